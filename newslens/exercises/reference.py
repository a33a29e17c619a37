"""Run a solution notebook's solutions on the article now loaded, in a namespace of their own.

The cells tagged ``setup`` run first, then the solution cells on demand, in order and quietly; each once per
article and kernel. Held-out inputs and settings come from the check cells in the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from newslens.article import CASE, Article, article_from_text, find_article, load_article
from newslens.exercises import run
from newslens.exercises.authors import fault_of_inputs
from newslens.exercises.compare import same
from newslens.exercises.limits import Clock, TimeUp
from newslens.exercises.show import show_call
from newslens.exercises.source import HIDDEN, AuthorError, Cell, Exercise, Notebook, bound_names, region_text, used_names, without_markers, without_region
from newslens.resources import NewslensError

# A second small text: every input that is taken from the article is taken from this one too, unseen.
SPARE = """The ferry to Oland will stop for two weeks, the harbour office said on Monday. "We know what that
means for the school," said Ruth Adeyemi, who runs it. The boats are old. The boats are slow.

Nobody in the village was asked."""


LONGEST = 60.0  # seconds for a cell, or one call, of a solution


class NotApplicable(NewslensError):
    """Raised in a solution, or in an input taken from the article, where the text lacks what the exercise needs."""


@dataclass
class Case:
    """One input of a check: the arguments, whether the learner sees it, and what the reference did with it."""

    args: tuple
    shown: bool
    outcome: run.Outcome = field(default_factory=run.Outcome)


class Reference:
    """The solutions of one notebook on one article."""

    def __init__(self, notebook: Notebook, article: Article):
        self.notebook = notebook
        self.article = article  # our own: the learner's may have been overwritten
        self.names: dict[str, object] = {"__name__": "newslens_solution", "check": _nothing, "hints": _nothing}
        self._done: set[int] = set()
        self._known: dict[tuple[str, bool, int], Case] = {}
        self._calls: dict[str, tuple[dict, list, list]] = {}
        self._sound: set[str] = set()  # the exercises whose inputs have been looked at
        self.seconds: dict[int, float] = {}  # what each cell took, by its number
        self._made: dict[tuple[int, int], tuple[object, object]] = {}  # what an input function gave, once for each text
        self.kept: dict[tuple, object] = {}  # what others have worked out for this notebook and article

    def value(self, exercise: Exercise) -> object:
        """Return what the solution gives the exercise's name; raises NotApplicable or AuthorError."""
        self.set_up()
        self._run(exercise.answer)
        return self.names[exercise.id]

    def settings(self, exercise: Exercise) -> dict:
        """Return the keywords of the check's calls (``options``, ``order``, …), the hidden ones too."""
        return self._recorded(exercise)[0]

    def shown_inputs(self, exercise: Exercise) -> tuple:
        """Return the inputs of the check call that the learner sees."""
        return tuple(self._recorded(exercise)[2])

    def cases(self, exercise: Exercise, shown: tuple, only_held_out: bool = False) -> list[Case]:
        """Return the inputs, each with the reference's outcome: those of the call, those held out, and for
        each one taken from the article the same taken from a small spare text. AuthorError where the author's
        own inputs do not fit the solution, or the solution stops on them."""
        function = self.value(exercise)
        self._examine(exercise, function)
        shown = shown or (() if only_held_out else self.shown_inputs(exercise))
        given = [(maker, not only_held_out) for maker in shown]
        held = [] if only_held_out else [(maker, False) for maker in self._recorded(exercise)[1]]
        cases = [self._case(exercise, function, i, maker, seen, self.article) for i, (maker, seen) in enumerate(given + held)]
        if not only_held_out:
            spare = [m for m, seen in given + held if callable(m)]
            cases += [self._case(exercise, function, len(cases) + i, m, False, _spare_article(), True) for i, m in enumerate(spare)]
        return [case for case in cases if case is not None]

    def _examine(self, exercise: Exercise, function: Callable) -> None:
        """Look once at the author's own inputs (a learner may have put others into the check)."""
        if exercise.id in self._sound or not callable(function):
            return
        _, hidden, shown = self._recorded(exercise)
        if self.article.name == CASE:  # on another text an input may find nothing to take
            self._examine_makers(exercise, shown, hidden)
        asked = [(maker, True) for maker in shown] + [(maker, False) for maker in hidden]
        cases = [self._case(exercise, function, i, maker, seen, self.article) for i, (maker, seen) in enumerate(asked)]
        if fault := fault_of_inputs(exercise.id, function, [case for case in cases if case is not None]):
            raise AuthorError(f"{self.notebook.place(exercise.check)}: {fault}.")
        self._sound.add(exercise.id)

    def _examine_makers(self, exercise: Exercise, shown: list, hidden: list) -> None:
        for kind, makers in (("shown", shown), ("hidden", hidden)):
            for number, maker in enumerate(makers, start=1):
                try:
                    self._args(maker, self.article)
                except NotApplicable:
                    continue
                except Exception as error:
                    raise AuthorError(
                        f"{self.notebook.place(exercise.check)}: {kind} input {number} of check({exercise.id!r}) cannot be made from the article"
                        f" ({type(error).__name__}: {str(error)[:100]}); correct it, or raise NotApplicable where a text lacks what it needs."
                    ) from None

    @cached_property
    def given(self) -> dict[str, object]:
        """The data that the setup cells define: what a learner's notebook should hold unchanged."""
        self.set_up()
        names = {n for cell in self.notebook.cells if "setup" in cell.tags for n in bound_names(without_markers(cell.source))}
        return {n: self.names[n] for n in sorted(names) if n in self.names}

    @cached_property
    def names_of_notebook(self) -> set[str]:
        """The names that some cell of the notebook defines."""
        return {n for cell in self.notebook.cells if cell.type == "code" for n in bound_names(without_markers(cell.source))}

    def copy_for(self, source: str) -> dict[str, object]:
        """Return the names that a learner's cell would find; the data that it uses are copies of its own."""
        self.set_up()
        used = used_names(source)
        self._provide(Cell(len(self.notebook.cells) + 1, "code", source), source)
        return {name: run.fresh(value) if name in self.given and name in used else value for name, value in self.names.items()} | {"__name__": "__main__"}

    # --- running ------------------------------------------------------------------------
    def set_up(self) -> None:
        """Run the set-up cells, once."""
        for cell in self.notebook.cells:
            if cell.type == "code" and "setup" in cell.tags:
                self._run(cell)

    def _run(self, cell: Cell) -> None:
        """Run a cell, once; before it those earlier cells that define a name it uses."""
        if cell.number in self._done:
            return
        self._done.add(cell.number)
        source = without_markers(cell.source)
        self._provide(cell, source)
        begun = time.perf_counter()
        try:
            with run.quiet():
                Clock(LONGEST).call(lambda: exec(compile(source, f"<{self.notebook.name}, cell {cell.number}>", "exec"), self.names))
            self.seconds[cell.number] = time.perf_counter() - begun
        except TimeUp:
            self._done.discard(cell.number)
            raise AuthorError(f"{self.notebook.place(cell)}: this cell is not done after {LONGEST:g} seconds; look for a loop without end, or do less.") from None
        except NotApplicable:
            self._done.discard(cell.number)
            raise
        except Exception as error:
            self._done.discard(cell.number)
            raise AuthorError(
                f"{self.notebook.place(cell)}: the solution itself stops on the article {self.article.name!r}"
                f" ({type(error).__name__}: {str(error)[:120]}); run the cell in solutions/{self.notebook.name}.ipynb and correct it."
            ) from None

    def _provide(self, cell: Cell, source: str) -> None:
        wanted = used_names(source) - bound_names(source)
        checks = {e.check.number for e in self.notebook.exercises}
        for earlier in self.notebook.cells[: cell.number - 1]:
            if earlier.type == "code" and earlier.number not in checks and bound_names(without_markers(earlier.source)) & wanted:
                self._run(earlier)

    def _recorded(self, exercise: Exercise) -> tuple[dict, list, list]:
        if exercise.id not in self._calls:
            settings: dict = {}
            hidden: list = []
            shown: list = []
            shown_part, hidden_part = without_region(exercise.check.source, HIDDEN), region_text(exercise.check.source, HIDDEN)
            self._provide(exercise.check, exercise.check.source)
            for part, inputs in ((shown_part, shown), (hidden_part, hidden)):
                def note(name: str, *given: object, **keywords: object) -> None:
                    inputs.extend(given)
                    settings.update(keywords)

                try:
                    with run.quiet():
                        exec(compile(part, f"<{self.notebook.name}, check {exercise.id}>", "exec"), self.names | {"check": note})
                except NotApplicable:
                    raise
                except Exception as error:
                    raise AuthorError(
                        f"{self.notebook.place(exercise.check)}: the inputs of check({exercise.id!r}) stop with"
                        f" {type(error).__name__}: {str(error)[:120]}; use literals, functions of the article, and names that this notebook defines."
                    ) from None
            self._calls[exercise.id] = settings, hidden, shown
        return self._calls[exercise.id]

    def _case(self, exercise: Exercise, function: Callable, number: int, maker: object, shown: bool, article: Article, optional: bool = False) -> Case | None:
        try:
            args = self._args(maker, article)
        except NotApplicable:
            if shown:
                raise
            return None
        except Exception as error:
            if optional or not shown:
                return None
            raise NewslensError(f"An input of this check cannot be made from this article ({type(error).__name__}: {str(error)[:100]}); go on with another exercise, or choose another article.") from None
        args = args if isinstance(args, tuple) else (args,)
        key = (exercise.id, shown, number)
        known = self._known.get(key)
        if known is not None and same(_listed(known.args), _listed(args)):
            return known
        case = Case(args, shown)
        if callable(function):
            case.outcome = run.call(function, run.fresh(args), limit=LONGEST, home=self.names)
            if case.outcome.timed_out:
                raise AuthorError(f"{self.notebook.place(exercise.answer)}: the solution of {exercise.id} is not done after {LONGEST:g} seconds on {show_call(exercise.id, args)}; look for a loop without end, or choose a smaller input.")
            failure = case.outcome.failure
            if failure and issubclass(failure.type, NotApplicable):
                if shown:
                    raise NotApplicable(failure.text)
                return None
            if failure and optional:
                return None
        self._known[key] = case
        return case


    def _args(self, maker: object, article: Article) -> object:
        """Return what an input function makes of a text. The same function of the same text is not asked twice: its
        answer is only ever handed on as a copy."""
        if not callable(maker):
            return maker
        key = (id(maker), id(article))
        if key not in self._made:
            self._made[key] = maker, _called(maker, article)  # the function is kept, so that its id stays its own
            if len(self._made) > 500:
                self._made.pop(next(iter(self._made)))
        return self._made[key][1]


