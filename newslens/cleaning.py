"""From the characters of a file to clean text, with a way back to each original character."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
                          "’": "'", "‘": "'", "‚": "'", "‛": "'", "‐": "-", "‑": "-"})

# One character may become none, one or several; each pattern is linear in the length of the text.
LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]+")
COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
GLUED_DASH = re.compile(r"(?<=\S)(?=—)|(?<=—)(?=\S)")  # between a dash and its neighbor
ELLIPSIS = re.compile("…")
SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
LINE_EDGE = re.compile(r"(?m)^[ ]+|[ ]+$")


@dataclass(frozen=True)
class Mapped:
    """A text and the way from its offsets back to the raw text it was made from.

    ``steps`` holds one entry for each replacement pass: parallel lists of new starts, old starts and
    whether the stretch was replaced as a whole.
    """

    text: str
    steps: tuple[tuple[list[int], list[int], list[bool]], ...] = ()

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Mapped:
        """Replace every match of ``pattern`` and remember where each character came from."""
        pieces: list[str] = []
        starts, olds, whole = [0], [0], [False]
        last = length = 0
        for match in pattern.finditer(self.text):
            made = new(match) if callable(new) else new
            if made == match[0]:
                continue
            pieces += [self.text[last:match.start()], made]
            length += match.start() - last
            starts += [length, length + len(made)]
            olds += [match.start(), match.end()]
            whole += [True, False]
            length += len(made)
            last = match.end()
        if not pieces:
            return self
        pieces.append(self.text[last:])
        return Mapped("".join(pieces), (*self.steps, (starts, olds, whole)))

    def translate(self, table: dict[int, str]) -> Mapped:
        """Replace single characters by single characters, which moves nothing."""
        return Mapped(self.text.translate(table), self.steps)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the raw text that ``text[start:end]`` was made from."""
        for starts, olds, whole in reversed(self.steps):
            if end <= start:
                start = end = _old_start(start, starts, olds, whole)
                continue
            start, end = _old_start(start, starts, olds, whole), _old_end(end, starts, olds, whole)
        return start, end


def _old_start(position: int, starts: list[int], olds: list[int], whole: list[bool]) -> int:
    i = bisect.bisect_right(starts, position) - 1
    return olds[i] if whole[i] else olds[i] + position - starts[i]


def _old_end(position: int, starts: list[int], olds: list[int], whole: list[bool]) -> int:
    i = bisect.bisect_right(starts, position - 1) - 1  # the stretch that the last character lies in
    return olds[i + 1] if whole[i] else olds[i] + position - starts[i]


def clean_characters(raw: str) -> Mapped:
    """Straighten quotes, compose accents, drop what cannot be seen, and tidy spaces and line ends.

    An em dash gets a space on either side, so that it becomes a token of its own.
    """
    mapped = Mapped(raw).sub(LINE_END, "\n").sub(INVISIBLE, "")
    mapped = mapped.sub(COMBINED, lambda m: unicodedata.normalize("NFC", m[0]))
    mapped = mapped.translate(STRAIGHT).sub(ELLIPSIS, "...").sub(GLUED_DASH, " ")
    return mapped.sub(SPACES, " ").sub(LINE_EDGE, "")
