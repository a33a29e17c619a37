"""End a call whose time is over, or (on Linux) which takes far too much memory.

On Linux and macOS whatever it does, short of one endless call into C (see ``apart``); on Windows where it is Python;
in the browser, and outside the main thread, never.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import types
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

try:
    import resource
except ImportError:  # Windows, the browser
    resource = None

BUSY = 4.0  # how many times its limit a call may take by the clock on the wall, where the machine does other things
IDLE = 0.02  # share of the processor below which code sleeps (asked only where the system does not tell who queued)
FIRST = 0.05  # seconds by the clock after which a call is looked at for the first time
GRACE = 0.1  # seconds of the processor in which code may tidy up before it is ended anyway
MOST_MEMORY = 1024**3  # bytes that a call may take on top of what the process has
HERE = str(Path(__file__).parent)
_SCHEDULER = next((path for path in [Path("/proc/self/schedstat")] if path.exists()), None)


class TimeUp(BaseException):
    """Raised in the code that is called when its time is over."""


class Clock:
    """A limit for one call, in seconds that it computes or sleeps.

    The time in which other programs had the processor is no fault of the code: it does not count, up to
    ``BUSY`` times the limit. ``over`` says afterwards whether the limit was reached.
    """

    def __init__(self, seconds: float, frugal: bool = False):
        self.seconds = seconds
        self.frugal = frugal  # keep it to MOST_MEMORY, too
        self.over = False
        self.done = False
        self.interrupted = False  # by the person at the keyboard, not by the code

    def call(self, function: Callable[[], object]) -> object:
        """Return what the function returns, and pass on what it raises; raises TimeUp in it when its time is over.

        Code that swallows the exception gets it again on its next lines, until one of them lies outside its ``try``.
        """
        main = threading.current_thread() is threading.main_thread()
        if sys.platform == "emscripten" or not main:
            return function()
        return self._by_signal(function) if hasattr(signal, "setitimer") else self._by_thread(function)

    # --- Linux, macOS -------------------------------------------------------------------
    def _by_signal(self, function: Callable[[], object]) -> object:
        traced, old = sys.gettrace(), signal.signal(signal.SIGALRM, self._tick)
        keys = signal.signal(signal.SIGINT, self._interrupt_by_hand) if signal.getsignal(signal.SIGINT) is signal.default_int_handler else None
        self.begun, self.wall, self.memory = None, time.perf_counter(), limit_memory() if self.frugal else None
        signal.setitimer(signal.ITIMER_REAL, min(FIRST, self.seconds / 4), min(0.25, max(0.02, self.seconds / 4)))
        try:
            return _inside(function)
        finally:
            self.done = True
            signal.setitimer(signal.ITIMER_REAL, 0)
            if keys is not None:
                signal.signal(signal.SIGINT, keys)
            if self.memory:
                resource.setrlimit(resource.RLIMIT_AS, self.memory)
            if self.over:
                sys.settrace(traced)
            signal.signal(signal.SIGALRM, old)

    def _interrupt_by_hand(self, signum: int, frame: types.FrameType | None) -> None:
        self.interrupted = True
        raise KeyboardInterrupt

    def _tick(self, signum: int, frame: types.FrameType | None) -> None:
        if self.done or not (frames := _frames_inside(frame)):
            return
        if self.over:
            wall, used, _ = (now - then for now, then in zip(_times(), self.raised))
            if used < GRACE and wall < 2:
                return
            self.raised = _times()
            for one in frames:
                one.f_trace = self._raise_on_line
            sys.settrace(self._raise_on_line)  # last of all: what is called after it is traced as well
            raise TimeUp
        if self.begun is None:  # only now: most calls are done before, and asking the system costs more than they do
            self.begun = self.wall, *_times()[1:]
        if self._is_over():
            self.over, self.raised = True, _times()
            signal.setitimer(signal.ITIMER_REAL, 0.25, 0.25)
            raise TimeUp

    def _is_over(self) -> bool:
        wall, used, queued = (now - then for now, then in zip(_times(), self.begun))
        if _SCHEDULER is None:
            queued = 0 if used < IDLE * wall else wall - used
        return wall - queued >= 0.95 * self.seconds or wall >= BUSY * self.seconds

    def _raise_on_line(self, frame: types.FrameType, event: str, arg: object) -> Callable:
        if event == "line" and not self.done and not frame.f_code.co_filename.startswith(HERE) and _frames_inside(frame):
            # Python forgets a tracer that raised; come back soon in case this is swallowed too.
            self.raised = 0.0, 0.0, 0.0
            signal.setitimer(signal.ITIMER_REAL, 0.005, 0.05)
            raise TimeUp
        return self._raise_on_line

    # --- Windows ------------------------------------------------------------------------
    def _by_thread(self, function: Callable[[], object]) -> object:
        self.lock = threading.Lock()
        timer = threading.Timer(self.seconds, self._interrupt)
        timer.daemon = True
        timer.start()
        try:
            return function()
        except KeyboardInterrupt:
            if self.over:
                raise TimeUp from None
            raise
        finally:
            with self.lock:
                self.done = True
            timer.cancel()

    def _interrupt(self) -> None:
        import _thread

        with self.lock:
            if not self.done:
                self.over = True
                _thread.interrupt_main()


def limit_memory() -> tuple[int, int] | None:
    """Let the process take :data:`MOST_MEMORY` bytes more and then raise MemoryError; return the limits that held
    before, or None where the system knows no such limit."""
    try:
        size = _size(os.getpid(), int(time.monotonic())) + MOST_MEMORY
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft != resource.RLIM_INFINITY and soft <= size:
            return None
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
        return soft, hard
    except (AttributeError, OSError, ValueError):
        return None


@lru_cache(maxsize=1)
def _size(process: int, second: int) -> int:
    """Return the bytes of address space that this process has; asked once a second, for asking takes longer than most calls."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _times() -> tuple[float, float, float]:
    """Return seconds by the clock, of the processor, and (on Linux) in the queue for the processor."""
    queued = int(_SCHEDULER.read_text().split()[1]) / 1e9 if _SCHEDULER else 0.0
    return time.perf_counter(), time.process_time(), queued


def _inside(function: Callable[[], object]) -> object:
    """Call a function; the frame of this one marks in which code TimeUp may be raised."""
    return function()


def _frames_inside(frame: types.FrameType | None) -> list[types.FrameType]:
    """Return the frames from this one up to the marked one, or nothing where the call is over or has not begun."""
    found = []
    while frame is not None and frame.f_code is not _inside.__code__:
        found.append(frame)
        frame = frame.f_back
    return found if frame is not None and found else []
