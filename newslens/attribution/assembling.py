"""From what the rules find in single sentences to attributions of a whole text: quotations that go on, nesting, kinds, pronouns."""

from __future__ import annotations

from bisect import bisect_left

from newslens.annotations.model import Span, Spans
from newslens.attribution.model import Attribution, covers
from newslens.attribution.people import Voices
from newslens.attribution.mending import Item, Word
from newslens.attribution.reading import Passage, inside, items
from newslens.attribution.finding import Found
from newslens.attribution.rules import apply
from newslens.attribution.sentence import Sentence

# What tells an order in quotation marks from a bare noun phrase: "Let them argue."
IMPERATIVES = frozenset("Let Ask Do Don't Stop Go Look Tell Give Take Keep Leave Come Wait Remember Think Call Stay Read See Try".split())
FINITE = ("VBD", "VBZ", "VBP", "MD")
FEELINGS = frozenset("want like love hate prefer fear dread mind worry fret".split())


def assembled(passage: Passage, classes: frozenset[str]) -> list[Attribution]:
    """Return the attributions of a passage, numbered in the order of their cues."""
    rows = [items(passage, number) for number in range(len(passage.sentences))]
    sentences = [Sentence(row) for row in rows]
    found: list[tuple[int, Found]] = []
    for number, row in enumerate(rows):
        found += [(number, one) for one in apply(sentences[number], classes)]
        for item in row:
            if item.kind == "QUOTE" and item.inside:
                found += [(number, one) for one in apply(Sentence(inside(item.inside)), classes)]
    found = _without_doubles(sorted(found, key=lambda pair: pair[1].marks))
    for number, one in found:
        _go_on(passage, rows, number, one)
    nests = _nests([one for _, one in found])
    within: dict[int | None, list[int]] = {}
    for j, nest in enumerate(nests):
        within.setdefault(nest, []).append(j)
    words = _Words(passage)
    voices = Voices(passage, sentences)
    made: list[Attribution] = []
    for i, (number, one) in enumerate(found):
        outer = nests[i]
        inner = [found[j][1].content for j in within.get(i, ())]
        speaker = None if outer is None else made[outer] if outer < i else _still_to_come(passage, found[outer][1])
        who, source_type, reasons = voices.who(number, one, speaker)
        made.append(Attribution(
            id=f"a{i + 1}", sentence=passage.number(one.marks[0][0]), source=one.source, cue=one.marks, content=one.content,
            kind=_kind(passage, words, one, inner), denied=one.denied, nested_in=None if outer is None else f"a{outer + 1}",
            source_type=source_type, rule=one.rule, verb=one.cue.cue, cue_class=one.cue.cue_class, commitment=one.cue.commitment,
            writer=one.cue.writer, who=who, because=tuple(reason for reason in (one.because, *reasons) if reason), text=passage.text))
    return made


def _without_doubles(found: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Leave out what shares a cue with what comes before it; ``found`` is sorted by cues."""
    kept: list[tuple[int, Found]] = []
    end = -1
    for number, one in found:
        if one.marks[0][0] >= end:
            kept.append((number, one))
            end = one.marks[-1][1]
    return kept


def _still_to_come(passage: Passage, one: Found) -> Attribution:
    """Return the speaker of a quotation whose cue follows it: *"I fear …," said Reyes.*"""
    return Attribution("", 0, one.source, (), (), "", False, None, None, text=passage.text)


# --- quotations that go on ----------------------------------------------------------------


def _go_on(passage: Passage, rows: list[list[Item]], number: int, one: Found) -> None:
    """Let a quotation go on in the sentences after the cue's, as long as they are wholly quoted and no new cue comes."""
    quoted = one.frame == "quote" or one.rule in ("C, S says", "C, says S")
    if not quoted or not any(a < end and start < b for a, b in passage.quotes for start, end in one.content):
        return
    content = list(one.content)
    last = number
    while last + 1 < len(rows) and passage.sentences[last + 1][0].start < content[-1][1]:
        last += 1
    for n in range(last + 1, len(rows)):
        if [item.kind for item in rows[n]] != ["QUOTE"] or passage.paragraphs[n] != passage.paragraphs[n - 1]:
            break
        start, end = rows[n][0].start, rows[n][0].end
        if start >= content[-1][1]:
            content.append((start, end))
    one.content = _joined(passage, content, one.marks[0][0])


def _joined(passage: Passage, content: list[Span], cue: int) -> Spans:
    """Join neighbouring pieces to one; the cue keeps them apart."""
    pieces = content[:1]
    for start, end in content[1:]:
        if passage.text[pieces[-1][1]:start].strip() or pieces[-1][1] <= cue < start:
            pieces.append((start, end))
        else:
            pieces[-1] = (pieces[-1][0], end)
    return tuple(pieces)


# --- nesting ------------------------------------------------------------------------------


def _nests(found: list[Found]) -> list[int | None]:
    """Return for each the number of the smallest other one in whose content its cue stands, or None."""
    pieces = sorted((a, b, i) for i, one in enumerate(found) for a, b in one.content)
    sizes = [sum(b - a for a, b in one.content) for one in found]
    longest = max((b - a for a, b, _ in pieces), default=0)
    nests: list[int | None] = []
    for i, one in enumerate(found):
        start, end = one.marks[0]
        around = [j for a, b, j in pieces[bisect_left(pieces, (start - longest,)):bisect_left(pieces, (start + 1,))] if end <= b and j != i]
        nests.append(min(around, key=sizes.__getitem__) if around else None)
    return nests


# --- kinds --------------------------------------------------------------------------------


class _Words:
    """The words of a passage, to be asked for by span."""

    def __init__(self, passage: Passage):
        self.words = [word for sentence in passage.sentences for word in sentence]
        self.starts = [word.start for word in self.words]

    def of(self, content: Spans) -> list[Word]:
        return [word for a, b in content for word in self.words[bisect_left(self.starts, a):bisect_left(self.starts, b)]]


def _kind(passage: Passage, words: _Words, one: Found, inner: list[Spans]) -> str:
    """Return the first that fits: direct (all in marks, a clause), partial (some in marks), judgement, indirect.

    Marks that belong to an attribution inside this one, or that stand around it, do not count.
    """
    marks = [q for q in passage.quotes_between(one.content[0][0], one.content[-1][1]) if any(a <= q[0] < b or a < q[1] <= b for a, b in one.content)]
    marks = [q for q in marks if not any(covers(content, q) for content in inner)]
    held = words.of(one.content)
    if marks:
        outside = [word for word in held if not covers(tuple(marks), (word.start, word.end)) and any(c.isalnum() for c in word.text)]
        clause = any(word.tag in FINITE or word.text in IMPERATIVES for word in held)
        return "direct" if not outside and clause else "partial"
    if one.cue.cue_class == "JUDGE" and one.frame != "clause":
        return "judgement"
    if one.cue.cue in FEELINGS and one.frame in ("thing", "for", "about") and not _happens(held):
        return "judgement"
    return "indirect"


def _happens(held: list[Word]) -> bool:
    """Say whether the content is a thing that something happens to: *(want) the lease torn up*, *the town to pay*."""
    pairs = list(zip(held, held[1:]))
    return bool(held) and held[-1].tag in ("VBN", "VBD") or any(
        a.tag == "TO" and b.tag == "VB" or a.tag.startswith("NN") and b.tag in ("VBN", "VBD") for a, b in pairs)
