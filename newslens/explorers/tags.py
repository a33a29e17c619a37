"""Explorer of lesson 03: tagger against tagger, words colored and lettered by what they do."""

from __future__ import annotations

import functools
from collections.abc import Callable

import ipywidgets as widgets
from nltk import pos_tag, pos_tag_sents

from newslens import tagging
from newslens.annotations import Annotation, annotated_names, load_annotation
from newslens.article import CASE, Article, load_article
from newslens.explorers.base import choice, explorer, switch
from newslens.markup import PALETTE, escape, legend, table

REFERENCE = "reference (tagged by reading)"
WHOLE = "the whole article"
ALL = "all words"
SHOWN = 800  # words, more than a newspaper's article; more would be slow to draw and nobody reads them

# universal tag: color, line below it, what it means
LOOKS = {
    "NOUN": ("blue", "solid", "nouns"), "VERB": ("orange", "double", "verbs"), "ADJ": ("green", "dotted", "adjectives"),
    "ADV": ("purple", "dashed", "adverbs"), "PRON": ("yellow", "solid", "pronouns"),
}
# The lines are of a grey that is seen beside the marks and on a dark page as well as on a white one.
STYLE = "".join(["""<style>
.nl-tags{line-height:2.4}
.nl-tags span{white-space:nowrap}
.nl-tags mark{padding:0 1px;border-bottom:3px none #767676;""", PALETTE["white"], """}
.nl-tags sub{font-size:.75em}
.nl-tags .d{font-weight:bold}
""", *(f".nl-tags .{tag}{{{PALETTE[color]};border-bottom-style:{line}}}\n" for tag, (color, line, _) in LOOKS.items()), "</style>"])


@functools.cache
def _training() -> list[tagging.Tagged]:
    return [sentence for name in annotated_names("training") for sentence in load_annotation(name).tagged_sents]


@functools.cache
def _taggers() -> dict[str, Callable[[list[str]], tagging.Tagged]]:
    words = tagging.by_word(_training())
    return {
        "noun baseline": tagging.backoff(tagging.always("NN")),
        "commonest tag of each word": tagging.backoff(words),
        "… then its shape": tagging.backoff(words, tagging.by_shape()),
        "… the tag before, too": tagging.backoff(tagging.by_previous(_training()), words, tagging.by_shape()),
        "pos_tag": pos_tag,
    }


TAGGERS = ("noun baseline", "commonest tag of each word", "… then its shape", "… the tag before, too", "pos_tag")


