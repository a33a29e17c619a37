"""Names: four ways to find them, what each gets wrong, and who is mentioned with whom.

A name is a span with a type, ``(start, end, type)`` in characters of ``Article.text``, as :mod:`newslens.scoring`
compares it. The four ways, :data:`LAYERS`, know nothing of one another: words that give a name away (patterns),
lists (gazetteer), a grammar over tags, and NLTK's trained ``ne_chunk``. :func:`find` puts them together.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from newslens.annotations import ENTITY_TYPES, Annotation
from newslens.article import Article, Span, token_spans
from newslens.resources import NewslensError, lexicon
from newslens.scoring import overlaps, pair_up

Name = tuple[int, int, str]
TaggedWord = tuple[str, str, Span]

UNKNOWN = "NAME"  # the type of a name whose kind nothing gives away
LISTS = {"countries": "GPE", "states": "GPE", "cities": "GPE", "regions": "LOCATION", "organizations": "ORGANIZATION", "facilities": "FACILITY"}
HEADS = {"LOCATION": "location_heads", "ORGANIZATION": "organization_heads", "FACILITY": "facility_heads"}
IN_WORDS = {"PERSON": "a person", "ORGANIZATION": "an organization", "GPE": "a country or a town", "LOCATION": "a place in nature",
            "FACILITY": "something built", UNKNOWN: "a name of no known kind"}
DAYS = frozenset("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.""".split())


# --- lists ------------------------------------------------------------------------------


def names_in(name: str) -> list[str]:
    """Return the entries of one list of ``data/lexicons/gazetteer``, for example ``names_in("countries")``."""
    try:
        return list(_listed(name))
    except OSError:
        raise NewslensError(f"There is no list {name!r}: look into data/lexicons/gazetteer for their names.") from None


@functools.cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(lexicon(f"gazetteer/{name}"))


@functools.cache
def _members(name: str) -> frozenset[str]:
    return frozenset(_listed(name))


@functools.cache
def known_names() -> dict[str, str]:
    """Return name → type from all lists of names; where two lists hold a name, the first one has it."""
    known: dict[str, str] = {}
    for name, type in LISTS.items():
        for entry in _listed(name):
            known.setdefault(entry, type)
    return known


# --- pieces: the same small functions as in lesson 04 -------------------------------------


def by_pattern(text: str, pattern: str | re.Pattern[str], label: str) -> set[Name]:
    """Return a name for each match of ``pattern``: what its first pair of parentheses holds."""
    return {(*match.span(1), label) for match in re.finditer(pattern, text)}


def by_list(text: str, names: Iterable[str], label: str) -> set[Name]:
    """Return every place where one of ``names`` stands as words of its own, not glued into a longer word.

    Where several names begin at one place, the longest.
    """
    return {(start, end, label) for start, end, _ in _look_up(text, _by_first_word(tuple(names)))}


def longest(spans: Iterable[Name]) -> set[Name]:
    """Return ``spans`` without those that overlap a longer one; of two that are as long, the first given stays."""
    kept: list[Name] = []  # in the order of the text, none overlapping another
    starts: list[int] = []
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        at = bisect_right(starts, span[0])
        if (at == 0 or kept[at - 1][1] <= span[0]) and (at == len(kept) or span[1] <= kept[at][0]):
            kept.insert(at, span)
            starts.insert(at, span[0])
    return set(kept)


FIRST_WORD = re.compile(r"(?<![\w-])[A-Z]\w*")


