"""The days of the terms as the page Patterns says them."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from analysis.joins import Joins
from analysis.known import Records
from analysis.measures.days_of_term import Beside, Day, TermWeek
from analysis.meeting.calendar import calendar_of
from analysis.meeting.pattern_days import TermDays, kinds_in_words, step_in_words, term_days, weeks_in_words
from analysis.meeting.patterns import school_marks
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis
from analysis.rules.days_of_term import DayKind
from analysis.rules.policy import Policy
from analysis.rules.school_calendar import Term
from analysis.settings import Settings
from analysis.termly import analyse_term
from tests.measures.registers import MONDAY, sheet_of

SUMMER = Term("Summer 2026", MONDAY, date(2026, 7, 21), (date(2026, 5, 25), date(2026, 5, 29)))


def meeting_of(sheet, terms=()):
    analysis = analyse_term(sheet, None, Records(), Policy(), date(2026, 7, 21))
    typed = Settings(terms=tuple(terms))
    return Meeting(analysis, Records(), typed, (), calendar_of(typed, [sheet], date(2026, 7, 21)), Joins(), (sheet,))


def found_in(register, terms=(), start=MONDAY):
    meeting = meeting_of(sheet_of(ada=register, ben=register.replace("I", "/"), start=start), terms)
    school = school_marks(meeting.analysis, Basis.TERM)
    return term_days(meeting, school, school.of())


def test_the_weeks_and_first_days_of_a_typed_term():
    found = found_in("IIII" + "//" * 8, [SUMMER])
    assert found.typed
    assert found.terms == ("Summer 2026",)
    assert [(week.number, week.absent, week.possible) for week in found.weeks] == [(1, 4, 20), (2, 0, 20)]
    assert [(kind, one.absent, one.possible) for kind, one in found.kinds] == [(DayKind.FIRST, 4, 8)]


def test_a_file_that_begins_later_keeps_the_term_s_week_numbers():
    found = found_in("//" * 5 + "##" + "//" * 4, [SUMMER], start=MONDAY + timedelta(weeks=2))
    assert [week.number for week in found.weeks] == [3, 4]
    assert [kind for kind, _ in found.kinds] == [DayKind.BANK_HOLIDAY]


def test_without_typed_terms_weeks_count_from_the_first_mark():
    found = found_in("//" * 10, start=MONDAY + timedelta(weeks=2))
    assert not found.typed
    assert [week.number for week in found.weeks] == [1, 2]


def weeks(*figures):
    return tuple(TermWeek(0, n, MONDAY + timedelta(weeks=n - 1), *one) for n, one in enumerate(figures, start=1))


def test_the_first_line_names_the_weeks_with_most_and_least():
    found = TermDays(("Summer 2026",), weeks((1, 100), (7, 100), (3, 100)), (), typed=True)
    assert weeks_in_words(found) == (
        "Most was missed in week 2 of Summer 2026 (7.0%, from 20 Apr 2026), "
        "least in week 1 of Summer 2026 (1.0%, from 13 Apr 2026)."
    )
    assert weeks_in_words(TermDays((), weeks((1, 100)), (), typed=True)).startswith("There are not two weeks")


def beside(absent, usual, others=9, as_high=2):
    return Beside((Day(MONDAY, 0, absent, 100),), usual, usual, others, as_high)


@pytest.mark.parametrize(
    ("usual", "words"),
    [
        (Fraction(11, 2), "0.5 points above"),
        (Fraction(7), "1.0 points below"),
        (Fraction(6), "the same as"),
        (Fraction(599, 100), "less than 0.1 points above"),
        (None, "no other days"),
    ],
)
def test_a_step_is_said_in_points(usual, words):
    assert step_in_words(beside(6, usual), weekday=False) == words
    assert step_in_words(beside(6, usual), weekday=True) == words


def said(*kinds):
    return kinds_in_words(TermDays((), (), kinds, typed=True))


def test_the_first_line_names_the_days_furthest_above_the_others():
    assert said((DayKind.FIRST, beside(6, Fraction(5))), (DayKind.LAST, beside(9, Fraction(5), others=1))) == (
        "Last two days of a term: 9.0% missed, 4.0 points above the other days of the same terms, the furthest of "
        "these. As much or more is missed on 2 of 1 other day."
    )


def test_where_no_day_stands_above_the_others_it_says_so():
    assert said((DayKind.FIRST, beside(5, Fraction(5)))) == (
        "On none of these days is more missed than on the other days of their terms."
    )
    assert said((DayKind.FIRST, beside(5, None))) == (
        "No day beside a holiday or a closed day is known in these terms."
    )
