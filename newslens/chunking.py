"""The same names as ``nltk.ne_chunk_sents``, in a fraction of the time.

NLTK's maximum-entropy classifier looks up every feature once for every label, and turns all scores into probabilities
to take the largest. Here each feature is looked up once, with its weights for all labels, and the largest score wins:
the sums are the same, in the same order, so the chunks are NLTK's.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Tagged = Sequence[tuple[str, str]]


class _Classifier:
    """Answers ``classify`` as a ``MaxentClassifier`` with a plain binary encoding does."""

    def __init__(self, encoding: Any, weights: Any):
        self.labels = list(encoding.labels())
        always = encoding._alwayson or {}
        self.always = [weights[always[label]] if label in always else None for label in self.labels]
        place = {label: i for i, label in enumerate(self.labels)}
        self.weights: dict[tuple[str, object], list[tuple[int, float]]] = {}
        for (name, value, label), number in encoding._mapping.items():
            self.weights.setdefault((name, value), []).append((place[label], float(weights[number])))

    def classify(self, features: dict[str, object]) -> str:
        """Return the label with the largest sum of weights."""
        totals = [0.0] * len(self.labels)
        for feature in features.items():
            for i, weight in self.weights.get(feature, ()):
                totals[i] += weight
        scores = [total if weight is None else total + weight for total, weight in zip(totals, self.always)]
        return max(zip(scores, self.labels))[1]


@functools.lru_cache(maxsize=4)
def _parser(chunker: Any) -> Callable[[Tagged], Any]:
    """Return ``parse`` of NLTK's chunker with the quicker classifier; its own, where it is built in another way than we know."""
    from nltk.chunk.named_entity import NEChunkParserTagger
    from nltk.classify.maxent import BinaryMaxentFeatureEncoding, MaxentClassifier

    classifier = getattr(getattr(chunker, "_tagger", None), "_classifier", None)
    encoding = getattr(classifier, "_encoding", None)
    known = type(classifier) is MaxentClassifier and type(encoding) is BinaryMaxentFeatureEncoding and encoding._unseen is None
    if not known or not classifier._logarithmic:
        return chunker.parse
    tagger = NEChunkParserTagger(classifier=_Classifier(encoding, classifier.weights()))
    return lambda sentence: chunker._tagged_to_parse(tagger.tag(sentence))


def ne_chunk_sents(sentences: Iterable[Tagged]) -> list[Any]:
    """Return what ``nltk.ne_chunk_sents`` returns for tagged sentences: one ``nltk.Tree`` each."""
    import nltk.chunk

    parse = _parser(nltk.chunk.ne_chunker())
    return [parse(list(sentence)) for sentence in sentences]
