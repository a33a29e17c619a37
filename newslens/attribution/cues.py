"""The list of cues, ``data/lexicons/cues.tsv``: words that bring in what somebody says, thinks or judges."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newslens.attribution.model import CLASSES, COMMITMENTS, WRITERS
from newslens.resources import NewslensError, data_dir

COLUMNS = ("cue", "word", "class", "commitment", "writer", "takes", "also", "forms")
WORDS = ("verb", "phrase", "noun", "adjective")
VOWELS = "aeiou"
# verbs that double their last consonant though their last syllable is not their only one
DOUBLED = {"admit", "rebut", "refer", "regret", "chime"}


@dataclass(frozen=True)
class Cue:
    """One row of the list.

    ``takes`` says what may follow: clause, to, thing, gerund, so, quote, hearer, or a preposition; ``also`` is "noun"
    where the bare form and the form in *s* are nouns as well (*report, claims*) and only the tagger can tell.
    """

    cue: str
    word: str
    cue_class: str
    commitment: str
    writer: str
    takes: frozenset[str]
    also: str
    forms: tuple[str, ...]


def _read(path: Path) -> Iterator[Cue]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not line.strip() or line.startswith("#") or cells == COLUMNS:
            continue
        if len(cells) != len(COLUMNS):
            raise NewslensError(f"cues.tsv, line {number}: write {len(COLUMNS)} cells with one tab between: {' '.join(COLUMNS)}.")
        cue, word, cue_class, commitment, writer, takes, also, forms = cells
        for value, known in ((word, WORDS), (cue_class, CLASSES), (commitment, COMMITMENTS), (writer, WRITERS)):
            if value not in known:
                raise NewslensError(f"cues.tsv, line {number}: {value!r} is unknown: take one of {', '.join(known)}.")
        written = (cue, *forms.split()) if forms != "-" else _forms(cue, word)
        yield Cue(cue, word, cue_class, commitment, writer, frozenset(takes.split()), also, written)


@functools.cache
def cue_list() -> tuple[Cue, ...]:
    """Return all cues. Raises :class:`NewslensError` for a row that cannot be understood."""
    return tuple(_read(data_dir() / "lexicons" / "cues.tsv"))


@functools.cache
def _by_form() -> dict[tuple[str, str], tuple[Cue, ...]]:
    found: dict[tuple[str, str], list[Cue]] = {}
    for cue in cue_list():
        for form in cue.forms:
            found.setdefault((form, cue.word), []).append(cue)
    return {key: tuple(rows) for key, rows in found.items()}


def cues_of(form: str, word: str) -> tuple[Cue, ...]:
    """Return the cues that the lower-case ``form`` can be, of one kind of word (verb, noun, adjective)."""
    return _by_form().get((form, word), ())


@functools.cache
def _sure() -> frozenset[str]:
    cues = cue_list()
    also = {cue.cue for cue in cues if cue.also == "noun"}
    unsure = also | {form for verb in also for form in _forms(verb, "noun")} | {form for cue in cues if cue.word == "noun" for form in cue.forms}
    return frozenset(form for cue in cues if cue.word == "verb" for form in cue.forms) - unsure


def is_surely_verb(form: str) -> bool:
    """Say whether ``form`` is a form of a cue verb and nothing else: *accuses*, but not *claims*."""
    return form in _sure()


@functools.cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """The phrases by their first word in every form: the words that must follow it, and the cue; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cue_list():
        if cue.word == "phrase":
            first, *rest = cue.cue.split()
            for head in {first} if cue.cue_class == "ACCORDING" else set(inflected(first)):
                found.setdefault(head, []).append((tuple(rest), cue))
    return {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in found.items()}


OWNERS = {"one's": frozenset("my your his her its our their".split()),
          "oneself": frozenset("myself yourself himself herself itself ourselves themselves".split())}


def fits(wanted: str, word: str) -> bool:
    """Say whether a word of a text is the word of a phrase: *one's* is any of *his, its, their …*, *oneself* any of *itself …*."""
    return wanted == word or word in OWNERS.get(wanted, ())


def phrases_of(form: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """Return the phrases that may begin with ``form``, as (the words that follow, cue)."""
    return _phrases().get(form, ())


# forms of the irregular verbs with which phrases begin
IRREGULAR = {
    "make": "make makes made making", "give": "give gives gave given giving", "take": "take takes took taken taking",
    "come": "come comes came coming", "speak": "speak speaks spoke spoken speaking", "think": "think thinks thought thinking",
    "put": "put puts putting", "hit": "hit hits hitting", "find": "find finds found finding", "let": "let lets letting",
    "leave": "leave leaves left leaving", "lay": "lay lays laid laying", "set": "set sets setting", "throw": "throw throws threw thrown throwing",
    "stand": "stand stands stood standing", "go": "go goes went gone going", "cast": "cast casts casting", "say": "say says said saying",
    "lend": "lend lends lent lending", "pay": "pay pays paid paying", "rise": "rise rises rose risen rising", "break": "break breaks broke broken breaking",
    "tear": "tear tears tore torn tearing", "get": "get gets got gotten getting", "spring": "spring springs sprang sprung springing",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing", "stick": "stick sticks stuck sticking", "run": "run runs ran running",
    "leap": "leap leaps leaped leapt leaping", "hold": "hold holds held holding",
    "tell": "tell tells told telling", "see": "see sees saw seen seeing", "spell": "spell spells spelled spelling", "have": "have has had having",
}


def _forms(cue: str, word: str) -> tuple[str, ...]:
    if word == "noun":
        plural = cue[:-1] + "ies" if cue.endswith("y") and cue[-2] not in VOWELS else cue + ("es" if cue.endswith(("s", "ch", "sh")) else "s")
        return (cue, plural)
    return inflected(cue) if word == "verb" else (cue,)


@functools.cache
def inflected(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb: warn, warns, warned, warning. A particle stays behind: point out, points out."""
    head, _, particle = verb.partition(" ")
    if head in IRREGULAR:
        forms = IRREGULAR[head].split()
    elif head.endswith("e"):
        forms = [head, head + "s", head + "d", (head if head.endswith("ee") else head[:-1]) + "ing"]
    elif head.endswith("y") and head[-2] not in VOWELS:
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    else:
        short = len(head) > 2 and head[-1] not in VOWELS + "wxy" and head[-2] in VOWELS and head[-3] not in VOWELS
        stem = head + head[-1] if short and (sum(c in VOWELS for c in head) == 1 or head in DOUBLED) else head
        forms = [head, head + ("es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s"), stem + "ed", stem + "ing"]
    return tuple(f"{form} {particle}".strip() for form in forms)
