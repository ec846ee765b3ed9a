"""Marks of the register that somebody must put right, and what to do about each.

Source: School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10, and *Working together to
improve school attendance* (statutory guidance, August 2024): the reason of an absence is put in as soon as it is known,
and no later than five school days after the session, else the absence is unauthorised (O). Read in a secondary source;
to be confirmed by the school. The dates of codes are those of `analysis.rules.codes`.
"""

from datetime import date, timedelta
from enum import StrEnum

from analysis.rules.codes import ATTENDANCE_CODES, COVID_YEARS
from analysis.rules.compulsory_age import is_of_compulsory_age
from analysis.rules.school_days import SchoolCalendar
from analysis.rules.wording import short_date

SCHOOL_DAYS_FOR_A_REASON = 5
PROVISIONAL_SCHOOL_DAYS = 5
"""The last school days of the files, in which a reason may still come in time."""
OPEN, TOO_YOUNG = "N", "X"


class Fault(StrEnum):
    """What is wrong with a mark, in the words of a list."""

    OVERDUE = "N over five school days"
    BLANK = "No mark"
    REGISTER = "Register not taken"
    NOT_A_CODE = "No code on that day"
    CONFLICT = "Two marks, or unreadable"
    OF_SCHOOL_AGE = "X at school age"


WHAT_TO_DO = {
    Fault.OVERDUE: "Put the reason's code in, or O if none is found",
    Fault.BLANK: "Ask who took the register, and put the mark in",
    Fault.REGISTER: "Ask the class teacher, and put the marks in",
    Fault.CONFLICT: "Look up which is right, and export again",
    Fault.OF_SCHOOL_AGE: "Put in the code that is true for the session",
}
INSTEAD = {
    "J": "J1 if on leave, else B",
    "H": "C if agreed, else G",
    "F": "C if agreed, else G",
    "Y": "one of Y1 to Y7",
}
"""What serves in the place of a code that has ended. A person decides: nothing is replaced by the program."""


def reason_due_by(day: date, calendar: SchoolCalendar) -> date:
    """Give the fifth school day after a session, by which the reason of an absence must be in."""
    due = day
    for _ in range(SCHOOL_DAYS_FOR_A_REASON):
        due = calendar.next_school_day(due + timedelta(days=1))
    return due


def is_overdue(day: date, today: date, calendar: SchoolCalendar) -> bool:
    """Say whether the reason of an absence should have been in before a day."""
    return today > reason_due_by(day, calendar)


def is_wrongly_below_age(mark: str, day: date, date_of_birth: date | None) -> bool:
    """Say whether X stands for a child of compulsory school age; in the Covid years it had another meaning."""
    in_covid_years = COVID_YEARS[0] <= day <= COVID_YEARS[1]
    return (
        mark == TOO_YOUNG
        and not in_covid_years
        and date_of_birth is not None
        and is_of_compulsory_age(date_of_birth, day)
    )


def what_to_do_about(written: str, day: date) -> str:
    """Say why an entry is no code on a day, and what to put in."""
    codes = [code for code in ATTENDANCE_CODES if code.mark == written]
    ended = max((code.until for code in codes if code.until < day), default=None)
    begins = min((code.since for code in codes if code.since > day), default=None)
    if ended is not None:
        return f"{written} ended {short_date(ended)}: {INSTEAD.get(written, 'put in the code that is true')}"
    if begins is not None:
        return f"{written} begins {short_date(begins)}: put in the older code"
    return "Put a code in, or say on Upload what it means"
