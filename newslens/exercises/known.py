"""Recognise a wrong answer that somebody has given before: it behaves as a variant in the bank does."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from newslens.exercises import run
from newslens.exercises.bank import Variant, read_bank
from newslens.exercises.compare import Difference, difference
from newslens.exercises.reference import Case, Reference
from newslens.exercises.source import AuthorError, Exercise, Notebook

LIMIT = 2.0  # seconds for one call of a variant; a first figure takes its time on a busy machine
Compare = Callable[..., Difference | None]  # of two values, and whether words are not needed
_banks: dict[tuple[str, str], list[Variant]] = {}


def bank_of(notebook: Notebook) -> list[Variant]:
    """Return the notebook's bank of answers; AuthorError where it cannot be read, or has an answer to an exercise that is not there."""
    key = (notebook.name, notebook.variants)
    if key not in _banks:
        place, ids = f"solutions/variants/{notebook.name}.py", [exercise.id for exercise in notebook.exercises]
        entries = read_bank(notebook.variants, place)
        if stray := next((entry for entry in entries if entry.id not in ids), None):
            near = difflib.get_close_matches(stray.id, ids, n=1)
            remedy = f"did you mean {near[0]}?" if near else "correct the name, or move it to the bank of its lesson."
            raise AuthorError(f"{place}, line {stray.line}: {notebook.name} has no exercise {stray.id}; {remedy}")
        _banks[key] = entries
    return _banks[key]


def variants_of(exercise: Exercise, reference: Reference) -> list[Variant]:
    """Return the entries of the bank for an exercise, in their order; none where the bank is not in order, for a
    learner can do without (``build`` and ``audit`` say what is wrong with it)."""
    try:
        return [variant for variant in bank_of(reference.notebook) if variant.id == exercise.id]
    except AuthorError:
        return []


def sentence_for_value(exercise: Exercise, reference: Reference, got: object, compare: Compare) -> str:
    """Return the sentence of the wrong variant whose value is this one, or ""."""
    for variant in _wrong(exercise, reference):
        value = _defined(exercise, reference, variant)
        if value is not ... and compare(value, got, brief=True) is None:
            return variant.text
    return ""


def sentence_for_function(exercise: Exercise, reference: Reference, outcomes: list[run.Outcome], cases: list[Case], compare: Compare, strict: bool = True) -> str:
    """Return the sentence of the wrong variant that does what this function did, input by input, or "".

    Where it is not ``strict``, inputs on which the function stopped with an error do not count.
    """
    for variant in _wrong(exercise, reference):
        theirs = _outcomes(exercise, reference, variant, cases)
        if len(theirs) != len(outcomes):
            continue
        if all(_alike(a, b, compare) for a, b in zip(theirs, outcomes)) and any(_tells(o, c, compare) for o, c in zip(theirs, cases)):
            return variant.text
    stopped = [bool(o.failure and not c.outcome.failure) for o, c in zip(outcomes, cases)]
    if not strict and any(stopped) and (went := [i for i, s in enumerate(stopped) if not s]):  # the same mistake, and one more: it stops on some inputs
        for variant in _wrong(exercise, reference):
            theirs = _outcomes(exercise, reference, variant, cases)
            if len(theirs) == len(outcomes) and all(_alike(theirs[i], outcomes[i], compare) for i in went) and sum(_tells(theirs[i], cases[i], compare) for i in went) > 1:
                return variant.text
    return ""


def _wrong(exercise: Exercise, reference: Reference) -> list[Variant]:
    return [variant for variant in variants_of(exercise, reference) if variant.verb == "wrong"]


def _defined(exercise: Exercise, reference: Reference, variant: Variant) -> object:
    """Run a variant on data of its own; return what it gives the exercise's name, or ... if it stops."""
    key = ("variant", exercise.id, variant.line)
    if key not in reference.kept:
        names = reference.copy_for(variant.source)
        made = run.call(lambda: exec(compile(variant.source, "<variant>", "exec"), names), (), limit=5)
        reference.kept[key] = names.get(exercise.id, ...) if not made.failure and not made.timed_out else ...
    return reference.kept[key]


def _outcomes(exercise: Exercise, reference: Reference, variant: Variant, cases: list[Case]) -> list[run.Outcome]:
    key = ("outcomes", exercise.id, variant.line, *map(id, cases))
    if key not in reference.kept:
        function, found = _defined(exercise, reference, variant), []
        for case in cases if callable(function) else ():
            found.append(run.call(function, run.fresh(case.args), limit=LIMIT))
            if found[-1].timed_out:
                break
        reference.kept[key] = found
    return reference.kept[key]


def _alike(theirs: run.Outcome, mine: run.Outcome, compare: Compare) -> bool:
    if theirs.failure or mine.failure:
        return bool(theirs.failure and mine.failure and theirs.failure.type is mine.failure.type)
    if theirs.timed_out or mine.timed_out:
        return theirs.timed_out and mine.timed_out
    if theirs.value is None and mine.value is None:
        return theirs.printed.split() == mine.printed.split()
    if any(not callable(a) and difference(a, b, brief=True) is not None for a, b in zip(theirs.args, mine.args)):
        return False
    return theirs.lazy == mine.lazy and compare(theirs.value, mine.value, brief=True) is None and _same_kinds(theirs.value, mine.value)


def _same_kinds(a: object, b: object) -> bool:
    """A set in the one and a list in the other are different mistakes, even where their items agree."""
    if isinstance(a, (set, frozenset)) != isinstance(b, (set, frozenset)):
        return False
    if type(a) is dict and type(b) is dict:
        return all(_same_kinds(value, b.get(key)) for key, value in a.items())
    return type(a) not in (list, tuple) or type(b) not in (list, tuple) or all(map(_same_kinds, a, b))


def _tells(theirs: run.Outcome, case: Case, compare: Compare) -> bool:
    """An error or a None alone says too little to recognise a mistake by; something wrong must have come out."""
    if theirs.failure or theirs.timed_out:
        return False
    if theirs.value is None:
        return bool(theirs.printed.strip()) or case.outcome.value is not None
    return theirs.lazy != "" or compare(case.outcome.value, theirs.value, brief=True) is not None or any(
        not callable(a) and difference(a, b, brief=True) is not None for a, b in zip(case.outcome.args, theirs.args)
    )  # fmt: skip
