"""What was run in this kernel: which run gave a name its value, and whether the last try failed.

Needs IPython; elsewhere everything here answers "unknown".
"""

from __future__ import annotations

import ast
import difflib
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass

from newslens.exercises.source import bound_names, used_names

KEPT = 300


@dataclass
class Run:
    """One run of a cell. ``failed`` names the exception that ended it, ``said`` is its text; ``began`` is False for a
    SyntaxError; ``changed`` are the names that hold something else since;
    ``cell`` is the id of the cell, where the notebook tells it."""

    number: int
    source: str
    failed: str = ""
    line: int | None = None
    said: str = ""
    changed: frozenset[str] = frozenset()
    began: bool = True
    cell: str = ""


_runs: list[Run] = []


def watch(ours: dict[str, object], hints: object) -> None:
    """Note what is run from now on, and put back the names in ``ours`` if a cell has overwritten them.

    ``hints`` is made known to the notebook, so that the hint cells of a solution notebook run without an import.
    """
    shell = _shell()
    if shell is None or getattr(shell, "_newslens_watches", False):
        return
    shell._newslens_watches = True

    held: dict[str, int] = {}

    def before(info: object) -> None:
        held.clear()
        held.update((name, id(value)) for name, value in shell.user_ns.items())
        if "hints(" in (info.raw_cell or ""):
            shell.user_ns.setdefault("hints", hints)
        for name, value in ours.items():
            if shell.user_ns.get(name, ...) is not value and re.search(rf"(?m)^\s*{name}\((\s*[\"']|\))", info.raw_cell or ""):
                if name in shell.user_ns:
                    print(f"({name} had been given another value in this notebook; it works again.)")
                shell.user_ns[name] = value

    def after(result: object) -> None:
        error = result.error_before_exec or result.error_in_exec
        run = Run(result.execution_count or 0, result.info.raw_cell or "", cell=getattr(result.info, "cell_id", None) or "")
        if error is not None:
            run.failed = type(error).__name__
            run.said = str(error)[:80] if result.error_before_exec is None else ""
            run.line = getattr(error, "lineno", None)
            run.began = result.error_before_exec is None
        run.changed = frozenset(name for name, value in shell.user_ns.items() if held.get(name) != id(value))
        _runs.append(run)
        del _runs[:-KEPT]

    shell.events.register("pre_run_cell", before)
    shell.events.register("post_run_cell", after)


def run_of(name: str, function: bool = False) -> int | None:
    """Return the number of the run that last gave ``name`` its value.

    A run that failed counts for a ``function``: it was defined before the line that failed.
    """
    run = _defining(name, function)
    return run.number if run else None


def _ends_with_value(source: str) -> bool:
    """Say whether the last line works out a value, or prints it, instead of giving it a name."""
    try:
        return isinstance(ast.parse(source).body[-1], ast.Expr)
    except (SyntaxError, IndexError):
        return False


def overwritten(name: str, cell: str) -> int | None:
    """Return the number of the run in another cell that gave ``name`` its value after the answer's ``cell`` had."""
    last = _defining(name)
    own = next((run for run in _all_runs() if run.cell and run.cell == cell and gives(run, name)), None)
    return last.number if last and own and last.cell != cell else None


def failed_try(name: str, cell: str = "") -> Run | None:
    """Return the latest run that was to define ``name``, or was one of the answer's ``cell``, if that run failed and its
    cell has not been run since."""
    own, later = _defining(name), set()
    for run in reversed(_all_runs()):
        if _begins(run.source, name) or (run.cell and run.cell in (cell, own.cell if own else "")):
            return run if run.failed and run.cell not in later and name not in run.changed else None
        later |= {run.cell} - {""}
    return None


def attempt(name: str, cell: str, others: Collection[str] = ()) -> Run | None:
    """Return the latest run, not a failed one, of the answer's own ``cell``; where the notebook tells no cells, the latest
    in which ``name`` stands outside quotation marks and which gives none of the ``others`` a value."""
    for run in reversed(_all_runs()):
        if run.failed:
            continue
        mentions = re.search(rf"(?<![\w\"'.]){name}(?![\w\"'])", run.source) and not bound_names(_without_magics(run.source)) & set(others)
        if run.cell == cell if run.cell else mentions:
            return run
    return None


