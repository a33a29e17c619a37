"""The checks of the whole set, tried on their own bank of answers and on other articles, in one process."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslens.__main__ import main
from newslens.exercises import limits
from newslens.exercises.build import learner_source
from newslens.exercises.catalogue import load_catalogue
from newslens.exercises.reference import reference_for
from newslens.exercises.trial import try_answer
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, UNTRIED

ROOT = Path(__file__).parent.parent
OTHERS = sorted((Path(__file__).parent / "texts" / "articles").glob("*.txt"))


@pytest.fixture(autouse=True)
def inside(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("NEWSLENS_ARTICLE", raising=False)
    monkeypatch.setattr(limits, "BUSY", 50)


def outcomes(source_of) -> dict[str, str]:
    """The outcome of each exercise for the answer that ``source_of`` gives; those as they should be are left out."""
    found = {}
    catalogue = load_catalogue()
    for exercise in catalogue.exercises.values():
        verdict = try_answer(exercise, reference_for(catalogue.notebooks[exercise.notebook]), source_of(exercise))
        found[exercise.id] = verdict.outcome if verdict.outcome in (CORRECT, NOT_APPLICABLE, UNTRIED) else verdict.text()
    return found


def test_ids_are_unique_and_every_exercise_has_hints():
    exercises = load_catalogue().exercises.values()
    assert len({(e.notebook, e.number) for e in exercises}) == len(exercises), "a number stands twice in a notebook"
    assert not [e.id for e in exercises if not 2 <= len(e.hints) <= 3]
    assert not [e.id for e in exercises if not e.number.startswith(f"{int(e.notebook[:2])}.")]


def test_an_untouched_exercise_is_not_tried_yet():
    wrong = {name: said for name, said in outcomes(lambda e: learner_source(e.answer, e)).items() if said not in (UNTRIED, NOT_APPLICABLE)}
    assert not wrong


def test_every_solution_passes_its_check():
    wrong = {name: said for name, said in outcomes(lambda e: e.solution).items() if said != CORRECT}
    assert not wrong, "on the case, every exercise applies and its solution passes"


@pytest.mark.parametrize("path", OTHERS, ids=[path.stem for path in OTHERS])
def test_every_solution_passes_on_another_article(path, monkeypatch):
    monkeypatch.setenv("NEWSLENS_ARTICLE", str(path))
    wrong = {name: said for name, said in outcomes(lambda e: e.solution).items() if said not in (CORRECT, NOT_APPLICABLE)}
    assert not wrong


def test_the_bank_is_clean(capsys):
    code = main(["audit", "--quick"])
    out = capsys.readouterr().out
    assert code == 0, out
    thin = [line for line in out.splitlines() if "are asked for" in line or "no held-out input" in line]
    assert not thin, "each exercise has two right answers and three wrong ones in the bank, and held-out inputs"


@pytest.mark.slow
def test_nine_mutants_in_ten_are_noticed(capsys):
    assert main(["audit"]) == 0
    out = capsys.readouterr().out
    total = next(line for line in out.splitlines() if line.startswith("all "))
    killed, made = total.split()[5].split("+")[0].split("/")
    assert int(killed) >= 0.9 * int(made), out
