"""Every page of the sample school: the program's own time at the first visit and after a click, without a browser."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
CLICKS = 7


def main() -> None:
    """Measure and print, with records of its own in a folder that goes again."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ATTENDANCE_HOME"] = home
        print(_of_the_sample_school())


def _of_the_sample_school() -> str:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    app.run().button(key="open_sample").click().run()
    pages = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
    lines = [_line(page, *_visits(app, page)) for page in pages]
    app.switch_page("pages/review.py").run().text_input(key="decider").set_value("Mrs A. Head").run()
    app.checkbox(key="checks_seen_box").check().run()
    released = _seconds(app.button(key="release_concern_amber").click().run)
    return "\n".join(
        [
            "Pages of the sample school, 420 pupils: seconds",
            f"{'page':<16}first   after a click, median  worst",
            *lines,
            f"Review, every ready amber letter released: {released:.2f}",
        ]
    )


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
