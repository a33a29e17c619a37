"""Lemmas from a small table and suffix rules of our own. Small on purpose: it has no dictionary of English."""

from __future__ import annotations

import functools

from newslens.resources import data_dir

VOWELS = "aeiou"
# (ending, what stands for it), tried in order; a stem of fewer than three letters is left alone
RULES = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zes", "ze"), ("ss", "ss"),
         ("us", "us"), ("is", "is"), ("s", ""))


@functools.cache
def _irregular() -> dict[str, str]:
    lines = (data_dir() / "lexicons" / "lemmas.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def lemmatize(word: str) -> str:
    """Return the lemma of a word: its form in a dictionary, lower case.

    Irregular forms come from ``data/lexicons/lemmas.tsv``; plurals, *-ing* and *-ed* are cut by rule.
    Without a dictionary and without knowing the part of speech it will sometimes be wrong; names with
    capitals inside ("U.S.", "B-52s") keep their form but for a plural s after a digit or a capital.
    """
    if not word.isalpha():
        return word[:-1] if len(word) > 2 and word.endswith("s") and (word[-2].isdigit() or word[-2].isupper()) else word
    low = word.lower()
    if low in _irregular():
        return _irregular()[low]
    for ending, new in RULES:
        if low.endswith(ending):
            return low if len(low) - len(ending) < 2 else low[: len(low) - len(ending)] + new
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2 and any(c in VOWELS + "y" for c in stem):
            return _mend(stem)
    return low


def _mend(stem: str) -> str:
    """Put back what *-ing* and *-ed* took: the e of "used", the single letter of "stopped"."""
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith(("at", "iv", "iz", "uc", "rg", "ng", "nc", "rc", "dg", "ag", "v", "u", "ur", "ir", "os", "us", "as", "is", "bl", "pl", "tl", "gl")) and not stem.endswith(("hang", "bring", "sing", "long")):
        return stem + "e"
    return stem
