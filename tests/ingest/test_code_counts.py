"""L7: one column a code, with how often it stands."""

import pytest

from analysis.ingest.code_headings import code_columns
from analysis.ingest.problems import Severity, UnusableFileError
from tests.ingest.files import messages, read_csv

PERIOD = "From 07/09/2026 to 23/10/2026"
HEADINGS = "Name,/,\\,L,I,G,X,-,Total"
ZOE = '"Test, Zoë",30,31,1,4,2,2,1,71'


def figures(*lines: str) -> list[int]:
    export = read_csv(*lines)
    assert export.layout == "L7"
    return export.totals[["possible", "attended", "authorised", "unauthorised"]].iloc[0].tolist()


def test_codes_are_counted_as_the_table_of_codes_says():
    export = read_csv(PERIOD, HEADINGS, ZOE)
    row = export.totals.iloc[0]
    assert row[["possible", "attended", "authorised", "unauthorised"]].tolist() == [68, 62, 4, 2]
    assert row[["late", "missing"]].tolist() == [1, 1]
    assert export.problems == ()


def test_an_empty_cell_under_a_code_means_that_it_never_stands():
    assert figures(PERIOD, HEADINGS, '"Test, Zoë",30,30,,,,,,60') == [60, 60, 0, 0]


def test_missing_and_unexplained_are_unknown_without_a_column_for_them():
    row = read_csv("Name,/,\\,L,I", '"Test, Zoë",1,1,0,0').totals.iloc[0]
    assert [str(row["missing"]), str(row["unexplained"])] == ["<NA>", "<NA>"]


def test_reason_not_yet_known_is_told_apart():
    assert read_csv("Name,/,\\,N,I", '"Test, Zoë",1,1,3,0').totals["unexplained"].tolist() == [3]


@pytest.mark.parametrize(
    ("heading", "mark"),
    [
        ("/", "/"),
        ("\\", "\\"),
        ("/\\", "/"),
        ("i", "I"),
        ("T_Reason_C", "C"),
        ("Code C1", "C1"),
        ("I - Illness", "I"),
        ("Y2 (travel)", "Y2"),
        ("#", "#"),
        ("--", ""),
        ("I01", "I01"),
    ],
)
def test_a_heading_names_its_code(heading, mark):
    assert code_columns(["/", "L", "M", "O", heading])[4] == mark


@pytest.mark.parametrize("heading", ["Year", "I %", "M/F", "Total", "", "E-mail", "UPN"])
def test_other_headings_name_no_code(heading):
    assert 4 not in code_columns(["/", "L", "M", "O", heading])


def test_a_few_letters_are_no_table_of_codes():
    assert code_columns(["L", "U", "N"]) == {}


@pytest.mark.parametrize(
    ("period", "figures_then"),
    [("From 08/01/2024 to 28/03/2024", [68, 66, 2, 0]), ("From 06/01/2025 to 28/03/2025", [62, 60, 2, 0])],
)
def test_interview_was_attended_until_august_2024_and_is_no_code_since(period, figures_then):
    assert figures(period, "Name,/,\\,J,I,L", '"Test, Zoë",30,30,6,2,0') == figures_then


def test_a_code_that_does_not_belong_to_the_days_is_reported_with_its_sessions():
    export = read_csv(PERIOD, "Name,/,\\,I,L,J,?", '"Test, Zoë",30,30,2,0,6,0', '"X, Y",30,30,0,0,1,0')
    assert '"J" is not an attendance code on the days of this file; its 7 sessions (rows 3 and 4)' in messages(export)
    assert '"?"' not in messages(export)


def test_an_old_code_without_dates_is_read_as_it_was_and_told():
    lines = ("Name,/,\\,I,L,H", '"Test, Zoë",30,30,2,0,6')
    assert figures(*lines) == [68, 60, 8, 0]
    assert "since 18/08/2024" in messages(read_csv(*lines))


@pytest.mark.parametrize(
    "columns", [("From,To", "08/01/2024,28/03/2024"), ("Academic Year", "2023/24"), ("Week start", "08/01/2024")]
)
def test_the_days_may_stand_in_the_rows(columns):
    heading, cells = columns
    export = read_csv(f"Name,/,\\,I,L,H,{heading}", f'"Test, Zoë",30,30,2,0,6,{cells}')
    assert export.totals["authorised"].tolist() == [8]
    assert export.problems == ()


def test_a_period_over_the_change_of_codes_knows_both_sets():
    lines = ("From 01/01/2024 to 31/12/2024", "Name,/,\\,I,L,H,K", '"Test, Zoë",30,30,2,0,6,2')
    assert figures(*lines) == [70, 62, 8, 0]


def test_sub_codes_of_the_covid_years_count_by_their_first_letter():
    assert figures("From 04/01/2021 to 26/03/2021", "Name,/,\\,I01,I,L,M", '"Test, Zoë",30,30,4,1,0,0') == [
        65,
        60,
        5,
        0,
    ]


def test_reasons_beside_possible_sessions_are_the_absence():
    headings = "UPN,TermlySessionsPossible,TermlySessionsAuthorised,T_Reason_I,T_Reason_M,T_Reason_G,T_Reason_O"
    assert figures(headings, "B823000122001,70,1,3,2,1,4") == [70, 60, 5, 5]


@pytest.mark.parametrize("possible", ["4", ""])
def test_more_absence_than_possible_sessions_is_a_problem_with_its_numbers(possible):
    headings = "UPN,Possible,I,M,G,O"
    export = read_csv(headings, "B823000122001,70,0,0,0,0", f"Q823000122002,{possible},3,2,1,4")
    assert len(export.totals) == 1
    assert f"Possible is {possible or 'blank'}, but" in messages(export)
    assert export.rows_left_out == 1


@pytest.mark.parametrize(("possible", "read"), [(68, 1), (71, 1), (70, 0)])
def test_a_printed_possible_is_checked_and_may_hold_every_mark(possible, read):
    other = '"X, Y",1,1,0,0,0,0,0,2'
    export = read_csv(PERIOD, HEADINGS.replace("Total", "Possible"), ZOE.replace("71", str(possible)), other)
    assert len(export.totals) == 1 + read


def test_a_count_that_is_no_number_leaves_the_row_out():
    export = read_csv(PERIOD, HEADINGS, ZOE, '"X, Y",1,1,abc,0,0,0,0,2')
    assert export.rows_left_out == 1
    assert [one.severity for one in export.problems] == [Severity.ERROR]


def test_a_file_without_any_usable_row_is_refused():
    with pytest.raises(UnusableFileError, match="No row of this file"):
        read_csv(PERIOD, HEADINGS, '"X, Y",1,1,abc,0,0,0,0,2')


def test_a_total_row_that_differs_is_told():
    assert '"Total" is 31' in messages(read_csv(PERIOD, HEADINGS, ZOE, "Total,31,31,1,4,2,2,1,71"))


def test_the_columns_of_codes_are_shown_as_used():
    uses = {use.heading: use.field for use in read_csv(PERIOD, HEADINGS, ZOE).columns}
    assert (uses["I"], uses["Total"]) == ("code_count", None)
