"""start.py: its refusals, my_work/, a set-up with stand-in packages, the locks, the wheel; last, the real thing."""

import ast
import contextlib
import errno
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
START = ROOT / "start.py"
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals and permission bits work differently on Windows")


def load_start(root: Path):
    """A fresh copy of the module start.py that takes `root` for the project."""
    spec = importlib.util.spec_from_file_location("start_under_test", START)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ROOT, module.MY_WORK = root, root / "my_work"
    return module


def outcome(start, *arguments: str) -> tuple[int, str]:
    """The exit code of start.py's main in this process, and all it printed."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        code = start.main(list(arguments))
    return code, text.getvalue()


def refused(start, *arguments: str) -> str:
    """The one line that start.py refuses with."""
    code, text = outcome(start, *arguments)
    assert code == 1
    assert "Traceback" not in text
    lines = [line for line in text.splitlines() if line.startswith("start.py: ")]
    assert len(lines) == 1 and text.endswith(lines[0] + "\n"), text
    return lines[0]


@pytest.fixture
def start(tmp_path):
    """start.py in an empty project of its own, which never opens a JupyterLab."""
    module = load_start(tmp_path)
    (tmp_path / "requirements.txt").write_text("nothing==1.0\n")
    (tmp_path / "pyproject.toml").write_text("\n")
    module.hand_over = lambda command, env, cwd=None: pytest.fail("it should have refused before it opened anything")
    return module


# ----------------------------------------------------------------------------------------------------- refusals, faked

def test_old_pythons_can_read_the_file():
    """Else an old Python would answer with a SyntaxError instead of our sentence."""
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_only_the_standard_library_is_imported():
    tree = ast.parse(START.read_text(encoding="utf-8"))
    names = {a.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    names |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


def test_old_python_is_refused(start):
    start.fitting_python = lambda: None
    with pytest.raises(start.Trouble, match=r"3\.11 to 3\.14, and this is Python 3\.9\. Install"):
        start.check_python((3, 9, 18))


def test_old_python_names_one_that_would_do(start):
    start.fitting_python = lambda: "python3.12"
    with pytest.raises(start.Trouble, match=r"python3\.12 start\.py"):
        start.check_python((3, 10, 0))


@pytest.mark.parametrize("name", ["python3.6", "python3.8", "python3.10"])
def test_old_python_for_real(name):
    if not (shutil.which(name) and subprocess.run([name, "-c", ""], capture_output=True).returncode == 0):
        pytest.skip(f"there is no {name} here")
    done = subprocess.run([name, str(START)], capture_output=True, text=True)
    assert done.returncode == 1 and "Python 3.11 to 3.14" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("version", [(3, 11), (3, 14)])
def test_our_pythons_pass_in_silence(start, capsys, version):
    start.check_python(version)
    assert capsys.readouterr().out == ""


def test_newer_python_is_warned_of(start, capsys):
    start.check_python((3, 15, 0))
    assert "newer than what this was tried with" in capsys.readouterr().out


def test_missing_venv_names_the_package(start, tmp_path):
    start.base_python = lambda: str(tmp_path / "no python here")
    start.shutil = FakeModule(shutil, which=lambda name: None)
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in refused(start)


class FakeModule:
    """A module of which some functions are replaced."""

    def __init__(self, real, **replaced):
        self.__dict__.update(vars(real))
        self.__dict__.update(replaced)


def test_full_disk_is_refused_before_the_set_up(start):
    start.shutil = FakeModule(shutil, disk_usage=lambda path: FakeModule(shutil, free=50_000_000))
    sentence = refused(start)
    assert "has 50 MB left" in sentence and not (start.ROOT / ".venv").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_disk_full_in_the_middle(start, number):
    def full(environment):
        raise OSError(number, os.strerror(number))

    start.set_up = full
    assert "The disk is full" in refused(start)


@pytest.mark.parametrize("arguments", [(), ("test",), ("reset", "04")])
@posix_only
def test_unwritable_folder(start, as_ordinary_user, arguments):
    make_lessons(start.ROOT)
    start.ROOT.parent.chmod(0o755)
    start.ROOT.chmod(0o555)
    try:
        assert "cannot be written to. Copy the whole project" in as_ordinary_user(refused, start, *arguments)
    finally:
        start.ROOT.chmod(0o755)


@posix_only
def test_unwritable_folder_that_is_set_up(start, as_ordinary_user):
    """A teacher has set it up, the learner cannot write in it."""
    make_lessons(start.ROOT)
    start.set_up = lambda environment: None
    start.ROOT.chmod(0o555)
    try:
        assert "cannot be written to. Copy the whole project" in as_ordinary_user(refused, start)
    finally:
        start.ROOT.chmod(0o755)


def test_port_in_use(start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        for arguments in (["--port", port], [f"--port={port}"], ["lab", f"--ServerApp.port={port}"]):
            assert f"Port {port} is in use" in refused(start, *arguments)


@pytest.mark.parametrize("arguments", [("--port", "eight"), ("--port",), ("--port=70000",)])
def test_port_that_is_none(start, arguments):
    assert "--port takes a number" in refused(start, *arguments)


@posix_only
def test_reserved_port(start, as_ordinary_user):
    start.ROOT.chmod(0o755)
    if Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").exists() and int(
            Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text()) <= 1:
        pytest.skip("this system reserves no ports")
    assert "reserved by the system" in as_ordinary_user(refused, start, "--port", "1")


@pytest.mark.parametrize("arguments", [("--ip=0.0.0.0",), ("--ip", "192.168.0.7"), ("--ServerApp.ip=::",)])
def test_root_listens_on_no_other_address(start, arguments):
    start.is_root = lambda: True
    assert "As root" in refused(start, *arguments)


def test_root_gets_the_loopback_address(start):
    start.is_root = lambda: True
    command = start.jupyter_command(start.learner_environment(), ["--no-browser"])
    assert command[-2:] == ["--allow-root", "--ServerApp.ip=127.0.0.1"]
    start.is_root = lambda: False
    assert "--allow-root" not in start.jupyter_command(start.learner_environment(), ["--no-browser"])


def test_unknown_command(start):
    assert "no command 'tset'" in refused(start, "tset")


def test_unexpected_errors_are_a_sentence(start):
    start.set_up = lambda environment: 1 / 0
    assert "ZeroDivisionError" in refused(start)


def test_an_environment_that_is_not_ours_is_kept(start):
    (start.ROOT / ".venv").mkdir()
    (start.ROOT / ".venv" / "mine.txt").write_text("mine")
    assert "was not made by start.py" in refused(start)
    assert (start.ROOT / ".venv" / "mine.txt").read_text() == "mine"


@posix_only
def test_two_set_ups_at_once(start):
    with start.one_at_a_time():
        assert "running in another window" in refused(start)


@posix_only
def test_environment_in_use_is_not_half_deleted(start, monkeypatch):
    """On Windows a folder in use cannot be renamed."""
    start.write_json(start.ROOT / ".venv" / start.STATE, {"state": "unfinished"})

    def in_use(*args):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "rename", in_use)
    assert "is in use. Close JupyterLab" in refused(start)
    assert (start.ROOT / ".venv" / start.STATE).exists()


@pytest.mark.parametrize("folder, words", [
    ("/home/zoe/OneDrive - School/lines", "OneDrive"),
    ("/Users/zoe/Library/Mobile Documents/com~apple~CloudDocs/lines", "iCloud"),
    ("/home/zoe/Dropbox/lines", "Dropbox"),
    ("/home/zoe/" + "long/" * 60, "309 characters"),
])
def test_places_that_make_trouble(start, folder, words):
    assert [words in warning for warning in start.warnings_about(Path(folder))] == [True]


def test_good_places_are_not_warned_of(start):
    assert start.warnings_about(Path("/home/zoe/between the lines")) == []


@pytest.mark.parametrize("said, kind, sentence", [
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "DiskFull", "disk is full"),
    ("error: failed to write to file: Disk quota exceeded (os error 122)", "DiskFull", "disk is full"),
    ("There is not enough space on the disk. (os error 112)", "DiskFull", "disk is full"),
    ("WARNING: Retrying after connection broken by 'NewConnectionError('<x>: [Errno -3] Temporary failure in name resolution')'\n"
     "ERROR: No matching distribution found for anyio==4.16.0", "NoNetwork", "there is no network"),
    ("error: Request failed after 3 retries\n  cause: Failed to fetch: https://x\n  cause: dns error", "NoNetwork", "there is no network"),
    ("socket.gaierror: [Errno 11001] getaddrinfo failed", "NoNetwork", "there is no network"),
    ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "NoNetwork", "certificate"),
    ("The virtual environment was not created successfully because ensurepip is not available.", "Trouble", "sudo apt install python3."),
    ("Error: [Errno 1] Operation not permitted: 'lib' -> '/media/usb/lines/.venv/lib64'", "Trouble", "cannot hold links"),
    ("PermissionError: [WinError 32] The process cannot access the file", "Trouble", "Close JupyterLab"),
    ("ERROR: No matching distribution found for numpy==2.4.6", "Trouble", "could not be had for this Python"),
    ("  OSError: Readme file does not exist: README.md\nerror: metadata-generation-failed\nhint: See above.", "Trouble",
     "Readme file does not exist"),
    ("something nobody thought of {curly}", "Trouble", "something nobody thought of {curly}"),
    ("", "Trouble", "it said nothing"),
])
def test_what_pip_and_uv_say_becomes_a_sentence(start, said, kind, sentence):
    trouble = start.explain(said, Path("setup.log"))
    assert type(trouble).__name__ == kind
    assert sentence in str(trouble) and "\n" not in str(trouble)


def test_a_command_that_cannot_be_run(start, tmp_path):
    with pytest.raises(start.Trouble, match="cannot be run"):
        start.run([str(tmp_path / "nothing")], "Trying", tmp_path / "log")


def test_progress_counts_packages(start):
    lines = ["Collecting anyio==4.16.0 (from -r requirements.txt (line 3))\n", "  Downloading anyio.whl\n", "Collecting attrs==26.1.0\n"]
    assert start.progress_of(lines, 120) == "attrs (2 of 120)"
    assert start.progress_of(lines + ["Installing collected packages: anyio, attrs\n"], 120).startswith("unpacking 2 packages")


def test_progress_in_a_terminal_is_one_line(start, monkeypatch, tmp_path):
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdout", terminal)
    start.run([sys.executable, "-c", "import time; print('Collecting x==1', flush=True); time.sleep(1.5)"], "Trying", tmp_path / "log", 1)
    assert "x (1 of 1)" in terminal.getvalue() and terminal.getvalue().count("\n") == 1


# --------------------------------------------------------------------------------------------------- JupyterLab's command

def test_arguments_go_to_jupyter(start):
    make_lessons(start.ROOT)
    start.copy_new_work()
    command = start.jupyter_command(start.learner_environment(), ["--no-browser", "--port", "8890"])
    assert f"--ServerApp.root_dir={start.MY_WORK}" in command
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in command
    assert "--ServerApp.port_retries=0" in command
    assert command.index("--no-browser") > command.index("--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb")


@pytest.mark.parametrize("argument", ["--ServerApp.root_dir=.", "--notebook-dir=.", "solutions/01_tokens.ipynb"])
def test_another_folder_or_page_is_left_alone(start, argument):
    make_lessons(start.ROOT)
    start.copy_new_work()
    command = start.jupyter_command(start.learner_environment(), [argument])
    assert argument in command and not any("my_work" in word for word in command[4:])


def test_what_would_lead_pip_astray_is_left_out(start, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    env = start.jupyter_environment(start.learner_environment())
    assert "/elsewhere" not in env.values() and env["PIP_USER"] == "0"


def test_home_that_cannot_be_written(start):
    start.home_is_writable = lambda: False
    env = start.jupyter_environment(start.learner_environment())
    assert env["JUPYTER_RUNTIME_DIR"].startswith(str(start.MY_WORK)) and env["IPYTHONDIR"].startswith(str(start.MY_WORK))


# --------------------------------------------------------------------------------------------------------------- my_work

def make_lessons(root: Path) -> None:
    """Two lessons and an exercise, a README, and what must not be copied."""
    for name in ("notebooks/00_start_here.ipynb", "notebooks/04_names.ipynb", "exercises/04_names.ipynb", "notebooks/README.md",
                 "notebooks/.ipynb_checkpoints/04_names-checkpoint.ipynb"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}, first edition\n")


def files_in(folder: Path) -> dict[str, str]:
    """What each visible file holds."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_lessons_are_copied_in_the_same_places(start):
    make_lessons(start.ROOT)
    start.copy_new_work()
    assert list(files_in(start.MY_WORK)) == ["exercises/04_names.ipynb", "notebooks/00_start_here.ipynb", "notebooks/04_names.ipynb",
                                             "notebooks/README.md"]


