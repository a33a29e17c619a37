"""A report to hand in: one HTML file that holds everything and opens anywhere, offline.

    write_report(article, question="Who wants the gate?", conclusion="The article …", aliases=decisions)

Figures are pictures inside the file, with their description as alternative text; tables have captions and headers; all
text from the article and the learner is escaped. The file fetches nothing and runs nothing.
"""

from __future__ import annotations

import importlib.metadata
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from newslens import plots
from newslens.article import Article, Span
from newslens.certainty import LONG, Outcome, holding, over_settings
from newslens.certainty import picture as settings_picture
from newslens.chain import Voice, as_table, changed, decide, fates, mentioned, reasons_of, reported_share, sentence_span, sentences_of, unheard, voices
from newslens.comparing import Comparison
from newslens.comparing import picture as comparison_picture
from newslens.counting import counted, key_words, stop_words
from newslens.files import my_work, write_atomically
from newslens.markup import PALETTE, Safe, escape, paragraph, table
from newslens.own_texts import file_name
from newslens.resources import NewslensError
from newslens.stance import Aliases, Cell, Stance, aliases_of, matrix, stances
from newslens.stance.aliases import annotation_of

FIRM = 0.9
MOST_VOICES, MOST_TARGETS, MOST_ROWS, MOST_WORDS = 40, 10, 60, 12
SIDES = {"AGAINST": ("✗ against", "orange"), "FAVOR": ("✓ for", "purple"), "NONE": ("○ no side", "white")}
NO_CONCLUSION = "No conclusion was written down."
UNSIGNED = "found by the rules, not signed by the author"
LIMITS = """What stands here is how this one text reports its sources: who was asked, what was quoted and in which verb was the
writer's choice. It is not what anybody thinks. The program's rules miss sides that are taken in other words than those on
its lists, and it cannot hear irony. That a verdict holds under many settings makes it firm, not right: all settings share
one word list. The alias table is a decision; another table would give other voices and other verdicts."""

STYLE = """:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;--soft:#f3f3f3}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#16181b;--line:#9a9a9a;--soft:#24272b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:54rem;padding:1rem 1.25rem 3rem;font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
h1{line-height:1.2;margin:.4em 0 .2em}h2{margin:2em 0 .4em;border-bottom:1px solid var(--line);padding-bottom:.2em}
.meta{margin:0 0 1.2em}.wide{overflow-x:auto}
table{border-collapse:collapse;margin:.6em 0 1.2em}caption{font-weight:bold}
th,td{border:1px solid var(--line);vertical-align:top;font-weight:normal;min-width:4.5em}th[scope=row]{min-width:8em}thead th{background:var(--soft);font-weight:bold}
blockquote{margin:.2em 0;padding:0;min-width:16em}figure{margin:1em 0}figure img{background:#fff;max-width:100%;height:auto;border:2px solid var(--line);border-radius:4px}
.words{border-inline-start:4px solid var(--line);padding:.1em 1em;background:var(--soft)}
@media(max-width:44rem){.wide span{white-space:normal!important}th,td,th[scope=row],blockquote{min-width:0;hyphens:auto}.wide table{font-size:.85rem}.wide th,.wide td{padding:2px 4px!important}}
:focus-visible{outline:3px solid #2b9bd4}
@media print{:root{--ink:#000;--paper:#fff;--line:#555;--soft:#fff}body{max-width:none;padding:0;font-size:10.5pt}.wide{overflow:visible;font-size:9pt}.wide span{white-space:normal!important}.wide th,.wide td{padding:2px 4px!important;min-width:4.8em}
th,td,th[scope=row],blockquote{min-width:0}h2,caption{break-after:avoid}figure,tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}"""
# nothing may be fetched and nothing run, whatever a text holds
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_report(article: Article, question: str = "", conclusion: str = "", aliases: Aliases | str | None = None, *,
                 expected: str = "", changes: str = "", not_signed: Iterable[tuple[str, str]] = (), author: str = "",
                 comparison: Comparison | None = None, path: str | Path | None = None) -> Path:
    """Write the report on ``article`` as one HTML file and return its path.

    ``aliases`` is your alias table (a table or its lines), by default the proposal. ``changes`` are the lines that made it of
    the proposal, for their reasons; without ``aliases`` they are carried out, too. ``expected`` is what you expected before,
    ``not_signed`` the pairs (source, target) whose verdict you would not sign. Without ``path`` the file is
    ``my_work/report_TITLE.html``; a report on another text is never overwritten there. Raises :class:`NewslensError` in one
    sentence for a table that cannot be read, a pair without a verdict, a report without a conclusion in the place of one that
    has one, a folder that cannot be written and a full disk; an older report then stands as it was.
    """
    html = report(article, question, conclusion, aliases, expected=expected, changes=changes, not_signed=not_signed, author=author, comparison=comparison)
    target = _free_path(article) if path is None else Path(path).expanduser()
    if target.suffix.lower() not in (".html", ".htm"):
        raise NewslensError(f'A report is a web page: write path="{target.stem or "report"}.html".')
    if not _is_there(target.parent):
        raise NewslensError(f"There is no folder {target.parent}: make it first, or leave path out and the report goes to my_work.")
    if not conclusion.strip() and _concludes(target):
        raise NewslensError(f'{target.name} has a conclusion and this report has none, so nothing was overwritten: write your conclusion again, or give path="another.html".')
    write_atomically(target, html)
    return target


