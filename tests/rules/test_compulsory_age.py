"""Compulsory school age begins on the prescribed day on or after the fifth birthday (Education Act 1996 s.8)."""

from datetime import date, timedelta

import pytest

from analysis.rules.compulsory_age import compulsory_from, is_of_compulsory_age


@pytest.mark.parametrize(
    ("born", "of_age"),
    [
        (date(2020, 8, 30), date(2025, 8, 31)),
        (date(2020, 8, 31), date(2025, 8, 31)),  # five on a prescribed day: of age that day
        (date(2020, 9, 1), date(2025, 12, 31)),
        (date(2020, 12, 30), date(2025, 12, 31)),
        (date(2020, 12, 31), date(2025, 12, 31)),
        (date(2021, 1, 1), date(2026, 3, 31)),
        (date(2021, 3, 30), date(2026, 3, 31)),
        (date(2021, 3, 31), date(2026, 3, 31)),
        (date(2021, 4, 1), date(2026, 8, 31)),
        (date(2020, 2, 28), date(2025, 3, 31)),
        (date(2020, 2, 29), date(2025, 3, 31)),  # no 29 February five years on
        (date(2020, 3, 1), date(2025, 3, 31)),
    ],
)
def test_a_child_is_of_age_from_the_prescribed_day_and_not_the_day_before(born, of_age):
    assert compulsory_from(born) == of_age
    assert is_of_compulsory_age(born, of_age)
    assert not is_of_compulsory_age(born, of_age - timedelta(days=1))


def test_every_child_is_of_age_within_five_months_of_the_fifth_birthday():
    for number in range(date(2019, 1, 1).toordinal(), date(2021, 1, 1).toordinal()):
        born = date.fromordinal(number)
        fifth = date(born.year + 5, born.month, min(born.day, 28))
        assert timedelta(0) <= compulsory_from(born) - fifth <= timedelta(days=153)
