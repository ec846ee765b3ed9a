"""Marks that somebody must put right: when a reason is due, and what to do about an entry that is no code."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.marks_to_correct import (
    INSTEAD,
    WHAT_TO_DO,
    Fault,
    is_overdue,
    is_wrongly_below_age,
    reason_due_by,
    what_to_do_about,
)
from analysis.rules.school_calendar import Term
from analysis.rules.school_days import SchoolCalendar

SUMMER = Term("Summer 2026", date(2026, 4, 13), date(2026, 7, 21), (date(2026, 5, 25), date(2026, 5, 29)))
TYPED = SchoolCalendar((SUMMER,), frozenset({date(2026, 5, 4)}))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 4, 13), date(2026, 4, 20)),
        (date(2026, 4, 29), date(2026, 5, 7)),  # the bank holiday is no school day
        (date(2026, 5, 20), date(2026, 6, 3)),  # nor is half term
    ],
)
def test_a_reason_is_due_on_the_fifth_school_day_after_the_session(day, due):
    assert reason_due_by(day, TYPED) == due
    assert not is_overdue(day, due, TYPED)
    assert is_overdue(day, due + timedelta(days=1), TYPED)


@settings(max_examples=60)
@given(st.integers(0, 99), st.integers(0, 120))
def test_overdue_is_more_than_five_school_days_counted_one_by_one(place, later):
    day = SUMMER.start + timedelta(days=place)
    today = day + timedelta(days=later)
    between = [day + timedelta(days=number) for number in range(1, later + 1)]
    # Whoever is asked on a day without school is told what the last school day told, or that the next one is over.
    over = sum(TYPED.is_school_day(one) for one in between[:-1]) >= 5
    assert is_overdue(day, today, TYPED) is over


@pytest.mark.parametrize(
    ("mark", "day", "born", "wrong"),
    [
        ("X", date(2026, 4, 13), date(2021, 3, 31), True),
        ("X", date(2026, 3, 30), date(2021, 3, 31), False),
        ("X", date(2026, 4, 13), date(2021, 4, 1), False),
        ("/", date(2026, 4, 13), date(2018, 4, 1), False),
        ("X", date(2026, 4, 13), None, False),
        ("X", date(2021, 1, 13), date(2012, 4, 1), False),  # another meaning of X in the Covid years
    ],
)
def test_x_is_wrong_from_compulsory_school_age_on(mark, day, born, wrong):
    assert is_wrongly_below_age(mark, day, born) is wrong


@pytest.mark.parametrize(
    ("written", "day", "said"),
    [
        ("J", date(2024, 8, 19), "J ended 18 Aug 2024: J1 if on leave, else B"),
        ("F", date(2026, 1, 5), "F ended 31 Aug 2014: C if agreed, else G"),
        ("J1", date(2024, 8, 18), "J1 begins 19 Aug 2024: put in the older code"),
        ("Q9", date(2026, 1, 5), "Put a code in, or say on Upload what it means"),
    ],
)
def test_an_entry_that_is_no_code_on_its_day_is_told_why(written, day, said):
    assert what_to_do_about(written, day) == said


def test_a_code_that_has_ended_without_a_word_of_what_serves_now_is_told_its_end(monkeypatch):
    monkeypatch.delitem(INSTEAD, "J")
    assert what_to_do_about("J", date(2026, 1, 5)) == "J ended 18 Aug 2024: put in the code that is true"


def test_every_fault_says_what_to_do():
    assert set(WHAT_TO_DO) | {Fault.NOT_A_CODE} == set(Fault)
