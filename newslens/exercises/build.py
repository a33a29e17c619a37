"""``python -m newslens build``: make ``exercises/NN_name.ipynb`` from ``solutions/NN_name.ipynb``.

Solutions become ``...``, held-out inputs and hints go, cell ids stay. ``--check`` writes nothing and says
whether the exercises are in step; what a reader has put into answer cells, and outputs, do not count.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import json
import os
import sys
from datetime import datetime
from pathlib import Path

from newslens.exercises.catalogue import Catalogue, load_catalogue, source_files
from newslens.exercises.known import bank_of
from newslens.exercises.reference import NotApplicable, reference_for
from newslens.exercises.source import HIDDEN, HINTS, SOLUTION, AuthorError, Cell, Exercise, Notebook, bound_names, read_notebook, region_text, without_markers, without_region
from newslens.exercises.trial import try_answer
from newslens.resources import NewslensError, project_root

BANNER = "*Made from `solutions/{name}.ipynb` by `python -m newslens build`; to change an exercise, change it there.*"
KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if an exercise is out of step")


def main(arguments: argparse.Namespace) -> int:
    """Build, or compare, and say what was done."""
    root = project_root()
    if not arguments.check:
        for line in tried(root, {path.stem for path, _ in build(root, write=False)} | _edited(root)):
            print(line)
    behind = build(root, write=not arguments.check)
    for path, state in behind:
        print(f"{path.parent.name}/{path.name}: {state}")
    if arguments.check and behind:
        print("Run `python -m newslens build` and commit what it writes.", file=sys.stderr)
        return 1
    if not arguments.check:
        for path in _sources(root):  # newer than what they were made from: these have been tried
            with contextlib.suppress(OSError):
                os.utime(root / "exercises" / f"{path.stem}.ipynb")
    if not behind:
        print("All exercises are in step with their solutions.")
    return 0


def _sources(root: Path) -> list[Path]:
    return [path for path in source_files(root) if path.suffix == ".ipynb"]


def _edited(root: Path) -> set[str]:
    """Return the notebooks that were saved, or whose bank was, after their exercises were last built."""

    def saved(path: Path) -> float:
        return path.stat().st_mtime if path.exists() else 0.0

    return {path.stem for path in _sources(root)
            if max(saved(path), saved(path.parent / "variants" / f"{path.stem}.py")) > saved(root / "exercises" / path.name)}


def tried(root: Path, names: set[str]) -> list[str]:
    """Try the solutions of these notebooks, each on its own check; return warnings.

    Raises AuthorError where a bank cannot be read, an input does not fit, a solution stops or fails its own check;
    nothing has been written then.
    """
    warnings = []
    for notebook in load_catalogue(root).notebooks.values():
        if notebook.name not in names:
            continue
        bank_of(notebook)
        reference = reference_for(notebook)
        for exercise in notebook.exercises:
            place = notebook.place(exercise.answer)
            with contextlib.suppress(NotApplicable):
                slow = max((case.outcome.seconds for case in reference.cases(exercise, ())), default=0) if callable(reference.value(exercise)) else 0
                verdict = try_answer(exercise, reference, exercise.solution)
                if not verdict.passed:
                    raise AuthorError(f"{place}: the solution of {exercise.id} fails its own check: {verdict.text().splitlines()[0]} {verdict.says} Correct the one or the other.")
                if slow > 2:
                    warnings.append(f"{place}: the solution of {exercise.id} takes {slow:.0f} seconds on one input, and a learner waits as long; choose a smaller one.")
            if not exercise.hints:
                warnings.append(f"{place}: {exercise.id} has no hints; a cell with hints(\"{exercise.id}\", \"…\", \"…\") after its check gives some.")
    return warnings


def _numbers_in_order(notebooks: list[Notebook]) -> None:
    """Refuse a number that stands twice, or that belongs to another lesson of the set."""
    lessons = {int(notebook.name[:2]): notebook.name for notebook in notebooks if notebook.name[:2].isdigit()}
    for notebook in notebooks:
        seen: dict[str, str] = {}
        own = int(notebook.name[:2]) if notebook.name[:2].isdigit() else -1
        used = [int(e.number.split(".")[1]) for e in notebook.exercises if e.number.startswith(f"{own}.")]
        remedy = f"give it the next free number of its lesson, {own}.{max(used, default=0) + 1}."
        for exercise in notebook.exercises:
            place, lesson = notebook.place(exercise.answer), int(exercise.number.split(".")[0])
            if lesson != own and lesson in lessons:
                raise AuthorError(f"{place}: the number {exercise.number} belongs to {lessons[lesson]}; {remedy}")
            if exercise.number in seen:
                raise AuthorError(f"{place}: the number {exercise.number} is taken by {seen[exercise.number]}; {remedy}")
            seen[exercise.number] = place


def build(root: Path, write: bool = True) -> list[tuple[Path, str]]:
    """Bring ``exercises/`` in step; return the files that were not, each with its state."""
    files = _sources(root)
    if not files:
        raise NewslensError("There is no solutions/NN_name.ipynb to build from; write one first (solutions/README.md shows how).")
    notebooks = [read_notebook(path) for path in files]
    Catalogue(notebooks)  # refuses ids that are used twice
    _numbers_in_order(notebooks)
    folder, behind = root / "exercises", []
    for notebook in notebooks:
        path, made = folder / f"{notebook.name}.ipynb", exercise_notebook(notebook)
        if path.exists() and _comparable(_read(path), made) == _comparable(made, made):
            continue
        behind.append((path, ("written" if write else "out of step") if path.exists() else ("new" if write else "missing")))
        if write:
            folder.mkdir(exist_ok=True)
            if aside := _put_aside(path, made):
                behind.append((aside, "kept: the old one with the answers that stood in it"))
            path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    left = [p for p in folder.glob("[0-9]*.ipynb") if p.stem not in {n.name for n in notebooks} and ".before-" not in p.name]
    for path in sorted(left):
        behind.append((path, "has no solutions notebook any more; delete it, or give its solutions back their name"))
    return behind


def exercise_notebook(notebook: Notebook) -> dict:
    """Return the learner's notebook, as nbformat 4.5 stores it."""
    by_answer = {e.answer.number: e for e in notebook.exercises}
    by_check = {e.check.number: e for e in notebook.exercises}
    cells = []
    for cell in notebook.cells:
        exercise = by_answer.get(cell.number)
        source = learner_source(cell, exercise, by_check.get(cell.number))
        if cell.has and not source.strip():
            continue
        metadata = {"newslens": {"answer": exercise.id, "solution": exercise.fingerprint}} if exercise else {}
        cells.append(_stored(Cell(cell.number, cell.type, source, cell.id or f"{notebook.name}-{cell.number}", cell.tags), metadata))
    cells.append(_stored(Cell(0, "markdown", BANNER.format(name=notebook.name), "banner")))  # last: a notebook begins with its title
    return {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}


