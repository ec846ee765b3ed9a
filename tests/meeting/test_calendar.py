"""The calendar of a meeting: what is typed comes first, marks show the rest, and a contradiction is told."""

from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.meeting.calendar import calendar_of, closed_days_with_marks
from analysis.rules.school_calendar import Term
from analysis.settings import Settings
from tests.meeting.test_figures import NOW, term

MAY_DAY, INSET = date(2026, 5, 4), date(2026, 5, 5)
TYPED = Settings(terms=(Term("Summer", date(2026, 4, 13), date(2026, 7, 21)),), inset_days=(INSET,))


def marked(*days, attended=1, absent=0):
    frame = pd.DataFrame({"day": pd.to_datetime(list(days)), "attended": attended, "absent": absent})
    return replace(term("Summer 2026", NOW, date(2026, 4, 13)), marks=frame, files=("summer.csv",))


def test_typed_terms_inset_days_and_bank_holidays_make_the_calendar():
    calendar = calendar_of(TYPED, [marked(date(2026, 4, 13), date(2026, 4, 16))], date(2026, 7, 21))
    assert [calendar.is_school_day(day) for day in (MAY_DAY, INSET, date(2026, 5, 6))] == [False, False, True]
    assert calendar.is_school_day(date(2026, 4, 14))  # no marks, but a day of the term as typed
    assert not calendar.is_school_day(date(2027, 5, 3))  # May Day of the year after


def test_without_typed_terms_a_weekday_without_marks_is_no_school_day():
    calendar = calendar_of(Settings(), [marked(date(2026, 4, 13), date(2026, 4, 16))], date(2026, 4, 17))
    assert [calendar.is_school_day(date(2026, 4, day)) for day in (13, 14, 16, 17)] == [True, False, True, True]


def test_marks_on_an_inset_day_or_a_bank_holiday_are_told():
    lines = closed_days_with_marks(TYPED, [marked(MAY_DAY, INSET, date(2026, 5, 6)), marked(MAY_DAY, attended=0)])
    assert [(one.file, one.message) for one in lines] == [
        ("summer.csv", "4 May 2026 is May Day, and its register has marks: check the date in Settings."),
        ("summer.csv", "5 May 2026 is an INSET day, and its register has marks: check the date in Settings."),
    ]
    assert len(closed_days_with_marks(TYPED, [marked(MAY_DAY, attended=0, absent=1)])) == 1


def test_totals_have_no_days_to_contradict():
    assert closed_days_with_marks(TYPED, [term("Summer 2026", NOW, date(2026, 4, 13))]) == []
