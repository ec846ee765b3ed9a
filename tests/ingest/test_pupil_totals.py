"""Files of totals: what their columns mean, what is no pupil, what repeats."""

import pytest

from analysis.ingest.problems import Severity, UnusableFileError
from analysis.ingest.reading import read_export
from tests.ingest.files import csv_of, messages, read_csv, workbook_of

HEADINGS = "UPN,Surname,Forename,Reg,Possible,Attended,Authorised,Unauthorised"
ZOE = "B823000122001,O'Connor,Zoë,3RB,72,70,2,0"
ADAEZE = "Q823000122002,Smith,Adaeze,3RB,72,60,6,6"


def totals_of(*lines: str) -> list[list[object]]:
    columns = ["possible", "attended", "authorised", "unauthorised"]
    return read_csv(*lines).totals[columns].astype(object).values.tolist()


def refused(*lines: str, match: str) -> None:
    with pytest.raises(UnusableFileError, match=match):
        read_csv(*lines)


@pytest.mark.parametrize(
    "row",
    [
        "Totals for 3RB,,,,144,130,8,6",
        "Grand Total,,,,144,130,8,6",
        "Total,,,,144,130,8,6",
        "3RB Total,,,,144,130,8,6",
        "Whole Group,,,,144,130,8,6",
        "Subtotal,,,,144,130,8,6",
        "Average,,,,72,65,4,3",
    ],
)
def test_a_total_row_is_never_a_pupil(row):
    assert len(read_csv(HEADINGS, ZOE, ADAEZE, row).pupils) == 2


@pytest.mark.parametrize(
    "row",
    [
        HEADINGS,
        "Page 1 of 2,,,,,,,",
        '"Applied filters:\nYear is 3",,,,,,,',
        "Key: / present,,,,,,,",
        "3RB,,,,,,,",
        ",,,,,,,",
        "Report printed on 24/11/2026,,,,,,,",
        "",
    ],
)
def test_a_line_of_the_page_is_never_a_pupil(row):
    export = read_csv(HEADINGS, ZOE, row, ADAEZE)
    assert len(export.pupils) == 2
    assert (export.rows_read, export.rows_left_out) == (2, 0)


@pytest.mark.parametrize("name", ["Total,Max", "Page,Anna", "Key,Oliver", "Mean,Jo"])
def test_a_child_called_like_a_total_is_a_pupil(name):
    assert len(read_csv(HEADINGS, ZOE, f",{name},3RB,72,70,2,0").pupils) == 2


def test_a_child_called_total_in_a_full_name_is_a_pupil():
    export = read_csv("Name,Possible,Attended,Authorised,Unauthorised", '"Total, Max",72,70,2,0')
    assert export.pupils["forename"].tolist() == ["Max"]


def test_a_row_with_a_upn_alone_beside_its_figures_is_a_pupil():
    assert len(read_csv("UPN,Possible,Present,Authorised,Unauthorised", "B823000122001,72,70,2,0").pupils) == 1


@pytest.mark.parametrize(
    ("headings", "row", "attended"),
    [
        ("Possible,Present,AEA,Authorised,Unauthorised", "72,68,2,2,0", 70),
        ("Possible,Present,AEA,Authorised,Unauthorised", "72,70,2,2,0", 70),
        ("Possible,Present,Late before reg,Authorised,Unauthorised", "72,70,3,2,0", 70),
        ("Possible,Present,Late before reg,Authorised,Unauthorised", "72,67,3,2,0", 70),
        ("Possible,Present,AEA,Late,Authorised,Unauthorised", "72,65,2,3,2,0", 70),
        ("Possible,Attended,AEA,Authorised,Unauthorised", "72,68,2,2,0", 70),
        ("Possible,Authorised,Unauthorised", "72,2,0", 70),
        ("Possible,Attendance,Authorised,Unauthorised", "72,70,2,0", 70),
        ("Attended,Authorised,Unauthorised", "70,2,0", 70),
        ("Present,AEA,Authorised,Unauthorised", "70,0,2,0", 70),
        ("Present,AEA,Authorised,Unauthorised,% Attended", "50,20,2,0,97.2", 70),
        ("Possible,Missed sessions", "72,2", 70),
        ("Possible,Attended", "72,70", 70),
        ("Possible,Present,AEA,% Attended", "72,70,20,97.2", 70),
    ],
)
def test_the_identity_decides_what_the_columns_mean(headings, row, attended):
    (figures,) = totals_of(f"Name,{headings}", f'"X, Y",{row}')
    assert figures[:2] == [72, attended]


