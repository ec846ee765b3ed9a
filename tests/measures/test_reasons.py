"""Reasons and lates: counted as plain loops count them."""

from collections import Counter
from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.reasons import Lates, Missed, lates_by, missed_by_reason, monday_by_day, week_of
from analysis.rules.absence_kinds import Reason
from analysis.rules.codes import outcome_of
from tests.measures.registers import ABSENT, ATTENDED, MONDAY, counted, rows_of

REGISTERS = st.lists(st.text(alphabet="///ILOUNGMCE#-", min_size=1, max_size=40), min_size=1, max_size=3)
PLAIN = {"I": "illness", "G": "holiday", "N": "no reason yet", "O": "other unauthorised", "U": "other unauthorised"}


@settings(max_examples=50)
@given(REGISTERS)
def test_reasons_and_lates_by_week_equal_plain_loops(registers):
    possible, reasons, before, after = Counter(), Counter(), Counter(), Counter()
    for _, day, _, mark in rows_of(registers):
        monday, outcome = day - timedelta(days=day.weekday()), str(outcome_of(mark, day))
        possible[monday] += outcome in ABSENT | ATTENDED
        before[monday] += mark == "L"
        after[monday] += mark == "U"
        if outcome in ABSENT:
            reasons[monday, PLAIN.get(mark, "other authorised")] += 1
    marks = counted(**{f"p{number}": one for number, one in enumerate(registers)})
    mondays = monday_by_day(marks)
    weeks = [monday for monday in sorted(possible) if possible[monday]]
    assert missed_by_reason(marks, mondays) == tuple(
        Missed(monday, possible[monday], {why: reasons[monday, why] for why in Reason if reasons[monday, why]})
        for monday in weeks
    )
    assert lates_by(marks, mondays) == tuple(
        Lates(monday, before[monday], after[monday], possible[monday], 0, 0) for monday in weeks
    )


def test_sessions_of_several_reasons_are_added():
    week = Missed(MONDAY, 20, {Reason.ILLNESS: 3, Reason.HOLIDAY: 2})
    assert (week.of(Reason.ILLNESS, Reason.HOLIDAY), week.of(Reason.NOT_KNOWN_YET), week.of()) == (5, 0, 0)


@pytest.mark.parametrize("kind", ["Int64", "float64", "object"])
def test_minutes_count_for_lates_only_and_where_they_are_known(kind):
    marks = counted(ada="L/U/L/I/").assign(minutes_late=pd.Series([10, 9, 40, None, None, None, 7, None], dtype=kind))
    (week,) = lates_by(marks, monday_by_day(marks))
    assert (week.before, week.after, week.lates, week.minutes, week.with_minutes) == (2, 1, 3, 50, 2)


def test_a_week_is_named_by_its_monday():
    assert week_of(MONDAY) == "week of 13 Apr 2026"
