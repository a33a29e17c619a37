"""Who is for, who is against what? Stance as evidence: each label carries the words that give it.

    from newslens.stance import matrix, say, stances
    rows = stances(load_article())
    print("\\n".join(say(matrix(rows))))

The chain: ``newslens.attribution`` finds who says what; an alias table (:class:`Aliases`) decides who is one voice and
what there is to be for or against; the lists ``data/lexicons/stance_*.tsv`` give words and judging verbs a value, which
negation, hedges and boosters change; rules of word order aim each value at a target; :func:`matrix` puts rows together.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslens.article import Article, article_from_text
from newslens.attribution import Attribution, attributions
from newslens.stance.aliases import Aliases, of_annotation, pronoun, read_table, suggest, table_for
from newslens.stance.foil import Cuts, compound, known_words, lacking, three_cuts, vader_label
from newslens.stance.judging import Reader, distances, named_side, own_act, twice
from newslens.stance.lists import lexicon
from newslens.stance.cells import DEFAULT_RULE, RULES, Cell, matrix, say
from newslens.stance.aiming import aimed
from newslens.stance.model import DEFAULT, Reason, Settings, Signal, Stance, label_of, strength_of
from newslens.stance.signals import signals

__all__ = [
    "DEFAULT", "DEFAULT_RULE", "RULES", "Aliases", "Cell", "Cuts", "Reason", "Settings", "Stance", "aliases_of", "attributions", "compound",
    "distances", "known_words", "label_of", "lacking", "lexicon", "matrix", "of_annotation", "pair_stance", "read_table", "say", "signals",
    "stances", "strength_of", "suggest", "table_for", "three_cuts", "vader_label",
]


def aliases_of(article: Article) -> Aliases:
    """Return the alias table: people's, where the text is annotated, else a proposal to be changed."""
    return table_for(article, attributions(article))


def stances(article: Article | str, aliases: Aliases | str | None = None, *, settings: Settings = DEFAULT,
            found: Sequence[Attribution] | None = None, deeds: bool = True) -> list[Stance]:
    """Return who is for, against or neutral towards what in ``article``, in the order of the text.

    ``aliases`` is a table or its lines (``joint training (issue) = flight; bombers``); without one :func:`aliases_of`.
    ``found`` are attributions, where they are not to be found anew. ``deeds`` adds rows outside attributions.
    A text without quotation or reported speech gives []: then nobody takes a side in anybody's words.
    """
    article = article_from_text(article) if isinstance(article, str) else article
    found = attributions(article) if found is None else found
    table = read_table(aliases) if isinstance(aliases, str) else aliases or table_for(article, found)
    reader = Reader(article, found, table, settings)
    rows = [row for one in found for row in reader.rows_of(one)] + (reader.beside() if deeds else [])
    return sorted(dict.fromkeys(rows), key=lambda row: (row.sentence, row.attribution or "~"))


def pair_stance(reader: Reader, sentence: int, source: str, target: str) -> Stance:
    """Return the stance of a source towards a target that somebody else has named, in one sentence.

    Words that the rules cannot aim at the target count half, if nothing else is known: a source that is asked
    about a target by its name may speak of it in other words.
    """
    start, end = reader.spans[sentence - 1]
    here = [one for one in reader.found if one.cue and start <= one.cue[0][0] < end]
    own = [one for one in here if reader.sources.get(one.id) == source or source in reader.joint[one.id]]
    found: list[Reason] = []
    loose: list[Reason] = []
    mentioned = False
    for one in own or here:
        reasons, unaimed, words, mentions = reader.judged(one)
        mentioned = mentioned or any(m.name == target for m in mentions)
        found += reasons.get(target, [])
        if not any(m.name == target and not pronoun(m.form) for m in mentions):  # a pronoun may mean what was asked about
            found += [r for name, rs in reasons.items() if name != target and all(pronoun(m.form) for m in mentions if m.name == name) for r in rs]
        if one.cue_class == "DENY" and one in own and (twice(one) or reader.of_itself(one, words)):
            continue
        if one.cue_class == "JUDGE" and "that" in [w.low for w in words[1:4]] and any(w.low in CLAIMS for w in words[:3]):
            continue  # rejected the idea that anything was hidden
        if one.cue_class == "DENY" and one in own and not reasons:
            loose.append(Reason(1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: what is denied is held against it, as a rule", False))
        spans = {r.span for rows in reasons.values() for r in rows}
        loose += _loose(unaimed, spans)
        if not reasons and one in own and not (one.denied and one.cue_class != "DENY"):
            value = reader._cue_value(one)
            loose += [Reason(value / 2, one.cue_text, one.cue[0], f"“{one.cue_text}” judges something that is not named", False)] if value else []
    if not own:
        found += [r for row in reader.beside() if row.sentence == sentence and row.target == target and row.source == source for r in row.reasons]
        if not found:
            words = reader.words(((start, end),))
            mentions = [m for m in reader.targets_in(words, source) if m.name != source]
            all_ = signals(words, reader.settings, cues=True)
            found += [r for s in all_ for name, r in aimed(words, s, mentions) if name == target]
            loose += _loose(all_, {r.span for r in loose})
    if not found:
        found = reader.agreeing(sentence, source, target)
    if not found:
        found = [r for one in own for r in own_act(one, reader.aliases, target)] or named_side(source, reader.text)
    return reader.row(sentence, source, target, found or ([] if mentioned or not reader.settings.near else loose), own[0].id if own else None)


CLAIMS = frozenset("idea claim claims suggestion suggestions notion allegation allegations accusation accusations charge argument view".split())


def _loose(unaimed: Sequence[Signal], spans: set) -> list[Reason]:
    return [Reason(s.value / 2, s.words, s.span, f"“{s.words}” is said near it", False) for s in unaimed
            if s.span not in spans and (s.kind == "word" or s.kind in ("harm", "help") and abs(s.value) > 1)]
