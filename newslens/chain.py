"""The whole chain on one text, in figures: who is heard and how much, who is named and not heard.

Lesson 08 reads its article with these; the report and the comparison of two texts use them, too. All of it follows the
alias table: whoever changes a line there changes the voices.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslens.annotations.model import UNKNOWN, Spans
from newslens.article import Article
from newslens.counting import is_word
from newslens.stance import Aliases, aliases_of, attributions_of, read_table
from newslens.stance.judging import Reader


@dataclass(frozen=True)
class Voice:
    """One voice: how often it is reported, how many words of the text are its words, in which kinds and with which cues."""

    name: str
    reports: int
    words: int
    kinds: dict[str, int]
    cues: dict[str, int]
    unsaid: int


def as_table(article: Article, aliases: Aliases | str | None = None) -> Aliases:
    """Return ``aliases`` as a table: lines are read, and without any it is people's, or the proposal, for ``article``.

    Raises :class:`newslens.NewslensError` in one sentence for a line of another shape.
    """
    if isinstance(aliases, str):
        return read_table(aliases)
    return aliases_of(article) if aliases is None else aliases


def voices(article: Article, aliases: Aliases | str | None = None) -> list[Voice]:
    """Return the voices of ``article``, those with most words first; [] where nobody is reported to say anything.

    A report without a source ("it was announced") is nobody's and is left out. Words count once for a voice, however many
    reports hold them; ``unsaid`` counts reports that are denied or refused.
    """
    found = attributions_of(article)
    sources = Reader(article, found, as_table(article, aliases)).sources
    starts = [a for (a, _), token in zip(article.token_spans, article.tokens) if is_word(token)]
    by_name: dict[str, list] = {}
    for one in found:
        if sources[one.id] != UNKNOWN:
            by_name.setdefault(sources[one.id], []).append(one)
    made = [Voice(name, len(theirs), _inside(starts, [one.content for one in theirs]), dict(Counter(one.kind for one in theirs)),
                  dict(Counter(one.cue_text for one in theirs)), sum(one.denied for one in theirs)) for name, theirs in by_name.items()]
    return sorted(made, key=lambda voice: (-voice.words, -voice.reports))


def _inside(starts: Sequence[int], contents: Iterable[Spans]) -> int:
    """How many of the words that begin at ``starts`` lie in one of the spans, each counted once."""
    held: set[int] = set()
    for spans in contents:
        for a, b in spans:
            held.update(range(bisect.bisect_left(starts, a), bisect.bisect_left(starts, b)))
    return len(held)


def mentioned(article: Article, aliases: Aliases | str | None = None, kind: str | None = "actor") -> Counter[str]:
    """Return how often each name of the table is mentioned, by whatever form; actors unless another ``kind`` (or None, all) is asked for."""
    table = as_table(article, aliases)
    return Counter(m.name for m in table.mentions(article.text) if kind is None or table.names.get(m.name) == kind)


def unheard(article: Article, aliases: Aliases | str | None = None) -> list[tuple[str, int]]:
    """Return the actors that are named and never reported to say anything, with their mentions, most frequent first."""
    table = as_table(article, aliases)
    heard = {voice.name for voice in voices(article, table)}
    return [(name, count) for name, count in mentioned(article, table).most_common() if name not in heard]


def reported_share(article: Article) -> float:
    """Return the share of the words of ``article`` that are somebody's in it, from 0 to 1."""
    starts = [a for (a, _), token in zip(article.token_spans, article.tokens) if is_word(token)]
    return _inside(starts, [one.content for one in attributions_of(article)]) / len(starts) if starts else 0.0


__all__ = ["Voice", "as_table", "mentioned", "reported_share", "unheard", "voices"]
