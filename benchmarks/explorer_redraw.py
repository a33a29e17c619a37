"""Slider to finished redraw in JupyterLab in a real Chromium: our frequency explorer beside ipywidgets.interact with plt.show().

    python benchmarks/explorer_redraw.py [--steps 40] [--jupyter .venv/bin/jupyter] [--chromium /usr/bin/chromium]

Needs Playwright (tests/requirements.txt) and Chromium. Both draw the most frequent words of the article as bars;
a key press moves the slider "how many bars" by one, in turns, so that both meet the same load. Timed in the
page: from the key press to the first frame in which the new bars (our side) or the new, decoded image
(interact) are there. While the key is pressed fast, every frame is looked at: is the picture there, does the
slider move on the screen, does the output collapse and come back?
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "benchmark"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync".split()
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"

OURS = "from newslens.explorers import frequency_explorer\nfrequency_explorer()"
THEIRS = """import matplotlib.pyplot as plt
from ipywidgets import interact
from nltk import FreqDist
from newslens import counting, load_article
counts = FreqDist(counting.words(load_article().tokens))
def draw(n):
    top = counts.most_common(n)
    plt.figure(figsize=(6, 3))
    plt.barh([word for word, _ in top], [count for _, count in top])
    plt.gca().invert_yaxis()
    plt.show()
interact(draw, n=(5, 40));"""

# What is on the screen of one side: how many pictures, a mark that changes with them, whether they are complete.
LOOK = """
window.look = (side) => {
  const cell = document.querySelectorAll('%s .jp-CodeCell')[side];
  const bars = cell.querySelectorAll('.nl-bars details').length;
  const img = cell.querySelector('.jp-OutputArea img');
  const out = cell.querySelector('.jp-Cell-outputWrapper').getBoundingClientRect();
  const handle = cell.querySelector('.noUi-handle').getBoundingClientRect();
  const there = side === 0 ? bars > 0 : !!img && img.complete && img.naturalWidth > 0;
  return {there, mark: side === 0 ? String(bars) : (img ? img.src.length + img.src.slice(-60) : ''), height: out.height, y: handle.y};
};
window.arm = (side) => {
  const before = window.look(side);
  window.step = {frames: [], done: null};
  const go = () => {
    const begun = performance.now(), mine = window.step;
    const frame = () => {
      const now = window.look(side);
      if (now.there && now.mark !== before.mark) { mine.done = performance.now() - begun; return; }
      if (performance.now() - begun < 8000) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  document.addEventListener('keydown', go, {capture: true, once: true});
};
window.watch = (side) => {
  window.seen = []; window.watching = true;
  const frame = () => { window.seen.push(window.look(side)); if (window.watching) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
};
""" % PANEL


@contextlib.contextmanager
def jupyterlab(jupyter: Path):
    """A JupyterLab on a copy of the project with one notebook of two cells."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        root = home / "root"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".git", ".venv", "my_work", "node_modules", "__pycache__"))
        cells = [{"cell_type": "code", "id": f"c{i}", "metadata": {}, "execution_count": None, "outputs": [], "source": source} for i, source in enumerate((OURS, THEIRS))]
        kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
        (root / "bench.ipynb").write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
        settings = home / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True)
        (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
        env = dict(os.environ, PYTHONPATH=str(root), IPYTHONDIR=str(home / "ipython"), JUPYTER_PREFER_ENV_PATH="1",
                   JUPYTERLAB_SETTINGS_DIR=str(home / "settings"), JUPYTERLAB_WORKSPACES_DIR=str(home / "workspaces"),
                   **{f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "RUNTIME", "DATA")})  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        base = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [str(jupyter), "lab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0", "--allow-root",
             f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, start_new_session=True)  # fmt: skip
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(urllib.request.Request(base + "/api/status", headers={"Authorization": f"token {TOKEN}"}), timeout=10)
                    break
                except OSError:
                    if server.poll() is not None:
                        sys.exit("JupyterLab did not start.")
                    time.sleep(0.1)
            yield base
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def open_and_run(page, base: str) -> None:
    page.goto(f"{base}/lab/tree/bench.ipynb?token={TOKEN}&reset")
    page.locator(f"{PANEL} .jp-Cell").first.wait_for()
    page.wait_for_function("() => [...document.querySelectorAll('.jp-StatusBar-Widget, #jp-main-statusbar')].some(e => /\\|\\s*Idle/.test(e.innerText))", timeout=120_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
    page.locator(f"{PANEL} .nl-bars details").first.wait_for(timeout=60_000)
    page.locator(f"{PANEL} .jp-CodeCell").nth(1).locator(".jp-OutputArea img").first.wait_for(timeout=60_000)
    page.wait_for_timeout(2000)
    page.evaluate(LOOK)


def step(page, side: int, key: str) -> float:
    """Press a key on the side's slider; return the milliseconds until the redraw is finished."""
    page.locator(f"{PANEL} .jp-CodeCell").nth(side).locator(".noUi-handle").first.focus()
    page.evaluate("side => window.arm(side)", side)
    page.keyboard.press(key)
    page.wait_for_function("() => window.step.done !== null", timeout=10_000)
    page.wait_for_timeout(150)  # let what still travels arrive before the other side's turn
    return page.evaluate("() => window.step.done")


def drag(page, side: int, presses: int = 20) -> dict[str, float]:
    """Press a key fast; return how many frames were blank, how far the slider moved and the output collapsed."""
    cell = page.locator(f"{PANEL} .jp-CodeCell").nth(side)
    cell.locator(".noUi-handle").first.focus()
    page.evaluate("side => window.watch(side)", side)
    before = page.evaluate("side => window.look(side)", side)
    for _ in range(presses):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(30)
    page.wait_for_timeout(1500)
    page.evaluate("() => { window.watching = false }")
    seen = page.evaluate("() => window.seen")
    after = seen[-1]
    floor = min(before["height"], after["height"])
    return {
        "frames": len(seen),
        "blank": sum(not look["there"] for look in seen),
        "slider moved, px": max(abs(look["y"] - before["y"]) for look in seen),
        "collapsed, px": max(0.0, floor - min(look["height"] for look in seen)),
        "pictures seen": len({look["mark"] for look in seen}),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--jupyter", type=Path, default=ROOT / ".venv" / "bin" / "jupyter")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "/usr/bin/chromium")
    chosen = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with jupyterlab(chosen.jupyter.absolute()) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 2600})
        open_and_run(page, base)
        times: list[list[float]] = [[], []]
        for i in range(chosen.steps + 2):
            for side in (0, 1):
                taken = step(page, side, "ArrowLeft" if i // 10 % 2 else "ArrowRight")  # ten up, ten down: neither slider comes to its end
                if i >= 2:  # the first two warm up
                    times[side].append(taken)
        print(f"{'':32} {'median ms':>10} {'p95 ms':>8}   of {chosen.steps} steps")
        for name, taken in zip(("frequency_explorer", "interact + plt.show()"), times):
            print(f"{name:32} {statistics.median(taken):10.1f} {sorted(taken)[int(0.95 * (len(taken) - 1))]:8.1f}")
        print(f"ratio of the medians: 1 to {statistics.median(times[1]) / statistics.median(times[0]):.1f}")
        for side, name in enumerate(("frequency_explorer", "interact + plt.show()")):
            print(f"{name:32} fast: {', '.join(f'{what} {value:g}' for what, value in drag(page, side).items())}")
        browser.close()


if __name__ == "__main__":
    main()
