"""HTML that explorers and verdicts are made of. Everything from an article or a learner is escaped here.

Every background comes with its own text colour, so that nothing depends on the theme, and every colour
with a second mark (a letter, an underline, a border), so that nothing depends on colour.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

# Light backgrounds with dark text: contrast 13:1 or more.
PALETTE = {
    "yellow": "background:#FFE08A;color:#111",
    "blue": "background:#BFE3F7;color:#111",
    "orange": "background:#FFD99B;color:#111",
    "green": "background:#C8E6C9;color:#111",
    "purple": "background:#E8D3F0;color:#111",
    "grey": "background:#E6E6E6;color:#111",
    "white": "background:#FFFFFF;color:#111",
}


def escape(text: object) -> str:
    """Return ``text`` with the five characters that HTML gives a meaning made harmless."""
    return html.escape(str(text), quote=True)


def mark(text: object, colour: str, *, style: str = "", title: str = "") -> str:
    """Return ``text``, escaped, as a ``<mark>`` in a colour of :data:`PALETTE`, with a tooltip if given."""
    tip = f' title="{escape(title)}"' if title else ""
    return f'<mark style="{PALETTE[colour]};{style}"{tip}>{escape(text)}</mark>'


def table(headers: Sequence[object], rows: Iterable[Sequence[object]], caption: str = "", *, row_headers: bool = True) -> str:
    """Return an accessible table: a caption, column headers and, in the first column, row headers.

    Cells are escaped; a cell that is :class:`Safe` stands as it is.
    """
    head = "".join(f'<th scope="col" style="text-align:left;padding:2px 10px">{_cell(h)}</th>' for h in headers)
    body = []
    for row in rows:
        cells = []
        for i, value in enumerate(row):
            tag = 'th scope="row"' if i == 0 and row_headers else "td"
            cells.append(f'<{tag} style="text-align:left;padding:2px 10px;font-weight:normal">{_cell(value)}</{tag.split()[0]}>')
        body.append("<tr>" + "".join(cells) + "</tr>")
    top = f'<caption style="text-align:left;padding:4px 0">{_cell(caption)}</caption>' if caption else ""
    return f'<table style="border-collapse:collapse">{top}<thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'


class Safe(str):
    """A piece of HTML that is made of escaped parts already."""


def _cell(value: object) -> str:
    return value if isinstance(value, Safe) else escape(value)


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Return one line that explains marks: pairs of a sample (HTML) and its meaning (text)."""
    return "<p>" + " &nbsp; ".join(f"{sample} {escape(meaning)}" for sample, meaning in entries) + "</p>"


def paragraph(text: str) -> str:
    """Return ``text``, escaped, as a paragraph."""
    return f"<p>{escape(text)}</p>"
