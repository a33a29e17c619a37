"""The part-of-speech tagger: NLTK's own averaged perceptron, trained on our sentences, with a dictionary of ours."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

from newslens.training.corpus import Sentence

FOLDER = Path("taggers") / "averaged_perceptron_tagger_eng"
SEED = 2026
ROUNDS = 8


def train_tagger(sentences: Sequence[Sentence], dictionary: dict[str, str], rounds: int = ROUNDS, seed: int = SEED) -> PerceptronTagger:
    """Return a tagger trained on ``sentences``; afterwards the words of ``dictionary`` are put into its own.

    A word in the dictionary always gets its tag. The perceptron still learns from these words, so that it knows
    them in other spellings ("Residents" where the dictionary has "residents"). The same input gives the same tagger.
    """
    tagger = PerceptronTagger(load=False)
    state = random.getstate()
    random.seed(seed)  # NLTK shuffles with the global generator
    try:
        tagger.train([one.tagged for one in sentences], nr_iter=rounds)
    finally:
        random.setstate(state)
    tagger.tagdict.update(dictionary)
    tagger.classes |= set(dictionary.values())
    tagger.model.classes = tagger.classes
    return tagger


def retagged(stories: Sequence[Sentence], made: Sequence[Sentence], dictionary: dict[str, str], parts: int = 4) -> list[Sentence]:
    """Return ``stories`` with the tags that a tagger gives them which has not seen the story.

    The chunker will have to work from such tags, mistakes and all, so it learns from such tags: the stories are
    dealt into ``parts``, and each part is tagged by a tagger trained on the others (and on the ``made`` sentences).
    """
    names = sorted({one.story for one in stories})
    found = []
    for part in range(parts):
        mine = set(names[part::parts])
        tagger = train_tagger([*[one for one in stories if one.story not in mine], *made], dictionary)
        for one in stories:
            if one.story in mine:
                tags = tuple(tag for _, tag in tagger.tag(list(one.words)))
                found.append(Sentence(one.words, tags, one.chunks, one.story))
    return found


def save_tagger(tagger: PerceptronTagger, folder: Path) -> None:
    """Write ``tagger`` below ``folder`` in the format of NLTK 3.9 and later, sorted, so that equal taggers are equal files."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    weights, tagdict, classes = tagger.encode_json_obj()
    weights = {feature: {tag: weight for tag, weight in by_tag.items() if weight} for feature, by_tag in weights.items()}
    parts = {"weights": {feature: by_tag for feature, by_tag in weights.items() if by_tag},
             "tagdict": tagdict, "classes": sorted(classes)}
    for part, value in parts.items():
        text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        path = target / f"averaged_perceptron_tagger_eng.{part}.json"
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
