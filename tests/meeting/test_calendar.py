"""The calendar of a meeting: what is typed comes first, marks show the rest, and a contradiction is told."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.calendar import calendar_of, closed_days_with_marks
from analysis.meeting.room import FileNotes, terms_in
from analysis.rules.school_calendar import Term
from analysis.settings import Settings
from tests.meeting.test_figures import NOW, term
from tests.pages.pages import csv_of

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


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2026, 5, 1), (9, 1)),  # a Friday of the term: its register was not taken
        (MAY_DAY, (9, 0)),  # the early May bank holiday
        (INSET, (9, 0)),  # typed as an INSET day
    ],
)
def test_a_blank_inset_day_or_bank_holiday_of_a_typed_term_is_not_missing(day, counted):
    days = [date(2026, 4, 30), *(date(2026, 5, number) for number in (1, 4, 5, 6))]
    headings = ("UPN", "Surname", "Forename", *(f"{one:%d/%m/%Y} {half}" for one in days for half in ("AM", "PM")))
    marks = ["" if one == day and half == "AM" else "/" for one in days for half in ("AM", "PM")]
    data = csv_of(headings, [("A823000025001", "Abel", "Ada", *marks)])
    files = [ReadFile(name, name, content) for name, content in (("s", TYPED), ("m", read_any(data, "m.csv")))]
    (sheet,) = terms_in(files, FileNotes()).sheets
    assert tuple(sheet.totals[["possible", "missing"]].iloc[0]) == counted


def test_totals_have_no_days_to_contradict():
    assert closed_days_with_marks(TYPED, [term("Summer 2026", NOW, date(2026, 4, 13))]) == []
