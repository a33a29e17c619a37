"""The voice explorer: its view without a browser, then its controls."""

import re

import pytest

from newslens import load_article
from newslens.annotations import KINDS, annotated_names, load_annotation
from newslens.article import article_from_text
from newslens.attribution import attributions
from newslens.attribution.comparing import pairs
from newslens.explorers import voice_explorer
from newslens.explorers.base import parts
from newslens.explorers.voices import EVERYBODY, GROUPS, SPLITTERS, view, who


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


def summaries(html):
    return [re.sub(r"<[^>]+>", "", part) for part in re.findall(r"<summary>(.*?)</summary>", html)]


def plain_text(html):
    """The paragraphs of the text without marks and numbers."""
    body = html.split('<div class="nl-voices"')[1]
    paragraphs = re.findall(r"<p>(.*?)</p>", body, re.S)
    return [re.sub(r'<span class="nl-b">.*?</span>|<[^>]+>', "", one) for one in paragraphs if "missed:" not in one]


def test_each_attribution_has_its_line_and_its_reasons(case):
    html, found = view(case), attributions(case)
    lines = summaries(html)
    assert len(lines) == len(found)
    for number, (line, a) in enumerate(zip(lines, found), start=1):
        assert line.startswith(f"{number} · ") and a.cue_text in line and a.kind in line
    assert html.count("<strong>Rule:</strong>") == html.count("<strong>Source:</strong>") == len(found)
    assert "“it” is the last body before it that spoke: Aircraft Spots." in html


def test_the_text_is_as_printed_whatever_is_marked(case):
    shown = plain_text(view(case, compare=True))
    assert [one.replace("&quot;", '"').replace("&#x27;", "'") for one in shown] == [case.original(a, b) for a, b in case.paragraph_spans]
    assert "“off the coast of Japan”" in " ".join(shown)


def test_three_marks_that_need_no_colour(case):
    html = view(case)
    style = html.split("</style>")[0]
    assert "double" in style and "dotted" in style and "solid" in style
    opened, closed = re.findall(r"⟨(\d+)", html.split('<div class="nl-voices"')[1]), re.findall(r"(\d+)⟩", html.split('<div class="nl-voices"')[1])
    pieces = sum(len(a.content) for a in attributions(case))
    assert len(opened) == len(closed) == pieces and sorted(opened) == sorted(closed)
    assert html.count('class="nl-q"') == sum(len(a.cue) for a in attributions(case))
    assert all("color:#111" in part for part in re.findall(r"background:#[^}\"]*", style))


def test_figures_follow_from_the_attributions(case):
    found = attributions(case)
    share = len({p for a in found for start, end in a.content for p in range(start, end)}) / len(case.text)
    assert f"{len(found)} attributions, {len({who(a) for a in found})} voices. Of all characters {share:.0%}" in view(case)
    assert "0 attributions, 0 voices" in view(case, kind="direct")


@pytest.mark.parametrize("group", GROUPS)
def test_a_class_that_is_switched_off_vanishes_and_is_named(case, group):
    found = attributions(case)
    gone = [a for a in found if a.cue_class in GROUPS[group]]
    html = view(case, **{group: False})
    assert len(summaries(html)) == len(found) - len(gone)
    assert (f"{len(gone)} vanished" in html) == bool(gone)


def test_sentence_splitting_takes_the_captains_name(case):
    assert "Capt. Victoria Hight" in " ".join(summaries(view(case)))
    html = view(case, splitting="every stop and space")
    assert "Capt. Victoria Hight said" in html.split("vanished")[1]
    assert "Capt. Victoria Hight" not in " ".join(summaries(html))
    for splitting in SPLITTERS:
        assert "attributions" in view(case, splitting=splitting)


def test_one_voice_one_kind(case):
    html = view(case, voice="Aircraft Spots")
    assert len(summaries(html)) == 2 and all("tweeted" in line or "said" in line for line in summaries(html))
    for kind in KINDS:
        assert all(f"({kind}" in line for line in summaries(view(case, kind=kind)))


def test_beside_the_reference():
    story = load_article(annotated_names("development")[0])
    html = view(story, compare=True)
    compared = pairs(load_annotation(story), attributions(story))
    lines = summaries(html)
    assert sum("✓ as in the reference" in line for line in lines) == sum(pair.verdict == "hit" for pair in compared)
    assert sum("✗" in line for line in lines) == sum(pair.verdict in ("wrong source", "wrong content", "invented") for pair in compared)
    assert html.count("○ missed:") == sum(pair.verdict == "missed" for pair in compared)
    assert "Beside the reference" not in view(story)


def test_a_text_without_reference_voices_or_quotations():
    article = article_from_text("The boat is old. It is <b>gone</b> & lost.")
    html = view(article, compare=True)
    assert "0 attributions" in html and "no reference annotation" in html
    assert "<b>gone" not in html and "&lt;b&gt;gone&lt;/b&gt; &amp; lost" in html


def test_what_is_read_is_escaped():
    html = view(article_from_text('Reyes said the <i>boat</i> was "old & <b>grey</b>."'))
    assert "<i>" not in html and "<b>grey" not in html and "&lt;i&gt;boat" in html


def test_content_over_paragraphs_keeps_its_marks():
    html = view(article_from_text('"It sank," Reyes said. "We swam.\n\n"Nobody came."\n\nThe sea was calm.'))
    assert html.count("⟨1") >= 2


def test_the_controls_move_the_view():
    explorer = voice_explorer(load_article("bombers"))
    before = explorer.area.value
    explorer.controls["judging"].value = False
    assert "vanished" in explorer.area.value and explorer.area.value != before
    explorer.controls["judging"].value = True
    assert explorer.area.value == before
    assert explorer.controls["voice"].options[0] == EVERYBODY
    for option in explorer.controls["voice"].options:
        explorer.controls["voice"].value = option
    assert all(control.description for control in explorer.controls.values())


def test_a_long_text_is_shown_in_parts_and_the_figures_are_of_all_of_it(case):
    assert len(parts(case)) == 1 and "part" not in voice_explorer(case).controls
    story = ["The mayor said the harbor was full.", "It rained. " * 300]
    long = article_from_text("\n\n".join(story * 10), "long")
    windows = parts(long)
    assert len(windows) > 2 and windows[0][0] == 0 and windows[-1][1] == len(long.paragraphs)
    assert all(one[1] == other[0] for one, other in zip(windows, windows[1:]))
    htmls = [view(long, part=number) for number in range(1, len(windows) + 1)]
    assert all("10 attributions" in html for html in htmls)
    assert sum(html.count("<details>") for html in htmls) == 10
    assert "below are paragraphs 1 to " in htmls[0]
    box = voice_explorer(long)
    box.controls["part"].value = 2
    assert box.area.value == htmls[1]
