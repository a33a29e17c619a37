"""Where the project's data is, and how NLTK gets to read it.

Nothing here touches the network. The bundled NLTK folder stands first on
``nltk.data.path``, so every standard call gives the same result on every machine.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class NewslensError(Exception):
    """A refusal: one sentence that says what is wrong and what to do.

    In a notebook it is shown as that sentence alone, without a traceback.
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def _holds_articles(folder: Path) -> bool:
    return (folder / "data" / "articles").is_dir()


def project_root() -> Path:
    """Return the folder that holds ``data/articles/``.

    It is the nearest parent of the working directory that has one, else the checkout
    that this package was imported from, else the installed package itself.
    """
    try:
        here = Path.cwd().resolve()
    except OSError:  # the working directory was deleted under the kernel
        here = PACKAGE
    for folder in (here, *here.parents, PACKAGE.parent, PACKAGE):
        if _holds_articles(folder):
            return folder
    raise NewslensError(
        "The folder data/articles is missing: get a fresh copy of the project, "
        "or start JupyterLab from the folder that holds start.py."
    )


def data_dir() -> Path:
    """Return the project's data folder."""
    return project_root() / "data"


def lexicon(name: str) -> list[str]:
    """Return the entries of ``data/lexicons/<name>.txt``: one a line, ``#`` begins a comment."""
    path = data_dir() / "lexicons" / f"{name}.txt"
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


# --- NLTK -------------------------------------------------------------------------------


def bundled_nltk() -> Path:
    """Return the folder with our own NLTK resources, as it stands in the project."""
    folder = data_dir() / "nltk_data"
    if not folder.is_dir():
        folder = PACKAGE / "data" / "nltk_data"
    if not folder.is_dir():
        folder = PACKAGE.parent / "data" / "nltk_data"
    return folder


def _entries(folder: Path) -> list[Path]:
    return sorted([folder, *(p for p in folder.rglob("*") if "__pycache__" not in p.parts)])


def nltk_would_refuse(folder: Path) -> bool:
    """Say whether a recent NLTK may refuse to read ``folder``, though the files are there.

    NLTK 3.10.3 and later refuse links, and 3.10.4 also what other accounts may write or own
    (a checkout under umask 002, a shared class folder), with a message that reads "not found".
    """
    if os.name != "posix" or sys.platform == "emscripten":
        return False
    trusted = {0, os.geteuid()}
    for path in _entries(folder):
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode) and path != folder:
            return True
        if stat.S_ISLNK(info.st_mode):
            info = path.stat()
        if info.st_mode & 0o022 or info.st_uid not in trusted:
            return True
        if stat.S_ISREG(info.st_mode) and info.st_nlink > 1:
            return True
        if not os.access(path, os.R_OK):
            return True
    return False


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _entries(folder):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _private_copy(source: Path, target: Path) -> Path:
    """Copy ``source`` to ``target`` so that only this account can write it."""
    for path in _entries(source):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy.chmod(0o700)
        else:
            copy.write_bytes(path.read_bytes())
            copy.chmod(0o600)
    return target


def _cache_home() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "newslens"


def _safe_copy(folder: Path) -> Path:
    """Return a private copy of ``folder``: in the user's cache, else in a temporary folder."""
    name = f"nltk_data-{_fingerprint(folder)}"
    try:
        ready = _cache_home() / name
        if ready.is_dir() and not nltk_would_refuse(ready) and _fingerprint(ready) == name[-16:]:
            return ready
        ready.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=name + "-", dir=ready.parent))
        _private_copy(folder, fresh)
        if ready.exists():
            shutil.rmtree(ready)
        fresh.rename(ready)  # all at once, so that a second kernel never sees half a copy
        return ready
    except (OSError, RuntimeError):  # a home that cannot be written, or none at all
        pass
    try:
        fresh = Path(tempfile.mkdtemp(prefix=name + "-"))
        atexit.register(shutil.rmtree, fresh, ignore_errors=True)
        return _private_copy(folder, fresh)
    except OSError as error:
        raise NewslensError(
            f"The language resources could not be copied ({error.strerror}): free some disk space, "
            f"or take the write permission of other accounts off the folder {folder}."
        ) from None


def _browser_shim() -> None:
    """Let NLTK 3.10.4 and later read data inside the browser, where there are no accounts."""
    import nltk

    if not hasattr(os, "geteuid"):
        os.geteuid = lambda: 0  # type: ignore[attr-defined]
    if hasattr(nltk, "pathsec"):
        nltk.pathsec.ENFORCE = False


@functools.cache
def _prepared(folder: Path) -> Path:
    return _safe_copy(folder) if nltk_would_refuse(folder) else folder


def prepare_nltk() -> None:
    """Put the bundled resources first on ``nltk.data.path``; safe to call again.

    After this every standard NLTK call that the lessons use works unmodified, and gives the
    same result whether or not NLTK's official data is installed as well.
    """
    import nltk

    if sys.platform == "emscripten":
        _browser_shim()
    folder = str(_prepared(bundled_nltk()))
    # ne_chunk reads its model from disk on every call; once is enough.
    if not hasattr(nltk.chunk.ne_chunker, "cache_info"):
        nltk.chunk.ne_chunker = functools.cache(nltk.chunk.ne_chunker)
    if nltk.data.path[:1] != [folder]:
        nltk.data.path[:] = [folder, *(one for one in nltk.data.path if one != folder)]
        _forget_loaded_models()


@contextlib.contextmanager
def nltk_data_from(folder: str | os.PathLike) -> Iterator[None]:
    """Let NLTK read its data from ``folder`` alone for the length of a ``with`` block: to compare models with ours.

    Raises :class:`NewslensError` where there is no such folder.
    """
    import nltk

    folder = Path(folder)
    if not folder.is_dir():
        raise NewslensError(f"There is no folder {folder}: name the one that holds NLTK's data, with tokenizers/ and taggers/ in it.")
    before = list(nltk.data.path)
    nltk.data.path[:] = [str(_prepared(folder.resolve()))]
    _forget_loaded_models()
    try:
        yield
    finally:
        nltk.data.path[:] = before
        _forget_loaded_models()


def _forget_loaded_models() -> None:
    """Let NLTK load its models and word lists anew, from where they are found now."""
    import nltk

    for cached in (getattr(nltk.tokenize, "_get_punkt_tokenizer", None), getattr(nltk.tag, "_get_tagger", None), nltk.chunk.ne_chunker):
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()
    if "nltk.corpus.reader" not in sys.modules:  # nothing loaded yet, and loading it takes time
        return
    from nltk.corpus import opinion_lexicon, stopwords, words

    for corpus in (opinion_lexicon, stopwords, words):
        if unload := vars(corpus).get("_unload"):  # asking it by its attribute would load it
            unload()