def test_a_lesson_that_is_there_is_never_overwritten(start, capsys):
    make_lessons(start.ROOT)
    start.copy_new_work()
    mine, untouched = start.MY_WORK / "notebooks/04_names.ipynb", start.MY_WORK / "notebooks/00_start_here.ipynb"
    mine.write_text("my answers")
    for name in ("00_start_here", "04_names"):
        (start.ROOT / f"notebooks/{name}.ipynb").write_text("second edition")
    start.copy_new_work()
    assert mine.read_text() == "my answers"
    assert "first edition" in untouched.read_text()
    assert "newer version of lesson 00, 04" in capsys.readouterr().out


def test_my_own_change_is_not_called_outdated(start, capsys):
    make_lessons(start.ROOT)
    start.copy_new_work()
    (start.MY_WORK / "notebooks/04_names.ipynb").write_text("my answers")
    start.copy_new_work()
    assert capsys.readouterr().out == ""


def test_a_readme_is_kept_up_to_date_unless_changed(start):
    make_lessons(start.ROOT)
    start.copy_new_work()
    copy = start.MY_WORK / "notebooks/README.md"
    (start.ROOT / "notebooks/README.md").write_text("second edition")
    start.copy_new_work()
    assert copy.read_text() == "second edition"
    copy.write_text("my notes")
    (start.ROOT / "notebooks/README.md").write_text("third edition")
    start.copy_new_work()
    assert copy.read_text() == "my notes"


