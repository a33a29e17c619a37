"""One sentence as a row of groups, and the questions that the rules ask of it."""

from __future__ import annotations

from newslens.annotations.model import Span
from newslens.attribution.grammar import Chunk, chunked
from newslens.attribution.mending import BE, Item

WH = frozenset("whether if how what why who whom whose when where which".split())
# words that bring in a clause of its own; all other IN are prepositions
CONJUNCTIONS = frozenset("that because although though while if unless since whereas until whether so when lest".split())
NEGATIONS = frozenset(("not", "n't", "never", "neither", "nor"))
JOINING = frozenset(("and", "but", "or", "yet"))


class Sentence:
    """Items and their groups. Groups are named by their number ``k``; a number outside has the label ""."""

    def __init__(self, items: list[Item]):
        self.items = items
        self.chunks: tuple[Chunk, ...] = chunked(items)

    def __len__(self) -> int:
        return len(self.chunks)

    def label(self, k: int) -> str:
        """The label of group ``k``, "" before the first and after the last."""
        return self.chunks[k].label if 0 <= k < len(self.chunks) else ""

    def words(self, k: int) -> list[Item]:
        """The items of group ``k``."""
        return self.items[self.chunks[k].first:self.chunks[k].last] if self.label(k) else []

    def low(self, k: int) -> str:
        """The first word of group ``k`` in lower case; "" where there is none."""
        return self.words(k)[0].low if self.label(k) else ""

    def head(self, k: int) -> str:
        """The last word of group ``k`` in lower case: the noun of a noun phrase, the verb of a verb group."""
        return self.words(k)[-1].low if self.label(k) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of the groups from ``first`` up to ``last``, exclusive, with the quotation marks at their edges.

        A comma or stop that stands inside a closing mark belongs to the words before it.
        """
        end = self.chunks[last - 1].last
        after = self.items[end] if end < len(self.items) else None
        held = after is not None and after.kind in (",", ".") and after.right > after.end
        return self.items[self.chunks[first].first].left, (after if held else self.items[end - 1]).right

    # --- verb groups ----------------------------------------------------------------------

    def is_finite(self, k: int) -> bool:
        """Say whether group ``k`` is a verb with a subject: *says, said, has said, will say*, not *saying, to say*."""
        if self.label(k) != "VG" or self.low(k - 1) == "to" or self.low(k - 1) == "not" and self.low(k - 2) == "to":
            return False
        if self.is_joined(k):
            return True
        first = next((item for item in self.words(k) if item.kind != "RB" and not item.tag.startswith("RB")), None)
        if first is None or first.low in ("be", "been", "being", "having"):
            return False
        return first.kind in ("MD", "VBD", "VBP", "VBZ") or first.kind in ("BE", "HAVE", "DO")

    def is_joined(self, k: int) -> bool:
        """Say whether *warned* in *has called it …, and warned that* shares the *has* of the verb before it."""
        if not self.is_bare_vbn(k) or self.low(k - 1) not in JOINING:
            return False
        before = next((j for j in range(k - 2, -1, -1) if self.is_finite(j)), None)
        return before is not None and any(item.kind == "HAVE" for item in self.words(before)) and not self.is_passive(before)

    def is_passive(self, k: int) -> bool:
        """Say whether group ``k`` is *was told*, *has been told*."""
        verbs = [item for item in self.words(k) if not item.tag.startswith("RB")]
        return len(verbs) > 1 and verbs[-2].low in BE and verbs[-1].tag in ("VBN", "VBD") and verbs[-1].kind not in ("BE", "HAVE")

    def is_participle(self, k: int) -> bool:
        """Say whether group ``k`` is a bare *saying*."""
        verbs = [item for item in self.words(k) if not item.tag.startswith("RB")]
        return self.label(k) == "VG" and len(verbs) == 1 and verbs[0].tag == "VBG"

    def is_bare_vbn(self, k: int) -> bool:
        """Say whether group ``k`` is a past participle without *have* or *be*."""
        verbs = [item for item in self.words(k) if not item.tag.startswith("RB")]
        return self.label(k) == "VG" and len(verbs) == 1 and verbs[0].tag == "VBN"

    def tense(self, k: int) -> str:
        """The form that two joined verbs share: "VBD", "VBZ", "HAVE" …"""
        first = next((item for item in self.words(k) if not item.tag.startswith("RB")), None)
        if first is None:
            return ""
        return "VBD" if first.low in ("was", "were", "did", "had") else "HAVE" if self.is_joined(k) else first.kind

    def is_negated(self, k: int) -> bool:
        """Say whether *not*, *n't* or *never* stands in group ``k``."""
        return any(item.low in NEGATIONS for item in self.words(k))

    def clause_begins(self, k: int) -> bool:
        """Say whether a clause with a subject and a finite verb begins at group ``k``: *the road was closed*."""
        if self.low(k) in ("if", "when", "because", "although", "while", "after", "before", "since", "until", "unless"):
            return self.clause_begins(k + 1)
        while self.label(k) in ("RB", "RBR", "CC", "JJ") or self.low(k) in ("both", "either", "neither"):
            k += 1
        if self.label(k) == "VG" and self.head(k).endswith("ing") and self.is_finite(k + 1):  # dredging would begin
            return True
        if self.label(k) not in ("NP", "TIME"):
            return False
        k = self.phrase_end(k)
        while self.low(k) in JOINING and self.label(k + 1) in ("NP", "TIME"):
            k = self.phrase_end(k + 1)
        if self.label(k) in ("WP", "WDT") or self.low(k) in ("that", "who", "which"):  # a relative clause: its verb, then ours
            verbs = [j for j in range(k, min(k + 12, len(self))) if self.is_finite(j)]
            return len(verbs) > 1 and not any(self.label(j) in ("CC", ";") for j in range(verbs[0], verbs[1]))
        if self.label(k) == ",":
            after = self.insert_end(k)
            return after is not None and self.is_finite(after)
        while self.label(k) in ("TIME", "RB"):
            k += 1
        return self.is_finite(k)

    def insert_end(self, k: int) -> int | None:
        """Return the group after an insert between two commas that begins at the comma ``k``."""
        for j in range(k + 1, min(k + 14, len(self))):
            if self.label(j) == ",":
                return j + 1
        return None

    # --- noun phrases with what belongs to them -------------------------------------------

    def is_preposition(self, k: int) -> bool:
        """Say whether group ``k`` is a preposition before a noun phrase."""
        return (self.label(k) == "IN" and self.low(k) not in CONJUNCTIONS or self.low(k) == "to") and self.label(k + 1) in ("NP", "TIME")

    def phrase_end(self, k: int) -> int:
        """Return the group after the noun phrase ``k`` with its *of …, for …, in …*."""
        k += 1
        while True:
            if self.is_preposition(k) and self.label(k + 1) == "NP":
                k += 2
            elif self.label(k) == "JJ" and self.is_preposition(k + 1):
                k += 3
            else:
                return k

    def phrase_start(self, k: int) -> int:
        """Return the first group of the noun phrase that ends with ``k``, its *of …, for …* included."""
        while True:
            if self.label(k - 1) in ("IN", "TO") and self.is_preposition(k - 1):
                if self.label(k - 2) == "NP":
                    k -= 2
                    continue
                if self.label(k - 2) == "JJ" and self.label(k - 3) == "NP":
                    k -= 3
                    continue
            return k
