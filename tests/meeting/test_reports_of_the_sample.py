"""Every figure of the sample school's reports is what plain loops over its marks find."""

from collections import Counter

import pytest

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.governors import governors_charts, governors_report
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from analysis.rules.codes import outcome_of
from analysis.sample_school import FILES, FOLDER, MEETING_DAY
from tests.measures.registers import ABSENT, ATTENDED, plain_category

YEARS = {f"Year {number}" for number in range(1, 7)}


@pytest.fixture(scope="module")
def sample():
    files = [ReadFile(name, name, read_any((FOLDER / name).read_bytes(), name)) for name in FILES]
    terms = terms_in(files, FileNotes(), MEETING_DAY)
    return prepare_meeting(files, terms, terms.sheets[-1], terms.sheets[-2], MEETING_DAY, True)


@pytest.fixture(scope="module")
def plain(sample):
    """Attended and possible by term and pupil, from the marks alone."""
    counted = {}
    for sheet in sample.sheets:
        attended, possible = Counter(), Counter()
        for person, day, mark in zip(*(sheet.marks[name] for name in ("person", "day", "mark")), strict=True):
            outcome = str(outcome_of(mark, day.date()))
            attended[person] += outcome in ATTENDED
            possible[person] += outcome in ATTENDED | ABSENT
        counted[sheet.name] = {person: (attended[person], possible[person]) for person in possible if possible[person]}
    return counted


@pytest.fixture(scope="module")
def year_of(sample):
    return {sheet.name: dict(sheet.pupils["year_group"]) for sheet in sample.sheets}


@pytest.fixture(scope="module")
def report(sample):
    return governors_report(sample.analysis, sample.settings.school.name, "", [])


def cut(part, whole):
    return f"{1000 * part // whole / 10:.1f}%"


def pooled(figures):
    return sum(a for a, _ in figures), sum(p for _, p in figures)


def test_attendance_is_pooled_over_years_1_to_6(report, plain, year_of):
    for row, name in zip(report.attendance[1:3], ("Summer 2026", "Spring 2026"), strict=True):
        a, p = pooled([one for person, one in plain[name].items() if year_of[name][person] in YEARS])
        assert row == (name, cut(a, p), f"{a:,} of {p:,}")


def test_pupils_are_counted_by_category(report, plain, year_of):
    for column, name in ((1, "Spring 2026"), (2, "Summer 2026")):
        found = Counter(
            plain_category(*one) for person, one in plain[name].items() if year_of[name][person] != "Nursery"
        )
        assert [row[column] for row in report.categories] == [
            name,
            *(str(found[one]) for one in ("green", "amber", "red")),
            str(sum(found.values())),
        ]


def test_absence_is_counted_over_the_year_of_this_terms_pupils(report, plain, year_of):
    people = [person for person in plain["Summer 2026"] if year_of["Summer 2026"][person] in YEARS]
    year = {person: pooled([term[person] for term in plain.values() if person in term]) for person in people}
    persistent = sum(10 * (p - a) >= p for a, p in year.values())
    severe = sum(2 * (p - a) >= p for a, p in year.values())
    assert 0 < severe < 5
    assert [row[1] for row in report.absence[1:]] == [f"{persistent} ({cut(persistent, len(people))})", "fewer than 5"]


def test_movement_is_of_pupils_with_both_terms(report, plain, sample):
    rank = {"red": 0, "amber": 1, "green": 2}
    better = worse = 0
    for one in sample.analysis.decisions:
        before, now = (plain[name].get(one.person) for name in ("Spring 2026", "Summer 2026"))
        if before and now and one.text("year_group") != "Nursery" and not one.now.left:
            step = rank[plain_category(*now)] - rank[plain_category(*before)]
            better, worse = better + (step > 0), worse + (step < 0)
    assert report.tiles[2][0] == f"{better} / {worse}"


@pytest.mark.parametrize(
    ("table", "column", "names"),
    [
        ("year_groups", "year_group", {year: year for year in YEARS}),
        ("groups", "sex", {"F": "Girls", "M": "Boys"}),
        ("groups", "sen", {"N": "No SEN", "K": "SEN support", "E": "EHC plan"}),
        ("groups", "fsm", {True: "Free school meals", False: "No free school meals"}),
    ],
)
def test_groups_are_parts_of_the_headline(report, plain, sample, table, column, names):
    pupils = sample.analysis.now.pupils
    rows = {row[0]: row[1:3] for row in getattr(report, table)[1:]}
    people = [one for one in plain["Summer 2026"] if pupils.at[one, "year_group"] in YEARS]
    for value, name in names.items():
        own = [plain["Summer 2026"][one] for one in people if pupils.at[one, column] == value]
        assert rows[name] == (str(len(own)), cut(*pooled(own)))


def test_the_charts_draw_the_tables(sample, report):
    charts = governors_charts(sample.analysis)
    assert charts["attendance"][1].startswith(f"Summer 2026: {report.attendance[1][1]}; Spring 2026:")
    bars = charts["categories"][0].data
    assert [[str(count) for count in bar.x] for bar in bars] == [list(row[1:]) for row in report.categories[1:4]]
