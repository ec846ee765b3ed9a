"""What a further file of a term would change, said before anything is changed; and what a correction then does."""

from datetime import date

import pytest

from analysis.ingest.reading import read_export
from analysis.pupils import Roll
from analysis.terms.changes import Altered, changes_between
from analysis.terms.sorting import sort_into_terms
from tests.commands.school_files import child, figures, marks_file, totals_file

ADA, BEN = child(1), child(2)
MONDAY = date(2026, 4, 13)
NAMED = {"term": "Spring", "school_year": "2025/26"}


def exports_of(*files):
    return [read_export(data, f"{number}.csv") for number, data in enumerate(files)]


def change(loaded, further):
    roll = Roll()
    before, after = exports_of(loaded, further)
    (found,) = changes_between(sort_into_terms([before], roll), sort_into_terms([after], roll))
    return found


def together(*files, corrections=frozenset()):
    (sheet,) = sort_into_terms(exports_of(*files), Roll(), corrections=corrections)
    return [tuple(row) for row in sheet.totals[["attended", "possible"]].astype(object).itertuples(index=False)]


def spring(**pupils):
    names = {"ada": ADA, "ben": BEN}
    return totals_file(*(names[name] | NAMED | figures(*counts) for name, counts in pupils.items()))


def name_of(pupil):
    return f"{pupil['surname']}, {pupil['forename']}"


def test_a_term_that_is_not_loaded_changes_nothing():
    roll = Roll()
    assert changes_between((), sort_into_terms(exports_of(spring(ada=(9, 10))), roll)) == ()


@pytest.mark.parametrize("called", ["Spring", "Spring Term", "spring 2026"])
def test_a_term_may_be_called_otherwise(called):
    further = totals_file(ADA | {"term": called, "school_year": "2025/26"} | figures(8, 10))
    assert [altered.after for altered in change(spring(ada=(9, 10)), further).altered] == [(8, 10)]


def test_the_same_figures_alter_nobody():
    found = change(spring(ada=(9, 10)), spring(ada=(9, 10)))
    assert (found.added, found.gone, found.altered, found.filled) == ((), (), (), 0)


def test_a_pupil_only_in_the_further_file_is_added_and_one_only_loaded_is_gone():
    found = change(spring(ada=(9, 10)), spring(ben=(9, 10)))
    assert (found.added, found.gone) == ((name_of(BEN),), (name_of(ADA),))


def test_other_figures_are_shown_before_and_after_by_name():
    (altered,) = change(spring(ada=(9, 10), ben=(5, 10)), spring(ada=(8, 10), ben=(5, 10))).altered
    assert (altered.name, altered.before, altered.after, altered.marks) == (name_of(ADA), (9, 10), (8, 10), ())


def test_another_mark_is_shown_with_its_day_and_session():
    (altered,) = change(marks_file((ADA, "//I/")), marks_file((ADA, "//U/"))).altered
    assert altered == Altered(name_of(ADA), altered.class_name, (3, 4), (3, 4), ("14 Apr 2026 AM: I becomes U",))


def test_figures_are_of_the_sessions_that_both_files_hold():
    (altered,) = change(marks_file((ADA, "//II//")), marks_file((ADA, "//I/"))).altered
    assert (altered.before, altered.after) == ((2, 4), (3, 4))


def test_a_blank_that_gets_a_mark_is_filled_and_alters_nobody():
    found = change(marks_file((ADA, "/-//")), marks_file((ADA, "/I//")))
    assert (found.altered, found.filled) == ((), 1)


def test_a_blank_in_the_further_file_alters_nobody():
    found = change(marks_file((ADA, "/I//")), marks_file((ADA, "/-//")))
    assert (found.altered, found.filled) == ((), 0)


def test_a_pupil_without_a_mark_in_the_days_of_the_further_file_is_not_gone():
    later = marks_file((BEN, "//"), start=date(2026, 4, 20))
    assert change(marks_file((ADA, "//"), start=MONDAY), later).gone == ()


def test_marks_are_held_against_totals_by_their_counts():
    totals = totals_file(ADA | {"term": "Summer 2026", "school_year": "2025/26"} | figures(4, 4))
    (altered,) = change(totals, marks_file((ADA, "//I/"))).altered
    assert (altered.before, altered.after) == ((4, 4), (3, 4))


def test_a_correction_counts_where_it_differs_and_only_there():
    files = marks_file((ADA, "II//")), marks_file((ADA, "/-"))
    assert together(*files, corrections={"1.csv"}) == [(3, 4)]


def test_without_a_persons_word_what_differs_is_not_counted():
    assert together(marks_file((ADA, "II//")), marks_file((ADA, "/-"))) == [(2, 3)]


def test_an_earlier_file_corrects_nothing():
    files = marks_file((ADA, "II//")), marks_file((ADA, "/-"))
    assert together(*files, corrections={"0.csv"}) == together(*files)


def test_corrected_totals_take_the_place_of_a_pupils_figures():
    assert together(spring(ada=(9, 10), ben=(5, 10)), spring(ada=(8, 10)), corrections={"1.csv"}) == [(8, 10), (5, 10)]


def test_marks_said_to_correct_totals_take_their_place():
    totals = totals_file(ADA | {"term": "Summer 2026", "school_year": "2025/26"} | figures(4, 4))
    assert together(totals, marks_file((ADA, "//I/")), corrections={"1.csv"}) == [(3, 4)]


@pytest.mark.parametrize("mark", ["I", "U"])
def test_a_correction_may_come_before_another_file_of_the_term(mark):
    files = marks_file((ADA, "//")), marks_file((ADA, f"{mark}/")), marks_file((BEN, "//"))
    assert together(*files, corrections={"1.csv"})[1] == (2, 2)
