"""Judge a function: call it on each input, in time and in quiet, and say what the first wrong call shows."""

from __future__ import annotations

import dis
import inspect
import re
import types
from collections import Counter, deque
from collections.abc import Callable
from functools import partial

from newslens.exercises import history, run
from newslens.exercises.answers import an, names_in
from newslens.exercises.compare import Difference, difference, family
from newslens.exercises.drawn import is_drawing
from newslens.exercises.explain import explain
from newslens.exercises.habits import returns_none, seen_in, surely
from newslens.exercises.known import Compare, sentence_for_function
from newslens.exercises.reference import Case, Reference
from newslens.exercises.show import a_type, code, show, show_call
from newslens.exercises.source import Exercise
from newslens.exercises.verdict import CORRECT, NOT_YET, UNTRIED, Verdict

COPIES = {list: "`list(x)`, or `sorted(x)` instead of `x.sort()`", set: "`set(x)`, or `x | y` instead of `x.update(y)`", dict: "`dict(x)`"}
IN_ALL = 20.0  # seconds for all calls of one check (a single one always has its own limit), unless the reference itself is slow
BY_SOURCE = ("value", "length", "type", "none", "printed", "lookalike", "shift", "own class")  # where a look at the source may say more
CHANGEABLE = (list, dict, set, Counter, deque)


def judge_function(exercise: Exercise, reference: Reference, namespace: dict, cases: list[Case], compare: Compare, brief: bool = False) -> Verdict:
    """Judge the function under the exercise's id on all cases; ``compare(expected, got)`` looks at results.

    ``brief`` stops at the first wrong call, where only the outcome matters.
    """
    name, answer, model = exercise.id, namespace[exercise.id], reference.value(exercise)
    if not callable(answer):
        if (run_of_own := history.overwritten(name, exercise.answer.id)) is not None:
            return Verdict(NOT_YET, "not callable", opening=f"{code(name)} is {a_type(answer)} now: your run [{run_of_own}], in another cell, gave it that value.", says="Take another name there, and run the cell of your answer again.")
        return Verdict(NOT_YET, "not callable", opening=f"{code(name)} is {a_type(answer)}.", says=f"A function is asked for: {code(f'def {name}{_parameters(model)}:')} and below it what it returns.")
    if inspect.iscoroutinefunction(answer):
        return Verdict(NOT_YET, "async", opening=f"{code(name)} is made with {code('async def')}.", says="Such a function gives its value only to `await`: leave `async` out.")
    if cases and not _accepts(answer, cases[0].args):
        return Verdict(NOT_YET, "arity", opening=f"It is called as {code(show_call(name, cases[0].args))}, and {code(name + _parameters(answer))} does not take that.", says=f"Give it these parameters: {code(_parameters(model))}.")

    if brief:  # the quick ones first: most faults show on a small input
        cases = sorted(cases, key=lambda case: case.outcome.seconds)
    outside = _Outside(answer, namespace)
    outcomes: list[run.Outcome] = []
    first: Verdict | None = None
    spent, allowed = 0.0, max(IN_ALL, run.PATIENCE * sum(case.outcome.seconds for case in cases))
    for case in cases:
        limit = run.limit_for(case.outcome.seconds)
        if outcomes:  # whoever came to an end before is more likely slow than without end
            limit = max(limit, run.LONGEST)
        limit = min(limit, max(allowed - spent, run.LIMIT))
        outcomes.append(run.call(answer, run.fresh(case.args), limit, home=namespace))
        spent += outcomes[-1].seconds
        first = first or _problem(exercise, case, outcomes[-1], _too_slow(case, limit, len(outcomes) - 1), namespace, reference, partial(compare, brief=brief))
        if outcomes[-1].timed_out or outcomes[-1].too_large or (brief and first):
            break
    changed = outside.put_back()
    if first is None:
        says = f"It also changes {code(changed)}, which lives outside it; the check has put that back." if changed else ""
        return Verdict(CORRECT, "correct", opening=_counted(cases), says=says)
    if brief or first.outcome == UNTRIED or first.reason == "timeout" or outcomes[-1].too_large:
        return first
    if spoilt := next((o.spoilt for o in outcomes if o.spoilt), ""):
        first.reason, first.says = "title", f"{code(f'plt.{spoilt} = …')} writes a text over matplotlib's own function and shows nothing (the check has put it back): {code(f'plt.{spoilt}(…)')} sets it."
    elif len(outcomes) > 1 and is_drawing(outcomes[0].value) and outcomes[0].value is outcomes[1].value:
        first.reason, first.says = "outside", "Each call draws on the same axes, made outside the function: put `fig, ax = plt.subplots()` inside it."
    elif first.reason not in ("mutated", "generator") and (said := surely(answer)):
        first.says = said
    elif said := sentence_for_function(exercise, reference, outcomes, cases, compare, strict=first.reason == "raised"):
        first.reason, first.says = "known", said
    elif changed and first.reason != "raised":
        first.reason, first.says = "outside", outside.sentence(changed)
    elif first.reason in BY_SOURCE and not outcomes[-1].drew and (said := seen_in(answer)):
        first.says = said
    elif first.reason in BY_SOURCE and _gives_back(outcomes):
        first.says = "That is what it was given, unchanged."
    elif first.reason in ("raised", "value", "type") and (said := _other_order(answer, model)):
        first.reason, first.says = "arity", said
    elif first.reason in ("value", "length", "order", "marks", "shift", "case", "none"):
        if said := _ignores_arguments(answer, model, [] if first.reason == "none" else outcomes, reference, compare):
            first.reason, first.says = "constant", said
    return first


