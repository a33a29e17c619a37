"""Annotations: what people marked in a text, read from files that a person can edit.

The rules are in ``data/annotations/GUIDELINE.md``. A text's annotation is found by the fingerprint of its
clean text (``index.tsv``), so that it never lands on a text that was changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from newslens.annotations.model import (
    ENTITY_TYPES, HEDGE_CLASSES, KINDS, PENN_TAGS, SECOND_LAYER, SOURCE_TYPES, SPLITS, STANCE_LABELS, STATUSES, UNKNOWN,
    WRITER, Annotation, Attribution, Entity, Hedge, Span, Spans, Stance,
)
from newslens.annotations.reading import FILES, SILVER_FILES, Problem, compile_folder
from newslens.article import Article, load_article
from newslens.resources import NewslensError, data_dir

__all__ = [
    "ENTITY_TYPES", "HEDGE_CLASSES", "KINDS", "PENN_TAGS", "SECOND_LAYER", "SOURCE_TYPES", "SPLITS", "STANCE_LABELS",
    "STATUSES", "UNKNOWN", "WRITER", "Annotation", "Attribution", "Entity", "Hedge", "Listed", "Problem", "Span", "Spans",
    "Stance", "annotated_names", "annotations_dir", "compile_folder", "load_annotation", "main", "read_annotation",
    "read_index",
]

INDEX = "index.tsv"
INDEX_COLUMNS = ("name", "sha256", "split", "status")


@dataclass(frozen=True)
class Listed:
    """One row of ``index.tsv``."""

    name: str
    sha256: str
    split: str
    status: str

    @property
    def required(self) -> tuple[str, ...]:
        """The files that must be there: silver annotations have words and names only."""
        return SILVER_FILES if self.status == "silver" else FILES


def annotations_dir() -> Path:
    """Return the folder ``data/annotations``."""
    return data_dir() / "annotations"


def read_index(root: Path | None = None) -> list[Listed]:
    """Return the rows of ``index.tsv`` in ``root`` (``data/annotations`` unless named); [] where there is none.

    Raises :class:`NewslensError` for a row that cannot be understood.
    """
    path = (root or annotations_dir()) / INDEX
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    listed: list[Listed] = []
    names: set[str] = set()
    for number, line in enumerate(lines, 1):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if number == 1 and cells != INDEX_COLUMNS:
            raise NewslensError(f"{INDEX}, line 1: it must name the columns, with one tab between: {' '.join(INDEX_COLUMNS)}.")
        if number == 1 or not line.strip():
            continue
        if len(cells) != len(INDEX_COLUMNS) or cells[2] not in SPLITS or cells[3] not in STATUSES:
            raise NewslensError(f"{INDEX}, line {number}: write name, sha256, split ({', '.join(SPLITS)}) and status "
                                f"({', '.join(STATUSES)}), with one tab between.")
        if cells[0] in names:
            raise NewslensError(f"{INDEX}, line {number}: {cells[0]!r} is there already; take one of the rows out.")
        names.add(cells[0])
        listed.append(Listed(*cells))
    return listed


def annotated_names(split: str | None = None, status: str | None = None, root: Path | None = None) -> list[str]:
    """Return the names of the annotated texts, all or those of one split or status."""
    for value, known in ((split, SPLITS), (status, STATUSES)):
        if value is not None and value not in known:
            raise NewslensError(f"{value!r} is not in the index: take one of {', '.join(known)}.")
    return [one.name for one in read_index(root) if split in (None, one.split) and status in (None, one.status)]


def load_annotation(article_or_name: Article | str, root: Path | None = None) -> Annotation | None:
    """Return the annotation of an article, or of the article of that name; None where there is none.

    It is found by the text's fingerprint. The files are read at every call, and compiled again only when what stands
    in them has changed. Raises :class:`NewslensError` where they have mistakes.
    """
    article = load_article(article_or_name) if isinstance(article_or_name, str) else article_or_name
    if not isinstance(article, Article):
        raise NewslensError('Give an article or the name of one, for example load_annotation("bombers").')
    for one in read_index(root):
        if one.sha256 == article.sha256:
            return _compiled((root or annotations_dir()) / one.name, article, one)
    return None


_kept: dict[tuple[Article, Listed, str], Annotation] = {}
MOST_KEPT = 128  # compiled annotations that are remembered: all of the stories


def _compiled(folder: Path, article: Article, listed: Listed) -> Annotation:
    # by content, not by date: two edits within one tick of the clock, or a copy that keeps dates, would pass unseen
    key = (article, listed, _fingerprint(folder))
    if key not in _kept:
        annotation = read_annotation(folder, article, listed.required, listed.split, listed.status)
        if _fingerprint(folder) != key[2]:  # somebody is saving just now
            return annotation
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[key] = annotation
    kept = _kept[key]
    return replace(kept, names=dict(kept.names), aliases=dict(kept.aliases))  # the rest of it cannot be changed


def _fingerprint(folder: Path) -> str:
    """Return a hash of the folder's files and of which of them are there."""
    digest = hashlib.sha256()
    for name in FILES:
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            digest.update(f"{name} {type(error).__name__}\n".encode())
        else:
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def read_annotation(folder: Path, article: Article, required: tuple[str, ...] = (), split: str = "",
                    status: str = "") -> Annotation:
    """Return the annotation in ``folder`` of ``article``, found without the index.

    Raises :class:`NewslensError` with the first mistake, if there is one.
    """
    annotation, problems = compile_folder(Path(folder), article, required or ("pos.txt",), split, status)
    grave = [problem for problem in problems if problem.grave]
    if grave:
        more = f", and {len(grave) - 1} more" if len(grave) > 1 else ""
        raise NewslensError(f"The annotation of {article.name!r} has a mistake{more}: {grave[0]}; "
                            f"`python -m newslens annotations check {Path(folder).name}` shows all.")
    return annotation


def main(argv: list[str] | None = None) -> int:
    """Run ``annotations check|draft|sentences|index|agree`` with these words and return the exit code.

    2 where it could not be done, with one sentence on stderr.
    """
    import argparse
    import sys

    from newslens.annotations import command

    parser = argparse.ArgumentParser(prog="python -m newslens annotations", description="Make, check and compare annotations.")
    command.add_arguments(parser)
    try:
        return command.main(parser.parse_args(argv))
    except NewslensError as problem:
        print(problem, file=sys.stderr)
        return 2
