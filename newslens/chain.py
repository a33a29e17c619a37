"""The whole chain on one text, in figures: who is heard and how much, who is named and not heard.

Lesson 08 reads its article with these; the report and the comparison of two texts use them, too. All of it follows the
alias table: whoever changes a line there changes the voices.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslens.annotations.model import NAME_KINDS, UNKNOWN, Spans
from newslens.article import Article, Span
from newslens.attribution import attributions
from newslens.counting import is_word
from newslens.resources import NewslensError
from newslens.stance import Aliases, Stance, aliases_of, read_table
from newslens.stance.aliases import annotation_of
from newslens.stance.judging import Reader

ACTORS = ("PERSON", "ORGANIZATION", "GPE")


@dataclass(frozen=True)
class Voice:
    """One voice: how often it is reported, how many words of the text are its words, in which kinds and with which cues."""

    name: str
    reports: int
    words: int
    kinds: dict[str, int]
    cues: dict[str, int]
    unsaid: int


def as_table(article: Article, aliases: Aliases | str | None = None) -> Aliases:
    """Return ``aliases`` as a table: lines are read, and without any it is people's, or the proposal, for ``article``.

    Raises :class:`newslens.NewslensError` in one sentence for a line of another shape.
    """
    if isinstance(aliases, str):
        return read_table(aliases)
    return aliases_of(article) if aliases is None else aliases


def decide(aliases: Aliases, changes: str) -> Aliases:
    """Return a new table: ``aliases`` with ``changes``, a decision a line.

    ``name (actor) = form; form`` or ``name (issue) = …`` adds a name, or more forms to one that is there; a form that had a
    line of its own loses it, and a form that gets a line of its own leaves the name it stood for. ``- name`` takes a name out, with its forms. ``#`` begins a reason. Raises
    :class:`newslens.NewslensError` for a line of another shape, and for a name to take out that is not there.
    """
    names, forms = dict(aliases.names), dict(aliases.forms)
    added = []
    for line in changes.splitlines():
        wanted = line.split("#")[0].strip()
        if not wanted.startswith("- "):
            added.append(line)
            continue
        added.append("")  # line numbers in a refusal stay those of the learner
        name = _called(wanted[2:], names)
        if name is None:
            raise NewslensError(f"There is no name {wanted[2:].strip()!r} to take out: write it as it stands in the table, and look which text the table is of.")
        names.pop(name)
        forms = {form: target for form, target in forms.items() if target != name}
    if fault := line_fault("\n".join(added)):
        raise NewslensError(fault)
    more = read_table("\n".join(added))
    for form, target in more.forms.items():
        gone = _called(form, names)
        if gone is not None and gone != target:  # what was called by a name that is a form now goes with it
            names.pop(gone)
            forms = {other: target if old == gone else old for other, old in forms.items()}
    own = {name.casefold() for name in more.names}
    forms = {form: target for form, target in forms.items() if form.casefold() not in own}  # it has a line of its own now
    return Aliases({**names, **more.names}, {**forms, **more.forms})


def line_fault(lines: str) -> str | None:
    """Say what is wrong with the first of ``lines`` that is no line of an alias table; None where all of them are."""
    for number, whole in enumerate(lines.splitlines(), 1):
        line = whole.split("#")[0].strip()
        if not line:
            continue
        here = f"Line {number} of the table, {line!r},"
        if line.startswith("-"):
            return f"{here} begins with -: only `- NAME`, with a space, in the changes of the lesson takes a name out; in a whole table leave the line out."
        match = re.fullmatch(r"(.*?)\s*\((\w+)\)\s*(.*)", line)
        if not match:
            return f"{here} has no kind in brackets, (actor) or (issue), behind the name: write it as  joint training (issue) = flight; bombers ."
        name, kind, rest = match.groups()
        if not name:
            return f"{here} has no name before the bracket: write it as  joint training (issue) = flight; bombers ."
        if kind not in NAME_KINDS:
            return f"{here} has ({kind}), which is no kind: write (actor) or (issue)."
        if rest and not rest.startswith("="):
            return f"{here} has no = between the kind and the other forms: write it as  joint training (issue) = flight; bombers ."
    return None


def _called(wanted: str, names: Iterable[str]) -> str | None:
    """The name that is ``wanted`` but for capitals and spaces."""
    low = " ".join(wanted.casefold().split())
    return next((name for name in names if " ".join(name.casefold().split()) == low), None)


def fates(proposed: Aliases, decided: Aliases) -> dict[str, str]:
    """Return what became of each name: as proposed, changed, added or left out; those of the decided table first, in its order."""

    def line(aliases: Aliases, name: str) -> tuple[str, frozenset[str]]:
        return aliases.names[name], frozenset(form for form, stands_for in aliases.forms.items() if stands_for == name and form != name)

    made = {name: "added" if name not in proposed.names else "as proposed" if line(proposed, name) == line(decided, name) else "changed" for name in decided.names}
    return made | {name: "left out" for name in proposed.names if name not in decided.names}


def changed(proposed: Aliases, decided: Aliases) -> list[str]:
    """Return the names whose line is not as proposed: changed, added or left out."""
    return [name for name, fate in fates(proposed, decided).items() if fate != "as proposed"]


def reasons_of(lines: str) -> dict[str, str]:
    """Return the reasons behind ``#`` by the name that their line begins with; lines that hold nothing else stand under ""."""
    found: dict[str, list[str]] = {}
    for line in lines.splitlines():
        wanted, mark, reason = line.partition("#")
        if mark and reason.strip():
            name = wanted.strip().removeprefix("- ").split(" (")[0].strip()
            found.setdefault(name, []).append(reason.strip())
    return {name: "; ".join(reasons) for name, reasons in found.items()}


