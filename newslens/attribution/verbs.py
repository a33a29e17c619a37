"""Rules for verbs: in which order do source, cue and content stand?"""

from __future__ import annotations

import functools
from dataclasses import replace

from newslens.attribution import contents, subjects
from newslens.attribution.cues import cues_of
from newslens.attribution.finding import NO_VOICE, Cued, Found, Groups, around, closes, comma_after, may_speak
from newslens.attribution.sentence import JOINING, Sentence
from newslens.attribution.subjects import Source
from newslens.resources import lexicon

# what can say something like "It found that …": bodies, documents, people who study
DOCUMENTS = frozenset("study report survey poll data figures letter document documents treaty agreement analysis review audit investigation "
                      "inquiry results result records record memo statement filing paper leaflet poster sign research findings evidence "
                      "test tests census article book model models experiment estimate estimates simulation simulations graph chart logs log "
                      "assessment forecast projection projections paragraph clause contract permit plan notice note minutes files polls "
                      "watchdog watchdogs auditor inspector inspectors regulator regulators ombudsman coroner prosecutors police doctors historians economists "
                      "scholars biologists geologists astronomers officials "
                      "studies surveys reports letters papers reviews experts scientists researchers investigators auditors engineers court judge "
                      "commission committee panel jury council team group agency they it she he we i".split())
PICTURES = frozenset("image images photo photos photograph photographs picture pictures video videos clip clips footage map maps "
                     "graphic chart message messages statement screenshot letter document documents recording".split())
NAMES = {"JUDGE": "S judges T", "CALL": "S calls T X"}
QUESTION = frozenset(("clause", "to"))


# --- S says C, and C, S says ------------------------------------------------------------------


def active(c: Cued) -> Found | None:
    """*Reyes said the boat was old*; *The boat, Reyes said, was old*; and what can stand in their place."""
    s = c.s
    if not s.is_finite(c.first) or s.is_passive(c.first):
        return None
    source = subjects.subject(s, c.first)
    if source is None:
        return None
    if not may_speak(s, source):
        return _nobody(c, source)
    before, after = source.first - 1, contents.after_cue(s, c.last, c.cue.takes)
    if s.low(before) == "what" and s.label(c.last + 1) not in (",", ".", ":", ""):
        return _what_it_says(c, source)
    if _relative_name(s, c, before, after):
        return c.found(_name(c), source, [(before, before + 1), (after, contents.end(s, after, "thing", c.first))], "thing")
    if s.label(before) in ("WP", "WDT") and s.is_finite(after) and "clause" in c.cue.takes:  # who | he said | had followed the rules
        return c.found(_name(c), source, [(before, source.first), (after, contents.end(s, after, "clause", c.first))], "clause")
    if s.low(before) == "as" and c.cue.takes & {"clause", "as"}:
        if s.label(before - 1) in ("", "CC"):
            return _as_it_begins(c, source)
        if closes(s, after + (s.low(after) == "it")):
            return _as_it_ends(c, source, before)
    starts_now = s.label(before) == "" or s.label(after) == "QUOTE"  # He said, "…"
    if c.cue.takes & {"clause", "quote"} and closes(s, before) and closes(s, after) and not starts_now:
        return _inserted(c, source, before, after)
    return _following(c, source, before, after)


def _nobody(c: Cued, source: Source) -> Found | None:
    """*Nobody at the port supports the tunnel*: the port is who does not."""
    s, inner = c.s, source.first + 2
    if c.cue.cue_class != "JUDGE" or s.low(source.first) not in NO_VOICE or not s.is_preposition(source.first + 1) or source.last <= inner:
        return None
    start = contents.begin(s, contents.after_cue(s, c.last, c.cue.takes), c.cue.takes)
    if start is None:
        return None
    within = Source(inner, source.last, f"“{s.low(source.first)}” of it does.")
    return replace(c, denied=True).found(_name(c), within, [(start.first, contents.end(s, start.first, start.frame, c.first))], start.frame)


def _name(c: Cued) -> str:
    return NAMES.get(c.cue.cue_class, "S says C")


def _what_it_says(c: Cued, source: Source) -> Found | None:
    """*what it says | is its territory*, *what the company calls | a pause*"""
    if c.last + 1 >= len(c.s) or c.cue.cue_class not in ("SAY", "CALL", "THINK"):
        return None
    return c.found(_name(c), source, [(c.last + 1, contents.end(c.s, c.last + 1, "what", c.first))], "what")


def _relative_name(s: Sentence, c: Cued, before: int, after: int) -> bool:
    """Say whether it is *which | the mayor has called | reckless*, or *a plan | the mayor has called | reckless*."""
    if c.cue.cue_class != "CALL" or s.low(before) == "what" or s.label(after) not in ("JJ", "QUOTE", "NP", "VG", "IN"):
        return False
    return s.label(before) in ("WP", "WDT") or s.label(before) == "NP" and s.label(before - 1) == "VG"


