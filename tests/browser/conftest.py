"""JupyterLab in a real Chromium, as a learner sees it: one server for all tests, one page a notebook."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

import pytest

TOKEN = "test"
FLAGS = ("--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync").split()
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
LEFT_OUT = (".git", ".venv", ".venv-test", "my_work", "node_modules", "__pycache__", ".pytest_cache")


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in str(item.fspath):
            item.add_marker(pytest.mark.browser)


def _free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="session")
def learner_copy(project_root, tmp_path_factory):
    """A copy of the project with my_work/ filled, in a folder with a space in its name."""
    copy = tmp_path_factory.mktemp("a learner") / "between the lines"
    shutil.copytree(project_root, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for folder in ("notebooks", "exercises"):
        shutil.copytree(copy / folder, copy / "my_work" / folder)
    return copy


@pytest.fixture(scope="session")
def lab(learner_copy, learner_python, jupyter_env, chromium):
    """The address of a running JupyterLab; nothing of ours is fetched from elsewhere."""
    settings = os.path.join(jupyter_env["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", "apputils-extension")
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, "notification.jupyterlab-settings"), "w") as file:
        json.dump({"fetchNews": "false", "checkForUpdates": False}, file)
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    log = open(learner_copy.parent / "server.log", "w")
    # the copy's own package, not the checkout's, must be what the kernels import
    env = dict(jupyter_env, PYTHONPATH=str(learner_copy))
    server = subprocess.Popen(
        [learner_python, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
         f"--IdentityProvider.token={TOKEN}", "--allow-root", f"--ServerApp.root_dir={learner_copy}"],
        stdout=log, stderr=subprocess.STDOUT, env=env, start_new_session=True)
    try:
        for _ in range(600):
            try:
                request = urllib.request.Request(base + "/api/status", headers={"Authorization": f"token {TOKEN}"})
                urllib.request.urlopen(request, timeout=10)
                break
            except OSError:
                assert server.poll() is None, (learner_copy.parent / "server.log").read_text()[-3000:]
                time.sleep(0.1)
        yield base
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        log.close()


@pytest.fixture(scope="session")
def chrome(chromium):
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """call(lesson, cell): what axe-core finds wrong in the output of a cell, each as one line; its script comes with axe-playwright-python."""
    from axe_playwright_python.sync_playwright import Axe

    def call(lesson, cell):
        lesson.page.evaluate("document.body.style.height = '100vh'")  # else axe takes everything for off the screen, and skips contrast
        cell.locator(".jp-OutputArea").first.evaluate("area => area.setAttribute('data-looked-at', '')")
        found = Axe().run(lesson.page, context={"include": [["[data-looked-at]"]]}).response["violations"]
        return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]
                if not (rule["id"] == "aria-input-field-name" and "noUi-handle" in node["html"])]  # a named number box stands beside each slider

    return call


class Page:
    """A notebook that is open in JupyterLab."""

    def __init__(self, chrome, base, notebook, dark=False):
        self.page = chrome.new_page(viewport={"width": 1200, "height": 1400})
        self.page.set_default_timeout(20_000)
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)[:300]))
        self.page.on("console", lambda message: self.errors.append(message.text[:300]) if message.type == "error" else None)
        self.page.goto(f"{base}/lab/tree/{notebook}?token={TOKEN}&reset")
        self.page.locator(f"{PANEL} .jp-Cell").first.wait_for()
        # the round indicator says "idle" while there is no kernel yet; the status bar does not
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jp-StatusBar-Widget, #jp-main-statusbar')]"
            ".some(e => /\\(ipykernel\\)\\s*\\|\\s*Idle/.test(e.innerText))", timeout=120_000)

    def run_all(self):
        """Run > Run All Cells, and wait until every code cell has its number."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
        # JupyterLab attaches cells bit by bit, so a cell that is not there yet counts as one that has not run
        self.page.wait_for_function(
            "() => {"
            f" const cells = [...document.querySelectorAll('{PANEL} .jp-Cell')];"
            " const all = document.querySelector('#jp-main-statusbar').textContent.match(/Cell \\d+\\/(\\d+)/);"
            " return all && cells.length == all[1] && cells.filter(c => c.matches('.jp-CodeCell') && c.querySelector('.cm-content').textContent.trim())"
            r"  .every(c => /^\[\d+\]:?$/.test(c.querySelector('.jp-InputPrompt').textContent.trim()));"
            "}", timeout=180_000)
        self.page.wait_for_timeout(800)

    def cells_in_error(self):
        """The sources of the cells that show an error."""
        return self.page.locator(f"{PANEL} .jp-CodeCell").evaluate_all(
            "cs => cs.filter(c => c.querySelector('[data-mime-type=\"application/vnd.jupyter.error\"]'))"
            ".map(c => c.querySelector('.cm-content').textContent)")

    def sources(self):
        """The sources of the code cells that are attached; ``innerText`` would be empty where a cell is out of sight."""
        return self.page.locator(f"{PANEL} .jp-CodeCell .cm-content").evaluate_all(
            "all => all.map(c => [...c.querySelectorAll('.cm-line')].map(l => l.textContent).join('\\n').trim())")

    def cell(self, text):
        """The code cell whose source begins with ``text`` now, scrolled into view; it stays the same cell when its source changes."""
        for _ in range(200):  # JupyterLab attaches the cells of a long notebook one after the other
            found = [i for i, source in enumerate(self.sources()) if source.startswith(text)]
            if found:
                cell = self.page.locator(f"{PANEL} .jp-CodeCell").nth(found[0])
                cell.scroll_into_view_if_needed()
                self.page.wait_for_timeout(300)
                return cell
            self.page.wait_for_timeout(100)
        raise AssertionError(f"no cell begins with {text!r}")

    def theme(self, name):
        """Settings > Theme > name, by the menu."""
        self.page.get_by_role("menuitem", name="Settings", exact=True).click()
        self.page.locator(".lm-Menu-item", has_text="Theme").first.hover()
        self.page.locator('.lm-Menu-item[data-command="apputils:change-theme"]', has_text=name).first.click()
        dark = "false" if name.endswith("Dark") else "true"
        self.page.locator(f'body[data-jp-theme-light="{dark}"]').wait_for(state="attached")
        self.page.wait_for_timeout(300)

    def write(self, cell, source):
        """Replace a cell's source and run it, by keyboard, and wait for its new number."""
        prompt = cell.locator(".jp-InputPrompt")
        before = prompt.text_content()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")
        self._done(prompt, before)

    def run(self, cell):
        """Run a cell as it is and return the text of its output."""
        prompt = cell.locator(".jp-InputPrompt")
        before = prompt.text_content()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self._done(prompt, before)
        return self.output(cell)

    def _done(self, prompt, before):
        for _ in range(300):
            now = prompt.text_content().strip()
            if now != before.strip() and re.fullmatch(r"\[\d+\]:?", now):
                self.page.wait_for_timeout(200)
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"the cell did not finish: {prompt.text_content()!r}")

    def output(self, cell):
        """The text of a cell's output."""
        return "\n".join(cell.locator(".jp-OutputArea-output").all_inner_texts())

    def close(self, base):
        """Close the page and end its kernel."""
        self.page.close()
        request = urllib.request.Request(base + "/api/sessions", headers={"Authorization": f"token {TOKEN}"})
        for session in json.load(urllib.request.urlopen(request)):
            urllib.request.urlopen(urllib.request.Request(
                f"{base}/api/sessions/{session['id']}", method="DELETE", headers={"Authorization": f"token {TOKEN}"}))


@pytest.fixture
def open_notebook(chrome, lab):
    """call(path): a notebook of the learner's copy, open in JupyterLab."""
    pages = []

    def open_one(path):
        pages.append(Page(chrome, lab, path))
        return pages[-1]

    yield open_one
    for page in pages:
        page.close(lab)
