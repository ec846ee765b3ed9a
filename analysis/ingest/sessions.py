"""Reads morning and afternoon, in a cell or in a column heading."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.dates import WEEKDAYS, Period, read_date, read_short_date
from analysis.ingest.tables import EPOCH_1900

MORNING, AFTERNOON = "AM", "PM"
_MORNING = re.compile(r"(?:am|a\.m\.|mornings?)(?![a-z]).*|.*\b(?:am|morning)", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:pm|p\.m\.|afternoons?)(?![a-z]).*|.*\b(?:pm|afternoon)", re.IGNORECASE)
_PART = re.compile(r"[\s(:-]*(?<![a-z])(am|a\.m\.|morning|pm|p\.m\.|afternoon)(?![a-z])[\s):-]*", re.IGNORECASE)
_WEEKDAY_PART = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?[\s_:-]*(am|pm|morning|afternoon)?", re.IGNORECASE
)


def read_session(cell: Cell) -> str | None:
    """Read "AM" or "PM" from words like "Morning attendance", or None for anything else."""
    text = cell_text(cell).replace("_", " ")
    morning, afternoon = _MORNING.fullmatch(text), _AFTERNOON.fullmatch(text)
    if bool(morning) == bool(afternoon):
        return None
    return MORNING if morning else AFTERNOON


@dataclass(frozen=True, slots=True)
class Slot:
    """What a heading over marks says: a day or a weekday (0 is Monday), and AM or PM; None where it does not say."""

    day: date | None = None
    weekday: int | None = None
    session: str | None = None


def read_slot(cell: Cell, period: Period | None = None, epoch: date = EPOCH_1900) -> Slot | None:
    """Read a heading such as "07/09/2026 AM", "Mon 07/09", "MonAM" or "PM", or None when it is no such heading."""
    if not isinstance(cell, str):
        day = read_date(cell, epoch)
        return Slot(day, session=_session_of_time(cell)) if day else None
    text = cell.strip()
    if weekday := _WEEKDAY_PART.fullmatch(text):
        part = weekday[2]
        return Slot(None, WEEKDAYS.index(weekday[1].casefold()), read_session(part) if part else None)
    parts = _PART.findall(text)
    rest = _PART.sub(" ", text).strip()
    if len(parts) > 1 or not text:
        return None
    session = read_session(parts[0]) if parts else None
    if not rest:
        return Slot(session=session)
    day = read_date(rest, epoch) or (read_short_date(rest, period) if period else None)
    return Slot(day, session=session) if day else None


def _session_of_time(cell: Cell) -> str | None:
    if isinstance(cell, datetime) and cell.hour:
        return MORNING if cell.hour < 12 else AFTERNOON
    return None


def merged_slot(upper: Slot | None, lower: Slot | None) -> Slot | None:
    """Join what the two rows of a two-row heading say about one column."""
    if upper is None or lower is None:
        return upper or lower
    return Slot(
        upper.day or lower.day,
        lower.weekday if upper.weekday is None else upper.weekday,
        upper.session or lower.session,
    )
