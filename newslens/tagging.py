"""Parts of speech: small taggers and how well they do.

A *step* looks at one word and says its tag, or None where it does not know: ``step(words, i, tags)`` gets all words
of the sentence, the position, and the tags given so far. :func:`backoff` asks one step after the other. A *tagger*
takes a list of words and returns (word, tag) pairs, as ``nltk.pos_tag`` does, so that all of them can be compared.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from newslens import scoring
from newslens.resources import NewslensError

Tagged = list[tuple[str, str]]
Step = Callable[[Sequence[str], int, Sequence[str]], "str | None"]
Tagger = Callable[[Sequence[str]], Tagged]

# Endings and shapes, tried in order: (pattern, tag).
SHAPES = (
    (r"[^\w\s]+", "."), (r"\d[\d.,:]*", "CD"), (r"[A-Z].*", "NNP"), (r".*ing", "VBG"), (r".*ed", "VBD"), (r".*ly", "RB"),
    (r".*(?:ous|ful|ive|able|al|ic)", "JJ"), (r".*[^s]s", "NNS"),
)


# --- steps --------------------------------------------------------------------------------


def most_frequent_tag(tagged_sents: Iterable[Tagged]) -> str:
    """Return the commonest tag; the alphabet decides a tie. Raises :class:`NewslensError` if there is no word."""
    return _commonest(Counter(tag for sentence in tagged_sents for _, tag in sentence))


def always(tag: str) -> Step:
    """Return a step that gives every word ``tag``: the baseline, and the end of a chain."""
    return lambda words, i, tags: tag


def by_word(tagged_sents: Iterable[Tagged]) -> Step:
    """Return a step that gives a word the tag it had most often in ``tagged_sents``, None to a new word."""
    best = _best((word, tag) for sentence in tagged_sents for word, tag in sentence)
    return lambda words, i, tags: best.get(words[i])


def by_previous(tagged_sents: Iterable[Tagged]) -> Step:
    """Return a step that looks at the word and at the tag before it, None where it has not seen the two together."""
    best = _best(((before, word), tag) for sentence in tagged_sents
                 for before, (word, tag) in zip(["", *(tag for _, tag in sentence)], sentence))
    return lambda words, i, tags: best.get((tags[i - 1] if i else "", words[i]))


def by_shape(shapes: Sequence[tuple[str, str]] = SHAPES) -> Step:
    """Return a step that guesses from a word's shape: the first pattern that fits the whole word."""
    compiled = [(re.compile(pattern), tag) for pattern, tag in shapes]
    return lambda words, i, tags: next((tag for pattern, tag in compiled if pattern.fullmatch(words[i])), None)


