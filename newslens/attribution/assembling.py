"""From what the rules find in single sentences to attributions of a whole text: quotations that go on, nesting, kinds, pronouns."""

from __future__ import annotations

from newslens.annotations.model import Span, Spans
from newslens.attribution.model import Attribution, covers
from newslens.attribution.people import Voices
from newslens.attribution.reading import Item, Passage, inside, items
from newslens.attribution.rules import Found, apply
from newslens.attribution.sentence import Sentence


def assembled(passage: Passage, classes: frozenset[str]) -> list[Attribution]:
    """Return the attributions of a passage, numbered in the order of their cues."""
    sentences = [items(passage, number) for number in range(len(passage.sentences))]
    outer = [Sentence(sentence) for sentence in sentences]
    found: list[tuple[int, Found]] = []
    for number, sentence in enumerate(sentences):
        found += [(number, one) for one in apply(outer[number], classes)]
        for item in sentence:
            if item.kind == "QUOTE" and item.inside:
                found += [(number, one) for one in apply(Sentence(inside(item.inside)), classes)]
    found.sort(key=lambda pair: pair[1].marks)
    _go_on(passage, sentences, found)
    kept = _without_doubles(found)
    made: list[Attribution] = []
    voices = Voices(passage, outer)
    nests = [_nest(one, [other for _, other in kept]) for _, one in kept]
    for i, (number, one) in enumerate(kept):
        inner = [other.content for j, (_, other) in enumerate(kept) if nests[j] == i]
        kind = _kind(passage, one, inner)
        speaker = next((a for a in made if nests[i] is not None and a.id == f"a{nests[i] + 1}"), None)
        if nests[i] is not None and speaker is None:  # the outer cue comes later: "We are not saying …," said Dr. Lindgren
            later = kept[nests[i]][1]
            speaker = Attribution("", 0, later.source, (), (), "", False, None, None, text=passage.text)
        who, source_type, reasons = voices.who(number, one, made, speaker)
        made.append(Attribution(
            id=f"a{i + 1}", sentence=passage.number(one.marks[0][0]), source=one.source, cue=one.marks, content=one.content, kind=kind, denied=one.denied,
            nested_in=f"a{nests[i] + 1}" if nests[i] is not None else None, source_type=source_type, rule=one.rule, verb=one.cue.cue, cue_class=one.cue.cue_class,
            commitment=one.cue.commitment, writer=one.cue.writer, who=who, because=tuple(r for r in (one.because, *reasons) if r),
            text=passage.text))
    return made


def _go_on(passage: Passage, sentences: list[list[Item]], found: list[tuple[int, Found]]) -> None:
    """Let a quotation go on in the sentences after the cue's, as long as they are wholly quoted and no new cue comes."""
    for number, one in found:
        quoted = one.frame == "quote" or one.rule in ("C, S says", "C, says S")
        if not quoted or not any(_quoted(passage, span) for span in one.content):
            continue
        content = list(one.content)
        last = max(number, next((n for n in range(len(sentences) - 1, -1, -1) if passage.sentences[n][0].start < content[-1][1]), number))
        for n in range(last + 1, len(sentences)):
            if [item.kind for item in sentences[n]] != ["QUOTE"] or not _same_stretch(passage, n - 1, n, sentences):
                break
            start, end = sentences[n][0].start, sentences[n][0].end
            if content[-1][0] < start < content[-1][1] or content[-1] == (start, end):
                continue
            begins_in_cue_sentence = start < passage.sentences[number][0].start
            if not begins_in_cue_sentence:
                content.append((start, end))
        one.content = _joined(passage, content, one)


def _same_stretch(passage: Passage, before: int, after: int, sentences: list[list[Item]]) -> bool:
    return passage.paragraphs[before] == passage.paragraphs[after]


def _joined(passage: Passage, content: list[Span], one: Found) -> Spans:
    """Join neighbouring quoted sentences to one piece; the cue keeps pieces apart."""
    pieces = content[:1]
    for start, end in content[1:]:
        between = passage.text[pieces[-1][1]:start]
        if not between.strip() and not (pieces[-1][1] <= one.marks[0][0] < start):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return tuple(pieces)


def _quoted(passage: Passage, span: Span) -> bool:
    return any(a < span[1] and span[0] < b for a, b in passage.quotes)


def _without_doubles(found: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    kept: list[tuple[int, Found]] = []
    for number, one in found:
        if not any(a < d and c < b for a, b in one.marks for _, other in kept for c, d in other.marks):
            kept.append((number, one))
    return kept


def _nest(one: Found, others: list[Found]) -> int | None:
    """Return the smallest other attribution in whose content this one's cue stands."""
    best, size = None, 0
    for i, other in enumerate(others):
        if other is not one and covers(other.content, one.marks[0]):
            length = sum(b - a for a, b in other.content)
            if best is None or length < size:
                best, size = i, length
    return best


def _kind(passage: Passage, one: Found, inner: list[Spans]) -> str:
    """The first that fits: direct (all in marks, a clause), partial (some in marks), judgement, indirect."""
    marks = [q for q in passage.quotes if any(a <= q[0] < b or a < q[1] <= b for a, b in one.content)]
    marks = [q for q in marks if not any(covers(content, q) for content in inner)]
    if marks and all(any(q[0] <= a and b <= q[1] for q in marks) or _all_quoted(passage, (a, b), marks) for a, b in one.content):
        return "direct" if _has_clause(passage, one.content) else "partial"
    if marks and any(q[0] < b and a < q[1] for q in marks for a, b in one.content):
        return "partial"
    if one.cue.cue_class == "JUDGE" and one.frame != "clause":
        return "judgement"
    if one.cue.cue in FEELINGS and one.frame in ("thing", "for", "about") and not _has_second_verb(passage, one.content):
        return "judgement"
    return "indirect"


IMPERATIVES = frozenset("Let Ask Do Don't Stop Go Look Tell Give Take Keep Leave Come Wait Remember Think Call Stay Read See Try".split())
FEELINGS = frozenset("want like love hate prefer fear dread mind worry fret".split())


def _has_second_verb(passage: Passage, content: Spans) -> bool:
    """Say whether the content is a thing that something happens to: *(want) the lease torn up*, *the town to pay*."""
    words = [word for sentence in passage.sentences for word in sentence if covers(content, (word.start, word.end))]
    return bool(words) and words[-1].tag in ("VBN", "VBD") or any(a.tag == "TO" and b.tag == "VB" or a.tag.startswith("NN") and b.tag in ("VBN", "VBD") for a, b in zip(words, words[1:]))


def _all_quoted(passage: Passage, span: Span, marks: list[Span]) -> bool:
    rest = passage.text[span[0]:span[1]]
    for a, b in marks:
        if a < span[1] and span[0] < b:
            rest = rest.replace(passage.text[max(a, span[0]):min(b, span[1])], "", 1)
    return not any(c.isalnum() for c in rest)


def _has_clause(passage: Passage, content: Spans) -> bool:
    return any(word.tag in ("VBD", "VBZ", "VBP", "MD") or word.text in IMPERATIVES
               for sentence in passage.sentences for word in sentence if covers(content, (word.start, word.end)))
