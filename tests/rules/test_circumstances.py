"""The kinds of circumstance are those of the policy."""

from datetime import date

import pytest

from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, SEEN_BY, Circumstance, is_past_review


def test_the_twelve_kinds_are_those_of_the_policy_in_its_words():
    assert list(CIRCUMSTANCE_KINDS.values()) == [
        "long-term illness",
        "medical condition",
        "disability or EHC plan",
        "mental health or school avoidance",
        "part-time timetable",
        "bereavement",
        "young carer",
        "child in need or protection plan",
        "previously looked after",
        "housing or refuge",
        "agreed religious or cultural leave",
        "other circumstance",
    ]


def test_a_circumstance_continues_and_is_seen_by_the_dsl_alone_unless_it_says_otherwise():
    recorded = Circumstance("bereavement", date(2026, 1, 5))
    assert (recorded.end, recorded.review, recorded.seen_by) == (None, None, "dsl")
    assert set(SEEN_BY) == {"dsl", "slt", "office"}


DAY = date(2026, 7, 21)


@pytest.mark.parametrize(
    ("end", "review", "expected"),
    [
        (None, date(2026, 7, 20), True),
        (None, DAY, False),  # a review is past on the day after it
        (None, None, False),
        (DAY, date(2026, 7, 20), True),
        (date(2026, 7, 20), date(2026, 7, 19), False),  # what is over needs no review
    ],
)
def test_a_circumstance_that_goes_on_is_past_review_from_the_day_after_its_review(end, review, expected):
    assert is_past_review(Circumstance("other", date(2026, 1, 5), end, review), DAY) is expected