def _too_slow(case: Case, limit: float, finished: int) -> tuple[str, str]:
    """Return what to say of a call that is not done in time: nobody can tell "never" from "not yet"."""
    opening = f"was not done after {limit:.2g} seconds."
    ours = f" (the solution takes {case.outcome.seconds:.1g} seconds)" if case.outcome.seconds >= 0.05 else ""
    if finished:
        inputs = "one input" if finished == 1 else f"{finished} inputs"
        return opening, f"It did come to an end on {inputs} before. So either a loop never ends on this one, or it works too slowly{ours}: is something worked out again in every round, or looked up in a long list where a set would do?"
    return opening, f"Either a loop never ends (what changes each time round?), or it does far more work than is needed{ours}."


def _problem(exercise: Exercise, case: Case, got: run.Outcome, slow: tuple[str, str], namespace: dict, reference: Reference, compare: Compare) -> Verdict | None:
    """Return the first thing that is wrong with one call, or None."""
    want = case.outcome

    def no(reason: str, opening: str, says: str = "") -> Verdict:
        called = ("" if case.shown else "On an input you have not seen, ") + code(show_call(exercise.id, case.args))
        return Verdict(NOT_YET, reason, f"{called} {opening}", says)

    if got.timed_out:
        return no("timeout", *slow)
    if got.failure:
        if got.failure.type is NotImplementedError:
            return Verdict(UNTRIED, "untried")
        if want.failure and got.failure.type is want.failure.type:
            return None
        return no("raised", f"stopped with {code(run.describe(got.failure))}.", explain(got.failure, namespace, reference.given, {e.id: e.number for e in reference.notebook.exercises}))
    if want.failure:
        return no("value", f"gave {code(show(got.value))}.", f"It should refuse this input with {an(want.failure.type.__name__)}.")
    if got.value is None and want.value is not None:
        if got.drew:
            return no("none", "drew a figure and returned nothing.", "End the function with `return ax`, so that the figure can be looked at.")
        if got.printed.strip():
            return no("printed", f"printed {code(show(got.printed.strip(), 60))} and returned nothing.", "Use `return` instead of `print`, so that the next cell can work with the result.")
        why = "Your code says `None` itself: which condition leads there on this input?" if returns_none(namespace[exercise.id]) else "Is there a `return`, and does every path reach it?"
        return no("none", "returned None.", why)
    for at, (before, after) in enumerate(zip(want.args, got.args)):
        if not callable(before) and (changed := difference(before, after, brief=True)) and changed.reason != "own class":
            names = _names(reference.value(exercise))
            return no("mutated", f"changed the {code(names[at]) if at < len(names) else 'list'} it was given.", f"Whoever called it still needs that: work on a copy, for example {COPIES.get(type(before), COPIES[list])}.")
    found = compare(want.value, got.value)
    if got.lazy and not want.lazy:
        if inspect.isgeneratorfunction(namespace[exercise.id]) and not isinstance(want.value, (list, tuple, set, dict)):
            return no("generator", f"gave {got.lazy}.", f"{code('yield')} hands out values one by one; {code('return')} gives the one that is asked for.")
        if found is None or (found.reason == "type" and isinstance(want.value, (list, tuple))):
            return no("generator", f"gave {got.lazy}.", f"The values are right; {code('list(…)')} around them makes the list that is asked for.")
        if not isinstance(want.value, (list, tuple)):
            return no("generator", f"gave {got.lazy}.", f"It hands out its items one by one; {family(want.value)} is asked for.")
    return _differs(found, case, want, got, no) if found else None


