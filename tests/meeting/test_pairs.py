"""Pairs side by side, and a join that is seen everywhere and undone without a trace."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.joins import Joins
from analysis.measures.term_sheet import renumbered
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.lasting import filed_as
from analysis.meeting.pairs import pairs_to_decide
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from tests.commands.school_files import child, circumstances_file, figures, marks_file, totals_file

SPRING, SUMMER = {"term": "Spring", "school_year": "2025/26"}, {"term": "Summer", "school_year": "2025/26"}
BORN = {"date_of_birth": "04/05/2017"}
ADA = child(1, "Byron", "Ada") | BORN | {"upn": "", "mis_id": "1"}
KING = child(9, "King", "Ada") | BORN | {"upn": "", "mis_id": "9", "class_name": "4B"}
BEN = child(2, "Quill", "Ben")


def file_of(name, data):
    return ReadFile(name, name, read_any(data, name))


FILES = [
    file_of("spring.csv", totals_file(*(pupil | SPRING | figures(60, 66) for pupil in (ADA, BEN)))),
    file_of("summer.csv", totals_file(*(pupil | SUMMER | figures(50, 60) for pupil in (KING, BEN)))),
]


def terms(joined=(), files=FILES):
    return terms_in(files, FileNotes(joined=joined))


def decided(joined=(), files=FILES):
    found = terms(joined, files)
    return prepare_meeting(files, found, found.sheets[-1], found.sheets[-2], date(2026, 7, 21), True)


def test_a_pair_stands_side_by_side_with_both_ones_terms():
    (pair,) = pairs_to_decide(terms().sheets, ())
    assert (pair.numbers, pair.reason) == ((0, 2), "same forename and date of birth, other surname")
    assert (pair.gone.name, pair.gone.class_name, pair.new.name, pair.new.year_group) == (
        *("Byron, Ada", "4A"),
        *("King, Ada", "Year 4"),
    )
    assert [(one.term, one.attended, one.possible) for one in (*pair.gone.terms, *pair.new.terms)] == [
        ("Spring 2025/26", 60, 66),
        ("Summer 2025/26", 50, 60),
    ]


def test_sessions_that_are_not_known_are_none():
    unclear = replace(terms().sheets[0], totals=terms().sheets[0].totals.assign(attended=pd.NA))
    (pair,) = pairs_to_decide([unclear, terms().sheets[1]], ())
    assert [(one.attended, one.possible) for one in pair.gone.terms] == [(None, 66)]


def test_a_pair_that_is_decided_is_not_offered_again():
    assert pairs_to_decide(terms().sheets, {(0, 2)}) == ()
    assert pairs_to_decide(terms([(0, 2)]).sheets, ()) == ()


def test_a_child_who_was_away_for_a_term_is_offered_too_and_nobody_of_a_later_term():
    autumn = file_of("autumn.csv", totals_file(ADA | SPRING | figures(9, 10) | {"term": "Autumn"}))
    spring = file_of("spring.csv", totals_file(BEN | SPRING | figures(50, 60)))
    assert len(pairs_to_decide(terms(files=[autumn, spring, FILES[1]]).sheets, ())) == 1
    assert pairs_to_decide(terms().sheets[::-1][:1], ()) == ()


def test_a_join_makes_movement_decisions_and_circumstances_see_one_child():
    apart, joined = decided().analysis.decisions, decided([(0, 2)]).analysis.decisions
    assert sorted(one.movement for one in apart) == ["declined_category", "joiner", "leaver"]
    assert [(one.person, one.movement, one.proposal.letter) for one in joined if one.person == 0] == [
        (0, "declined_category", "meeting_invitation")
    ]
    assert (len(apart), len(joined)) == (3, 2)
    known = file_of(
        "known.csv", circumstances_file({"mis_id": "1", "surname": "Byron", "kind": "other", "start": "2026-05-01"})
    )
    assert decided([(0, 2)], [*FILES, known]).records.circumstances.keys() == {0}


def test_a_decision_is_kept_under_the_number_of_the_terms_own_file():
    joined = decided([(0, 2)])
    assert (filed_as(joined.analysis.now, 0), filed_as(joined.analysis.now, 1)) == (2, 1)
    assert filed_as(decided().analysis.now, 2) == 2


def test_two_who_stand_in_one_term_are_never_joined():
    both = file_of("both.csv", totals_file(*(pupil | SUMMER | figures(55, 66) for pupil in (ADA, KING))))
    found = terms([(0, 1)], [both])
    assert (found.joins.pairs, len(found.sheets[0].pupils)) == ((), 2)


def test_marks_follow_a_joined_number():
    files = [
        file_of("spring.csv", marks_file((ADA, "//II"), start=date(2026, 1, 5))),
        file_of("summer.csv", marks_file((KING, "///I"))),
    ]
    joined = terms([(0, 1)], files)
    assert [sheet.marks["person"].unique().tolist() for sheet in joined.sheets] == [[0], [0]]


def test_nobody_renumbered_is_the_very_same_term():
    sheet = terms().sheets[0]
    assert renumbered(sheet, Joins([(5, 8)]).number) is sheet


names = st.sampled_from(["Byron", "King", "Bryon"])
children = st.builds(
    lambda surname, forename, group, born, mis_id: (
        child(1, surname, forename) | {"upn": "", "mis_id": mis_id, "class_name": group, "date_of_birth": born}
    ),
    names,
    st.sampled_from(["Ada", "Eve"]),
    st.sampled_from(["4A", "4B"]),
    st.sampled_from(["", "04/05/2017", "05/05/2017"]),
    st.sampled_from(["", "1", "2"]),
)
rosters = st.lists(children, min_size=1, max_size=4, unique_by=lambda one: tuple(one.values()))


def same_figures(one, other):
    for sheet, like in zip(one.sheets, other.sheets, strict=True):
        pd.testing.assert_frame_equal(sheet.pupils, like.pupils)
        pd.testing.assert_frame_equal(sheet.totals, like.totals)
    return True


@settings(max_examples=40)
@given(rosters, rosters, st.data())
def test_no_join_is_made_without_a_person_and_an_undone_one_leaves_no_trace(before, now, data):
    files = [
        file_of("spring.csv", totals_file(*(one | SPRING | figures(50, 60) for one in before))),
        file_of("summer.csv", totals_file(*(one | SUMMER | figures(55, 66) for one in now))),
    ]
    plain = terms(files=files)
    offered = pairs_to_decide(plain.sheets, ())
    assert same_figures(plain, terms(files=files))
    if offered:
        pair = data.draw(st.sampled_from(offered))
        joined = terms([pair.numbers], files)
        people = {person for sheet in joined.sheets for person in sheet.pupils.index}
        assert people == {person for sheet in plain.sheets for person in sheet.pupils.index} - {pair.numbers[1]}
        assert [sheet.totals.sum().tolist() for sheet in joined.sheets] == [
            sheet.totals.sum().tolist() for sheet in plain.sheets
        ]
    assert same_figures(plain, terms([], files))


@pytest.mark.parametrize("answer", [(), ((0, 2),)])
def test_the_sum_of_sessions_is_the_same_joined_or_not(answer):
    assert [int(sheet.totals["attended"].sum()) for sheet in terms(answer).sheets] == [120, 100]
