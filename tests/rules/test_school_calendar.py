"""School years, census terms, Easter, and the order of terms by their names."""

from datetime import date

import pytest

from analysis.rules.school_calendar import (
    Term,
    bare_name,
    census_term_of,
    easter_sunday,
    monday_of,
    order_in_year,
    overlaps_school_day,
    runs_of,
    school_year_of,
    term_of,
    weekdays,
    without_year,
)


@pytest.mark.parametrize(
    "easter",
    [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2028, 4, 16),
        date(2029, 4, 1),
        date(2030, 4, 21),
        date(1818, 3, 22),  # the earliest there is
        date(2038, 4, 25),  # the latest
        date(2049, 4, 18),  # the two exceptions of the reckoning
        date(2076, 4, 19),
    ],
)
def test_easter_sunday_is_where_almanacs_have_it(easter):
    assert easter_sunday(easter.year) == easter


@pytest.mark.parametrize(
    ("day", "school_year"),
    [
        (date(2025, 7, 31), "2024/25"),
        (date(2025, 8, 1), "2025/26"),
        (date(2025, 12, 31), "2025/26"),
        (date(2026, 1, 1), "2025/26"),
        (date(1999, 9, 1), "1999/00"),
        (date(2008, 9, 1), "2008/09"),
    ],
)
def test_a_school_year_begins_on_1_august(day, school_year):
    assert school_year_of(day) == school_year


AUTUMN = Term("Autumn 2025", date(2025, 8, 1), date(2025, 12, 31))
SPRING = Term("Spring 2026", date(2026, 1, 1), date(2026, 4, 5))
SUMMER = Term("Summer 2026", date(2026, 4, 6), date(2026, 7, 31))


@pytest.mark.parametrize("term", [AUTUMN, SPRING, SUMMER], ids=lambda term: term.name)
def test_a_census_term_holds_its_first_and_its_last_day(term):
    assert census_term_of(term.start) == census_term_of(term.end) == term


def test_every_day_is_in_its_census_term():
    days = [date.fromordinal(number) for number in range(date(2024, 1, 1).toordinal(), date(2031, 1, 1).toordinal())]
    assert all(day in census_term_of(day) for day in days)
    assert all(school_year_of(census_term_of(day).start) == school_year_of(day) for day in days)


OWN = (Term("Autumn 1", date(2025, 9, 3), date(2025, 10, 24)), Term("Autumn 2", date(2025, 11, 3), date(2025, 12, 19)))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 9, 2), None),
        (date(2025, 9, 3), "Autumn 1"),
        (date(2025, 10, 24), "Autumn 1"),
        (date(2025, 10, 25), None),
        (date(2025, 11, 3), "Autumn 2"),
    ],
)
def test_a_schools_own_terms_come_first(day, name):
    found = term_of(day, OWN)
    assert (found and found.name) == name


def test_the_census_terms_serve_where_a_school_has_given_none():
    assert term_of(date(2026, 4, 6), ()) == SUMMER


def test_a_school_year_without_terms_of_its_own_has_the_census_terms():
    next_year = [Term("Michaelmas", date(2026, 9, 2), date(2026, 12, 18))]
    assert term_of(date(2026, 4, 6), next_year) == SUMMER
    assert term_of(date(2026, 12, 21), next_year) is None


@pytest.mark.parametrize(
    "names",
    [
        ["Autumn 2025", "Spring 2026", "Summer 2026"],
        ["AUTUMN TERM 2025/26", "spring term 2025/26", "Summer Term 2025/26"],
        ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"],
        ["Autumn Term 1", "Autumn Term 2", "Spring Term 1"],
        ["Autumn 1 2025", "Autumn 2 2025", "Spring 1 2026"],
        ["Term 1", "Term 2", "Term 3", "Term 6"],
        ["HT1", "HT2", "HT6"],
    ],
)
def test_terms_come_in_the_order_of_the_school_year_by_name(names):
    places = [order_in_year(name) for name in names]
    assert places == sorted(set(places))


def test_a_year_in_a_name_is_no_half_and_a_name_without_a_place_comes_last():
    assert order_in_year("Autumn 2021") == order_in_year("Autumn 2022") == order_in_year("autumn") == 0
    assert order_in_year("This period") > order_in_year("Summer 2")


def test_a_year_before_a_numbered_term_is_not_its_number():
    assert order_in_year("2025/26 Term 1") < order_in_year("2025/26 Term 2")


def test_weekdays_are_monday_to_friday_with_both_ends():
    assert weekdays(date(2026, 1, 9), date(2026, 1, 12)) == (date(2026, 1, 9), date(2026, 1, 12))
    assert weekdays(date(2026, 1, 10), date(2026, 1, 11)) == ()
    assert len(weekdays(date(2026, 1, 5), date(2026, 1, 11))) == 5


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        (date(2026, 1, 6), date(2026, 1, 6), True),
        (date(2026, 1, 7), None, False),
        (date(2026, 1, 6), None, True),
        (date(2026, 1, 1), date(2026, 1, 4), False),
        (date(2026, 1, 1), date(2026, 1, 5), True),
    ],
)
def test_a_stretch_overlaps_where_it_holds_a_school_day(start, end, overlaps):
    assert overlaps_school_day(start, end, [date(2026, 1, 5), date(2026, 1, 6)]) is overlaps


def test_nothing_overlaps_a_term_without_school_days():
    assert overlaps_school_day(date(2026, 1, 1), None, ()) is False


def test_days_are_joined_over_a_weekend_and_broken_by_a_school_day():
    friday, monday, wednesday = date(2026, 5, 22), date(2026, 5, 25), date(2026, 5, 27)
    assert runs_of([friday, monday, wednesday]) == [(friday, monday), (wednesday, wednesday)]
    assert runs_of([]) == []


@pytest.mark.parametrize(("name", "season"), [("Summer 2026", "summer"), ("SPRING  Term 2025/26", "spring term")])
def test_a_term_is_named_without_its_year(name, season):
    assert without_year(name) == season


@pytest.mark.parametrize("day", [date(2026, 5, 25), date(2026, 5, 31)])
def test_a_week_begins_on_monday(day):
    assert monday_of(day) == date(2026, 5, 25)


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Summer Term 2026", "summer"), ("Summer", "summer"), ("Term 1 2025/26", "1"), ("Autumn 2", "autumn 2")],
)
def test_a_term_is_the_same_with_and_without_its_year_and_the_word_term(name, bare):
    assert bare_name(name) == bare
