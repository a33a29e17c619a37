"""The explorers of lessons 02 to 06 as a learner meets them: the lesson is run, controls are turned by keyboard, the view follows.

Each lesson is opened once. In both themes axe-core looks at what the explorer shows (missing names, contrast, table
headers and the like).
"""

import json
import re

import pytest

THEMES = ("JupyterLab Dark", "JupyterLab Light")
EXPLORERS = {
    "02_counting": "frequency_explorer(article)", "03_tags": "tag_explorer(article)", "04_names": "name_explorer(article)",
    "05_voices": "voice_explorer(article)", "06_stance": "stance_explorer(article)",
}


class Explorer:
    """One explorer on the page, turned by keyboard alone."""

    def __init__(self, lesson, source):
        self.lesson, self.page = lesson, lesson.page
        self.cell = lesson.cell(source)
        self.shown = self.cell.locator(".jupyter-widgets.widget-html").last
        self.shown.wait_for()

    def text(self):
        return self.shown.inner_text()

    def press(self, label, *keys):
        """Focus the control with this label, press keys, and return the new text; a view that stays as it is is an error."""
        before = self.shown.inner_html()
        control = self.cell.get_by_label(label, exact=True)
        control.focus()
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(120)
        return self.changed(before, label)

    def write(self, label, words):
        before = self.shown.inner_html()
        self.cell.get_by_label(label, exact=True).focus()
        self.page.keyboard.insert_text(words)
        return self.changed(before, label)

    def changed(self, before, label):
        for _ in range(400):
            if self.shown.inner_html() != before:
                self.page.wait_for_timeout(100)
                return self.text()
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{label}: the view did not follow")

    def open_first(self):
        """Open the first line that opens with Enter, and return what is in it."""
        details = self.shown.locator("details").first
        details.locator("summary").focus()
        self.page.keyboard.press("Enter")
        self.shown.locator("details[open]").first.wait_for()
        return details.locator(":scope > :not(summary)").first.inner_text()


def chosen(explorer, label, arrow):
    """Choose the next or the last option of a list, as the heading says: Space opens, arrows choose, Enter takes."""
    return explorer.press(label, "Space", arrow, "Enter")


def counting(explorer):
    assert explorer.shown.locator("details").count() == 15
    explorer.press("Bars", "ArrowUp")
    assert explorer.shown.locator("details").count() == 16
    before = explorer.shown.inner_html()
    explorer.cell.locator(".noUi-handle").first.focus()
    explorer.page.keyboard.press("ArrowRight")
    explorer.changed(before, "the slider of Bars")
    assert explorer.shown.locator("details").count() == 17
    assert "stories" in chosen(explorer, "Rank by", "ArrowDown")
    assert len(explorer.open_first()) > 20
    word = explorer.shown.locator("summary .w").first.inner_text()
    explorer.write("Leave out, too", word)
    assert word not in explorer.shown.locator("summary .w").all_inner_texts()


def tags(explorer):
    assert "pos_tag" not in chosen(explorer, "First tagger", "ArrowUp") and "… the tag before, too" in explorer.text()
    size = len(explorer.text())
    explorer.press("only where they differ", "Space")
    assert 0 < len(explorer.text()) < size and "≠" in explorer.text()
    explorer.press("coarse (universal) tags", "Space")
    assert "NNP" in explorer.text()


def names(explorer):
    def found():
        return int(re.search(r"Found: (\d+)", explorer.text())[1])

    with_list = found()
    explorer.press("gazetteer", "Space")
    assert found() == 0 < with_list
    explorer.write("Your own list", "Aircraft Spots = ORGANIZATION")
    assert found() == 1 and "Hit 1" in explorer.text()
    explorer.press("patterns", "Space")
    assert found() > 1
    chosen(explorer, "List", "ArrowDown")
    assert "invented" not in explorer.shown.locator("table").last.locator("tbody").inner_text()


def voices(explorer):
    def count():
        return int(re.match(r"\s*(\d+) attribution", explorer.text())[1])

    all_of_them = count()
    chosen(explorer, "Voice", "ArrowDown")
    assert 0 < count() < all_of_them
    assert "Rule:" in explorer.open_first() and explorer.shown.locator("details[open]").count() == 1
    explorer.press("saying", "Space")
    assert "Compared with all classes of cues" in explorer.text()
    explorer.press("beside the reference", "Space")
    assert "Beside the reference" in explorer.text()


def stance(explorer):
    assert "Labels other than under the usual settings: 0" in explorer.text()
    explorer.press("judging verbs", "Space")
    explorer.press("good and bad words", "Space")
    assert "Labels other than under the usual settings: 0" not in explorer.text()
    assert "changed" in explorer.text()
    explorer.press("Threshold", "ArrowUp")
    assert "VADER" in explorer.press("VADER beside it", "Space")
    assert "sentence" in explorer.open_first()
    explorer.write("Add to the alias table", "no table")
    assert "write it as" in explorer.text()


TURNS = {"02_counting": counting, "03_tags": tags, "04_names": names, "05_voices": voices, "06_stance": stance}


@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_follows_the_keyboard_and_is_accessible(name, open_notebook, axe):
    lesson = open_notebook(f"my_work/notebooks/{name}.ipynb")
    lesson.run_all()
    assert lesson.cells_in_error() == []
    explorer = Explorer(lesson, EXPLORERS[name])
    assert controls_without_a_name(explorer) == []
    TURNS[name](explorer)
    for theme in THEMES:
        lesson.theme(theme)
        assert axe(lesson, explorer.cell) == []
    assert lesson.errors == []


def controls_without_a_name(explorer):
    """What can be turned and is not called anything; a slider's handle has no name by itself, and a named number box stands beside it."""
    snapshot = explorer.cell.locator(".jp-OutputArea").aria_snapshot()
    unnamed = re.findall(r"- (textbox|combobox|checkbox|spinbutton|button)(?=[:\n\[]| \[)", snapshot)
    sliders, boxes = len(re.findall(r"- slider", snapshot)), len(re.findall(r'- spinbutton "', snapshot))
    return unnamed + ["a slider without a number box"] * max(0, sliders - boxes)
