"""What the rules have in common: the cue in a sentence, what they return, and how they cut out what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newslens.annotations.model import Span
from newslens.attribution import contents, subjects
from newslens.attribution.cues import Cue, cues_of, fits, phrases_of
from newslens.attribution.sentence import Sentence
from newslens.attribution.subjects import Source

Groups = tuple[int, int]  # from the first group up to the last, exclusive

SILENCE = frozenset("decline declines declined declining refuse refuses refused refusing fail fails failed failing".split())
# verbs that only carry a noun: issued a warning, expressed concern
LIGHT = frozenset("issue issues issued issuing make makes made making express expresses expressed expressing voice voices voiced "
                  "voicing raise raises raised raising give gives gave given giving offer offers offered offering have has had "
                  "lodge lodges lodged lodging file files filed filing register registers registered registering level levels leveled levelled "
                  "sound sounds sounded send sends sent sending repeat repeats repeated repeating renew renews renewed renewing share shares shared "
                  "deliver delivered post posted air aired".split())
NEGATIONS = ("not", "n't", "never", "neither")
HELPERS = frozenset("did do does would will could has have had wo ca is was are were can".split())
# heads of noun phrases that stand before a cue verb and are nobody
NOBODY = frozenset("there idea question problem reason thing fact truth point".split())
NO_VOICE = frozenset("no nobody none neither nothing".split())


@dataclass
class Found:
    """What a rule found in one sentence; spans of characters, content pieces in order."""

    rule: str
    cue: Cue
    source: tuple[Span, ...]
    marks: tuple[Span, ...]
    content: tuple[Span, ...]
    frame: str
    denied: bool
    because: str
    stands_for: Span | None  # what a relative pronoun (who) refers to
    last: int  # the last group that was used


@dataclass(frozen=True)
class Cued:
    """A cue in a sentence: the groups ``first`` to ``last`` (inclusive) hold it."""

    s: Sentence
    cue: Cue
    first: int
    last: int
    denied: bool = False

    def found(self, rule: str, source: Source, pieces: list[Groups], frame: str, *, mark: Span | None = None, used: int | None = None) -> Found | None:
        """Return what was found, or None where a piece of the content is empty. ``mark`` is the cue's place if it is no verb."""
        if not pieces or any(first >= last for first, last in pieces):
            return None
        s = self.s
        return Found(
            rule, self.cue, (s.span(source.first, source.last),) if source.last > source.first else (), (mark or self.mark(),),
            tuple(s.span(*piece) for piece in pieces), frame, self.denied or self.cue.cue_class == "DENY", source.because,
            s.span(*source.stands_for) if source.stands_for else None, self.last if used is None else used)

    def mark(self) -> Span:
        """The place of the cue: the verb alone; from *did not* or *declined* on where that denies it."""
        s, end = self.s, self.s.words(self.last)[-1].end
        if self.first < self.last and s.head(self.first) in SILENCE:
            return next(item.start for item in s.words(self.first) if item.low in SILENCE), end
        words = s.words(self.first)
        negation = next((item for item in words if item.low in NEGATIONS), None) if self.denied else None
        if negation is None:
            return words[-1].start, end
        helpers = [item for item in words if item.start < negation.start and item.low in HELPERS]
        return (helpers[-1] if helpers and not any(item.low == "never" for item in words) else negation).start, end


# --- which cue? -----------------------------------------------------------------------------


def verb_cues(s: Sentence, k: int) -> Iterator[Cued]:
    """Yield the cues that the verb group ``k`` may be, the longest first."""
    head, denied = s.head(k), s.is_negated(k)
    if head in SILENCE and s.low(k + 1) == "to" and s.label(k + 2) == "VG":  # declined to say
        for one in verb_cues(s, k + 2):
            yield replace(one, first=k, denied=True)
        if s.head(k + 2) in ("comment", "elaborate", "discuss", "answer", "say", "respond"):
            yield Cued(s, replace(cues_of("comment", "verb")[0], takes=frozenset(("on", "about", "thing", "clause"))), k, k + 2, True)
        return
    for cue, last in phrases_at(s, s.chunks[k].last - 1):
        if cue.cue_class != "ACCORDING":
            yield Cued(s, cue, k, last, denied)
    if head in LIGHT and s.label(k + 1) == "NP":  # issued a warning
        for cue in cues_of(s.head(k + 1), "noun"):
            if cue.cue_class != "ACCORDING" and not (cue.cue_class == "JUDGE" and head in ("have", "has", "had")):
                yield Cued(s, cue, k, k + 1, denied)
    if "neither" in [item.low for item in s.words(k)] and s.low(k + 1) == "nor" and s.label(k + 2) == "VG":
        for cue in cues_of(s.head(k + 2), "verb"):  # would neither confirm nor deny
            yield Cued(s, cue, k, k + 2, True)
    for cue in cues_of(head, "verb"):
        yield Cued(s, cue, k, k, denied)