def _differs(found: Difference, case: Case, want: run.Outcome, got: run.Outcome, no: Callable[..., Verdict]) -> Verdict:
    plain = type(want.value) in (str, int, float, bool, list, tuple, set, dict, Counter)
    gave = f"gave {code(show(got.value, 60))}." if plain else "does not do it yet."
    bare = found.sentence.startswith(("That is not", "It is too", "It is a little", "It is empty", "None of the items", "That is the wrong way"))
    if case.shown and plain and found.reason in ("value", "length", "order", "shift"):
        sentence = "Follow your code line by line with this input: where does it go another way than you meant?" if bare else found.sentence
        should = f"It should give {code(show(want.value, 60))}. " if show(want.value, 60) != show(got.value, 60) else ""  # cut, both look the same
        return no(found.reason, gave, f"{should}{sentence}".strip())
    asks = " What does the task say about such an input?" if bare and not case.shown else ""
    return no(found.reason, gave, found.sentence + asks)


# --- what else a function does ----------------------------------------------------------
class _Outside:
    """The lists and numbers outside a function that it could change: kept, and put back afterwards."""

    LARGEST = 50_000

    def __init__(self, function: Callable, namespace: dict):
        self.namespace = namespace
        self.before: dict[str, tuple[object, object]] = {}
        self.defaults: list[tuple[str, object, object]] = []
        if type(function) is types.FunctionType:
            for name in self._reached(function, set()):
                value = namespace.get(name, ...)
                self.before[name] = value, run.fresh(value) if self._small(value) else value
            parameters = [p for p in inspect.signature(function).parameters.values() if type(p.default) in CHANGEABLE]
            self.defaults = [(p.name, p.default, run.fresh(p.default)) for p in parameters]

    def put_back(self) -> str:
        """Put everything back as it was; return the first name that had changed, or ""."""
        changed = ""
        for name, (value, copy) in self.before.items():
            if self.namespace.get(name, ...) is not value or (copy is not value and type(value) in CHANGEABLE and difference(copy, value, brief=True) is not None):
                changed = changed or name
                self.namespace[name] = value
                if copy is not value:
                    _refill(value, copy)
        for name, value, copy in self.defaults:
            if difference(copy, value, brief=True) is not None:
                changed = changed or f"{name}={show(copy, 20)}"
                _refill(value, copy)
        return changed

    @staticmethod
    def sentence(changed: str) -> str:
        """Say why that is a mistake."""
        if "=" in changed:
            return f"Its parameter {code(changed)} is made once and shared by all calls: make the new one inside the function."
        return f"It changes {code(changed)}, which lives outside it, so each call finds what the last one left there. Make it inside the function."

    def _reached(self, function: types.FunctionType, seen: set[str]) -> set[str]:
        for name in names_in(function.__code__):
            if name in self.namespace and name not in seen:
                seen.add(name)
                if type(inner := self.namespace[name]) is types.FunctionType and inner.__globals__ is self.namespace:
                    self._reached(inner, seen)
        return seen

    def _small(self, value: object) -> bool:
        return type(value) in (int, float, str, bool) or (type(value) in CHANGEABLE and len(value) <= self.LARGEST)


