"""The word lists of stance, ``data/lexicons/stance_*.tsv``: three columns, made to be read and edited."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newslens.attribution.cues import fits, inflected
from newslens.lemmas import lemmatize
from newslens.resources import NewslensError, data_dir

FILES = {"cues": ("verb", "phrase", "noun", "adjective", "wish"), "verbs": ("harm", "help", "end", "keep", "less", "more"),
         "words": ("word", "bane", "boon"), "degree": ("hedge", "booster", "negation", "distance")}


@dataclass(frozen=True)
class Entry:
    """One row: the words, what kind of entry it is, and its value (for +, against -)."""

    words: str
    kind: str
    value: float


@functools.lru_cache(maxsize=32)
def _read(path: str, kinds: tuple[str, ...]) -> tuple[Entry, ...]:
    entries = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            cells = [cell.strip() for cell in line.rstrip("\n").split("\t")]
            if not line.strip() or line.startswith("#") or cells[1:] == ["kind", "value"]:
                continue
            name = path.replace("\\", "/").rsplit("/", 1)[-1]
            if len(cells) != 3 or cells[1] not in kinds:
                raise NewslensError(f"{name}, line {number}: write the words, a kind ({', '.join(kinds)}) and a number, with one tab between.")
            try:
                entries.append(Entry(cells[0].lower(), cells[1], float(cells[2])))
            except ValueError:
                raise NewslensError(f"{name}, line {number}: {cells[2]!r} is no number; write one such as -2.") from None
    return tuple(entries)


def lexicon(name: str) -> tuple[Entry, ...]:
    """Return the entries of ``stance_NAME.tsv``; ``name`` is a key of :data:`FILES`."""
    if name not in FILES:
        raise NewslensError(f"There is no stance lexicon {name!r}: take one of {', '.join(FILES)}.")
    return _read(str(data_dir() / "lexicons" / f"stance_{name}.tsv"), FILES[name])


Index = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]


@functools.lru_cache(maxsize=16)
def index(entries: tuple[Entry, ...]) -> Index:
    """Return first word → (all words, entry), the longest first, for :func:`look_up`."""
    made: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries:
        words = tuple(entry.words.split())
        made.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in made.items()}


def look_up(table: Index, words: list[str], at: int, lemmas: bool = False) -> tuple[Entry, int] | None:
    """Return (entry, how many words it takes) of the longest entry that begins at ``words[at]``, or None.

    With ``lemmas`` the first word may stand in any of its forms: *tore up* is *tear up*. In an entry, *one's* is any of
    *its, her, their …*, and *…* is one to four words: *put … at risk*.
    """
    heads = (words[at], lemma(words[at])) if lemmas else (words[at],)
    for head in dict.fromkeys(heads):
        for wanted, entry in table.get(head, ()):
            end = _match(wanted, 1, words, at + 1)
            if end:
                return entry, end - at
    return None


GAP = "…"


def _match(wanted: tuple[str, ...], i: int, words: list[str], at: int) -> int:
    """Return the place after the words that fit ``wanted[i:]`` from ``at`` on, or 0."""
    while i < len(wanted):
        if wanted[i] == GAP:
            for skipped in range(1, 5):
                if at + skipped > len(words) or words[at + skipped - 1] in STOPS and not words[at + skipped - 2].isdigit():  # a vote of 6–1
                    return 0
                end = _match(wanted, i + 1, words, at + skipped)
                if end:
                    return end
            return 0
        if at >= len(words) or not fits(wanted[i], words[at]):
            return 0
        i, at = i + 1, at + 1
    return at


STOPS = frozenset(", . ; : ? ! — – - `` '' no not n't never".split())  # a gap does not run over these


# past forms that the table of lemmas lacks or reads as nouns
PAST = {"tore": "tear", "torn": "tear", "broke": "break", "broken": "break", "stole": "steal", "stolen": "steal", "hid": "hide",
        "hidden": "hide", "drove": "drive", "driven": "drive", "sank": "sink", "sunk": "sink", "withdrew": "withdraw",
        "withdrawn": "withdraw", "kept": "keep", "built": "build", "held": "hold", "began": "begin", "begun": "begin", "woke": "wake",
        "lit": "light", "upheld": "uphold", "withheld": "withhold", "undid": "undo", "undone": "undo", "overthrew": "overthrow", "withstood": "withstand", "bore": "bear", "shot": "shoot", "struck": "strike", "won": "win", "drew": "draw", "met": "meet", "paid": "pay", "fell": "fall", "lent": "lend", "stuck": "stick", "sought": "seek", "fed": "feed", "fought": "fight", "gave": "give", "given": "give", "took": "take", "taken": "take",
        "forbade": "forbid", "forbidden": "forbid", "spurned": "spurn", "gone": "go", "brought": "bring",
        "quit": "quit", "left": "leave", "shut": "shut", "cut": "cut", "hurt": "hurt", "upset": "upset", "made": "make", "threw": "throw",
        "thrown": "throw", "stood": "stand", "came": "come", "spoke": "speak", "dropped": "drop", "scrapped": "scrap", "banned": "ban", "cancelled": "cancel",
        "cancelling": "cancel", "lying": "lie", "lied": "lie", "hiding": "hide", "went": "go", "going": "go"}


@functools.lru_cache(maxsize=4)
def _forms(entries: tuple[Entry, ...]) -> dict[str, str]:
    """Form → base form of every verb of the lists; a form that belongs to two goes to the one that is listed so."""
    bases = dict.fromkeys(entry.words.split()[0] for entry in entries if entry.kind not in ("noun", "adjective"))
    made = {form.split()[0]: base for base in bases if base not in NO_VERB for form in inflected(base)}
    return made | {base: base for base in bases} | {form: base for form, base in PAST.items() if base in bases}


NO_VERB = frozenset("be would".split())


@functools.lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Return the base form of a verb in lower case."""
    return _forms((*lexicon("cues"), *lexicon("verbs"))).get(word) or PAST.get(word) or lemmatize(word)
