"""The school's records: a large file imported, ten years of a school, and the Meeting page of both after a click."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from analysis.ingest.reading import read_export
from analysis.keeping.contents import held_files
from analysis.keeping.daily import do_daily_work
from analysis.keeping.gathering import gather
from analysis.records.copies import copies_folder
from analysis.records.places import Place
from analysis.records.store import open_store
from benchmarks import marks
from benchmarks.invented_school import NOW, TERMS, store_file, store_school
from benchmarks.whole_job import peak_memory

ROOT = Path(__file__).parents[1]
MARKS = "160,000"
PUPILS, YEARS = 420, 10


def main() -> None:
    """Measure and print; the import is a process of its own, so that its memory is counted alone."""
    book = marks.as_workbook(marks.rows())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "marks.xlsx").write_bytes(book)
        print(_of_a_process("import_file", folder), end="\n\n")
    with tempfile.TemporaryDirectory() as folder:
        print(_ten_years(Place(Path(folder))), end="\n\n")


def _of_a_process(job: str, folder: str) -> str:
    command = [sys.executable, "-c", f"from benchmarks import records; records.{job}({folder!r})"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def import_file(folder: str) -> None:
    """Read, store and number one year of marks from a workbook."""
    data = Path(folder, "marks.xlsx").read_bytes()
    with open_store(Place(Path(folder))) as store:
        taken = _seconds(lambda: store_file(store, read_export(data, "marks.xlsx"), data))
    memory = "" if platform.system() == "Windows" else f", {peak_memory():,} MB at the most"
    print(f"A year of marks of a workbook, {MARKS}, read, stored and matched\n{taken}{memory}")


def _ten_years(place: Place) -> str:
    count = store_school(place, PUPILS, YEARS)
    with open_store(place) as store:
        megabytes = place.database_file.stat().st_size / 1_000_000
        listed, gathered = _seconds(lambda: held_files(store)), _seconds(lambda: gather(store, 1, NOW.date()))
        copied = _seconds(lambda: do_daily_work(store, place, NOW.date(), NOW))
        copy = next(copies_folder(place).iterdir()).stat().st_size / 1_000_000
    opened, clicked = _meeting_page(place)
    return "\n".join(
        [
            f"Ten years of {PUPILS} pupils, {count:,} marks in {YEARS * len(TERMS)} files",
            f"{megabytes:.1f} MB without untouched files; daily copy {copy:.1f} MB in {copied}",
            f"Meeting page: {opened} at the first visit, {clicked} after a click",
            f"What we keep: listed in {listed}, one pupil gathered in {gathered}",
        ]
    )


def _meeting_page(place: Place) -> tuple[str, str]:
    os.environ["ATTENDANCE_HOME"] = str(place.home)
    app = AppTest.from_file(ROOT / "app.py", default_timeout=300)
    opened = _seconds(lambda: app.run().switch_page("pages/meeting.py").run())
    return opened, _seconds(app.run)


def _seconds(work: Callable[[], object]) -> str:
    """Time a job: by the clock, and by the processor, which a busy machine does not lengthen."""
    start, worked = time.perf_counter(), time.process_time()
    work()
    return f"{time.perf_counter() - start:.2f} s ({time.process_time() - worked:.2f} s of the processor)"
