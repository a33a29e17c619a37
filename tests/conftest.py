"""Rules for all tests.

* A plain run (`python3 start.py test`, or `pytest` in an environment made from tests/requirements.txt) is quick: it leaves
  out every test marked `slow` (minutes, or a whole set-up) or `browser` (drives Chromium).
* `python3 start.py test --full`, `pytest --full` or NEWSLENS_FULL=1 runs them too.
* A browser test takes the fixture `chromium` (the path of a browser). Where there is none, the test skips and says so;
  with NEWSLENS_BROWSER=required (as in .ci/run) it fails instead.
* Whatever a test starts for the learner (a kernel, JupyterLab) it starts with the fixture `learner_python`: the .venv that
  start.py makes, without the test tools; NEWSLENS_PYTHON names another.
* Nothing of the person who runs the tests is read or written: `jupyter_env` is an environment with folders of its own.
* Tests that need the newspaper's own text take `newspaper_original`; it skips where the text is not beside the project.
* What depends on permissions runs through `as_ordinary_user`, because root may write everywhere.
"""

import os
import pickle
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEWSPAPER = ROOT.parent / "shared" / "articles" / "newspaper_original.txt"
NOBODY = 65534
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="also run the tests marked slow or browser")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes minutes or a whole set-up; only with --full")
    config.addinivalue_line("markers", "browser: drives a real Chromium; only with --full")


def pytest_collection_modifyitems(config, items):
    """Leave slow and browser tests out of a plain run, and say how to have them."""
    if config.getoption("--full") or os.environ.get("NEWSLENS_FULL"):
        return
    left_out = pytest.mark.skip(reason="only in a full run: python3 start.py test --full")
    for item in items:
        if item.get_closest_marker("slow") or item.get_closest_marker("browser"):
            item.add_marker(left_out)


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds start.py."""
    return ROOT


@pytest.fixture(scope="session")
def learner_python() -> str:
    """The Python that a learner's notebooks run on."""
    named = os.environ.get("NEWSLENS_PYTHON")
    if named:
        return named
    for place in ("bin/python", "Scripts/python.exe"):
        if (ROOT / ".venv" / place).exists():
            return str(ROOT / ".venv" / place)
    return sys.executable


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium (or Chrome, or Edge); NEWSLENS_CHROMIUM names another."""
    named = os.environ.get("NEWSLENS_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in BROWSERS] + [p for p in BROWSER_PLACES if Path(p).exists()]
    for path in filter(None, found):
        return path
    message = "no Chromium found: install chromium (Debian: sudo apt install chromium) or set NEWSLENS_CHROMIUM to its path"
    if os.environ.get("NEWSLENS_BROWSER") == "required":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def jupyter_env(tmp_path_factory) -> dict:
    """Environment variables for kernels and servers, with settings and runtime files in a folder of the test's own."""
    home = tmp_path_factory.mktemp("jupyter")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "NEWSLENS_", "PYTEST"))}
    for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
        env[f"JUPYTER_{name}"] = str(home / name.lower())
    for name in ("SETTINGS_DIR", "WORKSPACES_DIR"):
        env[f"JUPYTERLAB_{name}"] = str(home / name.lower())
    env["IPYTHONDIR"] = str(home / "ipython")
    # The virtual environment's kernel before one of the same name that its user has installed.
    env["JUPYTER_PREFER_ENV_PATH"] = "1"
    return env


@pytest.fixture(scope="session")
def newspaper_original() -> Path:
    """The newspaper's own text, which is not part of the project."""
    if not NEWSPAPER.exists():
        pytest.skip(f"the newspaper's text is not at {NEWSPAPER.parent.parent.name}/articles beside the project")
    return NEWSPAPER


@pytest.fixture
def as_ordinary_user(tmp_path_factory):
    """call(function, *args): its result, or its exception, from a process without root's powers that can reach the test's folders.

    Modules that the function needs must be imported before: an ordinary user may not be able to read root's Python.
    """
    place = tmp_path_factory.getbasetemp()
    for folder in (place, *place.parents):
        if folder.name.startswith(("pytest-", "popen-")):
            folder.chmod(folder.stat().st_mode | 0o055)

    def call(function, *args):
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return function(*args)
        receive, send = os.pipe()
        child = os.fork()
        if child == 0:
            _run_as_nobody(function, args, send)
        os.close(send)
        with os.fdopen(receive, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
        assert answer, "the process of the ordinary user ended without an answer"
        result, error = pickle.loads(answer)
        if error is not None:
            raise error
        return result

    return call


def _run_as_nobody(function, args, send) -> None:
    """In a forked child: drop root, call, send (result, error) and leave without running pytest's own exit."""
    try:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            answer = pickle.dumps((function(*args), None))
        except BaseException as error:
            answer = pickle.dumps((None, error))
        with os.fdopen(send, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)
