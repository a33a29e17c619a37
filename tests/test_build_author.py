"""An author's day, as solutions/README.md describes it: the same steps, with the code that stands there."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from newslens.__main__ import main
from newslens.exercises.catalogue import load_catalogue
from newslens.exercises.reference import reference_for
from newslens.exercises.trial import try_answer
from newslens.exercises.verdict import CORRECT, NOT_YET

HERE = Path(__file__).parent
ROOT = HERE.parent
GUIDE = (ROOT / "solutions" / "README.md").read_text(encoding="utf-8")
BLOCKS = [re.sub(r"(?m)^   ", "", found[1]) if found[1].startswith("   ") else found[1] for found in re.finditer(r"(?ms)^ *```(?:python|markdown)\n(.*?)\n *```", GUIDE)]


def block(*words: str) -> str:
    """The one piece of code of the guide that contains these words."""
    found = [b for b in BLOCKS if all(word in b for word in words)]
    assert len(found) == 1, (words, found)
    return found[0]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with one lesson, made from the guide's setup cell."""
    for name in ("articles", "lexicons"):
        shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name)
    (tmp_path / "solutions" / "variants").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSLENS_ARTICLE", raising=False)
    return tmp_path


def save(project: Path, *cells: tuple[str, ...]) -> None:
    stored = []
    for i, (kind, source, *tags) in enumerate(cells):
        cell = {"cell_type": kind, "id": f"c{i}", "metadata": {"tags": tags} if tags else {}, "source": source.splitlines(keepends=True)}
        stored.append(cell | ({"execution_count": None, "outputs": []} if kind == "code" else {}))
    (project / "solutions" / "01_tokens.ipynb").write_text(json.dumps({"cells": stored, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")


def verdict_on(name: str, source: str):
    notebook, exercise = load_catalogue().find(name)
    return try_answer(exercise, reference_for(notebook), source)


def test_adding_changing_and_a_wrong_answer_from_class(project, capsys):
    setup = ("code", block("article = load_article()", "tokens = article.tokens"), "setup")
    task, answer = ("markdown", block("### 1.11")), ("code", block("def long_words", "BEGIN SOLUTION"))
    check, hints = ("code", block('check("long_words"')), ("code", block('hints("long_words"'))

    # add an exercise
    save(project, setup, task, answer, check, hints)
    assert main(["build"]) == 0
    made = (project / "exercises" / "01_tokens.ipynb").read_text(encoding="utf-8")
    assert "1.11 The long ones" in made and "len(token) >= least" not in made
    assert main(["audit", "long_words"]) == 0
    assert "Mutants that survive" not in capsys.readouterr().out
    right = "def long_words(tokens, least):\n    return [t for t in tokens if not len(t) < least]"
    wrong = "def long_words(tokens, least):\n    found = []\n    for t in tokens:\n        if least < len(t):\n            found.append(t)\n    return found"
    assert verdict_on("long_words", right).outcome == CORRECT
    assert verdict_on("long_words", wrong).reason == "length"

    # a wrong answer from class
    (project / "solutions" / "variants" / "01_tokens.py").write_text(block("# %% long_words wrong"), encoding="utf-8")
    verdict = verdict_on("long_words", wrong)
    assert (verdict.outcome, verdict.reason) == (NOT_YET, "known") and verdict.says == '"At least" takes the least itself too: `>=`, not `>`.'
    assert main(["audit", "long_words"]) == 0
    assert "1/1" in capsys.readouterr().out

    # change the exercise: one cell, and everything follows
    save(project, setup, task, ("code", answer[1].replace(">=", ">")), check, hints)
    assert main(["build", "--check"]) == 1
    assert main(["build"]) == 0
    assert verdict_on("long_words", wrong).outcome == CORRECT and verdict_on("long_words", right).outcome == NOT_YET
    assert main(["audit", "long_words"]) == 1, "the wrong answer of the bank has become right, and the audit says so"


@pytest.mark.parametrize("name", ["share", "plot_top", "my_knob", "full_stop", "first_impression", "labels"])
def test_the_guides_example_of_each_kind_works(project, name):
    imports = "import matplotlib.pyplot as plt\nfrom ipywidgets import interactive\n"
    answer = next(b for b in BLOCKS if "BEGIN SOLUTION" in b and (f"{name} =" in b or f"def {name}(" in b))
    save(
        project,
        ("code", imports + block("article = load_article()", "tokens = article.tokens"), "setup"),
        ("markdown", "### 1.1 One ★"), ("code", answer), ("code", block(f'check("{name}"')),
    )  # fmt: skip
    assert main(["build"]) == 0
    notebook, exercise = load_catalogue().find(name)
    verdict = try_answer(exercise, reference_for(notebook), exercise.solution)
    assert verdict.outcome == CORRECT, verdict.markdown()


def test_the_guides_keywords_do_what_it_says(project):
    setup = ("code", "from newslens import load_article\narticle = load_article()", "setup")
    answer = ("code", "# BEGIN SOLUTION\nf = [1.0, 2.0]\n# END SOLUTION")
    check = 'check("f", order=False, tolerance=0.01, note=lambda a: f"About {a.name}.")'
    save(project, setup, ("markdown", "### 1.1 One ★"), answer, ("code", check))
    verdict = verdict_on("f", "f = [2.001, 1]")
    assert verdict.outcome == CORRECT and "*About bombers.*" in verdict.markdown()
    judged = 'check("f")\n# BEGIN HIDDEN TESTS\ncheck("f", judge=lambda expected, got: None if sum(got) == 3 else "Their sum is not three.")\n# END HIDDEN TESTS'
    save(project, setup, ("markdown", "### 1.1 One ★"), answer, ("code", judged))
    assert verdict_on("f", "f = (3,)").outcome == CORRECT
    assert verdict_on("f", "f = [1]").says == "Their sum is not three."
    assert verdict_on("f", "f = 'abc'").outcome == NOT_YET
    assert verdict_on("f", "class L(list):\n    pass\nf = L([3])").reason == "own class"
