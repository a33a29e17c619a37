"""From words to signals (what is said) and from signals to targets (about what)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from newslens.annotations.model import Span
from newslens.stance.aliases import Mention
from newslens.stance.lists import Entry, index, lemma, lexicon, look_up

BE = frozenset("be am is are was were been being 's 're".split())
MODAL_WISH = frozenset("must should ought need needs needed shall let let's has have wants want wanted".split())
HARD_BREAKS = frozenset("; : — – - -- but because although though while whereas if when which who unless until . ? !".split())
SOFT_BREAKS = frozenset(", and that or".split())
JOINING = frozenset("and or as well nor , both the a an its their his her our these those this that all any other also not plus".split())
# nouns that say the thing after them is to end: "the decision to cancel", "an end to", "a ban on"
ENDING = frozenset("end halt cancellation closure ban withdrawal removal suspension scrapping rejection repeal abolition stop freeze "
                   "moratorium cut cuts delay postponement demolition retreat".split())
VICTIM = frozenset("threat danger risk hazard insult harm damage menace blow burden headache betrayal injustice".split())


@dataclass(frozen=True)
class Settings:
    """What counts. Every part can be switched off, so that it can be seen what it does."""

    cues: bool = True
    words: bool = True
    verbs: bool = True
    purpose: bool = True
    negation: bool = True
    hedges: bool = True
    boosters: bool = True
    pronouns: bool = True
    hedge: float = 0.5
    booster: float = 1.5
    threshold: float = 0.5


DEFAULT = Settings()


@dataclass(frozen=True)
class Word:
    """One token in lower case, with its tag and place."""

    low: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Signal:
    """Words that carry a stance: where they stand, what kind of entry they are, their value, and why it is what it is."""

    first: int
    last: int
    span: Span
    words: str
    kind: str
    value: float
    passive: bool = False
    why: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a score is what it is: a value, the words that give it, and a sentence for people."""

    value: float
    words: str
    span: Span
    text: str
    explicit: bool = True


@functools.lru_cache(maxsize=1)
def _tables() -> dict[str, dict]:
    degree = lexicon("degree")
    words, verbs = lexicon("words"), lexicon("verbs")
    return {"words": index(tuple(e for e in words if e.kind == "word")), "things": index(tuple(e for e in words if e.kind != "word")),
            "verbs": index(tuple(e for e in verbs if e.kind not in ("less", "more"))),
            **{kind: index(tuple(e for e in verbs if e.kind == kind)) for kind in ("less", "more")},
            **{kind: index(tuple(e for e in degree if e.kind == kind)) for kind in ("hedge", "booster", "negation")},
            **{kind: index(tuple(e for e in lexicon("cues") if e.kind == kind)) for kind in ("noun", "adjective")},
            "cues": index(tuple(e for e in lexicon("cues") if e.kind in ("verb", "phrase")))}


def signals(words: Sequence[Word], settings: Settings = DEFAULT, wished: bool = False, cues: bool = False) -> list[Signal]:
    """Return what stands in ``words`` that evaluates, harms, helps, ends or keeps, with negation, hedges and boosters applied.

    ``wished``: the whole is what somebody wants, so that "cancel" counts even without *must*. ``cues``: judging verbs
    inside the words count as well (*they despise it*).
    """
    lows = [word.low for word in words]
    tables = _tables()
    found: list[Signal] = []
    at = 0
    while at < len(words):
        hit = _entry(words, lows, at, settings, wished, cues, tables)
        if hit is None:
            at += 1
            continue
        entry, length = hit
        object_ = entry.kind == "word" and found and found[-1].kind in ("harm", "help") and at - found[-1].last <= 2 and all(
            w.tag in ("DT", "PRP$", "JJ", "RB") for w in words[found[-1].last:at])
        if not object_:  # punishes the innocent: what is harmed is not what it is like
            found.append(_weighed(words, lows, at, length, entry, settings, tables))
        at += length
    return found


