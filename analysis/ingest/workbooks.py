"""Reads workbooks (.xlsx, .xlsm, .xlsb, .ods, .xls): one table for each sheet with cells."""

import io
import re
from datetime import date

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from analysis.ingest.binary_sizes import check_binary_sheets
from analysis.ingest.cells import Cell
from analysis.ingest.old_sizes import check_old_workbook
from analysis.ingest.open_document_sizes import check_open_document
from analysis.ingest.problems import Problem, Severity, UnusableFileError
from analysis.ingest.tables import EPOCH_1900, EPOCH_1904, MAX_CELLS, Table
from analysis.ingest.workbook_parts import check_parts, has_macros, read_parts, repacked

_DAMAGED = "This workbook is damaged and cannot be read; please open it in Excel, save it again and load that."
_MACROS = "This workbook holds macros, which were left behind and not run; only its cells were read."
_DATE_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["'](?:1|true|on)["']""")


def read_workbook(data: bytes) -> tuple[Table, ...]:
    """Read every sheet of an .xlsx or .xlsm. Raises UnusableFileError when it is damaged or too big."""
    parts = read_parts(data)
    check_parts(parts)
    epoch = EPOCH_1904 if _DATE_1904.search(parts.get("xl/workbook.xml", b"")) else EPOCH_1900
    told = (Problem(_MACROS, Severity.NOTE),) if has_macros(data) else ()
    packed = repacked(parts)
    del parts
    return _sheets(packed, epoch, told)


def read_binary_workbook(data: bytes) -> tuple[Table, ...]:
    """Read every sheet of an .xlsb. Raises UnusableFileError when it is damaged or too big."""
    parts = read_parts(data, (".bin", ".xml", ".rels"))
    check_parts(parts)
    check_binary_sheets(parts)
    told = (Problem(_MACROS, Severity.NOTE),) if has_macros(data) else ()
    return _sheets(repacked({name: part for name, part in parts.items() if "vba" not in name.casefold()}), told=told)


def read_open_document(data: bytes) -> tuple[Table, ...]:
    """Read every sheet of an .ods. Raises UnusableFileError when it is damaged, protected or too big."""
    parts = read_parts(data, (".xml", "mimetype"))
    check_parts(parts)
    check_open_document(parts)
    return _sheets(repacked(parts))


def read_old_workbook(data: bytes) -> tuple[Table, ...]:
    """Read every sheet of an .xls of Excel 97 or later. Raises UnusableFileError when it is damaged or too big."""
    check_old_workbook(data)
    return _sheets(data)


def _sheets(data: bytes, epoch: date = EPOCH_1900, told: tuple[Problem, ...] = ()) -> tuple[Table, ...]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
            return tuple(
                Table(
                    meta.name,
                    _cells(workbook.get_sheet_by_name(meta.name)),
                    epoch,
                    (*told, *_told(meta.name, meta.visible)),
                )
                for meta in sheets
            )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic inside the Rust reader is no Exception
        raise UnusableFileError(_DAMAGED) from error


def _told(name: str, visible: SheetVisibleEnum) -> tuple[Problem, ...]:
    if visible == SheetVisibleEnum.Visible:
        return ()
    return (Problem(f'The figures come from the hidden sheet "{name}".', Severity.NOTE),)


def _cells(sheet: CalamineSheet) -> list[list[Cell]]:
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    _fill_merged(rows, sheet.merged_cell_ranges or [])
    return rows


def _fill_merged(rows: list[list[Cell]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write a merged cell's value into every cell that it covers, as the eye reads it."""
    left = MAX_CELLS
    for (top, first), (bottom, last) in ranges:
        covered = [row for row in rows[top : bottom + 1] if first < len(row)]
        left -= sum(min(last + 1, len(row)) - first for row in covered)
        if left < 0:
            return
        for row in covered:
            end = min(last + 1, len(row))
            row[first:end] = [covered[0][first]] * (end - first)
