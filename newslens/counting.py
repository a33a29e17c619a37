"""Count words, pairs and places, and compare one text with others.

Everything works on lists of tokens; what needs the way back to the article's own characters takes an
:class:`~newslens.article.Article`. The reference for keyness is the companion stories, without the text itself.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from nltk import FreqDist, PorterStemmer, bigrams, word_tokenize, wordpunct_tokenize

from newslens.article import Article, Span, align, load_article, story_names
from newslens.lemmas import lemmatize
from newslens.resources import NewslensError, prepare_nltk

_stemmer = PorterStemmer()
FORMS: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "as they are": str,
    "stems": functools.cache(lambda word: _stemmer.stem(word).lower()),
    "lemmas": functools.cache(lambda word: lemmatize(word).lower()),
}
TOKENIZERS: dict[str, Callable[[str], list[str]]] = {
    "word_tokenize": word_tokenize,
    "wordpunct": wordpunct_tokenize,
    "split": str.split,
}


# --- words --------------------------------------------------------------------------------


def is_word(token: str) -> bool:
    """Say whether a token counts as a word here: it holds a letter or a digit."""
    return any(character.isalnum() for character in token)


def words(tokens: Iterable[str], form: str = "lower case", stop: Iterable[str] = (), shortest: int = 1) -> list[str]:
    """Return the words among ``tokens``, in their order, in one of :data:`FORMS`.

    Left out are tokens without a letter or digit, words with fewer than ``shortest`` characters, and those in
    ``stop``, compared without regard to case, both as they stand in the text and in their form.
    """
    change = _form(form)
    out = {word.lower() for word in stop}
    kept = []
    for token in tokens:
        word = change(token)
        if is_word(token) and len(word) >= shortest and not (out and (token.lower() in out or word.lower() in out)):
            kept.append(word)
    return kept


def stop_words() -> list[str]:
    """Return the function words of English that NLTK's ``stopwords.words("english")`` gives, from the bundled list."""
    prepare_nltk()
    from nltk.corpus import stopwords

    return stopwords.words("english")


def per_thousand(count: float, size: float) -> float:
    """Return how often something occurs in a thousand words; 0 in a text without words."""
    return 1000 * count / size if size else 0.0


def _form(name: str) -> Callable[[str], str]:
    try:
        return FORMS[name]
    except KeyError:
        raise NewslensError(f"There is no form {name!r} of a word: take one of {', '.join(FORMS)}.") from None


# --- pairs --------------------------------------------------------------------------------


class Pair(NamedTuple):
    """Two words that stand side by side: how often, and how strongly they attract each other."""

    first: str
    second: str
    count: int
    score: float


def pmi(both: int, first: int, second: int, total: int) -> float:
    """Return pointwise mutual information in bits: how many doublings more often than by chance.

    ``both`` counts the pair, ``first`` and ``second`` its words, ``total`` all words
    (Church and Hanks, Computational Linguistics 16, 1990). Rare pairs get the highest values.
    """
    return math.log2(both * total / (first * second)) if both else -math.inf


def log_likelihood(here: float, there: float, size_here: float, size_there: float) -> float:
    """Return G², how badly "equally at home in both" explains the counts of one word in two texts.

    ``here`` of ``size_here`` words against ``there`` of ``size_there`` (Dunning, Computational Linguistics 19,
    1993): twice the sum of seen × ln(seen ÷ expected) over the word and all other words in both texts. It
    grows with the amount of evidence and has no sign. (The shorter sum of Rayson and Garside, 2000, leaves
    the other words out; for words that are rare the two hardly differ.)
    """
    if not size_here or not size_there:
        return 0.0
    share = (here + there) / (size_here + size_there)
    cells = ((here, share * size_here), (there, share * size_there),
             (size_here - here, (1 - share) * size_here), (size_there - there, (1 - share) * size_there))  # fmt: skip
    return max(0.0, 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen > 0))


def _pair_likelihood(both: int, first: int, second: int, total: int) -> float:
    """The second word after the first, against the second word elsewhere; 0 where they avoid each other."""
    return log_likelihood(both, second - both, first, total - first) if both * total > first * second else 0.0


MEASURES: dict[str, Callable[[int, int, int, int], float]] = {
    "count": lambda both, first, second, total: float(both),
    "pmi": pmi,
    "log_likelihood": _pair_likelihood,
}


