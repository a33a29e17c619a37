"""Explorer of lesson 05: source, cue and content in the text, why each is there, and what hangs on the steps before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import ipywidgets as widgets
from nltk.tokenize import PunktSentenceTokenizer

from newslens.annotations import KINDS, Annotation, load_annotation
from newslens.article import Article, load_article
from newslens.attribution import RULES, Attribution, attributions
from newslens.attribution.comparing import Pair, pairs
from newslens.attribution.reading import straight
from newslens.explorers.base import choice, explorer, part_choice, parts, switch
from newslens.markup import PALETTE, escape, legend, paragraph, table

ALL_KINDS, EVERYBODY = "all kinds", "everybody"
NOBODY = "(nobody named)"
OURS = "sent_tokenize"
SPLITTERS: dict[str, Callable[[str], Sequence[str]] | None] = {
    OURS: None,
    "Punkt without abbreviations": lambda text: PunktSentenceTokenizer().tokenize(text),
    "every stop and space": lambda text: re.split(r"(?<=[.!?]) ", text),
    "no splitting": lambda text: [text],
}
# a switch for each group of cue classes
GROUPS = {"saying": ("SAY", "POST", "ACCORDING"), "asking": ("ASK",), "thinking": ("THINK", "SHOW"), "judging": ("JUDGE", "CALL"), "denying": ("DENY",)}
COMMITTED = {"firm": "stands firmly by it", "plain": "says so, no more and no less", "weak": "puts it forward with care", "against": "is against it", "none": "asks"}
WRITES = {"neutral": "leaves open whether it is true", "endorses": "sounds as if it were true", "distances": "keeps a distance"}
# three kinds of mark that differ in shape: a double line, a box, a dotted line between numbered brackets
SOURCE = PALETTE["white"] + ";border-bottom:4px double #111"
CUE = PALETTE["yellow"] + ";border:2px solid #111;border-radius:3px;padding:0 2px"
CONTENT = "border-bottom:2px dotted currentColor"
MOST_ROWS = 12
STYLE = """<style>
.nl-voices p{max-width:48em;line-height:2}
.nl-voices details{max-width:48em;margin:0 0 2px 1.5em;line-height:1.4}
.nl-voices summary{cursor:pointer}
.nl-voices .nl-c{border-bottom:2px dotted currentColor}
.nl-voices .nl-s{background:#fff;color:#111;border-bottom:4px double #111}
.nl-voices .nl-q{background:#FFE08A;color:#111;border:2px solid #111;border-radius:3px;padding:0 2px}
.nl-voices .nl-b{font-weight:bold;font-size:80%}
</style>"""


def view(
    article: Article,
    splitting: str = OURS,
    voice: str = EVERYBODY,
    kind: str = ALL_KINDS,
    saying: bool = True,
    asking: bool = True,
    thinking: bool = True,
    judging: bool = True,
    denying: bool = True,
    compare: bool = False,
    part: int = 1,
) -> str:
    """Return HTML: figures, the voices, and the text with its attributions, each of which opens to its evidence.

    ``splitting`` names an entry of :data:`SPLITTERS`, the five switches are groups of cue classes (:data:`GROUPS`);
    ``voice`` and ``kind`` narrow what is shown. What the settings cost, compared with the defaults, is listed.
    With ``compare`` every attribution is set beside the reference annotation, where there is one. Of a long text one
    ``part`` is shown, counted from 1; the figures are of all of it.
    """
    on = {"saying": saying, "asking": asking, "thinking": thinking, "judging": judging, "denying": denying}
    classes = {name for group, names in GROUPS.items() if on[group] for name in names}
    found = [a for a in _found(article, splitting) if a.cue_class in classes]
    shown = [a for a in found if voice in (EVERYBODY, who(a)) and kind in (ALL_KINDS, a.kind)]
    annotation = _annotation(article) if compare else None
    made = [STYLE, paragraph(_figures(article, shown))]
    lost, won = _difference(_found(article, OURS), found)
    if lost or won:
        made.append(paragraph(f"Compared with all classes of cues and {OURS}: " + _changes("vanished", lost) + "; " + _changes("new", won) + "."))
    if compare and annotation is None:
        made.append(paragraph("This text has no reference annotation, so there is nothing to compare with: choose the case."))
    compared = pairs(annotation, found) if annotation else []
    judged = {id(pair.found): pair for pair in compared}
    if annotation:
        made.append(paragraph(_verdicts(compared)))
    made += [_voices(shown, len(article.text)), _key(bool(annotation)), '<div class="nl-voices" data-lm-suppress-shortcuts="true">']
    missed = [pair for pair in compared if pair.verdict == "missed" and kind in (ALL_KINDS, pair.reference.kind)]
    first, last, note = _window(article, shown, part)
    made.insert(2, note)
    made += _text(article, shown, judged, missed, first, last)
    return "".join(made) + "</div>"


def _window(article: Article, shown: Sequence[Attribution], part: int) -> tuple[int, int, str]:
    """Return the first paragraph and the one after the last of a part, and the sentence that says how much of the text it is."""
    all_parts = parts(article)
    first, last = all_parts[min(part, len(all_parts)) - 1]
    if len(all_parts) == 1:
        return first, last, ""
    start, end = article.paragraph_spans[first][0], article.paragraph_spans[last - 1][1]
    here = sum(start <= a.cue[0][0] < end for a in shown)
    return first, last, paragraph(f"The text is long: below are paragraphs {first + 1} to {last} of {len(article.paragraph_spans):,}, with {here:,} of the "
                                  "attributions. The figures are of the whole text.")


def who(a: Attribution) -> str:
    """Return the name under which an attribution is counted: its source, pronouns resolved."""
    name = a.who_text or NOBODY
    return name[:1].upper() + name[1:]


_remembered: dict[tuple[str, str], object] = {}


def _found(article: Article, splitting: str) -> list[Attribution]:
    """The attributions under one way of splitting, found once for each explorer."""
    key = (article.sha256, splitting)
    if key not in _remembered:
        _remembered[key] = attributions(article, split=SPLITTERS[splitting])
    return _remembered[key]


def _annotation(article: Article) -> Annotation | None:
    annotation = load_annotation(article)
    return annotation if annotation is not None and annotation.attributions else None


# --- what stands above the text -----------------------------------------------------------


def _figures(article: Article, shown: Sequence[Attribution]) -> str:
    inside = _length(span for a in shown for span in a.content)
    quoted = _length(match.span() for match in re.finditer(r'"[^"]*"', article.text))
    size = max(1, len(article.text))
    one = "attribution" if len(shown) == 1 else "attributions"
    voices = len({who(a) for a in shown if a.source})
    return (f"{len(shown):,} {one}, {voices:,} {'voice' if voices == 1 else 'voices'}. Of all characters {inside / size:.0%} are somebody's "
            f"word by these rules, {quoted / size:.0%} stand in quotation marks. Denied or left unsaid: {sum(a.denied for a in shown):,}; "
            f"inside another: {sum(a.nested_in is not None for a in shown):,}.")


def _length(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters lie in at least one of ``spans``."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _difference(before: Sequence[Attribution], now: Sequence[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """What is no longer found, and what is found anew: the same cue counts as the same only with the same source."""
    old, new = {(a.cue, a.source) for a in before}, {(a.cue, a.source) for a in now}
    return [a for a in before if (a.cue, a.source) not in new], [a for a in now if (a.cue, a.source) not in old]


def _changes(word: str, changed: Sequence[Attribution]) -> str:
    named = ", ".join(f"{a.source_text or NOBODY} {a.cue_text}" for a in changed[:6])
    more = f" and {len(changed) - 6:,} more" if len(changed) > 6 else ""
    return f"{len(changed):,} {word}" + (f" ({named}{more})" if changed else "")


def _verdicts(compared: Sequence[Pair]) -> str:
    counts = Counter(pair.verdict for pair in compared)
    wrong = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in ("wrong source", "wrong content", "invented", "missed") if counts[verdict])
    return f"Beside the reference: {counts['hit']:,} hit" + (f", {wrong}." if wrong else ", nothing wrong.")


def _voices(shown: Sequence[Attribution], size: int) -> str:
    if not shown:
        return ""
    rows, by_name = [], {}
    for a in shown:
        by_name.setdefault(who(a), []).append(a)
    for name, theirs in sorted(by_name.items(), key=lambda pair: -len(pair[1]))[:MOST_ROWS]:
        kinds = Counter(a.kind for a in theirs)
        share = _length(span for a in theirs for span in a.content) / size
        rows.append((name, f"{len(theirs):,}", f"{share:.0%}", ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])))
    more = len(by_name) - len(rows)
    return table(("Voice", "Attributions", "Share of the text", "Kinds"), rows, "Who says something" + (f" (and {more:,} more)" if more > 0 else ""))


def _key(compared: bool) -> str:
    entries = [(f'<span style="{SOURCE}">source</span>', "underlined twice"), (f'<span style="{CUE}">cue</span>', "in a box"),
               (f'<b style="font-size:80%">⟨1</b><span style="{CONTENT}">content</span><b style="font-size:80%">1⟩</b>', "dotted, between its numbers")]
    if compared:
        entries.append(("<b>○</b>", "in the reference and not found"))
    return legend(entries)


# --- the text -----------------------------------------------------------------------------


def _text(article: Article, shown: Sequence[Attribution], judged: dict[int, Pair], missed: Sequence[Pair], first: int, last: int) -> list[str]:
    """Return paragraph after paragraph with its marks, and below each the attributions whose cue stands in it."""
    marks: list[list[tuple[int, int, str, str]]] = [[] for _ in article.paragraph_spans]
    below: list[list[str]] = [[] for _ in article.paragraph_spans]
    places = [start for start, _ in article.paragraph_spans]
    for number, a in enumerate(shown, start=1):
        for spans, what in ((a.content, "c"), (a.source, "s"), (a.cue, "q")):
            for start, end in spans:
                for at in range(_paragraph(places, start), _paragraph(places, end - 1) + 1):
                    begin, stop = article.paragraph_spans[at]
                    marks[at].append((max(start, begin), min(end, stop), what, str(number)))
        at = _paragraph(places, a.cue[0][0])
        if first <= at < last:
            below[at].append(_evidence(article, a, number, judged.get(id(a))))
    for pair in missed:
        at = _paragraph(places, pair.reference.cue[0][0])
        words = [_words(article, spans) for spans in (pair.reference.source, pair.reference.cue, pair.reference.content)]
        below[at].append(paragraph(f"○ missed: {words[0] or NOBODY} · {words[1]} · {words[2]}"))
    made = []
    for (start, end, printed), here, under in list(zip(_printers(article), marks, below))[first:last]:
        made.append("<p>" + _marked(printed, start, end, here) + "</p>" + "".join(under))
    return made


def _paragraph(starts: Sequence[int], position: int) -> int:
    return max(0, bisect_right(starts, position) - 1)


def _printer(article: Article, start: int, end: int) -> Callable[[int, int], str]:
    """Return a function from a span of the paragraph to its words as printed; where characters match one to one, a slice will do."""
    whole = article.original(start, end)
    if straight(whole) == article.text[start:end]:
        return lambda a, b: whole[a - start:b - start]
    return lambda a, b: article.original(a, b) if a < b else ""


def _marked(printed: Callable[[int, int], str], start: int, end: int, marks: Sequence[tuple[int, int, str, str]]) -> str:
    """Return one paragraph: cut wherever a mark begins or ends, each piece with the marks that lie on it."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for a, b, what, number in sorted(marks, key=lambda mark: (mark[0], -mark[1])):  # the longer one opens first and closes last
        if what == "c":
            opens.setdefault(a, []).append(f'<span class="nl-b">⟨{number}</span>')
            closes.setdefault(b, []).insert(0, f'<span class="nl-b">{number}⟩</span>')
    cuts = sorted({start, end, *(place for mark in marks for place in mark[:2])})
    pieces = []
    for first, last in zip(cuts, cuts[1:]):
        on = {what for a, b, what, _ in marks if a <= first and last <= b}
        words = escape(printed(first, last))
        shape = next((what for what in "sqc" if what in on), None)
        pieces += [*opens.get(first, ()), f'<span class="nl-{shape}">{words}</span>' if shape else words, *closes.get(last, ())]
    return "".join(pieces)


def _printers(article: Article) -> list[tuple[int, int, Callable[[int, int], str]]]:
    """Return (start, end, printer) for each paragraph, worked out once."""
    key = (article.sha256, "printers")
    if key not in _remembered:
        _remembered[key] = [(start, end, _printer(article, start, end)) for start, end in article.paragraph_spans]
    return _remembered[key]


def _words(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words of ``spans`` as printed, pieces joined by " … "."""
    pieces, printers = [], _printers(article)
    places = [start for start, _, _ in printers]
    for start, end in spans:
        _, last, in_paragraph = printers[_paragraph(places, start)]
        printed = in_paragraph if end <= last else article.original
        pieces.append(" ".join(printed(start, end).split()))
    return " … ".join(pieces)


def _evidence(article: Article, a: Attribution, number: int, pair: Pair | None) -> str:
    """Return one attribution as a line that opens: who says what, and inside why we think so."""
    source = _words(article, a.source) or NOBODY
    if a.who and a.who != a.source:
        source += f" ({_words(article, a.who)})"
    said = f"{number} · {source} · {_words(article, a.cue)} · {_short(_words(article, a.content))} ({a.kind}{', denied' if a.denied else ''})"
    if pair:
        said += " · ✓ as in the reference" if pair.verdict == "hit" else f" · ✗ {pair.verdict}"
    lines = [("Rule", f"{a.rule}. {RULES[a.rule].replace('*', '')}"), ("Source", " ".join(a.because)),
             ("Cue", f"“{a.verb}”, class {a.cue_class}: the source {COMMITTED[a.commitment]}; the writer {WRITES[a.writer]}."),
             ("Content", _words(article, a.content))]
    if a.nested_in:
        lines.append(("Inside", "It stands inside what another voice says."))
    if pair and pair.reference and pair.verdict != "hit":
        lines.append(("Reference", " · ".join(_words(article, spans) or NOBODY for spans in (pair.reference.source, pair.reference.cue, pair.reference.content))))
    inner = "".join(f"<li><strong>{escape(name)}:</strong> {escape(text)}</li>" for name, text in lines)
    return f"<details><summary>{escape(said)}</summary><ul>{inner}</ul></details>"


def _short(words: str) -> str:
    if len(words) <= 90:
        return words
    return words[:60].rsplit(" ", 1)[0].rstrip(" …") + " … " + words[-25:].split(" ", 1)[-1].lstrip(" …")


def voice_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the explorer for ``article``, by default the chosen one."""
    article = article or load_article()
    _remembered.clear()
    names = [name for name, _ in Counter(map(who, _found(article, OURS))).most_common()]

    def draw(**values: object) -> str:
        return view(article, **values)

    controls = {
        "splitting": choice("Sentences by", list(SPLITTERS)),
        "voice": choice("Voice", [EVERYBODY, *names]),
        "kind": choice("Kind", [ALL_KINDS, *KINDS]),
        **{group: switch(group, True) for group in GROUPS},
        "compare": switch("beside the reference"),
        **part_choice(article),
    }
    return explorer(draw, controls, title="Voice explorer")
