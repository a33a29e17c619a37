"""Explorers redraw at once: each one's steps from benchmarks/explorer_views.py, on the article.

The benchmark has the exact figures and the long text; here the limit is five times its own, because tests run beside other work.
"""

import importlib.util

import pytest

import newslens.explorers
from newslens import load_article


@pytest.fixture(scope="module")
def bench(project_root):
    spec = importlib.util.spec_from_file_location("explorer_views", project_root / "benchmarks" / "explorer_views.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", newslens.explorers.__all__)
def test_every_setting_is_drawn_at_once(name, bench):
    box = getattr(newslens.explorers, name)(load_article("bombers"))
    if not hasattr(box, "controls") or not hasattr(box, "area"):
        pytest.skip("a form, not controls around a view")
    steps = [*bench.one_by_one(box), *bench.walk(box)]
    bench.turn(box, steps)
    times = [min(pair) for pair in zip(bench.turn(box, steps), bench.turn(box, steps))]
    assert len([ms for ms in times if ms]) > 20
    slowest = max(range(len(times)), key=times.__getitem__)
    assert times[slowest] < 5 * bench.LIMITS["the article"], f"{name}: {times[slowest]:.0f} ms for {steps[slowest]}"
