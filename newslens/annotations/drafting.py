"""Empty files for an annotator to fill, and the numbered sentences to count by."""

from __future__ import annotations

from pathlib import Path

from newslens.annotations.reading import COLUMNS, FILES, SHEET, read_lines, read_pos
from newslens.article import Article
from newslens.resources import NewslensError


def draft(article: Article, folder: Path, first: Path | None = None) -> list[Path]:
    """Write the empty files for ``article`` that ``folder`` does not have yet, and return them.

    With ``first``, the folder of another pass, its sentences, words and ``aliases.tsv`` are taken over, and
    no label. Nothing is overwritten; :class:`NewslensError` where all files are there or cannot be written.
    """
    missing = [name for name in (*FILES, SHEET) if not (folder / name).exists()]
    if not missing:
        raise NewslensError(f"All files are in {folder} already, and nothing is overwritten: name a new folder.")
    texts = {name: "\t".join((*columns, "note")) + "\n" for name, columns in COLUMNS.items()}
    if first is None:
        sentences = _sentences(article)
    else:
        sentences, texts["aliases.tsv"] = _sentences_of(first, article), _names_of(first) or texts["aliases.tsv"]
    texts["pos.txt"] = "\n".join("" if words is None else " ".join(f"{word}/" for word in words) for words in sentences) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in missing:
            text = sheet(folder, article) if name == SHEET else texts[name]  # the sheet comes last, after pos.txt
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NewslensError(f"{folder} could not be written ({error.strerror}): name another folder.") from None
    return [folder / name for name in missing]


def _sentences(article: Article) -> list[list[str] | None]:
    """Return the words of each sentence, and None where a paragraph ends."""
    rows: list[list[str] | None] = []
    tokens = list(zip(article.tokens, article.token_spans))
    for i, (start, end) in enumerate(article.sentence_spans):
        if i and any(start == a for a, _ in article.paragraph_spans):
            rows.append(None)
        rows.append([word for word, (a, b) in tokens if start <= a and b <= end])
    return rows


def _sentences_of(folder: Path, article: Article) -> list[list[str] | None]:
    path = folder / "pos.txt"
    if not path.is_file():
        raise NewslensError(f"There is no pos.txt in {folder}: name the folder of the first pass.")
    lines = read_lines(path, problems := [])
    if problems or read_pos(path, article, [])[1] is None:
        raise NewslensError(f"The words in {folder} do not fit {article.name!r}: check that folder first.")
    return [[item.rpartition("/")[0] or item for item in line.split()] or None for line in lines]


def _names_of(folder: Path) -> str | None:
    path = folder / "aliases.tsv"
    return path.read_text(encoding="utf-8-sig") if path.is_file() else None


def sheet(folder: Path, article: Article) -> str:
    """Return the text's sentences as ``pos.txt`` divides it, numbered from 1, paragraphs apart."""
    _, layout = read_pos(folder / "pos.txt", article, [])
    if layout is None:
        raise NewslensError(f"The words of pos.txt do not fit the text {article.name!r}: run `check` and mend them first.")
    starts = {a for a, _ in article.paragraph_spans}
    lines = []
    for number, (a, b) in enumerate(layout.sentences, 1):
        lines += ([""] if number > 1 and a in starts else []) + [f"{number}\t{article.text[a:b]}"]
    return "\n".join(lines) + "\n"


def write_sheet(folder: Path, article: Article) -> Path:
    """Write ``sentences.txt`` anew and return its path."""
    path = folder / SHEET
    path.write_text(sheet(folder, article), encoding="utf-8", newline="\n")
    return path
