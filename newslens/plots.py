"""Figures that say in words what they show.

A :class:`Picture` is a matplotlib figure with a description made from its data; a notebook shows it as
``<img alt="…">``, because alternative text in any other form is dropped on the way to the page. The figures
are drawn without pyplot: they belong to nobody's list of open figures and look the same whatever a learner has
set there. :func:`describe` does the same service for a figure that a learner made with pyplot.

For a figure of your own: ``with canvas(height) as (figure, axes): …`` then ``Picture(figure, description)``,
colours and their second marks from :data:`STYLES`, texts from an article through :func:`put` or :func:`name_rows`.
"""

from __future__ import annotations

import base64
import contextlib
import io
import math
import textwrap
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib
import matplotlib.colors
import matplotlib.patches
import matplotlib.ticker
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from newslens.markup import escape
from newslens.resources import NewslensError

if TYPE_CHECKING:
    from newslens.counting import Key

WIDTH = 7.5  # inches: 720 px, what a notebook's output leaves on a small laptop
SCREEN = 96  # CSS pixels an inch
SHARP = 2  # pixels drawn for each CSS pixel, so that it is sharp on a good screen and on paper
ROW = 0.27  # inches for one row of labels
MOST_ROWS = 60


class Style(NamedTuple):
    """A colour and the marks that stand in for it where colour cannot be seen."""

    color: str
    hatch: str
    marker: str
    line: str


# 3:1 or more against white, 10 or more steps of lightness apart, told apart with each kind of colour blindness.
STYLES = (
    Style("#0B2E59", "", "o", "-"),
    Style("#C4560A", "////", "s", "--"),
    Style("#2B9BD4", "....", "^", ":"),
    Style("#8E2F8C", "xxxx", "D", "-."),
)
INK = "#1A1A1A"
FAINT = "#6B6B6B"

LOOK = {
    "font.family": "DejaVu Sans", "font.size": 10, "text.hinting": "no_hinting", "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": FAINT,
    "axes.titlesize": 11, "axes.titlelocation": "left", "axes.titlepad": 10, "axes.spines.top": False, "axes.spines.right": False,
    "axes.axisbelow": True, "axes.grid": False, "grid.color": "#D9D9D9", "grid.linewidth": 0.8, "xtick.color": INK, "ytick.color": INK,
    "hatch.linewidth": 0.8, "figure.facecolor": "white", "savefig.facecolor": "white", "svg.fonttype": "none", "pdf.fonttype": 42,
}  # fmt: skip


class Picture:
    """A figure and the words that say what it shows.

    ``figure`` is a matplotlib Figure to go on working with, ``description`` a text. A notebook shows the picture
    with the description as its alternative text; :meth:`save` writes it for print.
    """

    def __init__(self, figure: Figure, description: str):
        self.figure = figure
        self.description = " ".join(description.split())

    @property
    def axes(self) -> list[Axes]:
        """The figure's axes."""
        return self.figure.axes

    def png(self) -> bytes:
        """Return the picture as PNG, two pixels for each pixel of the page."""
        return self._drawn("png", dpi=SCREEN * SHARP)

    def html(self) -> str:
        """Return the picture as ``<img>`` with its description as ``alt``, never wider than the page."""
        data = base64.b64encode(self.png()).decode("ascii")
        width = round(self.figure.get_figwidth() * SCREEN)
        return f'<img alt="{escape(self.description)}" width="{width}" style="max-width:100%;height:auto" src="data:image/png;base64,{data}">'

    def save(self, path: str | Path) -> Path:
        """Write the picture for print: PNG (300 dots an inch), PDF or SVG, by the ending of ``path``.

        The description goes into the file. Returns the path; refuses in one sentence what cannot be written.
        """
        path = Path(path).expanduser()
        kind = path.suffix.lower().lstrip(".")
        field = {"png": "Description", "svg": "Description", "pdf": "Subject"}.get(kind)
        if field is None:
            raise NewslensError(f"A picture can be saved as .png, .pdf or .svg: write save(\"{path.stem or 'picture'}.png\").")
        try:
            path.write_bytes(self._drawn(kind, dpi=300, metadata={field: self.description}))
        except OSError as error:
            raise NewslensError(f"{path.name} could not be written ({error.strerror}): choose a folder that is there and that you may write in.") from None
        return path

    def _drawn(self, kind: str, **how: Any) -> bytes:
        buffer = io.BytesIO()
        engine = self.figure.get_layout_engine()
        with look():
            if engine is not None:  # laying out is most of the time, and savefig would do it twice
                engine.execute(self.figure)
                self.figure.set_layout_engine("none")
            self.figure.savefig(buffer, format=kind, **how)
            self.figure.set_layout_engine(engine)
        return buffer.getvalue()

    def __repr__(self) -> str:
        return self.description

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.description}


