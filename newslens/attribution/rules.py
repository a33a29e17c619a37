"""One rule for each way in which English puts source, cue and content in a row.

A rule looks at one sentence (:class:`~newslens.attribution.sentence.Sentence`) and one group in it, and returns what
it found as :class:`Found`, or None. The first rule that fits a cue wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from newslens.annotations.model import Span
from newslens.attribution import contents, subjects
from newslens.attribution.cues import Cue, cues_of, phrases_of
from newslens.attribution.sentence import JOINING, WH, Sentence
from newslens.attribution.subjects import Source

RULES = {
    "S says C": "A noun phrase, a cue verb, and after it what is said: *Reyes said the boat was old.*",
    "C, S says": "What is said comes first, or stands around the cue: *The boat, Reyes said, was old.*",
    "C, says S": "The same with the order turned round: *“The boat was old,” said Reyes.*",
    "S judges T": "The verb itself judges, and a thing follows: *The union lambasted the new fare.*",
    "S calls T X": "Somebody gives a thing a name: *Reyes called the boat “a bathtub”.*",
    "C is said by S": "A passive, with or without *by*: *The plan was described by residents as reckless.*",
    "S, saying C": "A participle inherits its subject: *Reyes left, saying the boat was old.*",
    "S's claim that C": "A noun with its owner: *the union's claim that the fare is theft*.",
    "S is sure that C": "An adjective of thinking or judging: *Reyes was sure that the boat was old.*",
    "according to S": "A phrase in place of a verb: *According to Reyes, the boat was old.*",
    "S: C": "A name, a colon, and what is said: *Reyes: No boats today.*",
    "asked C, S is silent": "A question that gets no answer: *Asked whether the boat was old, Reyes did not reply.*",
}
SILENCE = frozenset("decline declines declined declining refuse refuses refused refusing fail fails failed failing".split())
LIGHT = frozenset("issue issues issued issuing make makes made making express expresses expressed expressing voice voices voiced "
                  "voicing raise raises raised raising give gives gave given giving offer offers offered offering have has had "
                  "send sends sent sending repeat repeats repeated repeating renew renews renewed renewing share shares shared "
                  "deliver delivered post posted air aired".split())
DOCUMENTS = frozenset("study report survey poll data figures letter document documents treaty agreement analysis review audit investigation "
                      "inquiry results result records record memo statement filing paper leaflet poster sign research findings evidence "
                      "test tests census article book model models experiment estimate estimates simulation simulations graph chart logs log "
                      "assessment forecast projection projections paragraph clause contract permit plan notice note minutes files polls "
                      "studies surveys reports letters papers reviews experts scientists researchers investigators auditors engineers court judge "
                      "commission committee panel jury council team group agency they it she he we i".split())
PICTURES = frozenset("image images photo photos photograph photographs picture pictures video videos clip clips footage map maps "
                     "graphic chart message messages statement screenshot letter document documents recording".split())
NOBODY = frozenset("there idea question problem reason thing fact truth point".split())


@dataclass
class Found:
    """What a rule found in one sentence; spans of characters, content pieces in order."""

    rule: str
    cue: Cue
    source: tuple[Span, ...]
    marks: tuple[Span, ...]
    content: tuple[Span, ...]
    frame: str
    denied: bool = False
    because: str = ""
    stands_for: Span | None = None
    last: int = 0  # the last group that was used, for what goes on after it
    order: int = 0


def apply(s: Sentence, classes: frozenset[str]) -> list[Found]:
    """Return what the rules find in a sentence, in the order of the cues, each cue once."""
    found: list[Found] = []
    used: set[int] = set()
    for k in range(len(s)):
        if k in used:
            continue
        for one in _rules(s, k, classes):
            found.append(one)
            used.update(range(k, one.last + 1))
            break
    return found


def _rules(s: Sentence, k: int, classes: frozenset[str]) -> Iterator[Found]:
    if s.label(k) == "VG":
        for cue, first, last, denied in _verb_cues(s, k):
            if cue.cue_class in classes:
                for rule in (_passive, _participle, _inverted, _active):
                    one = rule(s, cue, first, last, denied)
                    if one:
                        yield one
    if s.label(k) in ("VG", "IN"):
        yield from _according(s, k, classes)
    if s.label(k) == "NP":
        yield from _noun(s, k, classes)
    if s.label(k) in ("JJ", "RB", "VG") or s.low(k) in ("against", "in"):
        yield from _adjective(s, k, classes)
    if k == 1:
        yield from _colon(s, k, classes)


# --- finding the cue ----------------------------------------------------------------------


def _verb_cues(s: Sentence, k: int) -> Iterator[tuple[Cue, int, int, bool]]:
    """Yield the cues that the verb group ``k`` may be, as (cue, first group, last group, denied); longest first."""
    head, denied = s.head(k), s.is_negated(k)
    if head in SILENCE and s.low(k + 1) == "to" and s.label(k + 2) == "VG":
        for cue, _, last, _ in _verb_cues(s, k + 2):
            yield cue, k, last, True
        if s.head(k + 2) in ("comment", "elaborate", "discuss", "answer", "say", "respond"):
            yield replace(cues_of("comment", "verb")[0], takes=frozenset(("on", "about", "thing", "clause"))), k, k + 2, True
        return
    following = [item.low for item in s.items[s.chunks[k].last:s.chunks[k].last + 5]]
    for rest, cue in phrases_of(head):
        if cue.cue_class != "ACCORDING" and tuple(following[:len(rest)]) == rest:
            yield cue, k, _group_at(s, s.chunks[k].last + len(rest) - 1), denied
    if head in LIGHT and s.label(k + 1) == "NP":
        for cue in cues_of(s.head(k + 1), "noun"):
            if cue.cue_class != "ACCORDING" and not (cue.cue_class == "JUDGE" and head in ("have", "has", "had")):
                yield cue, k, k + 1, denied
    if "neither" in [item.low for item in s.words(k)] and s.low(k + 1) == "nor" and s.label(k + 2) == "VG":
        for cue in cues_of(s.head(k + 2), "verb"):  # would neither confirm nor deny
            yield cue, k, k + 2, True
    for cue in cues_of(head, "verb"):
        yield cue, k, k, denied


def _group_at(s: Sentence, item: int) -> int:
    return next(k for k, chunk in enumerate(s.chunks) if chunk.first <= item < chunk.last)


def _cue_span(s: Sentence, first: int, last: int, denied: bool) -> Span:
    """The words of the cue: the verb alone; from *did not* on where that denies it."""
    items = [item for k in range(first, last + 1) for item in s.words(k)]
    if first == last or s.head(first) not in SILENCE:
        verb = s.words(first)[-1]
        start = verb.start
        if denied:
            start = next((item.start for item in s.words(first) if item.low in ("not", "n't", "never", "neither")), start)
            helper = [item for item in s.words(first) if item.start < start and item.low in ("did", "do", "does", "would", "will", "could", "has", "have", "had", "wo", "ca", "is", "was", "are", "were", "can")]
            start = helper[-1].start if helper and s.low(first) != "never" and "never" not in [i.low for i in s.words(first)] else start
        return start, items[-1].end
    verb = next(item for item in s.words(first) if item.low in SILENCE)
    return verb.start, items[-1].end


# --- verbs --------------------------------------------------------------------------------


def _active(s: Sentence, cue: Cue, first: int, last: int, denied: bool) -> Found | None:
    if not s.is_finite(first) or s.is_passive(first):
        return None
    source = subjects.subject(s, first)
    if source is None or not _may_speak(s, source, cue):
        return None
    name = {"JUDGE": "S judges T", "CALL": "S calls T X"}.get(cue.cue_class, "S says C")
    before, after = source.first - 1, contents.after_cue(s, last, cue.takes)
    if s.low(before) == "what" and s.label(last + 1) not in (",", ".", ":", ""):  # what it says is its territory
        stop = contents.end(s, last + 1, "what", first) if last + 1 < len(s) else last + 1
        if stop > last + 1 and cue.cue_class in ("SAY", "CALL", "THINK"):
            return _made(s, name, cue, source, first, last, [(last + 1, stop)], "what", denied)
        return None
    if cue.cue_class == "CALL" and s.label(before) in ("WP", "WDT", "NP") and s.label(after) in ("JJ", "QUOTE", "NP", "VG", "IN") and s.low(before) != "what":
        thing = (before, before + 1)  # which the mayor has called reckless
        if s.label(before) != "NP" or s.label(before - 1) == "VG":
            return _made(s, name, cue, source, first, last, [thing, (after, contents.end(s, after, "thing", first))], "thing", denied)
    if s.label(before) in ("WP", "WDT") and s.is_finite(after) and "clause" in cue.takes:  # who he said had followed the rules
        return _made(s, name, cue, source, first, last, [(before, source.first), (after, contents.end(s, after, "clause", first))], "clause", denied)
    if s.low(before) == "as" and s.label(before - 1) in ("", "CC") and cue.takes & {"clause", "as"}:  # as the mayor put it, the bridge is …
        comma = next((j for j in range(last + 1, len(s)) if s.label(j) == ","), None)
        if comma is None or any(s.label(j) == "VG" for j in range(last + 1, comma)):
            return None
        stop = contents.end(s, comma + 1, "clause", first)
        return _made(s, "C, S says", cue, source, first, last, [(comma + 1, stop)], "clause", denied) if stop > comma + 1 else None
    if s.low(before) == "as" and _closes(s, after + (s.low(after) == "it")) and cue.takes & {"clause", "as"}:  # as several speakers claimed
        stop = before - 1 if s.label(before - 1) in (",", ":") else before
        begin = _last_content(s, stop)
        if begin < stop:
            return _made(s, "C, S says", cue, source, first, last, [(begin, stop)], "clause", denied)
        return None
    if cue.takes & {"clause", "quote"} and _closes(s, before) and _closes(s, after) and not _quote_follows(s, before, after):
        if denied and s.low(0) == "asked":
            start = contents.begin(s, 1, frozenset(("clause", "to")))
            if start and start.first < before:
                return _made(s, "asked C, S is silent", cue, source, first, last, [(start.first, before)], "clause", True)
        pieces = _around(s, before, after, first)
        if pieces:
            return _made(s, "C, S says", cue, source, first, last, pieces, "clause", denied)
        return None
    start = contents.begin(s, after, cue.takes)
    if start is None and cue.cue_class == "JUDGE" and s.label(before) == "NP" and _closes(s, after):  # politicians he disliked
        return _made(s, name, cue, source, first, last, [(before, before + 1)], "thing", denied)
    if start is None or cue.cue_class == "SHOW" and not _shows(s, source, start) or cue.cue_class == "POST" and not _pictures(s, start):
        return None
    stop = contents.end(s, start.first, start.frame, first)
    if stop <= start.first:
        return None
    if s.low(start.first) == "nothing" and "so" in cue.takes:  # said nothing about the firm
        if stop == start.first + 1:
            return None
        return _made(s, name, cue, source, first, start.first, [(start.first + 1, stop)], start.frame, True)
    return _made(s, name, cue, source, first, last, [(start.first, stop)], start.frame, denied)


def _inverted(s: Sentence, cue: Cue, first: int, last: int, denied: bool) -> Found | None:
    """*"…," said Reyes, a fisherman*: only verbs of saying, only after something that can be content."""
    if cue.cue_class not in ("SAY", "ASK", "THINK") or not cue.takes & {"clause", "quote"} or not (s.is_finite(first) or s.is_bare_vbn(first)):
        return None
    if not (s.label(first - 1) in (",", "QUOTE") or s.low(first - 1) in ("—", "–", "-")):
        return None
    source = subjects.inverted(s, last)
    if source is None or not _may_speak(s, source, cue):
        return None
    own = subjects.subject(s, first)
    quoted = s.label(first - 1) == "QUOTE"
    if not quoted and own is not None and not any(s.is_finite(j) for j in range(0, own.first)):
        return None
    if not quoted and own is not None and not any(s.is_finite(j) for j in range(0, first)):
        return None
    tail = source.last
    while s.label(tail) in ("TIME", "RB") or s.is_preposition(tail):
        tail = tail + 1 if s.label(tail) in ("TIME", "RB") else s.phrase_end(tail + 1)
    if s.is_finite(tail):
        return None
    pieces = _around(s, first - 1, None, first)
    return _made(s, "C, says S", cue, source, first, last, pieces, "clause", denied, source.last - 1) if pieces else None


def _passive(s: Sentence, cue: Cue, first: int, last: int, denied: bool) -> Found | None:
    bare = s.is_bare_vbn(first) and not s.is_joined(first)
    if not (bare or s.is_passive(first)):
        return None
    if cue.cue_class == "POST" or cue.cue in ("know", "see", "view", "hold", "put") and s.low(last + 1) != "as" or cue.cue == "quote" or cue.cue == "say" and not subjects.agent(s, last):
        return None
    source = subjects.agent(s, last)
    after = source.last if source else last + 1
    empty = Source(0, 0, "The passive names nobody.")
    if bare and s.low(first) == "asked" and first == 0:
        start = contents.begin(s, contents.after_cue(s, last, frozenset(("clause", "to"))), frozenset(("clause", "to")))
        if not start:
            return None
        stop = next((j for j in range(start.first, len(s)) if s.label(j) == ","), len(s))
        return _made(s, "C is said by S", cue, source or empty, first, last, [(start.first, stop)], "clause", denied)
    after = contents.after_cue(s, after - 1, cue.takes - {"hearer"})
    start = contents.begin(s, after, (cue.takes | {"to"} if cue.cue_class in ("ASK",) else cue.takes) - {"thing", "so"})
    patient = _patient(s, first, bare)
    if bare and (source is None or patient is None):
        return None
    told = bool(cue.takes & {"hearer"})
    if start and start.frame in ("clause", "to", "quote") and (told or patient and s.low(patient[0]) == "it"):
        stop = contents.end(s, start.first, start.frame, first)
        if stop > start.first:
            return _made(s, "C is said by S", cue, source or empty, first, last, [(start.first, stop)], start.frame, denied)
    if patient and s.low(patient[0]) == "it" and cue.takes & {"clause"} and _closes(s, patient[0] - 1) and _closes(s, contents.after_cue(s, last, frozenset())):
        pieces = _around(s, patient[0] - 1, contents.after_cue(s, last, frozenset()), first)
        if pieces:
            return _made(s, "C is said by S", cue, source or empty, first, last, pieces, "clause", denied)
    if patient and source and s.low(after) == "to" and "clause" in cue.takes:  # is said by the center to be quicker
        return _made(s, "C is said by S", cue, source, first, last, [patient, (after, contents.end(s, after, "to", first))], "to", denied)
    if patient is None or not cue.takes & {"thing", "as"} or s.low(after) == "to":
        return None
    if source is None and cue.cue_class == "CALL" and not s.low(last + 1) == "as":
        return None
    pieces = [patient]
    if s.low(after) in ("as", "for", "of", "over", "with") or s.label(after) in ("QUOTE", "JJ", "TIME"):
        pieces.append((after, contents.end(s, after, "thing", first)))
    return _made(s, "C is said by S", cue, source or empty, first, last, pieces, "thing", denied, after - 1)


def _patient(s: Sentence, k: int, bare: bool) -> tuple[int, int] | None:
    """The noun phrase that a passive is about."""
    if bare and s.low(k - 1) in JOINING:  # was criticized by residents and welcomed by shops
        verb = next((j for j in range(k - 2, -1, -1) if s.is_finite(j)), None)
        return _patient(s, verb, False) if verb is not None and s.is_passive(verb) else None
    if bare:
        return (s.phrase_start(k - 1), k) if s.label(k - 1) == "NP" else None
    found = subjects.subject(s, k)
    return found and (found.stands_for or (found.first, found.last))


def _participle(s: Sentence, cue: Cue, first: int, last: int, denied: bool) -> Found | None:
    if not s.is_participle(first) or s.low(first - 1) in ("to", "of", "without", "for", "from") or s.low(first) == "according":
        return None
    if s.label(first - 1) == "NP" and s.label(first - 2) != "TIME" and s.low(first - 1) not in ("it",):
        start = s.phrase_start(first - 1)
        source = Source(start, first, "A participle right after a noun phrase belongs to it.")
    else:
        source = subjects.main_subject(s, first)
    if source is None or not _may_speak(s, source, cue):
        return None
    start = contents.begin(s, contents.after_cue(s, last, cue.takes), cue.takes)
    if start is None or cue.cue_class == "SHOW" and start.frame != "clause" or cue.cue_class == "POST":
        return None
    stop = contents.end(s, start.first, start.frame, first)
    return _made(s, "S, saying C", cue, source, first, last, [(start.first, stop)], start.frame, denied) if stop > start.first else None


# --- other cues ---------------------------------------------------------------------------


def _according(s: Sentence, k: int, classes: frozenset[str]) -> Iterator[Found]:
    if "ACCORDING" not in classes:
        return
    following = [item.low for item in s.items[s.chunks[k].first + 1:s.chunks[k].first + 5]]
    for rest, cue in phrases_of(s.low(k)):
        if cue.cue_class != "ACCORDING" or tuple(following[:len(rest)]) != rest:
            continue
        last = _group_at(s, s.chunks[k].first + len(rest))
        noun = last + 1
        if s.label(noun) != "NP":
            continue
        source = Source(noun, subjects.forward(s, noun), f"It is the noun phrase after “{cue.cue}”.")
        if s.label(k - 1) == "" or s.label(k - 1) == "CC" and k == 1:
            comma = next((j for j in range(source.last, len(s)) if s.label(j) == ","), None)
            while comma is not None and s.label(comma + 1) in ("WP", "WDT", "NP") and _is_apposition(s, comma):
                comma = next((j for j in range(comma + 1, len(s)) if s.label(j) == ","), None)
            if comma is None:
                continue
            pieces = [(comma + 1, contents.end(s, comma + 1, "clause", k))]
        else:
            pieces = _around(s, k - 1 if s.label(k - 1) in (",", "QUOTE") else k, source.last if s.label(source.last) == "," and not _is_apposition(s, source.last) else None, k)
        if pieces and pieces[0][0] < pieces[0][1]:
            span = (s.words(k)[0].start, s.words(last)[-1].end)
            yield Found("according to S", cue, (s.span(source.first, source.last),), (span,), tuple(s.span(*p) for p in pieces), "clause",
                        False, source.because, None, source.last - 1)


def _is_apposition(s: Sentence, comma: int) -> bool:
    """Say whether the comma opens an insert after a name (*, who led the study,*) and not the main clause."""
    if s.label(comma + 1) in ("WP", "WDT"):
        return True
    close = next((j for j in range(comma + 1, len(s)) if s.label(j) in (",", ".")), len(s))
    return not any(s.is_finite(j) for j in range(comma + 1, close))


def _noun(s: Sentence, k: int, classes: frozenset[str]) -> Iterator[Found]:
    """*the union's claim that …*, *his reasoning: "…"*, *its displeasure with the talks*."""
    words = s.words(k)
    owner = next((i for i, item in enumerate(words) if item.tag in ("POS", "PRP$")), None)
    if owner is None or len(words) == 1:
        return
    for cue in cues_of(s.head(k), "noun"):
        if cue.cue_class not in classes:
            continue
        if cue.cue_class == "ACCORDING":
            yield from _in_view(s, k, cue, owner)
            continue
        start = contents.begin(s, k + 1, cue.takes - {"thing"} | ({"clause"} if cue.cue_class != "JUDGE" else set()))
        if start is None and s.label(k + 1) == "VG" and s.head(k + 1) in ("is", "was"):
            start = contents.begin(s, k + 2, frozenset(("clause",)))
            start = start if start and (start.frame == "quote" or s.low(start.first - 1) == "that") else None
        if start is None or start.frame == "clause" and start.first == k + 1:
            continue
        stop = contents.end(s, start.first, start.frame if start.frame in ("clause", "quote", "to") else "thing", k)
        end = words[owner].end if words[owner].tag == "PRP$" else words[owner - 1].end
        if stop > start.first:
            yield Found("S's claim that C", cue, ((words[0].start, end),), ((words[-1].start, words[-1].end),), (s.span(start.first, stop),),
                        start.frame, False, "It owns the noun.", None, k)


