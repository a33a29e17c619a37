"""Groups of words: a chunk grammar for ``nltk.RegexpParser`` over Penn tags (and BE, HAVE, DO, DAY, PERIOD, QUOTE)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newslens.attribution.mending import Item

# TIME is kept apart from NP, so that in "officials said Sunday night" no night speaks and nobody is told.
GRAMMAR = r"""
TIME: {<IN>?<DT|JJ|CD>*<DAY><DAY|PERIOD|CD>*}
      {<DT|JJ|CD|IN>*<PERIOD><RB>?}
NP:   {<PDT>?<DT|PRP\$><RB>?<CD|JJ.*|VBN|VBG|NN.*|POS|\$>*<NN.*|CD>}
      {<RB>?<CD|JJ.*|\$|NN.*><CD|JJ.*|NN.*|POS|\$>*<NN.*|CD>}
      {<NN.*|CD|PRP|EX|\$>}
      {<PDT>?<DT|PRP\$><RB>?<JJ.*>*}
VG:   {<RB.*>*<MD><RB.*>*<HAVE>?<RB.*>*<BE>*<RB.*>*<VB.*|BE|HAVE|DO>}
      {<RB.*>*<DO><RB.*>*<VB|VBP>}
      {<RB.*>*<HAVE><RB.*>*<BE>*<RB.*>*<VBN|VBD|VBG>}
      {<RB.*>*<BE><RB.*>*<BE>?<RB.*>*<VBN|VBG|VBD>}
      {<RB.*>*<VB.*|BE|HAVE|DO|MD>}
"""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A group of items: ``label`` is TIME, NP, VG, or the kind of the one item; ``first`` to ``last``, exclusive."""

    label: str
    first: int
    last: int


@functools.cache
def _parser():
    from nltk import RegexpParser

    return RegexpParser(GRAMMAR)


@functools.lru_cache(maxsize=4096)
def _shape(kinds: tuple[str, ...]) -> tuple[Chunk, ...]:
    from nltk import Tree

    chunks, at = [], 0
    for node in _parser().parse(Tree("S", [("", kind) for kind in kinds])):
        size = len(node) if isinstance(node, Tree) else 1
        chunks.append(Chunk(node.label() if isinstance(node, Tree) else node[1], at, at + size))
        at += size
    return tuple(chunks)


def chunked(sentence: list[Item]) -> tuple[Chunk, ...]:
    """Return the groups of one sentence, in order, words that belong to none as groups of one."""
    return _shape(tuple(item.kind for item in sentence))
