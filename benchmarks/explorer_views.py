"""How long an explorer's view takes in the kernel, on the article and on a text of 10,000 words.

    python benchmarks/explorer_views.py

Every explorer of newslens.explorers that is controls around a view is made for both texts; then each control
is set to its values, twice, and the second time is timed: from the control's new value to the HTML that is
ready to be sent. Each figure is the best of three such rounds, so that another program's work does not count.
"""

from __future__ import annotations

import statistics
import time

import newslens.explorers
from newslens import Article, load_article
from newslens.article import article_from_text, story_names

LIMITS = {"the article": 20, "10,000 words": 100}  # milliseconds


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
    """Return values to turn a control to; none where it is turned by no value (a file to upload)."""
    if hasattr(control, "_options_values"):
        return list(control._options_values)
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    if hasattr(control, "min"):
        return [control.min, control.max, control.value]
    return ["said the"] if isinstance(control.value, str) else []


def turn(box: object) -> list[float]:
    """Set every control to its values, back to where it was; return milliseconds of each redraw."""
    taken = []
    for control in box.controls.values():
        values = values_of(control) if hasattr(control, "value") else []  # a button has none
        for value in [*values, control.value] if values else []:
            if value != control.value:
                begun = time.perf_counter()
                control.value = value
                taken.append(1000 * (time.perf_counter() - begun))
    return taken


def main() -> None:
    texts = {"the article": load_article(), "10,000 words": long_text()}
    print(f"{'explorer':26} {'text':14} {'redraws':>7} {'median ms':>10} {'worst ms':>9}   limit")
    for name in newslens.explorers.__all__:
        for which, article in texts.items():
            try:
                box = getattr(newslens.explorers, name)(article)
            except TypeError:
                continue
            if not hasattr(box, "controls") or not hasattr(box, "area"):
                continue
            turn(box)
            rounds = [turn(box) for _ in range(3)]
            best = [min(times) for times in zip(*rounds)]
            over = "" if max(best) < LIMITS[which] else "  <- over"
            print(f"{name:26} {which:14} {len(best):7} {statistics.median(best):10.1f} {max(best):9.1f}   {LIMITS[which]}{over}", flush=True)


if __name__ == "__main__":
    main()