def test_a_deleted_copy_comes_back(start):
    make_lessons(start.ROOT)
    start.copy_new_work()
    (start.MY_WORK / "exercises/04_names.ipynb").unlink()
    start.copy_new_work()
    assert "first edition" in (start.MY_WORK / "exercises/04_names.ipynb").read_text()


@posix_only
def test_copies_of_read_only_files_can_be_written(start):
    make_lessons(start.ROOT)
    (start.ROOT / "notebooks/04_names.ipynb").chmod(0o444)
    start.copy_new_work()
    assert (start.MY_WORK / "notebooks/04_names.ipynb").stat().st_mode & stat.S_IWUSR


def test_a_copy_that_fails_leaves_nothing_half(start, monkeypatch):
    make_lessons(start.ROOT)

    def full(source, target):
        Path(target).write_text("ha")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(start.shutil, "copyfile", full)
    with pytest.raises(OSError):
        start.copy_new_work()
    assert not list(start.MY_WORK.rglob("*.ipynb"))


@pytest.mark.parametrize("word", ["04", "4", "04_names.ipynb"])
def test_reset_puts_back_and_keeps_the_old_copy(start, word):
    make_lessons(start.ROOT)
    start.copy_new_work()
    (start.MY_WORK / "notebooks/04_names.ipynb").write_text("my answers")
    (start.MY_WORK / "notebooks/00_start_here.ipynb").write_text("my impression")
    code, text = outcome(start, "reset", word)
    assert code == 0 and "notebooks/04_names.ipynb: your copy is now my_work/set_aside/" in text
    assert "first edition" in (start.MY_WORK / "notebooks/04_names.ipynb").read_text()
    assert (start.MY_WORK / "notebooks/00_start_here.ipynb").read_text() == "my impression"
    kept = files_in(start.MY_WORK / "set_aside")
    assert list(kept.values()) == ["my answers"] and list(kept)[0].endswith("/notebooks/04_names.ipynb")


