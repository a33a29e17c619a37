"""The frequency explorer: its view without a browser, then its controls."""

import re

import pytest

from newslens import NewslensError, counting, load_article
from newslens.article import article_from_text
from newslens.explorers import frequency_explorer
from newslens.explorers.frequency import KEY, LINES, RAW, view

ROW = re.compile(r'<details><summary data-lm-suppress-shortcuts="true"><span class="w" title="[^"]*">(.*?)</span>.*?width:([\d.]+)%.*?<span class="n">(.*?)</span></summary>(.*?)</details>', re.S)


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


def rows(html):
    return ROW.findall(html)


def words(html):
    return [row[0] for row in rows(html)]


def test_raw_counts_are_those_of_nltk(case):
    expected = counting.counted(case).counts.most_common(15)
    got = [(word, int(said.split()[0].replace(",", ""))) for word, _, said, _ in rows(view(case))]
    assert got == [(word.replace("'", "&#x27;"), count) for word, count in expected]


def test_the_number_of_bars_follows_the_control(case):
    assert len(rows(view(case, top=5))) == 5
    assert len(rows(view(case, top=40))) == 40


def test_the_longest_bar_is_the_first_and_lengths_are_in_proportion(case):
    lengths = [float(width) for _, width, _, _ in rows(view(case))]
    assert lengths[0] == 100 and lengths == sorted(lengths, reverse=True)
    counts = [count for _, count in counting.counted(case).counts.most_common(2)]
    assert lengths[1] == pytest.approx(100 * counts[1] / counts[0], abs=0.1)


def test_function_words_short_words_and_own_words_go(case):
    assert "the" in words(view(case))
    without = words(view(case, function_words=False))
    assert without[0] == "u.s." and "the" not in without
    assert "u.s." not in words(view(case, function_words=False, own="U.S., said"))
    assert all(len(word) >= 8 for word in words(view(case, shortest=8)))


def test_what_is_left_out_is_left_out_in_every_form(case):
    assert not {"thi", "the", "thes"} & set(words(view(case, top=40, form="stems", function_words=False)))
    assert "bomber" not in words(view(case, top=40, form="lemmas", own="bombers"))


def test_settings_leave_the_sums_alone(case):
    size = f"{counting.counted(case).counts.N():,} words"
    assert size in view(case) and size in view(case, shortest=6, function_words=False)
    shown = dict((word, said) for word, _, said, _ in rows(view(case, rank=KEY)))
    fewer = dict((word, said) for word, _, said, _ in rows(view(case, rank=KEY, shortest=4)))
    assert shown["japan"] == fewer["japan"]


def test_keyness_is_the_packages(case):
    got = rows(view(case, rank=KEY, top=10))
    keys = counting.key_words(case)[:10]
    assert [row[0] for row in got] == [key.word for key in keys]
    assert got[0][2].startswith(f"{keys[0].log_likelihood:.1f} · {keys[0].count} here, {keys[0].reference} there")
    assert "the" not in words(view(case, rank=KEY, top=40))


def test_the_reference_can_be_one_topic(case):
    everything, security = view(case, rank=KEY), view(case, rank=KEY, against="security and diplomacy")
    assert words(everything) != words(security)
    assert re.search(r"in (\d+) stories", security)[1] != re.search(r"in (\d+) stories", everything)[1]


def test_form_and_tokenizer_decide_what_is_counted(case):
    assert "u.s." not in words(view(case, tool="wordpunct", function_words=False, top=40))
    assert "b-52" in words(view(case, form="lemmas", top=40, function_words=False))
    assert "B-52s" in words(view(case, form="as they are", top=40, function_words=False, shortest=5))


def test_each_bar_opens_its_lines_in_the_original(case):
    row = next(row for row in rows(view(case, top=40, function_words=False)) if row[0] == "beijing")
    lines = re.findall(r"(.*)<mark>(.*?)</mark>(.*)", row[3])
    assert len(lines) == counting.counted(case).counts["beijing"]
    assert all(hit == "Beijing" for _, hit, _ in lines)
    assert any("China’s." in left for left, _, _ in lines)  # curly, as in the original


def test_long_lists_of_lines_are_cut_and_say_so(case):
    first = rows(view(case))[0]
    assert first[3].count("<mark>") == LINES and f"and {counting.counted(case).counts['the'] - LINES} more" in first[3]


def test_text_is_escaped():
    html = view(article_from_text('He said <script>alert(1)</script> & "x" twice: a<b a<b.'))
    assert "<script>" not in html and "&lt;b" in html


@pytest.mark.parametrize("text", ["One ship sank. The crew was saved.", "Fire.", "日本 and Łódź, e.g. 日本.", "word " * 60])
@pytest.mark.parametrize("rank", [RAW, KEY])
def test_any_text_gives_a_view(text, rank):
    article = article_from_text(text)
    for tool in counting.TOKENIZERS:
        for form in counting.FORMS:
            assert rows(view(article, rank=rank, tool=tool, form=form))


def test_when_nothing_is_left_it_says_so(case):
    for rank in (RAW, KEY):
        html = view(case, rank=rank, shortest=40)
        assert "No word is left" in html and not rows(html)


def test_the_bars_say_everything_without_colour(case):
    html = view(case)
    assert html.count('aria-hidden="true"') == 15  # the bar; the word and its number are text
    assert html.count('data-lm-suppress-shortcuts="true"') == 15  # a key pressed on a bar is not JupyterLab's


def test_every_control_has_a_label_and_redraws(case):
    box = frequency_explorer(case)
    assert all(control.description for control in box.controls.values())
    changes = {"top": 8, "rank": KEY, "against": "weather", "form": "stems", "tool": "split", "shortest": 5, "function_words": False, "own": "china"}
    assert set(changes) == set(box.controls)
    for name, value in changes.items():
        before = box.area.value
        box.controls[name].value = value
        assert box.area.value != before, name


def test_the_chosen_article_is_explored(monkeypatch):
    monkeypatch.setenv("NEWSLENS_ARTICLE", "give_the_bell_back")
    assert "bell" in words(frequency_explorer().area.value) or "bell" in frequency_explorer().area.value


def test_an_unknown_setting_is_refused_in_a_sentence(case):
    with pytest.raises(NewslensError, match="take one of"):
        view(case, form="upside down")
