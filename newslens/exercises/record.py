"""The learner's record: one JSON file, ``my_work/progress.json``, or ``exercises/.progress/`` where there is no my_work.

It is written all at once, so that a killed kernel leaves the old one or the new one; read anew before each
change, under a lock, so that two open notebooks do not overwrite each other; and kept aside when it is damaged.
What is done stays done, also where the exercise has changed since; ``progress()`` says which have. A notebook of
solutions/ leaves no record.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from newslens.exercises.verdict import CORRECT, NOT_YET
from newslens.resources import project_root

VERSION = 1
_notes: list[str] = []  # what is still to be told to the learner
_told: set[str] = set()
_unsaved: dict | None = None  # kept in memory while the file cannot be written


def record_path() -> Path:
    """Return where the record is, or will be."""
    root = project_root()
    if (root / "my_work").is_dir():
        return root / "my_work" / "progress.json"
    home = root / "exercises" if (root / "exercises").is_dir() else Path.cwd()
    return home / ".progress" / "progress.json"


def entries() -> dict[str, dict]:
    """Return the record: for each exercise id ``tries``, ``hints``, ``solution``, ``done``, ``last``,
    ``article``, ``at``, and ``made``, the fingerprint of the exercise that was last done."""
    return _unsaved["exercises"] if _unsaved is not None else _load(record_path())["exercises"]


def entry(name: str) -> dict:
    """Return what is known of one exercise."""
    return {**_empty(), **entries().get(name, {})}


def note_try(name: str, outcome: str, article: str, made: str = "") -> None:
    """Write down the outcome of a check; a try counts where there was an answer. ``made`` is the exercise's fingerprint."""

    def change(known: dict) -> None:
        known["last"], known["article"] = outcome, article
        known["tries"] += outcome in (CORRECT, NOT_YET)
        if outcome == CORRECT:
            known["done"], known["made"] = known["done"] or known["at"], made

    _update(name, change)


def note_hint(name: str, number: int) -> None:
    """Write down how far up the hints the learner has come."""
    _update(name, lambda known: known.update(hints=max(known["hints"], number)))


def note_solution(name: str, shown: bool) -> None:
    """Write down that the solution was asked for, or shown."""
    _update(name, lambda known: known.update(asked=True, solution=known["solution"] or shown))


def notes() -> list[str]:
    """Return what there is to say about the record itself (a full disk, a damaged file), each once."""
    fresh = [note for note in dict.fromkeys(_notes) if note not in _told]
    _told.update(fresh)
    _notes.clear()
    return fresh


# --- the file ---------------------------------------------------------------------------
def _empty() -> dict:
    return {"tries": 0, "hints": 0, "asked": False, "solution": False, "done": "", "last": "", "article": "", "at": "", "made": ""}


def _update(name: str, change: Callable[[dict], None]) -> None:
    global _unsaved
    if Path.cwd() == project_root() / "solutions":
        return  # an instructor's run, not a learner's
    path = record_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path):
            data = _load(path)
            if _unsaved is not None:
                data["exercises"].update(_unsaved["exercises"])
            _apply(data, name, change)
            if data["version"] > VERSION:
                _unsaved = data
                _notes.append(f"The record of your progress was written by a newer version of this set. It is left as it is; what you do now is not kept in {path.name}.")
                return
            _write(path, data)
            _unsaved = None
    except OSError as error:
        if _unsaved is None:
            with contextlib.suppress(OSError):
                _unsaved = _load(path)
        _unsaved = _unsaved or {"version": VERSION, "exercises": {}}
        _apply(_unsaved, name, change)
        _notes.append(f"Your progress cannot be saved ({(error.strerror or 'the file cannot be written').lower()}). Your answers are safe in the notebook once you save it; make room, or write permission, in {path.parent.name}/, and check again.")


def _apply(data: dict, name: str, change: Callable[[dict], None]) -> None:
    known = data["exercises"][name] = {**_empty(), **data["exercises"].get(name, {})}
    known["at"] = datetime.now().astimezone().isoformat(timespec="seconds")
    change(known)


def _sound(entry: dict) -> dict:
    """Return an entry without what somebody has spoilt in it, so that a check need not mind."""
    return {name: value for name, value in entry.items() if name not in _empty() or (type(value) is type(_empty()[name]) and (type(value) is not int or value >= 0))}


def _load(path: Path) -> dict:
    try:
        text = path.read_text(encoding="utf-8-sig")  # Windows' editor puts a mark in front
    except FileNotFoundError:
        return {"version": VERSION, "exercises": {}}
    except UnicodeDecodeError:
        text = ""
    try:
        data = json.loads(text)
        if isinstance(data["version"], int) and all(isinstance(e, dict) for e in data["exercises"].values()):
            return {**data, "exercises": {name: _sound(entry) for name, entry in data["exercises"].items()}}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    aside = path.with_name(f"{path.stem}.damaged-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    with contextlib.suppress(OSError):
        path.replace(aside)
        _notes.append(f"The record of your progress was damaged. It is kept as {aside.name}, and a new one begins.")
    return {"version": VERSION, "exercises": {}}


def _write(path: Path, data: dict) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        for patience in (0.02, 0.1, 0.3):  # Windows refuses while somebody reads
            try:
                return os.replace(beside, path)
            except PermissionError:
                time.sleep(patience)
        os.replace(beside, path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock file; one older than five seconds was left by a killed kernel and is taken over."""
    lock = path.with_suffix(".lock")
    mine = False
    for _ in range(100):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            mine = True
            break
        except FileExistsError:
            with contextlib.suppress(OSError):
                if time.time() - lock.stat().st_mtime > 5:
                    lock.unlink()
                    continue
            time.sleep(0.02)
        except PermissionError:
            if not os.access(path.parent, os.W_OK):
                raise
            time.sleep(0.02)
    try:
        yield
    finally:
        if mine:
            with contextlib.suppress(OSError):
                lock.unlink()
