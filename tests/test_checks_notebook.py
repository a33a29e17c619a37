"""Checks as a learner meets them: in a real kernel, cell by cell, with the record beside the exercises."""

from __future__ import annotations

import json
import queue
import shutil
import time
from pathlib import Path

import pytest

from newslens.exercises.build import build

HERE = Path(__file__).parent
SETUP = """
import re
from collections import Counter
import matplotlib.pyplot as plt
from ipywidgets import interactive
from newslens import load_article
from newslens.exercises import NotApplicable, check, hint, progress, solution
article = load_article()
tokens = article.tokens
"""
CHECK = 'check("top_words", (["a", "b", "a"], 1), lambda a: (a.tokens, 10))'
RIGHT = "def top_words(tokens, n):\n    return Counter(tokens).most_common(n)"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the sample notebook, built, and a learner's folder in it."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(HERE / "samples", root / "solutions")
    for name in ("articles", "lexicons"):
        shutil.copytree(HERE.parent / "data" / name, root / "data" / name)
    build(root)
    shutil.copytree(root / "exercises", root / "my_work" / "exercises")
    return root


@pytest.fixture(scope="module")
def kernel(project, jupyter_env, learner_python):
    """cells(source) -> what the cell showed: pairs of a kind (markdown, text, stream, error) and its text."""
    from jupyter_client.manager import KernelManager

    manager = KernelManager()
    manager.kernel_spec.argv[:] = [learner_python, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    manager.start_kernel(cwd=str(project / "my_work" / "exercises"), env=jupyter_env)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)

    def run(source: str, timeout: float = 60, cell: str = "") -> list[tuple[str, str]]:
        shown = []
        client.session.metadata = {"cellId": cell} if cell else {}  # as JupyterLab says which cell it runs

        def note(message):
            content = message["content"]
            if message["msg_type"] == "stream":
                shown.append((content["name"], content["text"]))
            elif message["msg_type"] in ("display_data", "execute_result"):
                data = content["data"]
                kind = next(k for k in ("text/markdown", "image/png", "text/html", "text/plain") if k in data)
                shown.append((kind.split("/")[1], data[kind]))
            elif message["msg_type"] == "error":
                shown.append(("error", "\n".join(content["traceback"])))

        client.execute_interactive(source, output_hook=note, timeout=timeout)
        return shown

    def restart():
        manager.restart_kernel(now=True)
        client.wait_for_ready(timeout=60)

    run.restart = restart
    run(SETUP)
    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def answer_cell(name: str) -> str:
    """The id of the cell that holds the answer to an exercise."""
    cells = json.loads((HERE / "samples" / "91_sample.ipynb").read_text(encoding="utf-8"))["cells"]
    check = next(i for i, cell in enumerate(cells) if f'check("{name}"' in "".join(cell["source"]))
    return next(cell["id"] for cell in reversed(cells[:check]) if cell["cell_type"] == "code")


def verdict(shown: list[tuple[str, str]]) -> str:
    """The one verdict among what was shown; nothing on stderr, no traceback."""
    assert not [text for kind, text in shown if kind in ("stderr", "error")], shown
    found = [text for kind, text in shown if kind == "markdown"]
    assert len(found) == 1, shown
    return found[0]


def test_untouched_exercises_say_so_and_nothing_stops(project, kernel):
    cells = json.loads((project / "exercises" / "91_sample.ipynb").read_text(encoding="utf-8"))["cells"]
    seen = 0
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        shown = kernel("".join(cell["source"]))
        if "check(" in "".join(cell["source"]) and "import" not in "".join(cell["source"]):
            seen += 1
            assert verdict(shown).startswith("**Not tried yet.**"), shown
        else:
            assert not shown
    assert seen == 8


def test_the_verdict_names_the_run_it_judged(kernel):
    kernel("top_words = 1")
    kernel(RIGHT)
    first = verdict(kernel(CHECK))
    assert first.startswith("**Correct**, on 2 shown inputs and") and "Judged: your run [" in first
    number = int(first.split("Judged: your run [")[1].split("]")[0])
    kernel(RIGHT.replace("Counter(tokens)", "Counter(tokens[1:])"))
    second = verdict(kernel(CHECK))
    assert second.startswith("**Not yet.**")
    assert int(second.split("your run [")[1].split("]")[0]) == number + 2


def test_a_syntax_error_leaves_the_old_answer_and_the_verdict_says_so(kernel):
    kernel(RIGHT.replace("tokens)", "tokens[1:])"))
    assert kernel("def top_words(tokens, n)\n    return 1")[0][0] == "error"
    said = verdict(kernel(CHECK))
    assert "SyntaxError in line 1" in said and "gave `top_words` no value" in said


