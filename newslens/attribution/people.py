"""Who is it? The kind of a source, and whom a pronoun stands for."""

from __future__ import annotations

from newslens.annotations.model import Spans
from newslens.attribution.model import Attribution
from newslens.attribution.reading import Passage
from newslens.attribution.rules import Found


class Voices:
    def __init__(self, passage: Passage):
        self.passage = passage

    def who(self, number: int, one: Found, before: list[Attribution], outer: str | None) -> tuple[Spans, str | None, list[str]]:
        return one.source, None, []
