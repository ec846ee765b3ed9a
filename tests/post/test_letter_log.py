"""The letter log: a workbook that the office can trust, sort and open without a warning."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from analysis.post.letter_log import COLUMNS, letter_log
from analysis.rules.decision import Letter
from analysis.rules.school import School
from tests.post.letters_planned import HOSTILE, planned_for

SCHOOL = School(name="=Weir Lane")
BASIS = "Summer 2026: 13 April to 21 July"


def book_of(planned):
    return load_workbook(BytesIO(letter_log(planned, SCHOOL, BASIS)))


def rows_of(planned):
    headings, *rows = book_of(planned)["Letters"].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_a_row_says_who_gets_what_why_and_where_to():
    (row,) = rows_of(planned_for("Lee"))
    assert list(row) == list(COLUMNS)
    assert (row["Class"], row["Surname"], row["Forename"], row["MIS id"]) == ("4A", "Lee", "Ada", "000001")
    assert (row["Letter"], row["Why"][:22]) == ("Amber letter", "Below the target this ")
    assert (row["To"], row["Address"]) == ("Ms Maeve Other", "1 Oak Road, ZZ99 1AA")
    assert (row["Attended"], row["Possible"], row["Attendance"]) == (64, 66, "96.9%")
    assert (row["Released by"], row["Released on"].date()) == ("A. Head", date(2026, 7, 21))
    assert row["File"] == "001.docx"


def test_a_letter_that_a_person_chose_says_so():
    (one,) = planned_for("Lee")
    other = replace(one, release=replace(one.release, letter=Letter.THANKS_STILL_CONCERNED))
    assert rows_of([other])[0]["Why"] == "Chosen by a person."


def test_a_letter_without_an_address_goes_by_hand():
    assert rows_of(planned_for("Lee", with_contacts=False))[0]["Address"] == "No address: by hand"


def test_hostile_names_stay_text():
    sheet = book_of(planned_for(*HOSTILE))["Letters"]
    names = [cell for cell in sheet["C"] if cell.row > 1]
    assert sorted(cell.value for cell in names) == sorted(HOSTILE)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "d"}
    assert {cell.value[0] for cell in names if cell.quotePrefix} == {"=", "+", "@"}


def test_text_beyond_what_excel_takes_is_cut_and_control_characters_go():
    (one,) = planned_for("Lee")
    long = replace(one, details=replace(one.details, surname="\x00\x0b" + "W" * 40_000))
    assert rows_of([long])[0]["Surname"] == "W" * 32_000


def test_the_notes_say_what_it_is_and_count_the_letters():
    notes = dict(book_of(planned_for("Lee", "Mo", "Ode"))["Notes"].iter_rows(values_only=True))
    assert notes["School"] == "=Weir Lane"
    assert notes["Basis"] == BASIS
    assert (notes["Amber letter"], notes["Red letter"]) == ("2 letters", "1 letter")
    assert notes["Without an address"].startswith("0 letters")


def test_the_headings_stay_in_sight_can_be_filtered_and_print_on_every_page():
    sheet = book_of(planned_for("Lee", "Mo"))["Letters"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("E2", "A1:Q3", "$1:$1")


def test_the_same_letters_give_the_same_bytes_without_author_or_moment():
    data = letter_log(planned_for(*HOSTILE), SCHOOL, BASIS)
    assert data == letter_log(planned_for(*HOSTILE), SCHOOL, BASIS)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert b"openpyxl" not in core
    assert b"dcterms" not in core.replace(b"xmlns:dcterms", b"")
