"""The named-entity chunker behind ``ne_chunk``: a linear model over NLTK's own features, saved in NLTK's tables.

NLTK's trainers do not get there in reasonable time, so the weights are found here: softmax regression with AdaGrad
steps (Duchi, Hazan & Singer 2011) and averaged weights. The chunker decides word by word and sees its own last
decisions, right or wrong; so in training it also sees its own decisions rather than the true ones
(Daumé, Langford & Marcu 2009). Only numpy is needed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from nltk.chunk.named_entity import NEChunkParserTagger

from newslens.training.corpus import Sentence

FOLDER = Path("chunkers") / "maxent_ne_chunker_tab"
SEED = 2026
ROUNDS = 12
OWN_HISTORY_FROM = 4  # rounds that are taught with the true history
BATCH = 64
STEP = 0.25
SHRINK = 2e-5  # pull of the weights towards zero, per example seen
LOOK_BACK = ("prevtag", "pos+prevtag", "shape+prevtag")  # NLTK's features that ask for the label before
MARK = "\0"  # stands for a label that is not known yet; one character, because NLTK takes the first one of some
RAREST = 3  # features seen less often are left out: a model that leans on them does not know what to do with new names
SMALLEST = 0.1  # weights below this are left out of the tables
DIGITS = 3


def binary(sentence: Sentence) -> Sentence:
    """Return the sentence with one type of name, NE, as ``ne_chunk(binary=True)`` finds them."""
    chunks = tuple(chunk if chunk == "O" else chunk[:2] + "NE" for chunk in sentence.chunks)
    return Sentence(sentence.words, sentence.tags, chunks, sentence.story)


class Chunker:
    """Weights for NLTK's features: ``weights[feature number, label number]``."""

    def __init__(self, labels: Sequence[str], words: Iterable[str]):
        self.labels = list(labels)
        self.numbers: dict[tuple[str, object], int] = {}
        self.weights = np.zeros((0, len(self.labels)))
        self._features = NEChunkParserTagger(classifier=self)
        self._features._en_wordlist = frozenset(words)

    def features(self, tokens: list[tuple[str, str]], index: int, before: str) -> list[tuple[str, object]]:
        """Return NLTK's own features of one word, where the word before it got the label ``before``."""
        history = ["O"] * (index - 1) + [before]  # nothing further back is looked at
        return list(self._features._feature_detector(tokens, index, history).items())

    def known(self, tokens: list[tuple[str, str]], index: int, before: str) -> list[int]:
        """Return the numbers of those features that were seen in training."""
        return [number for item in self.features(tokens, index, before) if (number := self.numbers.get(item)) is not None]

    def chunk(self, tokens: list[tuple[str, str]]) -> list[str]:
        """Return one chunk label a word, from left to right, as ``ne_chunk`` will."""
        labels: list[str] = []
        for i in range(len(tokens)):
            scores = self.weights[self.known(tokens, i, labels[-1] if labels else "O")].sum(axis=0)
            labels.append(self.labels[int(scores.argmax())])
        return labels


