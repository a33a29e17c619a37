"""What is said: where the content begins and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from newslens.attribution.cues import cues_of
from newslens.attribution.sentence import CONJUNCTIONS, JOINING, WH, Sentence
from newslens.attribution.subjects import OCCASIONS

ASIDES = frozenset("however though too instead meanwhile also again then only simply in".split())
PRONOUNS = frozenset("he she it they i we you who".split())


class Begin(NamedTuple):
    """The content begins at group ``first``; ``frame`` is what the verb takes there: clause, quote, to, thing, so, as …"""

    first: int
    frame: str


SIGNS = frozenset("sign signs evidence indication indications proof trace traces reason grounds".split())


def after_cue(s: Sentence, k: int, takes: frozenset[str]) -> int:
    """Return the first group after the cue that is no adverb, time, hearer (*told reporters*) or *in a statement*."""
    j, hearer = k + 1, "hearer" in takes
    that = _that_later(s, j, hearer) if "clause" in takes else None
    if that:
        return that
    while True:
        if s.low(j) in ("this", "these") and s.low(j + 1) == ":":
            return j + 1
        if s.label(j) == "," and s.label(j + 2) == "," and s.low(j + 1) in ASIDES:
            j += 3
        elif hearer and s.label(j) == "NP" and _is_hearer(s, j):
            j, hearer = s.phrase_end(j), False
        elif s.label(j) in ("RB", "RBR", "JJ") and s.low(j) in ASIDES or s.label(j) in ("RB", "RBR") and s.low(j) not in ("so", "not", "neither"):
            j += 1
        elif s.label(j) == "IN" and s.label(j + 1) == "IN" and s.low(j + 1) in ("that", "whether", "if"):  # wondered aloud whether
            j += 1
        elif s.label(j) == "TIME" and not s.is_finite(j + 1):
            j += 1
        elif s.label(j) == "NP" and s.head(j) in ("himself", "herself", "itself", "themselves"):
            j += 1
        elif s.is_preposition(j) and not _is_taken(takes, s.low(j)) and _is_passing(s, j):
            j = s.phrase_end(j + 1)
        else:
            return j


def _is_taken(takes: frozenset[str], preposition: str) -> bool:
    """Say whether a cue takes a thing after this preposition; *to* stands for a verb in verbs' rows, for a thing in nouns' and adjectives'."""
    return preposition in takes and (preposition not in ("to", "in") or bool(takes & {"at", "of"}))


def _that_later(s: Sentence, j: int, hearer: bool) -> int | None:
    """Return the *that* which comes after hearers, times and places alone: *told managers for at least two years that*."""
    if s.label(j) == "NP" and not hearer:
        return None
    for m in range(j, min(j + 10, len(s))):
        if s.low(m) == "that" and s.label(m) == "IN":
            return m
        if s.label(m) in ("VG", ",", ":", "QUOTE", "CC", "WDT", "WP", "WRB") or s.label(m) == "NP" and m > j and s.label(m - 1) not in ("IN", "TO", "JJS"):
            return None
    return None


def _is_hearer(s: Sentence, j: int) -> bool:
    """Say whether the noun phrase after the cue is who is told: what is said must follow it, or nothing at all."""
    end = s.phrase_end(j)
    if s.is_finite(end):
        return False
    while s.label(end) in ("TIME", "RB") and s.low(end) != "not" or s.is_preposition(end):
        end += 1 if s.label(end) in ("TIME", "RB") else 2
    return s.low(end) in WH | {"that", "to", "not", "of", "about", "for", "against"} or s.label(end) in (",", ".", ":", "QUOTE", "NP", "")


def _is_passing(s: Sentence, j: int) -> bool:
    """Say whether a prepositional phrase only tells where or when it was said: then the content is still to come, or over."""
    while s.is_preposition(j) or s.label(j) == "TIME":
        j = s.phrase_end(j + 1) if s.is_preposition(j) else j + 1
    return s.label(j) in (",", ".", ":", "QUOTE", "") or s.low(j) in ("that", "whether", "how", "why", "what")


