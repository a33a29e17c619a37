"""``python -m newslens annotations check | draft | sentences | index | agree``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from newslens.annotations import INDEX, INDEX_COLUMNS, annotations_dir, read_index
from newslens.annotations.agreement import Comparison, compare, figures, report
from newslens.annotations.drafting import draft, sheet, write_sheet
from newslens.annotations.model import SPLITS, STATUSES, Annotation
from newslens.annotations.reading import FILES, SHEET, Problem, compile_folder
from newslens.article import Article, article_from_text, load_article, read_text
from newslens.resources import NewslensError


def main(arguments: argparse.Namespace) -> int:
    """Run one command; 0 when all is well, 1 when there are mistakes to mend.

    Raises :class:`NewslensError` where it cannot be done.
    """
    return arguments.run(arguments)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the commands and their options to ``parser``."""
    commands = parser.add_subparsers(required=True, metavar="check|draft|sentences|index|agree")

    def command(name: str, run: Callable[[argparse.Namespace], int], purpose: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=purpose, description=purpose)
        one.set_defaults(run=run)
        one.add_argument("--texts", type=Path, metavar="FOLDER", help="where NAME.txt is, if not in data/articles or data/stories")
        return one

    check = command("check", _check, "Say what is wrong, with file, line and remedy.")
    check.add_argument("where", nargs="*", metavar="NAME|DIR", help="annotated texts, or folders; all of the index if none is named")
    check.add_argument("--quiet", action="store_true", help="mistakes only, nothing to look at again")
    drafts = command("draft", _draft, "Write empty files for an annotator to fill.")
    drafts.add_argument("name", metavar="NAME")
    drafts.add_argument("dir", type=Path, metavar="DIR", help="the new folder; DIR/NAME unless DIR is called NAME")
    drafts.add_argument("--from", dest="first", type=Path, metavar="OTHER", help="take sentences, words and aliases.tsv from this pass")
    numbers = command("sentences", _sentences, f"Write {SHEET} anew from pos.txt.")
    numbers.add_argument("where", metavar="NAME|DIR")
    index = command("index", _index, f"Put texts into {INDEX}, or bring their fingerprints up to date.")
    index.add_argument("names", nargs="+", metavar="NAME")
    index.add_argument("--split", choices=SPLITS)
    index.add_argument("--status", choices=STATUSES)
    agree = command("agree", _agree, "Compare two passes, layer by layer.")
    agree.add_argument("first", type=Path, metavar="DIR_A")
    agree.add_argument("second", type=Path, metavar="DIR_B")
    agree.add_argument("--list", action="store_true", help="list every disagreement as TSV instead")
    agree.add_argument("--repeats", type=int, default=1000, metavar="N", help="bootstrap repeats over texts (default 1000)")
    agree.add_argument("--seed", type=int, default=0, metavar="N")


def _article(name: str, texts: Path | None) -> Article:
    if texts is None:
        return load_article(name)
    return article_from_text(read_text(texts / f"{name}.txt"), name)


def _folder(where: str | Path) -> Path:
    inside = annotations_dir() / where
    folder = inside if inside.is_dir() else Path(where)
    if not folder.is_dir():
        raise NewslensError(f"There is no folder {where}, here or in data/annotations: check the spelling.")
    return folder.resolve()


def _annotated(folder: Path) -> list[Path]:
    """Return ``folder`` if it holds annotation files, else those of its folders that do."""
    if any((folder / name).is_file() for name in FILES):
        return [folder]
    found = [one for one in sorted(folder.iterdir()) if one.is_dir() and any((one / name).is_file() for name in FILES)]
    if not found:
        raise NewslensError(f"There are no annotation files in {folder.name}: `draft` writes them.")
    return found


# --- check, draft, sentences, index -----------------------------------------------------


def _check(arguments: argparse.Namespace) -> int:
    listed = {one.name: one for one in read_index()}
    if arguments.where:
        folders = [one for where in arguments.where for one in _annotated(_folder(where))]
    else:
        folders = [annotations_dir() / name for name in listed]
        unlisted = [one.name for one in sorted(annotations_dir().glob("*/")) if (one / "pos.txt").is_file() and one.name not in listed]
        for name in unlisted:
            print(f"{name}: not in {INDEX}; `index {name} --split ... --status ...` puts it there")
    mistakes = 0
    for folder in folders:
        one = listed.get(folder.name) if folder.parent == annotations_dir().resolve() or not arguments.where else None
        article = _article(folder.name, arguments.texts)
        annotation, problems = compile_folder(folder, article, one.required if one else FILES)
        problems += _sheet_problem(folder, article, problems)
        if one and one.sha256 != article.sha256:
            problems.append(Problem(INDEX, 0, f"the text of {one.name} has changed since it was listed: mend what does not fit, then `index {one.name}`"))
        mistakes += _show(folder.name, annotation, problems, arguments.quiet)
    return 1 if mistakes else 0