# --- the base -----------------------------------------------------------------------------


@contextlib.contextmanager
def look() -> Iterator[None]:
    """Draw in the set's look, whatever is set in pyplot; a letter that no font has is left out quietly."""
    with matplotlib.rc_context(), warnings.catch_warnings():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(LOOK)
        warnings.filterwarnings("ignore", message=".*[Gg]lyph.*")
        yield


@contextlib.contextmanager
def canvas(height: float, width: float = WIDTH, columns: int = 1, **subplots: Any) -> Iterator[tuple[Figure, Any]]:
    """Give a figure of ``width`` × ``height`` inches and its axes (one, or an array where ``columns`` is more).

    Draw inside the ``with`` block. Labels at the edges get the room that they need.
    """
    with look():
        figure = Figure(figsize=(width, height), dpi=SCREEN * SHARP, layout="constrained")
        FigureCanvasAgg(figure)
        figure.get_layout_engine().set(w_pad=0.08, h_pad=0.08)
        yield figure, figure.subplots(1, columns, **subplots)


def nothing(reason: str) -> Picture:
    """Return a picture that says in words why there is nothing to draw."""
    with canvas(0.8) as (figure, axes):
        axes.set_axis_off()
        put(axes, 0.0, 0.5, textwrap.fill(reason, 80), transform=axes.transAxes, va="center")
    return Picture(figure, reason)


def shorten(text: object, most: int = 26) -> str:
    """Return ``text`` on one line, cut with an ellipsis where it has more than ``most`` characters."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def put(axes: Axes, x: float, y: float, text: str, **how: Any) -> Text:
    """Write text from an article: ``$`` is a dollar sign here and no formula."""
    return axes.text(x, y, text, parse_math=False, **how)


def beside(axes: Axes, x: float, y: float, text: str, **how: Any) -> Text:
    """Write a short text at the end of a horizontal bar: to the right of it, or to the left where ``x`` is negative."""
    dx, ha = (4, "left") if x >= 0 else (-4, "right")
    return axes.annotate(text, (x, y), (dx, 0), textcoords="offset points", ha=ha, va="center", fontsize=9, parse_math=False, **how)


def set_title(axes: Axes, title: str) -> None:
    """Set the figure's title, which may come from an article, in as many lines as it needs; the figure grows by them."""
    title = shorten(title, 240)
    if not title:
        return
    figure = axes.figure
    line = figure.suptitle(title, x=0.01, ha="left", fontsize=11, parse_math=False)
    for most in (90, 80, 70, 60, 50, 40):
        line.set_text(textwrap.fill(title, most))
        if line.get_window_extent().width <= 0.98 * figure.bbox.width:
            break
    figure.set_figheight(figure.get_figheight() + 0.1 + 0.18 * len(line.get_text().split("\n")))


def ticks(most: int, whole: bool = False) -> matplotlib.ticker.MaxNLocator:
    """Return a locator of at most ``most`` round steps."""
    return matplotlib.ticker.MaxNLocator(most, integer=whole, steps=[1, 2, 5, 10])