def begin(s: Sentence, j: int, takes: frozenset[str]) -> Begin | None:
    """Return where the content to the right of the cue begins, if what stands at group ``j`` is something the verb takes."""
    low, label = s.low(j), s.label(j)
    speech = takes & {"clause", "quote"}
    if label == ":" and low == ":" and speech:
        return Begin(j + 1, "quote") if s.label(j + 1) else None
    if label == "QUOTE":
        return Begin(j, "quote")
    if label == ",":
        return Begin(j + 1, "quote") if speech and s.label(j + 1) == "QUOTE" else None
    if low == "that" and label in ("IN", "WDT", "DT") and "clause" in takes:
        return Begin(j + 1, "clause")
    if speech and label and s.words(j)[0].left < s.words(j)[0].start:
        return Begin(j, "quote")
    if low in WH and "clause" in takes and label != "WDT" or low in ("what", "which", "whose") and "clause" in takes:
        return Begin(j, "clause")
    if low == "what" and "thing" in takes:  # praised | what it calls "a safe tunnel"
        return Begin(j, "thing")
    if low == "not" and s.low(j + 1) == "to" and "to" in takes or low == "to" and s.label(j + 1) == "VG" and "to" in takes:
        return Begin(j, "to")
    if low in ("so", "as") and "so" in takes and low == "so":
        return Begin(j, "so")
    if (label == "IN" or label == "TO" and s.label(j + 1) in ("NP", "QUOTE", "WP")) and low in takes:
        return Begin(j + 1 if low == "on" else j, low)
    if "clause" in takes and s.clause_begins(j):
        return Begin(j, "clause")
    if "clause" in takes and s.is_preposition(j) and _clause_later(s, j):
        return Begin(j, "clause")
    if "gerund" in takes and s.label(j) == "VG" and s.head(j).endswith("ing"):
        return Begin(j, "thing")
    if label in ("NP", "TIME") or low in ("neither", "both", "either"):
        if "thing" in takes:
            return Begin(j, "thing")
        if "clause" in takes and (s.words(j)[0].tag in ("CD", "$") or s.head(j) in SIGNS and (s.low(j + 1) in ("that", "of"))):
            return Begin(j, "clause")
        if "as" in takes and any(item.left < item.start for item in s.words(j)):  # spoke of a "national tragedy"
            return Begin(j, "thing")
        if "as" in takes and _follows(s, j, "as"):
            return Begin(j, "as")
        if "at" in takes and _follows(s, j, "at") and any(w.tag in ("CD", "$") for m in range(j, min(j + 14, len(s))) if s.low(m) == "at" for w in s.words(m + 1)):
            return Begin(j, "at")
        if "so" in takes and s.low(j) in ("nothing", "it", "this", "that", "little", "much") and s.label(j + 1) in (".", ",", "", "IN", "CC"):
            return Begin(j, "thing")
    return None


def _clause_later(s: Sentence, j: int) -> bool:
    """Say whether a clause comes after the opening phrase: *said in March the council would …*"""
    end = s.phrase_end(j + 1)
    end += s.label(end) == ","
    return s.label(end) in ("NP", "TIME") and s.clause_begins(end)


def _follows(s: Sentence, j: int, word: str) -> bool:
    for m in range(j + 1, min(j + 14, len(s))):
        if s.low(m) == word:
            return True
        if s.label(m) in (":", "QUOTE") or s.is_finite(m) and s.low(m - 1) not in ("that", "who", "which"):
            return False
    return False


def end(s: Sentence, first: int, frame: str, cue: int) -> int:
    """Return the group where a content that begins at group ``first`` ends (exclusive)."""
    clause = frame in ("clause", "quote", "to", "so")
    for j in range(first, len(s)):
        label = s.label(j)
        if label == ":" and s.low(j) in (";", ":") and not (s.low(j) == ":" and clause):
            return j
        if j == len(s) - 1 and label == ".":
            return j
        if j == first:
            continue
        if frame != "quote" and s.label(cue) == "NP" and s.is_finite(j) and (frame == "to" or _second_verb(s, first, j)):
            return j  # the claim that the fare is illegal | was rejected
        if frame == "what" and s.is_finite(j) and not _in_relative(s, first, j):
            return j
        if clause and (_new_voice(s, j, cue) or label == "," and s.label(j + 1) in ("WRB", "WP", "WDT") and _inserted_voice(s, j + 1)):
            return j
        if not clause and _thing_ends(s, j, first):
            return j
    return len(s)


def _second_verb(s: Sentence, first: int, verb: int) -> bool:
    """Say whether the clause that begins at ``first`` has its verb already, and ``verb`` comes without a subject of its own."""
    verbs = [m for m in range(first, verb) if s.is_finite(m)]
    if not verbs or s.label(verb - 1) not in ("NP", "JJ", "RB", "TIME", "VG"):
        return False
    return not any(s.low(m) in CONJUNCTIONS | {"and", "but", ",", "who", "which", "as"} for m in range(verbs[-1], verb))


