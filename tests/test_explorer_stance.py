"""The stance explorer: its view without a browser, then its controls."""

import re
import shutil

import pytest

from newslens import annotations, load_article
from newslens.article import article_from_text
from newslens.explorers import stance_explorer
from newslens.explorers.stance import LOOKS, PARTS, view
from newslens.stance import RULES, matrix, stances

CELL = re.compile(r'<details[^>]*><summary[^>]*>(.) ([a-z ]+?)(?: [+−][\d.]+)?( <em>changed</em>)?<br><small>(.*?)</small></summary>(.*?)</details>', re.S)


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


def cells(html):
    return CELL.findall(html)


def test_every_cell_of_the_matrix_is_there_with_its_word(case):
    found = cells(view(case))
    expected = matrix(stances(case))
    assert len(found) == len(expected)
    assert sorted(word for _, word, *_ in found) == sorted(LOOKS[cell.label][1] for cell in expected.values())


def test_cells_open_their_sentences_with_the_evidence_marked(case):
    html = view(case)
    assert "lambasted</mark>" in html and "sentence 9" in html
    assert "“provocations" in html and "&#x27;s" not in html.split("lambasted")[0][-20:]
    assert "The writer keeps a distance: “what it says is”" in html


def test_it_is_a_table_with_headers(case):
    html = view(case)
    assert html.count("<table") == 1 and "<caption" in html
    assert html.count('scope="row"') == len({source for source, _ in matrix(stances(case))})
    assert html.count('scope="col"') == 1 + len({target for _, target in matrix(stances(case))})


def test_each_control_changes_what_is_shown(case):
    usual = view(case)
    for part in PARTS:
        if part not in ("negation",):
            assert view(case, **{part: False}) != usual, part
    assert view(case, rule="majority of rows") != usual
    assert view(case, threshold=2.5) != usual
    assert view(case, sides=True) != usual
    assert "VADER" not in usual and "VADER" in view(case, vader=True)


def test_changed_labels_say_so(case):
    assert "changed</em>" not in view(case)
    without = view(case, cues=False, words=False)
    assert "changed</em>" in without and "Labels other than under the usual settings: 0" not in without


def test_sides_leaves_out_those_who_take_none(case):
    assert all(word != "no side" for _, word, *_ in cells(view(case, sides=True)))


def test_a_line_added_to_the_table_makes_two_voices_one(case):
    assert '">Chinese Foreign Ministry</th>' in view(case)
    merged = view(case, table="China (actor) = Chinese Foreign Ministry; Beijing")
    assert "China</th>" in merged


def test_a_text_without_voices_says_so():
    html = view(article_from_text("It rained. The river rose."))
    assert "matrix is empty" in html and "<table" not in html


def test_everything_from_the_text_is_escaped():
    html = view(article_from_text('The <b>mayor</b> condemned the "<script>alert(1)</script>" plan & the plan.'))
    assert "<script>" not in html and "<b>" not in html


def test_the_controls_draw_and_have_names(case):
    box = stance_explorer(case)
    before = box.area.value
    for rule in RULES:
        box.controls["rule"].value = rule
    box.controls["hedges"].value = False
    assert box.area.value != before
    assert all(widget.description for widget in box.controls.values())


def test_a_table_that_cannot_be_read_is_told_in_a_sentence(case):
    box = stance_explorer(case)
    box.controls["table"].value = "nonsense"
    assert "write it as" in box.area.value and "<table" in box.area.value


def test_an_edited_alias_table_is_seen_at_the_next_drawing(case, tmp_path, monkeypatch):
    shutil.copytree(annotations.annotations_dir(), tmp_path / "annotations")
    monkeypatch.setattr(annotations, "annotations_dir", lambda: tmp_path / "annotations")
    box = stance_explorer(case)
    assert ">Kingdom of the North</th>" not in box.area.value
    for name in ("aliases.tsv", "stance.tsv"):
        path = tmp_path / "annotations" / "bombers" / name
        text = re.sub(r"(?m)(^|\t)North Korea(?=\t)", r"\1Kingdom of the North", path.read_text(encoding="utf-8"))
        path.write_text(text + ("Kingdom of the North\tactor\tNorth Korea\t\n" if name == "aliases.tsv" else ""), encoding="utf-8")
    box.controls["vader"].value = True
    assert ">Kingdom of the North</th>" in box.area.value