def test_two_resets_in_one_second_keep_both_copies(start, monkeypatch):
    make_lessons(start.ROOT)
    monkeypatch.setattr(start.time, "strftime", lambda form: "2026-11-23_12-00-00")
    start.copy_new_work()
    for text in ("first try", "second try"):
        (start.MY_WORK / "notebooks/04_names.ipynb").write_text(text)
        assert outcome(start, "reset", "04")[0] == 0
    assert sorted(files_in(start.MY_WORK / "set_aside").values()) == ["first try", "second try"]


def test_reset_all(start):
    make_lessons(start.ROOT)
    assert outcome(start, "reset", "all")[0] == 0
    assert len(files_in(start.MY_WORK)) == 3


@pytest.mark.parametrize("words, sentence", [
    (["05"], "There is no lesson 05. There are 00, 04"), (["names"], "no lesson names"), ([], "Say which"),
])
def test_reset_of_nothing_we_know(start, words, sentence):
    make_lessons(start.ROOT)
    assert sentence in refused(start, "reset", *words)


LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)|(?:src|href)=\\?\"([^\"#\\]+)")


@pytest.mark.parametrize("folder", ["notebooks", "exercises"])
def test_links_work_from_my_work(folder):
    """A lesson is read in my_work/, where only notebooks/ and exercises/ are copied. (A README is read on the web, too.)"""
    copied = [ROOT / "notebooks", ROOT / "exercises"]
    for page in sorted([*(ROOT / folder).glob("*.ipynb"), *(ROOT / folder).glob("*.md")]):
        text = page.read_text(encoding="utf-8")
        if page.suffix == ".ipynb":
            text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")
        for target in (first or second for first, second in LINK.findall(text)):
            if "://" in target or target.startswith(("attachment:", "mailto:", "data:")):
                continue
            path = Path(os.path.normpath(page.parent / target))
            assert path.exists(), f"{page.name} links to {target}, which is not there"
            if page.suffix == ".ipynb":
                assert any(path.is_relative_to(place) for place in copied), f"{page.name}: {target} is not in my_work/"


