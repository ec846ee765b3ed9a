"""Which two terms are compared, and the pairs that are refused with one sentence."""

from datetime import date

import pytest

from analysis.terms.choice import RefusedError, check_pair, choose_terms, latest_begun
from tests.measures.registers import MONDAY, sheet_of

JANUARY, SEPTEMBER = date(2026, 1, 5), date(2025, 9, 1)


def marked(name, start, register="//I/"):
    return sheet_of(name=name, start=start, ada=register)


autumn, spring, summer = (
    marked("Autumn 2025", SEPTEMBER, "////"),
    marked("Spring 2026", JANUARY, "///I"),
    marked("Summer 2026", MONDAY, "/I/I"),
)
THREE = (autumn, spring, summer)


def chosen(now, before, term=None, day=date(2026, 7, 21)):
    return choose_terms(now, before, term, day)


def counts(attended, authorised=0, unauthorised=0):
    possible = attended + authorised + unauthorised
    return {"possible": possible, "attended": attended, "authorised": authorised, "unauthorised": unauthorised}


def stated(*rows, name="This term", year=None, **dates):
    return sheet_of(name=name, year=year, totals=rows, **dates)


def refusal(now, before):
    with pytest.raises(RefusedError) as refused:
        check_pair(now, before)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


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


def test_two_periods_that_overlap_are_refused():
    sentence = refusal(summer, marked("Also", date(2026, 4, 14)))
    assert sentence.startswith("The two periods overlap (14 April 2026 to 15 April 2026, and 13 April 2026 to 14 April")


def test_two_periods_that_share_one_day_overlap_and_that_follow_each_other_do_not():
    first = stated(counts(9, 1), start=JANUARY, end=date(2026, 3, 27))
    second = {"start": date(2026, 3, 27), "end": date(2026, 7, 1)}
    assert "overlap" in refusal(stated(counts(8, 1), **second), first)
    check_pair(stated(counts(8, 1), **second | {"start": date(2026, 3, 28)}), first)


def test_the_later_term_as_before_is_refused():
    assert refusal(spring, summer) == "Summer 2026 is later than Spring 2026: give the earlier term as last term."


@pytest.mark.parametrize(
    ("now", "before"), [(("Spring", "2025/26"), ("Summer", "2025/26")), (("Summer", "2024/25"), ("Autumn", "2025/26"))]
)
def test_a_later_term_by_its_name_and_year_is_refused_as_before(now, before):
    pair = [stated(one, name=name, year=year) for one, (name, year) in ((counts(9, 1), now), (counts(8, 1), before))]
    assert "is later than" in refusal(*pair)


def test_terms_whose_year_nobody_knows_are_taken_as_given():
    check_pair(stated(counts(9, 1), name="Spring"), stated(counts(8, 2), name="Summer"))


def test_the_same_figures_for_the_same_pupils_are_refused():
    rows = [counts(9, 1), counts(8, 0, 2)]
    assert "same export was given twice" in refusal(stated(*rows), stated(*rows))
    assert "same export was given twice" in refusal(summer, summer)


@pytest.mark.parametrize("other", [[counts(9, 1), counts(8, 1, 1)], [counts(9, 1)]])
def test_one_difference_makes_no_same_figures(other):
    check_pair(stated(*other, name="Now"), stated(counts(9, 1), counts(8, 0, 2)))


def test_the_same_figures_are_refused_where_the_file_gives_possible_and_attended_only():
    rows = [{"possible": 66, "attended": 64}, {"possible": 66, "attended": 60}]
    refusal(stated(*rows), stated(*rows))


def of_ten(grown, equal=0):
    """Of ten pupils so many have more this term, so many the same, and the rest less."""
    before = [counts(50, 5, 2)] * 10
    now = [counts(60, 5, 3)] * grown + [counts(50, 5, 2)] * equal + [counts(60, 4, 3)] * (10 - grown - equal)
    return stated(*now), stated(*before)


def test_nine_in_ten_with_no_smaller_figures_look_like_a_year_to_date_export():
    sentence = refusal(*of_ten(9))
    assert sentence.startswith("This term looks like a year-to-date export")


def test_eight_in_ten_with_no_smaller_figures_do_not():
    check_pair(*of_ten(8))


def test_most_must_have_more_and_not_just_the_same():
    check_pair(*of_ten(5, equal=4))
    assert "year-to-date" in refusal(*of_ten(6, equal=3))


def test_one_smaller_figure_of_a_pupil_is_enough_to_be_smaller():
    before = [counts(50, 5, 2)] * 4
    for now in (counts(49, 9, 9), counts(99, 4, 9), counts(99, 9, 1)):
        check_pair(stated(*[now] * 4), stated(*before))


def test_only_pupils_in_both_terms_tell_of_a_year_to_date_export():
    before = stated(*[counts(50, 5, 2)] * 4)
    now = stated(*[counts(60, 6, 2)] * 4, *[counts(1)] * 50)
    assert "year-to-date" in refusal(now, before)
    nobody = stated(counts(60, 6, 2))
    check_pair(nobody, sheet_of(totals=[]))


def test_dated_marks_of_separate_terms_are_no_year_to_date_export():
    check_pair(marked("Summer 2026", MONDAY, "///////IIU"), marked("Spring 2026", JANUARY, "//IU"))


def test_where_every_file_given_as_before_is_later_the_pair_is_refused():
    with pytest.raises(RefusedError, match="is later than"):
        chosen((spring,), (summer,))


def test_a_term_that_begins_after_the_decision_is_not_this_term():
    assert chosen(THREE, (), day=MONDAY) == (summer, spring)
    assert chosen(THREE, (), day=date(2026, 4, 12)) == (spring, autumn)
    with pytest.raises(RefusedError, match=r"up to the decision date \(31 August 2025\)\.$"):
        chosen(THREE, (), day=date(2025, 8, 31))


def test_a_term_without_dates_counts_as_begun():
    undated = stated(counts(9, 1))
    assert latest_begun([undated], date(2000, 1, 1)) is undated
    assert latest_begun([], date(2000, 1, 1)) is None
