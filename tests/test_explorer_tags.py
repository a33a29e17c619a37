"""The tag explorer's view: a pure function of its settings."""

import re
import shutil

import pytest

from newslens import annotations, load_article
from newslens.annotations import load_annotation
from newslens.article import article_from_text
from newslens.explorers.tags import ALL, LOOKS, REFERENCE, TAGGERS, tag_explorer, view


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


def plain(html):
    return re.sub(r"<[^>]+>", " ", html)


def test_the_reference_agrees_with_itself(case):
    assert "100.0%" in view(case, REFERENCE, TAGGERS[0])


@pytest.mark.parametrize("tool", TAGGERS)
def test_every_tagger_is_scored_against_the_reference(case, tool):
    words = len(load_annotation(case).tokens)
    html = plain(view(case, tool, REFERENCE))
    assert tool in html and "%" in html
    same = int(re.search(r"([\d,]+) of", html)[1].replace(",", ""))
    assert 0 < same < words


def test_a_tag_stands_in_letters_beside_its_color(case):
    html = view(case, REFERENCE, REFERENCE)
    for kind, (color, line, _) in LOOKS.items():
        assert f">{kind}</sub>" in html and line in html


def test_only_one_kind_of_word_is_shown(case):
    html = view(case, REFERENCE, REFERENCE, show="VERB")
    assert ">VERB</sub>" in html and ">NOUN</sub>" not in html


def test_only_differences_are_shown_with_both_tags(case):
    html = view(case, "noun baseline", REFERENCE, coarse=False, differing=True)
    labels = re.findall(r"<sub[^>]*>([^<]*)</sub>", html)
    assert labels and all("≠" in label for label in labels)


def test_penn_tags_where_they_are_asked_for(case):
    assert ">VBD" in view(case, REFERENCE, REFERENCE, coarse=False)


def test_a_text_without_reference_says_so():
    text = article_from_text("Nobody tagged <b>this</b> & that. It rained.", "mine")
    html = view(text, "pos_tag", REFERENCE)
    assert "no reference" in html and "<b>this" not in html
    assert view(text, REFERENCE, REFERENCE, show=ALL).count("no reference") == 1


def test_the_widget_follows_its_controls(case):
    box = tag_explorer(case)
    before = box.area.value
    box.controls["first"].value = "noun baseline"
    assert box.area.value != before
    assert all(widget.description for widget in box.controls.values())


def test_an_edited_reference_is_seen_at_the_next_drawing(case, tmp_path, monkeypatch):
    shutil.copytree(annotations.annotations_dir(), tmp_path / "annotations")
    monkeypatch.setattr(annotations, "annotations_dir", lambda: tmp_path / "annotations")
    box = tag_explorer(case)
    box.controls["second"].value = "pos_tag"
    before = box.area.value
    path = tmp_path / "annotations" / "bombers" / "pos.txt"
    text = path.read_text(encoding="utf-8")
    assert "/VBD" in text
    path.write_text(text.replace("/VBD", "/NN"), encoding="utf-8")
    box.controls["coarse"].value = False
    box.controls["coarse"].value = True
    assert box.area.value != before
