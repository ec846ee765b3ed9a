"""One term as loaded, and the school year so far."""

from datetime import date

import pytest

from analysis.measures.term_sheet import dates_of, with_particulars_of
from analysis.measures.year_to_date import terms_of_the_year, year_illness_days, year_is_complete, year_totals
from analysis.rules.school_calendar import Term
from tests.measures.registers import MONDAY, school_day, sheet_of

AUTUMN, SPRING = date(2025, 9, 1), date(2026, 1, 5)
OWN = (
    Term("Autumn", AUTUMN, date(2025, 12, 19)),
    Term("Spring", SPRING, date(2026, 3, 27)),
    Term("Summer", date(2026, 4, 13), date(2026, 7, 21)),
    Term("Next autumn", date(2026, 9, 1), date(2026, 12, 18)),
)


def marked(name, start, **registers):
    return sheet_of(name=name, start=start, **(registers or {"ada": "//"}))


def stated(name, year="2025/26", **totals):
    return sheet_of(name=name, year=year, totals=[totals or {"possible": 10, "attended": 9}])


THREE = (marked("Autumn 2025", AUTUMN), marked("Spring 2026", SPRING), marked("Summer 2026", MONDAY))
autumn, spring, summer = THREE


def test_the_usual_possible_is_the_commonest_and_of_two_the_larger():
    possible = [10, 10, 12, 12, 0, None]
    assert sheet_of(totals=[{"possible": one} for one in possible]).usual_possible == 12


def test_a_term_without_sessions_has_no_usual_possible():
    assert sheet_of(totals=[{"possible": 0}, {}]).usual_possible == 0


def test_school_days_are_days_with_a_mark_other_than_a_closure():
    assert sheet_of(ada="//##--/-", ben="--##--").school_days == (school_day(0), school_day(3))
    assert stated("Summer 2026").school_days is None


@pytest.mark.parametrize(
    ("name", "year", "full"),
    [("Summer", "2025/26", "Summer 2025/26"), ("Summer 2026", "2025/26", "Summer 2026"), ("Summer", None, "Summer")],
)
def test_a_terms_full_name_tells_its_year_once(name, year, full):
    assert stated(name, year).full_name == full


def test_a_terms_dates_are_said_or_said_to_be_unknown():
    assert dates_of(sheet_of(ada="////")) == "13 April 2026 to 14 April 2026"
    assert dates_of(stated("Summer")) == "dates not given in the file"


EARLIER = {
    "class_name": "4A",
    "year_group": "Year 4",
    "date_of_birth": date(2017, 1, 2),
    "looked_after": True,
    "leaving_date": date(2026, 2, 1),
}


def test_what_a_terms_file_leaves_out_is_filled_from_an_earlier_terms():
    earlier = sheet_of(name="Spring", pupils=[EARLIER, EARLIER], totals=[{}, {}])
    now = sheet_of(pupils=[{"class_name": "4B"}, {}, {}], totals=[{"possible": 1}, {}, {}])
    filled = with_particulars_of(now, earlier)
    assert filled.pupils["class_name"].tolist() == ["4B", "4A", None]
    assert filled.pupils["looked_after"].tolist() == [True, True, None]
    assert filled.pupils["leaving_date"].tolist() == [None, None, None]
    assert filled.totals is now.totals


@pytest.mark.parametrize("year", ["2024/25", None])
def test_across_a_summer_only_what_lasts_is_filled(year):
    earlier = sheet_of(name="Summer 2025", year=year, pupils=[EARLIER], totals=[{}])
    filled = with_particulars_of(sheet_of(year=year and "2025/26", totals=[{}]), earlier)
    assert filled.pupils["class_name"].tolist() == [None]
    assert filled.pupils["date_of_birth"].tolist() == [date(2017, 1, 2)]


def test_the_year_is_its_terms_up_to_this_one():
    before_it = sheet_of(name="Summer 2025", year="2024/25", start=date(2025, 4, 21), ada="//")
    sheets = (before_it, *THREE)
    assert terms_of_the_year(sheets, spring) == (autumn, spring)
    assert terms_of_the_year(sheets, autumn) == (autumn,)


def test_terms_without_dates_go_by_their_names():
    sheets = tuple(map(stated, ("Autumn", "Spring", "Summer")))
    assert terms_of_the_year(sheets, sheets[1]) == sheets[:2]


def test_a_term_of_an_unknown_year_stands_alone():
    alone = stated("Summer", year=None)
    assert terms_of_the_year((stated("Spring", year=None), alone), alone) == (alone,)


