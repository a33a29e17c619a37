"""The annotation widget: pairs, labels in files, the view as a pure function, and the buttons."""

import json
import re
from datetime import datetime

import pytest

from newslens import NewslensError, load_article
from newslens.annotations import STANCE_LABELS
from newslens.article import article_from_text
from newslens.explorers.annotate import (
    MOST, NOBODY, PARTNER, REFERENCE, annotation_explorer, export_labels, import_labels, in_common, my_labels, pairs, partner_labels,
    reference_labels, save_label, view,
)

NOW = datetime(2026, 1, 1)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A project of our own to write in, with data/ from the package."""
    folder = tmp_path / "my_work"
    folder.mkdir()
    monkeypatch.setattr("newslens.explorers.annotate.my_work", lambda: folder)
    return folder / "labels"


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


@pytest.fixture(scope="module")
def other():
    return article_from_text("It rained all day in the harbor. Nobody went <b>out</b> & about.", "two")


def plain(html):
    return re.sub(r"<[^>]+>", " ", html)


def test_the_pairs_of_an_annotated_text_are_those_of_the_reference(case):
    reference = reference_labels(case)
    assert [pair.id for pair in pairs(case)] == list(reference)
    assert len(set(reference)) == len(reference) > 20
    assert set(reference.values()) == set(STANCE_LABELS)
    assert all(0 <= a < b <= len(pair.text) for pair in pairs(case) for a, b in pair.spoken)


def test_each_reference_label_stands_at_its_own_pair(case):
    labels = reference_labels(case)
    assert labels["9: North Korea → joint training"] == "AGAINST"
    assert labels["10: North Korea → detente"] == "FAVOR"
    assert labels["3: U.S. Pacific Air Forces → joint training"] == "NONE"


def test_a_text_without_voices_asks_about_the_writer_sentence_by_sentence(other):
    asked = pairs(other)
    assert [pair.sentence for pair in asked] == [1, 2] and {pair.source for pair in asked} == {"the writer"}
    assert reference_labels(other) == {}


def test_a_long_text_has_two_dozen_pairs_at_most():
    text = "\n\n".join(f"Lind said the ferry number {i} is a disgrace. The mayor praised the ferry." for i in range(60))
    assert 2 < len(pairs(article_from_text(text, "long"))) <= MOST


def test_labels_are_saved_at_once_and_found_again(home, case):
    first, second = pairs(case)[:2]
    assert my_labels(case) == {}
    save_label(case, second.id, "FAVOR")
    assert save_label(case, first.id, "NONE") == {first.id: "NONE", second.id: "FAVOR"} == my_labels(case)
    assert list(my_labels(case)) == [first.id, second.id]
    assert len(list(home.iterdir())) == 1
    save_label(case, first.id, None)
    save_label(case, second.id, None)
    assert my_labels(case) == {} and len(list(home.iterdir())) == 1


def test_what_is_no_label_and_no_pair_is_refused(home, case):
    with pytest.raises(NewslensError, match="no label"):
        save_label(case, pairs(case)[0].id, "MAYBE")
    with pytest.raises(NewslensError, match="no pair"):
        save_label(case, "99: nobody → nothing", "NONE")


def test_a_broken_file_is_set_aside(home, case):
    save_label(case, pairs(case)[0].id, "NONE")
    path = next(home.iterdir())
    path.write_text("{ broken", encoding="utf-8")
    assert my_labels(case) == {}
    aside = [p for p in home.iterdir() if "unreadable" in p.name]
    assert len(aside) == 1 and aside[0].read_text(encoding="utf-8") == "{ broken"
    assert save_label(case, pairs(case)[1].id, "FAVOR") == {pairs(case)[1].id: "FAVOR"}


def test_a_full_disk_leaves_the_last_version(home, case, monkeypatch):
    save_label(case, pairs(case)[0].id, "NONE")

    def full(path, text):
        raise NewslensError("The disk is full.")

    monkeypatch.setattr("newslens.explorers.annotate.write_atomically", full)
    box = annotation_explorer(case)
    box.controls["FAVOR"].click()
    assert "The disk is full." in box.status.value
    assert list(my_labels(case).values()) == ["NONE"]


def test_labels_travel_to_a_partner(home, case):
    for pair in pairs(case)[:3]:
        save_label(case, pair.id, "AGAINST")
    path = export_labels(case, "Ana & <b>Bo</b>")
    who, labels = import_labels(case, path)
    assert who == "Ana & <b>Bo</b>" and labels == my_labels(case)
    assert partner_labels(case) == (who, labels)
    assert import_labels(case, path.read_bytes())[1] == labels


def test_nothing_labelled_is_nothing_to_share(home, case):
    with pytest.raises(NewslensError, match="nothing yet"):
        export_labels(case, "A")


@pytest.mark.parametrize(("content", "says"), [
    ("", "no file of labels"), ("[1, 2]", "no file of labels"), ('{"labels": 3}', "no file of labels"), (b"\xff\xfe\x00", "no file of labels"),
    ("[" * 100_000, "no file of labels"),
    ('{"sha256": "0", "article": "elsewhere", "labels": {}}', "another text"),
])
def test_a_file_that_cannot_be_used_is_refused_and_changes_nothing(home, case, content, says):
    save_label(case, pairs(case)[0].id, "NONE")
    import_labels(case, export_labels(case, "A"))
    before = partner_labels(case)
    with pytest.raises(NewslensError, match=says):
        import_labels(case, content)
    assert partner_labels(case) == before


@pytest.mark.parametrize("label", ["MAYBE", None, 3, ["FAVOR"]])
def test_a_partners_unknown_label_is_refused(home, case, label):
    held = {"sha256": case.sha256, "article": "bombers", "labels": {pairs(case)[0].id: label}}
    with pytest.raises(NewslensError, match="the labels are"):
        import_labels(case, json.dumps(held))


def test_pairs_of_another_version_are_left_out(home, case):
    held = {"sha256": case.sha256, "labels": {"99: x → y": "FAVOR", pairs(case)[1].id: "NONE"}}
    assert import_labels(case, json.dumps(held)) == ("partner", {pairs(case)[1].id: "NONE"})
    with pytest.raises(NewslensError, match="no label in this file"):
        import_labels(case, json.dumps({"sha256": case.sha256, "labels": {"99: x → y": "FAVOR"}}))


def test_a_file_that_is_not_there_is_named(home, case, tmp_path):
    with pytest.raises(NewslensError, match="could not be read"):
        import_labels(case, tmp_path / "nowhere.json")


def test_the_reference_stays_hidden_until_a_pair_is_labelled(case):
    reference = reference_labels(case)
    hidden = view(case, 0, {}, REFERENCE, reference)
    assert "<table" not in hidden and not any(label in plain(hidden) for label in STANCE_LABELS)
    first = pairs(case)[0]
    shown = view(case, 5, {first.id: "AGAINST"}, REFERENCE, reference)
    assert plain(shown).count(first.id) == 1 and pairs(case)[1].id not in shown
    assert "≠ differs" in shown and "0 of 1" in shown and "not defined" not in plain(shown)


def test_agreement_is_called_agreement(case):
    reference = reference_labels(case)
    html = plain(view(case, 0, reference, REFERENCE, reference))
    assert f"Agreement with the reference: {len(reference)} of {len(reference)}, kappa 1.00" in html and "accuracy" not in html


def test_one_label_throughout_leaves_kappa_undefined(case):
    labels = {pair.id: "NONE" for pair in pairs(case)[:2]}
    assert "not defined" in view(case, 0, labels, PARTNER, labels)


def test_the_text_is_escaped_and_the_words_are_marked_by_more_than_color(case, other):
    html = view(other, 1)
    assert "&lt;b&gt;out&lt;/b&gt; &amp; about" in html and "<b>out" not in html
    assert "border-bottom" in view(case, 0) and "underlined" in view(case, 0)


def test_no_reference_and_no_partner_are_said(other):
    assert "no reference" in view(other, 0, {}, REFERENCE, {})
    assert "no file of a partner" in view(other, 0, {}, PARTNER, {})
    assert "<table" not in view(other, 0, {}, NOBODY, {})


def test_only_common_pairs_are_compared():
    assert in_common({"a": "NONE", "b": "FAVOR"}, {"b": "NONE", "c": "NONE"}) == ["b"]


def test_a_button_labels_and_goes_on(home, case):
    box = annotation_explorer(case)
    before = box.area.value
    box.controls["AGAINST"].click()
    assert my_labels(case) == {pairs(case)[0].id: "AGAINST"}
    assert box.controls["pair"].value == 1 and box.area.value != before and "Saved, 1 of" in box.status.value
    box.controls["pair"].value = 0
    assert "AGAINST" in plain(box.area.value)
    box.controls["back"].click()
    assert my_labels(case) == {}


def test_next_passes_over_what_is_labelled(home, case):
    save_label(case, pairs(case)[1].id, "NONE")
    box = annotation_explorer(case)
    box.controls["next"].click()
    assert box.controls["pair"].value == 2


def test_sharing_and_taking_by_the_widget(home, case):
    box = annotation_explorer(case)
    box.controls["share"].click()
    assert "nothing yet" in box.status.value
    box.controls["name"].value = "<b>Ana</b>"
    box.controls["NONE"].click()
    box.controls["share"].click()
    assert "Written" in box.status.value
    content = next(p for p in home.iterdir() if p.name.startswith("share_")).read_bytes()
    box.controls["upload"].value = ({"name": "x.json", "type": "", "size": 1, "content": memoryview(b"junk"), "last_modified": NOW},)
    assert "Nothing was changed" in box.status.value and partner_labels(case) == ("", {})
    box.controls["upload"].value = ({"name": "x.json", "type": "", "size": 1, "content": memoryview(content), "last_modified": NOW},)
    assert box.controls["beside"].value == PARTNER and "1 of 1" in plain(box.area.value)
    assert "<b>Ana" not in box.status.value


def test_labels_of_an_earlier_day_are_there_again(home, case):
    save_label(case, pairs(case)[0].id, "FAVOR", "Ana")
    box = annotation_explorer(case)
    assert "1 of" in box.status.value and "FAVOR" in plain(box.area.value) and box.controls["name"].value == "Ana"


def test_every_control_has_a_name(home, case):
    assert all(widget.description for widget in annotation_explorer(case).controls.values())


def test_two_texts_do_not_share_a_file(home, case, other):
    save_label(case, pairs(case)[0].id, "NONE")
    save_label(other, pairs(other)[0].id, "FAVOR")
    assert list(my_labels(case).values()) == ["NONE"] and list(my_labels(other).values()) == ["FAVOR"]
