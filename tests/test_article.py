"""Reading, cleaning and refusing articles."""

import unicodedata

import pytest

from newslens import NewslensError, article as articles, load_article
from newslens.article import article_from_text, choose_article, find_article, read_text

# --- the way back to the original ---------------------------------------------------------

RAW = "“Yes,” she said…\r\n\r\nThe planes’ path\u00a0—it\u200b’s—led  west.\r\n\r\n• one cafe\u0301\r\n• two\r\n"


def test_the_clean_text_is_straight_and_tidy():
    article = article_from_text(RAW)
    assert article.paragraphs == ['"Yes," she said...', "The planes' path — it's — led west.", "one café", "two"]
    assert article.text == "\n\n".join(article.paragraphs)


def test_every_token_leads_back_to_its_own_characters():
    article = article_from_text(RAW)
    originals = [article.original(a, b) for a, b in article.token_spans]
    assert originals == ["“", "Yes", ",", "”", "she", "said", "…", "The", "planes", "’", "path", "—", "it", "’s", "—",
                         "led", "west", ".", "one", "cafe\u0301", "two"]


@pytest.mark.parametrize("name", ["bombers", "barges_return_to_the_tamsin", "parish_split_over_wheezing_organ"])
def test_spans_of_real_texts_fit(name):
    article = load_article(name)
    assert [article.text[a:b] for a, b in article.sentence_spans] == article.sentences
    for token, (a, b) in zip(article.tokens, article.token_spans):
        assert token in ("``", "''") or article.text[a:b] == token
        raw = article.original(a, b)
        assert len(raw) == b - a and (raw == article.text[a:b] or not raw.isascii())


def test_a_span_over_a_hand_wrapped_line_leads_back_over_the_line_end():
    article = article_from_text("A long line that was\nwrapped by hand.\n\nAnother paragraph.")
    assert article.paragraphs[0] == "A long line that was wrapped by hand."
    start = article.text.index("was wrapped")
    assert article.original(start, start + len("was wrapped")) == "was\nwrapped"


def test_lists_are_fresh():
    article = load_article("bombers")
    article.tokens.clear()
    article.sentences.clear()
    assert article.tokens and article.sentences


def test_the_header_is_read_and_left_out():
    article = article_from_text("title: A day\nkind: invented\ntopic: sea\n\nIt rained.")
    assert (article.title, article.header["topic"], article.text) == ("A day", "sea", "It rained.")
    assert article_from_text("The plan: more rain.\n\nIt rained.").title == ""


def test_a_header_with_windows_line_ends_and_a_byte_order_mark():
    article = article_from_text("\ufefftitle: A day\r\ntopic: sea\r\n\r\nIt rained.\r\n")
    assert (article.title, article.text) == ("A day", "It rained.")


# --- boilerplate --------------------------------------------------------------------------


def test_a_plea_at_the_end_is_set_aside_and_kept():
    article = article_from_text("It rained.\n\nPlease subscribe to our newsletter.\n\n© 2026 The Paper")
    assert article.text == "It rained."
    assert article.boilerplate == ["Please subscribe to our newsletter.", "© 2026 The Paper"]


@pytest.mark.parametrize("text", [
    "The paper lost subscribers.\n\nSubscriptions fell by a third, it said.",
    "Please subscribe to our newsletter.",
    "Sign up, the mayor told them.\n\nYou could hear the rain.",
])
def test_news_about_subscriptions_is_news(text):
    assert article_from_text(text).boilerplate == []


# --- refusals: one sentence each, that says what to do -----------------------------------


@pytest.mark.parametrize("text, says", [
    (None, "not None"),
    (b"bytes", "not bytes"),
    (["a", "list"], "not a list"),
    ("", "empty"),
    (" \n\t\ufeff ", "empty"),
    ("12 345 — 67 %", "not one letter"),
    ("<html><body><p>One</p><p>Two</p></body></html>", "HTML"),
    ("これは日本語の記事です。新聞の文章を分析します。", "Latin letters"),
    ("word " * 300_000, "characters long"),
    ("title: only a header\n", "nothing below"),
])
def test_texts_that_are_refused(text, says):
    with pytest.raises(NewslensError) as refusal:
        article_from_text(text)
    message = str(refusal.value)
    assert says in message
    assert "\n" not in message and message.endswith((".", '").')) and ":" in message


@pytest.mark.parametrize("name, data, says", [
    ("a.pdf.txt", b"%PDF-1.7 ...", "a PDF"),
    ("a.docx.txt", b"PK\x03\x04....", "Word"),
    ("a.bin.txt", b"text\0with a NUL byte", "not a plain text"),
])
def test_files_that_are_no_text_are_refused(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NewslensError, match=says):
        load_article(str(tmp_path / name))


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(NewslensError, match="is a folder"):
        read_text(tmp_path)
    with pytest.raises(NewslensError, match="check the spelling"):
        load_article(str(tmp_path / "nothing.txt"))


def test_an_unknown_name_gets_the_nearest_one():
    with pytest.raises(NewslensError, match="did you mean 'bombers'"):
        load_article("bomber")
    with pytest.raises(NewslensError, match="Name an article"):
        load_article("")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, as_ordinary_user):
    path = tmp_path / "secret.txt"
    path.write_text("It rained.")
    path.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with pytest.raises(NewslensError, match="may not be read"):
        as_ordinary_user(read_text, path)


