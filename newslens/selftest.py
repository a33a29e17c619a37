"""Is everything here that the lessons need? Run by ``start.py`` and shown in lesson 00."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable

from newslens.markup import Safe, table


def _python() -> str:
    if sys.version_info < (3, 11):
        raise RuntimeError("these lessons need Python 3.11 or newer: install one, delete the folder .venv and start again")
    return platform.python_version()


def _sentences() -> str:
    from nltk import sent_tokenize, word_tokenize

    sentences = sent_tokenize("Capt. Lind left the U.S. on Friday. She did not say why.")
    if len(sentences) != 2:
        raise RuntimeError("sentences come out differently here: delete the folder .venv and start again")
    return f"{len(sentences)} sentences, {len(word_tokenize(sentences[0]))} tokens in the first"


def _lists() -> str:
    from nltk.corpus import stopwords
    from nltk.sentiment import SentimentIntensityAnalyzer

    score = SentimentIntensityAnalyzer().polarity_scores("a good day")["compound"]
    return f"{len(stopwords.words('english'))} stop words; VADER gives “a good day” {score:+.2f}"


def _article() -> str:
    from newslens.article import load_article

    article = load_article()
    return f"{article.title or article.name}: {len(article.sentences)} sentences"


def _plots() -> str:
    import matplotlib

    return f"matplotlib {matplotlib.__version__}"


def _widgets() -> str:
    import ipywidgets

    return f"ipywidgets {ipywidgets.__version__}"


def _saving() -> str:
    from newslens.files import my_work, write_atomically

    folder = my_work()
    probe = folder / ".can_i_write"
    write_atomically(probe, "yes")
    probe.unlink()
    return f"in the folder {folder.name}"


CHECKS: dict[str, Callable[[], str]] = {
    "Python": _python, "sentences and words": _sentences, "word lists": _lists, "the chosen article": _article,
    "plots": _plots, "controls": _widgets, "saving your work": _saving,
}


def results() -> list[tuple[str, bool, str]]:
    """Return, for each part, its name, whether it works, and what it found or what to do."""
    found = []
    for name, run in CHECKS.items():
        try:
            found.append((name, True, run()))
        except Exception as error:  # whatever is wrong here, the learner gets a sentence
            found.append((name, False, str(error)))
    return found


class SetUp:
    """What the self-test found: a table in a notebook, lines of text elsewhere."""

    def __init__(self) -> None:
        self.found = results()
        self.ok = all(works for _, works, _ in self.found)
        self.sentence = "Everything works." if self.ok else "Something is missing; the lines marked “mend” say what to do."

    def __repr__(self) -> str:
        return "\n".join([f"{'ok  ' if works else 'mend'}  {name}: {note}" for name, works, note in self.found] + [self.sentence])

    def _repr_html_(self) -> str:
        rows = [(name, "works" if works else "mend", note) for name, works, note in self.found]
        return Safe(table(("Part", "State", "What we found"), rows, self.sentence))


def set_up() -> SetUp:
    """Check everything that the lessons need, without the network."""
    return SetUp()


if __name__ == "__main__":
    result = set_up()
    print(result)
    sys.exit(0 if result.ok else 1)
