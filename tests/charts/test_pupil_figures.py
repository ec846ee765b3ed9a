"""The figures of one pupil: a calendar of codes, and the year as it added up."""

from datetime import date, timedelta

import pytest

from analysis.charts.mark_calendar import (
    KINDS,
    calendar_figure,
    calendar_in_words,
    codes_in_words,
    kind_of,
    meaning_of,
    week_columns,
)
from analysis.charts.year_so_far import added_up, year_figure, year_in_words

MONDAY = date(2026, 4, 13)
SESSIONS = [
    (MONDAY, "AM", "/"),
    (MONDAY, "PM", "I"),
    (MONDAY + timedelta(days=4), "AM", "O"),
    (MONDAY + timedelta(weeks=2), "PM", ""),
]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("/", "in school"),
        ("V", "in school"),
        ("L", "late"),
        ("I", "authorised absence"),
        ("U", "unauthorised absence"),
        ("N", "unauthorised absence"),
        ("X", "does not count"),
        ("#", "does not count"),
        ("", "no mark"),
        ("?", "no mark"),
    ],
)
def test_a_mark_is_drawn_as_what_it_counts_as(mark, kind):
    assert kind_of(mark, MONDAY) == kind


@pytest.mark.parametrize(
    ("mark", "meaning"),
    [("I", "illness"), ("", "register not taken"), ("?", "a mark that no code explains")],
)
def test_every_mark_has_a_meaning(mark, meaning):
    assert meaning_of(mark, MONDAY) == meaning


def test_a_holiday_is_one_empty_column_however_long():
    days = [MONDAY, MONDAY + timedelta(days=8), MONDAY + timedelta(weeks=6)]
    assert week_columns(days) == [MONDAY, MONDAY + timedelta(weeks=1), None, MONDAY + timedelta(weeks=6)]


def test_each_session_is_a_cell_with_its_code_and_meaning():
    (heat,) = calendar_figure(SESSIONS).data
    assert [list(row) for row in heat.text[:2]] == [["/", "", ""], ["I", "", "–"]]
    assert heat.text[8][0] == "O"
    assert heat.z[1][0] == KINDS.index("authorised absence")
    assert heat.z[0][1] is None
    assert heat.customdata[8][0] == "Fri 17 Apr 2026, AM: O, no accepted reason"


def test_rows_are_the_half_days_of_five_days_and_months_stand_above():
    figure = calendar_figure(SESSIONS)
    assert figure.layout.yaxis.ticktext[:3] == ("Mon am", "Mon pm", "Tue am")
    assert len(figure.layout.yaxis.ticktext) == 10
    assert figure.layout.xaxis.ticktext == ("Apr<br>2026",)


def test_a_saturday_session_has_rows_of_its_own():
    assert len(calendar_figure([(MONDAY + timedelta(days=5), "AM", "/")]).layout.yaxis.ticktext) == 12


def test_no_marks_are_an_empty_figure_and_said_so():
    assert not any(any(row) for row in calendar_figure([]).data[0].text or ())
    assert calendar_in_words([]) == "No marks."


def test_the_calendar_is_said_in_words():
    assert calendar_in_words(SESSIONS) == (
        "Marks from 13 Apr 2026 to 27 Apr 2026. in school: 1 session; authorised absence: 1 session; "
        "unauthorised absence: 1 session; no mark: 1 session."
    )
    assert codes_in_words(SESSIONS) == ("I illness (1)", "O no accepted reason (1)", "– register not taken (1)")


def weeks_like(*pairs):
    return added_up([(MONDAY + timedelta(weeks=number), *pair) for number, pair in enumerate(pairs)])


def test_sessions_add_up_and_rates_are_never_averaged():
    assert [one[1:] for one in weeks_like((10, 10), (0, 2), (8, 8))] == [(10, 10), (10, 12), (18, 20)]


@pytest.mark.parametrize(("weeks", "shown"), [(6, 6), (7, 4)])
def test_the_first_three_weeks_are_left_out_where_there_are_more_than_six(weeks, shown):
    figure = year_figure(weeks_like(*[(9, 10)] * weeks), 970)
    assert len(figure.data[0].x) == shown
    assert [note.text for note in figure.layout.annotations] == ["97% target", "90% persistent"]
    assert figure.data[0].customdata[-1].endswith(f"90.0% ({9 * weeks} of {10 * weeks})")


def test_a_low_rate_is_never_below_the_figure():
    assert year_figure(weeks_like(*[(4, 10)] * 3), 970).layout.yaxis.range[0] == 36
    assert year_figure(weeks_like(*[(0, 10)] * 3), 970).layout.yaxis.range[0] == -2


def test_the_year_is_said_in_words():
    assert year_in_words([], 970) == "No sessions this school year."
    assert year_in_words(weeks_like((9, 10)), 970) == "90.0% by the week of 13 Apr 2026; the target is 97%."
    assert year_in_words(weeks_like((9, 10), (9, 10), (9, 10), (10, 10), (0, 10)), 970) == (
        "74.0% by the week of 11 May 2026; the target is 97%. After the first weeks: "
        "highest 92.5%, 4 May 2026; lowest 74.0%, 11 May 2026."
    )