def test_a_redefined_check_works_again(kernel):
    kernel(RIGHT)
    kernel("check = 5")
    shown = kernel(CHECK)
    assert ("stdout", "(check had been given another value in this notebook; it works again.)\n") in shown
    assert any(text.startswith("**Correct**") for _, text in shown)


def test_a_deleted_check_works_again(kernel):
    kernel(RIGHT)
    kernel("del check")
    assert verdict(kernel(CHECK)).startswith("**Correct**")


def test_an_error_below_the_answer_does_not_count_against_it(kernel):
    number = int(kernel("len(In) - 1")[0][1])
    assert kernel(RIGHT + "\n\ntop_words(nothing, 3)")[0][0] == "error"
    said = verdict(kernel(CHECK))
    assert said.startswith("**Correct**") and f"your run [{number + 1}]" in said


def test_a_learners_own_function_of_that_name_is_left_alone(kernel):
    kernel("def progress(x):\n    return x + 1")
    assert kernel("progress(1)") == [("plain", "2")]
    assert "of 8 done" in kernel("progress()")[-1][1]


def test_an_endless_loop_ends_and_the_kernel_lives(kernel):
    kernel("def top_words(tokens, n):\n    while True:\n        try:\n            1\n        except:\n            pass")
    begun = time.perf_counter()
    assert "was not done after 3 seconds" in verdict(kernel(CHECK))
    assert time.perf_counter() - begun < 30, "three seconds of its own, on a machine however busy"
    assert kernel("1 + 1") == [("plain", "2")]


def test_one_endless_step_inside_c_ends_and_the_kernel_lives(kernel):
    kernel("import itertools\ndef top_words(tokens, n):\n    return sum(itertools.repeat(1))")
    assert "was not done after 3 seconds" in verdict(kernel(CHECK))
    assert kernel("1 + 1") == [("plain", "2")]


def test_shown_figures_and_prints_stay_out_of_the_verdict(kernel):
    kernel(RIGHT.replace("    return", "    print('x' * 1000)\n    plt.plot([1]); plt.show()\n    display('here')\n    return"))
    shown = kernel(CHECK)
    assert [kind for kind, _ in shown] == ["markdown"] and shown[0][1].startswith("**Correct**")


def test_an_interrupt_ends_the_whole_check(kernel):
    kernel("import signal, threading, time\ncalls = []\ndef top_words(tokens, n):\n    calls.append(n)\n    time.sleep(1.5)\n    return Counter(tokens).most_common(n)")
    kernel("threading.Timer(0.7, lambda: signal.raise_signal(signal.SIGINT)).start()")
    assert verdict(kernel(CHECK)).startswith("**Stopped.**")
    assert kernel("len(calls)") == [("plain", "1")]
    kernel(RIGHT)


def test_an_interrupt_ends_a_call_that_is_tried_apart_and_its_copy(kernel):
    kernel("import itertools, os, signal, threading\ndef top_words(tokens, n):\n    return sum(itertools.repeat(1))")
    kernel("threading.Timer(0.7, lambda: signal.raise_signal(signal.SIGINT)).start()")
    assert verdict(kernel(CHECK)).startswith("**Stopped.**")
    kernel("try:\n    left = os.waitpid(-1, os.WNOHANG)\nexcept ChildProcessError:\n    left = None")
    assert kernel("left") == [], "no copy is left, neither working nor dead"
    kernel(RIGHT)


def test_a_number_without_quotation_marks_is_asked_for_them(kernel):
    for wrong in ("check(1.10)", "hint(1.1)", "solution(1)"):
        assert "quotation marks" in verdict(kernel(wrong))


def test_a_value_given_by_other_means_counts(kernel):
    right = "len(set(tokens)) / len(tokens)"
    for way in (f"%time share = {right}", f"globals()['share'] = {right} + 0.0", f"exec('share = {right}')", f"def go():\n    global share\n    share = {right}\ngo()", f"share = {right}\nprint(sharee)"):
        kernel("share = 0.25", cell=answer_cell("share"))
        kernel(way, cell=answer_cell("share"))
        assert verdict(kernel('check("share")')).startswith("**Correct.**"), way


