"""Judge an answer: one function for each kind, each climbing the same ladder.

Defined? tried? callable with these parameters? in time? without an error? something returned? the arguments
left alone? the right type? a wrong answer that is known? right on what is shown, and on what is not?
"""

from __future__ import annotations

import difflib
import dis
import inspect
import re
from collections.abc import Callable

from newslens.exercises import history, run
from newslens.exercises.compare import Difference, alike, difference, same
from newslens.exercises.explain import explain
from newslens.exercises.reference import Case, NotApplicable, Reference
from newslens.exercises.show import a_type, code, show, show_call
from newslens.exercises.source import Exercise
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, NOT_YET, UNTRIED, Verdict

PLACEHOLDERS = {"", "...", "…", "your answer", "your text"}


def judge(exercise: Exercise, reference: Reference, namespace: dict, inputs: tuple = (), settings: dict | None = None, held_out: bool = False) -> Verdict:
    """Judge the answer that stands in ``namespace`` under the exercise's id.

    ``inputs`` and ``settings`` are those of the call; held-out ones come from the reference. Shows and records nothing.
    """
    try:
        expected = reference.value(exercise)
        settings = reference.settings(exercise) | (settings or {})
        missing = _missing(exercise, namespace)
        if missing:
            return missing
        kind = exercise.declared or ("function" if callable(expected) else "value")
        if kind not in KINDS:
            return Verdict(NOT_YET, "author", says=f"The check names a kind that does not exist: {kind}.")
        verdict = KINDS[kind](exercise, reference, namespace, inputs, settings, held_out)
    except NotApplicable as reason:
        return Verdict(NOT_APPLICABLE, "does not apply", opening=f": {reason}")
    failed = history.failed_try(exercise.id)
    if failed and not failed.began and verdict.outcome == NOT_YET:
        return _failed_run(exercise.id, failed)
    if verdict.outcome == NOT_YET and (changed := _changed_givens(exercise, reference, namespace, verdict)):
        verdict.says = changed
        verdict.reason = "stale"
    return verdict


# --- is there an answer? ----------------------------------------------------------------
def _missing(exercise: Exercise, namespace: dict) -> Verdict | None:
    name = exercise.id
    failed = history.failed_try(name)
    if name not in namespace:
        if failed:
            return _failed_run(name, failed)
        if twin := next((n for n in namespace if isinstance(n, str) and n != name and alike(n) == alike(name)), None):
            return Verdict(NOT_YET, "lookalike", says=f"There is a name that looks like {code(name)}, but one of its letters comes from another alphabet. Type the name again.")
        own = [n for n in namespace if isinstance(n, str) and not n.startswith("_")]
        if near := difflib.get_close_matches(name, own, n=1, cutoff=0.85):
            return Verdict(NOT_YET, "misspelt", says=f"{code(name)} is not defined, but {code(near[0])} is. Give it the name that is asked for.")
        return Verdict(UNTRIED, "undefined", says=f"{code(name)} is not defined in this kernel: its cell has not been run since the last start.")
    value = namespace[name]
    if value is ... or (type(value) is str and value.strip().strip("*_").lower() in PLACEHOLDERS) or _is_stub(value):
        return _failed_run(name, failed) if failed else Verdict(UNTRIED, "untried")
    return None


def _failed_run(name: str, failed: history.Run) -> Verdict:
    where = f" in line {failed.line}" if failed.line else ""
    return Verdict(NOT_YET, "failed run", says=f"The last run of the cell, [{failed.number}], stopped with a {failed.failed}{where}, so it gave {code(name)} no value. Read its last line, correct it, run it again.")


def _is_stub(value: object) -> bool:
    """Say whether a function has no more in it than ``...``, ``pass`` or a docstring."""
    body = getattr(value, "__code__", None)
    if type(value).__name__ != "function" or body is None or body.co_flags & inspect.CO_GENERATOR:
        return False
    steps = [s for s in dis.get_instructions(body) if s.opname not in ("RESUME", "NOP", "COPY_FREE_VARS", "MAKE_CELL")]
    if steps and steps[0].opname == "LOAD_CONST" and len(steps) == 2:
        return steps[1].opname == "RETURN_VALUE" and steps[0].argval in (None, ...)
    return len(steps) == 1 and steps[0].opname == "RETURN_CONST" and steps[0].argval in (None, ...)


