"""From words that a person points at to offsets, and from the words of ``pos.txt`` to the text.

``the ferry`` · ``the ferry#2`` · ``The last … before dawn.`` · ``s13:the ferry`` · ``"The boat," | "was old."``
"""

from __future__ import annotations

import bisect
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslens.annotations.model import Span, Spans

FAR = 60  # characters in which a word that was not expected is looked for
CURLY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


class PointingError(ValueError):
    """What is pointed at is not there; the message names the remedy."""


@dataclass(frozen=True)
class Layout:
    """A text with its sentences and tokens."""

    text: str
    sentences: list[Span]
    tokens: list[Span]

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [a for a, _ in self.tokens])
        object.__setattr__(self, "ends", [b for _, b in self.tokens])
        object.__setattr__(self, "_boundaries", (frozenset(self.starts), frozenset(self.ends)))

    def whole(self, start: int, end: int) -> bool:
        """Say whether the span begins and ends where tokens do."""
        starts, ends = self._boundaries
        return start in starts and end in ends

    def widened(self, start: int, end: int) -> Span:
        """Return the smallest stretch of whole tokens that holds the span."""
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, end) - 1
        return self.tokens[first][0], self.tokens[max(first, last)][1]

    def places(self, surface: str, start: int, end: int) -> list[Span]:
        """Return every place of ``surface`` in ``text[start:end]``, inside words too."""
        found, at = [], self.text.find(surface, start, end)
        while at >= 0:
            found.append((at, at + len(surface)))
            at = self.text.find(surface, at + 1, end)
        return found


def point(expression: str, sentence: int, layout: Layout) -> Spans:
    """Return the spans that ``expression`` points at, in the order written.

    ``sentence`` is the number of the row's sentence, from 1. Raises :class:`PointingError` with the remedy.
    """
    spans: list[Span] = []
    for piece in tidy(expression).split(" | "):
        if not piece.strip():
            raise PointingError("one piece is empty: take the ' | ' away")
        span = _piece(piece.strip(), sentence, layout)
        if any(a < span[1] and span[0] < b for a, b in spans):
            raise PointingError(f"the pieces overlap at {layout.text[slice(*span)]!r}: name each stretch once")
        spans.append(span)
    return tuple(spans)


def tidy(cell: str) -> str:
    """Return ``cell`` with straight quotes and single blanks."""
    return " ".join(cell.translate(CURLY).split())


def _piece(piece: str, sentence: int, layout: Layout) -> Span:
    sentence, words = _sentence(piece, sentence, layout)
    start, end = layout.sentences[sentence - 1]
    if " … " not in words:
        return _find(words, sentence, start, end, layout)
    first, *rest = words.split(" … ")
    if len(rest) > 1:
        raise PointingError("a stretch has one '…', between its first and its last words")
    begin = _find(first, sentence, start, end, layout)
    last_sentence, last = _sentence(rest[0], sentence, layout)
    start, end = layout.sentences[last_sentence - 1]
    if last_sentence < sentence:
        raise PointingError(f"the stretch would end in sentence {last_sentence}, before it begins")
    return begin[0], _find(last, last_sentence, max(start, begin[1]), end, layout, after=first)[1]


def _sentence(piece: str, sentence: int, layout: Layout) -> tuple[int, str]:
    prefix = re.match(r"s(\d+):", piece)
    number = int(prefix[1]) if prefix else sentence
    if not 1 <= number <= len(layout.sentences):
        raise PointingError(f"there is no sentence {number}: pos.txt has {len(layout.sentences)}")
    return number, piece[prefix.end():].strip() if prefix else piece


def _find(words: str, sentence: int, start: int, end: int, layout: Layout, after: str = "") -> Span:
    """Find ``words``, or ``words#n``, in ``text[start:end]``, which belongs to ``sentence``."""
    numbered = re.search(r"#([1-9]\d*)$", words)
    surface, wanted = (words[:numbered.start()], int(numbered[1])) if numbered else (words, 1)
    found = [span for span in layout.places(surface, start, end) if layout.whole(*span)]
    if wanted <= len(found):
        return found[wanted - 1]
    if found:
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise PointingError(f"{surface!r} occurs {times} in sentence {sentence}, not {wanted} times: correct the number after '#'")
    raise PointingError(_remedy(surface, sentence, start, end, layout, after))


