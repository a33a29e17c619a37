"""Judge an answer, whatever its kind: the ladder from "is there one?" to "right on what is not shown".

What the solution defines decides the kind: a function (of plots too) or a value (a widget too). Choice,
reflection and annotation are said in the check.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newslens.exercises import controls, drawn, history, run
from newslens.exercises.answers import changed_given, failed_run, missing, no_value
from newslens.exercises.compare import TOLERANCE, Difference, Foreign, difference, plain
from newslens.exercises.functions import judge_function
from newslens.exercises.habits import seen_in, surely
from newslens.exercises.known import sentence_for_value
from newslens.exercises.reference import NotApplicable, Reference
from newslens.exercises.show import a_type, code, show
from newslens.exercises.source import AuthorError, Exercise
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, NOT_YET, UNTRIED, Verdict


@dataclass(frozen=True)
class Question:
    """All that a judge needs: the exercise, the reference, where the answer stands, and the call's inputs."""

    exercise: Exercise
    reference: Reference
    namespace: dict
    inputs: tuple
    settings: dict
    held_out: bool = False
    brief: bool = False
    source: str = ""  # of the answer's cell, where it is known

    @property
    def expected(self) -> object:
        """What the solution gives the exercise's name."""
        return self.reference.value(self.exercise)

    @property
    def got(self) -> object:
        """What the learner gave it."""
        return self.namespace[self.exercise.id]

    def compare(self, expected: object, got: object, brief: bool = False) -> Difference | None:
        """Return how an answer differs from the expected one, by the rule that fits it; ``brief`` may leave out the words."""
        if rule := self.settings.get("judge"):
            return _by_rule(rule, expected, got, self.reference.notebook.place(self.exercise.check))
        if drawn.is_drawing(expected):
            return drawn.difference(expected, got)
        if controls.interactive_of(expected):
            return controls.difference(expected, got, self.compare, self.namespace)
        return difference(expected, got, order=self.settings.get("order", True), tolerance=self.settings.get("tolerance", TOLERANCE), brief=brief)


def judge(exercise: Exercise, reference: Reference, namespace: dict, inputs: tuple = (), settings: dict | None = None, held_out: bool = False, brief: bool = False, source: str = "") -> Verdict:
    """Judge the answer that stands in ``namespace`` under the exercise's id. Shows and records nothing.

    ``inputs`` and ``settings`` are those of the call; ``held_out`` says that the call itself is a hidden one;
    ``brief`` leaves out what only serves the message; ``source`` is the answer's cell, where no notebook tells it.
    """
    try:
        question = Question(exercise, reference, namespace, inputs, reference.settings(exercise) | (settings or {}), held_out, brief, source or history.source_of(exercise.id))
        expected = question.expected
        if nothing := missing(exercise, reference, namespace):
            return nothing
        by_itself = callable(expected) and not controls.interactive_of(expected)
        verdict = KINDS[exercise.declared or ("function" if by_itself else "value")](question)
        verdict.note = _note(question)
    except NotApplicable as reason:
        return Verdict(NOT_APPLICABLE, "does not apply", opening=f": {reason}")
    cell = exercise.answer.id
    if verdict.outcome in (NOT_YET, CORRECT):  # a value from before the last, failed run is not the learner's answer any more
        failed = history.failed_try(exercise.id, cell)
        if failed and not (failed.began and callable(question.got)):
            return failed_run(exercise.id, failed)
        if not by_itself and (later := history.without_value(exercise.id, cell)):
            return no_value(exercise, reference, later)
        if slip := history.misnamed(exercise.id, by_itself):
            return _misnamed(verdict, exercise, reference, slip)
    if verdict.outcome == NOT_YET:
        if changed := changed_given(exercise, reference, namespace):
            verdict.reason, verdict.says = "stale", changed
    return verdict


def _misnamed(verdict: Verdict, exercise: Exercise, reference: Reference, slip: tuple[history.Run, str, bool]) -> Verdict:
    """Say that a later run defines another name, so that nobody takes this verdict for one on that run."""
    later, other, same_cell = slip
    if same_cell:
        own = history.run_of(exercise.id, callable(reference.value(exercise)))
        return Verdict(NOT_YET, "misspelt", says=f"Your run [{later.number}] of that cell defines {code(other)}, but {code(exercise.id)} is asked for; the kernel still holds the one from your older run [{own}]. Give it the right name and run the cell again.")
    if verdict.outcome == NOT_YET and other not in reference.names_of_notebook:
        verdict.says = f"{verdict.says} (Your run [{later.number}] defines {code(other)}; that is another name, and was not looked at.)".strip()
    return verdict


def _note(question: Question) -> str:
    """Return what the author has to say under every verdict, for example which text it is about."""
    note = question.settings.get("note", "")
    if callable(note):
        made = run.call(note, (question.reference.article,))
        note = made.value
    return note if isinstance(note, str) else ""