def train_chunker(sentences: Sequence[Sentence], words: Iterable[str], rounds: int = ROUNDS, seed: int = SEED) -> Chunker:
    """Return a chunker trained on ``sentences``; ``words`` are those of NLTK's list ``en-basic``.

    The same input gives the same chunker.
    """
    chunker = Chunker(sorted({chunk for one in sentences for chunk in one.chunks}), words)
    lessons = _Lessons(chunker, sentences)
    rows, columns = len(chunker.numbers) + 1, len(chunker.labels)  # the last row is for features that do not count
    weights, total = np.zeros((rows, columns)), np.zeros((rows, columns))
    squares = np.full((rows, columns), 1e-8)
    chance = np.random.Generator(np.random.PCG64(seed))
    for round_ in range(rounds):
        before = lessons.true_before if round_ < OWN_HISTORY_FROM else lessons.own_before(weights)
        order = chance.permutation(len(lessons.right))
        for start in range(0, len(order), BATCH):
            batch = order[start:start + BATCH]
            active = lessons.active(batch, before[batch])
            scores = weights[active].sum(axis=1)
            wrong = np.exp(scores - scores.max(axis=1, keepdims=True))
            wrong /= wrong.sum(axis=1, keepdims=True)
            wrong[np.arange(len(batch)), lessons.right[batch]] -= 1.0
            touched, place = np.unique(active, return_inverse=True)
            slope = np.zeros((len(touched), columns))
            np.add.at(slope, place.ravel(), np.repeat(wrong, active.shape[1], axis=0))
            slope += SHRINK * len(batch) * weights[touched]
            squares[touched] += slope * slope
            weights[touched] -= STEP * slope / np.sqrt(squares[touched])
            weights[-1] = 0.0
        if round_ >= rounds // 2:
            total += weights
    chunker.weights = (total / (rounds - rounds // 2))[:-1]
    return chunker


def _after(item: tuple[str, object], label: str, second: bool) -> tuple[str, object]:
    """Put the label before into a feature that was asked with :data:`MARK`; for a sentence's second word NLTK looks at its first letter only."""
    name, value = item
    return (name, value.replace(MARK, label[0] if second else label)) if isinstance(value, str) else item


class _Lessons:
    """The sentences as numbers: for every word its features, its label, and where it stands."""

    def __init__(self, chunker: Chunker, sentences: Sequence[Sentence]):
        labels = chunker.labels
        self.outside = labels.index("O")
        self.right = np.array([labels.index(chunk) for one in sentences for chunk in one.chunks])
        ends = np.cumsum([len(one.words) for one in sentences])
        self.starts = ends - [len(one.words) for one in sentences]
        self.lengths = ends - self.starts
        self.true_before = np.concatenate([[self.outside], self.right[:-1]])
        self.true_before[self.starts] = self.outside
        items = [chunker.features(one.tagged, i, MARK) for one in sentences for i in range(len(one.words))]
        second = [i == 1 for one in sentences for i in range(len(one.words))]
        fixed = [n for n, (name, _) in enumerate(items[0]) if name not in LOOK_BACK]
        looking = [n for n, (name, _) in enumerate(items[0]) if name in LOOK_BACK]
        kinds = {(one[n], mark) for one, mark in zip(items, second) for n in looking}
        after = {kind: [_after(kind[0], label, kind[1]) for label in labels] for kind in kinds}
        counts = Counter(one[n] for one in items for n in fixed)
        counts.update(after[one[n], mark][before] for one, mark, before in zip(items, second, self.true_before) for n in looking)
        chunker.numbers = {item: n for n, item in enumerate(item for item, count in counts.items() if count >= RAREST)}
        number = chunker.numbers.get
        last = len(chunker.numbers)
        numbers = {kind: [number(item, last) for item in them] for kind, them in after.items()}
        self.fixed = np.array([[number(one[n], last) for n in fixed] for one in items])
        self.looking = np.array([[numbers[one[n], mark] for n in looking] for one, mark in zip(items, second)])  # word, feature, label

    def active(self, words: np.ndarray, before: np.ndarray) -> np.ndarray:
        """Return the feature numbers of ``words``, a row each, after the labels ``before``."""
        return np.concatenate([self.fixed[words], self.looking[words, :, before]], axis=1)

    def own_before(self, weights: np.ndarray) -> np.ndarray:
        """Return the label before every word, as the chunker itself decides from left to right."""
        found = np.full(len(self.right), self.outside)
        for i in range(int(self.lengths.max()) - 1):  # all sentences at once, word by word
            words = self.starts[self.lengths > i + 1] + i
            found[words + 1] = weights[self.active(words, found[words])].sum(axis=1).argmax(axis=1)
        return found


def save_chunker(chunker: Chunker, folder: Path, kind: str) -> int:
    """Write ``chunker`` below ``folder`` as NLTK's tables of ``kind`` multiclass or binary; return the number of weights."""
    target = folder / FOLDER / f"english_ace_{kind}"
    target.mkdir(parents=True, exist_ok=True)
    # What a feature says for all labels alike decides nothing: with its middle at zero most weights are next to nothing.
    weights = chunker.weights - np.median(chunker.weights, axis=1, keepdims=True)
    weights = np.round(weights / math.log(2), DIGITS)  # NLTK reckons in powers of two
    entries = sorted((name, _as_text(name, value), chunker.labels[label], float(weights[number, label]))
                     for (name, value), number in chunker.numbers.items()
                     for label in np.flatnonzero(np.abs(weights[number]) >= SMALLEST))
    mapping = "\n".join(f"{name}\t{value}\t{label}\t{n}" for n, (name, value, label, _) in enumerate(entries))
    always = "\n".join(f"{label}\t{len(entries) + n}" for n, label in enumerate(chunker.labels))
    values = [repr(weight) for *_, weight in entries] + ["0.0"] * len(chunker.labels)
    files = {"labels.txt": "\n".join(chunker.labels), "mapping.tab": mapping, "alwayson.tab": always, "weights.txt": "\n".join(values)}
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    return len(entries)


def _as_text(name: str, value: object) -> str:
    """Return a feature's value as NLTK's decoder reads it."""
    if name == "wordlen":
        return repr(value)
    return f"repr-{value}" if value is None or isinstance(value, bool) else str(value)
