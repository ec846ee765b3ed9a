"""The flag `mitigating`: a recorded circumstance overlaps a school day of a term that counts."""

from datetime import date

import pytest

from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, Circumstance
from analysis.rules.roles import Role
from tests.rules.cases import DECISION_DAY, END, NOT_RAISED, NOT_RUN, RAISED, START, answer, dated, reason

AMBER, GREEN, RED = (120, 130), (130, 130), (100, 130)
LAST_TERM = {"start": date(2025, 9, 1), "end": date(2025, 12, 19)}
MONDAY, FRIDAY = date(2026, 1, 5), date(2026, 3, 27)  # the first and the last day of the term


def ill(start, end=None, review=None):
    return (Circumstance("long_term_illness", start, end, review),)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 11, 1), MONDAY, RAISED),
        (date(2025, 11, 1), date(2026, 1, 4), NOT_RAISED),
        (FRIDAY, None, RAISED),
        (date(2026, 3, 28), None, NOT_RAISED),
        (date(2020, 1, 1), None, RAISED),  # a blank end: it continues
        (date(2026, 1, 10), date(2026, 1, 11), NOT_RAISED),  # a weekend is no school day
        (date(2026, 1, 10), date(2026, 1, 12), RAISED),
    ],
)
def test_a_circumstance_counts_where_it_overlaps_a_school_day(start, end, expected):
    assert answer("mitigating", dated(*AMBER), circumstances=ill(start, end)) == expected


def test_a_circumstance_in_the_half_term_holiday_overlaps_no_school_day():
    half_term = ill(date(2026, 2, 16), date(2026, 2, 20))
    days = (date(2026, 2, 13), date(2026, 2, 23))
    assert answer("mitigating", dated(*AMBER, school_days=days), circumstances=half_term) == NOT_RAISED
    assert answer("mitigating", dated(*AMBER), circumstances=half_term) == RAISED  # no days known: weekdays serve


def test_a_passed_review_date_does_not_end_a_circumstance():
    assert answer("mitigating", dated(), circumstances=ill(START, None, review=date(2026, 1, 6))) == RAISED


def test_a_circumstance_of_last_term_counts_only_where_last_term_was_below_the_target():
    autumn = ill(date(2025, 10, 1), date(2025, 10, 3))
    assert answer("mitigating", dated(), dated(*AMBER, **LAST_TERM), circumstances=autumn) == RAISED
    assert answer("mitigating", dated(), dated(*RED, **LAST_TERM), circumstances=autumn) == RAISED
    assert answer("mitigating", dated(), dated(*GREEN, **LAST_TERM), circumstances=autumn) == NOT_RAISED


@pytest.mark.parametrize("dates", [{"start": None}, {"end": None}])
def test_where_the_terms_dates_are_unknown_a_person_looks(dates):
    assert answer("mitigating", dated(**dates), circumstances=ill(date(2019, 1, 1), date(2019, 1, 2))) == RAISED


def test_no_recorded_circumstance_is_not_the_same_as_none_loaded():
    assert answer("mitigating", dated(), circumstances=()) == NOT_RAISED
    assert answer("mitigating", dated(), circumstances=None) == NOT_RUN


@pytest.mark.parametrize("kind", CIRCUMSTANCE_KINDS)
def test_every_kind_of_circumstance_is_mitigating(kind):
    recorded = (Circumstance(kind, START, seen_by="slt"), Circumstance(kind, END, seen_by="office"))
    words = reason("mitigating", dated(), circumstances=recorded, read_by=Role.DSL)
    assert words == f"Recorded: {CIRCUMSTANCE_KINDS[kind]}."


def test_child_protection_is_not_named_to_anyone_but_the_safeguarding_lead_whoever_may_see_it():
    recorded = (Circumstance("child_in_need_or_protection_plan", START, seen_by="office"),)
    for role in (Role.SLT, Role.OFFICE):
        words = reason("mitigating", dated(), circumstances=recorded, read_by=role)
        assert words == "Recorded: ask the safeguarding lead."


def test_a_kind_for_senior_leaders_is_not_named_to_the_office():
    recorded = (Circumstance("bereavement", START, seen_by="slt"), Circumstance("young_carer", START, seen_by="office"))
    words = reason("mitigating", dated(), circumstances=recorded, read_by=Role.OFFICE)
    assert words == "Recorded: young carer; ask the safeguarding lead."


@pytest.mark.parametrize(("start", "expected"), [(DECISION_DAY, RAISED), (date(2026, 3, 31), NOT_RAISED)])
def test_a_circumstance_that_starts_on_the_day_of_the_decision_counts_where_the_term_goes_on_to_that_day(
    start, expected
):
    now = dated(end=DECISION_DAY)
    assert answer("mitigating", now, circumstances=ill(start)) == expected


def test_a_kind_that_only_the_safeguarding_lead_may_see_is_not_named_in_the_reason():
    recorded = (Circumstance("bereavement", START, seen_by="dsl"), Circumstance("young_carer", START, seen_by="slt"))
    assert reason("mitigating", dated(), circumstances=recorded) == "Recorded: young carer; ask the safeguarding lead."
