"""From words to signals: what evaluates, harms, helps, ends or keeps, with negation, hedges and boosters applied."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from newslens.stance.lists import Entry, index, lemma, lexicon, look_up
from newslens.stance.model import DEFAULT, Settings, Signal, Word

BE = frozenset("be am is are was were been being 's 're".split())
MODAL_WISH = frozenset("must should ought need needs needed shall let let's has have wants want wanted".split())
HARD_BREAKS = frozenset("; : — – - -- but because although though while whereas if when which who unless until . ? !".split())


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
            weighed = _weighed(words, lows, at, length, entry, settings, tables)
            bad = found and weighed.kind == "help" and weighed.value > 0 and at and lows[at - 1] == "to" and found[-1].value < 0 and at - found[-1].last <= 3
            if not bad:  # opened late to save water: what is done badly for a good end
                found.append(weighed)
        at += length
    return [s for i, s in enumerate(found) if not (s.kind == "cue" and s.words.startswith("refuse") and s.last < len(lows) and lows[s.last] == "to"
                                                  and any(other.first - s.last <= 3 and other.why for other in found[i + 1:i + 2]))]


def _entry(words, lows, at, settings, wished, cues, tables) -> tuple[Entry, int] | None:
    word = words[at]
    is_verb = word.tag.startswith("VB")
    felt = _felt(words, lows, at, tables) if cues and settings.cues else None
    if felt:
        return felt
    if cues and settings.cues and word.low == "rather" and at and lows[at - 1] in ("would", "'d") and at + 1 < len(words) and lows[at + 1] in ("have", "see", "keep", "take"):
        return Entry("would rather", "cue", 2.0), 2
    if word.low in ("suspect", "fear", "guess") and at + 1 < len(words) and lows[at + 1] in (",", "that"):
        return None  # so, I suspect, would most people
    cue = look_up(tables["cues"], lows, at, True) if cues and is_verb and settings.cues else None
    if cue and cue[1] > 2:  # lost faith in: a phrase goes before its words
        return Entry(cue[0].words, "cue", cue[0].value), cue[1]
    hit = look_up(tables["words"], lows, at) if settings.words else None
    if hit and (hit[1] > 1 or not (is_verb and word.tag not in ("VBN", "VBG") and look_up(tables["verbs"], lows, at, True))):
        if hit[0].words == "like" or word.tag == "MD":
            return None
        if not (word.low == "right" and word.tag.startswith("NN") or word.low == "well" or word.low == "sound" and is_verb
                or word.low in ("lie", "lies", "win", "fine", "hope", "waste", "promise") and is_verb or word.low == "just" and word.tag == "RB"
                or word.low in ("sound", "low") and word.tag in ("NN", "NNS") or word.low in ("backward", "backwards") and word.tag != "JJ"
                or word.low == "better" and word.tag == "RB" or word.low in ("quiet", "poor") and word.tag == "NN"):
            return hit
    if settings.words and word.low == "too" and at + 1 < len(words) and words[at + 1].tag in ("JJ", "RB") and lows[at + 1] not in ("much", "many", "not", "well", "and", "."):
        return Entry(f"too {lows[at + 1]}", "word", -1.0), 2  # too steep, too early
    if settings.verbs and word.tag in ("NN", "NNS"):
        hit = _moved(words, lows, at, tables)
        if hit:
            return hit
    if settings.verbs and settings.negation:
        hit = _omitted(words, lows, at, tables)
        if hit:
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
        if verb and verb[0].kind in ("end", "keep") and not (wished or wanted(words, lows, at)):
            verb = _other_kind(verb, lows, at)
        elif verb and verb[0].kind in ("harm", "help") and (wished or wanted(words, lows, at)):
            verb = _other_kind(verb, lows, at, ("end", "keep")) or verb
        if verb and verb[0].words == "lie" and at + 1 < len(words) and (words[at + 1].low not in ("about", "to", "again", "when") and words[at + 1].tag[:2] in ("IN", "RB", "JJ", "NN", "TO")):
            verb = None  # lying still, lies at anchor
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


WELCOME = frozenset("glad happy pleased relieved delighted like love loved want wants wanted hope hopes rather thrilled".split())
# what one is blamed for not doing, and what it is bad for a thing not to have undergone
DUTIES = frozenset("answer reply respond listen ask consult tell warn inform apologize apologise explain check inspect test try prove fix repair notice read act maintain "
                   "train brief invite care bother".split())


def _omitted(words, lows, at, tables) -> tuple[Entry, int] | None:
    """*has not answered*, *was never tested*, *nobody asked us*, *does not work*, *never had an accident*: what is left undone, or never went wrong."""
    word = words[at]
    verb = lemma(word.low) if word.tag.startswith("VB") else ""
    near = lows[max(0, at - 3):at]
    no = next((low for low in near if low in ("not", "n't", "never", "nobody")), "")
    ends = at + 1 >= len(words) or words[at + 1].tag in (",", ".", "CC", "RB", "''", ":") or lows[at + 1] in ("better", "best", "there", "here", "because", "when")
    if verb == "work" and ends and word.tag in ("VB", "VBZ", "VBD", "VBP"):
        return (Entry("not work", "harm", -2.0), 1) if no else (Entry("work", "help", 1.0), 1)
    if no and verb in DUTIES and not any(low in ("need", "if") for low in near):
        passive = word.tag in ("VBN", "VBD") and any(low in BE for low in near)
        return Entry(f"not {verb}", "word" if passive else "harm", -1.0), 1
    if word.tag in ("NN", "NNS") and any(low in ("never", "no", "without") for low in near) and (any(low in ("had", "have", "has") for low in lows[max(0, at - 5):at])):
        thing = look_up(tables["things"], lows, at)
        if thing and thing[0].kind == "bane":
            return Entry(f"no {lows[at]}", "word", 1.0), 1
    return None


FALLING = frozenset("fall drop decline shrink sink plunge plummet halve disappear vanish diminish decrease".split())
RISING = frozenset("rise grow double triple soar climb jump increase multiply worsen mount spread".split())


def _moved(words, lows, at, tables) -> tuple[Entry, int] | None:
    """*accidents have fallen*, *rents have doubled*: things that are bad or good to have more of, and a verb of going down or up."""
    thing = look_up(tables["things"], lows, at)
    if thing is None or at + thing[1] < len(words) and words[at + thing[1]].tag in ("NN", "NNS"):
        return None
    for place in range(at + thing[1], min(at + thing[1] + 4, len(words))):
        if not words[place].tag.startswith(("VB", "MD", "RB")):
            return None
        verb = lemma(lows[place])
        if verb in FALLING | RISING:
            good = (thing[0].kind == "boon") == (verb in RISING)
            return Entry(f"{lows[at]} {lows[place]}", "word", 1.0 if good else -1.0), place + 1 - at
    return None


NEEDING = frozenset("need want".split())  # we need a bus


def _amount(words, lows, at, tables) -> tuple[Entry, int] | None:
    """*cut waiting times* helps, *cut jobs* harms: a verb of less or more, and within five words a thing that is bad or good."""
    verb = next((hit for hit in (look_up(tables[kind], lows, at, True) for kind in ("less", "more")) if hit), None)
    if verb is None:
        return None
    if verb[0].kind == "more" and lows[at + verb[1]:at + verb[1] + 1] == ["no"] and at + verb[1] + 1 < len(words) and words[at + verb[1] + 1].tag in ("NN", "NNS"):
        bad = look_up(tables["things"], lows, at + verb[1] + 1)  # brings no relief, causes no harm
        return (Entry(f"no {lows[at + verb[1] + 1]}", "help", 1.0) if bad and bad[0].kind == "bane" else Entry(f"no {lows[at + verb[1] + 1]}", "harm", -1.0)), verb[1] + 2
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


DISMISSING = frozenset("dismiss reject deny brush wave rebut refute answer allay calm ease".split())
TRUSTING = frozenset("confidence faith trust".split())
HEARING = frozenset("receive get hear face field handle receives received gets got hears heard faces faced fielded handled".split())  # received complaints


def _felt(words, lows, at, tables) -> tuple[Entry, int] | None:
    """*has reservations about it*, *is happy with it*: a noun or adjective of judging, and the preposition for its thing."""
    if at + 1 >= len(words) or lows[at + 1] not in ABOUT and not (lows[at + 1] == "in" and lows[at] in TRUSTING) or words[at].tag[:2] not in ("NN", "JJ", "VB"):
        return None
    if any(low in HEARING or lemma(low) in DISMISSING for low in lows[max(0, at - 4):at]):
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
def verbs_of(kinds: tuple[str, ...]):
    """Return the index of the verbs of these kinds, for :func:`newslens.stance.lists.look_up`."""
    return index(tuple(e for e in lexicon("verbs") if e.kind in kinds))


def _other_kind(verb, lows, at, kinds=("harm", "help")):
    return look_up(verbs_of(tuple(kinds)), lows, at, True)


def wanted(words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Say whether the verb is wanted: *must be scrapped*, *needs to end*, or an order (*Scrap it*)."""
    before = lows[max(0, at - 7):at]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in HARD_BREAKS:
            break
        if before[place] == "like" and place and before[place - 1] in ("would", "'d"):
            return True
        if before[place] in MODAL_WISH:
            if before[place] in ("has", "have") and "to" not in before[place:]:
                continue  # should have been stopped
            return True
        if before[place] == "would" and place and before[place - 1] in ("i", "we") and words[at].tag in ("VB", "VBP"):
            return True  # I would tear it down
        if before[place] == "time" and before[place + 1:place + 2] == ["to"]:
            return True  # it is time to close it
    if words[at].tag in ("VBN", "VBD", "VB", "VBG", "JJ") and any(low in ("see", "seeing") for low in before[-5:]) and any(low in WELCOME for low in before):
        return True  # glad to see it closed
    opens = at == 0 or lows[at - 1] in ("``", ".", '"', "please") or lows[at - 1] == "''"
    return opens and words[at].tag in ("VB", "VBP", "NN", "NNP") and at + 1 < len(words) and words[at + 1].tag in ("DT", "PRP$", "PRP", "NNP", "RP", "DT")