# ------------------------------------------------------------------------------------- the whole set-up, with stand-ins

STAND_INS = {
    "newslens": {"newslens/__init__.py": "", "newslens/selftest.py": "def results():\n    return [('words', True, '')]\n"},
    "nltk": {"nltk.py": ""},
    "ipywidgets": {"ipywidgets.py": ""},
    "matplotlib": {"matplotlib/__init__.py": "", "matplotlib/font_manager.py": ""},
    "jupyterlab": {"jupyterlab/__init__.py": "", "jupyterlab/labapp.py": (
        "import os, pathlib, sys, time\n"
        "def main():\n"
        "    print('LAB', sys.argv[1:], flush=True)\n"
        "    time.sleep(float(os.environ.get('STAND_IN_WAITS', 0)))\n")},
}


def make_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> None:
    """A wheel with these files; pip needs no network and no build for it."""
    info = f"{name}-{version}.dist-info"
    files = files | {f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
                     f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)


def _heeds_interrupts() -> None:
    """As in a terminal: a process that was started in the background would hand on that it ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Project:
    """A small project in a folder whose name has spaces, with start.py as it is and packages that only stand in."""

    def __init__(self, folder: Path):
        self.root, self.wheels = folder / "between the lines", folder / "wheels"
        self.root.mkdir()
        shutil.copy(START, self.root)
        make_lessons(self.root)
        for name, files in STAND_INS.items():
            make_wheel(self.wheels, name, "1.0", files)
        import packaging
        modules = Path(packaging.__file__).parent.glob("*.py")
        make_wheel(self.wheels, "packaging", "1.0", {f"packaging/{p.name}": p.read_text(encoding="utf-8") for p in modules})
        self.lock({name: "1.0" for name in [*STAND_INS, "packaging"]})
        (self.root / "pyproject.toml").write_text("# stands in\n")

    def lock(self, versions: dict[str, str]) -> None:
        (self.root / "requirements.txt").write_text("".join(f"{name}=={version}\n" for name, version in versions.items()))

    def environment(self, uv: bool = False, network: bool = True, **more: str) -> dict:
        """The variables of a terminal in which packages come from the wheels, or, without a network, from nowhere."""
        env = {key: value for key, value in os.environ.items() if not key.upper().endswith("_PROXY")}
        env = {key: value for key, value in env.items() if not key.startswith(("PIP_", "UV_"))}
        if not uv:
            places = [place for place in env["PATH"].split(os.pathsep) if not list(Path(place).glob("uv*"))]
            env["PATH"] = os.pathsep.join(places)
        env |= {"PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1"}
        if network:
            env |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri(), "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(self.wheels)}
        else:  # a proxy that is not there, quickly noticed
            env |= {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "PIP_RETRIES": "1"}
        return env | more

    def popen(self, *arguments: str, umask: int = -1, **options) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "start.py", *arguments], cwd=self.root, env=self.environment(**options),
                                umask=umask, start_new_session=True, text=True, preexec_fn=_heeds_interrupts if os.name != "nt" else None,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def start(self, *arguments: str, **options) -> tuple[int, str]:
        """Run start.py; its exit code and all it says."""
        process = self.popen(*arguments, **options)
        text = process.communicate(timeout=120)[0]
        assert "Traceback" not in text, text
        return process.returncode, text

    def installed(self, name: str) -> bool:
        return bool(list((self.root / ".venv").rglob(f"{name}-*.dist-info")))


INSTALLS = ("Making", "Installing")


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def installs(text: str) -> bool:
    return any(word in text for word in INSTALLS)


def test_first_starts_and_later_ones(project):
    """The life of a learner's folder: Ctrl-C; no network; all goes well; a start that takes seconds; a change that cannot be fetched."""
    if os.name != "nt":
        code, text = interrupt(project, signal.SIGINT)
        assert code == 130 and "Stopped." in text

    code, text = project.start(network=False)
    if os.name != "nt":
        assert "Making it anew" in text
    assert code == 1 and "there is no network" in text and "LAB" not in text

    code, text = project.start("--no-browser", umask=0o002)
    assert code == 0 and "LAB" in text and "--no-browser" in text
    assert (project.root / "my_work/notebooks/00_start_here.ipynb").exists()
    news = project.root / ".venv/share/jupyter/lab/settings/overrides.json"
    assert json.loads(news.read_text())["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    if os.name != "nt":
        assert (project.root / "my_work/notebooks").stat().st_mode & stat.S_IWGRP
    assert not list(project.root.glob(".venv-old*"))

    began = time.monotonic()
    code, text = project.start(network=False)
    assert code == 0 and "LAB" in text and not installs(text)
    assert time.monotonic() - began < 5

    (project.root / "pyproject.toml").write_text("# changed\n")
    code, text = project.start()
    assert code == 0 and "Installing" in text and "Making" not in text

    # A new package in the lock: without network it goes on with what there is, with network it installs.
    make_wheel(project.wheels, "addition", "2.0", {"addition.py": ""})
    with (project.root / "requirements.txt").open("a") as file:
        file.write("addition==2.0\n")
    code, text = project.start(network=False)
    assert code == 0 and "Starting with those of last time" in text and not project.installed("addition")
    code, text = project.start()
    assert code == 0 and project.installed("addition")

    if os.name != "nt":
        assert end_jupyterlab(project, signal.SIGINT) == 130


def end_jupyterlab(project: Project, end: signal.Signals) -> int:
    """The exit code when JupyterLab, running, is sent a signal as by Ctrl-C."""
    process = project.popen(STAND_IN_WAITS="60")
    for line in process.stdout:
        if line.startswith("LAB"):
            break
    os.killpg(process.pid, end)
    assert "Traceback" not in process.communicate(timeout=10)[0]
    return process.returncode


def test_a_set_up_that_has_begun_is_unfinished_until_it_is_checked(start):
    """So that no half of an installation can pass for a whole one."""
    seen = []

    def fill(environment):
        seen.append(environment.state()["state"])

    def check(environment):
        seen.append(environment.state()["state"])
        raise start.Trouble("The check failed.")

    start.fill, start.check = fill, check
    environment = start.learner_environment()
    assert refused(start) == "start.py: The check failed."
    assert seen == ["unfinished", "unfinished"]
    start.succeeds = lambda *args, **options: True  # however much of it is there
    assert not environment.is_ready() and not environment.is_outdated()
    start.write_json(environment.folder / start.STATE, environment.wanted())
    assert environment.is_ready()


def interrupt(project: Project, end: signal.Signals) -> tuple[int, str]:
    """Start, send a signal to all that runs in the terminal while packages are being installed; exit code and last words."""
    process = project.popen()
    for line in process.stdout:
        if "Installing" in line:
            break
    time.sleep(0.3)
    os.killpg(process.pid, end)
    text = process.communicate(timeout=30)[0]
    assert "Traceback" not in text
    return process.returncode, text


@pytest.mark.slow
def test_killed_damaged_and_moved_set_ups_heal(project):
    if os.name != "nt":
        interrupt(project, signal.SIGKILL)
        code, text = project.start()
        assert code == 0 and "Making it anew" in text and "LAB" in text
    else:
        assert project.start()[0] == 0

    for path in (project.root / ".venv").rglob("ipywidgets.py"):
        path.unlink()
    code, text = project.start()
    assert code == 0 and "Making it anew" in text and list((project.root / ".venv").rglob("ipywidgets.py"))

    project.root = project.root.rename(project.root.with_name("elsewhere"))
    code, text = project.start()
    assert code == 0 and "Making it anew" in text


@pytest.mark.slow
def test_environment_made_by_hand_is_used(project):
    """`python -m venv .venv`, `pip install -r requirements.txt`, later start.py: nothing is installed, nothing is fetched."""
    hand = project.root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(hand)], check=True)
    python = next(p for p in (hand / "bin/python", hand / "Scripts/python.exe") if p.exists())
    subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", "requirements.txt"], cwd=project.root,
                   env=project.environment(), check=True)
    code, text = project.start(network=False)
    assert code == 0 and "LAB" in text and not installs(text)


