"""What the rules return: an attribution that can show its words and say why it is there."""

from __future__ import annotations

from dataclasses import dataclass, field

from newslens.annotations.model import Attribution as Annotated
from newslens.annotations.model import Span, Spans

CLASSES = ("SAY", "ASK", "THINK", "SHOW", "JUDGE", "CALL", "DENY", "POST", "ACCORDING")
COMMITMENTS = ("firm", "plain", "weak", "against", "none")
WRITERS = ("neutral", "endorses", "distances")


@dataclass(frozen=True)
class Attribution(Annotated):
    """Somebody (source) who is said to say, think or judge (cue) something (content), as the rules found it.

    The first fields are those of :class:`newslens.annotations.Attribution`, spans count characters of ``text``
    (``Article.text``, so ``article.original(*span)`` shows them with curly quotes). An empty ``source`` means
    that the text names none. What comes on top:

    * ``rule``: the name of the rule that found it, a key of :data:`newslens.attribution.RULES`
    * ``verb``: the entry of ``data/lexicons/cues.tsv``, with ``cue_class`` (one of :data:`CLASSES`),
      ``commitment`` (how far the source stands by the content: firm, plain, weak, against, none) and
      ``writer`` (what the choice of the verb says of the writer: neutral, endorses, distances)
    * ``who``: the words that the source stands for, where it is a pronoun that could be resolved; else the source
    * ``because``: sentences for people to read, why the source is the source and the pronoun is who it is
    """

    rule: str = ""
    verb: str = ""
    cue_class: str = ""
    commitment: str = "plain"
    writer: str = "neutral"
    who: Spans = ()
    because: tuple[str, ...] = ()
    text: str = field(default="", repr=False, compare=False)

    @property
    def source_text(self) -> str:
        """The words of the source; "" where there is none."""
        return self._words(self.source)

    @property
    def cue_text(self) -> str:
        """The words of the cue."""
        return self._words(self.cue)

    @property
    def content_text(self) -> str:
        """The words of the content, pieces joined by " … "."""
        return self._words(self.content)

    @property
    def who_text(self) -> str:
        """The words of who it is, pronouns resolved; "" where there is no source."""
        return self._words(self.who or self.source)

    def _words(self, spans: Spans) -> str:
        return " … ".join(" ".join(self.text[a:b].split()) for a, b in spans)


def covers(outer: Spans, inner: Span) -> bool:
    """Say whether one of the spans ``outer`` holds the span ``inner`` whole."""
    return any(a <= inner[0] and inner[1] <= b for a, b in outer)