def test_unexplained_absence_beside_unauthorised_is_added_to_it():
    assert totals_of("Name,Possible,Present,Authorised,Unauthorised,Unexplained", '"X, Y",72,60,6,4,2') == [
        [72, 60, 6, 6]
    ]


def test_lateness_is_beside_present_only_if_that_explains_every_row():
    lines = ["Name,Possible,Present,Late,Authorised,Unauthorised", '"A, A",72,70,3,2,0', '"B, B",72,60,6,6,0']
    export = read_csv(*lines)
    assert export.totals["pupil"].tolist() == [0]
    assert (export.rows_read, export.rows_left_out) == (1, 1)


def test_a_row_that_does_not_add_up_is_left_out_and_shown_with_its_numbers():
    export = read_csv(HEADINGS, ZOE, "Q823000122002,Smith,Adaeze,3RB,72,60,6,5")
    (problem,) = export.problems
    assert (problem.row, problem.column, problem.severity) == (3, "Possible", Severity.ERROR)
    assert "Possible 72, Attended 60, Authorised 6, Unauthorised 5" in problem.message
    assert len(export.pupils) == 2


@pytest.mark.parametrize("count", ["-2", "1.5", "two"])
def test_a_count_that_is_no_whole_number_leaves_its_row_out(count):
    export = read_csv(HEADINGS, ZOE, f"Q823000122002,Smith,Adaeze,3RB,72,70,{count},0")
    (problem,) = export.problems
    assert (problem.row, problem.column) == (3, "Authorised")
    assert export.totals["pupil"].tolist() == [0]


def test_a_blank_is_nought_only_where_the_row_then_adds_up():
    assert totals_of(HEADINGS, ZOE, "Q823000122002,Smith,Adaeze,3RB,72,72,,") == [[72, 70, 2, 0], [72, 72, 0, 0]]
    assert len(totals_of(HEADINGS, ZOE, "Q823000122002,Smith,Adaeze,3RB,72,70,,")) == 1


def test_a_pupil_without_any_figures_is_kept_with_none():
    export = read_csv(HEADINGS, ZOE, "Q823000122002,Smith,Adaeze,3RB,,,,")
    assert export.totals["possible"].astype(object).tolist()[0] == 72
    assert export.totals["possible"].isna().tolist() == [False, True]


def test_a_possible_column_of_unsaved_formulas_is_worked_out():
    assert totals_of(HEADINGS, "B823000122001,A,B,3RB,,70,2,0") == [[72, 70, 2, 0]]


def test_no_sessions_is_nought_of_nought():
    assert totals_of(HEADINGS, "B823000122001,A,B,3RB,0,0,0,0") == [[0, 0, 0, 0]]


@pytest.mark.parametrize(
    ("headings", "row", "figures"),
    [
        ("Possible,Attended,Authorised", "72,60,6", [72, 60, 6, 6]),
        ("Possible,Attended,Unauthorised", "72,60,6", [72, 60, 6, 6]),
        ("Possible,Attended,Unauthorised", "72,72,", [72, 72, 0, 0]),
    ],
)
def test_the_kind_of_absence_that_a_file_leaves_out_is_the_rest(headings, row, figures):
    assert totals_of(f"Name,{headings}", f'"X, Y",{row}') == [figures]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Possible,Attended", "72,73"),
        ("Possible,Missed sessions,Attended", "72,3,70"),
        ("Possible,Attended,Authorised", "72,70,5"),
        ("Present,AEA,Authorised,Unauthorised", "68,2,2,0"),
        ("Present,AEA,Authorised,Unauthorised,% Attended", "68,2,2,0,50.0"),
        ("Possible,Attended,Authorised,Unauthorised", "72,1,1,1"),
        ("Possible,Authorised,Unauthorised", "5,3,3"),
        ("Possible,Missed sessions", ",3"),
    ],
)
def test_figures_that_nothing_explains_are_never_guessed(headings, row):
    refused(f"Name,{headings}", f'"X, Y",{row}', match="figures that add up")


