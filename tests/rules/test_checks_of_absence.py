"""The flags that look at sessions and marks: both sides of each edge, and when a check could not run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.policy import Policy
from tests.rules import plain_policy
from tests.rules.cases import NOT_RAISED, NOT_RUN, RAISED, answer, edges, policy_with, reason, sessions, term

AMBER, GREEN = (120, 130), (130, 130)


@pytest.mark.parametrize(
    ("attended", "one_illness", "expected"),
    [(96, True, RAISED), (96, False, NOT_RAISED), (96, None, NOT_RUN), (97, True, NOT_RAISED), (97, None, NOT_RAISED)],
)
def test_one_illness_is_asked_of_a_pupil_who_is_not_green(attended, one_illness, expected):
    assert answer("one_illness", term(attended, 100, one_illness=one_illness)) == expected


def test_a_pupil_without_sessions_has_no_illness_to_ask_about():
    assert answer("one_illness", term(0, 0)) == NOT_RAISED


@pytest.mark.parametrize(
    ("days", "complete", "expected"),
    [
        (15, True, RAISED),
        (14, True, NOT_RAISED),
        (15, False, RAISED),  # enough already, whatever the rest of the year holds
        (14, False, NOT_RUN),
        (None, True, NOT_RUN),
        (None, False, NOT_RUN),
    ],
)
def test_a_long_illness_is_15_school_days_in_the_year_so_far(days, complete, expected):
    now = term(*AMBER, illness_days_this_year=days, illness_days_are_complete=complete)
    assert answer("long_illness", now) == expected


def test_a_school_may_call_another_number_of_days_long():
    ten_days = term(*AMBER, illness_days_this_year=10, illness_days_are_complete=True)
    assert answer("long_illness", ten_days, policy=Policy(long_illness_days=10)) == RAISED
    assert answer("long_illness", ten_days, policy=Policy(long_illness_days=11)) == NOT_RAISED


@pytest.mark.parametrize(
    ("attended", "this_year", "expected"),
    [
        (65, None, RAISED),
        (66, None, NOT_RUN),
        (66, False, NOT_RAISED),
        (66, True, RAISED),
        (130, True, RAISED),  # whatever the letter
    ],
)
def test_severe_absence_is_half_of_the_term_or_of_the_year_to_date(attended, this_year, expected):
    assert answer("severe_absence", term(attended, 130, severe_this_year=this_year)) == expected


@pytest.mark.parametrize(("possible", "expected"), [(39, RAISED), (40, NOT_RAISED), (0, RAISED), (1, RAISED)])
def test_few_sessions_are_fewer_than_40_this_term(possible, expected):
    assert answer("few_sessions", term(possible, possible)) == expected


@pytest.mark.parametrize(("few", "expected"), [(31, RAISED), (30, NOT_RAISED)])
def test_a_school_may_call_another_number_of_sessions_few(few, expected):
    assert answer("few_sessions", term(30, 30), policy=Policy(few_sessions=few)) == expected


def test_few_sessions_last_term_count_only_where_last_term_was_below_the_target():
    assert answer("few_sessions", term(*GREEN), term(30, 39)) == RAISED
    assert answer("few_sessions", term(*GREEN), term(30, 40)) == NOT_RAISED
    assert answer("few_sessions", term(*GREEN), term(39, 39)) == NOT_RAISED
    assert reason("few_sessions", term(*GREEN), term(0, 1)) == "Only 1 possible session."


@pytest.mark.parametrize(("still_open", "expected"), [(0, NOT_RAISED), (1, RAISED), (2, RAISED), (None, NOT_RUN)])
def test_a_reason_still_open_waits_for_a_person(still_open, expected):
    assert answer("unresolved_reason", term(*AMBER, open_reasons=still_open)) == expected


@pytest.mark.parametrize(
    ("attended", "possible", "missing", "expected"),
    [
        (97, 100, 0, NOT_RAISED),
        (97, 100, 1, RAISED),  # absent: 97 of 101 is amber
        (99, 100, 2, NOT_RAISED),
        (99, 100, 3, RAISED),  # absent: 99 of 103 is amber
        (96, 99, 1, RAISED),  # present: 97 of 100 is green
        (93, 100, 3, NOT_RAISED),
        (93, 100, 4, RAISED),  # absent: 93 of 104 is red
        (93, 100, None, NOT_RUN),
        (0, 0, 1, RAISED),  # no sessions at all, until the register is taken
    ],
)
def test_missing_marks_matter_where_they_could_change_the_letter(attended, possible, missing, expected):
    assert answer("missing_marks", term(attended, possible, missing=missing)) == expected
    if missing is not None:
        assert plain_policy.missing_marks_matter(None, (attended, possible), missing) == (expected == RAISED)


def test_a_mark_that_could_not_be_read_is_as_uncertain_as_a_missing_one():
    assert answer("missing_marks", term(97, 100, missing=0, unread=1)) == RAISED
    assert reason("missing_marks", term(97, 100, missing=1, unread=1)) == (
        "2 marks missing or not understood could change the letter."
    )


@given(st.none() | sessions(least=0), sessions(least=0), st.integers(0, 9), st.integers(0, 9), edges)
@settings(deadline=None, max_examples=600)
def test_missing_marks_matter_as_in_the_plain_policy(before, now, missing_before, missing, lines):
    expected = plain_policy.missing_marks_matter(
        before, now, missing, missing_before, target=lines[0], red_below=lines[1]
    )
    last = before and term(*before, missing=missing_before)
    fast = answer("missing_marks", term(*now, missing=missing), last, policy_with(*lines))
    assert fast == (RAISED if expected else NOT_RAISED)


def test_a_bare_percentage_leaves_the_boundary_unclear():
    unsure = term(0, 0, figures_known=False)
    assert answer("boundary_unclear", unsure) == answer("boundary_unclear", term(*AMBER), unsure) == RAISED
    assert answer("boundary_unclear", term(*AMBER), term(*AMBER)) == answer("boundary_unclear", term()) == NOT_RAISED
    assert reason("boundary_unclear", unsure, unsure).startswith("This term")
    assert reason("boundary_unclear", term(*AMBER), unsure).startswith("Last term")
    assert "disagree" in reason("boundary_unclear", unsure)
    only = term(figures_known=False, percentage="96.5")
    assert reason("boundary_unclear", only) == "This term's attendance is known as 96.5% only, without sessions."
    assert answer("new_this_term", term(0, 0, figures_known=False, usual_possible=66)) == NOT_RUN
    assert "sessions are not known" in reason("severe_absence", only)
    assert answer("few_sessions", only, term(*AMBER)) == NOT_RUN
    assert answer("few_sessions", only, term(8, 10)) == RAISED


def test_what_could_run_of_missing_marks_decides_first():
    assert answer("missing_marks", term(97, 100, missing=1), term(*GREEN)) == RAISED


@pytest.mark.parametrize(("missing", "missing_before"), [(None, 0), (0, None), (None, None)])
def test_missing_marks_that_one_term_does_not_count_could_not_be_checked(missing, missing_before):
    assert answer("missing_marks", term(*GREEN, missing=missing), term(*GREEN, missing=missing_before)) == NOT_RUN
    assert answer("missing_marks", term(*GREEN, missing=0), term(*GREEN, missing=0)) == NOT_RAISED
