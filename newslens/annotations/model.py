"""What an annotation holds, and the labels that are allowed in it.

All spans are ``(start, end)`` in characters of ``Article.text``; where words may be scattered, a tuple of spans.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

Span = tuple[int, int]
Spans = tuple[Span, ...]

SPLITS = ("case", "training", "development", "classroom")
STATUSES = ("settled", "single", "silver")
ENTITY_TYPES = ("PERSON", "ORGANIZATION", "GPE", "LOCATION", "FACILITY")
SECOND_LAYER = ("NORP", "DATE", "MONEY", "EQUIPMENT")
KINDS = ("direct", "partial", "indirect", "judgement")
SOURCE_TYPES = ("named", "pronoun", "anonymous", "institution", "-")
STANCE_LABELS = ("FAVOR", "AGAINST", "NONE")
HEDGE_CLASSES = ("hedge", "booster", "distance")
NAME_KINDS = ("actor", "issue")
WRITER, UNKNOWN = "the writer", "unknown"  # sources that need no row in aliases.tsv

PENN_TAGS = frozenset("""CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH
    VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB `` '' ( ) , . : $ #""".split())


@dataclass(frozen=True)
class Entity:
    """A name in the text."""

    sentence: int
    span: Span
    text: str
    type: str
    note: str = ""

    @property
    def labelled(self) -> tuple[int, int, str]:
        """The span with its type, as :mod:`newslens.scoring` compares it."""
        return (*self.span, self.type)


@dataclass(frozen=True)
class Attribution:
    """Somebody (source) who is said to say, think or judge (cue) something (content)."""

    id: str
    sentence: int
    source: Spans
    cue: Spans
    content: Spans
    kind: str
    denied: bool
    nested_in: str | None
    source_type: str | None
    note: str = ""


@dataclass(frozen=True)
class Stance:
    """In this sentence ``source`` is for, against or neutral towards ``target``, and ``evidence`` shows it."""

    sentence: int
    source: str
    target: str
    label: str
    strength: int
    explicit: bool
    evidence: Spans
    attribution: str | None
    note: str = ""


@dataclass(frozen=True)
class Hedge:
    """A word that makes a claim smaller (hedge), bigger (booster), or holds it off (distance)."""

    sentence: int
    spans: Spans
    kind: str
    note: str = ""


@dataclass(frozen=True)
class Annotation:
    """One text with everything that was annotated in it."""

    name: str
    text: str = field(repr=False)
    sha256: str = field(repr=False)
    sentence_spans: tuple[Span, ...] = field(repr=False)
    token_spans: tuple[Span, ...] = field(repr=False)
    tokens: tuple[str, ...] = field(repr=False)
    tags: tuple[str, ...] = field(repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)
    attributions: tuple[Attribution, ...] = field(default=(), repr=False)
    stance: tuple[Stance, ...] = field(default=(), repr=False)
    hedges: tuple[Hedge, ...] = field(default=(), repr=False)
    names: dict[str, str] = field(default_factory=dict, repr=False)
    aliases: dict[str, str] = field(default_factory=dict, repr=False)
    layers: frozenset[str] = field(default=frozenset(), repr=False)
    split: str = ""
    status: str = ""

    @property
    def sentences(self) -> list[str]:
        """The sentences as the annotation divides the text."""
        return [self.text[a:b] for a, b in self.sentence_spans]

    @property
    def tagged_sents(self) -> list[list[tuple[str, str]]]:
        """(word, Penn tag) sentence by sentence, as NLTK's tagged corpora give them."""
        return [[(self.tokens[i], self.tags[i]) for i in self.token_range(span)] for span in self.sentence_spans]

    @property
    def universal_tags(self) -> list[str]:
        """The universal tags that follow from the Penn tags through NLTK's mapping table."""
        from nltk.tag import map_tag

        return [map_tag("en-ptb", "universal", tag) for tag in self.tags]

    def surface(self, spans: Span | Spans) -> str:
        """Return the words that ``spans`` point at, pieces joined by `` | ``."""
        if spans and isinstance(spans[0], int):
            spans = (spans,)
        return " | ".join(self.text[a:b] for a, b in spans)

    def entity_spans(self, types: Iterable[str] = ENTITY_TYPES) -> set[tuple[int, int, str]]:
        """Return the entities of ``types`` (the first layer unless named) as (start, end, type)."""
        types = set(types)
        return {e.labelled for e in self.entities if e.type in types}

    def token_range(self, span: Span) -> range:
        """Return the numbers, from 0, of the tokens that ``span`` touches."""
        import bisect

        first = bisect.bisect_right(self._ends, span[0])
        last = bisect.bisect_left(self._starts, span[1])
        return range(first, max(first, last))

    def token_set(self, spans: Spans) -> set[int]:
        """Return the numbers of all tokens that ``spans`` touch, as Dice compares them."""
        return {i for span in spans for i in self.token_range(span)}

    def canonical(self, surface: str) -> str | None:
        """Return the name that ``surface`` stands for by the alias table, or None."""
        return self._known.get(bare(surface))

    @cached_property
    def _known(self) -> dict[str, str]:
        return {bare(form): name for form, name in (*self.aliases.items(), *((n, n) for n in self.names))}

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _ in self.token_spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [b for _, b in self.token_spans]


def bare(surface: str) -> str:
    """Return ``surface`` as the alias table compares it: without article, in lower case."""
    words = surface.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
