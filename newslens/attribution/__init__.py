"""Who says so? Finds who is said to say, think or judge what, by rules that a learner can read.

    from newslens.attribution import attributions
    for a in attributions(load_article()):
        print(a.source_text, "|", a.cue_text, "|", a.content_text, "|", a.kind, a.rule)

The chain: sentences and tags as ``sent_tokenize`` and ``pos_tag`` give them; the verbs of ``data/lexicons/cues.tsv``
get a class (SAY, JUDGE, …); ``nltk.RegexpParser`` groups words into noun phrases and verb groups (:data:`GRAMMAR`);
one rule for each way in which English puts source, cue and content in a row (:data:`RULES`) reads these groups.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newslens.annotations import KINDS
from newslens.article import Article
from newslens.attribution.assembling import assembled
from newslens.attribution.comparing import errors, pairs, tallies
from newslens.attribution.cues import Cue, cue_list
from newslens.attribution.grammar import GRAMMAR
from newslens.attribution.model import CLASSES, COMMITMENTS, WRITERS, Attribution
from newslens.attribution.reading import Splitter, Tagged, passage, quotations
from newslens.attribution.rules import RULES
from newslens.resources import NewslensError

__all__ = [
    "CLASSES", "COMMITMENTS", "GRAMMAR", "KINDS", "RULES", "WRITERS", "Attribution", "Cue", "attributions", "cue_list", "errors", "pairs",
    "quotations", "tallies",
]

MOST_KEPT = 64  # texts whose attributions are remembered
_kept: dict[tuple[str, frozenset[str]], list[Attribution]] = {}


def attributions(article: Article | str, *, tagged: Sequence[Tagged] | None = None, split: Splitter | None = None,
                 classes: Collection[str] = CLASSES) -> list[Attribution]:
    """Return the attributions of ``article`` in the order of their cues.

    ``article`` is an :class:`~newslens.article.Article` or a plain string. ``tagged`` gives its sentences as lists
    of (word, Penn tag), where they are not to be split and tagged anew (``annotation.tagged_sents``). ``split`` is a
    function from a paragraph to its sentences (``sent_tokenize`` unless named). ``classes`` switches cue classes off.
    An article that is to be split and tagged as usual is read once; whoever asks gets a list of their own.
    """
    unknown = [one for one in classes if one not in CLASSES]
    if unknown:
        raise NewslensError(f"There is no class {unknown[0]!r} of cues: take some of {', '.join(CLASSES)}.")
    if isinstance(article, str) or tagged is not None or split is not None:
        return assembled(passage(article, tagged, split), frozenset(classes))
    key = (article.sha256, frozenset(classes))
    if key not in _kept:
        made = assembled(passage(article), frozenset(classes))
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[key] = made
    return list(_kept[key])
