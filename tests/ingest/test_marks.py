"""Files of marks: rows, grids and weeks."""

from datetime import date

import pytest

from analysis.ingest.problems import Severity, UnusableFileError
from analysis.ingest.reading import read_export
from tests.commands.school_files import child, marks_file
from tests.ingest.files import csv_of, marks_of, messages, read_csv, workbook_of

ROWS = "Name,Date,Session,Mark"
GRID = "Name,07/09/2026 AM,07/09/2026 PM,08/09/2026 AM,08/09/2026 PM"
WEEK = "Name,Week commencing,MonAM,MonPM,TueAM,TuePM"


def row(mark: str, day: str = "07/09/2026", session: str = "AM", name: str = "X, Y") -> str:
    return f'"{name}",{day},{session},{mark}'


def refused(*lines: str, match: str) -> None:
    with pytest.raises(UnusableFileError, match=match):
        read_csv(*lines)


def test_marks_are_trimmed_and_upper_case():
    assert marks_of(read_csv(ROWS, row(" i "), row("l", session="PM"))) == ["I", "L"]


@pytest.mark.parametrize("mark", ["", "-", "--"])
def test_an_empty_mark_is_missing(mark):
    assert marks_of(read_csv(ROWS, row(mark))) == [""]


def test_either_slash_is_present_in_either_session():
    export = read_csv(ROWS, row("\\"), row("/", session="PM"))
    assert marks_of(export) == ["\\", "/"]
    assert export.problems == ()


def test_an_unknown_code_is_never_counted_and_reported_once_with_its_rows():
    export = read_csv(ROWS, row("Q9"), row("/", session="PM"), row("q9", "08/09/2026"), row("?", "09/09/2026"))
    assert marks_of(export) == ["?", "/", "?", "?"]
    first, second = export.problems
    assert '"Q9" stands 2 times (rows 2 and 4)' in first.message
    assert (first.row, first.column) == (2, "Mark")
    assert '"?" stands once' in second.message


def test_a_code_counts_only_on_the_days_on_which_it_was_in_force():
    export = read_csv(ROWS, row("J", "15/07/2024"), row("J", "09/09/2024"), row("J1", "09/09/2024", "PM"))
    assert marks_of(export) == ["J", "?", "J1"]


def test_what_stands_where_no_code_explains_it_is_kept_and_nothing_else():
    export = read_csv(ROWS, row("J", "09/09/2024"), row("/", "09/09/2024", "PM"), row("x" * 50, "10/09/2024"))
    assert export.marks["written"].fillna("").tolist() == ["J", "", "X" * 40]
    assert "written" not in read_csv(ROWS, row("/")).marks


def test_of_two_different_marks_nothing_written_is_kept():
    marks = read_csv(ROWS, row("/"), row("I"), row("Q9", session="PM")).marks
    assert marks["written"].fillna("").tolist() == ["", "Q9"]


def test_an_exact_repeat_counts_once_and_is_told():
    export = read_csv(ROWS, row("L"), row("L"), row("/", session="PM"), row("\\", session="PM"), row("I", "08/09/2026"))
    assert marks_of(export) == ["L", "/", "I"]
    (problem,) = export.problems
    assert "2 entries repeat" in problem.message
    assert problem.severity is Severity.NOTE


def test_two_different_marks_of_one_session_are_a_conflict_and_not_counted():
    export = read_csv(ROWS, row("/"), row("I"), row("/", session="PM"))
    assert marks_of(export) == ["?", "/"]
    assert '"/" and "I" (rows 2 and 3)' in messages(export)


def test_an_empty_entry_beside_a_mark_is_no_second_mark():
    assert marks_of(read_csv(ROWS, row("-"), row("I"), row("-"))) == ["I"]


def test_many_conflicts_are_summed_up():
    lines = [row(mark, f"{day:02}/{month}/2026") for month in ("06", "07") for day in range(1, 29) for mark in "/I"]
    export = read_csv(ROWS, *lines)
    assert len(export.problems) < 40
    assert "more sessions have different marks" in messages(export)


def test_a_row_without_a_date_or_a_session_is_left_out_and_shown():
    export = read_csv(ROWS, row("/"), row("/", "31/02/2026"), row("/", "31/02/2026", "PM"), row("/", session="Lunch"))
    assert marks_of(export) == ["/"]
    assert (export.rows_read, export.rows_left_out) == (1, 3)
    assert '"31/02/2026" stands 2 times (rows 3 and 4) and is not a date; the rows were left out' in messages(export)
    assert '"Lunch" stands once (row 5) and is not a morning or afternoon session; the row was left out' in messages(
        export
    )


