"""Charts for the printed report: the same figures, in the size of half a page."""

from analysis.charts.attendance import Point
from analysis.charts.on_paper import SIZE, attendance_on_paper, categories_in_words, categories_on_paper
from analysis.rules.categories import Category

TERMS = {
    "Summer <2026>": {Category.GREEN: 194, Category.AMBER: 1159, Category.RED: 0},
    "Spring 2026": {Category.GREEN: 222, Category.AMBER: 123, Category.RED: 69},
}


def test_rates_are_drawn_in_the_size_of_half_a_page_with_long_labels_in_two_lines():
    points = [Point("This term", 95, 100, is_school=True), Point("England, primaries, full year", 948, 1000)]
    figure = attendance_on_paper([*points, Point("Nobody", 0, 0)])
    assert (figure.layout.width, figure.layout.height) == SIZE
    assert list(figure.data[0].y) == ["England, primaries,<br>full year", "This term"]


def test_each_term_and_category_is_a_bar_with_its_number_behind_it_the_first_term_and_green_on_top():
    figure = categories_on_paper(TERMS)
    assert [(bar.name, list(bar.x), list(bar.text)) for bar in figure.data] == [
        ("■ Red", [69, 0], ["69", "0"]),
        ("▲ Amber", [123, 1159], ["123", "1,159"]),
        ("● Green", [222, 194], ["222", "194"]),
    ]
    assert list(figure.data[0].y) == ["Spring 2026", "Summer &lt;2026&gt;"]
    assert figure.layout.xaxis.range[1] > 1159


def test_the_bars_are_said_in_words():
    assert categories_in_words(TERMS) == (
        "Pupils by category. Summer <2026>: green 194 pupils, amber 1,159 pupils, red 0 pupils. "
        "Spring 2026: green 222 pupils, amber 123 pupils, red 69 pupils."
    )