def phrases_at(s: Sentence, item: int) -> Iterator[tuple[Cue, int]]:
    """Yield the phrases of the list that begin with ``item``, each with the group of its last word."""
    known = phrases_of(s.items[item].low)
    if not known:
        return
    near = range(item + 1, min(item + 9, len(s.items)))
    plain = list(near)
    # came out strongly against: adverbs in -ly are passed over
    bare = [i for i in near if not s.items[i].low.endswith("ly")]
    for rest, cue in known:
        places = next((row for row in (plain, bare) if len(row) >= len(rest) and all(fits(word, s.items[i].low) for word, i in zip(rest, row))), None)
        if places:
            last = places[len(rest) - 1]
            yield cue, next(k for k, chunk in enumerate(s.chunks) if chunk.first <= last < chunk.last)


# --- questions --------------------------------------------------------------------------------


def may_speak(s: Sentence, source: Source) -> bool:
    """Say whether the source can be somebody: not *there*, *the idea*, *no one*; *who* if it stands for something."""
    if s.label(source.first) in ("WP", "WDT") or s.low(source.first) == "that":
        return source.stands_for is not None
    return s.label(source.first) == "NP" and s.head(source.first) not in NOBODY and s.low(source.first) not in NO_VOICE


def closes(s: Sentence, k: int) -> bool:
    """Say whether group ``k`` sets a clause off: a comma, dash, quotation or stop."""
    return s.label(k) in (",", "QUOTE", ".", "", ")", "(") or s.label(k) == ":" and s.low(k) != ":"


def comma_after(s: Sentence, k: int) -> int | None:
    """Return the first comma from group ``k`` on."""
    return next((j for j in range(k, len(s)) if s.label(j) == ","), None)


# --- what is said around an insert ------------------------------------------------------------


def around(s: Sentence, before: int, after: int | None, cue: int) -> list[Groups]:
    """Return what is said before an inserted *he said*, up to the group ``before``, and, from a comma at ``after`` on, behind it."""
    last = before + 1 if s.label(before) == "QUOTE" else before
    first = _left_edge(s, last)
    if s.low(first) == "asked":
        return []
    while s.low(first) in ("but", "and", "yet") or s.label(first) == ",":
        first += 1
    if first >= last:
        return []
    pieces = [(first, last)]
    quoted = s.label(last - 1) == "QUOTE"
    if after is None:
        if quoted:  # "I was wrong," admitted Lund, her voice low, "and I am sorry."
            pieces += [(j, j + 1) for j in range(cue, len(s)) if s.label(j) == "QUOTE" and s.label(j - 1) == ","]
        return pieces
    if s.label(after) == "," or s.label(after) == ":" and s.low(after) != ";":
        rest = after + 1
        goes_on = s.label(rest) == "QUOTE" if quoted and first == last - 1 else bool(s.label(rest))
        if goes_on and not s.is_participle(rest) and not _somebody_else(s, rest):
            stop = contents.end(s, rest, "clause", cue)
            if stop > rest:
                pieces.append((rest, stop))
    return pieces


def _left_edge(s: Sentence, last: int) -> int:
    """Return where a content that ends at ``last`` begins: at its quotation, after a semicolon, or at the sentence's beginning."""
    for j in range(last - 1, -1, -1):
        if s.label(j) == "QUOTE" and s.label(j - 1) in ("", ",", ":", "QUOTE") and j == last - 1:
            return j
        if s.label(j) == ":" and (s.low(j) == ";" or s.low(j) == ":" and s.label(j + 1) == "QUOTE"):
            return j + 1
        if s.label(j) == "," and s.low(j + 1) in ("where", "who", "which", "because", "and", "but") and _reports(s, j):
            return j + 1  # She asked why …, where, she said, …
    return 0


def _reports(s: Sentence, stop: int) -> bool:
    """Say whether somebody's words are reported before the group ``stop`` already."""
    return s.label(0) != "QUOTE" and any(s.is_finite(k) and cues_of(s.head(k), "verb") and subjects.subject(s, k) for k in range(stop))


def _somebody_else(s: Sentence, k: int) -> bool:
    """Say whether group ``k`` turns to somebody else: *the company says, but passengers disagree*."""
    return (s.low(k) in ("but", "while", "though") and s.label(k + 1) == "NP" and s.is_finite(s.phrase_end(k + 1))
            and s.low(k + 1) not in contents.PRONOUNS)
