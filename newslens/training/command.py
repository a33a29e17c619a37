"""``python -m newslens train``: make the bundled NLTK resources anew, the same bytes on every run."""

from __future__ import annotations

import argparse
import filecmp
import shutil
import tempfile
from pathlib import Path

from newslens.resources import NewslensError, data_dir
from newslens.training.chunker import binary, save_chunker, train_chunker
from newslens.training.corpus import sentences_in
from newslens.training.lists import write_lists
from newslens.training.tagger import retagged, save_tagger, train_tagger
from newslens.training.templates import made_sentences
from newslens.training.vocabulary import basic_words, dictionary

# How often each template is filled. The tagger learns words in their places from the stories, which count twice; the
# chunker needs many names.
MADE_FOR_TAGGER = 1
MADE_FOR_CHUNKER = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``python -m newslens train``."""
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="write to this folder instead of data/nltk_data")
    parser.add_argument("--check", action="store_true", help="change nothing; say which files would differ (exit code 1)")
    parser.add_argument("--lists", action="store_true", help="the hand-made lists only, no models (seconds)")


def main(arguments: argparse.Namespace) -> int:
    """Build, then put in place or compare."""
    target = arguments.into or data_dir() / "nltk_data"
    with tempfile.TemporaryDirectory() as scratch:
        built = Path(scratch) / "nltk_data"
        build(built, models=not arguments.lists)
        if arguments.check:
            return _compare(built, target, whole=not arguments.lists)
        _put_in_place(built, target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{target}: {size / 1e6:.2f} MB")
    return 0


def build(folder: Path, models: bool = True) -> None:
    """Write all resources below ``folder``; without ``models`` the lists only."""
    write_lists(folder)
    if not models:
        return
    stories, known = sentences_in("training"), dictionary()
    if not stories:
        raise NewslensError("No annotated text is in the split training, so there is nothing to learn from: see data/annotations/index.tsv.")
    made = made_sentences(MADE_FOR_TAGGER)
    save_tagger(train_tagger([*stories, *stories, *made], known), folder)
    lessons = [*retagged(stories, made, known), *made_sentences(MADE_FOR_CHUNKER)]
    for kind in ("multiclass", "binary"):
        chosen = lessons if kind == "multiclass" else [binary(one) for one in lessons]
        save_chunker(train_chunker(chosen, basic_words()), folder, kind)


def _compare(built: Path, target: Path, whole: bool) -> int:
    ours = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    theirs = {path.relative_to(target) for path in target.rglob("*") if path.is_file()}
    different = sorted(path for path in ours & theirs if not filecmp.cmp(built / path, target / path, shallow=False))
    missing, left_over = sorted(ours - theirs), sorted(theirs - ours) if whole else []
    for words, paths in (("differs", different), ("missing", missing), ("nothing makes it", left_over)):
        for path in paths:
            print(f"{path.as_posix()}: {words}")
    if different or missing or left_over:
        print("data/nltk_data is not what its sources make: run `python -m newslens train`.")
        return 1
    print(f"{len(ours)} files, all the same bytes.")
    return 0


def _put_in_place(built: Path, target: Path) -> None:
    try:
        for path in sorted(built.rglob("*")):
            place = target / path.relative_to(built)
            if path.is_dir():
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
    except OSError as error:
        raise NewslensError(f"{target} could not be written ({error.strerror}): give yourself permission, or name another folder with --into.") from None
