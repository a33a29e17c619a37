"""Who speaks and what is mentioned: sources under their canonical names, mentions of targets, pronouns looked back."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from newslens import entities
from newslens.annotations.model import UNKNOWN, WRITER, Span, Spans
from newslens.article import Article
from newslens.attribution import Attribution
from newslens.stance.aliases import Aliases, Mention, annotation_of, names_of, pronoun
from newslens.stance.model import DEFAULT, Reason, Settings, Stance, Word, label_of, strength_of

FIRST_PERSON = frozenset("i we me us our my mine ours".split())
PERSONAL = frozenset("him her".split())
SINGULAR, PLURAL = frozenset("it this that".split()), frozenset("they them these those".split())


class Mentions:
    """One text with its voices and names: who each source is, and which targets stand where.

    ``spans`` are the sentences that numbers count; without them those of people's annotation, where the project has one, else our splitter's.
    """

    def __init__(self, article: Article, found: Sequence[Attribution], aliases: Aliases, settings: Settings = DEFAULT, spans: Spans | None = None):
        self.article, self.text, self.found = article, article.text, list(found)
        self.aliases, self.settings = aliases, settings
        self.by_id = {one.id: one for one in self.found}
        self.inner: dict[str, list[Attribution]] = {}
        for one in self.found:
            self.inner.setdefault(one.nested_in or "", []).append(one)
        self.sentences = entities.tagged(article)
        self.all = [Word(token.lower(), tag, a, b) for sentence in self.sentences for token, tag, (a, b) in sentence]
        self.starts = [word.start for word in self.all]
        annotation = None if spans else annotation_of(article)
        self.spans = list(spans) if spans else list(annotation.sentence_spans) if annotation else article.sentence_spans
        self.named = aliases.mentions(self.text)
        self.named_at = [m.start for m in self.named]
        self.sources_at = sorted(span for one in self.found for span in one.source)
        self.sentence_starts = [a for a, _ in self.spans]
        self.paragraph_starts = [a for a, _ in article.paragraph_spans]
        self.sources = self._sources()
        self.joint = {one.id: self._joint(one) for one in self.found}

    def words(self, spans: Spans) -> list[Word]:
        """The words inside ``spans``, in order of the text."""
        found = []
        for a, b in sorted(spans):
            found += [w for w in self.all[bisect.bisect_left(self.starts, a):bisect.bisect_left(self.starts, b)] if w.end <= b]
        return found

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self.named[bisect.bisect_left(self.named_at, start):bisect.bisect_left(self.named_at, end)]

    # --- who ------------------------------------------------------------------------------

    def _sources(self) -> dict[str, str]:
        """Attribution's id → canonical name of its source; pronouns look back to the last voice."""
        known: dict[str, str] = {}
        last = None
        waiting = []
        for one in sorted(self.found, key=lambda a: a.cue[0] if a.cue else (0, 0)):
            words = one.source_text
            who = one.who_text
            if not words:
                known[one.id] = UNKNOWN
                continue
            if pronoun(who):
                low = who.lower()
                if low in FIRST_PERSON:
                    outer = known.get(one.nested_in or "")
                    if outer is None and one.nested_in in self.by_id:  # "I like it," | she said: the speaker comes after
                        waiting.append(one)
                        continue
                    known[one.id] = outer or (WRITER if not self.quoted(one.cue[0]) else last or UNKNOWN)
                    continue
                known[one.id] = self._antecedent(low, one.source[0][0], last) or UNKNOWN
            else:
                known[one.id] = self.aliases.canonical(who)
            if not one.nested_in:
                last = known[one.id]
        for one in waiting:
            known[one.id] = known.get(one.nested_in or "") or UNKNOWN
        return known

    def _joint(self, one: Attribution) -> list[str]:
        """The others of a source of several, *Lima and Porto*: each says it."""
        if len(one.source) != 1 or " and " not in one.source_text:
            return []
        start, end = one.source[0]
        names = [m for m in self.between(start, end) if m.end <= end and self.aliases.names.get(m.name) == "actor"]
        if len(names) < 2 or names[0].start > start + 4 or any(self.text[a.end:b.start].strip() not in ("and", ",", "and the", ", and") for a, b in zip(names, names[1:])):
            return []
        return [name for name in names_of(names) if name != self.sources[one.id]]

    def _antecedent(self, low: str, at: int, last: str | None) -> str | None:
        if low in ("he", "she", "they", "it") and last:
            start = self._start(self.paragraph_starts, at)
            actors = [m.name for m in self.between(start, at) if self.aliases.names.get(m.name) == "actor"]
            sentence = [m.name for m in self.between(self._sentence_start(at), at) if self.aliases.names.get(m.name) == "actor"]
            if low == "it" and not sentence and actors:
                return actors[-1] if last not in actors else last
            return sentence[0] if sentence and low != "she" and low != "he" else last
        return last

    def _sentence_start(self, at: int) -> int:
        return self._start(self.sentence_starts, at)

    @staticmethod
    def _start(starts: Sequence[int], at: int) -> int:
        place = bisect.bisect_right(starts, at)
        return starts[place - 1] if place else 0

    def quoted(self, span: Span) -> bool:
        """Say whether the words stand inside quotation marks of their paragraph."""
        start = self._start(self.paragraph_starts, span[0])
        return self.text.count('"', start, span[0]) % 2 == 1

    def sentence_number(self, at: int) -> int:
        """The number, from 1, of the sentence that holds the character at ``at``."""
        return max(1, bisect.bisect_right(self.sentence_starts, at))

    # --- about what -----------------------------------------------------------------------

    def targets_in(self, words: Sequence[Word], source: str) -> list[Mention]:
        """Mentions inside ``words``: names of the table, and pronouns that look back to one."""
        if not words:
            return []
        first, last = words[0].start, max(word.end for word in words)
        starts = {place for word in words for place in range(word.start, word.end)}
        inside = [m for m in self.between(first, last) if m.start in starts]
        before = self.between(first - 40, first)
        if words[0].tag in ("WDT", "WP") and before and self.text[before[-1].end:first].strip() in ("", ","):  # the tunnel, | which
            inside.append(Mention(words[0].start, words[0].end, before[-1].name, words[0].low))
        if self.settings.pronouns:
            taken = [(m.start, m.end) for m in inside] + [
                span for span in self.sources_at[bisect.bisect_left(self.sources_at, (first - 200, 0)):bisect.bisect_left(self.sources_at, (last, 0))]]
            for i, word in enumerate(words):
                if word.low in PERSONAL and word.tag == "PRP" and not any(a <= word.start < b for a, b in taken):
                    name = self._person(word, source)
                    if name:
                        inside.append(Mention(word.start, word.end, name, word.low))
                    continue
                if word.low not in SINGULAR | PLURAL or any(a <= word.start < b for a, b in taken):
                    continue
                if word.tag not in ("PRP", "DT") or word.tag == "DT" and i + 1 < len(words) and words[i + 1].tag[:2] in ("NN", "JJ", "CD", "VB"):
                    continue
                name = self._meant(word, source)
                if name:
                    inside.append(Mention(word.start, word.end, name, word.low))
        return sorted(inside)

    def _person(self, word: Word, source: str) -> str | None:
        """Whom *him* or *her* means in what ``source`` says: the last actor before it in the paragraph, other than the source."""
        start = self._start(self.paragraph_starts, word.start)
        actors = [m.name for m in self.between(start, word.start) if m.end <= word.start and m.name != source and self.aliases.names.get(m.name) == "actor"]
        return actors[-1] if actors else None

    def _meant(self, word: Word, source: str) -> str | None:
        earlier = [m for m in self.between(word.start - 620, word.start) if m.end <= word.start and m.name != source and word.start - m.end < 600]
        issues = [m for m in earlier if self.aliases.names.get(m.name) == "issue"]
        if word.low in PLURAL:
            fitting = [m for m in issues if m.form.lower().split()[-1].endswith("s")]
            return (fitting or issues or earlier or [None])[-1] and (fitting or issues or earlier)[-1].name
        fitting = [m for m in issues if not m.form.lower().endswith("s")]
        return (fitting or issues or [None])[-1] and (fitting or issues)[-1].name

    # --- rows

    def row(self, number: int, source: str, name: str, found: Sequence[Reason], attribution: str | None, steps: tuple[Reason, ...] = ()) -> Stance:
        """One row: the sum of its reasons, each place counted once, and the label that follows."""
        score = max(-3.0, min(3.0, sum(r.value for r in _each_once(found))))
        label = label_of(score, self.settings.threshold)
        evidence = tuple(sorted({r.span for r in found}))
        return Stance(number, source, name, label, strength_of(score, self.settings.threshold), any(r.explicit for r in found), evidence,
                      attribution, score=round(score, 2), reasons=tuple(found), distance=steps, text=self.text)


def _each_once(found: Sequence[Reason]) -> list[Reason]:
    """One reason for each place: of two that rest on the same words, the stronger."""
    best: dict[Span, Reason] = {}
    for reason in found:
        if reason.span not in best or abs(reason.value) > abs(best[reason.span].value):
            best[reason.span] = reason
    return list(best.values())


def less(spans: Spans, taken: Sequence[Span]) -> list[Span]:
    """``spans`` without ``taken``."""
    left = list(spans)
    for a, b in taken:
        left = [piece for x, y in left for piece in ((x, min(y, a)), (max(x, b), y)) if piece[0] < piece[1]]
    return left
