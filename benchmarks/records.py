"""The school's records: a large file imported, ten years of a school, and the Meeting page of both after a click."""

import hashlib
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from analysis.ingest.export import PUPIL_COLUMNS, Export
from analysis.ingest.reading import read_export
from analysis.keeping.contents import held_files
from analysis.keeping.daily import do_daily_work
from analysis.keeping.gathering import gather
from analysis.meeting.box import ReadFile
from analysis.meeting.lasting import number_file
from analysis.meeting.memory import record_of
from analysis.records.copies import copies_folder
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.store import Store, open_store
from benchmarks import marks
from benchmarks.whole_job import peak_memory

ROOT = Path(__file__).parents[1]
MARKS = "160,000"
PUPILS, YEARS, TERMS = 420, 10, ((9, 1, 75), (1, 5, 55), (4, 13, 60))
CODES = ("/",) * 92 + ("I",) * 4 + ("L", "M", "G", "O")
NOW = pd.Timestamp("2026-07-21T12:00:00Z").to_pydatetime()


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
        taken = _seconds(lambda: _store(store, read_export(data, "marks.xlsx"), data))
    memory = "" if platform.system() == "Windows" else f", {peak_memory():,} MB at the most"
    print(f"A year of marks of a workbook, {MARKS}, read, stored and matched\n{taken}{memory}")


def _store(store: Store, export: Export, data: bytes) -> None:
    file = ReadFile(export.file_name, hashlib.sha256(data).hexdigest(), export)
    number = record_import(store, record_of(file, data), "Benchmark", NOW)
    number_file(store, number, export, NOW)


def _ten_years(place: Place) -> str:
    with open_store(place) as store:
        count = sum(_load_term(store, year, *term) for year in range(2016, 2016 + YEARS) for term in TERMS)
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


def _load_term(store: Store, year: int, month: int, day: int, days: int) -> int:
    first = date(year if month > 8 else year + 1, month, day)
    export = term_of_marks(first, days, year)
    _store(store, export, repr((year, month)).encode())
    return len(export.marks)


def term_of_marks(first: date, days: int, year: int) -> Export:
    """Invent a term; each school year a seventh of the school leaves and as many come."""
    chance = random.Random(f"{first}")
    joined = (year - 2016) * PUPILS // 7
    people = [
        {"upn": f"U{joined + place:012}", "surname": f"Surname{joined + place}", "forename": "Test", "class_name": "1A"}
        for place in range(PUPILS)
    ]
    years = [f"Year {place * 7 // PUPILS or 'R'}".replace("Year R", "Reception") for place in range(PUPILS)][::-1]
    pupils = pd.DataFrame(people, columns=list(PUPIL_COLUMNS), dtype=object).assign(year_group=years)
    pupils = pupils.assign(name=pupils["surname"] + ", Test").astype(object).where(pupils.notna(), None)
    open_days = [one for n in range(days * 2) if (one := first + timedelta(n)).weekday() < 5][:days]
    frame = pd.MultiIndex.from_product(
        [range(PUPILS), pd.to_datetime(open_days).astype("datetime64[us]"), ["AM", "PM"]],
        names=["pupil", "day", "session"],
    ).to_frame(index=False)
    frame = frame.assign(session=frame["session"].astype(object), mark=chance.choices(CODES, k=len(frame)))
    frame = frame.assign(mark=frame["mark"].astype(object))
    return Export("L3", f"{first}.csv", pupils, frame, period=(open_days[0], open_days[-1]))


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
