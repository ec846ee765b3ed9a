"""Year groups: moved up by school years, or told by a date of birth.

Source: DfE, *School admissions code* and the census guidance: a child starts Reception in the September after the
fourth birthday, so a school year's children are born from 1 September to 31 August.
"""

from datetime import date

YEAR_GROUPS = ("Nursery", "Reception", *(f"Year {number}" for number in range(1, 15)))
"""Youngest first."""
_FIRST_MONTH_OF_A_COHORT = 9
_AGE_BEFORE_RECEPTION = 5


def moved_up(year_group: str, school_years: int) -> str | None:
    """Give a year group so many school years later, or earlier where negative; None where there is no such group."""
    if school_years == 0:
        return year_group
    place = YEAR_GROUPS.index(year_group) + school_years if year_group in YEAR_GROUPS else -1
    return YEAR_GROUPS[place] if 0 <= place < len(YEAR_GROUPS) else None


def school_years_between(earlier: str | None, later: str | None) -> int:
    """Count the school years from "2024/25" to "2025/26"; none where one of them is not known."""
    return int(later[:4]) - int(earlier[:4]) if earlier and later else 0


def year_group_born(born: date, school_year: str) -> str | None:
    """Give the usual year group of a date of birth in a school year; Nursery before Reception, None after Year 14."""
    cohort = born.year if born.month >= _FIRST_MONTH_OF_A_COHORT else born.year - 1
    place = 1 + int(school_year[:4]) - cohort - _AGE_BEFORE_RECEPTION
    return YEAR_GROUPS[max(0, place)] if place < len(YEAR_GROUPS) else None
