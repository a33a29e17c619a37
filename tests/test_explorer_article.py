"""The explorer of lesson 08 and the field for a text of one's own: the views without a browser, then the widgets."""


import pytest

from newslens import files, load_article
from newslens.article import article_from_text
from newslens.explorers import article_explorer, article_reader
from newslens.explorers import article as module
from newslens.explorers.article import BESIDE, OWN, STAGES, view
from newslens.stance import stances


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


@pytest.fixture(scope="module")
def heat():
    return load_article("heat_record")


@pytest.fixture
def own_work(tmp_path, monkeypatch):
    (tmp_path / "my_work").mkdir()
    monkeypatch.setattr(files, "project_root", lambda: tmp_path)
    return tmp_path / "my_work"


# --- views --------------------------------------------------------------------------------


def test_each_stage_shows_its_own_thing(case, heat):
    wanted = {"1 · tokens": "Tokens that differ", "2 · words": "there · log ratio", "3 · tags": "Right, by the reference",
              "4 · names": "Precision", "5 · voices": "Who says something", "6 · stance": "lambasted</mark>", "7 · how sure": "Share of settings"}
    assert set(wanted) == set(STAGES)
    pages = {stage: view(case, stage) for stage in STAGES}
    for stage, words in wanted.items():
        assert words in pages[stage], stage
        assert case.title in pages[stage]
    assert len(set(pages.values())) == len(STAGES)
    assert "Who is heard" in view(case, BESIDE, heat) and heat.title[:30] in view(case, BESIDE, heat)


@pytest.mark.parametrize("stage", [*STAGES, BESIDE])
@pytest.mark.parametrize("text", ["It rained. The river rose.", "Nobody said why.", "title: <b>Gate</b> & co\n\nThe <i>mayor</i> condemned \"<script>alert(1)</script>\" & the gate. It's ‘old,’ he said."])
def test_every_stage_takes_any_text_and_escapes_it(stage, text, heat):
    html = view(article_from_text(text), stage, heat)
    assert "<script>" not in html and "<i>" not in html and "<b>Gate" not in html and html.startswith("<p><strong>")


def test_stance_and_certainty_follow_the_lines_added_to_the_table():
    article = article_from_text("Osei condemned the gate. The gate is old, said Lind.")
    lines = "the council (actor) = Osei; Lind / gate (issue)"
    for stage in ("6 · stance", "7 · how sure"):
        assert "the council" not in view(article, stage) and "the council" in view(article, stage, lines=lines), stage
    assert "the council" in view(article, BESIDE, article_from_text("Lind praised the gate."), lines=lines)


def test_a_text_beside_itself_is_asked_to_be_another(case):
    assert "Choose another text" in view(case, BESIDE, case) and "Choose another text" in view(case, BESIDE)


def test_a_line_that_cannot_be_read_is_a_sentence(case):
    box = article_explorer(case)
    box.controls["stage"].value = "6 · stance"
    box.controls["lines"].value = "nonsense"
    assert "write it as" in box.area.value


def test_certainty_counts_settings(case):
    html = view(case, "7 · how sure")
    assert "North Korea → joint training" in html and "100%" in html and "settings; firm, in at least 90 %" in html


# --- the widget ---------------------------------------------------------------------------


def test_controls_have_names_and_redraw(case, own_work):
    box = article_explorer(case)
    assert all(widget.description for widget in box.controls.values())
    seen = {box.area.value}
    for stage in (*STAGES, BESIDE):
        box.controls["stage"].value = stage
        seen.add(box.area.value)
    assert len(seen) == len(STAGES) + 1
    box.controls["stage"].value = "6 · stance"
    box.controls["which"].value = "heat_record"
    assert load_article("heat_record").title in box.area.value


def test_the_choice_holds_the_article_the_case_both_accounts_stories_and_saved_texts(own_work):
    (own_work / "texts").mkdir()
    (own_work / "texts" / "mine.txt").write_text("title: Mine\n\nThe mayor said no.", encoding="utf-8")
    mine = article_from_text("It rained.", "just_pasted")
    box = article_explorer(mine)
    options = box.controls["which"].options
    assert options[0] == "just_pasted" and options[-1] == OWN
    assert {"bombers", "gull_bank_from_dunmar", "heat_record", "my_work: mine"} <= set(options)
    module._loaded.cache_clear()
    box.controls["which"].value = "my_work: mine"
    assert "<strong>Mine</strong>" in box.area.value


