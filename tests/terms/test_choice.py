"""Which two terms are compared."""

from datetime import date

import pytest

from analysis.terms.choice import choose_terms, latest_begun
from analysis.terms.refusals import RefusedError
from tests.measures.registers import MONDAY
from tests.terms.term_sheets import THREE, autumn, counts, marked, spring, stated, summer


def chosen(now, before, term=None, day=date(2026, 7, 21)):
    return choose_terms(now, before, term, day)


def test_the_latest_term_is_now_and_the_one_before_it_is_before():
    assert chosen(THREE, ()) == (summer, spring)
    assert chosen((summer,), (autumn, spring)) == (summer, spring)
    assert chosen((summer,), ()) == (summer, None)


@pytest.mark.parametrize("term", ["Spring 2026", "spring 2026"])
def test_a_person_may_say_which_term_is_now(term):
    assert chosen(THREE, (), term) == (spring, autumn)
    assert chosen(THREE, (), "Autumn 2025") == (autumn, None)


def test_of_files_given_as_before_later_terms_do_not_count():
    assert chosen((spring,), (autumn, summer)) == (spring, autumn)
    totals = [
        stated(counts(9 - one, one), name=name, year="2025/26")
        for one, name in enumerate(("Autumn", "Spring", "Summer"))
    ]
    assert chosen(totals[1:2], [totals[0], totals[2]]) == (totals[1], totals[0])


def test_an_unknown_term_name_is_refused_with_the_names_there_are():
    with pytest.raises(
        RefusedError, match=r"^No term is called Easter; the file holds Autumn 2025, Spring 2026, Summer 2026\.$"
    ):
        chosen(THREE, (), "Easter")


def test_a_period_without_marks_is_refused():
    with pytest.raises(RefusedError, match="holds no marks or totals in the period asked for"):
        chosen((), THREE)


def test_a_term_that_begins_after_the_decision_is_not_this_term():
    assert chosen(THREE, (), day=MONDAY) == (summer, spring)
    assert chosen(THREE, (), day=date(2026, 4, 12)) == (spring, autumn)
    with pytest.raises(RefusedError, match=r"up to the decision date \(31 August 2025\)\.$"):
        chosen(THREE, (), day=date(2025, 8, 31))


def test_a_term_without_dates_counts_as_begun():
    undated = stated(counts(9, 1))
    assert latest_begun([undated], date(2000, 1, 1)) is undated
    assert latest_begun([], date(2000, 1, 1)) is None


def test_where_every_file_given_as_before_is_later_the_latest_is_taken_and_refused_in_its_turn():
    assert chosen((spring,), (summer,)) == (spring, summer)


@pytest.mark.parametrize("term", ["spring", "SPRING", " Spring ", "spring 2026", "Spring 2026"])
def test_a_season_alone_names_a_term_where_there_is_one_of_it(term):
    assert chosen(THREE, (), term) == (spring, autumn)


def test_a_season_of_two_years_is_refused_with_the_names_there_are():
    older = marked("Spring 2025", date(2025, 1, 6))
    with pytest.raises(RefusedError, match=r"^Several terms are called spring: .* holds Spring 2025, Spring 2026\.$"):
        chosen((older, spring), (), "spring")
    assert chosen((older, spring), (), "Spring 2025") == (older, None)
    named = [stated(counts(9), name="Spring", year=year) for year in ("2024/25", "2025/26")]
    assert chosen(named, (), "Spring 2024/25") == (named[0], None)


def test_files_given_as_before_may_hold_this_term_too():
    assert chosen((spring,), (autumn, spring)) == (spring, autumn)
    assert chosen((summer,), THREE) == (summer, spring)
    assert chosen((stated(counts(9), name="Spring", year="2025/26"),), (autumn, spring))[1] is autumn


def test_files_given_as_before_that_name_no_year_may_hold_this_term_too():
    last, this = (stated(counts(9), name=name) for name in ("Autumn", "Spring"))
    assert chosen((this,), (last, this)) == (this, last)
    assert chosen((this,), (this,)) == (this, this)
