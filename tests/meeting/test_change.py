"""The sentences that say what changed, with figures written by hand."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from analysis.measures.headline import Headline
from analysis.meeting.change import absentees_sentence, attendance_sentence, category_sentence, movement_sentence
from analysis.meeting.figures import Headlines
from analysis.rules.categories import Category
from analysis.rules.decision import Movement
from analysis.rules.facts import TermFacts


def moved(movement, *, ill=False, gone=False):
    return SimpleNamespace(movement=movement, now=None if gone else TermFacts(90, 100, one_illness=ill))


UP, SAME, DOWN = Movement.IMPROVED, Movement.SAME, Movement.DECLINED


@pytest.mark.parametrize(
    ("pupils", "sentence"),
    [
        (
            [moved(UP), moved(UP, ill=True), moved(SAME, ill=True), moved(DOWN, ill=True), moved(DOWN)],
            "2 pupils moved to a better category, 2 to a worse one; all absence of 1 of the 2 was one illness.",
        ),
        ([moved(UP), moved(DOWN)], "1 pupil moved to a better category, 1 to a worse one."),
        ([moved(SAME)], "0 pupils moved to a better category, none to a worse one."),
        (
            [moved(DOWN, ill=None), moved(DOWN, ill=True)],
            "0 pupils moved to a better category, 2 to a worse one; all absence of 1 of the 2 was one illness; "
            "the marks of 1 of the 2 are not known.",
        ),
        ([moved(Movement.LEAVER, gone=True)], "0 pupils moved to a better category, none to a worse one."),
    ],
)
def test_movement_counts_one_illness_among_those_who_declined(pupils, sentence):
    assert movement_sentence(pupils) == sentence


NOW = Headline(1900, 2000, 20, {Category.GREEN: 12, Category.AMBER: 5, Category.RED: 3}, 4, 1, 0)
BEFORE = Headline(1800, 2000, 21, {Category.GREEN: 10, Category.AMBER: 6, Category.RED: 5}, 6, 0, 0)
NOBODY = Headline(0, 0, 0, dict.fromkeys(Category, 0), 0, 0, 3)
SUMMER = SimpleNamespace(full_name="Summer 2026", start=date(2026, 4, 13), end=date(2026, 7, 17))
SPRING = SimpleNamespace(full_name="Spring 2026", start=None, end=None)
BOTH = SimpleNamespace(now=SUMMER, before=SPRING)


def found(now=NOW, before=BEFORE):
    return Headlines(now, before, None, now)


def test_attendance_is_said_of_both_terms_with_their_days_or_names():
    assert attendance_sentence(BOTH, found(), "Years 1 to 6") == (
        "Attendance of Years 1 to 6: 95.0% (13 Apr 2026 to 17 Jul 2026), up 5.0 points from 90.0% (Spring 2026)."
    )


def test_rates_that_would_print_alike_are_said_in_sessions():
    alike = replace(NOW, attended=19001, possible=20000)
    assert attendance_sentence(BOTH, found(alike, NOW), "All") == (
        "Attendance of All: 19,001 of 20,000 (13 Apr 2026 to 17 Jul 2026), up by less than 0.1 points "
        "from 1,900 of 2,000 (Spring 2026)."
    )


@pytest.mark.parametrize("before", [None, NOBODY])
def test_without_sessions_last_term_this_term_stands_alone(before):
    sentence = "Attendance of All: 95.0% (13 Apr 2026 to 17 Jul 2026)."
    assert attendance_sentence(BOTH, found(before=before), "All") == sentence
    assert attendance_sentence(SimpleNamespace(now=SUMMER, before=None), found(before=before), "All") == sentence


def test_without_sessions_this_term_nothing_is_counted():
    assert attendance_sentence(BOTH, found(NOBODY), "All") == "All: no sessions are known this term."
    assert absentees_sentence(found(NOBODY), "All") == (
        "All: persistent absence is counted from sessions, and none are known."
    )


def test_categories_are_said_now_and_before():
    assert category_sentence(NOW, BEFORE, []) == (
        "● Green 12 (was 10), ▲ Amber 5 (was 6), ■ Red 3 (was 5): 20 pupils with sessions this term."
    )
    assert category_sentence(NOW, None, ["Nursery", "Year 12"]) == (
        "● Green 12, ▲ Amber 5, ■ Red 3: 20 pupils with sessions this term, Nursery and Year 12 left out."
    )


def test_persistent_absentees_are_said_with_last_term_and_those_severely_absent():
    assert absentees_sentence(found(), "Years 1 to 6") == (
        "4 of 20 pupils of Years 1 to 6 persistently absent this term (last term 6 of 21), 1 of them severely."
    )
    assert absentees_sentence(found(BEFORE, None), "All") == (
        "6 of 21 pupils of All persistently absent this term, none of them severely."
    )
