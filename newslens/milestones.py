"""Milestones of the project in lesson 08: what is missing in an alias table, and in a list of what is done.

Each function returns None where all is there, else one sentence for the learner: the form that a check asks of ``judge``.
"""

from __future__ import annotations

from newslens.article import Article
from newslens.chain import line_fault
from newslens.stance import aliases_of, read_table

READY = ("question", "decisions", "evidence", "certainty", "comparison", "conclusion")


def table_fault(article: Article, lines: object) -> str | None:
    """Say what an alias table for ``article``, given as lines, still lacks: shape, names that occur, both kinds, a reason."""
    if not isinstance(lines, str):
        return "Write the table as one text between triple quotation marks, a name a line."
    if any(line.lstrip().startswith("- ") for line in lines.splitlines()):
        return "Here a whole table is wanted, not the changes of the lesson: a line that begins with - is none of it. Leave that line out, and the line of the name it takes out."
    if fault := line_fault(lines):
        return fault
    table = read_table(lines)
    if twice := _both_kinds(lines):
        return f"“{twice}” stands there as an actor and as an issue, and only the last of the two lines counts: give one of them another name."
    if not table.names:
        return "There is no name in it yet: one line for each voice and each issue."
    said = {mention.name for mention in table.mentions(article.text)}
    if lost := next((name for name in table.names if name not in said), None):
        return f"Nothing in the article is called “{lost}”, by this table: add a form as it stands there, or take the line out."
    for form, name in table.forms.items():
        if " ".join(form.casefold().split()) not in " ".join(article.text.casefold().split()):
            return f"“{form}”, which stands for “{name}”, does not occur in the article: write forms as they stand there."
    missing = set(aliases_of(article).names.values()) - set(table.names.values())
    if "issue" in missing:
        return "There are actors and no issue: what can one be for or against in this article?"
    if "actor" in missing:
        return "There are issues and no actor: who may speak in this article?"
    if not any(len(line.split("#", 1)[1].split()) >= 3 for line in lines.splitlines() if "#" in line):
        return "It is a table without a reason: write behind one line, after a #, why you decided so, in three words or more."
    return None


def _both_kinds(lines: str) -> str | None:
    """The first name that one line calls an actor and another one an issue."""
    kinds: dict[str, str] = {}
    for line in lines.splitlines():
        for name, kind in read_table(line).names.items():
            if kinds.setdefault(name.casefold(), kind) != kind:
                return name
    return None


def ready_fault(done: object) -> str | None:
    """Say which of the six parts of the report (:data:`READY`) is not in the list of those that are done."""
    if not isinstance(done, (list, set)):
        return "Write a list of the parts that are done, each in quotation marks."
    if odd := [part for part in done if part not in READY]:
        return f"There is no part called {odd[0]!r}: the parts are {', '.join(READY)}."
    still = [part for part in READY if part not in done]
    return f"Still open: {', '.join(still)}." if still else None


__all__ = ["READY", "ready_fault", "table_fault"]
