#!/usr/bin/env python3
"""Set everything up and open the lessons.

    python3 start.py                 set up (once), then open JupyterLab at the first lesson
    python3 start.py --no-browser --port 8890
                                     the same; further arguments go to `jupyter lab`
    python3 start.py reset 04        put lesson 04 and its exercises back; your copies are set aside, not deleted
    python3 start.py test            set up and run the tests; --full adds the slow ones and those in a browser;
                                     further arguments go to pytest

On Windows: py start.py

The packages go into .venv in this folder and nowhere else. You work in my_work/, on copies of notebooks/ and exercises/
that nothing here ever overwrites. Deleting .venv is safe: the next start makes it again.
"""
# Standard library only. The syntax of this file is older than the Python it asks for, so that an old Python can say so.

import contextlib
import errno
import hashlib
import json
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)

ROOT = Path(os.path.abspath(__file__)).parent
MY_WORK = ROOT / "my_work"
COPIED = ("notebooks", "exercises")
FIRST_PAGE = "notebooks/00_start_here.ipynb"

STATE = "newslens-setup.json"  # in each environment: how far its set-up has come
MEGABYTES = 600  # what the learner's environment takes, with room for the downloads
MEGABYTES_TEST = 800
# Windows refuses paths of 260 characters and more, and our packages reach 165 below the environment's folder.
LONGEST_ROOT = 85 if os.name == "nt" else 180
SYNCHRONISED = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive",
    "mobile documents": "iCloud", "icloud": "iCloud", "cloudstorage": "cloud storage", "nextcloud": "Nextcloud",
}

# Run in a fresh environment; the text is the case, since a chosen article that is amiss is not the set-up's fault.
CHECK = """
import sys
import jupyterlab, matplotlib.font_manager
from newslens.selftest import results
sys.exit("; ".join(f"{name}: {note}" for name, works, note in results() if not works) or None)
"""
CHECK_TEST = "import playwright, pytest, xdist\n" + CHECK
# JupyterLab as `python -m jupyterlab` starts it; Ctrl-C while it is still loading ends it without a traceback.
JUPYTERLAB = """
import sys
try:
    from jupyterlab.labapp import main
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit(130)
"""
# Run at every start, in a twentieth of a second: is anything gone?
PRESENT = "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, sys.argv[1:])))"
# Run in an environment that somebody made by hand: does it hold what the lock says?
AS_LOCKED = """
import sys
from importlib.metadata import version
from packaging.requirements import Requirement
version("newslens")
for line in open(sys.argv[1], encoding="utf-8"):
    if line[0].isalpha():
        wanted = Requirement(line.strip())
        if not wanted.marker or wanted.marker.evaluate():
            assert version(wanted.name) in wanted.specifier, line
"""


class Trouble(Exception):
    """What stops us: one sentence that says what to do."""


class NoNetwork(Trouble):
    """The packages cannot be fetched now."""


class DiskFull(Trouble):
    """There is no room; trying another way would not help."""


# ---------------------------------------------------------------------------------------------- which Python this is

def check_python(version=sys.version_info):
    """Refuse a Python that is too old, naming one on this computer that would do; warn of one that is newer than ours."""
    here = "{}.{}".format(*version[:2])
    if tuple(version[:2]) < OLDEST:
        other = fitting_python()
        remedy = "Yours will do under another name: {} start.py".format(other) if other else (
            "Install a newer one from https://www.python.org/downloads/ and start again with it.")
        raise Trouble("This needs Python 3.11 to 3.14, and this is Python {}. {}".format(here, remedy))
    if tuple(version[:2]) > NEWEST:
        say(f"Note: Python {here} is newer than what this was tried with (3.11 to 3.14). If the set-up fails, use one of those.")


