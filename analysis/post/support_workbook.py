"""The sheet for the local authority's support meeting as a workbook, to be sorted and filled in."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from analysis.post.fixed_workbook import fixed_workbook
from analysis.post.sheet_cells import as_table, write_cells
from analysis.post.support_sheet import SupportRow
from analysis.rules.wording import percentage

COLUMNS = {
    "Absence": 12,
    "Pupil": 24,
    "Year group": 12,
    "Class": 9,
    "UPN": 16,
    "Sessions missed": 10,
    "Possible": 10,
    "Missed": 9,
    "Authorised": 11,
    "Unauthorised": 13,
    "Contacts so far": 36,
    "Barriers": 30,
    "Support given": 30,
    "Early Help": 20,
    "Agreed, by whom": 30,
}
"""Heading and width of each column."""


def support_workbook(school: str, basis: str, severe: Sequence[SupportRow], persistent: Sequence[SupportRow]) -> bytes:
    """Write the rows as .xlsx, the severely absent first; the same rows give the same bytes."""
    book = Workbook()
    book.properties.creator = ""
    sheet: Worksheet = book.active
    sheet.title = "Support meeting"
    write_cells(sheet, 1, COLUMNS)
    rows = [*(("severe", one) for one in severe), *(("persistent", one) for one in persistent)]
    for number, (absence, one) in enumerate(rows, 2):
        write_cells(sheet, number, _cells(absence, one))
    as_table(sheet, COLUMNS, "C2")
    notes = book.create_sheet("Notes")
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 20, 90
    write_cells(notes, 1, ("School", school))
    write_cells(notes, 2, ("Basis", basis))
    write_cells(notes, 3, ("Missed", "Sessions missed of possible in per cent, cut to one decimal."))
    write_cells(notes, 4, ("Please note", "This list names children. Share it with those at the meeting only."))
    out = BytesIO()
    book.save(out)
    book.close()
    return fixed_workbook(out.getvalue())


def _cells(absence: str, one: SupportRow) -> tuple[object, ...]:
    who = (absence, one.name, one.year_group, one.class_name, one.upn)
    figures = (one.absent, one.possible, percentage(one.absent, one.possible), one.authorised, one.unauthorised)
    return (*who, *figures, "\n".join(one.contacts), "\n".join(one.barriers), "", "", "")
