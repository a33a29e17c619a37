"""How sure are we? What lesson 07 needs on top of :mod:`newslens.scoring`.

:func:`over_settings` runs the stance rules with every part on and off and counts how often each verdict comes out;
:func:`one_of_each` shows one setting for each verdict on a pair;
:func:`by_sentence` makes the units that a bootstrap draws; :func:`guideline` quotes the rules that annotators follow.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from newslens.annotations import annotations_dir
from newslens.article import Article, article_from_text
from newslens.attribution import attributions
from newslens.plots import MOST_ROWS, STYLES, Picture, canvas, name_rows, nothing, set_title, shorten
from newslens.resources import NewslensError
from newslens.stance import DEFAULT, DEFAULT_RULE, RULES, Aliases, Cell, Settings, aliases_of, matrix, say
from newslens.stance.judging import Reader

Row = TypeVar("Row")

SWITCHES = ("negation", "hedges", "boosters", "purpose", "pronouns")
THRESHOLDS = (0.25, 0.5, 1.0)
LONG = 2000  # tokens; of a longer text the beginning is read, so that all settings take seconds


# --- the verdict over all settings --------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """How often each verdict on one source and one target came out, over all settings of the rules.

    A setting in which the pair is not found counts as NONE: it takes no side there.
    """

    source: str
    target: str
    against: int
    favor: int
    none: int

    @property
    def n(self) -> int:
        """In how many settings the rules were run."""
        return self.against + self.favor + self.none

    @property
    def label(self) -> str:
        """The verdict that comes out most often; in a tie NONE, since nothing is decided."""
        top = max(self.against, self.favor, self.none)
        if self.none == top or self.against == self.favor:
            return "NONE"
        return "AGAINST" if self.against == top else "FAVOR"

    @property
    def share(self) -> float:
        """The share of the settings in which that verdict comes out."""
        return {"AGAINST": self.against, "FAVOR": self.favor, "NONE": self.none}[self.label] / self.n

    def __str__(self) -> str:
        words = {"AGAINST": "is against", "FAVOR": "is for", "NONE": "takes no side on"}
        return f"{self.source} {words[self.label]} {self.target}: {self.share:.0%} of {self.n:,} settings"


@dataclass(frozen=True)
class Setting:
    """One way of running the rules: the parts that are switched off, how rows add up, and the threshold."""

    off: tuple[str, ...] = ()
    rule: str = DEFAULT_RULE
    threshold: float = DEFAULT.threshold

    @property
    def changes(self) -> int:
        """In how many things it differs from the usual setting."""
        return len(self.off) + (self.rule != DEFAULT_RULE) + (self.threshold != DEFAULT.threshold)

    def __str__(self) -> str:
        told = [f"without {', '.join(self.off)}"] if self.off else []
        told += [self.rule] if self.rule != DEFAULT_RULE else []
        told += [f"threshold {self.threshold}"] if self.threshold != DEFAULT.threshold else []
        return "; ".join(told) or "the usual setting"


def variants(switches: Sequence[str] = SWITCHES) -> list[Settings]:
    """Return the settings of the stance rules with each of ``switches`` on and off, in every combination."""
    return [replace(DEFAULT, **dict(zip(switches, values))) for values in itertools.product((True, False), repeat=len(switches))]


def beginning(article: Article, most: int = LONG) -> Article:
    """Return ``article``, or of one with more than ``most`` tokens its first paragraphs (at least one), as far as ``most`` goes."""
    if len(article.tokens) <= most:
        return article
    limit = article.token_spans[most][0]
    end = max((b for _, b in article.paragraph_spans if b <= limit), default=article.paragraph_spans[0][1])
    return article_from_text(article.text[:end], article.name)


def over_settings(article: Article, switches: Sequence[str] = SWITCHES, rules: Iterable[str] = tuple(RULES),
                  thresholds: Iterable[float] = THRESHOLDS, aliases: Aliases | None = None) -> list[Outcome]:
    """Return an :class:`Outcome` for each pair that takes a side in at least one setting, the surest first.

    A setting is: each of ``switches`` on or off, deeds outside of attributions counted or not, a rule that adds rows up,
    a threshold from which a score takes a side. ``aliases`` is the alias table, :func:`aliases_of` unless given. Of a text with more than 2,000 tokens the :func:`beginning` is read. [] where nobody takes a side in any setting.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    tried = 0
    for _, cells in _matrices(article, switches, rules, thresholds, aliases):
        tried += 1
        for pair, cell in cells.items():
            counts.setdefault(pair, Counter())[cell.label] += 1
    made = [Outcome(*pair, count["AGAINST"], count["FAVOR"], tried - count["AGAINST"] - count["FAVOR"])
            for pair, count in counts.items() if count["AGAINST"] or count["FAVOR"]]
    return sorted(made, key=lambda one: (one.none, -max(one.against, one.favor), one.source, one.target))