def _concludes(path: Path) -> bool:
    """Whether a report with a conclusion stands at ``path``."""
    try:
        page = path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # there is none, or it cannot be read; writing will say why
        return False
    return '<meta name="text-sha256"' in page[:4000] and f"<em>{escape(NO_CONCLUSION)}</em>" not in page


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # it cannot even be looked at; writing will say why
        return True


def _free_path(article: Article) -> Path:
    """The learner's report on this text, or the first name that is free: a report on another text stays."""
    stem = "report_" + file_name(article.title or article.name, "my_text")
    for number in range(1, 1000):
        path = my_work() / (f"{stem}.html" if number == 1 else f"{stem}_{number}.html")
        try:
            if not path.exists() or _mark(article) in path.read_text(encoding="utf-8", errors="replace")[:4000]:
                return path
        except OSError:  # not to be read: it is not ours to replace
            continue
    raise NewslensError("There are a thousand reports of this name in my_work: give this one a path of its own.")


def _mark(article: Article) -> str:
    return f'<meta name="text-sha256" content="{article.sha256}">'


def report(article: Article, question: str = "", conclusion: str = "", aliases: Aliases | str | None = None, *,
           expected: str = "", changes: str = "", not_signed: Iterable[tuple[str, str]] = (), author: str = "",
           comparison: Comparison | None = None) -> str:
    """Return the report on ``article`` as the text of an HTML file. See :func:`write_report`."""
    for name, value in (("question", question), ("conclusion", conclusion), ("author", author), ("expected", expected), ("changes", changes)):
        if not isinstance(value, str):
            raise NewslensError(f'The {name} is a text in quotation marks: write {name}="…".')
    decided = decide(aliases_of(article), changes) if aliases is None and changes else as_table(article, aliases)
    reasons = reasons_of((aliases if isinstance(aliases, str) else "") + "\n" + changes)
    heard = voices(article, decided)
    cells = matrix(stances(article, decided))
    outcomes = over_settings(article, aliases=decided)
    unsigned = _unsigned(not_signed, cells)
    title = article.title or article.name
    parts = [
        f'<h1>{_any("Who says so, and who is for or against what?")}</h1>',
        f'<p class="meta">A report on {_any(f"“{title}”")}{" by " + _any(author.strip()) if author.strip() else ""}, {escape(date.today().isoformat())}. The text that was read: {_any(article.name)}, {counted(article).counts.N():,} words.</p>',
        "<h2>The question</h2>", _prose(question, "No question was written down."),
        *(("<h3>Expected, before any figure</h3>", _prose(expected, "")) if expected.strip() else ()),
        "<h2>The text in figures</h2>", _figures(article, decided, heard, cells, outcomes), _keys(article),
        "<h2>Voices</h2>", _voices(heard), _unheard(article, decided),
        "<h2>Who is for, who is against?</h2>", _grid(cells, unsigned), _evidence(article, cells, outcomes, unsigned),
        "<h2>How sure?</h2>", _settings(article, outcomes, unsigned),
        "<h2>What counts as one: the alias table</h2>", _decisions(article, decided, reasons),
        *(_compared(comparison) if comparison else ()),
        "<h2>Limits</h2>", paragraph(LIMITS),
        "<h2>Conclusion</h2>", _prose(conclusion, NO_CONCLUSION),
        "<h2>How this was made</h2>", _made(article),
    ]
    return ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' + _mark(article) +
            f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>Report: {escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n" + "\n".join(parts) + "\n</main>\n</body>\n</html>\n")


# --- the pieces ---------------------------------------------------------------------------


def _unsigned(pairs: Iterable[tuple[str, str]], cells: dict[tuple[str, str], Cell]) -> set[tuple[str, str]]:
    """The pairs that the author does not sign, as the matrix names them."""
    known = {(s.casefold(), t.casefold()): (s, t) for (s, t), cell in cells.items() if cell.label != "NONE"}
    found = set()
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2 or not all(isinstance(name, str) for name in pair):
            raise NewslensError('Write not_signed as a list of pairs: not_signed=[("Erik Sund", "the gate")].')
        if (wanted := (pair[0].strip().casefold(), pair[1].strip().casefold())) not in known:
            raise NewslensError(f"There is no verdict {pair[0]} → {pair[1]} that you could leave unsigned: the pairs that take a side are "
                                + ("; ".join(f"{s} → {t}" for s, t in known.values()) or "none") + ".")
        found.add(known[wanted])
    return found


def _any(text: str) -> str:
    """Text in any script: escaped, and set in its own direction without turning its surroundings."""
    return f"<bdi>{escape(text)}</bdi>"


def _prose(text: str, otherwise: str) -> str:
    """The learner's words, paragraph by paragraph."""
    kept = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]
    inside = "".join(f'<p dir="auto">{escape(block)}</p>' for block in kept) or f"<p><em>{escape(otherwise)}</em></p>"
    return f'<div class="words">{inside}</div>'


