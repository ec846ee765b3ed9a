"""Reads whole numbers of sessions."""

import re

from analysis.ingest.cells import Cell, cell_text

_NOTHING = frozenset({"", "-", "--", "–", "—", "n/a", "na", "null", "none", "x"})
_WHOLE = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_HALF = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)\.50*", re.ASCII)
_MOST = 100_000


class NotACountError(ValueError):
    """The cell holds something, but no whole number of sessions. Its text says what is wrong with it."""


def read_count(cell: Cell) -> int | None:
    """Read a number of sessions; None where nothing stands. Raises NotACountError for any other text or number."""
    text = cell_text(cell)
    if text.casefold() in _NOTHING:
        return None
    if isinstance(cell, bool) or not _WHOLE.fullmatch(text):
        raise NotACountError(_what_is_wrong(text))
    count = int(text.split(".")[0].replace(",", "")[:12])
    if count > _MOST:
        raise NotACountError(f"{text[:20]} is too many sessions for one pupil")
    return count


def read_days(cell: Cell) -> int | None:
    """Read a number of days, in halves, as sessions; None where nothing stands. Raises NotACountError."""
    text = cell_text(cell)
    if half := _HALF.fullmatch(text):
        return 2 * (read_count(half[1]) or 0) + 1
    count = read_count(cell)
    return None if count is None else 2 * count


def _what_is_wrong(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        return f'"{text[:30]}" is not a number'
    return f"{text[:20]} is negative" if text.startswith("-") else f"{text[:20]} is not a whole number"
