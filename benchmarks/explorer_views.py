"""How long every explorer's view takes in the kernel, on the article and on a text of 10,000 words.

    python benchmarks/explorer_views.py [EXPLORER ...] [--where]

Every explorer of newslens.explorers that is controls around a view is made for both texts. First each control is set
to each of its values, the others as they start; then a walk of 120 steps, the same in every run, sets a control taken by lot to a value
taken by lot, so that settings meet each other. Timed is a step: from the control's new value to the HTML that is ready to be sent.
"first" is the step's first time in a new kernel; "warm" the best of the next three, so that another program's
work does not count. ``--where`` names the slowest steps.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator

import newslens.explorers
from newslens import Article, load_article
from newslens.article import article_from_text, story_names

LIMITS = {"the article": 20, "10,000 words": 100}  # milliseconds, warm
STEPS = 120
FEW = 12  # values of one control; a long text has a hundred paragraphs to choose from, and they are alike

Step = tuple[str, object]


def long_text() -> Article:
    """Return a text of a little more than 10,000 tokens, made of companion stories."""
    paragraphs: list[str] = []
    size = 0
    for name in story_names():
        story = load_article(name)
        paragraphs += story.paragraphs
        size += len(story.tokens)
        if size > 10_000:
            break
    return article_from_text("\n\n".join(paragraphs), "ten thousand words")


def values_of(control: object) -> list:
    """Return values to turn a control to; none where it is turned by no value (a button, a file to upload)."""
    if hasattr(control, "_options_values"):
        options = list(control._options_values)
        return options if len(options) <= FEW else [*options[: FEW - 1], options[-1]]
    if not hasattr(control, "value"):
        return []
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    if hasattr(control, "min"):
        return [control.min, control.max, control.value]
    return ["said the", "Pyongyang (actor) = Seoul", "Seoul = GPE", ""] if isinstance(control.value, str) else []


def one_by_one(box: object) -> Iterator[Step]:
    """Yield each control with each of its values, and back to where it was."""
    for name, control in box.controls.items():
        if values := values_of(control):
            yield from ((name, value) for value in [*values, control.value])


def walk(box: object) -> Iterator[Step]:
    """Yield controls with values, by a lot that is the same in every run."""
    lot = random.Random(2026)
    choices = {name: values for name, control in box.controls.items() if (values := values_of(control))}
    for _ in range(STEPS if choices else 0):
        name = lot.choice(list(choices))
        yield name, lot.choice(choices[name])


def turn(box: object, steps: list[Step]) -> list[float]:
    """Take all steps, then go back to the start; return the milliseconds of each that changes a value (0.0 of the others)."""
    start = {name: control.value for name, control in box.controls.items() if values_of(control)}
    taken = []
    for name, value in steps:
        begun = time.perf_counter()
        changes = box.controls[name].value != value
        box.controls[name].value = value
        taken.append(1000 * (time.perf_counter() - begun) if changes else 0.0)
    for name, value in start.items():
        box.controls[name].value = value
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("explorers", nargs="*", default=newslens.explorers.__all__)
    parser.add_argument("--where", action="store_true")
    chosen = parser.parse_args()
    texts = {"the article": load_article(), "10,000 words": long_text()}
    print(f"{'explorer':20} {'text':13} {'steps':>5} {'first: worst ms':>16} {'warm: median':>13} {'worst ms':>9}   limit")
    over = 0
    for name in chosen.explorers:
        for which, article in texts.items():
            box = getattr(newslens.explorers, name)(article)
            if not hasattr(box, "controls") or not hasattr(box, "area"):
                continue
            steps = [*one_by_one(box), *walk(box)]
            first, *rounds = (turn(box, steps) for _ in range(4))
            best = [min(times) for times in zip(*rounds)]
            moved = [ms for ms in best if ms]
            slow = max(moved) >= LIMITS[which]
            over += slow
            print(f"{name:20} {which:13} {len(moved):5} {max(first):16.0f} {statistics.median(moved):13.1f} {max(moved):9.1f}   {LIMITS[which]}{'  <- over' if slow else ''}", flush=True)
            if chosen.where:
                for ms, cold, (control, value) in sorted(zip(best, first, steps), key=lambda row: -row[0])[:4]:
                    print(f"    warm {ms:6.1f}  first {cold:6.0f}  {control} = {str(value)[:50]}")
                for cold, (control, value) in sorted(zip(first, steps), key=lambda row: -row[0])[:3]:
                    print(f"    first {cold:6.0f}  {control} = {str(value)[:50]}")
    raise SystemExit(bool(over))


if __name__ == "__main__":
    main()
