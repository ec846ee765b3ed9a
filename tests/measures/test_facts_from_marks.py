"""What only marks can tell, against plain loops: absences by kind and date, one illness, recent marks, ill days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.absences import absences_by_code, absent_dates
from analysis.measures.facts_from_marks import illness_days, mark_facts, marked_recently, one_illness, only_illness
from tests.measures.registers import (
    counted,
    oracle_counted,
    people_in,
    plain_absences,
    plain_absent_dates,
    plain_illness_days,
    plain_one_illness,
    plain_school_days,
    rows_of,
    school_day,
)

OFTEN_ILL = [*"//IIM-#UND?", "C2", "E", "."]
registers = st.lists(st.lists(st.sampled_from(OFTEN_ILL), min_size=1, max_size=30), min_size=1, max_size=3).filter(
    rows_of
)


@given(registers)
def test_absences_are_listed_by_code_as_plain_loops_list_them(drawn):
    rows = rows_of(drawn)
    found = absences_by_code(oracle_counted(rows))
    assert {who: {code: rest for code, *rest in kinds} for who, kinds in found.items()} == {
        who: {code: list(rest) for code, rest in kinds.items()} for who, kinds in plain_absences(rows).items()
    }
    for kinds in found.values():
        assert [sessions for _, _, sessions in kinds] == sorted((one[2] for one in kinds), reverse=True)


@given(registers)
def test_absent_dates_are_those_of_plain_loops(drawn):
    rows = rows_of(drawn)
    found = absent_dates(oracle_counted(rows))
    assert {who: list(days) for who, days in found.items()} == plain_absent_dates(rows)


def test_two_sessions_of_a_day_are_one_absence_all_day():
    assert absent_dates(counted(ada="/IIIU//I"))[0] == (
        (school_day(0), "PM"),
        (school_day(1), "all day"),
        (school_day(2), "AM"),
        (school_day(3), "PM"),
    )


def test_absences_stand_with_the_most_sessions_first():
    assert absences_by_code(counted(ada="UIIM")) == {
        0: (("I", school_day(0), 2), ("M", school_day(1), 1), ("U", school_day(0), 1))
    }


@given(registers)
def test_one_illness_is_that_of_plain_loops(drawn):
    rows = rows_of(drawn)
    assert one_illness(oracle_counted(rows)).to_dict() == plain_one_illness(rows)


@pytest.mark.parametrize(
    ("register", "is_one"),
    [
        ("//IIII//", True),
        ("//IM-#II//", True),
        ("II/I", False),
        ("IIIU", False),
        ("/IDI/", True),
        ("LI", True),
        ("I", True),
        ("IVI", False),
        ("ILI", False),
        ("IIC", False),
    ],
)
def test_one_illness_has_no_attended_session_in_between(register, is_one):
    assert one_illness(counted(ada=register)).tolist() == [is_one]


def test_a_pupil_who_missed_nothing_had_no_illness():
    assert one_illness(counted(ada="//", ben="I/")).to_dict() == {1: True}
    assert mark_facts(counted(ada="//", ben="I/"))["one_illness"].tolist() == [False, True]


@pytest.mark.parametrize(
    ("register", "is_only"),
    [("II/I", True), ("IM", True), ("I", True), ("I/U", False), ("IC", False), ("M/N", False), ("I/D#", True)],
)
def test_only_illness_is_every_absence_i_or_m_in_one_spell_or_several(register, is_only):
    assert only_illness(counted(ada=register)).tolist() == [is_only]


def test_whoever_missed_nothing_was_not_ill():
    assert mark_facts(counted(ada="//", ben="I/"))["only_illness"].tolist() == [False, True]


@given(registers)
def test_ill_days_are_those_of_plain_loops(drawn):
    rows = rows_of(drawn)
    assert illness_days(oracle_counted(rows)).to_dict() == dict(plain_illness_days(rows))


def test_an_ill_morning_and_an_ill_day_are_two_days_and_an_appointment_is_none():
    assert illness_days(counted(ada="I/IIMM", ben="//")).to_dict() == {0: 2}


@given(registers)
def test_recent_marks_are_those_of_plain_loops(drawn):
    rows = rows_of(drawn)
    last_ten = plain_school_days(rows)[-10:]
    recent = {
        who: any(row[0] == who and row[1] in last_ten and row[3] not in ("", "#") for row in rows)
        for who in people_in(rows)
    }
    assert mark_facts(oracle_counted(rows))["marked_recently"].to_dict() == recent


def test_the_last_ten_school_days_are_exactly_ten():
    ada = "/" * 22
    assert marked_recently(counted(ada=ada, ben="//" + "-" * 20)).to_dict() == {0: True, 1: False}
    assert marked_recently(counted(ada=ada, ben="--/" + "-" * 19)).to_dict() == {0: True, 1: True}


def test_a_closed_day_is_no_school_day_of_the_last_ten():
    ada = "////" + "##" + "/" * 18
    assert mark_facts(counted(ada=ada, ben="--/" + "-" * 21))["marked_recently"].tolist() == [True, True]


def test_kinds_of_marks_are_counted():
    facts = mark_facts(counted(ada=["C2", "E", "C", "M", "J1", "D", "N", "N", "I", "/"]))
    names = ["part_time_or_suspended", "leave_agreed_by_school", "dual_sessions", "open_reasons"]
    assert facts.loc[0, names].tolist() == [2, 5, 1, 2]
