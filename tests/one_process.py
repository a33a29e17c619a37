"""Run notebooks as cells in one process, without a kernel each: ``python one_process.py NOTEBOOK...``

Prints one line of JSON: for each notebook the cells that ended in an error, everything on stderr,
and the verdicts of its checks. The article is the one that NEWSLENS_ARTICLE names.
"""

import json
import os
import sys
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

os.environ.setdefault("MPLBACKEND", "Agg")


def run(shell: InteractiveShell, path: Path, extra: str = "") -> dict:
    """Run one notebook's code cells in a fresh namespace."""
    shell.reset(new_session=False)
    report = {"errors": [], "stderr": "", "verdicts": [], "cells": 0}
    sources = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    for number, source in enumerate(sources + ([extra] if extra else []), start=1):
        report["cells"] += 1
        with capture_output() as heard:
            result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            report["errors"].append(f"code cell {number}: {type(error).__name__}: {error}")
        report["stderr"] += heard.stderr
        for output in heard.outputs:
            words = output.data.get("text/markdown", "")
            if words.startswith("**"):
                report["verdicts"].append(words)
    return report


def main(paths: list[str]) -> None:
    sweep = (Path(__file__).parent / "sweep.py").read_text(encoding="utf-8") if "--sweep" in paths else ""
    shell = InteractiveShell.instance()
    reports = {}
    for name in (p for p in paths if not p.startswith("--")):
        path = Path(name).resolve()
        os.chdir(path.parent)
        reports[f"{path.parent.name}/{path.name}"] = run(shell, path, sweep)
    sys.__stdout__.write("\n" + json.dumps(reports, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.modules["__main__"].__dict__.update(__name__="__main__")
    main(sys.argv[1:])
