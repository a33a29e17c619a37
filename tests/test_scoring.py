"""Scores worked out by hand, and the two published examples that agreement measures are known by."""

import math

import pytest

from newslens import NewslensError
from newslens import scoring as s

REFERENCE = [(0, 4, "GPE"), (10, 30, "ORGANIZATION"), (40, 52, "PERSON"), (60, 66, "GPE")]
TEST = [(0, 4, "GPE"),             # right
        (10, 14, "GPE"),           # part of it, wrong label
        (44, 52, "PERSON"),        # part of it, right label
        (80, 85, "GPE")]           # invented; (60, 66) is missed


def test_strict_scores_need_boundaries_and_label():
    assert s.precision(REFERENCE, TEST) == 1 / 4
    assert s.recall(REFERENCE, TEST[:2]) == 1 / 4
    assert s.precision(REFERENCE, TEST[:2]) == 1 / 2
    assert s.f1(REFERENCE, TEST[:2]) == pytest.approx(2 * (1 / 2) * (1 / 4) / (3 / 4))


def test_overlap_scores_need_one_character_and_the_label():
    assert s.precision(REFERENCE, TEST, "overlap") == 2 / 4
    untyped_r, untyped_t = [r[:2] for r in REFERENCE], [t[:2] for t in TEST]
    assert s.recall(untyped_r, untyped_t, "overlap") == 3 / 4
    # touching is not sharing
    assert not s.overlaps((0, 4), (4, 6)) and s.overlaps((0, 5), (4, 6))


def test_overlap_counts_each_side_for_itself():
    both = s.tally([(0, 20)], [(0, 5), (6, 9), (30, 31)], "overlap")
    assert (both.precision, both.recall) == (2 / 3, 1.0)


def test_nothing_to_find_is_perfect_only_if_nothing_was_found():
    assert s.f1([], []) == 1.0
    assert s.precision([], [(0, 1)]) == 0.0 and s.recall([(0, 1)], []) == 0.0 and s.f1([(0, 1)], []) == 0.0


def test_tallies_add_up_before_they_are_divided():
    total = sum([s.tally({1, 2, 3}, {1}), s.tally({4}, {4, 5, 6})], s.Tally())
    assert (total.precision, total.recall) == (2 / 4, 2 / 4)


def test_an_unknown_match_is_refused_with_the_choices():
    with pytest.raises(NewslensError, match="strict, overlap"):
        s.f1(REFERENCE, TEST, "loose")


def test_the_four_views():
    views = s.semeval_views(REFERENCE, TEST)
    assert views["strict"] == s.View(correct=1, incorrect=2, missing=1, spurious=1)
    assert views["exact"] == s.View(correct=1, incorrect=2, missing=1, spurious=1)
    assert views["partial"] == s.View(correct=1, partial=2, missing=1, spurious=1)
    assert views["type"] == s.View(correct=2, incorrect=1, missing=1, spurious=1)
    assert views["partial"].tally.f1 == pytest.approx(2 / 4)
    assert views["strict"].tally.f1 == s.f1(REFERENCE, TEST)


def test_exact_view_forgives_a_wrong_label_only():
    views = s.semeval_views([(0, 4, "GPE")], [(0, 4, "PERSON")])
    assert views["exact"].correct == 1 and views["strict"].incorrect == 1 and views["type"].incorrect == 1


def test_pairs_are_one_to_one_and_prefer_the_same_boundaries():
    pairs = s.pair_up([(0, 20, "A"), (5, 8, "B")], [(5, 8, "A"), (0, 9, "B")])
    assert pairs == [((0, 20, "A"), (0, 9, "B")), ((5, 8, "B"), (5, 8, "A"))]
    assert len(s.pair_up([(0, 20)], [(0, 5), (6, 9)])) == 1


def test_dice():
    assert s.dice({1, 2, 3, 4}, {3, 4, 5, 6}) == 0.5
    assert s.dice([], []) == 1.0 and s.dice([1], []) == 0.0


def test_confusion_and_accuracy():
    gold, guess = ["FAVOR", "NONE", "NONE", "AGAINST"], ["FAVOR", "FAVOR", "NONE", "NONE"]
    assert s.confusion(gold, guess) == (["AGAINST", "FAVOR", "NONE"], [[0, 0, 1], [0, 1, 0], [0, 1, 1]])
    assert s.confusion(gold, guess, ["NONE", "FAVOR", "AGAINST"])[1][0] == [1, 1, 0]
    assert s.accuracy(gold, guess) == 0.5
    with pytest.raises(NewslensError, match="AGAINST"):
        s.confusion(gold, guess, ["NONE", "FAVOR"])
    with pytest.raises(NewslensError, match="4 and 3 labels"):
        s.accuracy(gold, guess[:3])


def test_f_avg_leaves_none_out_and_still_makes_it_cost():
    gold, guess = ["FAVOR", "NONE", "AGAINST"], ["FAVOR", "FAVOR", "AGAINST"]
    assert s.f_avg(gold, guess) == pytest.approx((2 / 3 + 1) / 2)
    assert s.f_avg(["NONE"], ["NONE"]) == 1.0


def test_kappa_of_the_textbook_table():
    # 50 grant proposals, two readers: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no gives 0.40
    a = ["yes"] * 25 + ["no"] * 25
    b = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert s.kappa(a, b) == pytest.approx(0.4)
    assert s.kappa(a, a) == 1.0
    assert s.kappa(a, b, a) == pytest.approx((0.4 + 1 + 0.4) / 3)


def test_alpha_of_krippendorffs_example():
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: nominal .743, interval .849
    coders = [[1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
              [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
              [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
              [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]
    from nltk.metrics import interval_distance

    assert s.alpha(*coders) == pytest.approx(0.743, abs=5e-4)
    assert s.alpha(*coders, distance=interval_distance) == pytest.approx(0.849, abs=5e-4)


def test_agreement_says_where_it_is_not_defined():
    assert math.isnan(s.kappa(["NONE"] * 5, ["NONE"] * 5)) and math.isnan(s.alpha(["A"], [None]))
    assert math.isnan(s.kappa([], []))
    with pytest.raises(NewslensError, match="two people"):
        s.kappa(["A"])
    with pytest.raises(NewslensError, match="alpha"):
        s.kappa(["A", None], ["A", "B"])


def test_bootstrap_is_repeatable_and_brackets_the_estimate():
    units = [(1, 1), (0, 1), (1, 1), (1, 1), (0, 1), (1, 1), (1, 1), (1, 1)]

    def share(drawn):
        return sum(hit for hit, _ in drawn) / sum(n for _, n in drawn)

    first, again, other = (s.bootstrap(units, share, seed=k) for k in (1, 1, 2))
    assert first == again and first.estimate == 6 / 8
    assert first.low < 6 / 8 < first.high and (first.low, first.high) != (0.0, 1.0)
    narrow = s.bootstrap(units * 25, share, seed=1)
    assert narrow.high - narrow.low < (first.high - first.low) / 3
    assert other.estimate == first.estimate
    half = s.bootstrap(units, share, seed=1, level=0.5)
    assert half.high - half.low < first.high - first.low


def test_bootstrap_leaves_out_what_is_not_defined_and_refuses_nothing():
    values = s.bootstrap([1, None], lambda drawn: float("nan") if None in drawn else 1.0)
    assert (values.low, values.high) == (1.0, 1.0) and math.isnan(values.estimate)
    with pytest.raises(NewslensError, match="nothing to draw"):
        s.bootstrap([], len)
    with pytest.raises(NewslensError, match="between 0 and 1"):
        s.bootstrap([1], len, level=95)
