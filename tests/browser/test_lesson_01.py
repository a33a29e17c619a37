"""A learner's walk through lesson 01: run it, turn the explorer by keyboard, do an exercise wrong and then right."""


def test_lesson_01_runs_and_its_explorer_follows_the_keyboard(open_notebook):
    lesson = open_notebook("my_work/notebooks/01_tokens.ipynb")
    lesson.run_all()
    assert lesson.cells_in_error() == []
    assert lesson.errors == []
    explorer = lesson.cell("token_explorer(article)")
    table = explorer.locator("table").first
    table.scroll_into_view_if_needed()
    assert "wordpunct" in table.inner_text()
    explorer.get_by_label("Second tokenizer").focus()
    for key in ("Space", "ArrowDown", "Enter"):  # an arrow alone would move JupyterLab's own cursor
        lesson.page.keyboard.press(key)
        lesson.page.wait_for_timeout(200)
    explorer.locator("table", has_text="Treebank").wait_for()
    assert "wordpunct" not in table.inner_text()
    chips = explorer.locator("p", has_text="word_tokenize").last
    assert "Over" in chips.inner_text()
    box = explorer.get_by_label("lower case")
    box.focus()
    lesson.page.keyboard.press("Space")
    lesson.page.wait_for_timeout(600)
    assert box.is_checked()
    assert "over" in chips.inner_text() and "Over" not in chips.inner_text()


def test_an_exercise_of_01_wrong_then_by_its_hints_right(open_notebook):
    page = open_notebook("my_work/exercises/01_tokens.ipynb")
    page.run_all()
    assert page.cells_in_error() == []
    answer = page.cell("def sentence_lengths")
    verdict = page.cell('check("sentence_lengths"')
    assert "Not tried yet" in page.output(verdict)
    page.write(answer, "def sentence_lengths(sentences):\n    return [len(s) for s in sentences]")
    said = page.run(verdict)
    assert "Not yet" in said and "characters" in said
    page.write(verdict, 'hint("sentence_lengths")')
    assert "Which loop" in page.output(verdict)
    page.write(verdict, 'hint("sentence_lengths")')
    assert "len" in page.output(verdict)
    page.write(answer, "def sentence_lengths(sentences):\n    return [len(word_tokenize(s)) for s in sentences]")
    page.write(verdict, 'check("sentence_lengths", (["One two three."],), lambda a: (a.sentences,))')
    said = page.output(verdict)
    assert "Correct" in said and "Next" in said
    assert page.errors == []


def test_the_first_impression_is_saved_as_it_is_typed(open_notebook, learner_copy):
    lesson = open_notebook("my_work/notebooks/00_start_here.ipynb")
    lesson.run_all()
    assert lesson.cells_in_error() == []
    form = lesson.cell("first_impression(article)")
    field = form.get_by_label("1. Who")
    field.scroll_into_view_if_needed()
    field.focus()
    lesson.page.keyboard.type("<b>North Korea</b>")
    form.get_by_text("1 of 5 lines").wait_for()
    saved = learner_copy / "my_work" / "first_impression.json"
    for _ in range(100):  # each letter is saved, the last one a moment after it was typed
        if "<b>North Korea</b>" in saved.read_text(encoding="utf-8"):
            break
        lesson.page.wait_for_timeout(100)
    else:
        raise AssertionError(saved.read_text(encoding="utf-8"))
