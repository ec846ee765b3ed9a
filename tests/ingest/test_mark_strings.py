"""L6: marks as strings, two a day or ten or fourteen a week."""

import pytest

from analysis.ingest.mark_strings import marks_of_day, marks_of_week
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import read_export
from tests.ingest.files import marks_of, messages, read_csv, workbook_of

WEEK = "School,UPN,WeekStart,WeekMarks"
ZOE = "Greenlane,B823000122001,07/09/2026"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("/\\/\\/\\/\\/\\", "/\\/\\/\\/\\/\\"),
        ("/\\ /\\ /\\ II /\\", "/\\/\\/\\II/\\"),
        ("//////////####", "//////////####"),
        ("// // // // // ## ##", "//////////####"),
        ("//  //////", "//  //////"),
        ("  ////////", "  ////////"),
        ("//////////#", "//////////"),
        ("////////// ", "//////////"),
        (" ////////// ", "//////////"),
        ("////////", None),
        ("///////////", None),
        ("", None),
        ("          ", None),
    ],
)
def test_a_string_of_a_week_has_ten_or_fourteen_marks(text, marks):
    assert marks_of_week(text) == (None if marks is None else list(marks))


@pytest.mark.parametrize(
    ("cell", "marks"),
    [
        ("/\\", ("/", "\\")),
        (" /\\ ", ("/", "\\")),
        ("/ ", ("/", " ")),
        (" I", (" ", "I")),
        ("/ C2", ("/", "C2")),
        ("I, I", ("I", "I")),
        ("C2", None),
        ("I", None),
        ("", None),
        ("  ", None),
        ("///", None),
        (11, ("1", "1")),
    ],
)
def test_a_cell_of_a_day_has_two_marks(cell, marks):
    assert marks_of_day(cell) == marks


def test_a_week_is_read_from_its_string():
    export = read_csv(WEEK, f"{ZOE},/\\IILGXX##")
    assert export.layout == "L6"
    assert export.schools == ("Greenlane",)
    assert marks_of(export) == ["/", "\\", "I", "I", "L", "G", "X", "X", "#", "#"]
    assert [f"{day:%d/%m/%Y}" for day in export.period] == ["07/09/2026", "11/09/2026"]


def test_an_empty_weekend_is_left_out():
    assert marks_of(read_csv(WEEK, f"{ZOE},//////////####")) == ["/"] * 10


def test_a_space_in_a_string_is_a_missing_mark():
    assert marks_of(read_csv(WEEK, f"{ZOE},//  //////")) == ["/", "/", "", "", *["/"] * 6]


def test_a_sign_that_is_no_code_is_reported_and_not_counted():
    export = read_csv(WEEK, f"{ZOE},<///////// ")
    assert marks_of(export)[0] == "?"
    assert '"<" stands once' in messages(export)


def test_a_week_that_starts_on_a_saturday_is_that_of_the_monday_after():
    export = read_csv(WEEK, "Greenlane,B823000122001,05/09/2026,//////////")
    assert f"{export.marks['day'].min():%d/%m/%Y}" == "07/09/2026"


def test_a_string_of_another_length_or_week_is_reported_and_left_out():
    rows = [f"{ZOE},//////////", "Greenlane,Q823000122002,07/09/2026,////", "Greenlane,Q823000122002,soon,//////////"]
    export = read_csv(WEEK, *rows, "Greenlane,Q823000122002,07/09/2026,", "Greenlane,Q823000122002,07/09/2026,")
    assert "4 signs stand for a week" in messages(export)
    assert 'The week "soon" is not a date' in messages(export)
    assert "No marks stand in rows 5 and 6" in messages(export)
    assert export.rows_left_out == 4


def test_strings_without_the_date_of_a_week_are_refused():
    with pytest.raises(UnusableFileError, match="date of a week"):
        read_csv("UPN,WeekMarks", "B823000122001,//////////")


def test_the_week_may_stand_above_the_table():
    export = read_csv("Week commencing 07/09/2026", "UPN,WeekMarks", "B823000122001,//////////")
    assert len(export.marks) == 10


def test_a_column_of_marks_that_holds_no_strings_is_no_such_file():
    with pytest.raises(UnusableFileError, match="No attendance"):
        read_csv("UPN,WeekStart,Marks", "B823000122001,07/09/2026,12")


def test_a_day_is_read_from_its_own_row():
    rows = ["B823000122001,08/09/2026,/\\", "B823000122001,09/09/2026,IL"]
    export = read_csv("UPN,Date,Marks", *rows)
    assert marks_of(export) == ["/", "\\", "I", "L"]
    assert [f"{day:%d/%m/%Y}" for day in export.period] == ["08/09/2026", "09/09/2026"]


def test_a_day_is_read_from_its_column():
    export = read_csv("Name,07/09/2026,08/09/2026", '"Test, Zoë",/\\,I C2', '"X, Y",,')
    assert export.layout == "L6"
    assert [marks_of(export, pupil) for pupil in (0, 1)] == [["/", "\\", "I", "C2"], [""] * 4]


def test_one_sign_for_a_day_does_not_say_its_session():
    export = read_csv("Name,07/09/2026,08/09/2026", '"Test, Zoë",/\\,I', '"X, Y",C2')
    assert [marks_of(export, pupil) for pupil in (0, 1)] == [["/", "\\", "?", "?"], ["?", "?", "", ""]]
    assert '"I (ONE ENTRY FOR TWO SESSIONS)" stands 2 times (row 2)' in messages(export)


def test_strings_of_a_workbook_are_read_like_those_of_a_text_file():
    export = read_export(workbook_of(["UPN", "WeekStart", "WeekMarks"], ["B823000122001", 46272, "//////////"]), "x")
    assert len(export.marks) == 10


def test_the_columns_of_days_are_shown_as_used():
    uses = read_csv("Name,07/09/2026", '"Test, Zoë",/\\').columns
    assert [use.field for use in uses] == ["name", "mark"]
