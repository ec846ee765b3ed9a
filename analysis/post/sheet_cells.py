"""Cells and headings of a workbook that is passed round: text stays text, and a table prints on A4."""

from collections.abc import Iterable, Mapping

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.letters.word_text import printable
from analysis.post.csv_files import STARTS_A_FORMULA

_HEADING = PatternFill("solid", start_color="FF1F3864")
_LONGEST = 32_000
"""Characters; Excel refuses a cell of 32,768."""


def write_cells(sheet: Worksheet, row: int, values: Iterable[object]) -> None:
    """Write values from the first column on; Excel neither runs a text nor, once edited, makes a formula of it."""
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = printable(value)[:_LONGEST]
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(STARTS_A_FORMULA)
        else:
            cell.value = value
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def as_table(sheet: Worksheet, widths: Mapping[str, int], stays: str) -> None:
    """Dress headings in the first row, by name and width; `stays`: the first cell that scrolls."""
    for number, width in enumerate(widths.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        heading = sheet.cell(1, number)
        heading.font, heading.fill = Font(bold=True, color="FFFFFFFF"), _HEADING
    sheet.freeze_panes = stays
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{sheet.max_row}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