def _matrices(article: Article, switches: Sequence[str], rules: Iterable[str], thresholds: Iterable[float],
              aliases: Aliases | None) -> Iterator[tuple[Setting, dict[tuple[str, str], Cell]]]:
    """Yield each setting with the matrix that it gives."""
    rules, thresholds = list(rules), list(thresholds)
    article = beginning(article)
    reader = Reader(article, attributions(article), aliases_of(article) if aliases is None else aliases)
    for settings in variants(switches):
        reader.settings = settings
        off = tuple(name for name in switches if not getattr(settings, name))
        told = list(dict.fromkeys(row for one in reader.found for row in reader.rows_of(one)))
        both = (told, off + ("deeds",)), (told + reader.beside(), off)
        for (rows, without), rule, threshold in itertools.product(both, rules, thresholds):
            yield Setting(without, rule, threshold), matrix(sorted(rows, key=lambda row: row.sentence), rule, threshold)


def one_of_each(article: Article, source: str, target: str, switches: Sequence[str] = SWITCHES, rules: Iterable[str] = tuple(RULES),
                thresholds: Iterable[float] = THRESHOLDS, aliases: Aliases | None = None) -> dict[str, tuple[Setting, str]]:
    """Return for AGAINST and FAVOR the setting nearest to the usual one that gives it, and what the matrix says there.

    Nearest is the one that differs from the usual setting in the fewest things. A side that no setting gives is not in
    the dictionary; the settings are those of :func:`over_settings`.
    """
    nearest: dict[str, tuple[Setting, str]] = {}
    for setting, cells in _matrices(article, switches, rules, thresholds, aliases):
        cell = cells.get((source, target))
        if cell and cell.label != "NONE" and (cell.label not in nearest or setting.changes < nearest[cell.label][0].changes):
            words = say({(source, target): cell})[0]
            nearest[cell.label] = setting, words
    return dict(sorted(nearest.items()))


def holding(outcomes: Iterable[Outcome], share: float = 0.9) -> list[Outcome]:
    """Return the outcomes that take a side, and the same one, in at least ``share`` of the settings."""
    if not 0 < share <= 1:
        raise NewslensError("A share lies between 0 and 1: write holding(outcomes, 0.9).")
    return [one for one in outcomes if one.label != "NONE" and one.share >= share]


def picture(outcomes: Sequence[Outcome], title: str = "The verdict over all settings") -> Picture:
    """Return a figure: for each pair a bar, divided by the share of settings for each verdict; a line at half and at 90 %."""
    shown = list(outcomes)[:MOST_ROWS]
    if not shown:
        return nothing("There is nothing to draw: nobody takes a side in any setting.")
    parts = (("is against", "against", STYLES[1]), ("is for", "favor", STYLES[0]), ("no side", "none", None))
    with canvas(1.25 + 0.4 * len(shown)) as (figure, axes):
        left = [0.0] * len(shown)
        for name, key, style in parts:
            widths = [100 * getattr(one, key) / one.n for one in shown]
            look = {"color": style.color, "hatch": style.hatch} if style else {"color": "#E3E3E3"}
            axes.barh(range(len(shown)), widths, left=left, height=0.7, edgecolor="white", label=name, **look)
            left = [a + b for a, b in zip(left, widths)]
        for place in (50, 90):
            axes.axvline(place, color="#1A1A1A", linewidth=1, linestyle=":")
        name_rows(axes, [one.source for one in shown])
        axes.set_yticks(range(len(shown)), [f"{shorten(one.source, 30)}\n→ {shorten(one.target, 28)}" for one in shown])
        for text in axes.get_yticklabels():
            text.set_parse_math(False)
            text.set_fontsize(9)
        axes.set_xlim(0, 100)
        axes.set_xticks([0, 25, 50, 75, 90, 100])
        axes.set_xlabel("% of all settings")
        figure.legend(loc="outside lower center", ncols=3, frameon=False)
        set_title(axes, title)
    said = "; ".join(f"{one.source} on {one.target}: against in {one.against / one.n:.0%}, for in {one.favor / one.n:.0%}" for one in shown)
    return Picture(figure, f"Bars, {title}, over {shown[0].n:,} settings. {said}. The rest takes no side.")


# --- units and rules ----------------------------------------------------------------------


def by_sentence(rows: Sequence[Row], numbers: Sequence[Hashable]) -> list[list[Row]]:
    """Return ``rows`` in groups, one for each of the ``numbers`` of their sentences.

    These are the units for :func:`newslens.scoring.bootstrap`: rows of one sentence stand or fall together.
    """
    if len(rows) != len(numbers):
        raise NewslensError(f"There are {len(rows)} rows and {len(numbers)} sentence numbers: each row needs one.")
    groups: dict[Any, list[Row]] = {}
    for row, number in zip(rows, numbers):
        groups.setdefault(number, []).append(row)
    return list(groups.values())


def guideline(rule: str = "label") -> str:
    """Return the paragraph on ``rule`` (label, strength, explicit, evidence) of the guideline's section on stance."""
    text = (annotations_dir() / "GUIDELINE.md").read_text(encoding="utf-8")
    section = text.split("\n## 5.", 1)[-1].split("\n## ", 1)[0]
    found = dict(re.findall(r"(?m)^\*\*(\w+)\*?\*?[.:*]+ (.+)$", section))
    if rule not in found:
        raise NewslensError(f"The guideline's section on stance has no rule {rule!r}: take one of {', '.join(found)}.")
    return found[rule]


__all__ = ["SWITCHES", "THRESHOLDS", "Outcome", "Setting", "beginning", "by_sentence", "guideline", "holding", "one_of_each", "over_settings", "picture", "variants"]
