"""A change is told in words that a head would use."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.rules.policy import Policy
from analysis.rules.school import School
from analysis.rules.school_calendar import Term
from analysis.settings import Settings
from analysis.settings_changes import changes

AUTUMN = Term("Autumn", date(2026, 9, 3), date(2026, 12, 18))
BROKEN = replace(AUTUMN, half_term=(date(2026, 10, 26), date(2026, 10, 30)))
BEFORE = Settings()


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (Settings(), ()),
        (Settings(School(name="St Mary’s")), ("School name: St Mary’s, was Our school",)),
        (Settings(School(head="Mrs F")), ("Head: Mrs F, was blank",)),
        (Settings(School(top_year=4)), ("Top year group: 4, was 6",)),
        (Settings(policy=Policy(target=965)), ("Target: 96.5%, was 97%",)),
        (Settings(policy=Policy(few_sessions=30)), ("Few sessions: 30, was 40",)),
        (Settings(policy=Policy(without_letters=())), ("Year groups without letters: none, was Nursery",)),
        (
            Settings(policy=Policy(period="half_term"), terms=(AUTUMN,)),
            ("Letters compare: six half terms, was three terms", "Autumn: 3 September 2026 to 18 December 2026"),
        ),
        (
            Settings(inset_days=(date(2026, 9, 1), date(2026, 9, 2))),
            ("INSET days added: 1 Sep 2026, 2 Sep 2026",),
        ),
    ],
)
def test_each_change_is_told_with_what_was_before(after, told):
    assert changes(BEFORE, after) == told


def test_a_term_that_goes_or_gets_a_holiday_is_told():
    with_term, with_holiday = Settings(terms=(AUTUMN,)), Settings(terms=(BROKEN,), inset_days=(date(2026, 9, 1),))
    assert changes(with_term, BEFORE) == ("Autumn: no longer a term",)
    assert changes(with_term, with_holiday)[0].endswith("half-term holiday 26 October 2026 to 30 October 2026")
    assert changes(with_holiday, with_term)[1] == "INSET days taken away: 1 Sep 2026"
