"""The learner's record."""

from __future__ import annotations

_hints: dict[str, int] = {}


def hint_given(name: str) -> int:
    """Count a hint and return its number."""
    _hints[name] = _hints.get(name, 0) + 1
    return _hints[name]
