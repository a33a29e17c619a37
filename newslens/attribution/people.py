"""Who is it? The kind of a source, and whom a pronoun stands for.

Both are decided by small rules that say why. A pronoun looks back: *he, she* for the last person who spoke or acted,
*it* for the last body, *they* for the last group, *I, we* inside a quotation for its speaker, *who* for the noun
before it. Nobody's gender is guessed from a name; only titles (*Ms.*) and the text's own pronouns count.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newslens.annotations.model import Span, Spans
from newslens.attribution.finding import NO_VOICE, Found
from newslens.attribution.mending import Item
from newslens.attribution.model import Attribution, covers
from newslens.attribution.reading import Passage, inside
from newslens.attribution.sentence import Sentence
from newslens.attribution.subjects import Source, inverted, subject
from newslens.entities import UNKNOWN, names_in, type_of
from newslens.resources import lexicon

HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
IT, THEY = frozenset("it its itself".split()), frozenset("they them their themselves".split())
SPEAKER = frozenset("i we my our me us".split())
PRONOUNS = HE | SHE | IT | THEY | SPEAKER | frozenset("who which that whom you one".split())
ONE, BODY, MANY = "person", "body", "group"
WOMEN = frozenset("ms. mrs. miss lady queen sister dame princess".split())
MEN = frozenset("mr. sir lord king brother father prince".split())
FAMILY = frozenset("man woman boy girl mother father son daughter brother sister person neighbor colleague".split())
SOME = frozenset("some many others most few several both all".split())
SHARES = frozenset("percent half third majority quarter number".split())


@functools.cache
def _listed(*names: str) -> frozenset[str]:
    """The words of lists in ``data/lexicons``, in lower case; a name with a star is one of its gazetteer."""
    lists = (names_in(name[1:]) if name[0] == "*" else lexicon(name) for name in names)
    return frozenset(word.lower() for words in lists for word in words)


# --- what kind of source ------------------------------------------------------------------


def surnames(passage: Passage) -> frozenset[str]:
    """Return the last names of people whom the text names in full: after a title, a first name, or another unknown name."""
    found = set()
    places = _listed("*organization_heads", "*location_heads", "*facility_heads")
    words = [word for sentence in passage.sentences for word in sentence]
    for a, b, c in zip(words, words[1:], [*words[2:], None]):
        low = a.text.lower()
        if not b.text[:1].isupper():
            continue
        if low in _listed("*titles", "*first_names") and a.text[:1].isupper():
            found.add(b.text)
        if low in _listed("*titles", "*first_names") and c is not None and b.tag.startswith("NNP") and c.tag.startswith("NNP"):
            found.add(c.text)
        if a.tag == b.tag == "NNP" and a.text[:1].isupper() and b.text.isalpha() and not b.text.endswith("s") and not {low, b.text.lower()} & places:
            if type_of(a.text) == type_of(f"{a.text} {b.text}") == UNKNOWN:
                found.add(b.text)
    return frozenset(found)


def kind_of(items: list[Item], text: str, people: frozenset[str]) -> tuple[str | None, str]:
    """Return (source_type, kind) of a source: named, pronoun, institution or anonymous; person, body or group.

    ``people`` are the last names that the text has given (:func:`surnames`).
    """
    if not items:
        return None, ""
    first = items[0].low
    if len(items) == 1 and first in PRONOUNS:
        return "pronoun", ONE if first in HE | SHE else BODY if first in IT else MANY if first in THEY else ""
    head = _head(items)
    names = [item for item in head if item.tag in ("NNP", "NNPS")]
    if len(items) > 1 or first not in SOME:
        if names and (head[-1] is names[-1] or head[-1].kind == "CD"):
            return _kind_of_name(names, head, text, people)
        if head[-1].low not in SHARES and head[0].kind != "CD":
            return _kind_of_noun(head, any(item.low == "and" for item in items))
    return "anonymous", MANY


def _kind_of_name(names: list[Item], head: list[Item], text: str, people: frozenset[str]) -> tuple[str, str]:
    """*Capt. Lind*, *Iris Quell* and *Quell* are persons; *the Pacific Air Forces*, *Kestria* are bodies; *Danes* are many."""
    words = [text[item.start:item.end] for item in names]
    surface, last = " ".join(words), head[-1]
    bodies = _listed("*organization_heads")
    if last.low not in bodies:
        if names[0].low in _listed("*titles", "*first_names") or type_of(surface) == "PERSON" or words[-1] in people:
            return "named", ONE
        if last.tag == "NNPS" and last.low.endswith("s") and len(words) == 1:
            return "anonymous", MANY
    unlike = any(item.low in bodies | _listed("*location_heads") or item.tag == "NNPS" or item.low.endswith("s") for item in names)
    if len(names) == len(head) and len(names) in (2, 3) and type_of(surface) == UNKNOWN and not unlike:
        return "named", ONE
    return "institution", BODY


def _kind_of_noun(head: list[Item], joined: bool) -> tuple[str, str]:
    """*the ministry*, *a report* are bodies; *residents*, *an official* have no name; *the mayor* is one who has."""
    noun, first = head[-1], head[0].low
    singular = _singular(noun.low)
    plural = joined or noun.tag == "NNS" or noun.low in ("people", "police", "staff")
    if noun.low in _listed("bodies") or singular in _listed("bodies") and singular not in _listed("roles"):
        return "institution", MANY if plural else BODY
    if plural or noun.kind in ("DT", "PRP") or noun.low in SOME:
        return "anonymous", MANY
    person = noun.low in _listed("roles") or noun.low in FAMILY
    if first in ("a", "an", "one", "another", "no", "any"):
        return "anonymous", ONE if person else BODY
    if person or len(noun.low) > 5 and noun.low.endswith(("ist", "ian", "man", "woman", "person")):
        return "named", ONE
    return "institution", BODY


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


# --- whom a pronoun stands for ------------------------------------------------------------


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
        self.people = surnames(passage)
        self.mentions: list[Mention] = []
        self.read = 0

    def who(self, number: int, one: Found, outer: Attribution | None) -> tuple[Spans, str | None, list[str]]:
        """Return (whom the source stands for, source_type, reasons), and remember the source for what follows.

        ``outer`` is the attribution in whose content this one stands, if it does.
        """
        self._read_to(number)
        if not one.source:
            return (), None, []
        items = self._items(number, one.source[0])
        source_type, kind = kind_of(items, self.passage.text, self.people)
        if source_type != "pronoun":
            role = "acted" if outer else "spoke"  # whoever speaks within somebody's words is a step further away
            self._remember(Mention(one.source[0], number, kind, self._words(one.source[0]), role, _gender(items)))
            return one.source, source_type, []
        pronoun = items[0].low
        if one.stands_for:
            return (one.stands_for,), source_type, [f"“{pronoun}” stands for the words before it."]
        if pronoun in SPEAKER and outer is not None:
            return outer.who or outer.source, source_type, [f"Inside a quotation “{pronoun}” is who speaks: {outer.who_text or 'nobody named'}."]
        found = self._look_back(pronoun, number, one, outer is not None)
        if found is None:
            return one.source, source_type, [f"Nobody was found for “{pronoun}”."]
        if kind == ONE:
            found.gender = found.gender or ("she" if pronoun in SHE else "he")
        self._remember(Mention(found.span, number, found.kind, found.words, "spoke", found.gender))
        did = "spoke" if found.role == "spoke" else "did something"
        return (found.span,), source_type, [f"“{pronoun}” is the last {kind or 'one'} before it that {did}: {found.words}."]

    def _look_back(self, pronoun: str, number: int, one: Found, inner: bool) -> Mention | None:
        """Return the last mention that fits the pronoun: of those in this and the last sentence who spoke, then who acted, then any."""
        before = [m for m in self.mentions[-40:] if m.span[0] < one.source[0][0] and not covers(one.content, m.span)]
        if pronoun in HE | SHE:
            fits = [m for m in before if m.kind == ONE and m.gender in ("", "she" if pronoun in SHE else "he")]
        elif pronoun in IT:
            fits = [m for m in before if m.kind == BODY]
        elif pronoun in THEY:
            fits = [m for m in before if m.kind == MANY] or [m for m in before if m.kind == BODY]
        else:
            return None
        near = [m for m in fits if m.sentence >= number - 1]
        spoke = [m for m in near if m.role == "spoke"]
        earlier = [m for m in spoke if inner or m.sentence < number]
        return (earlier or spoke or near or fits or [None])[-1]

    def _read_to(self, number: int) -> None:
        """Note the subjects of the first three finite verbs of each sentence up to the sentence ``number``."""
        while self.read <= number:
            sentence = self.sentences[self.read]
            verbs = [k for k in range(len(sentence)) if sentence.is_finite(k)]
            for k in verbs[:3]:
                found = subject(sentence, k) or (inverted(sentence, k) if k == verbs[0] else None)
                if found is not None and found.last > found.first:
                    self._note(sentence, found)
            self.read += 1

    def _note(self, sentence: Sentence, found: Source) -> None:
        """Remember a subject that can be somebody: a person, a group, a body with a name or of the list."""
        items = [item for j in range(found.first, found.last) for item in sentence.words(j)]
        source_type, kind = kind_of(items, self.passage.text, self.people)
        if source_type in ("pronoun", None) or not kind or items[0].low in NO_VOICE:
            return
        if kind == BODY and not (source_type == "institution" and (items[-1].tag.startswith("NNP") or _head(items)[-1].low in _listed("bodies"))):
            return
        span = sentence.span(found.first, found.last)
        self.mentions.append(Mention(span, self.read, kind, self._words(span), "acted", _gender(items)))

    def _remember(self, mention: Mention) -> None:
        """Put a mention last; where it was noted as acting a moment ago, it takes that one's place."""
        near = [m for m in self.mentions[-12:] if m.span != mention.span or m.role == "spoke"]
        self.mentions[-12:] = [*near, mention]

    def _items(self, number: int, source: Span) -> list[Item]:
        start, end = source
        items = self.sentences[number].items
        found = [item for item in items if item.kind != "QUOTE" and item.start >= start and item.end <= end]
        return found or inside([word for item in items for word in item.inside if word.start >= start and word.end <= end])

    def _words(self, span: Span) -> str:
        return " ".join(self.passage.text[span[0]:span[1]].split())