def _as_it_begins(c: Cued, source: Source) -> Found | None:
    """*As the mayor put it, the bridge is a museum piece.*"""
    comma = comma_after(c.s, c.last + 1)
    if comma is None or any(c.s.label(j) == "VG" for j in range(c.last + 1, comma)):
        return None
    return c.found("C, S says", source, [(comma + 1, contents.end(c.s, comma + 1, "clause", c.first))], "clause")


def _as_it_ends(c: Cued, source: Source, before: int) -> Found | None:
    """*He denied that the gates were late, as several speakers claimed.*"""
    s = c.s
    stop = before - 1 if s.label(before - 1) in (",", ":") else before
    begin = next((j for j in range(stop) if s.label(j) != "CC"), 0)
    for j in range(stop - 1, -1, -1):
        if s.low(j) == "that" and s.label(j) == "IN" and s.label(j - 1) == "VG":
            begin = j + 1
            break
    return c.found("C, S says", source, [(begin, stop)], "clause")


def _inserted(c: Cued, source: Source, before: int, after: int) -> Found | None:
    """*The boat, Reyes said, was old*; after a question, silence: *Asked whether it was old, Reyes did not reply.*"""
    if c.denied and c.s.low(0) == "asked":
        start = contents.begin(c.s, 1, QUESTION)
        if start and start.first < before:
            return c.found("asked C, S is silent", source, [(start.first, before)], "clause")
    return c.found("C, S says", source, around(c.s, before, after, c.first), "clause")


def _following(c: Cued, source: Source, before: int, after: int) -> Found | None:
    """*Reyes said the boat was old*: what follows must be something that the verb takes."""
    s = c.s
    start = contents.begin(s, after, c.cue.takes)
    if start is None:
        relative = s.label(before) == "WDT" or s.low(before) == "that" and s.label(before - 1) == "NP"
        if c.cue.cue_class == "JUDGE" and (s.label(before) == "NP" or relative) and closes(s, after):  # politicians he disliked, a plan which she backed
            return c.found(_name(c), source, [(before, before + 1)], "thing")
        return None
    if c.cue.cue_class == "SHOW" and not _shows(s, source, start) or c.cue.cue_class == "POST" and not _pictures(s, start):
        return None
    stop = contents.end(s, start.first, start.frame, c.first)
    if s.low(start.first) == "nothing" and "so" in c.cue.takes:  # said nothing about the firm
        silent = Cued(s, c.cue, c.first, start.first, True)
        return silent.found(_name(c), source, [(start.first + 1, stop)], start.frame)
    return c.found(_name(c), source, [(start.first, stop)], start.frame)


@functools.cache
def _bodies() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon("bodies"))


def _shows(s: Sentence, source: Source, start: contents.Begin) -> bool:
    """Say whether it is a study that says: with a clause, or with *no sign that*."""
    known = s.head(source.first) in DOCUMENTS or s.head(source.first) in _bodies() and "that" in (s.low(start.first - 1), *(s.low(j) for j in range(start.first, start.first + 3))) or s.words(source.first)[-1].tag in ("NNP", "NNPS", "PRP")
    return known and start.frame in ("clause", "quote")


def _pictures(s: Sentence, start: contents.Begin) -> bool:
    """Say whether what was posted shows or claims something: *an image in which …*, *a photo of …*."""
    end = s.phrase_end(start.first)
    shows = s.label(start.first + 1) in ("IN", "WDT") or s.is_participle(start.first + 1) or s.low(end) in ("that", "which", "in")
    return s.head(start.first) in PICTURES and shows


# --- C, says S ----------------------------------------------------------------------------------


def inverted(c: Cued) -> Found | None:
    """*"…," said Reyes, a fisherman*: only verbs of saying, only after something that can be content."""
    s, k = c.s, c.first
    if c.cue.cue_class not in ("SAY", "ASK", "THINK") or not c.cue.takes & {"clause", "quote"} or not (s.is_finite(k) or s.is_bare_vbn(k)):
        return None
    quoted = s.label(k - 1) == "QUOTE"
    if not (quoted or s.label(k - 1) == "," or s.low(k - 1) in ("—", "–", "-")):
        return None
    source = subjects.inverted(s, c.last)
    if source is None or not may_speak(s, source):
        return None
    own = subjects.subject(s, k)
    if not quoted and own is not None and not any(s.is_finite(j) for j in range(own.first)):
        return None  # Aircraft Spots, a tracker, posted an image
    tail = source.last
    while s.label(tail) in ("TIME", "RB") or s.is_preposition(tail):
        tail = tail + 1 if s.label(tail) in ("TIME", "RB") else s.phrase_end(tail + 1)
    if s.is_finite(tail):
        return None
    goes_on = not quoted and s.label(tail) == "," and s.label(k - 1) == "," and s.is_finite(tail + 1)  # The plan, said the union, would ruin the port.
    return c.found("C, says S", source, around(s, k - 1, tail if goes_on else None, k), "clause", used=source.last - 1)


# --- C is said by S ---------------------------------------------------------------------------


