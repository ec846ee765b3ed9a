"""Every page of a primary and of a large secondary: the program's own time at the first visit and after a click."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from analysis.records.places import Place
from benchmarks.invented_school import store_school
from benchmarks.whole_job import peak_memory

ROOT = Path(__file__).parents[1]
CLICKS = 7
LARGE, YEARS = 2000, 3


def main() -> None:
    """Measure and print: each school in a process of its own, with records in a folder that goes again."""
    for school in ("sample_school", "large_school"):
        with tempfile.TemporaryDirectory() as home:
            if school == "large_school":
                store_school(Place(Path(home)), LARGE, YEARS)
            command = [sys.executable, "-c", f"from benchmarks import pages; print(pages.{school}())"]
            surroundings = os.environ | {"ATTENDANCE_HOME": home}
            subprocess.run(command, cwd=ROOT, check=True, env=surroundings, stderr=subprocess.DEVNULL)
        print()


def large_school() -> str:
    """Measure every page of a large secondary whose records of three school years stand in $ATTENDANCE_HOME."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=300)
    opened = _seconds(app.run)
    lines = _lines(app)
    return "\n".join(
        [f"Pages of {LARGE:,} pupils and {YEARS} stored years: seconds", *lines, f"opened: {opened:.2f}{_memory()}"]
    )


def sample_school() -> str:
    """Measure every page of the sample school, and a release."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    app.run().button(key="open_sample").click().run()
    lines = _lines(app)
    app.switch_page("pages/review.py").run().text_input(key="decider").set_value("Mrs A. Head").run()
    app.checkbox(key="checks_seen_box").check().run()
    released = _seconds(app.button(key="release_concern_amber").click().run)
    return "\n".join(
        [
            "Pages of the sample school, 420 pupils: seconds",
            *lines,
            f"Review, every ready amber letter released: {released:.2f}{_memory()}",
        ]
    )


def _lines(app: AppTest) -> list[str]:
    pages = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
    head = f"{'page':<16}first   after a click, median  worst"
    return [head, *(_line(page, *_visits(app, page)) for page in pages)]


def _visits(app: AppTest, page: str) -> tuple[float, list[float]]:
    first = _seconds(app.switch_page(f"pages/{page}.py").run)
    if app.exception:
        raise RuntimeError(f"{page}: {app.exception[0].message}")
    return first, [_seconds(app.run) for _ in range(CLICKS)]


def _line(page: str, first: float, clicks: list[float]) -> str:
    return f"{page:<16}{first:5.2f}   {median(clicks):21.3f}  {max(clicks):5.3f}"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _memory() -> str:
    return "" if platform.system() == "Windows" else f"; {peak_memory():,} MB at the most"
