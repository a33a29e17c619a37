"""Explorer of lesson 04: layers of name finders on and off, and every error with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import ipywidgets as widgets

from newslens.annotations import ENTITY_TYPES, load_annotation
from newslens.article import CASE, Article, load_article
from newslens.cleaning import STRAIGHT
from newslens.entities import LAYERS, UNKNOWN, Finding, Name, find, findings, reference_names
from newslens.explorers.base import choice, explorer, switch, text_box
from newslens.markup import PALETTE, Safe, escape, legend, paragraph, table
from newslens.scoring import MATCHES, tally

ALL_TYPES, ALL_ERRORS = "all types", "all errors"
ERRORS = ("cut short", "too long", "wrong type", "missed", "invented")
LETTERS = {"PERSON": "P", "ORGANIZATION": "O", "GPE": "G", "LOCATION": "L", "FACILITY": "F", UNKNOWN: "?"}
MEANINGS = {"P": "PERSON", "O": "ORGANIZATION", "G": "GPE (country, town)", "L": "LOCATION", "F": "FACILITY", "?": "of no known kind"}
# outcome: sign, colour, line below it, meaning
OUTCOMES = {
    "hit": ("✓", "green", "solid", "hit: the words and the type of the reference"),
    "wrong": ("✗", "orange", "dashed", "wrong: found, but the reference has it otherwise or not at all"),
    "missed": ("○", "white", "dotted", "missed: in the reference, and nothing of it found"),
    "found": ("", "blue", "solid", "found; there is no reference for this text"),
}
MOST_ROWS = 80


def view(
    article: Article,
    patterns: bool = False,
    gazetteer: bool = False,
    grammar: bool = False,
    ne_chunk: bool = False,
    own: str = "",
    type: str = ALL_TYPES,
    errors: str = ALL_ERRORS,
) -> str:
    """Return HTML: precision, recall and F1, the text with its names marked, and the errors with their reasons.

    The four switches are the layers of :mod:`newslens.entities`; ``own`` is a list of names such as
    ``Hight = PERSON; PACAF = ORGANIZATION``; ``type`` and ``errors`` narrow what is counted and listed. A text that
    nobody has annotated is shown with what was found, and the same layers are scored on the case.
    """
    on = {"patterns": patterns, "gazetteer": gazetteer, "grammar": grammar, "ne_chunk": ne_chunk}
    layers = [layer for layer in LAYERS if on[layer]]
    listed, notes = read_own(own)
    annotation = load_annotation(article)
    unmarked = annotation is None
    parts = [paragraph(note) for note in notes]
    if unmarked:
        found = _of_type(find(article, layers, listed), type)
        counts = Counter(span[2] for span in found)
        said = ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))) or "none"
        parts += [paragraph(f"Names found in your article: {len(found):,} ({said})."), _key(["found"]), _text(article, [("found", *span) for span in found])]
        article = _case()
        annotation = load_annotation(article)
        parts.append(paragraph(f"There is no reference annotation of it, so the scores and errors below are those of the same layers on the case, “{article.title}”."))
    reference, second = reference_names(annotation)
    found, reference = _of_type(find(article, layers, listed), type), _of_type(reference, type)
    judged = findings(article.text, reference, found, second)
    parts.append(_scores(reference, found, judged))
    if not unmarked:
        parts += [_key(["hit", "wrong", "missed"]), _text(article, _marks(judged))]
    return "".join(parts) + _errors(judged, errors)


def read_own(text: str) -> tuple[dict[str, str], list[str]]:
    """Return (name → type, what is to be said about lines that are no entries) for entries ``name = TYPE`` between semicolons."""
    listed, notes = {}, []
    for entry in text.replace("\n", ";").split(";"):
        name, _, type = (part.strip() for part in entry.partition("="))
        if name and type.upper() in ENTITY_TYPES:
            listed[name] = type.upper()
        elif type:
            notes.append(f"Your list has “{name} = {type}”; the types are {', '.join(ENTITY_TYPES)}.")
    return listed, notes


def _of_type(spans: Iterable[Name], type: str) -> set[Name]:
    return {span for span in spans if type in (ALL_TYPES, span[2])}


def _scores(reference: set[Name], found: set[Name], judged: Sequence[Finding]) -> str:
    hits = sum(one.kind == "hit" for one in judged)
    missed = sum(one.kind == "missed" for one in judged)
    rows = []
    for match in MATCHES:
        score = tally(reference, found, match)
        rows.append((match, *(f"{value:.2f}" for value in (score.precision, score.recall, score.f1))))
    told = f"Hit {hits:,} · wrong {len(found) - hits:,} · missed {missed:,}. Found: {len(found):,}, in the reference: {len(reference):,}."
    if half := len(reference) - hits - missed:  # these, too, cost recall
        told += f" Of the reference {half:,} {'was' if half == 1 else 'were'} found with other ends or another type: wrong, and not hit."
    return paragraph(told) + table(("Match", "Precision", "Recall", "F1"), rows)


def _marks(judged: Sequence[Finding]) -> list[tuple[str, int, int, str]]:
    """Return (outcome, start, end, type) for what is to be marked in the text; what was found comes before what was missed."""
    made = []
    for one in judged:
        if one.found:
            made.append(("hit" if one.kind == "hit" else "wrong", *one.found))
    return made + [("missed", *one.reference) for one in judged if one.kind == "missed"]


def _text(article: Article, marks: Sequence[tuple[str, int, int, str]]) -> str:
    """Return the article's paragraphs, as they stand in the original, with marks in them."""
    ordered = iter(sorted(_apart(marks), key=lambda mark: mark[1]))
    mark = next(ordered, None)
    blocks = []
    for (start, end), as_printed in zip(article.paragraph_spans, _originals(article)):
        pieces, at = [], start
        while mark and mark[1] < end:
            pieces += [escape(as_printed(at, mark[1])), _marked(as_printed(mark[1], mark[2]), mark[0], mark[3])]
            at = mark[2]
            mark = next(ordered, None)
        blocks.append("<p>" + "".join(pieces) + escape(as_printed(at, end)) + "</p>")
    return f'<div style="max-width:48em;line-height:1.9">{"".join(blocks)}</div>'


