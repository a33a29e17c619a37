"""Counting: words, pairs, places, keyness, against NLTK's own figures and against sums done by hand."""

import math

import pytest
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

from newslens import NewslensError, load_article
from newslens.article import article_from_text
from newslens import counting

TOKENS = "The ship left . The ship 's crew left the harbor !".split()


def test_words_are_lower_case_and_have_a_letter_or_digit():
    assert counting.words(TOKENS) == ["the", "ship", "left", "the", "ship", "'s", "crew", "left", "the", "harbor"]
    assert counting.words(["$", "3", "``", "B-52s", "—"]) == ["3", "b-52s"]


@pytest.mark.parametrize(("form", "expected"), [
    ("as they are", ["The", "B-52s", "flew"]),
    ("lower case", ["the", "b-52s", "flew"]),
    ("stems", ["the", "b-52", "flew"]),
    ("lemmas", ["the", "b-52", "fly"]),
])
def test_forms(form, expected):
    assert counting.words(["The", "B-52s", "flew"], form) == expected


def test_stop_words_and_length_leave_words_out_whatever_their_case():
    assert counting.words(TOKENS, stop=["THE", "'s"]) == ["ship", "left", "ship", "crew", "left", "harbor"]
    assert counting.words(TOKENS, "as they are", stop=["the"], shortest=5) == ["harbor"]


def test_a_stop_word_is_left_out_in_every_form():
    assert counting.words(["this", "was", "ready"], "stems", stop=["this", "was"]) == ["readi"]


def test_the_stop_words_are_function_words():
    stop = counting.stop_words()
    assert {"the", "of", "'s", "n't", "has"} <= set(stop)
    assert not {"said", "air", "u.s.", "japan"} & set(stop)


def test_an_unknown_form_is_refused_in_a_sentence():
    with pytest.raises(NewslensError, match="take one of lower case"):
        counting.words(TOKENS, "capitals")


def test_pmi_of_a_pair_that_comes_as_often_as_chance_is_zero():
    assert counting.pmi(1, 10, 10, 100) == 0
    assert counting.pmi(2, 2, 2, 100) == math.log2(50)
    assert counting.pmi(0, 3, 3, 10) == -math.inf


@pytest.mark.parametrize(("measure", "theirs"), [("pmi", "pmi"), ("log_likelihood", "likelihood_ratio"), ("count", "raw_freq")])
def test_measures_agree_with_nltk(measure, theirs):
    tokens = load_article("bombers").tokens
    low = [token.lower() for token in tokens]
    finder = BigramCollocationFinder.from_words(low)
    expected = dict(finder.score_ngrams(getattr(BigramAssocMeasures, theirs)))
    got = counting.collocations(tokens, measure, least=1)
    assert len(got) > 200
    for pair in got:
        if measure == "log_likelihood" and pair.score == 0:
            continue  # NLTK's has no sign: it gives a value to pairs that avoid each other
        ours = pair.score / len(low) if measure == "count" else pair.score
        assert ours == pytest.approx(expected[pair.first, pair.second], rel=1e-6, abs=1e-6)


def test_collocations_need_their_least_count_and_skip_punctuation_and_stop_words():
    got = counting.collocations("a b . a b , the b the b".split(), "count", least=2, stop=["the"])
    assert [(pair.first, pair.second, pair.count) for pair in got] == [("a", "b", 2)]


def test_ties_are_ordered_by_the_alphabet():
    got = counting.collocations("x y . a b . m n".split(), "pmi", least=1)
    assert [pair.first for pair in got] == ["a", "m", "x"]


def test_an_unknown_measure_is_refused_in_a_sentence():
    with pytest.raises(NewslensError, match="count, pmi, log_likelihood"):
        counting.collocations(TOKENS, "t-score")


def test_positions_find_words_and_phrases_without_regard_to_case():
    assert counting.positions(TOKENS, "The") == [0, 4, 9]
    assert counting.positions(TOKENS, "the ship") == [0, 4]
    assert counting.positions(TOKENS, "") == []
    assert counting.positions([], "ship") == []
    assert counting.positions(["a"], "a b") == []


