"""One pupil's marks over the loaded terms, in time, each session once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.measures.sessions import session_order
from analysis.measures.term_sheet import TermSheet
from analysis.rules.school_calendar import monday_of, school_year_of

COLUMNS = ["person", "day", "session", "mark", "possible", "attended", "absent", "late", "unauthorised", "missing"]
MINUTES = "minutes_late"
"""A column that only some files have."""


@dataclass(frozen=True, slots=True)
class Week:
    """One school week of a pupil: its Monday, attended and possible sessions."""

    monday: date
    attended: int
    possible: int


def pupil_marks(sheets: Sequence[TermSheet], person: int) -> pd.DataFrame:
    """Gather the marks of one person, in time: `COLUMNS`, and `MINUTES` where a file has it.

    Where two terms share a session the later term is taken.
    """
    known = [sheet.marks for sheet in sheets if sheet.marks is not None]
    own = [marks.loc[marks["person"] == person, [*COLUMNS, *({MINUTES} & {*marks})]] for marks in known]
    if not own:
        return pd.DataFrame(columns=COLUMNS).astype({"day": "datetime64[us]"})
    together = pd.concat(own).drop_duplicates(["day", "session"], keep="last")
    ordered = together.assign(order=session_order(together)).sort_values("order")
    return ordered.drop(columns="order").reset_index(drop=True)


def of_school_year(marks: pd.DataFrame, school_year: str) -> pd.DataFrame:
    """Keep the marks of one school year."""
    years = [school_year_of(day) for day in marks["day"]]
    return marks[[year == school_year for year in years]]


def school_years_in(marks: pd.DataFrame) -> tuple[str, ...]:
    """Name the school years of the marks, latest first."""
    return tuple(sorted({school_year_of(day) for day in marks["day"]}, reverse=True))


def weeks_of(marks: pd.DataFrame) -> tuple[Week, ...]:
    """Count sessions by school week, in time; a week without possible sessions is left out."""
    mondays = pd.Series([monday_of(day.date()) for day in marks["day"]], index=marks.index, dtype=object)
    sums = marks[["attended", "possible"]].groupby(mondays, sort=True).sum()
    rows = zip(sums.index, sums["attended"], sums["possible"], strict=True)
    return tuple(Week(monday, int(attended), int(possible)) for monday, attended, possible in rows if possible)


def sessions_in(marks: pd.DataFrame) -> tuple[tuple[date, str, str], ...]:
    """Give each session as day, "AM" or "PM", and mark."""
    rows = zip(marks["day"], marks["session"], marks["mark"], strict=True)
    return tuple((day.date(), str(session), str(mark)) for day, session, mark in rows)