@functools.lru_cache(maxsize=64)
def _given(tool: str, sentences: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    if tool == "pos_tag":
        return tuple(tag for sentence in pos_tag_sents([list(words) for words in sentences]) for _, tag in sentence)
    return tuple(tag for words in sentences for _, tag in _taggers()[tool](list(words)))


def _tags(tool: str, annotation: Annotation | None, sentences: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return annotation.tags if tool == REFERENCE else _given(tool, sentences)


def _sentences(article: Article, annotation: Annotation | None) -> tuple[tuple[str, ...], ...]:
    """The text's sentences as words: as people divided it, else as the tokenizers do."""
    if annotation is not None:
        return tuple(tuple(word for word, _ in sentence) for sentence in annotation.tagged_sents)
    return _tokenized(article)


@functools.lru_cache(maxsize=8)
def _tokenized(article: Article) -> tuple[tuple[str, ...], ...]:
    starts = iter(article.sentence_spans[1:] + [(len(article.text) + 1, 0)])
    found, words, limit = [], [], next(starts)[0]
    for word, (begin, _) in zip(article.tokens, article.token_spans):
        if begin >= limit:
            found.append(tuple(words))
            words, limit = [], next(starts)[0]
        words.append(word)
    return tuple([*found, tuple(words)])


def view(article: Article, first: str = "pos_tag", second: str = "noun baseline", show: str = ALL, coarse: bool = True,
         differing: bool = False) -> str:
    """Return HTML: how often two taggers agree (with the reference, where there is one), and the words with the first one's tags.

    ``show`` is "all words" or a universal tag; ``coarse`` compares universal tags; ``differing`` shows only words on
    which the two differ, with both tags.
    """
    annotation = load_annotation(article)
    sentences = _sentences(article, annotation)
    words = [word for sentence in sentences for word in sentence]
    tools = [tool for tool in dict.fromkeys((first, second)) if tool != REFERENCE or annotation]
    tags = {tool: _as_shown(_tags(tool, annotation, sentences), coarse) for tool in tools}
    parts = [_scores(tags, _as_shown(annotation.tags, coarse) if annotation else None)]
    if len(tools) < len({first, second}):
        parts.append(f"<p>{escape(article.name)} has no reference: nobody has tagged it by reading.</p>")
    if not tools:
        return "".join(parts)
    given = tags[tools[0]]
    other = tags[tools[-1]]
    broad = _as_shown(_tags(tools[0], annotation, sentences), True)
    pieces = []
    for word, tag, second_tag, kind in zip(words, given, other, broad):
        apart = tag != second_tag
        if (show != ALL and kind != show) or (differing and not apart):
            continue
        pieces.append((word, tag, second_tag if apart else "", kind))
    more = f"<p>… and {len(pieces) - SHOWN:,} more words; the figures above are of the whole text.</p>" if len(pieces) > SHOWN else ""
    if not pieces:
        parts.append("<p>No word of this kind here.</p>")
    key = legend([(f'<mark class="{tag}">{tag}</mark>', meaning) for tag, (_, _, meaning) in LOOKS.items()])
    words = " ".join(_word(*piece) for piece in pieces[:SHOWN])
    return "".join([STYLE, *parts, f'<div class="nl-tags">{key}<p>{words}</p></div>', more])


@functools.cache
def _coarse(tag: str) -> str:
    return tagging.universal([("", tag)])[0][1]


def _as_shown(tags: tuple[str, ...], coarse: bool) -> list[str]:
    return list(map(_coarse, tags)) if coarse else list(tags)


def _word(word: str, tag: str, second: str, kind: str) -> str:
    sign = f" ≠ {second}" if second else ""
    looks = " ".join(name for name in (kind if kind in LOOKS else "", "d" if second else "") if name)
    return f'<span><mark class="{looks}">{escape(word)}</mark><sub>{escape(tag + sign)}</sub></span>'


def _scores(tags: dict[str, list[str]], due: list[str] | None) -> str:
    rows = []
    tools = list(tags)
    for tool in tools:
        rest = [other for other in tools if other != tool] or [tool]
        same = sum(a == b for a, b in zip(tags[tool], tags[rest[0]]))
        right = f"{sum(a == b for a, b in zip(tags[tool], due)) / len(due):.1%}" if due else "no reference"
        rows.append((tool, right, f"{same:,} of {len(tags[tool]):,}"))
    return table(("Tagger", "Right, by the reference", "Same as the other"), rows, "How often are they right?")


def tag_explorer(article: Article | None = None) -> widgets.VBox:
    """Return the explorer for ``article``, by default the chosen one."""
    article = article or load_article()
    _training.cache_clear()  # an annotation may have been edited since the last explorer
    _taggers.cache_clear()
    _given.cache_clear()
    tools = [*TAGGERS, REFERENCE]
    reference_here = load_annotation(article) is not None
    controls = {
        "which": choice("Text", list(dict.fromkeys([article.name, CASE]))),
        "first": choice("First tagger", tools, "pos_tag"),
        "second": choice("Second tagger", tools, REFERENCE if reference_here else TAGGERS[0]),
        "show": choice("Show", [ALL, *LOOKS]),
        "coarse": switch("coarse (universal) tags", True),
        "differing": switch("only where they differ"),
    }
    texts = {article.name: article}

    def draw(which: str, **settings: object) -> str:
        return view(texts.get(which) or load_article(which), **settings)

    return explorer(draw, controls, title="Tag explorer")