def passive(c: Cued) -> Found | None:
    """*The plan was described by residents as reckless*; *It was announced that …*; *Asked whether …, she*"""
    s, rule = c.s, "C is said by S"
    bare = s.is_bare_vbn(c.first) and not s.is_joined(c.first)
    if not (bare or s.is_passive(c.first)) or _is_fixed(c):
        return None
    agent = subjects.agent(s, c.last)
    source = agent or Source(0, 0, "The passive names nobody.")
    if bare and s.low(c.first) == "asked" and c.first == 0:
        start = contents.begin(s, contents.after_cue(s, c.last, QUESTION), QUESTION)
        comma = comma_after(s, start.first) if start else None
        return c.found(rule, source, [(start.first, len(s) if comma is None else comma)], "clause") if start else None
    patient = _patient(s, c.first, bare)
    if bare and (agent is None or patient is None):
        return None
    after = contents.after_cue(s, agent.last - 1 if agent else c.last, c.cue.takes - {"hearer"})
    takes = c.cue.takes | {"to"} if c.cue.cue_class == "ASK" else c.cue.takes
    start = contents.begin(s, after, takes - {"thing", "so"})
    it = patient is not None and s.low(patient[0]) == "it"
    if start and start.frame in ("clause", "to", "quote") and ("hearer" in takes or it):  # Residents were told that …
        made = c.found(rule, source, [(start.first, contents.end(s, start.first, start.frame, c.first))], start.frame)
        if made:
            return made
    if it and "clause" in takes:  # The pier, it was announced on Friday, will close
        close = contents.after_cue(s, c.last, frozenset())
        made = c.found(rule, source, around(s, patient[0] - 1, close, c.first), "clause") if closes(s, patient[0] - 1) and closes(s, close) else None
        if made:
            return made
    if patient and agent and s.low(after) == "to" and "clause" in takes:  # is said by the center to be quicker
        return c.found(rule, source, [patient, (after, contents.end(s, after, "to", c.first))], "to")
    return _done_to(c, source, patient, after)


def _done_to(c: Cued, source: Source, patient: Groups | None, after: int) -> Found | None:
    """*The plan | was described by residents | as reckless*"""
    s = c.s
    if patient is None or not c.cue.takes & {"thing", "as"} or s.low(after) == "to":
        return None
    if source.last == 0 and c.cue.cue_class == "CALL" and s.low(c.last + 1) != "as":
        return None  # a bird called the kestrel
    pieces = [patient]
    if s.low(after) in ("as", "for", "of", "over", "with") or s.label(after) in ("QUOTE", "JJ", "TIME"):
        pieces.append((after, contents.end(s, after, "thing", c.first)))
    return c.found("C is said by S", source, pieces, "thing", used=after - 1)


def _is_fixed(c: Cued) -> bool:
    """Say whether the passive is a phrase that reports nobody: *is known*, *is said to*, *was seen*."""
    if c.cue.cue_class == "POST" or c.cue.cue == "quote" or c.cue.cue == "say" and not subjects.agent(c.s, c.last):
        return True
    return c.cue.cue in ("know", "see", "view", "hold", "put") and c.s.low(c.last + 1) != "as"


def _patient(s: Sentence, k: int, bare: bool) -> Groups | None:
    """Return the noun phrase that a passive is about."""
    if bare and s.low(k - 1) in JOINING:  # was criticized by residents and welcomed by shops
        verb = next((j for j in range(k - 2, -1, -1) if s.is_finite(j)), None)
        return _patient(s, verb, False) if verb is not None and s.is_passive(verb) else None
    if bare:
        noun = k - 2 if s.label(k - 1) == "," else k - 1  # The tunnel, opposed by drivers, opens in May.
        return (s.phrase_start(noun), noun + 1) if s.label(noun) == "NP" else None
    found = subjects.subject(s, k)
    return found and (found.stands_for or (found.first, found.last))


# --- S, saying C ------------------------------------------------------------------------------


def participle(c: Cued) -> Found | None:
    """*Reyes left, saying the boat was old*; *a letter opposing the permit*"""
    s, k = c.s, c.first
    if not s.is_participle(k) or s.low(k - 1) in ("to", "of", "without", "for", "from") or s.low(k) == "according" or c.cue.cue_class == "POST":
        return None
    if s.label(k - 1) == "VG" and any("gerund" in cue.takes for cue in cues_of(s.head(k - 1), "verb")):  # denied supporting the tunnel
        return None
    if s.label(k - 1) == "NP" and s.label(k - 2) != "TIME" and s.low(k - 1) != "it":
        source = Source(s.phrase_start(k - 1), k, "A participle right after a noun phrase belongs to it.")
    else:
        source = subjects.main_subject(s, k)
    if source is None or not may_speak(s, source):
        return None
    start = contents.begin(s, contents.after_cue(s, c.last, c.cue.takes), c.cue.takes)
    if start is None or c.cue.cue_class == "SHOW" and start.frame != "clause":
        return None
    return c.found("S, saying C", source, [(start.first, contents.end(s, start.first, start.frame, k))], start.frame)
