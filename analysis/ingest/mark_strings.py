"""Takes strings of marks apart: two a day, ten or fourteen a week."""

import re

from analysis.ingest.cells import Cell, cell_text
from analysis.rules.codes import ATTENDANCE_CODES

_TWO_SIGNS = frozenset(code.mark for code in ATTENDANCE_CODES if len(code.mark) == 2)
_TWO_CODES = re.compile(r"([^\s,;|]{1,3})[\s,;|]+([^\s,;|]{1,3})")
_SCHOOL_WEEK, _WHOLE_WEEK = 10, 14
_NO_SCHOOL = frozenset("# -")


def marks_of_day(cell: Cell) -> tuple[str, str] | None:
    """Split "II" or "/ C2" into the marks of a morning and an afternoon; None for anything else.

    A code of two signs alone ("C2") says nothing of the session and is not split.
    """
    raw = cell if isinstance(cell, str) else cell_text(cell)
    text = raw.strip()
    if two := _TWO_CODES.fullmatch(text):
        return two[1], two[2]
    both = raw if len(raw) == 2 else text
    if len(both) != 2 or not text or both.upper() in _TWO_SIGNS:
        return None
    return both[0], both[1]


def marks_of_week(text: str) -> list[str] | None:
    """Split ten marks from Monday AM to Friday PM, or fourteen to Sunday PM; None for any other number of signs.

    Spaces between the days are padding; in a string of ten or fourteen signs a space is a missing mark. Signs for a
    weekend that is cut short are dropped.
    """
    days = text.split()
    if len(days) in (_SCHOOL_WEEK // 2, _WHOLE_WEEK // 2) and all(len(day) == 2 for day in days):
        return list("".join(days))
    for written in (text, text.strip()):
        if len(written) in (_SCHOOL_WEEK, _WHOLE_WEEK) and written.strip():
            return list(written)
        if _SCHOOL_WEEK < len(written) < _WHOLE_WEEK and set(written[_SCHOOL_WEEK:]) <= _NO_SCHOOL:
            return list(written[:_SCHOOL_WEEK])
    return None
