"""Marks that somebody must put right, found among all marks of a school."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.measures.sessions import registers_not_taken
from analysis.rules.codes import MISSING_MARK, UNREAD_MARK
from analysis.rules.compulsory_age import is_of_compulsory_age
from analysis.rules.marks_to_correct import (
    OPEN,
    PROVISIONAL_SCHOOL_DAYS,
    TOO_YOUNG,
    Fault,
    is_overdue,
    is_wrongly_below_age,
    reason_due_by,
)
from analysis.rules.school_days import SchoolCalendar

LONG_ENOUGH = pd.Timedelta(days=60)
"""Five school days lie in it, whatever holiday does."""


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """One mark to put right: of one person, or None for a class whose register was not taken.

    `written`: what stands in the register where no code explains it. `due_by`: when the reason should have been in.
    `pupils`: how many the register is about, 1 for a person.
    """

    fault: Fault
    person: int | None
    class_name: str | None
    day: date
    session: str
    mark: str
    written: str | None = None
    due_by: date | None = None
    pupils: int = 1


@dataclass(frozen=True, slots=True)
class LastDay:
    """One of the last school days: possible and missed sessions, and of these N, and sessions without a mark."""

    day: date
    possible: int
    absent: int
    open: int
    blank: int


def marks_to_correct(
    marks: pd.DataFrame, people: pd.DataFrame, today: date, calendar: SchoolCalendar
) -> tuple[ToCorrect, ...]:
    """Find every mark to put right, in time. `people`: index person, columns class_name and date_of_birth.

    `marks`: columns person, day, session, mark, and `written` where a file has it. A session blank for a whole class of
    two or more is one register not taken. A blank of today may still be filled.
    """
    blank = marks[(marks["mark"] == MISSING_MARK) & (marks["day"] < pd.Timestamp(today))]
    registers = registers_not_taken(marks[marks["day"].isin(blank["day"])], people["class_name"])
    found = [
        ToCorrect(Fault.REGISTER, None, str(name), day.date(), half, MISSING_MARK, pupils=int(many))
        for name, day, half, many in registers.itertuples(index=False)
    ]
    whole = {(one.class_name, one.day, one.session) for one in found}
    for fault, rows in _at_fault(marks, blank, people, today, calendar).items():
        written = rows["written"] if "written" in rows else [None] * len(rows)
        for person, day, half, mark, text in zip(
            rows["person"], rows["day"].dt.date, rows["session"], rows["mark"], written, strict=True
        ):
            class_name = _known(people.at[person, "class_name"])
            if fault is not Fault.BLANK or (class_name, day, half) not in whole:
                due = reason_due_by(day, calendar) if fault is Fault.OVERDUE else None
                found.append(ToCorrect(fault, int(person), class_name, day, half, mark, _known(text), due))
    return tuple(sorted(found, key=lambda one: (one.day, one.session, one.class_name or "", one.person or 0)))


def _at_fault(
    marks: pd.DataFrame, blank: pd.DataFrame, people: pd.DataFrame, today: date, calendar: SchoolCalendar
) -> dict[Fault, pd.DataFrame]:
    """Sort the marks of single pupils that are wrong by what is wrong with them."""
    unread = marks[marks["mark"] == UNREAD_MARK]
    no_code = unread["written"].notna() if "written" in unread else pd.Series(False, index=unread.index)
    still_open, young = marks[marks["mark"] == OPEN], marks[marks["mark"] == TOO_YOUNG]
    late = {day: is_overdue(day.date(), today, calendar) for day in still_open["day"].unique()}
    young = young[young["person"].isin(_ever_of_age(young, people["date_of_birth"]))]
    born = young["person"].map(people["date_of_birth"])
    pairs = zip(young["day"].dt.date, born, strict=True)
    old = [is_wrongly_below_age(TOO_YOUNG, day, _known(birth)) for day, birth in pairs]
    return {
        Fault.OVERDUE: still_open[still_open["day"].map(late).astype(bool)],
        Fault.BLANK: blank,
        Fault.NOT_A_CODE: unread[no_code],
        Fault.CONFLICT: unread[~no_code],
        Fault.OF_SCHOOL_AGE: young[pd.Series(old, index=young.index, dtype=bool)],
    }


def _ever_of_age(young: pd.DataFrame, born: pd.Series) -> list[int]:
    """Keep the people of compulsory school age on the last of their days: most children with X are far from it."""
    last = young.groupby("person")["day"].max().dt.date
    births = ((person, day, _known(born.get(person))) for person, day in last.items())
    return [int(str(person)) for person, day, birth in births if birth is not None and is_of_compulsory_age(birth, day)]


def _known(cell: Any) -> Any:  # noqa: ANN401 - a cell: a text, a date or nothing
    return None if pd.isna(cell) else cell


def last_days(marks: pd.DataFrame, some: pd.DataFrame) -> tuple[LastDay, ...]:
    """Count what may still change in the last five school days of all `marks`: open reasons and blanks of `some`."""
    late = marks[marks["day"] > marks["day"].max() - LONG_ENOUGH]
    days = sorted(late.loc[~late["mark"].isin(("", "#")), "day"].unique())[-PROVISIONAL_SCHOOL_DAYS:]
    recent = some[some["day"].isin(days)]
    counted = recent[["possible", "absent"]].assign(
        open=(recent["mark"] == OPEN).astype(int), blank=(recent["mark"] == MISSING_MARK).astype(int)
    )
    sums = counted.groupby(recent["day"]).sum().reindex(days, fill_value=0)
    return tuple(LastDay(day.date(), *map(int, row)) for day, *row in sums.itertuples())