def _best(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    counts: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for key, tag in pairs:
        counts[key][tag] += 1
    return {key: _commonest(tags) for key, tags in counts.items()}


def _commonest(tags: Counter[str]) -> str:
    if not tags:
        raise NewslensError("There is no tagged word to count: give at least one sentence of (word, tag) pairs.")
    return min(tags, key=lambda tag: (-tags[tag], tag))


# --- taggers ------------------------------------------------------------------------------


def backoff(*steps: Step) -> Tagger:
    """Return a tagger that asks ``steps`` in turn, word by word, and takes the first answer; "NN" where none knows."""
    def tag(words: Sequence[str]) -> Tagged:
        tags: list[str] = []
        for i in range(len(words)):
            answers = (step(words, i, tags) for step in steps)
            tags.append(next((answer for answer in answers if answer is not None), "NN"))
        return list(zip(words, tags))

    return tag


def perceptron(tagged_sents: Sequence[Tagged], rounds: int = 5, seed: int = 0) -> Tagger:
    """Return NLTK's averaged perceptron tagger (Honnibal 2013), trained on ``tagged_sents`` alone.

    The same sentences, rounds and seed give the same tagger.
    """
    from nltk.tag.perceptron import PerceptronTagger

    if not any(tagged_sents):
        raise NewslensError("There is no tagged word to learn from: give at least one sentence of (word, tag) pairs.")
    model = PerceptronTagger(load=False)
    state = random.getstate()
    random.seed(seed)  # it shuffles the sentences with the global generator
    try:
        model.train([sentence for sentence in tagged_sents if sentence], nr_iter=rounds)
    finally:
        random.setstate(state)
    return model.tag


# --- how well -----------------------------------------------------------------------------


def universal(tagged: Tagged) -> Tagged:
    """Return the same words with universal tags, through the mapping table that ``tagset="universal"`` uses."""
    from nltk.tag import map_tag

    return [(word, map_tag("en-ptb", "universal", tag)) for word, tag in tagged]


def words_of(tagged: Tagged) -> list[str]:
    """Return the words without their tags."""
    return [word for word, _ in tagged]


def _both(tagger: Tagger, tagged_sents: Iterable[Tagged]) -> Iterable[tuple[str, str, str]]:
    """Yield (word, right tag, given tag)."""
    for sentence in tagged_sents:
        for (word, right), (_, given) in zip(sentence, tagger(words_of(sentence)), strict=True):
            yield word, right, given


def evaluate(tagger: Tagger, tagged_sents: Iterable[Tagged], as_universal: bool = False) -> float:
    """Return the share of words that get the right tag; with ``as_universal``, both sides are mapped first."""
    triples = list(_both(tagger, tagged_sents))
    if as_universal:
        right, given = (universal([(t[0], t[n]) for t in triples]) for n in (1, 2))
        return scoring.accuracy(right, given)
    return scoring.accuracy([right for _, right, _ in triples], [given for _, _, given in triples])


class Familiarity(NamedTuple):
    """Accuracy on words that the training text holds and on those it does not, and how many of these there are."""

    known: float
    unknown: float
    share_unknown: float


def by_familiarity(tagger: Tagger, tagged_sents: Iterable[Tagged], training: Iterable[Tagged]) -> Familiarity:
    """Return the accuracy on words that ``training`` holds, as written, and on new ones."""
    seen = {word for sentence in training for word, _ in sentence}
    groups: dict[bool, list[bool]] = {True: [], False: []}
    for word, right, given in _both(tagger, tagged_sents):
        groups[word in seen].append(right == given)
    known, unknown = groups[True], groups[False]
    return Familiarity(*(sum(g) / len(g) if g else float("nan") for g in (known, unknown)),
                       len(unknown) / (len(known) + len(unknown)) if known or unknown else float("nan"))


def confusion(tagger: Tagger, tagged_sents: Iterable[Tagged]) -> tuple[list[str], list[list[int]]]:
    """Return (tags, table): ``table[i][j]`` words are ``tags[i]`` in the text and ``tags[j]`` by the tagger."""
    triples = list(_both(tagger, tagged_sents))
    return scoring.confusion([right for _, right, _ in triples], [given for _, _, given in triples])


class Mistake(NamedTuple):
    """One kind of mistake, how often it was made, and the words it was made on."""

    right: str
    given: str
    count: int
    words: list[str]


def mistakes(tagger: Tagger, tagged_sents: Iterable[Tagged], top: int | None = None) -> list[Mistake]:
    """Return the kinds of mistakes, the commonest first, with their words in the order of the text."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, right, given in _both(tagger, tagged_sents):
        if right != given:
            found[right, given].append(word)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Mistake(right, given, len(words), words) for (right, given), words in ranked[:top]]


def learning_curve(train: Callable[[list[Tagged]], Tagger], training: Sequence[Tagged], test: Sequence[Tagged],
                   sizes: Iterable[int]) -> list[tuple[int, float]]:
    """Return (words of training text, accuracy on ``test``) for each of ``sizes``; whole sentences are taken from the front.

    The first number is how many words were really used.
    """
    curve = []
    for size in sizes:
        taken, count = [], 0
        for sentence in training:
            if count + len(sentence) > size and taken:
                break
            taken.append(sentence)
            count += len(sentence)
        curve.append((count, evaluate(train(taken), test)))
    return curve