def large(value: float) -> str:
    """Return a number for an axis: 1,204 · 0.5 · 2 million · 3 billion; never a power of ten in a corner of the picture."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{number(value / size)} {word}"
    return number(value)


def count_axis(axis: Any, most: int, whole: bool = False) -> None:
    """Number an axis in at most ``most`` round steps, in fewer where the numbers are long, and written out."""
    longest = max(len(large(end)) for end in axis.get_view_interval() * 0.83)
    axis.set_major_locator(ticks(min(most, 5 if longest > 6 else most), whole))
    axis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda value, _: large(float(f"{value:.6g}"))))


def name_rows(axes: Axes, names: Sequence[object]) -> None:
    """Name the rows 0, 1, 2 … of an axis that runs from top to bottom."""
    axes.set_yticks(range(len(names)), [shorten(name) for name in names])
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(names) - 0.4, -0.6)


def place_names(axes: Axes, points: Iterable[tuple[float, float, str]], *, avoid: Iterable[tuple[float, float]] = ()) -> list[Text]:
    """Write names beside points, the first ones first, and leave out each one that would lie on another.

    ``points`` are (x, y, name) and ``avoid`` further (x, y), all in data coordinates; names keep off them too.
    The layout is fixed from here on.
    """
    figure = axes.figure
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    points = list(points)
    frame = axes.get_window_extent()
    dots = [tuple(axes.transData.transform(p)) for p in [*avoid, *((x, y) for x, y, _ in points)]]
    taken: list[Any] = [legend.get_window_extent()] if (legend := axes.get_legend()) else []
    placed = []
    # to the right, above, below, to the left: offsets in points, and how the text hangs on them
    tries = ((6, 4, "left", "bottom"), (6, -4, "left", "top"), (0, 7, "center", "bottom"), (-6, 4, "right", "bottom"),
             (-6, -4, "right", "top"), (14, 14, "left", "bottom"), (14, -16, "left", "top"))  # fmt: skip
    for x, y, name in points:
        for dx, dy, ha, va in tries:
            text = axes.annotate(shorten(name), (x, y), (dx, dy), textcoords="offset points", ha=ha, va=va, parse_math=False, fontsize=9)
            box = text.get_window_extent().padded(1.5)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if inside and not any(box.overlaps(other) for other in taken) and not any(box.contains(*dot) for dot in dots):
                taken.append(box)
                placed.append(text)
                break
            text.remove()
    return placed


def number(value: float) -> str:
    """Return a number as a reader wants it: 1,204 · 34.6 · 0.0213."""
    value = float(value)
    if not math.isfinite(value):
        return str(value)
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 10 else f"{value:.3g}"


def say_pairs(pairs: Sequence[tuple[object, object]], most: int = 12) -> str:
    """Return "the 35, of 21, and 18" for (name, value) pairs; beyond ``most`` it says how many more, and the last."""
    said = [f"{shorten(name, 40)} {number(value)}" for name, value in pairs[:most]]
    if len(pairs) > most + 1:
        said.append(f"and {len(pairs) - most} more, the last of them {shorten(pairs[-1][0], 40)} {number(pairs[-1][1])}")
    elif len(pairs) > most:
        said.append(f"{shorten(pairs[-1][0], 40)} {number(pairs[-1][1])}")
    return ", ".join(said)


# --- lesson 02: counting ------------------------------------------------------------------


def bars(pairs: Iterable[tuple[object, float]] | Mapping[object, float], *, title: str = "", unit: str = "occurrences", style: int = 0) -> Picture:
    """Return horizontal bars, one for each (name, value), in the order given, each with its number.

    ``pairs`` may be a list (``counts.most_common(20)``) or a mapping; ``unit`` says what the numbers count.
    Names that are too long are shortened; at most 60 bars are drawn, and the description says so.
    """
    pairs = list(pairs.items() if isinstance(pairs, Mapping) else pairs)
    if not pairs:
        return nothing("There is nothing to draw: the list of bars is empty.")
    shown = pairs[:MOST_ROWS]
    values = [float(value) for _, value in shown]
    look_of = STYLES[style % len(STYLES)]
    with canvas(0.75 + ROW * len(shown)) as (figure, axes):
        axes.barh(range(len(shown)), values, height=0.7, color=look_of.color, hatch=look_of.hatch, edgecolor="white")
        name_rows(axes, [name for name, _ in shown])
        low, high = min(0.0, *values), max(0.0, *values)
        high = high if high > low else 1.0
        before, after = (  # of the axis, for the numbers at the ends of the bars
            (high - low) * max(0.15, 0.03 + 0.022 * max((len(number(value)) for value in values if (value < 0) == below), default=0)) for below in (True, False))
        axes.set_xlim(low - (before if low < 0 else 0), high + (after if high > 0 else 0))
        for row, value in enumerate(values):
            beside(axes, value, row, number(value))
        axes.set_xlabel(unit)
        count_axis(axes.xaxis, 6, all(v == int(v) for v in values))
        set_title(axes, title)
    cut = "" if len(pairs) == len(shown) else f" The picture has the first {len(shown)} of {len(pairs):,}."
    return Picture(figure, f"Bar chart{_called(title)}, {unit}: {say_pairs(shown)}.{cut}")


def zipf(counts: Mapping[str, int], *, title: str = "", names: int = 8) -> Picture:
    """Return a Zipf plot: each type's rank against its count, both on logarithmic axes, with Zipf's line.

    The line is the count of the first rank divided by the rank (Zipf, Human Behavior and the Principle of
    Least Effort, 1949). ``names`` says how many words are written beside their dots where there is room.
    """
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return nothing("There is nothing to draw: no word was counted.")
    top = ranked[0][1]
    ranks = range(1, len(ranked) + 1)
    with canvas(4.2) as (figure, axes):
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.plot(ranks, [count for _, count in ranked], "o", color=STYLES[0].color, markersize=4, label="counted in the text")
        axes.plot([1, max(2, len(ranked))], [top, top / max(2, len(ranked))], STYLES[1].line, color=STYLES[1].color, label="Zipf's line: first count ÷ rank")
        axes.set_xlim(0.85, max(10, len(ranked)) * 1.3)
        axes.set_ylim(min(0.7, top / len(ranked) * 0.8), top * 1.8)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda value, _: f"{value:,g}"))
            axis.set_minor_formatter(matplotlib.ticker.NullFormatter())
        axes.set_xlabel("rank of the type (1 = most frequent)")
        axes.set_ylabel("occurrences")
        set_title(axes, title)
        axes.legend(loc="upper right", frameon=False)
        steps = sorted({0, 1, 2, *(round(1.9**k) for k in range(2, 40) if 1.9**k < len(ranked))})
        wanted = [i for i in steps if i < len(ranked)][:names]
        place_names(axes, [(i + 1, ranked[i][1], ranked[i][0]) for i in wanted], avoid=[(r, c) for r, (_, c) in zip(ranks, ranked)])
    checks = [r for r in (1, 2, 5, 10, 20, 50, 100, 500, 1000) if r <= len(ranked)]
    said = "; ".join(f"rank {r}, {ranked[r - 1][0]}: {ranked[r - 1][1]:,}, on the line {number(top / r)}" for r in checks)
    once = sum(count == 1 for _, count in ranked)
    return Picture(figure, f"Zipf plot{_called(title)}, both axes logarithmic: {_types(len(ranked))} by rank and count. {said}. {_types(once)} {'occurs' if once == 1 else 'occur'} once.")


def _types(count: int) -> str:
    return f"{count:,} {'type' if count == 1 else 'types'}"


def dispersion(positions: Mapping[str, Sequence[int]], length: int, *, title: str = "", breaks: Sequence[int] = ()) -> Picture:
    """Return a dispersion plot: a row for each word, a stroke wherever it stands in a text of ``length`` tokens.

    ``positions`` maps a word to the numbers of its tokens, counted from 0, in the order of the rows; ``breaks``
    are positions where a paragraph begins, drawn as thin lines.
    """
    if not positions or length < 1:
        return nothing("There is nothing to draw: no word was asked for.")
    shown = dict(list(positions.items())[:MOST_ROWS])
    with canvas(0.85 + 0.34 * len(shown)) as (figure, axes):
        for place in breaks:
            axes.axvline(place, color="#D9D9D9", linewidth=0.8, zorder=0)
        for row, places in enumerate(shown.values()):
            axes.hlines(row, 0, length, color="#D9D9D9", linewidth=0.8, zorder=1)
            axes.vlines(list(places), row - 0.34, row + 0.34, color=STYLES[0].color, linewidth=2)
        name_rows(axes, list(shown))
        axes.set_xlim(-0.005 * length, length * 1.005)
        count_axis(axes.xaxis, 8, True)
        axes.set_xlabel("token of the text" + (", thin lines: a new paragraph" if len(breaks) else ""))
        axes.spines["left"].set_visible(False)
        set_title(axes, title)
    said = "; ".join(f"{word}: {_thirds(places, length)}" for word, places in shown.items())
    return Picture(figure, f"Dispersion plot{_called(title)} over {length:,} {'token' if length == 1 else 'tokens'}, by thirds of the text. {said}.")


def _thirds(places: Sequence[int], length: int) -> str:
    parts = [0, 0, 0]
    for place in places:
        parts[min(2, 3 * place // length)] += 1
    return f"{len(places)} ({parts[0]} in the first, {parts[1]} in the middle, {parts[2]} in the last)" if places else "does not occur"


CRITICAL = 10.83  # chi-square, one degree of freedom, p = 0.001


def keyness(keys: Sequence[Key], *, title: str = "") -> Picture:
    """Return a keyness plot in two panels: log-likelihood (how much evidence), log ratio (how big the difference).

    ``keys`` come from :func:`newslens.counting.keyness`. The dashed line is the value that chance passes once in
    a thousand times where words fall independently; in a text they do not, so read it as a ruler, not as a test.
    """
    shown = list(keys)[:MOST_ROWS]
    if not shown:
        return nothing("There is nothing to draw: no key word was found.")
    evidence, effect = STYLES[0], STYLES[1]
    with canvas(0.85 + ROW * len(shown), columns=2, sharey=True, gridspec_kw={"width_ratios": (3, 2)}) as (figure, (left, right)):
        rows = range(len(shown))
        left.barh(rows, [key.log_likelihood for key in shown], height=0.7, color=evidence.color)
        right.hlines(rows, 0, [key.log_ratio for key in shown], color=effect.color, linewidth=1.2)
        right.plot([key.log_ratio for key in shown], rows, effect.marker, color=effect.color, markersize=6)
        name_rows(left, [key.word for key in shown])
        right.tick_params(axis="y", length=0)
        figure.get_layout_engine().set(wspace=0.06)
        top = max(CRITICAL, *(key.log_likelihood for key in shown))
        left.set_xlim(min(0.0, *(key.log_likelihood for key in shown)), top * 1.16)
        left.axvline(CRITICAL, color=effect.color, linestyle="--", linewidth=1)
        for row, key in zip(rows, shown):
            beside(left, max(0.0, key.log_likelihood), row, f"{key.log_likelihood:,.1f}", bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8})
        low, high = min(0.0, *(key.log_ratio for key in shown)), max(0.0, *(key.log_ratio for key in shown))
        right.set_xlim(low - (0.6 if low < 0 else 0), high + 0.6)
        right.axvline(0, color=FAINT, linewidth=0.8)
        right.grid(axis="x")
        for axes, what in ((left, f"log-likelihood (dashed: {CRITICAL})"), (right, "log ratio (1 = twice)")):
            axes.set_xlabel(what)
            count_axis(axes.xaxis, 5)
        set_title(left, title)
    said = "; ".join(
        f"{shorten(k.word, 40)}: {number(round(k.log_likelihood, 1))}, log ratio {k.log_ratio:.1f}, {k.count:,} here and {k.reference:,} in the reference"
        for k in shown[:12]
    )
    more = f"; and {len(shown) - 12} more" if len(shown) > 12 else ""
    return Picture(figure, f"Keyness plot{_called(title)}, log-likelihood against the reference. {said}{more}.")


# --- lesson 04: names ---------------------------------------------------------------------


def co_mentions(pairs: Mapping[tuple[str, str], int], *, title: str = "", unit: str = "sentences", most: int = 12) -> Picture:
    """Return a staircase of names: where the row of one and the column of another meet, how often the two stand together.

    ``pairs`` maps (name, name) to a number, as :func:`newslens.entities.co_mentions` counts them; ``unit`` says what
    was counted. The ``most`` names (3 to 20) that stand together with others most often are drawn, most often first.
    """
    together: dict[frozenset[str], int] = {}
    for (one, other), count in pairs.items():
        if one != other and count > 0:
            together[frozenset((one, other))] = together.get(frozenset((one, other)), 0) + count
    totals: dict[str, int] = {}
    for pair, count in together.items():
        for name in sorted(pair):
            totals[name] = totals.get(name, 0) + count
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    names = ranked[: min(max(most, 3), 20)]
    if not names:
        return nothing("There is nothing to draw: no two names stand together.")
    size = len(names)
    with canvas(0.45 + 0.33 * size) as (figure, axes):
        top = max(together.values())
        for row, name in enumerate(names):
            for column, other in enumerate(names[:row]):
                count = together.get(frozenset((name, other)), 0)
                share = count / top
                axes.add_patch(matplotlib.patches.Rectangle((column, row), 0.94, 0.9, facecolor=_tint(share), edgecolor="#C9C9C9", linewidth=0.6))
                put(axes, column + 0.47, row + 0.45, f"{count:,}" if count else "·", ha="center", va="center", fontsize=9, color="white" if share > 0.45 else INK)
            put(axes, row + 0.1, row + 0.45, shorten(name, 30), va="center", fontsize=9.5, fontweight="bold")
        width = max(17.5, size + 6)
        rest = f"\n{_left_out(len(ranked) - size)}" if len(ranked) > size else ""
        put(axes, width, 0.1, f"Left of one name and below another:\nthe {unit} that hold both.{rest}", ha="right", va="top", fontsize=8.5, color=FAINT)
        axes.set_xlim(0, width)
        axes.set_ylim(size, 0)
        axes.set_axis_off()
        set_title(axes, title)
    said = sorted(((" and ".join(sorted(pair)), count) for pair, count in together.items() if pair <= set(names)), key=lambda item: (-item[1], item[0]))
    left_out = f" {_left_out(len(ranked) - size)}" if len(ranked) > size else ""
    return Picture(figure, f"Co-mention plot{_called(title)}, in how many {unit} two names stand together: {say_pairs(said)}.{left_out}")


def _left_out(count: int) -> str:
    return f"{count:,} more {'name is' if count == 1 else 'names are'} left out."


def _tint(share: float) -> str:
    """Return a shade from white (0) to the first style's colour (1), darker with each step."""
    full = matplotlib.colors.to_rgb(STYLES[0].color)
    depth = 0.0 if share <= 0 else 0.12 + 0.88 * share
    return matplotlib.colors.to_hex([1 - (1 - part) * depth for part in full])


