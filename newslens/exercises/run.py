"""Call the learner's code: quietly, for a limited time, on data of its own.

Whatever the code does (print, warn, plot, ask, exit, loop) ends here as an :class:`Outcome`.
"""

from __future__ import annotations

import builtins
import contextlib
import copy
import getpass
import io
import itertools
import linecache
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newslens.exercises import apart
from newslens.exercises.limits import Clock, TimeUp
from newslens.exercises.show import comes_from

LIMIT = 3.0  # seconds of the processor for one call
PATIENCE = 60  # times the reference's own time, where that is longer: a slow way may be a right one
LONGEST = 20.0  # but not more seconds than this, unless the reference itself is slow
MOST_OUTPUT = 20_000  # characters kept of what is printed
MOST_ITEMS = 10_000  # items taken from a generator
ATOMS = {str, bytes, int, float, bool, complex, type(None), type(...), range}
VIEWS = (type({}.keys()), type({}.values()), type({}.items()), range)


class CheckInside(Exception):
    """Raised where the learner's code calls ``check``, which would call that code again, or ``hint``, unseen."""


class AskedForInput(Exception):
    """Raised where the learner's code calls ``input()``."""


def limit_for(seconds: float) -> float:
    """Return the limit for what the reference does in so many seconds: many times that, and never less than a few."""
    return max(LIMIT, min(PATIENCE * seconds, max(LONGEST, 3 * seconds)))


@dataclass
class Failure:
    """What stopped the learner's code, and where."""

    type: type[BaseException]
    text: str
    line: int | None = None
    source: str = ""


@dataclass
class Outcome:
    """What one call did. ``value`` is what came back; a generator has been turned into the list of its items."""

    value: object = None
    failure: Failure | None = None
    timed_out: bool = False
    printed: str = ""
    lazy: str = ""
    args: tuple = ()
    drew: bool = False
    spoilt: str = ""  # what of matplotlib's the call gave a text instead of calling it; it has been put back
    seconds: float = 0.0

    @property
    def too_large(self) -> bool:
        """It asked for more memory than a call may take."""
        return self.failure is not None and self.failure.type is MemoryError


_running: list[Callable] = []


def refuse_inside() -> None:
    """Raise CheckInside while a call runs: an answer that checks itself would never come to an end."""
    if _running:
        raise CheckInside("check() or hint() was called inside the answer")


def call(function: Callable, args: tuple, limit: float | None = None, home: dict | None = None) -> Outcome:
    """Call a function and report what happened; never raises what the function raised.

    ``home`` is the namespace whose lines count as the learner's own when something fails.
    """
    limit = limit or LIMIT
    outcome, clock = Outcome(args=args), Clock(limit, frugal=home is not None)
    _running.append(function)

    def perform() -> None:
        value = function(*args)
        if hasattr(type(value), "__next__") or type(value) in VIEWS:
            outcome.lazy = _lazy_name(value)
            value = list(itertools.islice(value, MOST_ITEMS))
        outcome.value = value

    with quiet() as heard:
        before, drawing, begun = _figures(), _captions(), time.perf_counter()
        try:
            end = _tried_apart(function, perform, clock) if home is not None else apart.ENDS
            if end == apart.TOO_LARGE:
                raise MemoryError
            if end == apart.ENDS:
                clock.call(perform)
        except TimeUp:
            pass
        except BaseException as error:  # the learner's code may raise anything, SystemExit too
            outcome.failure = _failure(error, home)
        finally:
            _running.pop()
        if clock.interrupted:
            raise KeyboardInterrupt  # whoever pressed the button wants the whole check to end
        outcome.seconds = time.perf_counter() - begun
        outcome.timed_out = clock.over
        outcome.drew = _figures() != before
        outcome.spoilt = _put_captions_back(drawing)
        _close_figures(keep=before)
    outcome.printed = heard.text()
    return outcome


def _tried_apart(function: Callable, perform: Callable[[], None], clock: Clock) -> str:
    """Try a call that may never come back in a copy of the process; tell the clock what came of it."""
    if not apart.looks_endless(function):
        return apart.ENDS
    try:
        end = apart.how_it_ends(perform, clock.seconds)
    except KeyboardInterrupt:
        clock.interrupted, end = True, apart.NEVER
    clock.over = end == apart.NEVER
    return end


