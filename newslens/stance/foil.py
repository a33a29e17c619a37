"""VADER beside it: what a sentiment score says of the same sentences, and where it comes from."""

from __future__ import annotations

import functools
from typing import NamedTuple

from newslens.article import Article


@functools.lru_cache(maxsize=1)
def vader():
    """Return NLTK's ``SentimentIntensityAnalyzer`` (Hutto & Gilbert 2014), made once."""
    from nltk.sentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def compound(text: str) -> float:
    """Return VADER's compound score of ``text``, from -1 to 1."""
    return vader().polarity_scores(text)["compound"]


def vader_label(text: str, threshold: float = 0.05) -> str:
    """Return the sign of VADER's compound as a stance label; ±0.05 are the limits that its authors recommend."""
    score = compound(text)
    return "FAVOR" if score >= threshold else "AGAINST" if score <= -threshold else "NONE"


class Cuts(NamedTuple):
    """One text, scored whole, as the mean of its sentences, and as the mean of its paragraphs."""

    whole: float
    sentences: float
    paragraphs: float


def three_cuts(article: Article) -> Cuts:
    """Return three scores of one text: whole, the mean over its sentences, the mean over its paragraphs."""
    def mean(pieces: list[str]) -> float:
        return sum(map(compound, pieces)) / len(pieces) if pieces else 0.0

    return Cuts(compound(article.text), mean(article.sentences), mean(article.paragraphs))


def known_words(text: str) -> list[tuple[str, float]]:
    """Return the words of ``text`` that VADER's lexicon holds, with their values, each once, the strongest first."""
    from nltk import word_tokenize

    lexicon = vader().lexicon
    words = dict.fromkeys(token.lower() for token in word_tokenize(text))
    return sorted(((word, lexicon[word]) for word in words if word in lexicon), key=lambda pair: (-abs(pair[1]), pair[0]))


def lacking(words: list[str]) -> list[str]:
    """Return those of ``words`` that VADER's lexicon does not hold."""
    return [word for word in words if word.lower() not in vader().lexicon]
