"""The figure of gaps: a row for each group, filled or hollow, with the range beside the line of all others."""

from analysis.charts.group_gaps import MOST_GROUPS, Gap, gap_figure, gaps_in_words, shown_gaps


def a_gap(label="3A", points=-3.0, limits=(-5.0, -1.0), *, is_sure=True):
    return Gap(label, points, limits, is_sure, f"{label}: said")


def test_a_sure_gap_is_filled_and_one_that_may_be_chance_is_hollow():
    figure = gap_figure([a_gap("A"), a_gap("B", 1.0, (-1.0, 3.0), is_sure=False)])
    sure, chance = figure.data
    assert (list(sure.x), list(sure.y), sure.marker.symbol) == ([-3.0], ["A"], "circle")
    assert (list(chance.x), list(chance.y), chance.marker.symbol) == ([1.0], ["B"], "circle-open")
    assert (list(sure.error_x.array), list(sure.error_x.arrayminus)) == ([2.0], [2.0])
    assert list(figure.layout.yaxis.categoryarray) == ["B", "A"]


def test_without_a_range_there_is_the_dot_alone_and_a_name_is_never_markup():
    figure = gap_figure([a_gap("<b>", 0.5, None, is_sure=False)])
    assert list(figure.data[1].error_x.array) == [0.0]
    assert list(figure.data[1].y) == ["&lt;b&gt;"]


def test_the_scale_holds_every_range_and_the_line_of_all_others():
    low, high = gap_figure([a_gap(limits=(-9.0, -2.0))]).layout.xaxis.range
    assert low < -9
    assert high > 0
    assert gap_figure([]).layout.height > 0


def test_of_too_many_groups_the_widest_gaps_are_shown_in_their_order():
    gaps = [a_gap(str(place), float(place)) for place in range(MOST_GROUPS + 3)]
    assert shown_gaps(gaps) == gaps[3:]
    assert gaps_in_words(gaps[:2]) == "0: said; 1: said."
