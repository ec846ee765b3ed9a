"""The year group of a child whose file of this term does not say it."""

from datetime import date

import pytest

from analysis.known import Records
from analysis.measures.year_groups import with_year_groups
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of

DAY = date(2026, 7, 21)
FIGURES = {"possible": 60, "attended": 50, "authorised": 10, "unauthorised": 0}


def in_term(name, group=None, born=None, year="2025/26"):
    pupil = {"year_group": group, "date_of_birth": born}
    return sheet_of(name=name, year=year, totals=[FIGURES], pupils=[pupil])


def filled(sheet, *others):
    return with_year_groups(sheet, (*others, sheet), DAY).pupils["year_group"].tolist()


NOW = in_term("Summer")


@pytest.mark.parametrize(
    ("others", "group"),
    [
        ((), [None]),
        ((in_term("Spring", "Nursery"),), ["Nursery"]),
        ((in_term("Summer", "Nursery", year="2024/25"),), ["Reception"]),
        ((in_term("Summer", "Year 3", year="2023/24"),), ["Year 5"]),
        ((in_term("Autumn", "Year 3", year="2026/27"),), ["Year 2"]),
        ((in_term("Autumn", "Year 2"), in_term("Spring", "Year 3")), ["Year 3"]),
        ((in_term("Spring", "Year 3"), in_term("Autumn", "Year 9", year="2026/27")), ["Year 3"]),
        ((in_term("Spring"), in_term("Autumn", "Year 2")), ["Year 2"]),
        ((in_term("Last term", "Nursery", year=None),), ["Nursery"]),
    ],
)
def test_a_year_group_is_that_of_the_nearest_term_moved_up(others, group):
    assert filled(NOW, *others) == group


@pytest.mark.parametrize(
    ("born", "group"), [(date(2021, 9, 1), "Nursery"), (date(2021, 8, 31), "Reception"), (date(2019, 1, 1), "Year 2")]
)
def test_without_any_the_date_of_birth_tells(born, group):
    assert filled(in_term("Summer", born=born)) == [group]
    assert filled(in_term("This term", born=born, year=None)) == [group]
    assert filled(NOW, in_term("Spring", born=born)) == [group]


def test_a_child_of_the_nursery_is_there_again_where_the_date_of_birth_says_so():
    last_year = in_term("Summer", "Nursery", date(2021, 9, 1), year="2024/25")
    assert filled(NOW, last_year) == ["Nursery"]
    assert filled(NOW, in_term("Summer", "Year 1", date(2021, 9, 1), year="2024/25")) == ["Year 2"]


def test_a_year_group_that_the_file_gives_stays():
    sheet = in_term("Summer", "Year 4")
    assert with_year_groups(sheet, (in_term("Spring", "Nursery"), sheet), DAY) is sheet


def decided(now, before):
    return analyse_term(now, before, Records(), Policy(), DAY).decisions[0]


@pytest.mark.parametrize(
    ("before", "rule"),
    [
        (in_term("Spring", "Nursery"), "without_letters"),
        (in_term("Last term", "Nursery", year=None), "without_letters"),
        (in_term("Spring", "Reception"), "not_improved"),
    ],
)
def test_a_child_of_the_nursery_gets_no_letter_though_this_terms_file_has_no_year(before, rule):
    now = NOW if before.school_year else in_term("This term", year=None)
    assert decided(now, before).proposal.rule == rule


def test_nursery_is_no_last_term_though_its_file_has_no_year():
    now = in_term("Autumn", "Reception", year="2026/27")
    one = decided(now, in_term("Summer"))
    assert (one.movement, one.proposal.letter) == ("joiner", "concern_red")
