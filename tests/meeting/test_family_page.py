"""The page for a meeting with the family: one A4 page of one child's attendance, and nothing else."""

import io
from datetime import date, timedelta

import pytest
from docx import Document

from analysis.letters.family_sheet import TO_WRITE, FamilySheet, family_document
from analysis.letters.office import pdf_of
from analysis.letters.printed_page import page_count
from analysis.meeting.family_page import family_sheet
from analysis.meeting.pupil import pupil_of
from analysis.rules.codes import ATTENDANCE_CODES, CODES_2024
from analysis.rules.school import School
from tests.meeting.test_pupil import DAY, SPRING, SUMMER, meeting_of, spring_and_summer, term, totals

SCHOOL = School(name="Weir Lane School", contact_name="Mr T. Underhay", contact_phone="01632 960147")


def sheet_of(meeting, school=SCHOOL):
    return family_sheet(pupil_of(meeting, 0), school, DAY)


def text_of(data):
    document = Document(io.BytesIO(data))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def test_the_page_says_what_was_attended_and_missed_in_half_days():
    sheet = sheet_of(spring_and_summer())
    assert sheet.title == "Attendance of Ada Able, 3A"
    assert sheet.as_at == "For our meeting. Figures of Spring 2026 to Summer 2026, printed on 21 July 2026."
    assert sheet.sentences == (
        "Ada was in school for 37 of 40 half days and missed 3.",
        "Half days missed: illness 2; no accepted reason 1.",
    )
    assert sheet.terms == (
        ("Spring 2026", "5 Jan 2026 to 16 Jan 2026", "18 of 20", "90.0%"),
        ("Summer 2026", "13 Apr 2026 to 24 Apr 2026", "19 of 20", "95.0%"),
    )
    assert sheet.contact == "Is a figure wrong, or would you like to talk? Mr T. Underhay, 01632 960147."


def test_the_calendar_has_a_row_for_each_half_day_and_months_over_its_weeks():
    sheet = sheet_of(spring_and_summer())
    assert sheet.months == (("Jan", 3), ("Apr", 2))
    rows = {label: "".join(cell.code or "." for cell in cells) for label, cells in sheet.calendar}
    assert (rows["Mon am"], rows["Thu am"], rows["Fri am"], rows["Fri pm"]) == ("//.//", "/I.//", "//./O", "//.//")
    assert sheet.codes == "A column is a school week. / and \\ in school; I illness (2); O no accepted reason (1)."


def test_times_late_are_counted_and_a_register_not_taken_is_drawn():
    sheet = sheet_of(meeting_of(term("L/-/////")))
    assert sheet.sentences[-1] == "Late, but before the register closed: 1 time."
    assert sheet.calendar[2][1][0].code == "–"


def test_totals_have_no_calendar_and_say_why():
    sheet = sheet_of(meeting_of(totals("Summer 2026", SUMMER, (60, 66), (66, 66))))
    assert (sheet.calendar, sheet.sentences[-1][:38]) == ((), "For some of this time the school's fig")
    assert "Every half day" not in text_of(family_document(sheet))


def test_sessions_that_are_not_known_are_said_to_be():
    spring = totals("Spring 2026", SPRING, None, (2, 2))
    sheet = sheet_of(meeting_of(spring, term("//")), School())
    assert sheet.sentences == ("The half days of Ada are not all known: please ask the school.",)
    assert sheet.terms[0][2:] == ("not known", "not known")
    assert sheet.contact == ""


def test_a_percentage_is_all_that_some_files_say():
    spring = totals("Spring 2026", SPRING, None, (2, 2))
    object.__setattr__(spring, "percentages", {0: "96.5"})
    assert sheet_of(meeting_of(spring, term("//"))).terms[0][3] == "96.5%"


def test_the_word_file_says_all_of_it_and_has_room_to_write():
    text = text_of(family_document(sheet_of(spring_and_summer())))
    for words in ("Weir Lane School", "Attendance of Ada Able, 3A", "18 of 20", "Thu am", *TO_WRITE):
        assert words in text


def test_the_page_names_no_other_child_no_category_and_no_step():
    text = text_of(family_document(sheet_of(spring_and_summer()))).casefold()
    unwanted = ("bee", "amber", "red ", "green", "penalty", "fine", "threshold", "persistent", "letter", "flag")
    assert [word for word in unwanted if word in text] == []


def test_the_same_child_gives_the_same_bytes():
    one, other = (family_document(sheet_of(spring_and_summer())) for _ in range(2))
    assert one == other


def test_a_name_is_text_and_breaks_no_file():
    sheet = FamilySheet("Smith & Sons <x>", "Attendance of {{ x }} & <b>", "", (), ())
    assert "Attendance of {{ x }} & <b>" in text_of(family_document(sheet))


@pytest.mark.office
def test_a_whole_year_with_every_code_is_one_page(needs_libreoffice):
    codes = [one.mark for one in ATTENDANCE_CODES if one.until > CODES_2024]
    register = [mark for place in range(195) for mark in ("/", codes[place % len(codes)])]
    names = {"surname": "Featherstonehaugh-Cholmondeley", "forename": "Maximiliana Alexandrina Theodora"}
    sheets = [
        term(register[64 * part :][:64], date(2025, 9, 1) + timedelta(weeks=7 * part), f"Half {part}", **names)
        for part in range(6)
    ]
    data = family_document(sheet_of(meeting_of(*sheets)))
    assert page_count(pdf_of(data, needs_libreoffice)) == 1