def test_other_encodings_are_read(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("The “planes’ path” in Düsseldorf.".encode(encoding))
        assert load_article(str(path)).text == "The \"planes' path\" in Düsseldorf."


def test_texts_of_other_kinds_are_read():
    two = article_from_text("It rained. Nobody minded.")
    assert len(two.sentences) == 2
    wrapped = unicodedata.normalize("NFD", "Café Müller closed.")
    assert article_from_text(wrapped).tokens[:2] == ["Café", "Müller"]


# --- which article ------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "stories").mkdir()
    (tmp_path / "data" / "lexicons").mkdir()
    (tmp_path / "data" / "lexicons" / "boilerplate.txt").write_text("subscri\n")
    (tmp_path / "data" / "articles" / "bombers.txt").write_text("The case.")
    (tmp_path / "data" / "articles" / "other.txt").write_text("Another one.")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    monkeypatch.delenv("NEWSLENS_ARTICLE", raising=False)
    return tmp_path


def test_the_nearest_parent_with_articles_is_the_root(project):
    assert load_article().text == "The case."


def test_choosing_writes_one_line_and_is_followed(project):
    assert choose_article("other").text == "Another one."
    assert (project / "data" / "articles" / "selected.txt").read_text() == "other\n"
    assert load_article().name == "other"


def test_a_submission_cannot_change_which_article_is_judged(project, monkeypatch):
    choose_article("other")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert choose_article("bombers").text == "The case."
    assert load_article().name == "other"


def test_an_article_wins_over_a_story_of_its_name(project):
    (project / "data" / "stories" / "rain.txt").write_text("A story.")
    (project / "data" / "stories" / "snow.txt").write_text("Snow fell.")
    (project / "data" / "articles" / "rain.txt").write_text("The teacher's own.")
    assert load_article("rain").text == choose_article("rain").text == load_article().text == "The teacher's own."
    assert load_article("snow").text == "Snow fell."


@pytest.mark.parametrize("nothing", [None, "", "  ", 3])
def test_choosing_nothing_is_refused_and_the_choice_stands(project, nothing):
    choose_article("other")
    with pytest.raises(NewslensError, match="Name "):
        choose_article(nothing)
    assert load_article().name == "other"


@pytest.mark.parametrize("file, name, says", [
    ("page.html", "page.html", "only .txt files are read: open it in a browser"),
    ("page.html", "page", "only .txt files are read"),
    ("page.html", "data/articles/page.html", "only .txt files are read"),
    ("withmd.md", "withmd.md", "save them as withmd.txt"),
    ("folder2.txt/x", "folder2", "is a folder"),
    ("folder2.txt/x", "folder2.txt", "is a folder"),
    ("empty.txt", "empty", "is empty"),
    ("rich.txt", "rich", "RTF"),
    ("other.txt", "https://example.org/a.txt", "Nothing is fetched"),
    ("other.txt", "www.example.org/page", "Nothing is fetched"),
])
def test_what_lies_there_and_is_no_article_is_called_what_it_is(project, file, name, says):
    path = project / "data" / "articles" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes({"empty.txt": b"", "rich.txt": rb"{\rtf1\ansi It rained.}"}.get(file, b"It rained."))
    with pytest.raises(NewslensError) as refusal:
        load_article(name)
    assert says in str(refusal.value) and "There is no" not in str(refusal.value) and "\n" not in str(refusal.value)


def test_only_what_can_be_read_is_offered(project):
    folder = project / "data" / "articles"
    (folder / "folder2.txt").mkdir()
    (folder / "empty.txt").touch()
    (folder / "UPPER.TXT").write_text("It rained.")
    assert set(articles.article_names()) == {"bombers", "other", "UPPER"}
    assert load_article("UPPER").text == load_article("UPPER.TXT").text == choose_article("UPPER").text == "It rained."


def test_pasted_rich_text_is_refused():
    with pytest.raises(NewslensError, match="RTF"):
        article_from_text("{\\rtf1\\ansi It rained.}")


def test_a_capital_title_is_a_header_and_a_first_line_in_capitals_is_not():
    article = article_from_text("Title: A day\nTopic: sea\n\nIt rained.")
    assert (article.title, article.header["topic"], article.text) == ("A day", "sea", "It rained.")
    assert article_from_text("Title: A day\nKyiv: It rained.").text == "Kyiv: It rained."


@pytest.mark.parametrize("choice", ["other", "data/articles/other.txt"])
def test_a_chosen_file_that_is_gone_says_how_to_get_back(project, choice):
    choose_article(choice)
    (project / "data" / "articles" / "other.txt").unlink()
    for load in (load_article, articles.find_article) if choice == "other" else (load_article,):
        with pytest.raises(NewslensError) as refusal:
            load()
        message = str(refusal.value)
        assert "other" in message and message.count("Back to the case") == 1
        assert message.endswith('from newslens import choose_article; choose_article("bombers")')
    choose_article("bombers")
    assert load_article().text == "The case."


def test_a_choice_that_cannot_be_loaded_changes_nothing(project):
    choose_article("other")
    with pytest.raises(NewslensError):
        choose_article("missing")
    assert load_article().name == "other"


def test_the_variable_wins_and_a_relative_path_counts_from_the_root(project, monkeypatch):
    (project / "own.txt").write_text("My own.")
    monkeypatch.setenv("NEWSLENS_ARTICLE", "own.txt")
    assert load_article().text == "My own."
    assert find_article("own.txt") == project / "own.txt"


def test_an_empty_or_broken_choice_means_the_case(project):
    (project / "data" / "articles" / "selected.txt").write_bytes(b"\xff\xfe\x00")
    assert articles.chosen_name() == "bombers"
    (project / "data" / "articles" / "selected.txt").write_text("\n")
    assert articles.chosen_name() == "bombers"


def test_a_refusal_is_one_line_in_a_notebook():
    assert NewslensError("Do this.")._render_traceback_() == ["Do this."]
