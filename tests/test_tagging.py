"""Small taggers on sentences small enough to work out by hand."""

import math

import pytest

from newslens import NewslensError
from newslens import tagging as t

TRAIN = [[("The", "DT"), ("boat", "NN"), ("sank", "VBD")],
         [("They", "PRP"), ("fish", "VBP"), ("here", "RB")],
         [("The", "DT"), ("fish", "NN"), ("sank", "VBD")],
         [("A", "DT"), ("fish", "NN")]]
TEST = [[("The", "DT"), ("fish", "NN"), ("swam", "VBD")], [("They", "PRP"), ("fish", "VBP")]]


def test_baseline_and_words():
    assert t.most_frequent_tag(TRAIN) == "DT"  # three DT, three NN: the alphabet decides
    assert t.evaluate(t.backoff(t.always("NN")), TEST) == 1 / 5
    assert t.backoff(t.by_word(TRAIN))(["The", "fish", "swam"]) == [("The", "DT"), ("fish", "NN"), ("swam", "NN")]
    assert t.evaluate(t.backoff(t.by_word(TRAIN)), TEST) == 3 / 5


def test_a_chain_takes_the_first_answer():
    chain = t.backoff(t.by_previous(TRAIN), t.by_word(TRAIN), t.by_shape(), t.always("NN"))
    assert chain(["They", "fish", "slowly"]) == [("They", "PRP"), ("fish", "VBP"), ("slowly", "RB")]
    assert chain(["The", "fish", "lasted"])[1:] == [("fish", "NN"), ("lasted", "VBD")]
    assert chain([]) == []
    # the pair "RB fish" was never seen, so the word alone decides
    assert chain(["slowly", "fish"])[1] == ("fish", "NN")


def test_shapes_are_tried_in_order_on_the_whole_word():
    words = ["Lisbon", "1953", "6:30", ",", "rising", "boats", "glass", "x"]
    assert [tag for _, tag in t.backoff(t.by_shape())(words)] == ["NNP", "CD", "CD", ".", "VBG", "NNS", "NN", "NN"]
    assert t.by_shape()(["glass"], 0, []) is None


def test_perceptron_learns_repeats_itself_and_leaves_chance_alone():
    import random

    random.seed(5)
    before = random.getstate()
    tagger = t.perceptron(TRAIN, rounds=8, seed=1)
    assert random.getstate() == before
    assert t.evaluate(tagger, TRAIN) == 1.0
    assert tagger(["The", "boat"]) == t.perceptron(TRAIN, rounds=8, seed=1)(["The", "boat"]) == [("The", "DT"), ("boat", "NN")]


def test_universal_forgives_what_it_does_not_tell_apart():
    always_past = t.backoff(t.always("VBN"))
    gold = [[("sank", "VBD"), ("boat", "NN")]]
    assert t.evaluate(always_past, gold) == 0 and t.evaluate(always_past, gold, as_universal=True) == 1 / 2
    assert t.universal([("U.S.", "NNP"), (",", ",")]) == [("U.S.", "NOUN"), (",", ".")]


def test_known_and_unknown_words():
    told = t.by_familiarity(t.backoff(t.by_word(TRAIN)), TEST, TRAIN)
    assert told == (3 / 4, 0.0, 1 / 5)
    assert math.isnan(t.by_familiarity(t.backoff(), TRAIN, TRAIN).unknown)


def test_confusion_and_mistakes():
    tagger = t.backoff(t.by_word(TRAIN))
    labels, table = t.confusion(tagger, TEST)
    assert labels == ["DT", "NN", "PRP", "VBD", "VBP"]
    assert table[labels.index("VBP")][labels.index("NN")] == 1 and sum(map(sum, table)) == 5
    assert t.mistakes(tagger, TEST) == [("VBD", "NN", 1, ["swam"]), ("VBP", "NN", 1, ["fish"])]
    assert len(t.mistakes(tagger, TEST, top=1)) == 1


def test_learning_curve_counts_whole_sentences():
    curve = t.learning_curve(lambda sents: t.backoff(t.by_word(sents)), TRAIN, TEST, [4, 100])
    assert curve == [(3, 2 / 5), (11, 3 / 5)]  # "fish" and "swam" stay NN, "They" is new to the first


def test_nothing_to_learn_from_is_refused():
    with pytest.raises(NewslensError, match="at least one sentence"):
        t.most_frequent_tag([])
    with pytest.raises(NewslensError, match="at least one sentence"):
        t.perceptron([])
