"""The hand-made lists as the models take them: words with one tag, and names of one kind."""

from __future__ import annotations

import functools

from newslens.resources import NewslensError, data_dir, lexicon

# Lists of the folder data/lexicons/gazetteer whose names are taken word by word into the tagger's dictionary.
NAME_LISTS = ("countries", "cities", "states", "regions", "first_names", "surnames")
# Words of longer names that also stand elsewhere, and names that are words too at a sentence's beginning.
NOT_ALONE = frozenset("""and of the de la do Los Las Al El San Santa New North South East West Northern Southern Eastern Western Central Grand
    Great Big Little Black Red White Yellow Salt Long Good Hope City United Republic Democratic Cape Mount Lake Bay Gulf Sea Strait Port
    Green Coast Ivory Horn Death Falls Far Near Middle Ocean River Island Islands Isle Peninsula Mountains Desert Valley Canyon Reef Park
    National Barrier Plains Dead Coral Rock Way Milky Moon Channel Pole Shoal Passage Delta Bank Banks Zone Basin Highlands District
    Forest Split Nice Mobile Male Hull Buffalo Don Lena Ob Easter Phoenix Providence Said Orient Java""".split())


def rows(name: str) -> list[list[str]]:
    """Return the rows of ``data/lexicons/<name>.tsv``; a line that begins with "# " is a comment."""
    path = data_dir() / "lexicons" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


@functools.cache
def tagged_words() -> dict[str, str]:
    """Return the words that have one Penn tag, from ``data/lexicons/tags.tsv``."""
    found: dict[str, str] = {}
    for word, tag in rows("tags"):
        if word in found:
            raise NewslensError(f"tags.tsv has {word!r} twice: take one line out.")
        found[word] = tag
    return found


def gazetteer(name: str) -> list[str]:
    """Return the names in ``data/lexicons/gazetteer/<name>.txt``."""
    return lexicon(f"gazetteer/{name}")


@functools.cache
def english_words() -> frozenset[str]:
    """Return the lower-case words of our lists: plain English, no names."""
    return frozenset(word for word in [*tagged_words(), *lexicon("stop_words")] if word.isalpha() and word.islower())


@functools.cache
def dictionary() -> dict[str, str]:
    """Return what the tagger shall know for certain: words with one tag, and the words of well-known names."""
    found = {}
    apart = NOT_ALONE | {word for entry in gazetteer("demonyms") for word in entry.split()}  # Danish: an adjective, or part of a name
    for name in NAME_LISTS:
        for entry in gazetteer(name):
            for word in entry.split():
                if word[0].isupper() and word.rstrip(",") not in apart and word.lower() not in english_words():
                    found[word.rstrip(",")] = "NNP"
    return found | tagged_words()


def basic_words() -> list[str]:
    """Return the words of NLTK's list ``en-basic``: as in a sentence, and as at its beginning.

    ``ne_chunk`` asks this list about a word as it is written. With the capital forms in it, the answer tells names
    made of plain words (Harbor Council) from names that are nothing else (Lindqvist).
    """
    words = english_words()
    return sorted(words | {word.capitalize() for word in words})
