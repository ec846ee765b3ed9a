"""The marks behind the page Patterns, and the sentences that it says first."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest

from analysis.known import Records
from analysis.measures.days_of_term import days_of
from analysis.measures.school_week import HalfDay, SchoolWeek, school_week
from analysis.meeting.pattern_days import term_days
from analysis.meeting.pattern_marks import wrong_marks
from analysis.meeting.pattern_reasons import reasons_and_lates, reasons_in_words
from analysis.meeting.pattern_words import week_in_words
from analysis.meeting.patterns import school_marks, terms_with_marks
from analysis.meeting.what_if import Basis
from analysis.rules.codes import outcome_of
from analysis.rules.days_of_term import DayKind
from analysis.rules.marks_to_correct import Fault
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import ABSENT, ATTENDED, sheet_of

MARK = ("person", "day", "session", "mark")
SPRING, SUMMER = date(2026, 1, 5), date(2026, 4, 13)
ADA = {"year_group": "Year 3", "class_name": "3A"}
BEN = {"year_group": "Nursery", "class_name": "N"}
CY = {"year_group": "Year 1", "class_name": "1B"}


def analysis_of(*sheets):
    before = sheets[-2] if len(sheets) > 1 else None
    return analyse_term(sheets[-1], before, Records(), Policy(), date(2026, 7, 21), loaded=sheets)


def term(start=SUMMER, name="Summer 2026", pupils=(ADA, BEN, CY), **registers):
    return sheet_of(name=name, pupils=pupils, start=start, **(registers or {"ada": "//I/", "ben": "/X", "cy": "O/"}))


def totals(name="Spring 2026", start=SPRING):
    return sheet_of(name=name, pupils=[ADA], totals=[{"attended": 90, "possible": 100}], start=start)


def people(marks):
    return set(marks["person"])


def test_the_year_gathers_the_terms_with_marks_and_names_the_others():
    analysis = analysis_of(totals(), term())
    school = school_marks(analysis, Basis.YEAR)
    assert [sheet.name for sheet in school.sheets] == ["Summer 2026"]
    assert school.without_marks == ("Spring 2026",)
    assert len(school.marks) == 8


def test_this_term_is_this_term_alone():
    analysis = analysis_of(term(SPRING, "Spring 2026"), term())
    assert len(school_marks(analysis, Basis.TERM).marks) == 8
    assert len(school_marks(analysis, Basis.YEAR).marks) == 16


def test_totals_have_no_terms_with_marks():
    assert terms_with_marks(analysis_of(totals()), Basis.YEAR) == ()


def test_year_groups_without_letters_count_only_where_asked_for():
    school = school_marks(analysis_of(term()), Basis.TERM)
    assert people(school.of()) == {0, 2}
    assert people(school.of(year_groups=["Nursery"])) == {1}
    assert people(school.of(classes=["3A", "N"])) == {0, 1}
    assert people(school.of(year_groups=["Year 3"], classes=["1B"])) == set()


def test_groups_that_nobody_is_in_have_no_sessions():
    school = school_marks(analysis_of(term()), Basis.TERM)
    nobody = school.of(year_groups=["Year 3"], classes=["1B"])
    assert school_week(nobody).possible == 0
    assert reasons_in_words(reasons_and_lates(school, nobody)) == "Nothing was missed."
    assert days_of(nobody, [(SUMMER, SUMMER)]) == ()


def test_groups_are_listed_the_youngest_first_and_unknown_ones_not_at_all():
    pupils = [ADA, BEN, CY, {"class_name": "Z", "year_group": None}, {"year_group": "Year 1", "class_name": None}]
    school = school_marks(analysis_of(term(pupils=pupils, **{f"p{n}": "//" for n in range(5)})), Basis.TERM)
    assert school.values("year_group") == ["Nursery", "Year 1", "Year 3"]
    assert school.values("class_name") == ["N", "1B", "3A", "Z"]


def test_a_pupil_is_in_the_class_of_the_latest_term():
    spring = term(SPRING, "Spring 2026", pupils=[ADA | {"class_name": "3B"}, BEN, CY])
    assert people(school_marks(analysis_of(spring, term()), Basis.YEAR).of(classes=["3A"])) == {0}


def test_minutes_late_are_kept_where_a_file_has_them():
    now = term()
    with_minutes = replace(now, marks=now.marks.assign(minutes_late=7))
    assert school_marks(analysis_of(term(SPRING, "Spring 2026"), with_minutes), Basis.YEAR).marks[
        "minutes_late"
    ].tolist() == pytest.approx([float("nan")] * 8 + [7] * 8, nan_ok=True)


def week_of(*half_days, pupils=50, weeks=12):
    return SchoolWeek(tuple(half_days), pupils, weeks)


MONDAY = HalfDay("Monday", "AM", 4, 100, 0, -3.0, 1.0)
FRIDAY = HalfDay("Friday", "PM", 9, 100, 0, 3.0, 0.01)


def test_the_first_line_names_what_is_more_and_less_than_chance():
    assert week_in_words(week_of(MONDAY, FRIDAY)) == (
        "Missed more than chance alone makes: Friday afternoons (9.0%). All half days together: 6.5%."
    )
    assert week_in_words(week_of(replace(MONDAY, chance=0.0), FRIDAY)) == (
        "Missed more than chance alone makes: Friday afternoons (9.0%). Missed less than chance alone makes: Monday "
        "mornings (4.0%). All half days together: 6.5%."
    )


def test_without_a_mark_the_first_line_gives_the_range():
    assert week_in_words(week_of(replace(FRIDAY, chance=0.05), MONDAY)) == (
        "No half day of the week is missed more or less than chance alone makes: from Monday mornings (4.0%) to Friday "
        "afternoons (9.0%)."
    )


def test_too_little_is_said_to_be_too_little():
    assert week_in_words(week_of(MONDAY, FRIDAY, weeks=5)) == (
        "Too little to tell a weekday from chance: 50 pupils with some absence in 5 school weeks, and it takes 20 and "
        "6."
    )


@pytest.fixture(scope="module")
def plain_rows(sample):
    """Every mark of the sample school's year but the nursery's, as plain values: person, day, half day, mark."""
    nursery = {
        person for sheet in sample.sheets for person, group in sheet.pupils["year_group"].items() if group == "Nursery"
    }
    return [
        (person, day.date(), half, mark)
        for sheet in sample.sheets
        for person, day, half, mark in zip(*(sheet.marks[name] for name in MARK), strict=True)
        if person not in nursery
    ]


def test_the_half_days_of_the_sample_school_are_what_plain_loops_find(sample, plain_rows):
    week = school_week(school_marks(sample.analysis, Basis.YEAR).of())
    counts = {}
    for _, day, half, mark in plain_rows:
        outcome = str(outcome_of(mark, day))
        missed, possible = counts.get((day.strftime("%A"), half), (0, 0))
        away, there = outcome in ABSENT, outcome in ATTENDED
        counts[day.strftime("%A"), half] = (missed + away, possible + away + there)
    assert {(one.weekday, one.session): (one.absent, one.possible) for one in week.half_days} == counts
    assert [(one.weekday, one.session, one.differs) for one in week.half_days if one.differs] == [
        ("Thursday", "PM", -1),
        ("Friday", "PM", 1),
    ]


def test_the_days_of_the_sample_school_are_what_plain_loops_find(sample, plain_rows):
    school = school_marks(sample.analysis, Basis.YEAR)
    found = term_days(sample, school, school.of())
    counts, weeks = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0])
    for _, day, _, mark in plain_rows:
        outcome = str(outcome_of(mark, day))
        for one in (counts[day], weeks[day - timedelta(days=day.weekday())]):
            one[0] += outcome in ABSENT
            one[1] += outcome in ABSENT | ATTENDED
    assert {week.monday: [week.absent, week.possible] for week in found.weeks} == {
        monday: both for monday, both in weeks.items() if both[1]
    }
    last = dict(found.kinds)[DayKind.LAST]
    assert [(day.day.day, day.day.month) for day in last.days] == [
        (18, 12),
        (19, 12),
        (26, 3),
        (27, 3),
        (20, 7),
        (21, 7),
    ]
    assert last.absent == sum(counts[day.day][0] for day in last.days) == 300
    assert last.possible == sum(counts[day.day][1] for day in last.days) == 4947


def test_the_reasons_and_lates_of_the_sample_school_are_what_plain_loops_find(sample, plain_rows):
    school = school_marks(sample.analysis, Basis.YEAR)
    found = reasons_and_lates(school, school.of())
    plain = {"I": "illness", "G": "holiday", "N": "no reason yet", "O": "other unauthorised", "U": "other unauthorised"}
    why, late = defaultdict(int), defaultdict(int)
    for _, day, _, mark in plain_rows:
        monday = day - timedelta(days=day.weekday())
        late[monday, mark] += mark in ("L", "U")
        if str(outcome_of(mark, day)) in ABSENT:
            why[monday, plain.get(mark, "other authorised")] += 1
    assert {(week.place, reason): many for week in found.weeks for reason, many in week.sessions.items()} == why
    assert all((one.before, one.after) == (late[one.place, "L"], late[one.place, "U"]) for one in found.late_weeks)
    assert sum(one.lates for one in found.half_days) == sum(late.values()) == 1586


def test_the_marks_to_put_right_of_the_sample_school_are_what_plain_loops_find(sample):
    found = wrong_marks(sample, school_marks(sample.analysis, Basis.YEAR))
    rows = [row for sheet in sample.sheets for row in zip(*(sheet.marks[name] for name in MARK), strict=True)]
    school_days = sorted({day.date() for _, day, _, mark in rows if mark not in ("", "#")})
    # The school's last six days are those from which a reason is still in time on the day of the meeting.
    overdue = {
        (person, day.date(), half) for person, day, half, mark in rows if mark == "N" and day.date() < school_days[-6]
    }
    assert {(one.person, one.day, one.session) for one in found if one.fault is Fault.OVERDUE} == overdue
    assert len(overdue) == 70
    blank = {(person, day.date(), half) for person, day, half, mark in rows if mark == ""}
    (register,) = [one for one in found if one.fault is Fault.REGISTER]
    single = {(one.person, one.day, one.session) for one in found if one.fault is Fault.BLANK}
    assert single < blank
    assert len(single) + register.pupils == len(blank)
