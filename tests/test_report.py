"""The report: what it holds, that nothing in it can break out, that it is self-contained, and that nothing is lost when it cannot be written."""

import errno
import os
import re
from html.parser import HTMLParser

from pathlib import Path

import nltk
import pytest

from newslens import NewslensError, load_article
from newslens import files
from newslens.article import article_from_text
from newslens.certainty import over_settings
from newslens.chain import decide, voices
from newslens.comparing import compare
from newslens.milestones import table_fault
from newslens.report import report, write_report
from newslens.stance import aliases_of, matrix, stances

NASTY = 'He said "5 < 6 & 7 > 2" <script>alert(1)</script> it\'s'
VOID = {"meta", "br", "img", "hr", "input", "link"}


class Page(HTMLParser):
    """The elements of a page, with a complaint for each tag that is not closed where it should be."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.tags, self.text, self.tables = [], [], [], "", []
        self.feed(html)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closed out of order: {tag}")

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
def own_work(tmp_path, monkeypatch):
    """A project folder of the test's own, so that nobody's my_work is written to."""
    (tmp_path / "my_work").mkdir()
    monkeypatch.setattr(files, "project_root", lambda: tmp_path)
    return tmp_path / "my_work"


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


@pytest.fixture(scope="module")
def html(case):
    return report(case, "Who wants it?", "I find that North Korea is against it.\n\nAnd more.", author="Ana")


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_it_is_one_well_formed_page(html, page):
    assert html.startswith("<!DOCTYPE html>") and page.faults == []
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    assert page.all("html")[0]["lang"] == "en"


def test_it_fetches_nothing_and_runs_nothing(html, page):
    assert [source for source in re.findall(r"""(?:src|href)\s*=\s*["']?([^"'\s>]{0,5})""", html) if source != "data:"] == []
    assert "@import" not in html and not re.search(r"url\((?!data:)", html)
    assert page.all("script") == page.all("link") == page.all("iframe") == []
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy


def test_it_has_a_part_for_each_thing_that_is_to_be_handed_in(case, page):
    for wanted in ("Who wants it?", "I find that North Korea is against it.", "And more.", "Ana", case.title, "Limits", "newslens", case.sha256[:16]):
        assert wanted in page.text, wanted
    assert re.search(r"\d{4}-\d\d-\d\d", page.text)


def test_voices_and_verdicts_are_those_of_the_chain(case, page):
    for voice in voices(case):
        assert voice.name in page.text
    firm = {(one.source, one.target): one for one in over_settings(case)}
    for (source, target), cell in matrix(stances(case)).items():
        if cell.label != "NONE":
            assert f"{source} → {target}" in page.text
            outcome = firm[source, target]
            assert f"{getattr(outcome, 'favor' if cell.label == 'FAVOR' else 'against') / outcome.n:.0%}" in page.text


def test_evidence_is_quoted_as_printed(case, html, page):
    assert "“provocations" in page.text  # curly, as in the original; the clean text has straight ones
    assert "“" not in case.text
    assert "lambasted</mark>" in html
    assert "The writer keeps a distance: what it says is" in page.text


def _evidence_rows(html):
    table = re.search(r"<table[^>]*><caption[^>]*>The evidence.*?</table>", html, re.S)[0]
    return re.findall(r"<blockquote.*?</blockquote>", table, re.S)


@pytest.mark.parametrize("text", [
    'Osei met the press. "Money is short," said Osei. "The gate would be a disgrace."',
    'Osei said: "I have seen the gate. It is a disgrace."',
])
def test_evidence_is_quoted_from_the_sentence_in_which_it_stands(text):
    article = article_from_text(text)
    taking = [row for row in stances(article, "Osei (actor)\ngate (issue)") if row.label != "NONE"]
    assert taking
    quotes = _evidence_rows(report(article, aliases="Osei (actor)\ngate (issue)"))
    assert quotes and all("<mark" in quote for quote in quotes)
    marked = " ".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", " ".join(quotes)))
    assert "disgrace" in marked


@pytest.mark.parametrize("name", ["bombers", "coast_guard_exercise", "gull_bank_from_dunmar", "stranded_crew"])
def test_no_evidence_is_without_a_mark(name):
    assert all("<mark" in quote for quote in _evidence_rows(report(load_article(name))))


def test_tables_have_captions_and_headers(page, html):
    tables = re.findall(r"<table.*?</table>", html, re.S)
    assert len(tables) >= 5
    for one in tables:
        assert "<caption" in one and 'scope="col"' in one and 'scope="row"' in one


def test_pictures_are_inside_and_say_what_they_show(page):
    pictures = page.all("img")
    assert len(pictures) == 2
    assert all(p["src"].startswith("data:image/png;base64,") and len(p["alt"]) > 40 for p in pictures)
    assert "North Korea" in pictures[0]["alt"]


def test_regions_that_scroll_are_reached_by_keyboard_and_have_names(page):
    regions = [a for a in page.all("div") if a.get("role") == "region"]
    assert regions and all(a["tabindex"] == "0" and a["aria-label"] for a in regions)


@pytest.mark.parametrize("where", ["question", "conclusion", "author", "aliases", "text"])
def test_whatever_a_learner_writes_cannot_break_the_page(where):
    text = f"title: A 'gate' & \"co\" <i>\n\nThe mayor condemned the gate, <script>alert(1)</script> & all." if where == "text" else "The mayor condemned the gate."
    article = article_from_text(text)
    table = f"mayor (actor)\ngate (issue) = {NASTY.replace(';', '')}" if where == "aliases" else None
    html = report(article, aliases=table, **({where: NASTY} if where in ("question", "conclusion", "author") else {}))
    page = Page(html)
    assert page.faults == [] and page.all("script") == [] and "<script>alert" not in html
    assert "<script>alert(1)</script>" in page.text  # what was written is still to be read


def test_text_that_runs_from_right_to_left_keeps_its_own_direction():
    html = report(article_from_text("The gate is shut, Osei said."), conclusion="البوابة مغلقة \u202e", author="ليلى")
    assert '<p dir="auto">البوابة مغلقة' in html and "<bdi>ليلى</bdi>" in html
    assert Page(html).faults == []


def test_decisions_are_shown_against_the_proposal():
    article = article_from_text("The mayor condemned the gate. The mayor said the gate is ugly. The mayor wants no gate.")
    proposal = aliases_of(article)
    assert proposal.main_issue == "gate"
    html = report(article, aliases=decide(proposal, "gate (issue) = ugly\nthe moon (issue)\n"))
    fate = dict(re.findall(r'<th scope="row"[^>]*>([^<]*)</th><td[^>]*>(?:actor|issue)</td><td[^>]*>[^<]*</td><td[^>]*>([^<]*)</td>', html))
    assert fate["gate"] == "changed" and fate["the moon"] == "added" and fate["mayor"] == "as proposed"
    assert "Lines changed against the proposal: 2." in html
    without = report(article, aliases=decide(proposal, "- gate"))
    assert "Left out, or given to another name: gate." in without
    assert "Nobody has checked it." in report(article)


GATE = "The mayor condemned the gate. The mayor said the gate is ugly. The mayor wants no gate."


def test_reasons_stand_in_the_table_and_by_what_was_taken_out():
    article = article_from_text(GATE + " Osei came.")
    changes = "gate (issue) = ugly   # it is about <b>looks</b>\n- Osei   # only walks by\n# read twice"
    page = Page(report(article, aliases=decide(aliases_of(article), changes), changes=changes))
    assert page.faults == [] and "it is about <b>looks</b>" in page.text
    assert "Osei, because: only walks by" in page.text and "Noted, too: read twice" in page.text
    assert "only walks by" in Page(report(article, changes=changes)).text  # changes alone are carried out
    lines = "mayor (actor)   # she is elected\ngate (issue)"
    assert "she is elected" in Page(report(article, aliases=lines)).text
    assert "Reason" not in Page(report(article)).text


def test_what_was_expected_stands_beside_the_question():
    page = Page(report(article_from_text(GATE), "Who?", expected="I expect that <nobody> wants it."))
    assert "I expect that <nobody> wants it." in page.text and page.faults == []
    assert "Expected, before" not in Page(report(article_from_text(GATE), "Who?")).text


def test_a_verdict_can_be_left_unsigned():
    article = article_from_text(GATE)
    page = Page(report(article, aliases="mayor (actor)\ngate (issue)", not_signed=[("Mayor", "gate")]))
    assert "Found by the rules, not signed by the author (1): mayor → gate." in page.text and page.faults == []
    for wrong, says in (([("mayor", "moon")], "mayor → gate"), ("mayor", "list of pairs"), ([("mayor",)], "list of pairs")):
        with pytest.raises(NewslensError, match=says):
            report(article, aliases="mayor (actor)\ngate (issue)", not_signed=wrong)


def test_nobody_is_said_to_be_heard_who_was_taken_out_of_the_table():
    article = article_from_text("Osei said the gate is ugly. Lind came. Lind went.")
    html = report(article, aliases="Osei (actor)\ngate (issue)")
    assert "Everybody who is named" not in html and "Every actor in the table who is named is heard" in html


@pytest.mark.parametrize("name", ["no_quotation", "opinion", "two_sentences", "british"])
def test_texts_of_other_kinds_get_a_report_too(name, project_root):
    article = load_article(str(project_root / "tests" / "texts" / "articles" / f"{name}.txt"))
    page = Page(report(article))
    assert page.faults == [] and "No conclusion was written down." in page.text


def test_a_text_without_voices_says_so_and_has_no_empty_table():
    html = report(article_from_text("It rained. The river rose."))
    assert "found nobody in this text" in html and "Nobody takes a side" in html
    assert "<tbody></tbody>" not in html


def test_typical_words_of_a_tiny_text_stand_in_it():
    article = article_from_text("The ferry did not sail. Nobody said why.")
    said = re.search(r"Words that are typical of it.*?: (.*?)\.</p>", report(article))[1]
    listed = [word.split(" (")[0] for word in said.split(", ")]
    assert listed and set(listed) <= set(article.text.lower().replace(".", "").split())


def test_a_table_that_people_decided_is_not_called_unchecked(case):
    assert "Nobody has checked it." not in report(case) and "decided when this text was annotated" in report(case)


def test_a_second_text_goes_in(case):
    first, second = load_article("coast_guard_exercise"), load_article("gull_bank_from_dunmar")
    page = Page(report(second, comparison=compare(first, second)))
    assert page.faults == [] and first.title in page.text and len(page.all("img")) == 3


# --- writing it ---------------------------------------------------------------------------


def test_it_goes_to_my_work_under_the_articles_title(own_work, case):
    path = write_report(case, "Q")
    assert path.parent == own_work and path.name.startswith("report_bombers_train") and path.suffix == ".html"
    assert path.read_text(encoding="utf-8") == report(case, "Q")


def test_a_new_version_replaces_the_old_one_and_another_text_does_not(own_work):
    one, two = (article_from_text(f"title: Gate\n\n{text}") for text in ("The mayor said no.", "The mayor said yes."))
    first = write_report(one)
    assert write_report(one, "a question") == first and "a question" in first.read_text(encoding="utf-8")
    other = write_report(two)
    assert other != first and "a question" in first.read_text(encoding="utf-8")
    assert write_report(two) == other


def test_a_report_with_a_conclusion_is_not_lost_to_one_without(own_work):
    article = article_from_text("title: Gate\n\nThe mayor said no.")
    path = write_report(article, "Q")
    assert write_report(article, "Q", "I find that she is against it.") == path
    for where in (None, path):
        with pytest.raises(NewslensError, match="nothing was overwritten"):
            write_report(article, "Q", " \n", path=where)
        assert "I find that she is against it." in path.read_text(encoding="utf-8")
    assert write_report(article, "Q", "Another conclusion.") == path


def test_a_locked_folder_is_one_sentence(tmp_path, as_ordinary_user, case):
    if os.name != "nt" and os.geteuid() == 0 and Path(nltk.data.path[0]).is_relative_to(Path.home()):
        pytest.skip("the bundled resources lie in root's cache, which the ordinary user may not read")
    tmp_path.chmod(0o755)
    os.chmod(tmp_path.parent, 0o755)
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    _written_to(tmp_path / "before.html")  # what is read for it may lie in root's cache
    with pytest.raises(NewslensError, match="could not be saved"):
        as_ordinary_user(_written_to, folder / "r.html")
    assert list(folder.iterdir()) == []


def _written_to(path):
    return write_report(article_from_text("The mayor said no."), path=path)


def test_a_full_disk_leaves_the_last_report_as_it_was(tmp_path, monkeypatch, case):
    path = write_report(case, "the old question", path=tmp_path / "r.html")
    before = path.read_bytes()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(NewslensError, match="disk is full"):
        write_report(case, "the new question", path=path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("how, says", [
    ({"path": "r.txt"}, "web page"), ({"path": "nowhere/at/all/r.html"}, "no folder"), ({"conclusion": 3}, "text in quotation marks"),
    ({"aliases": "nonsense"}, "write it as"),
])
def test_refusals_are_one_sentence(case, how, says):
    with pytest.raises(NewslensError, match=says) as caught:
        write_report(case, **how)
    assert "\n" not in str(caught.value)


def test_no_figure_is_worked_out_with_another_table_than_the_learners():
    article = article_from_text("Osei condemned the gate. Osei said the gate would harm the harbor.")
    merged = report(article, aliases="the mayor (actor) = Osei\ngate (issue)\nharbor (issue)")
    assert "the mayor → gate" in merged and "Osei → gate" not in merged


# --- lines of a table ---------------------------------------------------------------------


@pytest.mark.parametrize("line, says", [
    ("the council = Lind", "no kind in brackets"), ("(actor) = Lind", "no name before the bracket"), ("Lind (person)", "(person), which is no kind"),
    ("Lind (actor) she", "no = between"), ("-Lind", "begins with -"),
])
def test_each_wrong_line_is_told_its_own_fault(line, says):
    text = article_from_text("Lind condemned the gate.")
    assert says in table_fault(text, f"gate (issue)\n{line}") and "Line 2" in table_fault(text, f"gate (issue)\n{line}")
    with pytest.raises(NewslensError) as caught:
        decide(aliases_of(text), f"# why\n{line}")
    assert says in str(caught.value)


def test_changes_and_a_name_of_two_kinds_are_no_whole_table():
    text = article_from_text("Lind condemned the gate.")
    assert "a whole table is wanted" in table_fault(text, "gate (issue)\n- Lind   # only walks by")
    assert "as an actor and as an issue" in table_fault(text, "Lind (actor)\ngate (issue)\nLind (issue)   # she is what it is about")