def collocations(tokens: Sequence[str], measure: str = "log_likelihood", least: int = 2, stop: Iterable[str] = ()) -> list[Pair]:
    """Return pairs of neighbours, the strongest first (ties: the more frequent, then by the alphabet).

    ``measure`` is one of :data:`MEASURES`; pairs that occur fewer than ``least`` times, or with a word of ``stop``
    or a token without a letter or digit in them, are left out. Words are compared in lower case.
    """
    if measure not in MEASURES:
        raise NewslensError(f"There is no measure {measure!r}: take one of {', '.join(MEASURES)}.")
    low = [token.lower() for token in tokens]
    out = {word.lower() for word in stop}
    counts = FreqDist(low)
    pairs = [
        Pair(a, b, both, MEASURES[measure](both, counts[a], counts[b], len(low)))
        for (a, b), both in FreqDist(bigrams(low)).items()
        if both >= least and is_word(a) and is_word(b) and not out & {a, b}
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, -pair.count, pair.first, pair.second))


# --- places -------------------------------------------------------------------------------


class Line(NamedTuple):
    """One line of a concordance: the words before, the word itself, the words after, the number of its token."""

    left: str
    hit: str
    right: str
    position: int


def positions(tokens: Sequence[str], word: str) -> list[int]:
    """Return where a word, or several words in a row ("north korea"), stand among ``tokens``, counted from 0; case is ignored."""
    wanted = word.lower().split()
    low = [token.lower() for token in tokens]
    return [i for i in range(len(low) - len(wanted) + 1) if low[i : i + len(wanted)] == wanted] if wanted else []


def concordance(tokens: Sequence[str], word: str, width: int = 6) -> list[Line]:
    """Return a line for each place of a word: ``width`` tokens on each side of it (keyword in context)."""
    size = len(word.split())
    return [
        Line(" ".join(tokens[max(0, i - width) : i]), " ".join(tokens[i : i + size]), " ".join(tokens[i + size : i + size + width]), i)
        for i in positions(tokens, word)
    ]


def dispersion(tokens: Sequence[str], wanted: Iterable[str]) -> dict[str, list[int]]:
    """Return for each wanted word the positions where it stands, as :func:`newslens.plots.dispersion` takes them."""
    return {word: positions(tokens, word) for word in wanted}


def deviation_of_proportions(parts: Sequence[Sequence[str]], word: str) -> float:
    """Return Gries's DP: 0 where a word is spread over the parts as they are long, towards 1 where one part has it all.

    Half the sum of the differences between each part's share of the text and its share of the word (Gries,
    International Journal of Corpus Linguistics 13, 2008). ``parts`` are lists of tokens, such as paragraphs.
    """
    sizes = [len(part) for part in parts]
    found = [len(positions(part, word)) for part in parts]
    if not sum(found):
        raise NewslensError(f"{word!r} does not occur here, so it has no dispersion: ask for a word of the text.")
    return sum(abs(size / sum(sizes) - count / sum(found)) for size, count in zip(sizes, found)) / 2


# --- one article, counted -----------------------------------------------------------------


class Counted(NamedTuple):
    """The words of one article in one form: the words, where each stands in ``article.text``, counts and places."""

    words: list[str]
    spans: list[Span]
    counts: FreqDist
    places: dict[str, list[int]]


_counted: dict[tuple[str, str, str], Counted] = {}
KEPT = 400  # counted texts that are remembered: the stories in a few forms


def counted(article: Article, form: str = "lower case", tool: str = "word_tokenize") -> Counted:
    """Return the counted words of an article; counted once for each form and tokenizer. Change nothing in it."""
    key = (article.sha256, form, tool)
    if key not in _counted:
        if len(_counted) >= KEPT:
            _counted.pop(next(iter(_counted)))
        _counted[key] = _count(article, form, tool)
    return _counted[key]


def _count(article: Article, form: str, tool: str) -> Counted:
    change = _form(form)
    if tool not in TOKENIZERS:
        raise NewslensError(f"There is no tokenizer {tool!r}: take one of {', '.join(TOKENIZERS)}.")
    if tool == "word_tokenize":
        pairs = list(zip(article.tokens, article.token_spans))
    else:
        pairs = [pair for (start, _), paragraph in zip(article.paragraph_spans, article.paragraphs)
                 for pair in align(TOKENIZERS[tool](paragraph), article.text, start)]  # fmt: skip
    kept = [(change(token), span) for token, span in pairs if is_word(token)]
    places: dict[str, list[int]] = {}
    for i, (word, _) in enumerate(kept):
        places.setdefault(word, []).append(i)
    found = [word for word, _ in kept]
    return Counted(found, [span for _, span in kept], FreqDist(found), places)


# --- keyness ------------------------------------------------------------------------------


class Key(NamedTuple):
    """One word of a keyness list: its counts here and in the reference, the evidence and the size of the difference."""

    word: str
    count: int
    reference: int
    log_likelihood: float
    log_ratio: float


def log_ratio(here: float, there: float, size_here: float, size_there: float) -> float:
    """Return the effect size: how many times the share of a word doubles from there to here; negative where it is rarer here.

    The binary logarithm of the ratio of the two shares, with half an occurrence in place of none (Hardie 2014,
    "Log ratio: an informal introduction").
    """
    if not size_here or not size_there:
        return 0.0
    return math.log2(((here or 0.5) / size_here) / ((there or 0.5) / size_there))


