"""Compare an answer with the reference, and say in words how they differ.

The expected value decides how to look; the answer's own ``==``, ``__len__`` or ``__iter__`` are never called.
What is said never contains the expected value.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newslens.exercises.show import a_type, code, comes_from, show

TOLERANCE = 1e-6
DEEPEST = 40
NUMBERS = ("fractions", "decimal")  # modules of numbers that are as good as a float
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
# Letters of other alphabets that look like Latin ones: the usual suspects, Cyrillic and Greek.
LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aeopcyxijsdhqwABEKMHOPCTXIJSABEZHIKMNOPTYXo")


@dataclass(frozen=True)
class Difference:
    """How an answer differs: a short name for tests, and a sentence for the learner."""

    reason: str
    sentence: str


class Foreign(Exception):
    """The value is of a class that we do not look into."""


def difference(expected: object, got: object, *, order: bool | str = True, tolerance: float = TOLERANCE, brief: bool = False) -> Difference | None:
    """Return how ``got`` differs from ``expected``, or None where it says the same.

    ``order=False`` takes a list as a bag, ``order="keys"`` asks for the order of a dictionary's keys as well;
    ``tolerance`` is relative (and absolute near zero). ``brief`` does not look for the words where the values differ.
    """
    try:
        want = plain(expected)
    except Foreign:
        return _library_value(expected, got)
    if _far_too_long(want, got):
        return Difference("length", "It is far too long.")
    try:
        have = plain(got)
    except Foreign:
        parts = [*got, *got.values()] if type(got) is dict else got if type(got) in (list, tuple, set) else []
        if found := [part for part in parts if _is_foreign(part)]:
            return Difference("own class", f"In it stands {a_type(found[0])}; take from that what is asked for.")
        return Difference("own class", f"It is {a_type(got)}; {family(want)} is asked for.")
    if same(want, have, bool(order), tolerance):
        if family(want) != family(got):
            return Difference("type", f"The values are right, but it is {a_type(got)} and {family(want)} is asked for.{_turn_into(want)}")
        if order == "keys" and isinstance(want, dict) and list(want) != list(have):
            return Difference("order", f"Keys and values are right, but the keys stand in a different order{_order_of(list(want), list(have))}")
        return _inner_type(want, have)
    if brief:
        return Difference("value", "")
    return _how(want, have, got, bool(order), tolerance)


def _is_foreign(value: object) -> bool:
    try:
        plain(value)
    except Foreign:
        return True
    return False


def same(want: object, have: object, order: bool = True, tolerance: float = TOLERANCE, depth: int = 0) -> bool:
    """Say whether two plain values agree; list and tuple count as the same here, so do 2 and 2.0."""
    if depth > DEEPEST:
        return False
    if isinstance(want, bool) or isinstance(have, bool) or want is None or have is None:
        return want is have
    if isinstance(want, (int, float)):
        return isinstance(have, (int, float)) and _close(want, have, tolerance)
    if isinstance(want, (str, bytes)):
        return type(want) is type(have) and want == have
    if isinstance(want, dict):
        if not isinstance(have, dict) or len(want) != len(have):
            return False
        return all(key in have and same(value, have[key], order, tolerance, depth + 1) for key, value in want.items())
    if isinstance(want, (set, frozenset)):
        return isinstance(have, (set, frozenset, list, tuple)) and len(want) == len(have) and _bag(want) == _bag(have)
    if isinstance(want, (list, tuple)):
        if not isinstance(have, (list, tuple)) or len(want) != len(have):
            return False
        if set(map(type, want)) <= {str} and set(map(type, have)) <= {str} and order:
            return list(want) == list(have)
        if not order and depth == 0:
            return _bag(want) == _bag(have) or _bag_of_floats(want, have, tolerance)
        return all(same(a, b, order, tolerance, depth + 1) for a, b in zip(want, have))
    return want is have


def plain(value: object, depth: int = 0) -> object:
    """Return the value in Python's own types, without calling a method of an unknown class.

    Subclasses are read through their base class, numpy and pandas through ``tolist``. Raises Foreign.
    """
    kind = type(value)
    if kind in (str, int, float, bool, type(None), bytes, type(...)):
        return value
    if depth > DEEPEST:
        return "…"
    if kind in (list, tuple):
        if set(map(type, value)) <= {str}:
            return value
        return kind([plain(item, depth + 1) for item in value])
    if comes_from(kind, "numpy", "pandas"):
        if hasattr(kind, "tolist"):
            return plain(value.tolist(), depth + 1)
        raise Foreign
    if comes_from(kind, *NUMBERS):
        return float(value)
    if (kind.__module__ == "__main__" and not issubclass(kind, tuple)) or comes_from(kind, "nltk") and not issubclass(kind, dict):
        raise Foreign
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, int):
        return int.__int__(value)
    if issubclass(kind, float):
        return float.__float__(value)
    if issubclass(kind, dict):
        return {_hashable(plain(k, depth + 1)): plain(v, depth + 1) for k, v in dict.items(value)}
    for base in (list, tuple, set, frozenset):
        if issubclass(kind, base):
            items = [plain(item, depth + 1) for item in base.__iter__(value)]
            return base(map(_hashable, items)) if base in (set, frozenset) else base(items)
    raise Foreign


# --- saying it --------------------------------------------------------------------------
def _how(want: object, have: object, got: object, order: bool, tolerance: float) -> Difference:
    if have is None:
        return Difference("none", "It is None: nothing was worked out. A method that changes a list in place, such as .sort(), gives None.")
    if have is ...:
        return Difference("untried", "It is still the three dots.")
    if nesting := _nesting(want, have):
        return Difference("nesting", nesting)
    asked = family(want)
    if asked != family(got):
        if isinstance(want, (list, tuple)) and isinstance(have, (set, frozenset)):
            return Difference("type", f"A set has no order and keeps each item once; {asked} is asked for.")
        if isinstance(want, (set, frozenset)) and isinstance(have, (list, tuple)) and set(_bag(want)) == set(_bag(have)):
            return Difference("type", f"The items are right, but some stand there twice: {asked} is asked for.")
        if asked == "a number" and isinstance(have, str) and _reads_as(have, want):
            return Difference("type", "It is a text that reads like a number: leave out the quotation marks, or `str(…)`.")
        if isinstance(want, bool) and have in ("True", "False"):
            return Difference("type", "It is a text: True and False are written without quotation marks.")
        if isinstance(want, str) and isinstance(have, (list, tuple)) and set(map(type, have)) <= {str} and "".join("".join(have).split()) == "".join(want.split()):
            return Difference("type", f"It is {a_type(got)} of pieces; one text is asked for: `join` makes one of them.")
        if isinstance(want, str) and isinstance(have, (int, float)) and abs(have) < 10**15 and str(have) == want:
            return Difference("type", f"It is {a_type(got)}; {asked} is asked for: {code('str(…)')} makes one.")
        return Difference("type", f"It is {a_type(got)}; {asked} is asked for.")
    if isinstance(want, (int, float)) and not isinstance(want, bool):
        return _number(want, have)
    if isinstance(want, str):
        return _text(want, have)
    if isinstance(want, bool):
        return Difference("value", "That is not right.")
    if isinstance(want, (list, tuple)):
        return _sequence(want, have, order, tolerance)
    if isinstance(want, (set, frozenset)):
        return _members(want, have)
    if isinstance(want, dict):
        return _mapping(want, have, tolerance)
    return Difference("value", "That is not it.")


def _nesting(want: object, have: object) -> str:
    """Return a sentence where the values are right, but stand one pair of brackets too deep, or not deep enough."""
    if not isinstance(want, (list, tuple)):
        inside = isinstance(have, (list, tuple)) and len(have) == 1 and want is not None and same(want, have[0])
        return f"The value is right, but it stands alone in {family(have)}: leave out the brackets around it." if inside else ""
    if not isinstance(have, (list, tuple)):
        one = isinstance(have, (str, int, float)) and any(same(item, have) for item in want)
        whole = "even if it holds one item only" if len(want) == 1 else f"with {len(want)} items"
        return f"It is a single item; {family(want)} is asked for, {whole}." if one else ""
    if len(have) == 1 and isinstance(have[0], (list, tuple)) and want and same(want, have[0]):
        return f"It is {family(have[0])} inside {family(have)}: one pair of brackets too many."
    if want and len(have) == len(want) and all(isinstance(item, (list, tuple)) and len(item) == 1 for item in have) and same(want, [item[0] for item in have]):
        return "Each item stands in brackets of its own: leave the inner ones out."
    if want and all(isinstance(item, (list, tuple)) for item in want) and same([inner for item in want for inner in item], have):
        return "The values are right, but they are all in one row; they are asked for in groups, each in brackets of its own."
    return ""


def _reads_as(text: str, number: float) -> bool:
    try:
        return len(text) < 40 and _close(number, float(text), 1e-4)
    except ValueError:
        return False


def _number(want: float, have: float) -> Difference:
    if isinstance(have, int) and abs(have) > 10**300:
        return Difference("value", "It is far too large." if have > 0 else "It is far too small.")
    if isinstance(have, float) and math.isnan(have):
        return Difference("value", "It is nan, not a number: look for a division of nothing by nothing.")
    whole = isinstance(want, int) or not math.isfinite(want) or want.is_integer()
    if not whole and have == 0 and abs(want) < 1:
        return Difference("value", "It is 0: either nothing was counted, or `//`, `int(…)` or `round(…)` cut the decimals off.")
    if not whole and isinstance(have, int) and have == math.floor(want):
        return Difference("rounded", "It has lost its decimals: `//` and `int(…)` cut them off, `/` keeps them.")
    if not whole and _close(want, have, 0.05) and any(have == round(want, places) for places in range(6)):
        return Difference("rounded", "Close, but rounded. Keep all the decimals: leave out round().")
    if want and (_close(want, have * 100, 1e-4) or _close(want * 100, have, 1e-4)):
        return Difference("percent", "That is off by a factor of a hundred: a share lies between 0 and 1, a percentage between 0 and 100.")
    if want and _close(-want, have, 1e-6):
        return Difference("sign", "The sign is the wrong way round: what is taken away from what?")
    if not whole and have and _close(1, want * have, 1e-6):
        return Difference("inverse", "That is the other way up: what is divided by what?")
    if not whole and 0 < want < 1 and _close(1 - want, have, 1e-6):
        return Difference("rest", "That would be the share of all the others.")
    near = "a little " if isinstance(want, float) and _close(want, have, 0.1) else ""
    return Difference("value", f"It is {near}too {'large' if have > want else 'small'}.")


def _text(want: str, have: str) -> Difference:
    if want.translate(QUOTES) == have.translate(QUOTES):
        return Difference("lookalike", "It differs only in the kind of quotation mark or space: compare curly and straight ones.")
    if alike(want) == alike(have):
        at, letter = next((i, b) for i, (a, b) in enumerate(zip(want, have)) if a != b) if len(want) == len(have) else (0, have[:1])
        return Difference("lookalike", f"It looks right, but character {at + 1} is {code(letter)} ({unicodedata.name(letter, 'unnamed').lower()}). Type it again.")
    if want.casefold() == have.casefold():
        return Difference("case", "Only capital and small letters differ.")
    if "".join(want.split()) == "".join(have.split()):
        return Difference("space", "Only spaces or line breaks differ.")
    right = next((i for i, (a, b) in enumerate(zip(want, have)) if a != b), min(len(want), len(have)))
    if right > 5 and 2 * right > len(want):
        if right == len(have):
            return Difference("value", "It is right as far as it goes, but its end is missing.")
        return Difference("value", f"It is right up to {code(show(have[max(0, right - 30) : right]))}: look at what comes next.")
    return Difference("value", "That is not what should come out.")


def _sequence(want: list | tuple, have: list | tuple, order: bool, tolerance: float) -> Difference:
    if len(want) == len(have) and _bag(want) == _bag(have):
        if len(set(_bag(want))) < 3 and {family(item) for item in want} == {"a number"}:
            return Difference("order", "The same numbers are in it, but in other places: which of them belongs where?")  # counts, not items
        return Difference("order", f"The items are right, but they stand in a different order{_order_of(want, have)}")
    if not have:
        return Difference("length", "It is empty.")
    kinds, given = {family(item) for item in want}, {family(item) for item in have}
    if len(kinds) == len(given) == 1 and kinds != given:
        return Difference("value", f"Each of its items is {given.pop()}; {kinds.pop()} is asked for each time.")
    if _folded(want) == _folded(have) and (not order or all(_folded([a]) == _folded([b]) for a, b in zip(want, have))):
        return Difference("case", "Only capital and small letters differ.")
    if len(want) != len(have):
        missing, extra = _bag(want) - _bag(have), _bag(have) - _bag(want)
        if set(_folded(want)) == set(_folded(have)) and set(_bag(want)) != set(_bag(have)):
            return Difference("case", "Apart from capital and small letters the items are right: when are they put into lower case?")
        length = "short" if len(have) < len(want) else "long"
        if missing and not extra:
            end = next((f" at its {end}" for end, part in (("end", want[: len(have)]), ("beginning", want[-len(have) :])) if order and same(part, have)), "")
            return Difference("length", f"Nothing in it is wrong, but something is missing{end}.")
        if extra and not missing:
            twice = _one(extra, have)
            if set(_bag(have)) == set(_bag(want)):
                return Difference("length", f"Everything asked for is there, but some of it more often than asked for: look at {code(show(twice, 40))}.")
            end = next((end for end, part in (("end", have[: len(want)]), ("beginning", have[-len(want) :] if want else have)) if order and same(want, part)), "")
            if end and want:
                return Difference("length", f"Everything asked for is there, but there is too much at its {end}.")
            return Difference("length", f"Everything asked for is there, but there is too much: look at {code(show(twice, 40))}.")
        return Difference("length", f"It is too {length}.")
    if len(want) > 2 and order and len(_bag(want)) > 2 and (same(want[1:], have[:-1]) or same(want[:-1], have[1:])):
        return Difference("shift", "Everything has moved by one place. Python counts from 0: look at where it begins.")
    if said := _all_alike(want, have):
        return said
    at = next((i for i, (a, b) in enumerate(zip(want, have)) if not same(a, b, order, tolerance, 1)), 0)
    inner = _how(want[at], have[at], have[at], order, tolerance) if family(want[at]) == family(have[at]) else None
    if inner and (inner.reason not in ("value", "length") or inner.sentence.startswith("Look at")):
        return Difference(inner.reason, f"Look at item {at + 1}, {code(show(have[at], 40))}. {inner.sentence.replace('Look at item', 'In it, look at item', 1)}")
    if family(want[at]) != family(have[at]):
        return Difference("value", f"Look at item {at + 1}, {code(show(have[at], 40))}: it is {a_type(have[at])}, and should be {family(want[at])}.")
    wrong = sum(not same(a, b, order, tolerance, 1) for a, b in zip(want, have))
    if wrong == len(want):
        return Difference("value", "None of the items is right yet.")
    return Difference("value", f"Look at item {at + 1}, {code(show(have[at], 40))}: that one is not right.")


def _order_of(want: list | tuple, have: list | tuple) -> str:
    """Say more about the order in which the items stand, where it has a name."""
    if list(have) == list(want)[::-1]:
        return ": the last one stands first."
    try:
        if list(have) == sorted(have):
            return ": yours go by the alphabet." if isinstance(have[0], str) else ": yours are sorted, from the smallest up."
        if list(have) == sorted(have, reverse=True):
            return ": yours are sorted, the largest first."
        if list(want) == sorted(want):
            by_letter = set(map(type, have)) == {str} and list(have) == sorted(have, key=str.casefold)
            return ": yours are sorted without regard to capital letters." if by_letter else ": yours are not sorted."
    except TypeError:
        pass
    return "."


def _all_alike(want: list | tuple, have: list | tuple) -> Difference | None:
    """Notice what is wrong with every number in the same way."""
    numbers = [(a, b) for a, b in zip(want, have) if isinstance(a, (int, float)) and isinstance(b, (int, float)) and not isinstance(a, bool)]
    if len(numbers) < 2 or len(numbers) != len(want):
        return None
    said = {_number(a, b).reason for a, b in numbers if not _close(a, b, TOLERANCE)}
    if len(said) == 1 and said <= {"percent", "sign", "inverse", "rest"}:
        return _number(*next((a, b) for a, b in numbers if not _close(a, b, TOLERANCE)))
    apart = {b - a for a, b in numbers}
    if len(apart) == 1 and all(isinstance(b, int) for _, b in numbers):
        return Difference("value", f"Every number is too {'large' if apart.pop() > 0 else 'small'} by the same amount: what is counted too often, or left out?")
    return None


def _members(want: set | frozenset, have: set | frozenset) -> Difference:
    if set(_folded(want)) == set(_folded(have)):
        return Difference("case", "Apart from capital and small letters the items are right: when are they put into lower case?")
    extra, missing = _bag(have) - _bag(want), _bag(want) - _bag(have)
    if extra:
        also = ", and something is missing" if missing else ""
        return Difference("value", f"{code(show(_one(extra, have), 40))} does not belong in it{also}.")
    return Difference("value", "It is empty." if not have else "Nothing in it is wrong, but something is missing.")


def _mapping(want: dict, have: dict, tolerance: float) -> Difference:
    if not have:
        return Difference("length", "It is empty.")
    if extra := [key for key in have if key not in want]:
        if set(_folded(want)) == set(_folded(have)):
            return Difference("case", "Apart from capital and small letters the keys are right: when are they put into lower case?")
        if len(want) > 1 and set(map(_typed, map(_hashable, want.values()))) == set(map(_typed, have)) and len(want) == len(have):
            return Difference("value", "Keys and values have changed places.")
        return Difference("value", f"The key {code(show(extra[0], 40))} does not belong in it.")
    if len(have) < len(want):
        return Difference("value", "The keys in it are right, but some are missing.")
    if said := _all_alike([want[key] for key in want], [have[key] for key in want]):
        return Difference(said.reason, f"The keys are right, the values are not. {said.sentence}")
    key = next((key for key in want if not same(want[key], have[key], True, tolerance, 1)), None)
    first = f"The keys are right; the value of {code(show(key, 40))} is not: {code(show(have.get(key), 40))}."
    if family(want[key]) != family(have[key]):
        return Difference("value", f"{first} It is {a_type(have[key])}, and should be {family(want[key])}.")
    inner = _how(want[key], have[key], have[key], True, tolerance)
    return Difference("value" if inner.reason in ("value", "length") else inner.reason, f"{first} {inner.sentence}" if inner.reason not in ("value",) else first)


def _library_value(expected: object, got: object) -> Difference | None:
    """Compare values of a library's own class (a tree, a pattern) by the library's ``==``."""
    if type(got) is not type(expected):
        try:
            if same(list(expected), plain(got)):  # type: ignore[call-overload]
                return Difference("type", f"The values are right, but it is {a_type(got)}; {a_type(expected)} is asked for.")
        except Exception:
            pass
        return Difference("none" if got is None else "type", f"It is {a_type(got)}; {a_type(expected)} is asked for.")
    try:
        agree = bool(expected == got)
    except Exception:
        agree = False
    return None if agree else Difference("value", "That is not it.")


# --- small things -----------------------------------------------------------------------
def alike(text: str) -> str:
    """Return the text with letters that look like Latin ones turned into these."""
    return unicodedata.normalize("NFKC", text).translate(LOOKALIKES)


def _close(a: float, b: float, tolerance: float) -> bool:
    if a == b:
        return True
    try:
        if math.isnan(a) or math.isnan(b):
            return math.isnan(a) and math.isnan(b)
        return math.isclose(a, b, rel_tol=tolerance, abs_tol=min(tolerance, 1e-9))
    except OverflowError:
        return False


def family(value: object) -> str:
    """Name what a value is, as it is asked for: all numbers are "a number"."""
    kind = type(value)
    for base, name in ((dict, "a dictionary"), (str, "a string"), (list, "a list"), (tuple, "a tuple"), ((set, frozenset), "a set")):
        if issubclass(kind, base):
            return name
    if comes_from(kind, "numpy") and getattr(value, "ndim", 1) == 0:
        kind = type(value.item())
    if comes_from(kind, *NUMBERS):
        kind = float
    return "a number" if kind is not bool and issubclass(kind, (int, float)) else "True or False" if kind is bool else a_type(value)


def _far_too_long(want: object, got: object) -> bool:
    sized = (list, tuple, set, frozenset, dict, str)
    return type(got) in sized and len(got) > 10_000 + 100 * (len(want) if isinstance(want, sized) else 1)


def _inner_type(want: object, have: object) -> Difference | None:
    if isinstance(want, dict) and isinstance(have, dict):
        key = next((key for key, value in want.items() if key in have and family(value) != family(have[key]) and isinstance(value, (set, frozenset, list, tuple))), None)
        return None if key is None else Difference("type", f"The values are right, but that of {code(show(key, 40))} is {a_type(have[key])}, and {family(want[key])} is asked for.")
    if not isinstance(want, (list, tuple)) or not isinstance(have, (list, tuple)):
        return None
    if set(map(type, want)) == set(map(type, have)):
        return None
    for at, (a, b) in enumerate(zip(want, have), start=1):
        if isinstance(a, (list, tuple)) and type(a) is not type(b):
            return Difference("type", f"The values are right, but item {at} is {a_type(b)} and {a_type(a)} is asked for.")
    return None


def _turn_into(want: object) -> str:
    names = {list: "list", tuple: "tuple", set: "set", frozenset: "set", dict: "dict", str: "str"}
    return f" {code(names[type(want)] + '(…)')} makes one." if type(want) in names else ""


def _hashable(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return tuple(_hashable(item) for item in value)
    if isinstance(value, (set, frozenset)):
        return frozenset(_hashable(item) for item in value)
    if isinstance(value, dict):
        return tuple((key, _hashable(entry)) for key, entry in value.items())
    return value


def _folded(values: Iterable) -> Counter:
    """Return a bag of the items with capital letters made small; of what is not text, as it is."""
    return Counter(value.casefold() if isinstance(value, str) else _typed(_hashable(value)) for value in values)


def _bag(values: Iterable) -> Counter:
    return Counter(_typed(_hashable(value)) for value in values)


def _typed(value: object) -> object:
    # 1 == True and hash alike; keep them apart
    if isinstance(value, bool):
        return ("bool", value)
    return tuple(map(_typed, value)) if isinstance(value, tuple) else value


def _bag_of_floats(want: list | tuple, have: list | tuple, tolerance: float) -> bool:
    try:
        return all(same(a, b, True, tolerance, 1) for a, b in zip(sorted(want), sorted(have)))
    except TypeError:
        return False


def _one(bag: Counter, have: Iterable) -> object:
    return next((value for value in have if _typed(_hashable(value)) in bag), None)
