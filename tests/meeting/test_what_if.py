"""What a change of the policy would do is said before it is saved."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.known import Records
from analysis.meeting.pupil_groups import groupings_in
from analysis.meeting.what_if import Basis, Effect, by_group, difference_in_words, has_year_to_date, try_out
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of
from tests.meeting.test_figures import rows, term
from tests.rules.cases import edges, policy_with, sessions

NOW = [(40, 40), (66, 66), (94, 100), (96, 100), (89, 100), (88, 100)]
DAY = date(2026, 7, 21)
STARTS = {"Autumn 2025": date(2025, 9, 1), "Spring 2026": date(2026, 1, 5), "Summer 2026": date(2026, 4, 13)}


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy(), "as many letters (4, now 4)"),
        (Policy(target=960), "1 fewer letter (3, now 4)"),
        (Policy(target=980, without_letters=("Nursery", "Year 6")), "2 fewer letters (2, now 4)"),
        (Policy(red_below=880), "as many letters (4, now 4), and 2 pupils with another letter"),
    ],
)
def test_the_letters_more_or_fewer_are_counted(policy, words):
    now = term("Summer 2026", NOW, date(2026, 4, 13))
    assert difference_in_words(analyse_term(now, None, Records(), Policy(), DAY), policy) == words


def test_letters_can_become_more():
    now = term("Summer 2026", NOW, date(2026, 4, 13))
    strict = analyse_term(now, None, Records(), Policy(target=960), DAY)
    assert difference_in_words(strict, Policy()) == "1 more letter (4, now 3)"


def year_of(autumn, spring, summer, policy=Policy(), **more):  # noqa: B008 - nothing changes it
    """A meeting in summer about pupils of Year 3, with each term's (attended, possible) of every pupil."""
    pupils = [
        {"year_group": "Year 3"} | {name: values[place] for name, values in more.items()}
        for place in range(len(summer))
    ]
    loaded = [
        sheet_of(name=name, totals=rows(figures), pupils=pupils, start=STARTS[name])
        for name, figures in zip(STARTS, (autumn, spring, summer), strict=True)
        if figures
    ]
    before = loaded[-2] if len(loaded) > 1 else None
    return analyse_term(loaded[-1], before, Records(), policy, DAY, loaded=loaded)


@st.composite
def school_years(draw):
    many = draw(st.integers(1, 6))
    return [draw(st.lists(sessions(least=0, most=140), min_size=many, max_size=many)) for _ in range(3)]


policies = st.builds(policy_with, st.just("97"), st.just("90")) | edges.map(lambda lines: policy_with(*lines))


@given(school_years(), policies)
@settings(max_examples=40)
def test_at_todays_policy_the_trial_is_the_real_run(figures, policy):
    analysis = year_of(*figures, policy)
    tried = try_out(analysis, policy)
    assert [one.would_be for one in tried] == [one.proposal.letter for one in analysis.decisions]
    assert {one.effect for one in tried} == {None}


@given(school_years(), policies, policies)
@settings(max_examples=40)
def test_a_trial_of_another_policy_is_the_real_run_under_that_policy(figures, today, other):
    tried = try_out(year_of(*figures, today), other)
    real_today, real_then = year_of(*figures, today), year_of(*figures, other)
    assert [one.was for one in tried] == [one.proposal.letter for one in real_today.decisions]
    assert [one.would_be for one in tried] == [one.proposal.letter for one in real_then.decisions]


@given(school_years(), policies)
@settings(max_examples=40)
def test_on_the_year_to_date_the_trial_is_the_real_run_on_added_terms(figures, policy):
    autumn, spring, summer = figures
    until_spring = [add(*one) for one in zip(autumn, spring, strict=True)]
    whole = [add(*one) for one in zip(until_spring, summer, strict=True)]
    real = year_of((), until_spring, whole, policy)
    tried = try_out(year_of(*figures, policy), policy, Basis.YEAR)
    assert [one.would_be for one in tried] == [one.proposal.letter for one in real.decisions]


def add(one, other):
    return one[0] + other[0], one[1] + other[1]


