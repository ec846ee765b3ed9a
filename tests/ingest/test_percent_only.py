"""L8: percentages without sessions, which are shown and never counted."""

import pytest

from analysis.ingest.problems import Severity, UnusableFileError
from tests.ingest.files import messages, read_csv


def percentages(*lines: str) -> list[str | None]:
    export = read_csv(*lines)
    assert export.layout == "L8"
    return export.totals["percentage"].tolist()


def test_a_percentage_is_kept_as_printed_and_no_session_is_invented():
    export = read_csv("Name,% Attendance", '"Test, Zoë",96.50', '"X, Y",90')
    assert export.totals["percentage"].tolist() == ["96.50", "90"]
    assert (
        export.totals[["possible", "attended", "authorised", "unauthorised", "late", "missing"]].isna().to_numpy().all()
    )


def test_the_file_says_that_its_percentages_join_no_rate():
    assert "left out of every rate" in messages(read_csv("Name,% Attendance", '"Test, Zoë",96.5'))


@pytest.mark.parametrize("blank", ["-", "", "n/a", "x", "#DIV/0!", "\u2014"])
def test_a_pupil_without_a_percentage_is_still_a_pupil(blank):
    assert percentages("Name,% Attendance", '"Test, Zoë",96.5', f'"X, Y",{blank}') == ["96.5", None]


@pytest.mark.parametrize("text", ["late", "120", "-5", "96,5.1"])
def test_what_is_no_percentage_is_reported_and_the_pupil_kept(text):
    export = read_csv("Name,% Attendance", '"Test, Zoë",96.5', f'"X, Y","{text}"')
    assert export.totals["percentage"].tolist() == ["96.5", None]
    assert [(one.row, one.column) for one in export.problems if one.severity is Severity.WARNING] == [
        (3, "% Attendance")
    ]


def test_a_column_of_only_0_and_1_could_be_either_and_is_reported():
    export = read_csv("Name,% Attendance", '"Test, Zoë",1', '"X, Y",0')
    assert export.totals["percentage"].tolist() == [None, None]
    assert messages(export).count("cannot be read as a percentage") == 2


def test_fractions_become_per_cent():
    assert percentages("Name,% Attendance", '"Test, Zoë",0.965', '"X, Y",1') == ["96.5", "100"]


@pytest.mark.parametrize("cells", [("95.0%", "90%"), ("95.5", "90")])
def test_a_column_called_attendance_is_a_percentage_where_its_values_show_it(cells):
    assert percentages(
        "Pupil name,UPN,Attendance", *(f'"Test, {n}",,{cell}' for n, cell in zip("ab", cells, strict=True))
    )


def test_a_column_called_attendance_with_whole_numbers_could_count_anything():
    with pytest.raises(UnusableFileError, match="No attendance"):
        read_csv("Pupil name,UPN,Attendance", '"Test, Zoë",,95')


@pytest.mark.parametrize("heading", ["% Absence", "Absence %", "Overall absence"])
def test_a_percentage_of_absence_is_turned_round(heading):
    assert percentages(f"Pupil Name,{heading}", '"Test, Zoë",12.5%', '"X, Y",0%') == ["87.5", "100"]


def test_the_percentage_of_the_roll_call_is_used_and_that_of_lessons_is_not():
    assert percentages("Name,Lesson %,Roll Call %", '"Test, Zoë",50,96.5') == ["96.5"]


def test_percentages_of_two_terms_stand_side_by_side():
    export = read_csv("UPN,Term,% Attendance", "B823000122001,Autumn,95.5", "B823000122001,Spring,90")
    assert export.totals[["term", "percentage"]].values.tolist() == [["Autumn", "95.5"], ["Spring", "90"]]


@pytest.mark.parametrize("reg", ["3RB", "4JM"])
def test_two_percentages_of_one_pupil_are_never_added(reg):
    rows = ["B823000122001,3RB,95.5", f"B823000122001,{reg},90", "Q823000122002,3RB,80.5"]
    export = read_csv("UPN,Reg,% Attendance", *rows)
    assert export.totals["percentage"].tolist() == ["80.5"]
    assert export.rows_left_out == 2
    assert "cannot be added" in messages(export)


def test_the_same_percentage_twice_counts_once():
    row = "B823000122001,3RB,95.5"
    assert percentages("UPN,Reg,% Attendance", row, row) == ["95.5"]


def test_sessions_win_over_percentages():
    assert read_csv("Name,Possible,Attended,% Attendance", '"Test, Zoë",10,9,90').layout == "L1"
