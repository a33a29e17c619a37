"""Try an answer without a notebook: run its source as a learner's cell would be, and judge it."""

from __future__ import annotations

import itertools
import linecache

from newslens.exercises import run
from newslens.exercises.kinds import judge
from newslens.exercises.reference import Reference
from newslens.exercises.source import Exercise
from newslens.exercises.verdict import NOT_YET, Verdict

_count = itertools.count(1)


def try_answer(exercise: Exercise, reference: Reference, source: str, extra: dict[str, object] | None = None, brief: bool = False) -> Verdict:
    """Return the verdict on an answer given as source; ``extra`` are further names it finds.

    ``brief`` stops at the first thing that is wrong.
    """
    names = reference.copy_for(source) | (extra or {})
    names.pop(exercise.id, None)
    place = f"<answer {next(_count)}>"
    linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
    limit = run.limit_for(reference.seconds.get(exercise.answer.number, 0))
    try:
        made = run.call(lambda: exec(compile(source, place, "exec"), names), (), limit, home=names)
        if made.failure or made.timed_out:
            said = run.describe(made.failure) if made.failure else "out of time"
            return Verdict(NOT_YET, "failed run", says=f"The cell stopped: {said}.")
        return judge(exercise, reference, names, reference.shown_inputs(exercise), brief=brief, source=source)
    finally:
        linecache.cache.pop(place, None)
