"""Writing a learner's files so that nothing is lost."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from newslens.resources import NewslensError, project_root


def my_work() -> Path:
    """Return the folder for what a learner makes, ``my_work/`` in the project; it is made if missing.

    Raises :class:`NewslensError` where it cannot be made.
    """
    folder = project_root() / "my_work"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from None
    return folder


def write_atomically(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` all at once: a killed kernel leaves the old file or the new one, never half of one.

    Raises :class:`NewslensError` for a full disk or a folder that cannot be written; the old file stays.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise _refusal(path, error) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())  # a temporary file is private; this one is as readable as any other
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _refusal(path, error) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refusal(path: Path, error: OSError) -> NewslensError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NewslensError(f"The disk is full, so {path.name} was not saved and its last version stands: free some space, then do the last step again.")
    return NewslensError(f"{path.name} could not be saved ({error.strerror}), and its last version stands: give yourself permission to write in {path.parent}.")
