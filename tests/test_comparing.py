"""Lesson 08 beneath its surface: the chain in figures, decisions about names, two texts side by side, texts of one's own, milestones."""

import os

import pytest

from newslens import NewslensError, files, load_article
from newslens.article import article_from_text
from newslens.chain import decide, mentioned, reported_share, sentence_span, sideless, unheard, voices
from newslens.comparing import compare, joined, picture
from newslens.milestones import READY, ready_fault, table_fault
from newslens.own_texts import file_name, load_saved, save_text, saved_texts, why_not
from newslens.stance import Aliases, aliases_of, read_table, stances

HARBOR = """Mayor Osei condemned the gate. "The gate is a disgrace," she said. Lind, a skipper, welcomed the gate.

Tom Weir was not there. The council was silent."""
NAMES = "gate (issue)\nOsei (actor) = Mayor Osei\nLind (actor)\nTom Weir (actor) = Weir"


@pytest.fixture(scope="module")
def harbor():
    return article_from_text(HARBOR)


# --- the chain ----------------------------------------------------------------------------


def test_voices_follow_the_table(harbor):
    found = {voice.name: voice for voice in voices(harbor, NAMES)}
    assert set(found) == {"Osei", "Lind"} and found["Osei"].reports == 2
    assert found["Osei"].cues == {"condemned": 1, "said": 1}
    together = voices(harbor, "gate (issue)\nthe harbor (actor) = Osei; Mayor Osei; Lind")
    assert [voice.name for voice in together] == ["the harbor"] and together[0].reports == 3


def test_words_of_a_voice_count_once(harbor):
    osei = next(voice for voice in voices(harbor, NAMES) if voice.name == "Osei")
    assert osei.words == len("the gate The gate is a disgrace".split())


def test_whoever_is_named_and_never_speaks_is_listed(harbor):
    assert unheard(harbor, NAMES) == [("Tom Weir", 1)]


def test_people_who_are_named_in_an_annotated_text_are_not_lost_because_the_table_lacks_them():
    case = load_article("bombers")
    assert "Japan" not in aliases_of(case).names
    assert "Japan" in dict(unheard(case)) and "North Korea" not in dict(unheard(case))


def test_shares_lie_between_none_and_all(harbor):
    assert reported_share(article_from_text("It rained.")) == 0
    assert 0 < reported_share(harbor) < 1
    assert voices(article_from_text("It rained.")) == [] == unheard(article_from_text("It rained."))


def test_sentences_without_a_side_are_quoted_as_printed():
    article = article_from_text("Osei said the gate is “old.” Lind condemned the gate.")
    rows = stances(article, "gate (issue)\nOsei (actor)\nLind (actor)")
    assert [row.label for row in rows] == ["NONE", "AGAINST"]
    assert sideless(article, rows) == ["1: Osei said the gate is “old.”"]
    assert article.text[slice(*sentence_span(article, 2))].startswith("Lind")


# --- decisions ----------------------------------------------------------------------------


def test_a_decision_adds_merges_and_takes_out():
    before = read_table("gate (issue)\nGale (actor)\nIts coast guard (actor) = guards\nKestria's coast guard (actor)")
    after = decide(before, "- gale   # a warning\n\nKestria's coast guard (actor) = its coast guard\nharbor (issue)")
    assert list(after.names) == ["gate", "Kestria's coast guard", "harbor"]
    assert after.canonical("guards") == after.canonical("its coast guard") == "Kestria's coast guard"
    assert before.names["Gale"] == "actor", "the table that was given stays as it was"


def test_a_form_with_a_line_of_its_own_leaves_its_name():
    after = decide(read_table("P-17 (issue) = patrol ship; ship"), "ship (issue) = ships")
    assert [m.name for m in after.mentions("A ship met the patrol ship.")] == ["ship", "P-17"]
    assert str(after).splitlines() == ["P-17 (issue) = patrol ship", "ship (issue) = ships"]


def test_no_decision_changes_nothing():
    before = read_table(NAMES)
    assert decide(before, "\n# only a remark\n") == before


@pytest.mark.parametrize("changes, says", [("- Nobody", "no name 'Nobody'"), ("- Lind\ngate: issue", "Line 2")])
def test_decisions_that_cannot_be_read_are_refused_in_a_sentence(changes, says):
    with pytest.raises(NewslensError, match=says):
        decide(read_table(NAMES), changes)


# --- two texts ----------------------------------------------------------------------------


