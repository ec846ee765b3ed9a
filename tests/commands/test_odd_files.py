"""`pack` on files that say less, or say it more oddly, than a school would wish."""

from datetime import date
from pathlib import Path

import pytest

from tests.commands.school_files import child, figures, marks_file, pack, totals_file
from tests.letters.reading import plain, text_of

ADA, BEN = child(1, "Ash"), child(2, "Birch")
YEAR = {"school_year": "2025/26"}


@pytest.mark.parametrize("year", ["Current", "25/26", "AY2025"])
def test_a_school_year_in_other_words_stops_nothing(tmp_path, year):
    terms = ("Autumn", 60), ("Spring", 64)
    before, now = (totals_file(ADA | {"term": one, "school_year": year} | figures(some, 66)) for one, some in terms)
    row = pack(tmp_path, now, before).decisions["Ash"]
    assert (row["attended_before"], row["attended"]) == ("60", "64")


def test_a_term_before_everybody_in_the_file_came_is_no_term(tmp_path):
    newcomer = ADA | {"admission_date": "13/04/2026"}
    run = pack(tmp_path, marks_file((newcomer, "-" * 10 + "/" * 60), start=date(2026, 3, 30)))
    assert run.decisions["Ash"]["possible"] == "60"


def test_a_term_by_name_and_the_same_by_dates_count_once_in_the_year(tmp_path):
    named = totals_file(ADA | YEAR | {"term": "Autumn"} | figures(45, 100))
    register = "/" * 45 + "U" * 55 + "." * 80 + "/" * 56 + "U" * 44
    row = pack(tmp_path, marks_file((ADA, register), start=date(2025, 9, 1)), named).decisions["Ash"]
    assert "severe_absence" not in row["flags"]


def test_terms_with_names_and_dates_that_overlap_are_refused(tmp_path, capsys):
    autumn = ADA | YEAR | {"term": "Autumn", "start": "01/09/2025", "end": "09/01/2026"} | figures(64, 70)
    spring = ADA | YEAR | {"term": "Spring", "start": "05/01/2026", "end": "27/03/2026"} | figures(60, 66)
    assert pack(tmp_path, totals_file(spring), totals_file(autumn)).status == 2
    assert "overlap" in capsys.readouterr().err


def test_a_row_that_names_no_term_makes_no_term_of_its_own(tmp_path, capsys):
    rows = ADA | {"term": "Spring"} | figures(64, 66), BEN | {"term": ""} | figures(60, 66)
    pack(tmp_path, totals_file(*rows), None, "--term", "Easter")
    assert "nan" not in capsys.readouterr().err


def test_two_files_that_contradict_each_other_leave_the_pupil_to_a_person(tmp_path):
    run = pack(tmp_path, [totals_file(ADA | figures(64, 66)), totals_file(ADA | figures(63, 66))])
    row = run.decisions["Ash"]
    assert (row["attended"], row["possible"], row["category"], row["flags"]) == ("", "", "", "boundary_unclear")
    assert "differ between files" in str(run.table("problems.csv"))
    assert run.letters == []


def test_marks_after_the_decision_are_neither_counted_nor_in_a_letter(tmp_path):
    register = "/" * 57 + "IUU" + "//" * 5 + "IIII"
    run = pack(tmp_path, marks_file((ADA, register)), None, "--decision-date", "2026-05-22")
    row = run.decisions["Ash"]
    assert (row["attended"], row["possible"]) == ("57", "60")
    assert "14 marks of 25 May 2026 to 2 Jun 2026 are after the day of the decision" in str(run.table("problems.csv"))
    text = plain(text_of(run.letters[0].read_bytes()))
    assert ("22 May" in text, "June" in text, "25 May" in text) == (True, False, False)


def test_a_letter_is_never_as_at_a_day_to_come(tmp_path):
    term = ADA | {"start": "13/04/2026", "end": "24/07/2026"} | figures(57, 60)
    run = pack(tmp_path, totals_file(term), None, "--decision-date", "2026-07-17")
    assert "as at 17 July 2026" in plain(text_of(run.letters[0].read_bytes()))


