"""Single cells: dates, sessions, counts, percentages, year groups, flags, names."""

# ruff: noqa: DTZ001 - a spreadsheet knows no time zones

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.cells import cell_text, given_text
from analysis.ingest.characteristics import is_sound_upn, read_flag, read_sen, read_sex, read_upn, speaks_other_language
from analysis.ingest.contact_rights import is_restricted, kind_of_entry
from analysis.ingest.counts import NotACountError, read_count
from analysis.ingest.dates import read_date, read_short_date
from analysis.ingest.headings import field_of, rank_of
from analysis.ingest.mark_entries import read_entry
from analysis.ingest.names import comparable_name, joined_name, split_name
from analysis.ingest.percentages import read_percentages
from analysis.ingest.pupil_flags import read_pupil_flag
from analysis.ingest.row_lists import rows_text, times_text
from analysis.ingest.sessions import Slot, merged_slot, read_session, read_slot
from analysis.ingest.tables import EPOCH_1904
from analysis.ingest.year_groups import read_school_year, read_year_group, school_year_of, split_year_and_class

MONDAY = date(2026, 9, 7)


@pytest.mark.parametrize(
    "cell",
    [
        "07/09/2026",
        "7/9/2026",
        "07/09/26",
        "07-09-2026",
        "07.09.2026",
        "2026-09-07",
        "2026-09-07T00:00:00",
        "2026-09-07T00:00:00+01:00",
        "2026-09-07 09:10",
        "2026-09-07T23:59:59.000Z",
        "07 Sep 2026",
        "07-Sep-26",
        "7th September 2026",
        "Monday, 7 September 2026",
        "Mon, 07 Sep 2026, 11:20",
        "Mon 07/09/2026",
        "01/09/2026 12:47".replace("01", "07", 1),
        "46272",
        46272,
        46272.0,
        MONDAY,
        datetime(2026, 9, 7, 11, 20),
    ],
)
def test_a_date_is_read_however_a_school_writes_it(cell):
    assert read_date(cell) == MONDAY


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "09/25/2026",
        "31/02/2026",
        "Tuesday, 7 September 2026",
        "7 Foo 2026",
        5,
        True,
        99999,
        "x",
        "1066-10-14",
        time(9, 0),
        date(1812, 6, 24),
        float("nan"),
        float("inf"),
        "07/09",
    ],
)
def test_what_is_no_date_is_never_guessed(cell):
    assert read_date(cell) is None


def test_a_serial_number_follows_the_epoch_of_its_workbook():
    assert read_date(46272 - 1462, EPOCH_1904) == MONDAY


def test_a_date_without_a_year_takes_the_one_that_lies_in_the_period():
    period = (date(2026, 9, 1), date(2027, 3, 31))
    assert read_short_date("Mon 07/09", period) == MONDAY
    assert read_short_date("7 Sep", period) == MONDAY
    assert read_short_date("08/03", period) == date(2027, 3, 8)
    assert read_short_date("01/06", period) is None
    assert read_short_date("hello", period) is None


@pytest.mark.parametrize("cell", ["AM", "am", "Morning", "MORNING", "Morning attendance", "a.m.", "Mon AM"])
def test_a_morning_is_read_from_its_words(cell):
    assert read_session(cell) == "AM"


@pytest.mark.parametrize("cell", ["PM", "Afternoon attendance", "AFTERNOON", "p.m.", "pm session"])
def test_an_afternoon_is_read_from_its_words(cell):
    assert read_session(cell) == "PM"


@pytest.mark.parametrize("cell", ["", "Authorised attendance", "Period 3", 1, "AM/PM"])
def test_other_words_are_no_session(cell):
    assert read_session(cell) is None


@pytest.mark.parametrize(
    ("cell", "slot"),
    [
        ("07/09/2026 AM", Slot(MONDAY, None, "AM")),
        ("PM 07/09/2026", Slot(MONDAY, None, "PM")),
        ("2026-09-07 (am)", Slot(MONDAY, None, "AM")),
        ("07/09/2026", Slot(MONDAY)),
        (MONDAY, Slot(MONDAY)),
        (46272, Slot(MONDAY)),
        (datetime(2026, 9, 7, 13), Slot(MONDAY, None, "PM")),
        (datetime(2026, 9, 7, 9), Slot(MONDAY, None, "AM")),
        ("MonAM", Slot(None, 0, "AM")),
        ("Fri PM", Slot(None, 4, "PM")),
        ("Wednesday", Slot(None, 2, None)),
        ("PM", Slot(None, None, "PM")),
        ("Surname", None),
        ("", None),
        ("AM PM", None),
        (3, None),
    ],
)
def test_a_heading_over_marks_says_its_day_and_session(cell, slot):
    assert read_slot(cell) == slot