def _by_rule(rule: Callable, expected: object, got: object, place: str) -> Difference | None:
    """Ask the author's own rule; where many answers are right, what it says is more exact than any ladder."""
    try:
        got = plain(got)
    except Foreign:
        if type(got).__module__ == "__main__":
            return Difference("own class", f"It is {a_type(got)}; something else is asked for.")
    answer = run.call(rule, (expected, got))
    if answer.failure and (broken := run.call(rule, (expected, expected)).failure):
        raise AuthorError(f"{place}: the judge of this check stops with {run.describe(broken)}, on the solution's own value, too; correct it.")
    if answer.failure or answer.timed_out:
        return Difference("value", "It is not of the form that is asked for.")
    if answer.value is None or answer.value is True:
        return None
    return Difference("rule", answer.value) if isinstance(answer.value, str) else Difference("value", "That is not it.")


# --- one judge for each kind ------------------------------------------------------------
def _function(question: Question) -> Verdict:
    cases = question.reference.cases(question.exercise, question.inputs, question.held_out)
    return judge_function(question.exercise, question.reference, question.namespace, cases, question.compare, question.brief)


def _value(question: Question) -> Verdict:
    name, got = question.exercise.id, question.got
    found = question.compare(question.expected, got)
    if found is None:
        return Verdict(CORRECT, "correct")
    if said := surely(question.source):
        found = Difference(found.reason, said)
    elif said := sentence_for_value(question.exercise, question.reference, got, question.compare):
        found = Difference("known", said)
    elif found.reason in ("none", "type") and (said := seen_in(question.source)):
        found = Difference(found.reason, said)
    shown = drawn.is_drawing(question.expected) or controls.interactive_of(question.expected)
    return Verdict(NOT_YET, found.reason, opening="" if shown else f"{code(name)} is {code(show(got))}.", says=found.sentence)


def _choice(question: Question) -> Verdict:
    options = {_letter(key): str(why) for key, why in question.settings.get("options", {}).items()}
    right, chosen = _letters(question.expected), _letters(question.got)
    if not chosen or not chosen <= set(options):
        letters = ", ".join(code(f'"{key}"') for key in options)
        return Verdict(NOT_YET, "no option", opening=f"{code(question.exercise.id)} is {code(show(question.got))}.", says=f"Choose one of {letters}.")
    if len(chosen) > 1 and len(right) == 1:
        return Verdict(NOT_YET, "option", opening=f"You chose {', '.join(map(code, sorted(chosen)))}.", says="Choose one.")
    if wrong := sorted(chosen - right):
        return Verdict(NOT_YET, "option", opening=f"You chose {code(wrong[0])}.", says=options[wrong[0]])
    if chosen != right:
        return Verdict(NOT_YET, "option", opening=f"You chose {', '.join(map(code, sorted(chosen)))}.", says="That belongs to the answer, but it is not all of it.")
    return Verdict(CORRECT, "correct", says=" ".join(options[key] for key in sorted(chosen)))


def _letter(value: object) -> str:
    return str(value).strip().strip(".)(\"'").casefold() if type(value) in (str, int, bool) else ""


def _letters(value: object) -> set[str]:
    if type(value) in (set, frozenset, list, tuple):
        return {_letter(item) for item in value}
    return {_letter(value)}


def _reflection(question: Question) -> Verdict:
    text, settings = question.got, question.settings
    if type(text) is not str:
        return Verdict(NOT_YET, "type", opening=f"{code(question.exercise.id)} is {a_type(text)}.", says="Write your thoughts as a text between the quotation marks.")
    words, least = len(set(text.lower().split())), settings.get("words", 15)
    total = len(text.split())
    if total < least:
        return Verdict(NOT_YET, "short", opening=f"{total} word{'s' * (total != 1)} so far.", says=f"Take at least {least}: say what you think, and why.")
    if words < least / 3:
        return Verdict(NOT_YET, "short", opening="The same words come again and again.", says="Say what you think, and why, as you would to somebody who has not read the article.")
    written = re.sub(r"(?m)^# (BEGIN|END) SOLUTION$", "", text)  # the marks stand in the text where solutions/ is run
    ours = written.split() == str(question.expected).split()  # it may quote the case while another article is chosen
    if _is_pasted(text, question):
        return Verdict(NOT_YET, "pasted", opening="That is the question itself.", says="Answer it in words of your own.")
    if settings.get("quote") is True and not ours and len(QUOTED.sub(" ", _flat(text)).split()) < least / 2:
        return Verdict(NOT_YET, "short", opening="Nearly all of it is quotation.", says="Say in words of your own what you see in it.")
    if settings.get("number") and not ours and not re.search(r"(?<![\w-])\d", text):
        return Verdict(NOT_YET, "number", says="Name a figure that you found: which number supports what you say?")
    if (quoted := settings.get("quote")) and not ours and not _quotes(text, question.reference.article.text, 1 if quoted == "token" else 2):
        what = "Name a token of the article, in quotation marks, as it stands there." if quoted == "token" else "Quote a few words of the article, in quotation marks, as they stand there."
        given = [piece for piece in _quoted(text) if piece.strip() and _flat(piece).strip(" .,;:") not in _flat(question.reference.article.text)]
        return Verdict(NOT_YET, "quote", opening=f"{code(show(given[0], 40))} does not stand in the article, letter for letter." if given else "", says=what)
    model = " ".join(str(question.expected).split())
    return Verdict(CORRECT, "noted", opening=", in form; what it says is for people to judge.", says=f"One answer to compare it with, not the only one: *{model}*")