def sentences_of(article: Article) -> Sequence[Span]:
    """Return the spans of the sentences as rows of stance count them: as people divided the text, where they did."""
    annotation = annotation_of(article)
    return annotation.sentence_spans if annotation else article.sentence_spans


def sentence_span(article: Article, number: int) -> Span:
    """Return the span of sentence ``number``, counted from 1, see :func:`sentences_of`."""
    return sentences_of(article)[number - 1]


def voices(article: Article, aliases: Aliases | str | None = None) -> list[Voice]:
    """Return the voices of ``article``, those with most words first; [] where nobody is reported to say anything.

    A report without a source ("it was announced") is nobody's and is left out. Words count once for a voice, however many
    reports hold them; ``unsaid`` counts reports that are denied or refused.
    """
    found = attributions(article)
    sources = Reader(article, found, as_table(article, aliases)).sources
    starts = [a for (a, _), token in zip(article.token_spans, article.tokens) if is_word(token)]
    by_name: dict[str, list] = {}
    for one in found:
        if sources[one.id] != UNKNOWN:
            by_name.setdefault(sources[one.id], []).append(one)
    made = [Voice(name, len(theirs), _inside(starts, [one.content for one in theirs]), dict(Counter(one.kind for one in theirs)),
                  dict(Counter(one.cue_text for one in theirs)), sum(one.denied for one in theirs)) for name, theirs in by_name.items()]
    return sorted(made, key=lambda voice: (-voice.words, -voice.reports))


def _inside(starts: Sequence[int], contents: Iterable[Spans]) -> int:
    """How many of the words that begin at ``starts`` lie in one of the spans, each counted once."""
    held: set[int] = set()
    for spans in contents:
        for a, b in spans:
            held.update(range(bisect.bisect_left(starts, a), bisect.bisect_left(starts, b)))
    return len(held)


def mentioned(article: Article, aliases: Aliases | str | None = None, kind: str | None = "actor") -> Counter[str]:
    """Return how often each name is mentioned, by whatever form: actors unless another ``kind`` (or None, all) is asked for.

    Names are those of the table. Where people decided it, it holds what stances are about; then the persons, bodies and
    countries that people marked count as well, so that somebody who is only named is not lost.
    """
    table = as_table(article, aliases)
    found = table.mentions(article.text)
    counts = Counter(m.name for m in found if kind is None or table.names.get(m.name) == kind)
    annotation = annotation_of(article)
    if kind == "actor" and annotation and annotation.names:
        taken = [(m.start, m.end) for m in found]
        counts.update(table.canonical(e.text) for e in annotation.entities
                      if e.type in ACTORS and not any(a < e.span[1] and e.span[0] < b for a, b in taken))
    return counts


def sideless(article: Article, rows: Iterable[Stance], most: int = 8) -> list[str]:
    """Return the sentences, as printed, in which somebody speaks and the rules heard no side: where to look for what they missed."""
    numbers = sorted({row.sentence for row in rows if row.label == "NONE"} - {row.sentence for row in rows if row.label != "NONE"})
    return [f"{number}: {article.original(*sentence_span(article, number))}" for number in numbers[:most]]


def unheard(article: Article, aliases: Aliases | str | None = None) -> list[tuple[str, int]]:
    """Return the actors that are named and never reported to say anything, with their mentions, most frequent first."""
    table = as_table(article, aliases)
    heard = {voice.name for voice in voices(article, table)}
    return [(name, count) for name, count in mentioned(article, table).most_common() if name not in heard]


def reported_share(article: Article) -> float:
    """Return the share of the words of ``article`` that are somebody's in it, from 0 to 1."""
    starts = [a for (a, _), token in zip(article.token_spans, article.tokens) if is_word(token)]
    return _inside(starts, [one.content for one in attributions(article)]) / len(starts) if starts else 0.0


__all__ = ["Voice", "as_table", "changed", "decide", "fates", "line_fault", "mentioned", "reasons_of", "reported_share", "sentence_span", "sentences_of", "sideless", "unheard", "voices"]
