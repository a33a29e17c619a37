"""Key files: what stands in for solutions/ where it is not handed out.

A key holds a solution notebook and its bank of answers, packed so that nobody reads them by accident.
"""

from __future__ import annotations

import json
from pathlib import Path

from newslens.exercises.source import HIDDEN, Notebook, pack, without_region

ABOUT = (
    "This file lets the checks work without the folder solutions/. It holds the solutions, the held-out inputs, "
    "the hints and the known wrong answers, packed so that nobody reads them by accident. It is no secret: "
    "whoever wants to can unpack it, and has then read the answers instead of finding them."
)


def write_key(notebook: Notebook, folder: Path, solution: bool = True, held_out: bool = True) -> Path:
    """Write the key of a notebook into a folder; ``solution`` says whether ``solution()`` shows answers,
    ``held_out`` whether the key carries the held-out inputs of functions."""
    checks = {e.check.number for e in notebook.exercises if e.declared is None}
    cells = [
        {
            "cell_type": cell.type,
            "id": cell.id,
            "metadata": {"tags": list(cell.tags)},
            "source": cell.source if held_out or cell.number not in checks else without_region(cell.source, HIDDEN),
        }
        for cell in notebook.cells
    ]
    key = {
        "about": ABOUT,
        "solution": solution,
        "notebook": pack(json.dumps({"cells": cells}, ensure_ascii=False)),
        "variants": pack(notebook.variants),
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{notebook.name}.json"
    path.write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return path


