"""Everybody's way through the loaded terms: which terms are chosen, whose term counts, and who is left out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from analysis.joins import Joins
from analysis.known import Records
from analysis.measures.category_paths import NOT_HERE, NOT_KNOWN
from analysis.meeting.calendar import calendar_of
from analysis.meeting.room import Meeting
from analysis.meeting.term_groups import group_lines, line_of, on_roll
from analysis.meeting.term_paths import term_paths, terms_on_the_way
from analysis.rules.policy import Policy
from analysis.settings import Settings
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of

DAY = date(2026, 7, 21)
TERMS = (("Autumn 2025", date(2025, 9, 1)), ("Spring 2026", date(2026, 1, 5)), ("Summer 2026", date(2026, 4, 13)))
GREEN, AMBER, RED = (100, 100), (95, 100), (80, 100)
UNCLEAR, NO_SESSIONS, AWAY = (90, None), (0, 0), None


def term(name, start, figures, year="2025/26", **particulars):
    """A term of totals: one figure a pupil, AWAY for whoever is not on roll."""
    rows = [dict(zip(("attended", "possible"), one or (None, None), strict=True)) for one in figures]
    about = [
        {"name": f"Pupil {place}", "year_group": "Year 3", "class_name": "3A"}
        | {column: values[place] for column, values in particulars.items()}
        for place in range(len(figures))
    ]
    sheet = sheet_of(name=name, year=year, totals=rows, pupils=about, start=start)
    away = [place for place, one in enumerate(figures) if one is AWAY]
    return replace(sheet, pupils=sheet.pupils.drop(index=away), totals=sheet.totals.drop(index=away))


def meeting_of(*sheets, before=-2, policy=None):
    """The latest of some terms held against the one before it, or against another."""
    now, last = sheets[-1], sheets[before] if len(sheets) > 1 else None
    analysis = analyse_term(now, last, Records(), policy or Policy(), DAY, loaded=sheets)
    return Meeting(analysis, Records(), Settings(), (), calendar_of(Settings(), sheets, DAY), Joins(), sheets)


def school(*pupils, **particulars):
    """A school of three terms, one row of three figures a pupil; particulars are those of every term."""
    columns = zip(*pupils, strict=True)
    return meeting_of(*(term(*one, figures, **particulars) for one, figures in zip(TERMS, columns, strict=True)))


def places(meeting):
    return {one.person: one.places for one in term_paths(meeting).pupils}


@pytest.mark.parametrize(
    ("figures", "path"),
    [
        ((GREEN, AMBER, RED), ("green", "amber", "red")),
        ((AWAY, AMBER, GREEN), (NOT_HERE, "amber", "green")),
        ((RED, AMBER, AWAY), ("red", "amber", NOT_HERE)),
        ((RED, AWAY, AWAY), ("red", NOT_HERE, NOT_HERE)),
        ((GREEN, AWAY, GREEN), ("green", NOT_HERE, "green")),
        ((GREEN, UNCLEAR, RED), ("green", NOT_KNOWN, "red")),
        ((GREEN, NO_SESSIONS, RED), ("green", NOT_HERE, "red")),
    ],
)
def test_a_path_has_a_place_for_each_term(figures, path):
    assert places(school(figures)) == {0: path}


def test_who_never_had_a_session_is_on_no_path():
    assert places(school((NO_SESSIONS, NO_SESSIONS, NO_SESSIONS), (GREEN, GREEN, GREEN))) == {1: ("green",) * 3}


def test_this_terms_leaver_has_left_and_an_earlier_terms_leaver_had_a_category_to_the_end():
    meeting = school((GREEN, AMBER, RED), (GREEN, AMBER, AWAY), leaving_date=[date(2026, 7, 1), date(2026, 2, 1)])
    assert places(meeting) == {0: ("green", "amber", NOT_HERE), 1: ("green", "amber", NOT_HERE)}


def test_a_term_that_is_nobodys_last_term_is_not_on_the_way():
    autumn, spring, summer = (term(*one, [GREEN, AMBER]) for one in TERMS)
    autumn = replace(autumn, pupils=autumn.pupils.assign(year_group=["Nursery", "Year 3"]))
    back = {"leaving_date": [None, date(2026, 2, 1)], "admission_date": [None, date(2026, 4, 13)]}
    summer = replace(summer, pupils=summer.pupils.assign(**back))
    assert places(meeting_of(autumn, spring, summer)) == {
        0: (NOT_HERE, "green", "green"),
        1: (NOT_HERE, NOT_HERE, "amber"),
    }


def test_year_groups_without_letters_are_left_out_by_the_latest_term():
    meeting = school((GREEN, AMBER, AWAY), (RED, RED, RED), (RED, RED, RED), year_group=["Nursery", "Nursery", None])
    assert places(meeting) == {2: ("red", "red", "red")}


def test_a_year_group_that_an_earlier_file_leaves_out_is_filled_before_anybody_is_left_out():
    autumn, spring = (term(*one, [GREEN]) for one in TERMS[:2])
    nursery = replace(spring, pupils=spring.pupils.assign(year_group="Nursery"))
    bare = replace(autumn, pupils=autumn.pupils.assign(year_group=None))
    summer = term(*TERMS[2], [AWAY, GREEN])
    assert places(meeting_of(bare, nursery, summer)) == {1: (NOT_HERE, NOT_HERE, "green")}


def test_this_terms_pupils_stand_first_and_their_latest_particulars_count():
    autumn, summer = term(*TERMS[0], [RED, GREEN], class_name=["2B", "2A"]), term(*TERMS[2], [AWAY, GREEN])
    found = term_paths(meeting_of(autumn, term(*TERMS[1], [AWAY, GREEN]), summer)).pupils
    assert [(one.person, one.text("class_name")) for one in found] == [(1, "3A"), (0, "2B")]
    assert [one and one.attended for one in found[1].facts] == [80, None, None]


def test_terms_stand_in_time_and_end_with_this_one_and_none_is_taken_twice():
    autumn, spring, summer = (term(*one, [GREEN]) for one in TERMS)
    next_year = term("Autumn 2026", date(2026, 9, 1), [GREEN], year="2026/27")
    again = term("Spring", date(2026, 1, 5), [GREEN])
    undated = term("Old list", None, [GREEN], year=None)
    meeting = meeting_of(again, spring, undated, autumn, next_year, summer, before=1)
    assert [sheet.name for sheet in terms_on_the_way(meeting)] == ["Autumn 2025", "Spring 2026", "Summer 2026"]
    assert [sheet.name for sheet in terms_on_the_way(meeting_of(summer))] == ["Summer 2026"]


def test_terms_can_be_left_out_and_who_has_no_place_then_goes():
    paths = term_paths(school((RED, AWAY, AWAY), (GREEN, AMBER, RED))).since(1)
    assert [sheet.name for sheet in paths.sheets] == ["Spring 2026", "Summer 2026"]
    assert paths.places == (("amber", "red"),)
    assert [one.attended for one in paths.pupils[0].facts] == [95, 80]


@pytest.mark.parametrize(
    ("wanted", "people"),
    [
        ({}, [0, 1, 2]),
        ({"year_group": [], "class_name": []}, [0, 1, 2]),
        ({"class_name": ["3A"]}, [0, 2]),
        ({"year_group": ["Year 3", "Year 4"], "class_name": ["3B"]}, [1]),
        ({"year_group": ["Year 4"], "class_name": ["3B"]}, []),
    ],
)
def test_pupils_are_kept_by_year_group_and_class(wanted, people):
    three = [(GREEN, GREEN, GREEN)] * 3
    meeting = school(*three, class_name=["3A", "3B", "3A"], year_group=["Year 3", "Year 3", "Year 4"])
    assert sorted(one.person for one in term_paths(meeting).of(wanted).pupils) == people


def test_a_group_is_of_the_children_who_are_in_it_now_and_adds_their_sessions():
    rows = [(GREEN, AMBER, RED)] * 4 + [(RED, RED, RED)] + [(GREEN, GREEN, AWAY)] + [(GREEN, GREEN, NO_SESSIONS)]
    paths = term_paths(school(*rows, class_name=["3A"] * 7))
    (line,) = group_lines(paths, "class_name")
    assert (line.group, line.pupils, line.terms) == ("3A", 6, ((580, 600), (560, 600), (400, 500)))
    assert line.change == Fraction(4, 5) - Fraction(46, 50)


def test_whoever_joined_makes_no_change_and_five_others_are_needed_for_one():
    stayed, joined = (GREEN, GREEN, GREEN), (AWAY, AWAY, RED)
    six, five = (line_of("Everybody", on_roll(term_paths(school(*[stayed] * many, joined)))) for many in (5, 4))
    assert (six.change, six.terms[-1] != six.same[-1]) == (0, True)
    assert (five.change, five.same) == (None, None)


@pytest.mark.parametrize(("last_of_five", "terms"), [(RED, 3), (UNCLEAR, 2), (NO_SESSIONS, 2), (AWAY, 2)])
def test_a_term_with_fewer_than_five_pupils_has_no_figure(last_of_five, terms):
    paths = term_paths(school(*[(GREEN, GREEN, GREEN)] * 4, (GREEN, last_of_five, GREEN)))
    line = line_of("Everybody", on_roll(paths))
    assert sum(one is not None for one in line.terms) == terms
    assert (line.change is None) == (terms == 2)


def test_a_group_that_no_file_names_is_said_and_small_groups_stand_together():
    paths = term_paths(school(*[(GREEN, GREEN, GREEN)] * 11, class_name=["3A"] * 5 + [None] * 3 + ["3B"] * 3))
    assert [(one.group, one.pupils) for one in group_lines(paths, "class_name")] == [
        ("3A", 5),
        ("Small groups together", 6),
    ]
    alone = term_paths(school(*[(GREEN, GREEN, GREEN)] * 5, class_name=[None] * 5))
    assert [one.group for one in group_lines(alone, "class_name")] == ["Not known"]


def test_nobody_on_roll_is_no_group():
    paths = term_paths(school((GREEN, GREEN, AWAY)))
    assert (on_roll(paths), group_lines(paths, "class_name")) == ((), ())
