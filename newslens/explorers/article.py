"""Explorer of lesson 08: any text at any stage of the chain; and the field into which a text of one's own is pasted."""

from __future__ import annotations

import functools
from collections.abc import Callable

import ipywidgets as widgets

from newslens.article import CASE, Article, article_from_text, article_names, load_article, story_names
from newslens.certainty import LONG, Outcome, over_settings
from newslens.chain import decide, unheard
from newslens.comparing import compare, joined
from newslens.explorers import frequency, names, stance, tags, tokens, voices
from newslens.explorers.base import choice, explorer, text_box
from newslens.markup import escape, paragraph, table
from newslens.own_texts import doubt, file_name, load_saved, save_text, saved_texts
from newslens.resources import NewslensError
from newslens.stance import Aliases

BESIDE = "8 · beside another text"
OWN = "the text in the field below"
VERDICTS = {"AGAINST": "against", "FAVOR": "for", "NONE": "no side"}
MOST = 60  # rows of a table; more is not read


def _tokens(article: Article, lines: str) -> str:
    return tokens.view(article.text, "word_tokenize", "split")


def _words(article: Article, lines: str) -> str:
    return frequency.view(article, rank=frequency.KEY, function_words=False)


def _tags(article: Article, lines: str) -> str:
    return tags.view(article)


def _names(article: Article, lines: str) -> str:
    return names.view(article, patterns=True, gazetteer=True, grammar=True, ne_chunk=True)


def _voices(article: Article, lines: str) -> str:
    silent = _silent(article, lines)
    return paragraph(f"Named and not heard: {silent}." if silent else "Whoever is named is heard, or nobody is named.") + voices.view(article)


@functools.lru_cache(maxsize=16)
def _silent(article: Article, lines: str) -> str:
    return ", ".join(f"{name} ({count:,})" for name, count in unheard(article, _decided(article, lines))[:30])


def _stance(article: Article, lines: str) -> str:
    return stance.view(article, table=lines)


def _certainty(article: Article, lines: str) -> str:
    outcomes = _outcomes(article, lines)
    if not outcomes:
        return paragraph("Nobody takes a side in any setting of the rules.")
    rows = [(f"{one.source} → {one.target}", VERDICTS[one.label], f"{one.share:.0%}", f"{one.against:,} against, {one.favor:,} for, {one.none:,} no side")
            for one in outcomes[:MOST]]
    note = f" Of this long text the beginning was read (about {LONG:,} tokens)." if len(article.tokens) > LONG else ""
    firm = sum(one.label != "NONE" and one.share >= 0.9 for one in outcomes)
    caption = f"Verdicts over {outcomes[0].n:,} settings; firm, in at least 90 % of them: {firm:,} of {len(outcomes):,}.{note}"
    return table(("Source → target", "Most frequent verdict", "Share of settings", "Settings"), rows, caption)


STAGES: dict[str, Callable[[Article, str], str]] = {
    "1 · tokens": _tokens, "2 · words": _words, "3 · tags": _tags, "4 · names": _names, "5 · voices": _voices, "6 · stance": _stance,
    "7 · how sure": _certainty,
}  # fmt: skip


def view(article: Article, stage: str = "5 · voices", other: Article | None = None, lines: str = "") -> str:
    """Return HTML: ``article`` at one ``stage`` of the chain, a key of :data:`STAGES` or :data:`BESIDE`.

    It is the view of that lesson's explorer with its usual settings. ``lines`` are decisions about the alias table
    (``name (actor) = form; form``, ``- name``, see :func:`newslens.chain.decide`) for voices that are not heard, stance, certainty and the comparison with ``other``.
    """
    title = f"<p><strong>{escape(article.title or article.name)}</strong></p>"
    if stage == BESIDE:
        if other is None or other.sha256 == article.sha256:
            return title + paragraph("Choose another text to put beside this one.")
        return title + _beside(article, other, lines)
    return title + STAGES[stage](article, lines)


def _decided(article: Article, lines: str) -> Aliases:
    return _with(stance.usual_aliases(article), lines)


def _with(aliases: Aliases, lines: str) -> Aliases:
    return decide(aliases, lines.replace("/", "\n"))


@functools.lru_cache(maxsize=16)
def _outcomes(article: Article, lines: str) -> tuple[Outcome, ...]:
    return tuple(over_settings(article, aliases=_decided(article, lines)))


@functools.lru_cache(maxsize=16)
def _beside(article: Article, other: Article, lines: str) -> str:
    return compare(article, other, _with(joined(stance.usual_aliases(article), stance.usual_aliases(other)), lines)).html()


