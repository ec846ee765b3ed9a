"""What a pupil missed, by kind and by date, for letters and pages."""

from datetime import date

import pandas as pd

from analysis.measures.sessions import session_order

ALL_DAY = "all day"


def absences_by_code(marks: pd.DataFrame) -> dict[int, tuple[tuple[str, date, int], ...]]:
    """Count absent sessions by person and code: (code, first day, sessions), most sessions first."""
    absent = marks[marks["absent"] == 1]
    counts = absent.groupby(["person", "mark"], sort=True)["day"].agg(["min", "size"]).reset_index()
    counts = counts.sort_values(["person", "size", "mark"], ascending=[True, False, True])
    gathered: dict[int, list[tuple[str, date, int]]] = {}
    for person, mark, first, sessions in counts.itertuples(index=False):
        gathered.setdefault(int(person), []).append((str(mark), first.date(), int(sessions)))
    return {person: tuple(rows) for person, rows in gathered.items()}


def absent_dates(marks: pd.DataFrame) -> dict[int, tuple[tuple[date, str], ...]]:
    """List each person's absences in time: (day, "AM", "PM" or "all day" where both sessions were missed)."""
    absent = marks[marks["absent"] == 1]
    absent = absent.assign(order=session_order(absent)).sort_values(["person", "order"])
    days = absent.groupby(["person", "day"], sort=True)["session"].agg(["first", "size"]).reset_index()
    gathered: dict[int, list[tuple[date, str]]] = {}
    for person, day, session, sessions in days.itertuples(index=False):
        gathered.setdefault(int(person), []).append((day.date(), ALL_DAY if sessions > 1 else str(session)))
    return {person: tuple(rows) for person, rows in gathered.items()}
