"""Numbers and dates as text, once for screen, files and letters."""

from datetime import date
from fractions import Fraction

import pytest

from analysis.rules.wording import (
    cut_tenths,
    gap_range_text,
    how_often,
    long_date,
    percentage,
    period_text,
    plural,
    points_change,
    range_text,
    sessions_of,
    short_date,
)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (64, 66, "96.9%"),  # 96.969… is cut, never rounded
        (188, 209, "89.9%"),
        (117, 130, "90.0%"),
        (97, 100, "97.0%"),
        (9999, 10000, "99.9%"),
        (10, 10, "100.0%"),
        (1, 1, "100.0%"),
        (0, 1, "0.0%"),
        (1, 3000, "0.0%"),
        (0, 0, "no sessions"),
    ],
)
def test_a_percentage_is_cut_to_one_decimal(part, whole, text):
    assert percentage(part, whole) == text


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        ((120, 130), (122, 130), "up 1.5 points"),  # 92.3 to 93.8
        ((122, 130), (120, 130), "down 1.5 points"),
        ((899, 1000), (1000, 1000), "up 10.1 points"),
        ((117, 130), (126, 140), "unchanged"),
        ((64, 66), (9697, 10000), "up by less than 0.1 points"),  # both print 96.9
        ((9697, 10000), (64, 66), "down by less than 0.1 points"),
        ((969, 1000), (970, 1000), "up 0.1 points"),
    ],
)
def test_a_change_is_in_percentage_points_and_exact(before, now, text):
    assert points_change(*before, *now) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 letters"), (1, "1 letter"), (2, "2 letters"), (1204, "1,204 letters")]
)
def test_a_count_agrees_with_its_noun(count, text):
    assert plural(count, "letter") == text


def test_an_irregular_plural_is_given():
    assert plural(1, "child", "children") == "1 child"
    assert plural(2, "child", "children") == "2 children"


def test_sessions_are_two_whole_numbers():
    assert sessions_of(64, 66) == "64 of 66"
    assert sessions_of(49204, 52000) == "49,204 of 52,000"


def test_dates_are_written_as_letters_and_tables_do():
    assert long_date(date(2026, 9, 7)) == "7 September 2026"
    assert short_date(date(2026, 9, 7)) == "7 Sep 2026"
    assert period_text(date(2026, 1, 5), date(2026, 3, 27)) == "5 January 2026 to 27 March 2026"


@pytest.mark.parametrize(("sessions", "days"), [(0, "0"), (1, "½"), (2, "1"), (35, "17½")])
def test_sessions_are_half_days(sessions, days):
    from analysis.rules.wording import days_text

    assert days_text(sessions) == days


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "more than 1 time in 2"),
        (0.5, "1 time in 2"),
        (0.34, "1 time in 2"),
        (0.083, "1 time in 12"),
        (0.001, "1 time in 1,000"),
        (0.00099, "less than 1 time in 1,000"),
    ],
)
def test_a_chance_is_never_made_rarer_than_it_is(chance, words):
    assert how_often(chance) == words


@pytest.mark.parametrize(
    ("number", "tenths"),
    [(Fraction(299, 100), 2.9), (Fraction(-299, 100), -2.9), (Fraction(-1, 30), 0.0), (Fraction(3), 3.0)],
)
def test_a_number_is_cut_to_one_decimal_towards_nothing(number, tenths):
    assert cut_tenths(number) == tenths


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(-5.26, -1.11, "\u22125.3 to \u22121.1"), (-0.04, 0.01, "\u22120.1 to 0.1"), (-1.2, -0.04, "\u22121.2 to 0.0")],
)
def test_a_range_is_rounded_outwards(low, high, text):
    assert range_text(low, high) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-5.26, -1.11, "\u22125.3 to \u22121.1"),
        (-1.2, -0.04, "\u22121.2 to under 0"),
        (-1.2, 0, "\u22121.2 to 0.0"),
        (0, 4.41, "0.0 to 4.5"),
        (0.02, 4.41, "over 0 to 4.5"),
        (0.2, 4.41, "0.2 to 4.5"),
    ],
)
def test_a_range_that_leaves_out_0_never_prints_as_if_it_held_it(low, high, text):
    assert gap_range_text(low, high) == text
