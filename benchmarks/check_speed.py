"""How long a check takes, beside otter's: one run, same machine, same answer.

    python benchmarks/check_speed.py [--otter /path/to/a/python/with/otter-grader]

Measured in fresh processes: the first check of a session (the notebook's first cell, with its imports, has run), then the median of 200. "Added" is what the check
takes beyond the learner's own calls and the reference's on the same inputs, timed in the same loop.
otter-grader is no part of this project: make an environment for it (pip install otter-grader ipykernel nltk)
and name its Python.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

OURS = """
import io, json, statistics, sys, time
from collections import Counter
import newslens, newslens.exercises.engine as engine
import matplotlib.pyplot, ipywidgets  # the first cell of the notebook has imported what it names
from newslens import load_article
article = load_article(); tokens = article.tokens
def top_words(tokens, n):
    return Counter(tokens).most_common(n)
shown = ((["a", "b", "a"], 1), lambda a: (a.tokens, 10))
quiet = io.StringIO()
from contextlib import redirect_stdout
def once():
    begun = time.perf_counter()
    with redirect_stdout(quiet):
        engine.check("top_words", *shown)
    return 1000 * (time.perf_counter() - begun)
first = once()
warm = [once() for _ in range(200)]
assert "Correct" in quiet.getvalue()
from newslens.exercises.catalogue import load_catalogue
from newslens.exercises.reference import reference_for
notebook, exercise = load_catalogue().find("top_words")
cases = reference_for(notebook).cases(exercise, shown)
own = []
for _ in range(200):
    begun = time.perf_counter()
    for case in cases:
        top_words(*case.args)
    own.append(1000 * (time.perf_counter() - begun))
print(json.dumps({"first": first, "warm": statistics.median(warm), "own": statistics.median(own), "inputs": len(cases)}))
"""

OTTER = """
import io, json, os, statistics, sys, time
from collections import Counter
from contextlib import redirect_stdout
import otter
os.makedirs("tests", exist_ok=True)
open("tests/top_words.py", "w").write('''
OK_FORMAT = True
test = {"name": "top_words", "points": 1, "suites": [{"type": "doctest", "setup": "", "teardown": "", "scored": True, "cases": [
    {"code": ">>> top_words(['a', 'b', 'a'], 1)\\\\n[('a', 2)]", "hidden": False, "locked": False},
    {"code": ">>> top_words(['x', 'y', 'x'], 1)\\\\n[('x', 2)]", "hidden": False, "locked": False}]}]}
''')
open("demo.ipynb", "w").write(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
grader = otter.Notebook("demo.ipynb", tests_dir="tests")
def top_words(tokens, n):
    return Counter(tokens).most_common(n)
def once():
    begun = time.perf_counter()
    result = grader.check("top_words", global_env={"top_words": top_words})
    return 1000 * (time.perf_counter() - begun), result
first, result = once()
assert "passed" in repr(result), repr(result)
print(json.dumps({"first": first, "warm": statistics.median(once()[0] for _ in range(200)), "inputs": 2}))
"""


def timed(python: str, script: str, folder: str) -> dict:
    """Run a script in a fresh process and return the figures it prints last."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)} if python == sys.executable else dict(os.environ)
    done = subprocess.run([python, "-c", script], cwd=folder, capture_output=True, text=True, env=env)
    if done.returncode:
        sys.exit(f"The measured run failed:\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--otter", metavar="PYTHON", help="a Python that has otter-grader")
    parser.add_argument("--runs", type=int, default=5, help="fresh processes (median of)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "tests" / "samples", Path(folder) / "solutions")
        for name in ("articles", "lexicons"):
            shutil.copytree(ROOT / "data" / name, Path(folder) / "data" / name)
        runs = [timed(sys.executable, OURS, folder) for _ in range(arguments.runs)]
    first, warm, own = (statistics.median(r[k] for r in runs) for k in ("first", "warm", "own"))
    print(f"newslens check    first {first:7.1f} ms   warm {warm:7.2f} ms   added {warm - own:7.2f} ms   {runs[0]['inputs']} inputs, 6 of them held out; copies, time limit, record on disk")
    if arguments.otter:
        with tempfile.TemporaryDirectory() as folder:
            runs = [timed(arguments.otter, OTTER, folder) for _ in range(arguments.runs)]
        first, warm = (statistics.median(r[k] for r in runs) for k in ("first", "warm"))
        print(f"otter grader.check first {first:6.1f} ms   warm {warm:7.2f} ms                     2 inputs, none held out; no copies, no time limit, nothing recorded")


if __name__ == "__main__":
    main()
