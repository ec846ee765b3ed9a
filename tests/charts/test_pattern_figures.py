"""The figures of the page Patterns: each says in text what it draws."""

from datetime import date

from analysis.charts.half_days import Cell, half_days_figure, half_days_in_words
from analysis.charts.panels import MOST_LABELLED, MOST_PANELS, Bar, Panel, months_of, panels_figure, panels_in_words

CELLS = [
    Cell("Thursday", "AM", 5, 100, 0),
    Cell("Thursday", "PM", 1, 100, -1),
    Cell("Friday", "AM", 0, 0, 0),
    Cell("Friday", "PM", 1001, 15563, 1),
]


def test_each_half_day_is_a_cell_with_its_share_its_sessions_and_its_sign():
    (heat,) = half_days_figure(CELLS).data
    assert (list(heat.x), list(heat.y)) == (["Thursday", "Friday"], ["Morning", "Afternoon"])
    assert [list(row) for row in heat.text] == [
        ["<b>5.0%</b><br>5 of 100", "<b>no sessions</b><br>0 of 0"],
        ["<b>1.0%</b><br>1 of 100<br><b>▼ less</b>", "<b>6.4%</b><br>1,001 of 15,563<br><b>▲ more</b>"],
    ]
    assert heat.z[0][1] is None


def test_half_days_are_said_as_text():
    assert half_days_in_words(CELLS[1:]) == (
        "Thursday PM 1.0% missed, less than chance alone makes; Friday AM no sessions; "
        "Friday PM 6.4% missed, more than chance alone makes."
    )


def test_a_week_without_sessions_is_drawn_all_the_same():
    assert half_days_figure([Cell("Monday", "AM", 0, 0, 0)]).data[0].zmax == 1


def panel(name, *figures):
    return Panel(name, tuple(Bar(str(n), f"week {n}", *one) for n, one in enumerate(figures, start=1)))


AUTUMN, SPRING = panel("Autumn & co", (1, 100), (5, 100), (0, 0)), panel("Spring", (2, 100), (3, 100))


def test_each_term_is_a_row_of_bars_on_one_scale_with_its_name():
    figure = panels_figure([AUTUMN, SPRING], ["1", "2", "3"])
    first, second = figure.data
    assert (list(first.y), list(second.y)) == ([1.0, 5.0, 0.0], [2.0, 3.0])
    assert list(first.text) == ["1.0%", "5.0%", ""]
    assert list(first.customdata) == [
        "week 1: 1.0% (1 of 100)",
        "week 2: 5.0% (5 of 100)",
        "week 3: no sessions (0 of 0)",
    ]
    assert [note.text for note in figure.layout.annotations] == ["<b>Autumn &amp; co</b>", "<b>Spring</b>"]
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range == (0, 6.25)
    assert len(set(first.marker.color)) == 2


def test_of_many_bars_only_the_highest_is_labelled():
    (row,) = panels_figure(
        [panel("Year", *[(n, 100) for n in range(MOST_LABELLED + 1)])], ["1"], ticks={"1": "one"}
    ).data
    assert [text for text in row.text if text] == ["16.0%"]


def test_no_more_than_four_rows_are_drawn():
    assert len(panels_figure([SPRING] * (MOST_PANELS + 1), ["1"]).data) == MOST_PANELS
    assert not panels_figure([], []).data


def test_rows_are_said_as_text():
    assert panels_in_words([AUTUMN, panel("Summer", (0, 0))]) == (
        "Autumn & co: highest 5.0%, week 2; lowest 1.0%, week 1. Summer: no sessions."
    )
    assert panels_in_words([]) == "No sessions."


def test_months_are_written_at_their_first_school_week_with_the_year_where_it_changes():
    mondays = [date(2025, 12, 8), date(2025, 12, 15), date(2026, 1, 5), date(2026, 2, 2)]
    assert months_of(mondays) == {"2025-12-08": "Dec<br>2025", "2026-01-05": "Jan<br>2026", "2026-02-02": "Feb"}
    figure = panels_figure([SPRING], ["1", "2"], ticks={"1": "Dec<br>2025"})
    assert (figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext) == (("1",), ("Dec<br>2025",))
