"""Schools of any size and number of years, invented by a seed and stored as files in the school's records."""

import hashlib
import random
from datetime import date, timedelta

import pandas as pd

from analysis.ingest.export import PUPIL_COLUMNS, Export
from analysis.meeting.box import ReadFile
from analysis.meeting.lasting import number_file
from analysis.meeting.memory import record_of
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.store import Store, open_store

TERMS = ((9, 1, 75), (1, 5, 55), (4, 13, 60))
"""First month and day of a term, and its school days."""
CODES = ("/",) * 92 + ("I",) * 4 + ("L", "M", "G", "O")
NOW = pd.Timestamp("2026-07-21T12:00:00Z").to_pydatetime()
LAST_YEAR = 2025
"""The September in which the latest school year began."""


def store_school(place: Place, pupils: int, years: int) -> int:
    """Store `years` school years of a school, the latest in 2025/26; give how many marks they hold."""
    with open_store(place) as store:
        return sum(
            _store_term(store, pupils, year, *term)
            for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1)
            for term in TERMS
        )


def store_file(store: Store, export: Export, data: bytes) -> None:
    """Record one read file and number its pupils, as dropping it in the box does."""
    file = ReadFile(export.file_name, hashlib.sha256(data).hexdigest(), export)
    number = record_import(store, record_of(file, data), "Benchmark", NOW)
    number_file(store, number, export, NOW)


def _store_term(store: Store, pupils: int, year: int, month: int, day: int, days: int) -> int:
    first = date(year if month > 8 else year + 1, month, day)
    export = term_of_marks(first, days, year, pupils)
    store_file(store, export, repr((year, month)).encode())
    return len(export.marks)


def term_of_marks(first: date, days: int, year: int, pupils: int) -> Export:
    """Invent a term; each school year a seventh of the school leaves and as many come."""
    chance = random.Random(f"{first}")
    open_days = [one for n in range(days * 2) if (one := first + timedelta(n)).weekday() < 5][:days]
    frame = pd.MultiIndex.from_product(
        [range(pupils), pd.to_datetime(open_days).astype("datetime64[us]"), ["AM", "PM"]],
        names=["pupil", "day", "session"],
    ).to_frame(index=False)
    frame = frame.assign(session=frame["session"].astype(object), mark=chance.choices(CODES, k=len(frame)))
    frame = frame.assign(mark=frame["mark"].astype(object))
    return Export("L3", f"{first}.csv", _pupils(year, pupils), frame, period=(open_days[0], open_days[-1]))


def _pupils(year: int, count: int) -> pd.DataFrame:
    joined = (year - 2016) * count // 7
    people = [
        {
            "upn": f"U{joined + place:012}",
            "surname": f"Surname{joined + place}",
            "name": f"Surname{joined + place}, Test",
            "forename": "Test",
            "year_group": "Reception" if (stage := 6 - place * 7 // count) == 0 else f"Year {stage}",
            "class_name": f"{stage}{'ABCDEFGHIJK'[place % max(1, count // 210)]}",
        }
        for place in range(count)
    ]
    frame = pd.DataFrame(people, columns=list(PUPIL_COLUMNS), dtype=object)
    return frame.astype(object).where(frame.notna(), None)
