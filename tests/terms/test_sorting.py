"""Files into terms: cut at the right days, put together without counting anything twice."""

from dataclasses import replace
from datetime import date

from analysis.ingest.reading import read_export
from analysis.pupils import Roll
from analysis.rules.school_calendar import Term
from analysis.terms.sorting import (
    MarksAhead,
    is_undated,
    left_out,
    marks_after,
    named_term,
    sort_into_terms,
    without_marks_after,
)
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


def over_easter():
    """Six school days from Monday 30 March; Easter Sunday of 2026 is 5 April."""
    return marks_file((ADA, "//I///////" + "/I"), start=date(2026, 3, 30))


def test_a_file_of_marks_is_cut_at_the_census_terms():
    spring, summer = terms_of(over_easter())
    assert (spring.name, spring.school_year, figures_of(spring)) == ("Spring 2026", "2025/26", [(10, 9)])
    assert (summer.name, summer.school_year, figures_of(summer)) == ("Summer 2026", "2025/26", [(2, 1)])
    assert (spring.start, spring.end) == (date(2026, 3, 30), date(2026, 4, 3))


def test_a_file_of_marks_is_cut_at_the_schools_own_terms():
    own = (
        Term("First half", date(2026, 3, 30), date(2026, 3, 31)),
        Term("Second half", date(2026, 4, 1), date(2026, 4, 5)),
    )
    first, second = terms_of(over_easter(), own_terms=own)
    assert [(one.name, figures_of(one)) for one in (first, second)] == [
        ("First half", [(4, 3)]),
        ("Second half", [(6, 6)]),
    ]
    assert left_out(read(over_easter()), own) == 2


def test_marks_outside_the_period_are_left_out_and_counted():
    period = (date(2026, 3, 31), date(2026, 4, 1))
    (spring,) = terms_of(over_easter(), period=period)
    assert (figures_of(spring), spring.start, spring.end) == ([(4, 3)], *period)
    assert left_out(read(over_easter()), (), period) == 8


def test_nothing_is_left_out_of_census_terms_or_of_totals():
    assert left_out(read(over_easter()), ()) == 0
    assert left_out(read(totals_file(ADA | figures(9, 10))), ()) == 0


def test_terms_of_one_name_in_two_years_are_two():
    own = (
        Term("Autumn", date(2024, 9, 2), date(2024, 12, 20)),
        Term("Autumn", date(2025, 9, 1), date(2025, 12, 19)),
    )
    files = marks_file((ADA, "//"), start=date(2024, 9, 2)), marks_file((ADA, "/I"), start=date(2025, 9, 1))
    roll = Roll()
    assert [figures_of(one) for one in sort_into_terms([read(one) for one in files], roll, own)] == [[(2, 2)], [(2, 1)]]
    both = marks_file((ADA, ["/", "/", *"." * 518, "/", "I"]), start=date(2024, 9, 2))
    assert [figures_of(one) for one in terms_of(both, own_terms=own)] == [[(2, 2)], [(2, 1)]]


NAMED = {"term": "Spring", "school_year": "2025/26"}


def test_several_named_terms_of_one_file_are_several():
    rows = [ADA | {"term": term, "school_year": "2025/26"} | figures(9, 10) for term in ("Summer", "Autumn", "Spring")]
    assert [one.name for one in terms_of(totals_file(*rows))] == ["Autumn", "Spring", "Summer"]


def test_the_same_term_of_two_years_is_two_terms():
    rows = [ADA | {"term": "Autumn", "school_year": year} | figures(9, 10) for year in ("2025/26", "2024/25")]
    assert [one.school_year for one in terms_of(totals_file(*rows))] == ["2024/25", "2025/26"]


def test_totals_without_dates_are_called_as_given():
    (sheet,) = terms_of(totals_file(ADA | figures(9, 10)), name_if_unknown="Last term")
    assert (sheet.name, sheet.start, sheet.end, sheet.school_year) == ("Last term", None, None, None)


def test_a_period_dates_totals_that_say_none():
    (sheet,) = terms_of(totals_file(ADA | figures(9, 10)), period=(MONDAY, date(2026, 7, 21)))
    assert (sheet.name, sheet.start, sheet.end) == ("Summer 2026", MONDAY, date(2026, 7, 21))


def test_totals_dated_outside_the_schools_terms_are_called_as_given():
    own = (Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),)
    (sheet,) = terms_of(
        totals_file(ADA | figures(9, 10)), period=(MONDAY, date(2026, 7, 21)), own_terms=own, name_if_unknown="Now"
    )
    assert (sheet.name, sheet.school_year) == ("Now", "2025/26")


