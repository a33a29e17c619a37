"""The note of lesson 00: who is for or against what, at first reading. Lesson 07 takes it up again."""

from __future__ import annotations

import json
from datetime import datetime

import ipywidgets as widgets

from newslens.article import Article, load_article
from newslens.explorers.base import LABELLED
from newslens.files import my_work, write_atomically
from newslens.markup import escape
from newslens.resources import NewslensError

SIDES = ("is for", "is against", "takes no side on")
ROWS = 5
FILE = "first_impression.json"


def saved_impressions() -> dict[str, dict]:
    """Return all notes, by the fingerprint of the article's text; empty where there are none yet."""
    path = my_work() / FILE
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def save_impression(article: Article, rows: list[dict[str, str]], words: str) -> str:
    """Keep a note for ``article`` and return the sentence that says so.

    Each row has the keys ``source``, ``side`` (one of :data:`SIDES`) and ``target``; empty rows are left out.
    A file that cannot be read is set aside, not overwritten.
    """
    path = my_work() / FILE
    notes = saved_impressions()
    if path.exists() and not notes and path.read_text(encoding="utf-8", errors="replace").strip() not in ("", "{}"):
        path.rename(path.with_suffix(".unreadable.json"))
    kept = [row for row in rows if row["source"].strip() or row["target"].strip()]
    notes[article.sha256] = {"article": article.name, "saved": datetime.now().isoformat(timespec="seconds"),
                             "rows": kept, "in_your_words": words}
    write_atomically(path, json.dumps(notes, ensure_ascii=False, indent=1) + "\n")
    return f"Saved in my_work/{FILE}: {len(kept)} of {ROWS} lines are filled in."


def first_impression(article: Article | None = None) -> widgets.VBox:
    """Return a form for the note; every change is saved at once."""
    article = article or load_article()
    old = saved_impressions().get(article.sha256, {})
    rows = []
    for i in range(ROWS):
        before = old["rows"][i] if i < len(old.get("rows", [])) else {"source": "", "side": SIDES[0], "target": ""}
        rows.append((
            widgets.Text(description=f"{i + 1}. Who", value=before["source"], style=LABELLED, layout=widgets.Layout(width="32%")),
            widgets.Dropdown(description="side", options=SIDES, value=before["side"], style=LABELLED, layout=widgets.Layout(width="26%")),
            widgets.Text(description="what", value=before["target"], style=LABELLED, layout=widgets.Layout(width="38%")),
        ))
    words = widgets.Textarea(description="In your own words", value=old.get("in_your_words", ""), rows=3, style=LABELLED,
                             layout=widgets.Layout(width="97%"))
    status = widgets.HTML('<p role="status">Nothing saved yet.</p>' if not old else '<p role="status">Your earlier note is filled in.</p>')

    def save(_change: object = None) -> None:
        filled = [dict(zip(("source", "side", "target"), (w.value for w in row))) for row in rows]
        try:
            message = save_impression(article, filled, words.value)
        except NewslensError as refusal:
            message = str(refusal)
        status.value = f'<p role="status">{escape(message)}</p>'

    for widget in [w for row in rows for w in row] + [words]:
        widget.observe(save, "value")
    return widgets.VBox([*(widgets.HBox(row) for row in rows), words, status])
