"""Which loaded files a further file can stand in for, and which loaded file contradicts those before it."""

from datetime import date

import pytest

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.replacing import disagreement, replacement_by, same_reading
from analysis.meeting.room import FileNotes, terms_in
from tests.commands.school_files import child, figures, marks_file, totals_file

ADA, BEN = child(1), child(2)
WEEK_TWO = date(2026, 4, 20)
SUMMER = {"term": "Summer 2026", "school_year": "2025/26"}
SPRING = {"term": "Spring 2026", "school_year": "2025/26"}


def box(*files):
    return [ReadFile(f"{n}.csv", str(n), read_any(data, f"{n}.csv")) for n, data in enumerate(files)]


def disagreeing(files, corrections=frozenset()):
    notes = FileNotes(corrections=corrections)
    return disagreement(files, notes, terms_in(files, notes).sheets)


def replaceable(*files):
    *loaded, further = box(*files)
    return replacement_by(further, loaded, FileNotes()).replaceable


def totals(attended, **term):
    return totals_file(ADA | (term or SUMMER) | figures(attended, 10))


@pytest.mark.parametrize(
    ("loaded", "further", "names"),
    [
        (marks_file((ADA, "//")), marks_file((ADA, "II//")), ("0.csv",)),
        (marks_file((ADA, "////")), marks_file((ADA, "II")), ()),
        (marks_file((ADA, "//")), marks_file((ADA, "//"), start=WEEK_TWO), ()),
        (totals(9), marks_file((ADA, "//")), ("0.csv",)),
        (totals(9), totals(8), ("0.csv",)),
        (marks_file((ADA, "//")), totals(8), ()),
        (totals(9, **SPRING), totals(8), ()),
        (totals_file(ADA | SPRING | figures(9, 10), ADA | SUMMER | figures(8, 10)), totals(8), ()),
    ],
    ids=[
        "more days",
        "fewer days",
        "other days",
        "marks for totals",
        "totals for totals",
        "totals for marks",
        "another term",
        "one of two terms",
    ],
)
def test_a_file_stands_in_for_one_of_which_it_holds_every_session(loaded, further, names):
    assert replaceable(loaded, further) == names


def test_a_term_stands_in_for_all_its_weeks():
    weeks = [marks_file((ADA, "//")), marks_file((ADA, "//"), start=WEEK_TWO)]
    assert replaceable(*weeks, marks_file((ADA, "/I" * 6))) == ("0.csv", "1.csv")


def test_the_newest_file_that_contradicts_is_asked_about():
    files = box(marks_file((ADA, "//")), marks_file((ADA, "/I")), marks_file((BEN, "//"), start=WEEK_TWO))
    file, replacement = disagreeing(files)
    assert (file.name, replacement.replaceable) == ("1.csv", ("0.csv",))


def test_files_that_agree_ask_nothing():
    assert disagreeing(box(marks_file((ADA, "//")), marks_file((ADA, "//I")))) is None


def test_a_file_that_a_person_let_correct_asks_nothing():
    files = box(marks_file((ADA, "//")), marks_file((ADA, "/I")))
    assert disagreeing(files, frozenset({"1.csv"})) is None


def test_a_third_file_of_the_days_asked_about_that_agrees_with_the_first_asks_nothing_new():
    files = box(marks_file((ADA, "//"), (BEN, "//")), marks_file((ADA, "/I")), marks_file((BEN, "//")))
    file, _ = disagreeing(files)
    assert file.name == "1.csv"


def test_a_file_reads_alike_where_every_pupil_mark_and_figure_is_the_same():
    first, same, other = box(totals(9), totals(9) + b"\r\n", totals(8))
    assert same_reading(same.content, [first]) == "0.csv"
    assert same_reading(other.content, [first]) is None
