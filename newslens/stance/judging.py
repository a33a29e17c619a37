"""One attribution at a time: for whom and against what do these words speak?"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newslens import entities
from newslens.annotations.model import UNKNOWN, WRITER, Span, Spans
from newslens.annotations.model import Stance as Annotated
from newslens.article import Article
from newslens.attribution import Attribution
from newslens.stance.aliases import Aliases, Mention, annotation_of, names_of, pronoun
from newslens.stance.lists import Entry, lemma, lexicon
from newslens.stance.reading import ABOUT, BE, DEFAULT, HARD_BREAKS, Reason, Settings, Signal, Word, aimed, owner, place_of, signals, turned_by_ending

FIRST_PERSON = frozenset("i we me us our my mine ours".split())
PROMISING = frozenset("promise pledge vow swear guarantee offer volunteer".split())
COMMITTING = PROMISING | {"threaten", "agree", "refuse"}
# who does this to save a thing or to stop it takes a side
STRIVING = frozenset("campaign fight battle vote rally march strive lobby struggle petition push unite mobilize organize work act move sue".split())
# who does this with somebody is against him, and he against the other
QUARRELS = frozenset("""joust clash quarrel feud spar wrangle bicker duel jousted clashed quarreled quarrelled feuded sparred wrangled bickered
    quarrel feud row dispute clash standoff showdown rivalry""".split())
# nouns that say on which side of a thing somebody is
SIDES = {"supporter": 2.0, "backer": 2.0, "proponent": 2.0, "advocate": 2.0, "champion": 2.0, "defender": 2.0, "fan": 2.0, "admirer": 2.0, "friend": 1.0,
         "opponent": -2.0, "critic": -2.0, "foe": -2.0, "enemy": -2.0, "detractor": -2.0, "skeptic": -1.0, "rival": -1.0}
PROPOSING = frozenset("suggest propose recommend advocate".split())
# what an actor does to a thing, and thereby takes a side
UNDOING = frozenset("drop scrap cancel ban abolish repeal reject block outlaw remove rescind revoke suspend halt dismantle shun".split())
UPHOLDING = frozenset("uphold approve sign ratify adopt renew fund extend introduce grant allow permit".split())
FEARING = frozenset("fear worry dread warn lament regret bemoan".split())
TOPIC = re.compile(r"(?<!\w)(?:of|about|on)\s+(?:(?:the|a|an|his|her|its|their|new|old|this|that)\s+)*$")
# what one demands of somebody who is held to account, and what one asks of somebody who is to go
OWED = frozenset("apology apologies resignation explanation answers accountability compensation refund ouster dismissal removal impeachment".split())
GOING = frozenset("resign quit apologize apologise step leave withdraw stop retreat back".split())
SINGULAR, PLURAL = frozenset("it this that".split()), frozenset("they them these those".split())


@dataclass(frozen=True)
class Stance(Annotated):
    """In this sentence ``source`` is FAVOR, AGAINST or NONE towards ``target``, as the rules read it.

    The first fields are those of :class:`newslens.annotations.Stance`. What comes on top: ``score`` from -3 to 3,
    ``reasons`` (each with value, words, span and a sentence), ``distance`` (words with which the *writer* steps back;
    they never change the source's stance), and ``text``.
    """

    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    distance: tuple[Reason, ...] = ()
    text: str = field(default="", repr=False, compare=False)

    @property
    def evidence_text(self) -> str:
        """The words that carry it, pieces joined by " … "."""
        return " … ".join(" ".join(self.text[a:b].split()) for a, b in self.evidence)


def label_of(score: float, threshold: float = 0.5) -> str:
    """Return FAVOR, AGAINST or NONE for a score; ``threshold`` itself already takes a side."""
    return "FAVOR" if score >= threshold else "AGAINST" if score <= -threshold else "NONE"


def strength_of(score: float, threshold: float = 0.5) -> int:
    """Return 0 (NONE), 1 (mild), 2 (plain) or 3 (strong)."""
    return 0 if abs(score) < threshold else 1 if abs(score) < 1.5 else 2 if abs(score) < 2.5 else 3


class Reader:
    """What is known of one text while its attributions are judged.

    ``spans`` are the sentences that numbers count; without them those of people's annotation, where the project has one, else our splitter's.
    """

    def __init__(self, article: Article, found: Sequence[Attribution], aliases: Aliases, settings: Settings = DEFAULT, spans: Spans | None = None):
        self.article, self.text, self.found = article, article.text, list(found)
        self.aliases, self.settings = aliases, settings
        self.by_id = {one.id: one for one in self.found}
        self.inner: dict[str, list[Attribution]] = {}
        for one in self.found:
            self.inner.setdefault(one.nested_in or "", []).append(one)
        self.sentences = entities.tagged(article)
        self.all = [Word(token.lower(), tag, a, b) for sentence in self.sentences for token, tag, (a, b) in sentence]
        self.starts = [word.start for word in self.all]
        annotation = None if spans else annotation_of(article)
        self.spans = list(spans) if spans else list(annotation.sentence_spans) if annotation else article.sentence_spans
        self.named = aliases.mentions(self.text)
        self.named_at = [m.start for m in self.named]
        self.sources_at = sorted(span for one in self.found for span in one.source)
        self.sentence_starts = [a for a, _ in self.spans]
        self.paragraph_starts = [a for a, _ in article.paragraph_spans]
        self.cues = {(e.kind == "wish", e.words): e for e in lexicon("cues")}
        self.sources = self._sources()
        self.joint = {one.id: self._joint(one) for one in self.found}

    def words(self, spans: Spans) -> list[Word]:
        """The words inside ``spans``, in order of the text."""
        found = []
        for a, b in sorted(spans):
            found += [w for w in self.all[bisect.bisect_left(self.starts, a):bisect.bisect_left(self.starts, b)] if w.end <= b]
        return found

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self.named[bisect.bisect_left(self.named_at, start):bisect.bisect_left(self.named_at, end)]

    # --- who ------------------------------------------------------------------------------

    def _sources(self) -> dict[str, str]:
        """Attribution's id → canonical name of its source; pronouns look back to the last voice."""
        known: dict[str, str] = {}
        last = None
        for one in sorted(self.found, key=lambda a: a.cue[0] if a.cue else (0, 0)):
            words = one.source_text
            who = one.who_text
            if not words:
                known[one.id] = UNKNOWN
                continue
            if pronoun(who):
                low = who.lower()
                if low in FIRST_PERSON:
                    outer = known.get(one.nested_in or "")
                    known[one.id] = outer or (WRITER if not self._quoted(one.cue[0]) else last or UNKNOWN)
                    continue
                known[one.id] = self._antecedent(low, one.source[0][0], last) or UNKNOWN
            else:
                known[one.id] = self.aliases.canonical(who)
            if not one.nested_in:
                last = known[one.id]
        return known

    def _joint(self, one: Attribution) -> list[str]:
        """The others of a source of several, *Lima and Porto*: each says it."""
        if len(one.source) != 1 or " and " not in one.source_text:
            return []
        start, end = one.source[0]
        names = [m for m in self.between(start, end) if m.end <= end and self.aliases.names.get(m.name) == "actor"]
        if len(names) < 2 or names[0].start > start + 4 or any(self.text[a.end:b.start].strip() not in ("and", ",", "and the", ", and") for a, b in zip(names, names[1:])):
            return []
        return [name for name in names_of(names) if name != self.sources[one.id]]

    def _antecedent(self, low: str, at: int, last: str | None) -> str | None:
        if low in ("he", "she", "they", "it") and last:
            start = self._start(self.paragraph_starts, at)
            actors = [m.name for m in self.between(start, at) if self.aliases.names.get(m.name) == "actor"]
            sentence = [m.name for m in self.between(self._sentence_start(at), at) if self.aliases.names.get(m.name) == "actor"]
            if low == "it" and not sentence and actors:
                return actors[-1] if last not in actors else last
            return sentence[0] if sentence and low != "she" and low != "he" else last
        return last

    def _sentence_start(self, at: int) -> int:
        return self._start(self.sentence_starts, at)

    @staticmethod
    def _start(starts: Sequence[int], at: int) -> int:
        place = bisect.bisect_right(starts, at)
        return starts[place - 1] if place else 0

    def _quoted(self, span: Span) -> bool:
        start = self._start(self.paragraph_starts, span[0])
        return self.text.count('"', start, span[0]) % 2 == 1

    def sentence_number(self, at: int) -> int:
        """The number, from 1, of the sentence that holds the character at ``at``."""
        return max(1, bisect.bisect_right(self.sentence_starts, at))

    # --- about what -----------------------------------------------------------------------

    def targets_in(self, words: Sequence[Word], source: str) -> list[Mention]:
        """Mentions inside ``words``: names of the table, and pronouns that look back to one."""
        if not words:
            return []
        first, last = words[0].start, max(word.end for word in words)
        starts = {place for word in words for place in range(word.start, word.end)}
        inside = [m for m in self.between(first, last) if m.start in starts]
        before = self.between(first - 40, first)
        if words[0].tag in ("WDT", "WP") and before and self.text[before[-1].end:first].strip() in ("", ","):  # the tunnel, | which
            inside.append(Mention(words[0].start, words[0].end, before[-1].name, words[0].low))
        if self.settings.pronouns:
            taken = [(m.start, m.end) for m in inside] + [
                span for span in self.sources_at[bisect.bisect_left(self.sources_at, (first - 200, 0)):bisect.bisect_left(self.sources_at, (last, 0))]]
            for i, word in enumerate(words):
                if word.low not in SINGULAR | PLURAL or any(a <= word.start < b for a, b in taken):
                    continue
                if word.tag not in ("PRP", "DT") or word.tag == "DT" and i + 1 < len(words) and words[i + 1].tag[:2] in ("NN", "JJ", "CD", "VB"):
                    continue
                name = self._meant(word, source)
                if name:
                    inside.append(Mention(word.start, word.end, name, word.low))
        return sorted(inside)

    def _meant(self, word: Word, source: str) -> str | None:
        earlier = [m for m in self.between(word.start - 620, word.start) if m.end <= word.start and m.name != source and word.start - m.end < 600]
        issues = [m for m in earlier if self.aliases.names.get(m.name) == "issue"]
        if word.low in PLURAL:
            fitting = [m for m in issues if m.form.lower().split()[-1].endswith("s")]
            return (fitting or issues or earlier or [None])[-1] and (fitting or issues or earlier)[-1].name
        fitting = [m for m in issues if not m.form.lower().endswith("s")]
        return (fitting or issues or [None])[-1] and (fitting or issues)[-1].name

    # --- what of it -----------------------------------------------------------------------

    def judged(self, one: Attribution) -> tuple[dict[str, list[Reason]], list[Signal], list[Word], list[Mention]]:
        """Return reasons for each target, all signals, the content's words and the mentions in it, for one attribution."""
        source, settings = self.sources.get(one.id, UNKNOWN), self.settings
        inner = [span for other in self.inner.get(one.id, ()) for span in other.content
                 if not self.text[span[0]:span[1]].lower().startswith(("is ", "are ", "was ", "were "))]
        content = tuple(_less(one.content, inner)) if inner and one.kind != "judgement" else one.content
        words = self.words(content)
        mentions = self.targets_in(words, source)
        reasons: dict[str, list[Reason]] = {}
        wish = one.cue_class == "ASK" and one.commitment == "firm" or one.cue_class in ("ASK", "THINK", "SAY", "SHOW", "JUDGE") and (True, self._verb(one)) in self.cues
        found = signals(words, settings, wished=wish or self._verb(one) in COMMITTING - {"refuse"}, cues=one.cue_class not in ("JUDGE",))
        if self._verb(one) in FEARING and one.kind != "judgement" and not one.denied and settings.verbs:  # fear that the school will close
            ends = [s for s in signals(words, settings, wished=True) if s.kind == "end"]
            taken = {s.span for s in ends}
            found = [s for s in found if s.span not in taken] + [replace(s, value=-s.value / 2, why=f"which “{one.cue_text}” does not want") for s in ends]
        outer = self.by_id.get(one.nested_in or "")
        if outer and outer.content and self.text.startswith(("whether ", "if "), outer.content[0][0]):  # would not say whether he supported it
            return {}, [], words, mentions
        if one.denied and one.cue_class not in ("DENY", "JUDGE") and not (one.cue_class == "THINK" or wish):
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
        if value and settings.cues and not reasons and mentions and one.cue_class != "DENY":
            for name, reason in self._by_cue(one, value, words, mentions[:1]):
                reasons.setdefault(name, []).append(reason)
        if wish and not reasons and mentions and not any(w.tag in ("VB", "VBD", "VBZ", "VBP", "MD") for w in words) and settings.cues:
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
        if disputed and settings.cues:  # disputed the report
            reasons = {name: [reason] for name, reason in self._by_cue(one, value, words, mentions)}
        elif one.cue_class == "DENY" and settings.negation:
            reasons = {name: [_times(r, -1, f"denied (“{one.cue_text}”)") for r in rs] for name, rs in reasons.items()}
            name = next((m.name for m in mentions if m.name != source), None)
            if not reasons and name and settings.cues:
                reasons[name] = [Reason(1.0, one.cue_text, one.cue[0], f"“{one.cue_text}”: what is denied is held against it, as a rule", False)]
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
        if not reasons:
            reasons = self._asked_to_go(one, words, source)
        reasons.pop(source, None)
        return reasons, found, words, mentions

    def _wanted_thing(self, one: Attribution, words: list[Word], mentions: list[Mention]) -> dict[str, list[Reason]]:
        """*wants the gate*, *demands an end to the gate*, *demands an apology from the board*, *wants no part of it*"""
        first = mentions[0]
        at = place_of(words, first)[0]
        worth, told = 2.0, "it is what is wanted"
        if turned_by_ending(words, at):
            worth, told = -2.0, f"its end is wanted (“{turned_by_ending(words, at)}”)"
        elif any(w.low in OWED for w in words[:at]):
            worth, told = -2.0, "it is held to account"
        elif words[0].low in ("no", "nothing", "none"):
            worth, told = -2.0, f"“{words[0].low}”: it is not wanted"
        worth = -worth if one.denied and self.settings.negation else worth
        return {first.name: [Reason(worth, one.cue_text, one.cue[0], f"“{one.cue_text}”: {told}", True)]}

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
            ending = turned_by_ending(words, place_of(words, m)[0]) if settings.negation else ""
            if ending:
                yield name, Reason(-value, one.cue_text, one.cue[0], f"{told} is about ending it (“{ending}”)", True)
            else:
                yield name, Reason(value, one.cue_text, one.cue[0], f"{told} judges it", True)

    # --- rows -----------------------------------------------------------------------------

    def rows_of(self, one: Attribution) -> list[Stance]:
        """The rows of one attribution: one for each target it favours or opposes, else one NONE row."""
        source = self.sources.get(one.id, UNKNOWN)
        reasons, _, _, mentions = self.judged(one)
        number = self.sentence_number(one.cue[0][0] if one.cue else one.content[0][0])
        steps = tuple(self.distance(one))
        rows = [self._row(number, source, name, found, one.id, steps) for name, found in reasons.items()]
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

    def _row(self, number: int, source: str, name: str, found: Sequence[Reason], attribution: str | None, steps: tuple[Reason, ...] = ()) -> Stance:
        score = max(-3.0, min(3.0, sum(r.value for r in _each_once(found))))
        label = label_of(score, self.settings.threshold)
        evidence = tuple(sorted({r.span for r in found}))
        return Stance(number, source, name, label, strength_of(score, self.settings.threshold), any(r.explicit for r in found), evidence,
                      attribution, score=round(score, 2), reasons=tuple(found), distance=steps, text=self.text)

    def _deeds(self, words: Sequence[Word]) -> list[Signal]:
        """*The committee dropped the practice*: a deed that takes a side by its meaning."""
        if not self.settings.verbs:
            return []
        made = []
        for at, word in enumerate(words):
            verb = lemma(word.low) if word.tag in ("VBD", "VBZ", "VBP", "VBN") else ""
            if verb in UNDOING | UPHOLDING and not any(w.low in BE or w.low in ("not", "n't", "never") for w in words[max(0, at - 3):at]):
                made.append(Signal(at, at + 1, (word.start, word.end), word.low, "cue", -2.0 if verb in UNDOING else 2.0))
        return made

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

    def beside(self) -> list[Stance]:
        """Rows outside the attributions: deeds that take a side, and the writer's own evaluating words."""
        covered: dict[int, list[Span]] = {}
        for one in self.found:
            for a, b in (*one.content, *one.cue, *one.source):
                for number in range(self.sentence_number(a), self.sentence_number(max(a, b - 1)) + 1):
                    covered.setdefault(number, []).append((a, b))
        rows = []
        for number, (start, end) in enumerate(self.spans, 1):
            words = self.words(tuple(_less(((start, end),), covered.get(number, ()))))
            words = [w for w in words if not self._quoted((w.start, w.end))]
            mentions = self.targets_in(words, "")
            if not mentions:
                continue
            for signal in (*signals(words, self.settings, cues=True), *self._deeds(words)):
                actors = [m for m in mentions if self.aliases.names.get(m.name) == "actor" and place_of(words, m)[1] <= signal.first]
                near = [m.name for m in actors if signal.first - place_of(words, m)[1] <= 4][-1:] or [self._doer(words, mentions, signal.first)]
                if signal.kind == "cue" and near[0] and not signal.passive:
                    for name, reason in aimed(words, signal, mentions):
                        if name != near[0]:
                            rows.append(self._row(number, near[0], name, [Reason(reason.value, reason.words, reason.span, reason.text, False)], None))
                elif signal.kind == "word" and abs(signal.value) >= 2:
                    for name, reason in aimed(words, signal, [m for m in mentions if self.aliases.names.get(m.name) == "issue"]):
                        rows.append(self._row(number, WRITER, name, [reason], None))
            rows += self._strivings(number, words, mentions)
            rows += self._roles(number, words, mentions) + self._quarrels(number, words, mentions)
        return [row for row in rows if row.label != "NONE"]

    def _strivings(self, number: int, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Stance]:
        """*Parents are campaigning to save the school*: who works for a thing to stay or to go."""
        rows = []
        for at, word in enumerate(words):
            if word.low != "to" or not self.settings.verbs:
                continue
            strives = next((i for i in range(at - 1, max(-1, at - 4), -1) if lemma(words[i].low) in STRIVING and words[i].tag.startswith("VB")), None)
            if strives is None:
                continue
            source = self._doer(words, mentions, strives)
            done = next((s for s in signals(words[at + 1:], self.settings, wished=True) if s.first == 0 and s.kind in ("end", "keep", "help", "harm")), None)
            if source is None or done is None:
                continue
            signal = replace(done, first=done.first + at + 1, last=done.last + at + 1)
            for name, reason in aimed(words, signal, [m for m in mentions if place_of(words, m)[0] > at]):
                if name != source:
                    rows.append(self._row(number, source, name, [replace(reason, explicit=False)], None))
        return rows

    def _doer(self, words: Sequence[Word], mentions: Sequence[Mention], verb: int) -> str | None:
        """The actor right before a verb, over what stands between two commas: *Poole, who chairs the trust, fought*."""
        for m in reversed(mentions):
            last = place_of(words, m)[1]
            if last > verb or self.aliases.names.get(m.name) != "actor":
                continue
            between = [w.low for w in words[last:verb]]
            if len(between) > 2 and between[0] == "," and "," in between[1:]:
                between = between[len(between) - between[::-1].index(","):]
            if len(between) <= 4 and not HARD_BREAKS & set(between) and "," not in between:
                return m.name
        return None

    def _roles(self, number: int, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Stance]:
        """*the union, a critic of the plan*, *Reyes is a supporter of the plan*: a noun that says which side somebody is on."""
        rows = []
        if not (self.settings.cues and self.settings.words):
            return rows
        placed = [(place_of(words, m), m) for m in mentions]
        for at, word in enumerate(words):
            value = SIDES.get(word.low) or SIDES.get(word.low.removesuffix("s"))
            if value is None or not word.tag.startswith("NN") or at + 1 >= len(words) or words[at + 1].low not in ("of", "to"):
                continue
            target = next((m for (first, _), m in placed if first > at and not any(w.low in HARD_BREAKS for w in words[at:first]) and first - at <= 5), None)
            source = next((m for (_, last), m in reversed(placed) if last <= at and at - last <= 5 and all(
                w.low in (",", "a", "an", "the", "who") or w.low in BE or w.tag in ("JJ", "RB", "NN") for w in words[last:at])), None)
            if target and source and source.name != target.name and self.aliases.names.get(source.name) == "actor":
                reason = Reason(value, word.low, (word.start, word.end), f"“{word.low}” says on which side it is", True)
                rows.append(self._row(number, source.name, target.name, [reason], None))
        return rows

    def _quarrels(self, number: int, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Stance]:
        """*A and B have jousted*, *A and B are locked in a quarrel*: each against the other."""
        actors = [m for m in mentions if self.aliases.names.get(m.name) == "actor"]
        if not self.settings.verbs:
            return []
        rows = []
        for one, two in zip(actors, actors[1:]):
            end, start = place_of(words, one)[1], place_of(words, two)[0]
            if one.name == two.name or [w.low for w in words[end:start]] not in (["and"], ["and", "the"]):
                continue
            after = words[place_of(words, two)[1]:][:14]
            word = next((w for w in after if w.low in QUARRELS), None)
            if word:
                reason = Reason(-2.0, word.low, (word.start, word.end), f"“{word.low}”: each is against the other", False)
                rows += [self._row(number, one.name, two.name, [reason], None), self._row(number, two.name, one.name, [reason], None)]
        return rows


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


def _times(reason: Reason, factor: float, text: str) -> Reason:
    return Reason(reason.value * factor, reason.words, reason.span, f"{reason.text}; {text}", False)


def _each_once(found: Sequence[Reason]) -> list[Reason]:
    """One reason for each place: of two that rest on the same words, the stronger."""
    best: dict[Span, Reason] = {}
    for reason in found:
        if reason.span not in best or abs(reason.value) > abs(best[reason.span].value):
            best[reason.span] = reason
    return list(best.values())


def _less(spans: Spans, taken: Sequence[Span]) -> list[Span]:
    """``spans`` without ``taken``."""
    left = list(spans)
    for a, b in taken:
        left = [piece for x, y in left for piece in ((x, min(y, a)), (max(x, b), y)) if piece[0] < piece[1]]
    return left


__all__ = ["BE", "Reader", "Stance", "distances", "label_of", "names_of", "strength_of"]
