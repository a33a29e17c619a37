"""Is there an answer at all, and is the notebook around it as it was?"""

from __future__ import annotations

import ast
import difflib
import dis
import inspect
import re
import textwrap
import types

from newslens.exercises import history
from newslens.exercises.compare import alike, difference
from newslens.exercises.reference import Reference
from newslens.exercises.show import code
from newslens.exercises.source import Exercise, used_names
from newslens.exercises.verdict import NOT_YET, UNTRIED, Verdict

PLACEHOLDERS = {"", "...", "…", "your answer", "your text"}


def missing(exercise: Exercise, reference: Reference, namespace: dict) -> Verdict | None:
    """Return the verdict where there is nothing to judge yet, else None."""
    name = exercise.id
    failed = history.failed_try(name, exercise.answer.id)
    if name not in namespace:
        if failed:
            return failed_run(name, failed)
        if twin := next((n for n in namespace if isinstance(n, str) and n != name and alike(n) == alike(name)), None):
            return Verdict(NOT_YET, "lookalike name", says=f"There is a name that looks like {code(name)}, but one of its letters comes from another alphabet. Type the name again.")
        own = [n for n in namespace if isinstance(n, str) and not n.startswith("_") and n not in reference.names_of_notebook]
        if near := difflib.get_close_matches(name, own, n=1, cutoff=0.85):
            return Verdict(NOT_YET, "misspelt", says=f"{code(name)} is not defined, but {code(near[0])} is. Give it the name that is asked for.")
        if run := history.attempt(name, exercise.answer.id, {e.id for e in reference.notebook.exercises} - {name}):
            if not history.gives(run, name):
                return no_value(exercise, reference, run)
        return Verdict(UNTRIED, "undefined", says=f"{code(name)} is not defined in this kernel: its cell has not been run since the last start, or gives another name.")
    value = namespace[name]
    body = _empty_body(value)
    if value is ... or (type(value) is str and value.strip().strip("*_").lower() in PLACEHOLDERS) or body == "...":
        return failed_run(name, failed) if failed else Verdict(UNTRIED, "untried")
    if body:
        return failed_run(name, failed) if failed and not failed.began else Verdict(NOT_YET, "empty", says=f"{code(name)} gives nothing back yet: there is only {body} in it. What is to come out stands behind `return`.")
    return None


def no_value(exercise: Exercise, reference: Reference, run: history.Run) -> Verdict:
    """Return the verdict for a run of the answer's cell that gives the exercise's name no value."""
    name, model = exercise.id, reference.value(exercise)
    if type(model) is types.FunctionType:
        head = code(f"def {name}({', '.join(inspect.signature(model).parameters)}):")
        says = f"Your run [{run.number}] makes no function of that name: begin with {head} at the left edge, and let the rest stand below it, indented."
    elif re.search(rf"\b{name}\s*==", run.source):
        says = f"Your run [{run.number}] gives {code(name)} no value: `==` compares; {code(f'{name} = …')}, with one `=`, gives it one."
    elif re.search(r"(?m)^\s*print\(", run.source):
        says = f"Your run [{run.number}] prints something and gives {code(name)} no value: write {code(f'{name} = …')} instead of `print(…)`."
    else:
        says = f"Your run [{run.number}] gives {code(name)} no value: {code(f'{name} = …')}, with one `=` at the left edge of the cell, does."
    return Verdict(NOT_YET, "undefined", says=says)


def an(word: str) -> str:
    """Return the word with its article."""
    return f"{'an' if word[:1] in 'AEIOU' else 'a'} {word}"


def failed_run(name: str, failed: history.Run) -> Verdict:
    """Return the verdict for a cell whose last run ended in an error before it gave the name a value."""
    where = f" in line {failed.line}" if failed.line else ""
    what = f"{an(failed.failed)} ({code(failed.said)})" if failed.said else an(failed.failed)
    advice = {"NameError": "Is that name spelled right, and has its cell been run? A text needs quotation marks.", "KeyError": "There is no such key: ask with `in` first, or take `.get(…)`."}.get(failed.failed, "Read its last line.")
    if re.search(rf"\b{name}\s*==", failed.source):
        advice = "`==` compares; a single `=` gives a value."
    return Verdict(NOT_YET, "failed run", says=f"The last run of the cell, [{failed.number}], stopped with {what}{where}, so it gave {code(name)} no value. {advice} Put it right and run it again.")


def _empty_body(value: object) -> str:
    """Return what stands in a function that does nothing: "..." where it is untouched, else a few words; "" for any other.

    Python makes the same code of ``...``, ``pass`` and a docstring, so the source decides; without it, it counts as untouched.
    """
    if type(value) is not types.FunctionType or value.__code__.co_flags & inspect.CO_GENERATOR:
        return ""
    steps = [s for s in dis.get_instructions(value) if s.opname not in ("RESUME", "NOP", "COPY_FREE_VARS", "MAKE_CELL")]
    if [s.opname for s in steps] not in (["LOAD_CONST", "RETURN_VALUE"], ["RETURN_CONST"]) or steps[0].argval not in (None, ...):
        return ""
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(value))).body[0].body
    except Exception:  # no source to be had, or a lambda
        return "..."
    if not isinstance(body, list) or any(_is_dots(line) for line in body):
        return "..."
    if isinstance(body[-1], ast.Return):
        return "a bare `return`" if body[-1].value is None else code(ast.unparse(body[-1]))
    return "a text in quotation marks" if isinstance(body[-1], ast.Expr) else code(ast.unparse(body[-1]))


def _is_dots(line: ast.stmt) -> bool:
    return isinstance(line, (ast.Expr, ast.Return)) and isinstance(line.value, ast.Constant) and line.value.value is ...


def changed_given(exercise: Exercise, reference: Reference, namespace: dict) -> str:
    """Return a sentence that names a variable of the first cell that the notebook no longer holds as it was loaded."""
    used = _names_of_answer(exercise, namespace)
    answer = namespace.get(exercise.id)
    home = answer.__globals__ if type(answer) is types.FunctionType else namespace
    for name, value in reference.given.items():
        if name not in used:
            continue
        now = home.get(name, ...)
        if callable(value) or inspect.ismodule(value):
            changed = now is ... or not (callable(now) or inspect.ismodule(now))
        elif hasattr(value, "sha256"):
            changed = type(now) is not type(value) or now.sha256 != value.sha256
        else:
            changed = difference(value, now, brief=True) is not None
        if changed:
            return f"{code(name)} is no longer what the first cell of this notebook made it. Run that cell again, then yours."
    return ""


def _names_of_answer(exercise: Exercise, namespace: dict) -> set[str]:
    answer = namespace.get(exercise.id)
    if type(answer) is types.FunctionType:
        return set(names_in(answer.__code__))
    return set(history.names_used_for(exercise.id)) or used_names(exercise.solution)


def names_in(body: types.CodeType) -> list[str]:
    """Return the names that a function takes from outside, or asks of an object."""
    inner = [name for const in body.co_consts if inspect.iscode(const) for name in names_in(const)]
    return [*body.co_names, *inner]