def _in_view(s: Sentence, k: int, cue: Cue, owner: int) -> Iterator[Found]:
    """*…, in the organization's view, …*"""
    if s.low(k - 1) not in ("in", "by", "to"):
        return
    words = s.words(k)
    end = words[owner].end if words[owner].tag == "PRP$" else words[owner - 1].end
    if s.label(k - 2) == "":
        pieces = [(k + 2, contents.end(s, k + 2, "clause", k))] if s.label(k + 1) == "," else []
    else:
        pieces = _around(s, k - 2 if s.label(k - 2) in (",", "QUOTE") else k - 1, k + 1 if s.label(k + 1) == "," else None, k)
    if pieces and pieces[0][0] < pieces[0][1]:
        yield Found("according to S", cue, ((words[0].start, end),), ((words[-1].start, words[-1].end),), tuple(s.span(*p) for p in pieces),
                    "clause", False, "It owns the noun.", None, k)


def _adjective(s: Sentence, k: int, classes: frozenset[str]) -> Iterator[Found]:
    """*was sure that …*, *are critical of …*; also *opposed to*, which looks like a passive."""
    verb = k if s.label(k) == "VG" and s.is_finite(k) else k - 1
    while s.label(verb) == "RB":
        verb -= 1
    if s.label(verb) != "VG" or not s.is_finite(verb) or not any(item.low in ("be", "am", "is", "are", "was", "were", "been", "'m", "'re", "'s", "seem", "seems", "seemed", "feel", "feels", "felt", "remain", "remains", "remained") for item in s.words(verb)):
        return
    last = k
    found = cues_of(s.head(k), "adjective")
    if s.low(k) == "in":
        found = tuple(cue for rest, cue in phrases_of("in") if cue.cue_class == "JUDGE" and tuple(i.low for i in s.items[s.chunks[k].last:][:len(rest)]) == rest)
        last = k + len(found[0].cue.split()) - 1 if found else k
        if last >= len(s) or found and s.head(last) != "of":
            return
    for cue in found:
        start = contents.begin(s, last + 1, cue.takes) if cue.cue_class in classes else None
        source = subjects.subject(s, verb)
        if start is None or source is None or not _may_speak(s, source, cue):
            continue
        stop = contents.end(s, start.first, start.frame if start.frame == "clause" else "thing", verb)
        word = s.words(k)[-1]
        if stop > start.first:
            yield Found("S is sure that C", cue, (s.span(source.first, source.last),), ((word.start, s.words(last)[-1].end),), (s.span(start.first, stop),),
                        start.frame, s.is_negated(verb), source.because, s.span(*source.stands_for) if source.stands_for else None, last)


