"""What the parts of stance pass to each other: settings, words, signals, reasons, rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from newslens.annotations.model import Span
from newslens.annotations.model import Stance as Annotated


@dataclass(frozen=True)
class Settings:
    """What counts. Every part can be switched off, so that it can be seen what it does."""

    cues: bool = True
    words: bool = True
    verbs: bool = True
    purpose: bool = True
    negation: bool = True
    hedges: bool = True
    boosters: bool = True
    pronouns: bool = True
    labels: bool = True  # a quoted label that the lists do not know (called it "a coin toss") counts against the thing
    near: bool = True  # words that cannot be aimed count half for what was asked about (pair_stance)
    hedge: float = 0.5
    booster: float = 1.5
    threshold: float = 0.5


DEFAULT = Settings()


@dataclass(frozen=True)
class Word:
    """One token in lower case, with its tag and place."""

    low: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Signal:
    """Words that carry a stance: where they stand, what kind of entry they are, their value, and why it is what it is."""

    first: int
    last: int
    span: Span
    words: str
    kind: str
    value: float
    passive: bool = False
    why: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a score is what it is: a value, the words that give it, and a sentence for people."""

    value: float
    words: str
    span: Span
    text: str
    explicit: bool = True


@dataclass(frozen=True)
class Stance(Annotated):
    """In this sentence ``source`` is FAVOR, AGAINST or NONE towards ``target``, as the rules read it.

    The first fields are those of :class:`newslens.annotations.Stance`. What comes on top: ``score`` from -3 to 3,
    ``reasons`` (each with value, words, span and a sentence), ``distance`` (words with which the *writer* steps back;
    they never change the source's stance), and ``text``.
    """

    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    distance: tuple[Reason, ...] = ()
    text: str = field(default="", repr=False, compare=False)

    @property
    def evidence_text(self) -> str:
        """The words that carry it, pieces joined by " … "."""
        return " … ".join(" ".join(self.text[a:b].split()) for a, b in self.evidence)


def label_of(score: float, threshold: float = 0.5) -> str:
    """Return FAVOR, AGAINST or NONE for a score; ``threshold`` itself already takes a side."""
    return "FAVOR" if score >= threshold else "AGAINST" if score <= -threshold else "NONE"


def strength_of(score: float, threshold: float = 0.5) -> int:
    """Return 0 (NONE), 1 (mild), 2 (plain) or 3 (strong)."""
    return 0 if abs(score) < threshold else 1 if abs(score) < 1.5 else 2 if abs(score) < 2.5 else 3
