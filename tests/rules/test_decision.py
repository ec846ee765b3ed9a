"""The termly decision: the school's table, its test vectors, and the plain policy as oracle."""

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.decision import (
    LETTER_NAMES,
    RULE_SENTENCES,
    Letter,
    Rule,
    is_comparable,
    last_term_for,
    movement_of,
    propose_letter,
    with_sessions,
)
from analysis.rules.policy import Policy
from tests.rules import plain_policy
from tests.rules.cases import POLICY, edges, policy_with, sessions, term

VECTORS = list(csv.DictReader(Path(__file__).with_name("decision_table.csv").read_text("utf-8").splitlines()))
GREEN, AMBER, RED = (128, 130), (120, 130), (100, 130)


def of_vector(row, when):
    attended, possible = row[f"attended_{when}"], row[f"possible_{when}"]
    return (int(attended), int(possible)) if possible else None


def decided(before, now, policy=POLICY, **facts):
    proposal = propose_letter(before and term(*before), now and term(*now, **facts), policy)
    return proposal.letter, proposal.rule


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["case"])
def test_the_schools_table_of_decisions(row):
    before, now = of_vector(row, "before"), of_vector(row, "now")
    letter = row["letter"] if row["letter"] != "none" else None
    assert decided(before, now)[0] == plain_policy.decision(before, now)[0] == letter
    assert plain_policy.category(*now) == (row["category_now"] or None)
    assert (before and plain_policy.category(*before)) == (row["category_before"] or None)


def test_all_27_vectors_were_run():
    assert len(VECTORS) == 27


@pytest.mark.parametrize(
    ("before", "now", "letter", "rule"),
    [
        (None, GREEN, None, "green"),
        (GREEN, GREEN, None, "green"),
        ((0, 0), GREEN, None, "green"),
        (None, AMBER, "concern_amber", "first_amber"),
        (GREEN, AMBER, "concern_amber", "first_amber"),
        (None, RED, "concern_red", "first_red"),
        (GREEN, RED, "concern_red", "first_red"),
        (AMBER, GREEN, "thanks_improved_category", "improved_category"),
        (RED, AMBER, "thanks_improved_category", "improved_category"),
        (RED, GREEN, "thanks_improved_category", "improved_category"),
        (AMBER, (121, 130), "thanks_still_concerned", "improved_same_category"),
        (RED, (101, 130), "thanks_still_concerned", "improved_same_category"),
        (AMBER, AMBER, "meeting_invitation", "not_improved"),
        (AMBER, (119, 130), "meeting_invitation", "not_improved"),
        (AMBER, RED, "meeting_invitation", "not_improved"),
        (RED, RED, "meeting_invitation", "not_improved"),
        (RED, (0, 0), None, "no_sessions"),
        (RED, None, None, "leaver"),
        (None, None, None, "leaver"),
    ],
)
def test_each_row_of_the_policy_has_its_letter_and_its_rule(before, now, letter, rule):
    assert decided(before, now) == (letter, rule)


def test_a_leaver_gets_no_letter_however_low():
    assert decided(RED, RED, left=True) == decided(RED, (0, 0), left=True) == (None, "leaver")


def test_a_year_group_without_letters_gets_no_proposal_and_the_others_do():
    assert decided(None, RED, year_group="Nursery") == (None, "without_letters")
    assert decided(None, RED, year_group="Reception") == ("concern_red", "first_red")
    assert decided(None, RED, Policy(without_letters=("Reception",)), year_group="Reception")[0] is None
    assert decided(None, RED, Policy(without_letters=()), year_group="Nursery")[0] == "concern_red"


@pytest.mark.parametrize(("left", "movement"), [(1, "joiner"), (30, "joiner"), (None, "same_category")])
def test_a_term_in_which_a_pupil_left_and_came_back_since_is_not_last_term(left, movement):
    before = term(*RED, start=date(2026, 1, 1), end=date(2026, 3, 27))
    now = term(*RED, returned_after=left and date(2026, 1, left))
    assert movement_of(before, now, POLICY, has_last_term=True) == movement
    assert (propose_letter(before, now, POLICY).letter == "concern_red") is (movement == "joiner")