def _colon(s: Sentence, k: int, classes: frozenset[str]) -> Iterator[Found]:
    """*Reyes: No boats today.* Only a short name at the beginning of a sentence."""
    if "SAY" not in classes or s.low(k) != ":" or s.label(0) != "NP" or len(s.words(0)) > 4 or not s.label(2):
        return
    capital = s.items[s.chunks[2].first].kind == "QUOTE" or s.items[s.chunks[2].first].tag[:1] in "NPVWDCR"
    if not capital or any(item.tag in ("DT", "PRP$", "CD") for item in s.words(0)) or cues_of(s.head(0), "noun"):
        return
    last = len(s) - 1 if s.label(len(s) - 1) == "." else len(s)
    colon = s.words(k)[0]
    if last > 2:
        yield Found("S: C", cues_of("say", "verb")[0], (s.span(0, 1),), ((colon.start, colon.end),), (s.span(2, last),), "clause", False,
                    "It is the name before the colon.", None, k)


# --- helpers ------------------------------------------------------------------------------


def _made(s: Sentence, rule: str, cue: Cue, source: Source, first: int, last: int, pieces: list[tuple[int, int]], frame: str,
          denied: bool, used: int | None = None) -> Found:
    spans = (s.span(source.first, source.last),) if source.last > source.first else ()
    return Found(rule, cue, spans, (_cue_span(s, first, last, denied),), tuple(s.span(*piece) for piece in pieces), frame,
                 denied or cue.cue_class == "DENY", source.because, s.span(*source.stands_for) if source.stands_for else None,
                 last if used is None else used)