def test_concordance_shows_what_stands_around():
    lines = counting.concordance(TOKENS, "ship", width=2)
    assert lines[0] == ("The", "ship", "left .", 1)
    assert lines[1] == (". The", "ship", "'s crew", 5)
    assert counting.concordance(TOKENS, "boat") == []
    assert counting.concordance(TOKENS, "ship left", 1)[0].right == "."


def test_dispersion_gives_positions_by_word():
    assert counting.dispersion(TOKENS, ["left", "boat"]) == {"left": [2, 8], "boat": []}


def test_deviation_of_proportions_runs_from_even_to_uneven():
    parts = [["a", "x"], ["a", "y"], ["a", "b"], ["a", "z"]]
    assert counting.deviation_of_proportions(parts, "a") == 0
    assert counting.deviation_of_proportions(parts, "b") == 0.75
    assert counting.deviation_of_proportions([["a"], ["b", "b", "b"]], "a") == 0.75
    with pytest.raises(NewslensError, match="does not occur"):
        counting.deviation_of_proportions(parts, "q")


def test_log_likelihood_is_zero_for_equal_shares_and_grows_with_evidence():
    assert counting.log_likelihood(10, 100, 100, 1000) == pytest.approx(0, abs=1e-9)
    assert counting.log_likelihood(20, 100, 100, 1000) < counting.log_likelihood(40, 200, 200, 2000)
    assert counting.log_likelihood(0, 0, 100, 100) == 0
    assert counting.log_likelihood(0, 5, 0, 100) == 0


def test_log_likelihood_by_hand():
    # 4 of 10 here, 1 of 10 there: a quarter is expected in both
    cells = [(4, 2.5), (1, 2.5), (6, 7.5), (9, 7.5)]
    assert counting.log_likelihood(4, 1, 10, 10) == pytest.approx(2 * sum(o * math.log(o / e) for o, e in cells))


def test_log_ratio_counts_doublings_and_does_not_grow_with_the_text():
    assert counting.log_ratio(8, 10, 100, 1000) == pytest.approx(3)
    assert counting.log_ratio(80, 100, 1000, 10000) == pytest.approx(3)
    assert counting.log_ratio(1, 40, 100, 1000) == pytest.approx(-2)
    assert counting.log_ratio(2, 0, 100, 100) == 2  # half an occurrence stands in for none
    assert counting.log_ratio(0, 0, 0, 5) == 0


def test_keyness_runs_from_typical_here_to_typical_there():
    here, there = "war war sea the the".split(), "the the the cake cake cake cake sea the the".split()
    keys = counting.keyness(here, there)
    assert [key.word for key in keys][0] == "war"
    assert keys[-1].word == "cake"
    assert keys[0].count == 2 and keys[0].reference == 0 and keys[0].log_ratio > 0 > keys[-1].log_ratio
    signs = [key.log_ratio >= 0 for key in keys]
    assert signs == sorted(signs, reverse=True)
    assert counting.keyness(here, there) == counting.keyness({"war": 2, "sea": 1, "the": 2}, {"the": 5, "cake": 4, "sea": 1})


def test_keyness_takes_a_least_count():
    assert {key.word for key in counting.keyness(["a", "a", "b"], ["b", "c"], least=2)} == {"a", "b"}


def test_keyness_without_a_reference_is_refused_and_without_a_text_is_empty_here():
    with pytest.raises(NewslensError, match="no words"):
        counting.keyness(["a"], [])
    assert all(key.count == 0 for key in counting.keyness([], ["a", "b"]))


def test_keyness_says_what_the_case_is_about():
    case = load_article("bombers")
    keys = counting.keyness(counting.counted(case).counts, counting.reference_counts(case))
    assert {"bombers", "japan", "u.s.", "beijing"} <= {key.word for key in keys[:10]}
    assert "the" not in {key.word for key in keys[:100]}


