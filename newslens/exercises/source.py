"""Read a solution notebook: its cells, and the exercises that stand in it.

Everything is said by visible code: ``# BEGIN SOLUTION`` … ``# END SOLUTION`` in the answer cell, a cell that
calls ``check("id", …)`` with held-out inputs between ``# BEGIN HIDDEN TESTS`` and ``# END HIDDEN TESTS``,
a cell with ``# BEGIN HINTS`` … ``# END HINTS``, and a heading ``### 1.4 Title ★★`` above. Nothing is run here.
"""

from __future__ import annotations

import ast
import base64
import difflib
import hashlib
import json
import re
import symtable
import zlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from newslens.resources import NewslensError

SOLUTION, HIDDEN, HINTS = "SOLUTION", "HIDDEN TESTS", "HINTS"
SAID = ("choice", "reflection", "annotation")  # kinds that the check names
OPTIONS = ("kind", "options", "words", "number", "quote", "labels", "reasons", "order", "tolerance", "judge", "note", "namespace")  # what a check can be told
SEEN = ("function", "value", "plot", "widget")  # kinds that follow from what the solution defines
MARKER = re.compile(r"^\s*#+\s*(BEGIN|END) (SOLUTION|HIDDEN TESTS|HINTS)\s*$")
HEADING = re.compile(r"^#{2,4}\s+(\d+\.\d+)\s+(.+?)\s*(★{1,3})\s*$", re.M)


class AuthorError(NewslensError):
    """A mistake in a solution notebook: one sentence with the notebook, the cell and the remedy."""


@dataclass(frozen=True)
class Cell:
    """One cell as it stands in the notebook; ``number`` counts from 1."""

    number: int
    type: str
    source: str
    id: str = ""
    tags: tuple[str, ...] = ()

    @cached_property
    def has(self) -> set[str]:
        """The names of the regions that begin or end in this cell."""
        return {found[2] for line in self.source.splitlines() if (found := MARKER.match(line))}


@dataclass(frozen=True)
class Exercise:
    """One exercise: where it stands, its answer cell, its check cell, its hints."""

    id: str
    notebook: str
    number: str
    title: str
    stars: int
    answer: Cell
    check: Cell
    hints: tuple[str, ...] = ()
    declared: str | None = None

    @cached_property
    def solution(self) -> str:
        """The answer cell as the instructor wrote it, without the markers."""
        return without_markers(self.answer.source)

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the solution changes; written into the exercise that is built from it."""
        return hashlib.sha256(self.solution.encode()).hexdigest()[:12]

    @property
    def label(self) -> str:
        """How a verdict names it: number, title, stars."""
        return f"{self.number} {self.title} {'★' * self.stars}"


@dataclass(frozen=True)
class Notebook:
    """A solution notebook that has been read and found in order."""

    name: str
    cells: tuple[Cell, ...]
    exercises: tuple[Exercise, ...]
    metadata: dict = field(default_factory=dict, compare=False)
    variants: str = ""
    solution_allowed: bool = True

    def place(self, cell: Cell) -> str:
        """How a message names a cell: the notebook, its number, and the heading that can be searched for."""
        return _place(f"solutions/{self.name}.ipynb", self.cells, cell.number)


def read_notebook(path: Path) -> Notebook:
    """Read ``solutions/NN_name.ipynb``, or the key file that a handout has in its place.

    Raises AuthorError in one sentence where the notebook is not in order.
    """
    stored = _json(path)
    variants, allowed = "", True
    if path.suffix == ".ipynb":
        bank = path.parent / "variants" / f"{path.stem}.py"
        variants = bank.read_text(encoding="utf-8", errors="replace") if bank.exists() else ""
    else:
        variants, allowed = unpack(stored["variants"]), stored["solution"]
        stored = json.loads(unpack(stored["notebook"]))
    cells = tuple(
        Cell(number, c["cell_type"], "".join(c["source"]), c.get("id", ""), tuple(c.get("metadata", {}).get("tags", ())))
        for number, c in enumerate(stored["cells"], start=1)
    )
    return Notebook(path.stem, cells, tuple(_exercises(path, cells)), stored.get("metadata", {}), variants, allowed)


def pack(text: str) -> str:
    """Make text unreadable at a glance (no secret: anybody can call :func:`unpack`)."""
    return base64.b85encode(zlib.compress(text.encode(), 9)).decode()


def unpack(text: str) -> str:
    """Give back what :func:`pack` was given."""
    return zlib.decompress(base64.b85decode(text)).decode()


def _json(path: Path) -> dict:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if path.suffix != ".ipynb" or isinstance(stored["cells"], list):
            return stored
        reason = "its cells are no list"
    except (OSError, ValueError) as error:
        reason = str(error)
    except (KeyError, TypeError):
        reason = "it is no notebook"
    raise AuthorError(f"{path.parent.name}/{path.name} cannot be read ({reason}). Restore it from version control, or save it again in JupyterLab.") from None


# --- regions ----------------------------------------------------------------------------
def without_region(source: str, region: str, stub: str | None = None) -> str:
    """Return the source without a region; ``stub`` stands in its place, as far in as the region's first line."""
    kept, inside = [], False
    for line in source.splitlines():
        found = MARKER.match(line)
        if found and found[2] == region:
            inside = found[1] == "BEGIN"
            if inside and stub is not None:
                indent = line[: len(line) - len(line.lstrip())]
                kept += [indent + part for part in stub.splitlines()]
        elif not inside:
            kept.append(line)
    return "\n".join(kept).strip("\n")


