"""Write a course for nbgrader: ``source/NN_name/`` with the metadata it wants, and its configuration.

Function and value questions are graded by their check, with the held-out inputs that nbgrader hides and puts
back; reflections by hand. The key beside each notebook carries no held-out input.
"""

from __future__ import annotations

import json
from pathlib import Path

from newslens.exercises.build import KERNEL, learner_source, stub
from newslens.exercises.catalogue import KEYS
from newslens.exercises.choice import Choice, other_cell, put_beside
from newslens.exercises.keys import write_key
from newslens.exercises.source import HIDDEN, MARKER, SOLUTION, Cell, Exercise, Notebook

CONFIG = '''"""Settings for nbgrader 0.9, written by `python -m newslens export nbgrader`."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "between_the_lines"
# The exercises carry their own stub lines.
c.ClearSolutions.code_stub = {"python": ""}
# A check stops a looping answer itself; this is for a loop that stands outside a function.
c.Execute.timeout = 60
c.Execute.interrupt_on_timeout = True
c.ExecutePreprocessor.timeout = 60
c.ExecutePreprocessor.interrupt_on_timeout = True
'''


def write(notebooks: list[Notebook], folder: Path, choice: Choice, solutions: bool = False) -> str:
    """Write the course; return what to do next."""
    for notebook in notebooks:
        place = folder / "source" / notebook.name
        place.mkdir(parents=True)
        made = {"cells": _cells(notebook, solutions), "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
        path = place / f"{notebook.name}.ipynb"
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        write_key(notebook, place / KEYS, solutions, held_out=False)
        put_beside(choice, place)
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8", newline="\n")
    first = notebooks[0].name
    return (
        f"Written: {folder}, {len(notebooks)} assignment{'s' * (len(notebooks) != 1)}. In that folder, where nbgrader and newslens are installed:\n"
        f"  nbgrader generate_assignment {first}\n"
        f"  nbgrader autograde {first}      (with the students' files in submitted/NAME/{first}/)\n"
        "Grade where nothing can be harmed: a container without network, one submission at a time (solutions/README.md says why)."
    )


def _cells(notebook: Notebook, solutions: bool) -> list[dict]:
    answers = {e.answer.number: e for e in notebook.exercises}
    checks = {e.check.number: e for e in notebook.exercises}
    cells = []
    for cell in notebook.cells:
        if exercise := answers.get(cell.number):
            by_hand = exercise.declared == "reflection"
            cells.append(_cell(cell, answer_with_stub(cell, exercise), _mark(exercise.id, solution=True, grade=by_hand, points=exercise.stars if by_hand else None)))
        elif exercise := checks.get(cell.number):
            graded = exercise.declared != "reflection"
            cells.append(_cell(cell, _check(cell, exercise), _mark(f"{exercise.id}-check", locked=True, grade=graded, points=exercise.stars if graded else None)))
        elif (source := other_cell(cell, solutions)).strip():
            cells.append(_cell(cell, source))
    return cells


def answer_with_stub(cell: Cell, exercise: Exercise) -> str:
    """Return the answer cell with the learner's stub before the solution region, which the grading system takes out."""
    lines, made = cell.source.splitlines(), []
    for line in lines:
        found = MARKER.match(line)
        if found and found[1] == "BEGIN" and found[2] == SOLUTION:
            indent = line[: len(line) - len(line.lstrip())]
            made += [indent + part for part in stub(cell.source, exercise).splitlines()]
        made.append(line)
    return "\n".join(made)


def _check(cell: Cell, exercise: Exercise) -> str:
    """The check; for a choice, whose options must not be seen, all of it goes into the hidden part."""
    if exercise.declared != "choice":
        return cell.source
    hidden = "\n".join(line for line in cell.source.splitlines() if not MARKER.match(line))
    return f"{learner_source(cell, None, exercise)}\n# BEGIN {HIDDEN}\n{hidden}\n# END {HIDDEN}"


def _mark(name: str, *, solution: bool = False, grade: bool = False, locked: bool = False, points: int | None = None) -> dict:
    mark = {"grade": grade, "grade_id": name, "locked": locked, "schema_version": 3, "solution": solution, "task": False}
    return {"nbgrader": mark | ({"points": points} if grade else {})}


def _cell(cell: Cell, source: str, metadata: dict | None = None) -> dict:
    stored = {"cell_type": cell.type, "id": cell.id, "metadata": dict(metadata or {}), "source": source.splitlines(keepends=True)}
    if cell.tags:
        stored["metadata"]["tags"] = list(cell.tags)
    return stored | ({"execution_count": None, "outputs": []} if cell.type == "code" else {})