def _refill(value: object, copy: object) -> None:
    if type(value) in (dict, Counter, set):
        value.clear()
        value.update(copy)
    elif type(value) in (list, deque):
        value.clear()
        value.extend(copy)


def _gives_back(outcomes: list[run.Outcome]) -> bool:
    """Say whether each call that gave a text or a collection gave what it had been given."""
    made = [o for o in outcomes if type(o.value) in (str, list, dict, set) and o.value]
    return bool(made) and all(any(type(arg) is type(o.value) and difference(arg, o.value, brief=True) is None for arg in o.args) for o in made)


def _ignores_arguments(answer: Callable, model: Callable, outcomes: list[run.Outcome], reference: Reference, compare: Compare) -> str:
    if type(answer) is not types.FunctionType:
        return ""
    body = answer.__code__
    reads = [s.argval for s in _steps(body) if re.match(r"LOAD_(FAST|DEREF|CLOSURE|CLASSDEREF)|STORE_FAST_LOAD", s.opname)]
    used = {name for names in reads for name in (names if isinstance(names, tuple) else (names,))}
    idle = [p for p in body.co_varnames[: body.co_argcount] if p not in used]
    given = reference.given
    meant = names_in(model.__code__) if type(model) is types.FunctionType else ()  # what the solution reads, the task gives
    read = [n for n in names_in(body) if n in given and n not in meant and not callable(given[n]) and not inspect.ismodule(given[n])]
    if idle:
        instead = f"It reads {code(read[0])} from the notebook instead." if read else "So it can only be right by chance."
        return f"It never uses its argument {code(idle[0])}. {instead}"
    if read:
        return f"It reads {code(read[0])} from the notebook. Use only what it is given, so that it works on any text."
    values = [o.value for o in outcomes if not o.failure and not (type(o.value) in (list, tuple, str, set) and len(o.value) > 10_000)]
    if len(values) > 2 and not outcomes[-1].drew and all(compare(values[0], v, brief=True) is None for v in values[1:]):
        return "It gives the same answer whatever it is given."
    return ""


def _steps(body: types.CodeType) -> list[dis.Instruction]:
    inner = [step for const in body.co_consts if inspect.iscode(const) for step in _steps(const)]
    return [*dis.get_instructions(body), *inner]


def _counted(cases: list[Case]) -> str:
    shown = sum(case.shown for case in cases)
    held = len(cases) - shown
    parts = [f"{shown} shown input{'s' * (shown != 1)}"] if shown else []
    parts += [f"{held} you have not seen"] if held else []
    return f", on {' and '.join(parts)}." if parts else ""


# --- signatures -------------------------------------------------------------------------
def _signature(function: Callable) -> inspect.Signature | None:
    try:
        return inspect.signature(function)
    except Exception:  # a builtin without one, or a learner's object with a strange one
        return None


def _accepts(function: Callable, args: tuple) -> bool:
    signature = _signature(function)
    try:
        return signature is None or bool(signature.bind(*args)) or True
    except TypeError:
        return False


def _parameters(function: Callable) -> str:
    signature = _signature(function)
    return f"({', '.join(signature.parameters)})" if signature else "(…)"


def _other_order(answer: Callable, model: Callable) -> str:
    mine, asked = _names(answer), _names(model)
    if mine != asked and sorted(mine) == sorted(asked):
        return f"Its parameters stand in another order, {code(_parameters(answer))}: what comes first in the call lands in the first of them. Write {code(_parameters(model))}."
    return ""


def _names(function: Callable) -> list[str]:
    signature = _signature(function)
    return list(signature.parameters) if signature else []
