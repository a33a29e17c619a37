"""What the models learn from: annotated sentences with their tags and names."""

from __future__ import annotations

from dataclasses import dataclass, field

from newslens.annotations import ENTITY_TYPES, Annotation, annotated_names, load_annotation


@dataclass(frozen=True)
class Sentence:
    """Words with one Penn tag and one chunk label each.

    Chunk labels are those of ``ne_chunk``: ``B-GPE`` begins a name, ``I-GPE`` goes on with it, ``O`` is none.
    ``story`` names the text that the sentence comes from.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    chunks: tuple[str, ...] = field(repr=False)
    story: str = ""

    @property
    def tagged(self) -> list[tuple[str, str]]:
        """(word, tag), as ``pos_tag`` returns them."""
        return list(zip(self.words, self.tags))

    @property
    def names(self) -> list[tuple[int, int, str]]:
        """The names in it as (first token, one past the last, type)."""
        found, start = [], None
        for i, chunk in enumerate((*self.chunks, "O")):
            if start is not None and not chunk.startswith("I-"):
                found.append((start, i, self.chunks[start][2:]))
                start = None
            if chunk.startswith("B-"):
                start = i
        return found


def sentences_of(annotation: Annotation) -> list[Sentence]:
    """Return the sentences of one text. Only the first layer of names is kept, which is what ``ne_chunk`` finds."""
    chunks = ["O"] * len(annotation.tokens)
    for entity in annotation.entities:
        if entity.type not in ENTITY_TYPES:
            continue
        inside = [i for i in annotation.token_range(entity.span)]
        # "the U.S." at a sentence's end is annotated with its stop, which is a token of its own there
        if len(inside) > 1 and annotation.tokens[inside[-1]] == ".":
            inside.pop()
        for i in inside:
            chunks[i] = f"{'B' if i == inside[0] else 'I'}-{entity.type}"
    made = []
    for span in annotation.sentence_spans:
        at = annotation.token_range(span)
        made.append(Sentence(tuple(annotation.tokens[i] for i in at), tuple(annotation.tags[i] for i in at),
                             tuple(chunks[i] for i in at), annotation.name))
    return made


def sentences_in(split: str) -> list[Sentence]:
    """Return all sentences of one split, text by text in the order of their names."""
    return [one for name in sorted(annotated_names(split)) for one in sentences_of(load_annotation(name))]
