"""Marks to put right among all marks of a school, as plain loops find them."""

from collections import defaultdict
from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.marks_to_correct import LastDay, ToCorrect, last_days, marks_to_correct
from analysis.rules.compulsory_age import compulsory_from
from analysis.rules.marks_to_correct import Fault
from analysis.rules.school_days import SchoolCalendar
from tests.measures.registers import MONDAY, counted, rows_of, school_day

CALENDAR = SchoolCalendar()
TUESDAY = MONDAY + timedelta(days=1)
BORN = [date(2018, 1, 1), date(2021, 4, 14), None, date(2021, 1, 1)]
REGISTERS = st.lists(st.text(alphabet="///NX?-I", min_size=1, max_size=30), min_size=1, max_size=4)


def people_of(classes, born=BORN):
    many = len(classes)
    return pd.DataFrame({"class_name": classes, "date_of_birth": born[:many]}, index=range(many), dtype=object)


def named(registers):
    return {f"p{number}": register for number, register in enumerate(registers)}


def plain_wrong(rows, classes, today):
    """Every wrong mark as (fault, person or None, class, day, half day), a mark at a time."""
    blank = defaultdict(list)
    for person, day, half, mark in rows:
        blank[classes[person], day, half].append(mark == "" and day < today)
    whole = {key for key, marks in blank.items() if key[0] and len(marks) > 1 and all(marks)}
    wrong = [(Fault.REGISTER, None, *key) for key in whole]
    for person, day, half, mark in rows:
        own, fault = (classes[person], day, half), None
        if mark == "N":
            school_days = sum((day + timedelta(n)).weekday() < 5 for n in range(1, (today - day).days + 1))
            fault = Fault.OVERDUE if school_days > 5 else None
        elif mark == "?":
            fault = Fault.CONFLICT
        elif mark == "":
            fault = None if own in whole or day >= today else Fault.BLANK
        elif mark == "X" and BORN[person] and compulsory_from(BORN[person]) <= day:
            fault = Fault.OF_SCHOOL_AGE
        wrong += [(fault, person, *own)] if fault else []
    return wrong


@settings(max_examples=40)
@given(REGISTERS, st.integers(0, 25), st.sampled_from([["3A", "3A", "3A", None], ["3A", "3B", "3A", "3B"]]))
def test_the_marks_to_put_right_equal_plain_loops(registers, later, classes):
    today = school_day(later)
    classes = classes[: len(registers)]
    found = marks_to_correct(counted(**named(registers)), people_of(classes), today, CALENDAR)
    plain = plain_wrong(rows_of(registers), classes, today)
    assert sorted(map(repr, plain)) == sorted(
        repr((one.fault, one.person, one.class_name, one.day, one.session)) for one in found
    )
    assert [(one.day, one.session) for one in found] == sorted((one.day, one.session) for one in found)


def test_an_overdue_reason_says_when_it_was_due():
    found = marks_to_correct(counted(ada="N/"), people_of(["3A"]), MONDAY + timedelta(days=8), CALENDAR)
    assert found == (ToCorrect(Fault.OVERDUE, 0, "3A", MONDAY, "AM", "N", None, MONDAY + timedelta(days=7)),)
    assert marks_to_correct(counted(ada="N/"), people_of(["3A"]), MONDAY + timedelta(days=7), CALENDAR) == ()


def test_what_stands_in_the_register_is_told_where_a_file_kept_it():
    marks = counted(ada="??").assign(written=["J", None])
    found = marks_to_correct(marks, people_of(["3A"]), MONDAY, CALENDAR)
    assert [(one.fault, one.written) for one in found] == [(Fault.NOT_A_CODE, "J"), (Fault.CONFLICT, None)]


def test_a_register_not_taken_is_said_once_with_its_pupils():
    (one,) = marks_to_correct(counted(ada="-/", ben="-/"), people_of(["3A", "3A"]), TUESDAY, CALENDAR)
    assert (one.fault, one.class_name, one.pupils, one.session) == (Fault.REGISTER, "3A", 2, "AM")


def test_a_blank_of_today_may_still_be_filled():
    marks = counted(ada="-/", ben="-/")
    assert marks_to_correct(marks, people_of(["3A", "3A"]), MONDAY, CALENDAR) == ()


def test_the_last_five_school_days_count_what_is_open():
    marks = counted(ada="//" * 4 + "N/" + "//" + "##" + "/-" + "NN" + "//", ben="//" * 6 + "##" + "//" * 3)
    own = marks[marks["person"] == 0]
    days = [school_day(number) for number in (4, 5, 7, 8, 9)]
    assert last_days(marks, own) == tuple(
        LastDay(day, *figures)
        for day, figures in zip(
            days, [(2, 1, 1, 0), (2, 0, 0, 0), (1, 0, 0, 1), (2, 2, 2, 0), (2, 0, 0, 0)], strict=True
        )
    )


def test_a_day_on_which_none_of_the_pupils_has_a_mark_is_one_of_the_last_days_too():
    marks = counted(ada="////", ben="//")
    assert [(day.day, day.possible) for day in last_days(marks, marks[marks["person"] == 1])] == [
        (MONDAY, 2),
        (MONDAY + timedelta(days=1), 0),
    ]