def keyness(counts: Iterable[str] | Mapping[str, int], reference: Iterable[str] | Mapping[str, int], least: int = 1,
            only: Iterable[str] | None = None) -> list[Key]:
    """Return the words of both texts, from those that are typical here to those that are typical of the reference.

    Both arguments are lists of words or their counts. Words more frequent here come first, by falling
    log-likelihood; then those that are rarer here (``log_ratio`` below 0), by rising log-likelihood. Ties: by the
    alphabet. ``least`` leaves out words that occur fewer times in both together; with ``only``, these words alone are
    compared, against the sizes of the whole texts.
    """
    counts, reference = _as_counts(counts), _as_counts(reference)
    size_here, size_there = sum(counts.values()), sum(reference.values())
    if not size_there:
        raise NewslensError("The reference has no words: give another text, or several, to compare with.")
    keys = []
    for word in {**counts, **reference} if only is None else dict.fromkeys(only):
        here, there = counts.get(word, 0), reference.get(word, 0)
        if here + there >= least:
            pair = (here, there, size_here, size_there)
            keys.append(Key(word, here, there, log_likelihood(*pair), log_ratio(*pair)))
    return sorted(keys, key=lambda key: (_signed(key, size_here, size_there), key.word))


def _signed(key: Key, size_here: int, size_there: int) -> float:
    return -key.log_likelihood if key.count * size_there > key.reference * size_here else key.log_likelihood


def _as_counts(given: Iterable[str] | Mapping[str, int]) -> Mapping[str, int]:
    return given if isinstance(given, Mapping) else FreqDist(given)


_others: dict = {}  # the last answer of reference_stories: a slider asks for the same again and again


def reference_stories(article: Article, topic: str | None = None) -> list[Article]:
    """Return the companion stories to compare ``article`` with, all or those of one topic, never the article itself.

    A story is left out where its text or its name is the article's, or half of its paragraphs stand in it.
    """
    names = tuple(story_names())
    if _others.get("key") != (article.sha256, article.name, names):
        own = set(article.paragraphs)
        _others["stories"] = [
            story
            for story in _stories(names)
            if story.sha256 != article.sha256 and story.name != article.name and 2 * sum(p in own for p in story.paragraphs) < len(story.paragraphs)
        ]
        _others["key"] = article.sha256, article.name, names
    stories = list(_others["stories"])
    if topic is None:
        return stories
    chosen = [story for story in stories if story.header.get("topic") == topic]
    if not chosen:
        raise NewslensError(f"No story has the topic {topic!r}: take one of {', '.join(sorted({s.header.get('topic', '') for s in stories}))}.")
    return chosen


@functools.lru_cache(maxsize=4)
def _stories(names: tuple[str, ...]) -> tuple[Article, ...]:
    return tuple(load_article(name) for name in names)


@functools.lru_cache(maxsize=400)
def _words_of(story: Article, tool: str) -> tuple[str, ...]:
    """The words of a story as they stand there; counting them in another form takes no new tokenizing."""
    if tool not in TOKENIZERS:
        raise NewslensError(f"There is no tokenizer {tool!r}: take one of {', '.join(TOKENIZERS)}.")
    found = story.tokens if tool == "word_tokenize" else [token for p in story.paragraphs for token in TOKENIZERS[tool](p)]
    return tuple(token for token in found if is_word(token))


_referenced: dict[tuple[str, ...], FreqDist] = {}


def reference_counts(article: Article, form: str = "lower case", tool: str = "word_tokenize", topic: str | None = None) -> FreqDist:
    """Return the word counts of the stories to compare ``article`` with; counted once. Change nothing in it."""
    stories = reference_stories(article, topic)
    key = (form, tool, *(story.sha256 for story in stories))
    if key not in _referenced:
        if len(_referenced) >= 128:  # every form, tokenizer and topic: some ten megabytes
            _referenced.pop(next(iter(_referenced)))
        change = _form(form)
        _referenced[key] = FreqDist(change(token) for story in stories for token in _words_of(story, tool))
    return _referenced[key]


_keyed: dict[tuple[object, ...], list[Key]] = {}


def key_words(article: Article, form: str = "lower case", tool: str = "word_tokenize", topic: str | None = None) -> list[Key]:
    """Return :func:`keyness` of an article against the companion stories; worked out once. Change nothing in it."""
    key = (article.sha256, form, tool, *(story.sha256 for story in reference_stories(article, topic)))
    if key not in _keyed:
        if len(_keyed) >= 12:
            _keyed.pop(next(iter(_keyed)))
        _keyed[key] = keyness(counted(article, form, tool).counts, reference_counts(article, form, tool, topic))
    return _keyed[key]
