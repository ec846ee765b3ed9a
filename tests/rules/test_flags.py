"""The table of flags, and what a flag never does."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.circumstances import Circumstance
from analysis.rules.decision import propose_letter
from analysis.rules.facts import Known, TermFacts
from analysis.rules.flags import FLAG_MEANINGS, FLAGS, raise_flags
from tests.rules import plain_policy
from tests.rules.cases import DECISION_DAY, NOT_RAISED, NOT_RUN, POLICY, START, answer, dated, flags_of, sessions, term

# Every flag of the policy, in the order of docs/rules.md
NAMES = [
    "mitigating",
    "agreed_absence",
    "one_illness",
    "long_illness",
    "severe_absence",
    "few_sessions",
    "new_this_term",
    "dual_registered",
    "looked_after",
    "unresolved_reason",
    "missing_marks",
    "boundary_unclear",
    "no_earlier_letter",
    "open_case",
    "recently_written",
    "no_contact",
    "sensitive",
    "below_school_age",
    "above_school_age",
    "may_have_left",
]
# These need only the sessions, or answer from them; every other check needs more than two bare counts.
ANSWERED_BY_COUNTS = {"few_sessions", "no_earlier_letter", "boundary_unclear"}


def test_the_flags_are_those_of_the_policy_in_its_order():
    assert [flag.name for flag in FLAGS] == NAMES
    assert list(FLAG_MEANINGS) == [*NAMES, "dsl_review"]
    assert all(FLAG_MEANINGS.values())


@pytest.mark.parametrize("flag", [name for name in NAMES if name not in ANSWERED_BY_COUNTS])
def test_a_check_that_bare_totals_cannot_support_says_so(flag):
    assert answer(flag, term(120, 130)) == NOT_RUN


@pytest.mark.parametrize("flag", sorted(ANSWERED_BY_COUNTS))
def test_a_check_that_needs_only_sessions_always_answers(flag):
    assert answer(flag, term(120, 130)) == NOT_RAISED


def test_every_reason_and_every_check_not_run_is_put_into_words():
    raised, unchecked = raise_flags(term(1, 2), term(1, 2), Known(DECISION_DAY), POLICY)
    assert {one.flag for one in raised} == {"severe_absence", "few_sessions", "no_earlier_letter"}
    assert all(one.reason.endswith(".") for one in raised)
    assert all(one.why for one in unchecked)


def test_a_leaver_who_is_in_no_file_of_this_term_has_no_flags():
    assert raise_flags(term(), None, Known(DECISION_DAY), POLICY) == ((), ())


def test_a_pupil_about_whom_everything_is_known_and_well_has_only_what_is_not_recorded_yet():
    well = dated(
        year_group="Year 3",
        missing=0,
        date_of_birth=date(2018, 1, 1),
        admission_date=date(2022, 9, 1),
        usual_possible=130,
        dual_status=False,
        looked_after=False,
        open_reasons=0,
        leave_agreed_by_school=0,
        part_time_or_suspended=0,
        dual_sessions=0,
        one_illness=False,
        illness_days_this_year=0,
        illness_days_are_complete=True,
        severe_this_year=False,
        marked_recently=True,
    )
    recorded = {"circumstances": (), "letters_are_recorded": True, "letters_sent_before": True}
    assert set(flags_of(well, **recorded)) == {"open_case", "no_contact", "sensitive"}


FACTS_BEHIND_FLAGS = {
    "missing": st.none() | st.integers(0, 9),
    "start": st.none() | st.just(START),
    "date_of_birth": st.none() | st.dates(date(2005, 1, 1), date(2022, 1, 1)),
    "admission_date": st.none() | st.dates(date(2020, 1, 1), date(2026, 3, 1)),
    "usual_possible": st.none() | st.integers(0, 200),
    "dual_status": st.none() | st.booleans(),
    "looked_after": st.none() | st.booleans(),
    "open_reasons": st.none() | st.integers(0, 9),
    "leave_agreed_by_school": st.none() | st.just(0),
    "part_time_or_suspended": st.none() | st.integers(0, 9),
    "dual_sessions": st.none() | st.integers(0, 9),
    "one_illness": st.none() | st.booleans(),
    "illness_days_this_year": st.none() | st.integers(0, 40),
    "severe_this_year": st.none() | st.booleans(),
    "marked_recently": st.none() | st.booleans(),
}


@given(st.none() | sessions(), sessions(), st.fixed_dictionaries({}, optional=FACTS_BEHIND_FLAGS), st.booleans())
@settings(deadline=None, max_examples=300)
def test_a_flag_never_changes_the_proposed_letter(before, now, facts, ill):
    last, this = before and term(*before), TermFacts(*now, **facts)
    known = Known(DECISION_DAY, circumstances=(Circumstance("bereavement", START),) if ill else ())
    raised, unchecked = raise_flags(last, this, known, POLICY)
    proposal = propose_letter(last, this, POLICY)
    assert (proposal.letter, proposal.rule) == plain_policy.decision(before, now)
    assert {one.flag for one in raised}.isdisjoint(one.flag for one in unchecked)
