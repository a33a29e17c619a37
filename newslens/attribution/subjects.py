"""Who is the subject of a verb? Small rules that walk from the cue to its source."""

from __future__ import annotations

from typing import NamedTuple

from newslens.attribution.sentence import CONJUNCTIONS, JOINING, Sentence


REFLEXIVES = frozenset("himself herself itself themselves myself ourselves".split())


class Source(NamedTuple):
    """The groups ``first`` up to ``last`` (exclusive) that name the source, and why they do."""

    first: int
    last: int
    because: str
    stands_for: tuple[int, int] | None = None  # the groups that a relative pronoun (who) refers to


def subject(s: Sentence, k: int) -> Source | None:
    """Return the subject of the verb group ``k``, or None where none is found to its left."""
    j = k - 1
    while s.label(j) in ("RB", "TIME") and j > 0:
        j -= 1
    while s.label(j) == "NP" and s.head(j) in REFLEXIVES and j > 0:
        j -= 1
    if s.label(j) == "NP":
        return _before(s, j)
    if s.label(j) in ("WP", "WDT") or s.low(j) == "that" and s.label(j - 1) == "NP":
        return _antecedent(s, j)
    if s.label(j) in (",", ":", ")"):
        return _over_insert(s, j) or _in_list(s, k, j)
    if s.low(j) in JOINING:
        return _shared(s, k, j)
    if s.label(j) == "VG" and s.is_finite(j):  # people who left | said
        return _over_relative(s, j)
    return None


def _before(s: Sentence, j: int) -> Source | None:
    first = s.phrase_start(j)
    if s.label(first - 1) == "VG" and s.label(first - 2) != "," or s.is_preposition(first - 1) and s.label(first - 2) == "VG":
        verb = first - 1 if s.label(first - 1) == "VG" else first - 2
        beyond = _over_relative(s, verb)
        if beyond:
            return beyond
        if (s.is_participle(verb) or s.is_bare_vbn(verb)) and s.label(verb - 1) == "NP":
            start = s.phrase_start(verb - 1)
            return Source(start, j + 1, "It is the noun phrase right before the verb, with what restricts it.")
    first = _with_partners(s, first)
    return Source(first, j + 1, "It is the noun phrase right before the verb.")


def _with_partners(s: Sentence, first: int) -> int:
    """Take in what is joined to a noun phrase: *the U.S. and its allies*."""
    if s.low(first - 1) in ("and", "or") and s.label(first - 2) == "NP":
        start = s.phrase_start(first - 2)
        if s.label(start - 1) in ("", ",", "CC", ":", "WP", "WDT", "WRB") or s.low(start - 1) in CONJUNCTIONS:
            while s.label(start - 1) == "," and s.label(start - 2) == "NP" and s.label(s.phrase_start(start - 2) - 1) in ("", ","):
                start = s.phrase_start(start - 2)
            return start
    return first


def _antecedent(s: Sentence, j: int) -> Source | None:
    noun = j - 1
    if s.label(noun) == ",":
        noun -= 1
    if s.label(noun) == ":":  # campaigners — among them Ms. Bolton — who
        noun = next((m - 1 for m in range(noun - 1, -1, -1) if s.label(m) == ":"), noun)
    if s.label(noun) == "CC":  # who works there, and who asked not to be named
        before = next((m for m in range(noun - 1, -1, -1) if s.label(m) in ("WP", "WDT")), None)
        found = _antecedent(s, before) if before is not None else None
        return found and found._replace(first=j, last=j + 1)
    if s.label(noun) == "IN" and s.label(noun - 1) == "NP":  # many of whom
        noun -= 1
    if s.label(noun) != "NP":
        return None
    return Source(j, j + 1, f"It is “{s.low(j)}”, the subject of the clause that it opens.", (s.phrase_start(noun), noun + 1))


def _over_relative(s: Sentence, verb: int) -> Source | None:
    """Find *people* in *people who went with her said*: the verb before the cue belongs to *who*."""
    for j in range(verb - 1, max(-1, verb - 8), -1):
        if s.label(j) == "WP$" and s.label(j - 1) == "NP":  # the engineer whose firm designed the tunnel says
            return Source(s.phrase_start(j - 1), j, "It is the noun phrase before “whose”, whose clause ends before the verb.")
        if s.label(j) in ("WP", "WDT") or s.low(j) == "that" and s.label(j - 1) == "NP":
            found = _antecedent(s, j)
            return found and found.stands_for and Source(*found.stands_for, f"It is the noun phrase before “{s.low(j)}”, whose clause ends before the verb.")
        if s.label(j) in (",", "CC", ":", "QUOTE"):
            return None
    return None


def _over_insert(s: Sentence, j: int) -> Source | None:
    """Find *the leader* in *the leader, a farmer, said*: what stands between two commas is passed over."""
    opening = "(" if s.label(j) == ")" else s.label(j)
    best = None
    for m in range(j - 1, max(-1, j - 30), -1):
        if s.label(m) != opening:
            continue
        if s.label(m - 1) != "NP" or not _is_insert(s, m + 1, j):
            if best is None and _is_insert(s, m + 1, j):
                continue
            break
        first = s.phrase_start(m - 1)
        if s.is_preposition(first - 1) and s.label(first - 2) in ("", ",", "CC") :  # in Oslo, the mayor, a farmer, said
            break
        verb = first - 1 if s.label(first - 1) == "VG" else first - 2
        if s.label(verb) == "VG" and (verb == first - 1 or s.is_preposition(first - 1)):
            beyond = _over_relative(s, verb)
            if beyond:
                best = beyond
            break
        best = Source(_with_partners(s, first), m, "It is the noun phrase before the words between commas.")
    return best


