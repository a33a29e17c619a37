"""Rules for cues that are no verbs: according to, the union's claim, was sure, a colon."""

from __future__ import annotations

from collections.abc import Iterator

from newslens.attribution import contents, subjects
from newslens.attribution.cues import Cue, cues_of
from newslens.attribution.finding import Cued, Found, around, comma_after, may_speak, phrases_at
from newslens.attribution.sentence import Sentence
from newslens.attribution.subjects import Source

BEING = frozenset("be am is are was were been 'm 're 's seem seems seemed feel feels felt remain remains remained".split())


def according(s: Sentence, k: int) -> Iterator[Found | None]:
    """*According to Reyes, the boat was old*; *The boat was old, in the words of Reyes.*"""
    for cue, last in phrases_at(s, s.chunks[k].first):
        if cue.cue_class != "ACCORDING" or s.label(last + 1) != "NP":
            continue
        source = Source(last + 1, subjects.forward(s, last + 1), f"It is the noun phrase after “{cue.cue}”.")
        if s.label(k - 1) == "" or s.label(k - 1) == "CC" and k == 1:
            comma = comma_after(s, source.last)
            while comma is not None and s.label(comma + 1) in ("WP", "WDT", "NP") and _is_apposition(s, comma):
                comma = comma_after(s, comma + 1)
            pieces = [] if comma is None else [(comma + 1, contents.end(s, comma + 1, "clause", k))]
        else:
            goes_on = s.label(source.last) == "," and not _is_apposition(s, source.last)
            pieces = around(s, k - 1 if s.label(k - 1) in (",", "QUOTE") else k, source.last if goes_on else None, k)
        place = (s.words(k)[0].start, s.words(last)[-1].end)
        yield Cued(s, cue, k, last).found("according to S", source, pieces, "clause", mark=place, used=source.last - 1)


def _is_apposition(s: Sentence, comma: int) -> bool:
    """Say whether the comma opens an insert after a name (*, who led the study,*) and not the main clause."""
    if s.label(comma + 1) in ("WP", "WDT"):
        return True
    close = next((j for j in range(comma + 1, len(s)) if s.label(j) in (",", ".")), len(s))
    return not any(s.is_finite(j) for j in range(comma + 1, close))


# verbs with which a thing gets somebody's judgement: drew criticism from, has the support of, met with anger from
GETTING = frozenset("draw draws drew drawn drawing win wins won winning earn earns earned earning attract attracts attracted attracting face faces faced "
                    "facing receive receives received receiving get gets got gotten garner garners garnered meet meets met gather gathers gathered "
                    "gain gains gained gaining have has had having enjoy enjoys enjoyed enjoying provoke provokes provoked provoking prompt prompts "
                    "prompted spark sparks sparked sparking trigger triggers triggered triggering".split())


def gets(s: Sentence, k: int) -> Iterator[Found | None]:
    """*The plan drew criticism from the union*, *has the support of the union*, *was met with anger by the union*"""
    verb = k - 2 if s.low(k - 1) in ("with", "under") else k - 1
    if s.label(verb) != "VG" or s.head(verb) not in GETTING or not s.is_finite(verb) or s.label(k + 2) != "NP":
        return
    owners = ("from", "by", "among", "of") if s.head(verb) in ("have", "has", "had", "won", "win", "earned", "enjoys", "enjoyed", "gained") else ("from", "by", "among")
    target = subjects.subject(s, verb)
    if s.low(k + 1) not in owners or target is None:
        return
    source = Source(k + 2, subjects.forward(s, k + 2), f"It is the noun phrase after “{s.head(k)} {s.low(k + 1)}”.")
    for cue in cues_of(s.head(k), "noun"):
        if cue.cue_class == "JUDGE":
            place = (s.words(verb)[-1].start, s.words(k)[-1].end)
            content = target.stands_for or (target.first, target.last)
            yield Cued(s, cue, verb, k).found("C is said by S", source, [content], "thing", mark=place, used=source.last - 1)


