"""``progress()``: what is done, tried and open, as text and as a small figure, and as a page to hand in."""

from __future__ import annotations

import csv
import html
import io
import sys
from datetime import date
from pathlib import Path

from newslens.exercises import record, run
from newslens.exercises.catalogue import load_catalogue
from newslens.exercises.show import code
from newslens.exercises.source import Exercise
from newslens.exercises.verdict import NOT_APPLICABLE, dollars_kept, plain_text, tell
from newslens.resources import NewslensError

DONE, TRIED, OPEN, OUTSIDE = "done", "tried", "open", "does not apply"
# Each state has a sign of its own inside its box, so nothing hangs on colour.
SIGNS = {DONE: "✓", TRIED: "·", OPEN: "", OUTSIDE: "–"}


def progress(export: str | Path | None = None, name: str = "") -> None:
    """Show what is done, tried and open. ``export="my_progress.html"`` (or .csv) writes it to a file to hand in,
    with your ``name`` on it."""
    run.refuse_inside()
    try:
        rows = [(exercise, state_of(known), known) for exercise, known in _all()]
        for note in record.notes():
            tell(note)
        if export:
            return tell(_export(export, rows, name))
    except NewslensError as problem:
        return tell(str(problem))
    lines = as_lines(rows)
    markdown = "  \n".join(map(dollars_kept, lines))
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        ipython.display.display({"text/html": figure(rows), "text/plain": ""}, raw=True)
        ipython.display.display({"text/markdown": markdown, "text/plain": plain_text(markdown)}, raw=True)
    else:
        print(plain_text(markdown))


def state_of(known: dict) -> str:
    """Return DONE, TRIED, OPEN or OUTSIDE for an entry of the record."""
    if known["done"]:
        return DONE
    return OUTSIDE if known["last"] == NOT_APPLICABLE else TRIED if known["tries"] else OPEN


def as_lines(rows: list[tuple[Exercise, str, dict]]) -> list[str]:
    """Return the overview in words: one line for the whole, one for each notebook."""
    counts = {state: sum(s == state for _, s, _ in rows) for state in SIGNS}
    lines = [f"**{counts[DONE]} of {len(rows)} done**, {counts[TRIED]} tried, {counts[OPEN]} open."]
    for notebook in dict.fromkeys(e.notebook for e, _, _ in rows):
        own = [(e, s) for e, s, _ in rows if e.notebook == notebook]
        parts = [f"{sum(s == DONE for _, s in own)} of {len(own)} done"]
        for state in (TRIED, OPEN, OUTSIDE):
            if found := [e.number for e, s in own if s == state]:
                parts.append(f"{state}: {', '.join(found)}")
        if changed := [e.number for e, s, known in rows if e.notebook == notebook and s == DONE and known["made"] not in ("", e.fingerprint)]:
            parts.append(f"changed since you did {'it' if len(changed) == 1 else 'them'}: {', '.join(changed)}")
        lines.append(f"{notebook}: {'; '.join(parts)}.")
    return lines


def figure(rows: list[tuple[Exercise, str, dict]]) -> str:
    """Return an SVG: a row of boxes for each notebook, ticked where done; its description says the same in words."""
    size, left, parts = 18, 150, []
    notebooks = list(dict.fromkeys(e.notebook for e, _, _ in rows))
    widest = max(sum(e.notebook == n for e, _, _ in rows) for n in notebooks)
    for y, notebook in enumerate(notebooks):
        parts.append(f'<text x="0" y="{y * 24 + 15}" font-size="12" fill="currentColor">{html.escape(notebook[:24])}</text>')
        for x, (exercise, state) in enumerate((e, s) for e, s, _ in rows if e.notebook == notebook):
            at = f'x="{left + x * 22}" y="{y * 24 + 1}"'
            tip = f"<title>{html.escape(exercise.label)}: {state}</title>"
            weight = {DONE: "2", TRIED: "1.5"}.get(state, "0.7")
            parts.append(f'<g>{tip}<rect {at} width="{size}" height="{size}" rx="3" fill="none" stroke="currentColor" stroke-width="{weight}"/>')
            parts.append(f'<text x="{left + x * 22 + 9}" y="{y * 24 + 15}" font-size="14" text-anchor="middle" fill="currentColor">{SIGNS[state]}</text></g>')
    said = html.escape(plain_text(" ".join(as_lines(rows))), quote=True)
    return f'<svg role="img" aria-label="{said}" width="{left + widest * 22 + 4}" height="{len(notebooks) * 24 + 2}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'


def _all() -> list[tuple[Exercise, dict]]:
    known = record.entries()
    return [(e, {**record.entry(""), **known.get(e.id, {})}) for e in load_catalogue().exercises.values()]


def _export(export: str | Path, rows: list[tuple[Exercise, str, dict]], name: str) -> str:
    """Write the page or table to hand in. How often somebody tried, or asked for a hint, is their own affair."""
    wrong_name = NewslensError('Give the file a name that ends in .html or .csv, for example progress(export="my_progress.html").')
    if not isinstance(export, (str, Path)):
        raise wrong_name
    path, name = Path(export).expanduser(), " ".join(str(name).split())[:100]
    head = ["exercise", "state", "solution read", "done on", "article"]
    table = [[plain_text(e.label), state, "yes" if k["solution"] else "no", k["done"][:10], k["article"]] for e, state, k in rows]
    if path.suffix.lower() == ".csv":
        text = io.StringIO()
        csv.writer(text).writerows([["name", *head], *([name, *line] for line in table)])
        content = text.getvalue()
    elif path.suffix.lower() in (".html", ".htm"):
        content = _page(head, table, rows, name)
    else:
        raise wrong_name
    try:
        path.write_text(content, encoding="utf-8", errors="replace", newline="")
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (getattr(error, "strerror", None) or "such a name is not possible").lower()
        raise NewslensError(f"{code(path.name)} cannot be written ({reason}); choose another name or folder, or make room.") from None
    there = "next to this notebook" if path.parent == Path() else f"in {code(str(path.parent))}"
    return f"**Written:** {code(path.name)}, {there}.  \n*Next:* download it in the file browser on the left, and hand it in."


def _page(head: list[str], table: list[list], rows: list, name: str) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{html.escape(str(c))}</td>" for c in line) + "</tr>" for line in table)
    heads = "".join(f'<th scope="col">{html.escape(h)}</th>' for h in head)
    who = f"<p>{html.escape(name)}</p>" if name else ""
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Progress</title>'
        "<style>body{font-family:sans-serif;margin:2em}td,th{padding:2px 10px;text-align:left}</style>"
        f"<h1>Between the Lines: progress</h1>{who}<p>{date.today().isoformat()}</p>{figure(rows)}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table></html>\n"
    )
