"""After the letters: what came, what would have come anyway, and no claim that is not borne out."""

from dataclasses import replace
from datetime import date
from statistics import median

import pytest

from analysis.known import Records
from analysis.meeting.after import FALSE_ALARM_STATED, Followed, Outcome, Verdict, after_letters, outcome_of
from analysis.meeting.followed import followed, proposed_last_term, term_before_last
from analysis.meeting.room import Meeting
from analysis.rules.decision import Letter
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of
from tests.meeting.invented_histories import school_of
from tests.meeting.test_figures import rows

AMBER, RED = Letter.CONCERN_AMBER, Letter.CONCERN_RED
POLICY, DAY = Policy(), date(2026, 7, 21)
DIFFERENCE = {Verdict.ROSE_MORE, Verdict.ROSE_LESS}
SCHOOLS = 60


def terms(*attended, letter=None, possible=100):
    first, last, now = (one if one is None else TermFacts(attended=one, possible=possible) for one in attended)
    return Followed(first, last, now, letter)


def verdicts(pupils, policy=POLICY):
    return {one.letter: one.verdict for one in after_letters(pupils, policy)}


def test_what_came_is_counted_by_category_change_and_persistent_absence():
    pupils = [terms(None, *two) for two in ((92, 98), (92, 93), (92, 92), (92, 89), (90, 95))]
    assert outcome_of(pupils, POLICY) == Outcome(5, 1, 3, 1, median([6, 1, 0, -3, 5]), 1, 1)


def test_fewer_than_five_are_not_shown():
    four = [terms(98, 92, 95, letter=AMBER)] * 4
    (one,) = after_letters(four, POLICY)
    assert (one.pupils, one.came, one.expected, one.verdict) == (4, None, None, Verdict.TOO_FEW)
    assert after_letters([*four, four[0]], POLICY)[0].came is not None


def test_without_letters_there_is_nothing_to_say():
    assert after_letters([terms(98, 98, 92)] * 9, POLICY) == ()


def some_of_each(now=98, first=98):
    """Twenty pupils who got the amber letter, ten who would have backwards, and twenty who were green."""
    lettered = [terms(98, 92 + number % 4, 94 + number % 5, letter=AMBER) for number in range(20)]
    return [*lettered, *[terms(first, 98, now - number % 2) for number in range(20)], *[terms(93, 92, 98)] * 10]


def with_letters_of_the_policy(pupils):
    from analysis.rules.decision import propose_letter

    return [replace(one, letter=propose_letter(one.first, one.last, POLICY).letter) for one in pupils]


