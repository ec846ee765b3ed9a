"""Kinds of file, encodings, delimiters and workbooks; and files that mean harm."""

import zipfile
from contextlib import suppress
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from analysis.ingest.cell_addresses import furthest_cell
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import read_export
from analysis.ingest.tables_of_files import read_tables
from analysis.ingest.workbook_parts import MAX_PARTS
from tests.ingest.files import EXPORTS, csv_of, messages, saved, with_sheet, workbook_of, zip_of

HEADINGS = ("UPN", "Name", "Possible", "Attended", "Authorised", "Unauthorised")
ROW = ("B823000122001", "Test, Zoë", 72, 70, 2, 0)
LINES = (",".join(HEADINGS), 'B823000122001,"Test, Zoë",72,70,2,0')


def refused(data: bytes, match: str, password: str | None = None) -> None:
    with pytest.raises(UnusableFileError, match=match):
        read_export(data, "export.xlsx", password)


def only_the_one_error(data: bytes) -> None:
    with suppress(UnusableFileError):
        read_export(data, "x")


def attended(data: bytes, name: str = "export") -> list[int]:
    return read_export(data, name).totals["attended"].tolist()


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\xef\xbb\xbf", b"\x00" * 50])
def test_an_empty_file_says_that_it_is_empty(data):
    refused(data, "empty")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 x", "This is a PDF; export to Excel or CSV instead."),
        (b"7z\xbc\xaf\x27\x1c", "unzip it first"),
        (b"\x1f\x8b\x08", "unzip it first"),
        (b"Rar!\x1a", "unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"{\\rtf1", "Word document"),
        (b"\x09\x08\x10\x00", "very old Excel file"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "damaged"),
        (b"PK\x03\x04" + b"x" * 60, "damaged"),
        (bytes(range(256)) * 20, "neither a spreadsheet nor a CSV"),
        (b"<html><table><tr><td>UPN</td></tr></table></html>", "No attendance"),
        (b"\n<table><tr></tr></table>", "No attendance"),
        (b"<html><body>Please sign in</body></html>", "web page without a table"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "No attendance"),
        (b'<?xml version="1.0"?><SuperStarReport/>', "No attendance"),
        (b'<?xml version="1.0"?><Recipe/>', "none that can be read"),
        (b"just one line of words", "No attendance was found"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_is_and_what_to_do(data, words):
    refused(data, words)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/workbook.bin": b"x"}, "damaged"),
        ({"mimetype": b"x", "content.xml": b"x"}, "no spreadsheet"),
        ({"word/document.xml": b"x"}, "Word document"),
        ({"register.csv": b"x"}, "No attendance"),
    ],
)
def test_a_zip_file_that_is_no_workbook_says_what_it_is(parts, words):
    refused(zip_of(**parts), words)


@pytest.mark.parametrize("name", ["a.pdf", "b.xlsx", "c.csv", "d", "\u202e.xls"])
def test_the_name_of_a_file_never_decides(name):
    assert attended(csv_of(*LINES), name) == [70]
    assert attended(workbook_of(HEADINGS, ROW), name) == [70]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_name_keeps_its_accents_in_every_encoding(encoding):
    export = read_export(csv_of(*LINES, encoding=encoding), "x.csv")
    assert export.pupils["forename"].tolist() == ["Zoë"]


def test_a_windows_file_keeps_its_curly_apostrophe():
    export = read_export(csv_of(LINES[0], 'B823000122001,"D’Arcy, Siân",72,70,2,0', encoding="cp1252"), "x.csv")
    assert export.pupils["surname"].tolist() == ["D’Arcy"]


def test_a_letter_that_no_encoding_explains_is_told():
    data = csv_of(*LINES, encoding="cp1252").replace(b"Zo\xeb", b"Zo\x81")
    assert "could not be read" in messages(read_export(data, "x.csv"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("declared", [True, False])
def test_the_delimiter_is_found(delimiter, declared):
    lines = [
        "Report, with; commas",
        delimiter.join(HEADINGS),
        delimiter.join(map(str, (*ROW[:1], '"Test, Zoë"', *ROW[2:]))),
    ]
    data = csv_of(*([f"sep={delimiter}"] if declared else []), *lines)
    assert attended(data) == [70]


def test_row_numbers_are_those_that_the_spreadsheet_shows():
    export = read_export(csv_of("", "A report", *LINES, 'Q823000122002,"X, Y",72,70,2,5'), "x.csv")
    assert [problem.row for problem in export.problems] == [5]


def test_the_best_sheet_is_read_and_not_the_first():
    workbook = Workbook()
    workbook.active.append(["Cover", "Name"])
    sheet = workbook.create_sheet("Data")
    for row in (HEADINGS, ROW):
        sheet.append(row)
    assert attended(saved(workbook)) == [70]


def test_a_hidden_sheet_is_read_and_told():
    export = read_export(workbook_of(HEADINGS, ROW, hidden=True), "x.xlsx")
    assert "hidden sheet" in messages(export)


def test_a_workbook_without_attendance_says_so():
    refused(workbook_of(["Shopping", "List"], ["Milk", 2]), "No attendance was found")


def test_a_merged_cell_fills_the_cells_that_it_covers():
    data = workbook_of(
        [*HEADINGS, "Reg"], [*ROW, "3RB"], ["Q823000122002", "X, Y", 72, 70, 2, 0, None], merged=["G2:G3"]
    )
    assert read_export(data, "x.xlsx").pupils["class_name"].tolist() == ["3RB", "3RB"]


def test_the_1904_date_system_of_a_workbook_is_honoured():
    rows = (["Name", 46272 - 1462, None], [None, "AM", "PM"], ["Test, Zoë", "/", "\\"])
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.active.merge_cells("B1:C1")
    workbook.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    assert read_export(saved(workbook), "x.xlsx").marks["day"].dt.strftime("%d/%m/%Y").tolist() == ["07/09/2026"] * 2


def test_a_truncated_workbook_is_refused():
    whole = workbook_of(HEADINGS, ROW)
    for length in range(0, len(whole), 97):
        with pytest.raises(UnusableFileError):
            read_export(whole[:length], "x.xlsx")


def test_a_damaged_sheet_is_refused():
    refused(with_sheet(workbook_of(HEADINGS, ROW), b"<worksheet><sheetData><row"), "damaged|No attendance|could not")


def test_a_part_with_a_wrong_checksum_is_refused():
    data = bytearray(workbook_of(HEADINGS, ROW))
    place = data.find(b"PK\x01\x02")
    data[60:place:50] = bytes(len(data[60:place:50]))
    refused(bytes(data), "damaged|could not")


def test_a_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.ingest.workbook_parts.MAX_UNZIPPED", 1_000_000)
    bomb = with_sheet(workbook_of(HEADINGS, ROW), b"<worksheet>" + b" " * 2_000_000 + b"</worksheet>")
    assert len(bomb) < 50_000
    refused(bomb, "too big")


def test_a_zip_of_endless_parts_is_refused():
    target = BytesIO(workbook_of(HEADINGS, ROW))
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(MAX_PARTS + 1):
            archive.writestr(f"xl/{number}.xml", b"")
    refused(target.getvalue(), "too big")


def test_a_billion_laughs_are_refused():
    laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    refused(with_sheet(workbook_of(HEADINGS, ROW), laughs), "unusual way")


def test_a_sheet_in_utf_16_could_hide_its_cells_and_is_refused():
    refused(with_sheet(workbook_of(HEADINGS, ROW), "<worksheet/>".encode("utf-16")), "unusual way")


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("equals", ["=", " = "])
def test_one_cell_far_to_the_right_on_many_rows_is_refused(quote, equals):
    rows = "".join(
        f"<row r{equals}{quote}{n}{quote}><c r{equals}{quote}XFD{n}{quote}><v>1</v></c></row>" for n in range(1, 2001)
    )
    refused(with_sheet(workbook_of(HEADINGS, ROW), f"<worksheet><sheetData>{rows}</sheetData></worksheet>"), "too big")


def test_columns_beyond_those_of_excel_are_refused():
    sheet = '<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    refused(with_sheet(workbook_of(HEADINGS, ROW), sheet), "too big")


@pytest.mark.parametrize(
    ("sheet", "furthest"),
    [
        (b'<row r="1"><c r="A1"/><c r="C1"/></row><row r="12"><c r="AB12"/></row>', (12, 28)),
        (b'<row r="1"><c r="A99999999"/></row>', (99_999_999, 1)),
        (b"<row><c/><c/><c/></row><row><c/></row>", (2, 3)),
        (b'<x:row r="2"><x:c r="B2"/></x:row>', (2, 3)),
        (b"<sheetData/>", (0, 0)),
    ],
)
def test_the_furthest_cell_is_measured_as_the_cells_say(sheet, furthest):
    assert furthest_cell(sheet) == furthest


def test_merged_ranges_that_cover_everything_again_and_again_end_quickly(monkeypatch):
    data = workbook_of(
        [*HEADINGS, "Reg"], [*ROW, "3RB"], ["Q823000122002", "X, Y", 72, 70, 2, 0, None], merged=["G2:G3"]
    )
    monkeypatch.setattr("analysis.ingest.workbooks.MAX_CELLS", 1)
    assert read_export(data, "x.xlsx").pupils["class_name"].tolist() == ["3RB", None]


def test_a_text_file_with_too_many_cells_or_bytes_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.ingest.text_tables.MAX_CELLS", 10)
    refused(csv_of(*LINES, *[LINES[1]] * 20), "too big")
    monkeypatch.setattr("analysis.ingest.text_tables.MAX_TEXT_BYTES", 10)
    refused(csv_of(*LINES), "too big")


def test_a_cell_without_end_is_refused():
    refused(csv_of(*LINES, '"' + "x" * 200_000), "cannot be split")


def test_the_last_fence_turns_any_other_error_into_a_sentence(monkeypatch):
    def stumble(*_: object) -> None:
        raise KeyError("Zoë")

    monkeypatch.setattr("analysis.ingest.reading.find_header", stumble)
    with pytest.raises(UnusableFileError, match="could not be read") as caught:
        read_export(csv_of(*LINES), "x.csv")
    assert caught.value.__suppress_context__


def test_a_panic_inside_the_workbook_reader_is_a_sentence_and_a_stop_key_is_not(monkeypatch):
    class Panic(BaseException):
        pass

    for raised, expected in ((Panic, UnusableFileError), (KeyboardInterrupt, KeyboardInterrupt)):
        monkeypatch.setattr("analysis.ingest.workbooks._cells", lambda _, one=raised: (_ for _ in ()).throw(one()))
        with pytest.raises(expected):
            read_export(workbook_of(HEADINGS, ROW), "x.xlsx")


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"UPN,Possible\n"]),
)
def test_random_bytes_leave_nothing_but_the_one_error(data, start):
    only_the_one_error(start + data)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=8))
def test_random_rows_under_known_headings_leave_nothing_but_the_one_error(rows):
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    for headings in (HEADINGS, ("UPN", "Name", "Date", "Session", "Mark", "DOB"), ("Name", "07/09/2026 AM", "MonAM")):
        only_the_one_error("\n".join([",".join(headings), *lines]).encode("utf-8", "ignore"))


def test_random_damage_to_a_workbook_leaves_nothing_but_the_one_error():
    whole = next(EXPORTS.glob("08_*")).read_bytes()
    for place in range(30, len(whole), 211):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        only_the_one_error(damaged)


def test_a_password_opens_a_protected_workbook():
    import msoffcrypto.format.ooxml

    target = BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(BytesIO(workbook_of(HEADINGS, ROW))).encrypt("secret", target)
    refused(target.getvalue(), "password protected; please type")
    refused(target.getvalue(), "does not open it", "wrong")
    assert read_export(target.getvalue(), "x.xlsx", "secret").totals["attended"].tolist() == [70]


def test_tables_keep_every_row_so_that_numbers_stay_true():
    (table,) = read_tables(workbook_of([], [], ["a", None, 2.0]))
    assert table.rows[2] == ["a", "", 2.0]