def _changed_givens(exercise: Exercise, reference: Reference, namespace: dict, verdict: Verdict) -> str:
    """Name a variable of the first cell that the notebook no longer holds as it was loaded."""
    used = _names_of_answer(exercise, namespace)
    for name, value in reference.given.items():
        if name not in used:
            continue
        now = namespace.get(name, ...)
        if callable(value) or inspect.ismodule(value):
            changed = now is ... or not (callable(now) or inspect.ismodule(now))
        elif hasattr(value, "sha256"):
            changed = type(now) is not type(value) or now.sha256 != value.sha256
        else:
            changed = difference(value, now) is not None
        if changed:
            return f"{code(name)} is no longer what the first cell of this notebook made it. Run that cell again, then yours."
    return ""


def _names_of_answer(exercise: Exercise, namespace: dict) -> set[str]:
    from newslens.exercises.source import used_names

    body = getattr(namespace.get(exercise.id), "__code__", None)
    if body is not None:
        return set(_all_names(body))
    return set(history.names_used_for(exercise.id)) or used_names(exercise.solution)


def _all_names(body: object) -> list[str]:
    inner = [name for const in body.co_consts if inspect.iscode(const) for name in _all_names(const)]
    return [*body.co_names, *inner]


# --- value ------------------------------------------------------------------------------
def _value(exercise: Exercise, reference: Reference, namespace: dict, inputs: tuple, settings: dict, held_out: bool) -> Verdict:
    got = namespace[exercise.id]
    found = _compare(reference.value(exercise), got, settings)
    if found is None:
        return Verdict(CORRECT, "correct")
    if found.reason == "untried":
        return Verdict(UNTRIED, "untried")
    said = known_wrong(exercise, reference, [run.Outcome(value=got)], [], settings)
    return Verdict(NOT_YET, "known" if said else found.reason, opening=f"{code(exercise.id)} is {code(show(got))}.", says=said or found.sentence)


def _compare(expected: object, got: object, settings: dict) -> Difference | None:
    if judge_it := settings.get("judge"):
        answer = run.call(judge_it, (expected, got))
        if answer.failure or answer.timed_out:
            return Difference("value", "It is not of the form that is asked for.")
        return None if answer.value in (None, True) else Difference("value", answer.value if isinstance(answer.value, str) else "That is not it.")
    return difference(expected, got, order=settings.get("order", True), tolerance=settings.get("tolerance", 1e-6))


# --- function ---------------------------------------------------------------------------
def _function(exercise: Exercise, reference: Reference, namespace: dict, inputs: tuple, settings: dict, held_out: bool) -> Verdict:
    name, answer = exercise.id, namespace[exercise.id]
    model = reference.value(exercise)
    if not callable(answer):
        return Verdict(NOT_YET, "not callable", opening=f"{code(name)} is {a_type(answer)}.", says=f"A function is asked for: {code(f'def {name}{_parameters(model)}:')} and then what it returns.")
    cases = reference.cases(exercise, inputs, held_out)
    if cases and not _accepts(answer, cases[0].args):
        return Verdict(NOT_YET, "arity", opening=f"It is called as {code(show_call(name, cases[0].args))}, and {code(name + _parameters(answer))} does not take that.", says=f"Give it these parameters: {code(_parameters(model))}.")
    outcomes: list[run.Outcome] = []
    first: tuple[Case, Verdict] | None = None
    for case in cases:
        got = run.call(answer, run.fresh(case.args), home=namespace)
        outcomes.append(got)
        problem = _problem(exercise, reference, case, got, settings, namespace)
        if problem and first is None:
            first = case, problem
        if got.timed_out:
            break
    if first is None:
        return Verdict(CORRECT, "correct", opening=_counted(cases))
    case, verdict = first
    if verdict.reason in ("timeout", "untried"):
        return verdict
    if said := known_wrong(exercise, reference, outcomes, cases, settings):
        verdict.reason, verdict.says = "known", said
    elif verdict.reason not in ("raised", "none", "printed", "mutated"):
        if said := _ignores_arguments(answer, cases, outcomes, reference):
            verdict.reason, verdict.says = "constant", said
    return verdict