def test_a_letter_is_lost_gained_or_another():
    analysis = year_of((), (), [(96, 100), (97, 100), (89, 100), (50, 100)])
    assert [one.effect for one in try_out(analysis, Policy(target=960))] == [Effect.LOST, None, None, None]
    assert [one.effect for one in try_out(analysis, Policy(target=980))] == [None, Effect.GAINED, None, None]
    assert [one.effect for one in try_out(analysis, Policy(red_below=890))] == [None, None, Effect.OTHER, None]


def test_last_terms_letter_is_judged_on_the_year_until_then_and_no_later():
    analysis = year_of([(100, 100)], [(90, 100)], [(94, 100)])
    (tried,) = try_out(analysis, Policy(), Basis.YEAR)
    assert (tried.before.attended, tried.before.possible) == (190, 200)
    assert (tried.now.attended, tried.now.possible) == (284, 300)


def test_where_autumn_was_chosen_as_last_term_spring_is_not_in_it():
    analysis = year_of([(100, 100)], [(90, 100)], [(94, 100)])
    chosen = replace(analysis, before=analysis.year[0])
    assert try_out(chosen, Policy(), Basis.YEAR)[0].before.possible == 100


def test_a_last_term_of_another_school_year_stays_as_it_is():
    autumn = sheet_of(name="Autumn 2026", year="2026/27", totals=rows([(60, 66)]), start=date(2026, 9, 1))
    summer = sheet_of(name="Summer 2026", totals=rows([(66, 66)]), start=date(2026, 4, 13))
    analysis = analyse_term(autumn, summer, Records(), Policy(), date(2026, 12, 18), loaded=[summer, autumn])
    (tried,) = try_out(analysis, Policy(), Basis.YEAR)
    assert (tried.before.possible, tried.now.possible) == (66, 66)
    assert not has_year_to_date(analysis)


def test_sessions_not_known_in_one_term_are_not_known_in_the_year():
    (tried,) = try_out(year_of([(60, None)], [(90, 100)], [(94, 100)]), Policy(), Basis.YEAR)
    assert not tried.now.figures_known


def test_somebody_who_is_new_or_gone_has_no_such_term_in_the_year_either():
    gone = year_of([(60, 66)] * 2, [(60, 66)] * 2, [(60, 66)])
    assert try_out(gone, Policy(), Basis.YEAR)[1].now is None


def test_the_year_is_a_basis_when_each_of_its_terms_is_loaded():
    assert has_year_to_date(year_of([(1, 1)], [(1, 1)], [(1, 1)]))
    assert not has_year_to_date(year_of((), [(1, 1)], [(1, 1)]))


def test_effects_are_counted_by_group_and_small_groups_stand_together():
    figures = [(96, 100)] * 6 + [(97, 100)] * 3 + [(50, 100)] * 2
    analysis = year_of((), (), figures, class_name=["3A"] * 6 + ["3B"] * 3 + ["3C"] * 2)
    lines = by_group(try_out(analysis, Policy(target=960)), "class_name")
    assert [(one.group, one.pupils, one.today, one.would_be, one.lost) for one in lines] == [
        ("3A", 6, 6, 0, 6),
        ("Small groups together", 5, 2, 2, 0),
    ]
    stricter = by_group(try_out(analysis, Policy(target=980, red_below=500)), "class_name")
    assert [(one.gained, one.other) for one in stricter] == [(0, 0), (3, 2)]
    assert by_group(try_out(analysis, Policy(red_below=970 - 1)), "class_name")[0].other == 6


def test_groups_are_those_the_files_say_anything_of_in_words():
    analysis = year_of((), (), [(1, 1)] * 12, sex=["F"] * 6 + [None] * 6, fsm=[True] * 6 + [False] * 6)
    assert groupings_in(analysis.decisions) == {
        "year_group": "Year",
        "sex": "Sex",
        "fsm": "Free school meals",
    }
    tried = try_out(analysis, Policy())
    assert [one.group for one in by_group(tried, "sex")] == ["Girls", "Not known"]
    assert [one.group for one in by_group(tried, "fsm")] == ["Free school meals", "No free school meals"]


def test_leavers_are_in_no_group():
    analysis = year_of((), [(60, 66)] * 8, [(60, 66)] * 7, leaving_date=[DAY] + [None] * 7)
    assert [one.pupils for one in by_group(try_out(analysis, Policy()), "year_group")] == [6]