def _weighed(words, lows, at, length, entry, settings, tables) -> Signal:
    value, why = entry.value, []
    start = at
    while start > 0 and at - start < 6 and lows[start - 1] not in HARD_BREAKS:
        start -= 1
    clause = lows[start:at]
    negated = settings.negation and not entry.words.startswith(("no ", "not ")) and (negation_in(clause, words[start:at]) or unproven(lows, start))
    if negated:
        value = 0.0 if entry.kind == "cue" and value < 0 and negated in ("nobody", "none") else -value if entry.kind in ("harm", "help", "end", "keep", "cue") else -0.5 * value
        why.append(f"turned round by “{negated}”")
    elif settings.negation and entry.kind == "cue" and lows[at + length:at + length + 1] in (["neither"], ["none"], ["nobody"], ["nothing"]):
        value = -value  # she trusted neither
        why.append(f"turned round by “{lows[at + length]}”")
    near = lows[max(0, at - 5):at] if entry.kind != "word" else clause
    if settings.negation and entry.kind == "word" and value > 0 and at and lows[at - 1] == "less":
        value = -value  # “less” halves it as a hedge
        why.append("turned round by “less”")
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


def unproven(lows: Sequence[str], start: int) -> str:
    """*no evidence that the captain, a man of 60, had acted improperly*: the words that say so before place ``start``, or ""."""
    for at in range(max(0, start - 9), start):
        if lows[at] in ("no", "little") and at + 2 < len(lows) and lows[at + 1] in PROOF and "that" in lows[at + 2:at + 4] and not STOPS & set(lows[at:start]):
            return f"{lows[at]} {lows[at + 1]}"
    return ""


PROOF = frozenset("evidence sign signs proof indication indications trace grounds basis reason".split())
STOPS = frozenset("but ; : . although".split())


def negation_in(clause: list[str], words: Sequence[Word]) -> str:
    """Return the word that negates what comes after ``clause``, or ""."""
    for place in range(len(clause) - 1, -1, -1):
        low = clause[place]
        if low == "only" and place and clause[place - 1] == "not":
            return ""
        if low in ("refused", "refuses", "refuse", "declined", "declines") and place + 1 < len(clause) and clause[place + 1] == "to":
            return low
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