def _called(title: str) -> str:
    return f" “{title}”" if title else ""


# --- a figure of the learner's own --------------------------------------------------------


def describe(drawn: object = None) -> str:
    """Say in words what a figure shows: its title, its axes, its bars, lines, points, strokes and grids.

    ``drawn`` is what ``plt.subplots()`` or a plotting function gave (axes, a figure, bars, a :class:`Picture`);
    without it, pyplot's current axes. The words come from what is drawn, so they change with it.
    """
    if isinstance(drawn, Picture):
        return drawn.description
    found = _axes_of(drawn)
    said = [_describe_axes(axes) for axes in found]
    if len(said) == 1:
        return said[0]
    return " ".join(f"Panel {i}: {text}" for i, text in enumerate(said, start=1))


def _axes_of(drawn: object) -> list[Axes]:
    if drawn is None:
        from matplotlib import pyplot

        if not pyplot.get_fignums():
            raise NewslensError("There is no figure to describe: draw one first, and call describe(ax) in the same cell, before plt.show().")
        drawn = pyplot.gcf()
    if isinstance(drawn, Axes):
        return [drawn]
    if hasattr(drawn, "flat"):  # the array that plt.subplots(2, 2) gives
        drawn = list(drawn.flat)
    if isinstance(drawn, tuple | list) and drawn and not hasattr(drawn, "patches"):
        parts = [axes for part in drawn for axes in _axes_of(part)]
        return [axes for i, axes in enumerate(parts) if axes not in parts[:i]]
    if hasattr(drawn, "patches") and isinstance(drawn, tuple) and drawn.patches:  # a BarContainer
        return [drawn.patches[0].axes]
    if isinstance(drawn, Figure):
        if not drawn.axes:
            raise NewslensError("This figure is empty: draw something on it first.")
        return list(drawn.axes)
    if isinstance(getattr(drawn, "axes", None), Axes):
        return [drawn.axes]
    raise NewslensError("describe needs the axes of a figure: write fig, ax = plt.subplots(), draw on ax, then describe(ax).")