def test_a_pupil_who_was_back_before_last_term_is_compared_with_it():
    now = term(*RED, returned_after=date(2025, 12, 31))
    assert is_comparable(term(*RED, start=date(2026, 1, 1)), now)
    assert is_comparable(term(*RED), now)


def test_nursery_sessions_are_never_last_term_for_a_reception_child():
    nursery, reception = term(*RED, year_group="Nursery"), term(*RED, year_group="Reception")
    assert last_term_for(nursery, reception) is None
    assert last_term_for(nursery, nursery) is nursery
    assert last_term_for(term(0, 0), reception) is None
    assert last_term_for(reception, term(*RED, year_group="Year 1")) is reception
    assert is_comparable(reception, nursery)
    assert is_comparable(nursery, None)  # left after nursery
    assert not is_comparable(None, reception)
    assert propose_letter(nursery, reception, POLICY).letter == "concern_red"
    assert movement_of(nursery, reception, POLICY, has_last_term=True) == "joiner"


@pytest.mark.parametrize(
    ("attended", "letter"),
    [(904, "meeting_invitation"), (905, "thanks_still_concerned"), (906, "thanks_still_concerned")],
)
def test_a_smallest_improvement_of_half_a_point_is_met_exactly(attended, letter):
    assert decided((900, 1000), (attended, 1000), policy_with("97", "90", "0.5"))[0] == letter


def test_a_smallest_improvement_never_holds_back_a_better_category():
    policy = policy_with("97", "90", "5")
    assert decided((899, 1000), (900, 1000), policy) == ("thanks_improved_category", "improved_category")
    assert decided((969, 1000), (970, 1000), policy) == ("thanks_improved_category", "improved_category")


def test_both_terms_are_judged_by_the_policy_in_force_now():
    assert decided((965, 1000), (970, 1000), policy_with("96", "90"))[1] == "green"
    assert decided((965, 1000), (970, 1000))[1] == "improved_category"


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (RED, None, "leaver"),
        (RED, (0, 0), "none"),
        (None, AMBER, "joiner"),
        ((0, 0), AMBER, "joiner"),
        (RED, AMBER, "improved_category"),
        (AMBER, (119, 130), "same_category"),
        (AMBER, RED, "declined_category"),
        (GREEN, AMBER, "declined_category"),
        (GREEN, (130, 130), "same_category"),
    ],
)
def test_a_movement_is_the_first_that_fits(before, now, movement):
    assert movement_of(before and term(*before), now and term(*now), POLICY, has_last_term=True) == movement


def test_a_movement_needs_a_term_before_except_to_leave():
    assert movement_of(None, term(*AMBER), POLICY, has_last_term=False) == "none"
    assert movement_of(None, term(*AMBER, left=True), POLICY, has_last_term=False) == "leaver"


@given(st.none() | sessions(least=0), st.none() | sessions(least=0), edges, st.sampled_from(["0", "0.1", "0.5", "3"]))
@settings(deadline=None, max_examples=1500)
def test_letter_rule_and_movement_are_those_of_the_plain_policy(before, now, lines, smallest):
    policy = policy_with(*lines, smallest)
    plain = plain_policy.decision(before, now, now is None, *lines, smallest)
    assert decided(before, now, policy) == plain
    fast = movement_of(before and term(*before), now and term(*now), policy, has_last_term=True)
    assert fast == plain_policy.movement(before, now, now is None, True, *lines)


@given(st.none() | sessions(least=0), st.none() | sessions(least=0), st.booleans(), edges)
@settings(deadline=None, max_examples=400)
def test_no_input_falls_through(before, now, left, lines):
    facts = {"left": left} if now else {}
    letter, rule = decided(before, now, policy_with(*lines), **facts)
    assert letter is None or letter in list(Letter)
    assert (letter is None) == (rule in ("leaver", "no_sessions", "without_letters", "green"))


def printed(percentage):
    return term(0, 0, figures_known=False, percentage=percentage)


UNKNOWN = printed(None)


