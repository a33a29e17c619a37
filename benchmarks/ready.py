"""How soon after its import NLTK answers: the first call of the whole chain in a fresh process, beside the second call.

    python benchmarks/ready.py [--official FOLDER]

``--official`` names a folder with NLTK's own data (its tagger and, where it is there, its chunker), measured in turns
with ours. Medians over fresh processes, in seconds of processor time, which other work on the machine disturbs least.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

RUNS = 7
ONE_RUN = """
import sys, time
started = time.process_time()
import nltk
nltk_there = time.process_time()
import newslens
from newslens import resources
import contextlib
ours_there = time.process_time()
place = resources.nltk_data_from(sys.argv[1]) if len(sys.argv) > 1 else contextlib.nullcontext()
def chain():
    begun = time.process_time()
    nltk.ne_chunk(nltk.pos_tag(nltk.word_tokenize("The U.S. said no. Japan said yes.")))
    return time.process_time() - begun
with place:
    print(nltk_there - started, ours_there - nltk_there, chain(), chain())
"""


def measured(*folder: str) -> list[float] | None:
    """Return one fresh process's times: import nltk, import newslens, first chain, second chain; None if it failed."""
    run = subprocess.run([sys.executable, "-c", ONE_RUN, *folder], capture_output=True, text=True)
    return [float(word) for word in run.stdout.split()] if run.returncode == 0 else None


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--official", metavar="FOLDER", help="a folder with NLTK's own data")
    chosen = parser.parse_args()
    kinds = {"ours": (), **({"official": (chosen.official,)} if chosen.official else {})}
    times = {kind: [] for kind in kinds}
    for _ in range(RUNS):
        for kind, folder in kinds.items():
            one = measured(*folder)
            if one:
                times[kind].append(one)
    print("| resources | import nltk | import newslens | first chain after it | second chain |\n|---|---|---|---|---|")
    for kind, runs in times.items():
        if runs:
            print("|", " | ".join([kind, *(f"{statistics.median(column):.3f} s" for column in zip(*runs, strict=True))]), "|")
        else:
            print(f"| {kind} | the chain does not run with these resources | | | |")


if __name__ == "__main__":
    main()
