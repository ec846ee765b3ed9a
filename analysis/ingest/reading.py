"""Reads one export file of attendance, whatever system it comes from."""

from collections.abc import Sequence
from datetime import date

from analysis.ingest.export import ColumnUse, Export
from analysis.ingest.fences import only_unusable
from analysis.ingest.header_rows import HeadedTable, find_header
from analysis.ingest.joined_tables import joined
from analysis.ingest.layouts.known import LAYOUTS
from analysis.ingest.layouts.layout import Layout, Reading
from analysis.ingest.marks import check_not_in_future
from analysis.ingest.preamble import read_school
from analysis.ingest.private_headings import is_private, not_kept
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.tables import Table
from analysis.ingest.tables_of_files import read_tables

_NO_ATTENDANCE = (
    "No attendance was found in this file; it needs a row of column headings with a pupil's name or UPN and marks or "
    "numbers of sessions."
)

_LESSONS = (
    "This file seems to hold marks of lessons; letters and figures need the statutory register of mornings and "
    "afternoons (Roll Call in Arbor). Please check that it is the right export."
)


def read_export(data: bytes, file_name: str, password: str | None = None, today: date | None = None) -> Export:
    """Read a file of marks or totals. Raises UnusableFileError, and nothing else, when it cannot be used.

    The name is only kept to be shown. `password` opens a protected workbook and is not kept. With `today`, marks of
    later days are reported.
    """
    with only_unusable():
        headed, layout = _best(read_tables(data, password))
        return _export(headed, layout.read(headed), file_name, today)


def _best(tables: Sequence[Table]) -> tuple[HeadedTable, Layout]:
    """The table whose headings are understood best, and the layout that reads it."""
    found = [(headed, layout) for table in tables if (headed := find_header(table)) for layout in _fitting(headed)]
    if not found:
        raise UnusableFileError(_NO_ATTENDANCE)
    best, layout = max(found, key=lambda pair: (pair[0].score, len(pair[0].body)))
    # The same headings are joined in the order of the sheets; the first of them leads.
    same = [headed for headed, one in found if one is layout and headed.headings == best.headings]
    first = same[0] if same[0].period == best.period else best
    return joined(first, [headed for headed, _ in found if headed is not first]) if len(found) > 1 else first, layout


def _fitting(headed: HeadedTable) -> list[Layout]:
    return [layout for layout in LAYOUTS if layout.recognises(headed)][:1]


def _export(headed: HeadedTable, reading: Reading, file_name: str, today: date | None) -> Export:
    later = check_not_in_future(reading.marks, today) if today and reading.marks is not None else []
    school = read_school(headed.preamble)
    return Export(
        layout=headed.table.layout or reading.layout,
        file_name=file_name,
        pupils=reading.pupils,
        marks=reading.marks,
        totals=reading.totals,
        period=reading.period,
        schools=reading.schools or ((school,) if school else ()),
        columns=_column_uses(headed, reading),
        problems=(*headed.table.problems, *reading.problems, *later, *_private(headed), *_lessons(headed, reading)),
        rows_read=reading.rows_read,
        rows_left_out=reading.rows_left_out,
    )


def _column_uses(headed: HeadedTable, reading: Reading) -> tuple[ColumnUse, ...]:
    fields = {column: field for field, column in headed.fields.items()}
    if reading.marks is not None:
        fields |= dict.fromkeys(headed.slots, "mark")
    if reading.layout == "L7":
        fields |= dict.fromkeys(headed.codes, "code_count")
    return tuple(ColumnUse(heading, fields.get(column)) for column, heading in enumerate(headed.headings))


def _private(headed: HeadedTable) -> list[Problem]:
    taken = {*headed.fields.values(), *headed.slots, *headed.codes}
    return [
        not_kept(heading)
        for column, heading in enumerate(headed.headings)
        if column not in taken and is_private(heading)
    ]


def _lessons(headed: HeadedTable, reading: Reading) -> list[Problem]:
    """Warn of marks of lessons, which are not the register that the law asks for."""
    headings = [heading for heading in headed.headings if "lesson" in heading.casefold()]
    if reading.marks is None or not headings:
        return []
    return [Problem(_LESSONS, column=headings[0])]