def _sheet_problem(folder: Path, article: Article, problems: list[Problem]) -> list[Problem]:
    if not (folder / SHEET).is_file() or any(p.file == "pos.txt" for p in problems):
        return []
    if (folder / SHEET).read_text(encoding="utf-8") == sheet(folder, article):
        return []
    return [Problem(SHEET, 0, f"its sentences are not those of pos.txt any more: `sentences {folder.name}` numbers them again")]


def _show(name: str, annotation: Annotation, problems: list[Problem], quiet: bool) -> int:
    grave = [p for p in problems if p.grave]
    for problem in grave if quiet else problems:
        print(f"{name}/{problem}" if problem.line else f"{name}/{problem.file}: {problem.message}")
    counts = (f"{len(annotation.sentence_spans)} sentences, {len(annotation.tokens)} words, {len(annotation.entities)} entities, "
              f"{len(annotation.attributions)} attributions, {len(annotation.stance)} stance rows, {len(annotation.hedges)} hedges")
    mild = len(problems) - len(grave)
    verdict = "no mistakes" if not grave else "1 mistake" if len(grave) == 1 else f"{len(grave)} mistakes"
    print(f"{name}: {verdict}{f', {mild} to look at again' if mild else ''} ({counts})")
    return len(grave)


def _draft(arguments: argparse.Namespace) -> int:
    article = _article(arguments.name, arguments.texts)
    folder = arguments.dir if arguments.dir.name == article.name else arguments.dir / article.name
    first = None
    if arguments.first is not None:
        first = _folder(arguments.first)
        if not (first / "pos.txt").is_file() and (first / article.name).is_dir():
            first /= article.name
    files = draft(article, folder, first)
    print(f"Wrote {', '.join(path.name for path in files)} to {folder}.")
    return 0


def _sentences(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments.where)
    path = write_sheet(folder, _article(folder.name, arguments.texts))
    print(path.read_text(encoding="utf-8"), end="")
    return 0


def _index(arguments: argparse.Namespace) -> int:
    listed = {one.name: (one.split, one.status, one.sha256) for one in read_index()}
    for name in arguments.names:
        article = _article(name, arguments.texts)
        split, status, _ = listed.get(name, ("", "", ""))
        split, status = arguments.split or split, arguments.status or status
        if not split or not status:
            raise NewslensError(f"{name} is not in {INDEX} yet: name its --split and its --status.")
        if not (annotations_dir() / name).is_dir():
            raise NewslensError(f"There is no folder {name} in data/annotations: `draft` makes it.")
        listed[name] = (split, status, article.sha256)
    lines = ["\t".join(INDEX_COLUMNS)]
    for name, (split, status, sha256) in sorted(listed.items(), key=lambda item: (SPLITS.index(item[1][0]), item[0])):
        lines.append("\t".join((name, sha256, split, status)))
    (annotations_dir() / INDEX).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{INDEX} lists {len(listed)} texts.")
    return 0


# --- agree ------------------------------------------------------------------------------


def _agree(arguments: argparse.Namespace) -> int:
    comparisons = _comparisons(_folder(arguments.first), _folder(arguments.second), arguments.texts)
    if arguments.list:
        print("text\tlayer\tsentence\tfirst\tsecond")
        for c in comparisons:
            for d in c.differences:
                print(d.text, d.layer, d.sentence, d.first, d.second, sep="\t")
        return 0
    print(f"{len(comparisons)} text{'s' if len(comparisons) > 1 else ''}: {', '.join(c.name for c in comparisons)}")
    print(report(figures(comparisons, arguments.repeats, arguments.seed)))
    return 0


def _comparisons(first: Path, second: Path, texts: Path | None) -> list[Comparison]:
    if (first / "pos.txt").is_file():
        pairs = [(first, second if (second / "pos.txt").is_file() else second / first.name)]
    else:
        others = {one.name: one for one in _annotated(second)}
        pairs = [(one, others[one.name]) for one in _annotated(first) if one.name in others]
        if not pairs:
            raise NewslensError(f"No text is annotated in both {first.name} and {second.name}: the folders inside need the same names.")
    comparisons = []
    for one, other in pairs:
        article = _article(one.name, texts)
        comparisons.append(compare(_sound(one, article), _sound(other, article)))
    return comparisons


def _sound(folder: Path, article: Article) -> Annotation:
    annotation, problems = compile_folder(folder, article, ("pos.txt",))
    grave = [p for p in problems if p.grave]
    if grave:
        raise NewslensError(f"{folder} has {len(grave)} mistakes, the first: {grave[0]}; check it and mend it before comparing.")
    return annotation
