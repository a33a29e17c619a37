"""Names by NLTK's model: our quicker way of asking it gives NLTK's own chunks."""

import nltk
import pytest

from newslens import load_article
from newslens.chunking import ne_chunk_sents
from newslens.entities import tagged


@pytest.mark.parametrize("name", ["bombers", "hail_planes", "law_of_the_sea", "hurricane_names"])
def test_the_chunks_are_those_of_nltk(name):
    sentences = [[word[:2] for word in sentence] for sentence in tagged(load_article(name))]
    assert ne_chunk_sents(sentences) == list(nltk.ne_chunk_sents(sentences))


def test_a_chunker_of_another_kind_is_left_to_itself(monkeypatch):
    class Other:
        def parse(self, sentence):
            return nltk.Tree("S", [nltk.Tree("NE", sentence)])

    monkeypatch.setattr(nltk.chunk, "ne_chunker", Other)
    assert [tree.label() for tree in ne_chunk_sents([[("Oslo", "NNP")]])[0].subtrees()] == ["S", "NE"]


def test_no_sentences_no_trees():
    assert ne_chunk_sents([]) == []


def test_the_same_names_whatever_the_hash_seed():
    """A word that gives two types away must not be of another type on the next start of Python."""
    import os
    import subprocess
    import sys

    words = "from newslens.article import article_from_text as a; from newslens.entities import patterns; print(sorted(patterns(a('A crew reached Gull Bank on Sunday.'))))"
    said = {subprocess.run([sys.executable, "-c", words], env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True).stdout for seed in range(1, 5)}
    assert len(said) == 1 and "Gull" not in said and said.pop().count("(") == 1