def _scrolling(inside: str, label: str) -> str:
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">{inside}</div>'


def _figure(picture: plots.Picture) -> str:
    return f"<figure>{picture.html()}</figure>"


def _figures(article: Article, decided: Aliases, heard: Sequence[Voice], cells: dict, outcomes: Sequence[Outcome]) -> str:
    labels = [cell.label for cell in cells.values()]
    rows = [("Words", f"{counted(article).counts.N():,}"), ("Sentences", f"{len(article.sentences):,}"),
            ("Actors named", f"{len(mentioned(article, decided)):,}"), ("Voices", f"{len(heard):,}"),
            ("Share of the words that are somebody's", f"{reported_share(article):.0%}"),
            ("Pairs of source and target: against / for / no side", f"{labels.count('AGAINST'):,} / {labels.count('FAVOR'):,} / {labels.count('NONE'):,}"),
            ("Verdicts that hold in 90 % of the settings", f"{len(holding(outcomes, FIRM)):,} of {len(outcomes):,}")]
    return table(("What", "How many"), rows, "Headline figures")


def _keys(article: Article) -> str:
    small = set(stop_words())
    kept = [key for key in key_words(article) if key.count and key.log_ratio > 0 and key.word not in small and len(key.word) > 1][:MOST_WORDS]
    return paragraph("Words that are typical of it, beside our companion stories: " + ", ".join(f"{key.word} ({key.count})" for key in kept) + ".") if kept else ""


