"""The notebook runs as Jupyter would run it, says what the dashboard says, and neither asks the network nor writes."""

import csv
import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks/termly_analysis.ipynb"
WATCH = """
import os, sys

def _watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise PermissionError(f"The notebook asked the network: {event} {args}")
    if event == "open" and isinstance(args[0], str) and args[0] != os.devnull:
        written = set("wax+") & set(args[1] or "") or args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if written and not os.path.realpath(args[0]).startswith(MAY_WRITE):
            raise PermissionError(f"The notebook wrote {args[0]}")

sys.addaudithook(_watch)
"""


@pytest.fixture(scope="module")
def notebook() -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=nbformat.NO_CONVERT)


@pytest.fixture(scope="module")
def run(notebook, tmp_path_factory) -> nbformat.NotebookNode:
    """Run every cell in the notebook's own folder, by a kernel that keeps its files in a folder of the test."""
    own = tmp_path_factory.mktemp("jupyter")
    folders = ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "TMPDIR")
    with pytest.MonkeyPatch.context() as patch:
        for name in folders:
            patch.setenv(name, str(own))
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        patch.setenv("PYTHONWARNINGS", "error")
        copy = nbformat.from_dict(notebook)
        watch = nbformat.v4.new_code_cell(f"MAY_WRITE = {os.path.realpath(own)!r}\n{WATCH}")
        copy.cells.insert(0, watch)
        NotebookClient(copy, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    return copy


def outputs_of(run: nbformat.NotebookNode) -> str:
    """Put together all that the cells show."""
    shown = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(output.get("text") or "\n".join(map(str, output.data.values())) for output in shown)


def without_scripts(html: str) -> str:
    """Take out what stands in scripts, and leave where a script would come from."""
    return re.sub(r"(<script[^>]*>).*?</script>", r"\1", html, flags=re.DOTALL)


def test_the_notebook_proposes_the_letters_that_the_dashboard_proposes(run):
    assert "285 letters proposed: for 64.9% of the 439 pupils on roll, to 227 families." in outputs_of(run)
    assert "109 to a worse one; all absence of 9 of the 109 was one illness." in outputs_of(run)


def test_the_notebook_measures_the_attendance_that_the_dashboard_measures(run):
    assert "Spring 2026: 94.5%; Summer 2026: 94.9%; School's target: 97.0%." in outputs_of(run)


def test_no_cell_complains_and_no_chart_asks_the_internet(run):
    kinds = {output.get("name", output.output_type) for cell in run.cells[1:] for output in cell.get("outputs", ())}
    assert kinds == {"stdout", "display_data", "execute_result"}
    assert "http" not in without_scripts(outputs_of(run))  # plotly's own script names places, and fetches nothing


def test_the_notebook_names_no_pupil(run):
    with (ROOT / "sample_data/summer_2026_marks.csv").open(encoding="utf-8-sig", newline="") as file:
        surnames = {row["Surname"] for row in csv.DictReader(file)}
    assert len(surnames) > 100
    assert surnames & set(re.findall(r"[\w'-]+", without_scripts(outputs_of(run)))) == set()


def test_the_notebook_is_stored_without_anything_that_a_cell_has_shown(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.execution_count, cell.outputs, cell.metadata) for cell in cells] == [(None, [], {})] * len(cells)


@pytest.mark.parametrize("folder", [ROOT, ROOT / "notebooks"], ids=["the program's folder", "notebooks"])
def test_the_notebook_finds_the_program_wherever_jupyter_was_started(notebook, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.path", ["somewhere else"])
    line = next(one for one in notebook.cells[1].source.splitlines() if one.startswith("ROOT = "))
    names = {"Path": Path}
    exec(line, names)
    assert names["ROOT"] == ROOT
