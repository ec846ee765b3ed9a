"""The sheet for the support meeting as a workbook: whole numbers, text that stays text, the same bytes."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from analysis.post.support_workbook import COLUMNS, support_workbook
from tests.post.test_support_sheet import ABLE, BASIS, QUILL


def rows_of(*rows, sheet="Support meeting"):
    book = load_workbook(BytesIO(support_workbook("Harrowmere", BASIS, *rows)))
    found = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    book.close()
    return found


def test_severe_stands_first_and_numbers_stay_numbers():
    headings, severe, persistent = rows_of([QUILL], [ABLE])
    assert headings == [*COLUMNS]
    assert severe[:10] == ["severe", "Quill, Ned", "Year 4", "4FM", "A823000025001", 141, 247, "57.0%", 117, 24]
    assert persistent[:2] == ["persistent", "Able, Ada"]
    assert persistent[8:10] == [None, None]


def test_the_notes_say_school_and_basis():
    notes = dict(rows_of([QUILL], [], sheet="Notes"))
    assert (notes["School"], notes["Basis"]) == ("Harrowmere", BASIS)


def test_a_name_like_a_formula_stays_text():
    book = load_workbook(BytesIO(support_workbook("H", BASIS, [replace(QUILL, name="=1+1")], [])))
    cell = book["Support meeting"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    book.close()


def test_the_same_rows_give_the_same_bytes():
    assert support_workbook("H", BASIS, [QUILL], [ABLE]) == support_workbook("H", BASIS, [QUILL], [ABLE])
