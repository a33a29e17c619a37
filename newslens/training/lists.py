"""The resources that are written by hand, put into NLTK's formats."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from newslens.resources import NewslensError, lexicon
from newslens.training.vocabulary import basic_words, rows

# A fixed date inside the archive, so that every build gives the same bytes.
ZIP_DATE = (2026, 1, 1, 0, 0, 0)

OPINION_HEADER = """;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;
;
; Opinion lexicon for news: {side} words
;
; The project's own list, written by hand in the format of NLTK's
; opinion_lexicon; it is not the lexicon of Hu and Liu (2004).
; A word in it does not make a sentence an opinion.
; Licence: CC BY 4.0
;
;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;

"""
WORDS_README = """Word lists

en-basic: plain English words of the project's own, written by hand, {count} entries: each word in small
letters and with a capital, because ne_chunk looks words up here as they are written. Not Ogden's Basic English. Licence: CC BY 4.0
"""


def write_punkt(folder: Path) -> None:
    """Write Punkt's parameters: hand-listed abbreviations and sentence starters, nothing learned."""
    target = folder / "tokenizers" / "punkt_tab" / "english"
    _write(target / "abbrev_types.txt", _lines(sorted(set(lexicon("abbreviations")))))
    _write(target / "sent_starters.txt", _lines(sorted(set(lexicon("sentence_starters")))))
    _write(target / "collocations.tab", "")
    _write(target / "ortho_context.tab", "")


def write_stopwords(folder: Path) -> None:
    """Write the stop words, in the order of the list."""
    _write(folder / "corpora" / "stopwords" / "english", _lines(lexicon("stop_words")))


def write_words(folder: Path) -> None:
    """Write the English words that ``nltk.corpus.words`` and a feature of ``ne_chunk`` read, in ASCII."""
    words = [word for word in basic_words() if word.isascii()]
    _write(folder / "corpora" / "words" / "en-basic", _lines(words))
    _write(folder / "corpora" / "words" / "README", WORDS_README.format(count=f"{len(words):,}"))


def write_opinion_lexicon(folder: Path) -> None:
    """Write the opinion words as NLTK reads them: a header of ``;`` lines, a blank line, one word a line, in ASCII.

    Raises :class:`NewslensError` for a word that stands on both sides or is not plain ASCII.
    """
    sides = {side: sorted(set(lexicon(f"opinion/{side}"))) for side in ("positive", "negative")}
    wrong = sorted({*sides["positive"]} & {*sides["negative"]}) + [w for side in sides.values() for w in side if not w.isascii()]
    if wrong:
        raise NewslensError(f"The opinion word {wrong[0]!r} is on both sides or not in plain letters: mend data/lexicons/opinion.")
    for side, words in sides.items():
        _write(folder / "corpora" / "opinion_lexicon" / f"{side}-words.txt", OPINION_HEADER.format(side=side) + _lines(words))


def write_tagsets(folder: Path) -> None:
    """Write what ``nltk.help.upenn_tagset`` prints, and the table behind ``tagset="universal"``."""
    tags = rows("penn_tags")
    help_text = {tag: [meaning, examples] for tag, _, meaning, examples in tags}
    _write(folder / "help" / "tagsets_json" / "PY3_json" / "upenn_tagset.json",
           json.dumps(help_text, ensure_ascii=False, indent=0, sort_keys=True) + "\n")
    mapping = {tag: universal for tag, universal, _, _ in tags} | {"-LRB-": ".", "-RRB-": ".", "NP": "NOUN"}
    _write(folder / "taggers" / "universal_tagset" / "en-ptb.map", _lines(f"{tag}\t{to}" for tag, to in sorted(mapping.items())))


def write_vader(folder: Path) -> None:
    """Write VADER's lexicon as NLTK reads it, from the package ``vaderSentiment`` (MIT licence).

    NLTK wants it zipped, without a blank line and without a line end after the last entry.
    """
    try:
        import vaderSentiment
    except ModuleNotFoundError:
        raise NewslensError("VADER's lexicon comes from a package for authors: pip install -r newslens/training/requirements.txt") from None
    source = Path(vaderSentiment.__file__).parent / "vader_lexicon.txt"
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    target = folder / "sentiment" / "vader_lexicon.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    # not compressed: compressors differ from one Python to the next, and so would the bytes
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        entry = zipfile.ZipInfo("vader_lexicon/vader_lexicon.txt", ZIP_DATE)
        entry.create_system = 3  # the same on Windows
        archive.writestr(entry, "\n".join(lines))


def write_lists(folder: Path) -> None:
    """Write every hand-made resource below ``folder``, in NLTK's layout."""
    for write in (write_punkt, write_stopwords, write_words, write_opinion_lexicon, write_tagsets, write_vader):
        write(folder)


def _lines(items) -> str:
    return "".join(f"{item}\n" for item in items)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
