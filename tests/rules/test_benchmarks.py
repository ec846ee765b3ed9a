"""National figures, each with its series and window (DfE, school census 2024/25)."""

from analysis.rules.benchmarks import NATIONAL_PRIMARY_ABSENCE, NATIONAL_PRIMARY_PERSISTENT, NATIONAL_PRIMARY_SEVERE

ALL = (NATIONAL_PRIMARY_ABSENCE, NATIONAL_PRIMARY_PERSISTENT, NATIONAL_PRIMARY_SEVERE)


def test_the_national_primary_figures_are_those_of_the_2024_25_census():
    assert [one.hundredths for one in ALL] == [520, 1299, 93]
    assert [one.measure for one in ALL] == ["absence", "persistent absentees", "severe absentees"]


def test_a_benchmark_never_stands_without_its_series_and_window():
    assert {one.label for one in ALL} == {"England, state-funded primaries, full year 2024/25 (school census)"}
    assert all("England" in one.short_label and "full year 2024/25" in one.short_label for one in ALL)
