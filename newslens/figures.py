"""The published figures: how well the bundled models do on annotated texts, beside NLTK's official ones.

``python -m newslens figures`` prints the table of ``data/README.md``. Everything is measured through the standard
calls (``sent_tokenize``, ``word_tokenize``, ``pos_tag_sents``, ``ne_chunk_sents``), as a learner would make them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newslens.annotations import ENTITY_TYPES, SPLITS, Annotation, annotated_names, load_annotation
from newslens.article import Article, Span, load_article, sentence_spans, token_spans
from newslens.resources import NewslensError, nltk_data_from
from newslens.scoring import Interval, Tally, bootstrap, tally

MEASURES = {
    "boundaries": "sentence boundaries, F1",
    "tags": "tagging, accuracy",
    "strict typed": "names, F1: same words and type",
    "strict untyped": "names, F1: same words",
    "overlap typed": "names, F1: a shared word, same type",
    "overlap untyped": "names, F1: a shared word",
}
PAIRS = list[tuple[Article, Annotation]]


@dataclass(frozen=True)
class Figure:
    """One cell of the table; ``interval`` is None where the models cannot be asked (no types, or not there)."""

    models: str
    texts: str
    measure: str
    interval: Interval | None


# --- one text ---------------------------------------------------------------------------


def score(article: Article, annotation: Annotation, typed: bool = True) -> dict[str, Tally]:
    """Return the tallies of one text for every measure, by whatever models NLTK finds now.

    Boundaries: where one sentence ends and another begins inside a paragraph (paragraphs are given).
    Tags: on the annotation's own sentences and tokens. Names: from the raw text, the whole chain; without
    ``typed``, ``ne_chunk(binary=True)`` is asked and only the untyped measures are returned.
    """
    from nltk import ne_chunk_sents, pos_tag_sents

    found = [(a, b) for start, end in article.paragraph_spans for a, b in sentence_spans(article.text, start, end)]
    tokens = [token_spans(article.text, a, b) for a, b in found]
    starts = {start for start, _ in article.paragraph_spans}
    tallies = {"boundaries": tally(_inner(annotation.sentence_spans, starts), _inner(found, starts))}
    gold = annotation.tagged_sents
    guessed = pos_tag_sents([[word for word, _ in sentence] for sentence in gold])
    right = sum(g == t for one, other in zip(gold, guessed) for (_, g), (_, t) in zip(one, other))
    count = len(annotation.tags)
    tallies["tags"] = Tally(right, count, right, count)
    trees = ne_chunk_sents(pos_tag_sents([[word for word, _ in sentence] for sentence in tokens]), binary=not typed)
    names = {span for tree, sentence in zip(trees, tokens) for span in _spans(tree, sentence)}
    wanted = {(*_without_stop(e.span, article.text), e.type) for e in annotation.entities if e.type in ENTITY_TYPES}
    for match in ("strict", "overlap"):
        if typed:
            tallies[f"{match} typed"] = tally(wanted, names, match)
        tallies[f"{match} untyped"] = tally({s[:2] for s in wanted}, {s[:2] for s in names}, match)
    return tallies


def _inner(sentences: Sequence[Span], paragraph_starts: set[int]) -> set[int]:
    return {start for start, _ in sentences if start not in paragraph_starts}


def _spans(tree: object, tokens: list[tuple[str, Span]]) -> list[tuple[int, int, str]]:
    """Return the names in a tree of ``ne_chunk`` as (start, end, type) in characters of the text."""
    from nltk import Tree

    spans, at = [], 0
    for child in tree:
        size = len(child) if isinstance(child, Tree) else 1
        if isinstance(child, Tree):
            spans.append((tokens[at][1][0], tokens[at + size - 1][1][1], child.label()))
        at += size
    return spans


def _without_stop(span: Span, text: str) -> Span:
    """Return the span of a name as tokens give it: in "the U.S." at a sentence's end the last stop is a token of its own."""
    start, end = span
    return (start, end - 1) if text[start:end].endswith(".") and text[end:end + 1] in ("", "\n") else span


# --- many texts -------------------------------------------------------------------------


def figures(pairs: PAIRS, texts: str, models: str, typed: bool = True, repeats: int = 1000) -> list[Figure]:
    """Return one figure a measure, with its 95 % bootstrap interval over texts (over sentences it would be narrower)."""
    scores = [score(article, annotation, typed) for article, annotation in pairs]
    made = []
    for measure in MEASURES:
        tallies = [one[measure] for one in scores if measure in one]
        interval = bootstrap(tallies, lambda drawn: sum(drawn, Tally()).f1, repeats) if tallies else None
        made.append(Figure(models, texts, measure, interval))
    return made


def pairs_of(names: Sequence[str]) -> PAIRS:
    """Return the texts of these names with their annotations."""
    pairs = []
    for name in names:
        article = load_article(name)
        annotation = load_annotation(article)
        if annotation is None:
            raise NewslensError(f"{name} has no annotation: name a text that stands in data/annotations/index.tsv.")
        pairs.append((article, annotation))
    return pairs


def table(made: Sequence[Figure]) -> str:
    """Return figures as a Markdown table: a row a measure, a column for each set of texts and models."""
    columns = list(dict.fromkeys((one.texts, one.models) for one in made))
    cells = {(one.texts, one.models, one.measure): one.interval for one in made}
    head = ["", *(f"{texts}, {models}" for texts, models in columns)]
    lines = [head, ["---"] * len(head)]
    for measure, words in MEASURES.items():
        lines.append([words, *(_cell(cells.get((*column, measure))) for column in columns)])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(interval: Interval | None) -> str:
    if interval is None:
        return "—"
    if interval.low == interval.high:  # a single text
        return f"{interval.estimate:.3f}"
    return f"{interval.estimate:.3f} ({interval.low:.2f}–{interval.high:.2f})"


# --- the command ------------------------------------------------------------------------


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``python -m newslens figures``."""
    parser.add_argument("texts", nargs="*", metavar="SPLIT|NAME", help="splits or texts; development and case unless named")
    parser.add_argument("--official", type=Path, metavar="FOLDER", help="a folder with NLTK's official data, measured beside ours")
    parser.add_argument("--repeats", type=int, default=1000, metavar="N", help="bootstrap repeats (default 1000)")


def main(arguments: argparse.Namespace) -> int:
    """Print the table of figures."""
    made: list[Figure] = []
    for words in arguments.texts or ["development", "case"]:
        pairs = pairs_of(annotated_names(words) if words in SPLITS else [words])
        if not pairs:
            raise NewslensError(f"No annotated text is in the split {words}: see data/annotations/index.tsv.")
        made += figures(pairs, words, "ours", repeats=arguments.repeats)
        if arguments.official:
            made += official(pairs, words, arguments.official, arguments.repeats)
    print(table(made))
    return 0


def official(pairs: PAIRS, texts: str, folder: Path, repeats: int) -> list[Figure]:
    with nltk_data_from(folder):
        typed = (folder / "chunkers" / "maxent_ne_chunker_tab" / "english_ace_multiclass" / "mapping.tab").is_file()
        return figures(pairs, texts, "NLTK official", typed, repeats)
