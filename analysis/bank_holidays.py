"""The bank holidays of England, from the `holidays` package.

Source: Banking and Financial Dealings Act 1971, schedule 1, and the proclamations of single days.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays

from analysis.rules.school_calendar import school_year_of


@cache
def bank_holidays(school_year: str) -> Mapping[date, str]:
    """Give the bank holidays of a school year ("2026/27") with their names, earliest first; none without a year."""
    first = re.match(r"[0-9]{4}", school_year)
    if first is None:
        return {}
    known = holidays.country_holidays("GB", subdiv="ENG", years=(int(first[0]), int(first[0]) + 1))
    return {day: name for day, name in sorted(known.items()) if school_year_of(day) == school_year}
