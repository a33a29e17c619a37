"""Two articles on one event, side by side: who is named, who is heard, in which words, and who takes which side.

    from newslens.comparing import compare
    both = compare(load_article("coast_guard_exercise"), load_article("gull_bank_from_dunmar"))
    both.voices, both.pairs

One alias table serves both texts (:func:`joined`), because only what has the same name can be compared. A short form
that stands for one person here and for another there is read in each text as that text's own table reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newslens.article import Article
from newslens.chain import mentioned, voices
from newslens.counting import Key, counted, keyness, stop_words
from newslens.markup import paragraph, table
from newslens.plots import MOST_ROWS, STYLES, Picture, canvas, name_rows, nothing, number, set_title, shorten, ticks
from newslens.resources import lexicon
from newslens.stance import Aliases, Cell, aliases_of, matrix, read_table, stances

WORDS = {"AGAINST": "against", "FAVOR": "for", "NONE": "no side", None: "–"}
MOST_WORDS = 8
LEAST = 2  # a word that occurs once in both texts together says nothing


@dataclass(frozen=True)
class Comparison:
    """Two texts side by side. Counts and labels come in pairs: of the first text, of the second.

    ``names`` maps an actor to its mentions, ``voices`` a voice to its words, ``pairs`` (source, target) to two labels
    (None where the pair does not occur), ``evidence`` to the words that carry them; ``words`` holds the key words of the first against the second, and of the second
    against the first.
    """

    first: Article
    second: Article
    aliases: Aliases
    names: dict[str, tuple[int, int]]
    voices: dict[str, tuple[int, int]]
    pairs: dict[tuple[str, str], tuple[str | None, str | None]]
    evidence: dict[tuple[str, str], tuple[str, str]]
    words: tuple[list[Key], list[Key]]

    @property
    def titles(self) -> tuple[str, str]:
        """What the two are called: title, or name where there is none; with a number where both are called the same."""
        one, two = (article.title or article.name for article in (self.first, self.second))
        return (one, two) if one != two else (f"{one} (1)", f"{two} (2)")

    @property
    def differing(self) -> dict[tuple[str, str], tuple[str | None, str | None]]:
        """The pairs on which the two texts do not report the same: another side, or a side in one of them only."""
        return {pair: labels for pair, labels in self.pairs.items() if (labels[0] or "NONE") != (labels[1] or "NONE")}

    def html(self) -> str:
        """Return four tables: voices, sides with their words, preferred words, names; the first text on the left."""
        one, two = (shorten(title, 48) for title in self.titles)
        heard = [(name, *_counts(pair), _where(pair)) for name, pair in list(self.voices.items())[:MOST_ROWS]]
        sides = [(f"{s} → {t}", *(f"{WORDS[label]}{said and ': ' + said}" for label, said in zip(labels, self.evidence[s, t])), _apart(*labels))
                 for (s, t), labels in list(self.pairs.items())[:MOST_ROWS]]
        named = [(name, *_counts(pair), _where(pair)) for name, pair in list(self.names.items())[:MOST_ROWS]]
        return "".join((
            _listed("Voice", one, two, "In which", heard, "Who is heard, and with how many words", len(self.voices), "In neither text is anybody reported to say anything."),
            _listed("Source → target", one, two, "Beside each other", sides, "Who takes which side, with the words (–: the pair does not occur)", len(self.pairs),
                    "In neither text does anybody take a side."),
            table(("Text", "Words that are more frequent in it than in the other"), [(title, ", ".join(f"{key.word} ({key.count:,} to {key.reference:,})" for key in keys) or "none")
                  for title, keys in zip((one, two), self.words)], "Which words they prefer"),
            _listed("Name", one, two, "In which", named, "Who is named, and how often", len(self.names), "Neither text names anybody of the table."),
        ))

    def _repr_html_(self) -> str:
        return self.html()


def joined(*tables: Aliases) -> Aliases:
    """Return one alias table for several texts: the names of the first, then those that later ones add.

    A name is the same where it, or one of its forms, stands in the table already, or where it is the end of exactly one
    longer name there ("Foreign Ministry", "Dunmar's Foreign Ministry"). Two full names that differ before the last word
    ("Tomas Brandvold", "Mattias Brandvold") stay apart, and a form that they share stands for neither.
    It is a proposal, to be read and changed.
    """
    return _joined(tables)[0]


def _joined(tables: Sequence[Aliases]) -> tuple[Aliases, list[Aliases]]:
    """Return the joined table, and for each text the same table with the forms that are ambiguous read as that text reads them."""
    names: dict[str, str] = {}
    forms: dict[str, str] = {}
    readings: list[dict[str, tuple[str, str]]] = []  # for each table: form in lower case → form, name in the joined table
    for one in tables:
        homes: dict[str, str] = {}
        longer = {name: _longer(name, one.names) for name in one.names}
        for name in sorted(one.names, key=lambda name: longer[name] is not None):  # otherwise in their order
            kind, own = one.names[name], [form for form, stands_for in one.forms.items() if stands_for == name]
            known = _same(name, own, names, forms)
            if known and longer[name] and _apart_by_name(longer[name], known):
                known = homes[longer[name]]  # a family name whose owner is somebody else here
            if known is None:
                names[name] = kind
            target = homes[name] = known or name
            for form in (*own, name):
                if form != target and not _standing(form, names, forms):
                    forms[form] = target
        both = {**one.forms, **{name: name for name in one.names}}
        readings.append({form.casefold(): (form, homes[name]) for form, name in both.items() if name in homes})
    shared = {form for one in readings for form in one for other in readings if form in other and _apart_by_name(one[form][1], other[form][1])}
    sure = {form: name for form, name in forms.items() if form.casefold() not in shared}
    return Aliases(names, sure), [Aliases(names, sure | {form: name for low, (form, name) in one.items() if low in shared}) for one in readings]


def _standing(form: str, names: Mapping[str, str], forms: Mapping[str, str]) -> str | None:
    low = form.casefold()
    found = {other.casefold(): target for other, target in (*forms.items(), *((name, name) for name in names))}
    return found.get(low)


def _same(name: str, own: Sequence[str], names: Mapping[str, str], forms: Mapping[str, str]) -> str | None:
    for form in (name, *own):
        known = _standing(form, names, forms)
        if known and not _apart_by_name(name, known):
            return known
    return _longer(name, names)


def _longer(name: str, names: Mapping[str, str]) -> str | None:
    """Return the only longer one of ``names`` that ends in ``name``, or None."""
    longer = [other for other in names if other.casefold().endswith(" " + name.casefold())]
    return longer[0] if len(longer) == 1 else None


def _apart_by_name(one: str, other: str) -> bool:
    """Say whether two names end alike and begin with different capitals: other given names, or other owners.

    A given name and its initial ("T. Brandvold"), and a title before the name, do not set two apart.
    """
    titles = set(lexicon("gazetteer/titles"))
    (*before, last), (*begins, ends) = [[word for word in name.split() if word not in titles] or [name] for name in (one, other)]
    if last.casefold() != ends.casefold() or not before or not begins or not (before[0][0].isupper() and begins[0][0].isupper()):
        return False
    here, there = (words[0].casefold().rstrip(".") for words in (before, begins))
    return not (here.startswith(there) or there.startswith(here))


def compare(first: Article, second: Article, aliases: Aliases | str | None = None) -> Comparison:
    """Return both texts side by side under one alias table: yours, or :func:`joined` of the two.

    Pairs in which neither text takes a side are left out. Words are those that occur twice or more in both together,
    function words aside.
    """
    if isinstance(aliases, str):
        aliases = read_table(aliases)
    if aliases is None:
        aliases, tables = _joined([aliases_of(first), aliases_of(second)])
    else:
        tables = [aliases, aliases]
    texts = list(zip((first, second), tables))
    heard = [{voice.name: voice.words for voice in voices(*text)} for text in texts]
    named = [mentioned(*text) for text in texts]
    cells = [matrix(stances(*text)) for text in texts]
    sided = [pair for pair in dict.fromkeys([*cells[0], *cells[1]]) if any(pair in side and side[pair].label != "NONE" for side in cells)]
    counts = [counted(text).counts for text in (first, second)]
    return Comparison(first, second, aliases, _side_by_side(*named), _side_by_side(*heard),
                      {pair: tuple(side[pair].label if pair in side else None for side in cells) for pair in sided},
                      {pair: tuple(_said(side.get(pair)) for side in cells) for pair in sided},
                      (_key_words(*counts), _key_words(*reversed(counts))))


def _side_by_side(one: Mapping[str, int], two: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Names in both first, then those of the first text, then those of the second; the most frequent first."""
    both = {name: (one.get(name, 0), two.get(name, 0)) for name in dict.fromkeys([*one, *two])}
    return dict(sorted(both.items(), key=lambda item: (["both", "first only", "second only"].index(_where(item[1], one, two, item[0])), -sum(item[1]))))


