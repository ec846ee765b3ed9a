"""What a person should know was not used or not checked."""

from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.ingest.problems import Problem, Severity
from analysis.ingest.reading import read_export
from analysis.known import Records
from analysis.lists import Doubt
from analysis.problem_lines import MOST_REGISTERS, PROBLEM_COLUMNS, register_problems
from analysis.problem_log import (
    checks_not_run,
    comparison_problems,
    contradictions_in,
    file_problems,
    left_out_problems,
    marks_ahead_problems,
    shared_upns,
)
from analysis.rules.addressees import Contact
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.commands.school_files import child, marks_file
from tests.measures.registers import sheet_of

DAY = date(2026, 7, 21)


def counts(attended, possible):
    return {"possible": possible, "attended": attended, "authorised": possible - attended, "unauthorised": 0}


def analysed(now, before=None, records=Records()):  # noqa: B008 - nothing changes it
    sheets = [None if rows is None else sheet_of(name="Term", year=None, totals=rows) for rows in (now, before)]
    return analyse_term(sheets[0], sheets[1], records, Policy(), DAY)


def comparison(records, now=None, before=None):
    return comparison_problems(analysed(now or [counts(64, 66)], before, records), records)


def test_a_problem_of_a_file_says_where_it_stands_and_what_was_done():
    problem = Problem("Not a code.", Severity.ERROR, row=7, column="Mark")
    (line,) = file_problems([("a.csv", [problem])])
    assert dict(zip(PROBLEM_COLUMNS, line.cells, strict=True)) == {
        "file": "a.csv",
        "row": 7,
        "column": "Mark",
        "severity": "error",
        "message": "Not a code.",
        "done": "left out",
    }


def test_a_half_term_and_many_leavers_are_said_first():
    lines = comparison(Records(), [counts(30, 30)], [counts(66, 66), counts(66, 66)])
    assert [line.done for line in lines] == ["compared as given", "taken for leavers"]


def test_a_comparison_as_it_should_be_has_nothing_to_say():
    assert comparison(Records()) == []


def test_contacts_that_do_not_say_who_is_a_parent_are_said_once():
    unmarked = Records(contacts={0: (Contact(surname="A", priority=1),)})
    assert [line.done for line in comparison(unmarked)] == ["priority 1 is written to"]
    marked = Records(contacts={0: (Contact(surname="A", parental_responsibility=False),)})
    assert comparison(marked) == []


def test_rows_of_a_list_that_reach_nobody_are_said_with_their_file_and_row():
    doubt = Doubt("circumstances.csv", (7, 9), "Kit is nobody.", "not used", "warning")
    (line,) = comparison(Records(circumstances={}, doubts=(doubt,)))
    assert line.cells == ("circumstances.csv", 7, None, "warning", "Rows 7 and 9: Kit is nobody.", "not used")
    (line,) = comparison(Records(circumstances={}, doubts=(replace(doubt, rows=()),)))
    assert (line.row, line.message) == (None, "Kit is nobody.")


def named(sheet, upn, name, person):
    frame = sheet.pupils.assign(upn=upn, name=name).set_axis(pd.Index([person], name="person"))
    return replace(sheet, pupils=frame, totals=sheet.totals.set_axis(frame.index))


def test_one_upn_with_two_names_in_two_files_is_said():
    now, before = (sheet_of(name=name, year=None, totals=[counts(9, 10)]) for name in ("Summer", "Spring"))
    now, before = named(now, "A1", "Byron, Ada", 1), named(before, "A1", "Hill, Sam", 0)
    (line,) = shared_upns(analyse_term(now, before, Records(), Policy(), DAY))
    assert line.message == "The UPN A1 stands beside Hill, Sam last term and beside Byron, Ada this term."
    assert shared_upns(analyse_term(now, None, Records(), Policy(), DAY)) == []
    other = named(now, "B2", "Byron, Ada", 1)
    assert shared_upns(analyse_term(other, before, Records(), Policy(), DAY)) == []
    nobody = named(now, None, "Byron, Ada", 1)
    assert shared_upns(analyse_term(nobody, named(before, None, "Hill, Sam", 0), Records(), Policy(), DAY)) == []


def test_marks_left_out_are_counted_for_each_file():
    export = read_export(marks_file((child(1), "//I/")), "a.csv")
    period = (date(2026, 4, 13), date(2026, 4, 13))
    (line,) = left_out_problems(export, period, ())
    assert (line.file, line.message) == ("a.csv", "2 marks outside the terms or the period asked for.")
    assert left_out_problems(export, None, ()) == []


def test_marks_after_the_decision_are_said_with_their_days():
    export = read_export(marks_file((child(1), "//I/II")), "a.csv")
    (line,) = marks_ahead_problems([export], date(2026, 4, 13))
    message = "4 marks of 14 Apr 2026 to 15 Apr 2026 are after the day of the decision (13 Apr 2026)."
    assert (line.file, line.message, line.done) == ("a.csv", message, "not counted")
    one = read_export(marks_file((child(1), "//I")), "a.csv")
    assert marks_ahead_problems([one], date(2026, 4, 13))[0].message.startswith("1 mark of 14 Apr 2026 is after")
    assert marks_ahead_problems([one], date(2026, 4, 14)) == []


def test_what_two_files_contradict_is_an_error_of_both_terms():
    now = replace(sheet_of(ada="/I"), sessions_contradicted=3, files=("a.csv", "b.csv"))
    before = replace(sheet_of(name="Spring", totals=[counts(9, 10)]), pupils_contradicted=1)
    lines = contradictions_in(analyse_term(now, before, Records(), Policy(), DAY))
    assert [(line.file, line.severity, line.message) for line in lines] == [
        ("totals.csv", "error", "1 pupil's sessions of Spring 2025/26 differ between files; remove the older file."),
        ("a.csv; b.csv", "error", "3 sessions of Summer 2026 differ between files; remove the older file."),
    ]
    assert contradictions_in(analysed([counts(9, 10)])) == []


def test_a_register_not_taken_is_listed_once_for_its_class():
    classes = [{"class_name": "4A"}, {"class_name": "4A"}, {"class_name": None}, {"class_name": None}]
    lines = register_problems(sheet_of(pupils=classes, ada="/-//", ben="/-//", cy="/--/", dot="/--/"))
    assert sorted(line.message for line in lines) == [
        "No register for 4A on 13 Apr 2026 PM.",
        "No register for the whole file on 13 Apr 2026 PM.",
        "No register for the whole file on 14 Apr 2026 AM.",
    ]
    assert register_problems(sheet_of(totals=[counts(9, 10)])) == []


def test_many_registers_not_taken_are_counted():
    register = "/" + "-" * (MOST_REGISTERS + 2) + "/"
    lines = register_problems(sheet_of(pupils=[{"class_name": "4A"}] * 2, ada=register, ben=register))
    assert len(lines) == MOST_REGISTERS + 1
    assert lines[-1].message == "2 further registers not taken in Summer 2026."


def test_checks_that_could_not_run_are_counted_over_proposed_letters():
    lines = checks_not_run(analysed([counts(64, 66), counts(60, 66), counts(66, 66)]).decisions)
    illness = [line for line in lines if "(one_illness)" in line.message]
    assert [line.message for line in illness] == [
        "All absence is one illness (one_illness) could not be checked for 2 proposed letters: "
        "the file gives totals, not marks."
    ]
    assert {line.done for line in lines} == {"check not run"}
