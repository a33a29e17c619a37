"""A learner labels in lesson 07 with the keyboard alone, and finds the labels again."""

import json


def test_labels_are_given_by_keyboard_and_saved_at_once(open_notebook, learner_copy):
    lesson = open_notebook("my_work/notebooks/07_certainty.ipynb")
    lesson.run_all()
    assert lesson.cells_in_error() == []
    assert lesson.errors == []
    widget = lesson.cell("annotation_explorer(case)")
    first = widget.get_by_role("button", name="FAVOR: for it")
    first.focus()
    lesson.page.keyboard.press("Space")
    widget.get_by_text("Labelled so far: 1 of").wait_for()
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Space")
    widget.get_by_text("Labelled so far: 2 of").wait_for()
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Space")
    widget.get_by_text("Labelled so far: 3 of").wait_for()
    files = list((learner_copy / "my_work" / "labels").glob("bombers-*.json"))
    labels = json.loads(files[0].read_text(encoding="utf-8"))["labels"]
    assert list(labels.values()) == ["FAVOR", "AGAINST", "NONE"]
    assert lesson.page.locator(".jp-CodeCell", has_text="annotation_explorer(case)").count() == 1
    assert widget.locator("table").count() == 0
    beside = widget.get_by_label("Lay beside")
    beside.focus()
    for key in ("Space", "ArrowDown", "Enter"):
        lesson.page.keyboard.press(key)
        lesson.page.wait_for_timeout(200)
    widget.locator("table").wait_for()
    assert widget.locator("table tbody tr").count() == 3
