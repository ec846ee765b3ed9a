"""Compulsory school age: from the prescribed day (31 March, 31 August, 31 December) on or after the 5th birthday.

Source: Education Act 1996, section 8, and the Education (Start of Compulsory School Age) Order 1998.
Common knowledge of the field, to be confirmed by the school.
"""

from datetime import date

PRESCRIBED_DAYS = ((3, 31), (8, 31), (12, 31))
COMPULSORY_FROM_BIRTHDAY = 5


def compulsory_from(date_of_birth: date) -> date:
    """Find the first day of compulsory school age: the fifth birthday if prescribed, else the next prescribed day."""
    year = date_of_birth.year + COMPULSORY_FROM_BIRTHDAY
    leap_day = (date_of_birth.month, date_of_birth.day) == (2, 29)
    birthday = date(year, 3, 1) if leap_day else date_of_birth.replace(year=year)
    return next(
        day
        for day in (*(date(year, month, number) for month, number in PRESCRIBED_DAYS), date(year + 1, 3, 31))
        if day >= birthday
    )


def is_of_compulsory_age(date_of_birth: date, day: date) -> bool:
    """Say whether a child is of compulsory school age on a day, looking at its beginning only."""
    return compulsory_from(date_of_birth) <= day
