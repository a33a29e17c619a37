"""Sealed sets: packed once, refused when changed. The real sets are not opened here."""

import shutil
from pathlib import Path

import pytest

from newslens import NewslensError, sealed

ANNOTATED = Path(__file__).parent / "texts" / "annotated"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A set of one invented text, and an empty folder data/sealed."""
    monkeypatch.setattr(sealed, "data_dir", lambda: tmp_path / "data")
    source = tmp_path / "source"
    (source / "stories").mkdir(parents=True)
    text = next(ANNOTATED.rglob("*.txt"))
    labels = next(ANNOTATED.rglob("attributions.tsv")).parent
    shutil.copy(text, source / "stories" / f"{labels.name}.txt")
    shutil.copytree(labels, source / "annotations" / labels.name)
    return source


def test_a_set_is_packed_the_same_every_time_and_only_once(project):
    first = sealed.pack("one", project / "stories", project / "annotations").read_bytes()
    second = sealed.pack("two", project / "stories", project / "annotations").read_bytes()
    assert first == second
    with pytest.raises(NewslensError, match="sealed already"):
        sealed.pack("one", project / "stories", project / "annotations")


def test_an_opened_set_gives_texts_with_their_labels(project):
    sealed.pack("one", project / "stories", project / "annotations")
    with sealed.opened("one") as pairs:
        assert [len(annotation.attributions) > 0 for _, annotation in pairs] == [True]


def test_a_changed_set_is_refused(project):
    path = sealed.pack("one", project / "stories", project / "annotations")
    path.write_bytes(path.read_bytes().replace(b"boat", b"raft"))
    with pytest.raises(NewslensError, match="changed after it was sealed"):
        with sealed.opened("one"):
            pass
    with pytest.raises(NewslensError, match="no sealed set"):
        with sealed.opened("three"):
            pass


def test_the_real_sets_are_as_they_were_sealed():
    names = sealed.checksums()
    assert names
    for name, digest in names.items():
        assert sealed._digest(sealed.sealed_dir() / f"{name}.zip") == digest
