"""Annotation in lesson 07: label pairs of source and target yourself, then lay your labels beside somebody else's.

Labels live in ``my_work/labels/``, one file for each text, written at every press of a button. The reference is shown
only for what you have labelled.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import ipywidgets as widgets

from newslens import scoring
from newslens.annotations import STANCE_LABELS, WRITER, Span, load_annotation
from newslens.article import Article, load_article
from newslens.certainty import beginning
from newslens.explorers.base import LABELLED, choice
from newslens.files import my_work, write_atomically
from newslens.markup import Safe, escape, legend, mark, paragraph, table
from newslens.resources import NewslensError
from newslens.stance import aliases_of, stances

MOST = 24  # pairs of a text that nobody has annotated: an hour's work, and enough to see how few it is
LONGEST = 1_000_000  # characters of a partner's file
NOBODY, REFERENCE, PARTNER = "nothing yet", "the reference", "my partner"
NOT_YET = "not labelled yet"
MEANINGS = {"FAVOR": "for it", "AGAINST": "against it", "NONE": "takes no side"}


# --- what there is to label ---------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """One question: in this sentence, is ``source`` for or against ``target``?

    ``id`` is the same whoever labels, so that the labels of two people can be laid side by side; ``spoken`` are the
    spans of the words that report the source, counted in ``text``, the sentence.
    """

    id: str
    sentence: int
    source: str
    target: str
    text: str
    spoken: tuple[Span, ...] = field(default=(), repr=False)


def pairs(article: Article) -> tuple[Pair, ...]:
    """Return the pairs to label, in the order of the text.

    Of an annotated text, those of the reference; of any other, the first two dozen that ``newslens.stance`` proposes, and
    where nobody is reported to say anything, the writer and the main issue, sentence by sentence.
    """
    annotation = load_annotation(article)
    if annotation and annotation.stance:
        contents = {one.id: one.cue + one.content for one in annotation.attributions}
        rows = sorted(((row.sentence, row.source, row.target, contents.get(row.attribution) or row.evidence) for row in annotation.stance),
                      key=lambda row: row[0])
        return _numbered(rows, annotation.sentence_spans, article.text)
    return _proposed(article)


@functools.lru_cache(maxsize=16)
def _proposed(article: Article) -> tuple[Pair, ...]:
    article = beginning(article)
    rows = [(row.sentence, row.source, row.target, row.evidence) for row in stances(article)][:MOST]
    if not rows:
        issue = aliases_of(article).main_issue or article.title or "what the text is about"
        rows = [(number, WRITER, issue, ()) for number in range(1, len(article.sentences) + 1)][:MOST]
    return _numbered(rows, article.sentence_spans, article.text)


def _numbered(rows: list[tuple], spans: tuple[Span, ...] | list[Span], text: str) -> tuple[Pair, ...]:
    made: list[Pair] = []
    used: dict[str, int] = {}
    for number, source, target, spoken in rows:
        start, end = spans[number - 1]
        name = f"{number}: {source} → {target}"
        used[name] = used.get(name, 0) + 1
        inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in sorted(spoken) if a < end and start < b)
        made.append(Pair(name if used[name] == 1 else f"{name} ({used[name]})", number, source, target, text[start:end], inside))
    return tuple(made)


def reference_labels(article: Article) -> dict[str, str]:
    """Return the labels of the reference annotation by the ids of :func:`pairs`; {} where there is none."""
    annotation = load_annotation(article)
    if not annotation or not annotation.stance:
        return {}
    rows = sorted(annotation.stance, key=lambda row: row.sentence)
    return {pair.id: row.label for pair, row in zip(pairs(article), rows)}


def in_common(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the ids that both have labelled, in the order of the first: only on these can they agree."""
    return [name for name in one if name in other]


# --- labels in files ----------------------------------------------------------------------


def _folder() -> Path:
    folder = my_work() / "labels"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NewslensError(f"my_work/labels could not be made ({error.strerror}): give yourself permission to write in my_work.") from None
    return folder


