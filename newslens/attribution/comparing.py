"""How well does it find who says what? Attributions beside a reference annotation, pair by pair.

Two attributions are about the same thing where their cues overlap. Then the source is right if it overlaps (or both
have none), and the content if its words and the reference's coincide to a Dice of 0.8 or more (as for PolNeAR, Newell
et al. 2018). Scores count whole attributions: one that is half right is wrong in the last line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslens.annotations.model import Annotation
from newslens.annotations.model import Attribution as Annotated
from newslens.annotations.model import Spans
from newslens.scoring import Tally, dice, overlaps

ENOUGH = 0.8  # Dice from which two contents count as the same
MEASURES = {"cue": "cue", "source": "cue and source", "content": "cue, source and content", "kind": "cue and kind", "denied": "cue and whether denied"}


class Pair(NamedTuple):
    """One attribution of the reference and the one that was found for it; None on one side where it has no partner."""

    reference: Annotated | None
    found: Annotated | None
    source: bool = False
    dice: float = 0.0

    @property
    def content(self) -> bool:
        """Say whether source and content are right."""
        return self.source and self.dice >= ENOUGH

    @property
    def verdict(self) -> str:
        """hit, missed, invented, wrong source, or wrong content."""
        if self.found is None:
            return "missed"
        if self.reference is None:
            return "invented"
        return "wrong source" if not self.source else "wrong content" if not self.content else "hit"


def touch(a: Spans, b: Spans) -> bool:
    """Say whether two sets of spans share a character."""
    return any(overlaps(one, other) for one in a for other in b)


def pairs(annotation: Annotation, found: Sequence[Annotated]) -> list[Pair]:
    """Pair the annotation's attributions with those that were ``found``, each at most once; all of both are in the list.

    In the order of the reference; what has no partner in it comes last.
    """
    free = list(found)
    made = []
    for reference in annotation.attributions:
        wanted = annotation.token_set(reference.content)
        fits = [one for one in free if touch(one.cue, reference.cue)]
        rated = [(dice(wanted, annotation.token_set(one.content)), one) for one in fits]
        if not rated:
            made.append(Pair(reference, None))
            continue
        shared, best = max(rated, key=lambda pair: pair[0])
        free.remove(best)
        source = touch(best.source, reference.source) or not best.source and not reference.source
        made.append(Pair(reference, best, source, shared))
    return made + [Pair(None, one) for one in free]


def tallies(annotation: Annotation, found: Sequence[Annotated]) -> dict[str, Tally]:
    """Return a tally for each of :data:`MEASURES`; tallies of several texts add up."""
    compared = pairs(annotation, found)
    both = [pair for pair in compared if pair.reference and pair.found]
    right = {
        "cue": len(both),
        "source": sum(pair.source for pair in both),
        "content": sum(pair.content for pair in both),
        "kind": sum(pair.reference.kind == pair.found.kind for pair in both),
        "denied": sum(pair.reference.denied == pair.found.denied for pair in both),
    }
    wanted = len(annotation.attributions)
    return {measure: Tally(count, len(found), count, wanted) for measure, count in right.items()}


def errors(annotation: Annotation, found: Sequence[Annotated]) -> list[Pair]:
    """Return the pairs that are no hit, in the order of the text."""
    wrong = [pair for pair in pairs(annotation, found) if pair.verdict != "hit"]
    return sorted(wrong, key=lambda pair: (pair.reference or pair.found).cue)