def _describe_axes(axes: Axes) -> str:
    parts = [*_said_bars(axes), *_said_lines(axes), *_said_points(axes), *_said_strokes(axes), *_said_grids(axes)]
    titles = [axes.get_title(place) for place in ("center", "left", "right")] + [axes.figure.get_suptitle()]
    title = next((title for title in titles if title.strip()), "")
    opening = f"“{' '.join(title.split())}”. " if title else "A figure without a title. "
    named = [f"{name} axis{' (logarithmic)' if scale == 'log' else ''}: {' '.join(label.split()) or 'no label'}"
             for name, label, scale in (("x", axes.get_xlabel(), axes.get_xscale()), ("y", axes.get_ylabel(), axes.get_yscale()))]  # fmt: skip
    return opening + "; ".join(named) + ". " + (" ".join(parts) or "Nothing is drawn on it yet.")


def _tick_names(axis: Any, axes: Axes) -> dict[float, str]:
    """Names that stand at places of an axis: words, where somebody put words there."""
    axes.figure.draw_without_rendering()
    names = {round(float(place), 6): label.get_text() for place, label in zip(axis.get_ticklocs(), axis.get_ticklabels())}
    known = axis.get_converter() if hasattr(axis, "get_converter") else axis.converter
    fixed = isinstance(axis.get_major_formatter(), matplotlib.ticker.FixedFormatter | matplotlib.ticker.FuncFormatter)
    return {place: name for place, name in names.items() if name} if known is not None or fixed else {}


