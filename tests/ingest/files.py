"""Files written in memory, for tests."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from analysis.ingest.export import Export
from analysis.ingest.reading import read_export

EXPORTS = Path(__file__).parents[1] / "exports"


def csv_of(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(lines).encode(encoding)


def workbook_of(*rows: Sequence[object], merged: Sequence[str] = (), hidden: bool = False) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    for row in rows:
        sheet.append(list(row))
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
        cell.data_type = "s"
    for cells in merged:
        sheet.merge_cells(cells)
    if hidden:
        workbook.create_sheet("Notes").append(["Only a note"])
        sheet.sheet_state = "hidden"
        workbook.active = 1
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    workbook.close()
    return target.getvalue()


def zip_of(**parts: bytes | str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return target.getvalue()


def with_sheet(data: bytes, sheet: bytes | str, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.namelist():
            archive.writestr(item, sheet if item == name else source.read(item))
    return target.getvalue()


def read_csv(*lines: str) -> Export:
    return read_export(csv_of(*lines), "export.csv")


def messages(export: Export) -> str:
    return "\n".join(problem.message for problem in export.problems)


def marks_of(export: Export, pupil: int = 0) -> list[str]:
    marks = export.marks
    assert marks is not None
    return marks[marks["pupil"] == pupil].sort_values(["day", "session"], kind="stable")["mark"].tolist()
