"""Every standard NLTK call that the lessons make, and what it answers: the same on every machine.

Run as a script it prints the answers of the Python that runs it:
    python standard_calls.py FOLDER HOME USER
FOLDER holds the resources, HOME is the home folder, USER the number of the account to become first (0: stay).
"""

import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

SENTENCE = "Capt. Victoria Hight, a spokeswoman for U.S. Pacific Air Forces in Japan, did not say no. The U.S. said nothing on Friday."


def preload():
    """Make every call once, so that all modules are there before the account changes: it may not read root's Python."""
    from newslens import resources

    answers()
    resources._forget_loaded_models()


def answers(text=SENTENCE):
    """Call name -> answer, in values that JSON can carry."""
    import nltk
    from nltk import ne_chunk, ne_chunk_sents, pos_tag, pos_tag_sents, sent_tokenize, word_tokenize
    from nltk.corpus import opinion_lexicon, stopwords, words
    from nltk.sentiment import SentimentIntensityAnalyzer

    sentences = sent_tokenize(text)
    tokens = [word_tokenize(sentence) for sentence in sentences]
    tagged = pos_tag_sents(tokens)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        nltk.help.upenn_tagset("NN.*")
        nltk.help.upenn_tagset("PRP$")
        nltk.help.upenn_tagset()
    return {
        "sent_tokenize": sentences,
        "word_tokenize": tokens,
        "pos_tag_sents": tagged,
        "pos_tag": [pos_tag(sentence) for sentence in tokens],
        "pos_tag universal": [pos_tag(sentence, tagset="universal") for sentence in tokens],
        "ne_chunk": [ne_chunk(sentence).pformat(margin=10_000) for sentence in tagged],
        "ne_chunk binary": [ne_chunk(sentence, binary=True).pformat(margin=10_000) for sentence in tagged],
        "ne_chunk_sents": [tree.pformat(margin=10_000) for tree in ne_chunk_sents(tagged)],
        "stopwords": stopwords.words("english"),
        "words": words.words("en-basic"),
        "opinion_lexicon": [list(opinion_lexicon.positive()), list(opinion_lexicon.negative()), len(opinion_lexicon.words())],
        "upenn_tagset": printed.getvalue(),
        "vader": [SentimentIntensityAnalyzer().polarity_scores(sentence) for sentence in (*sentences, "A great, brave rescue!")],
    }


def fingerprint(folder=None):
    """One number for all answers; with ``folder``, the resources are taken from there as if they were the bundled ones."""
    from newslens import resources

    if folder is not None:
        resources.bundled_nltk = lambda: Path(folder)
    resources.prepare_nltk()
    return hashlib.sha256(json.dumps(answers(), sort_keys=True, default=list).encode()).hexdigest()


def become(user, home):
    """Take the powers of an ordinary account, whose home is ``home`` and whose temporary folder lies beside it."""
    os.environ["HOME"] = str(home)
    tempfile.tempdir = str(Path(home).parent / "tmp")
    os.environ.pop("XDG_CACHE_HOME", None)
    if user and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)


if __name__ == "__main__":
    import nltk

    import newslens  # noqa: F401

    preload()
    become(int(sys.argv[3]), sys.argv[2])
    os.chdir("/")
    print(nltk.__version__, fingerprint(sys.argv[1]))
