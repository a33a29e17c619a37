"""Explorer of lesson 02: which words stand out, by what rule, and where they stand."""

from __future__ import annotations

import re

import ipywidgets as widgets

from newslens.article import Article, load_article
from newslens.counting import FORMS, TOKENIZERS, Counted, counted, keyness, per_thousand, reference_counts, reference_stories, stop_words
from newslens.explorers.base import choice, explorer, number, switch, text_box
from newslens.markup import escape, paragraph

RAW, KEY = "raw counts", "keyness"
ALL = "all stories"
LINES = 8  # concordance lines under a bar; more would be slow to draw with forty bars
AROUND = 34  # characters on each side of the word

# The rows are details elements: they open by mouse, Enter or Space. JupyterLab keeps its own keys (d d deletes the cell)
# off an element that has this attribute itself.
OWN_KEYS = 'data-lm-suppress-shortcuts="true"'
STYLE = """<style>
.nl-bars{max-width:860px;padding:2px 4px}
.nl-bars summary{display:flex;align-items:center;gap:8px;padding:1px 4px;cursor:pointer;list-style:none}
.nl-bars summary::before{content:"\\25B8";width:1em;flex:none}
.nl-bars details[open]>summary::before{content:"\\25BE"}
.nl-bars .w{flex:none;width:9em;text-align:right;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.nl-bars .t{flex:1;min-width:40px}
.nl-bars .b{display:block;height:1em;background:#3F7FBF;min-width:2px}
.nl-bars .n{flex:none;width:8em;white-space:nowrap}
.nl-bars .k .n{width:20em}
.nl-bars pre{margin:2px 0 8px 1.5em;overflow-x:auto;white-space:pre;word-break:normal;font-size:92%;line-height:1.5}
.nl-bars mark{background:#FFE08A;color:#111}
</style>"""


def view(
    article: Article,
    top: int = 15,
    rank: str = RAW,
    against: str = ALL,
    form: str = "lower case",
    tool: str = "word_tokenize",
    function_words: bool = True,
    own: str = "",
    shortest: int = 1,
) -> str:
    """Return HTML: the first ``top`` words as bars, each of which opens the lines where the word stands.

    ``rank`` is "raw counts" or "keyness" (log-likelihood against the companion stories, or those of one topic in
    ``against``); ``form`` and ``tool`` name entries of :mod:`newslens.counting`. Settings leave words out of the list,
    never out of the sums: function words, those in ``own`` (any separators), those shorter than ``shortest``.
    """
    found = counted(article, form, tool)
    kept = _filter(found, form, tool, function_words, own, shortest)
    if rank == KEY:
        head, rows = _key_rows(article, found, kept, form, tool, against)
    else:
        head, rows = _raw_rows(found, kept)
    if not rows:
        return paragraph(head + " No word is left to show: take fewer of them out.")
    longest = max(value for _, value, _ in rows)
    drawn = [_row(article, found, word, value / longest, said) for word, value, said in rows[:top]]
    kind = "k" if rank == KEY else "r"
    return STYLE + paragraph(head) + f'<div class="nl-bars"><div class="{kind}">{"".join(drawn)}</div></div>'


def _filter(found: Counted, form: str, tool: str, function_words: bool, own: str, shortest: int) -> list[str]:
    change = FORMS[form]
    out = {word.lower() for word in re.split(r"[\s,;]+", own) if word}
    out |= {change(word).lower() for word in out}
    if not function_words:
        out |= _function_words(form)
    return [word for word in found.counts if len(word) >= shortest and word.lower() not in out]


_stop: dict[str, frozenset[str]] = {}


def _function_words(form: str) -> frozenset[str]:
    if form not in _stop:
        listed = stop_words()
        _stop[form] = frozenset(listed) | {FORMS[form](word).lower() for word in listed}
    return _stop[form]


def _raw_rows(found: Counted, kept: list[str]) -> tuple[str, list[tuple[str, float, str]]]:
    size = found.counts.N()
    left_out = size - sum(found.counts[word] for word in kept)
    once = sum(found.counts[word] == 1 for word in kept)
    head = f"{size:,} words, {left_out:,} of them left out by your settings. Types in the list: {len(kept):,}, of which {once:,} occur once (‰: in a thousand words)."
    ordered = sorted(kept, key=lambda word: -found.counts[word])
    return head, [(word, found.counts[word], f"{found.counts[word]:,} ({per_thousand(found.counts[word], size):.1f} ‰)") for word in ordered]


def _key_rows(article: Article, found: Counted, kept: list[str], form: str, tool: str, against: str) -> tuple[str, list[tuple[str, float, str]]]:
    topic = None if against == ALL else against
    reference = reference_counts(article, form, tool, topic)
    keys = [key for key in keyness(found.counts, reference, only=kept) if key.log_ratio > 0]
    head = f"{found.counts.N():,} words here against {reference.N():,} in {len(reference_stories(article, topic))} stories. Types that are more frequent here: {len(keys):,}."
    return head, [(k.word, k.log_likelihood, f"{k.log_likelihood:.1f} · {k.count:,} here, {k.reference:,} there · log ratio {k.log_ratio:.1f}") for k in keys]


def _row(article: Article, found: Counted, word: str, share: float, said: str) -> str:
    name = escape(word)
    bar = f'<span class="t" aria-hidden="true"><span class="b" style="width:{100 * share:.1f}%"></span></span>'
    places = found.places[word]
    lines = "\n".join(_line(article, *found.spans[place]) for place in places[:LINES])
    more = f"\n… and {len(places) - LINES:,} more." if len(places) > LINES else ""
    return (
        f'<details><summary {OWN_KEYS}><span class="w" title="{name}">{name}</span>{bar}<span class="n">{escape(said)}</span></summary>'
        f"<pre>{lines}{more}</pre></details>"
    )


_lines: dict[tuple[str, int, int], str] = {}


def _line(article: Article, start: int, end: int) -> str:
    """One line of the concordance, as it stands in the original; made once, because a slider asks for it again and again."""
    key = (article.sha256, start, end)
    if key not in _lines:
        if len(_lines) > 20_000:
            _lines.clear()
        _lines[key] = _make_line(article, start, end)
    return _lines[key]


def _make_line(article: Article, start: int, end: int) -> str:
    text = article.text
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = max(end, text.rfind(" ", end, last))
    left, hit, right = (article.original(a, b).replace("\n\n", " ¶ ").replace("\n", " ") for a, b in ((first, start), (start, end), (end, last)))
    return f"{escape(left.rjust(AROUND + 4))}<mark>{escape(hit)}</mark>{escape(right)}"


def frequency_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the explorer for ``article``, by default the chosen one."""
    article = article or load_article()
    topics = sorted({story.header.get("topic", "") for story in reference_stories(article)} - {""})

    def draw(**values: object) -> str:
        return view(article, **values)

    controls = {
        "top": number("Bars", 15, 5, 40),
        "rank": choice("Rank by", [RAW, KEY]),
        "against": choice("Keyness against", [ALL, *topics]),
        "form": choice("Words", list(FORMS)),
        "tool": choice("Tokenizer", list(TOKENIZERS)),
        "shortest": number("Shortest word", 1, 1, 10),
        "function_words": switch("with function words", True),
        "own": text_box("Leave out, too", placeholder="words of your own choice, such as: said, last"),
    }
    return explorer(draw, controls, title="Frequency explorer")