def _entry(words, lows, at, settings, wished, cues, tables) -> tuple[Entry, int] | None:
    word = words[at]
    is_verb = word.tag.startswith("VB")
    felt = _felt(words, lows, at, tables) if cues and settings.cues else None
    if felt:
        return felt
    hit = look_up(tables["words"], lows, at) if settings.words else None
    if hit and (hit[1] > 1 or not (is_verb and word.tag not in ("VBN", "VBG") and look_up(tables["verbs"], lows, at, True))):
        if hit[0].words == "like" or word.tag == "MD":
            return None
        if not (word.low == "right" and word.tag.startswith("NN") or word.low == "well" or word.low == "sound" and is_verb
                or word.low in ("lie", "lies", "win", "fine", "hope", "waste", "promise") and is_verb or word.low == "just" and word.tag == "RB"
                or word.low == "better" and word.tag == "RB" or word.low in ("quiet", "poor") and word.tag == "NN"):
            return hit
    if not settings.verbs and not cues:
        return None
    between = word.tag.startswith("NN") and at and words[at - 1].tag.startswith("NN") and at + 1 < len(words) and words[at + 1].tag in ("DT", "PRP$", "PRP")
    if settings.verbs and (is_verb or between):
        amount = _amount(words, lows, at, tables)
        if amount:
            return amount
    if is_verb or between or word.tag in ("NN", "JJ", "NNP") and at == 0:
        verb = look_up(tables["verbs"], lows, at, True) if settings.verbs else None
        if verb and verb[0].kind in ("end", "keep") and not (wished or _wanted(words, lows, at)):
            verb = _other_kind(verb, lows, at)
        elif verb and verb[0].kind in ("harm", "help") and (wished or _wanted(words, lows, at)):
            verb = _other_kind(verb, lows, at, ("end", "keep")) or verb
        if verb and not (verb[0].kind in ("harm", "help") and not settings.purpose and at and lows[at - 1] == "to"):
            return verb
        if cues and is_verb and settings.cues:
            cue = look_up(tables["cues"], lows, at, True)
            if cue and cue[0].words in ("like", "prefer") and lows[max(0, at - 1):at] in (["would"], ["'d"]):
                return None
            if cue is None and lemma(word.low) in NEEDING and at + 1 < len(words) and words[at + 1].tag not in ("TO", "PRP") and not words[at + 1].tag.startswith("VB") and lows[at + 1] != "to":
                return Entry(lemma(word.low), "cue", 2.0), 1
            return (Entry(cue[0].words, "cue", cue[0].value), cue[1]) if cue else None
    return None


NEEDING = frozenset("need want".split())  # we need a bus


def _amount(words, lows, at, tables) -> tuple[Entry, int] | None:
    """*cut waiting times* helps, *cut jobs* harms: a verb of less or more, and within five words a thing that is bad or good."""
    verb = next((hit for hit in (look_up(tables[kind], lows, at, True) for kind in ("less", "more")) if hit), None)
    if verb is None:
        return None
    for place in range(at + verb[1], min(at + verb[1] + 5, len(words))):
        if lows[place] in HARD_BREAKS or lows[place] == "," or words[place].tag in ("IN", "TO") and lows[place] not in ("of", "in"):
            return None
        thing = look_up(tables["things"], lows, place)
        if thing and words[place + thing[1] - 1].tag.startswith(("NN", "VBG", "JJ")) and not (place + thing[1] < len(words) and words[place + thing[1]].tag in ("NN", "NNS")):
            good = (thing[0].kind == "boon") == (verb[0].kind == "more")
            told = f"{verb[0].words} {thing[0].words}"
            return Entry(told, "help" if good else "harm", 2.0 if good else -2.0), place + thing[1] - at
    return None


# prepositions after which stands what a feeling is about: reservations about, happy with, support for
ABOUT = frozenset("about over at with for to toward towards of against by".split())


TRUSTING = frozenset("confidence faith trust".split())
HEARING = frozenset("receive get hear face field handle receives received gets got hears heard faces faced fielded handled".split())  # received complaints


