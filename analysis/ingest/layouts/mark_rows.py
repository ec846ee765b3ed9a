"""L3: one row a mark, as in the DfE's "Export attendance and absence codes" and Arbor's BI connector."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import pandas as pd

from analysis.ingest.cells import Cell
from analysis.ingest.counts import NotACountError, read_count
from analysis.ingest.dates import read_date
from analysis.ingest.distinct import Codes, combined, distinct, read_distinct
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_reading import mark_reading
from analysis.ingest.layouts.needed_columns import NeededColumn, check_needed, read_needed
from analysis.ingest.marks import SESSIONS, Entries
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.pupils import read_pupils
from analysis.ingest.sessions import read_session

_ONE_MARK = frozenset({"day", "session", "mark"})
_TWO_MARKS = frozenset({"day", "morning_mark", "afternoon_mark"})
_NO_ROWS = "No row of this file has both a date and a session; please export the marks again."


def recognises(headed: HeadedTable) -> bool:
    """Whether there is a date in each row, and a session and mark, or a morning and an afternoon mark."""
    return headed.fields.keys() >= _ONE_MARK or headed.fields.keys() >= _TWO_MARKS


def read(headed: HeadedTable) -> Reading:
    """Read one mark or two from each row. Raises UnusableFileError when no row has a date and a session."""
    day = read_needed(headed, "day", lambda cell: read_date(cell, headed.table.epoch))
    session = read_needed(headed, "session", _session_number) if headed.fields.keys() >= _ONE_MARK else None
    lost = day.unread | session.unread if session else day.unread
    if lost.all():
        raise UnusableFileError(_NO_ROWS)
    rows = [row for row, bad in zip(headed.body, lost, strict=True) if not bad] if lost.any() else headed.body
    numbers = pd.RangeIndex(headed.first_row, headed.first_row + len(headed.body)).to_numpy()[~lost]
    index = read_pupils(headed, rows, numbers)
    sessions, entry, written = _one_a_row(headed, rows, session, ~lost) if session else _two_a_row(headed, rows)
    per_row = 1 if session else 2
    problems, left_out = check_needed(headed, [day, session] if session else [day])
    settled = Entries(
        pupil=index.of_row.repeat(per_row),
        rows=numbers.repeat(per_row),
        day=day.codes[~lost].repeat(per_row),
        days=[value or date.min for value in day.values],
        session=sessions,
        entry=entry,
        written=written,
        heading=headed.heading_of("mark" if session else "morning_mark"),
        minutes_late=_minutes(headed, rows) if session else None,
    )
    return mark_reading("L3", headed, index, settled, problems, left_out)


def _session_number(cell: Cell) -> int | None:
    session = read_session(cell)
    return SESSIONS.index(session) if session else None


_Written = tuple[Codes, Codes, list[tuple[Cell, Cell]]]
"""The session of each entry, which distinct entry stands there, and the entries as written with the word beside."""


def _one_a_row(
    headed: HeadedTable, rows: Sequence[Sequence[Cell]], session: NeededColumn[int], sound: Codes
) -> _Written:
    numbers = pd.Index([-1 if value is None else value for value in session.values]).to_numpy()
    sessions = numbers[session.codes[sound]]
    entry, values = distinct(headed.cells("mark", rows))
    if "mark_word" not in headed.fields:
        return sessions, entry, [(value, "") for value in values]
    word, words = distinct(headed.cells("mark_word", rows))
    both, first = combined([(entry, len(values)), (word, len(words))])
    return sessions, both, [(values[entry[row]], words[word[row]]) for row in first]


def _two_a_row(headed: HeadedTable, rows: Sequence[Sequence[Cell]]) -> _Written:
    pairs = zip(headed.cells("morning_mark", rows), headed.cells("afternoon_mark", rows), strict=True)
    entry, values = distinct(list(chain.from_iterable(pairs)))
    return pd.Index([0, 1] * len(rows)).to_numpy(), entry, [(value, "") for value in values]


def _minutes(headed: HeadedTable, rows: Sequence[Sequence[Cell]]) -> "pd.api.extensions.ExtensionArray | None":
    if "minutes_late" not in headed.fields:
        return None
    codes, values = read_distinct(headed.cells("minutes_late", rows), _minutes_of)
    return pd.array(values, dtype="Int64").take(codes)


def _minutes_of(cell: Cell) -> int | None:
    try:
        return read_count(cell)
    except NotACountError:
        return None