def _voices(heard: Sequence[Voice]) -> str:
    if not heard:
        return paragraph("The rules found nobody in this text who is reported to say, think or judge anything. That is a finding, too.")
    rows = [(v.name, f"{v.reports:,}", f"{v.words:,}", _counted(v.kinds), ", ".join(v.cues), f"{v.unsaid:,}") for v in heard[:MOST_VOICES]]
    more = paragraph(f"… and {len(heard) - MOST_VOICES:,} more voices.") if len(heard) > MOST_VOICES else ""
    drawn = plots.bars([(v.name, v.words) for v in heard[:20]], title="Words reported, by voice", unit="words")
    return _scrolling(table(("Voice", "Reports", "Words", "Kinds", "Cues", "Denied or refused"), rows, "Who is heard, and how"), "Table of voices") + more + _figure(drawn)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())


def _unheard(article: Article, decided: Aliases) -> str:
    silent = unheard(article, decided)
    if not mentioned(article, decided):
        return paragraph("Nobody is named in it.")
    if not silent:
        return paragraph("Every actor in the table who is named is heard. Whoever was taken out of the table, or never stood in it, is not counted.")
    return paragraph("Named and not heard: " + ", ".join(f"{name} ({count:,})" for name, count in silent[:30]) + (" …" if len(silent) > 30 else "") + ". "
                     "Somebody can stand here whose words went to a description (“a spokesman said”), because nothing in the table says that both are one.")


def _side(label: str, more: str = "") -> Safe:
    word, colour = SIDES[label]
    return Safe(f'<span style="{PALETTE[colour]};border:1px solid #767676;padding:0 .3em;white-space:nowrap">{word}{escape(more)}</span>')


def _grid(cells: dict[tuple[str, str], Cell], unsigned: set[tuple[str, str]]) -> str:
    """The matrix as a table: rows speak, columns are what they speak about."""
    if not cells:
        return paragraph("The matrix is empty: nobody is reported to speak about anything in the table.")
    if not any(cell.label != "NONE" for cell in cells.values()):
        return paragraph(f"{len(cells):,} pairs of source and target were found, and none takes a side. That is a finding, too.")
    taking = {pair: cell for pair, cell in cells.items() if cell.label != "NONE"}
    targets = sorted({t for _, t in taking}, key=lambda t: -sum(cell.n for (_, other), cell in cells.items() if other == t))
    sources = list(dict.fromkeys(s for s, _ in taking))[:MOST_VOICES]
    shown = targets[:MOST_TARGETS]
    rows = [(source, *(_side(cells[source, t].label, f" {abs(cells[source, t].score):.1f}" + (" (not signed)" if (source, t) in unsigned else "") if cells[source, t].label != "NONE" else "")
                       if (source, t) in cells else "" for t in shown)) for source in sources]
    left = f" {len(targets) - len(shown):,} more targets stand in the list below." if len(targets) > len(shown) else ""
    caption = f"Source × target, for sources that take a side; the number says how strongly, from 0.5 to 3.{left}"
    return _scrolling(table(("Source", *shown), rows, caption), "Matrix of sources and targets")