def test_a_person_names_the_term_of_totals_that_name_none():
    export = named_term(read(totals_file(ADA | figures(9, 10))), "Summer", "2025/26")
    (sheet,) = sort_into_terms([export], Roll())
    assert sheet.full_name == "Summer 2025/26"


def test_totals_without_dates_and_terms_are_undated():
    period = {"start": "13/04/2026", "end": "17/04/2026"}
    assert is_undated(read(totals_file(ADA | figures(9, 10))))
    for file in (totals_file(ADA | NAMED | figures(9, 10)), totals_file(ADA | period | figures(9, 10))):
        assert not is_undated(read(file))
    assert not is_undated(read(marks_file((ADA, "//"))))


def test_a_named_term_of_the_schools_calendar_has_its_dates():
    own = (Term("Spring", date(2026, 1, 5), date(2026, 3, 27)), Term("Spring", date(2025, 1, 6), date(2025, 4, 4)))
    (sheet,) = terms_of(totals_file(ADA | NAMED | figures(9, 10)), own_terms=own)
    assert (sheet.start, sheet.end) == (own[0].start, own[0].end)
    (sheet,) = terms_of(totals_file(ADA | {"term": "Spring"} | figures(9, 10)), own_terms=own)
    assert (sheet.start, sheet.end, sheet.school_year) == (None, None, None)


def test_a_later_term_without_dates_stands_after_an_earlier_one_with_dates():
    named = totals_file(ADA | {"term": "Summer", "school_year": "2025/26"} | figures(9, 10))
    dated = marks_file((ADA, "//"), start=date(2026, 1, 5))
    assert [one.name for one in terms_of(named, dated)] == ["Spring 2026", "Summer"]


def test_a_file_that_names_its_terms_or_holds_marks_keeps_them():
    marks, named = read(marks_file((ADA, "//"))), read(totals_file(ADA | NAMED | figures(9, 10)))
    assert named_term(marks, "Summer", "2025/26") is marks
    assert named_term(named, "Summer", "2025/26") is named


def test_a_blank_before_the_last_mark_of_the_file_is_missing_even_at_the_end_of_a_term():
    file = marks_file((ADA, "/////////-" + "//"), start=date(2026, 3, 30))
    assert figures_of(terms_of(file)[0], "possible", "missing") == [(9, 1)]


def test_a_term_with_blanks_only_is_no_term():
    file = marks_file((ADA, "//////////" + "--"), start=date(2026, 3, 30))
    assert [one.name for one in terms_of(file)] == ["Spring 2026"]


def test_a_file_without_marks_and_totals_holds_no_term():
    assert sort_into_terms([replace(read(over_easter()), marks=None)], Roll()) == ()


def test_totals_belong_to_the_term_of_their_middle_day():
    data = (
        b"Surname,Forename,Reg,Possible,Attended,Authorised,Unauthorised,From,To\n"
        b"Lovelace,Ada,3A,130,120,10,0,23/03/2026,21/07/2026\n"
    )
    (sheet,) = sort_into_terms([read_export(data, "totals.csv")], Roll())
    assert sheet.name == "Summer 2026"


def test_marks_after_the_decision_are_cut_before_anything_is_counted():
    export = read(marks_file((ADA, "//I/II"), (BEN, "//-#--")))
    (sheet,) = sort_into_terms([without_marks_after(export, date(2026, 4, 14))], Roll())
    assert figures_of(sheet, "possible", "attended", "missing") == [(4, 3, 0), (2, 2, 1)]
    assert sheet.end == date(2026, 4, 14)
    assert sort_into_terms([without_marks_after(export, date(2026, 4, 12))], Roll()) == ()
    totals = read(totals_file(ADA | figures(9, 10)))
    assert without_marks_after(totals, date(2026, 4, 12)) is totals


def test_marks_after_the_decision_are_counted_with_their_days():
    export = read(marks_file((ADA, "//I/II"), (BEN, "/////U"), (child(3), "//##-#")))
    assert marks_after(export, MONDAY) == MarksAhead(8, date(2026, 4, 14), date(2026, 4, 15))
    assert marks_after(export, date(2026, 4, 15)) is None
    assert marks_after(read(totals_file(ADA | figures(9, 10))), MONDAY) is None


def test_a_mark_after_the_decision_is_not_counted_as_outside_the_terms_too():
    period = (MONDAY, MONDAY)
    export = read(marks_file((ADA, "//I/II")))
    assert left_out(export, (), period) == 4
    assert left_out(without_marks_after(export, date(2026, 4, 14)), (), period) == 2
