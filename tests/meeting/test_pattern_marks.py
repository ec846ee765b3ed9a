"""Marks to put right as the office reads them."""

import csv
import io
from datetime import date, timedelta

import pytest

from analysis.joins import Joins
from analysis.known import Records
from analysis.measures.marks_to_correct import LastDay
from analysis.meeting.calendar import calendar_of
from analysis.meeting.pattern_marks import (
    COLUMNS,
    last_days_in_words,
    lines_of,
    marks_file,
    marks_in_words,
    wrong_marks,
)
from analysis.meeting.patterns import school_marks
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis
from analysis.rules.marks_to_correct import WHAT_TO_DO, Fault
from analysis.rules.policy import Policy
from analysis.settings import Settings
from analysis.termly import analyse_term
from tests.measures.registers import MONDAY, sheet_of

DAY = date(2026, 5, 1)
PUPILS = (
    {"name": "Bee, Ben", "class_name": "3A", "year_group": "Year 3"},
    {"name": "=Able, Ada", "class_name": "1B", "year_group": "Year 1"},
    {"name": None, "class_name": None, "year_group": None},
)


def lines(*, classes=(), pupils=PUPILS, written=None, **registers):
    sheet = sheet_of(pupils=pupils, **registers)
    if written:
        sheet.marks["written"] = sheet.marks["mark"].map(written)
    analysis = analyse_term(sheet, None, Records(), Policy(), DAY)
    settings = Settings()
    meeting = Meeting(analysis, Records(), settings, (), calendar_of(settings, [sheet], DAY), Joins(), (sheet,))
    school = school_marks(analysis, Basis.TERM)
    return lines_of(wrong_marks(meeting, school), school, school.people_of(classes=classes))


def test_the_list_goes_by_class_from_the_youngest_and_in_time():
    found = lines(ben="/NN/", ada="-///", nobody="?///")
    assert [line.cells[:5] for line in found] == [
        ("1B", "=Able, Ada", MONDAY, "AM", "none"),
        ("3A", "Bee, Ben", MONDAY, "PM", "N"),
        ("3A", "Bee, Ben", MONDAY + timedelta(days=1), "AM", "N"),
        ("", "", MONDAY, "AM", "?"),
    ]
    assert found[1].cells[5:] == (
        "N over five school days",
        "Put the reason's code in, or O if none is found",
        MONDAY + timedelta(days=7),
    )
    assert [line.person for line in found] == [1, 0, 0, 2]


def test_a_register_not_taken_is_a_line_of_its_class():
    twins = [PUPILS[0], PUPILS[0] | {"name": "Bee, Bo"}]
    (line,) = lines(pupils=twins, ben="/-//", bo="/-//")
    assert line.cells[1:5] == ("whole class, 2 pupils", MONDAY, "PM", "none")
    assert (line.person, line.cells[5]) == (None, "Register not taken")


def test_an_entry_that_is_no_code_says_what_stands_there_and_what_serves():
    (line,) = lines(ben="?///", written={"?": "J"})
    assert line.cells[4:7] == ("J", "No code on that day", "J ended 18 Aug 2024: J1 if on leave, else B")


def test_of_the_classes_chosen_only_their_marks_are_listed():
    twins = [*PUPILS[:2], PUPILS[0] | {"name": "Bee, Bo"}]
    marks = {"ben": "-///", "ada": "/-//", "bo": "-///"}
    assert [line.cells[0] for line in lines(pupils=twins, classes=["3A"], **marks)] == ["3A"]
    assert [line.cells[0] for line in lines(pupils=twins, classes=["1B"], **marks)] == ["1B"]


def test_the_file_for_the_office_holds_no_formula():
    rows = list(csv.reader(io.StringIO(marks_file(lines(ben="////", ada="-///")).decode("utf-8-sig"))))
    assert rows == [
        list(COLUMNS),
        [*("1B", "'=Able, Ada", "2026-04-13", "AM", "none", "No mark"), WHAT_TO_DO[Fault.BLANK], ""],
    ]


def test_the_first_line_counts_by_what_is_wrong():
    assert marks_in_words(lines(ben="/NN/", ada="-///", nobody="?///")) == (
        "To put right: 2 absences without a reason (N) for over five school days, 1 blank mark, "
        "1 session with two marks or an unread one."
    )
    assert marks_in_words(()) == "No mark is to put right."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "No school day is in the files."),
        (
            (LastDay(MONDAY, 10, 2, 1, 0), LastDay(date(2026, 4, 14), 10, 2, 1, 1)),
            "Provisional: the last 2 school days of the files, 13 Apr 2026 to 14 Apr 2026. 2 sessions without a reason "
            "yet (N), 1 blank mark.",
        ),
    ],
)
def test_the_provisional_days_are_said_with_what_is_open(days, said):
    assert last_days_in_words(days) == said