def _problem(exercise: Exercise, reference: Reference, case: Case, got: run.Outcome, settings: dict, namespace: dict) -> Verdict | None:
    """Return the first thing wrong with one call, or None."""
    want = case.outcome
    called = ("" if case.shown else "On an input you have not seen, ") + code(show_call(exercise.id, case.args))

    def no(reason: str, opening: str, says: str = "") -> Verdict:
        return Verdict(NOT_YET, reason, f"{called} {opening}", says)

    if got.timed_out:
        return no("timeout", f"was not done after {run.LIMIT:g} seconds.", "Look for a loop that never ends: what changes each time round?")
    if got.failure:
        if got.failure.type is NotImplementedError:
            return Verdict(UNTRIED, "untried")
        if want.failure and got.failure.type is want.failure.type:
            return None
        return no("raised", f"stopped with {code(run.describe(got.failure))}.", explain(got.failure, namespace, reference.given))
    if want.failure:
        return no("value", f"gave {code(show(got.value))}.", f"It should refuse this input with a {want.failure.type.__name__}.")
    if got.value is None and want.value is not None:
        if got.drew:
            return no("none", "drew a figure and returned nothing.", "End the function with `return ax`, so that the figure can be looked at.")
        if got.printed.strip():
            return no("printed", f"printed {code(show(got.printed.strip(), 60))} and returned nothing.", "Use `return` instead of `print`, so that the next cell can work with the result.")
        return no("none", "returned None.", "Is there a `return`, and does every path reach it?")
    for parameter, before, after in zip(_names(reference.value(exercise)), want.args, got.args):
        if not callable(before) and difference(before, after) is not None and difference(before, after).reason != "own class":
            return no("mutated", f"changed the {code(parameter)} it was given.", "Whoever calls it still needs that: work on a copy, for example `sorted(x)` instead of `x.sort()`.")
    found = _compare(want.value, got.value, settings)
    if found is None and not (got.lazy and not want.lazy):
        return None
    if got.lazy and not want.lazy and (found is None or found.reason == "type"):
        return no("generator", f"gave {got.lazy}.", f"The values are right; {code('list(…)')} around them makes the list that is asked for.")
    if case.shown and found.reason in ("value", "length", "order", "rounded"):
        sentence = "" if found.sentence.startswith("That is") else found.sentence
        return no(found.reason, f"gave {code(show(got.value, 60))}.", f"It should give {code(show(want.value, 60))}. {sentence}".strip())
    return no(found.reason, f"gave {code(show(got.value, 60))}.", found.sentence)


def _ignores_arguments(answer: Callable, cases: list[Case], outcomes: list[run.Outcome], reference: Reference) -> str:
    body = getattr(answer, "__code__", None)
    if body is None:
        return ""
    used = {a for s in _steps(body) for a in (s.argval if isinstance(s.argval, tuple) else (s.argval,)) if isinstance(a, str)}
    idle = [p for p in body.co_varnames[: body.co_argcount] if p not in used]
    globals_read = [n for n in _all_names(body) if n in reference.given and not callable(reference.given[n]) and not inspect.ismodule(reference.given[n])]
    if idle:
        instead = f"It reads {code(globals_read[0])} from the notebook instead." if globals_read else "So it can only be right for one input."
        return f"It never uses its argument {code(idle[0])}. {instead}"
    if globals_read:
        return f"It reads {code(globals_read[0])} from the notebook. Use only what it is given, so that it works on any text."
    values = [o.value for o in outcomes if not o.failure]
    if len(values) > 1 and all(same_value(values[0], v) for v in values[1:]):
        return "It gives the same answer whatever it is given."
    return ""


def _steps(body: object) -> list[dis.Instruction]:
    inner = [step for const in body.co_consts if inspect.iscode(const) for step in _steps(const)]
    return [*dis.get_instructions(body), *inner]


def _counted(cases: list[Case]) -> str:
    shown = sum(case.shown for case in cases)
    held = len(cases) - shown
    parts = [f"{shown} shown input{'s' * (shown != 1)}"] if shown else []
    parts += [f"{held} you have not seen"] if held else []
    return f", on {' and '.join(parts)}." if parts else ""


