"""How long the whole chain takes, stage by stage; beside NLTK's bare calls; and whether it grows with the text alone.

    python benchmarks/chain.py [--times 1 10 100 1000]

The text is the article; longer ones are the article again and again, each copy with another number in its first line,
so that no copy is the one before. Everything that is kept for a text is cleared before each run (the models stay
loaded, as in a notebook), and what is measured is the processor's time, so that other programs' work does not count.
Each stage is measured by itself, in turns with NLTK's bare calls on the same clean text, the median of the runs.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import statistics
import time
from collections.abc import Callable

from nltk import ne_chunk_sents, pos_tag_sents, sent_tokenize, word_tokenize

from newslens import article as articles
from newslens import attribution, entities, load_article, stance
from newslens.article import Article, article_from_text

ENTITIES = ("clean", "sentences", "tokens", "tags", "names")  # what the bare calls are compared with
LIMIT, RATIO = 250, 1.1  # milliseconds for the article; ours to the bare calls
MOST = 100  # how many times over the bare calls are run: they take minutes on more
_copies = itertools.count(1)


def text(times: int) -> str:
    """Return the article ``times`` over, never the same twice."""
    case = load_article("bombers")
    return "\n\n".join(f"Copy {next(_copies)}.\n\n{case.raw}" for _ in range(times))


def stages(article: Callable[[], Article]) -> dict[str, float]:
    """Run the chain once; return milliseconds by stage."""
    attribution._kept.clear()
    entities._memory.clear()
    took: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        start = time.process_time()
        made = work()
        took[name] = (time.process_time() - start) * 1000
        return made

    made = timed("clean", article)
    timed("sentences", lambda: made.sentences)
    timed("tokens", lambda: made.tokens)
    timed("tags", lambda: entities.tagged(made))
    timed("names", lambda: entities.find(made))
    found = timed("attributions", lambda: attribution.attributions(made))
    table = timed("aliases", lambda: stance.suggest(made, found))
    timed("stances", lambda: stance.stances(made, table, found=found))
    return took


def bare(clean: str) -> float:
    """Run NLTK's calls as any tutorial has them; return milliseconds."""
    start = time.process_time()
    list(ne_chunk_sents(pos_tag_sents([word_tokenize(sentence) for sentence in sent_tokenize(clean)])))  # a generator: nothing is done before it is asked
    return (time.process_time() - start) * 1000


def measured(times: int, runs: int) -> tuple[int, dict[str, float], float | None]:
    """Return (tokens, milliseconds by stage, milliseconds of the bare calls, up to :data:`MOST`) of the article ``times`` over."""
    ours, theirs, size = [], [], 0
    for _ in range(runs):
        raw = text(times)
        clean = article_from_text(raw, "text")
        size = len(clean.tokens)
        gc.collect()
        ours.append(stages(lambda raw=raw: article_from_text(raw, "text")))
        theirs += [bare(clean.text)] if times <= MOST else []
    return size, {name: statistics.median(run[name] for run in ours) for name in ours[0]}, statistics.median(theirs) if theirs else None


def main() -> int:
    """Print both tables; exit code 1 where the article takes too long or the ratio is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100, 1000], help="how many times over the article is read")
    parser.add_argument("--runs", type=int, default=15, help="runs of the single article; longer texts get fewer")
    options = parser.parse_args()
    articles.LARGEST = 10_000_000  # a text this long is refused otherwise: nobody reads a thousand articles as one
    measured(1, 2)  # the models are loaded, the lists read
    rows = {times: measured(times, max(1, options.runs // times)) for times in options.times}
    print("| | tokens | whole chain, ms | µs a token | clean to names, ms | bare NLTK, ms | ratio |\n|---|---|---|---|---|---|---|")
    for times, (size, took, theirs) in rows.items():
        names = sum(took[name] for name in ENTITIES)
        print(f"| {times:,} × | {size:,} | {sum(took.values()):,.0f} | {sum(took.values()) / size * 1000:.0f} | {names:,.0f} | {f'{theirs:,.0f} | {names / theirs:.2f}' if theirs else '— | —'} |", flush=True)
    print("\nµs a token\n\n| | " + " | ".join(next(iter(rows.values()))[1]) + " |\n|" + "---|" * (len(next(iter(rows.values()))[1]) + 1))
    for times, (size, took, _) in rows.items():
        print(f"| {times:,} × | " + " | ".join(f"{value / size * 1000:.1f}" for value in took.values()) + " |")
    first = rows[options.times[0]]
    over = sum(first[1].values()) > LIMIT * options.times[0] or sum(first[1][name] for name in ENTITIES) > RATIO * first[2]
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main())
