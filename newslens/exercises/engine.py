"""What a learner calls: ``check``, ``hint``, ``solution``. They show a verdict and give nothing back."""

from __future__ import annotations

import json
import linecache
import sys
from pathlib import Path

from newslens.exercises import history, record, run
from newslens.exercises.catalogue import Catalogue, load_catalogue
from newslens.exercises.kinds import judge
from newslens.exercises.reference import reference_for
from newslens.exercises.show import code
from newslens.exercises.source import Exercise, Notebook, line_is_hidden
from newslens.exercises.verdict import CORRECT, NOT_YET, CheckFailed, Verdict, deliver, dollars_kept, graded, tell
from newslens.resources import NewslensError, project_root

UNJUDGED = ("failed run", "misspelt", "lookalike name", "undefined")  # verdicts that look at no value
_last: list[str] = []  # the exercise that was spoken of last
_judged: dict[str, int | None] = {}  # the run that was judged last, for each exercise
_copies: dict[Path, tuple[int, dict[str, str]]] = {}


def check(name: str | None = None, *inputs: object, namespace: dict | None = None, **settings: object) -> None:
    """Check your answer to the exercise ``name``, or to the last one if none is named, and show what was found.

    In the notebook it shows a verdict. Where work is graded (nbgrader, CHECK_STRICT=1, or a ``namespace``
    is handed over) it raises CheckFailed for an answer that is not right.
    """
    run.refuse_inside()
    strict = graded() or namespace is not None
    own = namespace if namespace is not None else sys.modules["__main__"].__dict__
    caller = sys._getframe(1)
    source = "".join(linecache.getlines(caller.f_code.co_filename))
    held_out = line_is_hidden(source, caller.f_lineno)
    try:
        verdict = _verdict(name, own, inputs, settings, held_out, keep=not (strict or held_out))
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
    _tell_notes()


def _verdict(name: str | None, namespace: dict, inputs: tuple, settings: dict, held_out: bool, keep: bool) -> Verdict:
    catalogue = load_catalogue()
    notebook, exercise = _exercise(name)
    name = exercise.id
    reference = reference_for(notebook)
    verdict = judge(exercise, reference, namespace, inputs, settings if held_out else {}, held_out)  # what a learner types does not count
    verdict.run = history.run_of(name, callable(namespace.get(name))) if verdict.outcome in (CORRECT, NOT_YET) and verdict.reason not in UNJUDGED else None
    if keep:
        record.note_try(name, verdict.outcome, reference.article.name, exercise.fingerprint)
        verdict.next = _next(catalogue, exercise, verdict, notebook.solution_allowed)
        if verdict.outcome == NOT_YET and verdict.run and _judged.get(name) == verdict.run:
            verdict.next = f"if you have changed the cell, run it first: {verdict.next}"
        _judged[name] = verdict.run
        if _built_from(exercise) not in ("", exercise.fingerprint):
            verdict.next += f" *(This exercise has been changed since your copy was made; the check is the new one. {code(f'python3 start.py reset {exercise.notebook[:2]}')} gives the new text and keeps your copy.)*"
    return verdict


def _next(catalogue: Catalogue, exercise: Exercise, verdict: Verdict, solutions: bool) -> str:
    if verdict.passed:
        following = catalogue.after(exercise)
        if following is None:
            return "that was the last exercise of the set; `progress()` shows them all."
        there = "" if following.notebook == exercise.notebook else f", in {following.notebook}.ipynb"
        return f"{following.label}{there}."
    if verdict.outcome == NOT_YET:
        known = record.entry(exercise.id)
        if exercise.hints and known["hints"] < len(exercise.hints):
            return f"change your answer and run both cells again, or {_call('hint', exercise)}."
        if solutions and (known["tries"] > 2 or exercise.hints):
            return f"change your answer and run both cells again, or {_call('solution', exercise)}."
        return "change your answer and run both cells again" + ("." if solutions else f", or {_elsewhere(exercise)}.")
    return "write your answer in the cell above, run it, then run the check again."