def fitting_python():
    """The name of a command that is a Python we can use, or None."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for command in (["python3.{}".format(minor)], ["py", "-3.{}".format(minor)]):
            if shutil.which(command[0]) and succeeds(command + ["-c", "import ensurepip"]):
                return " ".join(command)
    return None


# ------------------------------------------------------------------------------------------------------- small things

def say(text="", end="\n"):
    """Print at once, whatever the console's encoding."""
    print(text, end=end, flush=True)


def succeeds(command, **options):
    """Whether a command can be run and ends well, in silence."""
    try:
        return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               **options) == 0
    except OSError:
        return False


def fingerprint(*files):
    """One hash of the contents of files, the same whether lines end as on Linux or on Windows."""
    together = hashlib.sha256()
    for file in files:
        together.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return together.hexdigest()


def write_json(path, value):
    """Write so that a reader finds the old file or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    os.replace(part, path)


def read_json(path):
    """What a file of ours holds; an empty dict where there is none, or none that can be read."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def clean_environment():
    """Our environment variables, without those that would lead a Python or pip away from the environment it is in."""
    leading_away = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "__PYVENV_LAUNCHER__")
    env = {key: value for key, value in os.environ.items() if key not in leading_away}
    env.update(PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PYTHONUTF8="1")
    env.setdefault("PIP_RETRIES", "2")
    env.setdefault("UV_HTTP_RETRIES", "1")
    return env


def is_root():
    """Whether this runs with all powers, as in a container."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


# ------------------------------------------------------------------------------------------------- where the folder is

def refuse_unwritable(folder):
    """Refuse a folder in which nothing can be made, by trying."""
    probe = folder / ".probe-{}".format(os.getpid())
    try:
        probe.open("x").close()
        probe.unlink()
    except OSError as error:
        if is_full(error):
            raise DiskFull(DISK_FULL)
        raise Trouble(f"The folder {folder} cannot be written to. Copy the whole project to a folder of your own "
                      "(your home folder, say) and start it there.")


def refuse_full_disk(megabytes):
    """Refuse before the set-up what would fail in its middle."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < megabytes:
        raise DiskFull(f"The set-up needs about {megabytes} MB, and the disk of {ROOT} has {free} MB left. "
                       "Free some space and start again.")


def warnings_about(folder):
    """Sentences about a place that works but will make trouble."""
    found = []
    for part in folder.parts:
        service = next((name for key, name in SYNCHRONISED.items() if part.lower().startswith(key)), None)
        if service:
            found.append(f"Warning: this folder lies in {service}, which will try to copy thousands of files and may lock them. "
                         "A folder that is not synchronised is better.")
            break
    if len(str(folder)) > LONGEST_ROOT:
        found.append(f"Warning: the path of this folder has {len(str(folder))} characters; with more than {LONGEST_ROOT} some "
                     "programs fail to open files in it. A shorter path is better.")
    return found


# ------------------------------------------------------------------------------------------- running what takes a while