def _file(article: Article, beginning: str = "") -> Path:
    name = re.sub(r"\W+", "_", Path(article.name).stem)[:40].strip("_") or "text"
    return _folder() / f"{beginning}{name}-{article.sha256[:8]}.json"


def _checked(text: str, article: Article) -> tuple[str, dict[str, str]]:
    """Return (who, labels) of a file's text, or refuse it in a sentence."""
    try:
        held = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict) or not isinstance(held.get("labels"), dict):
        raise NewslensError("This is no file of labels: ask for the one that “Write a file to share” makes.")
    if held.get("sha256") != article.sha256:
        raise NewslensError(f"These labels belong to another text ({str(held.get('article'))[:40]}): load the same article on both sides.")
    known = {pair.id for pair in pairs(article)}
    labels = {name: label for name, label in held["labels"].items() if name in known}
    if odd := [str(label) for label in labels.values() if label not in STANCE_LABELS]:
        raise NewslensError(f"A label in this file is {odd[0][:20]!r}: the labels are {', '.join(STANCE_LABELS)}.")
    if not labels:
        raise NewslensError("There is no label in this file for a pair of this text: it was made before anything was labelled, or by another version.")
    return str(held.get("annotator") or "")[:40], {pair.id: labels[pair.id] for pair in pairs(article) if pair.id in labels}