def region_text(source: str, region: str) -> str:
    """Return the lines that stand inside the regions of that name."""
    taken, inside = [], False
    for line in source.splitlines():
        found = MARKER.match(line)
        if found and found[2] == region:
            inside = found[1] == "BEGIN"
        elif inside:
            taken.append(line)
    return "\n".join(taken)


@lru_cache(maxsize=2000)
def without_markers(source: str) -> str:
    """Return the source with the marker lines taken out."""
    return "\n".join(line for line in source.splitlines() if not MARKER.match(line)).strip("\n")


def line_is_hidden(source: str, line: int) -> bool:
    """Say whether that line (from 1) stands between the marks of held-out inputs."""
    last = [found[1] for text in source.splitlines()[:line] if (found := MARKER.match(text)) and found[2] == HIDDEN]
    return bool(last) and last[-1] == "BEGIN"


# --- names ------------------------------------------------------------------------------
@lru_cache(maxsize=2000)  # each check asks it of every cell of its notebook
def bound_names(source: str) -> frozenset[str]:
    """Return the names that a cell gives a value; empty where it is not plain Python."""
    return frozenset(s.get_name() for s in _symbols(source) if s.is_assigned() or s.is_imported())


@lru_cache(maxsize=2000)
def used_names(source: str) -> frozenset[str]:
    """Return the names that a cell takes from outside itself, those inside its functions too."""
    try:
        tables = [symtable.symtable(source, "cell", "exec")]
    except (SyntaxError, ValueError):
        return frozenset()
    names: set[str] = set()
    while tables:
        table = tables.pop()
        top = table.get_type() == "module"
        names |= {s.get_name() for s in table.get_symbols() if s.is_referenced() and (top or s.is_global())}
        tables += table.get_children()
    return frozenset(names)


def _symbols(source: str) -> list[symtable.Symbol]:
    try:
        return symtable.symtable(source, "cell", "exec").get_symbols()
    except (SyntaxError, ValueError):
        return []


# --- exercises --------------------------------------------------------------------------
def _place(where: str, cells: tuple[Cell, ...], number: int) -> str:
    headings = [h for cell in cells[:number] if cell.type == "markdown" for h in HEADING.finditer(cell.source)]
    return f"{where}, cell {number}" + (f" ({headings[-1][1]} {headings[-1][2]})" if headings else "")


