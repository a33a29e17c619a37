"""Who is it? The kind of a source, and whom a pronoun stands for.

Both are decided by small rules that say why. A pronoun looks back: *he, she* for the last person who spoke or acted,
*it* for the last body, *they* for the last group, *I, we* inside a quotation for its speaker, *who* for the noun
before it. Nobody's gender is guessed from a name; only titles (*Ms.*) and the text's own pronouns count.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newslens.annotations.model import Span, Spans
from newslens.attribution.model import Attribution, covers
from newslens.attribution.mending import Item
from newslens.attribution.reading import Passage, inside
from newslens.attribution.finding import Found
from newslens.attribution.sentence import Sentence
from newslens.attribution.subjects import inverted, subject
from newslens.entities import names_in, type_of
from newslens.resources import lexicon

HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
IT, THEY = frozenset("it its itself".split()), frozenset("they them their themselves".split())
SPEAKER = frozenset("i we my our me us".split())
RELATIVE = frozenset("who which that whom".split())
PRONOUNS = HE | SHE | IT | THEY | SPEAKER | RELATIVE | {"you", "one"}
ONE, BODY, MANY = "person", "body", "group"
WOMEN, MEN = frozenset(("ms.", "mrs.", "miss", "lady", "queen", "sister", "dame", "princess")), frozenset(("mr.", "sir", "lord", "king", "brother", "father", "prince"))
SHARES = frozenset("percent half third majority quarter number".split())


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in (names_in(name[10:]) if name.startswith("gazetteer/") else lexicon(name)))


@dataclass
class Mention:
    """Somebody named before: where, in which sentence, of which kind, and *he* or *she* where the text has said it."""

    span: Span
    sentence: int
    kind: str
    words: str
    role: str  # "spoke" or "acted"
    gender: str = ""


class Voices:
    """The people and bodies of one text, as far as it has been read."""

    def __init__(self, passage: Passage, sentences: list[Sentence]):
        self.passage = passage
        self.sentences = sentences
        self.mentions: list[Mention] = []
        self.read = 0
        words = [word for sentence in passage.sentences for word in sentence]
        capitals = {(a.text.lower(), b.text) for a, b in zip(words, words[1:]) if a.text[:1].isupper() and b.text[:1].isupper()}
        self.holders = {title for title, _ in capitals if title in _listed("roles") or title in _listed("gazetteer/titles")}
        firsts = _listed("gazetteer/first_names")
        self.surnames = {b for a, b in capitals if a in firsts or a in _listed("gazetteer/titles")}
        bodies = _listed("gazetteer/organization_heads") | _listed("gazetteer/location_heads") | _listed("gazetteer/facility_heads")
        self.surnames |= {b.text for a, b in zip(words, words[1:]) if a.tag == b.tag == "NNP" and a.text[:1].isupper() and b.text.isalpha() and not b.text.endswith("s")
                          and not {a.text.lower(), b.text.lower()} & bodies and type_of(f"{a.text} {b.text}") == "NAME" and type_of(a.text) == "NAME"}
        self.surnames |= {c.text for a, b, c in zip(words, words[1:], words[2:])
                          if (a.text.lower() in _listed("gazetteer/titles") or a.text.lower() in firsts) and b.tag.startswith("NNP") and c.tag.startswith("NNP")}

    # --- what kind of source --------------------------------------------------------------

    def kind_of(self, items: list[Item], apposition: bool = False) -> tuple[str | None, str]:
        """Return (source_type, kind): named, pronoun, institution or anonymous; person, body or group."""
        if not items:
            return None, ""
        low = items[0].low
        if len(items) == 1 and low in PRONOUNS:
            return "pronoun", ONE if low in HE | SHE else BODY if low in IT else MANY if low in THEY else ""
        if len(items) == 1 and low in ("some", "many", "others", "most", "few", "several", "both", "all"):
            return "anonymous", MANY
        head = _head(items)
        names = [item for item in head if item.tag in ("NNP", "NNPS")]
        last = head[-1]
        if last.tag in ("NNP", "NNPS") or names and last.kind == "CD":
            first = names[0].low
            surface = " ".join(self.passage.text[item.start:item.end] for item in names)
            if first in _listed("gazetteer/titles") or first in _listed("gazetteer/first_names") or type_of(surface) == "PERSON" or surface.split()[-1] in self.surnames:
                if last.low not in _listed("gazetteer/organization_heads"):
                    return "named", ONE
            if len(names) > 1 and len(names) == len(head) and len(names) < 4 and type_of(surface) == "NAME" and not any(
                    item.low in _listed("gazetteer/organization_heads") | _listed("gazetteer/location_heads") or item.tag == "NNPS" or item.low.endswith("s") or item.low.isupper() for item in names):
                return "named", ONE
            if last.low.endswith("s") and last.tag == "NNPS" and last.low not in _listed("gazetteer/organization_heads") and " " not in surface:
                return "anonymous", MANY
            return "institution", BODY
        singular = _singular(last.low)
        plural = last.tag == "NNS" or last.low in ("people", "police", "staff") or any(item.low == "and" for item in items)
        if last.low in SHARES or head[0].kind == "CD":
            return "anonymous", MANY
        if last.low in _listed("bodies") or singular in _listed("bodies") and singular not in _listed("roles"):
            return "institution", MANY if plural else BODY
        if plural or last.kind in ("DT", "PRP") or last.low in ("some", "many", "others", "most", "few", "several", "both"):
            return "anonymous", MANY
        if low in ("a", "an", "one", "another", "no", "any"):
            return "anonymous", ONE if last.low in _listed("roles") or last.low in ("person", "man", "woman", "neighbor", "colleague", "boy", "girl") else BODY
        person = last.low in _listed("roles") or len(last.low) > 5 and last.low.endswith(("ist", "ian", "man", "woman", "person")) or last.low in ("man", "woman", "boy", "girl", "mother", "father", "son", "daughter", "brother", "sister")
        if person:
            return ("named" if apposition or last.low in self.holders or head[0].low not in ("the",) else "named"), ONE
        return "institution", BODY

    # --- whom a pronoun stands for --------------------------------------------------------

    def who(self, number: int, one: Found, outer: Attribution | None) -> tuple[Spans, str | None, list[str]]:
        """Return (whom the source stands for, source_type, reasons), and remember the source for what follows."""
        self._read_to(number)
        self.inner = outer is not None
        items = self._items(number, one.source)
        source_type, kind = self.kind_of(items, self._named_after(number, one.source))
        if source_type != "pronoun" or not one.source:
            if one.source:
                self._remember(Mention(one.source[0], number, kind, self._words(one.source[0]), "acted" if outer else "spoke", _gender(items)))
            return one.source, source_type, []
        pronoun = items[0].low
        if one.stands_for:
            return (one.stands_for,), source_type, [f"“{items[0].low}” stands for the words before it."]
        if pronoun in SPEAKER and outer is not None:
            return outer.who or outer.source, source_type, [f"Inside a quotation “{pronoun}” is who speaks: {outer.who_text or 'nobody named'}."]
        found = self._look_back(pronoun, number, one)
        if found is None:
            return one.source, source_type, [f"Nobody was found for “{pronoun}”."]
        if kind == ONE:
            found.gender = found.gender or ("she" if pronoun in SHE else "he")
        reason = {ONE: "the last person", BODY: "the last body", MANY: "the last group"}.get(kind, "the last one")
        self._remember(Mention(found.span, number, found.kind, found.words, "spoke", found.gender))
        return (found.span,), source_type, [f"“{pronoun}” is {reason} before it that {'spoke' if found.role == 'spoke' else 'did something'}: {found.words}."]

    def _look_back(self, pronoun: str, number: int, one: Found) -> Mention | None:
        position = one.source[0][0]
        before = [m for m in self.mentions[-40:] if m.span[0] < position and not covers(one.content, m.span)]
        if pronoun in HE | SHE:
            gender = "she" if pronoun in SHE else "he"
            fits = [m for m in before if m.kind == ONE and m.gender in ("", gender)]
        elif pronoun in IT:
            fits = [m for m in before if m.kind == BODY]
        elif pronoun in THEY:
            fits = [m for m in before if m.kind == MANY] or [m for m in before if m.kind == BODY]
        else:
            return None
        near = [m for m in fits if m.sentence >= number - 1]
        spoke = [m for m in near if m.role == "spoke" and m.sentence < number or m.role == "spoke" and self.inner] or [m for m in near if m.role == "spoke"]
        return (spoke or near or fits or [None])[-1]

    def _read_to(self, number: int) -> None:
        """Note the subjects of all finite verbs up to the sentence ``number``, its own first verb included."""
        while self.read <= number:
            sentence = self.sentences[self.read]
            verbs = [k for k in range(len(sentence)) if sentence.is_finite(k)]
            for k in verbs[:3]:
                found = subject(sentence, k)
                if found is None and k == verbs[0]:
                    found = inverted(sentence, k)
                if found is None or found.last <= found.first:
                    continue
                items = [item for j in range(found.first, found.last) for item in sentence.words(j)]
                source_type, kind = self.kind_of(items)
                speaks = kind != BODY or source_type == "institution" and (items[-1].tag.startswith("NNP") or _head(items)[-1].low in _listed("bodies"))
                if source_type not in ("pronoun", None) and kind and speaks and items[0].low not in ("no", "nobody", "neither"):
                    span = sentence.span(found.first, found.last)
                    self.mentions.append(Mention(span, self.read, kind, self._words(span), "acted", _gender(items)))
            self.read += 1

    def _remember(self, mention: Mention) -> None:
        near = [m for m in self.mentions[-12:] if m.span != mention.span or m.role == "spoke"]
        self.mentions[-12:] = [*near, mention]

    def _named_after(self, number: int, source: Spans) -> bool:
        """Say whether a name follows the source as an apposition: *the leader, Goran Whitcombe*."""
        after = self.passage.text[source[0][1]:source[0][1] + 3] if source else ""
        return after.startswith(", ") and after[2:3].isupper()

    def _items(self, number: int, source: Spans) -> list[Item]:
        if not source:
            return []
        start, end = source[0]
        found = [item for item in self.sentences[number].items if item.kind != "QUOTE" and item.start >= start and item.end <= end]
        if not found:
            words = [word for item in self.sentences[number].items for word in item.inside if word.start >= start and word.end <= end]
            found = inside(words)
        return found

    def _words(self, span: Span) -> str:
        return " ".join(self.passage.text[span[0]:span[1]].split())


def _head(items: list[Item]) -> list[Item]:
    """The first noun phrase of a source, without *of …, who …, from …*."""
    for i, item in enumerate(items):
        if i and (item.kind in ("IN", "TO", ",", "WP", "WDT", "VBG", "VBN") or item.low in ("and", "there")):
            return items[:i]
    return items


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _gender(items: list[Item]) -> str:
    low = {item.low for item in items}
    return "she" if low & WOMEN or any(word.endswith("woman") for word in low) else "he" if low & MEN else ""