# --- quiet ------------------------------------------------------------------------------
class Heard(io.TextIOBase):
    """A place for output that keeps the first part of it and forgets the rest."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.room = MOST_OUTPUT

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def text(self) -> str:
        return "".join(self.parts)


class _Unseen:
    """Stands in for IPython's display: nothing is shown, all else is passed on."""

    def __init__(self, real: object):
        self._real = real

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def publish(self, *args: object, **keywords: object) -> None:
        """Show nothing."""

    def clear_output(self, *args: object, **keywords: object) -> None:
        """Clear nothing: what stands there is not ours."""


@contextlib.contextmanager
def quiet() -> Iterator[Heard]:
    """Keep prints, warnings, shown figures and questions from the notebook; give what was printed."""
    heard = Heard()
    stand_ins = [
        (sys, "stdout", heard), (sys, "stderr", Heard()), (sys, "stdin", _NoKeyboard()),
        (builtins, "input", _no_input), (getpass, "getpass", _no_input),
        *((builtins, leaving, _leave) for leaving in ("exit", "quit") if hasattr(builtins, leaving)),
    ]  # fmt: skip
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        stand_ins.append((pyplot, "show", lambda *args, **kwargs: None))
    ipython = sys.modules.get("IPython")
    if ipython and (shell := ipython.get_ipython()):
        stand_ins.append((shell, "display_pub", _Unseen(shell.display_pub)))
        if hasattr(shell, "ask_exit"):  # a shell without a kernel has none; IPython's own exit() and quit() call it
            stand_ins.append((shell, "ask_exit", _leave))
    real = [(owner, name, getattr(owner, name)) for owner, name, _ in stand_ins]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for owner, name, value in stand_ins:
                setattr(owner, name, value)
            yield heard
        finally:
            for owner, name, value in real:
                setattr(owner, name, value)


def _no_input(*_: object, **__: object) -> str:
    raise AskedForInput("input() was called")


def _leave(*_: object, **__: object) -> None:
    raise SystemExit


class _NoKeyboard(io.TextIOBase):
    """Stands in for standard input, from which nobody will ever type."""

    def readable(self) -> bool:
        return True

    read = readline = readlines = __next__ = _no_input


def _figures() -> list[int]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return list(pyplot.get_fignums()) if pyplot else []


def _captions() -> dict[str, object]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return {name: getattr(pyplot, name) for name in ("title", "suptitle", "xlabel", "ylabel")} if pyplot else {}


def _put_captions_back(before: dict[str, object]) -> str:
    """Undo ``plt.title = "…"``, after which nobody could call ``plt.title`` any more; return the name."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    spoilt = [name for name, value in before.items() if callable(value) and type(getattr(pyplot, name)) is str]
    for name in spoilt:
        setattr(pyplot, name, before[name])
    return spoilt[0] if spoilt else ""


def _close_figures(keep: list[int]) -> None:
    for number in _figures():
        if number not in keep:
            sys.modules["matplotlib.pyplot"].close(number)


# --- copies and failures ----------------------------------------------------------------
def fresh(value: object) -> object:
    """Return a deep copy, fast for lists of words; what cannot be copied is given as it is."""
    kind = type(value)
    if kind in ATOMS:
        return value
    if kind is list or kind is tuple:
        if ATOMS.issuperset(map(type, value)):
            return value[:]
        return kind([fresh(item) for item in value])
    if callable(value):
        return value
    if comes_from(kind, "newslens") and kind.__name__ == "Article":
        twin = copy.copy(value)  # with what it has worked out already: its texts cannot be changed
        twin.__dict__.update({name: fresh(part) for name, part in vars(value).items() if type(part) in (dict, list) and name[0] != "_"})
        return twin
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


def _lazy_name(value: object) -> str:
    kind = type(value)
    return {"dict_keys": "the keys of a dictionary", "dict_values": "the values of a dictionary", "dict_items": "the items of a dictionary"}.get(
        kind.__name__, f"a {kind.__name__}"
    )


def _failure(error: BaseException, home: dict | None) -> Failure:
    try:
        text = Clock(0.5).call(lambda: str(error)[:200])
    except BaseException:  # the class may be the learner's own
        text = ""
    failure = Failure(type(error), " ".join(text.split()))
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        if frame.f_globals is home:
            failure.line = line
            failure.source = linecache.getline(frame.f_code.co_filename, line).strip()
            break
    return failure


def describe(failure: Failure) -> str:
    """Return "NameError: name 'x' is not defined", cut short; what we raise ourselves is told without our name for it."""
    if failure.type in (AskedForInput, CheckInside):
        return failure.text
    return f"{failure.type.__name__}: {failure.text}"[:150] if failure.text else failure.type.__name__

