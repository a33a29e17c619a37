"""Source × target: who is for and against what, each cell with the rows that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newslens.annotations.model import Stance as Row
from newslens.resources import NewslensError
from newslens.stance.model import label_of, strength_of


def _signed(row: Row) -> float:
    score = getattr(row, "score", None)
    return score if score is not None else {"FAVOR": 1, "AGAINST": -1, "NONE": 0}[row.label] * row.strength


def _mean_of_all(scores: list[float]) -> float:
    return sum(scores) / len(scores)


def _mean_of_sides(scores: list[float]) -> float:
    sides = [score for score in scores if score]
    return sum(sides) / len(sides) if sides else 0.0


def _strongest(scores: list[float]) -> float:
    return max(scores, key=abs)


def _majority(scores: list[float]) -> float:
    count = Counter(label_of(score) for score in scores)
    top = count.most_common()
    if len(top) > 1 and top[0][1] == top[1][1]:
        return 0.0
    return {"FAVOR": 1.0, "AGAINST": -1.0, "NONE": 0.0}[top[0][0]]


def _last(scores: list[float]) -> float:
    return scores[-1]


RULES: dict[str, Callable[[list[float]], float]] = {
    "mean of rows that take a side": _mean_of_sides,
    "mean of all rows": _mean_of_all,
    "strongest row": _strongest,
    "majority of rows": _majority,
    "last row": _last,
}
DEFAULT_RULE = "mean of rows that take a side"


@dataclass(frozen=True)
class Cell:
    """What one source says of one target: counts, the label by the rule chosen, and the rows."""

    source: str
    target: str
    against: int
    favor: int
    none: int
    score: float
    label: str
    rows: tuple[Row, ...]

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.rows)


def matrix(rows: Iterable[Row], rule: str = DEFAULT_RULE, threshold: float = 0.5) -> dict[tuple[str, str], Cell]:
    """Return (source, target) → :class:`Cell` in the order of first appearance.

    ``rule`` is a key of :data:`RULES`: how several rows make one label. It is a choice, and it flips labels.
    """
    if rule not in RULES:
        raise NewslensError(f"There is no rule {rule!r}: take one of {', '.join(RULES)}.")
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.source, row.target), []).append(row)
    made = {}
    for (source, target), group in groups.items():
        counts = Counter(row.label for row in group)
        score = RULES[rule]([_signed(row) for row in group])
        made[source, target] = Cell(source, target, counts["AGAINST"], counts["FAVOR"], counts["NONE"], round(score, 2),
                                    label_of(score, threshold), tuple(group))
    return made


def say(cells: dict[tuple[str, str], Cell]) -> list[str]:
    """Return one sentence for each cell that takes a side, the strongest first; [] where nobody does."""
    taking = sorted((c for c in cells.values() if c.label != "NONE"), key=lambda c: -abs(c.score))
    return [f"{c.source} is {'for' if c.label == 'FAVOR' else 'against'} {c.target}: " + "; ".join(_words(row) for row in c.rows if row.label == c.label)
            for c in taking]


def _words(row: Row) -> str:
    text = getattr(row, "text", "")
    return f"“{' … '.join(' '.join(text[a:b].split()) for a, b in row.evidence)}” (sentence {row.sentence})"


__all__ = ["DEFAULT_RULE", "RULES", "Cell", "matrix", "say", "strength_of"]