@functools.lru_cache(maxsize=32)
def _by_first_word(names: tuple[str, ...]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for name in sorted(set(names), key=len, reverse=True):
        if first := re.match(r"\w+", name):
            index.setdefault(first[0], []).append(name)
    return index


def _look_up(text: str, index: Mapping[str, Sequence[str]]) -> Iterable[tuple[int, int, str]]:
    """Yield (start, end, name) for the longest listed name at each word."""
    for match in re.finditer(r"(?<![\w-])\w+", text):
        for name in index.get(match[0], ()):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not re.match(r"\w|-\w", text[end:end + 2]):
                yield match.start(), end, name
                break


# --- the four layers ----------------------------------------------------------------------

_memory: dict[tuple[str, str], object] = {}


def _known(article: Article, what: str, make: Callable[[Article], object]) -> object:
    """Return ``make(article)``, remembered for the last few texts."""
    key = (article.sha256, what)
    if key not in _memory:
        made = make(article)
        while len(_memory) >= 40:
            del _memory[next(iter(_memory))]
        _memory[key] = made
    return _memory[key]


def _once(layer: Callable[[Article], set[Name]]) -> Callable[[Article], set[Name]]:
    """Let a layer read each text once; whoever asks gets a set of their own."""
    @functools.wraps(layer)
    def ask(article: Article) -> set[Name]:
        return set(_known(article, layer.__name__, layer))

    return ask


@_once
def patterns(article: Article) -> set[Name]:
    """Return the names that a word gives away: a title before them, *Sea*, *Ministry* or *Bridge* in them, brackets around them."""
    text = article.text
    found = [(*_whole_name(text, *match.span(1)), type) for type, pattern in _patterns() for match in pattern.finditer(text)]  # in order: the first type stays
    return longest(span for span in found if _is_more_than_head(text, span))


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    word = r"(?:(?:[A-Z]\.)+|St\.|[A-Z](?:[\w-]|'(?!s\b))*)"
    name = rf"{word}(?: {word})*"
    titles = _either(_listed("titles"))
    made = [("PERSON", rf"(?<![\w-])(?:{titles}) (?:(?:{titles}) )*({name})")]
    for type, heads in HEADS.items():
        head = _either(_listed(heads))
        made.append((type, rf"(?<![\w-])({name} (?:{head}))(?![\w-])"))
        made.append((type, rf"(?<![\w-])((?:{word} )*(?:{head}) (?:of|for) (?:the )?{name})"))
    before = r"Lake|Mount|Cape|Gulf|Strait|Isle|River"
    made.append(("LOCATION", rf"(?<![\w-])((?:{before}) {name})"))
    made.append(("ORGANIZATION", r"\(([A-Z]{2,6})\)"))
    return tuple((type, re.compile(pattern)) for type, pattern in made)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon("stop_words")) | frozenset(lexicon("sentence_starters"))


def _whole_name(text: str, start: int, end: int) -> Span:
    """Take titles, days and words such as *The* off the front of a name, with whatever stands before them (*the U.S. The …*)."""
    at, begin = start, start
    for word in text[start:end].split(" ")[:-1]:
        at += len(word) + 1
        if word[0].isupper() and (word.lower() in _small_words() or word in DAYS or word in _members("titles")):
            begin = at
    return begin, end


def _is_more_than_head(text: str, span: Name) -> bool:
    words = text[span[0]:span[1]].split()
    return bool(words) and words[-1] not in DAYS and (len(words) > 1 or span[2] not in ("LOCATION", "FACILITY"))


@_once
def gazetteer(article: Article) -> set[Name]:
    """Return the names that lists hold, the longest at each place, and people: a listed first name with what follows it.

    The family name of such a person counts wherever it stands again.
    """
    text, known = article.text, known_names()
    found = [(start, end, known[name]) for start, end, name in _look_up(text, _by_first_word(tuple(known)))]
    people = by_pattern(text, _person(), "PERSON")
    family = {text[start:end].split()[-1] for start, end, _ in people}
    return longest([*found, *sorted(people), *sorted(by_list(text, sorted(family - set(known)), "PERSON"))])


@functools.cache
def _person() -> re.Pattern[str]:
    first = _either(_listed("first_names"))
    between = r"(?: (?:[A-Z]\.|de|da|del|della|di|van|von|der|den|al|bin|ibn|la|le))*"
    return re.compile(rf"(?<![\w-])((?:{first})(?:-[A-Z]\w+)?{between}(?: [A-Z][\w'-]*[a-z])(?: [A-Z][\w-]*[a-z])?)(?<!'s)(?![\w-])")


GRAMMAR = """
PERSON: <TITLE>{<NNP>+}
LOCATION: {<NNP|PEOPLE>*<PLACE><OF><NNP>+}
          {<NNP|PEOPLE>+<PLACE>}
FACILITY: {<NNP|PEOPLE|BODY>+<BUILT>}
ORGANIZATION: {<NNP|PEOPLE>*<BODY><OF><NNP>+}
              {<NNP|PEOPLE>+<BODY>+}
NAME: {<NNP|PLACE|BODY|BUILT>+}
"""
CUES = {"TITLE": "titles", "PLACE": "location_heads", "BODY": "organization_heads", "BUILT": "facility_heads", "PEOPLE": "demonyms"}


@_once
def grammar(article: Article) -> set[Name]:
    """Return the rows of proper nouns that :data:`GRAMMAR` finds, after :func:`retag` has put cue words' own tags in.

    A word that gives it away decides the type, else a list, else it is :data:`UNKNOWN`.
    """
    from nltk import RegexpParser

    parser = RegexpParser(GRAMMAR)
    found = set()
    for sentence in tagged(article):
        tree = parser.parse(retag([word[:2] for word in sentence]))
        found |= spans_of(tree, sentence, article.text)
    typed = {(start, end, type_of(article.text[start:end]) if type == UNKNOWN else type) for start, end, type in found}
    return {span for span in typed if span[2] != UNKNOWN or not all(map(_cue, article.text[span[0]:span[1]].split()))}  # "Base" alone is no name