def run(command, title, log, total=0):
    """Run a command, showing that it moves; keep what it says in the file `log`. Trouble if it fails."""
    started, said = time.monotonic(), []
    # Not a terminal (a log file, a test): a line every ten seconds instead of one that changes.
    pause = 0.5 if sys.stdout.isatty() else 10
    try:
        child = subprocess.Popen(command, cwd=ROOT, env=clean_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace")
    except OSError as error:
        raise Trouble(f"{title}: {command[0]} cannot be run ({error.strerror}). Delete the folder .venv and start again.")
    lines = queue.Queue()
    threading.Thread(target=pass_on, args=(child.stdout, lines), daemon=True).start()
    say(f"{title} ...")
    shown = started
    try:
        while True:
            with contextlib.suppress(queue.Empty):
                line = lines.get(timeout=min(pause, 1))
                if line is None:
                    break
                said.append(line)
            if time.monotonic() - shown >= pause:
                shown = time.monotonic()
                show_progress(shown - started, progress_of(said, total))
        code = child.wait()
    except BaseException:
        stop(child)
        raise
    finally:
        show_progress(None, "")
        with contextlib.suppress(OSError):
            with log.open("a", encoding="utf-8") as file:
                file.write("".join(["\n$ " + " ".join(map(str, command)) + "\n"] + said))
    if code:
        raise explain("".join(said), log)


def pass_on(stream, lines):
    """In a thread: each line as it comes, then None."""
    for line in stream:
        lines.put(line)
    lines.put(None)


def stop(child):
    """End a process that we started: it has had our Ctrl-C too, so give it a moment first."""
    for end in (lambda: None, child.terminate, child.kill):
        end()
        try:
            child.wait(timeout=2)
            return
        except subprocess.TimeoutExpired:
            continue


def show_progress(seconds, what):
    """One line that is written over in a terminal; a line of its own elsewhere. None clears it."""
    if sys.stdout.isatty():
        text = "" if seconds is None else f"  {seconds:.0f} s  {what}"
        width = shutil.get_terminal_size().columns - 1
        say("\r" + text[:width].ljust(width) + ("\r" if seconds is None else ""), end="")
    elif seconds is not None:
        say(f"  {seconds:.0f} s  {what}")


def progress_of(lines, total):
    """What pip or uv is doing, from the lines it has written so far."""
    seen, now = 0, ""
    for line in lines:
        package = re.match(r"(?:Collecting|Requirement already satisfied:|Obtaining) ([\w.-]+)", line)
        if package:
            seen, now = seen + 1, f"{package.group(1)} ({min(seen + 1, total)} of {total})"
        elif line.startswith("Installing collected packages"):
            now = f"unpacking {line.count(',') + 1} packages (the longest step)"
        elif "Retrying" in line:
            now = "no answer from the network, trying again"
        elif re.match(r"(Resolved|Prepared|Uninstalled|Installed) \d+", line):
            now = line.strip()
    return now


DISK_FULL = f"The disk is full, or your quota on it is used up. Free about {MEGABYTES} MB and start again."
NO_VENV = ("This Python lacks the parts that make environments (venv, ensurepip). On Debian and Ubuntu: "
           "sudo apt install python{}.{}-venv; elsewhere install Python from https://www.python.org/downloads/. "
           "Then start again.").format(*sys.version_info[:2])
REASONS = (  # the first that fits what pip, uv or venv has said
    (r"No space left on device|[Dd]isk quota exceeded|not enough space on the disk|Errno 28\b|os error (28|112|122)\b",
     DiskFull, DISK_FULL),
    (r"ensurepip is not available|No module named '?(ensurepip|venv)", Trouble, NO_VENV),
    (r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|invalid peer certificate|UnknownIssuer", NoNetwork,
     "The packages cannot be fetched, because something between here and there shows a certificate that is not trusted: "
     "usual behind the filter of a school or a company. Ask its administrator, or use another network once."),
    (r"NewConnectionError|ConnectTimeout|ReadTimeout|[Rr]ead timed out|ProxyError|connect to proxy|tunnel error|dns error"
     r"|error sending request|Failed to fetch|Temporary failure in name resolution|getaddrinfo failed"
     r"|Network is unreachable|No route to host|Connection (refused|reset)", NoNetwork,
     "The packages cannot be fetched: there is no network, or a filter or proxy is in between. The set-up needs the network "
     "once; connect and start again."),
    (r"'lib' -> |Operation not permitted.*lib64", Trouble,
     "This disk cannot hold links, as on a USB stick formatted for Windows. Copy the project to the computer's own disk and "
     "start it there."),
    (r"Permission denied|Access is denied|WinError (5|32)\b|os error (5|13|32)\b", Trouble,
     "A file could not be written: it is in use, or not yours. Close JupyterLab and other programs that use this folder, then "
     "start again (all of it: {log})."),
    (r"No matching distribution found|No solution found|Failed building|Failed to build|Microsoft Visual C\+\+", Trouble,
     "A package could not be had for this Python ({python}) on this computer: {last} (all of it: {log})"),
    (r"", Trouble, "The set-up failed: {last} (all of it: {log})"),
)


def explain(output, log):
    """The Trouble that the output of a failed command means."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["it said nothing"]
    # Python's errors name the cause; what pip and uv put after them are hints and summaries.
    last = ([line for line in lines if re.match(r"[\w.]*(Error|Exception): ", line)] or lines)[-1]
    python = "{}.{}.{}, {} bits".format(*sys.version_info[:3], 64 if sys.maxsize > 2**32 else 32)
    kind, sentence = next((kind, sentence) for pattern, kind, sentence in REASONS if re.search(pattern, output))
    return kind(sentence.format(log=log, last=last, python=python))


def is_full(error):
    """Whether an OSError means a full disk or a used-up quota."""
    return error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None))


# ---------------------------------------------------------------------------------------------------- the environments

def python_in(folder):
    """The Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class Environment:
    """A virtual environment of the project: its folder, the lock it is filled from, how to see that it works."""

    def __init__(self, name, lock, check, modules, megabytes):
        self.folder = ROOT / name
        self.lock = ROOT / lock
        self.check = check
        self.modules = modules
        self.megabytes = megabytes
        self.log = self.folder / "setup.log"

    @property
    def python(self):
        return python_in(self.folder)

    def wanted(self):
        """The state of an environment that is ready: for this lock, in this place (a moved one keeps its old paths)."""
        return {"state": "ready", "place": str(ROOT), "lock": fingerprint(self.lock, ROOT / "pyproject.toml")}

    def state(self):
        return read_json(self.folder / STATE)

    def runs(self):
        """Whether its Python can be run; it cannot after an upgrade of the Python it was made from."""
        return succeeds([str(self.python), "-c", ""])

    def is_outdated(self):
        """Whether it was ready until the lock changed."""
        state, wanted = self.state(), self.wanted()
        return state.get("lock") != wanted["lock"] and dict(state, lock=wanted["lock"]) == wanted and self.runs()

    def is_as_locked(self):
        """Whether it holds what the lock says, whoever has put it there."""
        return succeeds([str(self.python), "-P", "-c", AS_LOCKED, str(self.lock)], cwd=ROOT)

    def is_ready(self):
        """Whether nothing is to be done. Quick: this is asked at every start."""
        return self.state() == self.wanted() and succeeds([str(self.python), "-P", "-c", PRESENT] + self.modules, cwd=ROOT)


def learner_environment():
    """What the lessons run in."""
    return Environment(".venv", "requirements.txt", CHECK, ["newslens", "nltk", "jupyterlab", "ipywidgets", "matplotlib"], MEGABYTES)


def test_environment():
    """The same packages and the test tools, apart, so that a learner's environment holds no more than it needs."""
    return Environment(".venv-test", "tests/requirements.txt", CHECK_TEST, ["newslens", "pytest", "xdist", "playwright"], MEGABYTES_TEST)


def set_up(environment):
    """Make an environment ready: nothing, if it is; else fill it, bring it up to date or make it anew."""
    if environment.is_ready():
        return
    refuse_unwritable(ROOT)
    with one_at_a_time():
        if environment.is_ready():  # another start has done it meanwhile
            return
        before, outdated = environment.state(), environment.is_outdated()
        try:
            build(environment, anew=not outdated)
        except NoNetwork:
            # pip and uv fetch everything before they change anything, so what was there still works.
            if not outdated or not succeeds([str(environment.python), "-P", "-c", environment.check], cwd=MY_WORK):
                raise
            write_json(environment.folder / STATE, before)
            say("Note: the packages have changed, and the new ones cannot be fetched now. Starting with those of last time.")


def build(environment, anew):
    """Fill an environment from its lock, check that it works, and note that it is ready."""
    started = time.monotonic()
    if anew:
        clear_away(environment)
        refuse_full_disk(environment.megabytes)
    folder = environment.folder
    write_json(folder / STATE, dict(environment.wanted(), state="unfinished"))
    with contextlib.suppress(OSError):
        environment.log.unlink()
    # After clear_away, only an environment that somebody made by hand can be complete already.
    if not (anew and environment.is_as_locked()):
        fill(environment)
    no_news(folder)
    check(environment)
    write_json(folder / STATE, environment.wanted())
    say(f"The set-up in {folder.name} is complete ({time.monotonic() - started:.0f} s).")


def clear_away(environment):
    """Remove an environment of ours that is unfinished, broken or moved. One made by hand is kept, if it runs."""
    folder = environment.folder
    if not os.path.lexists(folder):
        return
    if not environment.state():
        if environment.runs():
            return
        if folder.is_symlink() or not folder.is_dir() or any(folder.iterdir()):
            raise Trouble(f"{folder} was not made by start.py and does not work. Rename or delete it, then start again.")
    say(f"The last set-up in {folder.name} was interrupted, moved or damaged. Making it anew.")
    # Renaming is all or nothing: if it succeeds, no half of an environment can be taken for a whole one later.
    old = folder.with_name(f"{folder.name}-old-{os.getpid()}")
    try:
        folder.rename(old)
    except OSError:
        raise Trouble(f"The folder {folder} is in use. Close JupyterLab and every terminal that uses it, then start again.")
    for left in ROOT.glob(folder.name + "-old-*"):
        shutil.rmtree(left, ignore_errors=True)


@contextlib.contextmanager
def one_at_a_time():
    """Refuse a second set-up beside one that is running; the system ends the lock with the process."""
    MY_WORK.mkdir(exist_ok=True)
    with (MY_WORK / ".setup.lock").open("a") as file:
        try:
            lock(file)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise Trouble("The set-up is running in another window. Wait until it is done there, then start again.")
            # A disk that knows no locks: go on without.
        yield


def lock(file):
    """Take a lock on an open file, or raise OSError at once."""
    if os.name == "nt":
        import msvcrt
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def fill(environment):
    """Install the lock with uv, if there is one (a tenth of the time), else with pip."""
    uv = shutil.which("uv")
    if uv and succeeds([uv, "--version"]):
        try:
            return fill_with_uv(environment, uv)
        except DiskFull:
            raise
        except Trouble as trouble:
            # pip may know a proxy or a package index that uv does not.
            say(f"uv: {trouble}\nTrying pip instead.")
    fill_with_pip(environment)


def fill_with_uv(environment, uv):
    if not environment.runs():
        run([uv, "venv", "--allow-existing", "--python", base_python(), str(environment.folder)],
            f"Making {environment.folder.name} with uv", environment.log)
    # Hard links, uv's usual way, make NLTK refuse its data.
    run([uv, "pip", "install", "--link-mode", "copy", "--python", str(environment.python), "-r", str(environment.lock)],
        "Installing the packages with uv", environment.log)


def fill_with_pip(environment):
    if not environment.runs():
        refuse_without_venv()
        run([base_python(), "-m", "venv", str(environment.folder)], f"Making {environment.folder.name}", environment.log)
    python = str(environment.python)
    if not succeeds([python, "-P", "-c", "import pip"]):
        run([python, "-m", "ensurepip"], "Adding pip", environment.log)
    total = sum(line[:1].isalpha() or line.startswith("-e") for line in environment.lock.read_text(encoding="utf-8").splitlines())
    run([python, "-m", "pip", "install", "--progress-bar", "off", "-r", str(environment.lock)],
        "Installing the packages with pip (a minute or so)", environment.log, total)


def base_python():
    """The Python to make environments from, also where start.py was run by the Python of an environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def refuse_without_venv():
    """Refuse a Python that Debian has split into pieces, of which one is missing."""
    if not succeeds([base_python(), "-c", "import venv, ensurepip"]):
        raise Trouble(NO_VENV)


def check(environment):
    """Run the environment's check, on its own packages only (-P: none from the folder it runs in)."""
    say("Checking ...")
    done = subprocess.run([str(environment.python), "-P", "-c", environment.check], cwd=MY_WORK, stdin=subprocess.DEVNULL,
                          env=dict(clean_environment(), NEWSLENS_ARTICLE="bombers"),
                          capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        with contextlib.suppress(OSError):
            with environment.log.open("a", encoding="utf-8") as file:
                file.write("\nCheck:\n" + done.stdout + done.stderr)
        last = (done.stderr.strip() or "it said nothing").splitlines()[-1]
        raise Trouble(f"The packages are installed, but the check failed: {last} (all of it: {environment.log})")


def no_news(folder):
    """Keep JupyterLab from asking whether it may fetch news: a default of this environment; the user's own settings come first."""
    settings = folder / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    write_json(settings, {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}})


# ----------------------------------------------------------------------------------------------------- the learner's copies

def sources():
    """The files that learners get a copy of, as paths from the project's root: ("notebooks/00_start_here.ipynb", ...)."""
    for name in COPIED:
        for path in sorted((ROOT / name).rglob("*")):
            relative = path.relative_to(ROOT)
            if path.is_file() and not any(part.startswith((".", "__")) for part in relative.parts):
                yield relative


def lesson_of(relative):
    """The number of the lesson that a file belongs to ("04"), or None."""
    number = re.match(r"(\d+)_", relative.name)
    return number.group(1) if number else None


def copy_new_work():
    """Copy to my_work/ what is not there yet. A lesson that is there is never touched; say where ours is newer."""
    MY_WORK.mkdir(exist_ok=True)
    copies, newer = read_json(MY_WORK / ".copies.json"), set()
    for relative in sources():
        key, ours, theirs = relative.as_posix(), ROOT / relative, MY_WORK / relative
        if not os.path.lexists(theirs):
            copies[key] = copy(ours, theirs)
        elif fingerprint(ours) not in (copies.get(key), fingerprint(theirs)):
            untouched = fingerprint(theirs) == copies.get(key)
            if lesson_of(relative):
                newer.add(lesson_of(relative))
            elif untouched:  # a picture or a README, which no `reset` would bring up to date
                copies[key] = copy(ours, theirs)
    write_json(MY_WORK / ".copies.json", copies)
    if newer:
        numbers = " ".join(sorted(newer))
        say(f"Note: the project has a newer version of lesson {numbers.replace(' ', ', ')}. Yours in my_work/ is untouched; "
            f"to change over (your copy is kept): {command_line('reset ' + numbers)}")


def copy(source, target):
    """Copy a file's content, whole or not at all; its fingerprint. The copy can be written even where the source cannot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    os.replace(part, target)
    return fingerprint(target)


def reset(arguments):
    """Put lessons and their exercises back to what the project holds; changed copies go to my_work/set_aside/."""
    found = list(sources())
    known = sorted({lesson_of(relative) for relative in found} - {None})
    wanted = known if arguments == ["all"] else [lesson_number(word, known) for word in arguments]
    if not wanted:
        raise Trouble(f"Say which lesson to put back: {command_line('reset 01')} (there are {', '.join(known)}, or all).")
    refuse_unwritable(MY_WORK if MY_WORK.exists() else ROOT)
    MY_WORK.mkdir(exist_ok=True)
    copies, aside = read_json(MY_WORK / ".copies.json"), free_folder(MY_WORK / "set_aside", time.strftime("%Y-%m-%d_%H-%M-%S"))
    for relative in found:
        if lesson_of(relative) in wanted:
            ours, theirs = ROOT / relative, MY_WORK / relative
            if set_aside(theirs, aside / relative, ours):
                say(f"{relative.as_posix()}: your copy is now {(aside / relative).relative_to(ROOT).as_posix()}")
            copies[relative.as_posix()] = copy(ours, theirs)
    write_json(MY_WORK / ".copies.json", copies)
    say(f"Put back in my_work/: lesson {', '.join(wanted)}. If one is open in JupyterLab: File > Reload Notebook from Disk.")
    return 0


def lesson_number(word, known):
    """"4", "04" or "04_names.ipynb" as "04"."""
    digits = re.match(r"\d+", word)
    number = digits.group().zfill(2) if digits else word
    if number not in known:
        raise Trouble(f"There is no lesson {word}. There are {', '.join(known) or 'none yet'}; "
                      f"for example: {command_line('reset 01')}")
    return number


def free_folder(parent, name):
    """A path below `parent` that is not taken, also for two resets in one second."""
    folder, n = parent / name, 1
    while folder.exists():
        n += 1
        folder = parent / f"{name}-{n}"
    return folder


def set_aside(path, to, ours):
    """Move a copy away unless it is what we would put there; whether it was moved."""
    if not path.exists() or fingerprint(path) == fingerprint(ours):
        return False
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(path, to)
    except PermissionError:
        raise Trouble(f"{path} is in use. Close it in JupyterLab, then try again.")
    return True


def command_line(words):
    """How the user types a command here."""
    return ("py start.py " if os.name == "nt" else "python3 start.py ") + words


# --------------------------------------------------------------------------------------------------------- JupyterLab

def option(arguments, *names):
    """The value of an option of `jupyter lab`, given as `--name value` or `--name=value`; None if it is not given."""
    value = None
    for position, word in enumerate(arguments):
        name, equals, rest = word.partition("=")
        if name in names:
            value = rest if equals else (arguments[position + 1:position + 2] or [""])[0]
    return value


def refuse_port(arguments):
    """Refuse a port that somebody else has; without one given, JupyterLab looks for a free one itself."""
    text = option(arguments, "--port", "--ServerApp.port", "--LabApp.port")
    if text is None:
        return
    if not text.isdigit() or int(text) > 65535:
        raise Trouble(f"--port takes a number from 1 to 65535, not '{text}'. For example: {command_line('--port 8890')}")
    with socket.socket() as probe:
        if os.name != "nt":  # where this option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            raise Trouble(f"Port {text} is reserved by the system. Take one above 1024, or leave --port away.")
        except OSError:
            raise Trouble(f"Port {text} is in use, perhaps by a JupyterLab in another window. Take another number, "
                          "or leave --port away.")


def refuse_open_address(arguments):
    """As root, JupyterLab hands whoever reaches it the whole machine; so it listens on the machine itself only."""
    address = option(arguments, "--ip", "--ServerApp.ip", "--LabApp.ip")
    if is_root() and address not in (None, "127.0.0.1", "localhost", "::1"):
        raise Trouble(f"As root, JupyterLab is only opened on this machine's own address, so --ip {address} is refused. "
                      "Leave it away, or start as an ordinary user.")


def jupyter_command(environment, arguments):
    """The command that opens JupyterLab in my_work/; `arguments` come later and so win."""
    command = [str(environment.python), "-P", "-c", JUPYTERLAB, "--log-level=WARN", "--LabApp.log_level=WARN"]
    own_folder = option(arguments, "--notebook-dir", "--ServerApp.root_dir", "--ServerApp.notebook_dir") is not None
    own_page = any(word.endswith(".ipynb") or Path(word).is_dir() for word in arguments if not word.startswith("-"))
    if not own_folder and not own_page:
        command.append(f"--ServerApp.root_dir={MY_WORK}")
        if (MY_WORK / FIRST_PAGE).exists():
            command.append(f"--LabApp.default_url=/lab/tree/{FIRST_PAGE}")
    if option(arguments, "--port", "--ServerApp.port", "--LabApp.port") is not None:
        command.append("--ServerApp.port_retries=0")
    command += arguments
    if is_root():
        command += ["--allow-root", "--ServerApp.ip=127.0.0.1"]
    return command


def jupyter_environment(environment):
    """Environment variables for JupyterLab and its kernels: our packages first, and nothing written to the user's own set-up."""
    env = clean_environment()
    env["VIRTUAL_ENV"] = str(environment.folder)
    env["PATH"] = str(environment.python.parent) + os.pathsep + env.get("PATH", os.defpath)
    # Our kernel before one of the same name that the user has installed elsewhere.
    env["JUPYTER_PREFER_ENV_PATH"] = "1"
    private = MY_WORK / ".jupyter"
    # Which tabs were open: kept here, so that other projects' tabs do not come up, nor ours there.
    env.setdefault("JUPYTERLAB_WORKSPACES_DIR", str(private / "workspaces"))
    if not home_is_writable():
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
            env.setdefault(name, str(private / name.lower()))
    return env


def home_is_writable():
    """Whether programs can keep their files in the home folder; some classrooms do not let them."""
    try:
        return os.access(Path.home(), os.W_OK)
    except RuntimeError:  # no home folder at all
        return False


def hand_over(command, env, cwd=None):
    """Let a command take our place, with our terminal and our Ctrl-C; its exit code."""
    if os.name != "nt":
        os.chdir(cwd or os.getcwd())
        os.execve(command[0], command, env)
    child = subprocess.Popen(command, env=env, cwd=cwd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the child, which ends itself
    return child.wait()


def lab(arguments):
    """Set up, copy what is new to my_work/, open JupyterLab."""
    refuse_port(arguments)
    refuse_open_address(arguments)
    refuse_unwritable(MY_WORK if MY_WORK.exists() else ROOT)
    for warning in warnings_about(ROOT):
        say(warning)
    environment = learner_environment()
    set_up(environment)
    copy_new_work()
    if is_root():
        say("You are root: JupyterLab listens on this machine's own address (127.0.0.1) only.")
    say(f"Opening JupyterLab in {MY_WORK}. Leave this window open; to stop, press Ctrl-C here twice.")
    return hand_over(jupyter_command(environment, arguments), jupyter_environment(environment))


def test(arguments):
    """Set up, with the test tools in an environment of their own, and run the tests."""
    learner, tester = learner_environment(), test_environment()
    set_up(learner)
    set_up(tester)
    # two processes, a file of tests each: kernels and browsers are shared within a file
    return hand_over([str(tester.python), "-m", "pytest", "-n", "2", "--dist", "loadfile"] + arguments, clean_environment(), cwd=ROOT)


COMMANDS = {"lab": lab, "test": test, "reset": reset}


def dispatch(arguments):
    """Run the command that the arguments name; `lab`, if they name none."""
    if arguments[:1] in (["-h"], ["--help"], ["help"]):
        say(__doc__.strip())
        return 0
    first = arguments[0] if arguments else "lab"
    if first in COMMANDS:
        return COMMANDS[first](arguments[1:])
    if not first.startswith("-") and not Path(first).exists():
        raise Trouble(f"There is no command '{first}'. There are {', '.join(COMMANDS)}; see {command_line('--help')}")
    return lab(arguments)


def main(arguments):
    """The exit code. Whatever goes wrong ends in a sentence, not in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # a console that cannot write every letter of a path
    try:
        check_python()
        return dispatch(arguments)
    except Trouble as trouble:
        sentence = str(trouble)
    except KeyboardInterrupt:
        say("\nStopped. Nothing is lost; the next start goes on from here.")
        return 130
    except OSError as error:
        what = f"{error.strerror or error}: {error.filename or ROOT}. Put that right and start again."
        sentence = DISK_FULL if is_full(error) else what
    except Exception as error:
        sentence = (f"Something unexpected happened ({type(error).__name__}: {error}). Delete the folder .venv and start "
                    "again; if it stays, please report it.")
    print(f"start.py: {sentence}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
