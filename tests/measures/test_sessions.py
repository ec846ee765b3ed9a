"""Sessions counted from marks, against plain loops."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.sessions import (
    COUNTS,
    count_sessions,
    registers_not_taken,
    session_order,
    with_outcomes,
    without_blanks_off_roll,
    without_marks_not_yet_due,
)
from analysis.rules.codes import UnknownCodeError, outcome_of
from tests.measures.registers import (
    COUNTED,
    counted,
    frame_of,
    oracle_counted,
    plain_counts,
    pupils_of,
    register_of,
    rows_of,
    school_day,
)

MARKS = [*"/\\LKVPWBCEIMRSTGNOUDQXZ#-?.", "C1", "C2", "J1", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7"]
registers = st.lists(st.lists(st.sampled_from(MARKS), min_size=1, max_size=12), min_size=1, max_size=4)


def sums(**register):
    return count_sessions(counted(**register)).to_dict("index")


def marks_left(frame):
    return list(zip(frame["person"], frame["day"].dt.date, frame["session"], frame["mark"], strict=True))


@given(registers)
def test_sessions_are_counted_as_plain_loops_count_them(drawn):
    rows = rows_of(drawn)
    found = count_sessions(oracle_counted(rows)) if rows else pd.DataFrame()
    assert found.to_dict("index") == plain_counts(rows)


@given(registers)
def test_possible_is_attended_and_both_kinds_of_absence(drawn):
    rows = rows_of(drawn)
    for one in (count_sessions(oracle_counted(rows)) if rows else pd.DataFrame()).to_dict("records"):
        assert one["possible"] == one["attended"] + one["authorised"] + one["unauthorised"]


def test_the_columns_are_the_words_of_the_contract():
    assert COUNTS == COUNTED


def test_a_closure_is_not_a_possible_session():
    assert sums(ada="//IU#")[0] == {
        "possible": 4,
        "attended": 2,
        "authorised": 1,
        "unauthorised": 1,
        "late": 0,
        "missing": 0,
        "unread": 0,
    }


@pytest.mark.parametrize("mark", ["D", "Q", "X", "Y1", "Y7", "Z", "#", "-", "?"])
def test_a_mark_outside_possible_counts_for_nothing(mark):
    assert sums(ada=[mark])[0]["possible"] == 0


def test_late_is_attended_and_arrived_after_registers_closed_is_not():
    assert sums(ada="LU")[0] == {
        "possible": 2,
        "attended": 1,
        "authorised": 0,
        "unauthorised": 1,
        "late": 1,
        "missing": 0,
        "unread": 0,
    }


def test_a_blank_is_missing_and_never_absent():
    assert (sums(ada="/-/")[0]["missing"], sums(ada="/-/")[0]["possible"]) == (1, 2)


def test_a_mark_that_no_code_explains_is_unread_and_not_missing():
    assert (sums(ada="/?/")[0]["unread"], sums(ada="/?/")[0]["missing"]) == (1, 0)


def test_the_same_mark_counts_by_its_day():
    old = frame_of([(0, date(2024, 7, 1), "AM", "J"), (0, date(2024, 7, 1), "PM", "H")])
    assert count_sessions(with_outcomes(old, outcome_of)).loc[0, ["attended", "authorised"]].tolist() == [1, 1]


def test_an_unlisted_mark_is_an_error_and_never_an_absence():
    with pytest.raises(UnknownCodeError, match="is not an attendance code on 13/04/2026"):
        counted(ada=["J"])


def test_sessions_are_numbered_in_time():
    order = session_order(register_of(ada="////"))
    assert (order.diff().dropna() == 1).all()


def test_blanks_after_the_last_marked_session_are_not_missing():
    left = without_marks_not_yet_due(register_of(ada="//-/----", ben="/-------"))
    assert len(left) == 8
    assert count_sessions(with_outcomes(left, outcome_of))["missing"].to_dict() == {0: 1, 1: 3}


def test_a_register_without_any_mark_has_nothing_due():
    assert without_marks_not_yet_due(register_of(ada="----")).empty


@given(registers)
def test_what_is_due_ends_with_the_last_mark_of_anybody(drawn):
    rows = rows_of(drawn)
    last = max(((day, session) for _, day, session, mark in rows if mark), default=None)
    due = [row for row in rows if last and row[1:3] <= last]
    assert marks_left(without_marks_not_yet_due(frame_of(rows))) == due if rows else not due


DAYS = st.none() | st.integers(0, 6).map(school_day)


def on_roll(day, first, last):
    if first and last and last < first:
        return day <= last or first <= day
    return not (first and day < first) and not (last and last < day)


@given(registers, st.lists(st.tuples(DAYS, DAYS), min_size=4, max_size=4))
def test_blanks_outside_a_pupils_own_dates_are_not_missing(drawn, stays):
    rows = rows_of(drawn)
    pupils = pupils_of(*({"admission_date": first, "leaving_date": last} for first, last in stays))
    kept = [row for row in rows if row[3] or on_roll(row[1], *stays[row[0]])]
    assert marks_left(without_blanks_off_roll(frame_of(rows), pupils)) == kept


def test_blanks_on_the_first_and_the_last_day_on_roll_are_missing():
    stay = pupils_of({"admission_date": school_day(1), "leaving_date": school_day(2)})
    assert len(without_blanks_off_roll(register_of(ada="--------"), stay)) == 4


def test_blanks_after_a_return_are_missing_and_those_between_are_not():
    away = pupils_of({"leaving_date": school_day(0), "admission_date": school_day(3)})
    kept = without_blanks_off_roll(register_of(ada="----------"), away)
    assert [day.date() for day in kept["day"].unique()] == [school_day(0), school_day(3), school_day(4)]


def not_taken(classes, **register):
    found = registers_not_taken(register_of(**register), pd.Series(classes))
    return [tuple(row) for row in found.itertuples(index=False)]


def test_a_register_not_taken_is_listed_once_for_its_class():
    monday = pd.Timestamp(school_day(0))
    assert not_taken(["4A", "4A", "5B"], ada="/-/", ben="/-/", cy="///") == [("4A", monday, "PM", 2)]


def test_a_blank_of_some_of_the_class_is_no_register_not_taken():
    assert not_taken(["4A", "4A"], ada="/-", ben="//") == []


def test_a_blank_of_a_class_of_one_is_no_register_not_taken():
    assert not_taken(["4A", "5B"], ada="/-", ben="//") == []


@given(registers, st.lists(st.sampled_from(["4A", "5B"]), min_size=4, max_size=4))
def test_registers_not_taken_are_those_of_plain_loops(drawn, classes):
    rows = rows_of(drawn)
    marks_of = {}
    for person, day, session, mark in rows:
        marks_of.setdefault((classes[person], pd.Timestamp(day), session), []).append(mark)
    blank = sorted((*key, len(marks)) for key, marks in marks_of.items() if len(marks) > 1 and not any(marks))
    found = registers_not_taken(frame_of(rows), pd.Series(classes)) if rows else pd.DataFrame()
    assert sorted(found.itertuples(index=False, name=None)) == blank
