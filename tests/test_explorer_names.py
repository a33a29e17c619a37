"""The name explorer: its view without a browser, then its controls."""

import re

import pytest

from newslens import entities, load_article, scoring
from newslens.annotations import load_annotation
from newslens.article import article_from_text
from newslens.explorers import name_explorer
from newslens.explorers.names import ERRORS, read_own, view

LAYERS = {"patterns": False, "gazetteer": False, "grammar": False, "ne_chunk": False}


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


def table_rows(html, caption):
    found = next(part for part in re.findall(r"<table.*?</table>", html, re.S) if caption in part)
    return [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<tr>(.*?)</tr>", found, re.S)[1:]]


def counts(html):
    hit, wrong, missed = re.search(r"Hit (\d+) · wrong (\d+) · missed (\d+)", html).groups()
    return int(hit), int(wrong), int(missed)


@pytest.mark.parametrize("layers", [["patterns"], ["gazetteer"], ["patterns", "grammar"], ["ne_chunk"], list(LAYERS), []])
def test_the_figures_are_those_of_the_scorer(case, layers):
    html = view(case, **(LAYERS | dict.fromkeys(layers, True)))
    reference, found = load_annotation(case).entity_spans(), entities.find(case, layers)
    tally = scoring.tally(reference, found, "overlap")
    assert f"{tally.f1:.2f}" in table_rows(html, "Precision")[1]
    hit, wrong, _ = counts(html)
    assert hit == scoring.tally(reference, found).found_right and hit + wrong == len(found)


def test_every_error_is_listed_with_its_reason(case):
    html = view(case, gazetteer=True)
    wrong = entities.errors(case.text, *entities.reference_names(load_annotation(case))[:1], entities.find(case, ["gazetteer"]))
    rows = table_rows(html, "Errors: ")
    assert len(rows) == len(wrong) and all(re.search(r"\|[a-z][^|]{10,}\|\|?$", row) for row in rows)


@pytest.mark.parametrize("kind", ERRORS)
def test_the_list_can_be_narrowed_to_one_kind(case, kind):
    html = view(case, gazetteer=True, grammar=True, errors=kind)
    kinds = {row.split("|")[1] for row in table_rows(html, "Errors: ")} if "Errors: " in html and "<caption" in html else set()
    assert kinds <= {kind}
    assert kinds or "None of them is of the kind" in html


def test_the_types_can_be_narrowed_to_one(case):
    html = view(case, gazetteer=True, type="PERSON")
    assert "in the reference: 3." in html
    assert " G✓" not in html.replace("&nbsp;", " ") and "P✓" in html


def test_the_counts_add_up_to_the_reference(case):
    for layers in ({"patterns": True}, {"gazetteer": True}, {"ne_chunk": True}, {"grammar": True, "patterns": True}):
        html = view(case, **layers)
        hit, _, missed = counts(html)
        half = re.search(r"Of the reference (\d+) w", html)
        assert hit + missed + (int(half[1]) if half else 0) == int(re.search(r"in the reference: (\d+)", html)[1])


def test_nothing_hangs_on_colour_alone(case):
    html = view(case, patterns=True, gazetteer=True, grammar=True)
    marks = re.findall(r"<mark[^>]*>.*?<small>&nbsp;([POGLF?][✓✗○])</small></mark>", html)
    hit, wrong, missed = counts(html)
    assert len(marks) == hit + wrong + missed
    assert sum("✓" in mark for mark in marks) == hit
    assert all("color:#111" in style for style in re.findall(r'<mark style="([^"]*)"', html))


def test_the_text_is_as_printed(case):
    plain = re.sub(r"<small>.*?</small>|<[^>]+>", "", view(case, gazetteer=True))
    assert "“off the coast of Japan”" in plain and "Japan’s Air Self-Defense Force" in plain


def test_a_list_of_ones_own_counts(case):
    before, after = counts(view(case, gazetteer=True)), counts(view(case, gazetteer=True, own="PACAF = ORGANIZATION; Aircraft Spots = organization"))
    assert after[0] == before[0] + 2 and after[2] == before[2] - 2


def test_a_list_of_ones_own_may_be_half_typed():
    assert read_own("Hight = PERSON; PACAF =; Spots\nSelby=gpe") == ({"Hight": "PERSON", "Selby": "GPE"}, [])
    listed, [note] = read_own("Hight = PLANET")
    assert listed == {} and "Hight = PLANET" in note and "FACILITY" in note


def test_what_is_typed_and_what_is_read_is_escaped(case):
    assert "<b>" not in view(case, own="<b>x</b> = <i>y</i>")
    article = article_from_text("Mr. Reyes <b>bold</b> & Co. met Ms. Osei at Kestrel Bridge.")
    html = view(article, patterns=True)
    assert "<b>" not in html and "&lt;b&gt;bold&lt;/b&gt; &amp; Co." in html


def test_a_text_without_a_reference_is_shown_and_the_case_is_scored(case):
    article = article_from_text("Dr. Ida Osei left Lisbon. It rained.")
    html = view(article, patterns=True, gazetteer=True)
    assert "Names found in your article: 2 (GPE 1, PERSON 1)" in html
    assert "no reference annotation" in html and case.title in html
    assert counts(html) == counts(view(case, patterns=True, gazetteer=True))
    assert "Names found in your article: 0 (none)" in view(article_from_text("it rained."))


def test_with_all_layers_off_everything_is_missed(case):
    assert counts(view(case)) == (0, 0, len(load_annotation(case).entity_spans()))


def test_with_nothing_wrong_it_says_so(case):
    own = "; ".join(f"{case.text[a:b]} = {label}" for a, b, label in load_annotation(case).entity_spans() if label == "PERSON")
    assert "No errors" in view(case, own=own, type="PERSON")


def test_the_controls_move_the_view():
    explorer = name_explorer(load_article("bombers"))
    before = explorer.area.value
    explorer.controls["patterns"].value = True
    assert explorer.area.value != before
    explorer.controls["errors"].value = "cut short"
    assert "cut short" in explorer.area.value
    assert all(control.description for control in explorer.controls.values())
