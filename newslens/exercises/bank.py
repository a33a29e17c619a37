"""Read ``solutions/variants/NN_name.py``: right answers, wrong ones each with its sentence, equivalent mutants.

Each answer is plain Python under a line ``# %% id right: …``, ``# %% id wrong: the sentence`` or
``# %% id equivalent: the mutant as the audit prints it``; comment lines right below it go on with its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslens.exercises.source import AuthorError

LIKE_A_MARK = re.compile(r"#\s*%+\s*\w+\s+\w+\s*:")
MARK = re.compile(r"# %% +(\w+) +(right|wrong|equivalent) *: *(\S.*)$")


@dataclass(frozen=True)
class Variant:
    """One entry of the bank; ``verb`` is right, wrong or equivalent."""

    id: str
    verb: str
    text: str
    source: str
    line: int


def read_bank(text: str, place: str) -> list[Variant]:
    """Return the entries in order; AuthorError names the line that cannot be read."""
    found: list[Variant] = []
    head: tuple[str, str, str] | None = None
    begins, body = 0, []

    def close() -> None:
        if head is None:
            return
        words, rest = [head[2]], list(body)
        while rest and rest[0].startswith("#"):
            words.append(rest.pop(0).lstrip("# ").strip())
        skipped = len(body) - len(rest)
        source = "\n" * (begins + skipped) + "\n".join(rest)
        found.append(Variant(head[0], head[1], " ".join(words), source, begins))

    for number, line in enumerate(text.splitlines(), start=1):
        if "\ufffd" in line:
            raise AuthorError(f"{place}, line {number}: there is a byte that is not UTF-8; save the file as UTF-8.")
        if line.startswith("# %%") or LIKE_A_MARK.match(line):
            close()
            mark = MARK.match(line)
            if not mark:
                raise AuthorError(f"{place}, line {number}: write `# %% id right: how`, or `# %% id wrong: the sentence for the learner`.")
            head, begins, body = mark.groups(), number, []  # type: ignore[assignment]
        else:
            body.append(line)
    close()
    for variant in found:
        try:
            compile(variant.source, place, "exec")
        except SyntaxError as error:
            raise AuthorError(f"{place}, line {error.lineno}: this answer is not Python ({error.msg}); correct it.") from None
    return found