def _kept(path: Path, article: Article) -> tuple[str, dict[str, str]]:
    """Return (who, labels) of one of our own files; a broken one is set aside, under a name that says so."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "", {}
    except (OSError, UnicodeDecodeError):
        text = ""
    try:
        return _checked(text, article)
    except NewslensError:
        if '"labels": {}' not in text:
            path.replace(path.with_name(f"{path.stem}.unreadable-{datetime.now():%Y%m%d-%H%M%S}.json"))
        return "", {}


def _written(article: Article, labels: Mapping[str, str], annotator: str) -> str:
    held = {"article": article.name, "sha256": article.sha256, "annotator": annotator.strip()[:40],
            "saved": datetime.now().isoformat(timespec="seconds"), "labels": dict(labels)}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def my_labels(article: Article) -> dict[str, str]:
    """Return your labels so far, by the ids of :func:`pairs`, in the order of the text; {} before the first."""
    return _kept(_file(article), article)[1]


def save_label(article: Article, name: str, label: str | None, annotator: str | None = None) -> dict[str, str]:
    """Keep a label (None takes it back) for the pair with the id ``name`` and return all labels so far.

    Raises :class:`NewslensError` for an unknown pair or label, and where nothing can be written.
    """
    order = [pair.id for pair in pairs(article)]
    if name not in order:
        raise NewslensError(f"There is no pair {name!r} in this text.")
    if label not in (*STANCE_LABELS, None):
        raise NewslensError(f"{label!r} is no label: take one of {', '.join(STANCE_LABELS)}.")
    path = _file(article)
    who, labels = _kept(path, article)
    labels[name] = label
    labels = {one: labels[one] for one in order if labels.get(one)}
    write_atomically(path, _written(article, labels, who if annotator is None else annotator))
    return labels


def export_labels(article: Article, annotator: str = "") -> Path:
    """Write your labels into a file to give away and return its path."""
    labels = my_labels(article)
    if not labels:
        raise NewslensError("You have labelled nothing yet: label a pair, then write the file.")
    who = re.sub(r"\W+", "_", annotator)[:20].strip("_")
    path = _file(article, f"share_{who}_" if who else "share_")
    write_atomically(path, _written(article, labels, annotator))
    return path


def import_labels(article: Article, text: str | bytes | Path) -> tuple[str, dict[str, str]]:
    """Take a partner's labels, from a file (a ``Path``) or its content; return (who, labels).

    What cannot be used is refused in a sentence, and the labels taken before stay.
    """
    try:
        content = text.read_bytes() if isinstance(text, Path) else text
        content = content if isinstance(content, str) else bytes(content).decode("utf-8-sig")
    except OSError as error:
        raise NewslensError(f"{text} could not be read ({error.strerror}): put the file there, or give another path.") from None
    except UnicodeDecodeError:
        raise NewslensError("This is no file of labels: ask for the one that “Write a file to share” makes.") from None
    who, labels = _checked(content, article)
    write_atomically(_file(article, "partner_"), _written(article, labels, who or "partner"))
    return who or "partner", labels


def partner_labels(article: Article) -> tuple[str, dict[str, str]]:
    """Return (who, labels) of the partner whose file was taken last; ("", {}) before that."""
    return _kept(_file(article, "partner_"), article)


# --- the view -----------------------------------------------------------------------------


def view(article: Article, at: int = 0, labels: Mapping[str, str] | None = None, beside: str = NOBODY,
         other: Mapping[str, str] | None = None) -> str:
    """Return HTML: the pair with the number ``at`` (from 0) in its sentence, your label, and the comparison asked for.

    ``other`` are the labels of whoever ``beside`` names. No label of theirs is shown for a pair that you have not labelled.
    """
    asked, labels = pairs(article), dict(labels or {})
    if not asked:
        return paragraph("There is nothing to label: this text has no sentence.")
    pair = asked[at % len(asked)]
    mine = labels.get(pair.id)
    state = Safe(f"<strong>{mine}</strong> ({MEANINGS[mine]})" if mine else f"<em>{NOT_YET}</em>")
    return "".join([
        f"<p>Pair {asked.index(pair) + 1} of {len(asked)}, sentence {pair.sentence}. "
        f"Here, is <strong>{escape(pair.source)}</strong> for or against <strong>{escape(pair.target)}</strong>?</p>",
        f'<blockquote style="line-height:1.8">{_sentence(pair)}</blockquote>',
        legend([(mark("marked, underlined", "blue", style="border-bottom:3px solid #333"), "the words in question")]) if pair.spoken else "",
        f"<p>Your label: {state}. Labelled so far: {len(labels)} of {len(asked)}.</p>",
        _beside(asked, labels, beside, other or {}),
    ])


def _sentence(pair: Pair) -> str:
    parts, at = [], 0
    for a, b in pair.spoken:
        parts += [escape(pair.text[at:a]), mark(pair.text[max(a, at):b], "blue", style="border-bottom:3px solid #333")]
        at = max(at, b)
    return "".join([*parts, escape(pair.text[at:])])


def _beside(asked: tuple[Pair, ...], labels: Mapping[str, str], beside: str, other: Mapping[str, str]) -> str:
    if beside == NOBODY:
        return ""
    if not other:
        missing = {REFERENCE: "Nobody has annotated this text for stance, so there is no reference to lay beside your labels.",
                   PARTNER: "There is no file of a partner yet: take one with “Partner's file”."}
        return paragraph(missing.get(beside, "There are no labels to lay beside yours."))
    shared = in_common(labels, other)
    if not shared:
        return paragraph("You have no label yet that could be compared. Label a pair first; until then the other label stays hidden.")
    first, second = [labels[name] for name in shared], [other[name] for name in shared]
    same = sum(a == b for a, b in zip(first, second))
    kappa = scoring.kappa(first, second)
    said = f"{kappa:.2f}" if kappa == kappa else "not defined, as only one label was used"
    rows = [(pair.id, labels[pair.id], other[pair.id], "same" if labels[pair.id] == other[pair.id] else "≠ differs") for pair in asked if pair.id in shared]
    return paragraph(f"Agreement with {beside}: {same} of {len(shared)}, kappa {said}.") + table(("Pair", "You", beside, ""), rows, "Pairs that both have labelled")


# --- the widget ---------------------------------------------------------------------------


def annotation_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the annotation widget for ``article``, by default the chosen one; every label is saved at once."""
    article = article or load_article()
    asked = pairs(article)
    area = widgets.HTML(layout=widgets.Layout(width="100%", overflow="auto"))
    status = widgets.HTML()
    labels = my_labels(article)
    who = _kept(_file(article), article)[0]
    which = choice("Pair", [(f"{i} · sentence {pair.id}", i - 1) for i, pair in enumerate(asked, 1)] or [("nothing to label", 0)], 0)
    beside = choice("Lay beside", [NOBODY, REFERENCE, PARTNER])
    name = widgets.Text(description="Your name or initials", value=who, placeholder="for your partner to see", style=LABELLED)
    buttons = {label: widgets.Button(description=f"{label}: {MEANINGS[label]}", layout=widgets.Layout(width="auto")) for label in STANCE_LABELS}
    back = widgets.Button(description="Take the label back", layout=widgets.Layout(width="auto"))
    open_one = widgets.Button(description="Next without a label", layout=widgets.Layout(width="auto"))
    share = widgets.Button(description="Write a file to share", layout=widgets.Layout(width="auto"))
    upload = widgets.FileUpload(description="Partner's file", accept=".json", multiple=False, layout=widgets.Layout(width="auto"))

    def say(text: str) -> None:
        status.value = f'<p role="status">{escape(text)}</p>'

    def redraw(_change: object = None) -> None:
        other = {REFERENCE: reference_labels, PARTNER: lambda a: partner_labels(a)[1]}.get(beside.value, lambda a: {})(article)
        area.value = view(article, which.value, labels, beside.value, other)

    def go_on() -> None:
        order = [*range(which.value + 1, len(asked)), *range(which.value + 1)]
        which.value = next((i for i in order if asked[i].id not in labels), which.value)

    def keep(label: str | None) -> None:
        nonlocal labels
        if not asked:
            return
        pair = asked[which.value]
        try:
            labels = save_label(article, pair.id, label, name.value)
        except NewslensError as refusal:
            return say(str(refusal))
        if label:
            go_on()
        say(f"{pair.id}: {label or 'no label'}. Saved, {len(labels)} of {len(asked)}.")
        redraw()

    def write(_button: object) -> None:
        try:
            path = export_labels(article, name.value)
        except NewslensError as refusal:
            return say(str(refusal))
        say(f"Written: my_work/labels/{path.name}. Give it to your partner, who takes it with “Partner's file”.")

    def take(_change: object) -> None:
        if not upload.value:
            return
        try:
            partner, taken = import_labels(article, bytes(upload.value[0]["content"]))
        except NewslensError as refusal:
            return say(f"{refusal} Nothing was changed.")
        beside.value = PARTNER
        say(f"Taken: {len(taken)} labels by {partner}.")
        redraw()

    for label, button in buttons.items():
        button.on_click(lambda _button, label=label: keep(label))
    back.on_click(lambda _button: keep(None))
    open_one.on_click(lambda _button: go_on())
    share.on_click(write)
    upload.observe(take, "value")
    for widget in (which, beside):
        widget.observe(redraw, "value")
    say(f"{len(labels)} of {len(asked)} are labelled." if labels else "Nothing labelled yet. Each label is saved as you give it.")
    redraw()
    wrap = widgets.Layout(display="flex", flex_flow="row wrap", grid_gap="4px 12px")
    heading = widgets.HTML("<strong>Label it yourself</strong> <small>By keyboard: Tab to a button, Space presses it; "
                           "after a label the next open pair comes.</small>")
    box = widgets.VBox([heading, widgets.Box([which, open_one], layout=wrap), area, widgets.Box([*buttons.values(), back], layout=wrap), status,
                        widgets.Box([beside, name, share, upload], layout=wrap)])
    box.area, box.status = area, status
    box.controls = {"pair": which, "beside": beside, "name": name, "share": share, "upload": upload, "back": back, "next": open_one, **buttons}
    return box