def _accepts(function: Callable, args: tuple) -> bool:
    try:
        inspect.signature(function).bind(*args)
    except TypeError:
        return False
    except ValueError:  # a builtin without a signature
        return True
    return True


def _parameters(function: Callable) -> str:
    try:
        return f"({', '.join(inspect.signature(function).parameters)})"
    except (TypeError, ValueError):
        return "(…)"


def _names(function: Callable) -> list[str]:
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def same_value(one: object, other: object) -> bool:
    """Say whether two answers are the same, whatever they are."""
    return difference(one, other) is None


# --- known wrong answers ----------------------------------------------------------------
def known_wrong(exercise: Exercise, reference: Reference, outcomes: list[run.Outcome], cases: list[Case], settings: dict) -> str:
    """Return the sentence of the wrong variant that behaves as this answer does, or ""."""
    return ""


# --- choice -----------------------------------------------------------------------------
def _choice(exercise: Exercise, reference: Reference, namespace: dict, inputs: tuple, settings: dict, held_out: bool) -> Verdict:
    options = {_letter(key): why for key, why in settings.get("options", {}).items()}
    right, chosen = _letters(reference.value(exercise)), _letters(namespace[exercise.id])
    if chosen is None or not chosen <= set(options):
        letters = ", ".join(code(repr(key)) for key in settings.get("options", {}))
        return Verdict(NOT_YET, "no option", opening=f"{code(exercise.id)} is {code(show(namespace[exercise.id]))}.", says=f"Choose one of {letters}.")
    wrong = sorted(chosen - right)
    if wrong:
        return Verdict(NOT_YET, "option", opening=f"You chose {code(wrong[0])}.", says=str(options[wrong[0]]))
    if chosen != right:
        return Verdict(NOT_YET, "option", opening=f"You chose {', '.join(map(code, sorted(chosen)))}.", says="That belongs to the answer, but it is not all of it.")
    return Verdict(CORRECT, "correct", says=" ".join(str(options[key]) for key in sorted(chosen)))


def _letter(value: object) -> str:
    return str(value).strip().strip(".)(").casefold() if type(value) in (str, int, bool) else ""


def _letters(value: object) -> set[str] | None:
    if type(value) in (set, frozenset, list, tuple):
        return {_letter(item) for item in value}
    return {_letter(value)} if type(value) in (str, int, bool) else None


# --- reflection -------------------------------------------------------------------------
def _reflection(exercise: Exercise, reference: Reference, namespace: dict, inputs: tuple, settings: dict, held_out: bool) -> Verdict:
    text = namespace[exercise.id]
    if type(text) is not str:
        return Verdict(NOT_YET, "type", opening=f"{code(exercise.id)} is {a_type(text)}.", says="Write your thoughts as a text between the quotation marks.")
    words = len(text.split())
    least = settings.get("words", 15)
    if words < least:
        return Verdict(NOT_YET, "short", opening=f"{words} word{'s' * (words != 1)} so far.", says=f"Take at least {least}: say what you think, and why.")
    if settings.get("number") and not re.search(r"\d", text):
        return Verdict(NOT_YET, "number", says="Name a figure that you found: which number supports what you say?")
    if settings.get("quote") and not _quotes(text, reference.article.text):
        return Verdict(NOT_YET, "quote", says="Quote a few words of the article, in quotation marks, as they stand there.")
    model = " ".join(str(reference.value(exercise)).split())
    return Verdict(CORRECT, "noted", opening=", in form: nobody but you can judge what it says.", says=f"Compare it with this answer, which is not the only one: *{model}*")


def _quotes(text: str, article: str) -> bool:
    def flat(value: str) -> str:
        return " ".join(value.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}).lower().split())

    whole = flat(article)
    quoted = re.findall(r'"([^"]+)"', flat(text)) + re.findall(r"(?<!\w)'([^']+)'(?!\w)", flat(text))
    return any(len(piece.split()) >= 2 and piece.strip(" .,;:") in whole for piece in quoted)


KINDS: dict[str, Callable[..., Verdict]] = {"value": _value, "function": _function, "choice": _choice, "reflection": _reflection}
