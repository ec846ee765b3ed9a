"""Which school years a kept file is about, and which years a meeting needs: this one and the one before."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from analysis.ingest.export import Export
from analysis.rules.school_calendar import school_year_of

YEARS_NEEDED = 2


def school_years_of(export: Export) -> tuple[str, ...]:
    """Give the school years of an export ("2025/26"), earliest first; none where any of it does not say."""
    if export.marks is not None:
        years = {school_year_of(day.date()) for day in export.marks["day"].drop_duplicates()}
    elif export.totals is not None and export.totals["school_year"].notna().any():
        years = set(export.totals["school_year"].drop_duplicates().astype(object))
    else:
        years = {school_year_of(day) for day in export.period or ()}
    told = all(isinstance(year, str) and re.fullmatch(r"[0-9]{4}/[0-9]{2}", year) for year in years)
    return tuple(sorted(years)) if told else ()


def first_year_needed(held: Iterable[Sequence[str]], day: date) -> str:
    """Give the first school year that a meeting on a day needs, of those of the kept files; blank where none is."""
    begun = {year for years in held for year in years if year <= school_year_of(day)}
    return min(sorted(begun)[-YEARS_NEEDED:], default="")


def is_needed(years: Sequence[str], first: str) -> bool:
    """Say whether a file is of a needed year; one that does not say its years always is."""
    return not years or years[-1] >= first