def _reports(s: Sentence, stop: int) -> bool:
    """Say whether somebody's words are reported before the group ``stop`` already: *She asked why …, where, she said, …*"""
    return any(s.is_finite(k) and cues_of(s.head(k), "verb") and subjects.subject(s, k) for k in range(stop)) and s.label(0) != "QUOTE"


def _last_content(s: Sentence, stop: int) -> int:
    """Return where the clause before ``stop`` begins: after *denied that*, *said that*, or at the sentence's beginning."""
    for j in range(stop - 1, -1, -1):
        if s.low(j) == "that" and s.label(j) == "IN" and s.label(j - 1) == "VG":
            return j + 1
    return next((j for j in range(stop) if s.label(j) != "CC"), 0)


def _may_speak(s: Sentence, source: Source, cue: Cue) -> bool:
    """Say whether the source can be somebody: not *there*, *the idea*, *what*."""
    heads = [s.head(k) for k in range(source.first, source.last) if s.label(k) == "NP"]
    if s.label(source.first) in ("WP", "WDT") or s.low(source.first) == "that":
        return source.stands_for is not None
    return bool(heads) and heads[0] not in NOBODY and s.label(source.first) == "NP" and s.low(source.first) not in ("no", "nobody", "none", "neither", "nothing")


def _shows(s: Sentence, source: Source, start: contents.Begin) -> bool:
    """Say whether it is a study that says: with a clause, or with *no sign that*."""
    if start.frame not in ("clause", "quote"):
        return False
    head = s.head(source.first)
    return head in DOCUMENTS or s.words(source.first)[-1].tag in ("NNP", "NNPS", "PRP")