def test_a_percentage_that_fits_both_readings_decides_nothing():
    refused("Name,Present,AEA,Authorised,Unauthorised,% Attended", '"X, Y",360,1,19,0,95', match="figures that add up")


def test_a_pupil_of_a_file_without_absences_may_have_no_figures():
    assert read_csv("Name,Possible,Attended", '"X, Y",72,70', '"V, W",,').totals["attended"].isna().tolist() == [
        False,
        True,
    ]


def test_a_column_of_percentages_is_no_count():
    lines = ["Name,Attendance,Authorised,Unauthorised,Possible sessions,Missed sessions", '"X, Y",97.2%,2.8%,0%,72,2']
    export = read_csv(*lines)
    assert export.totals[["possible", "attended"]].values.tolist() == [[72, 70]]
    assert export.totals["percentage"].tolist() == ["97.2"]


def test_a_percentage_column_beside_attendance_wins():
    lines = ["Name,Attendance,% Attendance,Possible,Absences", '"X, Y",97.2%,97.2,72,2']
    assert read_csv(*lines).totals["percentage"].tolist() == ["97.2"]


def test_an_exact_repeat_counts_once_and_is_told():
    export = read_csv(HEADINGS, ZOE, ADAEZE, ZOE, ADAEZE, ZOE)
    assert len(export.totals) == 2
    assert "Rows 4, 5 and 6 repeat earlier rows" in messages(export)
    assert export.layout == "L1"


def test_two_classes_of_one_pupil_are_added():
    export = read_csv(HEADINGS, ZOE, ZOE.replace("3RB,72,70", "4CC,22,20"))
    assert export.totals["possible"].tolist() == [94]
    assert export.layout == "L2"
    assert export.pupils["class_name"].tolist() == ["4CC"]


def test_the_same_figures_under_two_classes_are_a_question_and_not_a_sum():
    export = read_csv(HEADINGS, ADAEZE, ZOE, ZOE.replace("3RB", "4CC"))
    assert export.totals["pupil"].tolist() == [0]
    assert "different figures" in messages(export)
    assert (export.rows_read, export.rows_left_out) == (1, 2)


def test_sums_with_an_unknown_part_are_unknown():
    headings = HEADINGS + ",Missing,From,To"
    export = read_csv(headings, ZOE + ",1,01/09/2026,25/09/2026", ZOE + ",,28/09/2026,23/10/2026")
    assert export.totals["attended"].tolist() == [140]
    assert export.totals["missing"].isna().all()
    assert export.totals["start"].tolist()[0].isoformat() == "2026-09-01"


def test_one_name_in_two_classes_is_two_children():
    headings = "Name,Class,Possible,Attended,Authorised,Unauthorised"
    assert len(read_csv(headings, '"X, Y",3A,72,70,2,0', '"X, Y",3B,72,60,6,6').pupils) == 2


def test_a_pupil_without_a_upn_in_one_row_is_found_by_the_id():
    headings = "UPN,Student ID,Name,Term,Possible,Attended,Authorised,Unauthorised"
    rows = ['B823000122001,7,"X, Y",Autumn,72,70,2,0', ',7,"X, Y",Spring,72,60,6,6']
    assert len(read_csv(headings, *rows).pupils) == 1


def test_a_row_that_names_nobody_is_left_out():
    export = read_csv(HEADINGS, ZOE, ",,,3RB,72,70,2,0")
    assert len(export.totals) == 1
    assert export.rows_left_out == 1
    assert "Row 3 names no pupil" in messages(export)


def test_a_term_keeps_its_name_and_has_its_year_only_where_the_file_holds_it_twice():
    headings = "UPN,Name,Academic Year,Term,Possible,Attended,Authorised,Unauthorised"
    rows = [f'B823000122001,"X, Y",{year},{term},72,70,2,0' for year, term in
            (("2024-25", "Autumn"), ("2025-26", "Autumn"), ("2025-26", "Spring"))]  # fmt: skip
    totals = read_csv(headings, *rows).totals
    assert totals["term"].tolist() == ["Autumn 2024/25", "Autumn 2025/26", "Spring"]
    assert totals["school_year"].tolist() == ["2024/25", "2025/26", "2025/26"]


