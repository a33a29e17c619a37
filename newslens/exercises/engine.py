"""What a learner calls: ``check``, ``hint``, ``solution``. They show a verdict and give nothing back."""

from __future__ import annotations

import linecache
import sys

from newslens.exercises import history, record
from newslens.exercises.catalogue import Catalogue, load_catalogue
from newslens.exercises.kinds import judge
from newslens.exercises.reference import reference_for
from newslens.exercises.show import code
from newslens.exercises.source import Exercise, line_is_hidden
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, NOT_YET, CheckFailed, Verdict, deliver, graded, tell
from newslens.resources import NewslensError

_last: list[str] = []


def check(name: str, *inputs: object, namespace: dict | None = None, **settings: object) -> None:
    """Check your answer to the exercise ``name`` and show what was found.

    In the notebook it shows a verdict. Where work is graded (nbgrader, CHECK_STRICT=1, or a ``namespace``
    is handed over) it raises CheckFailed for an answer that is not right.
    """
    strict = graded() or namespace is not None
    own = namespace if namespace is not None else sys.modules["__main__"].__dict__
    caller = sys._getframe(1)
    source = "".join(linecache.getlines(caller.f_code.co_filename))
    held_out = line_is_hidden(source, caller.f_lineno)
    try:
        verdict = _verdict(name, own, inputs, settings, held_out)
    except NewslensError as problem:
        if strict:
            raise CheckFailed(str(problem)) from None
        return tell(f"**Cannot be checked.** {problem}")
    except KeyboardInterrupt:
        return tell("**Stopped.** The check was interrupted.  \n*Next:* run it again.")
    except Exception as fault:  # a fault of ours is never the learner's to read
        if strict:
            raise CheckFailed(f"The check of {name} itself failed ({type(fault).__name__}).") from None
        return tell(f"**Cannot be checked.** The check itself failed ({code(type(fault).__name__)}); your answer may be right.  \n*Next:* tell whoever gave you this notebook, and go on.")
    deliver(verdict, strict)


def _verdict(name: str, namespace: dict, inputs: tuple, settings: dict, held_out: bool) -> Verdict:
    catalogue = load_catalogue()
    notebook, exercise = catalogue.find(name)
    _last[:] = [name]
    verdict = judge(exercise, reference_for(notebook), namespace, inputs, settings, held_out)
    verdict.run = history.run_of(name) if verdict.outcome in (CORRECT, NOT_YET) else None
    verdict.next = _next(catalogue, exercise, verdict)
    return verdict


def _next(catalogue: Catalogue, exercise: Exercise, verdict: Verdict) -> str:
    if verdict.outcome in (CORRECT, NOT_APPLICABLE):
        following = catalogue.after(exercise)
        if following is None:
            return "that was the last exercise of the set. `progress()` shows them all."
        there = "" if following.notebook == exercise.notebook else f", in {following.notebook}.ipynb"
        return f"{following.label}{there}."
    if verdict.outcome == NOT_YET:
        return f"change the cell above, run it and the check again, or {code(f'hint({exercise.id!r})'.replace(chr(39), chr(34)))}."
    return "write your answer in the cell above, run it, then run the check again."


def hint(name: str | None = None, step: int | None = None) -> None:
    """Show the next hint for an exercise; ``step`` shows a certain one again."""
    try:
        exercise = _exercise(name)
    except NewslensError as problem:
        return tell(str(problem))
    if not exercise.hints:
        return tell(f"**Hint.** {exercise.label} has none.  \n*Next:* read its question once more.")
    total = len(exercise.hints)
    number = step if step in range(1, total + 1) else min(record.hint_given(exercise.id) , total)
    again = f"{code(f'hint({chr(34)}{exercise.id}{chr(34)})')} gives the next one." if number < total else f"that was the last one; {code(f'solution({chr(34)}{exercise.id}{chr(34)})')} shows an answer."
    tell(f"**Hint {number} of {total}.** {exercise.hints[number - 1]}  \n*Next:* try it, then run the check; {again}")


def solution(name: str | None = None) -> None:
    """Show a solution. Before the first try it asks for one; asked a second time, it shows it."""
    try:
        exercise = _exercise(name)
    except NewslensError as problem:
        return tell(str(problem))
    tell(f"**A solution** of {exercise.label}; there are others.\n\n```python\n{exercise.solution}\n```")


def hints(name: str, *steps: str) -> None:
    """Say the hints of an exercise, in a solution notebook. The build takes them out; running it does nothing."""


def _exercise(name: str | None) -> Exercise:
    if name is None and not _last:
        raise NewslensError('Say which exercise: its id stands in the check cell, for example hint("top_words").')
    return load_catalogue().find(name or _last[0])[1]
