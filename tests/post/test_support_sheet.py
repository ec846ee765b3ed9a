"""The sheet for the support meeting: severe first, what is not known left to be filled, and nothing said of itself."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from analysis.letters.office import pdf_of
from analysis.letters.printed_page import page_count
from analysis.post.support_sheet import COLUMNS, SupportRow, support_sheet

QUILL = SupportRow(
    "Quill, Ned", "Year 4", "4FM", "A823000025001", 141, 247, 117, 24, ("Red letter, sent 1 Mar",), ("x",)
)
ABLE = SupportRow("Able, Ada", "", "", "", 25, 247, None, None)
BASIS = "Counted: pupils on roll."


def tables_of(data):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(data)).tables]


def text_of(data):
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def test_severe_stands_first_then_persistent_with_what_is_known():
    severe, persistent = tables_of(support_sheet("Harrowmere", BASIS, [QUILL], [ABLE]))
    assert severe == [
        [*COLUMNS],
        [
            "Quill, Ned\nYear 4, 4FM\nA823000025001",
            "70½ days (57.0%)\n141 of 247 sessions",
            "117 authorised\n24 unauthorised",
            "Red letter, sent 1 Mar",
            *("x", "", "", ""),
        ],
    ]
    assert persistent[1] == [
        "Able, Ada",
        "12½ days (10.1%)\n25 of 247 sessions",
        *("not known", "No letter on record", "", "", "", ""),
    ]


def test_the_sheet_says_its_school_its_basis_and_how_many():
    text = text_of(support_sheet("Harrowmere", BASIS, [QUILL], [ABLE, ABLE]))
    assert text[:3] == ["Attendance support meeting", "Harrowmere", BASIS]
    assert "Severely absent: half of possible sessions or more (1 pupil)" in text
    assert "Persistently absent: a tenth or more, and less than half (2 pupils)" in text


def test_a_group_without_pupils_says_nobody():
    data = support_sheet("Harrowmere", BASIS, [], [ABLE])
    assert len(tables_of(data)) == 1
    assert "Nobody." in text_of(data)


def test_the_same_rows_give_the_same_bytes():
    assert support_sheet("H", BASIS, [QUILL], [ABLE]) == support_sheet("H", BASIS, [QUILL], [ABLE])


def test_the_file_says_nothing_of_a_child_beside_its_text():
    with zipfile.ZipFile(BytesIO(support_sheet("H", BASIS, [QUILL], [ABLE]))) as archive:
        others = {name: archive.read(name).decode() for name in archive.namelist() if name != "word/document.xml"}
    assert not [name for name, part in others.items() if "Quill" in part or "A8230" in part or "Quill" in name]


@pytest.mark.parametrize("name", ["Smith & Sons <x>", "A\x00b", "Ł\u202eab", "Line\nbreak"])
def test_any_name_is_text(name):
    row = SupportRow(name, "Year 3", "3A", "", 10, 100, 10, 0)
    first = tables_of(support_sheet(name, BASIS, [row], []))[0][1][0]
    assert first.splitlines()[0] == " ".join(name.replace("\x00", "").split())


@pytest.mark.office
def test_headings_stand_on_every_page(needs_libreoffice):
    pdf = pdf_of(support_sheet("Harrowmere", BASIS, [QUILL], [ABLE] * 60), needs_libreoffice)
    assert page_count(pdf) > 3
    assert all("Early Help" in page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