def learner_source(cell: Cell, exercise: Exercise | None, asked: Exercise | None = None) -> str:
    """Return a cell as the learner gets it: ``exercise`` is the one it answers, ``asked`` the one it checks."""
    if cell.type != "code":
        return cell.source
    source = without_region(without_region(cell.source, HIDDEN), HINTS)
    if asked and asked.declared == "choice":
        return f'check("{asked.id}")'  # the options say which one is right
    return without_region(source, SOLUTION, stub(source, exercise)) if SOLUTION in cell.has else source


def stub(source: str, exercise: Exercise | None) -> str:
    """Return what stands in place of a solution: ``...``, a signature with ``...``, or ``name = ...``."""
    region = region_text(source, SOLUTION)
    if region[:1].isspace() or exercise is None or exercise.id not in bound_names(region):
        return "..."
    if exercise.id in bound_names(without_region(source, SOLUTION)):
        return ""  # the author wrote the learner's line, above the region
    for node in ast.parse(without_markers(source)).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == exercise.id:
            has_doc = ast.get_docstring(node) is not None
            lines = without_markers(source).splitlines()
            last = node.body[0].end_lineno if has_doc else node.body[0].lineno - 1
            if node.body[0].lineno == node.lineno:  # def f(x): return x, on one line
                return lines[node.lineno - 1].split(ast.get_source_segment("\n".join(lines), node.body[0]))[0].rstrip() + "\n    ..."
            return "\n".join(lines[node.lineno - 1 : last] + ["    ..."])
    if exercise.declared == "reflection":
        return f'{exercise.id} = """\n...\n"""'
    return f"{exercise.id} = ..."


def _stored(cell: Cell, metadata: dict | None = None) -> dict:
    stored = {"cell_type": cell.type, "id": cell.id, "metadata": dict(metadata or {}), "source": cell.source.splitlines(keepends=True)}
    if cell.tags:
        stored["metadata"]["tags"] = list(cell.tags)
    if cell.type == "code":
        stored |= {"execution_count": None, "outputs": []}
    return dict(sorted(stored.items()))


def _put_aside(path: Path, made: dict) -> Path | None:
    """Keep a copy of an exercise that somebody has written answers into, before it is made anew."""
    stubs = {c["id"]: "".join(c["source"]) for c in made["cells"] if "newslens" in c["metadata"]}
    old = {c.get("id"): "".join(c["source"]) for c in _read(path)["cells"] if c.get("metadata", {}).get("newslens")} if path.exists() else {}
    if not any(source.strip() not in ("", stubs[i]) and not source.rstrip().endswith("...") for i, source in old.items() if i in stubs):
        return None
    aside = path.with_name(f"{path.stem}.before-{datetime.now():%Y%m%d-%H%M%S}.ipynb")
    aside.write_bytes(path.read_bytes())
    return aside


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {"cells": []}


def _comparable(notebook: dict, made: dict) -> list:
    """Reduce a notebook to what must agree: order, ids, tags, sources, but not what stands in answer cells."""
    answers = {c["id"] for c in made["cells"] if "newslens" in c["metadata"]}
    return [
        (c["cell_type"], c.get("id"), tuple(c["metadata"].get("tags", ())), c["metadata"].get("newslens", {}).get("solution"),
         "" if c.get("id") in answers else "".join(c["source"]))
        for c in notebook["cells"]
    ]  # fmt: skip


__all__ = ["AuthorError", "add_arguments", "build", "exercise_notebook", "learner_source", "main", "stub"]
