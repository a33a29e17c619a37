"""The named-entity chunker behind ``ne_chunk``: a linear model over NLTK's own features, saved in NLTK's tables.

NLTK's trainers do not get there in reasonable time, so the weights are found here: softmax regression with AdaGrad
steps (Duchi, Hazan & Singer 2011) and averaged weights. The chunker decides word by word and sees its own last
decisions, right or wrong; so in training it also sees its own decisions rather than the true ones
(Daumé, Langford & Marcu 2009). Only numpy is needed.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from nltk.chunk.named_entity import NEChunkParserTagger

from newslens.training.corpus import Sentence

FOLDER = Path("chunkers") / "maxent_ne_chunker_tab"
SEED = 2026
ROUNDS = 12
OWN_HISTORY_FROM = 4  # rounds that are taught with the true history
STEP = 0.25
SHRINK = 2e-5  # pull of the weights towards zero, per example seen
SMALLEST = 0.05  # weights below this are left out of the tables
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

    def featureset(self, tokens: list[tuple[str, str]], index: int, history: list[str]) -> dict[str, object]:
        """Return NLTK's own features of one word."""
        return self._features._feature_detector(tokens, index, history)

    def known(self, featureset: dict[str, object]) -> list[int]:
        """Return the numbers of those features that have been seen in training."""
        return [number for item in featureset.items() if (number := self.numbers.get(item)) is not None]

    def chunk(self, tokens: list[tuple[str, str]]) -> list[str]:
        """Return one chunk label a word, from left to right, as ``ne_chunk`` will."""
        history: list[str] = []
        for i in range(len(tokens)):
            scores = self.weights[self.known(self.featureset(tokens, i, history))].sum(axis=0)
            history.append(self.labels[int(scores.argmax())])
        return history


def train_chunker(sentences: Sequence[Sentence], words: Iterable[str], rounds: int = ROUNDS, seed: int = SEED) -> Chunker:
    """Return a chunker trained on ``sentences``; ``words`` are those of NLTK's list ``en-basic``.

    The same input gives the same chunker.
    """
    chunker = Chunker(sorted({chunk for one in sentences for chunk in one.chunks}), words)
    numbers = chunker.numbers
    label_number = {label: n for n, label in enumerate(chunker.labels)}
    tokens = [one.tagged for one in sentences]
    for tagged, one in zip(tokens, sentences):
        for i in range(len(tagged)):
            for item in chunker.featureset(tagged, i, list(one.chunks[:i])).items():
                numbers.setdefault(item, len(numbers))
    shape = (len(numbers), len(chunker.labels))
    weights, total, squares = np.zeros(shape), np.zeros(shape), np.full(shape, 1e-8)
    chunker.weights = weights
    chance = random.Random(seed)
    order = list(range(len(sentences)))
    for round_ in range(rounds):
        chance.shuffle(order)
        own = round_ >= OWN_HISTORY_FROM
        for at in order:
            history: list[str] = []
            for i, gold in enumerate(sentences[at].chunks):
                active = chunker.known(chunker.featureset(tokens[at], i, history))
                scores = weights[active].sum(axis=0)
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                history.append(chunker.labels[int(scores.argmax())] if own else gold)
                chances[label_number[gold]] -= 1.0
                slope = chances + SHRINK * weights[active]
                squares[active] += slope * slope
                weights[active] -= STEP * slope / np.sqrt(squares[active])
        if round_ >= rounds // 2:
            total += weights
    chunker.weights = total / (rounds - rounds // 2)
    return chunker


def save_chunker(chunker: Chunker, folder: Path, kind: str) -> int:
    """Write ``chunker`` below ``folder`` as NLTK's tables of ``kind`` multiclass or binary; return the number of weights."""
    target = folder / FOLDER / f"english_ace_{kind}"
    target.mkdir(parents=True, exist_ok=True)
    weights = np.round(chunker.weights / math.log(2), DIGITS)  # NLTK reckons in powers of two
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
