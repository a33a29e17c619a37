"""From a text to what the rules read: sentences of tagged words, with quotations folded into one item.

Whatever stands in quotation marks and makes statements of its own must not confuse the sentence around it:
``"We slowed. They didn't," Stenmark told reporters.`` is read as ``QUOTE Stenmark told reporters .`` Marks around a
few words inside a sentence (*"temporary"*) are passed over, and only remembered at the edges of the words.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newslens.annotations.model import Span
from newslens.article import Article, align, sentence_spans, token_spans
from newslens.attribution.cues import cues_of
from newslens.attribution.mending import Item, Word, item
from newslens.entities import tagged as tagged_article

Tagged = Sequence[tuple[str, str]]
Splitter = Callable[[str], Sequence[str]]
MARKS = ("``", "''", '"', "“", "”")


@dataclass(frozen=True)
class Passage:
    """A text with its tagged sentences; ``paragraphs`` numbers the paragraph of each sentence."""

    text: str
    sentences: list[list[Word]]
    paragraphs: list[int]
    quotes: list[Span]
    starts: list[int]

    def quotes_between(self, start: int, end: int) -> list[Span]:
        """Return the quotations that share a character with ``start`` to ``end``; they are sorted and do not overlap."""
        first = bisect.bisect_right(self.quotes, (start, start))
        return [quote for quote in self.quotes[max(0, first - 1):bisect.bisect_left(self.quotes, (end, end))] if quote[1] > start]

    def number(self, position: int) -> int:
        """Return the number, from 1, of the sentence that holds the character at ``position``, as the text was split."""
        return max(1, bisect.bisect_right(self.starts, position))


def passage(article: Article | str, tagged: Sequence[Tagged] | None = None, split: Splitter | None = None) -> Passage:
    """Return ``article`` as sentences of tagged words: as given in ``tagged``, else split by ``split`` and tagged."""
    if isinstance(article, str):
        text = straight(article)
        spans = [match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    else:
        text, spans = article.text, article.paragraph_spans
    if tagged is None and split is None and isinstance(article, Article):
        found = tagged_article(article)
        tokens = [[(word, span) for word, _, span in sentence] for sentence in found]
        tags = [[tag for _, tag, _ in sentence] for sentence in found]
    elif tagged is None:
        tokens = _tokens(text, spans, split)
        tags = _pos_tag([[token for token, _ in sentence] for sentence in tokens])
    else:
        tokens, position = [], 0
        for sentence in tagged:
            tokens.append(align([token for token, _ in sentence], text, position))
            position = tokens[-1][-1][1][1] if tokens[-1] else position
        tags = [[tag for _, tag in sentence] for sentence in tagged]
    sentences = [[Word(token, tag, a, b) for (token, (a, b)), tag in zip(pairs, row)] for pairs, row in zip(tokens, tags) if pairs]
    starts = [sentence[0].start for sentence in sentences]
    if split is None:
        sentences = _mended(sentences)
    paragraphs, number = [], 0
    for sentence in sentences:
        while number + 1 < len(spans) and sentence[0].start >= spans[number + 1][0]:
            number += 1
        paragraphs.append(number)
    return Passage(text, sentences, paragraphs, [quote for a, b in spans for quote in quotations(text, a, b)], starts)


def _mended(sentences: list[list[Word]]) -> list[list[Word]]:
    """Join *"Who pays?"* and *she asked.*, which splitters take for two sentences: the second begins in lower case."""
    made: list[list[Word]] = []
    for sentence in sentences:
        broken = made and made[-1][-1].text in MARKS and made[-1][-2:][0].text in ("?", "!") and sentence[0].text[:1].islower()
        if broken:
            made[-1] = made[-1] + sentence
        else:
            made.append(sentence)
    return made


def _pos_tag(sentences: list[list[str]]) -> list[list[str]]:
    from nltk import pos_tag_sents

    return [[tag for _, tag in sentence] for sentence in pos_tag_sents(sentences)]


def _tokens(text: str, spans: Sequence[Span], split: Splitter | None) -> list[list[tuple[str, Span]]]:
    if split is None:
        return [token_spans(text, *span) for a, b in spans for span in sentence_spans(text, a, b)]
    found = []
    for a, b in spans:
        position = a
        for sentence in split(text[a:b]):
            place = re.compile(r"\s+".join(re.escape(word) for word in sentence.split())).search(text, position, b)
            if place and place.group():
                position = place.end()
                found.append(token_spans(text, *place.span()))
    return found


STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


def straight(text: str) -> str:
    """Return ``text`` with straight quotation marks, character for character, so that no place moves."""
    return text.translate(STRAIGHT)


# --- quotations ---------------------------------------------------------------------------


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of what stands in quotation marks in one paragraph, with the marks.

    A mark opens where a space or nothing stands before it. One that is never closed runs to the paragraph's end, as
    the custom is when a quotation goes on in the next paragraph. Where there are no double marks, single ones count
    if both edges look like marks and not like apostrophes.
    """
    end = len(text) if end is None else end
    if '"' not in text[start:end]:
        pattern = re.compile(r"(?<![\w.,!?])'(?=\w)[^']*(?:'\w[^']*)*?[,.?!]'(?!\w)")
        return [match.span() for match in pattern.finditer(text, start, end)]
    found, opened = [], None
    for place in (match.start() for match in re.compile('"').finditer(text, start, end)):
        opens = place == start or text[place - 1] in " \n(—–-[:"
        if opened is None and (opens or not found):
            opened = place
        elif opened is not None and not (opens and place + 1 < end and text[place + 1].isalnum()):
            found.append((opened, place + 1))
            opened = None
    return found + ([(opened, end)] if opened is not None else [])


def items(passage: Passage, number: int) -> list[Item]:
    """Return the sentence ``number`` as items, its quotations folded where they make statements of their own."""
    sentence = passage.sentences[number]
    first, last = sentence[0].start, sentence[-1].end
    quotes = passage.quotes_between(first, last)
    made: list[Item] = []
    folds: dict[Span, bool] = {}
    for i, word in enumerate(sentence):
        quote = next((q for q in quotes if q[0] <= word.start and word.end <= q[1]), None)
        if quote is None:
            if _is_mark(word):
                continue
            made.append(item(sentence, i))
            continue
        if quote not in folds:
            folds[quote] = _own_statement(passage.text, quote, (first, last), sentence, made)
            if folds[quote]:
                made.append(Item("", "QUOTE", "QUOTE", *quote, *quote))
        if _is_mark(word):
            continue
        if folds[quote]:
            made[-1].inside.append(word)
        else:
            made.append(item(sentence, i))
            _take_marks(made[-1], quote)
    return made


def inside(words: list[Word]) -> list[Item]:
    """Return the words of a folded quotation as items."""
    return [item(words, i) for i in range(len(words))]


def _is_mark(word: Word) -> bool:
    return word.text in MARKS


def _own_statement(text: str, quote: Span, sentence: Span, words: list[Word], before: list[Item]) -> bool:
    """Say whether a quotation is to be folded: it runs over sentences, or stands apart and holds a verb or its own stop."""
    if quote[0] < sentence[0] or quote[1] > sentence[1]:
        return True
    if before and before[-1].kind not in (",", ":") and not cues_of(before[-1].low, "verb"):
        return False
    held = [word for word in words if quote[0] <= word.start and word.end <= quote[1]]
    return text[quote[1] - 2:quote[1] - 1] in ",.?!…-—" or any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in held)


def _take_marks(one: Item, quote: Span) -> None:
    if quote[0] == one.start - 1:
        one.left = quote[0]
    if one.end == quote[1] - 1:
        one.right = quote[1]
