"""The pages run without a browser: opened, filled and pressed as a person would."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data"
TOTALS = ("UPN", "Surname", "Forename", "Year", "Reg", "Possible", "Attended", "Authorised", "Unauthorised")


def opened() -> AppTest:
    """Open the program as a new visitor: the Upload page."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()


def with_sample() -> AppTest:
    """Open the sample school."""
    return opened().button(key="open_sample").click().run()


def on(app: AppTest, page: str) -> AppTest:
    """Go to a page."""
    return app.switch_page(f"pages/{page}.py").run()


def reviewing(app: AppTest, who: str = "Mrs H. Ferncastle") -> AppTest:
    """Go to the Review page as somebody with a name, who has seen which checks could not run."""
    app = on(app, "review").text_input(key="decider").set_value(who).run()
    return app.checkbox(key="checks_seen_box").check().run()


def dropped(app: AppTest, name: str, data: bytes) -> AppTest:
    """Drop a file in the box."""
    box = next(one for one in app.get("file_uploader") if one.key.startswith("file_box_"))
    return app.file_uploader(key=box.key).upload(name, data, "application/octet-stream").run()


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a small export."""
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode()


def totals_of(term: str, *rows: tuple[str, int, int], year: str = "2025/26", class_name: str = "3A") -> bytes:
    """Write totals of one term: (surname, possible, attended), all absence authorised."""
    named = [
        ("", surname, "Ada", "Year 3", class_name, possible, attended, possible - attended, 0, term, year)
        for surname, possible, attended in rows
    ]
    return csv_of((*TOTALS, "Term", "Academic Year"), named)


def words(app: AppTest) -> str:
    """Give everything a page says in running text, without the backslashes of escaped text."""
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.error, app.warning, app.success, app.info)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def buttons(app: AppTest) -> dict[str, str]:
    """Give the labels of buttons and download buttons by key."""
    downloads = {one.proto.id.rpartition("-")[2]: one.proto.label for one in app.get("download_button")}
    return {one.key: one.label for one in app.button} | downloads