def test_a_file_of_school_years_has_the_year_as_its_term():
    totals = read_csv("Name,Year,Possible,Attended,Authorised,Unauthorised", '"X, Y",2025,72,70,2,0').totals
    assert totals["term"].tolist() == ["2025/26"]


def test_the_class_is_taken_from_the_heading_of_the_group():
    headings = "Name,Possible,Attended,Authorised,Unauthorised"
    export = read_csv("3RB", headings, "3RB", '"X, Y",72,70,2,0', "4CC", '"V, W",72,70,2,0')
    assert export.pupils["class_name"].tolist() == ["3RB", "4CC"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Totals for 3RB,,,,144,131,8,6", "is 131 in the file, but the pupils above it add up to 130"),
        ("Grand Total,,,,999,130,8,6", "is 999 in the file, but the pupils above it add up to 144"),
    ],
)
def test_a_printed_total_that_differs_is_a_warning_with_both_numbers(row, words):
    (problem,) = read_csv(HEADINGS, ZOE, ADAEZE, row).problems
    assert words in problem.message
    assert (problem.row, problem.severity) == (4, Severity.WARNING)


def test_totals_of_classes_of_a_year_and_of_the_school_are_each_compared_with_their_own_pupils():
    lines = [HEADINGS, ZOE, "Totals for 3RB,,,,72,70,2,0", ADAEZE, "Totals for 3WU,,,,72,60,6,6"]
    lines += ["Totals for Year 3,,,,144,130,8,6", "Grand Total,,,,144,130,8,6", "Total,,,,x,130,,1.5"]
    assert read_csv(*lines).problems == ()


def test_a_total_above_every_pupil_is_compared_with_nothing_and_told():
    assert "add up to 0" in messages(read_csv(HEADINGS, "Total,,,,72,70,2,0", ZOE))


def test_a_merged_total_row_is_no_pupil_and_its_label_no_number():
    rows = [
        HEADINGS.split(","),
        ["B823000122001", "A", "B", "3RB", 72, 70, 2, 0],
        ["Total", None, None, None, 72, 70, 2, 0],
    ]
    export = read_export(workbook_of(*rows, merged=["A3:D3"]), "x.xlsx")
    assert (len(export.pupils), export.problems) == (1, ())


def test_a_group_heading_merged_over_the_whole_row_is_no_pupil():
    rows = [HEADINGS.split(","), ["Class 3RB"], ["B823000122001", "A", "B", "3RB", 72, 70, 2, 0]]
    assert len(read_export(workbook_of(*rows, merged=["A2:H2"]), "x.xlsx").pupils) == 1


def test_a_upn_that_fails_its_check_letter_is_a_warning_and_the_row_stays():
    export = read_csv(HEADINGS, ZOE.replace("B823", "C823"))
    assert "check letter" in messages(export)
    assert len(export.totals) == 1


def test_one_upn_with_a_new_surname_is_one_pupil_and_reported():
    export = read_csv(HEADINGS, ZOE, ZOE.replace("O'Connor", "Jones").replace("3RB", "4WU"))
    assert len(export.pupils) == 1
    assert "two names (rows 2 and 3)" in messages(export)


@pytest.mark.parametrize("name", ["Jones,Sam", "O'Connor,Sam"])
def test_one_upn_beside_two_children_is_never_added_and_both_are_named(name):
    export = read_csv(HEADINGS, ZOE, ZOE.replace("O'Connor,Zoë", name).replace("3RB", "4WU"))
    assert export.totals["possible"].tolist() == [72, 72]
    assert export.pupils["upn"].tolist() == ["B823000122001"] * 2
    (problem,) = [one for one in export.problems if "One number" in one.message]
    other = name.replace(",", ", ")
    assert f"beside O'Connor, Zoë (row 2) and {other} (row 3)" in problem.message
    assert (problem.row, problem.column) == (2, "UPN")


def test_one_admission_number_beside_two_children_is_never_added_nor_given_a_row_without_a_name():
    headings = "Adno,Surname,Forename,Reg,Possible,Attended,Authorised,Unauthorised"
    rows = ("7,,,5C,10,10,0,0", "7,Hill,Ada,3A,72,70,2,0", "7,Hill,Ben,4B,72,60,12,0")
    export = read_csv(headings, *rows)
    assert export.totals["possible"].tolist() == [10, 72, 72]
    assert "beside Hill, Ada (row 3) and Hill, Ben (row 4)" in messages(export)
    assert read_csv(headings, *rows[:2]).totals["possible"].tolist() == [82]