def _elsewhere(exercise: Exercise) -> str:
    """What is left where hints are used up, or there are none, and solutions are kept for later."""
    ask = "ask somebody, or go on with another exercise"
    first = code(f'hint("{exercise.id}", 1)')
    return f"read the hints once more ({first} is the first), {ask}" if exercise.hints else ask


def _call(verb: str, exercise: Exercise) -> str:
    return code(f'{verb}("{exercise.id}")')


def _built_from(exercise: Exercise) -> str:
    """Return the fingerprint of the solution that the learner's copy was built from, or ""."""
    try:
        root = project_root()
        name = f"{exercise.notebook}.ipynb"
        path = next(p for p in (Path.cwd() / name, root / "my_work" / "exercises" / name, root / "exercises" / name) if p.exists())
        stamp = path.stat().st_mtime_ns
        if _copies.get(path, (0, {}))[0] != stamp:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            marks = [cell["metadata"].get("newslens", {}) for cell in cells]
            _copies[path] = stamp, {mark["answer"]: mark["solution"] for mark in marks if mark}
        return _copies[path][1].get(exercise.id, "")
    except (StopIteration, OSError, ValueError, KeyError):
        return ""


def hint(name: str | None = None, step: int | None = None) -> None:
    """Show the next hint for an exercise, the last one you checked if none is named; ``step`` shows a certain one."""
    run.refuse_inside()
    try:
        notebook, exercise = _exercise(name)
    except NewslensError as problem:
        return tell(str(problem))
    total = len(exercise.hints)
    if not total:
        return tell(f"**No hints** for {exercise.label}.  \n*Next:* read its question once more, then {_call('solution', exercise) if notebook.solution_allowed else _elsewhere(exercise)}.")
    number = step if type(step) is int and 1 <= step <= total else min(record.entry(exercise.id)["hints"] + 1, total)
    record.note_hint(exercise.id, number)
    more = f"{_call('hint', exercise)} says more." if number < total else f"that was the last one; {_call('solution', exercise)} shows an answer." if notebook.solution_allowed else "that was the last one."
    tell(f"**Hint {number} of {total}.** {dollars_kept(exercise.hints[number - 1])}  \n*Next:* try it and run the check; {more}")
    _tell_notes()


def solution(name: str | None = None) -> None:
    """Show a solution. Before your first try it asks for one; asked a second time, it shows it."""
    run.refuse_inside()
    try:
        notebook, exercise = _exercise(name)
    except NewslensError as problem:
        return tell(str(problem))
    known = record.entry(exercise.id)
    if not notebook.solution_allowed:
        left = exercise.hints and known["hints"] < len(exercise.hints)
        return tell(f"**Kept back.** Whoever gave you this set keeps the solutions for later.  \n*Next:* {_call('hint', exercise) if left else _elsewhere(exercise)}.")
    show_it = bool(known["tries"] or known["asked"])
    record.note_solution(exercise.id, show_it)
    if not show_it:
        return tell(f"**Try it once first**: a wrong answer teaches you more than a right one that you read.  \n*Next:* write something, run the check; or run {_call('solution', exercise)} again, and it is shown.")
    tell(f"**A solution** of {exercise.label}. There are others.\n\n```python\n{exercise.solution}\n```")
    _tell_notes()


def hints(name: str, *steps: str) -> None:
    """Say the hints of an exercise, in a solution notebook. The build takes them out; running it does nothing."""


def _exercise(name: str | None) -> tuple[Notebook, Exercise]:
    if name is None and not _last:
        raise NewslensError('Say which exercise: its id stands in the check cell, for example hint("top_words").')
    if name is not None and not isinstance(name, str):
        called = getattr(name, "__name__", "…") if callable(name) else "1.4"  # 1.10 without the marks would be 1.1
        raise NewslensError(f'The name of the exercise stands in quotation marks, for example hint("{called}").')
    found = load_catalogue().find(_last[0] if name is None else name.strip())
    _last[:] = [found[1].id]
    return found


def _tell_notes() -> None:
    for note in record.notes():
        tell(f"**Note.** {note}")
