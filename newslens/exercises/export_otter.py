"""Write assignments for otter-grader: a notebook with the raw boundary cells that ``otter assign`` wants.

Each question's test is a function that calls our check on the student's names, so the sentence that a
student reads in the notebook is the one that the grader prints. Reflections are marked for grading by hand.
"""

from __future__ import annotations

import json
from pathlib import Path

from newslens.exercises.build import KERNEL, learner_source, stub
from newslens.exercises.catalogue import KEYS
from newslens.exercises.choice import Choice, other_cell, put_beside
from newslens.exercises.export_nbgrader import answer_with_stub
from newslens.exercises.keys import write_key
from newslens.exercises.source import Cell, Exercise, Notebook

ASSIGNMENT = """# ASSIGNMENT CONFIG
name: {name}
init_cell: true
export_cell: false
check_all_cell: false
run_tests: false
files:
{files}
tests:
  ok_format: false
"""
TEST = '''def test_{id}(env):
    from newslens.exercises import check
    check("{id}", namespace=env)'''


def write(notebooks: list[Notebook], folder: Path, choice: Choice, solutions: bool = False) -> str:
    """Write one folder for each assignment; return what to do next."""
    for notebook in notebooks:
        place = folder / notebook.name
        place.mkdir(parents=True)
        files = [f"{KEYS}/{notebook.name}.json", *put_beside(choice, place)]
        made = {"cells": _cells(notebook, files, solutions), "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
        (place / f"{notebook.name}.ipynb").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        write_key(notebook, place / KEYS, solutions)
    first = notebooks[0].name
    return (
        f"Written: {folder}, {len(notebooks)} assignment{'s' * (len(notebooks) != 1)}. Where otter-grader, ipykernel and newslens are installed:\n"
        f"  cd {folder / first} && otter assign {first}.ipynb dist\n"
        f"  otter run -a dist/autograder/*.zip student.ipynb\n"
        "The key beside each notebook holds the held-out inputs too: otter has no place to hide them from a student who looks."
    )


def _cells(notebook: Notebook, files: list[str], solutions: bool) -> list[dict]:
    answers = {e.answer.number: e for e in notebook.exercises}
    checks = {e.check.number: e for e in notebook.exercises}
    cells = [_raw(ASSIGNMENT.format(name=notebook.name, files="\n".join(f"  - {file}" for file in files)), "otter-config")]
    for cell in notebook.cells:
        if exercise := answers.get(cell.number):
            cells += _question(cell, exercise)
        elif exercise := checks.get(cell.number):
            cells.append(_code(cell.id, learner_source(cell, None, exercise)))
        elif (source := other_cell(cell, solutions)).strip():
            stored = {"cell_type": cell.type, "id": cell.id, "metadata": {}, "source": source}
            cells.append(stored | ({"execution_count": None, "outputs": []} if cell.type == "code" else {}))
    return cells


def _question(cell: Cell, exercise: Exercise) -> list[dict]:
    by_hand = "manual: true\n" if exercise.declared == "reflection" else ""
    begin = [
        _raw(f"# BEGIN QUESTION\nname: {exercise.id}\npoints: {exercise.stars}\n{by_hand}", f"{cell.id}-q"),
        _raw("# BEGIN SOLUTION", f"{cell.id}-s"),
        # otter writes the three dots itself; a whole line, such as `share = ...`, it has to be given
        _code(cell.id, cell.source if stub(cell.source, exercise) == "..." else answer_with_stub(cell, exercise)),
        _raw("# END SOLUTION", f"{cell.id}-t"),
    ]
    tests = [_raw("# BEGIN TESTS", f"{cell.id}-u"), _code(f"{cell.id}-v", TEST.format(id=exercise.id)), _raw("# END TESTS", f"{cell.id}-w")]
    return begin + ([] if by_hand else tests) + [_raw("# END QUESTION", f"{cell.id}-x")]


def _raw(source: str, name: str) -> dict:
    return {"cell_type": "raw", "id": name, "metadata": {}, "source": source}


def _code(name: str, source: str) -> dict:
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, "execution_count": None, "outputs": []}
