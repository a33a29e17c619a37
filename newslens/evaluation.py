"""The published figures, each with its interval: ``python -m newslens evaluate attribution``, ``… evaluate stance``.

The rules run as a learner runs them, on the raw text with our own splitter and tagger. Intervals are bootstrap
intervals over stories, because the sentences of one story are no independent draws.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from newslens.annotations import KINDS, SPLITS, Annotation, annotated_names, load_annotation, read_annotation
from newslens.article import Article, article_from_text, load_article, read_text
from newslens.resources import NewslensError
from newslens.scoring import Interval, Tally, bootstrap

Pairs = Sequence[tuple[Article, Annotation]]
Rows = dict[str, Interval | None]


def attribution_figures(pairs: Pairs, repeats: int = 1000) -> Rows:
    """Return F1 for each measure of :mod:`newslens.attribution.comparing`, then recall by kind, on ``pairs`` of texts and labels.

    Rows are named for people; None where the texts hold nothing of a kind.
    """
    from newslens.attribution import attributions
    from newslens.attribution.comparing import MEASURES, tallies
    from newslens.attribution.comparing import pairs as compare

    found = [attributions(article) for article, _ in pairs]
    scores = [tallies(annotation, one) for (_, annotation), one in zip(pairs, found)]
    rows: Rows = {}
    for measure, words in MEASURES.items():
        rows[f"{words}, F1"] = interval([score[measure] for score in scores], lambda t: t.f1, repeats)
    rows["cue, precision"] = interval([score["cue"] for score in scores], lambda t: t.precision, repeats)
    rows["cue, recall"] = interval([score["cue"] for score in scores], lambda t: t.recall, repeats)
    for kind in KINDS:
        counts = []
        for (_, annotation), one in zip(pairs, found):
            compared = [pair for pair in compare(annotation, one) if pair.reference and pair.reference.kind == kind]
            counts.append(Tally(0, 0, sum(pair.found is not None for pair in compared), len(compared)))
        rows[f"cue, recall of {kind}"] = interval(counts, lambda t: t.recall, repeats) if sum(c.wanted for c in counts) else None
    return rows


def interval(tallies: Sequence[Tally], value: Callable[[Tally], float], repeats: int = 1000) -> Interval:
    """Return ``value`` of the tallies' sum with its 95 % bootstrap interval over the texts."""
    return bootstrap(tallies, lambda drawn: value(sum(drawn, Tally())), repeats)


FIGURES: dict[str, Callable[[Pairs, int], Rows]] = {"attribution": attribution_figures}


def texts_of(words: str, layer: str = "attributions") -> list[tuple[Article, Annotation]]:
    """Return the texts with this layer of annotation of a split, of a name, or of a folder that holds NAME.txt beside NAME/ for each text."""
    folder = Path(words)
    if folder.is_dir() and words not in SPLITS:
        found = []
        for path in sorted(folder.glob("*.txt")):
            if (folder / path.stem / f"{layer}.tsv").is_file():
                article = article_from_text(read_text(path), path.stem)
                found.append((article, read_annotation(folder / path.stem, article)))
    else:
        names = annotated_names(words) if words in SPLITS else [words]
        found = [(article, load_annotation(article)) for article in map(load_article, names)]
    full = [(article, annotation) for article, annotation in found if annotation is not None and layer in annotation.layers]
    if not full:
        raise NewslensError(f"{words} holds no text with annotated {layer}: name a split ({', '.join(SPLITS)}), a text, or a folder.")
    return full


def table(columns: dict[str, Rows]) -> str:
    """Return figures as a Markdown table: a row a measure, a column a set of texts."""
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    for row in next(iter(columns.values())):
        lines.append([row, *(cell(rows[row]) for rows in columns.values())])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cell(figure: Interval | None) -> str:
    """Return a figure as it stands in a table: estimate and interval; a dash where there is none."""
    if figure is None:
        return "—"
    if figure.low == figure.high:  # a single text
        return f"{figure.estimate:.2f}"
    return f"{figure.estimate:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``python -m newslens evaluate``."""
    parser.add_argument("what", choices=(*FIGURES, "stance"), help="what to measure")
    parser.add_argument("texts", nargs="*", metavar="SPLIT|NAME|FOLDER", help="sets of texts; development and case unless named")
    parser.add_argument("--repeats", type=int, default=1000, metavar="N", help="bootstrap repeats (default 1000)")


def main(arguments: argparse.Namespace) -> int:
    """Print the table, or for stance the scores beside VADER's and the contrast set."""
    if arguments.what == "stance":
        from newslens import stance_evaluation

        print(stance_evaluation.figures(arguments.texts, arguments.repeats))
        return 0
    columns = {}
    for words in arguments.texts or ["development", "case"]:
        texts = texts_of(words)
        count = sum(len(annotation.attributions) for _, annotation in texts)
        name = f"{Path(words).name}: {len(texts)} texts, {count} attributions"
        columns[name] = FIGURES[arguments.what](texts, arguments.repeats)
    print(table(columns))
    return 0