def _felt(words, lows, at, tables) -> tuple[Entry, int] | None:
    """*has reservations about it*, *is happy with it*: a noun or adjective of judging, and the preposition for its thing."""
    if at + 1 >= len(words) or lows[at + 1] not in ABOUT and not (lows[at + 1] == "in" and lows[at] in TRUSTING) or words[at].tag[:2] not in ("NN", "JJ", "VB"):
        return None
    if any(low in HEARING for low in lows[max(0, at - 4):at]):
        return None
    low = lows[at]
    kind = "noun" if words[at].tag.startswith("NN") and low not in tables["adjective"] else "adjective"
    forms = (low, low[:-3] + "y", low[:-2], low[:-1]) if kind == "noun" and low.endswith("s") else (low,)
    entry = next((tables[kind][form][0][1] for form in forms if form in tables[kind]), None)
    if entry is None or words[at].tag.startswith("VB") and look_up(tables["verbs"], lows, at, True) or at + 2 < len(words) and lows[at + 1] == "to" and words[at + 2].tag.startswith("VB"):
        return None
    if lows[at + 1] == "by" and kind == "noun" or lows[at + 1] == "of" and lows[at] in ("support", "approval", "acceptance", "protest", "welcome"):
        return None
    return Entry(entry.words, "cue", entry.value), 2


@functools.lru_cache(maxsize=8)
def _verbs_of(kinds: tuple[str, ...]):
    return index(tuple(e for e in lexicon("verbs") if e.kind in kinds))


def _other_kind(verb, lows, at, kinds=("harm", "help")):
    return look_up(_verbs_of(tuple(kinds)), lows, at, True)


