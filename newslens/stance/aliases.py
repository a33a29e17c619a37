"""Who is one voice, what is one target: a table that somebody decides and anybody can edit."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newslens import entities
from newslens.annotations import Annotation, load_annotation
from newslens.annotations.model import NAME_KINDS, UNKNOWN, WRITER, bare
from newslens.article import Article
from newslens.attribution import Attribution
from newslens.resources import NewslensError
from newslens.resources import lexicon as listed
from newslens.stance.lists import lexicon

# nouns that are common in any news and make no issue
NO_ISSUE = frozenset("""year years month months week weeks day days hour hours minute minutes time times people man men woman women
    thing things way ways part parts percent mile miles foot feet dollar dollars number statement reporter reporters official officials
    spokesman spokeswoman spokesperson minister president mayor director head leader question questions answer word words side sides end
    morning night afternoon evening summer winter spring autumn place case fact reason yesterday today sort kind lot half quarter expert
    experts resident residents who what that this these those it they he she we i you them him her us one some others nothing anything
    something everybody nobody anybody somebody name names point life world town city country state government area letter view
    wife husband mother father son daughter brother sister child children family parent parents nurse doctor patient caller neighbor neighbors member members
    inch inches degree degrees mph yard yards acre acres ton tons pound pounds gallon gallons meter meters kilometer kilometers cent cents o'clock percent
    public anyone everyone other others everything none member gray rest top bottom front back middle side edge kilogram liter page pages paragraph sign
    leader worker workers driver drivers farmer farmers teacher teachers student students owner owners writer author friend friends""".split())


class Mention(NamedTuple):
    """A place where a name of the table is mentioned."""

    start: int
    end: int
    name: str
    form: str


@dataclass(frozen=True)
class Aliases:
    """The table: ``names`` (name → actor or issue, the first issue is the main one) and ``forms`` (form → name)."""

    names: Mapping[str, str]
    forms: Mapping[str, str]

    @property
    def main_issue(self) -> str | None:
        """The first issue, what the text is about; None where the table has no issue."""
        return next((name for name, kind in self.names.items() if kind == "issue"), None)

    def canonical(self, surface: str) -> str:
        """Return the name that ``surface`` stands for; without a row, itself without its article."""
        words = bare(" ".join(surface.split()))
        if words in self._known:
            return self._known[words]
        inside = [form for form in self._known if form in words and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words)]
        starts = [form for form in inside if words.startswith(form)]
        ends = [form for form in inside if words.endswith(form)]
        if starts or ends:
            return self._known[max(starts or ends, key=len)]
        longer = {name for form, name in self._known.items() if form.endswith(" " + words)}
        if len(longer) == 1:
            return longer.pop()
        plain = surface.split()
        return " ".join(plain[1:] if len(plain) > 1 and plain[0].lower() in ("the", "a", "an") else plain)

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Return where names are mentioned in ``text[start:end]``, the longest form first where two begin together."""
        if not self._known:
            return []
        found = self._pattern.finditer(text, start, len(text) if end is None else end)
        return [Mention(*match.span(), self._known[_low(match.group())], match.group()) for match in found]

    def __str__(self) -> str:
        """The table as lines that :func:`read_table` reads."""
        lines = []
        for name, kind in self.names.items():
            forms = [form for form, stands_for in self.forms.items() if stands_for == name and form != name]
            lines.append(f"{name} ({kind}) = {'; '.join(forms)}" if forms else f"{name} ({kind})")
        return "\n".join(lines)

    @cached_property
    def _known(self) -> dict[str, str]:
        return {_low(bare(form)): name for form, name in (*self.forms.items(), *((name, name) for name in self.names))}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._known, key=len, reverse=True)
        return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + r")(?![\w-])", re.IGNORECASE)


def _low(surface: str) -> str:
    return " ".join(surface.casefold().split())


def read_table(table: str) -> Aliases:
    """Read an alias table, a name a line: ``joint training (issue) = training; flight; bombers``.

    Lines of the form ``Beijing (actor)`` have no other form. Raises :class:`NewslensError` for a line of another shape.
    """
    names: dict[str, str] = {}
    forms: dict[str, str] = {}
    for number, line in enumerate(table.splitlines(), 1):
        line = line.split("#")[0].strip()
        match = re.fullmatch(r"(.+?)\s*\((\w+)\)\s*(?:=\s*(.*))?", line)
        if not line:
            continue
        if not match or match.group(2) not in NAME_KINDS:
            raise NewslensError(f"Line {number} of the table is {line!r}: write it as  joint training (issue) = flight; bombers .")
        names[match.group(1)] = match.group(2)
        forms |= {form.strip(): match.group(1) for form in (match.group(3) or "").split(";") if form.strip()}
    return Aliases(names, forms)


def of_annotation(annotation: Annotation) -> Aliases:
    """Return the table that people decided on for an annotated text (its ``aliases.tsv``)."""
    return Aliases(annotation.names, annotation.aliases)


