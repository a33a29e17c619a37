"""``python -m newslens export nbgrader DIR`` (or ``otter DIR``): hand the exercises to a grading system."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from newslens.exercises.catalogue import source_files
from newslens.exercises.choice import choice_to_hand_out, how_to_install
from newslens.exercises.source import Notebook, read_notebook
from newslens.resources import NewslensError, project_root

SYSTEMS = {"nbgrader": "newslens.exercises.export_nbgrader", "otter": "newslens.exercises.export_otter"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("system", choices=SYSTEMS, help="the grading system")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write it: a folder that does not exist, or is empty")
    parser.add_argument("--only", nargs="*", default=[], metavar="NN", help="the notebooks to export, for example 01 02")
    parser.add_argument("--solutions", action="store_true", help="let solution() show answers in the students' copies")


def main(arguments: argparse.Namespace) -> int:
    """Write the export and say what to do next."""
    folder = arguments.folder.expanduser().resolve()
    if folder.is_file():
        raise NewslensError(f"{folder} is a file; name a folder that does not exist yet.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewslensError(f"{folder} is not empty; name a folder that does not exist yet.")
    notebooks = chosen_notebooks(project_root(), arguments.only)
    choice = choice_to_hand_out()
    written = importlib.import_module(SYSTEMS[arguments.system]).write(notebooks, folder, choice, arguments.solutions)
    said = "\n".join((written, choice.says("The course") + " The article lies beside each notebook.", how_to_install()))
    (folder / "README.txt").write_text(said + "\n", encoding="utf-8", newline="\n")
    print(said)
    return 0


def chosen_notebooks(root: Path, only: list[str]) -> list[Notebook]:
    """Return the solution notebooks whose name begins with one of ``only``, or all."""
    files = [path for path in source_files(root) if path.suffix == ".ipynb"]
    chosen = [path for path in files if not only or path.stem.startswith(tuple(name.zfill(2) for name in only))]
    if not chosen:
        raise NewslensError("There is no such solution notebook; name it by its number, for example --only 01.")
    return [read_notebook(path) for path in chosen]
