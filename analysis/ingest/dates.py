"""Reads dates as English schools write them; never month first."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from analysis.ingest.cells import Cell
from analysis.ingest.tables import EPOCH_1900

Period = tuple[date, date]
FIRST_YEAR, LAST_YEAR = 1990, 2100
_SERIALS = range(30_000, 74_000)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_TIME = r"(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?)?"
# Only the local date is taken: in UTC a summer midnight would be the day before.
_ISO_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY_AND_WORD = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<word>[a-z]{3,9})"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*(?P<year>\d{{4}}|\d{{2}}){_TIME}",
        rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_ISO_TIME}",
        rf"{_WEEKDAY}{_DAY_AND_WORD}\.?,?[\s-]+(?P<year>\d{{4}}|\d{{2}}){_TIME}",
    )
)
_SHORT_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})",
        rf"{_WEEKDAY}{_DAY_AND_WORD}",
    )
)


def read_date(cell: Cell, epoch: date = EPOCH_1900) -> date | None:
    """Read one date, or None where the cell is empty, impossible or not a date."""
    if isinstance(cell, datetime):
        return _sensible(cell.date())
    if isinstance(cell, date):
        return _sensible(cell)
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return epoch + timedelta(days=int(cell)) if _SERIALS.start <= cell < _SERIALS.stop else None
    return _read_text(cell.strip(), epoch) if isinstance(cell, str) else None


@lru_cache(maxsize=4096)
def _read_text(text: str, epoch: date) -> date | None:
    if text.isascii() and text.isdigit() and len(text) == 5:
        return read_date(int(text), epoch)
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            return _date_of(found, int(found["year"]))
    return None


def read_short_date(text: str, period: Period) -> date | None:
    """Read a date without a year ("Mon 07/09"), its year taken from the period in which it must lie."""
    for shape in _SHORT_SHAPES:
        if found := shape.fullmatch(text.strip()):
            possible = (_date_of(found, year) for year in range(period[0].year, period[1].year + 1))
            return next((day for day in possible if day and period[0] <= day <= period[1]), None)
    return None


def _date_of(found: re.Match[str], year: int) -> date | None:
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else _month_of(parts["word"])
    try:
        day = date(year + 2000 if year < 100 else year, month, int(parts["day"]))
    except ValueError:
        return None
    # A weekday that contradicts the date shows that the day was damaged or written month first.
    weekday = (parts.get("weekday") or "").casefold()
    return _sensible(day) if not weekday or WEEKDAYS[day.weekday()] == weekday else None


def _month_of(word: str) -> int:
    names = [name for name in _MONTHS if word.casefold().startswith(name)]
    return _MONTHS.index(names[0]) + 1 if names else 0


def _sensible(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
