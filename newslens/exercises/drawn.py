"""Read what a matplotlib figure shows, and say how two differ: what is drawn counts, not how.

Bars are read as label and length, whether they stand or lie; lines and points as coordinates; and whether
there are a title, labels on the axes and logarithmic scales. Nothing here draws.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, field

from newslens.exercises.compare import Difference, same
from newslens.exercises.show import code, show

Point = tuple[float, float]
# What learners give a value instead of calling what sets it.
CAPTIONS = {"title": "set_title", "xlabel": "set_xlabel", "ylabel": "set_ylabel", "set_title": "set_title", "set_xlabel": "set_xlabel", "set_ylabel": "set_ylabel"}


@dataclass
class Drawing:
    """What is to be seen in one pair of axes."""

    bars: list[tuple[str, float]] = field(default_factory=list)
    lines: list[list[Point]] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    title: str = ""
    labels: tuple[str, str] = ("", "")
    scales: tuple[str, str] = ("linear", "linear")
    lying: bool = False
    rows: dict[float, str] = field(default_factory=dict)  # height to name, where the upright axis has names


def is_drawing(value: object) -> bool:
    """Say whether a value is a matplotlib axes or figure."""
    return _axes(value) is not None


def difference(expected: object, got: object) -> Difference | None:
    """Return how the drawing in ``got`` differs from the one in ``expected``, or None."""
    mine = _axes(got)
    if mine is None:
        if got is None:
            return Difference("none", "Nothing came back. End with `return ax`, so that the figure can be looked at.")
        if type(got) in (tuple, list) and any(_axes(one) for one in got):
            return Difference("type", "It gives back several things; give back the axes alone: `return ax`.")
        return Difference("type", "Give back the axes that you drew on: `fig, ax = plt.subplots()` makes them, `return ax` ends the function.")
    if spoilt := next((name for ax in mine for name in CAPTIONS if isinstance(vars(ax).get(name), str)), None):
        return Difference("title", f"{code(f'ax.{spoilt} = …')} writes a text over matplotlib's own and shows nothing. {code(f'ax.{CAPTIONS[spoilt]}(…)')}, with round brackets, sets it.")
    want, have = [_read(ax) for ax in _axes(expected) or []], [_read(ax) for ax in mine]
    if len(want) != len(have):
        return Difference("length", f"There {'is one picture' if len(have) == 1 else f'are {len(have)} pictures'} in the figure; the task asks for {len(want)}.")
    return next((found for a, b in zip(want, have) if (found := _differ(a, b))), None)


# --- reading ----------------------------------------------------------------------------
def _axes(value: object) -> list | None:
    pyplot, figures = sys.modules.get("matplotlib.axes"), sys.modules.get("matplotlib.figure")
    if pyplot and issubclass(type(value), pyplot.Axes):
        return [value]
    if figures and issubclass(type(value), figures.Figure):
        return list(value.axes)
    return None


def _read(ax: object) -> Drawing:
    from matplotlib.collections import EventCollection, LineCollection, PathCollection
    from matplotlib.container import BarContainer

    drawing = Drawing(title=_title(ax), labels=(_label(ax, "x"), _label(ax, "y")), scales=(ax.get_xscale(), ax.get_yscale()))
    for container in ax.containers:
        if isinstance(container, BarContainer):
            drawing.lying = container.orientation == "horizontal"
            ticks = _named_ticks(ax.yaxis if drawing.lying else ax.xaxis)
            for bar in container:
                corner, width, long = (bar.get_y(), bar.get_height(), bar.get_width()) if drawing.lying else (bar.get_x(), bar.get_width(), bar.get_height())
                drawing.bars.append((_name_at(ticks, corner + width / 2, width), float(long)))
    for line in ax.get_lines():
        xs, ys = line.get_xdata(orig=False), line.get_ydata(orig=False)
        coordinates = [(float(x), float(y)) for x, y in zip(xs, ys)]
        if line.get_linestyle() in ("None", "", " "):
            drawing.points += coordinates
        elif coordinates:
            drawing.lines.append(coordinates)
    for collection in ax.collections:
        if isinstance(collection, EventCollection):
            drawing.points += [(float(at), float(collection.get_lineoffset())) for at in collection.get_positions()]
        elif isinstance(collection, LineCollection):
            drawing.points += [tuple(float(v) for v in segment.mean(axis=0)) for segment in collection.get_segments() if len(segment)]
        elif isinstance(collection, PathCollection):
            drawing.points += [(float(x), float(y)) for x, y in collection.get_offsets()]
    drawing.points = [point for point in drawing.points if not any(map(math.isnan, point))]
    drawing.rows = {float(place): name for place, name in _named_ticks(ax.yaxis)}
    return drawing


def _title(ax: object) -> str:
    """Return the title of the axes, wherever it stands, or that of a figure that holds no others."""
    own = " ".join(ax.get_title(loc=side) for side in ("left", "center", "right")).strip()
    return own or (ax.figure.get_suptitle().strip() if len(ax.figure.axes) == 1 else "")


def _label(ax: object, axis: str) -> str:
    own = getattr(ax, f"get_{axis}label")().strip()
    return own or (getattr(ax.figure, f"get_sup{axis}label")().strip() if len(ax.figure.axes) == 1 else "")


def _named_ticks(axis: object) -> list[tuple[float, str]]:
    """Return the places on an axis that carry names; none where it carries numbers."""
    formatter = axis.get_major_formatter()
    if type(formatter).__name__ in ("ScalarFormatter", "LogFormatterSciNotation", "NullFormatter"):
        return []
    places = list(axis.get_majorticklocs())
    return list(zip(places, formatter.format_ticks(places)))


def _name_at(ticks: list[tuple[float, str]], center: float, width: float) -> str:
    """Return the name at a bar, or its position where there is none."""
    place, name = min(ticks, key=lambda tick: abs(tick[0] - center), default=(math.inf, ""))
    return name if name and abs(place - center) <= abs(width) else f"{center:.6g}"


# --- saying -----------------------------------------------------------------------------
def _differ(want: Drawing, have: Drawing) -> Difference | None:
    lines = want.lines or ([] if want.bars or want.points else have.lines)  # beside bars or points a line, a threshold say, is an extra
    for found in (_bars(want, have), _marks(want.lines, lines and have.lines, "line"), _points(want, have)):
        if found:
            return found
    if want.title and not have.title:
        return Difference("title", "What is drawn is right. Give it a title that says what is to be seen.")
    for axis, needed, given, scale, mine in zip("xy", want.labels, _turned(have.labels, want, have), want.scales, _turned(have.scales, want, have)):
        if (scale == "log") != (mine == "log"):
            return Difference("scale", f"What is drawn is right. The {axis}-axis {'asks for' if scale == 'log' else 'should not have'} a logarithmic scale.")
        if needed and not given:
            return Difference("label", "What is drawn is right. Say on both axes what they show: set_xlabel and set_ylabel." if all(want.labels) else "What is drawn is right. An axis has no label yet.")
    return None


def _turned(pair: tuple, want: Drawing, have: Drawing) -> tuple:
    return pair[::-1] if want.bars and want.lying != have.lying else pair


def _bars(want: Drawing, have: Drawing) -> Difference | None:
    if not want.bars:
        return Difference("marks", "It shows bars; the task asks for something else.") if have.bars and not (have.lines or have.points) else None
    if not have.bars:
        return Difference("marks", "There are no bars in it." if have.lines or have.points else "It is empty: nothing has been drawn on these axes.")
    mine, theirs = dict(have.bars), dict(want.bars)
    if extra := next((label for label in mine if label not in theirs), None):
        if not set(mine) & set(theirs) and all(_number(label) for label in mine):
            return Difference("names", "The bars have no names: which word belongs to which bar? (Names come first, lengths second.)")
        return Difference("value", f"The bar {code(show(extra, 30))} does not belong in it.")
    if len(mine) < len(theirs):
        return Difference("length", "The bars in it belong there, but some are missing.")
    if wrong := next((label for label in mine if not same(theirs[label], mine[label])), None):
        return Difference("value", f"The bar {code(show(wrong, 30))} is {code(format(mine[wrong], 'g'))} long; that is not right.")
    lengths = [length for _, length in want.bars]
    if len(lengths) > 2 and (lengths == sorted(lengths) or lengths == sorted(lengths)[::-1]):
        own = [length for _, length in have.bars]
        if own != sorted(own) and own != sorted(own)[::-1]:
            return Difference("order", "The bars are right, but not sorted: put them in order of length.")
    return None


def _marks(want: list, have: list, what: str) -> Difference | None:
    if len(want) != len(have):
        if not have:
            return Difference("marks", f"There is no {what} in it.")
        return Difference("length", f"There {'is 1 ' + what if len(have) == 1 else f'are {len(have)} {what}s'} in it; the task asks for {'more' if len(have) < len(want) else 'fewer'}.")
    left = list(want)
    for mine in have:
        match = next((line for line in left if _same_points(line, mine)), None)
        if match is None:
            if any(_same_points([(0, y) for _, y in line], [(0, y) for _, y in mine]) for line in left):
                return Difference("value", "The heights are right; look at the horizontal axis: where does it begin, and in which steps?")
            return Difference("value", f"A {what} does not run as it should.")
        left.remove(match)
    return None


def _points(want: Drawing, have: Drawing) -> Difference | None:
    if not want.points and not have.points:
        return None
    if not have.points:
        return Difference("marks", "There are no points or strokes in it.")
    if not want.points:
        return Difference("marks", "It shows points; the task asks for something else.") if not have.lines and not have.bars else None
    if _same_points(sorted(want.points), sorted(have.points)):
        return _row_names(want, have)
    if len(want.points) != len(have.points):
        return Difference("length", f"It shows too {'few' if len(have.points) < len(want.points) else 'many'} points or strokes.")
    if _same_points(sorted((x, 0) for x, _ in want.points), sorted((x, 0) for x, _ in have.points)) and _rows(want.points) == _rows(have.points):
        return _row_names(want, have)  # the same strokes, rows numbered from 0 or from 1
    return Difference("value", "Some points or strokes do not stand where they should.")


def _row_names(want: Drawing, have: Drawing) -> Difference | None:
    """Compare the names at the rows that hold points, from the bottom up."""
    asked, given = ([d.rows.get(y, "") for y in sorted({y for _, y in d.points})] for d in (want, have))
    if not any(asked) or asked == given:
        return None
    if not any(given):
        return Difference("names", "The points are right. Say which row is whose: `ax.set_yticks(places, names)`.")
    return Difference("names", "The points are right, but the names do not stand at their rows: in which order do places and names come?")


def _rows(points: list[Point]) -> list[list[float]]:
    heights = sorted({y for _, y in points})
    return [sorted(x for x, y in points if y == height) for height in heights]


def _same_points(one: list[Point], other: list[Point]) -> bool:
    return len(one) == len(other) and all(_near(a, c) and _near(b, d) for (a, b), (c, d) in zip(one, other))


def _near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) or (math.isnan(a) and math.isnan(b))


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
