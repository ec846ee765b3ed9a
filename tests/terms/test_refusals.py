"""The terms and pairs of terms that would mislead, each refused with one sentence."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.rules.school_calendar import Term
from analysis.terms.refusals import RefusedError, check_terms
from tests.measures.registers import MONDAY, sheet_of
from tests.terms.term_sheets import JANUARY, SEPTEMBER, autumn, counts, marked, spring, stated, summer


def refusal(now, before=None, **more):
    with pytest.raises(RefusedError) as refused:
        check_terms(now, before, **more)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_two_periods_that_overlap_are_refused():
    sentence = refusal(summer, marked("Also", date(2026, 4, 14)))
    assert sentence.startswith("The two periods overlap (14 April 2026 to 15 April 2026, and 13 April 2026 to 14 April")


def test_two_periods_that_share_one_day_overlap_and_that_follow_each_other_do_not():
    first = stated(counts(9, 1), start=JANUARY, end=date(2026, 3, 27))
    second = {"start": date(2026, 3, 27), "end": date(2026, 7, 1)}
    assert "overlap" in refusal(stated(counts(8, 1), **second), first)
    check_terms(stated(counts(8, 1), **second | {"start": date(2026, 3, 28)}), first)


def test_the_later_term_as_before_is_refused():
    assert refusal(spring, summer) == "Summer 2026 is later than Spring 2026: give the earlier term as last term."


@pytest.mark.parametrize(
    ("now", "before"), [(("Spring", "2025/26"), ("Summer", "2025/26")), (("Summer", "2024/25"), ("Autumn", "2025/26"))]
)
def test_a_later_term_by_its_name_and_year_is_refused_as_before(now, before):
    pair = [stated(one, name=name, year=year) for one, (name, year) in ((counts(9, 1), now), (counts(8, 1), before))]
    assert "is later than" in refusal(*pair)


def test_terms_whose_year_nobody_knows_are_taken_as_given():
    check_terms(stated(counts(9, 1), name="Spring"), stated(counts(8, 2), name="Summer"))


def test_the_same_figures_for_the_same_pupils_are_refused():
    rows = [counts(9, 1), counts(8, 0, 2)]
    assert "same export was given twice" in refusal(stated(*rows), stated(*rows))
    assert "same export was given twice" in refusal(summer, summer)


@pytest.mark.parametrize("other", [[counts(9, 1), counts(8, 1, 1)], [counts(9, 1)]])
def test_one_difference_makes_no_same_figures(other):
    check_terms(stated(*other, name="Now"), stated(counts(9, 1), counts(8, 0, 2)))


def test_the_same_figures_are_refused_where_the_file_gives_possible_and_attended_only():
    rows = [{"possible": 66, "attended": 64}, {"possible": 66, "attended": 60}]
    refusal(stated(*rows), stated(*rows))


def of_ten(grown, equal=0):
    """Of ten pupils so many have more this term, so many the same, and the rest less."""
    before = [counts(50, 5, 2)] * 10
    now = [counts(60, 5, 3)] * grown + [counts(50, 5, 2)] * equal + [counts(60, 4, 3)] * (10 - grown - equal)
    return stated(*now), stated(*before, name="Last term", file="before.csv")


def test_nine_in_ten_with_no_smaller_figures_look_like_a_year_to_date_export():
    sentence = refusal(*of_ten(9))
    assert sentence.startswith("This term looks like a year-to-date export")


def test_eight_in_ten_with_no_smaller_figures_do_not():
    check_terms(*of_ten(8))


def test_most_must_have_more_and_not_just_the_same():
    check_terms(*of_ten(5, equal=4))
    assert "year-to-date" in refusal(*of_ten(6, equal=3))


def test_one_smaller_figure_of_a_pupil_is_enough_to_be_smaller():
    before = [counts(50, 5, 2)] * 4
    for now in (counts(49, 9, 9), counts(99, 4, 9), counts(99, 9, 1)):
        check_terms(stated(*[now] * 4), stated(*before, file="before.csv"))


def test_only_pupils_in_both_terms_tell_of_a_year_to_date_export():
    before = stated(*[counts(50, 5, 2)] * 4, file="before.csv")
    now = stated(*[counts(60, 6, 2)] * 4, *[counts(1)] * 50)
    assert "year-to-date" in refusal(now, before)
    nobody = stated(counts(60, 6, 2))
    check_terms(nobody, sheet_of(totals=[]))


def test_dated_marks_of_separate_terms_are_no_year_to_date_export():
    check_terms(marked("Summer 2026", MONDAY, "///////IIU"), marked("Spring 2026", JANUARY, "//IU"))


def test_one_file_that_names_both_terms_tells_them_apart_itself():
    now, before = of_ten(10)
    check_terms(replace(now, files=("year.csv",)), replace(before, files=("year.csv",)))


def test_pupils_of_totals_tell_of_a_year_to_date_export_beside_a_class_of_marks():
    classes = sheet_of(ada="/I", ben="/I")
    before = stated(counts(1, 1), counts(50, 5), name="Spring", year="2025/26", file="before.csv")
    together = replace(classes, totals=stated(counts(1, 1), counts(60, 6)).totals, files=("a.csv", "b.csv"))
    assert "year-to-date" not in str(check_terms(together, before))
    of_ben = together.marks[together.marks["person"] == 0]
    assert "year-to-date" in refusal(replace(together, marks=of_ben), before)


def test_a_term_that_no_other_is_compared_with_is_weighed_against_an_earlier_one_of_its_year():
    earlier = stated(counts(50, 5), name="Autumn", year="2025/26", file="a.csv")
    now = stated(counts(110, 9), name="Spring", year="2025/26", file="b.csv")
    assert "than in Autumn 2025/26" in refusal(now, loaded=[earlier, now])
    check_terms(now, None, loaded=[replace(earlier, school_year="2024/25"), now])


@pytest.mark.parametrize(("possible", "refused"), [(220, False), (221, True)])
def test_more_sessions_than_a_term_has_are_refused_without_another_term(possible, refused):
    now = stated(counts(possible), counts(possible), counts(9), name="Spring", year="2025/26")
    if refused:
        assert "most pupils have 221 possible sessions in it, more than any one term has" in refusal(now)
    else:
        check_terms(now, None)


@pytest.mark.parametrize(
    ("start", "end", "own", "refused"),
    [
        (date(2025, 9, 1), date(2026, 3, 27), (), "spans Autumn 2025 and Spring 2026"),
        (date(2025, 9, 1), date(2026, 1, 22), (), "spans Autumn 2025 and Spring 2026"),
        (date(2025, 9, 1), date(2026, 1, 21), (), None),
        (date(2026, 1, 5), date(2026, 7, 21), (), "spans Spring 2026 and Summer 2026"),
        (date(2026, 3, 16), date(2026, 7, 21), (), None),
        (date(2025, 9, 1), date(2025, 12, 19), (), None),
        (
            date(2025, 9, 1),
            date(2025, 12, 19),
            (Term("One", SEPTEMBER, date(2025, 10, 24)), Term("Two", date(2025, 11, 3), date(2025, 12, 19))),
            "spans One and Two",
        ),
    ],
)
def test_a_period_of_two_terms_is_refused(start, end, own, refused):
    now = stated(counts(50, 5), name="Spring", year="2025/26", start=start, end=end)
    if refused:
        sentence = refusal(now, own_terms=own)
        assert refused in sentence
        assert "year-to-date" in sentence
    else:
        check_terms(now, None, own)


def test_a_term_compared_with_a_part_of_itself_is_refused():
    whole = stated(counts(70, 5), name="Autumn", year="2025/26", file="a.csv")
    assert "Autumn 2025/26 and Autumn 2025 overlap" in refusal(autumn, whole)


def test_a_class_that_misses_nothing_in_two_terms_is_no_export_given_twice():
    check_terms(marked("Summer 2026", MONDAY, "////"), marked("Spring 2026", JANUARY, "////"))
