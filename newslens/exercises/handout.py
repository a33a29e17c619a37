"""``python -m newslens handout DIR``: a clean copy for the classroom, without ``solutions/``.

Key files in ``exercises/.keys/`` let all checks and hints work in it. ``--no-solutions`` keeps ``solution()`` shut.
The copy has a README of its own and reads the article that is chosen here, where that one may go along.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from newslens.exercises.build import build
from newslens.exercises.catalogue import KEYS, source_files
from newslens.exercises.choice import Choice, choice_to_hand_out, goes_along, without_solution
from newslens.exercises.keys import write_key
from newslens.exercises.source import read_notebook
from newslens.resources import NewslensError, project_root

GIVEN = ("LICENSE", "LICENSE-CONTENT", "pyproject.toml", "requirements.txt", "start.py", ".gitignore", "notebooks", "exercises", "data", "newslens")
LEFT_OUT = ("__pycache__", "*.pyc", ".ipynb_checkpoints", ".progress", KEYS, "*.before-*.ipynb", "*.egg-info", "selected.txt", "sealed", ".DS_Store")
README = """# Between the Lines: the copy of a class

Jupyter notebooks that read **one news article** closely: from raw characters to tokens, counts, tags, names, voices and, at the end, **stance**: who is for or against what, in whose words, and how sure can we be?

## Start
You need Python 3.11 to 3.14 and, for the set-up only, a network.

```
python3 start.py
```

On Windows: `py start.py`. It sets everything up in the folder `.venv` (a minute or so, once) and opens JupyterLab at the first lesson; later starts take seconds.

You work in `my_work/`, on copies that nothing ever overwrites. `python3 start.py reset 04` puts lesson 04 back and sets your copy aside.

## What is here
* `notebooks/`: the lessons, from 00 to 08.
* `exercises/`: exercises that check themselves; [exercises/README.md](exercises/README.md) says how to work with them. {solution}
* `data/`: the texts and their labels; [data/README.md](data/README.md) says who made them. Sealed texts, of which it speaks too, are not in this copy.

## The article
{article} To read another one, put a plain text file into `data/articles/`, say `mine.txt`, and run `choose_article("mine")` in a notebook. `choose_article("{name}")` leads back.

## Licence
Code MIT, texts and labels CC BY 4.0; VADER's lexicon, which is not ours, MIT. See [LICENSE](LICENSE) and [LICENSE-CONTENT](LICENSE-CONTENT).
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write it: a folder that does not exist, or is empty")
    parser.add_argument("--no-solutions", action="store_true", help="solution() says that you keep them for later")


def main(arguments: argparse.Namespace) -> int:
    """Write the copy and say what to do with it."""
    choice = choice_to_hand_out()
    folder = write_handout(project_root(), arguments.folder, choice, not arguments.no_solutions)
    shut = " solution() shows nothing in it." if arguments.no_solutions else ""
    print(f"Written: {folder}. All checks and hints work in it, without solutions/.{shut}")
    print(choice.says("It"))
    print("The key files in exercises/.keys/ hold the answers, packed, not secret: who wants to read them can.")
    return 0


def write_handout(root: Path, folder: Path, choice: Choice, solution: bool = True) -> Path:
    """Copy what learners need from ``root`` to ``folder``, write keys, README and the choice; return the folder."""
    folder = folder.expanduser().resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewslensError(f"{folder} is not empty; name a folder that does not exist yet.")
    if any(folder.is_relative_to(root / name) for name in GIVEN):
        raise NewslensError(f"{folder} lies inside a folder that is copied; name one outside the project.")
    files = [path for path in source_files(root) if path.suffix == ".ipynb"]
    if not files:
        raise NewslensError("There is no solutions/ here to make keys from; run this in the complete project.")
    if behind := build(root, write=False):
        raise NewslensError(f"{behind[0][0].name} is out of step with its solutions; run python -m newslens build first.")
    try:
        for name in GIVEN:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=_left_out)
            elif source.exists():
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, folder / name)
        for path in files:
            write_key(read_notebook(path), folder / "exercises" / KEYS, solution)
        for path in (*folder.glob("exercises/*.*"), *folder.glob("notebooks/*.*")):
            _adapt(path, solution)
        _put_choice(folder, choice)
        (folder / "README.md").write_text(_readme(choice, solution), encoding="utf-8", newline="\n")
    except OSError as error:
        raise NewslensError(f"The copy could not be written ({error.strerror}); make room in {folder}, or name another folder.") from None
    return folder


def _left_out(folder: str, names: list[str]) -> set[str]:
    private = {name for name in names if Path(name).suffix.lower() == ".txt" and not goes_along(Path(name))}
    return private | shutil.ignore_patterns(*LEFT_OUT)(folder, names)


def _put_choice(folder: Path, choice: Choice) -> None:
    articles = folder / "data" / "articles"
    if not any((folder / "data" / home / choice.path.name).exists() for home in ("articles", "stories")):
        shutil.copy2(choice.path, articles / choice.path.name)  # it was chosen by its path
    (articles / "selected.txt").write_text(f"{choice.name}\n", encoding="utf-8", newline="\n")


def _readme(choice: Choice, solution: bool) -> str:
    kept = "" if solution else "The solutions are kept for later."
    called = f"**{choice.article.title}**, `{choice.name}`" if choice.article.title else f"`{choice.name}`"
    return README.format(solution=kept, name=choice.name, article=f"This copy reads {called}.").replace(". \n", ".\n")


def _adapt(path: Path, solution: bool) -> None:
    """Take out of a copied notebook or README what only holds in the complete project."""
    if path.suffix == ".md" and not solution:
        path.write_text(without_solution(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    if path.suffix != ".ipynb":
        return
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [cell for cell in notebook.get("cells", []) if cell.get("id") != "banner"]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and not solution:
            cell["source"] = without_solution("".join(cell["source"])).splitlines(keepends=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
