"""What is told outside the attributions and takes a side: deeds, quarrels, sides, and the writer's own judgements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newslens.annotations.model import WRITER, Span
from newslens.stance.aliases import Mention
from newslens.stance.aiming import aimed, place_of
from newslens.stance.lists import lemma
from newslens.stance.mentions import Mentions, less
from newslens.stance.model import Reason, Signal, Stance, Word
from newslens.stance.signals import BE, HARD_BREAKS, signals

# who does this to save a thing or to stop it takes a side
STRIVING = frozenset("campaign fight battle vote rally march strive lobby struggle petition push unite mobilize organize work act move sue".split())
# who does this with somebody is against him, and he against the other
QUARRELS = frozenset("""joust clash quarrel feud spar wrangle bicker duel jousted clashed quarreled quarrelled feuded sparred wrangled bickered
    quarrel feud row dispute clash standoff showdown rivalry""".split())
# nouns that say on which side of a thing somebody is
SIDES = {"supporter": 2.0, "backer": 2.0, "proponent": 2.0, "advocate": 2.0, "champion": 2.0, "defender": 2.0, "fan": 2.0, "admirer": 2.0, "friend": 1.0,
         "opponent": -2.0, "critic": -2.0, "foe": -2.0, "enemy": -2.0, "detractor": -2.0, "skeptic": -1.0, "rival": -1.0}
# nouns for what somebody wants, and what can be had done to what is somebody else's
PETITIONS = frozenset("petition petitions letter letters complaint complaints lawsuit lawsuits suit appeal motion protest".split())
PLANS = frozenset("proposal proposals recommendation recommendations demand demands request requests wish wishes suggestion suggestions priority priorities".split())
TAKEN = frozenset("seized impounded arrested removed evicted expelled fired dismissed fined banned frozen confiscated placed shut detained jailed "
                  "demolished towed taken".split())
# what an actor does to a thing, and thereby takes a side
UNDOING = frozenset("drop scrap cancel ban abolish repeal reject block outlaw remove rescind revoke suspend halt dismantle shun".split())
UPHOLDING = frozenset("uphold approve sign ratify adopt renew fund extend introduce grant allow permit".split())


class Deeds(Mentions):
    """Finds rows outside the attributions."""

    def beside(self) -> list[Stance]:
        """Rows outside the attributions: deeds that take a side, and the writer's own evaluating words."""
        covered: dict[int, list[Span]] = {}
        for one in self.found:
            for a, b in (*one.content, *one.cue, *one.source):
                for number in range(self.sentence_number(a), self.sentence_number(max(a, b - 1)) + 1):
                    covered.setdefault(number, []).append((a, b))
        rows = []
        for number, (start, end) in enumerate(self.spans, 1):
            words = self.words(tuple(less(((start, end),), covered.get(number, ()))))
            words = [w for w in words if not self.quoted((w.start, w.end))]
            mentions = self.targets_in(words, "")
            if not mentions:
                continue
            for signal in (*signals(words, self.settings, cues=True), *self._deeds(words)):
                actors = [m for m in mentions if self.aliases.names.get(m.name) == "actor" and place_of(words, m)[1] <= signal.first]
                near = [m.name for m in actors if signal.first - place_of(words, m)[1] <= 4][-1:] or [self._doer(words, mentions, signal.first)]
                if signal.kind == "cue" and near[0] and not signal.passive:
                    for name, reason in aimed(words, signal, mentions):
                        if name != near[0]:
                            rows.append(self.row(number, near[0], name, [Reason(reason.value, reason.words, reason.span, reason.text, False)], None))
                elif signal.kind == "word" and abs(signal.value) >= 2:
                    for name, reason in aimed(words, signal, [m for m in mentions if self.aliases.names.get(m.name) == "issue"]):
                        rows.append(self.row(number, WRITER, name, [reason], None))
            rows += self._strivings(number, words, mentions) + self._plans(number, words, mentions) + self._seizures(number, words, mentions) + self._petitions(number, words, mentions)
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
                    rows.append(self.row(number, source, name, [replace(reason, explicit=False)], None))
        return rows

    def _plans(self, number: int, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Stance]:
        """*Among the board's proposals are a gate and a ferry*, *The union's demands include a new gate*: somebody's wish, and what it is."""
        if not self.settings.cues:
            return []
        rows = []
        for at, word in enumerate(words):
            if word.low not in PLANS or not word.tag.startswith("NN"):
                continue
            source = next((m for m in reversed(mentions) if place_of(words, m)[1] <= at and at - place_of(words, m)[1] <= 4
                           and words[place_of(words, m)[1]].tag == "POS" and self.aliases.names.get(m.name) == "actor"), None)
            verb = next((i for i in range(at + 1, min(at + 6, len(words))) if words[i].low in BE or words[i].low in ("include", "included", "includes", ":")), None)
            if source is None or verb is None:
                continue
            joined = True
            for m in mentions:
                first, _ = place_of(words, m)
                if first <= verb or m.name == source.name:
                    continue
                if any(w.low in ("but", "because") for w in words[verb:first]):
                    joined = False
                if joined:
                    reason = Reason(1.0, word.low, (word.start, word.end), f"“{word.low}”: it is one of them", False)
                    rows.append(self.row(number, source.name, m.name, [reason], None))
        return rows

    def _petitions(self, number: int, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Stance]:
        """*A petition against the plan was signed by residents*, *parents signed a letter in favor of it*: who signs it is on its side."""
        if not self.settings.cues or not any(w.low in ("signed", "sign", "signing", "filed", "handed", "delivered", "sent", "brought", "collected") for w in words):
            return []
        rows = []
        for at, word in enumerate(words):
            if word.low not in PETITIONS or at + 2 >= len(words):
                continue
            way = next((w for w in words[at + 1:at + 3] if w.low in ("against", "opposing", "over", "for", "supporting", "favor", "backing")), None)
            target = next((m for m in mentions if at < place_of(words, m)[0] <= at + 6), None)
            source = next((m for m in mentions if self.aliases.names.get(m.name) == "actor" and (place_of(words, m)[1] <= at or any(
                w.low == "by" for w in words[at:place_of(words, m)[0]])) and (target is None or m.name != target.name)), None)
            if way and target and source:
                value = -2.0 if way.low in ("against", "opposing", "over") else 2.0
                reason = Reason(value, f"{way.low}", (way.start, way.end), f"“{word.low} {way.low}”: who puts a name to it is on its side", False)
                rows.append(self.row(number, source.name, target.name, [reason], None))
        return rows

    def _seizures(self, number: int, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Stance]:
        """*The bank had the ship seized*: who has something taken is against whose it is; here, against those named before it."""
        if not self.settings.verbs:
            return []
        rows = []
        for at, word in enumerate(words):
            if word.low not in ("had", "have", "has", "got"):
                continue
            taken = next((i for i in range(at + 2, min(at + 7, len(words))) if words[i].low in TAKEN and words[i].tag in ("VBN", "VBD", "JJ", "NN")), None)
            if taken is None or any(w.low in HARD_BREAKS or w.low in (",", "been") for w in words[at:taken]) or words[at + 1].tag not in ("DT", "PRP$", "PRP", "NNP", "CD"):
                continue
            source = self._doer(words, mentions, at) or (mentions[0].name if mentions and place_of(words, mentions[0])[0] <= 1 else None)
            if source is None or self.aliases.names.get(source) != "actor":
                continue
            inside = [m for m in mentions if at < place_of(words, m)[0] < taken]
            other = inside or [m for m in mentions if m.name != source and place_of(words, m)[1] <= at and self.aliases.names.get(m.name) == "actor"]
            for m in other[:1]:
                if m.name != source:
                    reason = Reason(-2.0, words[taken].low, (words[taken].start, words[taken].end), f"“had … {words[taken].low}”: a deed against it", False)
                    rows.append(self.row(number, source, m.name, [reason], None))
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
                rows.append(self.row(number, source.name, target.name, [reason], None))
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
                rows += [self.row(number, one.name, two.name, [reason], None), self.row(number, two.name, one.name, [reason], None)]
        return rows

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
