"""One attribution at a time: for whom and against what do these words speak?"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from newslens.annotations.model import UNKNOWN, Spans
from newslens.article import Article
from newslens.attribution import Attribution
from newslens.stance.aiming import against_it, aimed, owed, owner, place_of, turned_by_ending, wanted_deeds
from newslens.stance.aliases import Aliases, Mention, pronoun
from newslens.stance.deeds import SIDES, Deeds
from newslens.stance.lists import Entry, lemma, lexicon, look_up
from newslens.stance.mentions import less
from newslens.stance.model import DEFAULT, Reason, Settings, Signal, Stance, Word
from newslens.stance.signals import ABOUT, BE, PROOF, negation_in, signals, verbs_of

PROMISING = frozenset("promise pledge vow swear guarantee offer volunteer".split())
COMMITTING = PROMISING | {"threaten", "agree", "refuse"}
PROPOSING = frozenset("suggest propose recommend advocate".split())
FEARING = frozenset("fear worry dread warn lament regret bemoan".split())
FEW = ("not every", "not all", "few ", "hardly any", "scarcely any", "almost no")
UNNAMED = re.compile(r"\bto be (?:publicly )?(?:named|identified|quoted|seen)\b")
# an article in a quoted label: a noun made for the occasion
LABEL = re.compile(r'"((?:not an?|an?|one|another|just|nothing|no|all)\s[^"]*?)[,.]?"', re.IGNORECASE)
TOPIC = re.compile(r"(?<!\w)(?:of|about|on)\s+(?:(?:the|a|an|his|her|its|their|new|old|this|that)\s+)*$")
# what one demands of somebody who is held to account, and what one asks of somebody who is to go
OWED = frozenset("apology apologies resignation explanation answers accountability compensation refund ouster dismissal removal impeachment".split())
# how what is denied of oneself begins: it had …, they knew …, he was at fault
OWN = frozenset("it he she they we i".split())
DOING = frozenset("had has have did does do ever knew would made took gave broke misled lied acted".split())
BLAMED = frozenset("fault blame responsible negligent aware guilty liable involved under".split())
AGREEING = frozenset("agree agrees agreed concur concurs concurred echo echoes echoed".split())
DIFFERING = frozenset("disagree disagrees disagreed differ differs differed".split())
# the noun of what somebody does by saying it
ACTS = {"order": "order", "propose": "proposal", "offer": "offer", "argue": "argument", "rule": "ruling", "recommend": "recommendation", "suggest": "suggestion",
        "demand": "demand", "request": "request", "appeal": "appeal", "claim": "claim", "promise": "promise", "pledge": "pledge", "insist": "insistence",
        "conclude": "conclusion", "decide": "decision", "invite": "invitation", "threaten": "threat"}
GOING = frozenset("resign quit apologize apologise step leave withdraw stop retreat back".split())


class Reader(Deeds):
    """Judges the attributions of one text; takes what :class:`newslens.stance.mentions.Mentions` takes."""

    def __init__(self, article: Article, found: Sequence[Attribution], aliases: Aliases, settings: Settings = DEFAULT, spans: Spans | None = None):
        super().__init__(article, found, aliases, settings, spans)
        self.cues = {(e.kind == "wish", e.words): e for e in lexicon("cues")}

    # --- what of it -----------------------------------------------------------------------

    def judged(self, one: Attribution) -> tuple[dict[str, list[Reason]], list[Signal], list[Word], list[Mention]]:
        """Return reasons for each target, all signals, the content's words and the mentions in it, for one attribution."""
        source, settings = self.sources.get(one.id, UNKNOWN), self.settings
        inner = [span for other in self.inner.get(one.id, ()) for span in other.content
                 if not self.text[span[0]:span[1]].lower().startswith(("is ", "are ", "was ", "were "))]
        content = tuple(less(one.content, inner)) if inner and one.kind != "judgement" else one.content
        words = self.words(content)
        mentions = self.targets_in(words, source)
        if self.of_itself(one, words):  # denied that it had lied: the source speaks of itself
            return {}, [], words, [m for m in mentions if m.start != words[0].start]
        if words and words[0].low == "what":  # rejected what the trust calls a clinic: not the trust
            named_by = [span for other in self.inner.get(one.id, ()) for span in other.source]
            mentions = [m for m in mentions if not any(a <= m.start < b for a, b in named_by)]
        reasons: dict[str, list[Reason]] = {}
        wish = one.cue_class == "ASK" and one.commitment == "firm" or one.cue_class in ("ASK", "THINK", "SAY", "SHOW", "JUDGE") and (True, self._verb(one)) in self.cues
        found = signals(words, settings, wished=wish or self._verb(one) in COMMITTING - {"refuse"}, cues=one.cue_class not in ("JUDGE",))
        if self._verb(one) in FEARING and one.kind != "judgement" and not one.denied and settings.verbs:  # fear that the school will close
            ends = [s for s in signals(words, settings, wished=True) if s.kind == "end"]
            taken = {s.span for s in ends}
            found = [s for s in found if s.span not in taken] + [replace(s, value=-s.value / 2, why=f"which “{one.cue_text}” does not want") for s in ends]
        if inner:  # the verb of another voice inside judges for that voice: the insurer had warned her
            others = [span for other in self.inner.get(one.id, ()) if self.sources.get(other.id) != source for span in other.cue]
            found = [s for s in found if s.kind != "cue" or not any(a < s.span[1] and s.span[0] < b for a, b in others)]
        outer = self.by_id.get(one.nested_in or "")
        if outer and outer.content and self.text.startswith(("whether ", "if "), outer.content[0][0]):  # would not say whether he supported it
            return {}, [], words, mentions
        if one.denied and one.cue_class not in ("DENY", "JUDGE") and not (one.cue_class == "THINK" or wish):
            return {}, [], words, mentions
        if UNNAMED.search(" ".join(w.low for w in words[:6])):  # asked not to be named
            return {}, [], words, mentions
        value = self._cue_value(one)
        calls = one.cue_class == "CALL"
        if calls and mentions and not any(s.kind == "word" for s in found):
            words = self._with_predicate(one, words)
            found = signals(words, settings, cues=True)
        if one.cue_class == "JUDGE" or value and (not words or words[0].tag in ("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ", "VBG", "POS") and one.kind == "judgement"):
            found = [s for s in found if s.kind == "word" and value and s.value * value > 0 or s.kind == "word" and "as" in [w.low for w in words[:s.first]]]
            if value and settings.cues:
                for name, reason in self._by_cue(one, value, words, mentions):
                    reasons.setdefault(name, []).append(reason)
        for signal in found:
            for name, reason in aimed(words, signal, mentions, calls=calls):
                reasons.setdefault(name, []).append(reason)
        if calls and settings.labels and not reasons and not one.denied and mentions:
            reasons |= self._labelled(one, mentions)
        for name, reason in owed(words, mentions) if settings.words and not one.denied else ():
            reasons.setdefault(name, []).append(reason)
        if value and settings.cues and not reasons and mentions and one.cue_class != "DENY":
            for name, reason in self._by_cue(one, value, words, mentions[:1]):
                reasons.setdefault(name, []).append(reason)
        called = [span for other in self.inner.get(one.id, ()) if other.cue_class == "CALL" for span in other.cue]  # wants what she calls "silence"
        if wish and not reasons and mentions and not any(w.tag in ("VB", "VBD", "VBZ", "VBP", "MD") and not any(a <= w.start < b for a, b in called) for w in words) and settings.cues:
            reasons.update(self._wanted_thing(one, words, mentions))
        elif wish and not reasons and mentions and self._verb(one) in PROPOSING and one.cue_class in ("ASK", "SAY") and settings.cues:
            name = mentions[0].name
            reasons[name] = [Reason(-1.0 if one.denied else 1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: it is what is proposed", True)]
        elif not reasons and mentions and self._verb(one) in PROMISING and not one.denied and settings.cues:
            reasons[mentions[0].name] = [Reason(1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: who promises it stands by it", False)]
        elif one.denied and (one.cue_class == "THINK" or wish) and settings.negation and not reasons and mentions and self._verb(one) in ("believe", "trust"):
            name = mentions[0].name
            reasons[name] = [Reason(-2.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: it is not believed", True)]
        elif one.denied and (one.cue_class == "THINK" or wish) and settings.negation:
            reasons = {name: [_times(r, -1, f"turned round by “{one.cue_text}”") for r in rs] for name, rs in reasons.items()}
        disputed = one.cue_class == "DENY" and value and words and words[0].tag in ("DT", "PRP$", "NNP", "NN", "NNS", "PRP") and not any(
            w.tag in ("VBD", "VBZ", "VBP", "MD", "TO") for w in words)
        if one.cue_class == "DENY" and twice(one):  # does not dispute the bill, did not deny that it was late
            reasons = {} if disputed else {name: [_times(r, 0.5, f"let stand (“{one.cue_text}”)") for r in rs] for name, rs in reasons.items()}
        elif disputed and settings.cues:  # disputed the report
            reasons = {name: [reason] for name, reason in self._by_cue(one, value, words, mentions)}
        elif one.cue_class == "DENY" and settings.negation:
            reasons = {name: [_times(r, -1, f"denied (“{one.cue_text}”)") for r in rs] for name, rs in reasons.items()}
            name = next((m.name for m in mentions if m.name != source), None)
            if not reasons and name and settings.cues:
                reasons[name] = [Reason(1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: what is denied is held against it, as a rule", False)]
        if self._verb(one) in ("question", "doubt", "wonder") and words and words[0].low in ("whether", "if") and not one.denied and settings.negation:
            reasons = {name: [_times(r, -0.5, f"in doubt (“{one.cue_text}”)") for r in rs] for name, rs in reasons.items()}
        if self._verb(one) == "prefer" and reasons and len(mentions) > 1 and not one.denied:
            other = mentions[1]
            between = [w.low for w in words[place_of(words, mentions[0])[1]:place_of(words, other)[0]]]
            if between and between[0] in ("to", "over", "rather") and other.name not in reasons:
                reasons[other.name] = [Reason(-1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: another is preferred to it", False)]
        about = self.topic(one) if not reasons else None
        if about and about.name != source and not (mentions and {m.name for m in mentions} - {about.name} and not all(pronoun(m.form) for m in mentions)):
            reasons = {about.name: [Reason(s.value, s.words, s.span, f"“{s.words}” is said of it", True) for s in found if s.value]}
            reasons = {name: rs for name, rs in reasons.items() if rs}
            mentions = mentions or [about]
        for name, reason in wanted_deeds(words, mentions, wish) if settings.verbs and one.cue_class != "JUDGE" and not one.denied else ():
            reasons.setdefault(name, []).append(reason)
        if one.source_text.lower().startswith(FEW) and not one.denied and (wish or one.cue_class in ("JUDGE", "THINK")) and settings.negation:
            reasons = {name: [_times(r, -1, f"but it is “{one.source_text}”") for r in rs] for name, rs in reasons.items()}
        if not reasons and mentions and not one.denied:
            reasons = self._cleared(words, mentions)
        if not reasons:
            reasons = self._asked_to_go(one, words, source)
        reasons.pop(source, None)
        return reasons, found, words, mentions

    def of_itself(self, one: Attribution, words: Sequence[Word]) -> bool:
        """*denied that it had made a promise*, *denies they were to blame*: what a source denies of itself by a pronoun."""
        return (one.cue_class == "DENY" and len(words) > 1 and words[0].low in OWN and (
            words[1].low in DOING or words[1].low in BE and any(w.tag == "VBG" or w.low in BLAMED for w in words[2:5])))

    def _wanted_thing(self, one: Attribution, words: list[Word], mentions: list[Mention]) -> dict[str, list[Reason]]:
        """*wants the gate*, *demands an end to the gate*, *demands an apology from the board*, *wants no part of it*"""
        first = mentions[0]
        at = place_of(words, first)[0]
        worth, told = 2.0, "it is what is wanted"
        if turned_by_ending(words, at):
            worth, told = -2.0, f"its end is wanted (“{turned_by_ending(words, at)}”)"
        elif any(w.low in OWED for w in words[:at]):
            worth, told = -2.0, "it is held to account"
        elif words[-1].low in ("gone", "out", "away", "over"):
            worth, told = -2.0, f"“{words[-1].low}”: it is to go"
        elif words[0].low in ("no", "nothing", "none"):
            worth, told = -2.0, f"“{words[0].low}”: it is not wanted"
        worth = -worth if one.denied and self.settings.negation else worth
        return {first.name: [Reason(worth, one.cue_text, one.cue[0], f"“{one.cue_text}”: {told}", True)]}

    def _labelled(self, one: Attribution, mentions: list[Mention]) -> dict[str, list[Reason]]:
        """*called it "a coin toss"*: labels that papers quote are seldom kind."""
        quoted = LABEL.search(" ".join(self.text[a:b] for a, b in one.content))
        if quoted is None:
            return {}
        return {mentions[0].name: [Reason(-1.0, one.cue_text, one.cue[0], f"“{one.cue_text}” it “{quoted.group(1)}”: a label that is quoted is seldom praise", False)]}

    def _cleared(self, words: list[Word], mentions: list[Mention]) -> dict[str, list[Reason]]:
        """*no sign that the gate had leaked*: what is looked for in vain speaks for the thing."""
        lows = [w.low for w in words[:6]]
        if "that" not in lows or lows[0] not in ("no", "little", "not") or not PROOF & set(lows[:lows.index("that")]) or not self.settings.negation:
            return {}
        first = mentions[0]
        proof = next(w for w in words if w.low in PROOF)
        return {first.name: [Reason(1.0, proof.low, (proof.start, proof.end), f"“{lows[0]} {proof.low}”: what is held against it is not found", False)]}

    def _asked_to_go(self, one: Attribution, words: list[Word], source: str) -> dict[str, list[Reason]]:
        """*called on the board to resign*: whoever is asked to go is not wanted."""
        if one.cue_class != "ASK" or not words or words[0].low != "to" or not self.settings.cues or one.denied:
            return {}
        verb = next((w for w in words[1:4] if w.tag.startswith(("VB", "NN"))), None)
        if verb is None or lemma(verb.low) not in GOING or not one.cue or one.cue[-1][1] > words[0].start:
            return {}
        asked = [m for m in self.between(one.cue[-1][1], words[0].start) if m.name != source]
        if not asked:
            return {}
        return {asked[0].name: [Reason(-2.0, verb.low, (verb.start, verb.end), f"“{verb.low}”: is asked to", True)]}

    def topic(self, one: Attribution) -> Mention | None:
        """What is spoken of, where the words around the cue say so: *Sato said | of the museum*, *Asked about the curfew*."""
        if not one.cue:
            return None
        start = self._sentence_start(one.cue[0][0])
        end = self.spans[self.sentence_number(one.cue[0][0]) - 1][1]
        for m in self.between(start, end):
            if any(a <= m.start < b for a, b in (*one.content, *one.source)):
                continue
            before = self.text[max(start, m.start - 24):m.start].lower()
            if TOPIC.search(before) and (m.start > one.cue[-1][1] and m.start - one.cue[-1][1] < 80 or "asked" in before):
                return m
        return None

    def _with_predicate(self, one: Attribution, words: list[Word]) -> list[Word]:
        """The words between a passive *was called* and its *by*: the rules of attribution may leave them out."""
        if not words or not one.cue or not one.source or not words[-1].end <= one.cue[-1][0] < one.source[0][0]:
            return words
        return words + [w for w in self.words(((one.cue[-1][1], one.source[0][0]),)) if w.low != "by"]

    def _verb(self, one: Attribution) -> str:
        low = (one.verb or one.cue_text).lower()
        return low if (True, low) in self.cues or (False, low) in self.cues else lemma(low.split()[-1]) if low else ""

    def _cue_value(self, one: Attribution) -> float:
        entry = self.cues.get((False, self._verb(one)))
        carried = " " in one.cue_text and any(self.text.startswith(word + " ", a) for a, _ in one.content for word in ABOUT)  # lodged a complaint | about it
        if entry and entry.words in ("sorry", "sad") and not any(self.text.startswith(("to see", "to lose"), a) for a, _ in one.content):
            return 0.0  # sorry about the gate: a feeling, no side
        if not entry or one.cue_class in ("SAY", "POST", "ACCORDING") and entry.kind in ("noun",) and not carried:
            return 0.0
        return entry.value

    def _by_cue(self, one: Attribution, value: float, words: Sequence[Word], mentions: Sequence[Mention]):
        why, settings = [], self.settings
        if one.denied and one.cue_class != "DENY" and settings.negation:
            if value < 0:
                return  # "did not condemn" takes no side
            value, why = -value, ["turned round by a negation"]
        start = max(0, one.cue[0][0] - 40)
        around = [w for w in self.words(((start, one.cue[-1][1] + 25),))]
        lows = [w.low for w in around]
        at = next((i for i, w in enumerate(around) if w.start >= one.cue[0][0]), 0)
        degree = _degrees(lexicon("degree"))
        for near in lows[max(0, at - 2):at] + lows[at + 1:at + 2]:
            if near in degree and degree[near].kind == "booster" and settings.boosters:
                value *= settings.booster
                why.append(f"made bigger by “{near}”")
            elif near in degree and degree[near].kind == "hedge" and near not in ("can", "some", "less") and settings.hedges:
                value *= settings.hedge
                why.append(f"made smaller by “{near}”")
        value = max(-3.0, min(3.0, value))
        told = f"“{one.cue_text}”" + (f", {', '.join(why)}," if why else "")
        for name in _heads(words, mentions):
            m = next(m for m in mentions if m.name == name)
            ending = (turned_by_ending(words, place_of(words, m)[0]) or _seen_off(words, place_of(words, m)[1])) if settings.negation else ""
            if against_it(words, place_of(words, m)[0]):
                yield name, Reason(-value, one.cue_text, one.cue[0], f"{told} judges what is held against it", True)
            elif ending:
                yield name, Reason(-value, one.cue_text, one.cue[0], f"{told} is about ending it (“{ending}”)", True)
            else:
                yield name, Reason(value, one.cue_text, one.cue[0], f"{told} judges it", True)

    def agreeing(self, number: int, source: str, target: str) -> list[Reason]:
        """*The mayor agrees*: the side of the voice before, of the same sentence or of the one or two before it."""
        if not self.settings.cues:
            return []
        start, end = self.spans[number - 1]
        words = self.words(((start, end),))
        for at, word in enumerate(words):
            sign = 1.0 if word.low in AGREEING or word.low in ("did", "does", "do") and at and words[at - 1].low in ("as", "so") else -1.0 if word.low in DIFFERING else 0.0
            if not sign or not word.tag.startswith("VB") or at + 1 < len(words) and words[at + 1].low in ("to", "on"):
                continue
            if negation_in([w.low for w in words[max(0, at - 3):at]], words):
                sign = -sign
            earlier = [one for one in self.found if one.cue and self.spans[max(0, number - 3)][0] <= one.cue[0][0] < word.start and self.sources.get(one.id) != source]
            for one in reversed(earlier):
                reasons = self.judged(one)[0].get(target, [])
                total = sum(r.value for r in reasons)
                if total:
                    return [Reason(sign * (1.0 if total > 0 else -1.0), word.low, (word.start, word.end), f"“{word.low}”: shares or turns what was said before", True)]
        return []

    # --- rows -----------------------------------------------------------------------------

    def rows_of(self, one: Attribution) -> list[Stance]:
        """The rows of one attribution: one for each target it favours or opposes, else one NONE row."""
        source = self.sources.get(one.id, UNKNOWN)
        reasons, _, _, mentions = self.judged(one)
        number = self.sentence_number(one.cue[0][0] if one.cue else one.content[0][0])
        steps = tuple(self.distance(one))
        rows = [self.row(number, source, name, found, one.id, steps) for name, found in reasons.items()]
        rows = [row for row in rows if row.label != "NONE"]
        if rows:
            return rows + [replace(row, source=other) for other in self.joint[one.id] for row in rows if row.target != other]
        target = next((m for m in mentions if m.name != source), None)
        name = target.name if target else self.aliases.main_issue
        if name is None or name == source:
            return []
        evidence = ((target.start, target.end),) if target else one.cue
        return [Stance(number, source, name, "NONE", 0, True, tuple(evidence), one.id, score=0.0, distance=steps, text=self.text,
                       reasons=tuple(reasons.get(name, ())))]

    def distance(self, one: Attribution) -> list[Reason]:
        """Where the writer steps back from this attribution: its verb, or words such as *so-called* in it."""
        steps = []
        if one.writer == "distances" and one.cue:
            steps.append(Reason(0.0, one.cue_text, one.cue[0], f"the writer's verb “{one.cue_text}” keeps a distance"))
        spans = (*one.content, *one.cue)
        if spans:
            start, end = min(a for a, _ in spans), max(b for _, b in spans)
            steps += [r for r in distances(self.text, start, end)]
        return steps


@functools.lru_cache(maxsize=4)
def _degrees(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    return {entry.words: entry for entry in entries}


@functools.lru_cache(maxsize=4)
def _distancing(entries: tuple[Entry, ...]) -> re.Pattern[str]:
    forms = sorted((e.words for e in entries if e.kind == "distance"), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?!\w)", re.IGNORECASE)


def distances(text: str, start: int = 0, end: int | None = None) -> list[Reason]:
    """Return the words with which the writer steps back from what is reported, in ``text[start:end]``."""
    pattern = _distancing(lexicon("degree"))
    return [Reason(0.0, m.group(), m.span(), f"the writer's words “{m.group()}” keep a distance") for m in pattern.finditer(text, start, len(text) if end is None else end)]


def _heads(words: Sequence[Word], mentions: Sequence[Mention]) -> list[str]:
    """The names that a judging cue is about: the first mention, and those that *and* joins to it, before any verb."""
    names: list[str] = []
    last = 0
    for m in mentions:
        first, end = place_of(words, m)
        between = words[last:first]
        if names and (not any(w.low in ("and", "or", "as", "nor", ",") for w in between) or any(w.tag.startswith("VB") and w.tag != "VBG" or w.low in ("which", "who", "that", "in", "for", "because") for w in between)):
            break
        if owner(words, end) and any(place_of(words, other)[0] - end <= 4 for other in mentions if other.start > m.start):
            continue
        names.append(m.name)
        last = end
    return list(dict.fromkeys(names))


def _seen_off(words: Sequence[Word], at: int) -> str:
    """*(glad) to see the gate closed*, *(sorry) to see it go*: the word after a mention that says it ends, or ""."""
    if [word.low for word in words[:2]] != ["to", "see"]:
        return ""
    table = verbs_of(("end",))
    lows = [word.low for word in words]
    return next((low for i, low in enumerate(lows[at:at + 3], at) if low in ("gone", "go", "over", "off") or look_up(table, lows, i, True)), "")


def own_act(one: Attribution, aliases: Aliases, target: str) -> list[Reason]:
    """*Lind ordered that …*, asked about the order: who does something by saying so stands by it."""
    noun = ACTS.get(lemma(one.cue_text.lower().split()[-1])) if one.cue and not one.denied else None
    forms = [target, *(form for form, name in aliases.forms.items() if name == target)]
    if noun is None or not any(form.lower().split()[-1] == noun for form in forms):
        return []
    return [Reason(1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: it is the source's own", False)]


def named_side(source: str, text: str) -> list[Reason]:
    """*defenders of the custom*, *critics*: the name of a source may say on which side it is."""
    at = text.lower().find(source.lower())
    for word in [] if at < 0 else source.lower().split():
        value = SIDES.get(word.removesuffix("s"))
        if value:
            return [Reason(value / 2, source, (at, at + len(source)), f"“{source}” says on which side they are", False)]
    return []


def twice(one: Attribution) -> bool:
    """Say whether a verb of denying is itself negated: *did not dispute*."""
    return any(word in ("not", "n't", "never", "nor") for word in one.cue_text.lower().replace("n't", " n't").split())


def _times(reason: Reason, factor: float, text: str) -> Reason:
    return Reason(reason.value * factor, reason.words, reason.span, f"{reason.text}; {text}", False)
