"""Put values and code into a message: cut short, on one line, harmless in Markdown.

Nothing here calls a method of the learner's own classes: such a value is named, not printed.
"""

from __future__ import annotations

import itertools
import re
import sys
import types

LONGEST = 90
PLAIN = (str, bytes, int, float, bool, type(None), complex)


def show(value: object, limit: int = LONGEST) -> str:
    """Return a short ``repr`` of a value, at most ``limit`` characters, safe for values of any size or class."""
    text = _repr(value, limit, 0)
    return text if len(text) <= limit else text[: limit - 2].rstrip() + " …"


def show_call(name: str, args: tuple, limit: int = LONGEST) -> str:
    """Return the call as a learner would type it, cut short."""
    room = max(20, (limit - len(name) - 2) // max(1, len(args)))
    return f"{name}({', '.join(show(arg, room) for arg in args)})"


def code(text: str) -> str:
    """Return the text as Markdown code, whatever it contains, on one line."""
    text = " ".join(str(text).split("\n")).replace("\r", " ").strip() or " "
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def a_type(value: object) -> str:
    """Name the type of a value in words: "a list", "an own class Foo"."""
    kind = type(value)
    known = {
        str: "a string", int: "a whole number", float: "a decimal number", bool: "True or False", list: "a list",
        tuple: "a tuple", set: "a set", frozenset: "a frozen set", dict: "a dictionary", type(None): "None", bytes: "bytes",
    }  # fmt: skip
    if kind in known:
        return known[kind]
    if kind.__module__ == "__main__":
        return f"an object of your own class {kind.__name__}"
    name = {"ndarray": "numpy array", "function": "function", "builtin_function_or_method": "function", "type": "class"}.get(kind.__name__, kind.__name__)
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def comes_from(kind: type, *libraries: str) -> bool:
    """Say whether a class really is the one that a library defines, not one that says so of itself."""
    library = kind.__module__.split(".")[0]
    return library in libraries and getattr(sys.modules.get(kind.__module__), kind.__name__, None) is kind


def _repr(value: object, room: int, depth: int) -> str:
    kind = type(value)
    if kind is str:
        return repr(value[: room + 2])
    if kind is int and abs(value) >= 10**60:
        return "a very long number"
    if kind in PLAIN:
        return repr(value if kind is not bytes else value[: room + 2])
    if comes_from(kind, "numpy") and callable(getattr(value, "item", None)) and getattr(value, "ndim", 1) == 0:
        return repr(value.item())
    if depth > 4 or room <= 0:
        return "…"
    if kind in (list, tuple, set, frozenset):
        inner = _items(value, room, depth)
        if kind is tuple:
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        if kind is list:
            return f"[{inner}]"
        return f"{{{inner}}}" if value else f"{kind.__name__}()"
    if issubclass(kind, dict) and kind.__module__ != "__main__":
        pairs, used = [], 0
        for key, entry in itertools.islice(dict.items(value), room):
            pairs.append(f"{_repr(key, room - used, depth + 1)}: {_repr(entry, room - used, depth + 1)}")
            used += len(pairs[-1]) + 2
            if used > room:
                pairs.append("…")
                break
        inner = "{" + ", ".join(pairs) + "}"
        return inner if kind is dict else f"{kind.__name__}({inner})"
    if comes_from(kind, "newslens") and kind.__name__ == "Article":
        return f"article {value.name}"
    if kind is types.FunctionType:
        return f"function {value.__name__}"
    return a_type(value)


def _items(values: object, room: int, depth: int) -> str:
    parts, used = [], 0
    for value in values:
        parts.append(_repr(value, room - used, depth + 1))
        used += len(parts[-1]) + 2
        if used > room:
            parts.append("…")
            break
    return ", ".join(parts)