OPENERS = frozenset("though although while when as after because if since once whereas before".split())


def _in_relative(s: Sentence, first: int, verb: int) -> bool:
    return verb == first or any(s.label(m) in ("WP", "WDT") or s.low(m) == "that" for m in range(first, verb))


def _new_voice(s: Sentence, j: int, cue: int) -> bool:
    """Say whether what is reported ends at ``j``, because the sentence's own verb goes on or somebody else takes over."""
    if s.label(j) == "," and s.is_participle(j + 1) and _is_cue(s, j + 1):  # said X, adding that
        return True
    if s.label(j) == "," and s.low(0) in OPENERS and s.clause_begins(j + 1) and not any(s.label(m) == "," for m in range(cue)):
        return True  # Though she did not say why, the tracker posted …
    if s.label(j) == "," and s.low(j + 1) == "as" and _speaks(s, j + 2) and _is_cue(s, s.phrase_end(j + 2)):
        return True  # as several speakers claimed
    at = j + 1 if s.label(j) == "," else j
    if s.low(at) not in JOINING:
        # a physicist who was asked to examine the plans, took no side
        return s.label(j) == "," and s.is_finite(j + 1) and any(s.label(m) in ("WP", "WDT") for m in range(cue))
    after = at + 1
    while s.label(after) == "RB" or s.label(after) == "TIME":
        after += 1
    if s.label(after) == "VG":  # but did not say
        closed = s.items[s.chunks[at].first - 1]
        own = _is_cue(s, after) or closed.right > closed.end or closed.kind == "QUOTE"  # said that "…" and left
        return s.is_finite(after) and own and s.tense(after) == s.tense(cue)
    if s.label(after) == "NP" and not s.low(after) == "that":
        verb = s.phrase_end(after)
        if not s.is_finite(verb):
            return False
        if _is_cue(s, verb) and s.tense(verb) == s.tense(cue):
            return True
        if s.label(j) == "," and s.low(at) == "but" and any(item.kind == "DO" for item in s.words(verb)):
            return True
        return s.label(j) == "," and s.low(after) not in PRONOUNS and not _shifted(s, verb)
    return False


def _shifted(s: Sentence, verb: int) -> bool:
    """Say whether a verb is shifted back as reported speech shifts it: *had gone, would go, could go*."""
    return s.words(verb)[0].low in ("had", "would", "could", "might", "was", "were", "should")


def _is_cue(s: Sentence, k: int) -> bool:
    words = [item.low for item in s.words(k) if not item.tag.startswith("RB")]
    return bool(words) and (bool(cues_of(words[-1], "verb")) or words[-1] in ("declined", "refused"))


def _thing_ends(s: Sentence, j: int, first: int) -> bool:
    low, label = s.low(j), s.label(j)
    if label == ":":
        return True
    if label == ",":
        if s.low(j + 1) in JOINING:
            return _thing_ends(s, j + 1, first)
        if s.low(j + 1) == "as" and s.low(j + 2) == "well":
            return False
        return s.label(j + 1) == "VG" or s.low(j + 1) in CIRCUMSTANCES or _speaks(s, j + 1) or s.label(j + 1) == "WP" and _speaks(s, j + 2)
    if s.is_finite(j) and any(s.label(m) == "WP" for m in range(first)) and not _in_relative(s, first, j):
        return True
    if s.is_preposition(j) and s.low(j) == "in" and s.head(j + 1) in OCCASIONS:
        return True
    if low in JOINING:
        after = j + 1
        while s.label(after) == "RB":
            after += 1
        if s.label(after) == "VG":
            return s.is_finite(after) or s.is_bare_vbn(after)
        return s.label(after) == "NP" and s.is_finite(s.phrase_end(after))
    return low in ("although", "though", "while", "when", "whereas", "unless")


CIRCUMSTANCES = frozenset("although though while when whereas unless after as before until if".split())


def _inserted_voice(s: Sentence, j: int) -> bool:
    """Say whether an insert like *, she noted,* comes soon after group ``j``."""
    for m in range(j + 1, min(j + 6, len(s))):
        if s.label(m) == "," and _speaks(s, m + 1) and _is_cue(s, s.phrase_end(m + 1)) and s.label(s.phrase_end(m + 1) + 1) == ",":
            return True
    return False


def _speaks(s: Sentence, j: int) -> bool:
    """Say whether *he said* or *he added*, an insert, begins at group ``j``."""
    verb = s.phrase_end(j) if s.label(j) == "NP" else j
    return s.is_finite(verb) and verb > j
