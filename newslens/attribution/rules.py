"""The rules, by name: one for each way in which English puts source, cue and content in a row.

A rule looks at one cue in a sentence and returns what it found, or nothing. For each cue the rules are asked in
turn, and the first answer wins.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslens.attribution import phrases, verbs
from newslens.attribution.finding import Found, verb_cues
from newslens.attribution.sentence import Sentence

RULES = {
    "S says C": "A noun phrase, a cue verb, and after it what is said: *Reyes said the boat was old.*",
    "C, S says": "What is said comes first, or stands around the cue: *The boat, Reyes said, was old.*",
    "C, says S": "The same with the order turned round: *“The boat was old,” said Reyes.*",
    "S judges T": "The verb itself judges, and a thing follows: *The union lambasted the new fare.*",
    "S calls T X": "Somebody gives a thing a name: *Reyes called the boat “a bathtub”.*",
    "C is said by S": "A passive, with or without *by*: *The plan was described by residents as reckless*; *drew criticism from residents.*",
    "S, saying C": "A participle inherits its subject: *Reyes left, saying the boat was old.*",
    "S's claim that C": "A noun with its owner: *the union's claim that the fare is theft*.",
    "S is sure that C": "An adjective of thinking or judging: *Reyes was sure that the boat was old.*",
    "according to S": "A phrase in place of a verb: *According to Reyes, the boat was old.*",
    "S: C": "A name, a colon, and what is said: *Reyes: No boats today.*",
    "asked C, S is silent": "A question that gets no answer: *Asked whether the boat was old, Reyes did not reply.*",
}
VERB_RULES = (verbs.passive, verbs.participle, verbs.inverted, verbs.active)


def apply(s: Sentence, classes: frozenset[str]) -> list[Found]:
    """Return what the rules find in a sentence with cues of these classes, in the order of the cues, each cue once."""
    found: list[Found] = []
    used: set[int] = set()
    for k in range(len(s)):
        if k in used:
            continue
        one = next((answer for answer in _answers(s, k) if answer and answer.cue.cue_class in classes), None)
        if one:
            found.append(one)
            used.update(range(k, one.last + 1))
    return found


def _answers(s: Sentence, k: int) -> Iterator[Found | None]:
    label = s.label(k)
    if label == "VG":
        for cued in verb_cues(s, k):
            for rule in VERB_RULES:
                yield rule(cued)
    if label in ("VG", "IN"):
        yield from phrases.according(s, k)
    if label == "NP":
        yield from phrases.gets(s, k)
        yield from phrases.noun(s, k)
    if label in ("JJ", "RB", "VG") or s.low(k) in ("against", "in"):
        yield from phrases.adjective(s, k)
    if label == ":":
        yield from phrases.colon(s, k)