def noun(s: Sentence, k: int) -> Iterator[Found | None]:
    """*the union's claim that …*, *his reasoning: "…"*, *its displeasure with the talks*, *in the mayor's view*"""
    words = s.words(k)
    owner = next((i for i, item in enumerate(words) if item.tag in ("POS", "PRP$")), None)
    if owner is None or len(words) == 1:
        return
    place = (words[-1].start, words[-1].end)
    for cue in cues_of(s.head(k), "noun"):
        if cue.cue_class == "ACCORDING":
            pieces, frame, rule = _in_view(s, k), "clause", "according to S"
        else:
            start = _after_noun(s, k, cue)
            if start is None:
                continue
            frame, rule = start.frame, "S's claim that C"
            pieces = [(start.first, contents.end(s, start.first, frame if frame in ("clause", "quote", "to") else "thing", k))]
        one = Cued(s, cue, k, k).found(rule, Source(k, k + 1, "It owns the noun."), pieces, frame, mark=place)
        if one:
            end = words[owner].end if words[owner].tag == "PRP$" else words[owner - 1].end
            one.source = ((words[0].start, end),)
            one.denied = False
        yield one


def _after_noun(s: Sentence, k: int, cue: Cue) -> contents.Begin | None:
    """Return the content of a noun: after *that*, *to*, a colon, a preposition, or *is that*."""
    start = contents.begin(s, k + 1, cue.takes - {"thing"} | ({"clause"} if cue.cue_class != "JUDGE" else set()))
    if start is None and s.label(k + 1) == "VG" and s.head(k + 1) in ("is", "was"):
        start = contents.begin(s, k + 2, frozenset(("clause",)))
        return start if start and (start.frame == "quote" or s.low(start.first - 1) == "that") else None
    return None if start is None or start.frame == "clause" and start.first == k + 1 else start


def _in_view(s: Sentence, k: int) -> list[tuple[int, int]]:
    """Return what is said around *in the organization's view*."""
    if s.low(k - 1) not in ("in", "by", "to"):
        return []
    goes_on = s.label(k + 1) == ","
    if s.label(k - 2) == "":
        return [(k + 2, contents.end(s, k + 2, "clause", k))] if goes_on else []
    return around(s, k - 2 if s.label(k - 2) in (",", "QUOTE") else k - 1, k + 1 if goes_on else None, k)


def adjective(s: Sentence, k: int) -> Iterator[Found | None]:
    """*was sure that …*, *are critical of …*, *is against …*, *are in favor of …*"""
    verb = k if s.label(k) == "VG" and s.is_finite(k) else k - 1
    while s.label(verb) == "RB":
        verb -= 1
    if s.label(verb) != "VG" or not s.is_finite(verb) or not any(item.low in BEING for item in s.words(verb)):
        return
    cues = [(cue, k) for cue in cues_of(s.head(k), "adjective")]
    if s.low(k) == "in":
        cues = [(cue, last) for cue, last in phrases_at(s, s.chunks[k].first) if cue.cue_class == "JUDGE"]
    for cue, last in cues:
        start = contents.begin(s, last + 1, cue.takes)
        source = subjects.subject(s, verb)
        if start is None or source is None or not may_speak(s, source):
            continue
        stop = contents.end(s, start.first, start.frame if start.frame == "clause" else "thing", verb)
        place = (s.words(k)[-1].start, s.words(last)[-1].end)
        negated = any(s.is_negated(j) for j in range(verb, k))
        yield Cued(s, cue, k, last, negated or s.is_negated(verb)).found("S is sure that C", source, [(start.first, stop)], start.frame, mark=place)


def colon(s: Sentence, k: int) -> Iterator[Found | None]:
    """*Reyes: No boats today.* Only a short name at the beginning of a sentence, and a capital after the colon."""
    if k != 1 or s.low(k) != ":" or s.label(0) != "NP" or len(s.words(0)) > 4 or not s.label(2):
        return
    next_item = s.words(2)[0]
    capital = next_item.kind == "QUOTE" or next_item.tag[:1] in "NPVWDCR"
    if not capital or any(item.tag in ("DT", "PRP$", "CD") for item in s.words(0)) or cues_of(s.head(0), "noun"):
        return
    last = len(s) - 1 if s.label(len(s) - 1) == "." else len(s)
    source = Source(0, 1, "It is the name before the colon.")
    place = (s.words(k)[0].start, s.words(k)[0].end)
    yield Cued(s, cues_of("say", "verb")[0], k, k).found("S: C", source, [(2, last)], "clause", mark=place)
