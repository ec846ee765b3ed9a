"""Sessions counted from marks: the formulas of the DfE methodology, in one expression.

possible = attended + absent; attended = present + late + approved educational activity; absent = authorised +
unauthorised. Written in narwhals, so that pandas can be exchanged for another engine without touching it.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date

import narwhals as nw
import pandas as pd

from analysis.rules.codes import ABSENT, ATTENDED, POSSIBLE, SessionOutcome
from analysis.rules.school_calendar import SATURDAY, Term, monday_of

COUNTS = ("possible", "attended", "authorised", "unauthorised", "late", "missing", "unread")

_OUTCOMES_OF = {
    "possible": POSSIBLE,
    "attended": ATTENDED,
    "absent": ABSENT,
    "authorised": {SessionOutcome.AUTHORISED},
    "unauthorised": {SessionOutcome.UNAUTHORISED},
    "late": {SessionOutcome.LATE},
    "missing": {SessionOutcome.MISSING},
    "unread": {SessionOutcome.UNREAD},
}


def with_outcomes(marks: pd.DataFrame, outcome_of: Callable[[str, date], SessionOutcome]) -> pd.DataFrame:
    """Add what each mark counts as, looked up once for each distinct mark and day.

    `marks`: columns person, day (datetime64), session, mark. Returns them with 0/1 columns possible, attended, absent,
    authorised, unauthorised, late, missing, unread. Raises UnknownCodeError as `outcome_of` does.
    """
    distinct = marks[["mark", "day"]].drop_duplicates()
    outcomes = [outcome_of(mark, day.date()) for mark, day in zip(distinct["mark"], distinct["day"], strict=True)]
    looked_up = distinct.assign(
        **{name: [int(outcome in wanted) for outcome in outcomes] for name, wanted in _OUTCOMES_OF.items()}
    )
    return marks.merge(looked_up, on=["mark", "day"], how="left")


def count_sessions(counted: pd.DataFrame) -> pd.DataFrame:
    """Sum the 0/1 columns of `with_outcomes` for each person: index person, columns COUNTS, whole numbers."""
    frame = nw.from_native(counted, eager_only=True)
    sums = frame.group_by("person").agg(nw.col(*COUNTS).sum()).sort("person")
    native: pd.DataFrame = sums.to_native()
    return native.set_index("person")


def session_order(marks: pd.DataFrame) -> pd.Series:
    """Number sessions in time: two a day, mornings even."""
    return (marks["day"].astype("datetime64[s]").astype("int64") // 86400) * 2 + (marks["session"] == "PM")


def without_marks_not_yet_due(marks: pd.DataFrame) -> pd.DataFrame:
    """Drop blanks after the last session in which anybody has a mark: not yet taken is not missing."""
    order = session_order(marks)
    last = order[marks["mark"] != ""].max()
    due: pd.DataFrame = marks.loc[order <= last]
    return due


def without_closed_days(marks: pd.DataFrame, own_terms: Sequence[Term]) -> tuple[pd.DataFrame, tuple[date, ...]]:
    """Drop the days on which nobody has a mark: a blank there is a day without school. With the weekdays dropped.

    A day of the school's own terms, in a week with marks, was open: its blanks are registers not taken, and stay.
    """
    marked = (marks["mark"] != "").groupby(marks["day"]).any()
    open_weeks = {monday_of(day.date()) for day in marked.index[marked]}
    closed = [day for day in marked.index[~marked] if not _is_known_open(day.date(), own_terms, open_weeks)]
    kept: pd.DataFrame = marks[~marks["day"].isin(closed)]
    return kept, tuple(day.date() for day in closed if day.weekday() < SATURDAY)


def _is_known_open(day: date, own_terms: Sequence[Term], open_weeks: Collection[date]) -> bool:
    in_term = any(day in term for term in own_terms)
    return in_term and day.weekday() < SATURDAY and monday_of(day) in open_weeks


def without_blanks_off_roll(marks: pd.DataFrame, pupils: pd.DataFrame) -> pd.DataFrame:
    """Drop blanks before a known admission date or after a known leaving date: not on roll is not missing.

    Of a pupil who left and was admitted again only the days between are dropped.
    """
    known = pupils[["admission_date", "leaving_date"]].apply(pd.to_datetime)
    admitted, left = (marks["person"].map(known[column]) for column in known.columns)
    early, late = marks["day"] < admitted, marks["day"] > left
    off_roll = (early & late).where(admitted > left, early | late)
    return marks.loc[~(off_roll & (marks["mark"] == ""))]


def registers_not_taken(marks: pd.DataFrame, class_of: pd.Series) -> pd.DataFrame:
    """List sessions blank for a whole class of two or more: columns class_name, day, session, pupils.

    `class_of`: class name by person.
    """
    by_class = marks.assign(class_name=marks["person"].map(class_of), blank=marks["mark"] == "")
    groups = by_class.groupby(["class_name", "day", "session"], sort=True)["blank"]
    sessions = groups.agg(pupils="size", blank="sum").reset_index()
    return sessions[(sessions["blank"] == sessions["pupils"]) & (sessions["pupils"] > 1)].drop(columns="blank")
