"""Marks as the SIMS Next Gen "Edit Marks" grid, a workbook with two merged header rows (layout L4)."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .export import SCHOOL_NAME, books_of_term, british, marks_of_term
from .pupil import year_words
from .register import ATTENDED, AUTHORISED, MISSING, UNAUTHORISED, Register
from .school_days import Session, Term

GRID_HEADINGS = ("Pupil Name", "UPN", "Year", "Class", "Gender", "Date of Birth")
GRID_DATES_ROW = 3
GRID_SUMMARIES: tuple[tuple[str, frozenset[str]], ...] = (
    ("Total Present + AEA", ATTENDED),
    ("Total Unrecorded", frozenset({MISSING})),
    ("Total Authorised Absence", AUTHORISED),
    ("Total Unauthorised Absence", UNAUTHORISED),
)
NARROW, WIDE = 4.5, 15
END_OF_SCHOOL_DAY = time(16)


def write_grid(path: Path, books: Iterable[Register], term: Term) -> None:
    """Write the SIMS Next Gen "Edit Marks" grid of a term: dates merged over AM and PM, summaries at the foot."""
    chosen = books_of_term(books, term)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet("Edit Marks")
    sheet.append([f"{SCHOOL_NAME} - Edit Marks - Whole school - {british(term.start)} to {british(term.end)}"])
    sheet.append([])
    write_grid_header(sheet, [s for s, _ in marks_of_term(chosen[0], term)])
    for book in chosen:
        p = book.pupil
        about = [f"{p.surname}, {p.forename}", p.upn or None, year_words(book.year), book.class_name, p.sex, p.born]
        write_texts(sheet, [*about, *(mark or None for _, mark in marks_of_term(book, term))])
    sheet.append([])
    for label, marks in GRID_SUMMARIES:
        columns = zip(*([mark for _, mark in marks_of_term(book, term)] for book in chosen), strict=True)
        sheet.append(
            [label, *[None] * (len(GRID_HEADINGS) - 1), *(sum(m in marks for m in column) for column in columns)]
        )
    save_with_fixed_dates(workbook, path, datetime.combine(term.end, END_OF_SCHOOL_DAY))


def write_grid_header(sheet: Worksheet, sessions: Sequence[Session]) -> None:
    """Write the two header rows, merged and frozen."""
    days = [s.day if s.half == "AM" else None for s in sessions]
    sheet.append([*GRID_HEADINGS, *days])
    sheet.append([*[None] * len(GRID_HEADINGS), *(s.half for s in sessions)])
    for column in range(1, len(GRID_HEADINGS) + 1):
        sheet.merge_cells(start_row=GRID_DATES_ROW, end_row=GRID_DATES_ROW + 1, start_column=column, end_column=column)
        sheet.column_dimensions[get_column_letter(column)].width = WIDE
    for column in range(len(GRID_HEADINGS) + 1, len(GRID_HEADINGS) + len(sessions), 2):
        sheet.merge_cells(start_row=GRID_DATES_ROW, end_row=GRID_DATES_ROW, start_column=column, end_column=column + 1)
        date_cell = sheet.cell(GRID_DATES_ROW, column)
        date_cell.number_format, date_cell.alignment = "dd/mm", Alignment(horizontal="center")
        for narrow in (column, column + 1):
            sheet.column_dimensions[get_column_letter(narrow)].width = NARROW
    sheet["A1"].font = Font(bold=True)
    sheet.freeze_panes = f"B{GRID_DATES_ROW + 2}"


def write_texts(sheet: Worksheet, values: Sequence[object]) -> None:
    """Append a row in which text that begins with = stays text."""
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"
        if isinstance(cell.value, date):
            cell.number_format = "dd/mm/yyyy"


def save_with_fixed_dates(workbook: Workbook, path: Path, made: datetime) -> None:
    """Save a workbook so that the same cells give the same file: openpyxl writes today's time in three places."""
    workbook.properties.creator = SCHOOL_NAME
    workbook.properties.created = made
    draft = io.BytesIO()
    workbook.save(draft)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, made.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(
                entry, with_modified(source.read(name), made) if name == "docProps/core.xml" else source.read(name)
            )


def with_modified(properties: bytes, made: datetime) -> bytes:
    """Put a fixed time in place of the time of saving."""
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{made:%Y-%m-%dT%H:%M:%SZ}".encode(), properties)