def _evidence(article: Article, cells: dict[tuple[str, str], Cell], outcomes: Sequence[Outcome], unsigned: set[tuple[str, str]]) -> str:
    """Every row that takes a side, with its sentence as printed; then the pairs without a side, in a line."""
    taking = sorted((c for c in cells.values() if c.label != "NONE"), key=lambda c: -abs(c.score))
    if not taking:
        return ""
    firmness = {(one.source, one.target): one for one in outcomes}
    rows = [(f"{cell.source} → {cell.target}", Safe(_side(cell.label) + (f"<br><strong>{escape(UNSIGNED)}</strong>" if (cell.source, cell.target) in unsigned else "")), _share(cell, firmness.get((cell.source, cell.target))),
             Safe("".join(_quoted(article, *group) for group in _by_sentence(article, cell)))) for cell in taking[:MOST_ROWS]]
    more = paragraph(f"… and {len(taking) - MOST_ROWS:,} more pairs that take a side.") if len(taking) > MOST_ROWS else ""
    silent = [f"{s} → {t}" for (s, t), cell in cells.items() if cell.label == "NONE"]
    none = paragraph(f"Reported without a side ({len(silent):,}): " + "; ".join(silent[:MOST_ROWS]) + (" …" if len(silent) > MOST_ROWS else ".")) if silent else ""
    apart = paragraph(f"{UNSIGNED.capitalize()} ({len(unsigned):,}): " + "; ".join(f"{s} → {t}" for s, t in cells if (s, t) in unsigned) + ".") if unsigned else ""
    head = ("Source → target", "Side", "Settings that say so", "The words, as printed")
    return _scrolling(table(head, rows, "The evidence: the words in the marks are what the rules lean on"), "Table of evidence") + more + apart + none


def _share(cell: Cell, outcome: Outcome | None) -> str:
    if outcome is None:
        return "not tried"
    return f"{getattr(outcome, 'favor' if cell.label == 'FAVOR' else 'against') / outcome.n:.0%}"


def _by_sentence(article: Article, cell: Cell) -> list[tuple[list[int], list[Stance]]]:
    """The rows that carry a cell's label, those whose words stand in the same sentences together, with these sentences.

    The words can stand elsewhere than the row: a quotation goes on behind *said Lind*, or over two sentences.
    """
    spans = sentences_of(article)
    groups: dict[tuple[int, ...], list[Stance]] = {}
    for row in cell.rows:
        if row.label == cell.label:
            inside = tuple(number for number, (start, end) in enumerate(spans, 1) if any(a < end and start < b for a, b in row.evidence))
            groups.setdefault(inside or (row.sentence,), []).append(row)
    return [(list(numbers), rows) for numbers, rows in groups.items()]


def _quoted(article: Article, numbers: Sequence[int], rows: Sequence[Stance]) -> str:
    """The sentences ``numbers`` as printed, the evidence of these rows marked."""
    spans = sorted({span for row in rows for span in row.evidence})
    pieces = [_marked(article, sentence_span(article, number), spans) for number in numbers]
    where = f"sentence {numbers[0]}" if len(numbers) == 1 else "sentences " + " and ".join(map(str, numbers))
    kept = list(dict.fromkeys(reason.words for row in rows for reason in row.distance))
    far = f" <small>(The writer keeps a distance: {escape(', '.join(kept))}.)</small>" if kept else ""
    return f'<blockquote dir="auto">{" ".join(pieces)} <small>({where})</small>{far}</blockquote>'


def _marked(article: Article, sentence: Span, spans: Sequence[Span]) -> str:
    """One sentence as printed, with marks around what lies in ``spans``, also where a span goes on in the next sentence."""
    start, end = sentence
    pieces = []
    for a, b in spans:
        a, b = max(a, start), min(b, end)
        if a < b:
            pieces += [escape(article.original(start, a)) if start < a else "", f'<mark style="{PALETTE["yellow"]};text-decoration:underline 2px">{escape(article.original(a, b))}</mark>']
            start = b
    pieces.append(escape(article.original(start, end)) if start < end else "")
    return "".join(pieces)