def test_a_term_before_last_is_needed_about_as_long_as_this_one():
    pupils = with_letters_of_the_policy(some_of_each())
    assert verdicts(pupils)[AMBER] is Verdict.NO_EVIDENCE
    without = [replace(one, first=None) for one in pupils]
    assert verdicts(without)[AMBER] is Verdict.NOT_THREE_TERMS
    short = [replace(one, now=TermFacts(attended=one.now.attended * 80 // 100, possible=80)) for one in pupils]
    assert verdicts(short)[AMBER] is Verdict.NOT_THREE_TERMS


def test_where_nobody_green_was_absent_the_season_is_not_known():
    pupils = [replace(one, first=TermFacts(attended=100, possible=100)) for one in some_of_each()]
    assert verdicts(pupils)[AMBER] is Verdict.NOT_THREE_TERMS


def test_letters_that_the_policy_would_not_have_sent_are_not_compared():
    pupils = with_letters_of_the_policy(some_of_each())
    many_held = [replace(one, letter=None) if number % 3 == 0 else one for number, one in enumerate(pupils)]
    assert verdicts(many_held)[AMBER] is Verdict.OTHER_LETTERS


def test_a_letter_that_nobody_would_have_had_backwards_is_not_compared():
    pupils = [*[terms(98, 92, 93, letter=AMBER)] * 9, *[terms(97, 98, 97)] * 9]
    assert verdicts(pupils)[AMBER] is Verdict.TOO_FEW


@pytest.fixture(scope="module")
def schools_without_effect():
    return [after_letters(school_of(seed), POLICY) for seed in range(SCHOOLS)]


def test_in_schools_whose_letters_change_nothing_a_difference_is_seen_no_oftener_than_stated(schools_without_effect):
    alarms = sum(any(one.verdict in DIFFERENCE for one in found) for found in schools_without_effect)
    assert alarms <= FALSE_ALARM_STATED * SCHOOLS


def test_before_and_after_alone_would_see_a_rise_in_every_one_of_them(schools_without_effect):
    for found in schools_without_effect:
        for one in found:
            if one.letter in (AMBER, RED):
                assert one.came.change > 1


def test_what_is_expected_without_any_effect_is_what_comes_on_average(schools_without_effect):
    for letter in Letter:
        both = [(one.came, one.expected) for found in schools_without_effect for one in found if one.letter is letter]
        came, expected = (
            sum(outcome.better for outcome in side) / sum(outcome.pupils for outcome in side)
            for side in zip(*[pair for pair in both if None not in pair], strict=True)
        )
        assert came == pytest.approx(expected, abs=0.03)


def test_a_large_effect_is_seen_and_called_a_rise():
    found = [verdicts(school_of(seed, left_of_absence=0.4)) for seed in range(20)]
    assert sum(Verdict.ROSE_MORE in one.values() for one in found) >= 18


def test_letters_after_which_absence_grows_are_seen_too():
    found = [verdicts(school_of(seed, left_of_absence=2.5)) for seed in range(10)]
    assert sum(Verdict.ROSE_LESS in one.values() for one in found) >= 9


def meeting_of(*figures, years=("Year 3",) * 6, names=("Autumn 2025", "Spring 2026", "Summer 2026")):
    starts = dict(zip(names, (date(2025, 9, 1), date(2026, 1, 5), date(2026, 4, 13))[-len(names) :], strict=True))
    sheets = [
        sheet_of(name=name, totals=rows(one), pupils=[{"year_group": year} for year in years], start=starts[name])
        for name, one in zip(names, figures, strict=True)
    ]
    before = sheets[-2] if len(sheets) > 1 else None
    analysis = analyse_term(sheets[-1], before, Records(), POLICY, DAY, loaded=sheets)
    return Meeting(analysis, Records(), None, (), None, None, tuple(sheets))


def test_pupils_are_followed_who_have_sessions_in_both_terms():
    meeting = meeting_of(
        [(60, 66), (0, 0), (60, 66), (60, 66)], [(60, 66)] * 3 + [(0, 0)], [(60, 66), (60, 66), (0, 0), (60, 66)]
    )
    found = followed(meeting, {0: AMBER})
    assert [(one.first is None, one.letter) for one in found] == [(False, AMBER), (True, None)]


def test_the_term_before_last_is_the_one_before_last_term():
    three = [[(60, 66)]] * 3
    assert term_before_last(meeting_of(*three)).name == "Autumn 2025"
    assert term_before_last(meeting_of(*three[:2], names=("Spring 2026", "Summer 2026"))) is None
    assert term_before_last(meeting_of(*three[:1], names=("Summer 2026",))) is None


def test_the_sample_schools_letters_are_those_proposed_for_last_term():
    meeting = meeting_of([(66, 66), (60, 66)], [(62, 66), (66, 66)], [(66, 66), (66, 66)])
    assert proposed_last_term(meeting) == {0: AMBER, 1: Letter.THANKS_IMPROVED_CATEGORY}
    alone = meeting_of([(62, 66)], [(66, 66)], names=("Spring 2026", "Summer 2026"))
    assert proposed_last_term(alone) == {0: AMBER}
    gone = meeting_of([(62, 66)] * 2, [(62, 66)] * 2, [(66, 66)])
    assert set(proposed_last_term(gone)) == {0, 1}
    new = meeting_of([(62, 66)], [(62, 66)], [(66, 66)] * 2)
    assert set(proposed_last_term(new)) == {0}
