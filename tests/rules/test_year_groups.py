"""Year groups moved up by school years, and told by a date of birth."""

from datetime import date

import pytest

from analysis.rules.year_groups import moved_up, school_years_between, year_group_born


@pytest.mark.parametrize(
    ("group", "years", "then"),
    [
        ("Nursery", 0, "Nursery"),
        ("Nursery", 1, "Reception"),
        ("Reception", 1, "Year 1"),
        ("Year 5", 2, "Year 7"),
        ("Year 1", -1, "Reception"),
        ("Nursery", -1, None),
        ("Year 14", 1, None),
        ("Oak", 0, "Oak"),
        ("Oak", 1, None),
    ],
)
def test_a_year_group_moves_up_by_school_years(group, years, then):
    assert moved_up(group, years) == then


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [("2024/25", "2025/26", 1), ("2025/26", "2024/25", -1), ("2025/26", "2025/26", 0), (None, "2025/26", 0)],
)
def test_school_years_are_counted_where_both_are_known(earlier, later, years):
    assert school_years_between(earlier, later) == years
    assert school_years_between(earlier, None) == 0


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (date(2020, 8, 31), "Year 1"),
        (date(2020, 9, 1), "Reception"),
        (date(2021, 8, 31), "Reception"),
        (date(2021, 9, 1), "Nursery"),
        (date(2024, 1, 1), "Nursery"),
        (date(2006, 9, 1), "Year 14"),
        (date(2006, 8, 31), None),
    ],
)
def test_a_cohort_is_born_from_september_to_august(born, group):
    assert year_group_born(born, "2025/26") == group
