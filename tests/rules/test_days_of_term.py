"""Days beside holidays and closed days, from the school's calendar or from the marks alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.days_of_term import DayKind, KnownDays, kinds_of_days, known_from
from analysis.rules.school_calendar import Term, census_term_of, weekdays
from analysis.rules.school_days import SchoolCalendar

AUTUMN = Term("Autumn 2025", date(2025, 9, 3), date(2025, 12, 19), (date(2025, 10, 27), date(2025, 10, 31)))
SPRING = Term("Spring 2026", date(2026, 1, 5), date(2026, 3, 27), (date(2026, 2, 16), date(2026, 2, 20)))
SUMMER = Term("Summer 2026", date(2026, 4, 13), date(2026, 7, 21), (date(2026, 5, 25), date(2026, 5, 29)))
INSET = (date(2025, 9, 3), date(2025, 11, 28))
MAY_DAY = date(2026, 5, 4)
YEAR = SchoolCalendar((AUTUMN, SPRING, SUMMER), frozenset({*INSET, MAY_DAY}))
OPEN = [day for term in YEAR.terms for day in weekdays(term.start, term.end) if YEAR.is_school_day(day)]


def kinds(open_days, calendar=YEAR, inset=INSET, bank=(MAY_DAY,)):
    return kinds_of_days(open_days, KnownDays(calendar, inset, bank))


def short(days):
    return [f"{day.day} {day:%b}" for day in days]


def test_the_typed_year_names_each_kind_of_day():
    found = kinds(OPEN)
    assert short(found[DayKind.FIRST]) == ["4 Sep", "5 Sep", "5 Jan", "6 Jan", "13 Apr", "14 Apr"]
    assert short(found[DayKind.LAST]) == ["18 Dec", "19 Dec", "26 Mar", "27 Mar", "20 Jul", "21 Jul"]
    assert short(found[DayKind.BEFORE_HALF_TERM]) == ["24 Oct", "13 Feb", "22 May"]
    assert short(found[DayKind.AFTER_HALF_TERM]) == ["3 Nov", "23 Feb", "1 Jun"]
    assert short(found[DayKind.BANK_HOLIDAY]) == ["1 May", "5 May"]
    assert short(found[DayKind.INSET_DAY]) == ["27 Nov", "1 Dec"]
    assert DayKind.CLOSED_DAY not in found


def test_a_term_that_goes_on_has_no_last_days_and_one_cut_at_its_beginning_no_first_ones():
    found = kinds([day for day in OPEN if date(2026, 1, 12) <= day <= date(2026, 3, 25)])
    assert set(found) == {DayKind.BEFORE_HALF_TERM, DayKind.AFTER_HALF_TERM}


@pytest.mark.parametrize(("last", "is_last"), [(date(2026, 3, 26), False), (date(2026, 3, 27), True)])
def test_the_last_day_of_a_term_is_the_one_after_which_no_school_day_comes(last, is_last):
    assert (DayKind.LAST in kinds([day for day in OPEN if day <= last and day >= SPRING.start])) is is_last


def test_a_term_that_is_not_loaded_still_leaves_the_ends_of_those_beside_it():
    found = kinds([day for day in OPEN if day not in SPRING])
    assert short(found[DayKind.LAST]) == ["18 Dec", "19 Dec", "20 Jul", "21 Jul"]
    assert short(found[DayKind.FIRST]) == ["4 Sep", "5 Sep", "13 Apr", "14 Apr"]


def test_a_closure_that_no_calendar_explains_is_told_apart():
    snow = date(2026, 1, 21)
    found = kinds([day for day in OPEN if day != snow])
    assert short(found[DayKind.CLOSED_DAY]) == ["20 Jan", "22 Jan"]
    assert snow not in found[DayKind.INSET_DAY]


def test_a_long_weekend_can_be_beside_both_a_bank_holiday_and_an_inset_day():
    found = kinds([day for day in OPEN if day != date(2026, 5, 5)], inset=[date(2026, 5, 5)])
    assert short(found[DayKind.BANK_HOLIDAY]) == short(found[DayKind.INSET_DAY]) == ["1 May", "6 May"]


def test_two_typed_halves_of_a_season_have_a_half_term_between_them():
    halves = (Term("Autumn 1", AUTUMN.start, date(2025, 10, 24)), Term("Autumn 2", date(2025, 11, 3), AUTUMN.end))
    found = kinds([day for day in OPEN if day in AUTUMN], SchoolCalendar(halves, frozenset(INSET)))
    assert short(found[DayKind.BEFORE_HALF_TERM]) == ["24 Oct"]
    assert short(found[DayKind.FIRST]) == ["4 Sep", "5 Sep"]


def test_a_typed_holiday_between_terms_is_one_however_short():
    spring = Term("Spring 2026", SPRING.start, date(2026, 4, 2))
    summer = Term("Summer 2026", date(2026, 4, 8), SUMMER.end)
    days = [*weekdays(date(2026, 3, 30), spring.end), *weekdays(summer.start, date(2026, 4, 10))]
    found = kinds(days, SchoolCalendar((spring, summer)), bank=[date(2026, 4, 3), date(2026, 4, 6)])
    assert set(found) == {DayKind.FIRST, DayKind.LAST}


def test_without_typed_terms_the_marks_tell_what_lies_inside_the_files():
    found = kinds(OPEN, SchoolCalendar(), inset=())
    assert short(found[DayKind.FIRST]) == ["5 Jan", "6 Jan", "13 Apr", "14 Apr"]
    assert short(found[DayKind.LAST]) == ["18 Dec", "19 Dec", "26 Mar", "27 Mar"]
    assert short(found[DayKind.BEFORE_HALF_TERM]) == ["24 Oct", "13 Feb", "22 May"]
    assert short(found[DayKind.CLOSED_DAY]) == ["27 Nov", "1 Dec"]


def test_without_typed_terms_easter_alone_is_two_bank_holidays():
    days = [*weekdays(date(2026, 3, 30), date(2026, 4, 2)), *weekdays(date(2026, 4, 7), date(2026, 4, 10))]
    found = kinds(days, SchoolCalendar(), bank=[date(2026, 4, 3), date(2026, 4, 6)])
    assert {kind: short(days) for kind, days in found.items()} == {DayKind.BANK_HOLIDAY: ["2 Apr", "7 Apr"]}


def test_no_days_are_of_no_kind():
    assert kinds([]) == {}


def plain_kinds(days):
    """Without typed terms, bank holidays or INSET days: written from the rules alone, a day at a time."""
    found = {}
    for place, day in enumerate(days[:-1]):
        other, closed, one = days[place + 1], [], day + timedelta(days=1)
        while one < other:
            closed += [one] if one.weekday() < 5 else []
            one += timedelta(days=1)
        if not closed or (other - day).days > 30:
            continue
        if len(closed) < 5:
            pairs = [(DayKind.CLOSED_DAY, day), (DayKind.CLOSED_DAY, other)]
        elif census_term_of(day) == census_term_of(other):
            pairs = [(DayKind.BEFORE_HALF_TERM, day), (DayKind.AFTER_HALF_TERM, other)]
        else:
            pairs = [(DayKind.LAST, one) for one in days[max(0, place - 1) : place + 1]]
            pairs += [(DayKind.FIRST, one) for one in days[place + 1 : place + 3]]
        for kind, one in pairs:
            found.setdefault(kind, set()).add(one)
    return {kind: tuple(sorted(days)) for kind, days in found.items()}


@settings(max_examples=80)
@given(
    st.sets(st.integers(0, 320), max_size=60).map(lambda many: sorted(date(2025, 9, 1) + timedelta(n) for n in many))
)
def test_the_kinds_of_any_days_equal_a_plain_count(days):
    school_days = [day for day in days if day.weekday() < 5]
    assert kinds(school_days, SchoolCalendar(), inset=(), bank=()) == plain_kinds(school_days)


@pytest.mark.parametrize(
    ("kind", "typed", "known"),
    [
        (DayKind.FIRST, True, "terms in Settings"),
        (DayKind.AFTER_HALF_TERM, False, "no marks in the holiday"),
        (DayKind.BANK_HOLIDAY, False, "bank holidays of England"),
        (DayKind.INSET_DAY, False, "INSET days in Settings"),
        (DayKind.CLOSED_DAY, True, "no marks that day, and no calendar says why"),
    ],
)
def test_every_kind_says_how_it_is_known(kind, typed, known):
    assert known_from(kind, terms_are_typed=typed) == known
