"""Reasons and lates as the page Patterns says them."""

from datetime import date, timedelta

import pytest

from analysis.known import Records
from analysis.measures.reasons import Lates, Missed
from analysis.meeting.pattern_reasons import (
    Reasons,
    average_minutes,
    by_weekday,
    lates_in_words,
    minutes_in_words,
    reasons_and_lates,
    reasons_in_words,
)
from analysis.meeting.patterns import school_marks
from analysis.meeting.what_if import Basis
from analysis.rules.absence_kinds import Reason
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import MONDAY, sheet_of


def found_in(**registers):
    spring = sheet_of(name="Spring 2026", start=date(2026, 1, 5), **registers)
    summer = sheet_of(**registers)
    analysis = analyse_term(summer, spring, Records(), Policy(), date(2026, 7, 21), loaded=[spring, summer])
    school = school_marks(analysis, Basis.YEAR)
    return reasons_and_lates(school, school.of())


def test_terms_weeks_and_half_days_are_counted():
    found = found_in(ada="L/IIU/" + "//" * 4)
    assert [(one.place, one.possible, one.of(Reason.ILLNESS)) for one in found.terms] == [(0, 14, 2), (1, 14, 2)]
    assert [week.place for week in found.weeks][2:] == [MONDAY, MONDAY + timedelta(weeks=1)]
    assert [(one.place, one.before, one.after) for one in found.half_days if one.lates] == [(0, 2, 0), (4, 0, 2)]


WEEKS = (
    Missed(MONDAY, 100, {Reason.ILLNESS: 3, Reason.HOLIDAY: 4}),
    Missed(MONDAY + timedelta(weeks=1), 100, {Reason.ILLNESS: 6}),
)


def test_the_first_line_names_the_largest_reason_and_its_highest_week():
    assert reasons_in_words(Reasons(WEEKS, (), (), ())) == (
        "Illness is 69.2% of what was missed, and was highest in the week of 20 Apr 2026: 6.0% of sessions."
    )
    assert reasons_in_words(Reasons((), (), (), ())) == "Nothing was missed."


HALF_DAYS = (Lates(0, 1, 0, 50, 10, 1), Lates(1, 0, 1, 50, 0, 0), Lates(8, 3, 0, 60, 0, 0), Lates(10, 9, 0, 10, 0, 0))


def test_the_two_half_days_of_a_weekday_are_put_together_and_a_saturday_left_out():
    assert by_weekday(HALF_DAYS) == (Lates("Monday", 1, 1, 100, 10, 1), Lates("Friday", 3, 0, 60, 0, 0))


def test_lates_are_counted_before_and_after_the_register_closed():
    assert lates_in_words(Reasons((), (), HALF_DAYS[:3], HALF_DAYS)) == (
        "4 sessions late before the register closed (L) and 1 after it (U), most on Fridays: 5.0% of sessions."
    )
    assert lates_in_words(Reasons((), (), HALF_DAYS[3:], HALF_DAYS[3:])) == (
        "9 sessions late before the register closed (L) and 0 after it (U)."
    )
    assert lates_in_words(Reasons((), (), (Lates(MONDAY, 0, 0, 50, 0, 0),), ())) == "Nobody came late."


def test_minutes_are_said_where_a_file_gives_them():
    assert minutes_in_words(HALF_DAYS[2:]) == "The files do not give minutes."
    assert minutes_in_words(HALF_DAYS[:2]) == "Minutes are known of 1 of 2 lates: 10 in all, 10 on average."


@pytest.mark.parametrize(
    ("minutes", "lates", "words"), [(10, 4, "3 on average"), (9, 4, "2 on average"), (0, 0, ""), (0, 1, "0 on average")]
)
def test_average_minutes_are_rounded_to_whole_ones(minutes, lates, words):
    assert average_minutes(minutes, lates) == words