def without_value(name: str, cell: str) -> Run | None:
    """Return the latest run of the answer's cell (the one that gave ``name`` its value, else ``cell``) where it came later,
    gives ``name`` none and does not look at it: what the kernel holds is not what the learner sees."""
    own = _defining(name)
    last = own and attempt(name, own.cell or cell)
    if not last or not last.cell or last.cell != (own.cell or cell) or last.number <= own.number:
        return None
    source = _without_magics(last.source)
    if bound_names(source) and not _ends_with_value(source):
        return None  # it gives another name a value: that is said elsewhere
    looks = name in used_names(source) and not re.search(rf"\b{name}\s*==", source)
    return None if looks or gives(last, name) else last


def misnamed(name: str, function: bool = False) -> tuple[Run, str, bool] | None:
    """Return a run after the one that defined ``name``, and the other name that it defines.

    Either it is a run of the same cell (the last item is True), which no longer defines ``name``: then what the
    kernel holds under ``name`` is no longer what the learner sees; or the other name is only like this one.
    """
    own = _defining(name, function)
    if own is None:
        return None
    later = [run for run in _all_runs() if run.number > own.number and not run.failed]
    if same := [run for run in later if own.cell and run.cell == own.cell]:
        others = _given(same[-1].source, function)
        near = _nearest(name, others)
        looks = name in used_names(_without_magics(same[-1].source)) and not near
        if (near or others) and not looks and not gives(same[-1], name):
            return same[-1], near or others[-1], True
    for run in reversed(later):
        if near := _nearest(name, _given(run.source, function)):
            return run, near, False
    return None


def _defining(name: str, function: bool = False) -> Run | None:
    for run in reversed(_all_runs()):
        if name in run.changed or ((not run.failed or (function and run.began)) and gives(run, name)):
            return run
    return None


def gives(run: Run, name: str) -> bool:
    """Say whether a run gives ``name`` a value, by what is seen in its source or by what the kernel holds since."""
    return name in run.changed or (name in run.source and name in bound_names(_without_magics(run.source)))


def _begins(source: str, name: str) -> bool:
    return bool(re.search(rf"(?m)^(def\s+{name}\b|{name}\s*(:[^=\n]*)?=(?!=))", source))


def _given(source: str, function: bool) -> list[str]:
    """Return the functions, or the values, that a cell defines at its left edge, in order."""
    pattern = r"(?m)^def\s+(\w+)|^(\w+)\s*=\s*lambda\b" if function else r"(?m)^(\w+)\s*(?::[^=\n]*)?=(?!=)"
    return [next(filter(None, found)) if function else found for found in re.findall(pattern, source)]


def _nearest(name: str, others: list[str]) -> str:
    """Return the one of the names that may be a slip of the pen for ``name``, or ""."""
    near = [other for other in difflib.get_close_matches(name, others, n=3, cutoff=0.85) if other != name]
    return near[0] if near else ""


def source_of(name: str) -> str:
    """Return the source of the run that last gave ``name`` its value, or ""."""
    run = _defining(name)
    return _without_magics(run.source) if run else ""


def names_used_for(name: str) -> set[str]:
    """Return the names that the run which defined ``name`` took from elsewhere."""
    number = run_of(name)
    return next((used_names(run.source) for run in _all_runs() if run.number == number), set())


def _without_magics(source: str) -> str:
    return re.sub(r"(?m)^\s*[%!?].*$", "", re.sub(r"(?m)^\s*%time\s+", "", source))


def _all_runs() -> list[Run]:
    shell = _shell()
    if shell is None:
        return []
    # what ran before we were imported, and the cell that runs now, are in IPython's own list, without errors
    watched = {run.number for run in _runs}
    others = [Run(n, text) for n, text in enumerate(shell.history_manager.input_hist_raw) if text and n not in watched]
    return sorted(others + _runs, key=lambda run: run.number)


def _shell() -> object | None:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None
