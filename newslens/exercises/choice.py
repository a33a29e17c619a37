"""What goes along when the set is handed out: the chosen article, and texts that fit where ``solution()`` is kept shut."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from newslens.article import CASE, Article, article_names, chosen_name, find_article, load_article, story_names
from newslens.exercises.catalogue import KEYS
from newslens.exercises.source import HINTS, Cell, without_region
from newslens.resources import NewslensError, data_dir, project_root

STAYS = "newspaper"  # files called so are never handed on: the text belongs to a newspaper
WITHOUT_SOLUTION = (
    (', `solution("name")` shows ours once you have tried', ""),
    (' After one try, `solution("name")` shows ours; there are others.', ""),
    (' When you have tried, `solution("name")` shows ours. It asks for one attempt first; after that it never refuses.', " The solutions are kept for later."),
)


@dataclass(frozen=True)
class Choice:
    """The article that a copy reads: its file here, and the name of a chosen one that had to stay behind, or ""."""

    article: Article
    path: Path
    left: str = ""

    @property
    def name(self) -> str:
        """The name under which the copy finds it."""
        return self.path.stem

    def says(self, what: str) -> str:
        """Say which article is read; ``what`` is the copy or the course."""
        title = f" (“{self.article.title}”)" if self.article.title else ""
        if not self.left:
            return f"{what} reads the article chosen here: {self.name}{title}."
        return (f"{what} reads {self.name}{title}. The article chosen here, {self.left}, stays here: files called {STAYS}… are never handed on. "
                'To have another one read, run choose_article("NAME") in a notebook first.')


def goes_along(path: Path) -> bool:
    """Say whether an article's file may be handed on."""
    return not path.name.lower().startswith(STAYS)


def choice_to_hand_out() -> Choice:
    """Return the chosen article if it may go along, else the case.

    Raises :class:`NewslensError` where the chosen one cannot be read, or lies elsewhere under a name that is taken.
    """
    article, path = load_article(), find_article(chosen_name()).resolve()
    if not goes_along(path):
        return Choice(load_article(CASE), find_article(CASE), path.stem)
    at_home = path.parent in ((data_dir() / "articles").resolve(), (data_dir() / "stories").resolve())
    if not at_home and path.stem in (*article_names(), *story_names()):
        raise NewslensError(f"The chosen article is {path}, and another text is called {path.stem} too: give the file another name, and choose it again.")
    return Choice(article, path)


def put_beside(choice: Choice, folder: Path) -> list[str]:
    """Put the article and its choice beside an exported notebook in ``folder``; return the files, named from there."""
    keys = folder / KEYS
    keys.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(choice.path, keys / choice.path.name)
    (keys / "selected.txt").write_text(f"{KEYS}/{choice.path.name}\n", encoding="utf-8", newline="\n")
    return [f"{KEYS}/{choice.path.name}", f"{KEYS}/selected.txt"]


def how_to_install() -> str:
    """Say what the computers of students and grader need."""
    return (
        "Students and grader need newslens. Here:\n"
        f'  python -m pip wheel --no-deps --wheel-dir wheel "{project_root()}"      (it holds no solutions; hand it on)\n'
        "and on each computer, in its place the name of the file that this makes:\n"
        "  python -m pip install jupyterlab newslens-….whl"
    )


def without_solution(text: str) -> str:
    """Return a text for learners without what it says of ``solution()``."""
    for phrase, instead in WITHOUT_SOLUTION:
        text = text.replace(phrase, instead)
    return text


def other_cell(cell: Cell, solutions: bool) -> str:
    """Return what a course holds of a cell that is neither answer nor check; "" where that is hints, or the way back to
    the lessons, which do not go along."""
    source = without_region(cell.source, HINTS)
    if "](../notebooks/" in source and cell.type == "markdown":
        return ""
    return source if solutions else without_solution(source)