def article_explorer(article: Article | None = None, changes: str = "") -> widgets.VBox:
    """Return the explorer, which begins with ``article``, by default the chosen one.

    ``changes`` are decisions about the alias table, as :func:`newslens.chain.decide` reads them: the line for the table
    begins with them, without their reasons.
    """
    article = article or load_article()
    saved = [f"my_work: {name}" for name in saved_texts()]
    kept = [line for line in (line.split("#")[0].strip() for line in changes.splitlines()) if line]
    texts = list(dict.fromkeys([article.name, CASE, *article_names(), *saved, *story_names(), OWN]))

    def text_called(name: str, own: str) -> Article:
        if name == OWN:
            return article_from_text(own)
        if name == article.name:
            return article
        return _loaded(name)

    def draw(which: str, stage: str, other: str, lines: str, own: str) -> str:
        return view(text_called(which, own), stage, text_called(other, own) if stage == BESIDE else None, lines)

    own = text_box("A text of your own", placeholder="Choose “the text in the field below” and paste it here", rows=4)
    own.continuous_update = False  # the whole chain runs on it: once, not at every key
    controls = {
        "which": choice("Text", texts),
        "stage": choice("Stage", [*STAGES, BESIDE], "5 · voices"),
        "other": choice("Other text (stage 8)", texts, next((name for name in texts if name != article.name), texts[0])),
        "lines": text_box("Add to the alias table", value=" / ".join(kept), placeholder="North Korea (actor) = Pyongyang / joint training (issue) = flight; bombers"),
        "own": own,
    }
    return explorer(draw, controls, title="Article explorer")


@functools.lru_cache(maxsize=64)
def _loaded(name: str) -> Article:
    return load_saved(name.removeprefix("my_work: ")) if name.startswith("my_work: ") else load_article(name)


class Reader(widgets.VBox):
    """A field for a text, with a button that reads it and one that saves it. ``article`` is what was read last."""

    def __init__(self, article: Article):
        self.article = article
        self.title = text_box("Its title")
        self.field = text_box("The article’s words", placeholder="Paste them here, without menus and advertisements", rows=10)
        self.read = widgets.Button(description="Read it", layout=widgets.Layout(width="auto"))
        self.save = widgets.Button(description="Save it in my_work/texts", layout=widgets.Layout(width="auto"))
        self.status = widgets.HTML()
        self.given = article
        self.tell(f"Nothing is read yet. In use: {article.title or article.name}. Nothing is saved unless you press the second button.")
        self.read.on_click(self._read)
        self.save.on_click(self._save)
        super().__init__([self.title, self.field, widgets.HBox([self.read, self.save]), self.status])

    def tell(self, message: str) -> None:
        """Show a sentence below the field; a screen reader says it."""
        self.status.value = f'<p role="status">{escape(message)}</p>'

    def _taken(self) -> Article:
        title = " ".join(self.title.value.split())
        article = article_from_text(self.field.value, file_name(title, "your_text"))
        if title and not article.header:
            article = article_from_text(f"title: {title}\n\n{self.field.value}", article.name)
        return article

    def _read(self, _button: object = None) -> None:
        try:
            self.article = self._taken()
        except NewslensError as refusal:
            self.tell(f"{refusal} In use is still: {self.article.title or self.article.name}.")
            return
        count = len(self.article.paragraphs)
        self.tell(f"Read: {len(self.article.tokens):,} tokens, {count:,} {'paragraph' if count == 1 else 'paragraphs'}. {doubt(self.article)}"
                  "It is not saved. Now run the cell that takes it, with “.article” in it, and those below.")

    def _save(self, _button: object = None) -> None:
        try:
            self.article = self._taken()
            path = save_text(self.field.value, self.title.value)
        except NewslensError as refusal:
            self.tell(str(refusal))
            return
        self.tell(f"Saved as my_work/texts/{path.name}. {doubt(self.article)}Next time start with: mine = load_article(\"my_work/texts/{path.name}\").")

    def which(self, otherwise: str = "the chosen article") -> str:
        """Say which text is in use, and why; ``otherwise`` is what the text is that stands in for one that is not pasted."""
        title = self.article.title or self.article.name
        if self.article is self.given:
            return f"THIS READS “{title}”: nothing was pasted (or not read by the button), so it is {otherwise}."
        return f"This reads “{title}”, which you pasted."


def article_reader(article: Article | None = None) -> Reader:
    """Return a field to paste an article into; its ``article`` is the chosen one until another is read."""
    return Reader(article or load_article())