@pytest.mark.slow
def test_check_that_fails(project):
    make_wheel(project.wheels, "newslens", "1.1", {"newslens/__init__.py": "", "newslens/selftest.py": (
        "def results():\n    return [('words', True, ''), ('lists', False, 'the stop words are missing')]\n")})
    project.lock({name: "1.0" for name in STAND_INS} | {"newslens": "1.1"})
    code, text = project.start()
    assert code == 1 and "the check failed: lists: the stop words are missing" in text and "LAB" not in text


@pytest.mark.slow
def test_uv_is_used_and_pip_after_it(project):
    if not shutil.which("uv"):
        pytest.skip("there is no uv here")
    code, text = project.start(uv=True)
    assert code == 0 and "Installing the packages with uv" in text and "with pip" not in text
    linked = [p for p in (project.root / ".venv").rglob("*.py") if p.stat().st_nlink > 1]
    assert not linked
    # uv finds nothing, pip does.
    shutil.rmtree(project.root / ".venv")
    code, text = project.start(uv=True, UV_FIND_LINKS=str(project.root))
    assert code == 0 and "Trying pip instead" in text and "LAB" in text


# ------------------------------------------------------------------------------------------------------ locks and wheel

def pins(path: Path) -> dict[str, set[str]]:
    """package -> versions (one for each set of systems) in a lock."""
    found: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            name, version = re.match(r"([\w.-]+)==([\w.]+)", line).groups()
            found.setdefault(name.lower(), set()).add(version)
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_locks_say_how_they_were_made_and_nothing_of_where(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "uv pip compile --universal --python-version 3.11" in text.splitlines()[1]
    assert re.search(r"^-e \.$", text, re.M)
    assert not re.search(r"--hash|index-url|find-links|://|^-e /|/home|/root", text, re.M)


def test_locks_agree_with_pyproject_and_with_each_other():
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    learner, tester = pins(ROOT / "requirements.txt"), pins(ROOT / "tests/requirements.txt")
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"] + project["dependency-groups"]["build"]
    for requirement in map(Requirement, wanted):
        assert all(version in requirement.specifier for version in learner[requirement.name.lower()]), requirement
    assert {name: tester[name] for name in learner} == learner
    assert {"pytest", "playwright"} <= set(tester) - set(learner)
    assert "scikit-learn" not in learner


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The files in a built wheel and in an editable install, from a project that also holds the newspaper's text."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    for name in ("newslens", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", source)
    for name in ("README.md", "LICENSE", "LICENSE-CONTENT"):
        (source / name).write_text("stands in")
    (source / "data/articles/newspaper_original.txt").write_text("not ours to give away")
    listing = {}
    for kind in ("wheel", "editable"):
        build = f"import hatchling.build, sys; hatchling.build.build_{kind}(sys.argv[1])"
        subprocess.run([sys.executable, "-c", build, str(folder / kind)], cwd=source, check=True, capture_output=True)
        with zipfile.ZipFile(next((folder / kind).glob("*.whl"))) as wheel:
            listing[kind] = set(wheel.namelist())
    return listing


def test_wheel_carries_package_and_data(built):
    assert {"newslens/__init__.py", "newslens/data/articles/bombers.txt"} <= built["wheel"]
    shipped = {f"newslens/data/{p.relative_to(ROOT / 'data').as_posix()}" for p in (ROOT / "data/nltk_data").rglob("*") if p.is_file()}
    assert shipped <= built["wheel"]


def test_wheel_leaves_the_newspapers_text_out(built):
    assert not [name for name in built["wheel"] if "newspaper" in name]


def test_editable_install_holds_no_copy(built):
    assert not [name for name in built["editable"] if name.startswith("newslens/")]
    assert any(name.endswith(".pth") for name in built["editable"])


# ------------------------------------------------------------------------------------------------------- the real thing

def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running_lab(root: Path, env: dict):
    """start.py as a learner types it; gives the address with its token, what was said before it, the seconds it took."""
    port, began = free_port(), time.monotonic()
    process = subprocess.Popen([sys.executable, "start.py", "--no-browser", "--port", str(port)], cwd=root, env=env, text=True,
                               preexec_fn=_heeds_interrupts if os.name != "nt" else None, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            address = re.search(r"http://127\.0\.0\.1:\d+/\S*token=\w+", line)
            if address:
                yield address.group(), "".join(said), time.monotonic() - began
                break
        else:
            pytest.fail("JupyterLab did not start:\n" + "".join(said))
    finally:
        process.terminate() if os.name == "nt" else process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def fresh_copy(tmp_path_factory):
    """What a clone would hold, in a folder with a space; never set up."""
    root = tmp_path_factory.mktemp("fresh") / "between the lines"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".git", ".venv*", "my_work", "__pycache__", ".pytest_cache"))
    return root


