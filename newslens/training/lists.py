"""The resources that are written by hand, put into NLTK's formats."""

from __future__ import annotations

import zipfile
from pathlib import Path

from newslens.resources import NewslensError, lexicon

# A fixed date inside the archive, so that every build gives the same bytes.
ZIP_DATE = (2026, 1, 1, 0, 0, 0)


def write_punkt(folder: Path) -> None:
    """Write Punkt's parameters: hand-listed abbreviations and sentence starters, nothing learned."""
    target = folder / "tokenizers" / "punkt_tab" / "english"
    target.mkdir(parents=True, exist_ok=True)
    (target / "abbrev_types.txt").write_text("\n".join(sorted(set(lexicon("abbreviations")))) + "\n", encoding="utf-8")
    (target / "sent_starters.txt").write_text("\n".join(sorted(set(lexicon("sentence_starters")))) + "\n", encoding="utf-8")
    (target / "collocations.tab").write_text("", encoding="utf-8")
    (target / "ortho_context.tab").write_text("", encoding="utf-8")


def write_stopwords(folder: Path) -> None:
    """Write the stop words, in the order of the list."""
    target = folder / "corpora" / "stopwords"
    target.mkdir(parents=True, exist_ok=True)
    (target / "english").write_text("\n".join(lexicon("stop_words")) + "\n", encoding="utf-8")


def write_vader(folder: Path) -> None:
    """Write VADER's lexicon as NLTK reads it, from the package ``vaderSentiment`` (MIT licence).

    NLTK wants it zipped, without a blank line and without a line end after the last entry.
    """
    try:
        import vaderSentiment
    except ModuleNotFoundError:
        raise NewslensError("VADER's lexicon comes from a package for authors: pip install vaderSentiment==3.3.2") from None
    source = Path(vaderSentiment.__file__).parent / "vader_lexicon.txt"
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    target = folder / "sentiment" / "vader_lexicon.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("vader_lexicon/vader_lexicon.txt", ZIP_DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, "\n".join(lines))


def write_lists(folder: Path) -> None:
    """Write every hand-made resource below ``folder``, in NLTK's layout."""
    for write in (write_punkt, write_stopwords, write_vader):
        write(folder)
