"""From a term's frames to the facts the rules see: None where nothing can be known, zero where it follows."""

from datetime import date

import pytest

from analysis.measures.term_facts import term_facts
from analysis.rules.school_calendar import Term
from tests.measures.registers import MONDAY, school_day, sheet_of

DECISION = date(2026, 7, 21)
FROM_MARKS = ("part_time_or_suspended", "leave_agreed_by_school", "dual_sessions", "open_reasons", "one_illness")


def facts_of(sheet, person=0, year=(), *, complete=False):
    return term_facts(sheet, DECISION, year, year_is_complete=complete)[person]


def of_totals(pupil=None, **totals):
    return facts_of(sheet_of(totals=[totals], pupils=[pupil or {}]))


def test_marks_tell_everything():
    facts = facts_of(sheet_of(ada=["/", "I", "C2", "N", "D", "-", "L", "?"]))
    assert (facts.attended, facts.possible, facts.authorised, facts.unauthorised) == (2, 5, 2, 1)
    assert (facts.late, facts.missing, facts.unread, facts.figures_known) == (1, 1, 1, True)
    assert [getattr(facts, name) for name in FROM_MARKS] == [1, 1, 1, 1, False]
    assert facts.marked_recently is True
    assert facts.school_days == tuple(map(school_day, range(4)))
    assert (facts.start, facts.end) == (MONDAY, school_day(3))


def test_totals_tell_only_what_they_say():
    facts = of_totals(possible=66, attended=64, authorised=1, unauthorised=1)
    assert (facts.attended, facts.possible, facts.late, facts.missing) == (64, 66, None, None)
    assert [getattr(facts, name) for name in FROM_MARKS] == [None, None, None, None, False]
    assert (facts.marked_recently, facts.school_days, facts.illness_days_this_year) == (None, None, None)


@pytest.mark.parametrize("name", ["part_time_or_suspended", "leave_agreed_by_school"])
def test_without_authorised_absence_there_is_no_agreed_absence(name):
    assert getattr(of_totals(possible=66, attended=66, authorised=0, unauthorised=0), name) == 0
    assert getattr(of_totals(possible=66, attended=66, authorised=None), name) is None


@pytest.mark.parametrize(("unauthorised", "unexplained", "still_open"), [(0, None, 0), (4, None, None), (4, 3, 3)])
def test_open_reasons_of_totals_are_those_stated_or_none_by_a_zero(unauthorised, unexplained, still_open):
    totals = {"possible": 66, "attended": 60, "unauthorised": unauthorised, "unexplained": unexplained}
    assert of_totals(**totals).open_reasons == still_open


def test_unauthorised_absence_cannot_be_one_illness():
    assert of_totals(possible=66, attended=60, authorised=5, unauthorised=1).one_illness is False
    assert of_totals(possible=66, attended=60, authorised=6, unauthorised=0).one_illness is None


def test_figures_that_are_not_known_are_said_to_be_unknown():
    facts = of_totals()
    assert (facts.figures_known, facts.possible, facts.attended) == (False, 0, 0)


def test_the_usual_possible_is_of_the_year_group_and_of_two_the_larger():
    groups, possible = ["Year 1"] * 4 + ["Year 2"] * 2 + [None], [60, 60, 66, 66, 50, 0, 66]
    sheet = sheet_of(pupils=[{"year_group": one} for one in groups], totals=[{"possible": one} for one in possible])
    usual = [one.usual_possible for one in term_facts(sheet, DECISION).values()]
    assert usual == [66, 66, 66, 66, 50, 50, None]


@pytest.mark.parametrize(
    ("pupil", "left"),
    [
        ({"leaving_date": DECISION}, True),
        ({"leaving_date": date(2026, 7, 22)}, False),
        ({"enrolment_status": "Leaver"}, True),
        ({"enrolment_status": "Current"}, False),
        ({}, False),
    ],
)
def test_a_leaver_has_a_leaving_date_up_to_the_decision_or_says_so(pupil, left):
    assert of_totals(pupil, possible=1, attended=1).left is left


LEFT = school_day(1)


@pytest.mark.parametrize(
    ("register", "admitted", "left", "returned"),
    [
        ("//II//", None, False, True),
        ("//II", None, True, False),
        ("////II", None, True, False),
        ("//II", school_day(2), False, True),
        ("//II", LEFT, True, False),
        ("//II", date(2026, 7, 22), True, False),
    ],
)
def test_a_leaver_who_was_in_school_or_admitted_since_has_come_back(register, admitted, left, returned):
    pupil = {"leaving_date": LEFT, "admission_date": admitted}
    facts = facts_of(sheet_of(ada=register, pupils=[pupil]))
    assert (facts.left, facts.returned_after) == (left, LEFT if returned else None)


