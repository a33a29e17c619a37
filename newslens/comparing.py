"""Two articles on one event, side by side: who is named, who is heard, in which words, and who takes which side.

    from newslens.comparing import compare
    both = compare(load_article("coast_guard_exercise"), load_article("gull_bank_from_dunmar"))
    both.voices, both.pairs

One alias table serves both texts (:func:`joined`), because only what has the same name can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newslens.article import Article
from newslens.chain import mentioned, voices
from newslens.counting import Key, counted, keyness, stop_words
from newslens.markup import paragraph, table
from newslens.plots import MOST_ROWS, STYLES, Picture, canvas, name_rows, nothing, number, set_title, shorten, ticks
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
    longer name there ("Foreign Ministry", "Dunmar's Foreign Ministry"). It is a proposal, to be read and changed.
    """
    names: dict[str, str] = {}
    forms: dict[str, str] = {}
    for one in tables:
        for name, kind in one.names.items():
            own = [form for form, stands_for in one.forms.items() if stands_for == name]
            known = _same(name, own, names, forms)
            if known is None:
                names[name] = kind
            target = known or name
            for form in (*own, name):
                if form != target and not _standing(form, names, forms):
                    forms[form] = target
    return Aliases(names, forms)


def _standing(form: str, names: Mapping[str, str], forms: Mapping[str, str]) -> str | None:
    low = form.casefold()
    found = {other.casefold(): target for other, target in (*forms.items(), *((name, name) for name in names))}
    return found.get(low)


def _same(name: str, own: Sequence[str], names: Mapping[str, str], forms: Mapping[str, str]) -> str | None:
    for form in (name, *own):
        if known := _standing(form, names, forms):
            return known
    longer = {other for other in names if other.casefold().endswith(" " + name.casefold())}
    return longer.pop() if len(longer) == 1 else None


def compare(first: Article, second: Article, aliases: Aliases | str | None = None) -> Comparison:
    """Return both texts side by side under one alias table: yours, or :func:`joined` of the two.

    Pairs in which neither text takes a side are left out. Words are those that occur twice or more in both together,
    function words aside.
    """
    if isinstance(aliases, str):
        aliases = read_table(aliases)
    if aliases is None:
        aliases = joined(aliases_of(first), aliases_of(second))
    heard = [{voice.name: voice.words for voice in voices(text, aliases)} for text in (first, second)]
    named = [mentioned(text, aliases) for text in (first, second)]
    cells = [matrix(stances(text, aliases)) for text in (first, second)]
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
