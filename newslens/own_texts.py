"""Texts that a learner brings: read from a field, kept in ``my_work/texts/`` where the learner asks for it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from newslens.article import Article, article_from_text, load_article
from newslens.files import my_work, write_atomically
from newslens.resources import NewslensError

FOLDER = "texts"
SHORT = 60  # words; what is shorter is hardly an article
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.I)  # no file may be called so on Windows


def file_name(title: str, otherwise: str = "my_text") -> str:
    """Return ``title`` as the stem of a file name that every operating system takes: letters, digits and ``_``, at most 40."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain)[:40].strip("_")
    return stem if stem and not RESERVED.fullmatch(stem) else otherwise


def why_not(text: str) -> str:
    """Return the sentence in which ``text`` is refused, or "" where it can be read."""
    try:
        article_from_text(text)
    except NewslensError as refusal:
        return str(refusal)
    return ""


def doubt(article: Article) -> str:
    """Return a sentence about a text that is hardly an article, with a space behind it; "" where there is no doubt."""
    words = article.text.split()
    if words and ADDRESS.match(words[0]) and len(words) < SHORT:
        return "This begins with a web address, and nothing is fetched from the web: paste the article's words themselves. "
    return f"This is very short for an article ({len(words)} {'word' if len(words) == 1 else 'words'}): is it all there? " if len(words) < SHORT else ""


def how_to_load() -> list[str]:
    """Return for each saved text what to write to read it; [] where there are none."""
    return [f'load_article("my_work/{FOLDER}/{name}.txt")' for name in saved_texts()]


def texts_folder() -> Path:
    """Return ``my_work/texts/``, which need not be there yet."""
    return my_work() / FOLDER


def saved_texts() -> list[str]:
    """Return the names of the saved texts; [] where there are none."""
    return sorted(path.stem for path in texts_folder().glob("*.txt"))


def load_saved(name: str) -> Article:
    """Return a saved text. Raises :class:`NewslensError` where there is none of that name."""
    if name not in saved_texts():
        known = ", ".join(saved_texts()) or "none yet"
        raise NewslensError(f"No text is saved as {name!r}: saved are {known}.")
    return load_article(str(texts_folder() / f"{name}.txt"))


def save_text(text: str, title: str) -> Path:
    """Save ``text`` under a file name made from ``title`` and return the path; what is not an article is refused first.

    A text saved before is never overwritten by another one: the new one gets a number. Raises :class:`NewslensError` for
    what :func:`article_from_text` refuses, a full disk or a folder that cannot be written.
    """
    article = article_from_text(text)
    folder = texts_folder()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NewslensError(f"The folder {folder} could not be made ({error.strerror}), so the text was not saved: keep a copy of it elsewhere.") from None
    stem = file_name(title)
    header = "" if article.header or not title.strip() else f"title: {' '.join(title.split())}\n\n"
    whole = header + text
    for number in range(1, 1000):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}_{number}.txt")
        if not path.exists():
            write_atomically(path, whole)
            return path
        if path.read_text(encoding="utf-8", errors="replace") == whole.replace("\r\n", "\n"):
            return path
    raise NewslensError(f"There are a thousand texts called {stem} in {folder}: give this one another title.")


__all__ = ["doubt", "file_name", "how_to_load", "load_saved", "save_text", "saved_texts", "texts_folder", "why_not"]
