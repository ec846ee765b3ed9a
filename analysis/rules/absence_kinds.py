"""What kind an absence is, in the words of a meeting: the codes put together as people speak of them.

Source: the codes of the School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10, and those
before them; the grouping is a default of this program.
"""

from collections.abc import Iterable
from datetime import date

from analysis.rules.codes import code_of

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
