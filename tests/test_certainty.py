"""The verdict over all settings, the units of a bootstrap, and the guideline's rules."""

from dataclasses import replace

import pytest

from newslens import NewslensError, load_article
from newslens.article import article_from_text
from newslens.certainty import (
    SWITCHES, THRESHOLDS, Outcome, Setting, beginning, by_sentence, guideline, holding, one_of_each, over_settings, picture, variants,
)
from newslens.stance import DEFAULT, DEFAULT_RULE, RULES, matrix, read_table, stances


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


@pytest.fixture(scope="module")
def outcomes(case):
    return over_settings(case)


def test_every_combination_of_switches_once():
    made = variants(SWITCHES)
    assert len(made) == len(set(made)) == 2 ** len(SWITCHES) and made[0] == DEFAULT


def test_all_settings_are_counted(outcomes):
    assert {one.n for one in outcomes} == {2 ** len(SWITCHES) * 2 * len(RULES) * len(THRESHOLDS)}
    assert all(one.against or one.favor for one in outcomes)
    assert len({(one.source, one.target) for one in outcomes}) == len(outcomes)


def test_one_setting_is_the_matrix_itself(case):
    cells = matrix(stances(case, deeds=True), DEFAULT_RULE, 0.5)
    one_only = {(o.source, o.target): o for o in over_settings(case, (), [DEFAULT_RULE], [0.5])}
    sided = {pair for pair, cell in cells.items() if cell.label != "NONE"}
    assert sided and sided <= set(one_only)
    for pair in sided:
        assert one_only[pair].n == 2 and max(one_only[pair].against, one_only[pair].favor) >= 1


def test_one_setting_for_each_side_that_comes_out(case, outcomes):
    for one in outcomes[:4]:
        each = one_of_each(case, one.source, one.target)
        assert set(each) == {label for label, count in (("AGAINST", one.against), ("FAVOR", one.favor)) if count}
        for label, (setting, words) in each.items():
            assert words.startswith(f"{one.source} is {'for' if label == 'FAVOR' else 'against'} {one.target}: “")
    assert one_of_each(case, "nobody", "nothing") == {}


def test_the_setting_that_is_shown_gives_the_verdict_and_is_the_nearest(case, outcomes):
    text = article_from_text("Osei said the harbor might be harmed by the gate.", "gate")
    table = read_table("gate (issue)\nharbor (issue)\nOsei (actor)")
    usual = {pair for pair, cell in matrix(stances(text, table)).items() if cell.label == "AGAINST"}
    assert ("Osei", "gate") in usual
    assert one_of_each(text, "Osei", "gate", aliases=table)["AGAINST"][0] == Setting()
    for one in outcomes[:4]:
        for label, (setting, _) in one_of_each(case, one.source, one.target).items():
            parts = {name: False for name in setting.off if name != "deeds"}
            rows = stances(case, settings=replace(DEFAULT, **parts), deeds="deeds" not in setting.off)
            assert matrix(rows, setting.rule, setting.threshold)[one.source, one.target].label == label
            if not setting.changes:
                assert str(setting) == "the usual setting"


def test_a_setting_says_what_differs():
    assert str(Setting(("purpose", "deeds"), "last row", 1.0)) == "without purpose, deeds; last row; threshold 1.0"
    assert Setting(("purpose", "deeds"), "last row", 1.0).changes == 4 and Setting().changes == 0


def test_the_verbs_of_condemnation_hold_in_all_settings(outcomes):
    firm = {(one.source, one.target): one.label for one in holding(outcomes, 0.9)}
    assert firm["North Korea", "joint training"] == "AGAINST"
    assert set(firm) < {(one.source, one.target) for one in outcomes}


@pytest.mark.parametrize(("counts", "label", "share"), [
    ((9, 0, 1), "AGAINST", 0.9), ((1, 8, 1), "FAVOR", 0.8), ((5, 5, 0), "NONE", 0.0), ((5, 0, 5), "NONE", 0.5), ((0, 1, 9), "NONE", 0.9), ((4, 4, 2), "NONE", 0.2),
])
def test_an_outcome_says_its_verdict(counts, label, share):
    one = Outcome("A", "B", *counts)
    assert (one.label, one.share, one.n) == (label, share, 10)
    assert f"{share:.0%} of 10 settings" in str(one)


def test_what_takes_no_side_does_not_hold():
    outcomes = [Outcome("A", "B", 9, 0, 1), Outcome("A", "C", 0, 1, 9), Outcome("A", "D", 0, 6, 4)]
    assert [one.target for one in holding(outcomes, 0.9)] == ["B"]
    assert [one.target for one in holding(outcomes, 0.5)] == ["B", "D"]


@pytest.mark.parametrize("share", [0, -1, 1.1, 90])
def test_a_share_is_a_share(share):
    with pytest.raises(NewslensError, match="between 0 and 1"):
        holding([], share)


def test_the_picture_says_what_it_shows():
    shown = picture([Outcome("A $1$", "B", 9, 0, 1), Outcome("A", "C", 0, 3, 7)])
    assert "A $1$ on B: against in 90%, for in 0%" in shown.description and "10 settings" in shown.description
    assert shown.png()[:4] == b"\x89PNG"


def test_nobody_takes_a_side():
    text = article_from_text("It rained all day in the harbor. Nobody went out.", "two")
    assert over_settings(text) == []
    assert "nobody takes a side" in picture([]).description


def test_of_a_long_text_the_beginning_is_read(case):
    text = article_from_text("\n\n".join([case.text] * 6), "long")
    short = beginning(text, 1000)
    assert len(short.tokens) <= 1000 < len(text.tokens) and text.text.startswith(short.text)
    assert len(short.tokens) > 900
    assert beginning(case) is case
    assert beginning(case, 3).text == case.paragraphs[0]


def test_rows_of_a_sentence_stay_together():
    assert by_sentence(["a", "b", "c"], [7, 2, 7]) == [["a", "c"], ["b"]]
    assert by_sentence([], []) == []
    with pytest.raises(NewslensError, match="needs one"):
        by_sentence(["a"], [])


def test_the_guideline_is_quoted():
    assert guideline().startswith("Ask:") and "NONE" in guideline("strength")
    with pytest.raises(NewslensError, match="label, strength"):
        guideline("taste")
