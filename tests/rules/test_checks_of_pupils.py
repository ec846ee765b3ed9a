"""The flags that look at the pupil, the family and the records: both sides of each edge, and what could not run."""

from datetime import date

import pytest

from analysis.rules.addressees import Contact
from analysis.rules.policy import Policy
from analysis.rules.roles import Role
from tests.rules.cases import END, NOT_RAISED, NOT_RUN, RAISED, START, answer, dated, reason, term

AMBER, GREEN, RED = (120, 130), (130, 130), (100, 130)


@pytest.mark.parametrize(
    ("admitted", "expected"),
    [
        (date(2026, 1, 4), NOT_RAISED),
        (START, RAISED),
        (END, RAISED),
        (date(2026, 3, 28), NOT_RAISED),
        (None, NOT_RUN),
    ],
)
def test_a_pupil_admitted_inside_the_term_is_new(admitted, expected):
    assert answer("new_this_term", dated(admission_date=admitted, usual_possible=130)) == expected


@pytest.mark.parametrize(("possible", "expected"), [(84, RAISED), (85, NOT_RAISED), (100, NOT_RAISED), (0, RAISED)])
def test_possible_under_85_per_cent_of_the_commonest_figure_is_new(possible, expected):
    now = dated(possible, possible, usual_possible=100, admission_date=date(2020, 9, 1))
    assert answer("new_this_term", now) == expected


def test_85_per_cent_is_met_exactly():
    assert answer("new_this_term", dated(8499, 8499, usual_possible=10_000)) == RAISED
    assert answer("new_this_term", dated(8500, 8500, usual_possible=10_000)) == NOT_RUN


@pytest.mark.parametrize(("day", "expected"), [(1, RAISED), (2, RAISED), (31, NOT_RAISED)])
def test_the_term_begins_on_its_own_first_day_and_not_with_the_first_mark(day, expected):
    admitted = date(2025, 12, 31) if day == 31 else date(2026, 1, day)
    now = dated(admission_date=admitted, usual_possible=130, first_day=date(2026, 1, 1))
    assert answer("new_this_term", now) == expected


def test_unknown_sessions_are_not_few_sessions():
    unknown = {"figures_known": False, "usual_possible": 130}
    assert answer("new_this_term", dated(0, 0, **unknown)) == NOT_RUN
    assert answer("new_this_term", dated(0, 0, admission_date=START, **unknown)) == RAISED
    assert answer("new_this_term", dated(0, 0, admission_date=date(2020, 9, 1), **unknown)) == NOT_RUN


def test_a_pupil_who_left_and_came_back_is_new_where_last_term_is_not_theirs():
    back = dated(returned_after=date(2025, 12, 1), usual_possible=130, admission_date=date(2020, 9, 1))
    assert reason("new_this_term", back) == "Left on 1 Dec 2025 and came back since."
    assert answer("new_this_term", back, term(start=date(2025, 9, 1))) == RAISED
    assert answer("new_this_term", back, term(start=date(2025, 12, 2))) == NOT_RAISED


@pytest.mark.parametrize("dates", [{"start": None}, {"end": None}])
def test_an_admission_date_needs_the_terms_dates(dates):
    assert answer("new_this_term", dated(admission_date=START, usual_possible=130, **dates)) == NOT_RUN
    assert answer("new_this_term", dated(10, 10, usual_possible=100, **dates)) == RAISED


@pytest.mark.parametrize(
    ("status", "sessions", "expected"),
    [
        (True, None, RAISED),
        (True, 0, RAISED),
        (False, 1, RAISED),
        (None, 1, RAISED),
        (False, 0, NOT_RAISED),
        (False, None, NOT_RUN),
        (None, None, NOT_RUN),
    ],
)
def test_any_d_or_a_dual_status_is_dual_registered(status, sessions, expected):
    assert answer("dual_registered", term(dual_status=status, dual_sessions=sessions)) == expected


@pytest.mark.parametrize(("in_care", "expected"), [(True, RAISED), (False, NOT_RAISED), (None, NOT_RUN)])
def test_a_child_in_care_goes_to_a_person(in_care, expected):
    assert answer("looked_after", term(looked_after=in_care)) == expected


@pytest.mark.parametrize(("sent", "expected"), [(None, RAISED), (False, RAISED), (True, NOT_RAISED)])
def test_a_meeting_needs_an_earlier_letter_on_record(sent, expected):
    assert answer("no_earlier_letter", term(*AMBER), term(*AMBER), letters_sent_before=sent) == expected


@pytest.mark.parametrize(("on_record", "expected"), [(True, NOT_RAISED), (False, RAISED)])
@pytest.mark.parametrize("said", [None, False, True])
def test_what_is_on_record_of_last_term_counts_before_what_was_said_of_all(on_record, said, expected):
    known = {"letters_sent_before": said, "had_letter_before": on_record}
    assert answer("no_earlier_letter", term(*AMBER), term(*AMBER), **known) == expected


@pytest.mark.parametrize(("before", "now"), [(None, RED), (GREEN, RED), (RED, AMBER), (RED, (101, 130)), (RED, GREEN)])
def test_any_other_letter_needs_no_earlier_one(before, now):
    assert answer("no_earlier_letter", term(*now), before and term(*before)) == NOT_RAISED


@pytest.mark.parametrize(("days", "expected"), [(0, RAISED), (15, RAISED), (16, NOT_RAISED), (None, NOT_RAISED)])
def test_a_family_written_to_within_15_school_days_waits(days, expected):
    assert answer("recently_written", term(), letter_days_ago=days, letters_are_recorded=True) == expected
    assert answer("recently_written", term(), letter_days_ago=days) == NOT_RUN