def test_lines_of_the_page_among_mark_rows_are_left_out_quietly():
    export = read_csv(ROWS, row("/"), ROWS, "", "Total,,,1", "Page 1 of 1,,,", row("/", session="PM"))
    assert marks_of(export) == ["/", "/"]
    assert export.problems == ()


def test_a_month_first_date_is_never_turned_round():
    refused(ROWS, row("/", "09/25/2026"), match="both a date and a session")


def test_a_row_that_names_nobody_is_told():
    headings = ROWS + ",Minutes late"
    export = read_csv(
        headings.replace("Minutes", "MINUTES_").replace(" late", "LATE"),
        row("/") + ",3",
        ",07/09/2026,AM,/,x",
        row("/", session="PM") + ",soon",
    )
    assert "Row 3 names no pupil" in messages(export)
    assert export.marks["minutes_late"].isna().tolist() == [False, True]
    refused(ROWS, ",07/09/2026,AM,/", match="named pupil")


def test_a_word_beside_an_empty_code_counts_if_it_is_present_or_late():
    headings = ROWS + ",Status"
    lines = [row("") + ",Present", row("", session="PM") + ",Late", row("", "08/09/2026") + ",Absent"]
    assert marks_of(read_csv(headings, *lines)) == ["/", "L", "?"]


def test_a_morning_and_an_afternoon_column_give_two_marks_a_row():
    export = read_csv("Name,Date,Morning attendance code,Afternoon attendance code", '"X, Y",07/09/2026,/,I')
    assert (export.layout, marks_of(export)) == ("L3", ["/", "I"])
    assert (export.rows_read, export.rows_left_out) == (1, 0)


def test_a_mark_on_a_sunday_is_kept_and_reported_and_an_empty_one_is_not_a_session():
    export = read_csv(ROWS, row("/", "06/09/2026"), row("", "06/09/2026", "PM"), row("/"))
    assert len(export.marks) == 2
    assert "Saturday or Sunday" in messages(export)


def test_marks_after_today_are_reported_when_the_day_is_known():
    data = csv_of(ROWS, row("/"), row("/", "08/09/2026"), row("", "09/09/2026"))
    assert "One mark is after 07/09/2026" in messages(read_export(data, "x", today=date(2026, 9, 7)))
    assert read_export(data, "x", today=date(2026, 9, 9)).problems == ()


def test_a_printed_period_is_kept_if_it_holds_every_mark():
    inside = read_csv("Period 01/09/2026 to 23/10/2026", ROWS, row("/"))
    outside = read_csv("Period 01/09/2025 to 23/10/2025", ROWS, row("/"))
    assert inside.period == (date(2026, 9, 1), date(2026, 10, 23))
    assert outside.period == (date(2026, 9, 7), date(2026, 9, 7))


def test_two_schools_in_one_file_of_marks_are_named():
    assert read_csv("School Name," + ROWS, "Oak," + row("/"), "Ash," + row("/", session="PM")).schools == ("Oak", "Ash")


def test_a_grid_gives_one_mark_a_date_and_session():
    export = read_csv(GRID, '"X, Y",/,\\,I')
    assert marks_of(export) == ["/", "\\", "I", ""]
    assert [use.field for use in export.columns] == ["name", "mark", "mark", "mark", "mark"]


def test_a_y3_is_a_year_in_a_year_column_and_a_code_among_marks():
    export = read_csv(GRID.replace("Name", "Name,Year"), '"X, Y",Y3,Y3,/,\\,/')
    assert export.pupils["year_group"].tolist() == ["Year 3"]
    assert marks_of(export)[0] == "Y3"


def test_the_two_rows_of_a_grids_headings_may_come_from_a_csv_file():
    lines = ["Name,Class,07/09/2026,,08/09/2026,", ",,AM,PM,AM,PM", '"X, Y",3A,/,\\,I,I']
    assert marks_of(read_csv(*lines)) == ["/", "\\", "I", "I"]


def test_the_names_may_stand_in_the_lower_row_of_the_headings():
    lines = [",,07/09/2026,,08/09/2026,", "Name,Class,AM,PM,AM,PM", '"X, Y",3A,/,\\,I,I']
    assert marks_of(read_csv(*lines)) == ["/", "\\", "I", "I"]


def test_heading_dates_may_be_serial_numbers():
    data = workbook_of(
        ["Name", "Reg", 46272, None], [None, None, "AM", "PM"], ["X, Y", "3A", "/", "L"], merged=["C1:D1"]
    )
    assert read_export(data, "x").marks["day"].dt.strftime("%Y-%m-%d").tolist() == ["2026-09-07"] * 2


