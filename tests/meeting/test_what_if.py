"""What a change of the policy would do is said before it is saved."""

from datetime import date

import pytest

from analysis.known import Records
from analysis.meeting.what_if import difference_in_words
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.meeting.test_figures import term

NOW = [(40, 40), (66, 66), (94, 100), (96, 100), (89, 100), (88, 100)]


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
    assert difference_in_words(analyse_term(now, None, Records(), Policy(), date(2026, 7, 21)), policy) == words


def test_letters_can_become_more():
    now = term("Summer 2026", NOW, date(2026, 4, 13))
    strict = analyse_term(now, None, Records(), Policy(target=960), date(2026, 7, 21))
    assert difference_in_words(strict, Policy()) == "1 more letter (4, now 3)"
