"""What kind an absence is."""

from datetime import date

import pytest

from analysis.rules.absence_kinds import ABSENCE_KINDS, kinds_of
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