_references: dict[str, tuple[tuple, Reference]] = {}
_spare: list[Article] = []


def reference_for(notebook: Notebook) -> Reference:
    """Return the reference for the article that is chosen now; made anew when article or notebook has changed."""
    path = find_article()
    stamp = (path, *((s.st_mtime_ns, s.st_size) if path.exists() and (s := path.stat()) else ()))
    known = _references.get(notebook.name)
    if known is None or known[0] != stamp or known[1].notebook is not notebook:
        known = _references[notebook.name] = stamp, Reference(notebook, load_article())
    return known[1]


def _spare_article() -> Article:
    if not _spare:
        _spare.append(article_from_text(SPARE, "a spare text"))
    return _spare[0]


def _called(maker: Callable, article: Article) -> object:
    """Return what an input function gives, quietly; what it raises is raised, but it cannot leave the kernel."""
    with run.quiet():
        try:
            return Clock(LONGEST).call(lambda: maker(article))
        except (SystemExit, TimeUp) as reason:
            raise ValueError("it leaves" if isinstance(reason, SystemExit) else "it does not come to an end") from None


def _listed(args: tuple) -> object:
    # articles and functions cannot be compared by value: take them as they are
    return [getattr(a, "sha256", a) if not callable(a) else id(a) for a in args]


def _nothing(*_: object, **__: object) -> None:
    return None
