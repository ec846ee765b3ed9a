"""Attendance codes: what each register mark counts as, and from when to when.

Source: School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208), regulation 10, in force from
19 August 2024; older codes from the DfE methodology of pupil absence statistics. A code whose meaning changed stands
here once for each meaning, with its dates: correct the table here and nowhere else.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache


class SessionOutcome(StrEnum):
    """What one session of one pupil counts as. Only the first five are possible sessions."""

    PRESENT = "present"
    LATE = "late"
    APPROVED_ACTIVITY = "approved_activity"
    AUTHORISED = "authorised"
    UNAUTHORISED = "unauthorised"
    NOT_POSSIBLE = "not_possible"
    ADMINISTRATIVE = "administrative"
    MISSING = "missing"
    UNREAD = "unread"


ATTENDED = frozenset({SessionOutcome.PRESENT, SessionOutcome.LATE, SessionOutcome.APPROVED_ACTIVITY})
ABSENT = frozenset({SessionOutcome.AUTHORISED, SessionOutcome.UNAUTHORISED})
POSSIBLE = ATTENDED | ABSENT

CODES_2024 = date(2024, 8, 19)
"""First day of the 2024 code set."""
_OLD = date(2024, 8, 18)

MISSING_MARK = ""
"""A register not taken; files print it as blank, "-" or "--"."""
UNREAD_MARK = "?"
"""Something stands in the register that no code explains. It is shown and never counted."""


class UnknownCodeError(ValueError):
    """No code in the table has this mark on this day."""


@dataclass(frozen=True, slots=True)
class AttendanceCode:
    """One mark, its meaning in plain words, what it counts as, and the days on which that holds."""

    mark: str
    meaning: str
    outcome: SessionOutcome
    since: date = CODES_2024
    until: date = date.max


_P, _L, _E = SessionOutcome.PRESENT, SessionOutcome.LATE, SessionOutcome.APPROVED_ACTIVITY
_A, _U = SessionOutcome.AUTHORISED, SessionOutcome.UNAUTHORISED
_X, _Z = SessionOutcome.NOT_POSSIBLE, SessionOutcome.ADMINISTRATIVE

ATTENDANCE_CODES = (
    AttendanceCode("/", "present in the morning", _P, since=date.min),
    AttendanceCode("\\", "present in the afternoon", _P, since=date.min),
    AttendanceCode("L", "late, before the register closed", _L, since=date.min),
    AttendanceCode("K", "education arranged by the local authority", _E),
    AttendanceCode("V", "educational visit or trip", _E, since=date.min),
    AttendanceCode("P", "sporting activity", _E, since=date.min),
    AttendanceCode("W", "work experience", _E, since=date.min),
    AttendanceCode("B", "approved education off site", _E, since=date.min),
    AttendanceCode("C", "leave in exceptional circumstances", _A, since=date.min),
    AttendanceCode("C1", "leave for a performance or employment abroad", _A),
    AttendanceCode("C2", "agreed part-time timetable", _A),
    AttendanceCode("E", "suspended or excluded", _A, since=date.min),
    AttendanceCode("I", "illness", _A, since=date.min),
    AttendanceCode("J1", "leave for an interview", _A),
    AttendanceCode("M", "medical or dental appointment", _A, since=date.min),
    AttendanceCode("R", "religious observance", _A, since=date.min),
    AttendanceCode("S", "study leave", _A, since=date.min),
    AttendanceCode("T", "parent travelling for work", _A, since=date.min),
    AttendanceCode("G", "holiday not agreed by the school", _U, since=date.min),
    AttendanceCode("N", "reason not yet known", _U, since=date.min),
    AttendanceCode("O", "no accepted reason", _U, since=date.min),
    AttendanceCode("U", "arrived after registers closed", _U, since=date.min),
    AttendanceCode("D", "registered at another school too, due there", _X, since=date.min),
    AttendanceCode("Q", "access arrangements not made", _X),
    AttendanceCode("X", "below compulsory school age, not required", _X, since=date.min),
    AttendanceCode("Y1", "transport not available", _X),
    AttendanceCode("Y2", "widespread travel disruption", _X),
    AttendanceCode("Y3", "part of the school closed", _X),
    AttendanceCode("Y4", "whole school unexpectedly closed", _X),
    AttendanceCode("Y5", "in the criminal justice system", _X),
    AttendanceCode("Y6", "public health guidance or law", _X),
    AttendanceCode("Y7", "another unavoidable cause", _X),
    AttendanceCode("Z", "not yet on roll", _Z, since=date.min),
    AttendanceCode("#", "planned school closure", _Z, since=date.min),
    # Codes that ended with the 2024 regulations. J was attended; it was never the leave that J1 is now.
    AttendanceCode("J", "interview", _E, since=date.min, until=_OLD),
    AttendanceCode("H", "agreed family holiday", _A, since=date.min, until=_OLD),
    AttendanceCode("F", "extended family holiday", _A, since=date.min, until=date(2014, 8, 31)),
    AttendanceCode("Y", "unable to attend, exceptional circumstances", _X, since=date.min, until=_OLD),
)

LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE = frozenset({"C", "C1", "C2", "E", "J1", "M", "R", "S", "T"})
"""Absence the school agreed to or decided itself: policy flag `agreed_absence` asks whether it changed the outcome."""

_BY_MARK: dict[str, list[AttendanceCode]] = {}
for _code in ATTENDANCE_CODES:
    _BY_MARK.setdefault(_code.mark, []).append(_code)


COVID_YEARS = (date(2020, 9, 1), date(2022, 7, 31))
"""School years with sub-codes such as I01 and X02, which count by their first letter, and with another meaning of X."""


def code_of(mark: str, day: date) -> AttendanceCode:
    """Find the code in force on a day. Raises UnknownCodeError: an unlisted mark is never an absence."""
    if COVID_YEARS[0] <= day <= COVID_YEARS[1] and re.fullmatch("[A-Z][0-9]{2}", mark):
        mark = mark[0]
    for code in _BY_MARK.get(mark, ()):
        if code.since <= day <= code.until:
            return code
    raise UnknownCodeError(f"{mark!r} is not an attendance code on {day:%d/%m/%Y}")


@cache
def outcome_of(mark: str, day: date) -> SessionOutcome:
    """Say what a mark counts as on a day. Raises UnknownCodeError for a mark that no code explains."""
    if mark == MISSING_MARK:
        return SessionOutcome.MISSING
    if mark == UNREAD_MARK:
        return SessionOutcome.UNREAD
    return code_of(mark, day).outcome