def test_a_heading_without_a_year_takes_it_from_the_lines_above():
    lines = ["Week commencing 07/09/2026", "Name,Reg,Mon 07/09 AM,Mon 07/09 PM", '"X, Y",3A,/,I']
    assert marks_of(read_csv(*lines)) == ["/", "I"]


def test_a_two_row_heading_without_years_takes_them_from_the_lines_above():
    lines = ["Week commencing 07/09/2026", "Name,Reg,Mon 07/09,,Tue 08/09,", ",,AM,PM,AM,PM", '"X, Y",3A,/,I,/,L']
    assert marks_of(read_csv(*lines)) == ["/", "I", "/", "L"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Total Present + AEA,2,1,1,1", '"Total Present + AEA" is 1 in the file, but the marks above it give 0'),
        ("Total present,2,1,9,9", "(2 columns differ)"),
        ("Total Unrecorded,0,0,0,5", "is 5 in the file, but the marks above it give 0"),
    ],
)
def test_a_summary_row_that_differs_from_the_marks_is_a_warning(line, words):
    assert words in messages(read_csv(GRID, '"X, Y",/,\\,I,I', '"V, W",/,K,/,G', line.replace("2,1,1,1", "2,2,1,1")))


def test_summary_rows_that_agree_or_mean_something_else_are_quiet():
    lines = [
        "Total present,2,1,1",
        "Total present,2,2,1,0",
        "Total Authorised Absence,0,0,1,1",
        "Total Late,7,7,7,7",
        "Total,x,-,1.5,",
    ]
    assert read_csv(GRID, '"X, Y",/,\\,I,I', '"V, W",/,K,/,G', *lines).problems == ()


def test_a_grid_without_pupils_is_refused():
    refused(GRID, "Total present,0,0,0,0", match="no pupils")


def test_weeks_become_days():
    export = read_csv(WEEK, '"X, Y",07/09/2026,/,\\,I,I', '"X, Y",2026-09-14T00:00:00,/,\\,/')
    assert marks_of(export) == ["/", "\\", "I", "I", "/", "\\", "/", ""]
    assert export.period == (date(2026, 9, 7), date(2026, 9, 15))


@pytest.mark.parametrize("start", ["05/09/2026", "06/09/2026", "07/09/2026", "09/09/2026"])
def test_a_week_that_starts_on_another_day_has_the_same_monday(start):
    assert read_csv(WEEK, f'"X, Y",{start},/,\\,/,\\').period == (date(2026, 9, 7), date(2026, 9, 8))


def test_a_week_without_its_own_date_takes_the_one_above():
    headings = WEEK.replace("Week commencing,", "")
    assert marks_of(read_csv("Week commencing 07/09/2026", headings, '"X, Y",/,\\,/,L')) == ["/", "\\", "/", "L"]
    refused(headings, '"X, Y",/,\\,/,L', match="not the date of the week")


def test_a_week_that_is_no_date_leaves_its_row_out():
    export = read_csv(WEEK, '"X, Y",07/09/2026,/,\\,/,\\', '"X, Y",soon,/,\\,/,\\')
    assert '"soon" is not a date' in messages(export)
    assert (export.rows_read, export.rows_left_out) == (1, 1)


def test_the_empty_weekend_of_a_seven_day_week_is_no_session():
    headings = "Name,Week commencing,FriAM,FriPM,SatAM,SatPM"
    assert marks_of(read_csv(headings, '"X, Y",07/09/2026,/,\\,,#')) == ["/", "\\"]


def test_two_rows_of_a_child_who_changed_class_are_put_together_and_said_so():
    ada = child(1)
    export = read_export(marks_file((ada, "//--"), (ada | {"class_name": "4B"}, "--/U")), "a.csv")
    assert export.marks["mark"].tolist() == ["/", "/", "/", "U"]
    assert messages(export).startswith(
        "Rows of one pupil fill each other's gaps, as after a change of class (rows 2 and 3)"
    )
    assert "repeat" not in messages(export)


def test_a_row_given_twice_names_each_row_once():
    ada = child(1)
    assert "4 entries repeat a pupil's mark of the same session (row 3)" in messages(
        read_export(marks_file((ada, "//U/"), (ada, "//U/")), "a.csv")
    )


def test_a_mark_beside_its_own_empty_row_says_nothing_of_a_gap_between_rows():
    ada = child(1)
    assert messages(read_export(marks_file((ada, "//-"), (ada, "//-")), "a.csv")).startswith("2 entries repeat")
