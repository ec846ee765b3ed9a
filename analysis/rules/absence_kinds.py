"""What kind an absence is, in the words of a meeting: the codes put together as people speak of them.

Source: the codes of the School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10, and those
before them; the grouping is a default of this program.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from analysis.rules.codes import SessionOutcome, code_of

ABSENCE_KINDS = {
    "illness": ("I",),
    "appointments": ("M",),
    "holiday": ("G", "H", "F"),
    "no reason": ("N", "O"),
    "late": ("U",),
    "agreed leave": ("C", "C1", "J1", "R", "S", "T"),
    "part-time": ("C2",),
    "suspended": ("E",),
}
"""The kinds and their codes. Late is after registers closed: L, before they close, is no absence."""
_KIND_OF = {mark: kind for kind, marks in ABSENCE_KINDS.items() for mark in marks}


def kinds_of(absences: Iterable[tuple[str, date, int]]) -> tuple[tuple[str, int], ...]:
    """Put absences (code, first day, sessions) together by kind, most sessions first, then in the order above."""
    sessions = dict.fromkeys(ABSENCE_KINDS, 0)
    for mark, day, count in absences:
        sessions[_KIND_OF[code_of(mark, day).mark]] += count
    return tuple(sorted(((kind, count) for kind, count in sessions.items() if count), key=lambda one: -one[1]))


class Reason(StrEnum):
    """Why a session was missed, in the five groups that are followed over time."""

    ILLNESS = "illness"
    OTHER_AUTHORISED = "other authorised"
    HOLIDAY = "holiday"
    NOT_KNOWN_YET = "no reason yet"
    OTHER_UNAUTHORISED = "other unauthorised"


REASON_ROWS = {
    "Illness (I)": (Reason.ILLNESS,),
    "Other authorised absence": (Reason.OTHER_AUTHORISED,),
    "Holiday (G)": (Reason.HOLIDAY,),
    "No reason yet, or another unauthorised one (N, O, U)": (Reason.NOT_KNOWN_YET, Reason.OTHER_UNAUTHORISED),
}
"""The groups put together into the four rows of a figure."""


def reason_of(mark: str, day: date) -> Reason:
    """Give the group of an absence. Raises UnknownCodeError for a mark that is no code on the day."""
    code = code_of(mark, day)
    named = {"I": Reason.ILLNESS, "N": Reason.NOT_KNOWN_YET} | dict.fromkeys(ABSENCE_KINDS["holiday"], Reason.HOLIDAY)
    authorised = code.outcome is SessionOutcome.AUTHORISED
    return named.get(code.mark, Reason.OTHER_AUTHORISED if authorised else Reason.OTHER_UNAUTHORISED)
