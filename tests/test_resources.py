"""The bundled NLTK resources: every standard call works, everywhere, with the same answers."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import standard_calls

import newslens
from newslens import NewslensError, resources

NEWEST_NLTK = "3.10.4"
BUNDLED = resources.bundled_nltk()
OFFICIAL = Path(__file__).resolve().parents[2] / "shared" / "nltk_official"
SITUATIONS = ("as it is", "umask 002", "777", "foreign owner", "hard links", "read-only home", "linked folder", "unreadable home")
posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")


@pytest.fixture(scope="module")
def expected() -> str:
    newslens.prepare_nltk()
    return standard_calls.fingerprint()


@pytest.fixture
def open_tmp():
    """A folder that any account may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        (Path(name) / "home").chmod(0o755)


@pytest.fixture
def put_back(monkeypatch):
    """Whatever becoming somebody else changed in this process is put back afterwards (where there is no root, nothing forks)."""
    import nltk

    monkeypatch.setattr(resources, "bundled_nltk", resources.bundled_nltk)
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    monkeypatch.setattr(nltk.data, "path", list(nltk.data.path))
    monkeypatch.setenv("HOME", os.environ.get("HOME", ""))
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    yield
    monkeypatch.undo()
    resources._forget_loaded_models()


def stage(situation: str, place: Path) -> tuple[Path, Path]:
    """Lay the resources out as ``situation`` says; return their folder and a home folder."""
    folder, home = place / "nltk_data", place / "home"
    shutil.copytree(BUNDLED, folder)
    home.mkdir()
    (place / "tmp").mkdir()
    (place / "tmp").chmod(0o777)
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)
    if situation == "umask 002":
        for path in everything:
            path.chmod(0o775 if path.is_dir() else 0o664)
    elif situation in ("777", "read-only home", "unreadable home"):  # so that a copy is needed and has nowhere to go
        for path in everything:
            path.chmod(0o777)
    elif situation == "foreign owner" and os.geteuid() == 0:
        for path in everything:
            os.chown(path, 1234, 1234)
    elif situation == "hard links":
        for path in everything:
            if path.is_file():
                os.link(path, place / f"link{abs(hash(path))}")
    elif situation == "linked folder":
        (place / "link").symlink_to(folder, target_is_directory=True)
        folder = place / "link"
    home.chmod({"read-only home": 0o555, "unreadable home": 0o000}.get(situation, 0o777))
    return folder, home


# --- the calls --------------------------------------------------------------------------


def test_standard_calls_answer_as_in_every_tutorial(monkeypatch):
    def no_network(*args, **kwargs):
        raise AssertionError("a standard call wanted the network")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    said = standard_calls.answers()
    assert len(said["sent_tokenize"]) == 2
    assert said["word_tokenize"][0][:3] == ["Capt.", "Victoria", "Hight"]
    assert said["pos_tag"] == said["pos_tag_sents"]
    assert dict(said["pos_tag"][0])["said" if "said" in said["word_tokenize"][0] else "say"] in ("VB", "VBD")
    assert {tag for sentence in said["pos_tag universal"] for _, tag in sentence} <= set(
        "NOUN VERB ADJ ADV PRON DET ADP NUM CONJ PRT . X".split())
    assert said["ne_chunk"] == said["ne_chunk_sents"]
    assert "(PERSON Victoria/NNP Hight/NNP)" in said["ne_chunk"][0] and "(GPE Japan/NNP)" in said["ne_chunk"][0]
    assert "(NE Victoria/NNP Hight/NNP)" in said["ne_chunk binary"][0]
    assert "not" in said["stopwords"] and "government" in said["words"]
    assert said["vader"][-1]["compound"] > 0.8
    assert "NNPS: " in said["upenn_tagset"] and said["upenn_tagset"].count("PRP$: ") == 2


def test_opinion_words_are_plain_and_on_one_side():
    from nltk.corpus import opinion_lexicon

    positive, negative = set(opinion_lexicon.positive()), set(opinion_lexicon.negative())
    assert not positive & negative and len(positive) > 800 and len(negative) > 1200
    assert all(word.isascii() and word == word.lower() and " " not in word for word in positive | negative)
    assert {"welcome", "praised"} <= positive and {"provocation", "condemned"} <= negative
    assert opinion_lexicon.words()[0] in negative | positive  # no line of the header counts as a word


def test_every_penn_tag_has_help_and_a_universal_tag():
    import json

    from newslens.annotations import PENN_TAGS
    from nltk.tag import map_tag

    tags = json.loads((BUNDLED / "help" / "tagsets_json" / "PY3_json" / "upenn_tagset.json").read_text(encoding="utf-8"))
    assert PENN_TAGS <= set(tags)
    assert all(meaning and examples for meaning, examples in tags.values())
    assert {map_tag("en-ptb", "universal", tag) for tag in PENN_TAGS} == set("NOUN VERB ADJ ADV PRON DET ADP NUM CONJ PRT . X".split())


