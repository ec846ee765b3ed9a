"""Each row of totals says how many of its figures were compared with the pupils, and how many differ."""

from analysis.ingest.export import TotalCheck
from tests.ingest.files import read_csv

HEADINGS, ADA, BEA = "Name,Reg,Possible,Attended,Authorised,Unauthorised", "Ada,3A,10,9,1,0", "Bea,3A,10,10,0,0"


def test_a_total_that_agrees_is_told_as_well_as_one_that_differs():
    export = read_csv(HEADINGS, ADA, BEA, "Total for 3A,,20,19,1,0", "Grand Total,,21,19,1,1")
    assert export.checks == (TotalCheck(4, "Total for 3A", 4, 0), TotalCheck(5, "Grand Total", 4, 2))


def test_a_total_without_figures_was_not_compared():
    assert read_csv(HEADINGS, ADA, "Total,,,,,").checks == ()


def test_totals_under_a_grid_of_marks_are_compared_column_by_column():
    days = "07/09/2026 AM,07/09/2026 PM"
    export = read_csv(
        f"Name,Reg,{days}", "Ada,3A,/,I", "Total Present + AEA,,1,1", "Total Authorised Absence,,0,1", "Total Late,,0,0"
    )
    assert export.checks == (
        TotalCheck(3, "Total Present + AEA", 2, 1),
        TotalCheck(4, "Total Authorised Absence", 2, 0),
    )


def test_totals_of_codes_are_compared():
    export = read_csv("Name,Reg,/,\\,I,O,B", "Ada,3A,5,5,1,0,0", "Total,,5,5,1,0,0")
    assert export.checks == (TotalCheck(3, "Total", 5, 0),)


def test_a_file_without_totals_has_nothing_to_compare():
    assert read_csv(HEADINGS, ADA).checks == ()
