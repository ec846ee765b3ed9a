"""What kind an absence is."""

from datetime import date

import pytest

from analysis.rules.absence_kinds import ABSENCE_KINDS, REASON_ROWS, Reason, kinds_of, reason_of
from analysis.rules.codes import ABSENT, ATTENDANCE_CODES

DAY = date(2026, 3, 2)


def test_every_code_of_an_absence_has_one_kind_and_no_other_code_has_any():
    kinds = [mark for marks in ABSENCE_KINDS.values() for mark in marks]
    assert sorted(kinds) == sorted(code.mark for code in ATTENDANCE_CODES if code.outcome in ABSENT)


@pytest.mark.parametrize(
    ("absences", "kinds"),
    [
        ([], ()),
        ([("I", DAY, 3)], (("illness", 3),)),
        ([("N", DAY, 2), ("G", DAY, 5), ("O", DAY, 4)], (("no reason", 6), ("holiday", 5))),
        ([("U", DAY, 2), ("I", DAY, 2)], (("illness", 2), ("late", 2))),
        ([("I01", date(2021, 3, 2), 1)], (("illness", 1),)),  # a sub-code of the Covid years
    ],
)
def test_absences_are_put_together_by_kind_most_sessions_first(absences, kinds):
    assert kinds_of(absences) == kinds


@pytest.mark.parametrize(
    ("mark", "day", "reason"),
    [
        ("I", date(2026, 1, 5), Reason.ILLNESS),
        ("I01", date(2021, 1, 5), Reason.ILLNESS),
        ("M", date(2026, 1, 5), Reason.OTHER_AUTHORISED),
        ("C2", date(2026, 1, 5), Reason.OTHER_AUTHORISED),
        ("E", date(2026, 1, 5), Reason.OTHER_AUTHORISED),
        ("G", date(2026, 1, 5), Reason.HOLIDAY),
        ("H", date(2024, 1, 5), Reason.HOLIDAY),
        ("N", date(2026, 1, 5), Reason.NOT_KNOWN_YET),
        ("O", date(2026, 1, 5), Reason.OTHER_UNAUTHORISED),
        ("U", date(2026, 1, 5), Reason.OTHER_UNAUTHORISED),
    ],
)
def test_every_absence_has_one_reason_to_be_followed(mark, day, reason):
    assert reason_of(mark, day) is reason


def test_the_four_rows_of_the_figure_hold_every_reason_once():
    assert sorted(reason for row in REASON_ROWS.values() for reason in row) == sorted(Reason)
    assert len(REASON_ROWS) == 4