def test_ne_chunk_loads_its_model_once(monkeypatch):
    import nltk
    from nltk.chunk.named_entity import Maxent_NE_Chunker

    loads = []
    load = Maxent_NE_Chunker.load_params
    monkeypatch.setattr(Maxent_NE_Chunker, "load_params", lambda self: (loads.append(1), load(self)))
    nltk.chunk.ne_chunker.cache_clear()
    for _ in range(3):
        nltk.ne_chunk([("Japan", "NNP")])
    assert len(loads) == 1


# --- the loader -------------------------------------------------------------------------


@posix_only
@pytest.mark.parametrize("situation", SITUATIONS)
def test_same_answers_in_every_situation(situation, open_tmp, as_ordinary_user, expected, put_back):
    folder, home = stage(situation, open_tmp)
    standard_calls.preload()

    def ask():
        standard_calls.become(0, home)
        return standard_calls.fingerprint(folder)

    assert as_ordinary_user(ask) == expected


@pytest.fixture(scope="session")
def newest_nltk(tmp_path_factory) -> Path:
    """A folder with the newest NLTK; NEWSLENS_NLTK names one that is there already."""
    named = os.environ.get("NEWSLENS_NLTK")
    if named:
        return Path(named)
    target = tmp_path_factory.mktemp("nltk")
    install = ["--target", str(target), "--no-deps", f"nltk=={NEWEST_NLTK}"]
    for tool in ([sys.executable, "-m", "pip", "install", "-q"], ["uv", "pip", "install", "-q", "--python", sys.executable]):
        try:
            if subprocess.run([*tool, *install], capture_output=True, timeout=300).returncode == 0:
                return target
        except FileNotFoundError:
            continue
    pytest.skip(f"nltk {NEWEST_NLTK} cannot be fetched; NEWSLENS_NLTK names a folder that holds it")


@posix_only
@pytest.mark.slow
@pytest.mark.parametrize("situation", SITUATIONS)
def test_same_answers_with_the_newest_nltk(situation, open_tmp, newest_nltk, expected):
    folder, home = stage(situation, open_tmp)
    paths = os.pathsep.join([str(newest_nltk), str(Path(newslens.__file__).parents[1])])
    run = subprocess.run([sys.executable, standard_calls.__file__, str(folder), str(home), "65534"],
                         env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, timeout=120)
    assert run.stdout.split() == [NEWEST_NLTK, expected], run.stderr[-2000:]


def test_ours_stands_first_where_other_data_is_installed(tmp_path, monkeypatch, expected):
    import nltk

    decoy = tmp_path / "nltk_data"
    shutil.copytree(BUNDLED, decoy)
    (decoy / "corpora" / "stopwords" / "english").write_text("decoy\n")
    (decoy / "tokenizers" / "punkt_tab" / "english" / "abbrev_types.txt").write_text("friday\n")
    for name in ("averaged_perceptron_tagger_eng.tagdict.json", "averaged_perceptron_tagger_eng.weights.json"):
        (decoy / "taggers" / "averaged_perceptron_tagger_eng" / name).write_text('{"Japan": "UH"}' if "dict" in name else "{}")
    monkeypatch.setattr(nltk.data, "path", [str(decoy), *nltk.data.path[1:]])
    try:
        resources.prepare_nltk()
        assert nltk.data.path[0] != str(decoy) and str(decoy) in nltk.data.path
        assert standard_calls.fingerprint() == expected
    finally:
        monkeypatch.undo()
        resources._forget_loaded_models()


def test_other_data_is_asked_by_explicit_path_only(tmp_path):
    import nltk
    from nltk.corpus import stopwords

    other = tmp_path / "other"
    shutil.copytree(BUNDLED, other)
    (other / "corpora" / "stopwords" / "english").write_text("decoy\n")
    ours = stopwords.words("english")
    with resources.nltk_data_from(other):
        assert stopwords.words("english") == ["decoy"] and len(nltk.data.path) == 1
    assert stopwords.words("english") == ours != ["decoy"]
    with pytest.raises(NewslensError, match="no folder"), resources.nltk_data_from(tmp_path / "missing"):
        pass


def test_official_models_answer_by_path():
    if not OFFICIAL.is_dir():
        pytest.skip("NLTK's official data is not in shared/nltk_official beside the project")
    import nltk

    with resources.nltk_data_from(OFFICIAL):
        theirs = nltk.tag._get_tagger().tagdict
    assert theirs is not nltk.tag._get_tagger("eng").tagdict and len(theirs) != len(nltk.tag._get_tagger("eng").tagdict)


# --- size --------------------------------------------------------------------


def test_the_bundle_is_small():
    size = sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file())
    assert 1_000_000 < size <= 6_000_000


def test_rebuilding_the_lists_changes_nothing(tmp_path):
    from newslens.training import lists

    for write in (lists.write_punkt, lists.write_stopwords, lists.write_words, lists.write_opinion_lexicon, lists.write_tagsets):
        write(tmp_path)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 11
    for path in made:
        assert path.read_bytes() == (BUNDLED / path.relative_to(tmp_path)).read_bytes(), path.name


@pytest.mark.slow
def test_one_command_makes_the_same_bytes_again():
    run = subprocess.run([sys.executable, "-m", "newslens", "train", "--check"], capture_output=True, text=True, timeout=1800)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "all the same bytes" in run.stdout