@pytest.mark.parametrize(("days", "words"), [(0, "0 school days"), (1, "1 school day"), (9, "9 school days")])
def test_the_reason_says_how_long_ago_the_family_was_written_to(days, words):
    sentence = reason("recently_written", term(), letter_days_ago=days, letters_are_recorded=True)
    assert sentence == f"A letter went to this family {words} ago."


def test_a_school_may_set_another_cool_down():
    written = {"letter_days_ago": 5, "letters_are_recorded": True}
    assert answer("recently_written", term(), policy=Policy(cool_down_school_days=4), **written) == NOT_RAISED
    assert answer("recently_written", term(), policy=Policy(cool_down_school_days=5), **written) == RAISED


@pytest.mark.parametrize(
    ("contacts", "marked", "expected"),
    [
        (None, True, NOT_RUN),
        ((), True, RAISED),
        ((Contact(natural_parent=True, address="1 High St"),), True, NOT_RAISED),
        ((Contact(natural_parent=True),), True, RAISED),
        ((Contact(natural_parent=True, address="1 High St", court_order=True),), True, RAISED),
        ((Contact(natural_parent=False, address="1 High St"),), True, RAISED),
        ((Contact(priority=1, address="1 High St"),), False, NOT_RAISED),
        ((Contact(priority=2, address="1 High St"),), False, RAISED),
    ],
)
def test_loaded_contacts_of_whom_nobody_may_be_written_to_are_no_contact(contacts, marked, expected):
    assert answer("no_contact", term(), contacts=contacts, parents_are_marked=marked) == expected


@pytest.mark.parametrize(("held", "expected"), [(None, NOT_RUN), (True, RAISED), (False, NOT_RAISED)])
def test_a_hold_by_the_safeguarding_lead_is_sensitive_and_says_nothing_of_why(held, expected):
    assert answer("sensitive", term(), held_by_dsl=held, read_by=Role.DSL) == expected
    if held:
        assert (
            reason("sensitive", term(), held_by_dsl=True, read_by=Role.DSL)
            == "Ask the safeguarding lead before any letter goes."
        )


@pytest.mark.parametrize("flag", ["open_case", "sensitive"])
def test_what_this_program_does_not_record_yet_is_said_to_be_unchecked(flag):
    assert answer(flag, term()) == NOT_RUN
    assert "not recorded in this program yet" in reason(flag, term())


@pytest.mark.parametrize(
    ("born", "year_group", "start", "expected"),
    [
        (date(2020, 12, 31), "Reception", START, NOT_RAISED),  # of age from 31 December 2025
        (date(2021, 1, 1), "Reception", START, RAISED),  # from 31 March 2026
        (date(2021, 1, 1), "Year 1", START, RAISED),
        (None, "Reception", START, RAISED),
        (None, "Nursery", START, RAISED),
        (None, "Year 1", START, NOT_RAISED),
        (None, None, START, NOT_RUN),
        (date(2020, 12, 31), "Reception", None, RAISED),
        (date(2020, 12, 31), None, None, NOT_RUN),
    ],
)
def test_a_child_not_of_compulsory_age_on_the_first_day_is_below_school_age(born, year_group, start, expected):
    assert answer("below_school_age", dated(date_of_birth=born, year_group=year_group, start=start)) == expected


@pytest.mark.parametrize(
    ("year_group", "expected"),
    [("Year 11", NOT_RAISED), ("Year 12", RAISED), ("Year 13", RAISED), ("Reception", NOT_RAISED), (None, NOT_RUN)],
)
def test_year_12_and_over_is_above_school_age(year_group, expected):
    assert answer("above_school_age", term(year_group=year_group)) == expected


@pytest.mark.parametrize(
    ("year_group", "decided", "recent", "expected"),
    [
        ("Year 6", date(2026, 8, 1), True, RAISED),
        ("Year 6", date(2026, 7, 31), True, NOT_RAISED),
        ("Year 5", date(2026, 8, 1), True, NOT_RAISED),
        ("Year 5", date(2026, 7, 31), False, RAISED),
        ("Year 5", date(2026, 7, 31), None, NOT_RUN),
        ("Year 6", date(2026, 9, 7), None, RAISED),
    ],
)
def test_the_top_year_of_a_past_school_year_or_no_recent_mark_may_have_left(year_group, decided, recent, expected):
    now = dated(year_group=year_group, marked_recently=recent)
    assert answer("may_have_left", now, decision_date=decided) == expected


@pytest.mark.parametrize(
    ("year", "group", "expected"),
    [
        ("2025/26", "Year 6", RAISED),
        ("2026/27", "Year 6", NOT_RUN),
        ("2025/26", "Year 5", NOT_RUN),
        (None, "Year 6", NOT_RUN),
    ],
)
def test_the_school_year_of_totals_without_dates_tells_that_it_is_over(year, group, expected):
    now = term(year_group=group, school_year=year)
    assert answer("may_have_left", now, decision_date=date(2026, 9, 7)) == expected


def test_the_top_year_is_the_schools_own():
    now = dated(year_group="Year 2", marked_recently=True)
    assert answer("may_have_left", now, decision_date=date(2026, 9, 7), top_year=2) == RAISED
    assert answer("may_have_left", now, decision_date=date(2026, 9, 7), top_year=6) == NOT_RAISED


@pytest.mark.parametrize(
    ("flag", "now"),
    [
        ("new_this_term", dated(admission_date=date(2020, 9, 1), usual_possible=None)),
        ("dual_registered", dated(dual_status=None, dual_sessions=0)),
        ("may_have_left", term(year_group="Year 6", marked_recently=True)),
        ("may_have_left", dated(year_group=None, marked_recently=True)),
    ],
)
def test_half_a_check_that_could_not_run_is_never_silently_not_raised(flag, now):
    assert answer(flag, now, decision_date=date(2026, 9, 7)) == NOT_RUN