def test_two_texts_under_one_table(harbor):
    other = article_from_text("Osei praised the gate. Tom Weir opposed the gate, he said.")
    both = compare(harbor, other, NAMES)
    assert set(both.voices) == {"Osei", "Lind", "Tom Weir"}
    assert both.voices["Lind"][1] == 0 < both.voices["Lind"][0] and both.voices["Tom Weir"][0] == 0 < both.voices["Tom Weir"][1]
    assert both.pairs["Osei", "gate"] == ("AGAINST", "FAVOR") and both.pairs["Lind", "gate"] == ("FAVOR", None)
    assert set(both.differing) == set(both.pairs)
    assert "condemned" in both.evidence["Osei", "gate"][0] and "praised" in both.evidence["Osei", "gate"][1]
    assert both.evidence["Lind", "gate"][1] == "" and "for: “welcomed” (3)" in both.html()
    assert both.names["Tom Weir"] == (1, 1)


def test_a_text_beside_itself_differs_in_nothing(harbor):
    both = compare(harbor, harbor, NAMES)
    assert both.pairs and both.differing == {} and both.words == ([], [])
    assert all(one == two for one, two in both.voices.values())


def test_words_go_both_ways(harbor):
    both = compare(harbor, article_from_text("Fog, fog and fog. The harbor pilot saw fog, the pilot said."), NAMES)
    assert both.words[1][0].word == "fog" and "gate" in [key.word for key in both.words[0]]
    assert "fog" not in [key.word for key in both.words[0]]


def test_tables_are_told_apart_and_escaped():
    nasty = article_from_text("title: <b>Gate</b> & co\n\nOsei said <i>the gate</i> is shut. Osei said the gate is shut.")
    html = compare(nasty, nasty, "gate (issue)\nOsei (actor) = <i>the gate</i>").html()
    assert "<b>" not in html and "<i>" not in html and "&lt;b&gt;Gate" in html
    assert html.count("<caption") == html.count("<table") and 'scope="col"' in html and 'scope="row"' in html
    assert "(1)" in html and "(2)" in html


def test_nothing_in_common_and_nothing_at_all_say_so():
    empty, other = article_from_text("It rained."), article_from_text("Snow fell.")
    html = compare(empty, other, "gate (issue)").html()
    assert "In neither text is anybody reported" in html and "does anybody take a side" in html
    assert "nothing to draw" in picture(compare(empty, other, "gate (issue)")).description


def test_the_picture_says_its_numbers(harbor):
    both = compare(harbor, article_from_text("Osei praised the gate."), NAMES)
    for name, (one, two) in both.voices.items():
        assert f"{name} {one} and {two}" in picture(both).description


def test_names_of_two_tables_become_one():
    first = read_table("Dunmar's Foreign Ministry (actor)\nexercise (issue) = drill\nStenmark (actor)")
    second = read_table("Foreign Ministry (actor) = the ministry\ndrill (issue) = maneuver\nOsei (actor)")
    table = joined(first, second)
    assert list(table.names) == ["Dunmar's Foreign Ministry", "exercise", "Stenmark", "Osei"]
    assert table.forms["the ministry"] == table.forms["Foreign Ministry"] == "Dunmar's Foreign Ministry"
    assert table.forms["maneuver"] == "exercise"


def test_two_longer_names_decide_nothing():
    table = joined(read_table("Ann Osei (actor)\nBo Osei (actor)"), read_table("Osei (actor)"))
    assert list(table.names) == ["Ann Osei", "Bo Osei", "Osei"] and table.forms == {}


@pytest.mark.parametrize("one, other, same", [
    ("Tomas Brandvold (actor) = Brandvold", "Mattias Brandvold (actor) = Brandvold", False),
    ("Dunmar's Foreign Ministry (actor) = the ministry", "Kestria's Foreign Ministry (actor) = the ministry", False),
    ("Tomas Brandvold (actor) = Brandvold", "T. Brandvold (actor) = Brandvold", True),
    ("Tomas Brandvold (actor) = Brandvold", "Mayor Brandvold (actor) = Brandvold", True),
    ("Tomas Brandvold (actor) = Brandvold", "Brandvold (actor)", True),
    ("naval exercise (issue) = exercise", "joint exercise (issue) = exercise", True),
])
def test_two_people_of_one_family_name_stay_two(one, other, same):
    table = joined(read_table(one), read_table(other))
    assert len(table.names) == (1 if same else 2)
    if not same:
        assert table.forms == {}, "what both are called stands for neither"


def test_each_text_means_its_own_by_a_family_name():
    first = article_from_text("Tomas Brandvold opposed the gate. Brandvold condemned the gate.")
    second = article_from_text("Mattias Brandvold supported the gate. Brandvold praised the gate.")
    both = compare(first, second)
    assert both.names["Tomas Brandvold"] == (2, 0) and both.names["Mattias Brandvold"] == (0, 2)
    assert "Brandvold" not in both.names and "Brandvold" not in both.voices