def _exercises(path: Path, cells: tuple[Cell, ...]) -> list[Exercise]:
    where = f"{path.parent.name}/{path.name}"
    found: dict[str, Exercise] = {}
    answer = heading = None
    hints: dict[str, tuple[str, ...]] = {}
    for cell in cells:
        place = _place(where, cells, cell.number)
        if cell.type == "markdown":
            heading = HEADING.search(cell.source) or heading
            continue
        if cell.type != "code":
            continue
        _balanced(cell, place)
        if "setup" in cell.tags:
            continue
        if HINTS in cell.has:
            hints.update(_hints(cell, place))
        elif _calls_hints(cell):
            raise AuthorError(f"{place}: {_calls_hints(cell)} stands in view; put the call between # BEGIN HINTS and # END HINTS.")
        elif SOLUTION in cell.has:
            if answer is not None:
                raise AuthorError(f"{_place(where, cells, answer.number)}: this solution has no check; put a cell with check(\"…\") after it.")
            _tree(cell.source, place)
            answer = cell
        elif calls := _calls(cell, place, "check"):
            ids = {_first_text(call, place) for call in calls}
            name = ids.pop()
            if ids:
                raise AuthorError(f"{place}: one check cell serves one exercise; give {ids.pop()!r} a cell of its own.")
            if name in found:
                raise AuthorError(f"{place}: the id {name!r} is taken by cell {found[name].answer.number}; give one of the two another name.")
            if answer is None:
                raise AuthorError(f"{place}: check({name!r}) has no solution; put an answer cell with # BEGIN SOLUTION and # END SOLUTION before it.")
            if name not in bound_names(without_markers(answer.source)):
                raise AuthorError(f"{_place(where, cells, answer.number)}: the solution does not define {name}, which the check in cell {cell.number} asks for; use one name in both.")
            if not _calls(cell, place, "check", without_region(cell.source, HIDDEN)):
                raise AuthorError(f"{place}: all of check({name!r}) is hidden; leave one call outside the hidden region for the learner to run.")
            if heading is None:
                raise AuthorError(f"{place}: {name} has no heading; write one above it, such as ### 1.4 Title ★★ (one to three stars).")
            kind = _declared(calls, place)
            found[name] = Exercise(name, path.stem, heading[1], heading[2], len(heading[3]), answer, cell, declared=kind)
            answer = heading = None
    if answer is not None:
        raise AuthorError(f"{_place(where, cells, answer.number)}: this solution has no check; put a cell with check(\"…\") after it.")
    for name, (number, steps) in hints.items():
        if name not in found:
            raise AuthorError(f"{_place(where, cells, number)}: there are hints for {name!r}, but no exercise of that name; correct the name.")
        old = found[name]
        found[name] = Exercise(old.id, old.notebook, old.number, old.title, old.stars, old.answer, old.check, steps, old.declared)
    return list(found.values())


def _balanced(cell: Cell, place: str) -> None:
    opened: str | None = None
    for line in cell.source.splitlines():
        found = MARKER.match(line)
        if not found:
            continue
        verb, region = found.groups()
        if verb == "BEGIN" and opened:
            raise AuthorError(f"{place}: # BEGIN {region} stands before # END {opened}; add the line # END {opened} first.")
        if verb == "END" and opened != region:
            raise AuthorError(f"{place}: # END {region} has no # BEGIN {region} before it; add that line where the region begins.")
        opened = region if verb == "BEGIN" else None
    if opened:
        raise AuthorError(f"{place}: # BEGIN {opened} has no # END {opened}; add that line after the region's last line.")


def _tree(source: str, place: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise AuthorError(f"{place}: this is not Python yet ({error.msg}, line {error.lineno}); run the cell in JupyterLab and correct it.") from None


def _calls(cell: Cell, place: str, name: str, source: str | None = None) -> list[ast.Call]:
    if f"{name}(" not in (source or cell.source):
        return []
    tree = _tree(cell.source if source is None else source, place)
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == name]


def _calls_hints(cell: Cell) -> str:
    found = re.search(r"(?m)^hints\((['\"]\w+['\"])", cell.source)
    return f"hints({found[1]})".replace('"', "'") if found else ""


def _first_text(call: ast.Call, place: str) -> str:
    if not call.args or not isinstance(call.args[0], ast.Constant) or not isinstance(call.args[0].value, str):
        raise AuthorError(f'{place}: the first thing in the call must be the exercise\'s id in quotes, such as check("top_words").')
    return call.args[0].value


def _declared(calls: list[ast.Call], place: str) -> str | None:
    keywords = {k.arg: k.value for call in calls for k in call.keywords}
    for name in keywords:
        if name is not None and name not in OPTIONS:
            near = difflib.get_close_matches(name, OPTIONS, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"a check can be told {', '.join(OPTIONS[:-1])}."
            raise AuthorError(f"{place}: a check has no option {name}; {remedy}")
    kind = keywords["kind"].value if isinstance(keywords.get("kind"), ast.Constant) else None
    if kind not in (None, *SAID, *SEEN):
        raise AuthorError(f"{place}: there is no kind {kind!r}; say one of {', '.join(SAID)}, or leave kind out for {', '.join(SEEN)}.")
    return kind if kind in SAID else "choice" if "options" in keywords else None


def _hints(cell: Cell, place: str) -> dict[str, tuple[int, tuple[str, ...]]]:
    found = {}
    for call in _calls(cell, place, "hints"):
        name = _first_text(call, place)
        try:
            steps = tuple(ast.literal_eval(step) for step in call.args[1:])
        except ValueError:
            steps = (None,)
        if not steps or not all(isinstance(step, str) and step.strip() for step in steps):
            raise AuthorError(f"{place}: a hint of {name!r} is empty or not plain text; write each step as a sentence in quotes.")
        found[name] = (cell.number, steps)
    return found
