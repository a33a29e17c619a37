"""``python -m newslens COMMAND``: what authors and instructors use.

Each command lives in a module of its own, which has ``add_arguments(parser)`` and ``main(arguments) -> int``
and is imported when it is called. To add one, add a line here.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from newslens.resources import NewslensError

COMMANDS = {
    "build": ("newslens.exercises.build", "make exercises/ from solutions/ (--check compares only)"),
    "audit": ("newslens.exercises.audit", "try the checks on right answers, wrong ones and mutants"),
    "handout": ("newslens.exercises.handout", "write a classroom copy without solutions/"),
    "annotations": ("newslens.annotations.command", "draft, check and compare annotations (check, draft, sentences, index, agree)"),
    "train": ("newslens.training.command", "make the bundled NLTK resources anew, the same bytes on every run"),
    "figures": ("newslens.figures", "measure the models on annotated texts"),
    "evaluate": ("newslens.evaluation", "measure attribution or stance on annotated texts"),
    "sealed": ("newslens.sealed", "open a sealed test set for one recorded scoring"),
    "export": ("newslens.exercises.export", "write a course for nbgrader or otter"),
}


def main(words: list[str] | None = None) -> int:
    """Run a command; a refusal is one sentence on stderr and exit code 1."""
    words = sys.argv[1:] if words is None else words
    parser = argparse.ArgumentParser(prog="python -m newslens", description="Commands for those who make and teach the set.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, purpose) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
        if name == next((w for w in words if not w.startswith("-")), None):
            importlib.import_module(module).add_arguments(command)
    arguments = parser.parse_args(words)
    try:
        return importlib.import_module(COMMANDS[arguments.command][0]).main(arguments)
    except NewslensError as problem:
        print(problem, file=sys.stderr)
        return 1
    except PermissionError as problem:
        print(f"{problem.filename or 'A file'} cannot be written ({(problem.strerror or 'no permission').lower()}); get permission to write there, or choose another folder.", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the output (head, a pager) has seen enough
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
