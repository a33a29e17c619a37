"""Explorer of lesson 06: who is for and against what, under settings that can be turned, with the words that show it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import ipywidgets as widgets

from newslens.annotations import load_annotation
from newslens.article import Article, load_article
from newslens.chain import decide
from newslens.explorers.base import choice, explorer, number, switch, text_box
from newslens.markup import PALETTE, Safe, escape, legend, paragraph
from newslens.resources import NewslensError
from newslens.stance import DEFAULT_RULE, RULES, Aliases, Cell, Settings, Stance, aliases_of, compound, matrix, of_annotation, stances

# label: sign, word, colour (orange and purple: no party's colours), frame
LOOKS = {
    "AGAINST": ("✗", "against", "orange", "3px solid #8A4B00"),
    "FAVOR": ("✓", "for", "purple", "3px double #5B2A7A"),
    "NONE": ("○", "no side", "white", "1px dotted #767676"),
}
PARTS = ("cues", "words", "verbs", "negation", "hedges", "boosters")
STYLE = """<style>
.nl-matrix{border-collapse:collapse;font-size:92%}
.nl-matrix th,.nl-matrix td{text-align:left;vertical-align:top;padding:2px 4px;line-height:1.35}
.nl-matrix thead th{vertical-align:bottom;max-width:8em}
.nl-matrix th[scope=row]{position:sticky;left:0;max-width:9em;background:var(--jp-layout-color0,Canvas)}
.nl-matrix details{padding:1px 4px;min-width:4.6em}
.nl-matrix summary{cursor:pointer}
.nl-matrix details>div{min-width:18em;max-width:34em}
</style>"""
MOST = 24  # sources and targets shown; more would be wider than a screen


def view(article: Article, rule: str = DEFAULT_RULE, threshold: float = 0.5, cues: bool = True, words: bool = True, verbs: bool = True,
         negation: bool = True, hedges: bool = True, boosters: bool = True, vader: bool = False, sides: bool = False, table: str = "") -> str:
    """Return HTML: the source × target matrix as a table whose cells open onto their sentences, evidence marked.

    ``rule`` is a key of :data:`newslens.stance.RULES`; the switches are parts of :class:`newslens.stance.Settings`.
    ``vader`` puts the mean compound of a cell's sentences beside its label; ``sides`` leaves out cells that take no side;
    ``table`` adds lines to the alias table (``name (issue) = form; form``).
    """
    settings = Settings(cues=cues, words=words, verbs=verbs, negation=negation, hedges=hedges, boosters=boosters, threshold=threshold)
    aliases = decide(usual_aliases(article), table.replace("/", "\n"))
    rows, plain = (_rows(article, one, tuple(aliases.names.items()), tuple(aliases.forms.items())) for one in (settings, Settings()))
    cells, usual = matrix(rows, rule, threshold), matrix(plain)
    shown = {key: cell for key, cell in cells.items() if cell.label != "NONE" or not sides}
    if not shown:
        return paragraph("The matrix is empty: " + ("the rules found nobody in this text who says, thinks or judges anything. That is a finding, too."
                         if not plain else "under these settings nobody takes a side. Turn a part on, or lower the threshold."))
    changed = [key for key in {*cells, *usual} if _label(cells, key) != _label(usual, key)]
    told = f"{sum(c.label == 'AGAINST' for c in cells.values()):,} pairs against, {sum(c.label == 'FAVOR' for c in cells.values()):,} for, " \
           f"{sum(c.label == 'NONE' for c in cells.values()):,} without a side, from {len(rows):,} rows. "
    told += f"Labels other than under the usual settings: {len(changed):,}" + (f" ({'; '.join(f'{s} → {t}' for s, t in sorted(changed)[:4])}{' …' if len(changed) > 4 else ''})." if changed else ".")
    key = legend([(_sample(label), meaning) for label, meaning in
                  (("AGAINST", "against"), ("FAVOR", "for"), ("NONE", "speaks of it and takes no side"))])
    return paragraph(told) + key + _table(article, shown, set(changed), vader)


def _label(cells: dict[tuple[str, str], Cell], key: tuple[str, str]) -> str:
    return cells[key].label if key in cells else "NONE"


Entries = tuple[tuple[str, str], ...]


@functools.lru_cache(maxsize=256)
def _rows(article: Article, settings: Settings, names: Entries, forms: Entries) -> tuple[Stance, ...]:
    return tuple(stances(article, Aliases(dict(names), dict(forms)), settings=settings))


def usual_aliases(article: Article) -> Aliases:
    """Return people's table as it is now; for a text that has none, the proposal, which is worked out once."""
    annotation = load_annotation(article)
    return of_annotation(annotation) if annotation and annotation.names else _proposed(article)


@functools.lru_cache(maxsize=8)
def _proposed(article: Article) -> Aliases:
    return aliases_of(article)


def _sample(label: str) -> str:
    sign, word, colour, frame = LOOKS[label]
    return f'<span style="{PALETTE[colour]};border:{frame};padding:0 4px">{sign} {word}</span>'


