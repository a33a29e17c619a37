"""The verdict: outcome first, then the reason, then the next step. Three lines at most."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass

UNTRIED, NOT_YET, CORRECT, NOT_APPLICABLE = "not tried yet", "not yet", "correct", "does not apply"
CODE = re.compile(r"((?<!`)`+(?!`).*?(?<!`)`+(?!`))")
WORDS = {UNTRIED: "Not tried yet", NOT_YET: "Not yet", CORRECT: "Correct", NOT_APPLICABLE: "Does not apply to this article"}


@dataclass
class Verdict:
    """What a check found.

    ``reason`` is a short name for it (tests and the audit read it); ``opening`` follows the outcome on the
    first line, ``says`` is the second line, ``next`` the third; ``run`` is the run that was judged, ``note``
    what the author says under every verdict.
    """

    outcome: str
    reason: str = ""
    opening: str = ""
    says: str = ""
    next: str = ""
    run: int | None = None
    note: str = ""

    @property
    def passed(self) -> bool:
        """Correct, or nothing to do with this article."""
        return self.outcome in (CORRECT, NOT_APPLICABLE)

    def markdown(self) -> str:
        """Return the verdict as Markdown."""
        word = WORDS[self.outcome]
        first = f"**{word}**{self.opening}" if self.opening[:1] in (",", ":") else f"**{word}.** {self.opening}".rstrip()
        judged = f" *Judged: your run [{self.run}].*" if self.run else ""
        note = f" *{self.note}*" if self.note else ""
        last = (f"*Next:* {self.next}" if self.next else "") + note + judged
        return "  \n".join(dollars_kept(line) for line in (first, self.says, last.strip()) if line)

    def text(self) -> str:
        """Return the verdict as plain text."""
        return plain_text(self.markdown())


class CheckFailed(Exception):
    """Raised for a wrong answer when work is graded; shown as the verdict alone."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def graded() -> bool:
    """Say whether this run is graded: by nbgrader, or with CHECK_STRICT=1."""
    return bool(os.environ.get("NBGRADER_EXECUTION")) or os.environ.get("CHECK_STRICT") == "1"


def deliver(verdict: Verdict, strict: bool) -> None:
    """Show a verdict in the notebook (or print it); where work is graded, raise CheckFailed if it did not pass."""
    if strict and not verdict.passed:
        raise CheckFailed(verdict.text()) from None
    tell(verdict.markdown())


def tell(markdown: str) -> None:
    """Show Markdown in the notebook, or print it as text."""
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        bundle = {"text/markdown": markdown, "text/plain": plain_text(markdown)}
        ipython.display.display(bundle, raw=True)
    else:
        print(plain_text(markdown))


def plain_text(markdown: str) -> str:
    """Return our own Markdown as text for a terminal."""
    stars = re.compile(r"\*\*(.+?)\*\*|(?<!\w)\*([^*\n]+)\*")
    parts = re.split(CODE, markdown.replace("  \n", "\n"))
    return "".join(p if p.startswith("`") else stars.sub(lambda m: m[1] or m[2], p).replace(r"\$", "$") for p in parts)


def dollars_kept(line: str) -> str:
    """Keep dollar signs outside code from being read as mathematics."""
    parts = re.split(CODE, line)
    return "".join(p if p.startswith("`") else re.sub(r"(?<!\\)\$", r"\\$", p) for p in parts)