_remembered: dict[str, object] = {}


def _case() -> Article:
    if CASE not in _remembered:
        _remembered[CASE] = load_article(CASE)
    return _remembered[CASE]


def _originals(article: Article) -> list[Callable[[int, int], str]]:
    """Return for each paragraph a function from a span in it to the words as printed, curly quotes and all."""
    key = "originals " + article.sha256
    if key not in _remembered:
        _remembered[key] = [_printed(article, start, end) for start, end in article.paragraph_spans]
    return _remembered[key]


def _printed(article: Article, start: int, end: int) -> Callable[[int, int], str]:
    whole = article.original(start, end)
    if whole.translate(STRAIGHT) == article.text[start:end]:  # character for character: a slice will do, which is far quicker
        return lambda a, b: whole[a - start:b - start]
    return lambda a, b: article.original(a, b) if a < b else ""


def _apart(marks: Sequence[tuple[str, int, int, str]]) -> list[tuple[str, int, int, str]]:
    """Leave out a mark that lies on an earlier one: text cannot be marked twice."""
    taken: set[int] = set()
    kept = []
    for mark in marks:
        places = range(mark[1], mark[2])
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mark)
    return kept


def _marked(words: str, outcome: str, type: str) -> str:
    return f'<mark style="{_style(outcome)}">{escape(words)}<small>&nbsp;{LETTERS.get(type, "?")}{OUTCOMES[outcome][0]}</small></mark>'


def _style(outcome: str) -> str:
    _, colour, line, _ = OUTCOMES[outcome]
    return f"{PALETTE[colour]};border-bottom:2px {line} #767676;padding:0 2px"


def _key(outcomes: Sequence[str]) -> str:
    samples = [(f'<span style="{_style(name)}">{OUTCOMES[name][0] or "name"}</span>', OUTCOMES[name][3]) for name in outcomes]
    return legend(samples) + paragraph("The letter says the type: " + ", ".join(f"{letter} {name}" for letter, name in MEANINGS.items()) + ".")


def _errors(judged: Sequence[Finding], wanted: str) -> str:
    wrong = [one for one in judged if one.kind != "hit"]
    chosen = [one for one in wrong if wanted in (ALL_ERRORS, one.kind)]
    if not wrong:
        return paragraph("No errors: every name was found, with its type, and nothing else.")
    counts = Counter(one.kind for one in wrong)
    told = "Errors: " + ", ".join(f"{counts[kind]:,} {kind}" for kind in ERRORS if counts[kind]) + "."
    if not chosen:
        return paragraph(f"{told} None of them is of the kind “{wanted}”.")
    rows = [(one.kind, _with_type(one.words, one.found), _with_type(one.wanted, one.reference), one.reason) for one in chosen[:MOST_ROWS]]
    more = paragraph(f"… and {len(chosen) - MOST_ROWS:,} more.") if len(chosen) > MOST_ROWS else ""
    return table(("Error", "Found", "In the reference", "Reason"), rows, Safe(escape(told))) + more


def _with_type(words: str, span: Name | None) -> str:
    return f"{words} ({span[2]})" if span else "–"


def name_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the explorer for ``article``, by default the chosen one."""
    article = article or load_article()
    _remembered.clear()

    def draw(**values: object) -> str:
        return view(article, **values)

    controls = {
        "patterns": switch("patterns"),
        "gazetteer": switch("gazetteer", True),
        "grammar": switch("grammar"),
        "ne_chunk": switch("ne_chunk"),
        "type": choice("Names of", [ALL_TYPES, *ENTITY_TYPES]),
        "errors": choice("List", [ALL_ERRORS, *ERRORS]),
        "own": text_box("Your own list", placeholder="such as: Hight = PERSON; Aircraft Spots = ORGANIZATION"),
    }
    return explorer(draw, controls, title="Name explorer")