def test_one_upn_with_one_name_in_two_spellings_is_not_reported():
    assert "two names" not in messages(read_csv(HEADINGS, ZOE, ZOE.replace("O'Connor", "O’CONNOR")))


def test_a_class_that_excel_turned_into_a_date_is_shown():
    assert "is a date" in messages(read_csv(HEADINGS, ZOE.replace("3RB", "03/04/2026")))


def test_identifiers_keep_their_leading_zeros():
    export = read_csv("Adno," + HEADINGS, "001234," + ZOE)
    assert export.pupils["mis_id"].tolist() == ["001234"]


def test_the_id_of_the_system_is_better_than_the_admission_number():
    export = read_csv("Adno,Student ID," + HEADINGS, "001234,77," + ZOE, "001235,," + ADAEZE)
    assert export.pupils["mis_id"].tolist() == ["77", "001235"]


def test_an_ehc_plan_in_its_own_column_is_sen_e():
    assert read_csv("EHCP,SEN Status," + HEADINGS, "Y,K," + ZOE).pupils["sen"].tolist() == ["E"]


def test_notes_about_a_child_are_not_read_and_the_file_says_so():
    export = read_csv("Medical,Comments," + HEADINGS, "asthma,asthma," + ZOE)
    assert "asthma" not in export.pupils.to_string()
    assert [problem.column for problem in export.problems] == ["Medical", "Comments"]
    assert [use.field for use in export.columns][:3] == [None, None, "upn"]


def test_several_schools_in_one_file_are_all_named():
    export = read_csv("School Name," + HEADINGS, "Oak," + ZOE, "Ash," + ADAEZE)
    assert export.schools == ("Oak", "Ash")


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Reporting Period: 01/09/2026 AM to 23/10/2026 PM", ("2026-09-01", "2026-10-23")),
        ("From 1 September 2026 to Friday 23 October 2026", ("2026-09-01", "2026-10-23")),
        ("Week commencing 07/09/2026", ("2026-09-07", "2026-09-11")),
        ("Week ending: 11/09/2026", ("2026-09-07", "2026-09-11")),
        ("2026-09-01 - 2026-10-23", ("2026-09-01", "2026-10-23")),
        ("From,01/09/2026,To,23/10/2026", ("2026-09-01", "2026-10-23")),
        ("Printed 24/11/2026 09:14", None),
        ("23/10/2026 to 01/09/2026", None),
        ("Week commencing 99/09/2026", None),
        ("Week ending 99/09/2026", None),
    ],
)
def test_the_period_is_read_from_the_lines_above(line, period):
    export = read_csv("Attendance", line, HEADINGS, ZOE)
    assert (export.period and tuple(day.isoformat() for day in export.period)) == period


@pytest.mark.parametrize(
    ("line", "schools"),
    [
        ("School: Elm Infants", ("Elm Infants",)),
        ("Oak Primary School", ("Oak Primary School",)),
        ("Whole School Report", ()),
    ],
)
def test_the_school_is_read_where_it_plainly_stands(line, schools):
    assert read_csv(line, HEADINGS, ZOE).schools == schools


def test_headings_without_pupils_are_refused():
    refused(HEADINGS, "Total,,,,1,1,0,0", match="There are no pupils")


def test_headings_below_row_forty_are_not_searched():
    refused(*["A long story"] * 45, HEADINGS, ZOE, match="No attendance was found")


def test_the_headings_may_stand_below_forty_cells_of_preamble():
    assert read_export(csv_of(*["x"] * 39, HEADINGS, ZOE), "x").totals["attended"].tolist() == [70]


def test_short_rows_are_filled_with_blanks():
    headings = "Name,Possible,Attended,Authorised,Unauthorised,% Attended,Missing"
    assert read_csv(headings, '"X, Y",72,70,2,0', '"V, W",72,70,2,0,97.2,1').totals["percentage"].tolist() == [
        None,
        "97.2",
    ]
