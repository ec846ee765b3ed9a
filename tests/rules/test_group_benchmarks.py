"""National figures of a group stand beside the same group, and never without their series and window."""

import pytest

from analysis.rules.group_benchmarks import NATIONAL_OF_GROUPS, is_full_year, national_of

ALL = [one for found in NATIONAL_OF_GROUPS.values() for one in (found.absence, found.persistent) if one]


@pytest.mark.parametrize(
    ("column", "value", "hundredths"),
    [("fsm", True, 2940), ("fsm", False, 1120), ("sex", "F", 1572), ("sex", "M", 1668), ("sen", "N", 1391)]
    + [("year_group", f"Year {n}", of) for n, of in enumerate((1917, 1627, 1522, 1527, 1567, 1569), 1)],
)
def test_persistent_absentees_of_a_group_are_those_of_the_2022_23_census(column, value, hundredths):
    found = national_of(column, value).persistent
    assert found.hundredths == hundredths
    assert found.label == "England, state-funded primaries, full year 2022/23 (school census)"


@pytest.mark.parametrize(("value", "hundredths"), [("N", 452), ("K", 716), ("E", 1069)])
def test_absence_by_sen_is_that_of_the_autumn_term_2025_26(value, hundredths):
    found = national_of("sen", value).absence
    assert (found.hundredths, "autumn term 2025/26" in found.label) == (hundredths, True)


def test_no_figure_stands_without_its_series_and_window():
    assert {one.measure for one in ALL} == {"absence", "persistent absentees"}
    assert {one.short_label for one in ALL} == {
        "England, primaries, full year 2022/23",
        "England, primaries, autumn term 2025/26",
    }


@pytest.mark.parametrize("group", [("sen", "any"), ("class_name", "3A"), ("eal", True), ("year_group", "Reception")])
def test_of_other_groups_nothing_is_known(group):
    found = national_of(*group)
    assert (found.absence, found.persistent) == (None, None)


@pytest.mark.parametrize(("possible", "whole"), [(341, False), (342, True), (380, True), (0, False)])
def test_a_whole_year_is_nine_tenths_of_380_sessions(possible, whole):
    assert is_full_year(possible) is whole