def suggest(article: Article, found: Sequence[Attribution], issues: int = 4) -> Aliases:
    """Return a first table for a text that nobody has annotated: a proposal, to be read and changed.

    Actors are the persons, bodies and countries that ``newslens.entities`` finds and whoever has a voice; issues are
    what a judging cue is about, then the nouns that come most often.
    """
    text = article.text
    spans = sorted(entities.find(article))  # a fixed order: the same table on every run
    short = entities.suggest_aliases(text, spans)
    names: dict[str, str] = {}
    counts = Counter(entities.canonical(text[a:b], short) for a, b, _ in sorted(spans))  # a set has another order in every process
    kinds = {entities.canonical(text[a:b], short): kind for a, b, kind in sorted(spans, reverse=True)}
    for name, _ in counts.most_common():
        if kinds[name] in ("PERSON", "ORGANIZATION", "GPE", entities.UNKNOWN):
            names[name] = "actor"
    forms = {form: entities.canonical(form, short) for form in short if entities.canonical(form, short) in names}
    known = Aliases(names, forms)
    for one in found:
        who = one.who_text or one.source_text
        name = _without_owner(known.canonical(who))
        if name and name.lower() not in {other.lower() for other in names} and name not in names and bare(name) not in PRONOUNS and len(name.split()) <= 5:
            names[name] = "actor"
    ranked = _issues(article, found, Aliases(names, forms))[:issues]
    return Aliases({**{name: "issue" for name, _ in ranked}, **names}, {**forms, **{form: name for name, all_ in ranked for form in all_ if form != name}})


OWNERS = frozenset("his her its their our my your this that these those some any no".split())
US = frozenset("us them you me".split())


def _without_owner(name: str) -> str:
    """*Its president* → *president*; words that end in a pronoun (*half of us*) name nobody."""
    words = name.split()
    if words and words[-1].lower() in US:
        return ""
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in OWNERS else words)


PRONOUNS = frozenset("i we he she it they you who whom this that these those his her its their our my me us him them one some".split())


def _issues(article: Article, found: Sequence[Attribution], actors: Aliases) -> list[tuple[str, list[str]]]:
    """Common nouns by weight, with the forms they take: one for each occurrence, more in the title, at the top, and where something is judged.

    A noun that mostly comes with the same noun before it takes that along: *radar station*. Who can speak is no issue, nor is a judging word.
    """
    weight: Counter[str] = Counter()
    forms: dict[str, set[str]] = {}
    longer: dict[str, Counter[str]] = {}
    named = sorted((m.start, m.end) for m in actors.mentions(article.text))
    sources = sorted(span for one in found for span in one.source)
    judged = sorted(span for one in found if one.cue_class in ("JUDGE", "CALL") or one.kind == "judgement" for span in one.content)
    early: set[str] = set()
    title = {_base(word) for word in re.findall(r"[a-z]+", article.title.lower())}
    top = article.paragraph_spans[min(1, len(article.paragraph_spans) - 1)][1] if article.paragraph_spans else 0
    for sentence in entities.tagged(article):
        for i, (word, tag, (a, b)) in enumerate(sentence):
            low = word.lower()
            base = _base(low)
            if tag not in ("NN", "NNS") or low in NO_ISSUE or base in NO_ISSUE or len(low) < 3 or not low.isalpha() or {low, base} & _nobody():
                continue
            if _within(named, a, b) or _within(sources, a, b) or i + 1 < len(sentence) and sentence[i + 1][1] in ("NN", "NNS"):
                continue
            forms.setdefault(base, set()).add(low)
            before, before_tag, (start, _) = sentence[i - 1] if i else ("", "", (0, 0))
            compound = before_tag == "NN" and before.isalpha() and not _within(named, start, b)
            longer.setdefault(base, Counter())[f"{before.lower()} {low}" if compound else ""] += 1
            span = _within(judged, a, b)
            thing = span and (len(article.text[span[0]:a].split()) <= 4) and " as " not in f" {article.text[span[0]:a].lower()} "
            weight[base] += 1 + 3 * bool(thing)
            early |= {base} if a < top else set()
    for base in weight:
        weight[base] += 3 * (base in title) + 2 * (base in early)
    kept = [base for base, count in weight.most_common() if count >= 3] or [base for base, _ in weight.most_common(1)]
    return [_named(forms[base], longer[base]) for base in kept]


def _named(forms: set[str], longer: Counter[str]) -> tuple[str, list[str]]:
    """The name of an issue and its forms: with the noun before it, where that comes more often than any other and at least twice."""
    (often, count), plain = longer.most_common(1)[0], min(sorted(forms), key=len)
    together = [one for one, n in longer.items() if one]
    if often and count > 1 or together and longer[""] <= 1 and len(together) == 1 and sum(longer.values()) > 1:
        name = often or together[0]
        return name, sorted({name, *forms})
    return plain, sorted(forms)


def _within(spans: Sequence[tuple[int, int]], a: int, b: int) -> tuple[int, int] | None:
    """Return the span of a sorted list that holds ``a`` to ``b``, looking at the last few that begin before it."""
    at = bisect.bisect_right(spans, (a, b + 1_000_000))
    return next((span for span in reversed(spans[max(0, at - 6):at]) if span[0] <= a and b <= span[1]), None)


def _base(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "uses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


@functools.cache
def _nobody() -> frozenset[str]:
    """Words that are no issue because somebody is meant, or because they judge: the lists of roles, bodies and stance words."""
    people = {word.lower() for name in ("roles", "bodies") for word in listed(name)}
    return frozenset(people | {entry.words for entry in lexicon("words") if " " not in entry.words and entry.kind == "word"})


def annotation_of(article: Article) -> Annotation | None:
    """Return people's annotation of the text as its files are now."""
    return load_annotation(article)


def table_for(article: Article, found: Sequence[Attribution]) -> Aliases:
    """Return people's table where the text is annotated, else the proposal of :func:`suggest`."""
    annotation = annotation_of(article)
    return of_annotation(annotation) if annotation and annotation.names else suggest(article, found)


def pronoun(surface: str) -> bool:
    """Say whether the words are a pronoun alone."""
    return surface.strip().lower() in PRONOUNS


def names_of(mentions: Iterable[Mention]) -> list[str]:
    """Return the names in the order of their first mention, each once."""
    return list(dict.fromkeys(m.name for m in mentions))


RESERVED = (WRITER, UNKNOWN)
