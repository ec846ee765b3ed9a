"""What every reader hands on, whatever the file looked like."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis.ingest.problems import Problem

PUPIL_COLUMNS = (
    "upn",
    "mis_id",
    "surname",
    "forename",
    "name",
    "class_name",
    "year_group",
    "date_of_birth",
    "sex",
    "admission_date",
    "leaving_date",
    "enrolment_status",
    "fsm",
    "ever_6",
    "pupil_premium",
    "sen",
    "eal",
    "ethnicity",
    "looked_after",
    "previously_looked_after",
    "child_in_need",
    "child_protection",
    "social_worker",
    "young_carer",
    "service_child",
    "own_group_1",
    "own_group_2",
)
MARK_COLUMNS = ("pupil", "day", "session", "mark")
TOTAL_COLUMNS = (
    "pupil",
    "term",
    "start",
    "end",
    "possible",
    "attended",
    "authorised",
    "unauthorised",
    "late",
    "missing",
    "unexplained",
    "percentage",
)


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How one column of the file was taken: its heading as printed and its field, None if left out."""

    heading: str
    field: str | None


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A row of totals that the file prints: how many of its figures were compared with the pupils, and how many differ.

    `row` counts from 1 as a spreadsheet shows it; each figure that differs is also a problem.
    """

    row: int
    label: str
    compared: int
    differing: int


@dataclass(frozen=True, slots=True)
class Export:
    """One file as read.

    `pupils`: one row a child, index 0..n-1, PUPIL_COLUMNS as text or None, dates as `date`, flags as bool or None;
    characteristics that the file does not hold are None in every row.
    `marks`: one row a mark, MARK_COLUMNS (+ `minutes_late` where known, + `written` where some entry is no code: what
    stands there, blank elsewhere), or None for a file of totals. `pupil` is the row number in `pupils`, `day` a
    datetime64 without time, `session` "AM" or "PM", `mark` a code of the table, "" for a missing mark, "?" for an entry
    that no code explains (each such is also a problem).
    `totals`: one row a pupil, or a pupil and term, TOTAL_COLUMNS, whole numbers as Int64 with NA for not known,
    `percentage` as text in per cent without the sign; None for a file of marks.
    """

    layout: str
    file_name: str
    pupils: pd.DataFrame
    marks: pd.DataFrame | None = None
    totals: pd.DataFrame | None = None
    period: tuple[date, date] | None = None
    schools: tuple[str, ...] = ()
    columns: tuple[ColumnUse, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    rows_read: int = 0
    rows_left_out: int = 0
    checks: tuple[TotalCheck, ...] = ()
