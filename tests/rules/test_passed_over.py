"""Why the other letters were not proposed: true of every pair of terms, and one sentence a case."""

import pytest

from analysis.rules.categories import Category
from analysis.rules.decision import Letter, propose_letter
from analysis.rules.facts import TermFacts
from analysis.rules.passed_over import letters_passed_over
from analysis.rules.policy import Policy

GREEN, AMBER, RED = Category
ATTENDED = {GREEN: 98, AMBER: 93, RED: 80, None: 0}


def term(category, more=0):
    return None if category is None else TermFacts(attended=ATTENDED[category] + more, possible=100)


def why_not(letter, before, now, *, rose=True):
    proposed = propose_letter(term(before), term(now, int(rose)), Policy()).letter
    assert proposed is not letter
    return dict(letters_passed_over(before, now, proposed))[letter]


@pytest.mark.parametrize(
    ("letter", "before", "now", "sentence"),
    [
        (Letter.CONCERN_AMBER, None, RED, "This term is red, not amber."),
        (Letter.CONCERN_AMBER, AMBER, AMBER, "Last term was amber already."),
        (Letter.CONCERN_RED, GREEN, AMBER, "This term is amber, not red."),
        (Letter.CONCERN_RED, RED, RED, "Last term was red already."),
        (Letter.THANKS_IMPROVED_CATEGORY, None, AMBER, "There is no last term to compare with."),
        (Letter.THANKS_IMPROVED_CATEGORY, GREEN, AMBER, "Last term was not below the target."),
        (Letter.THANKS_IMPROVED_CATEGORY, AMBER, AMBER, "The category is no better: amber last term, amber this term."),
        (Letter.THANKS_STILL_CONCERNED, RED, AMBER, "The category changed from red to amber."),
        (Letter.MEETING_INVITATION, RED, GREEN, "The category is better: green."),
        (Letter.MEETING_INVITATION, AMBER, AMBER, "Attendance rose."),
    ],
)
def test_each_other_letter_says_why_it_does_not_fit(letter, before, now, sentence):
    assert why_not(letter, before, now) == sentence


def test_thanks_do_not_fit_where_attendance_did_not_rise():
    assert why_not(Letter.THANKS_STILL_CONCERNED, AMBER, AMBER, rose=False) == "Attendance did not rise."


def test_without_sessions_nothing_is_explained():
    assert letters_passed_over(AMBER, None, None) == ()


@pytest.mark.parametrize("before", [None, GREEN, AMBER, RED])
@pytest.mark.parametrize("now", [GREEN, AMBER, RED])
@pytest.mark.parametrize("rose", [True, False])
def test_every_letter_but_the_proposed_one_is_explained(before, now, rose):
    proposed = propose_letter(term(before), term(now, int(rose)), Policy()).letter
    explained = [letter for letter, _ in letters_passed_over(before, now, proposed)]
    assert explained == [letter for letter in Letter if letter is not proposed]
