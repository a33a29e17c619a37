"""From solutions/ to exercises/: what goes, what stays, and what an author is told."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from newslens.__main__ import main
from newslens.exercises import reference
from newslens.exercises.audit import audit
from newslens.exercises.bank import read_bank
from newslens.exercises.build import build, exercise_notebook
from newslens.exercises.catalogue import load_catalogue
from newslens.exercises.mutants import mutants
from newslens.exercises.reference import reference_for
from newslens.exercises.source import AuthorError, pack, read_notebook, unpack
from newslens.exercises.trial import try_answer

HERE = Path(__file__).parent
ROOT = HERE.parent


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with the sample notebook."""
    shutil.copytree(HERE / "samples", tmp_path / "solutions")
    for name in ("articles", "lexicons"):
        shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSLENS_ARTICLE", raising=False)
    return tmp_path


def notebook_of(*cells: tuple[str, ...]) -> dict:
    """A notebook from (kind, source, tag…)."""
    stored = []
    for i, (kind, source, *tags) in enumerate(cells):
        cell = {"cell_type": kind, "id": f"cell-{i}", "metadata": {"tags": tags} if tags else {}, "source": source.splitlines(keepends=True)}
        stored.append(cell | ({"execution_count": None, "outputs": []} if kind == "code" else {}))
    return {"cells": stored, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def write(path: Path, *cells: tuple[str, ...]) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(json.dumps(notebook_of(*cells)), encoding="utf-8")
    return path


HEAD = ("markdown", "### 1.1 One ★")
ANSWER = ("code", "def f(x):\n    # BEGIN SOLUTION\n    return x\n    # END SOLUTION")
TEST = ("code", 'check("f", 1)')


# --- what the learner gets --------------------------------------------------------------
def test_nothing_of_the_solution_is_left(project):
    build(project)
    text = (project / "exercises" / "91_sample.ipynb").read_text(encoding="utf-8")
    for secret in ("most_common", "BEGIN", "HIDDEN", "hints(", "Look at what stands before", "len(set(tokens))", "options", "routine", "reasons", "findall"):
        assert secret not in text, secret


def test_no_line_of_any_solution_is_left():
    """The gate for the whole set: no longer line of a solution, and no held-out input, stands in an exercise."""
    for path in sorted((ROOT / "solutions").glob("[0-9]*.ipynb")):
        notebook = read_notebook(path)
        made = json.dumps(exercise_notebook(notebook), ensure_ascii=False)
        for exercise in notebook.exercises:
            inside = False
            for line in exercise.answer.source.splitlines():
                inside = "BEGIN SOLUTION" in line or (inside and "END SOLUTION" not in line)
                if inside and len(line.strip()) > 25 and "SOLUTION" not in line:
                    assert json.dumps(line.strip(), ensure_ascii=False)[1:-1] not in made, f"{path.name}: {line}"
        assert "BEGIN SOLUTION" not in made and "HIDDEN TESTS" not in made


def test_exercises_are_in_step_with_their_solutions():
    behind = [f"{path.name}: {state}" for path, state in build(ROOT, write=False)]
    assert not behind, "run `python -m newslens build` and commit what it writes"


STUBS = [
    ("def f(x):\n    '''Doc.'''\n    # BEGIN SOLUTION\n    return x\n    # END SOLUTION", "def f(x):\n    '''Doc.'''\n    ..."),
    ("# BEGIN SOLUTION\ndef f(x, y=1):\n    '''Doc.'''\n    return x\n# END SOLUTION", "def f(x, y=1):\n    '''Doc.'''\n    ..."),
    ("# BEGIN SOLUTION\ndef f(x):\n    return x\n# END SOLUTION", "def f(x):\n    ..."),
    ("# BEGIN SOLUTION\ndef f(x): return x\n# END SOLUTION", "def f(x):\n    ..."),
    ("# BEGIN SOLUTION\nhelper = 2\nf = helper + 1\n# END SOLUTION", "f = ..."),
    ("f = 0  # your number\n# BEGIN SOLUTION\nf = 3\n# END SOLUTION", "f = 0  # your number"),
    ('f = """\n# BEGIN SOLUTION\nA text.\n# END SOLUTION\n"""', 'f = """\n...\n"""'),
    ("limit = 3\ndef f(x):\n    y = 0\n    # BEGIN SOLUTION\n    for z in x:\n        y += z\n    # END SOLUTION\n    return y", "limit = 3\ndef f(x):\n    y = 0\n    ...\n    return y"),
]  # fmt: skip


@pytest.mark.parametrize("source, stub", STUBS, ids=range(len(STUBS)))
def test_stub(tmp_path, source, stub):
    notebook = read_notebook(write(tmp_path / "solutions" / "01_a.ipynb", HEAD, ("code", source), TEST))
    made = exercise_notebook(notebook)
    assert "".join(made["cells"][1]["source"]) == stub


def test_cell_ids_stay_and_are_valid(project):
    import nbformat

    build(project)
    made = nbformat.read(project / "exercises" / "91_sample.ipynb", as_version=4)
    nbformat.validate(made)
    solution = json.loads((project / "solutions" / "91_sample.ipynb").read_text(encoding="utf-8"))
    ids = [cell["id"] for cell in solution["cells"]]
    assert made.cells[-1].id == "banner" and made.cells[0].source.startswith("# "), "the title comes first"
    assert [c.id for c in made.cells[:-1]] == [i for i in ids if i in {c.id for c in made.cells}]
    before = (project / "exercises" / "91_sample.ipynb").read_bytes()
    (project / "exercises" / "91_sample.ipynb").unlink()
    build(project)
    assert (project / "exercises" / "91_sample.ipynb").read_bytes() == before


def test_check_says_what_is_out_of_step(project, capsys):
    assert main(["build", "--check"]) == 1
    assert "91_sample.ipynb: missing" in capsys.readouterr().out
    assert main(["build"]) == 0 and main(["build", "--check"]) == 0
    path = project / "exercises" / "91_sample.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    answer = next(c for c in notebook["cells"] if "newslens" in c["metadata"])
    answer["source"], answer["outputs"] = ["share = 0.5"], [{"output_type": "stream", "name": "stdout", "text": "x"}]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert main(["build", "--check"]) == 0, "answers and outputs do not count"
    notebook["cells"][1]["source"] = ["# Another title"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert main(["build", "--check"]) == 1
    assert main(["build"]) == 0 and main(["build", "--check"]) == 0
    (project / "exercises" / "77_old.ipynb").write_text("{}", encoding="utf-8")
    assert main(["build", "--check"]) == 1
    assert "77_old.ipynb: has no solutions notebook any more" in capsys.readouterr().out


def test_answers_in_exercises_are_put_aside_not_lost(project):
    build(project)
    path = project / "exercises" / "91_sample.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("share = ...", "share = 0.5").replace("# Samples", "# Old samples"), encoding="utf-8")
    build(project)
    assert "share = ..." in path.read_text(encoding="utf-8")
    aside = list((project / "exercises").glob("91_sample.before-*.ipynb"))
    assert len(aside) == 1 and "share = 0.5" in aside[0].read_text(encoding="utf-8")
    assert main(["build", "--check"]) == 0


# --- an author's mistakes ---------------------------------------------------------------
MISTAKES = [
    ([HEAD, ("code", "def f(x):\n    # BEGIN SOLUTION\n    return x"), TEST], "cell 2: # BEGIN SOLUTION has no # END SOLUTION; add that line"),
    ([HEAD, ("code", "def f(x):\n    return x\n    # END SOLUTION"), TEST], "cell 2: # END SOLUTION has no # BEGIN SOLUTION"),
    ([HEAD, ANSWER, ("code", 'check("f", 1)\n# BEGIN HIDDEN TESTS\ncheck("f", 2)')], "cell 3: # BEGIN HIDDEN TESTS has no # END HIDDEN TESTS"),
    ([HEAD, ANSWER, TEST, HEAD, ANSWER, TEST], "cell 6: the id 'f' is taken by cell 2; give one of the two another name"),
    ([HEAD, TEST], "cell 2: check('f') has no solution"),
    ([HEAD, ANSWER], "cell 2: this solution has no check"),
    ([HEAD, ANSWER, ANSWER, TEST], "cell 2: this solution has no check"),
    ([HEAD, ANSWER, ("code", 'check("g", 1)')], "cell 2: the solution does not define g, which the check in cell 3 asks for"),
    ([HEAD, ANSWER, ("code", "check(f, 1)")], "cell 3: the first thing in the call must be the exercise's id in quotes"),
    ([HEAD, ANSWER, ("code", "# BEGIN HIDDEN TESTS\ncheck('f', 1)\n# END HIDDEN TESTS")], "cell 3: all of check('f') is hidden; leave one call"),
    ([ANSWER, TEST], "cell 2: f has no heading; write one above it, such as ### 1.4 Title ★★"),
    ([HEAD, ANSWER, TEST, ("code", '# BEGIN HINTS\nhints("f", "One.", " ")\n# END HINTS')], "cell 4: a hint of 'f' is empty"),
    ([HEAD, ANSWER, TEST, ("code", '# BEGIN HINTS\nhints("f")\n# END HINTS')], "cell 4: a hint of 'f' is empty"),
    ([HEAD, ANSWER, TEST, ("code", '# BEGIN HINTS\nhints("g", "One.")\n# END HINTS')], "cell 4: there are hints for 'g', but no exercise of that name"),
    ([HEAD, ANSWER, ("code", 'check("f", 1')], "cell 3: this is not Python yet"),
    ([HEAD, ANSWER, ("code", 'check("f", 1)\ncheck("g", 1)')], "cell 3: one check cell serves one exercise"),
    ([HEAD, ANSWER, ("code", 'check("f", 1, kind="essay")')], "cell 3: there is no kind 'essay'"),
    ([HEAD, ("code", "# BEGIN SOLUTION\ndef f(x)\n    return x\n# END SOLUTION"), TEST], "cell 2 (1.1 One): this is not Python yet (expected ':', line 2)"),
    ([HEAD, ANSWER, ("code", 'check("f", 1, tolerence=0.1)')], "cell 3 (1.1 One): a check has no option tolerence; did you mean tolerance?"),
    ([HEAD, ANSWER, TEST, ("code", 'hints("f", "One.")')], "cell 4: hints('f') stands in view"),
]  # fmt: skip


@pytest.mark.parametrize("cells, says", MISTAKES, ids=[says[:50] for _, says in MISTAKES])
def test_a_mistake_gets_one_sentence(project, capsys, cells, says):
    write(project / "solutions" / "92_new.ipynb", *cells)
    assert main(["build"]) == 1
    err = capsys.readouterr().err.strip()
    assert err.startswith("solutions/92_new.ipynb, ") and (says in err or says in err.replace(" (1.1 One)", "")) and "\n" not in err and "Traceback" not in err
    assert not (project / "exercises").exists(), "nothing is written while something is wrong"


def test_an_id_twice_in_the_set(project, capsys):
    write(project / "solutions" / "92_new.ipynb", HEAD, ("code", "# BEGIN SOLUTION\nshare = 1\n# END SOLUTION"), ("code", 'check("share")'))
    assert main(["build"]) == 1
    assert "solutions/92_new.ipynb, cell 3 (1.1 One): the id 'share' is taken by solutions/91_sample.ipynb, cell" in capsys.readouterr().err


def test_a_file_that_is_no_notebook(project, capsys):
    (project / "solutions" / "93_broken.ipynb").write_text("<<<<<<< HEAD", encoding="utf-8")
    assert main(["build"]) == 1
    assert "93_broken.ipynb cannot be read" in capsys.readouterr().err


def test_a_solution_that_stops_and_one_that_fails_its_own_check(project, capsys):
    stopping = ("code", "# BEGIN SOLUTION\nf = 1 / 0\n# END SOLUTION")
    write(project / "solutions" / "92_new.ipynb", HEAD, stopping, ("code", 'check("f")'))
    assert main(["audit", "92"]) == 1
    assert "solutions/92_new.ipynb, cell 2 (1.1 One): the solution itself stops" in capsys.readouterr().out
    growing = ("code", "found = []\ndef f(x):\n    # BEGIN SOLUTION\n    found.append(x)\n    return found\n    # END SOLUTION")
    write(project / "solutions" / "92_new.ipynb", HEAD, growing, ("code", 'check("f", 1, 2)'))
    assert main(["audit", "92"]) == 1
    assert "solutions/92_new.ipynb, cell 2 (1.1 One): the solution of f fails its own check" in capsys.readouterr().out


UNSOUND = [
    ("return 1 / 0 or [x]", "1, 2", "3", "the solution of f stops on every input (ZeroDivisionError: division by zero)"),
    ("return 6 / x", "0, 2", "3", "the solution of f stops on the shown input f(0)"),
    ("return x", "1, 2", "(1, 2)", "the hidden input f(1, 2) does not fit the solution, which takes (x); correct that input"),
]


@pytest.mark.parametrize("body, shown, hidden, says", UNSOUND, ids=[row[3][:40] for row in UNSOUND])
def test_inputs_that_cannot_be_asked_are_the_authors_fault(project, capsys, body, shown, hidden, says):
    answer = ("code", f"def f(x):\n    # BEGIN SOLUTION\n    {body}\n    # END SOLUTION")
    write(project / "solutions" / "92_new.ipynb", HEAD, answer, ("code", f'check("f", {shown})\n# BEGIN HIDDEN TESTS\ncheck("f", {hidden})\n# END HIDDEN TESTS'))
    place = "solutions/92_new.ipynb, cell 3 (1.1 One): "
    assert main(["audit", "92"]) == 1
    assert place + says in capsys.readouterr().out
    assert main(["build"]) == 1
    assert place + says in capsys.readouterr().err and not (project / "exercises").exists()
    notebook, exercise = load_catalogue().find("f")
    with pytest.raises(AuthorError, match="cell 3"):
        try_answer(exercise, reference_for(notebook), exercise.solution)


SAYS_NO = [  # the answer cell, the check cell, which cell is named, what is said
    ("f = 0.5", 'check("f", judge=lambda expected, got: "Never.")', 2, "the solution of f fails its own check: Not yet. `f` is `0.5`. Never."),
    ("f = 0.5", 'check("f", judge=lambda expected, got: 1 / 0)', 3, "the judge of this check stops with ZeroDivisionError"),
    ("f = 'e'", 'check("f", options={"a": "One.", "b": "Two."})', 2, "the solution of f fails its own check: Not yet."),
    ("f = 'Two words.'", 'check("f", kind="reflection", words=10)', 2, "the solution of f fails its own check: Not yet. 2 words so far."),
    ("f = lambda words: len(words)", 'check("f", (["a"],))\n# BEGIN HIDDEN TESTS\ncheck("f", lambda a: (a.tokns,))\n# END HIDDEN TESTS', 3, "hidden input 1 of check('f') cannot be made from the article (AttributeError"),
    ("f = lambda words: len(words)", 'check("f", lambda a: (a.tokns,))', 3, "shown input 1 of check('f') cannot be made from the article (AttributeError"),
    ("while True: pass\nf = 1", 'check("f")', 2, "this cell is not done after 0.7 seconds"),
    ("def f(x):\n    while x: pass\n    return x", 'check("f", 0, 1)', 2, "the solution of f is not done after 0.7 seconds on f(1)"),
]


@pytest.mark.parametrize("answer, asked, cell, says", SAYS_NO, ids=[row[3][:50] for row in SAYS_NO])
def test_what_no_learner_could_pass_is_not_built(project, capsys, monkeypatch, answer, asked, cell, says):
    monkeypatch.setattr(reference, "LONGEST", 0.7)
    (project / "solutions" / "91_sample.ipynb").unlink()  # its figures take longer on a busy machine
    write(project / "solutions" / "92_new.ipynb", HEAD, ("code", f"# BEGIN SOLUTION\n{answer}\n# END SOLUTION"), ("code", asked))
    assert main(["build"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"solutions/92_new.ipynb, cell {cell} (1.1 One): ") and says in err and err.count("\n") == 1, err
    assert not (project / "exercises").exists()


BANKS = [
    ("# %% f wrong: No.\nf = [1", "line 2: this answer is not Python"),
    ("# %% f wrong:\nf = 1", "line 1: write `# %% id right: how`"),
    ("#%% f wrong: No.\nf = 1", "line 1: write `# %% id right: how`"),
    ("# %% f wrong: No.\nf = '\udcff'", "line 2: there is a byte that is not UTF-8"),
    ("# %% ff wrong: No.\nff = 1", "line 1: 92_new has no exercise ff; did you mean f?"),
]


@pytest.mark.parametrize("bank, says", BANKS, ids=[says[:40] for _, says in BANKS])
def test_a_bank_that_is_not_in_order_is_told_to_the_author_and_spared_the_learner(project, capsys, bank, says):
    write(project / "solutions" / "92_new.ipynb", HEAD, ("code", "# BEGIN SOLUTION\nf = 2\n# END SOLUTION"), ("code", 'check("f")'))
    (project / "solutions" / "variants").mkdir(exist_ok=True)
    (project / "solutions" / "variants" / "92_new.py").write_bytes(bank.encode("utf-8", "surrogateescape"))
    for command in ("build", "audit"):
        assert main([command]) == 1
        err = capsys.readouterr().err
        assert err.startswith("solutions/variants/92_new.py, ") and says in err and err.count("\n") == 1, err
    notebook, exercise = load_catalogue().find("f")
    assert try_answer(exercise, reference_for(notebook), "f = 3").says == "It is too large."


def test_a_hidden_input_changed_later_is_tried_although_nothing_is_to_be_built(project, capsys):
    answer = ("code", "# BEGIN SOLUTION\ndef f(x):\n    return x + 1\n# END SOLUTION")
    hidden = 'check("f", 1)\n# BEGIN HIDDEN TESTS\ncheck("f", {})\n# END HIDDEN TESTS'
    write(project / "solutions" / "92_new.ipynb", HEAD, answer, ("code", hidden.format("2")))
    assert main(["build"]) == 0
    path = write(project / "solutions" / "92_new.ipynb", HEAD, answer, ("code", hidden.format("2, (3, 4)")))
    later = (project / "exercises" / "92_new.ipynb").stat().st_mtime + 1
    os.utime(path, (later, later))
    assert main(["build"]) == 1
    assert "the hidden input f(3, 4) does not fit the solution" in capsys.readouterr().err


def test_a_notebook_without_cells(project, capsys):
    (project / "solutions" / "93_empty.ipynb").write_text('{"a": 1}', encoding="utf-8")
    assert main(["build"]) == 1
    assert "solutions/93_empty.ipynb cannot be read (it is no notebook)" in capsys.readouterr().err


def test_a_number_stands_once_and_in_its_own_lesson(project, capsys):
    two = [HEAD, ANSWER, TEST, HEAD, ("code", ANSWER[1].replace("f(", "g(")), ("code", 'check("g", 1)')]
    path = write(project / "solutions" / "01_new.ipynb", *two)
    assert main(["build"]) == 1
    err = capsys.readouterr().err
    assert "solutions/01_new.ipynb, cell 5 (1.1 One): the number 1.1 is taken by solutions/01_new.ipynb, cell 2 (1.1 One); give it the next free number of its lesson, 1.2." in err
    path.rename(project / "solutions" / "04_new.ipynb")
    write(project / "solutions" / "01_new.ipynb", ("markdown", "### 1.3 Three ★"), ("code", ANSWER[1].replace("f(", "h(")), ("code", 'check("h", 1)'))
    assert main(["build"]) == 1
    assert "solutions/04_new.ipynb, cell 2 (1.1 One): the number 1.1 belongs to 01_new; give it the next free number of its lesson, 4.1." in capsys.readouterr().err


def test_an_exercise_without_hints_is_built_with_a_warning(project, capsys):
    write(project / "solutions" / "92_new.ipynb", HEAD, ANSWER, TEST)
    assert main(["build"]) == 0
    assert "solutions/92_new.ipynb, cell 2 (1.1 One): f has no hints;" in capsys.readouterr().out
    assert (project / "exercises" / "92_new.ipynb").exists()


def test_a_solution_may_refuse_a_hidden_input(project):
    answer = ("code", "def f(x):\n    # BEGIN SOLUTION\n    return 6 / x\n    # END SOLUTION")
    write(project / "solutions" / "92_new.ipynb", HEAD, answer, ("code", 'check("f", 1)\n# BEGIN HIDDEN TESTS\ncheck("f", 0)\n# END HIDDEN TESTS'))
    assert main(["build"]) == 0


@pytest.mark.parametrize("line, says", [("# %% share rihgt: x", "line 1: write `# %% id right"), ("# %% share wrong: x\nshare = (", "line 2: this answer is not Python")])
def test_a_mistake_in_the_bank(project, line, says):
    (project / "solutions" / "variants" / "91_sample.py").write_text(line, encoding="utf-8")
    with pytest.raises(AuthorError, match="variants|91_sample.py") as caught:
        read_bank(line, "variants/91_sample.py")
    assert says in str(caught.value)


# --- the bank and the audit -------------------------------------------------------------
def test_the_audit_of_the_sample_is_clean(project, capsys):
    assert main(["audit", "share", "top_words", "full_stop", "quoted"]) == 0
    table = capsys.readouterr().out
    assert "top_words" in table and "3/3" in table


def test_the_audit_is_on_the_case_unless_told_otherwise(project, capsys, monkeypatch):
    other = project / "data" / "articles" / "ferry.txt"
    other.write_text("title: A ferry\n\nThe ferry was late. The ferry was slow. Nobody said why.\n", encoding="utf-8")
    monkeypatch.setenv("NEWSLENS_ARTICLE", "ferry")
    main(["audit", "full_stop"])
    assert capsys.readouterr().out.startswith("Audit on the article bombers.")
    main(["audit", "full_stop", "--article", "ferry"])
    assert capsys.readouterr().out.startswith("Audit on the article ferry.")
    import os

    assert os.environ["NEWSLENS_ARTICLE"] == "ferry", "the choice of whoever calls stays"


def test_the_audit_notices_each_kind_of_fault(project):
    bank = project / "solutions" / "variants" / "91_sample.py"
    bank.write_text(
        "# %% share right: not at all\nshare = 0\n"
        "# %% share wrong: This one is right.\nshare = len(set(tokens)) / len(tokens)\n"
        "# %% top_words wrong: It never comes.\ndef top_words(tokens, n):\n    return None\n",
        encoding="utf-8",
    )
    catalogue = load_catalogue()
    faults = [fault for name in ("share", "top_words") for fault in audit(catalogue, catalogue.exercises[name], False).faults]
    assert "right answer to share refused" in faults[0] and "change this answer of the bank too" in faults[0]
    assert 'wrong answer to share gets "correct"' in faults[1]
    assert any("instead of its own sentence" in fault for fault in faults[2:])


def test_a_weak_check_lets_mutants_live_and_they_are_listed(project, capsys):
    weak = ("code", "def f(x):\n    # BEGIN SOLUTION\n    return [y for y in x if y > 2]\n    # END SOLUTION")
    write(project / "solutions" / "92_new.ipynb", HEAD, weak, ("code", 'check("f", ([1, 5],), ([9],))'))
    assert main(["audit", "92"]) == 0
    out = capsys.readouterr().out
    assert "Mutants that survive" in out and "if y >= 2]" in out
    write(project / "solutions" / "92_new.ipynb", HEAD, weak, ("code", 'check("f", ([1, 2, 3, 4, 5],), ([9],))'))
    bank = project / "solutions" / "variants" / "92_new.py"
    assert main(["audit", "92"]) == 0
    assert "Mutants that survive" not in capsys.readouterr().out
    bank.write_text("# %% f equivalent: return [y for y in x if y > 2] -> return None\n", encoding="utf-8")
    assert main(["audit", "92"]) == 0


def test_mutants_are_python_and_differ():
    source = "def f(words, n=3):\n    '''Doc.'''\n    found = [w.lower() for w in words if len(w) > n and w not in 'ab']\n    return sorted(set(found), reverse=True)[:n]\n"
    made = mutants(source)
    assert len(made) > 15 and len({text for _, text in made}) == len(made)
    for label, text in made:
        compile(text, label, "exec")
        assert " -> " in label


# --- how the reference runs -------------------------------------------------------------
def test_the_reference_takes_what_it_needs_and_nothing_of_the_learner(project):
    write(
        project / "solutions" / "92_new.ipynb",
        ("code", "base = 10", "setup"),
        ("code", "print('loud'); given = base + 1"),
        ("code", "1 / 0"),
        HEAD, ("code", "# BEGIN SOLUTION\nfirst = given + 1\n# END SOLUTION"), ("code", 'check("first")'),
        ("markdown", "### 1.2 Two ★"), ("code", "# BEGIN SOLUTION\nsecond = first + 1\n# END SOLUTION"), ("code", 'check("second")'),
    )  # fmt: skip
    notebook, exercise = load_catalogue().find("second")
    assert reference_for(notebook).value(exercise) == 13


def test_it_runs_once_for_an_article(project):
    write(project / "solutions" / "92_new.ipynb", ("code", "import itertools\ncounter = itertools.count()", "setup"), HEAD, ("code", "# BEGIN SOLUTION\nf = next(counter)\n# END SOLUTION"), ("code", 'check("f")'))
    for _ in range(3):
        notebook, exercise = load_catalogue().find("f")
        assert reference_for(notebook).value(exercise) == 0


def test_packing_gives_back_what_it_took():
    assert unpack(pack("naïve “quotes”\n" * 50)) == "naïve “quotes”\n" * 50


def test_help_lists_the_commands(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(name in out for name in ("build", "audit", "handout", "export"))
