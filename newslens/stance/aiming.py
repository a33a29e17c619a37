"""From signals to targets: about what is it said?"""

from __future__ import annotations

from collections.abc import Sequence

from newslens.stance.aliases import Mention
from newslens.stance.lists import look_up
from newslens.stance.model import Reason, Signal, Word
from newslens.stance.signals import BE, HARD_BREAKS, negation_in, verbs_of, wanted

SOFT_BREAKS = frozenset(", and that or".split())
JOINING = frozenset("and or as well nor , both the a an its their his her our these those this that all any other also not plus".split())
# nouns that say the thing after them is to end: "the decision to cancel", "an end to", "a ban on"
ENDING = frozenset("end halt cancellation closure ban withdrawal removal suspension scrapping rejection repeal abolition stop freeze "
                   "moratorium cut cuts delay postponement demolition retreat".split())
VICTIM = frozenset("threat danger risk hazard insult harm damage menace blow burden headache betrayal injustice".split())


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
    if signal.kind == "word" and before and against_it(words, before[0][1][0]) and before[0][0] < 8:
        value = -value  # critics of the gate are wrong
    cause = next((i for i in range(signal.last, min(signal.last + 5, len(words) - 1)) if (words[i].low, words[i + 1].low) in CAUSES), None)
    if cause is not None and signal.kind in ("word", "harm", "help"):  # lost her job because of the gate
        blamed = next((one for one in after if cause < one[1][0] <= cause + 5), None)
        if blamed:
            return [(name, Reason(value, signal.words, signal.span, f"“{signal.words}”: it is the cause", False)) for name in _with_partners(words, placed, blamed[1:])]
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
            if than and after and after[0][0] < 8 and not before:  # better ways than the gate
                add(after[0][1:], -value / 2, "is said of another in comparison", True)
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
        purpose = signal.first and words[signal.first - 1].low == "to" and subject and any(
            w.low in LEFT_OUT and words[i - 1].low in BE for i, w in enumerate(words[:signal.first - 1]) if i > subject[0][1][1])
        if purpose:  # was left ashore to save weight: who left it wanted that
            return made
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
            ending = "" if signal.passive else turned_by_ending(words[signal.last:], thing[0][1][0] - signal.last)
            add(thing[0][1:], -value if ending else value, f"is about ending it (“{ending}”)" if ending else "judges it", True)
    return made


LEFT_OUT = frozenset("left dropped omitted removed cut closed delayed skipped postponed stopped cancelled canceled abandoned switched turned".split())
CAUSES = frozenset((("because", "of"), ("thanks", "to"), ("due", "to"), ("owing", "to")))
ATTACKS = frozenset("critics opponents fears criticism criticisms worries concerns objections doubts warnings complaints attacks accusations charges allegations suspicions".split())


def against_it(words: Sequence[Word], first: int) -> bool:
    """Say whether what stands before place ``first`` is against the thing there: *the fears about the gate*."""
    near = words[max(0, first - 4):first]
    return any(w.low in ATTACKS for w in near) and any(w.low in ("of", "about", "over", "to", "against", "on") for w in near)


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
    table = verbs_of(("end",))
    lows = [word.low for word in words[:first]]
    for at in range(max(0, first - 5), first):
        verb = (words[at].tag in ("VB", "VBG") or lows[at].endswith("ing")) and look_up(table, lows, at, True)
        if verb and not negation_in(lows[max(0, at - 3):at], words):
            return lows[at]
        if lows[at] in ENDING and any(low in ("of", "to", "on", "in", "from") for low in lows[at + 1:at + 2]):
            return lows[at]
    return ""


def wanted_deeds(words: Sequence[Word], mentions: Sequence[Mention], wished: bool) -> list[tuple[str, Reason]]:
    """*they should be paid*, where *paid* is itself a form of the target (*wages*): what is to be done is wanted."""
    made = []
    lows = [word.low for word in words]
    for m in mentions:
        first, last = place_of(words, m)
        if first >= len(words) or last != first + 1 or words[first].tag not in ("VB", "VBN", "VBG") or not (wanted(words, lows, first) or wished and words[first].tag != "VBG"):
            continue
        negated = negation_in(lows[max(0, first - 5):first], words)
        made.append((m.name, Reason(-2.0 if negated else 2.0, lows[first], (words[first].start, words[first].end),
                                    f"“{lows[first]}” is what {'must not be' if negated else 'is'} wanted", True)))
    return made


def owed(words: Sequence[Word], mentions: Sequence[Mention]) -> list[tuple[str, Reason]]:
    """*they are owed wages*, *are entitled to a hearing*: what somebody says he has a right to."""
    made = []
    for at, word in enumerate(words):
        if word.low not in ("owed", "entitled") or at + 1 >= len(words) or not any(w.low in BE for w in words[max(0, at - 3):at]):
            continue
        placed = next((m for m in mentions if at < place_of(words, m)[0] <= at + 6), None)
        if placed:
            negated = negation_in([w.low for w in words[max(0, at - 4):at]], words)
            made.append((placed.name, Reason(-1.0 if negated else 1.0, word.low, (word.start, word.end), f"“{word.low}”: it is claimed as a right", False)))
    return made
