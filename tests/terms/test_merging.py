"""Several files of one term put together: nothing counts twice, and what they contradict is not counted."""

from datetime import date

from analysis.ingest.export import PUPIL_COLUMNS
from analysis.ingest.reading import read_export
from analysis.measures.term_facts import term_facts
from analysis.pupils import Roll
from analysis.terms.sorting import sort_into_terms
from tests.commands.school_files import child, figures, marks_file, totals_file

ADA, BEN = child(1), child(2)
MONDAY = date(2026, 4, 13)


def read(data, name="file.csv"):
    return read_export(data, name)


def terms_of(*files, **more):
    exports = [read(data, f"{number}.csv") for number, data in enumerate(files)]
    return sort_into_terms(exports, Roll(), **more)


def figures_of(sheet, *names):
    return [tuple(row[name] for name in names or ("possible", "attended")) for row in sheet.totals.to_dict("records")]


def test_two_classes_of_one_term_are_put_together():
    (sheet,) = terms_of(marks_file((ADA, "//")), marks_file((BEN, "/I")))
    assert (figures_of(sheet), sheet.files) == ([(2, 2), (2, 1)], ("0.csv", "1.csv"))


def test_a_mark_given_twice_counts_once():
    (sheet,) = terms_of(marks_file((ADA, "//I/")), marks_file((ADA, "//I/")))
    assert (figures_of(sheet), sheet.sessions_contradicted) == ([(4, 3)], 0)


def test_a_mark_comes_before_a_blank_of_another_file():
    (sheet,) = terms_of(marks_file((ADA, "/-I/")), marks_file((ADA, "//-/")))
    assert (figures_of(sheet, "possible", "attended", "missing"), sheet.sessions_contradicted) == ([(4, 3, 0)], 0)


def test_conflicting_marks_are_unread_and_never_counted():
    (sheet,) = terms_of(marks_file((ADA, "//I/")), marks_file((ADA, "/U//")))
    assert figures_of(sheet, "possible", "attended", "unread") == [(2, 2, 2)]
    assert sheet.sessions_contradicted == 2


def test_two_sessions_of_one_pupil_in_overlapping_weeks_count_once():
    week_two = marks_file((ADA, "////"), start=MONDAY)
    (sheet,) = terms_of(marks_file((ADA, "//////")), week_two)
    assert figures_of(sheet) == [(6, 6)]


NAMED = {"term": "Spring", "school_year": "2025/26"}


def test_totals_that_agree_count_once():
    (sheet,) = terms_of(totals_file(ADA | NAMED | figures(9, 10)), totals_file(ADA | NAMED | figures(9, 10)))
    assert (figures_of(sheet), sheet.pupils_contradicted) == ([(10, 9)], 0)


def test_totals_of_two_files_that_disagree_are_not_known():
    (sheet,) = terms_of(
        totals_file(ADA | NAMED | figures(9, 10), BEN | NAMED | figures(5, 10)),
        totals_file(ADA | NAMED | figures(8, 10)),
    )
    assert sheet.totals["possible"].isna().tolist() == [True, False]
    assert sheet.pupils_contradicted == 1
    assert term_facts(sheet, MONDAY)[0].figures_known is False


def test_totals_that_differ_in_nothing_that_both_say_agree():
    brief = {key: value for key, value in figures(9, 10).items() if key in ("possible", "attended")}
    (sheet,) = terms_of(totals_file(ADA | NAMED | brief), totals_file(ADA | NAMED | figures(9, 10)))
    assert (figures_of(sheet), sheet.pupils_contradicted) == ([(10, 9)], 0)


def test_a_pupils_particulars_are_those_of_the_last_file():
    (sheet,) = terms_of(marks_file((ADA, "//")), marks_file((ADA | {"class_name": "5B"}, "//")))
    assert sheet.pupils["class_name"].tolist() == ["5B"]


def test_marks_and_totals_of_one_term_make_one_sheet_and_facts_of_each_kind():
    totals = totals_file(BEN | {"start": "13/04/2026", "end": "17/04/2026"} | figures(8, 10, 2))
    (sheet,) = terms_of(marks_file((ADA, "/III")), totals)
    ada, ben = (term_facts(sheet, MONDAY)[person] for person in (0, 1))
    assert (ada.one_illness, ada.marked_recently, ada.open_reasons) == (True, True, 0)
    assert (ben.one_illness, ben.marked_recently, ben.dual_sessions) == (False, None, None)
    assert (ben.attended, ben.possible) == (8, 10)


def test_what_is_not_known_of_a_pupil_stays_none_when_files_are_put_together():
    in_care = ADA | {"looked_after": "Yes", "date_of_birth": "04/05/2016"}
    (sheet,) = terms_of(marks_file((in_care, "//")), marks_file((BEN, "//")))
    assert sheet.pupils.loc[1, "looked_after"] is None
    assert [term_facts(sheet, MONDAY)[person].looked_after for person in (0, 1)] == [True, None]
    assert list(sheet.pupils.columns) == list(PUPIL_COLUMNS)