def _where(pair: tuple[int, int], one: Mapping | None = None, two: Mapping | None = None, name: str = "") -> str:
    here, there = (bool(pair[0]), bool(pair[1])) if one is None else (name in one, name in two)
    return "both" if here and there else "first only" if here else "second only"


def _counts(pair: tuple[int, int]) -> tuple[str, str]:
    return tuple(f"{count:,}" if count else "–" for count in pair)


def _apart(one: str | None, two: str | None) -> str:
    if one is None or two is None:
        return "first only" if two is None else "second only"
    return "same" if one == two else "another side"


def _key_words(here: Mapping[str, int], there: Mapping[str, int]) -> list[Key]:
    if not here or not there:
        return []
    small = set(stop_words())
    return [key for key in keyness(here, there, least=LEAST) if key.count and key.log_ratio > 0 and key.word not in small and len(key.word) > 1][:MOST_WORDS]


def _said(cell: Cell | None) -> str:
    """The words that carry a cell's side, with the numbers of their sentences; "" where it takes none."""
    if cell is None or cell.label == "NONE":
        return ""
    return "; ".join(dict.fromkeys(f"“{row.evidence_text}” ({row.sentence})" for row in cell.rows if row.label == cell.label))


def _listed(what: str, one: str, two: str, last: str, rows: Sequence[tuple], caption: str, count: int, nothing_there: str) -> str:
    more = f"; the first {MOST_ROWS} of {count:,}" if count > MOST_ROWS else ""
    return table((what, one, two, last), rows, caption + more) if rows else paragraph(nothing_there)


