"""Tags put right before the rules read them, and the kinds of words that the grammar knows.

A tagger does not know that this is a text about who says what. Where its tag cannot be right for a cue (*accuses* as a
noun, *concluded* as a participle without help), a small rule puts another in its place. :data:`MENDS` lists them; each
looks at one word between its neighbours and answers with a tag, or None. The first answer counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newslens.attribution.cues import cues_of, fits, is_surely_verb, phrases_of

BE = frozenset("be am is are was were been being 'm 're".split())
HAVE = frozenset("have has had having 've".split())
DO = frozenset("do does did".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())
MONTHS = frozenset("january february march april may june july august september october november december jan. feb. mar. "
                   "apr. aug. sept. oct. nov. dec. jan feb aug sept oct nov dec".split())
PERIODS = frozenset("week weeks month months year years morning afternoon evening night day days hour hours minute minutes "
                    "century decade decades spring summer autumn winter weekend".split())
QUANTITIES = frozenset("many few several others some most both all each none".split())
BARE_AFTER = DO | {"let", "make", "made", "help", "helped", "to"}  # words after which a verb stands without an ending
DETERMINERS = ("DT", "PRP$", "POS")
NOUN_FOLLOWS = frozenset("DT PRP$ POS JJ JJR JJS CD IN TO VB VBD VBN VBG VBP VBZ MD CC".split())
OPENS_A_PHRASE = ("DT", "PRP", "PRP$", "EX", "NNP", "NNS")


@dataclass(frozen=True, slots=True)
class Word:
    """One token with its tag and its place in the text."""

    text: str
    tag: str
    start: int
    end: int


@dataclass(slots=True)
class Item:
    """A word as the rules see it, or a whole quotation (``kind`` QUOTE).

    ``kind`` is the tag that the grammar reads: Penn's, but for BE, HAVE, DO, DAY and PERIOD. ``left`` and ``right`` are
    the edges with the quotation marks that stand at the word.
    """

    low: str
    tag: str
    kind: str
    start: int
    end: int
    left: int
    right: int
    inside: list[Word] = field(default_factory=list)


class Place:
    """A word in its sentence, with what stands around it."""

    def __init__(self, sentence: list[Word], i: int):
        word = sentence[i]
        self.sentence, self.i = sentence, i
        self.low, self.tag = word.text.lower(), word.tag
        self.before = sentence[i - 1].tag if i else ""
        following = sentence[i + 1] if i + 1 < len(sentence) else None
        self.after, self.next = (following.tag, following.text.lower()) if following else ("", "")

    @property
    def last(self) -> str:
        """The word before, adverbs passed over."""
        words = [word.text.lower() for word in self.sentence[max(0, self.i - 4):self.i] if not word.tag.startswith("RB")]
        return words[-1] if words else ""

    @property
    def helped(self) -> bool:
        """Say whether *be* or *have* stands before the word."""
        return self.last in BE or self.last in HAVE


def there_is(p: Place) -> str | None:
    """*There was* nobody."""
    return "EX" if p.low == "there" and (p.next in BE or p.after == "MD") else None


def before_noun(p: Place) -> str | None:
    """*these disputed waters*: no verb"""
    return "JJ" if p.low.endswith("ed") and p.tag.startswith("VB") and p.before in DETERMINERS and p.after.startswith("NN") else None


def finite_base(p: Place) -> str | None:
    """*The allies speak of*, *supporters of the dam say*: without *to*, *will* or *did* it has a subject."""
    subject = p.before in ("NNS", "NNPS", "PRP") or p.before in ("NN", "NNP") and is_surely_verb(p.low)
    if p.tag != "VB" or not subject or not cues_of(p.low, "verb"):
        return None
    near = p.sentence[max(0, p.i - 5):p.i]
    return None if any(word.text.lower() in BARE_AFTER or word.tag == "MD" for word in near) else "VBP"


def verb_before_phrase(p: Place) -> str | None:
    """*the report calls the tunnel*, *the council hopes to*: a noun would not stand between a noun and *the*."""
    cues = cues_of(p.low, "verb")
    if not p.tag.startswith("NN") or not p.before or p.before in NOUN_FOLLOWS or not cues:
        return None
    wishes = p.after == "TO" and p.low.endswith("s") and p.before.startswith("NN") and "to" in cues[0].takes
    if wishes or p.after in ("DT", "PRP", "EX") or p.next == "that" and p.before.startswith(("NN", "PRP")):
        return "VBZ" if p.low.endswith("s") else "VBD" if p.low.endswith("ed") else "VBP"
    return None


def noun_before_preposition(p: Place) -> str | None:
    """*voiced concern about*: no adjective"""
    return "NN" if p.tag == "JJ" and p.after in ("IN", "WDT", "TO") and cues_of(p.low, "noun") else None


def missed_verb(p: Place) -> str | None:
    """*accuses*, *told*: forms of a cue verb and of nothing else; after *he*, *they*, *who* any cue verb."""
    modifies = p.tag == "JJ" and p.after.startswith(("NN", "JJ"))
    if p.tag.startswith("VB") or modifies or not (is_surely_verb(p.low) or p.last in ("he", "she", "they", "who") and cues_of(p.low, "verb")):
        return None
    if p.low.endswith("ing"):
        return p.tag if p.before in (*DETERMINERS, "JJ", "IN") else "VBG"  # the reading was
    if p.low.endswith("s"):
        return "VBZ"
    if cues_of(p.low, "verb")[0].cue == p.low:
        return "VB" if p.last == "to" or p.before == "MD" else "VBP"
    return "VBN" if p.helped else "VBD"


def past_with_object(p: Place) -> str | None:
    """*The report concluded there was*: a participle alone would have no object."""
    cues = cues_of(p.low, "verb")
    if p.tag != "VBN" or p.helped or not cues or "hearer" in cues[0].takes or cues[0].cue_class == "CALL":
        return None
    if p.after not in (*OPENS_A_PHRASE, "``") and p.next not in ("that", "whether", '"'):
        return None
    joined = p.last in ("and", "or", "but") and any(word.text.lower() in HAVE for word in p.sentence[:p.i])
    return None if joined else "VBD"


def phrase_begins(p: Place) -> str | None:
    """*The union cast doubt on the plan*: a noun would not begin a phrase of the list after a noun."""
    if not p.tag.startswith("NN") or not p.before.startswith(("NN", "PRP")) or p.before == "PRP$":
        return None
    following = [word.text.lower() for word in p.sentence[p.i + 1:p.i + 6]]
    if any(len(rest) > 1 and len(following) >= len(rest) and all(map(fits, rest, following)) for rest, _ in phrases_of(p.low)):
        return "VBZ" if p.low.endswith("s") else "VBD"
    return None


# verbs whose participle may well stand before an object: a town given the prize
TWO_OBJECTS = frozenset("given told shown offered granted awarded called named sent paid asked taught left considered deemed handed dubbed".split())


def past_of_any_verb(p: Place) -> str | None:
    """*said the plan made no sense*: a participle that nothing helps and that has an object is the past tense."""
    if p.tag != "VBN" or p.low in TWO_OBJECTS or p.helped or p.after not in ("DT", "PRP$") or not p.before.startswith(("NN", "PRP")) or p.before == "PRP$":
        return None
    return "VBD"


def ends_in_ed(p: Place) -> str | None:
    """*Fans booed the announcement*: a word in -ed between a noun and *the* is a verb, whatever a tagger says that never saw it."""
    unseen = p.low.endswith("ed") and len(p.low) > 4 and p.tag in ("IN", "NN", "JJ", "CD", "NNP")
    return "VBD" if unseen and p.before in ("NNS", "NN", "NNP", "NNPS", "PRP") and p.after in ("DT", "PRP$") and not p.helped else None


def faces_a_thing(p: Place) -> str | None:
    """*The plan faces opposition*: these hardly are nouns between two nouns."""
    met = p.low in ("faces", "draws", "wins", "meets", "earns", "enjoys", "attracts", "receives") and p.tag == "NNS"
    return "VBZ" if met and p.before in ("NN", "NNP") and p.after in ("NN", "NNS", "JJ", "DT") else None


MENDS = (there_is, before_noun, finite_base, verb_before_phrase, noun_before_preposition, missed_verb, past_with_object, phrase_begins, past_of_any_verb, ends_in_ed, faces_a_thing)


def item(sentence: list[Word], i: int) -> Item:
    """Return the word number ``i`` with its tag put right and the kind that the grammar reads."""
    word, place = sentence[i], Place(sentence, i)
    tag = next((answer for answer in (mend(place) for mend in MENDS) if answer), word.tag)
    return Item(place.low, tag, _kind(place, tag), word.start, word.end, word.start, word.end)


def _kind(p: Place, tag: str) -> str:
    low, noun = p.low, tag.startswith("NN")
    if low in BE or low == "'s" and tag == "VBZ":
        return "BE"
    if low in HAVE:
        return "HAVE"
    if low in DO:
        return "DO"
    if (low in DAYS or low in MONTHS and noun) and p.after != "POS":
        return "DAY"
    if low in PERIODS and noun:
        return "PERIOD"
    if low in ("not", "n't", "never"):
        return "RB"
    if low in ("—", "–", "-", "--"):
        return ":"
    if low == "said":
        return "VBN" if tag == "VBN" else "VBD"
    if low in ("neither", "nor") and p.after in ("VB", "VBD", "VBN"):
        return "RB" if low == "neither" else "CC"
    if low in QUANTITIES and tag in ("JJ", "DT", "NNS") and p.after and not p.after.startswith(("NN", "JJ", "CD", "VBG")):
        return "PRP"  # many fear
    return "IN" if low == "that" and tag == "DT" and p.after in OPENS_A_PHRASE else tag
