"""The termly workbook: rows of small schools written by hand."""

from dataclasses import replace

import pytest

from analysis.meeting.absentees import absentees
from analysis.meeting.book_rows import group_rows, headline_rows, letter_rows, points, tenths
from analysis.meeting.termly_book import book_tables, termly_book
from analysis.meeting.what_if import Basis
from analysis.records.postings import Posting, PostingKind
from tests.meeting.governors_school import letter_of, school_of
from tests.meeting.test_absentees import meeting_of
from tests.meeting.test_sent import DAY, MONDAY


def tables_of(meeting, letters=None, held=()):
    found = absentees(meeting, Basis.TERM)
    return {table.name: table for table in book_tables(meeting, found, letters or {}, held, "Basis.")}


@pytest.mark.parametrize(("part", "whole", "said"), [(64, 66, 96.9), (0, 5, 0.0), (0, 0, None)])
def test_per_cents_are_cut(part, whole, said):
    assert tenths(part, whole) == said


@pytest.mark.parametrize(
    ("before", "now", "step"),
    [
        ((90, 100), (95, 100), 5.0),
        ((95, 100), (90, 100), -5.0),
        ((1, 3), (1, 3), 0.0),
        ((900, 1000), (8999, 10000), 0.0),
        ((0, 0), (9, 10), None),
        ((9, 10), (0, 0), None),
    ],
)
def test_a_step_is_exact_and_cut(before, now, step):
    assert points(before, now) == step


def test_a_term_by_itself_has_no_movement_and_is_drawn_as_dots():
    tables = tables_of(meeting_of([(98, 100)] * 4 + [(95, 100), (80, 100)]))
    assert "Movement" not in tables
    assert tables["Headline"].chart.kind == "dots"
    assert tables["Headline"].chart.title == "Attendance 94.5% in Spring 2026"
    assert [row[1] for row in tables["Categories"].rows] == ["All but Nursery", "Year 3"]
    assert tables["Groups"].chart.title == "Attendance of each group"
    assert [row[4:7] for row in tables["Persistent"].rows] == [("persistent", 20, 100)]


def test_two_terms_have_movement_and_a_line():
    tables = tables_of(meeting_of([(98, 100)] * 6, [(80, 100)] * 6))
    assert tables["Movement"].chart.title == "6 pupils moved to a better category, 0 to a worse one"
    assert tables["Movement"].rows[2] == ("Red", 6, 0, 0, 0, 6)
    assert tables["Headline"].chart.kind == "line"
    assert [row[0] for row in tables["Headline"].rows] == ["Autumn 2025", "Spring 2026", "School year to date"]


def test_without_sessions_the_workbook_says_so():
    meeting = meeting_of([(0, 0)] * 2)
    tables = tables_of(meeting)
    assert tables["Headline"].chart.title == "No sessions are known in Spring 2026"
    assert len(tables["Categories"].rows) == 1
    assert termly_book(meeting, absentees(meeting, Basis.TERM), {}, [], "Basis.").startswith(b"PK")


def test_without_groups_there_is_no_chart_of_them():
    meeting = meeting_of([(98, 100)] * 6, pupils=[{"year_group": None}] * 6)
    assert tables_of(meeting)["Groups"].chart is None
    everyone = replace(meeting.analysis.policy, without_letters=())
    analysis = replace(meeting.analysis, policy=everyone)
    assert [row[1] for row in tables_of(replace(meeting, analysis=analysis))["Categories"].rows] == ["All"]
    assert "all year groups." in str(tables_of(replace(meeting, analysis=analysis))["Notes"].rows)


def test_a_group_of_four_stands_in_no_row():
    pupils = [{"year_group": "Year 3"}] * 6 + [{"year_group": "Year 4"}] * 4
    analysis = school_of([98] * 10, pupils=pupils)
    assert [row[1:3] for row in group_rows(analysis.decisions)] == [("Small groups together", 10)]
    meeting = meeting_of([(98, 100)] * 10, pupils=pupils)
    assert [row[1] for row in tables_of(meeting)["Categories"].rows] == ["All but Nursery", "Year 3"]


def test_letters_count_what_became_of_them():
    analysis = school_of([95] * 6)
    back = Posting(1, PostingKind.RETURNED, DAY, "moved", "Mrs F", MONDAY)
    letters = {0: letter_of("concern_amber"), 1: letter_of("concern_amber", sent=False)}
    letters[2] = replace(letter_of("concern_amber"), postings=(back,))
    amber, red, *_ = letter_rows(analysis.decisions, letters, held=[3, 9])
    assert amber[:2] + amber[3:] == ("Amber letter", 6, 3, 1, 2, 1)
    assert red[1:] == (0, 0, 0, 0, 0, 0)


def test_a_persistent_absentee_has_the_way_to_the_end_of_the_year_and_the_letter():
    meeting = meeting_of([(80, 100), (98, 100), (40, 100)], [(97, 100), (98, 100), (10, 100)])
    tables = tables_of(meeting, {0: letter_of("concern_red")})
    severe, persistent = tables["Persistent"].rows
    assert severe[4:8] == ("severe", 60, 100, 60.0)
    assert severe[10] == "too late"
    assert persistent[4:8] == ("persistent", 20, 100, 20.0)
    assert persistent[10:] == (1, "Red letter", "Sent by post on 21 Jul 2026")


def test_terms_of_the_year_are_in_time_with_the_one_compared():
    rows = headline_rows(school_of([98] * 5, [97] * 5, [96] * 5))
    assert [row[0] for row in rows] == ["Autumn 2025", "Spring 2026", "Summer 2026", "School year to date"]
    assert [row[7] for row in rows] == [96.0, 97.0, 98.0, 97.0]