def _said_bars(axes: Axes) -> list[str]:
    from matplotlib.container import BarContainer

    said = []
    for bars_drawn in (c for c in axes.containers if isinstance(c, BarContainer)):
        patches = list(bars_drawn.patches)
        if not patches:
            continue
        flat = getattr(bars_drawn, "orientation", "vertical") == "horizontal"
        names = _tick_names(axes.yaxis if flat else axes.xaxis, axes)
        pairs = []
        for p in patches:
            middle = (p.get_y() + p.get_height() / 2) if flat else (p.get_x() + p.get_width() / 2)
            pairs.append((names.get(round(middle, 6), number(round(middle, 3))), p.get_width() if flat else p.get_height()))
        if flat and len(pairs) > 1 and not axes.yaxis_inverted():
            pairs.reverse()  # as it is read, from top to bottom
        label = str(bars_drawn.get_label())
        series = f" ({label})" if label and not label.startswith("_") else ""
        way = "from top to bottom" if flat else "from left to right"
        said.append(f"{len(pairs)} {'horizontal ' if flat else ''}bar{'s' if len(pairs) != 1 else ''}{series}, {way}: {say_pairs(pairs)}.")
    return said


def _said_lines(axes: Axes) -> list[str]:
    said = []
    for line in axes.get_lines():
        xs, ys = ([float(v) for v in values] for values in (line.get_xdata(orig=False), line.get_ydata(orig=False)))
        pairs = [(x, y) for x, y in zip(xs, ys) if math.isfinite(x) and math.isfinite(y)]
        if not pairs or not line.get_visible():
            continue
        label = str(line.get_label())
        series = f" ({label})" if label and not label.startswith("_") else ""
        kind = "points" if line.get_linestyle() in ("None", "", " ", "none") else "line"
        if line.get_transform() != axes.transData:  # axhline and axvline
            flat = len({y for _, y in pairs}) == 1
            said.append(f"A {'horizontal' if flat else 'vertical'} line{series} at {number(pairs[0][1 if flat else 0])}.")
            continue
        names = _tick_names(axes.xaxis, axes)
        low, high = min(pairs, key=lambda p: p[1]), max(pairs, key=lambda p: p[1])
        tell = [f"x {names.get(round(x, 6), number(x))}: {number(y)}" for x, y in (pairs[0], pairs[-1])]
        said.append(
            f"{'A line' if kind == 'line' else 'Points'}{series}, {len(pairs):,} values, from {tell[0]} to {tell[1]}; "
            f"lowest {number(low[1])} at x {names.get(round(low[0], 6), number(low[0]))}, highest {number(high[1])} at x {names.get(round(high[0], 6), number(high[0]))}."
        )
    return said