def picture(both: Comparison, title: str = "Who is heard, and with how many words") -> Picture:
    """Return a figure: each voice's words in the first text to the left, in the second to the right."""
    shown = list(both.voices.items())[:MOST_ROWS]
    if not shown:
        return nothing("There is nothing to draw: in neither text is anybody reported to say anything.")
    most = max(1, *(count for _, pair in shown for count in pair))
    with canvas(1.35 + 0.3 * len(shown)) as (figure, axes):
        for side, style, label in ((0, STYLES[0], both.titles[0]), (1, STYLES[1], both.titles[1])):
            widths = [pair[side] * (1 if side else -1) for _, pair in shown]
            axes.barh(range(len(shown)), widths, height=0.7, color=style.color, hatch=style.hatch, edgecolor="white", label=shorten(label, 70))
            for row, (_, pair) in enumerate(shown):
                axes.annotate(f"{pair[side]:,}" if pair[side] else "–", (widths[row], row), (4 if side else -4, 0), textcoords="offset points",
                              ha="left" if side else "right", va="center", fontsize=9)
        name_rows(axes, [name for name, _ in shown])
        axes.axvline(0, color="#1A1A1A", linewidth=1)
        axes.set_xlim(-most * 1.15, most * 1.15)
        axes.xaxis.set_major_locator(ticks(6, True))
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):,.0f}")
        axes.set_xlabel("words reported (left: first text, right: second)")
        legend = figure.legend(loc="outside lower center", ncols=1, frameon=False)
        for text in legend.get_texts():
            text.set_parse_math(False)
        set_title(axes, title)
    said = "; ".join(f"{shorten(name, 40)} {number(a)} and {number(b)}" for name, (a, b) in shown)
    return Picture(figure, f"Bars to both sides, {title}: words in “{both.titles[0]}” and in “{both.titles[1]}”. {said}.")


__all__ = ["Comparison", "compare", "joined", "picture"]