@pytest.mark.slow
@pytest.mark.browser
def test_fresh_clone_to_first_lesson(fresh_copy, jupyter_env, chromium):
    """Set up for real, under umask 002; open in Chromium; see the first lesson, and no question about news; start again in seconds."""
    from playwright.sync_api import expect, sync_playwright

    env = {key: value for key, value in jupyter_env.items() if not key.startswith("JUPYTERLAB_")}
    old = os.umask(0o002)
    try:
        with running_lab(fresh_copy, env) as (address, said, _), sync_playwright() as tools:
            assert "The set-up in .venv is complete" in said
            browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.name != "nt" else [])
            page = browser.new_page()
            page.goto(address)
            expect(page.locator(".jp-NotebookPanel .jp-Cell").first).to_be_visible(timeout=60_000)
            assert "notebooks/00_start_here.ipynb" in page.url
            expect(page.locator("#jp-main-statusbar")).to_contain_text(re.compile(r"ipykernel\)\s*\|\s*Idle"), timeout=60_000)
            page.wait_for_timeout(3000)  # the question came within two seconds
            assert page.get_by_text("official Jupyter news").count() == 0
            browser.close()
        with running_lab(fresh_copy, env) as (_, said, seconds):
            assert not installs(said)
            assert seconds < 20
    finally:
        os.umask(old)
    # The learner's environment holds the lock and no test tools; data/ is not in it a second time.
    packages = {p.name.split("-")[0].lower().replace("_", "-") for p in (fresh_copy / ".venv").rglob("*.dist-info")}
    assert not packages & {"pytest", "playwright", "scikit-learn"}
    assert not list((fresh_copy / ".venv").rglob("bombers.txt"))
