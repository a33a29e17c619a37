"""Try an ``ipywidgets.interactive``: its controls, and what its function gives at several positions.

The controls on the learner's screen are read, never moved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from newslens.exercises import run
from newslens.exercises.compare import Difference
from newslens.exercises.show import code, show

USUAL_STEPS = (1, 0.1)  # what ipywidgets takes where nobody names a step


def interactive_of(value: object) -> object | None:
    """Return the ``interactive`` that a value is, or carries (as the function that ``interact`` gives back does)."""
    library = sys.modules.get("ipywidgets")
    if library is None:
        return None
    if issubclass(type(value), library.interactive):
        return value
    inner = getattr(value, "widget", None) if type(value).__name__ == "function" else None
    return inner if issubclass(type(inner), library.interactive) else None


def difference(expected: object, got: object, compare: Callable[[object, object], Difference | None], home: dict | None = None) -> Difference | None:
    """Return how the widget in ``got`` differs from the one in ``expected``, or None.

    ``compare`` looks at two results; ``home`` is the namespace whose lines are the learner's own.
    """
    model, mine = interactive_of(expected), interactive_of(got)
    if mine is None:
        return Difference("type", f"A widget is asked for: {code('interactive(your_function, name=(1, 10))')} makes one.")
    wanted, given = _controls(model), _controls(mine)
    if missing := [name for name in wanted if name not in given]:
        return Difference("controls", f"There is no control for {code(missing[0])}: the function needs a parameter of that name, and `interactive` a range for it.")
    for name, control in wanted.items():
        if said := _reach(name, control, given[name]):
            return Difference("controls", said)
    start = {name: control.value for name, control in wanted.items()}
    fixed = {control._kwarg: control.value for control in mine.kwargs_widgets if type(control).__name__ == "fixed"}
    for name, control in wanted.items():
        for position in _positions(control):
            settings = {**start, name: position}
            want, have = run.call(_with(model.f, settings), ()), run.call(_with(mine.f, fixed | settings), (), home=home)
            at = ", ".join(f"{k} = {show(v, 20)}" for k, v in settings.items())
            if have.timed_out:
                return Difference("timeout", f"With {code(at)} it was not done after {run.LIMIT:g} seconds: either a loop never ends, or it works too slowly.")
            if have.failure and not want.failure:
                return Difference("raised", f"With {code(at)} it stopped with {code(run.describe(have.failure))}.")
            if want.value is None and have.value is None:
                if want.printed.split() != have.printed.split():
                    return Difference("value", f"With {code(at)} it prints something else than it should.")
                continue
            if have.value is None and have.printed.strip():
                return Difference("printed", f"With {code(at)} it printed its result and returned nothing. Use `return`.")
            if found := compare(want.value, have.value):
                return Difference(found.reason, f"With {code(at)} it gives {code(show(have.value, 40))}. {found.sentence}")
    return None


def _with(function: Callable, settings: dict) -> Callable:
    return lambda: function(**settings)


def _controls(widget: object) -> dict[str, object]:
    return {control._kwarg: control for control in widget.kwargs_widgets if not type(control).__name__ == "fixed"}


def _reach(name: str, want: object, have: object) -> str:
    if hasattr(want, "max") and hasattr(have, "_options_values") and _steps(want) == list(have._options_values):
        return ""  # a list of all the values does what a slider does
    for end, word in (("min", "begins at"), ("max", "ends at")):
        if hasattr(want, end):
            if not hasattr(have, end):
                return f"The control for {code(name)} is no slider; a pair such as {code(f'{name}=(1, 10)')} makes one."
            if getattr(have, end) != getattr(want, end):
                return f"The control for {code(name)} {word} {code(show(getattr(have, end), 20))}; look again at what the task says."
    if (step := getattr(want, "step", None)) not in (None, *USUAL_STEPS) and getattr(have, "step", None) != step:
        return f"The control for {code(name)} moves in steps of {code(show(getattr(have, 'step', 1), 20))}; look again at what the task says."
    if hasattr(want, "_options_values"):
        if not hasattr(have, "_options_values"):
            return f"The control for {code(name)} offers no choice; a list of values gives it one."
        if set(map(str, want._options_values)) != set(map(str, have._options_values)):
            return f"The control for {code(name)} offers other choices than the task names."
    return ""


def _steps(slider: object) -> list:
    """Return all values of a slider; [] where it has no end to count to."""
    if isinstance(slider.value, tuple) or hasattr(slider, "base"):
        return []
    step = getattr(slider, "step", None) or 1
    return [slider.min + step * i for i in range(int((slider.max - slider.min) / step + 1e-9) + 1)][:1000]


def _positions(control: object) -> list:
    if hasattr(control, "_options_values"):
        return list(control._options_values)[:6]
    if type(control.value) is bool:
        return [False, True]
    if hasattr(control, "base"):
        return [control.base**control.min, control.base**control.max]
    if hasattr(control, "min") and hasattr(control, "max") and not isinstance(control.value, tuple):
        low, high, step = control.min, control.max, getattr(control, "step", None) or 1
        middle = low + step * int((high - low) / step / 2)
        return list(dict.fromkeys([low, middle, high, control.value]))
    return [control.value]
