"""Web pages, Excel 2003 XML, binary and old workbooks, OpenDocument, zip archives; and those that mean harm."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest

from analysis.ingest.archives import MAX_FILES
from analysis.ingest.binary_sizes import _records
from analysis.ingest.grids import Grid
from analysis.ingest.problems import Severity, UnusableFileError
from analysis.ingest.reading import read_export
from analysis.ingest.tables_of_files import read_tables
from tests.ingest.files import messages, workbook_of
from tests.ingest.written_files import (
    ODS,
    PASSWORD,
    WRITERS,
    archive_of,
    binary_row,
    ods,
    old_cell,
    ole,
    record,
    spreadsheet_xml,
    text,
    web_page,
    xls,
    xlsb,
    xlsm,
    xlsx,
    zipped,
)

HEADINGS = ["UPN", "Name", "Possible", "Attended", "Authorised", "Unauthorised"]
ROWS = [HEADINGS, ["B823000122001", "Test, Zoë", 72, 70, 2, 0], ["Q823000122002", "=X & <Y>, \u2019Z", 72, 60, 6, 6]]


def attended(data: bytes) -> list[int]:
    return read_export(data, "export.xls", PASSWORD).totals["attended"].tolist()


def refused(data: bytes, match: str, password: str | None = None) -> None:
    with pytest.raises(UnusableFileError, match=match):
        read_export(data, "export.xls", password)


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_gives_the_same_figures_and_names(kind):
    export = read_export(WRITERS[kind](ROWS), "export.xls", PASSWORD)
    assert export.totals["attended"].tolist() == [70, 60]
    assert export.pupils["name"].tolist() == [row[1] for row in ROWS[1:]]


def test_macros_are_left_behind_and_told():
    assert "macros" in messages(read_export(xlsm(ROWS), "x.xlsm"))
    with_macros = io.BytesIO(xlsb(ROWS))
    with zipfile.ZipFile(with_macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "macros" in messages(read_export(with_macros.getvalue(), "x.xlsb"))


# Web pages


def test_a_web_page_may_merge_cells_right_and_down():
    page = (
        b"<table><tr><th>Reg<th>Name<th>Possible<th>Attended</tr>"
        b"<tr><td rowspan=2>3RB<td>Test,&nbsp;Zo&euml;<td>72<td>70</tr><tr><td>X, Y<td>72<td>60</tr>"
        b"<tr><td colspan=2>Total<td>144<td>130</tr></table>"
    )
    export = read_export(page, "x.xls")
    assert export.pupils[["name", "class_name"]].values.tolist() == [["Test, Zoë", "3RB"], ["X, Y", "3RB"]]


def test_a_table_inside_a_cell_is_a_table_of_its_own():
    outer = web_page(ROWS).replace(b"<td>72</td>", b"<td>72<table><tr><td>inner</td></tr></table></td>")
    assert [table.rows[0][0] for table in read_tables(outer)] == ["UPN", "inner", "inner"]


def test_a_line_break_of_a_web_page_is_one():
    (table,) = read_tables(b"<table><tr><td>1 Example  Road<br>Testford</td></tr></table>")
    assert table.rows[0][0] == "1 Example Road\nTestford"


@pytest.mark.parametrize("span", [b'colspan="9999999"', b'rowspan="999999999"', b'colspan="16000" rowspan="16000"'])
def test_a_cell_that_spans_too_much_is_refused(span):
    refused(web_page(ROWS).replace(b"<td>", b"<td " + span + b">", 1), "too big")


def test_a_span_that_is_no_number_is_one_cell():
    assert attended(web_page(ROWS).replace(b"<td>", b'<td colspan="-2" rowspan="x">', 1)) == [70, 60]


def test_a_page_too_big_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.ingest.markup.MAX_MARKUP_BYTES", 100)
    refused(web_page(ROWS), "too big")


def test_a_page_that_is_nothing_is_refused():
    refused(b"<html", "damaged|without a table")


# Excel 2003 XML


def test_places_and_merged_cells_of_excel_2003_xml_are_honoured():
    cells = '<Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">x</Data></Cell>'
    data = spreadsheet_xml([["a"]]).decode().replace("</Row>", f'{cells}</Row><Row><Cell/></Row><Row ss:Index="5"/>')
    (table,) = read_tables(data.replace('<Row ss:Index="5"/>', '<Row ss:Index="5"><Cell/></Row>').encode())
    assert table.rows == [["a", "x", "x"], ["", "x", "x"], [], [], [""]]


def test_dates_of_excel_2003_xml_are_dates_and_damaged_values_stay_text():
    data = spreadsheet_xml([["Name", 1]]).replace(b'Type="Number">1<', b'Type="DateTime">2026-09-07T00:00:00.000<')
    (table,) = read_tables(data)
    assert f"{table.rows[0][1]:%d/%m/%Y}" == "07/09/2026"
    (table,) = read_tables(data.replace(b"2026-09-07T00:00:00.000", b"soon"))
    assert table.rows[0][1] == "soon"


@pytest.mark.parametrize("place", ['Cell ss:Index="99999"', 'Cell ss:Index="0"', 'Cell ss:MergeDown="99999999"'])
def test_cells_of_excel_2003_xml_that_stand_too_far_away_are_refused(place):
    refused(spreadsheet_xml(ROWS).replace(b"<Cell", f"<{place}".encode(), 1), "too big")
    refused(spreadsheet_xml(ROWS).replace(b"<Row", b'<Row ss:Index="99999999"', 1), "too big")


def test_entities_of_xml_are_refused_before_they_grow():
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>'
    refused(spreadsheet_xml(ROWS).replace(b'<?xml version="1.0"?>', laughs), "declares its own entities")


def test_xml_that_is_damaged_or_too_deep_is_refused():
    refused(spreadsheet_xml(ROWS)[:-40], "damaged")
    refused(b"<?xml version='1.0'?>" + b"<a>" * 5000, "damaged")


def test_excel_2003_xml_in_another_encoding_is_read():
    data = spreadsheet_xml(ROWS).decode().replace('"1.0"?', '"1.0" encoding="UTF-16"?').encode("utf-16")
    assert attended(data) == [70, 60]


# OpenDocument


def test_a_protected_open_document_says_so():
    refused(archive_of({"content.xml": b"x", "META-INF/manifest.xml": b"<encryption-data/>"}), "password protected")


def test_a_text_document_is_no_spreadsheet():
    refused(archive_of({"mimetype": b"opendocument.text", "content.xml": b"<x/>"}), "no spreadsheet")


def test_a_damaged_open_document_is_refused():
    refused(archive_of({"mimetype": b"opendocument.spreadsheet", "content.xml": b"<x>"}), "damaged")


FULL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
MANY = FULL.replace("-cell ", '-cell table:number-columns-repeated="6000000" ', 1)
GAP = '<table:table-cell table:number-columns-repeated="6000000"/>'
NO_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


@pytest.mark.parametrize(
    "body",
    [
        f"<table:table-row>{MANY}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="6000000">{FULL}</table:table-row>',
        f"<table:table-row>{GAP}{FULL}</table:table-row>",
    ],
)
def test_repeated_cells_of_an_open_document_are_counted_before_they_are_written_out(body):
    refused(ods([], body), "too big")


def test_many_sheets_of_an_open_document_are_counted_together(monkeypatch):
    monkeypatch.setattr("analysis.ingest.open_document_sizes.MAX_CELLS", 15)
    one = f"<table:table-row>{FULL * 10}</table:table-row>"
    refused(ods([], f"{one}</table:table><table:table>{one}"), "too big")


def test_the_endless_empty_rows_and_columns_that_libreoffice_writes_are_harmless():
    whole = ods(ROWS)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        content = archive.read("content.xml").replace(b"</table:table>", NO_ROWS.encode() + b"</table:table>")
    assert attended(
        archive_of({"mimetype": ODS.encode(), "content.xml": content, "META-INF/manifest.xml": b"<m/>"})
    ) == [70, 60]


# Binary workbooks


@pytest.mark.parametrize(("row", "column"), [(4_000_000, 1), (1, 20_000)])
def test_a_binary_sheet_whose_cells_stand_too_far_away_is_refused(row, column):
    refused(xlsb(ROWS, sheet=binary_row(0, ["a"]) + binary_row(row, ["x"], first=column)), "too big")


def test_a_binary_workbook_that_claims_endless_strings_is_refused():
    refused(xlsb(ROWS, strings=b"\x9f\x01\x08" + struct.pack("<II", 9, 2**31 - 1)), "too big")
    with suppress(UnusableFileError):
        read_export(xlsb(ROWS, strings=b"\x9f\x01\x08" + struct.pack("<II", 1, 1)), "x")


@pytest.mark.parametrize("part", [b"\x80", b"\x00\x80\x80", b"\x00\x05ab", b"", b"\x00\x01a\x01\x01b"])
def test_records_that_end_early_are_measured_as_far_as_they_go(part):
    assert all(place + size <= len(part) for _, place, size in _records(part))
    refused(xlsb(ROWS, sheet=part), "damaged|No attendance")


# Old workbooks


def test_an_old_workbook_with_a_password_needs_it(monkeypatch):
    refused(b"\xd0\xcf\x11\xe0" + b"x" * 600, "damaged")
    refused(ole("WordDocument", b"x" * 600), "not an Excel workbook|damaged")
    monkeypatch.setattr("analysis.ingest.passwords.msoffcrypto.OfficeFile", Protected)
    refused(xls(ROWS), "please type its password")
    assert attended(xls(ROWS)) == [70, 60]


class Protected:
    """msoffcrypto writes no protected .xls, so this stands for one."""

    def __init__(self, data: io.BytesIO) -> None:
        self.data = data

    def is_encrypted(self) -> bool:
        return True

    def load_key(self, password: str, verify_password: bool) -> None:
        assert password == PASSWORD
        assert verify_password

    def decrypt(self, target: io.BytesIO) -> None:
        target.write(self.data.getvalue())


def test_an_ole_file_that_is_no_workbook_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.ingest.tables_of_files.read_protected", lambda data, _: data)
    refused(ole("WordDocument", b"x" * 600), "not an Excel workbook")
    refused(b"\xd0\xcf\x11\xe0" + b"x" * 600, "not an Excel workbook")


def test_an_old_workbook_of_several_thousand_cells_is_read():
    rows = [HEADINGS, *[[f"{number:05}", f"Pupil {number}", 72, 70, 2, 0] for number in range(1500)]]
    assert len(attended(xls(rows))) == 1500


@pytest.mark.parametrize(
    "extra",
    [
        old_cell(65_535, 200, 1),
        record(0x0BD, struct.pack("<HHH", 65_535, 0, 200)),
        record(0x200, struct.pack("<IIHHH", 0, 2**31, 0, 256, 0)),
    ],
)
def test_an_old_sheet_whose_cells_stand_too_far_away_is_refused(extra):
    refused(xls(ROWS, extra), "too big")


def test_many_old_sheets_are_counted_together():
    far = old_cell(20_000, 200, 1)
    assert attended(xls(ROWS, record(0x200, struct.pack("<IIHHH", 0, 3, 0, 6, 0)))) == [70, 60]
    refused(xls(ROWS, far + record(0x0A) + record(0x809, bytes(16)) + far), "too big")


def test_an_old_workbook_that_claims_endless_strings_is_refused():
    refused(xls(ROWS, before=record(0xFC, struct.pack("<II", 1, 2**31 - 1))), "too big")


def test_an_old_workbook_too_big_to_measure_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.ingest.old_sizes.MAX_BYTES", 100)
    refused(xls(ROWS), "too big")


# Zip archives


def test_the_files_of_an_archive_with_the_same_headings_are_read_as_one():
    data = archive_of({"3RB.csv": text(ROWS[:2]), "4JM.xlsx": xlsx([ROWS[0], ROWS[2]])})
    export = read_export(data, "x.zip")
    assert export.totals["attended"].tolist() == [70, 60]
    assert 'read as one: "3RB.csv" from row 2, "4JM.xlsx Sheet" from row 3' in messages(export)


def test_a_file_of_an_archive_that_cannot_be_read_is_told():
    export = read_export(archive_of({"a.csv": text(ROWS), "b.pdf": b"%PDF-1.7"}), "x.zip")
    assert export.totals["attended"].tolist() == [70, 60]
    assert 'The file "b.pdf" in the zip archive was not read: This is a PDF' in messages(export)


def test_an_archive_inside_an_archive_is_not_opened():
    refused(archive_of({"inner.zip": zipped(ROWS)}), "inside another")


def test_an_archive_of_nothing_says_so():
    refused(archive_of({"__MACOSX/._a.csv": b"x", "folder/": b"", ".DS_Store": b"x"}), "holds no file")


def test_a_protected_workbook_inside_an_archive_takes_the_password():
    data = archive_of({"a.xlsx": WRITERS["xlsx with password"](ROWS)})
    refused(data, "password protected; please type")
    assert attended(data) == [70, 60]


def test_a_protected_archive_is_refused():
    data = bytearray(zipped(ROWS))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    refused(bytes(data), "has a password")


def test_an_archive_of_too_many_files_or_bytes_is_refused(monkeypatch):
    refused(archive_of({f"{number}.csv": b"" for number in range(MAX_FILES + 1)}), "more than")
    monkeypatch.setattr("analysis.ingest.archives.MAX_UNZIPPED", 10)
    refused(zipped(ROWS), "too big")


def test_a_damaged_archive_is_refused():
    data = bytearray(archive_of({"a.csv": text(ROWS)}))
    data[40:60] = bytes(20)
    refused(bytes(data), "damaged")


# Several sheets


def sheets(*tables: list[list[object]]) -> bytes:
    return archive_of({f"{number}.csv": text(rows) for number, rows in enumerate(tables)})


def test_totals_of_the_same_pupils_may_be_of_two_terms_and_are_not_joined():
    export = read_export(sheets(ROWS, [HEADINGS, ["B823000122001", "Test, Zoë", 70, 60, 5, 5]]), "x.zip")
    assert export.totals["attended"].tolist() == [70, 60]
    assert [one.message for one in export.problems if one.severity is Severity.ERROR] == [
        '"1.csv" holds attendance too and was not read, because one file is read as one table; please save it as a '
        "file of its own and load that."
    ]


def test_tables_of_two_periods_are_not_joined():
    autumn, spring = [["From 07/09/2026 to 18/12/2026"], *ROWS], [["From 04/01/2027 to 26/03/2027"], *ROWS[:2]]
    assert '"1.csv" holds attendance too' in messages(read_export(sheets(autumn, spring), "x.zip"))


def test_marks_have_dates_and_are_joined():
    heading = ["Name", "Date", "Session", "Mark"]
    one, two = ([heading, ["Test, Zoë", f"0{day}/09/2026", "AM", "/"]] for day in (7, 8))
    assert len(read_export(sheets(one, two), "x.zip").marks) == 2


def test_a_table_of_other_headings_is_not_joined():
    other = [["Name", "Possible", "Attended"], ["Q, R", 10, 9]]
    assert '"1.csv" holds attendance too' in messages(read_export(sheets(ROWS, other), "x.zip"))


def test_rows_that_end_early_and_name_nobody_do_not_keep_tables_apart():
    ends = [HEADINGS, ["Q823000122003"], [], ["A823000122004", "Q, R", 10, 9, 1, 0]]
    assert len(read_export(sheets(ROWS, ends), "x.zip").totals) == 4


def test_a_cover_sheet_is_no_attendance_and_not_mentioned():
    assert messages(read_export(sheets(ROWS, [["A cover", "sheet"]]), "x.zip")) == ""


def test_a_grid_refuses_places_that_are_none():
    with pytest.raises(UnusableFileError):
        Grid().put(-1, 0, "x")


def test_a_sheet_that_is_hidden_in_an_old_workbook_is_read():
    assert attended(
        xls(ROWS).replace(struct.pack("<BBBB", 0, 0, 6, 1) + b"S", struct.pack("<BBBB", 1, 0, 6, 1) + b"S")
    ) == [70, 60]


def test_a_workbook_without_macros_says_nothing_of_them():
    assert messages(read_export(workbook_of(*ROWS), "x.xlsx")) == ""