def test_a_later_term_with_dates_is_not_in_the_year_up_to_one_without():
    undated = stated("Spring")
    assert terms_of_the_year((undated, summer), undated) == (undated,)


@pytest.mark.parametrize(
    ("loaded", "now", "complete"),
    [
        (THREE, summer, True),
        (THREE[1:], summer, False),
        ((autumn, summer), summer, False),
        (THREE[:2], spring, True),
        ((autumn,), autumn, True),
        ((spring,), spring, False),
    ],
)
@pytest.mark.parametrize("own", [(), OWN])
def test_a_year_is_complete_when_every_term_so_far_is_loaded(loaded, now, complete, own):
    assert year_is_complete(loaded, now, own) is complete


def test_a_year_with_half_terms_of_its_own_needs_each_of_them():
    halves = (
        Term("Autumn 1", AUTUMN, date(2025, 10, 24)),
        Term("Autumn 2", date(2025, 11, 3), date(2025, 12, 19)),
    )
    second = marked("Autumn 2", date(2025, 11, 3))
    assert not year_is_complete((second,), second, halves)
    assert year_is_complete((marked("Autumn 1", AUTUMN), second), second, halves)


def test_an_unknown_year_or_an_unknown_season_is_not_complete():
    assert not year_is_complete((stated("Summer", None),), stated("Summer", None), ())
    term_3 = stated("Term 3")
    assert not year_is_complete((stated("Term 1"), stated("Term 2"), term_3), term_3, ())


def test_totals_without_dates_are_complete_by_their_seasons():
    sheets = tuple(map(stated, ("Autumn", "Spring")))
    assert year_is_complete(sheets, sheets[-1], OWN)
    assert not year_is_complete(sheets[1:], sheets[-1], OWN)


@pytest.mark.parametrize("names", [["Autumn 2"], ["Autumn 2", "Spring 1"], ["Autumn 1", "Autumn 2", "Spring 2"]])
def test_a_lacking_half_term_leaves_the_year_incomplete(names):
    sheets = tuple(map(stated, names))
    assert not year_is_complete(sheets, sheets[-1], ())


def test_a_first_half_in_words_is_no_whole_season():
    sheets = tuple(map(stated, ("Autumn first half", "Spring")))
    assert not year_is_complete(sheets, sheets[-1], ())


@pytest.mark.parametrize(
    ("named", "once"),
    [("Autumn", True), ("Autumn term", True), ("Autumn 1", True), ("Autumn second half", True), ("Term 1", False)],
)
def test_a_term_by_name_and_by_dates_is_in_the_year_once(named, once):
    year = terms_of_the_year((stated(named), autumn, spring), spring)
    assert (len(year) == 2) is once


@pytest.mark.parametrize(("start", "once"), [(AUTUMN, True), (SPRING, False)])
def test_a_term_of_a_name_without_a_season_goes_by_its_first_day(start, once):
    own = marked("Half term one", start)
    assert (len(terms_of_the_year((stated("Autumn"), own, summer), summer)) == 2) is once


def test_two_halves_of_a_season_are_both_in_the_year():
    halves = stated("Autumn first half"), stated("Autumn second half")
    assert terms_of_the_year((*halves, spring), spring) == (*halves, spring)


def test_the_whole_season_of_a_half_term_is_not_added_to_it():
    whole, half = stated("Autumn"), stated("Autumn 2")
    assert terms_of_the_year((whole, half), half) == (half,)


def test_a_years_sessions_are_added():
    sheets = (stated("Autumn", possible=100, attended=90), stated("Spring", possible=50, attended=50))
    assert year_totals(sheets).loc[0].to_dict() == {"attended": 140, "possible": 150}


def test_ill_days_of_a_year_are_added_over_its_terms_with_marks():
    sheets = (marked("Autumn", AUTUMN, ada="II//I/"), stated("Spring"), marked("Summer", MONDAY, ada="I/", ben="//"))
    assert year_illness_days(sheets).to_dict() == {0: 3}
    assert year_illness_days((stated("Spring"),)) is None


def test_a_child_in_care_stays_so_where_a_later_file_has_no_such_column():
    before = sheet_of(
        name="Summer",
        totals=[{"attended": 60, "possible": 66}] * 2,
        pupils=[{"looked_after": True}, {"looked_after": False}],
    )
    now = sheet_of(name="Autumn", totals=[{"attended": 60, "possible": 66}] * 2, pupils=[{"looked_after": None}] * 2)
    assert with_particulars_of(now, before).pupils["looked_after"].tolist() == [True, None]
