"""The thin widget around a pure ``view(...)``: controls above, one HTML area below.

A view takes the controls' values by name and returns HTML. It is tested without a browser;
this module only carries values to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets as widgets

from newslens.article import Article
from newslens.markup import paragraph
from newslens.resources import NewslensError

WIDE = widgets.Layout(width="auto", min_width="260px")
LABELLED = {"description_width": "initial"}


def choice(label: str, options: list, value: object = None) -> widgets.Dropdown:
    """Return a labelled drop-down list."""
    return widgets.Dropdown(description=label, options=options, value=options[0] if value is None else value,
                            style=LABELLED, layout=WIDE)


def switch(label: str, value: bool = False) -> widgets.Checkbox:
    """Return a labelled check box."""
    return widgets.Checkbox(description=label, value=value, indent=False, style=LABELLED, layout=widgets.Layout(width="auto"))


def text_box(label: str, value: str = "", placeholder: str = "", rows: int = 1) -> widgets.Widget:
    """Return a labelled text field; with more than one row, a text area."""
    kind = widgets.Text if rows == 1 else widgets.Textarea
    extra = {} if rows == 1 else {"rows": rows}
    return kind(description=label, value=value, placeholder=placeholder, style=LABELLED,
                layout=widgets.Layout(width="95%"), continuous_update=True, **extra)


def number(label: str, value: float, low: float, high: float, step: float = 1) -> widgets.Widget:
    """Return a slider with a number box linked to it; the box carries the name, since a slider cannot."""
    whole = isinstance(step, int)
    slider_kind = widgets.IntSlider if whole else widgets.FloatSlider
    box_kind = widgets.BoundedIntText if whole else widgets.BoundedFloatText
    slider = slider_kind(value=value, min=low, max=high, step=step, readout=False, layout=widgets.Layout(width="180px"))
    box = box_kind(description=label, value=value, min=low, max=high, step=step, style=LABELLED,
                   layout=widgets.Layout(width="auto", min_width="200px"))
    widgets.link((slider, "value"), (box, "value"))
    pair = widgets.HBox([box, slider])
    pair.source = box  # what explorer() observes
    return pair


PART = 12_000  # characters, some 2,000 words: more would be slow to send and to draw, and nobody reads it at one sitting


def parts(article: Article) -> list[tuple[int, int]]:
    """Return (first, last + 1) of the paragraphs in each part of a text: one part for an article, several for a long text."""
    bounds, begun = [0], 0
    for number, (start, end) in enumerate(article.paragraph_spans):
        if end - begun > PART and number > bounds[-1]:
            bounds.append(number)
            begun = start
    return list(zip(bounds, [*bounds[1:], len(article.paragraph_spans)]))


def part_choice(article: Article) -> dict[str, widgets.Widget]:
    """Return {"part": control} for a text of several parts, {} for any other; the control's value counts from 1."""
    found = parts(article)
    if len(found) < 2:
        return {}
    options = [(f"{number} of {len(found)}: paragraphs {first + 1}–{last}", number) for number, (first, last) in enumerate(found, start=1)]
    return {"part": choice("Part of the text", options, 1)}


def explorer(view: Callable[..., str], controls: Mapping[str, widgets.Widget], *, title: str) -> widgets.VBox:
    """Return controls that redraw ``view(**values)`` whenever one of them changes.

    ``controls`` maps a parameter of ``view`` to its widget. A refusal of ours is shown as its sentence;
    any other error is raised, so that tests see it.
    """
    area = widgets.HTML(layout=widgets.Layout(width="100%", overflow="auto"))
    sources = {name: getattr(widget, "source", widget) for name, widget in controls.items()}

    def redraw(_change: object = None) -> None:
        try:
            area.value = view(**{name: widget.value for name, widget in sources.items()})
        except NewslensError as refusal:
            area.value = paragraph(str(refusal))

    for widget in sources.values():
        widget.observe(redraw, "value")
    redraw()
    heading = widgets.HTML(f"<strong>{title}</strong> <small>By keyboard: Tab to a control; Space opens a list, "
                           "arrows choose, Enter takes.</small>")
    row = widgets.Box(list(controls.values()), layout=widgets.Layout(display="flex", flex_flow="row wrap", grid_gap="4px 16px"))
    box = widgets.VBox([heading, row, area])
    box.area, box.controls = area, sources
    return box