def retag(tagged_words: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (word, tag) pairs in which words that say what a name is have tags of their own.

    TITLE (*Capt.*), PLACE (*Sea*), BODY (*Ministry*), BUILT (*Bridge*), PEOPLE (*Chinese*), OF; days and model
    numbers lose their tag of a name, plural and singular names share one.
    """
    done = []
    for word, tag in tagged_words:
        if word == "of":
            tag = "OF"
        elif tag in ("NNP", "NNPS") and not word[:1].isupper():
            tag = "NN"  # the tagger's slip: no name in English news begins with a small letter
        elif word[:1].isupper() and tag in ("NNP", "NNPS", "NN", "NNS", "JJ"):
            tag = _cue(word) or ("NNP" if tag == "NNPS" else tag)
        done.append((word, tag))
    return done


@functools.cache
def _cue(word: str) -> str | None:
    if word in DAYS:
        return "DAY"
    if any(c.isdigit() for c in word):
        return "MODEL"
    forms = {word, word + "."}  # at a sentence's end the tokenizer has taken the stop off
    return next((cue for cue, name in CUES.items() if forms & _members(name)), None)


def type_of(name: str) -> str:
    """Return the type that a list or a first name gives ``name``, else :data:`UNKNOWN`."""
    known = known_names().get(name)
    if known:
        return known
    first, *more = name.split()
    return "PERSON" if more and first in _members("first_names") else UNKNOWN


@_once
def chunker(article: Article) -> set[Name]:
    """Return the names that NLTK's ``ne_chunk`` finds, with our bundled model unless NLTK's path names another."""
    from newslens.chunking import ne_chunk_sents

    sentences = tagged(article)
    trees = ne_chunk_sents([[word[:2] for word in sentence] for sentence in sentences])
    return {span for tree, sentence in zip(trees, sentences) for span in spans_of(tree, sentence, article.text)}


LAYERS: dict[str, Callable[[Article], set[Name]]] = {"patterns": patterns, "gazetteer": gazetteer, "grammar": grammar, "ne_chunk": chunker}


def tagged(article: Article) -> list[list[TaggedWord]]:
    """Return (word, Penn tag, span) sentence by sentence, tagged by ``pos_tag_sents``; worked out once for each text."""
    return _known(article, "tags", _tagged)


def _tagged(article: Article) -> list[list[TaggedWord]]:
    from nltk import pos_tag_sents

    sentences = [token_spans(article.text, start, end) for start, end in article.sentence_spans]
    tags = pos_tag_sents([[word for word, _ in sentence] for sentence in sentences])
    return [[(word, tag, span) for (word, span), (_, tag) in zip(one, two)] for one, two in zip(sentences, tags)]


def spans_of(tree: object, sentence: Sequence[TaggedWord], text: str) -> set[Name]:
    """Return the chunks of a tree (of ``ne_chunk`` or a ``RegexpParser``) over ``sentence`` as names in ``text``.

    ``sentence`` holds (word, tag, span). A stop that the tokenizer took off an abbreviation at the sentence's end
    (*the U.S.*) is put back.
    """
    from nltk import Tree

    found, at = set(), 0
    for part in tree:
        size = len(part) if isinstance(part, Tree) else 1
        if isinstance(part, Tree):
            start, end = sentence[at][2][0], sentence[at + size - 1][2][1]
            if text[end:end + 1] == "." and re.search(r"(?:\b[A-Z]\.[A-Z]|\b(?:Inc|Co|Corp|Ltd|Jr|Sr))\Z", text[start:end]):
                end += 1
            found.add((start, end, part.label()))
        at += size
    return found


def find(article: Article, layers: Iterable[str] = tuple(LAYERS), own: Mapping[str, str] | None = None) -> set[Name]:
    """Return the names that any of ``layers`` finds; where two overlap the longer, then the one whose type is known.

    ``own`` is a list of your own, name → type: it goes before all layers. Each layer works once for each text.
    """
    chosen = list(layers)
    for layer in chosen:
        if layer not in LAYERS:
            raise NewslensError(f"There is no layer {layer!r}: take some of {', '.join(LAYERS)}.")
    first = longest((start, end, (own or {})[name]) for start, end, name in _look_up(article.text, _by_first_word(tuple(own or {}))))
    rest = [span for layer in chosen for span in sorted(LAYERS[layer](article))]
    rest.sort(key=lambda span: span[2] == UNKNOWN)
    taken = sorted(first)
    starts = [start for start, _, _ in taken]

    def free(span: Name) -> bool:
        at = bisect_right(starts, span[0])
        return (at == 0 or taken[at - 1][1] <= span[0]) and (at == len(taken) or span[1] <= taken[at][0])

    return first | longest(span for span in rest if free(span))


# --- error by error -----------------------------------------------------------------------

KINDS = ("hit", "wrong type", "cut short", "too long", "missed", "invented")


class Finding(NamedTuple):
    """One name that was found, or should have been: its kind (:data:`KINDS`), the words, and the reason in words.

    ``found`` and ``reference`` are spans with a type, or None; ``words`` are those found, ``wanted`` those of the reference.
    """

    kind: str
    words: str
    wanted: str
    reason: str
    found: Name | None
    reference: Name | None


def findings(text: str, reference: Collection[Name], found: Collection[Name], second_layer: Collection[Name] = ()) -> list[Finding]:
    """Compare what was found with the reference, name by name, in the order of the text.

    Each found name is paired with one name of the reference at most (:func:`newslens.scoring.pair_up`). ``second_layer`` are
    marks that do not count (dates, machines): finding one is an invention that can be explained.
    """
    pairs = pair_up(reference, found)
    made = [_judged(text, r, f) for r, f in pairs]
    used_r, used_f = {r for r, _ in pairs}, {f for _, f in pairs}
    made += [_missed(text, r) for r in reference if r not in used_r]
    for f in found:
        if f not in used_f:
            whole = next((r for r in reference if overlaps(r[:2], f[:2])), None)
            made.append(_second_piece(text, whole, f) if whole else _invented(text, f, second_layer))
    return sorted(made, key=lambda one: ((one.found or one.reference)[:2], one.kind))


def errors(text: str, reference: Collection[Name], found: Collection[Name], second_layer: Collection[Name] = ()) -> list[Finding]:
    """Return the :func:`findings` that are no hits."""
    return [one for one in findings(text, reference, found, second_layer) if one.kind != "hit"]


def kind_of(reference: Name, found: Name) -> str:
    """Return what became of a marked name where ``found`` overlaps it: hit, wrong type, cut short or too long."""
    if reference[:2] == found[:2]:
        return "hit" if reference[2] == found[2] else "wrong type"
    return "cut short" if found[0] >= reference[0] and found[1] <= reference[1] else "too long"


def _judged(text: str, reference: Name, found: Name) -> Finding:
    words, wanted = text[found[0]:found[1]], text[reference[0]:reference[1]]
    kind = kind_of(reference, found)
    turned = f"{_thing(wanted, reference[2])} is taken for {_thing(words, found[2])}"
    changed = "" if reference[2] == found[2] else f", and so {turned}"
    reason = {
        "hit": "",
        "wrong type": f"the right words, but {turned}",
        "cut short": f"a part of “{wanted}” only{changed}",
        "too long": f"more than “{wanted}”{changed}",
    }[kind]
    return Finding(kind, words, wanted, reason, found, reference)


def _thing(name: str, type: str) -> str:
    """Say what a name names: *a sea* where a word in it says so, else the type in words."""
    if type in HEADS:
        for word in reversed(name.split()):
            if word in _members(HEADS[type]) and word.isalpha() and (not word.endswith("s") or word.endswith("ss")):
                return f"{'an' if word[0] in 'AEIO' else 'a'} {word.lower()}"
    return IN_WORDS.get(type, "a name")


def _second_piece(text: str, whole: Name, found: Name) -> Finding:
    wanted = text[whole[0]:whole[1]]
    return Finding("cut short", text[found[0]:found[1]], wanted, f"another piece of “{wanted}”, which is one name", found, whole)


def _missed(text: str, reference: Name) -> Finding:
    start, end, _ = reference
    wanted, before = text[start:end], text[:start].rsplit(None, 1)[-1:]
    clues = []
    if before and before[0] in _members("titles"):
        clues.append(f"the title {before[0]} stands before it")
    if text[start - 1:start] == "(" and text[end:end + 1] == ")":
        clues.append("it stands in brackets")
    elif _begins_sentence(text, start):
        clues.append("its capital letter may be the sentence's")
    listed = ", though a list holds it" if wanted in known_names() else ", and no list holds it"
    said = "; ".join([f"nothing was found of {_thing(wanted, reference[2])}{listed}", *clues])
    return Finding("missed", "", wanted, said, None, reference)


def _invented(text: str, found: Name, second_layer: Collection[Name]) -> Finding:
    start, end, type = found
    words = text[start:end]
    other = next((mark for mark in second_layer if overlaps(mark[:2], found[:2])), None)
    if other:
        reason = f"the reference has “{text[other[0]:other[1]]}” as {other[2]}, which does not count here"
    elif _begins_sentence(text, start) and " " not in words:
        reason = "the reference has no name here; the capital letter may be the sentence's"
    else:
        reason = "the reference has no name here"
    return Finding("invented", words, "", f"taken for {_thing(words, type)}; {reason}", found, None)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'(")
    return not before or before[-1] in ".!?\n" and not re.search(r"(?:\b[A-Z]\.|\b(?:Capt|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|Prof|Sen|Sgt|St)\.)\Z", before)


# --- one name for one thing ---------------------------------------------------------------

Aliases = Mapping[str, str]


def read_aliases(table: str) -> dict[str, str]:
    """Read an alias table, one decision a line: ``Beijing = China``. Empty lines, and what follows ``#``, are left out.

    Raises :class:`NewslensError` for a line of another form and for a table that goes round in circles.
    """
    aliases: dict[str, str] = {}
    for number, line in enumerate(table.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        form, _, name = (part.strip() for part in line.partition("="))
        if not form or not name:
            raise NewslensError(f"Line {number} of the alias table is {line!r}: write it as  Beijing = China .")
        aliases[form] = name
    for form in aliases:
        canonical(form, aliases)
    return aliases


def canonical(name: str, aliases: Aliases) -> str:
    """Return what ``name`` stands for, following the table to its end. Raises :class:`NewslensError` in a circle."""
    seen = {name}
    while name in aliases and aliases[name] != name:
        name = aliases[name]
        if name in seen:
            raise NewslensError(f"The alias table goes round in a circle at {name!r}: take one of its lines out.")
        seen.add(name)
    return name


def suggest_aliases(text: str, names: Iterable[Name]) -> dict[str, str]:
    """Return form → name for what the text itself shows to be one: no decision about governments is made here.

    A family name stands for the person; an abbreviation in brackets for the name before it; the end of a longer
    name (two words or more) for the whole. What could stand for two is left alone.
    """
    ordered = sorted(names)
    forms = {(text[start:end], type) for start, end, type in ordered}
    aliases: dict[str, str] = {}
    for form, type in sorted(forms):
        least = 1 if type == "PERSON" else 2
        wholes = {whole for whole, other in forms if other == type and whole.endswith(" " + form)}
        if len(form.split()) >= least and wholes:
            shortest = min(wholes, key=len)
            if all(whole.endswith(shortest) for whole in wholes):
                aliases[form] = shortest
    for (_, end, _), (start, close, _) in zip(ordered, ordered[1:]):
        short = text[start:close]
        if text[end:start] == " (" and text[close:close + 1] == ")" and short.isupper():
            aliases.setdefault(short, text[ordered[ordered.index((start, close, _)) - 1][0]:end])
    return aliases


def actors(annotation: Annotation) -> dict[str, str]:
    """Return form → name of those rows of an annotation's ``aliases.tsv`` that are about actors."""
    return {form: name for form, name in annotation.aliases.items() if annotation.names.get(name) == "actor"}


# --- who with whom ------------------------------------------------------------------------


def mentions(article: Article, names: Iterable[Name], aliases: Aliases | None = None, unit: str = "sentence") -> list[list[str]]:
    """Return for each sentence (or paragraph) of ``article`` the names in it, in order, through the alias table."""
    if unit not in ("sentence", "paragraph"):
        raise NewslensError(f"Names stand together in a sentence or in a paragraph, not in a {unit!r}: write unit=\"sentence\".")
    spans = article.sentence_spans if unit == "sentence" else article.paragraph_spans
    starts = [start for start, _ in spans]
    groups: list[list[str]] = [[] for _ in spans]
    for start, end, _ in sorted(names):
        groups[max(bisect_right(starts, start) - 1, 0)].append(canonical(article.text[start:end], aliases or {}))
    return groups


def co_mentions(groups: Iterable[Iterable[str]]) -> Counter[tuple[str, str]]:
    """Return how many groups hold both names, for each pair in alphabetical order; a name is no pair with itself."""
    pairs: Counter[tuple[str, str]] = Counter()
    for names in groups:
        pairs.update(combinations(sorted(set(names)), 2))
    return pairs


def reference_names(annotation: Annotation, types: Iterable[str] = ENTITY_TYPES) -> tuple[set[Name], set[Name]]:
    """Return the names of an annotation: those of ``types``, and all others as the second layer."""
    wanted = annotation.entity_spans(types)
    return wanted, {entity.labelled for entity in annotation.entities} - wanted