def test_the_two_rows_of_a_heading_are_joined():
    assert merged_slot(Slot(MONDAY), Slot(session="PM")) == Slot(MONDAY, None, "PM")
    assert merged_slot(Slot(None, 3), Slot(session="AM")) == Slot(None, 3, "AM")
    assert merged_slot(None, Slot(MONDAY)) == Slot(MONDAY)


@pytest.mark.parametrize(("cell", "count"), [("72", 72), (72.0, 72), ("1,234", 1234), ("12.0", 12), (0, 0)])
def test_a_count_is_a_whole_number(cell, count):
    assert read_count(cell) == count


@pytest.mark.parametrize("cell", ["", "-", "n/a", " ", "x"])
def test_an_empty_count_is_not_nought(cell):
    assert read_count(cell) is None


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("-3", "negative"),
        (13.5, "whole number"),
        ("many", "not a number"),
        (True, "not a number"),
        ("999999", "too many"),
        ("12,34", "not a number"),
    ],
)
def test_a_strange_count_says_what_is_wrong_with_it(cell, words):
    with pytest.raises(NotACountError, match=words):
        read_count(cell)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["96.5", "83.33%", 100, "-", ""], ["96.5", "83.33", "100", None, None]),
        ([0.9513888, 1.0, 0.5], ["95.13888", "100", "50"]),
        ([1, 0, 1.0], [None, None, None]),
        (["#DIV/0!", "x", "n/a"], [None, None, None]),
        (["1%", "0%"], ["1", "0"]),
        (["101", "96.5"], [None, "96.5"]),
    ],
)
def test_the_scale_of_a_percentage_is_decided_for_the_whole_column(cells, read):
    assert read_percentages(cells) == read


@pytest.mark.parametrize("text", ["Year  3", "Y3", "Yr 3", "3", "03", "year 3", "Year\xa03"])
def test_a_year_group_has_one_name(text):
    assert read_year_group(text) == "Year 3"


@pytest.mark.parametrize("text", ["R", "Rec", "Reception", "Year R", "YR"])
def test_reception_has_one_name(text):
    assert read_year_group(text) == "Reception"


@pytest.mark.parametrize("text", ["N1", "N2", "Nursery", "Year N2", "E1", "E2"])
def test_nursery_has_one_name(text):
    assert read_year_group(text) == "Nursery"


def test_another_year_group_stays_as_it_is():
    assert read_year_group("Mixed") == "Mixed"


def test_a_year_and_class_in_one_cell_are_split_at_the_space():
    assert split_year_and_class("3 3RB") == ("Year 3", "3RB")
    assert split_year_and_class("R RKL") == ("Reception", "RKL")
    assert split_year_and_class("12SC") == (None, "12SC")


@pytest.mark.parametrize("text", ["2025-26", "2025/26", "2025/2026", "2025", "Academic Year 2025-2026", "2025–26"])
def test_a_school_year_has_one_form(text):
    assert read_school_year(text) == "2025/26"


@pytest.mark.parametrize("text", ["2025/27", "Autumn", "25/26"])
def test_other_text_is_no_school_year(text):
    assert read_school_year(text) is None


def test_a_school_year_begins_in_august():
    assert school_year_of(date(2026, 8, 1)) == "2026/27"
    assert school_year_of(date(2026, 7, 31)) == "2025/26"
    assert school_year_of(date(1999, 9, 1)) == "1999/00"


@pytest.mark.parametrize("cell", ["Y", "yes", "T", "True", True, 1, "1", "\u2713", "\u2714", "x"])
def test_yes_is_read_in_all_its_forms(cell):
    assert read_flag(cell) is True


@pytest.mark.parametrize("cell", ["N", "no", "F", "False", False, 0, "0"])
def test_no_is_read_in_all_its_forms(cell):
    assert read_flag(cell) is False


def test_a_flag_that_is_neither_yes_nor_no_is_not_known():
    assert [read_flag(cell) for cell in ("", "perhaps")] == [None, None]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("K", "K"),
        ("SEN Support", "K"),
        ("EHCP", "E"),
        ("Education, Health and Care Plan", "E"),
        ("No SEN", "N"),
        ("A", "K"),
        ("S", "E"),
        ("", None),
        ("-", None),
        ("Speech", "Speech"),
    ],
)
def test_sen_is_read_as_k_e_or_n(cell, read):
    assert read_sen(cell) == read