def test_hints_and_progress_take_whatever_they_are_given(kernel, project):
    for odd in ("1.0", "True", "-1", "'x'", "None", "[2]"):
        assert "Hint " in verdict(kernel(f'hint("top_words", {odd})'))
    assert "Hint 2 of" in verdict(kernel('hint("top_words ", 2)'))
    assert "in quotation marks" in verdict(kernel("hint(top_words)"))
    for odd in ("5", "True", "['a.html']", "'a\\0.html'", "'mine'"):
        said = verdict(kernel(f"progress(export={odd})"))
        assert "ends in .html or .csv" in said or "cannot be written" in said, said
    assert "Written" in verdict(kernel("progress(export='MINE.HTML', name=5)"))


def test_a_hint_asked_for_inside_an_answer_is_not_used_up(kernel, project):
    before = json.loads((project / "my_work" / "progress.json").read_text(encoding="utf-8"))["exercises"]["top_words"]["hints"]
    kernel("def top_words(tokens, n):\n    hint('top_words')\n    return []")
    assert "inside the answer" in verdict(kernel(CHECK))
    assert json.loads((project / "my_work" / "progress.json").read_text(encoding="utf-8"))["exercises"]["top_words"]["hints"] == before
    kernel(RIGHT)


def test_what_a_learner_types_into_the_check_does_not_make_it_right(kernel):
    kernel("share = 0.9")
    assert verdict(kernel('check("share", tolerance=1e9, judge=lambda a, b: True)')).startswith("**Not yet.**")


def test_input_does_not_wait(kernel):
    kernel("def top_words(tokens, n):\n    return input('how many? ')")
    assert "input()" in verdict(kernel(CHECK, timeout=10))


def test_a_fault_of_the_check_itself_is_not_the_learners_to_read(kernel):
    kernel("import newslens.exercises.engine as engine; kept = engine.judge\nengine.judge = lambda *a, **k: 1 / 0")
    said = verdict(kernel(CHECK))
    kernel("engine.judge = kept")
    assert said.startswith("**Cannot be checked.** The check itself failed (`ZeroDivisionError`)")


def test_an_unknown_id_names_the_nearest(kernel):
    assert 'There is no exercise `topwords`. Did you mean "top_words"?' in verdict(kernel('check("topwords")'))


def test_hints_climb_and_solution_asks_for_one_try_only(kernel, project):
    (project / "my_work" / "progress.json").unlink(missing_ok=True)
    steps = [verdict(kernel('hint("share")')) for _ in range(4)]
    assert [s[2:13] for s in steps] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Hint 3 of 3"]
    assert "Hint 1 of 3" in verdict(kernel('hint("share", 1)'))
    assert verdict(kernel('solution("quoted")')).startswith("**Try it once first**")
    assert "re.findall" in verdict(kernel('solution("quoted")'))
    kernel("share = 0.5")
    kernel('check("share")')
    assert "len(set(tokens)) / len(tokens)" in verdict(kernel('solution("share")'))


def test_progress_is_told_drawn_and_written(kernel, project):
    (project / "my_work" / "progress.json").unlink(missing_ok=True)
    kernel(RIGHT)
    kernel(CHECK)
    kernel("share = 1")
    kernel('check("share")')
    shown = kernel("progress()")
    assert [kind for kind, _ in shown] == ["html", "markdown"]
    assert shown[1][1].startswith("**1 of 8 done**, 1 tried, 6 open.")
    assert 'role="img" aria-label="1 of 8 done, 1 tried, 6 open.' in shown[0][1]
    assert "Written" in verdict(kernel('progress(export="mine.html", name="<Ada>")'))
    page = (project / "my_work" / "exercises" / "mine.html").read_text(encoding="utf-8")
    assert "&lt;Ada&gt;" in page and "1.2 The words that come back" in page and "<Ada>" not in page
    kernel('progress(export="mine.csv")')
    assert (project / "my_work" / "exercises" / "mine.csv").read_text(encoding="utf-8").count("\n") == 9
    assert "ends in .html or .csv" in verdict(kernel('progress(export="mine.doc")'))


def test_a_changed_solution_is_the_new_check_and_says_so(kernel, project):
    path = project / "solutions" / "91_sample.ipynb"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("len(set(tokens)) / len(tokens)", "len(tokens) / len(set(tokens))"), encoding="utf-8")
        kernel("share = len(tokens) / len(set(tokens))")
        said = verdict(kernel('check("share")'))
    finally:
        time.sleep(0.02)
        path.write_text(before, encoding="utf-8")
    assert said.startswith("**Correct.**") and "has been changed since your copy was made" in said and "`python3 start.py reset 91` gives the new text and keeps your copy" in said


