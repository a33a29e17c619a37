"""``python -m newslens handout DIR``: a clean copy for the classroom, without ``solutions/``.

Key files in ``exercises/.keys/`` let all checks and hints work in it. ``--no-solutions`` keeps ``solution()`` shut.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from newslens.exercises.build import build
from newslens.exercises.catalogue import KEYS, source_files
from newslens.exercises.keys import write_key
from newslens.exercises.source import read_notebook
from newslens.resources import NewslensError, project_root

GIVEN = ("README.md", "LICENSE", "LICENSE-CONTENT", "pyproject.toml", "requirements.txt", "start.py", ".gitignore", "notebooks", "exercises", "data", "newslens")
LEFT_OUT = ("__pycache__", "*.pyc", ".ipynb_checkpoints", ".progress", KEYS, "*.before-*.ipynb", "*.egg-info", "newspaper*.txt", ".DS_Store")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write it: a folder that does not exist, or is empty")
    parser.add_argument("--no-solutions", action="store_true", help="solution() says that you keep them for later")


def main(arguments: argparse.Namespace) -> int:
    """Write the copy and say what to do with it."""
    folder = write_handout(project_root(), arguments.folder, not arguments.no_solutions)
    shut = " solution() shows nothing in it." if arguments.no_solutions else ""
    print(f"Written: {folder}. All checks and hints work in it, without solutions/.{shut}")
    print("The key files in exercises/.keys/ hold the answers, packed, not secret: who wants to read them can.")
    return 0


def write_handout(root: Path, folder: Path, solution: bool = True) -> Path:
    """Copy what learners need from ``root`` to ``folder`` and write the keys; return the folder."""
    folder = folder.expanduser().resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewslensError(f"{folder} is not empty; name a folder that does not exist yet.")
    if any(folder.is_relative_to(root / name) for name in GIVEN):
        raise NewslensError(f"{folder} lies inside a folder that is copied; name one outside the project.")
    files = [path for path in source_files(root) if path.suffix == ".ipynb"]
    if not files:
        raise NewslensError("There is no solutions/ here to make keys from; run this in the complete project.")
    if behind := build(root, write=False):
        raise NewslensError(f"{behind[0][0].name} is out of step with its solutions; run python -m newslens build first.")
    try:
        for name in GIVEN:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
            elif source.exists():
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, folder / name)
        for path in files:
            write_key(read_notebook(path), folder / "exercises" / KEYS, solution)
    except OSError as error:
        raise NewslensError(f"The copy could not be written ({error.strerror}); make room in {folder}, or name another folder.") from None
    return folder
