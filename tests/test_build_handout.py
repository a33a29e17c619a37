"""The classroom copy works without solutions/; the course for nbgrader is graded by the real nbgrader."""

from __future__ import annotations

import json
import contextlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from newslens.__main__ import main
from newslens.exercises.build import build
from newslens.exercises.choice import without_solution
from newslens.exercises.handout import GIVEN
from newslens.exercises.source import read_notebook, unpack

HERE = Path(__file__).parent
ROOT = HERE.parent
NBGRADER = "nbgrader==0.9.6"
SECRETS = ("most_common", "findall", "len(set(tokens))", "Look at what stands before each one", "The headline made me expect")
SCRIPT = """
import re, sys
from collections import Counter
import matplotlib; matplotlib.use("agg")
import matplotlib.pyplot as plt
from ipywidgets import interactive
from newslens import load_article
from newslens.exercises import NotApplicable, check, hint, progress, solution
article = load_article()
tokens = article.tokens
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the sample notebook, built, and the folders that a handout takes along."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(HERE / "samples", root / "solutions")
    for name in ("articles", "lexicons"):
        shutil.copytree(ROOT / "data" / name, root / "data" / name)
    (root / "notebooks").mkdir()
    (root / "notebooks" / "91_sample.ipynb").write_text("{}", encoding="utf-8")
    (root / "README.md").write_text("# Sample\n", encoding="utf-8")
    (root / "exercises" / ".progress").mkdir(parents=True)
    (root / "data" / "sealed").mkdir()
    (root / "data" / "sealed" / "first.zip").write_text("Sealed.\n", encoding="utf-8")
    (root / "data" / "articles" / "selected.txt").unlink(missing_ok=True)
    (root / "data" / "articles" / "newspaper_mine.txt").write_text("Not for handing on.\n", encoding="utf-8")
    build(root)
    return root


@pytest.fixture(autouse=True)
def inside(project, monkeypatch):
    monkeypatch.chdir(project)
    monkeypatch.delenv("NEWSLENS_ARTICLE", raising=False)


def run_in(folder: Path, code: str) -> str:
    """Run code as a script in a folder of the handout and return what it prints."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("NEWSLENS")}
    done = subprocess.run([sys.executable, "-c", SCRIPT + code], cwd=folder, capture_output=True, text=True, env=env | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, timeout=120)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def handout(project, tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "handout"
    with contextlib.chdir(project):
        assert main(["handout", str(folder)]) == 0
    return folder


def test_a_handout_has_no_solution_in_sight(handout):
    assert sorted(p.name for p in handout.iterdir()) == ["README.md", "data", "exercises", "notebooks"]
    assert [p.name for p in (handout / "exercises" / ".keys").iterdir()] == ["91_sample.json"]
    assert not (handout / "exercises" / ".progress").exists()
    assert not list(handout.rglob("newspaper*.txt")) and not list(handout.rglob("*.zip"))
    assert "banner" not in [cell["id"] for cell in json.loads((handout / "exercises" / "91_sample.ipynb").read_text(encoding="utf-8"))["cells"]]
    for path in handout.rglob("*.*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not [secret for secret in SECRETS if secret in text], path
    key = json.loads((handout / "exercises" / ".keys" / "91_sample.json").read_text(encoding="utf-8"))
    assert "It is no secret" in key["about"] and "most_common" in unpack(key["notebook"])


def test_all_checks_hints_and_solutions_work_in_it(handout):
    said = run_in(handout / "exercises", """
check("share")
share = ...
check("share")
share = len(set(tokens)) / len(tokens)
check("share")
def top_words(tokens, n):
    return list(Counter(tokens).items())[:n]
check("top_words", (["a", "b", "a"], 1), lambda a: (a.tokens, 10))
def top_words(tokens, n):
    return Counter(tokens).most_common(n)
check("top_words", (["a", "b", "a"], 1), lambda a: (a.tokens, 10))
full_stop = "c"
check("full_stop")
hint("top_words")
solution("top_words")
progress()
""")  # fmt: skip
    assert said.count("Not tried yet.") == 2
    assert "These are the first n tokens. Sort by count before you cut." in said
    assert "Correct, on 2 shown inputs and 6 you have not seen." in said
    assert "A comma separates parts of a sentence." in said
    assert "Hint 1 of 2. A `Counter` counts a list" in said
    assert "return Counter(tokens).most_common(n)" in said
    assert "2 of 8 done, 1 tried, 5 open." in said
    assert (handout / "exercises" / ".progress" / "progress.json").exists()


def test_the_key_gives_the_same_exercises(handout, project):
    ours, theirs = read_notebook(project / "solutions" / "91_sample.ipynb"), read_notebook(handout / "exercises" / ".keys" / "91_sample.json")
    assert [e.id for e in ours.exercises] == [e.id for e in theirs.exercises]
    assert [e.fingerprint for e in ours.exercises] == [e.fingerprint for e in theirs.exercises]
    assert ours.variants == theirs.variants and not ours.cells == ()


def test_solutions_can_be_kept_back(project, tmp_path):
    assert main(["handout", str(tmp_path / "h"), "--no-solutions"]) == 0
    said = run_in(tmp_path / "h" / "exercises", 'share = 1\ncheck("share")\nsolution("share")\nsolution("share")')
    assert said.count("Kept back.") == 2 and "len(set" not in said


def test_where_solutions_are_kept_back_nothing_points_to_them_and_nothing_goes_round_in_a_circle(project, tmp_path):
    assert main(["handout", str(tmp_path / "h"), "--no-solutions"]) == 0
    said = run_in(tmp_path / "h" / "exercises", """
def top_words(tokens, n):
    return list(Counter(tokens).items())[:n]
for _ in range(4):
    check("top_words", (["a", "b", "a"], 1), lambda a: (a.tokens, 10))
    hint("top_words")
print("ASKED")
solution("top_words")
hint("share")
share = 1
for _ in range(4):
    check("share")
""")  # fmt: skip
    assert "solution(" not in said and "Hint 2 of 2" in said and "that was the last one." in said
    asked = said.split("ASKED")[1].split("Next:")[1].splitlines()[0]
    assert 'hint("top_words")' not in asked and "ask somebody" in asked


def test_no_notebook_of_the_set_speaks_of_solutions_that_are_kept_back(tmp_path):
    for path in (*ROOT.glob("exercises/*.ipynb"), *ROOT.glob("notebooks/*.ipynb"), ROOT / "exercises" / "README.md"):
        parts = [path.read_text(encoding="utf-8")]
        if path.suffix == ".ipynb":
            parts = ["".join(cell["source"]) for cell in json.loads(parts[0])["cells"] if cell["cell_type"] == "markdown"]
        assert not [part for part in parts if "`solution(" in without_solution(part)], path


def test_the_readme_of_a_handout_is_for_learners_and_its_links_lead_somewhere(handout):
    text = (handout / "README.md").read_text(encoding="utf-8")
    assert "Sample" not in text and "solutions/" not in text and "start.py test" not in text
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links and all((ROOT / link).exists() and link.split("/")[0] in GIVEN for link in links)


@pytest.fixture
def choose(project, tmp_path):
    """Write the choice as choose_article does; it is taken back afterwards."""
    chosen = project / "data" / "articles" / "selected.txt"
    yield lambda name: chosen.write_text(f"{name}\n", encoding="utf-8")
    chosen.unlink(missing_ok=True)


SHARE = 'share = len(set(tokens)) / len(tokens)\ncheck("share")\nprint("READS", article.name, len(tokens))'


def test_a_newspapers_text_stays_and_the_handout_reads_the_case(choose, tmp_path, capsys):
    choose("newspaper_mine")
    assert main(["handout", str(tmp_path / "h")]) == 0
    said = capsys.readouterr().out
    assert "reads bombers" in said and "newspaper_mine, stays here" in said
    ran = run_in(tmp_path / "h" / "exercises", SHARE)
    assert "Correct" in ran and "READS bombers" in ran
    assert "Not for handing on" not in "".join(p.read_text(encoding="utf-8", errors="ignore") for p in tmp_path.rglob("*.*") if p.is_file())


@pytest.mark.parametrize("where", ["data/articles/mine.txt", "my_work/texts/mine.txt"])
def test_the_chosen_article_goes_along(project, choose, tmp_path, capsys, where):
    (project / where).parent.mkdir(parents=True, exist_ok=True)
    (project / where).write_text("title: Fog\n\nFog fell on the harbor.\n", encoding="utf-8")
    choose("mine" if "data" in where else where)
    try:
        assert main(["handout", str(tmp_path / "h")]) == 0
    finally:
        (project / where).unlink()
    assert "mine (“Fog”)" in capsys.readouterr().out and "**Fog**" in (tmp_path / "h" / "README.md").read_text(encoding="utf-8")
    ran = run_in(tmp_path / "h" / "exercises", SHARE)
    assert "Correct" in ran and "READS mine 6" in ran


def test_a_chosen_article_that_is_gone_stops_a_handout(choose, tmp_path, capsys):
    choose("gone_for_good")
    assert main(["handout", str(tmp_path / "h")]) == 1
    assert "gone_for_good" in capsys.readouterr().err and not (tmp_path / "h").exists()


def test_handout_refusals(project, tmp_path, capsys):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    assert main(["handout", str(tmp_path / "full")]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert main(["handout", str(project / "data" / "copy")]) == 1
    assert "inside a folder that is copied" in capsys.readouterr().err
    exercise = project / "exercises" / "91_sample.ipynb"
    before = exercise.read_bytes()
    exercise.unlink()
    assert main(["handout", str(tmp_path / "h")]) == 1
    assert "out of step" in capsys.readouterr().err and not (tmp_path / "h").exists()
    exercise.write_bytes(before)


# --- nbgrader ---------------------------------------------------------------------------
def test_the_course_has_the_metadata_that_nbgrader_wants(project, tmp_path, capsys):
    assert main(["export", "nbgrader", str(tmp_path / "course")]) == 0
    assert "nbgrader generate_assignment 91_sample" in capsys.readouterr().out
    notebook = json.loads((tmp_path / "course" / "source" / "91_sample" / "91_sample.ipynb").read_text(encoding="utf-8"))
    marks = [cell["metadata"]["nbgrader"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    ids = [mark["grade_id"] for mark in marks]
    assert len(ids) == len(set(ids)) == 16
    assert sum(mark.get("points", 0) for mark in marks) == 1 + 2 + 1 + 1 + 2 + 3 + 1 + 2
    by_id = dict(zip(ids, marks))
    assert by_id["expected"]["grade"] and by_id["expected"]["solution"] and not by_id["expected-check"]["grade"]
    assert by_id["share-check"] == {"grade": True, "grade_id": "share-check", "locked": True, "schema_version": 3, "solution": False, "task": False, "points": 1}
    key = read_notebook(tmp_path / "course" / "source" / "91_sample" / ".keys" / "91_sample.json")
    text = "\n".join(cell.source for cell in key.cells)
    assert '["x", "X", "y", "x"]' not in text and "There are as many as there are sentences" in text
    assert not key.solution_allowed


@pytest.mark.parametrize("system, place", [("nbgrader", "source/91_sample"), ("otter", "91_sample")])
def test_an_exported_notebook_carries_the_chosen_article(project, choose, tmp_path, capsys, system, place):
    mine = project / "data" / "articles" / "mine.txt"
    mine.write_text("title: Fog\n\nFog fell on the harbor.\n", encoding="utf-8")
    choose("mine")
    try:
        assert main(["export", system, str(tmp_path / "course")]) == 0
    finally:
        mine.unlink()
    said = capsys.readouterr().out
    assert "mine (“Fog”)" in said and "pip wheel" in said and "pip install" in said
    ran = run_in(tmp_path / "course" / place, SHARE)
    assert "Correct" in ran and "READS mine 6" in ran
    own = run_in(tmp_path / "course" / place, 'from newslens import choose_article\nchoose_article("bombers")\nprint("NOW", load_article().name)')
    assert "NOW bombers" in own and not (ROOT / "data" / "articles" / "selected.txt").exists()
    if system == "otter":
        config = json.loads((tmp_path / "course" / place / "91_sample.ipynb").read_text(encoding="utf-8"))["cells"][0]["source"]
        assert "- .keys/mine.txt" in config and "- .keys/selected.txt" in config and "- .keys/91_sample.json" in config


def test_an_exported_course_leaves_a_newspapers_text_behind(choose, tmp_path, capsys):
    choose("newspaper_mine")
    assert main(["export", "nbgrader", str(tmp_path / "course")]) == 0
    assert "reads bombers" in capsys.readouterr().out and not list(tmp_path.rglob("newspaper*"))


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory, learner_python):
    """Python with nbgrader, in an environment of its own whose kernel is the learner's (NEWSLENS_NBGRADER names one)."""
    python = os.environ.get("NEWSLENS_NBGRADER")
    if not python:
        home = tmp_path_factory.mktemp("nbgrader")
        venv.create(home, with_pip=True)
        python = str(home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
        done = subprocess.run([python, "-m", "pip", "install", "-q", NBGRADER], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"{NBGRADER} could not be installed: {done.stderr.strip().splitlines()[-1][:200]}")
    kernel = Path(python).parent.parent / "share" / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True, exist_ok=True)
    (kernel / "kernel.json").write_text(json.dumps({"argv": [learner_python, "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "Python 3", "language": "python"}))
    return python


def submission(release: dict, answers: dict[str, str]) -> dict:
    """The released notebook with answers filled in."""
    filled = json.loads(json.dumps(release))
    for cell in filled["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("solution") and mark["grade_id"] in answers:
            cell["source"] = answers[mark["grade_id"]]
    return filled


SCORES = """
import json, sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    print(json.dumps({s.student.id: {g.name: g.auto_score for n in s.notebooks for g in n.grades} for s in book.assignment_submissions("91_sample")}))
"""


@pytest.mark.slow
def test_the_real_nbgrader_grades_the_course(nbgrader, project, tmp_path, jupyter_env):
    course = tmp_path / "course"
    assert main(["export", "nbgrader", str(course)]) == 0
    env = jupyter_env | {"PATH": f"{Path(nbgrader).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": ""}

    def call(*words: str) -> str:
        done = subprocess.run([nbgrader, "-m", "nbgrader", *words], cwd=course, capture_output=True, text=True, env=env, timeout=600)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    call("generate_assignment", "91_sample")
    release = json.loads((course / "release" / "91_sample" / "91_sample.ipynb").read_text(encoding="utf-8"))
    text = json.dumps(release, ensure_ascii=False)
    assert not [secret for secret in (*SECRETS, "BEGIN", '["x", "X", "y", "x"]', "options=") if secret in text]

    # Run All in the student's copy: every check answers, nothing stops.
    (course / "try").mkdir()
    shutil.copytree(course / "release" / "91_sample", course / "try" / "91_sample")
    ran = subprocess.run([nbgrader, "-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", "91_sample.ipynb"], cwd=course / "try" / "91_sample", capture_output=True, text=True, env=env, timeout=300)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("**Not tried yet.**") == 8 and "Traceback" not in ran.stdout

    right = {e.id: e.solution for e in read_notebook(project / "solutions" / "91_sample.ipynb").exercises}
    loop = "def top_words(tokens, n):\n    while True:\n        try:\n            1\n        except:\n            pass"
    warns = "import warnings\ndef top_words(tokens, n):\n    warnings.warn('old')\n    print('x', file=__import__('sys').stderr)\n    return Counter(tokens).most_common(n)"
    hard_coded = "def top_words(tokens, n):\n    return [('a', 2)] if n == 1 else Counter(tokens).most_common(10)"
    for student, answers in {"right": right, "blank": {}, "loop": right | {"top_words": loop}, "warns": right | {"top_words": warns}, "hardcoded": right | {"top_words": hard_coded}}.items():
        place = course / "submitted" / student / "91_sample"
        place.mkdir(parents=True)
        (place / "91_sample.ipynb").write_text(json.dumps(submission(release, answers)), encoding="utf-8")
    call("autograde", "91_sample")
    scores = json.loads(subprocess.run([nbgrader, "-c", SCORES], cwd=course, capture_output=True, text=True, env=env, check=True).stdout)
    full = {"share-check": 1, "top_words-check": 2, "full_stop-check": 1, "plot_top-check": 2, "knob-check": 3, "labels-check": 1, "quoted-check": 2}
    assert {k: v for k, v in scores["right"].items() if k in full} == full
    assert sum(scores["blank"].values()) == 0
    assert scores["loop"] == scores["right"] | {"top_words-check": 0}
    assert scores["warns"] == scores["right"]
    assert scores["hardcoded"] == scores["right"] | {"top_words-check": 0}


# --- otter ------------------------------------------------------------------------------
def test_the_export_for_otter_has_its_boundary_cells(project, tmp_path, capsys):
    assert main(["export", "otter", str(tmp_path / "course"), "--only", "91"]) == 0
    assert "otter assign 91_sample.ipynb dist" in capsys.readouterr().out
    notebook = json.loads((tmp_path / "course" / "91_sample" / "91_sample.ipynb").read_text(encoding="utf-8"))
    raw = [cell["source"].split("\n")[0] for cell in notebook["cells"] if cell["cell_type"] == "raw"]
    assert raw[0] == "# ASSIGNMENT CONFIG"
    assert all(raw.count(f"# BEGIN {part}") == raw.count(f"# END {part}") for part in ("QUESTION", "SOLUTION", "TESTS"))
    assert raw.count("# BEGIN QUESTION") == 8 and raw.count("# BEGIN TESTS") == 7, "the reflection is graded by hand"
    tests = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code" and cell["source"].startswith("def test_")]
    assert len(tests) == 7 and 'check("top_words", namespace=env)' in "".join(tests)


def test_otters_way_of_calling_raises_one_sentence(handout, tmp_path):
    """With a namespace handed over, a check raises, and takes the inputs from the key."""
    said = run_in(handout / "exercises", """
from newslens.exercises.verdict import CheckFailed
check("top_words", namespace={"top_words": lambda tokens, n: Counter(tokens).most_common(n)})
try:
    check("top_words", namespace={"top_words": lambda tokens, n: list(Counter(tokens).items())[:n]})
except CheckFailed as refused:
    print("REFUSED", refused)
""")  # fmt: skip
    assert "Correct, on 2 shown inputs and 6 you have not seen." in said
    assert "REFUSED Not yet." in said and "Sort by count before you cut." in said


def test_export_refusals(project, tmp_path, capsys):
    assert main(["export", "nbgrader", str(project / "data")]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert main(["export", "nbgrader", str(tmp_path / "c"), "--only", "77"]) == 1
    assert "no such solution notebook" in capsys.readouterr().err
