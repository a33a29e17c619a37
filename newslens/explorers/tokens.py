"""Explorer of lesson 01: tokenizer against tokenizer."""

from __future__ import annotations

import functools
from collections.abc import Callable

import ipywidgets as widgets
from nltk import PorterStemmer, word_tokenize, wordpunct_tokenize
from nltk.tokenize import TreebankWordTokenizer, TweetTokenizer

from newslens.article import Article, Span, align, article_from_text, load_article
from newslens.explorers.base import choice, explorer, switch, text_box
from newslens.lemmas import lemmatize
from newslens.markup import PALETTE, Safe, escape, legend, paragraph, table

TOKENIZERS: dict[str, Callable[[str], list[str]]] = {
    "split": str.split,
    "wordpunct": wordpunct_tokenize,
    "Treebank": TreebankWordTokenizer().tokenize,
    "word_tokenize": word_tokenize,
    "Tweet": TweetTokenizer().tokenize,
}
FORMS: dict[str, Callable[[str], str]] = {
    "as they are": str, "stems": functools.cache(PorterStemmer().stem), "lemmas": functools.cache(lemmatize)}
OWN = "a text of your own"
WHOLE = "the whole article"
SHOWN = 800  # chips a row, more than a newspaper's article has; more would be slow to draw and nobody reads them

STYLE = f"""<style>
.nl-chips{{line-height:2.1}}
.nl-chips span{{display:inline-block;margin:1px;padding:0 4px;border:1px solid #767676;border-radius:4px;{PALETTE["white"]}}}
.nl-chips .o{{border:3px solid #B34700;{PALETTE["yellow"]}}}
</style>"""


@functools.lru_cache(maxsize=256)
def spans_of(tool: str, text: str) -> tuple[tuple[str, Span], ...]:
    """Return (token, span) for the tokenizer called ``tool``; spans count characters of ``text``."""
    return tuple(align(TOKENIZERS[tool](text), text))


def view(text: str, first: str, second: str, lower: bool = False, form: str = "as they are") -> str:
    """Return HTML: the tokens of two tokenizers as chips, disagreements marked, and counts of tokens and types.

    ``first`` and ``second`` name entries of :data:`TOKENIZERS`, ``form`` one of :data:`FORMS`. A chip is a
    disagreement where the other tokenizer has no token of exactly this stretch of text.
    """
    if not text.strip():
        return paragraph("There is nothing to cut yet: type a sentence into the field above.")
    rows = []
    chips = []
    for tool, other in ((first, second), (second, first)):
        found = spans_of(tool, text)
        elsewhere = {span for _, span in spans_of(other, text)}
        words = [_shown(token, lower, form) for token, _ in found]
        apart = [span not in elsewhere for _, span in found]
        rows.append((tool, f"{len(words):,}", f"{len(set(words)):,}", f"{sum(apart):,}"))
        chips.append(f'<p><strong>{escape(tool)}</strong><br>' + _chips(words, apart) + "</p>")
    key = legend([('<span>same</span>', "both tools have this token"),
                  ('<span class="o">≠ differs</span>', "the other tool cuts this stretch elsewhere")])
    counts = table(("Tokenizer", "Tokens", "Types", "Tokens that differ"), rows, "How many words is that?")
    return f'{STYLE}{counts}<div class="nl-chips">{key}{"".join(chips)}</div>'


def _shown(token: str, lower: bool, form: str) -> str:
    word = FORMS[form](token)
    return word.lower() if lower else word


def _chips(words: list[str], apart: list[bool]) -> str:
    made = [f'<span class="o">≠ {escape(word)}</span>' if other else f"<span>{escape(word)}</span>"
            for word, other in zip(words[:SHOWN], apart[:SHOWN])]
    if len(words) > SHOWN:
        made.append(escape(f" … and {len(words) - SHOWN:,} more; the counts above are of the whole text."))
    return Safe(" ".join(made))


def token_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the explorer for ``article``, by default the chosen one."""
    article = article or load_article()
    texts = {WHOLE: article.text}
    texts |= {f"{i}: {p[:40]}{'…' if len(p) > 40 else ''}": p for i, p in enumerate(article.paragraphs, start=1)}
    names = [*texts, OWN]

    def draw(which: str, own: str, first: str, second: str, lower: bool, form: str) -> str:
        text = texts.get(which)
        if text is None:
            text = article_from_text(own).text if own.strip() else ""
        return view(text, first, second, lower, form)

    controls = {
        "which": choice("Text", names, names[1]),
        "first": choice("First tokenizer", list(TOKENIZERS), "word_tokenize"),
        "second": choice("Second tokenizer", list(TOKENIZERS), "wordpunct"),
        "form": choice("Words", list(FORMS)),
        "lower": switch("lower case"),
        "own": text_box("Your own text", placeholder="Choose “a text of your own” above and type here", rows=2),
    }
    return explorer(draw, controls, title="Token explorer")