def _said_points(axes: Axes) -> list[str]:
    from matplotlib.collections import PathCollection

    said = []
    for points in (c for c in axes.collections if isinstance(c, PathCollection)):
        places = [(float(x), float(y)) for x, y in points.get_offsets()]
        if places:
            xs, ys = zip(*places)
            said.append(f"{len(places):,} points, x from {number(min(xs))} to {number(max(xs))}, y from {number(min(ys))} to {number(max(ys))}.")
    return said


def _said_strokes(axes: Axes) -> list[str]:
    """Rows of strokes, as eventplot, hlines and vlines make them."""
    from matplotlib.collections import EventCollection, LineCollection

    said = []
    names = _tick_names(axes.yaxis, axes)
    for strokes in (c for c in axes.collections if isinstance(c, LineCollection)):
        if isinstance(strokes, EventCollection):
            places = sorted(float(p) for p in strokes.get_positions())
            row = names.get(round(float(strokes.get_lineoffset()), 6), "")
        else:
            segments = strokes.get_segments()
            upright = [s for s in segments if len(s) and s[0][0] == s[-1][0]]
            if len(upright) != len(segments) or not segments:
                continue
            places = sorted(float(s[0][0]) for s in upright)
            row = names.get(round(float(upright[0][0][1] + upright[0][-1][1]) / 2, 6), "")
        listed = ", ".join(number(p) for p in places[:12]) + (f" and {len(places) - 12} more" if len(places) > 12 else "")
        said.append(f"{len(places)} strokes{f' in row {row}' if row else ''}{f', at {listed}' if places else ''}.")
    return said


def _said_grids(axes: Axes) -> list[str]:
    said = []
    for image in axes.get_images():
        values = image.get_array()
        if values is not None and values.ndim == 2 and values.size:
            rows, columns = values.shape
            said.append(f"A grid of {rows} rows and {columns} columns, values from {number(values.min())} to {number(values.max())}.")
    return said
