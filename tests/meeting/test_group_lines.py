"""Groups side by side: who is counted, what of each, and what may stand beside them."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.term_sheet import TermSheet
from analysis.meeting.group_lines import measure_groups
from analysis.meeting.group_pupils import counted_pupils
from analysis.meeting.pupil_groups import ALL_GROUPINGS, OWN, WORDS, group_name, groupings_in
from analysis.meeting.what_if import Basis
from analysis.rules.categories import Category
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy
from tests.measures.registers import counted, pupils_of, totals_of


def a_pupil(now=(100, 100), before=None, *, left=False, here=True, **about):
    """A pupil with attended and possible sessions of each term; None where not known."""
    return SimpleNamespace(about={"year_group": "Year 3", **about}, now=now, before=before, left=left, here=here)


def facts_of(counts, *, left=False):
    return TermFacts(*(counts or ()), figures_known=counts is not None, left=left)


def totals(pupils, term):
    rows = [getattr(one, term) for one in pupils]
    return totals_of(*({"attended": row[0], "possible": row[1], **row_of(row)} if row else {} for row in rows))


def row_of(row):
    return {"authorised": row[2], "unauthorised": row[3]} if len(row) > 2 else {}


def a_sheet(pupils, term, marks=None):
    about = pupils_of(*(one.about for one in pupils))
    return TermSheet("Summer" if term == "now" else "Spring", None, None, "2025/26", about, totals(pupils, term), marks)


def an_analysis(*pupils, marks=None, complete=True, policy=None):
    decisions = [
        SimpleNamespace(
            person=person,
            pupil=one.about,
            text=lambda column, one=one: str(one.about.get(column) or ""),
            now=facts_of(one.now[:2] if one.now else None, left=one.left) if one.here else None,
            before=facts_of(one.before[:2]) if one.before else None,
        )
        for person, one in enumerate(pupils)
    ]
    now = a_sheet(pupils, "now", marks)
    return SimpleNamespace(
        now=now, decisions=decisions, year=(a_sheet(pupils, "before"), now), year_is_complete=complete,
        policy=policy or Policy(),
    )  # fmt: skip


def table_of(analysis, *columns, basis=Basis.TERM, everyone=False, merged=True):
    return measure_groups(analysis, counted_pupils(analysis, basis, everyone=everyone), columns, merged=merged)


def lines_of(analysis, *columns, **asked):
    table = table_of(analysis, *columns, **asked)
    return {", ".join(one.names): one for one in table.lines}


FIVE = [a_pupil(fsm=True)] * 5


def test_sessions_are_pooled_and_set_beside_those_of_all_other_pupils():
    pupils = [a_pupil((90, 100), fsm=True), *FIVE[1:], *[a_pupil((95, 100), fsm=False)] * 5]
    found = lines_of(an_analysis(*pupils), "fsm")
    line = found["Free school meals"]
    assert (line.pupils, line.attended, line.possible) == (5, 490, 500)
    assert (line.others_attended, line.others_possible) == (475, 500)
    assert line.gap == Fraction(15, 500)
    assert line.worth == Fraction(-75, 500)
    assert found["No free school meals"].worth == Fraction(75, 500)
    assert line.gap_range[0] < 3 < line.gap_range[1]
    assert line.is_more_than_chance is not (line.gap_range[0] <= 0)


def test_a_gap_of_two_points_in_a_group_of_a_hundred_is_two_pupils_away_all_the_time():
    pupils = [a_pupil((93, 100), fsm=True)] * 100 + [a_pupil((95, 100), fsm=False)] * 100
    assert lines_of(an_analysis(*pupils), "fsm")["Free school meals"].worth == 2


def test_without_others_there_is_no_gap_and_no_range():
    line = lines_of(an_analysis(*FIVE), "fsm")["Free school meals"]
    assert (line.gap, line.worth, line.gap_range, line.is_more_than_chance) == (None, None, None, False)


def test_leavers_those_gone_those_outside_the_headline_and_those_without_known_sessions_are_not_counted():
    others = [
        a_pupil(fsm=True, left=True),
        a_pupil(fsm=True, here=False),
        a_pupil(fsm=True, year_group="Reception"),
        a_pupil(None, fsm=True),
        a_pupil((0, 0), fsm=True),
    ]
    analysis = an_analysis(*FIVE, *others)
    table = table_of(analysis, "fsm")
    assert (table.whole.pupils, table.counted.unclear) == (5, 1)
    assert lines_of(analysis, "fsm", everyone=True)["Free school meals"].pupils == 6


def test_of_nobody_there_is_no_line():
    table = table_of(an_analysis(a_pupil(None)), "fsm")
    assert (table.lines, table.whole) == ((), None)


def test_categories_persistent_and_severe_absentees_are_counted_in_whole_sessions():
    sessions = [(100, 100), (97, 100), (96, 100), (90, 100), (89, 100), (50, 100), (51, 100)]
    line = lines_of(an_analysis(*(a_pupil(one, fsm=True) for one in sessions)), "fsm")["Free school meals"]
    assert line.categories == {Category.GREEN: 2, Category.AMBER: 2, Category.RED: 3}
    assert (line.persistent.pupils, line.severe.pupils) == (4, 1)
    assert line.persistent.range[0] < 400 / 7 < line.persistent.range[1]


def test_the_change_is_of_the_same_children():
    pupils = [a_pupil((90, 100), (80, 90), fsm=True)] * 5 + [
        a_pupil((10, 100), fsm=True),
        a_pupil((9, 9), (0, 0), fsm=True),
    ]
    same = lines_of(an_analysis(*pupils), "fsm")["Free school meals"].same
    assert (same.pupils, same.before, same.now) == (5, (400, 450), (450, 500))


def test_reasons_are_of_pupils_whose_marks_account_for_every_absence():
    marks = counted(a="//I/", b="//UO", c="////", d="//N/", e="/M//")
    pupils = [a_pupil((4 - missed, 4, missed, 0), fsm=True) for missed in (1, 2, 0, 2, 1)]
    reasons = lines_of(an_analysis(*pupils, marks=marks), "fsm")["Free school meals"].reasons
    assert reasons.kinds == {"illness": 1, "appointments": 1, "late": 1, "no reason": 1}
    assert (reasons.possible, reasons.authorised, reasons.unauthorised) == (16, 6, 0)


def test_totals_tell_only_what_was_authorised_and_not_even_that_where_one_pupil_has_it_not():
    pupils = [a_pupil((90, 100, 6, 4), fsm=True)] * 5
    reasons = lines_of(an_analysis(*pupils), "fsm")["Free school meals"].reasons
    assert (reasons.kinds, reasons.possible, reasons.authorised, reasons.unauthorised) == ({}, 0, 30, 20)
    reasons = lines_of(an_analysis(*pupils, a_pupil((9, 10), fsm=True)), "fsm")["Free school meals"].reasons
    assert (reasons.authorised, reasons.unauthorised) == (None, None)


def test_the_year_to_date_adds_the_terms_and_leaves_out_whom_one_of_them_does_not_tell():
    pupils = [*[a_pupil((90, 100), (180, 200), fsm=True)] * 5, a_pupil((90, 100), None, fsm=True)]
    line = lines_of(an_analysis(*pupils), "fsm", basis=Basis.YEAR)["Free school meals"]
    assert (line.pupils, line.attended, line.possible) == (5, 1350, 1500)


@pytest.mark.parametrize(
    ("before", "basis", "asked", "absence", "persistent"),
    [
        ((242, 242), Basis.YEAR, {}, 1069, None),
        ((242, 242), Basis.TERM, {}, 1069, None),
        ((242, 242), Basis.YEAR, {"everyone": True}, None, None),
    ],
)
def test_absence_of_a_group_in_england_stands_beside_years_1_to_6_only(before, basis, asked, absence, persistent):
    pupils = [a_pupil((100, 100), before, sen="E")] * 5
    national = lines_of(an_analysis(*pupils), "sen", basis=basis, **asked)["EHC plan"].national
    assert (national.absence and national.absence.hundredths, national.persistent) == (absence, persistent)


@pytest.mark.parametrize(
    ("before", "basis", "wanted"),
    [((242, 242), Basis.YEAR, 2940), ((241, 241), Basis.YEAR, None), ((242, 242), Basis.TERM, None)],
)
def test_a_persistent_rate_of_a_year_stands_beside_a_whole_year_only(before, basis, wanted):
    analysis = an_analysis(*[a_pupil((100, 100), before, fsm=True)] * 5)
    table = table_of(analysis, "fsm", basis=basis)
    for one, hundredths in ((table.lines[0], wanted), (table.whole, wanted and 1299)):
        assert (one.national.persistent and one.national.persistent.hundredths) == hundredths
    assert table.whole.national.absence.hundredths == 520


def test_a_year_group_stands_beside_its_own_in_england_whomever_else_is_counted_and_two_groups_at_once_do_not():
    analysis = an_analysis(*[a_pupil((100, 100), (250, 250), fsm=True)] * 5)
    found = lines_of(analysis, "year_group", basis=Basis.YEAR, everyone=True)["Year 3"]
    assert found.national.persistent.hundredths == 1522
    [both] = lines_of(analysis, "year_group", "fsm", basis=Basis.YEAR).values()
    assert both.names == ("Year 3", "Free school meals")
    assert (both.national.absence, both.national.persistent) == (None, None)


def test_small_groups_are_put_together_unless_they_stay_in_the_room():
    pupils = [*[a_pupil(class_name="3A")] * 6, *[a_pupil(class_name="3B")] * 2]
    assert {name: one.pupils for name, one in lines_of(an_analysis(*pupils), "class_name").items()} == {
        "Small groups together": 8
    }
    room = lines_of(an_analysis(*pupils), "class_name", merged=False)
    assert {name: one.pupils for name, one in room.items()} == {"3A": 6, "3B": 2}


def test_two_groupings_at_once_stand_in_their_order_and_small_cells_are_put_together():
    pupils = [
        *[a_pupil(class_name="3A", fsm=False)] * 7,
        *[a_pupil(class_name="3B", fsm=None)] * 7,
        *[a_pupil(class_name="3B", fsm=False)] * 8,
        *[a_pupil(class_name="3A", fsm=None)] * 9,
    ]
    found = lines_of(an_analysis(*pupils), "class_name", "fsm")
    assert {name: one.pupils for name, one in found.items()} == {
        "3A, No free school meals": 7,
        "3A, Not known": 9,
        "3B, No free school meals": 8,
        "3B, Not known": 7,
    }
    found = lines_of(an_analysis(*pupils, a_pupil(class_name="3C", fsm=False)), "class_name", "fsm")
    assert {name: one.pupils for name, one in found.items()} == {
        "3A, No free school meals": 7,
        "3A, Not known": 9,
        "Small groups together, No free school meals": 9,
        "Small groups together, Not known": 7,
    }


def test_what_is_not_known_stands_last():
    pupils = [*[a_pupil(fsm=None)] * 5, *FIVE]
    assert list(lines_of(an_analysis(*pupils), "fsm")) == ["Free school meals", "Not known"]


def test_every_grouping_of_yes_and_no_has_words_for_both():
    spoken = {column for column, _ in WORDS}
    assert spoken | {"year_group", "class_name", "ethnicity"} | OWN == set(ALL_GROUPINGS)
    assert group_name("ethnicity", "WBRI") == "WBRI"


def test_a_group_of_the_schools_own_is_called_by_the_heading_of_its_file():
    analysis = an_analysis(*[a_pupil(own_group_2="House: Red: dark")] * 5, *[a_pupil(own_group_2=None)] * 5)
    table = table_of(analysis, "own_group_2")
    assert (table.labels, [one.names for one in table.lines]) == (("House",), [("Red: dark",), ("Not known",)])
    assert table_of(analysis, "own_group_1").labels == ("A group of your own",)


def test_only_groupings_that_the_files_tell_of_are_offered():
    analysis = an_analysis(a_pupil(fsm=False, ethnicity=""))
    assert groupings_in(analysis.decisions, ALL_GROUPINGS) == {"year_group": "Year", "fsm": "Free school meals"}


counts = st.integers(1, 60).flatmap(lambda possible: st.tuples(st.integers(0, possible), st.just(possible)))


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(["3A", "3B", "4C"]), counts), min_size=1, max_size=25))
def test_the_groups_are_all_pupils_counted_and_no_group_is_small(pupils):
    analysis = an_analysis(*(a_pupil(sessions, class_name=name) for name, sessions in pupils))
    table = table_of(analysis, "class_name")
    if len(pupils) < 5:
        assert table.lines == ()
        return
    assert sum(one.pupils for one in table.lines) == table.whole.pupils == len(pupils)
    assert sum(one.attended for one in table.lines) == table.whole.attended
    assert all(one.pupils >= 5 for one in table.lines)
    assert all(one.possible + one.others_possible == table.whole.possible for one in table.lines)