def test_graded_runs_raise_and_show_one_line(kernel):
    kernel("import os; os.environ['CHECK_STRICT'] = '1'")
    try:
        kernel("share = 1")
        shown = kernel('check("share")')
        assert [kind for kind, _ in shown] == ["error"] and shown[0][1].startswith("Not yet. `share` is `1`.")
        assert "File" not in shown[0][1] and "newslens" not in shown[0][1]
        kernel("share = len(set(tokens)) / len(tokens)")
        assert verdict(kernel('check("share")')).startswith("**Correct.**")
    finally:
        kernel("del os.environ['CHECK_STRICT']")


def test_a_check_inside_the_answer_ends(kernel):
    kernel("def top_words(tokens, n):\n    check('top_words', (['a'], 1))\n    return []")
    said = verdict(kernel(CHECK))
    assert said.startswith("**Not yet.**") and "stands inside the answer" in said
    kernel("del top_words")


def test_an_error_is_forgotten_when_its_cell_has_run_since(kernel):
    kernel("globals().pop('share', None);")
    kernel("share = 1/0", cell="answer")
    assert "ZeroDivisionError" in verdict(kernel('check("share")'))
    kernel("sharre = 0.5", cell="answer")
    said = verdict(kernel('check("share")'))
    assert "ZeroDivisionError" not in said and "`sharre`" in said
    kernel("del sharre")


def test_a_name_that_a_run_compares_got_no_value(kernel):
    kernel("globals().pop('share', None);")
    kernel("try:\n    share == 0.5\nexcept NameError:\n    pass")
    said = verdict(kernel('check("share")'))
    assert said.startswith("**Not yet.**") and "one `=`" in said


def test_after_a_restart_the_check_says_that_the_cell_was_not_run(kernel):
    kernel.restart()
    kernel(SETUP)
    said = verdict(kernel(CHECK))
    assert said.startswith("**Not tried yet.**") and "has not been run since the last start" in said


def test_the_record_survives_a_killed_kernel(kernel, project):
    (project / "my_work" / "progress.json").unlink(missing_ok=True)
    kernel(RIGHT)
    kernel(CHECK)
    with pytest.raises((queue.Empty, TimeoutError, RuntimeError)):
        kernel("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", timeout=3)
    assert json.loads((project / "my_work" / "progress.json").read_text(encoding="utf-8"))["exercises"]["top_words"]["done"]
    kernel.restart()
    assert "1 of 8 done" in kernel(SETUP + "progress()")[-1][1]


def test_a_right_answer_does_not_outlive_a_later_run_that_failed(kernel):
    kernel(RIGHT)
    assert "Correct" in str(kernel(CHECK))
    kernel("def top_words(tokens, n):\n  return (")
    said = str(kernel(CHECK))
    assert "Correct" not in said and "stopped with" in said
    kernel(RIGHT)
    assert "Correct" in str(kernel(CHECK))


def test_an_exercise_may_be_called_by_its_number(kernel):
    assert "Hint 1" in str(kernel('hint("1.1")'))


# --- which run is judged ----------------------------------------------------------------
def test_a_misnamed_second_try_is_not_judged_by_the_first(kernel):
    kernel(RIGHT.replace("tokens)", "tokens[1:])"), cell="answer")
    kernel(RIGHT.replace("top_words", "top_wrds"), cell="answer")
    said = verdict(kernel(CHECK))
    assert said.startswith("**Not yet.**") and "`top_wrds`" in said and "older run" in said, said
    assert "It should give" not in said, "the old answer is not the one to talk about"
    kernel(RIGHT, cell="answer")
    assert verdict(kernel(CHECK)).startswith("**Correct**")


def test_a_right_answer_does_not_outlive_a_misnamed_run_of_its_cell(kernel):
    kernel("share = len(set(tokens)) / len(tokens)", cell="value")
    kernel("part = 3", cell="value")
    said = verdict(kernel('check("share")'))
    assert said.startswith("**Not yet.**") and "`part`" in said, said


def test_a_misnamed_try_in_another_cell_is_mentioned(kernel):
    kernel(RIGHT.replace("tokens)", "tokens[1:])"), cell="answer")
    number = int(kernel("len(In) - 1")[0][1]) + 1
    kernel(RIGHT.replace("top_words", "top_word"), cell="copy")
    said = verdict(kernel(CHECK))
    assert "It should give" in said and f"Your run [{number}] defines `top_word`" in said, said


def test_a_helper_in_a_cell_of_its_own_is_no_misnamed_answer(kernel):
    kernel(RIGHT, cell="answer")
    kernel("def helper(x):\n    return x", cell="scratch")
    kernel("top_words(['a'], 1)", cell="answer")
    said = verdict(kernel(CHECK))
    assert said.startswith("**Correct**") and "helper" not in said


