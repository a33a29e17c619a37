"""What an author must hear about an exercise before a learner meets it: inputs that cannot be asked."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Protocol

from newslens.exercises import run
from newslens.exercises.show import show_call


class Asked(Protocol):
    """One input with what the solution did on it (``reference.Case``)."""

    args: tuple
    shown: bool
    outcome: run.Outcome


def fault_of_inputs(name: str, function: Callable, cases: Sequence[Asked]) -> str:
    """Return what is wrong with the inputs of a check or with the solution on them, as half a sentence, or ""."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        signature = None
    for case in cases:
        try:
            if signature is not None:
                signature.bind(*case.args)
        except TypeError:
            kind = "shown" if case.shown else "hidden"
            return f"the {kind} input {show_call(name, case.args)} does not fit the solution, which takes {signature}; correct that input"
    stopped = [case for case in cases if case.outcome.failure]
    first = next((case for case in stopped if case.shown), None)
    if first is None and stopped and len(stopped) == len(cases):
        first = stopped[0]
    if first is None:
        return ""
    where = "every input" if len(stopped) == len(cases) else f"the shown input {show_call(name, first.args)}"
    return (
        f"the solution of {name} stops on {where} ({run.describe(first.outcome.failure)}), so any answer that stops would count as right;"
        " correct the solution, or, where it is meant to refuse an input, put that input into the hidden part and show one on which it gives a value"
    )