def test_the_two_accounts_tell_one_event():
    first, second = load_article("coast_guard_exercise"), load_article("gull_bank_from_dunmar")
    assert first.header["kind"] == second.header["kind"] == "invented"
    both = compare(first, second)
    heard = {name for name, pair in both.voices.items() if all(pair)}
    assert {"Samir Hollenbeck", "Benedikta Osei"} <= heard
    assert both.voices["Samir Hollenbeck"][0] > 2 * both.voices["Samir Hollenbeck"][1]
    assert both.voices["Aurelio Stenmark"][1] == 0 and both.voices["Henrik Oduya"][0] == 0


def test_mentions_of_one_kind(harbor):
    assert set(mentioned(harbor, NAMES)) == {"Osei", "Lind", "Tom Weir"} and set(mentioned(harbor, NAMES, "issue")) == {"gate"}


# --- texts of one's own -------------------------------------------------------------------


@pytest.fixture
def own_work(tmp_path, monkeypatch):
    (tmp_path / "my_work").mkdir()
    monkeypatch.setattr(files, "project_root", lambda: tmp_path)
    return tmp_path / "my_work"


def test_a_saved_text_comes_back(own_work):
    path = save_text("Osei said “no.”\n\nShe left.", "The gate: a row")
    assert path == own_work / "texts" / "the_gate_a_row.txt" and saved_texts() == ["the_gate_a_row"]
    back = load_saved("the_gate_a_row")
    assert back.title == "The gate: a row" and back.original(*back.paragraph_spans[0]) == "Osei said “no.”"


def test_another_text_of_the_same_title_gets_a_number_and_the_same_text_does_not(own_work):
    first = save_text("Osei said no.", "Gate")
    assert save_text("Osei said no.", "Gate") == first
    assert save_text("Osei said yes.", "Gate").name == "gate_2.txt"
    assert "no" in first.read_text(encoding="utf-8")


def test_what_is_no_article_is_refused_before_anything_is_written(own_work):
    with pytest.raises(NewslensError, match="web page"):
        save_text("<p>a</p><p>b</p>", "Gate")
    assert list(own_work.iterdir()) == []


def test_a_locked_folder_for_texts_is_one_sentence(tmp_path, monkeypatch, as_ordinary_user):
    for folder in (tmp_path, tmp_path.parent):
        os.chmod(folder, 0o755)
    (tmp_path / "my_work").mkdir(mode=0o555)
    monkeypatch.setattr(files, "project_root", lambda: tmp_path)
    with pytest.raises(NewslensError, match="could not be (saved|made)"):
        as_ordinary_user(save_text, "Osei said no.", "Gate")


def test_an_unknown_name_says_which_are_there(own_work):
    save_text("Osei said no.", "Gate")
    with pytest.raises(NewslensError, match="saved are gate"):
        load_saved("../../etc/passwd")


@pytest.mark.parametrize("title, name", [("Łódź & Co.: “50%”", "odz_co_50"), ("", "my_text"), ("مرحبا", "my_text"), ("../../etc/passwd", "etc_passwd"), ("CON", "my_text"), ("a" * 90, "a" * 40)])
def test_file_names_fit_every_system(title, name):
    assert file_name(title) == name


def test_why_not():
    assert why_not("The gate is shut.") == "" and "empty" in why_not(" ") and "HTML" in why_not("<p>a</p><p>b</p>")


# --- milestones ---------------------------------------------------------------------------


@pytest.mark.parametrize("lines, says", [
    (3, "as one text"), ("", "no name in it yet"), ("gate = issue", "write it as"), (NAMES + "\nmoon (issue)  # because it is there", "“moon”"),
    ("gate (issue) = moon\nLind (actor)", "“moon”"), ("gate (issue)  # the one thing they speak of", "no actor"), ("Lind (actor)  # he speaks for the boats", "no issue"),
    (NAMES, "without a reason"), (NAMES + "  # yes", "without a reason"), (NAMES + "  # the only one absent", None),
])
def test_what_a_table_lacks(harbor, lines, says):
    fault = table_fault(harbor, lines)
    assert fault is None if says is None else says in fault


def test_what_is_still_open():
    assert ready_fault(list(READY)) is None
    assert "question" in ready_fault(list(READY[1:])) and "no part called 'x'" in ready_fault(["x"])
    assert "list" in ready_fault(True)


def test_the_proposal_for_any_text_can_become_a_table():
    for text in ("It rained.", "The ferry did not sail on Monday. Nobody said why."):
        article = article_from_text(text)
        assert isinstance(aliases_of(article), Aliases)
