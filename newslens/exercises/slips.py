"""Mistakes that every class makes, derived from the solution without writing anything.

Each slip is source for an answer, the reasons by which a verdict names it, and the outcome it should have.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from newslens.exercises.reference import Case
from newslens.exercises.source import Exercise
from newslens.exercises.verdict import CORRECT, NOT_YET, UNTRIED

REFUSED = frozenset({"*"})  # any reason will do


@dataclass(frozen=True)
class Slip:
    """One mistake (or harmless habit): how it is written, what the verdict should be and why."""

    name: str
    source: str
    outcome: str = NOT_YET
    reasons: frozenset[str] = REFUSED


class AlwaysEqual:
    """Equal to everything, as a learner's object might be."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


AlwaysEqual.__module__ = "__main__"


def function_slips(exercise: Exercise, model: Callable, cases: list[Case]) -> list[Slip]:
    """Return the slips that fit a function; ``_model``, ``_first``, ``_table`` and ``_Equal`` are names they use."""
    name, parameters = exercise.id, list(inspect.signature(model).parameters)
    if not parameters or not cases:
        return []
    given, head = ", ".join(parameters), f"def {exercise.id}({', '.join(parameters)}):\n    "
    values = [case.outcome.value for case in cases if not case.outcome.failure]
    plain = bool(values) and all(v is not None for v in values)
    found = [
        Slip("stub", head + "...", UNTRIED, frozenset({"untried"})),
        Slip("none", f"{head}result = _model({given})", reasons=frozenset({"none", "known"})),
        Slip("print", f"{head}print(_model({given}))", reasons=frozenset({"printed", "known", "none"})),
        Slip("fewer", f"def {name}({', '.join(parameters[:-1])}):\n    return _first", reasons=frozenset({"arity"})),
        Slip("constant", f"{head}return _first"),
        Slip("equal", f"{head}return _Equal()", reasons=frozenset({"own class", "type", "constant"})),
        Slip("raises", f"{head}return _model({given}) + undefined_name", reasons=frozenset({"raised"})),
        Slip("loops", f"{head}while True:\n        pass", reasons=frozenset({"timeout"})),
        Slip("prints too", f"{head}print('here')\n    return _model({given})", CORRECT),
        Slip("wrapped", f"import functools\n\n@functools.wraps(_model)\ndef {name}(*args):\n    return _model(*args)", CORRECT),
    ]
    if not plain:
        found = [slip for slip in found if slip.name not in ("none", "print", "equal")]
    if any(not case.shown for case in cases):
        found.append(Slip("hard-coded", f"{head}return _table.get(repr(({given},)), _first)"))
    if plain and all(type(v) is list for v in values):
        found.append(Slip("generator", f"{head}yield from _model({given})", reasons=frozenset({"generator", "known"})))
        found.append(Slip("tuple", f"{head}return tuple(_model({given}))", reasons=frozenset({"type", "known"})))
    if changeable := next((p for p, arg in zip(parameters, cases[0].args) if type(arg) in (list, dict, set)), None):
        found.append(Slip("mutates", f"{head}result = _model({given})\n    {changeable}.clear()\n    return result", reasons=frozenset({"mutated"})))
    return found


def value_slips(exercise: Exercise, expected: object) -> list[Slip]:
    """Return the slips that fit a value."""
    name = exercise.id
    found = [
        Slip("stub", f"{name} = ...", UNTRIED, frozenset({"untried"})),
        Slip("none", f"{name} = None", reasons=frozenset({"none", "type"})),
        Slip("equal", f"{name} = _Equal()", reasons=frozenset({"own class", "type"})),
    ]
    if type(expected) in (int, float, list, dict):
        found.append(Slip("as text", f"{name} = str(_model)", reasons=frozenset({"type"})))
    if type(expected) is float and round(expected, 2) != expected:
        found.append(Slip("rounded", f"{name} = round(_model, 2)", reasons=frozenset({"rounded", "known"})))
    if type(expected) is list:
        found.append(Slip("tuple", f"{name} = tuple(_model)", reasons=frozenset({"type"})))
    return found


def names_for(model: object, cases: list[Case]) -> dict[str, object]:
    """Return the names that the slips use."""
    shown = [case for case in cases if case.shown and not case.outcome.failure] or cases[:1]
    return {
        "_model": model,
        "_first": shown[0].outcome.value if shown else None,
        "_table": {repr(case.args): case.outcome.value for case in shown},
        "_Equal": AlwaysEqual,
    }