PERCENTAGES = (Path(__file__).parents[1] / "exports/10_percent_only_semicolon.csv").read_bytes()


def test_percentages_alone_are_shown_and_never_ready(tmp_path):
    run = pack(tmp_path, PERCENTAGES)
    rows = {row["forename"]: row for row in run.table("decisions.csv")}
    shown = {name: (row["category"], row["proposed_letter"], row["rule"], row["status"]) for name, row in rows.items()}
    assert shown == {
        "Zoë": ("amber", "concern_amber", "first_amber", "review"),
        "Adaeze": ("red", "concern_red", "first_red", "review"),
        "Kit": ("", "", "figures_unclear", "review"),
        "Pip": ("", "", "without_letters", "none"),
        "Tomos": ("green", "", "green", "none"),
    }
    assert all((row["attended"], row["possible"]) == ("", "") for row in rows.values())
    assert all("boundary_unclear" in row["flags"] for row in rows.values())
    assert (run.letters, run.table("release.csv")) == ([], [])
    assert "The sessions of 5 pupils in This term are not known" in str(run.table("problems.csv"))


def test_percentages_of_two_terms_tell_a_movement_where_it_is_certain(tmp_path):
    def file(*printed):
        rows = zip((ADA, BEN, child(3, "Cedar")), printed, strict=True)
        return totals_file(*(pupil | {"percentage": one} for pupil, one in rows))

    run = pack(tmp_path, file("96.6", "96.5", "97.1"), file("96.4", "96.5", "89.9"))
    assert [(row["movement"], row["proposed_letter"], row["rule"]) for row in run.table("decisions.csv")] == [
        ("same_category", "thanks_still_concerned", "improved_same_category"),
        ("same_category", "concern_amber", "figures_unclear"),
        ("improved_category", "thanks_improved_category", "improved_category"),
    ]
    assert {row["status"] for row in run.table("decisions.csv")} == {"review"}


def test_figures_of_a_row_that_disagree_send_the_pupil_to_a_person(tmp_path):
    wrong = BEN | {"possible": 66, "attended": 60, "authorised": 3, "unauthorised": 1}
    row = pack(tmp_path, totals_file(ADA | figures(66, 66), wrong)).decisions["Birch"]
    assert (row["attended"], row["rule"], row["flags"], row["status"]) == (
        *("", "figures_unclear", "boundary_unclear", "review"),
    )


def test_two_files_that_print_two_percentages_leave_the_pupil_to_a_person(tmp_path):
    files = [totals_file(ADA | {"percentage": one}, BEN | {"percentage": "91"}) for one in ("96.5", "95.5")]
    run = pack(tmp_path, files)
    assert [row["category"] for row in run.table("decisions.csv")] == ["", "amber"]
    assert "1 pupil's sessions of This term differ between files" in str(run.table("problems.csv"))


def test_sessions_count_where_another_file_prints_a_percentage(tmp_path):
    run = pack(tmp_path, [totals_file(ADA | figures(64, 66)), totals_file(ADA | {"percentage": "96.9"})])
    assert (run.decisions["Ash"]["attended"], run.decisions["Ash"]["status"]) == ("64", "ready")


def test_registers_not_taken_are_listed_for_both_terms(tmp_path):
    def term(start):
        return marks_file((ADA, "//-/" * 10), (BEN, "//-/" * 10), (child(3, class_name="4B"), "////" * 10), start=start)

    run = pack(tmp_path, term(date(2026, 4, 13)), term(date(2026, 1, 5)))
    messages = [row["message"] for row in run.table("problems.csv")]
    assert "No register for 4A on 14 Apr 2026 AM." in messages
    assert "No register for 4A on 6 Jan 2026 AM." in messages


def test_a_class_by_the_terms_name_beside_a_class_of_marks_has_not_left(tmp_path):
    named = totals_file(BEN | YEAR | {"term": "Summer"} | figures(50, 60))
    before = marks_file((ADA, "/" * 60), (BEN, "/" * 60), start=date(2026, 1, 5))
    row = pack(tmp_path, [marks_file((ADA, "/" * 60)), named], before).decisions["Birch"]
    assert (row["attended"], row["rule"]) == ("50", "first_red")
