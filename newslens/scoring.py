"""How good is it, and how sure are we? Scores for labels, spans and annotators.

Spans are tuples ``(start, end)`` or ``(start, end, label)``, with ``end`` one past the last character.
As in ``nltk.metrics`` the reference comes first: ``precision(reference, test)``.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from newslens.resources import NewslensError

Label = Hashable
MATCHES = ("strict", "overlap")


# --- precision, recall, F1 --------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """What a comparison counted. Tallies of several texts add up (``sum(tallies, Tally())``).

    ``found_right`` of the ``found`` test items are right; ``reached`` of the ``wanted`` reference items
    were found. In strict matching the two are the same number; in overlap matching two test spans may
    share one reference span, and they differ.
    """

    found_right: float = 0
    found: float = 0
    reached: float = 0
    wanted: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found_right + other.found_right, self.found + other.found,
                     self.reached + other.reached, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """How much of what was found is right; 1.0 where nothing was to find and nothing was found."""
        return self.found_right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """How much of what was to find was found; 1.0 where nothing was to find and nothing was found."""
        return self.reached / self.wanted if self.wanted else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall (van Rijsbergen 1979)."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def overlaps(a: tuple, b: tuple) -> bool:
    """Say whether two spans share a character; where both carry a label, it must be the same."""
    return a[0] < b[1] and b[0] < a[1] and (a[2:] == b[2:] or not (a[2:] and b[2:]))


def tally(reference: Iterable, test: Iterable, match: str = "strict") -> Tally:
    """Compare two collections of spans (or, strictly, of anything that can be put in a set).

    ``match="strict"``: the same boundaries and the same label, as in the CoNLL shared tasks (Tjong Kim
    Sang & De Meulder 2003). ``match="overlap"``: one shared character and the same label are enough.
    """
    reference, test = set(reference), set(test)
    if match == "strict":
        both = len(reference & test)
        return Tally(both, len(test), both, len(reference))
    if match == "overlap":
        return Tally(sum(any(overlaps(r, t) for r in reference) for t in test), len(test),
                     sum(any(overlaps(r, t) for t in test) for r in reference), len(reference))
    raise NewslensError(f"There is no match {match!r}: take one of {', '.join(MATCHES)}.")


def precision(reference: Iterable, test: Iterable, match: str = "strict") -> float:
    """How much of what was found is right (see :func:`tally`)."""
    return tally(reference, test, match).precision


def recall(reference: Iterable, test: Iterable, match: str = "strict") -> float:
    """How much of what was to find was found (see :func:`tally`)."""
    return tally(reference, test, match).recall


def f1(reference: Iterable, test: Iterable, match: str = "strict") -> float:
    """The harmonic mean of precision and recall (see :func:`tally`)."""
    return tally(reference, test, match).f1


def pair_up(reference: Iterable[tuple], test: Iterable[tuple]) -> list[tuple[tuple, tuple]]:
    """Pair spans that overlap, each at most once: same boundaries first, then the longest overlap.

    Labels help only to break a tie. Returns pairs (reference span, test span) in the order of the text.
    """
    candidates = [(r, t) for r in set(reference) for t in set(test) if overlaps(r[:2], t[:2])]
    candidates.sort(key=lambda pair: (pair[0][:2] != pair[1][:2], -_shared(*pair), pair[0][2:] != pair[1][2:],
                                      repr(pair)))
    pairs, used_r, used_t = [], set(), set()
    for r, t in candidates:
        if r not in used_r and t not in used_t:
            pairs.append((r, t))
            used_r.add(r)
            used_t.add(t)
    return sorted(pairs, key=lambda pair: (pair[0][:2], repr(pair)))


def _shared(a: tuple, b: tuple) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


@dataclass(frozen=True)
class View:
    """One SemEval-2013 view of a comparison: correct, incorrect, partial, missing, spurious."""

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    missing: int = 0
    spurious: int = 0

    def __add__(self, other: View) -> View:
        return View(self.correct + other.correct, self.incorrect + other.incorrect, self.partial + other.partial,
                    self.missing + other.missing, self.spurious + other.spurious)

    @property
    def tally(self) -> Tally:
        """The same as precision, recall and F1; a partial hit counts one half."""
        right = self.correct + self.partial / 2
        met = self.correct + self.incorrect + self.partial
        return Tally(right, met + self.spurious, right, met + self.missing)


def semeval_views(reference: Iterable[tuple], test: Iterable[tuple]) -> dict[str, View]:
    """Return the four views of SemEval-2013 task 9 (Segura-Bedmar et al. 2013) on labelled spans.

    ``strict``: boundaries and label. ``exact``: boundaries, whatever the label. ``partial``: some
    overlap, half a point unless the boundaries are exact. ``type``: some overlap and the right label.
    Spans are paired one to one (:func:`pair_up`); the outcomes are those of the MUC scorer (Chinchor 1992).
    """
    reference, test = set(reference), set(test)
    pairs = pair_up(reference, test)
    rest = {"missing": len(reference) - len(pairs), "spurious": len(test) - len(pairs)}
    counts = {view: Counter(rest) for view in ("strict", "exact", "partial", "type")}
    for r, t in pairs:
        exact, same = r[:2] == t[:2], r[2:] == t[2:]
        counts["strict"]["correct" if exact and same else "incorrect"] += 1
        counts["exact"]["correct" if exact else "incorrect"] += 1
        counts["partial"]["correct" if exact else "partial"] += 1
        counts["type"]["correct" if same else "incorrect"] += 1
    return {view: View(**count) for view, count in counts.items()}


def dice(a: Collection, b: Collection) -> float:
    """Return 2 |A and B| / (|A| + |B|) (Dice 1945): how far two sets of tokens, or positions, coincide.

    Two empty sets coincide: 1.0.
    """
    a, b = set(a), set(b)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


# --- labels -----------------------------------------------------------------------------


def _same_length(*labels: Sequence[Label]) -> None:
    if len({len(one) for one in labels}) > 1:
        lengths = " and ".join(str(len(one)) for one in labels)
        raise NewslensError(f"These lists have {lengths} labels: each item needs one label in every list.")


def accuracy(reference: Sequence[Label], test: Sequence[Label]) -> float:
    """Return the share of items with the same label in both lists; 1.0 for empty lists."""
    _same_length(reference, test)
    return sum(r == t for r, t in zip(reference, test)) / len(reference) if len(reference) else 1.0


def confusion(reference: Sequence[Label], test: Sequence[Label],
              labels: Sequence[Label] | None = None) -> tuple[list[Label], list[list[int]]]:
    """Return (labels, table): ``table[i][j]`` items are ``labels[i]`` in the reference, ``labels[j]`` in the test.

    Without ``labels`` all that occur, in alphabetical order.
    """
    _same_length(reference, test)
    seen = sorted({*reference, *test}, key=str)
    labels = list(seen if labels is None else labels)
    unknown = [label for label in seen if label not in labels]
    if unknown:
        raise NewslensError(f"The label {unknown[0]!r} occurs but is not in the list of labels: add it there.")
    count = Counter(zip(reference, test))
    return labels, [[count[r, t] for t in labels] for r in labels]


def label_tally(reference: Sequence[Label], test: Sequence[Label], label: Label) -> Tally:
    """Return the tally of one label: precision, recall and F1 as if it were the only question."""
    _same_length(reference, test)
    both = sum(r == t == label for r, t in zip(reference, test))
    return Tally(both, sum(t == label for t in test), both, sum(r == label for r in reference))


def f_avg(reference: Sequence[Label], test: Sequence[Label], labels: Sequence[Label] = ("FAVOR", "AGAINST")) -> float:
    """Return the mean F1 of FAVOR and AGAINST, the measure of SemEval-2016 task 6 (Mohammad et al. 2016).

    NONE has no term of its own and still costs: an item wrongly called FAVOR lowers that label's precision.
    """
    return sum(label_tally(reference, test, label).f1 for label in labels) / len(labels)


# --- agreement --------------------------------------------------------------------------


def _task(coders: Sequence[Sequence[Label]], **options: Any) -> Any:
    from nltk.metrics.agreement import AnnotationTask

    if len(coders) < 2:
        raise NewslensError("Agreement needs the labels of at least two people: give two lists.")
    _same_length(*coders)
    # an item that fewer than two people labelled says nothing about agreement
    kept = [i for i in range(len(coders[0])) if sum(c[i] is not None for c in coders) > 1]
    data = [(f"coder {n}", i, coder[i]) for i in kept for n, coder in enumerate(coders) if coder[i] is not None]
    return AnnotationTask(data=data, **options) if data else None


def kappa(*coders: Sequence[Label]) -> float:
    """Return Cohen's kappa (1960) of two people, or its mean over all pairs, through NLTK's ``AnnotationTask``.

    Agreement beyond what each person's own habits would give by chance: 1 is perfect, 0 is chance.
    ``nan`` where it is not defined: no item, or everybody used one and the same label throughout.
    """
    if len(coders) > 1 and any(label is None for coder in coders for label in coder):
        raise NewslensError("Kappa needs a label from everybody for every item: leave the others out, or use alpha.")
    task = _task(coders)
    return float("nan") if task is None or len(task.K) < 2 else task.kappa()


def alpha(*coders: Sequence[Label | None], distance: Callable[[Any, Any], float] | None = None) -> float:
    """Return Krippendorff's alpha (2004) through NLTK's ``AnnotationTask``; None marks a missing label.

    ``distance`` as in ``nltk.metrics``: ``binary_distance`` (the default) for names, ``interval_distance``
    for numbers such as strength. ``nan`` where it is not defined: no item, or only one label in use.
    """
    from nltk.metrics import binary_distance

    task = _task(coders, distance=distance or binary_distance)
    return float("nan") if task is None or len(task.K) < 2 else task.alpha()


# --- uncertainty ------------------------------------------------------------------------


class Interval(NamedTuple):
    """An estimate and the bounds between which it moved."""

    estimate: float
    low: float
    high: float


def bootstrap(units: Sequence[Any], statistic: Callable[[list[Any]], float],
              repeats: int = 1000, seed: int = 0, level: float = 0.95) -> Interval:
    """Return the percentile bootstrap interval of ``statistic(units)`` (Efron & Tibshirani 1993, ch. 13).

    ``units`` are what could have been drawn otherwise: the sentences of one story, or the stories of a
    corpus, never tokens, which come in sentences. They are drawn anew with replacement ``repeats`` times.
    The same ``seed`` gives the same interval. Resamples on which the statistic is ``nan`` are left out.
    """
    import numpy as np

    units = list(units)
    if not units:
        raise NewslensError("There is nothing to draw from: give at least one sentence or story.")
    if repeats < 1 or not 0 < level < 1:
        raise NewslensError("The bootstrap needs at least one repeat and a level between 0 and 1, for example 0.95.")
    chance = random.Random(seed)
    values = np.array([statistic(chance.choices(units, k=len(units))) for _ in range(repeats)], dtype=float)
    values = values[~np.isnan(values)]
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2]) if len(values) else (np.nan, np.nan)
    return Interval(float(statistic(units)), float(low), float(high))
