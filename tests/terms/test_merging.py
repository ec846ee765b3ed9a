"""Several files of one term put together: nothing counts twice, and what they contradict is not counted."""

from datetime import date

from analysis.ingest.export import PUPIL_COLUMNS
from analysis.ingest.reading import read_export
from analysis.measures.term_facts import term_facts
from analysis.problem_lines import problems_of_term
from analysis.pupils import Roll
from analysis.rules.school_calendar import Term
from analysis.terms.sorting import sort_into_terms
from tests.commands.school_files import ABOUT, child, figures, marks_file, table, totals_file

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


def test_a_day_without_a_mark_of_anybody_is_no_school_and_said_once():
    """Two weeks from Monday 13 April; nobody has a mark on the first Wednesday or in the second week but on Friday."""
    register = "////--////" + "-" * 8 + "//"
    (sheet,) = terms_of(marks_file((ADA, register), (BEN, "//I-" + register[4:])))
    assert figures_of(sheet, "possible", "missing") == [(10, 0), (9, 1)]
    assert sheet.closed_days == (date(2026, 4, 15), *(date(2026, 4, day) for day in (20, 21, 22, 23)))
    (line,) = [line for line in problems_of_term(sheet) if line.done == "taken as closed"]
    days = "15 Apr 2026, 20 Apr 2026 to 23 Apr 2026"
    assert (line.message, line.severity) == (f"No marks for anyone in Summer 2026 on {days}.", "note")


def test_a_day_blank_in_one_file_and_marked_in_another_was_open():
    (sheet,) = terms_of(marks_file((ADA, "//--//")), marks_file((BEN, "//////")))
    assert (figures_of(sheet, "possible", "missing"), sheet.closed_days) == ([(4, 2), (6, 0)], ())


def test_a_day_of_the_schools_own_term_was_open_unless_the_whole_week_is_blank():
    own = (Term("Summer", MONDAY, date(2026, 7, 21)),)
    (sheet,) = terms_of(marks_file((ADA, "////--////" + "-" * 10 + "//")), own_terms=own)
    assert figures_of(sheet, "possible", "missing") == [(10, 2)]
    assert sheet.closed_days == tuple(date(2026, 4, day) for day in range(20, 25))


def test_blank_weekends_are_left_out_without_a_word():
    days = [f"{day}/04/2026 {part}" for day in (17, 18, 19, 20) for part in ("AM", "PM")]
    rows = [ADA | dict(zip(days, ["/", "/", "", "", "", "", "/", "/"], strict=True))]
    (sheet,) = terms_of(table(rows, ABOUT))
    assert (figures_of(sheet, "possible", "missing"), sheet.closed_days) == ([(4, 0)], ())


def test_a_term_of_blanks_alone_is_no_term():
    (sheet,) = terms_of(marks_file((ADA, "-" * 10 + "//"), start=date(2026, 3, 30)))
    assert (sheet.name, sheet.start) == ("Summer 2026", date(2026, 4, 6))


def test_a_class_by_the_terms_name_joins_a_class_by_its_days():
    named = totals_file(BEN | {"term": "Summer Term", "school_year": "2025/26"} | figures(9, 10))
    (sheet,) = terms_of(marks_file((ADA, "//I/")), named)
    assert (figures_of(sheet), sheet.start) == ([(4, 3), (10, 9)], MONDAY)


def test_a_term_of_another_school_year_and_one_without_a_year_stay_apart():
    last_year = totals_file(BEN | {"term": "Summer", "school_year": "2024/25"} | figures(9, 10))
    no_year = totals_file(BEN | {"term": "Summer"} | figures(9, 10))
    assert len(terms_of(marks_file((ADA, "//I/")), last_year, no_year)) == 3