def test_sex_is_read_as_f_or_m_and_anything_else_as_printed():
    assert [read_sex(cell) for cell in ("Female", "m", "", "U")] == ["F", "M", None, "U"]


def test_a_upn_is_upper_case_without_spaces_and_a_reason_for_none_is_none():
    assert read_upn(" q823000122002 ") == "Q823000122002"
    assert read_upn("Q823 0001 22002") == "Q823000122002"
    assert [read_upn(cell) for cell in ("", "UN3", "NULL")] == [None, None, None]


def test_the_check_letter_of_a_upn_is_checked_and_a_temporary_one_is_sound():
    assert is_sound_upn("B823000122001")
    assert is_sound_upn("A82300012201A")
    assert not is_sound_upn("C823000122001")
    assert not is_sound_upn("X")


def test_a_name_is_split_at_its_comma_and_nowhere_else():
    assert split_name("O'CONNOR, Zoë Ann") == ("O'CONNOR", "Zoë Ann")
    assert split_name("Zoë O'Connor") == (None, None)
    assert split_name("Smith,") == (None, None)
    assert joined_name("Smith", None) == "Smith"
    assert joined_name(None, None) is None


def test_names_are_compared_without_accents_capitals_and_kinds_of_apostrophe():
    assert comparable_name("D’ARCY–TEST,  Siân") == comparable_name("d'arcy-test, sian")


def test_one_apostrophe_before_a_formula_is_ours_and_any_other_is_the_childs():
    assert given_text("'=Evans") == "=Evans"
    assert given_text("''Evans") == "''Evans"
    assert given_text("'t Hooft") == "'t Hooft"


def test_a_cell_is_written_as_a_person_sees_it():
    assert cell_text(12.0) == "12"
    assert cell_text(0.5) == "0.5"
    assert cell_text(datetime(2026, 9, 7)) == "07/09/2026"
    assert cell_text(datetime(2026, 9, 7, 9, 30)) == "07/09/2026 09:30"
    assert cell_text(time(9, 0)) == "09:00:00"


@pytest.mark.parametrize(
    ("cell", "word", "session", "mark"),
    [
        (" i ", "", "AM", "I"),
        ("--", "", "AM", ""),
        ("NULL", "NULL", "AM", ""),
        ("", "Present", "AM", "/"),
        ("", "PRESENT_PM", "PM", "\\"),
        ("", "Late", "AM", "L"),
        ("", "Absent", "AM", "ABSENT"),
        ("Present", "", "PM", "\\"),
        ("", "No mark", "AM", ""),
        ("\\\\", "", "PM", "\\"),
        ("\\/", "", "AM", "/"),
        ("I", "Present", "AM", "I"),
        ("", "Late after registers closed", "AM", "LATE AFTER REGISTERS CLOSED"),
    ],
)
def test_an_entry_is_a_code_or_missing_and_a_reason_is_never_guessed(cell, word, session, mark):
    assert read_entry(cell, word, session) == mark


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Possible_marks", "possible"),
        ("possible  MARKS", "possible"),
        ("Present + AEA", "attended"),
        ("unauthorized_absences", "unauthorised"),
        ("Absent Sessions (Authorised)", "authorised"),
        ("Late (Before Close)", "late"),
        ("% Attendance", "percentage"),
        ("PresentPercentageWithEA", "percentage"),
        ("Roll Call %", "percentage"),
        ("Lesson %", None),
        ("% Authorised", None),
        ("Year_x0020_Group", "year_group"),
        ("IS_AUTHORIZED_ABSENT", None),
        ("Yr/Reg", "year_and_class"),
        ("Anything else", None),
    ],
)
def test_a_heading_is_known_in_every_spelling(heading, field):
    assert field_of(heading) == field


def test_of_two_headings_for_one_field_the_one_named_first_in_the_table_is_better():
    assert rank_of("Legal Surname") < rank_of("Preferred Surname")
    assert rank_of("unknown") == 0


def test_rows_are_named_in_words():
    assert rows_text([5]) == "row 5"
    assert rows_text([8, 5, 9]) == "rows 5, 8 and 9"
    assert rows_text(range(10, 20)) == "10 rows, first in rows 10, 11, 12, 13, 14"
    assert times_text(1) == "once"
    assert times_text(3) == "3 times"


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
def test_no_cell_makes_a_reader_stumble(cell):
    read_date(cell)
    read_session(cell)
    read_slot(cell)
    read_flag(cell)
    is_restricted(cell)
    kind_of_entry(cell)
    read_pupil_flag("looked_after", cell)
    speaks_other_language(cell)
    read_upn(cell)
    read_percentages([cell])
    with suppress(NotACountError):
        read_count(cell)