def _pictures(s: Sentence, start: contents.Begin) -> bool:
    """Say whether what was posted shows or claims something: *an image in which …*, *a photo of …*."""
    end = s.phrase_end(start.first)
    shows = s.label(start.first + 1) in ("IN", "WDT") or s.is_participle(start.first + 1) or s.low(end) in ("that", "which", "in")
    return s.head(start.first) in PICTURES and shows


def _closes(s: Sentence, k: int) -> bool:
    """Say whether group ``k`` sets a clause off: a comma, dash, quotation or stop."""
    return s.label(k) in (",", "QUOTE", ".", "", ")", "(") or s.label(k) == ":" and s.low(k) in ("—", "–", "-", "--", ";", "...", "…")


def _quote_follows(s: Sentence, before: int, after: int) -> bool:
    """Say whether what is said begins only now: *He said, "…"*, with nothing before him."""
    return s.label(before) == "" or s.label(after) == "QUOTE"


def _around(s: Sentence, before: int, after: int | None, cue: int) -> list[tuple[int, int]]:
    """Return what is said before an inserted *he said*, up to the group ``before``, and, from a comma at ``after`` on, behind it."""
    last = before + 1 if s.label(before) == "QUOTE" else before
    first = 0
    for j in range(last - 1, -1, -1):
        if s.label(j) == "QUOTE" and s.label(j - 1) in ("", ",", ":", "QUOTE") and j == last - 1:
            first = j
            break
        if s.label(j) == ":" and (s.low(j) == ";" or s.low(j) == ":" and s.label(j + 1) == "QUOTE"):
            first = j + 1
            break
        if s.label(j) == "," and s.low(j + 1) in ("where", "who", "which", "because", "and", "but") and _reports(s, j):
            first = j + 1
            break
    if s.low(first) == "asked":
        return []
    while s.low(first) in ("but", "and", "yet") or s.label(first) == ",":
        first += 1
    if first >= last:
        return []
    pieces = [(first, last)]
    if after is None and s.label(last - 1) == "QUOTE":  # "I was wrong," admitted Lund, her voice low, "and I am sorry."
        pieces += [(j, j + 1) for j in range(cue, len(s)) if s.label(j) == "QUOTE" and s.label(j - 1) == ","]
    if after is not None and (s.label(after) == "," or s.label(after) == ":" and s.low(after) != ";"):
        rest = after + 1
        quoted = s.label(last - 1) == "QUOTE" and first == last - 1
        if s.low(rest) in ("but", "while", "though") and s.label(rest + 1) == "NP" and s.is_finite(s.phrase_end(rest + 1)) and s.low(rest + 1) not in contents.PRONOUNS:
            return pieces  # the company says, but passengers disagree
        if s.label(rest) and (not quoted or s.label(rest) == "QUOTE") and not (s.is_participle(rest)):
            stop = contents.end(s, rest, "clause", cue)
            if stop > rest:
                pieces.append((rest, stop))
    return pieces