def _settings(article: Article, outcomes: Sequence[Outcome], unsigned: set[tuple[str, str]]) -> str:
    if not outcomes:
        return paragraph("Nobody takes a side in any setting of the rules, so there is nothing that could fall.")
    firm = holding(outcomes, FIRM)
    weak = [one for one in outcomes if one not in firm]
    note = f" Of this long text the beginning was read (about {LONG:,} tokens)." if len(article.tokens) > LONG else ""
    listed = table(("Source → target", "Most frequent verdict", "In how many of the settings"),
                   [(f"{one.source} → {one.target}", SIDES[one.label][0] + (" (not signed)" if (one.source, one.target) in unsigned else ""), f"{one.share:.0%}") for one in outcomes[:MOST_ROWS]], "What survives the settings")
    return (paragraph(f"The rules were run with {outcomes[0].n:,} settings: each part on and off, three thresholds, every rule that puts rows together.{note} "
                      f"Firm, in at least 90 % of them: {len(firm):,}. Not firm: {len(weak):,}.") + listed + _figure(settings_picture(outcomes[:30])))


def _decisions(article: Article, decided: Aliases, reasons: dict[str, str]) -> str:
    """The table that was used, line by line, with what became of the proposal and the author's reasons."""
    proposed = aliases_of(article)
    became = fates(proposed, decided)
    why = {" ".join(name.casefold().split()): reason for name, reason in reasons.items()}

    def reason_for(name: str) -> str:
        return why.get(" ".join(name.casefold().split()), "")

    rows = [(name, kind, "; ".join(_forms(decided, name)) or "–", became[name], *((reason_for(name) or "–",) if reasons else ())) for name, kind in decided.names.items()]
    gone = [name for name, fate in became.items() if fate == "left out"]
    left = paragraph("Left out, or given to another name: " + "; ".join(_gone(decided, name, reason_for(name)) for name in gone) + ".") if gone else ""
    shown = {" ".join(name.casefold().split()) for name in (*decided.names, *gone)}
    rest = [reason if not name else f"{name}: {reason}" for name, reason in reasons.items() if " ".join(name.casefold().split()) not in shown]
    noted = paragraph("Noted, too: " + "; ".join(rest) + ".") if rest else ""
    count = len(changed(proposed, decided))
    annotation = annotation_of(article)
    by_people = bool(annotation and annotation.names)
    untouched = "The table that was decided when this text was annotated was used as it is." if by_people else "The program's proposal was used as it is. Nobody has checked it."
    said = paragraph(f"Lines changed against {'the table of the annotation' if by_people else 'the proposal'}: {count:,}." if count else untouched)
    head = ("Name", "Kind", "Also called", "Decision", *(("Reason",) if reasons else ()))
    body = _scrolling(table(head, rows, "Who is one voice, what is one target"), "Alias table") if rows else paragraph("The table is empty.")
    return said + body + left + noted


def _gone(decided: Aliases, name: str, reason: str) -> str:
    now = decided.canonical(name)
    return name + (f" (now {now})" if now in decided.names else "") + (f", because: {reason}" if reason else "")


def _forms(aliases: Aliases, name: str) -> list[str]:
    return [form for form, stands_for in aliases.forms.items() if stands_for == name and form != name]


def _compared(comparison: Comparison) -> Iterable[str]:
    one, two = comparison.titles
    return ("<h2>Beside another text</h2>", paragraph(f"The first text is “{one}”, the second “{two}”. One alias table serves both."),
            _scrolling(comparison.html(), "Comparison of two texts"), _figure(comparison_picture(comparison)))


def _made(article: Article) -> str:
    versions = ", ".join(f"{name} {_version(name)}" for name in ("newslens", "nltk"))
    return (paragraph(f"Made on {date.today().isoformat()} with {versions}, Python {platform.python_version()}. Text: {article.name}, {len(article.tokens):,} tokens, "
                      f"fingerprint {article.sha256[:16]}.") +
            paragraph("Sentences are quoted from the text as evidence; the text itself is not part of this file and belongs to whoever wrote it."))


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:  # in the browser, or run from a folder
        return "(version unknown)"


__all__ = ["FIRM", "LIMITS", "report", "write_report"]
