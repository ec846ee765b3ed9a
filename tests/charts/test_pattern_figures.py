"""The figures of the page Patterns: each says in text what it draws."""

from analysis.charts.half_days import Cell, half_days_figure, half_days_in_words

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
