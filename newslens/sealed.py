"""Sealed test sets: texts and labels that no rule was written on, opened by one command for one recorded scoring.

A set is ``data/sealed/NAME.zip``. Its checksum stands in ``data/sealed/SHA256``; its figures, with the date, in
``data/sealed/RECORD.md``. Nothing else reads a set: no lesson, no training, no keyness, no test. Who improves
something after looking at a set's stories has to write a new set.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import zipfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from newslens import evaluation, figures, stance_evaluation
from newslens.annotations import read_annotation
from newslens.article import article_from_text, read_text
from newslens.files import write_atomically
from newslens.resources import NewslensError, data_dir

ZIP_DATE = (2026, 1, 1, 0, 0, 0)  # the same bytes on every run


def sealed_dir() -> Path:
    """Return the folder ``data/sealed``."""
    return data_dir() / "sealed"


def checksums() -> dict[str, str]:
    """Return the recorded SHA-256 of each set, by its name."""
    path = sealed_dir() / "SHA256"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {name.removesuffix(".zip"): digest for digest, name in (line.split() for line in lines)}


def pack(name: str, stories: Path, annotations: Path) -> Path:
    """Seal the texts ``stories/NAME.txt`` with their labels ``annotations/NAME/`` as the set ``name``."""
    target = sealed_dir() / f"{name}.zip"
    if name in checksums():
        raise NewslensError(f"The set {name!r} is sealed already: give the new one another name.")
    sealed_dir().mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(stories.glob("*.txt")):
            archive.writestr(zipfile.ZipInfo(f"stories/{path.name}", ZIP_DATE), path.read_bytes())
            for table in sorted((annotations / path.stem).iterdir()):
                archive.writestr(zipfile.ZipInfo(f"annotations/{path.stem}/{table.name}", ZIP_DATE), table.read_bytes())
    known = checksums() | {name: _digest(target)}
    write_atomically(sealed_dir() / "SHA256", "".join(f"{digest}  {one}.zip\n" for one, digest in sorted(known.items())))
    return target


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def opened(name: str):
    """Give (texts with labels) of a set for as long as the block runs; refuse a set that was changed after sealing."""
    path = sealed_dir() / f"{name}.zip"
    if not path.is_file():
        raise NewslensError(f"There is no sealed set {name!r}: choose one of {', '.join(checksums()) or 'none so far'}.")
    if checksums().get(name) != _digest(path):
        raise NewslensError(f"The set {name!r} was changed after it was sealed, so its figures would mean nothing: get a fresh copy of it.")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        pairs = []
        for text in sorted((Path(folder) / "stories").glob("*.txt")):
            article = article_from_text(read_text(text), text.stem)
            pairs.append((article, read_annotation(Path(folder) / "annotations" / text.stem, article)))
        yield pairs


def score(name: str, what: str, official: Path | None = None, repeats: int = 1000) -> str:
    """Return the figures of a set as Markdown; ``what`` is "models" (sentences, tags, names) or "voices" (attribution, stance)."""
    with opened(name) as pairs:
        parts = [f"{len(pairs)} stories, {sum(len(annotation.tokens) for _, annotation in pairs):,} words"]
        if what == "models":
            made = figures.figures(pairs, name, "ours", repeats=repeats)
            if official:
                made += figures.official(pairs, name, official, repeats)
            parts.append(figures.table(made))
        else:
            stories = [stance_evaluation.pairs(*pair) for pair in pairs]
            parts += [evaluation.table({name: evaluation.attribution_figures(pairs, repeats)}),
                      "```\n" + stance_evaluation.report(stories, f"stance labels, {name}") + "\n```"]
    return "\n\n".join(parts)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``python -m newslens sealed``."""
    parser.add_argument("action", choices=("pack", "score"))
    parser.add_argument("name", help="the set, such as first")
    parser.add_argument("folder", nargs="?", type=Path, help="pack: a folder that holds stories/ and annotations/")
    parser.add_argument("--what", choices=("models", "voices"), default="models", help="score: sentences, tags and names, or attribution and stance")
    parser.add_argument("--official", type=Path, metavar="FOLDER", help="score: NLTK's official data, measured beside ours")
    parser.add_argument("--record", action="store_true", help="score: add the figures, with the date, to data/sealed/RECORD.md")


def main(arguments: argparse.Namespace) -> int:
    """Pack or score a set."""
    if arguments.action == "pack":
        if arguments.folder is None:
            raise NewslensError("Name the folder that holds stories/ and annotations/: python -m newslens sealed pack NAME FOLDER.")
        print(pack(arguments.name, arguments.folder / "stories", arguments.folder / "annotations"))
        return 0
    found = score(arguments.name, arguments.what, arguments.official)
    print(found)
    if arguments.record:
        path = sealed_dir() / "RECORD.md"
        before = path.read_text(encoding="utf-8") if path.is_file() else "# What the sealed sets said, run by run\n"
        write_atomically(path, f"{before}\n## {arguments.name}, {arguments.what}, {date.today().isoformat()}\n\n{found}\n")
    return 0