def _remedy(surface: str, sentence: int, start: int, end: int, layout: Layout, after: str) -> str:
    if not surface:
        return "no words are named: write them as they stand in sentences.txt, or '-' where there are none"
    inside = layout.places(surface, start, end)
    if inside:
        whole = layout.text[slice(*layout.widened(*inside[0]))]
        return (f"{surface!r} stands in sentence {sentence} only inside {whole!r}: take whole words, "
                "or leave the row out where the guideline says so")
    if after:
        missing = f"{surface!r} does not follow {after!r} in sentence {sentence}"
    else:
        missing = f"{surface!r} is not in sentence {sentence}"
    for number, (a, b) in enumerate(layout.sentences, 1):
        if number != sentence and any(layout.whole(*span) for span in layout.places(surface, a, b)):
            return f"{missing}, but in sentence {number}: write s{number}:{surface} or correct the number"
    if '""' in surface:
        return f'{missing}: a spreadsheet has doubled the quotation marks; write them once, as in the text'
    near = nearest(surface, start, end, layout)
    return f"{missing}; nearest there: {near!r}" if near else f"{missing}: see sentences.txt for its words"


def nearest(surface: str, start: int, end: int, layout: Layout) -> str:
    """Return the stretch of whole tokens in ``text[start:end]`` that looks most like ``surface``, or ""."""
    tokens = [span for span in layout.tokens if start <= span[0] and span[1] <= end]
    size = len(re.findall(r"\w+|[^\w\s]", surface))
    best, most = "", 0.4
    for i in range(len(tokens)):
        for j in range(max(i, i + size - 3), min(len(tokens), i + size + 1)):
            text = layout.text[tokens[i][0]:tokens[j][1]]
            like = difflib.SequenceMatcher(None, surface, text).ratio()
            if like > most:
                best, most = text, like
    return best


# --- the words of pos.txt in the text ---------------------------------------------------


def align(text: str, sentences: list[list[str]]) -> tuple[list[list[Span | None]], list[tuple[int, str]]]:
    """Find the words of ``sentences``, in order, in ``text``.

    Returns the spans (None for a word that is not there) and the complaints as (sentence from 0, message).
    After a mistake it looks for its way back, so that one slip is one complaint.
    """
    spans: list[list[Span | None]] = []
    complaints: list[tuple[int, str]] = []
    position = 0
    for number, words in enumerate(sentences):
        row: list[Span | None] = []
        for i, word in enumerate(words):
            at = _next_visible(text, position)
            surface = _surface(word, text, at)
            if not text.startswith(surface, at):
                at = _way_back(text, at, words[i:])
                if at < 0:
                    goes_on = text[_next_visible(text, position):][:30]
                    complaints.append((number, f"the word {word!r} is not in the text here, which goes on {goes_on!r}: "
                                               "correct the word or take it out"))
                    row.append(None)
                    continue
                surface = _surface(word, text, at)
                left_out = text[_next_visible(text, position):at].strip()
                complaints.append((number, f"before the word {word!r} the text has {left_out!r}: put the missing words in"))
            row.append((at, at + len(surface)))
            position = at + len(surface)
        spans.append(row)
    rest = text[position:].strip()
    if rest and sentences:
        complaints.append((len(sentences) - 1, f"the text goes on after the last word, with {rest[:40]!r}: add the missing sentences"))
    return spans, complaints


def _surface(word: str, text: str, at: int) -> str:
    return '"' if word in ("``", "''") and not text.startswith(word, at) else word


def _next_visible(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _way_back(text: str, at: int, words: list[str]) -> int:
    """Return where the first of ``words`` goes on after a gap, or -1; the second word must follow it."""
    for place in _places(text, words[0], at):
        if len(words) == 1:
            return place
        following = _next_visible(text, place + len(_surface(words[0], text, place)))
        if text.startswith(_surface(words[1], text, following), following):
            return place
    return -1


def _places(text: str, word: str, at: int) -> Iterator[int]:
    end = min(len(text), at + FAR)
    surface = '"' if word in ("``", "''") else word
    place = text.find(surface, at, end)
    while place >= 0:
        yield place
        place = text.find(surface, place + 1, end)
