"""Two passes over the same texts: how far do they agree, layer by layer?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newslens import scoring
from newslens.annotations.model import ENTITY_TYPES, SECOND_LAYER, UNKNOWN, WRITER, Annotation, Attribution, Stance
from newslens.resources import NewslensError
from newslens.scoring import Tally

GOOD_DICE = 0.8  # two contents that share this much of their tokens count as the same
STORIES_FOR_AN_INTERVAL = 3


@dataclass(frozen=True)
class Difference:
    """One disagreement, for the two annotators to settle."""

    text: str
    layer: str
    sentence: int
    first: str
    second: str


@dataclass
class Comparison:
    """What two passes over one text have in common. Comparisons are pooled before anything is divided."""

    name: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    labels: dict[str, list[tuple]] = field(default_factory=dict)
    values: dict[str, list[float]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def differ(self, layer: str, sentence: int, first: str, second: str) -> None:
        self.differences.append(Difference(self.name, layer, sentence, first, second))


@dataclass(frozen=True)
class Measure:
    """One line of the report: ``kind`` says how the pooled material under ``key`` becomes a figure."""

    layer: str
    title: str
    kind: str
    key: str


MEASURES = (
    Measure("sentences", "boundary F1", "f1", "sentences"),
    Measure("tags", "same tokens F1", "f1", "tokens"),
    Measure("tags", "accuracy on them", "accuracy", "tags"),
    Measure("tags", "kappa", "kappa", "tags"),
    Measure("entities", "F1 strict", "f1", "entities strict"),
    Measure("entities", "F1 overlap", "f1", "entities overlap"),
    Measure("entities", "F1 untyped", "f1", "entities untyped"),
    Measure("entities", "kappa of types on the same spans", "kappa", "entity types"),
    Measure("second layer", "F1 strict", "f1", "second strict"),
    Measure("second layer", "F1 overlap", "f1", "second overlap"),
    Measure("attributions", "F1 of cues (overlap)", "f1", "cues"),
    Measure("attributions", "F1 of cue + source", "f1", "cue and source"),
    Measure("attributions", f"F1 of cue + source + content (Dice >= {GOOD_DICE})", "f1", "whole attributions"),
    Measure("attributions", "mean Dice of content, shared cues", "mean", "content dice"),
    Measure("attributions", "kappa of kind, shared cues", "kappa", "kind"),
    Measure("attributions", "kappa of denied", "kappa", "denied"),
    Measure("attributions", "kappa of source type", "kappa", "source type"),
    Measure("attributions", "same outer attribution", "accuracy", "nested"),
    Measure("stance", "F1 of (source, target) pairs", "f1", "pairs"),
    Measure("stance", "F1 of pairs with label", "f1", "labelled pairs"),
    Measure("stance", "accuracy of label, shared pairs", "accuracy", "stance"),
    Measure("stance", "kappa of label", "kappa", "stance"),
    Measure("stance", "alpha of label", "alpha", "stance"),
    Measure("stance", "alpha of strength (interval)", "alpha interval", "strength"),
    Measure("stance", "kappa of explicit", "kappa", "explicit"),
    Measure("hedges", "F1 overlap, same class", "f1", "hedges"),
    Measure("hedges", "F1 overlap, any class", "f1", "hedges untyped"),
    Measure("hedges", "kappa of class on the same words", "kappa", "hedge class"),
)


@dataclass(frozen=True)
class Figure:
    """One measured figure: over ``n`` items, with an interval over stories where there are enough of them."""

    measure: Measure
    value: float
    n: int
    low: float = math.nan
    high: float = math.nan


# --- one text ---------------------------------------------------------------------------


def compare(a: Annotation, b: Annotation) -> Comparison:
    """Compare two annotations of the same text, in the layers that both have.

    Raises :class:`NewslensError` where the texts differ.
    """
    if a.sha256 != b.sha256:
        raise NewslensError(f"These are annotations of two different texts, {a.name!r} and {b.name!r}: name two passes over one text.")
    result = Comparison(a.name)
    _compare_tags(a, b, result)
    both = a.layers & b.layers
    if "entities" in both:
        _compare_entities(a, b, result)
    if "attributions" in both:
        pairs = _compare_attributions(a, b, result)
        if {"stance", "aliases"} <= both:
            _compare_stance(a, b, pairs, result)
    if "hedges" in both:
        _compare_hedges(a, b, result)
    return result


def _compare_tags(a: Annotation, b: Annotation, result: Comparison) -> None:
    result.tallies["sentences"] = scoring.tally(a.sentence_spans, b.sentence_spans)
    result.tallies["tokens"] = scoring.tally(a.token_spans, b.token_spans)
    theirs = dict(zip(b.token_spans, b.tags))
    pairs = result.labels["tags"] = []
    for span, word, tag in zip(a.token_spans, a.tokens, a.tags):
        if span in theirs:
            pairs.append((tag, theirs[span]))
            if tag != theirs[span]:
                result.differ("tags", _sentence_at(a, span[0]), f"{word}/{tag}", f"{word}/{theirs[span]}")


def _compare_entities(a: Annotation, b: Annotation, result: Comparison) -> None:
    for key, types in (("entities", ENTITY_TYPES), ("second", SECOND_LAYER)):
        mine, theirs = a.entity_spans(types), b.entity_spans(types)
        result.tallies[f"{key} strict"] = scoring.tally(mine, theirs)
        result.tallies[f"{key} overlap"] = scoring.tally(mine, theirs, "overlap")
    mine, theirs = a.entity_spans(), b.entity_spans()
    result.tallies["entities untyped"] = scoring.tally({e[:2] for e in mine}, {e[:2] for e in theirs})
    mine, theirs = a.entity_spans(ENTITY_TYPES + SECOND_LAYER), b.entity_spans(ENTITY_TYPES + SECOND_LAYER)
    typed = {e[:2]: e[2] for e in theirs}
    result.labels["entity types"] = [(e[2], typed[e[:2]]) for e in sorted(mine) if e[:2] in typed]
    _list_spans("entities", a, mine, theirs, result)


def _compare_hedges(a: Annotation, b: Annotation, result: Comparison) -> None:
    mine = {(*span, h.kind) for h in a.hedges for span in h.spans}
    theirs = {(*span, h.kind) for h in b.hedges for span in h.spans}
    result.tallies["hedges"] = scoring.tally(mine, theirs, "overlap")
    result.tallies["hedges untyped"] = scoring.tally({h[:2] for h in mine}, {h[:2] for h in theirs}, "overlap")
    result.labels["hedge class"] = [(m[2], t[2]) for m, t in scoring.pair_up(mine, theirs)]
    _list_spans("hedges", a, mine, theirs, result)


def _list_spans(layer: str, a: Annotation, mine: set[tuple], theirs: set[tuple], result: Comparison) -> None:
    def shown(span: tuple) -> str:
        return f"{a.text[span[0]:span[1]]} = {span[2]}"

    pairs = scoring.pair_up(mine, theirs)
    alone = [(m, None) for m in mine - {m for m, _ in pairs}] + [(None, t) for t in theirs - {t for _, t in pairs}]
    for m, t in sorted(pairs + alone, key=lambda pair: (pair[0] or pair[1])[:2]):
        if m != t:
            result.differ(layer, _sentence_at(a, (m or t)[0]), shown(m) if m else "-", shown(t) if t else "-")


def _compare_attributions(a: Annotation, b: Annotation, result: Comparison) -> list[tuple[Attribution, Attribution]]:
    pairs = match_attributions(a, b)
    partner = {x.id: y.id for x, y in pairs}
    sources = [(x, y) for x, y in pairs if _same_source(a, x, y)]
    scores = [scoring.dice(a.token_set(x.content), a.token_set(y.content)) for x, y in pairs]
    whole = sum(score >= GOOD_DICE and pair in sources for pair, score in zip(pairs, scores))
    sizes = len(a.attributions), len(b.attributions)
    for key, hits in (("cues", len(pairs)), ("cue and source", len(sources)), ("whole attributions", whole)):
        result.tallies[key] = Tally(hits, sizes[1], hits, sizes[0])
    result.values["content dice"] = scores
    result.labels["kind"] = [(x.kind, y.kind) for x, y in pairs]
    result.labels["denied"] = [(x.denied, y.denied) for x, y in pairs]
    result.labels["source type"] = [(x.source_type, y.source_type) for x, y in pairs]
    outers = [x.nested_in and partner.get(x.nested_in, f"{x.nested_in}?") for x, _ in pairs]
    result.labels["nested"] = [(outer, y.nested_in) for outer, (_, y) in zip(outers, pairs)]
    for (x, y), outer, score in zip(pairs, outers, scores):
        for what, one, two, same in (
            ("source", a.surface(x.source), a.surface(y.source), (x, y) in sources),
            ("content", a.surface(x.content), a.surface(y.content), score >= GOOD_DICE),
            ("kind", x.kind, y.kind, x.kind == y.kind),
            ("denied", _yes(x.denied), _yes(y.denied), x.denied == y.denied),
            ("nested_in", x.nested_in or "", y.nested_in or "", outer == y.nested_in),
        ):
            if not same:
                result.differ(f"attribution {what}", x.sentence, f"{x.id} {a.surface(x.cue)}: {one or '-'}",
                              f"{y.id} {a.surface(y.cue)}: {two or '-'}")
    for x in a.attributions:
        if x.id not in partner:
            result.differ("attributions", x.sentence, f"{x.id} {a.surface(x.cue)}", "-")
    for y in b.attributions:
        if y.id not in partner.values():
            result.differ("attributions", y.sentence, "-", f"{y.id} {a.surface(y.cue)}")
    return pairs


def match_attributions(a: Annotation, b: Annotation) -> list[tuple[Attribution, Attribution]]:
    """Pair attributions whose cues share a token, each at most once; most shared tokens first.

    Where that leaves a choice, the same source and then the more similar content decide.
    """
    candidates = []
    for x in a.attributions:
        for y in b.attributions:
            shared = len(a.token_set(x.cue) & a.token_set(y.cue))
            if shared:
                content = scoring.dice(a.token_set(x.content), a.token_set(y.content))
                candidates.append((-shared, not _same_source(a, x, y), -content, x.cue, y.cue, x, y))
    pairs: list[tuple[Attribution, Attribution]] = []
    for *_, x, y in sorted(candidates, key=lambda c: c[:5]):
        if all(x is not one and y is not two for one, two in pairs):
            pairs.append((x, y))
    return sorted(pairs, key=lambda pair: pair[0].cue)


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _same_source(a: Annotation, x: Attribution, y: Attribution) -> bool:
    if not x.source or not y.source:
        return not x.source and not y.source
    return bool(a.token_set(x.source) & a.token_set(y.source))


def _compare_stance(a: Annotation, b: Annotation, pairs: list[tuple[Attribution, Attribution]], result: Comparison) -> None:
    home = {y.id: x.id for x, y in pairs}
    mine = {(s.attribution or _sentence_at(a, s.evidence[0][0]), s.source, s.target): s for s in a.stance}
    theirs = {}
    for s in b.stance:
        where = home.get(s.attribution, f"second {s.attribution}") if s.attribution else _sentence_at(a, s.evidence[0][0])
        theirs[where, _name_in(a, b, s.source), _name_in(a, b, s.target)] = s
    shared = [key for key in mine if key in theirs]
    result.tallies["pairs"] = scoring.tally(mine, theirs)
    result.tallies["labelled pairs"] = scoring.tally({(*k, s.label) for k, s in mine.items()}, {(*k, s.label) for k, s in theirs.items()})
    for key in ("label", "strength", "explicit"):
        pooled = [(getattr(mine[k], key), getattr(theirs[k], key)) for k in shared]
        result.labels["stance" if key == "label" else key] = pooled
    for key in sorted({*mine, *theirs}, key=lambda k: (mine.get(k) or theirs[k]).evidence):
        m, t = mine.get(key), theirs.get(key)
        if not (m and t) or (m.label, m.strength, m.explicit) != (t.label, t.strength, t.explicit):
            result.differ("stance", _sentence_at(a, (m or t).evidence[0][0]), *(_stance_shown(key, s) for s in (m, t)))


def _stance_shown(key: tuple, s: Stance | None) -> str:
    if s is None:
        return "-"
    return f"{s.attribution or '-'} {key[1]} to {key[2]}: {s.label} {s.strength} {'explicit' if s.explicit else 'implicit'}"


def _name_in(a: Annotation, b: Annotation, name: str) -> str:
    """Return what ``a`` calls the one that ``b`` calls ``name``, by the alias tables of both."""
    if name in a.names or name in (WRITER, UNKNOWN):
        return name
    forms = [name, *(form for form, n in b.aliases.items() if n == name)]
    return next((known for form in forms if (known := a.canonical(form))), name)


def _sentence_at(a: Annotation, position: int) -> int:
    return next((i for i, (_, end) in enumerate(a.sentence_spans, 1) if position < end), len(a.sentence_spans))


# --- all texts --------------------------------------------------------------------------


def figures(comparisons: Sequence[Comparison], repeats: int = 1000, seed: int = 0) -> list[Figure]:
    """Return every figure over all comparisons, pooled; with three texts or more, an interval over texts."""
    found = []
    for measure in MEASURES:
        having = [c for c in comparisons if any(measure.key in part for part in (c.tallies, c.labels, c.values))]
        if not having:
            continue
        value, low, high = _value(measure, having), math.nan, math.nan
        if len(having) >= STORIES_FOR_AN_INTERVAL and repeats:
            _, low, high = scoring.bootstrap(having, lambda drawn: _value(measure, drawn), repeats, seed)
        found.append(Figure(measure, value, _size(measure, having), low, high))
    return found


def _value(measure: Measure, comparisons: Iterable[Comparison]) -> float:
    if measure.kind == "f1":
        return sum((c.tallies[measure.key] for c in comparisons), Tally()).f1
    if measure.kind == "mean":
        values = [v for c in comparisons for v in c.values[measure.key]]
        return sum(values) / len(values) if values else math.nan
    pooled = [pair for c in comparisons for pair in c.labels[measure.key]]
    first, second = [x for x, _ in pooled], [y for _, y in pooled]
    if measure.kind == "accuracy":
        return scoring.accuracy(first, second) if pooled else math.nan
    if measure.kind == "kappa":
        return scoring.kappa([str(x) for x in first], [str(y) for y in second])
    from nltk.metrics import interval_distance

    return scoring.alpha(first, second, distance=interval_distance if measure.kind == "alpha interval" else None)


def _size(measure: Measure, comparisons: Sequence[Comparison]) -> int:
    """Return over how many items a figure is: labelled items, or what both passes marked together."""
    if measure.kind == "f1":
        pooled = sum((c.tallies[measure.key] for c in comparisons), Tally())
        return int(pooled.found + pooled.wanted - pooled.reached)
    part = "values" if measure.kind == "mean" else "labels"
    return sum(len(getattr(c, part)[measure.key]) for c in comparisons)


def report(found: Sequence[Figure]) -> str:
    """Return the figures as a plain table; a figure that is not defined is shown as a dash."""
    width = max((len(f.measure.title) for f in found), default=0)
    lines, layer = [], ""
    for f in found:
        name = f.measure.layer if f.measure.layer != layer else ""
        layer = f.measure.layer
        value = "   -" if math.isnan(f.value) else f"{f.value:.3f}"
        between = "" if math.isnan(f.low) else f"  ({f.low:.3f} to {f.high:.3f})"
        lines.append(f"{name:13} {f.measure.title:{width}}  {value:>6}  n={f.n}{between}")
    return "\n".join(lines)