def test_the_chosen_article_is_never_in_its_own_reference():
    story = load_article("give_the_bell_back")
    assert story.name not in {other.name for other in counting.reference_stories(story)}
    renamed = article_from_text(story.raw, "my copy")
    edited = article_from_text("\n\n".join([*story.paragraphs[:-1], "Another end."]), "my own version")
    for copy in (renamed, edited):
        assert story.sha256 not in {other.sha256 for other in counting.reference_stories(copy)}
    case = load_article("bombers")
    assert len(counting.reference_stories(case)) == len(counting.reference_stories(story)) + 1


def test_a_reference_can_be_one_topic():
    case = load_article("bombers")
    chosen = counting.reference_stories(case, "weather")
    assert chosen and {story.header["topic"] for story in chosen} == {"weather"}
    assert counting.reference_counts(case, topic="weather").N() < counting.reference_counts(case).N()
    with pytest.raises(NewslensError, match="take one of"):
        counting.reference_stories(case, "cooking")


def test_counted_words_lead_back_to_the_article():
    case = load_article("bombers")
    for tool in counting.TOKENIZERS:
        found = counting.counted(case, "as they are", tool)
        assert all(case.text[a:b] == word for word, (a, b) in zip(found.words, found.spans))
        assert sum(map(len, found.places.values())) == found.counts.N() == len(found.words)


def test_one_tokenizer_loses_the_country():
    case = load_article("bombers")
    assert counting.counted(case).counts["u.s."] > 0
    assert counting.counted(case, tool="wordpunct").counts["u.s."] == 0


def test_an_unknown_tokenizer_is_refused_in_a_sentence():
    with pytest.raises(NewslensError, match="word_tokenize, wordpunct"):
        counting.counted(load_article("bombers"), tool="spaces")


def test_what_the_prose_of_lesson_02_says_about_the_case_holds():
    case = load_article("bombers")
    counts, stories = counting.counted(case).counts, counting.reference_counts(case)
    stop = set(counting.stop_words())
    assert counts.max() == "the" and sum(word in stop for word, _ in counts.most_common(12)) >= 9
    assert {"not", "no"} <= set(counts) & stop
    assert len(counts.hapaxes()) > counts.B() / 2
    pieces = counting.counted(case, tool="wordpunct").counts
    assert pieces["u.s."] == 0 and pieces.most_common(8) and counts["b-52"] and counts["b-52s"]
    for form, planes, capital in (("lower case", False, True), ("as they are", False, False), ("stems", True, False), ("lemmas", True, False)):
        found = counting.counted(case, form).counts
        assert (found["b-52"] == counts["b-52"] + counts["b-52s"], found["beijing"] > 0) == (planes, capital)
    assert {pair.count for pair in counting.collocations(case.tokens, "pmi", least=1)[:8]} == {1}
    assert ("north", "korea") in {pair[:2] for pair in counting.collocations(case.tokens)[:8]}
    size = len(case.tokens)
    places = counting.dispersion(case.tokens, ["u.s.", "bombers", "japan", "north korea", "china", "beijing"])
    assert max(places["japan"] + places["north korea"]) < min(places["china"] + places["beijing"])
    assert min(places["u.s."]) < size / 5 and max(places["u.s."]) > 4 * size / 5
    assert sum(place < size / 2 for place in places["bombers"]) > len(places["bombers"]) / 2
    keys = counting.keyness(counts, stories)
    assert "this" in [key.word for key in keys[:12]] and not {"the", "of"} & {key.word for key in keys[:12]}
    assert {"he", "she", "who"} <= {key.word for key in keys[-8:]}
    assert keys[0].log_likelihood > 4 * next(key for key in keys if key.word == "displeasure").log_likelihood
    near = [key.word for key in counting.key_words(case, topic="security and diplomacy")[:14]]
    assert near != [key.word for key in keys[:14]]
