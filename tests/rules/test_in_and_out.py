"""A third concern letter in six terms: both sides of each boundary."""

from datetime import date

import pytest

from analysis.rules.decision import Letter
from analysis.rules.in_and_out import is_in_and_out, term_number

AMBER, RED = Letter.CONCERN_AMBER, Letter.CONCERN_RED
SUMMER_26 = date(2026, 7, 21)


def given(*days, letter=AMBER):
    return [(date.fromisoformat(day), letter) for day in days]


def test_terms_are_numbered_one_after_another():
    days = [date(2025, 7, 20), date(2025, 12, 19), date(2026, 3, 27), SUMMER_26, date(2026, 9, 7)]
    assert [term_number(day, "term") - term_number(days[0], "term") for day in days] == [0, 1, 2, 3, 4]


def test_half_terms_are_numbered_one_after_another():
    days = ["2025-10-24", "2025-12-19", "2026-02-13", "2026-03-27", "2026-05-22", "2026-07-21", "2026-10-23"]
    numbers = [term_number(date.fromisoformat(day), "half_term") for day in days]
    assert [number - numbers[0] for number in numbers] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("days", "listed"),
    [
        (("2025-12-19", "2026-03-27", "2026-07-21"), True),
        (("2024-12-19", "2025-07-21", "2026-07-21"), True),
        (("2024-07-19", "2025-07-21", "2026-07-21"), False),
        (("2025-07-21", "2026-07-21"), False),
        (("2025-12-19", "2026-07-21", "2026-12-18"), False),
    ],
)
def test_three_concern_letters_in_the_six_terms_up_to_this_one(days, listed):
    assert is_in_and_out(given(*days), SUMMER_26, "term") is listed


def test_six_half_terms_are_a_year():
    assert is_in_and_out(given("2025-10-24", "2026-02-13", "2026-07-21"), SUMMER_26, "half_term")
    assert not is_in_and_out(given("2025-07-21", "2026-02-13", "2026-07-21"), SUMMER_26, "half_term")


@pytest.mark.parametrize(
    "letter", [Letter.MEETING_INVITATION, Letter.THANKS_STILL_CONCERNED, Letter.THANKS_IMPROVED_CATEGORY]
)
def test_thanks_and_invitations_are_no_concern_letters(letter):
    days = ("2025-12-19", "2026-03-27")
    assert is_in_and_out(given(*days) + given("2026-07-21", letter=RED), SUMMER_26, "term")
    assert not is_in_and_out(given(*days) + given("2026-07-21", letter=letter), SUMMER_26, "term")