def test_counts_alone_leave_out_what_marks_tell_of_absence_and_nothing_else():
    sheet = sheet_of(ada="//II//", pupils=[{"leaving_date": LEFT}])
    whole, counts = (term_facts(sheet, DECISION, of_absence=wanted)[0] for wanted in (True, False))
    names = ("attended", "possible", "figures_known", "left", "returned_after", "usual_possible", "missing")
    assert [getattr(counts, name) for name in names] == [getattr(whole, name) for name in names]
    assert (whole.one_illness, counts.one_illness, counts.school_days) == (True, None, None)


def test_totals_tell_of_a_return_by_the_admission_date_and_a_status_is_believed():
    back = {"leaving_date": LEFT, "admission_date": school_day(2)}
    assert of_totals(back, possible=1, attended=1).left is False
    assert of_totals(back | {"enrolment_status": "Leaver"}, possible=1, attended=1).left is True
    assert of_totals({"leaving_date": date(2026, 7, 22)}, possible=1, attended=1).returned_after is None


@pytest.mark.parametrize(
    ("own", "first"),
    [
        ((), MONDAY),
        ((Term("Summer", date(2026, 4, 6), date(2026, 7, 21)),), date(2026, 4, 6)),
        ((Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),), MONDAY),
    ],
)
def test_the_terms_first_day_is_the_schools_own_or_that_of_the_first_mark_of_anyone(own, first):
    sheet = sheet_of(ada="....//", ben="//////")
    facts = term_facts(sheet, DECISION, own_terms=own)
    assert [one.first_day for one in facts.values()] == [first, first]
    assert (facts[0].start, facts[0].school_year) == (MONDAY, "2025/26")


def test_a_term_without_dates_has_no_first_day():
    own = (Term("Summer", date(2026, 4, 6), date(2026, 7, 21)),)
    facts = term_facts(sheet_of(totals=[{"possible": 1}]), DECISION, own_terms=own)
    assert facts[0].first_day is None


@pytest.mark.parametrize(
    ("status", "dual"),
    [("Dual registration", True), ("Subsidiary", True), ("Single", False), ("Leaver", False), (None, None)],
)
def test_a_dual_status_is_read_where_there_is_one(status, dual):
    assert of_totals({"enrolment_status": status}, possible=1, attended=1).dual_status is dual


@pytest.mark.parametrize("in_care", [True, False, None])
def test_being_looked_after_is_as_the_file_says(in_care):
    assert of_totals({"looked_after": in_care}, possible=1, attended=1).looked_after is in_care


def test_particulars_of_the_pupil_cross_over():
    pupil = {"year_group": "Year 4", "date_of_birth": date(2017, 1, 2), "admission_date": date(2021, 9, 1)}
    facts = of_totals(pupil, possible=1, attended=1)
    assert (facts.year_group, facts.date_of_birth, facts.admission_date) == tuple(pupil.values())


def the_year(**totals):
    autumn = sheet_of(name="Autumn", totals=[totals])
    return autumn, sheet_of(ada="//II//I/")


def test_severe_absence_of_the_year_is_asked_only_of_a_whole_year():
    autumn, summer = the_year(possible=10, attended=2)
    assert facts_of(summer, year=(autumn, summer)).severe_this_year is None
    assert facts_of(summer, year=(autumn, summer), complete=True).severe_this_year is True
    autumn, summer = the_year(possible=10, attended=8)
    assert facts_of(summer, year=(autumn, summer), complete=True).severe_this_year is False


def test_severe_absence_of_the_year_is_not_known_where_a_terms_figures_are_not():
    autumn, summer = the_year()
    assert facts_of(summer, year=(autumn, summer), complete=True).severe_this_year is None


def test_ill_days_are_complete_only_where_every_term_has_marks():
    autumn, summer = the_year(possible=10, attended=8)
    of_part = facts_of(summer, year=(autumn, summer), complete=True)
    assert (of_part.illness_days_this_year, of_part.illness_days_are_complete) == (2, False)
    earlier = sheet_of(name="Autumn", start=date(2025, 9, 1), ada="II", ben="//")
    of_whole = facts_of(summer, year=(earlier, summer), complete=True)
    assert (of_whole.illness_days_this_year, of_whole.illness_days_are_complete) == (3, True)
    assert facts_of(earlier, 1, year=(earlier,), complete=True).illness_days_this_year == 0
