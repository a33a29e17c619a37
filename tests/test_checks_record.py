"""The learner's record: never half written, never lost, never in the way."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from pathlib import Path

import pytest

from newslens.exercises import record
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, NOT_YET, UNTRIED


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    """An empty project with a learner's folder."""
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "my_work").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(record, "_unsaved", None)
    record._notes.clear()
    record._told.clear()
    return tmp_path


def stored(project: Path) -> dict:
    return json.loads((project / "my_work" / "progress.json").read_text(encoding="utf-8"))


def test_it_is_readable_and_versioned(project):
    record.note_try("share", NOT_YET, "bombers")
    record.note_try("share", CORRECT, "bombers")
    record.note_try("share", NOT_YET, "bombers")
    record.note_try("other", UNTRIED, "bombers")
    data = stored(project)
    assert data["version"] == 1
    assert data["exercises"]["share"]["tries"] == 3 and data["exercises"]["share"]["done"] and data["exercises"]["share"]["last"] == NOT_YET
    assert data["exercises"]["other"]["tries"] == 0 and not data["exercises"]["other"]["done"]
    assert sorted(p.name for p in (project / "my_work").iterdir()) == ["progress.json"]


def test_a_notebook_of_solutions_leaves_no_record(project, monkeypatch):
    (project / "solutions").mkdir()
    monkeypatch.chdir(project / "solutions")
    record.note_try("share", CORRECT, "bombers")
    record.note_hint("share", 1)
    assert not any((project / "my_work").iterdir())


def test_it_lies_next_to_the_exercises_where_there_is_no_my_work(project):
    (project / "my_work").rmdir()
    (project / "exercises").mkdir()
    record.note_try("share", NOT_APPLICABLE, "bombers")
    assert (project / "exercises" / ".progress" / "progress.json").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"version": 1}', '{"version": "x", "exercises": {}}', '{"version": 1, "exercises": {"a": 3}}', "\x00\x01", b"\xff\xfe\xff"])
def test_a_damaged_record_is_kept_aside_and_said(project, content):
    path = project / "my_work" / "progress.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    record.note_try("share", CORRECT, "bombers")
    assert stored(project)["exercises"]["share"]["done"]
    aside = list((project / "my_work").glob("progress.damaged-*.json"))
    assert len(aside) == 1 and aside[0].read_bytes() == (content if isinstance(content, bytes) else content.encode())
    assert any("was damaged" in note for note in record.notes())
    assert record.notes() == []


@pytest.mark.parametrize("field, value", [("tries", '"3"'), ("tries", "null"), ("hints", '"x"'), ("hints", "1.5"), ("done", "[]"), ("asked", "1")])
def test_a_field_that_was_spoilt_counts_as_empty(project, field, value):
    (project / "my_work" / "progress.json").write_text('{"version": 1, "exercises": {"share": {"tries": 1, "last": "not yet", "%s": %s}}}' % (field, value), encoding="utf-8")
    record.note_hint("share", 1)
    record.note_try("share", CORRECT, "bombers")
    assert record.entry("share")["hints"] == 1 and record.entry("share")["done"] and record.entry("share")["tries"] in (1, 2)


def test_a_record_saved_by_windows_editor_is_read(project):
    (project / "my_work" / "progress.json").write_text('{"version": 1, "exercises": {"share": {"tries": 4}}}', encoding="utf-8-sig")
    assert record.entry("share")["tries"] == 4


def test_a_newer_record_is_left_alone(project):
    path = project / "my_work" / "progress.json"
    path.write_text('{"version": 99, "exercises": {"x": {"done": "2030"}}, "new": 1}', encoding="utf-8")
    before = path.read_bytes()
    record.note_try("share", CORRECT, "bombers")
    assert path.read_bytes() == before
    assert record.entry("share")["done"]
    assert any("newer version" in note for note in record.notes())


def test_a_full_disk_is_said_and_nothing_is_lost(project, monkeypatch):
    record.note_try("first", CORRECT, "bombers")

    def full(path, text, **options):
        path.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        record.note_try("second", CORRECT, "bombers")
        record.note_hint("second", 1)
    assert list(stored(project)["exercises"]) == ["first"]
    assert record.entry("second")["done"] and record.entry("first")["done"] and record.entry("second")["hints"] == 1
    (note,) = record.notes()
    assert "no space left on device" in note and "Your answers are safe" in note
    record.note_try("third", NOT_YET, "bombers")
    assert set(stored(project)["exercises"]) == {"first", "second", "third"}
    assert [p.name for p in (project / "my_work").iterdir()] == ["progress.json"]


def _cannot_write(folder: str) -> tuple[list[str], bool]:
    os.chdir(folder)
    record.note_try("share", CORRECT, "bombers")
    return record.notes(), bool(record.entry("share")["done"])


def test_a_folder_that_cannot_be_written_is_said(project, as_ordinary_user):
    (project / "my_work").chmod(0o555)
    project.chmod(0o755)
    notes, done = as_ordinary_user(_cannot_write, str(project))
    (project / "my_work").chmod(0o755)
    assert done and len(notes) == 1 and "cannot be saved (permission denied)" in notes[0]


def test_a_write_that_is_cut_off_leaves_the_old_record(project, monkeypatch):
    record.note_try("first", CORRECT, "bombers")
    before = (project / "my_work" / "progress.json").read_bytes()

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(record.os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        record.note_try("second", CORRECT, "bombers")
    assert (project / "my_work" / "progress.json").read_bytes() == before


def test_the_lock_of_a_killed_kernel_is_taken_over(project):
    lock = project / "my_work" / "progress.lock"
    lock.touch()
    os.utime(lock, (time.time() - 60,) * 2)
    begun = time.perf_counter()
    record.note_try("share", CORRECT, "bombers")
    assert stored(project)["exercises"]["share"]["done"] and not lock.exists()
    assert time.perf_counter() - begun < 1


def _many(folder: str, name: str) -> None:
    os.chdir(folder)
    for i in range(20):
        record.note_try(f"{name}{i}", CORRECT, "bombers")


def test_two_notebooks_do_not_overwrite_each_other(project):
    context = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    kernels = [context.Process(target=_many, args=(str(project), name)) for name in "ab"]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join(60)
    assert len(stored(project)["exercises"]) == 40
