"""Try a call in a process of its own first, where it may never come back: ``sum(itertools.repeat(1))``.

Python hears a signal between two of its own steps. One step that never ends, inside a function written in C, cannot be
stopped from within; so code that looks like one is first run in a copy of the process, which can be ended from outside.
On Linux and macOS; elsewhere, and where the copy tells nothing, the call is made as usual.
"""

from __future__ import annotations

import builtins
import inspect
import itertools
import math
import os
import signal
import sys
import time
import types
from collections.abc import Callable, Iterator

from newslens.exercises import limits

ENDLESS = (itertools, itertools.count, itertools.cycle, itertools.repeat, builtins.iter)
LARGE = 10_000_000  # a whole number in the code from which on a single step may take too long, or too much memory
ENDS, NEVER, TOO_LARGE = "ends", "never", "too large"
CODES = {0: ENDS, 3: NEVER, 4: TOO_LARGE}  # with which the copy leaves


def looks_endless(function: Callable) -> bool:
    """Say whether a function, or one of the learner's that it calls, uses an endless iterator or a huge number."""
    return any(_is_endless(body, home) for body, home in _bodies(function, set()))


def how_it_ends(call: Callable[[], object], seconds: float) -> str:
    """Make the call in a copy of this process and forget what it gives; return ENDS, NEVER or TOO_LARGE.

    ``seconds`` are its limit, as for any call. A copy that breaks down counts as one that ends: it tells nothing.
    """
    if not hasattr(os, "fork") or sys.platform == "emscripten":
        return ENDS
    child = os.fork()
    if child == 0:
        _in_the_copy(call, seconds)
    begun = time.monotonic()
    try:
        while not (ended := os.wait4(child, os.WNOHANG))[0]:
            if time.monotonic() - begun > limits.BUSY * seconds + 1:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.005)
        child = 0
    finally:
        if child:  # somebody interrupts
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    _, status, used = ended
    if os.WIFEXITED(status):
        return CODES.get(os.WEXITSTATUS(status), ENDS)
    # ended from outside: it worked to the last, however little of the processor it got, or it stood still
    return NEVER if used.ru_utime + used.ru_stime > limits.IDLE * (time.monotonic() - begun) else ENDS


def _in_the_copy(call: Callable[[], object], seconds: float) -> None:
    """The clock ends what Python can end; for the rest the system counts whole seconds of the processor."""
    import resource

    outcome, clock = ENDS, limits.Clock(seconds)
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds) + 1,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        limits.limit_memory()
        clock.call(call)
    except MemoryError:
        outcome = TOO_LARGE
    except BaseException:  # what it raises will be seen when the call itself is made
        outcome = NEVER if clock.over else ENDS
    finally:
        os._exit(next(code for code, name in CODES.items() if name == outcome))


def _bodies(function: object, seen: set[int]) -> Iterator[tuple[types.CodeType, dict]]:
    """Give the code of a function and of those functions of the same notebook that it names, each once."""
    if type(function) is not types.FunctionType or id(function) in seen:
        return
    seen.add(id(function))
    home = function.__globals__
    yield function.__code__, home
    yield from _bodies(vars(function).get("__wrapped__"), seen)
    for name in function.__code__.co_names:
        if type(inner := home.get(name)) is types.FunctionType and inner.__globals__ is home:
            yield from _bodies(inner, seen)


def _is_endless(body: types.CodeType, home: dict) -> bool:
    for name in body.co_names:
        if name == "itertools" or any(home.get(name, getattr(builtins, name, None)) is one for one in ENDLESS):
            return True
    for constant in body.co_consts:
        if inspect.iscode(constant):
            if _is_endless(constant, home):
                return True
        elif type(constant) is int and abs(constant) >= LARGE:
            return True
    return False
