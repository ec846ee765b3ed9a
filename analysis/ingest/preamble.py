"""Reads what stands above the column headings: the period and the school."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from analysis.ingest.cells import Cell, filled_texts
from analysis.ingest.dates import Period, read_date

_DATE = (
    r"(\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{4}-\d{2}-\d{2}|"
    r"\d{1,2}(?:st|nd|rd|th)?[\s-]+[A-Za-z]{3,9},?[\s-]+\d{2,4})"
)
_RANGE = re.compile(
    rf"{_DATE}(?:\s+\d{{1,2}}:\d{{2}})?\s*(?:AM|PM)?\s*(?:\bto\b|\band\b|\buntil\b|[-–—])[\s:]*(?:[A-Za-z]+,?\s+)?{_DATE}",
    re.IGNORECASE,
)
_WEEK_FROM = re.compile(
    rf"(?:week\s+(?:commencing|beginning|starting)|w/c)\W*(?:[A-Za-z]+,?\s+)?{_DATE}", re.IGNORECASE
)
_WEEK_TO = re.compile(rf"(?:week\s+ending|w/e)\W*(?:[A-Za-z]+,?\s+)?{_DATE}", re.IGNORECASE)
_SCHOOL_LABEL = re.compile(r"school(?:\s+name)?\s*:\s*(.+)", re.IGNORECASE)
_SCHOOL = re.compile(
    r"(?!.*\b(?:attendance|absence|report|summary|analysis|whole|group|period|year|list|marks?|register)\b)"
    r"[^:]{3,80}\b(?:school|academy|nursery|infants|juniors|primary)",
    re.IGNORECASE,
)


def read_period(rows: Iterable[Sequence[Cell]]) -> Period | None:
    """Find the period that the lines above a table print, or None where they print none."""
    for row in rows:
        line = _line(row)
        if (both := _RANGE.search(line)) and (period := _ordered(both[1], both[2])):
            return period
        if (week := _WEEK_FROM.search(line)) and (start := read_date(week[1])):
            return start, start + timedelta(days=4)
        if (week := _WEEK_TO.search(line)) and (end := read_date(week[1])):
            return end - timedelta(days=4), end
    return None


def _line(row: Sequence[Cell]) -> str:
    # A merged title repeats in every cell that it covers.
    return " ".join(dict.fromkeys(filled_texts(row)))


def _ordered(first: str, last: str) -> Period | None:
    start, end = read_date(first.replace(" ", "") if "/" in first else first), read_date(last)
    return (start, end) if start and end and start <= end else None


def read_school(rows: Iterable[Sequence[Cell]]) -> str | None:
    """Find the school's name where it plainly stands above the table, or None."""
    for row in rows:
        for text in dict.fromkeys(filled_texts(row)):
            if label := _SCHOOL_LABEL.fullmatch(text):
                return label[1].strip()
            if _SCHOOL.fullmatch(text):
                return text
    return None
