"""Every notebook, run as a learner runs it: in a kernel, then every control turned; and on other articles, in one process.

All runs happen in a copy of the project, so that nobody's my_work/ is touched.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from newslens import load_article
from newslens.article import story_names

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
LESSONS = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "notebooks").glob("*.ipynb"))
SOLUTIONS = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "solutions").glob("*.ipynb"))
EXERCISES = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "exercises").glob("*.ipynb"))
OTHER_TEXTS = sorted(p.stem for p in (TESTS / "texts" / "articles").glob("*.txt"))
LEFT_OUT = (".git", ".venv", ".venv-test", "my_work", "__pycache__", ".pytest_cache", ".progress")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project to run notebooks in."""
    copy = tmp_path_factory.mktemp("a class") / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (copy / "my_work").mkdir()
    return copy


@pytest.fixture(scope="module")
def environment(project, tmp_path_factory):
    """Environment variables of a kernel that imports the copy's package and keeps its own Jupyter files."""
    home = tmp_path_factory.mktemp("jupyter")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "NEWSLENS", "PYTEST"))}
    return kept | {"PYTHONPATH": str(project), "IPYTHONDIR": str(home / "ipython"), "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
                   "JUPYTER_DATA_DIR": str(home / "data"), "JUPYTER_CONFIG_DIR": str(home / "config"), "MPLBACKEND": "module://matplotlib_inline.backend_inline"}


def executed(path, environment, more=()):
    """Run a notebook's cells, then the code cells ``more``, in one kernel; an error fails the test with the cell's source."""
    notebook = nbformat.read(path, 4)
    for source in more:
        notebook.cells.append(nbformat.v4.new_code_cell(source))
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        pytest.fail(f"{path.name}: {error}")
    return notebook


def stderr_of(notebook):
    return "".join(o.text for c in notebook.cells if c.cell_type == "code" for o in c.outputs
                   if o.output_type == "stream" and o.name == "stderr")


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_and_every_control_can_be_turned(name, project, environment):
    notebook = executed(project / name, environment, [(TESTS / "sweep.py").read_text(encoding="utf-8")])
    assert stderr_of(notebook) == ""


# --- exercises and solutions, and other articles: as cells in one process ------------------------


def run_in_one_process(names, project, environment, article=None):
    """Run notebooks as cells in one process, on the case or with ``article`` chosen; return a report for each."""
    chosen = {"NEWSLENS_ARTICLE": str(article)} if article else {}
    done = subprocess.run([sys.executable, str(TESTS / "one_process.py"), *(str(project / name) for name in names)],
                          capture_output=True, text=True, timeout=900, env=environment | chosen | {"MPLBACKEND": "Agg"}, cwd=project)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


def first_lines(report):
    return [verdict.split("\n")[0] for verdict in report["verdicts"]]


@pytest.fixture(scope="module")
def on_the_case(project, environment):
    return run_in_one_process(EXERCISES + SOLUTIONS, project, environment)


@pytest.mark.parametrize("name", EXERCISES)
def test_untouched_exercises_say_so_and_nothing_else(name, on_the_case):
    report = on_the_case[name]
    assert report["errors"] == [] and report["stderr"] == ""
    assert report["verdicts"] and all(line.startswith("**Not tried yet") for line in first_lines(report)), first_lines(report)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_solutions_pass_their_own_checks(name, on_the_case):
    report = on_the_case[name]
    assert report["errors"] == [] and report["stderr"] == ""
    assert report["verdicts"]
    assert [line for line in first_lines(report) if not line.startswith(("**Correct", "**Does not apply"))] == []


def faults_on(article, project, environment):
    """Run all lessons and solutions on another article; return what went wrong, by notebook."""
    faults = {}
    for name, report in run_in_one_process(LESSONS + SOLUTIONS, project, environment, article).items():
        wrong = [line for line in first_lines(report) if name.startswith("solutions")
                 and not line.startswith(("**Correct", "**Does not apply"))]
        if report["errors"] or report["stderr"] or wrong:
            faults[name] = (report["errors"], report["stderr"][-500:], wrong)
    return faults


QUICK_TEXTS = ("no_quotation", "two_sentences")


@pytest.mark.parametrize("name", [pytest.param(n, marks=() if n in QUICK_TEXTS else pytest.mark.slow) for n in OTHER_TEXTS])
def test_everything_runs_on_texts_of_other_kinds(name, project, environment):
    assert faults_on(TESTS / "texts" / "articles" / f"{name}.txt", project, environment) == {}


@pytest.mark.slow
def test_everything_runs_on_a_text_of_ten_thousand_words(project, environment, tmp_path):
    bodies = [load_article(name).text for name in story_names()]
    words, parts = 0, []
    while words < 10_000:
        parts.append(bodies[len(parts)])
        words += len(parts[-1].split())
    (tmp_path / "long.txt").write_text("\n\n".join(parts), encoding="utf-8")
    assert faults_on(tmp_path / "long.txt", project, environment) == {}


@pytest.mark.slow
def test_everything_runs_on_an_interview(project, environment):
    assert faults_on("paid_to_hesitate", project, environment) == {}


@pytest.mark.slow
def test_everything_runs_on_the_newspapers_own_text(newspaper_original, project, environment):
    assert faults_on(newspaper_original, project, environment) == {}


# --- how notebooks are kept -----------------------------------------------------------------


@pytest.mark.parametrize("name", LESSONS + SOLUTIONS + EXERCISES)
def test_notebooks_are_kept_without_outputs_and_in_short_cells(name):
    notebook = nbformat.read(ROOT / name, 4)
    nbformat.validate(notebook)
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert all(not c.outputs and c.execution_count is None for c in code)
    lengths = sorted(sum(1 for line in c.source.splitlines() if line.strip()) for c in code)
    assert lengths[-1] <= (25 if name.startswith("solutions/") else 15), "a code cell is too long"
    if name.startswith("notebooks/"):
        assert lengths[int(len(lengths) * 0.9)] <= 9, "more than one code cell in ten has over nine lines"
    assert len({c.id for c in notebook.cells}) == len(notebook.cells)


@pytest.mark.parametrize("name", LESSONS)
def test_links_between_notebooks_lead_somewhere(name):
    for cell in nbformat.read(ROOT / name, 4).cells:
        if cell.cell_type != "markdown":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)(#[^)\s]*)?\)", cell.source):
            path = (ROOT / name).parent / target[0]
            if target[0].startswith("http"):
                continue
            assert path.exists(), f"{name} links to {target[0]}"
            if target[1] and path.suffix == ".ipynb":
                headings = re.findall(r"(?m)^#+ (.+?)\s*$", "\n".join(c.source for c in nbformat.read(path, 4).cells if c.cell_type == "markdown"))
                anchors = {"#" + heading.replace(" ", "-") for heading in headings}
                assert target[1] in anchors, f"{name} links to {target[0]}{target[1]}"