def test_a_text_in_the_field_is_read_or_refused(case):
    box = article_explorer(case)
    box.controls["which"].value = OWN
    assert "empty" in box.area.value
    box.controls["own"].value = "Osei condemned the gate."
    box.controls["stage"].value = "6 · stance"
    assert "Osei" in box.area.value and "against" in box.area.value


# --- the field for a text -----------------------------------------------------------------


def test_until_something_is_read_it_is_the_article_given(case):
    reader = article_reader(case)
    assert reader.article is case and case.title in reader.status.value and 'role="status"' in reader.status.value


def test_what_is_pasted_is_read_and_not_saved(case, own_work):
    reader = article_reader(case)
    reader.title.value, reader.field.value = 'The "gate" & more', "Osei said no.\n\nLind said yes."
    reader.read.click()
    assert reader.article.title == 'The "gate" & more' and reader.article.paragraphs == ["Osei said no.", "Lind said yes."]
    assert "not saved" in reader.status.value and list(own_work.iterdir()) == []
    assert stances(reader.article) is not None


def test_it_is_saved_when_asked(case, own_work):
    reader = article_reader(case)
    reader.title.value, reader.field.value = "The gate", "Osei said no."
    reader.save.click()
    assert (own_work / "texts" / "the_gate.txt").read_text(encoding="utf-8") == "title: The gate\n\nOsei said no."
    assert "Saved as my_work/texts/the_gate.txt" in reader.status.value and reader.article.title == "The gate"


def test_refusals_keep_what_was_in_use_and_what_was_typed(case, own_work):
    reader = article_reader(case)
    for button in (reader.read, reader.save):
        reader.field.value = "<p>a</p><p><script>alert(1)</script>b</p>"
        button.click()
        assert reader.article is case and "HTML" in reader.status.value and "<script>" not in reader.status.value
        assert reader.field.value.startswith("<p>a")
    assert list(own_work.iterdir()) == []


@pytest.mark.parametrize("text, says", [("Subscribe now", "very short for an article (2 words)"), ("https://example.org/news/the-gate", "nothing is fetched")])
def test_what_is_hardly_an_article_is_doubted(case, own_work, text, says):
    reader = article_reader(case)
    for button in (reader.read, reader.save):
        reader.field.value = text
        button.click()
        assert says in reader.status.value
    reader.field.value = "The mayor said that the gate stays shut. " * 20
    reader.read.click()
    assert "short" not in reader.status.value and "fetched" not in reader.status.value


def test_it_says_loudly_which_text_is_read_and_why(case, own_work):
    reader = article_reader(case)
    assert case.title in reader.which() and "nothing was pasted" in reader.which() and "it is the chosen article" in reader.which()
    assert "it is ours" in reader.which("ours")
    reader.title.value, reader.field.value = "The gate", "Osei said no."
    reader.read.click()
    assert "The gate" in reader.which() and "nothing was pasted" not in reader.which()
    assert "“.article”" in reader.status.value and "next cell" not in reader.status.value
    reader.save.click()
    assert "mine = load_article(&quot;my_work/texts/the_gate.txt&quot;)" in reader.status.value or 'mine = load_article("my_work/texts/the_gate.txt")' in reader.status.value


def test_what_is_printed_for_a_saved_text_loads_it(own_work, monkeypatch):
    from newslens.own_texts import how_to_load, save_text

    assert how_to_load() == []
    save_text("Osei said no.", "The gate")
    monkeypatch.chdir(own_work.parent)
    assert [eval(line).title for line in how_to_load()] == ["The gate"]


def test_the_explorer_goes_on_with_the_changes_of_the_lesson():
    article = article_from_text("Osei condemned the gate. The gate is old, said Lind.")
    box = article_explorer(article, "the council (actor) = Osei; Lind   # one / voice\n\ngate (issue)")
    box.controls["stage"].value = "6 · stance"
    assert "the council" in box.area.value and "one / voice" not in box.controls["lines"].value


def test_a_header_in_what_is_pasted_wins_over_the_title_field(case):
    reader = article_reader(case)
    reader.title.value, reader.field.value = "Another", "title: Its own\n\nOsei said no."
    reader.read.click()
    assert reader.article.title == "Its own"


def test_every_control_of_the_field_has_a_name(case):
    reader = article_reader(case)
    assert all(w.description for w in (reader.title, reader.field, reader.read, reader.save))