def _is_pasted(text: str, question: Question) -> bool:
    """Say whether most of the text stands, word after word, in the cell that asks."""
    above = [cell.source for cell in question.reference.notebook.cells[: question.exercise.answer.number - 1] if cell.type == "markdown"]
    asked, words = _flat(above[-1] if above else "").split(), _flat(text).split()
    runs = set(zip(asked, asked[1:], asked[2:]))
    found = list(zip(words, words[1:], words[2:]))
    return bool(found) and sum(three in runs for three in found) > len(found) / 2


def _quotes(text: str, article: str, least: int) -> bool:
    """Say whether the text holds, in quotation marks or as code, at least so many words that stand in the article."""
    within = re.compile(r"[ .,;:]+")
    return any(len(piece.split()) >= least and within.sub("", piece) and _flat(piece).strip(" .,;:") in _flat(article) for piece in _quoted(text))


def _quoted(text: str) -> list[str]:
    return ["".join(found) for found in QUOTED.findall(_straight(text))]


QUOTED = re.compile(r'"([^"]+)"|(?<!\w)\'([^\']+)\'(?!\w)|`([^`]+)`')


def _straight(text: str) -> str:
    """Return the text with straight marks and single spaces; marks of other languages are marks, too."""
    marks = {0x201C: '"', 0x201D: '"', 0x201E: '"', 0x00AB: '"', 0x00BB: '"', 0x2018: "'", 0x2019: "'"}
    return " ".join(text.translate(marks).split())


def _flat(text: str) -> str:
    return _straight(text).lower()


def _annotation(question: Question) -> Verdict:
    """All labelled, all labels valid: that is complete. Agreement is information, never a mark."""
    from newslens.scoring import kappa

    gold, mine, valid = _labelled(question.expected), _labelled(question.got), list(question.settings.get("labels", ()))
    if mine is None:
        return Verdict(NOT_YET, "type", opening=f"{code(question.exercise.id)} is {a_type(question.got)}.", says=f"One label for each item is asked for, in {_a_form(question.expected)}.")
    valid = valid or sorted({str(label) for label in gold.values()})
    named = ", ".join(map(code, valid))
    if odd := next((key for key, label in mine.items() if key in gold and not _blank(label) and label not in valid), None):
        return Verdict(NOT_YET, "label", opening=f"{_item(odd)} has the label {code(show(mine[odd], 30))}.", says=f"The labels are {named}.")
    if mine and not set(mine) & set(gold):
        return Verdict(NOT_YET, "keys", opening=f"{code(question.exercise.id)} is {code(show(question.got, 60))}.", says=f"Its keys are not those of the items: {', '.join(code(show(key, 20)) for key in list(gold)[:3])} …, as the cell has them.")
    if left := [key for key in gold if _blank(mine.get(key))]:
        if len(left) == len(gold):
            return Verdict(UNTRIED, "untried")
        return Verdict(NOT_YET, "incomplete", opening=f"{len(gold) - len(left)} of {len(gold)} have a label.", says=f"Still open: {', '.join(_item(key) for key in left[:5])}{' …' * (len(left) > 5)}.")
    apart = [key for key in gold if mine[key] != gold[key]]
    reasons = question.settings.get("reasons", {})
    agreement = kappa([gold[k] for k in gold], [mine[k] for k in gold])
    opening = f", all {len(gold)} labelled. You agree with the reference on {len(gold) - len(apart)} (kappa {agreement:.2f}); that is information, not a mark."
    parts = [f"{_item(k)}: you {code(str(mine[k]))}, the reference {code(str(gold[k]))}{': ' + str(reasons[k]).rstrip('.') if k in reasons else ''}" for k in apart[:3]]
    parts += [f"and {len(apart) - 3} more"] if len(apart) > 3 else []
    if len(set(mine.values())) == 1 < len(set(gold.values())):
        return Verdict(CORRECT, "noted", opening=opening, says="Every item has the same label; whoever does not read labels like that. Look at two of them again.")
    return Verdict(CORRECT, "noted", opening=opening, says=f"Where you differ: {'; '.join(parts)}." if parts else "")


def _labelled(value: object) -> dict | None:
    try:
        value = plain(value)
    except Foreign:
        return None
    if isinstance(value, dict):
        return value
    return dict(enumerate(value, start=1)) if isinstance(value, (list, tuple)) else None


def _blank(label: object) -> bool:
    return label is None or label is ... or label in ("", "...", "…")


def _item(key: object) -> str:
    return f"item {key}" if isinstance(key, int) else code(show(key, 30))


def _a_form(expected: object) -> str:
    return "a dictionary from item to label" if isinstance(expected, dict) else "a list, in the order of the items"


KINDS: dict[str, Callable[[Question], Verdict]] = {
    "value": _value, "function": _function, "choice": _choice, "reflection": _reflection, "annotation": _annotation,
}  # fmt: skip
