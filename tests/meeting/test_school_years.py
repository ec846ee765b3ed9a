"""Which kept files a meeting opens: this school year's and the one's before, and whatever does not say its year."""

from datetime import date

import pytest

from analysis.ingest.reading import read_export
from analysis.meeting.school_years import first_year_needed, is_needed, school_years_of
from tests.commands.school_files import child, figures, marks_file, totals_file

ADA = child(1)


def of_terms(*years):
    named = [{"term": "Spring", "school_year": year} for year in years]
    return totals_file(*(ADA | term | figures(9, 10) for term in named))


@pytest.mark.parametrize(
    ("data", "years"),
    [
        (marks_file((ADA, "//"), start=date(2026, 7, 31)), ("2025/26",)),
        (marks_file((ADA, "////"), start=date(2026, 7, 31)), ("2025/26", "2026/27")),
        (of_terms("2024/25", "2025/26"), ("2024/25", "2025/26")),
        (totals_file(ADA | figures(9, 10)), ()),
    ],
    ids=["marks", "marks over the summer", "terms by name", "totals that do not say"],
)
def test_a_file_is_of_the_years_of_its_days_or_of_its_terms(data, years):
    assert school_years_of(read_export(data, "file.csv")) == years


@pytest.mark.parametrize(
    ("held", "first"),
    [
        (["2024/25", "2025/26", "2026/27"], "2025/26"),
        (["2024/25", "2026/27"], "2024/25"),
        (["2024/25", "2025/26", "2026/27", "2027/28"], "2025/26"),
        (["2026/27"], "2026/27"),
        (["2027/28"], ""),
        ([], ""),
    ],
)
def test_a_meeting_needs_the_latest_two_years_that_had_begun(held, first):
    assert first_year_needed([(year,) for year in held], date(2026, 11, 24)) == first


@pytest.mark.parametrize(
    ("years", "needed"), [(("2024/25",), False), (("2025/26",), True), (("2024/25", "2025/26"), True), ((), True)]
)
def test_a_file_that_touches_a_needed_year_or_says_none_is_needed(years, needed):
    assert is_needed(years, "2025/26") == needed