def _wanted(words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Say whether the verb is wanted: *must be scrapped*, *needs to end*, or an order (*Scrap it*)."""
    before = lows[max(0, at - 7):at]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in HARD_BREAKS:
            break
        if before[place] == "like" and place and before[place - 1] in ("would", "'d"):
            return True
        if before[place] in MODAL_WISH:
            return not (before[place] in ("has", "have") and "to" not in before[place:])
    opens = at == 0 or lows[at - 1] in ("``", ".", '"', "please") or lows[at - 1] == "''"
    return opens and words[at].tag in ("VB", "VBP", "NN", "NNP") and at + 1 < len(words) and words[at + 1].tag in ("DT", "PRP$", "PRP", "NNP", "RP", "DT")


def _weighed(words, lows, at, length, entry, settings, tables) -> Signal:
    value, why = entry.value, []
    start = at
    while start > 0 and at - start < 6 and lows[start - 1] not in HARD_BREAKS:
        start -= 1
    clause = lows[start:at]
    negated = settings.negation and not entry.words.startswith(("no ", "not ")) and _negated(clause, words[start:at])
    if negated:
        value = -value if entry.kind in ("harm", "help", "end", "keep", "cue") else -0.5 * value
        why.append(f"turned round by “{negated}”")
    near = lows[max(0, at - 5):at] if entry.kind != "word" else clause
    hedge = _any(tables["hedge"], near, verb=entry.kind) or _any(tables["hedge"], lows[at + length:at + length + 1], verb=entry.kind, after=True)
    if settings.hedges and hedge:
        value *= settings.hedge
        why.append(f"made smaller by “{hedge}”")
    booster = _any(tables["booster"], lows[max(0, at - 2):at])
    if settings.boosters and booster:
        value *= settings.booster
        why.append(f"made bigger by “{booster}”")
    if _supposed(clause, lows, start):
        value = 0.0
        why.append("only supposed (“if”)")
    passive = _passive(words, lows, at, length) and not (entry.kind == "cue" and lows[at + length - 1] in ABOUT)
    span = (words[at].start, words[at + length - 1].end)
    return Signal(at, at + length, span, " ".join(lows[at:at + length]), entry.kind, max(-3.0, min(3.0, value)), passive, ", ".join(why))


def _negated(clause: list[str], words: Sequence[Word]) -> str:
    for place in range(len(clause) - 1, -1, -1):
        low = clause[place]
        if low == "only" and place and clause[place - 1] == "not":
            return ""
        if low in ("not", "n't", "never", "no", "nobody", "nothing", "neither", "nor", "without", "hardly", "scarcely", "cannot", "none"):
            return {"n't": "not"}.get(low, low)
        if low == "longer" and place and clause[place - 1] == "no":
            return "no longer"
        if low in (",", "and") and len(clause) - place > 1:
            return ""
    return ""


def _supposed(clause: list[str], lows: list[str], start: int) -> bool:
    """Say whether the clause only supposes: *if the tunnel harms the port*, but not *even if*, and not what comes after its comma."""
    return start > 0 and lows[start - 1] in ("if", "unless") and "," not in clause and lows[max(0, start - 2):start - 1] != ["even"]


def _any(table, lows: list[str], verb: str = "", after: bool = False) -> str:
    for at in range(len(lows)):
        hit = look_up(table, lows, at)
        if hit and not (after and hit[0].words in ("can", "some", "rather", "less")):
            if hit[0].words in ("can", "some", "sometimes", "less", "almost", "nearly") and (verb != "word" or at + hit[1] < len(lows)):
                continue
            return hit[0].words
    return ""


def _passive(words, lows, at, length=1) -> bool:
    helped = any(low in BE for low in lows[max(0, at - 3):at])
    if words[at].tag == "VBN" and not helped and "by" not in lows[at + length:at + length + 4]:
        if length > 1 or at + 1 < len(words) and words[at + 1].tag in ("DT", "PRP$", "PRP"):
            return False  # a past tense that the tagger took for a participle: the plan made no sense
    if words[at].tag not in ("VBN", "VBD", "JJ") or lows[at] == lemma(lows[at]) and words[at].tag != "VBN":
        return False
    if words[at].tag == "VBD":
        return any(low in BE for low in lows[max(0, at - 2):at])
    return not any(low in ("has", "have", "had", "having") for low in lows[max(0, at - 3):at]) or any(low in ("been",) for low in lows[max(0, at - 2):at])


# --- from signals to targets ---------------------------------------------------------------


def place_of(words: Sequence[Word], mention: Mention) -> tuple[int, int]:
    """Return the numbers of the first word of a mention and of the one after its last."""
    first = next((i for i, word in enumerate(words) if word.end > mention.start), len(words))
    last = next((i for i, word in enumerate(words) if word.start >= mention.end), len(words))
    return first, max(last, first + 1)


def _cost(words: Sequence[Word], left: int, right: int) -> float:
    """How far apart two places are: words between, clause boundaries weighing more."""
    cost = 0.0
    for word in words[left:right]:
        cost += 8 if word.low in HARD_BREAKS else 1.5 if word.low in SOFT_BREAKS else 0.5 if word.tag in ("DT", "JJ", "RB", "``", "''") else 1
    return cost


def aimed(words: Sequence[Word], signal: Signal, mentions: Sequence[Mention], calls: bool = False) -> list[tuple[str, Reason]]:
    """Return (name, reason) for each target that one signal is aimed at. ``calls``: of a thing called something."""
    placed = [(place_of(words, m), m) for m in mentions]
    before = sorted(((_cost(words, q, signal.first) + _oblique(words, p), (p, q), m) for (p, q), m in placed if q <= signal.first), key=lambda x: x[0])
    after = sorted(((_cost(words, signal.last, p), (p, q), m) for (p, q), m in placed if p > signal.first and q > signal.first + 1), key=lambda x: x[0])
    value, made = signal.value, []
    said = f"“{signal.words}”" + (f", {signal.why}," if signal.why else "")

    def add(chosen, worth: float, text: str, explicit: bool) -> None:
        for name in _with_partners(words, placed, chosen):
            made.append((name, Reason(worth, signal.words, signal.span, f"{said} {text}", explicit)))

    if signal.kind == "word":
        if calls and placed:
            add(placed[0], value, "is what it is called", True)
        elif signal.words.split()[-1] in VICTIM and after and words[signal.last].low in ("to", "for") and after[0][0] < 5:
            add(after[0][1:], -value / 2, "is a harm to it", False)
            if before and before[0][0] < 12:
                add(before[0][1:], value, "is said of it", True)
        else:
            if before and _of_another_noun(words, signal, placed, before[0][1][1]):
                return []
            than = next((w for w in words[signal.last:signal.last + 4] if w.low == "than"), None)
            if than and before and before[0][0] < 14:  # safer than the ferry
                add(before[0][1:], value, "is said of it", True)
                if after and after[0][0] < 8:
                    add(after[0][1:], -value / 2, "is said of another in comparison", False)
                return made
            close = after and after[0][0] <= 1.5 and not any(w.tag.startswith("VB") for w in words[signal.last:after[0][1][0]])
            if close:
                add(after[0][1:], value, "stands at its name", True)
            elif before and before[0][0] < 14 and not (after and after[0][0] + 4 < before[0][0]):
                add(before[0][1:], value, "is said of it", True)
            elif after and after[0][0] < 8:
                add(after[0][1:], value, "is said of it", True)
    elif signal.kind in ("harm", "help"):
        sign = 1 if value > 0 else -1
        subject, object_ = (before, after) if not signal.passive else (_by(words, signal, after), before)
        if subject and subject[0][0] < 12:
            add(subject[0][1:], value, "is what it does" if not signal.why else "is what it does or would do", False)
        if object_ and object_[0][0] < (6 if not signal.passive else 10):
            worth = value if signal.kind == "help" else -value / 2
            add(object_[0][1:], worth, "is done to it: " + ("a good" if signal.kind == "help" else "it is worth protecting" if sign < 0 else "no harm"), signal.kind == "help")
    elif signal.kind in ("end", "keep"):
        thing = before if signal.passive or not after or after[0][0] > 6 and before else after
        if thing and thing[0][0] < 9:
            add(thing[0][1:], value, "is what is wanted for it", True)
    elif signal.kind == "cue":
        thing = before if signal.passive else after
        if thing and thing[0][0] < 8:
            add(thing[0][1:], value, "judges it", True)
    return made


def _of_another_noun(words: Sequence[Word], signal: Signal, placed: Sequence[tuple], left: int) -> bool:
    """*A few very deadly storms*: an adjective at a noun that is no target, and no *is* that would hand it on."""
    if words[signal.last - 1].tag not in ("JJ", "JJR", "JJS") or signal.last >= len(words) or words[signal.last].tag not in ("NN", "NNS", "JJ"):
        return False
    if any(p <= signal.last + 1 < q for (p, q), _ in placed):
        return False
    between = words[left:signal.first]
    return not any(w.low in BE or w.low in ("as", "become", "became", "becomes") for w in between)


def owner(words: Sequence[Word], last: int) -> bool:
    """Say whether the mention that ends before place ``last`` is an owner (*the bureau's decision*)."""
    return last < len(words) and words[last].tag == "POS"


def _oblique(words: Sequence[Word], first: int) -> float:
    """A mention after a preposition (*the noise of the planes*) is less likely the subject."""
    return 3 if any(word.tag == "IN" and word.low != "that" for word in words[max(0, first - 2):first]) else 0


def _by(words: Sequence[Word], signal: Signal, after: list) -> list:
    """The agents of a passive: mentions after *by*."""
    return [one for one in after if "by" in [word.low for word in words[signal.last:one[1][0]]][-4:]]


def _with_partners(words: Sequence[Word], placed: Sequence[tuple], chosen: tuple) -> list[str]:
    """The name of the chosen mention, and of those that *and* or *as well as* join to it."""
    names = [chosen[1].name]
    at = chosen[0]
    for (p, q), mention in placed:
        if p >= at[1] and all(w.low in JOINING or w.tag in ("JJ", "DT", "PRP$", "NN", "VBN") for w in words[at[1]:p]) \
                and any(w.low in ("and", "or", "as", "nor") for w in words[at[1]:p]):
            names.append(mention.name)
            at = (p, q)
    ends = chosen[0]
    for (p, q), mention in reversed(placed):
        if q <= ends[0] and all(w.low in JOINING or w.tag in ("JJ", "DT", "PRP$") for w in words[q:ends[0]]) \
                and any(w.low in ("and", "or", "as", "nor") for w in words[q:ends[0]]):
            names.append(mention.name)
            ends = (p, q)
    return list(dict.fromkeys(names))


def turned_by_ending(words: Sequence[Word], first: int) -> str:
    """The word before place ``first`` that asks for an end (*the decision to cancel*, *an end to*), or ""."""
    table = _verbs_of(("end",))
    lows = [word.low for word in words[:first]]
    for at in range(max(0, first - 5), first):
        verb = words[at].tag in ("VB", "VBG") and look_up(table, lows, at, True)
        if verb and not _negated(lows[max(0, at - 3):at], words):
            return lows[at]
        if lows[at] in ENDING and any(low in ("of", "to", "on", "in", "from") for low in lows[at + 1:at + 2]):
            return lows[at]
    return ""