def _is_insert(s: Sentence, first: int, last: int) -> bool:
    """Say whether the groups are an insert: *who …*, *a farmer from …*, *42*, *speaking in …*, without a clause of its own."""
    if first >= last:
        return False
    head = s.label(first)
    if head == "CC" and s.label(first + 1) in ("WP", "WDT"):  # and who asked not to be named
        return True
    relative = head in ("WP", "WDT", "WP$") or any(s.label(k) in ("WP", "WDT", "WP$") for k in range(first, min(first + 3, last)))
    if relative:
        return True
    published = head == "VG" and s.tense(first) == "VBD" and s.label(first + 1) in ("IN", "TIME", "RB")  # , published in May,
    if head not in ("NP", "VG", "IN", "TIME", "RB", "JJ", "CD", "TO") or s.is_finite(first) and not published:
        return False
    for k in range(first + published, last):
        if s.is_finite(k) and not any(s.label(m) in ("WP", "WDT") or s.low(m) in ("that", "where", "when", "whose") for m in range(first, k)):
            return False
    return True


def _shared(s: Sentence, k: int, joint: int) -> Source | None:
    """Find the subject of *accused* in *Dunmar denied it and accused Kestria*: that of the verb it is joined to."""
    verbs = [j for j in range(joint - 1, -1, -1) if s.is_finite(j)]
    same = [j for j in verbs if s.tense(j) == s.tense(k)]
    for j in same or verbs:
        found = subject(s, j) if j < joint else None
        depends = found and (s.low(found.first - 1) in CONJUNCTIONS or s.label(j - 1) in ("WP", "WDT"))
        if found and not (depends and j != (same or verbs)[-1]):
            verb = " ".join(item.low for item in s.words(j))
            return found._replace(because=f"It is the subject of “{verb}”, to which the verb is joined.")
    return None


def _in_list(s: Sentence, k: int, comma: int) -> Source | None:
    """Find the subject of *praised* in *He thanked the divers, praised the crew and left*: verbs in a row share one."""
    if s.label(comma) != "," or not any(s.low(j) in JOINING and s.is_finite(j + 1) and s.tense(j + 1) == s.tense(k) for j in range(k + 1, len(s))):
        return None
    return _shared(s, k, comma)


def main_subject(s: Sentence, k: int) -> Source | None:
    """Return the subject that a participle (*saying*) at group ``k`` inherits: the nearest finite verb's."""
    for j in range(k - 1, -1, -1):
        begins = s.is_bare_vbn(j) and s.label(j - 1) == "NP" and s.label(s.phrase_start(j - 1) - 1) == ""
        if (s.is_finite(j) or begins) and not (s.label(j - 1) in ("WP", "WDT")):
            found = subject(s, j) or inverted(s, j)
            if found:
                verb = " ".join(item.low for item in s.words(j))
                return found._replace(because=f"A participle has the subject of the verb before it, “{verb}”.")
    for j in range(k + 1, len(s)):  # Asked by reporters, she said; Citing the cost, the mayor refused
        if s.is_finite(j):
            found = subject(s, j)
            return found and found._replace(because="A participle at the beginning has the subject of the main verb.")
    return None


def inverted(s: Sentence, k: int) -> Source | None:
    """Return the noun phrase right after the verb group ``k``: *said Capt. Lind, a spokeswoman*."""
    if s.label(k + 1) != "NP":
        return None
    return Source(k + 1, forward(s, k + 1), "It stands right after the verb: the order is inverted.")


OCCASIONS = frozenset("statement interview email e-mail letter speech post tweet report call briefing conference message hearing "
                      "address article television radio telephone phone website site page blog account profile web internet".split())


def forward(s: Sentence, k: int) -> int:
    """Return the group after the noun phrase ``k`` with what restricts it, but without *in a statement*."""
    k += 1
    while True:
        if s.is_preposition(k) and s.label(k + 1) == "NP" and s.low(k) in ("of", "for", "from", "at", "with", "in", "on", "by") and s.head(k + 1) not in OCCASIONS:
            k += 2
        elif s.low(k) == "and" and s.label(k + 1) == "NP" and s.label(k + 2) in (",", ".", ""):
            k += 2
        elif s.label(k) == "JJ" and s.is_preposition(k + 1) and s.label(k + 2) == "NP":
            k += 3
        else:
            return k


def agent(s: Sentence, k: int) -> Source | None:
    """Return the noun phrase after *by* in a passive: *was described by the ministry as*."""
    for j in range(k + 1, min(k + 8, len(s))):
        if s.low(j) == "by" and s.label(j + 1) == "NP":
            return Source(j + 1, forward(s, j + 1), "It stands after “by” in a passive.")
        if s.label(j) in (",", ":", "CC", "QUOTE", "VG") or s.low(j) == "that":
            return None
    return None
