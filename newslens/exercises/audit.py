"""``python -m newslens audit``: try the checks themselves, on right answers, wrong ones, slips and mutants.

It fails on a right answer refused, a wrong one accepted, and a known wrong one that does not get its own
sentence. Mutants that survive are listed: each is a hole to close with one more input, or is equivalent and
gets a line ``# %% id equivalent: the mutant as printed`` with its reason in the bank.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import difflib
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from newslens.article import CASE, load_article
from newslens.exercises import controls, limits, run, slips
from newslens.exercises.catalogue import Catalogue, load_catalogue
from newslens.exercises.known import bank_of, variants_of
from newslens.exercises.mutants import mutants
from newslens.exercises.reference import NotApplicable, Reference, reference_for
from newslens.exercises.show import show_call
from newslens.exercises.source import SOLUTION, AuthorError, Exercise, Notebook, without_region
from newslens.exercises.trial import try_answer
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, NOT_YET, UNTRIED, Verdict
from newslens.resources import NewslensError

LIMIT = 0.02  # seconds before a slip or a mutant counts as looping, where the solution is not slower itself
LIMIT_OF_BANK = 2.0  # and before an answer of the bank does


@dataclass
class Score:
    """What the audit counts for one exercise, or for all."""

    right: list[int] = field(default_factory=lambda: [0, 0])
    wrong: list[int] = field(default_factory=lambda: [0, 0])
    own: list[int] = field(default_factory=lambda: [0, 0])
    slips: list[int] = field(default_factory=lambda: [0, 0])
    killed: list[int] = field(default_factory=lambda: [0, 0])
    equivalent: int = 0
    ms: float = 0.0
    faults: list[str] = field(default_factory=list)
    survivors: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def count(self, name: str, good: bool) -> bool:
        """Count one trial; return whether it was good."""
        tally = getattr(self, name)
        tally[0] += bool(good)
        tally[1] += 1
        return bool(good)

    def add(self, other: Score) -> None:
        """Add another score to this one."""
        for name in ("right", "wrong", "own", "slips", "killed"):
            mine, theirs = getattr(self, name), getattr(other, name)
            mine[0], mine[1] = mine[0] + theirs[0], mine[1] + theirs[1]
        self.equivalent += other.equivalent
        self.ms += other.ms
        for name in ("faults", "survivors", "remarks"):
            getattr(self, name).extend(getattr(other, name))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("only", nargs="*", help="notebooks or exercise ids to audit (all, if none is named)")
    parser.add_argument("--article", default=CASE, help=f"the article to audit on (the case, {CASE}, if none is named; the bank is made for it)")
    parser.add_argument("--quick", action="store_true", help="leave the mutants out")


def main(arguments: argparse.Namespace) -> int:
    """Audit on the article that is asked for, print the table, return 1 where a check is at fault."""
    before = os.environ.get("NEWSLENS_ARTICLE")
    os.environ["NEWSLENS_ARTICLE"] = arguments.article  # the processes that help inherit it
    try:
        return _report(arguments)
    finally:
        os.environ.pop("NEWSLENS_ARTICLE")
        if before is not None:
            os.environ["NEWSLENS_ARTICLE"] = before


def _report(arguments: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    chosen = [e for e in catalogue.exercises.values() if not arguments.only or {e.id, e.notebook, e.notebook[:2]} & set(arguments.only)]
    if not chosen:
        near = difflib.get_close_matches(arguments.only[0], catalogue.exercises, n=1)
        raise NewslensError(f"There is no exercise or notebook {arguments.only[0]!r}; " + (f"did you mean {near[0]}?" if near else "name a notebook (01) or an id."))
    for name in dict.fromkeys(exercise.notebook for exercise in chosen):
        bank_of(catalogue.notebooks[name])  # a bank that is not in order is said once
    print(f"Audit on the article {load_article().name}." + ("" if arguments.article == CASE else f" The bank is made for {CASE}: on another article two wrong answers may do the same."))
    print(f"{'exercise':34} {'right':>7} {'wrong':>7} {'own':>7} {'slips':>7} {'mutants':>9} {'ms':>7}")
    total, begun = Score(), time.perf_counter()
    for exercise, score in zip(chosen, _scores(chosen, not arguments.quick)):
        print(_row(f"{exercise.number} {exercise.id}", score), flush=True)
        total.add(score)
    print(_row("all", total) + f"   ({time.perf_counter() - begun:.1f} s in all)")
    for title, lines in (("Faults", total.faults), ("Mutants that survive", total.survivors), ("Remarks", total.remarks)):
        if lines:
            print(f"\n{title}:\n" + "\n".join(f"  {line}" for line in lines))
    return 1 if total.faults else 0


def _scores(exercises: list[Exercise], with_mutants: bool) -> Iterator[Score]:
    """Audit on all cores; a few exercises are not worth the processes."""
    workers = min(os.cpu_count() or 1, len(exercises) // 4)
    if workers < 2:
        catalogue = load_catalogue()
        yield from (audit(catalogue, exercise, with_mutants) for exercise in exercises)
        return
    catalogue = load_catalogue()
    for name in dict.fromkeys(exercise.notebook for exercise in exercises):
        with contextlib.suppress(AuthorError, NotApplicable):  # the audit of its exercises says what is wrong
            reference_for(catalogue.notebooks[name]).set_up()  # here, so that each worker need not do it again
    gc.freeze()  # what all share need not be looked through again by each
    way = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin" else "spawn")
    with concurrent.futures.ProcessPoolExecutor(workers, mp_context=way) as pool:
        yield from pool.map(_audit_one, [exercise.id for exercise in exercises], [with_mutants] * len(exercises))


def _audit_one(name: str, with_mutants: bool) -> Score:
    catalogue = load_catalogue()
    return audit(catalogue, catalogue.exercises[name], with_mutants)


def audit(catalogue: Catalogue, exercise: Exercise, with_mutants: bool = True) -> Score:
    """Return the score of one exercise on the article that is chosen."""
    score, begun, before = Score(), time.perf_counter(), (run.LIMIT, run.LONGEST, run.PATIENCE, limits.BUSY)
    run.LIMIT, run.LONGEST, run.PATIENCE, limits.BUSY = LIMIT, 0.3, 10, 50
    gc.disable()  # a pause of the collector is longer than most answers take, and is charged to one of them
    try:
        _audit(catalogue.notebooks[exercise.notebook], exercise, score, with_mutants)
    except (AuthorError, NotApplicable) as problem:
        kind = score.remarks if isinstance(problem, NotApplicable) else score.faults
        kind.append(f"{exercise.id}: {problem}")
    finally:
        gc.enable()
        run.LIMIT, run.LONGEST, run.PATIENCE, limits.BUSY = before
    score.ms = 1000 * (time.perf_counter() - begun)
    return score


def _audit(notebook: Notebook, exercise: Exercise, score: Score, with_mutants: bool) -> None:
    reference = reference_for(notebook)
    reference.value(exercise)  # a solution that stops is said so by the reference
    own = _patiently(exercise, reference, exercise.solution)
    if own.outcome == NOT_APPLICABLE:
        score.remarks.append(f"{exercise.id}: does not apply to this article{own.opening}")
        return
    if not score.count("right", own.outcome == CORRECT):
        score.faults.append(f"{notebook.place(exercise.answer)}: the solution of {exercise.id} fails its own check ({own.reason}): {own.opening} {own.says}")
        return
    _bank(exercise, reference, score)
    _slips(exercise, reference, score)
    if with_mutants and exercise.declared is None:
        _mutants(exercise, reference, score)


def _patiently(exercise: Exercise, reference: Reference, source: str, names: dict[str, object] | None = None) -> Verdict:
    run.LIMIT = LIMIT_OF_BANK
    try:
        return try_answer(exercise, reference, source, names)
    finally:
        run.LIMIT = LIMIT


def _bank(exercise: Exercise, reference: Reference, score: Score) -> None:
    entries = variants_of(exercise, reference)
    for variant in entries:
        if variant.verb == "equivalent":
            continue
        place = f"{exercise.notebook}.py, line {variant.line}"
        verdict = _patiently(exercise, reference, variant.source)
        if variant.verb == "right":
            if not score.count("right", verdict.outcome == CORRECT):
                score.faults.append(f"{place}: right answer to {exercise.id} refused ({verdict.reason}): {verdict.opening} {verdict.says} If the exercise was changed on purpose, change this answer of the bank too.")
            continue
        if not score.count("wrong", verdict.outcome == NOT_YET):
            score.faults.append(f"{place}: wrong answer to {exercise.id} gets \"{verdict.outcome}\" ({variant.text[:50]}…)")
            continue
        if exercise.declared is None and not score.count("own", variant.text in verdict.says):
            score.faults.append(f"{place}: {exercise.id} says \"{verdict.says[:80]}\" ({verdict.reason}) instead of its own sentence \"{variant.text[:60]}…\"")
    if exercise.declared == "choice":
        _options(exercise, reference, score)
    right, wrong = (sum(v.verb == verb for v in entries) for verb in ("right", "wrong"))
    if exercise.declared is None and (right < 2 or wrong < 3):
        score.remarks.append(f"{exercise.id}: {right} right and {wrong} wrong answers in the bank; two and three are asked for")
    if not exercise.hints:
        score.remarks.append(f"{exercise.id}: no hints")


def _options(exercise: Exercise, reference: Reference, score: Score) -> None:
    options = reference.settings(exercise).get("options", {})
    right = reference.value(exercise)
    rights = {str(r) for r in right} if isinstance(right, (set, list, tuple)) else {str(right)}
    for key, why in options.items():
        if str(key) not in rights:
            verdict = try_answer(exercise, reference, f"{exercise.id} = {key!r}")
            score.count("wrong", verdict.outcome == NOT_YET)
            if not score.count("own", verdict.says == str(why)):
                score.faults.append(f"{exercise.id}: option {key!r} does not get its own answer")


def _slips(exercise: Exercise, reference: Reference, score: Score) -> None:
    model = reference.value(exercise)
    cases: list = []
    if exercise.declared is not None:
        empty = without_region(exercise.answer.source, SOLUTION)
        found = [slips.Slip("stub", f"{empty}\n{exercise.id} = ...", UNTRIED)] if exercise.declared != "annotation" else []
    elif callable(model) and not controls.interactive_of(model):
        cases = reference.cases(exercise, reference.shown_inputs(exercise))
        found = slips.function_slips(exercise, model, cases)
        if stops := [case for case in cases if case.outcome.failure]:
            score.remarks.append(f"{exercise.id}: the solution stops on {show_call(exercise.id, stops[0].args)} ({run.describe(stops[0].outcome.failure)}), so an answer must stop there too; is that meant?")
        if not any(not case.shown for case in cases):
            score.remarks.append(f"{exercise.id}: no held-out input, so an answer can be copied from the messages")
    else:
        found = slips.value_slips(exercise, model)
    names = slips.names_for(model, cases)
    for slip in found:
        trial = _patiently if slip.outcome == CORRECT else try_answer
        verdict = trial(exercise, reference, slip.source, names)
        named = slip.reasons == slips.REFUSED or verdict.reason in slip.reasons | {"rule"}
        if slip.outcome == CORRECT:
            if not score.count("right", verdict.outcome == CORRECT):
                score.faults.append(f"{exercise.id}: a right answer that {slip.name} is refused ({verdict.reason})")
            continue
        if verdict.outcome == CORRECT:
            score.faults.append(f"{exercise.id}: the slip \"{slip.name}\" is accepted")
        if not score.count("slips", verdict.outcome == slip.outcome and named) and verdict.outcome != CORRECT:
            score.remarks.append(f"{exercise.id}: the slip \"{slip.name}\" is called \"{verdict.reason}\"")


def _mutants(exercise: Exercise, reference: Reference, score: Score) -> None:
    known = {v.text.split(" | ")[0] for v in variants_of(exercise, reference) if v.verb == "equivalent"}
    for label, source in mutants(exercise.solution):
        if label in known:
            score.equivalent += 1
        elif not score.count("killed", try_answer(exercise, reference, source, brief=True).outcome != CORRECT):
            score.survivors.append(f"{exercise.id}: {label}")


def _row(name: str, score: Score) -> str:
    def part(tally: list[int]) -> str:
        return f"{tally[0]}/{tally[1]}" if tally[1] else "-"

    killed = part(score.killed) + (f"+{score.equivalent}" if score.equivalent else "")
    return f"{name[:34]:34} {part(score.right):>7} {part(score.wrong):>7} {part(score.own):>7} {part(score.slips):>7} {killed:>9} {score.ms:7.0f}"
