"""L5: two rows a pupil, one for mornings and one for afternoons, one column a date, as registers are printed."""

from collections.abc import Sequence

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_lists import Mark, data_rows, listed_reading
from analysis.ingest.layouts.paired_rows import day_columns, paired, session_column, with_names
from analysis.ingest.marks import SESSIONS
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.sessions import read_session

_NO_MARKS = "No row of this register says whether it is for mornings or afternoons; please export it again."
_TAKEN_IN_TURN = (
    "Nothing in this register says which row is for mornings; of each pupil's two rows the upper was taken for them."
)


def recognises(headed: HeadedTable) -> bool:
    """Whether columns are headed by dates alone, and the rows are for AM and PM or come in pairs of one pupil."""
    return bool(day_columns(headed)) and (session_column(headed) is not None or paired(headed))


def read(headed: HeadedTable) -> Reading:
    """Read the marks of each row. Raises UnusableFileError when no row names a session."""
    column = session_column(headed)
    named = with_names(headed, column)
    at = data_rows(named)
    if column is None:
        sessions: list[int | None] = [place % 2 for place in range(len(at))]
        problems = [Problem(_TAKEN_IN_TURN, row=named.first_row + at[0])]
    else:
        sessions = [_session(named.body[row], column) for row in at]
        problems = [
            _no_session(named, row, column) for row, session in zip(at, sessions, strict=True) if session is None
        ]
    marks = [
        Mark(row, day, session, _cell(named.body[row], place))
        for row, session in zip(at, sessions, strict=True)
        if session is not None
        for place, day in day_columns(named).items()
    ]
    return listed_reading("L5", named, marks, problems, sessions.count(None), _NO_MARKS)


def _session(row: Sequence[Cell], column: int) -> int | None:
    session = read_session(_cell(row, column))
    return SESSIONS.index(session) if session else None


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""


def _no_session(headed: HeadedTable, row: int, column: int) -> Problem:
    text = cell_text(_cell(headed.body[row], column))[:40]
    message = f'"{text}" is not a morning or afternoon session; the row was left out.'
    return Problem(message, Severity.ERROR, row=headed.first_row + row, column=headed.headings[column] or None)
