"""The flag `agreed_absence`: absence the school agreed to or decided, and whether it made the letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.codes import ATTENDED, CODES_2024, LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE, POSSIBLE, outcome_of
from tests.rules import plain_policy
from tests.rules.cases import NOT_RAISED, NOT_RUN, RAISED, answer, edges, policy_with, reason, term

AMBER, GREEN = (120, 130), (130, 130)


def marked(register):
    """A term's facts from a list of marks."""
    outcomes = [outcome_of(mark, CODES_2024) for mark in register]
    return term(
        sum(outcome in ATTENDED for outcome in outcomes),
        sum(outcome in POSSIBLE for outcome in outcomes),
        leave_agreed_by_school=sum(mark in LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE for mark in register),
        part_time_or_suspended=sum(mark in ("C2", "E") for mark in register),
    )


def register_of(days, marks=""):
    return ["/", "\\"] * days + marks.split()


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("I I I I", NOT_RAISED),  # illness is not absence agreed to
        ("C C C C", RAISED),  # 100 of 104 is amber, 100 of 100 green
        ("C1 J1 R S", RAISED),
        ("M M T T", RAISED),
        ("G N O U", NOT_RAISED),
        ("C C C", NOT_RAISED),  # 100 of 103 is green with and without
        ("C2", RAISED),  # any, even where nothing would differ
        ("E", RAISED),
        ("I I I I C", NOT_RAISED),  # 100 of 105 and 100 of 104 are both amber
        ("I I C C", RAISED),
    ],
)
def test_agreed_absence_matters_where_the_category_or_the_letter_would_differ(marks, expected):
    register = register_of(50, marks)
    assert answer("agreed_absence", marked(register)) == expected
    assert plain_policy.agreed_absence(None, register) == (expected == RAISED)


def test_agreed_absence_of_last_term_counts_only_where_last_term_was_below_the_target():
    now = marked(register_of(50, "I I I I"))
    assert answer("agreed_absence", now, marked(register_of(50, "I I I I C2"))) == RAISED
    assert answer("agreed_absence", now, marked(register_of(50, "C2"))) == NOT_RAISED
    assert answer("agreed_absence", now, marked(register_of(50, "C C C C"))) == RAISED


def test_agreed_absence_may_change_the_letter_and_neither_category():
    before, now = register_of(50, "I I I I I C"), register_of(49, "I I I I I")  # risen, unless C is left out
    assert answer("agreed_absence", marked(now), marked(before)) == RAISED
    before, now = register_of(50, "I I I I I I"), register_of(50, "I I I I I I C")  # not risen either way
    assert answer("agreed_absence", marked(now), marked(before)) == NOT_RAISED


def test_agreed_absence_that_is_all_there_was_leaves_no_sessions():
    assert answer("agreed_absence", marked(["C", "C"])) == RAISED


def test_totals_only_cannot_tell_agreed_absence_and_say_so():
    assert answer("agreed_absence", term(*AMBER)) == NOT_RUN
    assert reason("agreed_absence", term(*AMBER)) == "the file gives totals, not marks"
    assert answer("agreed_absence", marked(register_of(50, "I I I I")), term(*AMBER)) == NOT_RUN
    assert answer("agreed_absence", marked(register_of(50, "I I I I")), term(*GREEN)) == NOT_RAISED


MARKS = ["/"] * 30 + ["C", "C1", "C2", "E", "J1", "M", "R", "S", "T", "I", "I", "G", "N", "D", "#", "Y1"]
registers = st.lists(st.sampled_from(MARKS), max_size=120)
LEAVE_ONLY = ["/"] * 20 + ["C", "M", "R", "I"]


@given(st.none() | registers, registers, edges)
@settings(deadline=None, max_examples=400)
def test_agreed_absence_is_that_of_the_plain_policy(before, now, lines):
    expected = plain_policy.agreed_absence(before, now, target=lines[0], red_below=lines[1])
    fast = answer("agreed_absence", marked(now), None if before is None else marked(before), policy_with(*lines))
    assert fast == (RAISED if expected else NOT_RAISED)


@given(*[st.lists(st.sampled_from(LEAVE_ONLY), min_size=60, max_size=100)] * 2)
@settings(deadline=None, max_examples=400)
def test_leave_alone_is_judged_as_by_the_plain_policy(before, now):
    expected = plain_policy.agreed_absence(before, now)
    assert answer("agreed_absence", marked(now), marked(before)) == (RAISED if expected else NOT_RAISED)


def test_what_could_run_of_agreed_absence_decides_first():
    assert answer("agreed_absence", marked(register_of(50, "C C C C")), term(*AMBER)) == RAISED


def test_agreed_absence_without_a_count_of_part_time_and_suspension_could_not_run():
    assert answer("agreed_absence", term(*AMBER, leave_agreed_by_school=0)) == NOT_RUN