@pytest.mark.parametrize(
    ("before", "now", "letter", "rule"),
    [
        (None, printed("97.1"), None, "green"),
        (None, printed("97.0"), None, "figures_unclear"),
        (None, printed("96.9"), "concern_amber", "first_amber"),
        (None, printed("90.1"), "concern_amber", "first_amber"),
        (None, printed("90.0"), None, "figures_unclear"),
        (None, printed("89.9"), "concern_red", "first_red"),
        (None, UNKNOWN, None, "figures_unclear"),
        (printed("97.5"), printed("96.5"), "concern_amber", "first_amber"),
        (printed("85"), printed("96.5"), "thanks_improved_category", "improved_category"),
        (printed("96.4"), printed("96.6"), "thanks_still_concerned", "improved_same_category"),
        (printed("96.4"), printed("96.5"), "concern_amber", "figures_unclear"),
        (printed("96.5"), printed("96.5"), "concern_amber", "figures_unclear"),
        (printed("96.6"), printed("96.4"), "meeting_invitation", "not_improved"),
        (printed("96.5"), printed("90"), "meeting_invitation", "not_improved"),
        (printed("96.5"), printed("85"), "meeting_invitation", "not_improved"),
        (printed("90"), printed("98"), "thanks_improved_category", "improved_category"),
        (printed("97.0"), printed("98"), None, "figures_unclear"),
        (UNKNOWN, term(*AMBER), "concern_amber", "figures_unclear"),
        (UNKNOWN, term(*GREEN), None, "figures_unclear"),
        (term(*AMBER), printed("92.5"), "thanks_still_concerned", "improved_same_category"),
        (term(*AMBER), printed("92.3"), "concern_amber", "figures_unclear"),
        (term(0, 0), printed("96.5"), "concern_amber", "first_amber"),
    ],
)
def test_a_printed_percentage_decides_only_what_follows_for_certain(before, now, letter, rule):
    proposal = propose_letter(before, now, POLICY)
    assert (proposal.letter, proposal.rule) == (letter, rule)


def test_unknown_figures_ask_nobody_about_a_leaver_or_a_year_group_without_letters():
    for facts, rule in (({"left": True}, "leaver"), ({"year_group": "Nursery"}, "without_letters")):
        assert propose_letter(None, term(0, 0, figures_known=False, **facts), POLICY).rule == rule


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        ("85", "96.5", "improved_category"),
        ("96.5", "96.1", "same_category"),
        ("98", "90", "declined_category"),
        ("90", "96.5", "none"),
        ("96.5", "97.0", "none"),
        (None, "96.5", "none"),
    ],
)
def test_a_printed_percentage_tells_a_movement_where_its_direction_is_certain(before, now, movement):
    assert movement_of(printed(before), printed(now), POLICY, has_last_term=True) == movement


def test_a_smallest_improvement_is_met_by_percentages_only_for_certain():
    policy = policy_with("97", "90", "0.5")
    letters = [propose_letter(printed("95.0"), printed(now), policy).letter for now in ("95.7", "95.6", "95.4", "95.3")]
    assert letters == ["thanks_still_concerned", "concern_amber", "concern_amber", "meeting_invitation"]


@given(sessions(), sessions(), edges, st.sampled_from(["0", "0.5"]), st.integers(0, 3), st.booleans(), st.booleans())
@settings(deadline=None, max_examples=600)
def test_what_is_decided_from_percentages_is_what_the_sessions_would_decide(before, now, lines, least, places, cut, of):
    policy = policy_with(*lines, least)
    exact = propose_letter(term(*before), term(*now), policy)
    said = propose_letter(*(printed(as_printed(*one, places, cut, of)) for one in (before, now)), policy)
    assert said == exact or said.rule is Rule.FIGURES_UNCLEAR


def as_printed(attended, possible, places, cut, of_absence):
    """Print attendance with some decimals as an MIS does: cut or rounded, and perhaps as the rest of the absence."""
    share = Fraction(100 * (possible - attended if of_absence else attended), possible) * 10**places
    figure = Decimal(int(share) if cut else round(share)).scaleb(-places)
    return format(100 - figure if of_absence else figure, "f")


def test_every_letter_has_a_name_and_every_rule_a_sentence():
    assert set(LETTER_NAMES) == set(Letter)
    assert set(RULE_SENTENCES) == set(Rule)
    assert all(sentence.endswith(".") for sentence in RULE_SENTENCES.values())


def test_other_sessions_leave_the_rest_of_the_facts_alone():
    assert with_sessions(term(1, 2, year_group="Year 3"), attended=3, possible=4) == term(3, 4, year_group="Year 3")
