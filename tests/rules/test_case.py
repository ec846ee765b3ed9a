"""Which terms of a pupil's case count, and the letter on its sessions as they stand."""

import pytest

from analysis.rules.case import Case
from analysis.rules.facts import Known
from analysis.rules.standing import category_in
from tests.rules.cases import DECISION_DAY, POLICY, term

NOW = term(120, 130)


def case_of(before, now=NOW):
    return Case(before, now, Known(DECISION_DAY), POLICY)


@pytest.mark.parametrize(
    ("before", "counts"),
    [
        (None, False),
        (term(0, 0), False),
        (term(970, 1000), False),
        (term(969, 1000), True),
        (term(0, 1000), True),
        (term(0, 1000, year_group="Nursery"), False),
    ],
)
def test_last_term_counts_where_its_category_is_amber_or_red(before, counts):
    assert case_of(before).terms_that_count == ((NOW, before) if counts else (NOW,))


def test_the_letter_is_the_proposed_one():
    assert case_of(None).letter == "concern_amber"
    assert case_of(None, term(130, 130)).letter is None


def test_a_term_is_in_its_category_and_one_without_sessions_in_none():
    assert category_in(NOW, POLICY) == "amber"
    assert category_in(term(0, 0), POLICY) is None