def _table(article: Article, cells: dict[tuple[str, str], Cell], changed: set[tuple[str, str]], vader: bool) -> str:
    sources = list(dict.fromkeys(source for source, _ in cells))[:MOST]
    targets = sorted({target for _, target in cells}, key=lambda t: -sum(c.n for (_, target), c in cells.items() if target == t))[:MOST]
    head = "".join(f'<th scope="col">{escape(target)}</th>' for target in targets)
    body = []
    for source in sources:
        columns = "".join(f'<td>{_cell(article, cells[source, target], (source, target) in changed, vader) if (source, target) in cells else ""}</td>'
                          for target in targets)
        body.append(f'<tr><th scope="row">{escape(source)}</th>{columns}</tr>')
    left = len({s for s, _ in cells}) - len(sources) + len({t for _, t in cells}) - len(targets)
    note = paragraph("Open a cell (click, or Tab and Enter) to read the sentences behind it." + (f" {left:,} more names are not shown." if left > 0 else ""))
    caption = '<caption style="text-align:left;padding:4px 0">Rows: who speaks. Columns: about what.</caption>'
    return f'{STYLE}{note}<table class="nl-matrix">{caption}<thead><tr><th scope="col">source</th>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'


def _cell(article: Article, cell: Cell, changed: bool, vader: bool) -> str:
    sign, word, colour, frame = LOOKS[cell.label]
    counts = ", ".join(f"{count} {name}" for name, count in (("against", cell.against), ("for", cell.favor), ("neither", cell.none)) if count)
    score = "" if cell.label == "NONE" else f" {_number(cell.score)}"
    sentences = {row.sentence: row for row in cell.rows}
    beside = f"<br>VADER {_number(_mean([_vader(_sentence(article, row)) for row in sentences.values()]))}" if vader else ""
    star = " <em>changed</em>" if changed else ""
    opened = "".join(_row(article, row, vader) for row in cell.rows)
    return (f'<details style="{PALETTE[colour]};border:{frame}"><summary data-lm-suppress-shortcuts="true">{sign} {word}{score}{star}<br><small>{escape(counts)}{beside}</small></summary>'
            f'<div>{opened}</div></details>')


_vader = functools.lru_cache(maxsize=4096)(compound)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _number(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−") if abs(value) >= 1 or not value else f"{value:+.2f}".replace("-", "−")


def _sentence(article: Article, row: Stance) -> str:
    start, end = _span(article, row)
    return article.text[start:end]


def _span(article: Article, row: Stance) -> tuple[int, int]:
    at = row.evidence[0][0] if row.evidence else 0
    return next(((a, b) for a, b in article.sentence_spans if a <= at < b), (at, row.evidence[-1][1] if row.evidence else at))


def _row(article: Article, row: Stance, vader: bool) -> str:
    start, end = _span(article, row)
    pieces, at = [], start
    for a, b in sorted(row.evidence):
        if a >= at and b <= end:
            pieces += [escape(article.original(at, a)), f'<mark style="{PALETTE["yellow"]};text-decoration:underline 2px">{escape(article.original(a, b))}</mark>']
            at = b
    pieces.append(escape(article.original(at, end)))
    why = "; ".join(dict.fromkeys(f"{reason.text} ({_number(reason.value)})" for reason in row.reasons)) or "nothing in it takes a side"
    far = " The writer keeps a distance: " + ", ".join(f"“{reason.words}”" for reason in row.distance) + "." if row.distance else ""
    score = f" VADER, for the whole sentence: {_number(_vader(article.text[start:end]))}." if vader else ""
    return f'<p><strong>{LOOKS[row.label][1]}</strong>, sentence {row.sentence}: {"".join(pieces)}<br><small>Why: {escape(why)}.{escape(far)}{escape(score)}</small></p>'


def stance_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the explorer for ``article``, by default the chosen one."""
    article = article or load_article()
    _rows.cache_clear()  # the reference's sentences may have been edited since the last one

    def draw(**values: object) -> str:
        try:
            return view(article, **values)
        except NewslensError as refusal:
            return paragraph(str(refusal)) + view(article, **{**values, "table": ""})

    controls = {
        "rule": choice("Several rows make one label by", list(RULES), DEFAULT_RULE),
        "threshold": number("Threshold", 0.5, 0.25, 2.5, 0.25),
        "cues": switch("judging verbs", True),
        "words": switch("good and bad words", True),
        "verbs": switch("harm, help, end, keep", True),
        "negation": switch("negation", True),
        "hedges": switch("hedges", True),
        "boosters": switch("boosters", True),
        "sides": switch("only those who take a side"),
        "vader": switch("VADER beside it"),
        "table": text_box("Add to the alias table", placeholder="North Korea (actor) = Pyongyang / joint training (issue) = flight; bombers"),
    }
    return explorer(draw, controls, title="Stance explorer")
