"""The code table of the 2024 regulations (docs/rules.md), written out again."""

from datetime import date

import pytest

from analysis.rules.codes import (
    ABSENT,
    ATTENDANCE_CODES,
    ATTENDED,
    LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE,
    MISSING_MARK,
    POSSIBLE,
    UNREAD_MARK,
    SessionOutcome,
    UnknownCodeError,
    code_of,
    outcome_of,
)

LAST_OLD_DAY, FIRST_NEW_DAY = date(2024, 8, 18), date(2024, 8, 19)

# code, class, possible, attended: one line for each row of the table in force from 19 August 2024
CODES_IN_FORCE = [
    ("/", "present", True, True),
    ("\\", "present", True, True),
    ("L", "late", True, True),
    ("K", "approved_activity", True, True),
    ("V", "approved_activity", True, True),
    ("P", "approved_activity", True, True),
    ("W", "approved_activity", True, True),
    ("B", "approved_activity", True, True),
    ("C", "authorised", True, False),
    ("C1", "authorised", True, False),
    ("C2", "authorised", True, False),
    ("E", "authorised", True, False),
    ("I", "authorised", True, False),
    ("J1", "authorised", True, False),
    ("M", "authorised", True, False),
    ("R", "authorised", True, False),
    ("S", "authorised", True, False),
    ("T", "authorised", True, False),
    ("G", "unauthorised", True, False),
    ("N", "unauthorised", True, False),
    ("O", "unauthorised", True, False),
    ("U", "unauthorised", True, False),
    ("D", "not_possible", False, False),
    ("Q", "not_possible", False, False),
    ("X", "not_possible", False, False),
    ("Y1", "not_possible", False, False),
    ("Y2", "not_possible", False, False),
    ("Y3", "not_possible", False, False),
    ("Y4", "not_possible", False, False),
    ("Y5", "not_possible", False, False),
    ("Y6", "not_possible", False, False),
    ("Y7", "not_possible", False, False),
    ("Z", "administrative", False, False),
    ("#", "administrative", False, False),
]
BEGAN_IN_2024 = ["K", "C1", "C2", "J1", "Q", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7"]
ENDED_IN_2024 = [("J", "approved_activity"), ("H", "authorised"), ("Y", "not_possible")]
SAME_BEFORE_AND_AFTER = [(mark, outcome) for mark, outcome, *_ in CODES_IN_FORCE if mark not in BEGAN_IN_2024]


@pytest.mark.parametrize(("mark", "outcome", "possible", "attended"), CODES_IN_FORCE)
@pytest.mark.parametrize("day", [FIRST_NEW_DAY, date(2026, 9, 7)])
def test_every_code_counts_as_the_table_says(mark, outcome, possible, attended, day):
    assert outcome_of(mark, day) == outcome
    assert (outcome_of(mark, day) in POSSIBLE) is possible
    assert (outcome_of(mark, day) in ATTENDED) is attended
    assert (outcome_of(mark, day) in ABSENT) is (possible and not attended)


def test_the_table_holds_no_other_code():
    in_force = {code.mark for code in ATTENDANCE_CODES if code.since <= FIRST_NEW_DAY <= code.until}
    assert in_force == {mark for mark, *_ in CODES_IN_FORCE}
    ended = {code.mark for code in ATTENDANCE_CODES if code.until < FIRST_NEW_DAY}
    assert ended == {"J", "H", "F", "Y"}


@pytest.mark.parametrize("mark", BEGAN_IN_2024)
def test_a_new_code_is_unknown_on_18_august_2024_and_known_on_the_19th(mark):
    with pytest.raises(UnknownCodeError):
        outcome_of(mark, LAST_OLD_DAY)
    assert code_of(mark, FIRST_NEW_DAY).mark == mark


@pytest.mark.parametrize(("mark", "outcome"), ENDED_IN_2024)
def test_an_old_code_is_known_on_18_august_2024_and_unknown_on_the_19th(mark, outcome):
    assert outcome_of(mark, LAST_OLD_DAY) == outcome
    with pytest.raises(UnknownCodeError):
        outcome_of(mark, FIRST_NEW_DAY)


@pytest.mark.parametrize(("mark", "outcome"), SAME_BEFORE_AND_AFTER)
def test_a_code_that_did_not_change_counts_alike_on_both_days(mark, outcome):
    assert outcome_of(mark, LAST_OLD_DAY) == outcome_of(mark, FIRST_NEW_DAY) == outcome


def test_an_old_interview_was_attended_and_is_never_the_leave_that_j1_is_now():
    assert outcome_of("J", LAST_OLD_DAY) in ATTENDED
    assert outcome_of("J1", FIRST_NEW_DAY) in ABSENT


def test_an_extended_family_holiday_ended_with_the_school_year_2013_14():
    assert outcome_of("F", date(2014, 7, 31)) is SessionOutcome.AUTHORISED
    with pytest.raises(UnknownCodeError):
        outcome_of("F", date(2014, 9, 1))


@pytest.mark.parametrize(
    "mark", ["1", "2", "@", "!", "A", "AA", "l", "i", " ", "/\\", "C3", "Y8", "Y0", "J2", "F", "I9"]
)
def test_an_unknown_code_is_an_error_and_never_an_absence(mark):
    with pytest.raises(UnknownCodeError, match=r"is not an attendance code on 07/09/2026"):
        outcome_of(mark, date(2026, 9, 7))


def test_the_error_names_the_mark_and_the_day():
    with pytest.raises(UnknownCodeError, match=r"^'Q' is not an attendance code on 18/08/2024$"):
        outcome_of("Q", LAST_OLD_DAY)


def test_a_closure_is_not_a_possible_session():
    assert outcome_of("#", FIRST_NEW_DAY) not in POSSIBLE
    assert outcome_of("Y4", FIRST_NEW_DAY) not in POSSIBLE


def test_a_missing_mark_is_neither_attended_nor_absent():
    assert outcome_of(MISSING_MARK, FIRST_NEW_DAY) is SessionOutcome.MISSING
    assert SessionOutcome.MISSING not in POSSIBLE


def test_a_mark_that_could_not_be_read_is_shown_and_never_counted():
    assert outcome_of(UNREAD_MARK, FIRST_NEW_DAY) is SessionOutcome.UNREAD
    assert SessionOutcome.UNREAD not in POSSIBLE


def test_n_o_and_missing_are_three_different_things():
    assert code_of("N", FIRST_NEW_DAY).meaning == "reason not yet known"
    assert code_of("O", FIRST_NEW_DAY).meaning == "no accepted reason"
    assert outcome_of("N", FIRST_NEW_DAY) is not outcome_of(MISSING_MARK, FIRST_NEW_DAY)


def test_arriving_after_registers_closed_is_worded_as_that():
    assert code_of("U", FIRST_NEW_DAY).meaning == "arrived after registers closed"


def test_the_codes_left_out_for_agreed_absence_are_the_nine_of_the_policy():
    assert {"C", "C1", "C2", "E", "J1", "M", "R", "S", "T"} == LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE


def test_no_mark_has_two_meanings_on_one_day_and_every_code_has_words():
    for code in ATTENDANCE_CODES:
        alike = [other for other in ATTENDANCE_CODES if other.mark == code.mark]
        assert not any(other.since <= code.until and code.since <= other.until for other in alike if other is not code)
        assert code.meaning


def test_a_sub_code_of_the_covid_years_counts_by_its_first_letter():
    assert outcome_of("I01", date(2021, 1, 11)) is SessionOutcome.AUTHORISED
    assert outcome_of("X02", date(2022, 7, 31)) is SessionOutcome.NOT_POSSIBLE


@pytest.mark.parametrize("day", [date(2020, 8, 31), date(2022, 8, 1)])
def test_a_sub_code_outside_the_covid_years_is_unknown(day):
    with pytest.raises(UnknownCodeError):
        outcome_of("I01", day)