def test_a_failed_run_of_the_answers_cell_under_another_name_is_told(kernel):
    kernel(RIGHT, cell="answer")
    kernel("def top_wrds(tokens, n):\n  return (", cell="answer")
    said = verdict(kernel(CHECK))
    assert "Correct" not in said and "SyntaxError" in said


def test_an_answer_that_only_shows_its_value_is_no_answer(kernel):
    kernel('share = 0.5', cell="value")
    for looks in ("share == 0.5", "len(set(tokens)) / len(tokens)", "# share = 0.5"):
        kernel(looks, cell="value")
        said = verdict(kernel('check("share")'))
        assert said.startswith("**Not yet.**") and "`share = …`" in said and "0.5`" not in said, said
    kernel("words = tokens\nprint(len(set(words)) / len(words))", cell="value")
    assert "instead of `print(…)`" in verdict(kernel('check("share")'))
    kernel("share = len(set(tokens)) / len(tokens)", cell="value")
    kernel("share", cell="value")
    assert verdict(kernel('check("share")')).startswith("**Correct.**"), "who looks at the value changes nothing"


def test_the_run_of_another_exercise_is_not_blamed(kernel):
    kernel("del quoted", cell="scratch")
    kernel("def top_words(tokens, n):\n    return quoted(tokens)", cell="other")
    number = int(kernel("len(In) - 1")[0][1]) + 1
    kernel("text = 'a'\nif text:\n    print(text)", cell=answer_cell("quoted"))
    said = verdict(kernel('check("quoted")'))
    assert f"Your run [{number}] makes no function" in said and "`def quoted(text):`" in said, said


def test_a_name_overwritten_in_another_cell_is_told(kernel):
    kernel(RIGHT, cell=answer_cell("top_words"))
    kernel("top_words = top_words(['a', 'a'], 1)", cell="scratch")
    said = verdict(kernel(CHECK))
    assert "in another cell" in said and "run the cell of your answer again" in said, said
    kernel(RIGHT, cell=answer_cell("top_words"))
    assert verdict(kernel(CHECK)).startswith("**Correct**")


def test_a_run_that_failed_says_what_it_failed_at(kernel):
    kernel("share == 'x' + unknown_name", cell=answer_cell("share"))
    said = verdict(kernel('check("share")'))
    assert "`==` compares" in said and "unknown_name" in said, said
    kernel("share = {}['japan']", cell=answer_cell("share"))
    said = verdict(kernel('check("share")'))
    assert "KeyError" in said and "japan" in said and "ask with `in`" in said, said


def test_a_second_check_of_the_same_run_asks_whether_it_was_run(kernel):
    kernel("share = 0.25", cell=answer_cell("share"))
    assert "run it first" not in verdict(kernel('check("share")'))
    assert "if you have changed the cell, run it first" in verdict(kernel('check("share")'))


def test_a_value_that_was_reset_is_not_tried_yet(kernel):
    kernel("share = 0.5", cell=answer_cell("share"))
    kernel("del share", cell="scratch")
    assert verdict(kernel('check("share")')).startswith("**Not tried yet.**")
    kernel(RIGHT)


# --- answers that leave, or ask ---------------------------------------------------------
@pytest.mark.parametrize("leaving", ["exit()", "quit()", "import sys; sys.exit()", "raise SystemExit", "get_ipython().ask_exit()", "exit", "quit(3)"])
def test_an_answer_that_leaves_does_not_take_the_kernel_along(kernel, leaving):
    kernel("kept = 17")
    kernel(f"def top_words(tokens, n):\n    {leaving}\n    return [('a', 2)]")
    said = verdict(kernel(CHECK))
    assert said.startswith("**Not yet.**")
    assert "leave that out" in said or leaving == "exit", said
    time.sleep(0.3)
    assert kernel("kept") == [("plain", "17")], "the kernel is the same one"
    kernel(RIGHT)
    assert verdict(kernel(CHECK)).startswith("**Correct**")


def test_what_reads_from_the_keyboard_otherwise_does_not_wait(kernel):
    for asking in ("sys.stdin.readline()", "next(iter(sys.stdin))", "getpass.getpass()", "open(0).read()"):
        kernel(f"import sys, getpass\ndef top_words(tokens, n):\n    return {asking}")
        assert verdict(kernel(CHECK, timeout=15)).startswith("**Not yet.**")
    assert "input()" in verdict(kernel("def top_words(tokens, n):\n    return sys.stdin.readline()") + kernel(CHECK))
