"""Find the solution notebooks, and the exercise that has an id."""

from __future__ import annotations

import difflib
from pathlib import Path

from newslens.exercises.show import code
from newslens.exercises.source import AuthorError, Exercise, Notebook, read_notebook
from newslens.resources import NewslensError, project_root

KEYS = ".keys"
_read: dict[Path, tuple[tuple[int, ...], Notebook]] = {}


class Catalogue:
    """All notebooks and exercises of the set, in their order."""

    def __init__(self, notebooks: list[Notebook]):
        self.notebooks = {n.name: n for n in notebooks}
        self.exercises: dict[str, Exercise] = {}
        for notebook in notebooks:
            for exercise in notebook.exercises:
                if taken := self.exercises.get(exercise.id):
                    raise AuthorError(
                        f"{notebook.place(exercise.check)}: the id {exercise.id!r} is taken by"
                        f" {self.notebooks[taken.notebook].place(taken.check)}; give one of the two another name."
                    )
                self.exercises[exercise.id] = exercise

    def find(self, name: str) -> tuple[Notebook, Exercise]:
        """Return the exercise with that id, or with that number ("1.4"), and its notebook; NewslensError names the nearest id."""
        exercise = self.exercises.get(name) or next((one for one in self.exercises.values() if one.number == name), None)
        if exercise is None:
            near = difflib.get_close_matches(name, self.exercises, n=1)
            remedy = f'Did you mean "{near[0]}"?' if near else "The id stands in the check cell, in quotes."
            raise NewslensError(f"There is no exercise {code(name[:60])}. {remedy}")
        return self.notebooks[exercise.notebook], exercise

    def after(self, exercise: Exercise) -> Exercise | None:
        """Return the exercise that follows, or None after the last."""
        order = list(self.exercises.values())
        place = order.index(exercise) + 1
        return order[place] if place < len(order) else None


def source_files(root: Path | None = None) -> list[Path]:
    """Return the solution notebooks of the project, or the key files that stand in for them, sorted by name.

    Keys that lie beside the notebook that is running come first: that is how a graded copy finds its own.
    """
    root = root or project_root()
    for folder, pattern in (
        (Path.cwd() / KEYS, "*.json"),
        (root / "solutions", "[0-9]*.ipynb"),
        (root / "exercises" / KEYS, "*.json"),
    ):
        if files := sorted(folder.glob(pattern)):
            return files
    return []


def load_catalogue(root: Path | None = None) -> Catalogue:
    """Read all notebooks; one that has not changed since is not read again."""
    files = source_files(root)
    if not files:
        raise NewslensError("No solutions are here to check against: neither a folder solutions/ nor exercises/.keys/. Use a complete copy of the set.")
    return Catalogue([_current(path) for path in files])


def _current(path: Path) -> Notebook:
    bank = path.parent / "variants" / f"{path.stem}.py"
    stamp = tuple(p.stat().st_mtime_ns for p in (path, bank) if p.exists())
    known = _read.get(path)
    if known is None or known[0] != stamp:
        known = _read[path] = (stamp, read_notebook(path))
    return known[1]
