"""Figures draw what they are given, in an order and with signs that need no colour."""

import pytest

from analysis.charts.attendance import Point, attendance_figure, attendance_in_words
from analysis.charts.movement import movement_figure, movement_in_words
from analysis.charts.theme import CATEGORY_COLOURS, OUTSIDE_COLOUR, category_label, for_the_back_wall
from analysis.measures.movement import category_movement
from analysis.rules.categories import Category

GREEN, AMBER, RED = Category.GREEN, Category.AMBER, Category.RED
POINTS = [Point("This term", 64, 66, is_school=True), Point("Target", 97, 100), Point("Nobody", 0, 0)]
MOVED = category_movement([GREEN, GREEN, RED, AMBER, None], [AMBER, AMBER, GREEN, None, RED])


@pytest.mark.parametrize(
    ("name", "label"), [("green", "● Green"), ("amber", "▲ Amber"), ("red", "■ Red"), ("left", "Left"), ("new", "New")]
)
def test_a_category_is_a_sign_and_a_word(name, label):
    assert category_label(name) == label


def test_attendance_has_one_row_for_each_rate_from_the_top():
    (trace,) = attendance_figure(POINTS).data
    assert list(trace.y) == ["Target", "This term"]
    assert list(trace.x) == [97.0, pytest.approx(96.969697)]
    assert [text.strip() for text in trace.text] == ["97.0%", "96.9%"]
    assert list(trace.marker.symbol) == ["line-ns", "circle"]


def test_attendance_without_rates_is_an_empty_figure():
    figure = attendance_figure([])
    assert list(figure.data[0].y) == []
    assert figure.layout.xaxis.range[0] < 0


def test_attendance_is_said_in_words():
    assert attendance_in_words(POINTS) == "This term: 96.9%; Target: 97.0%; Nobody: no sessions."


def ribbons(figure):
    (sankey,) = figure.data
    labels, link = sankey.node.customdata, sankey.link
    return [(labels[a], labels[b], pupils) for a, b, pupils in zip(link.source, link.target, link.value, strict=True)]


def test_movement_draws_a_ribbon_for_each_step_with_its_pupils():
    assert ribbons(movement_figure(MOVED, "Spring", "Summer")) == [
        ("● Green  2", "▲ Amber  2", 2),
        ("▲ Amber  1", "Left  1", 1),
        ("■ Red  1", "● Green  1", 1),
        ("New  1", "■ Red  1", 1),
    ]


def test_movement_names_both_terms_and_stands_from_green_down():
    figure = movement_figure(MOVED, "Spring", "Summer")
    assert [note.text for note in figure.layout.annotations] == ["<b>Spring</b>", "<b>Summer</b>", "New  1", "Left  1"]
    assert list(figure.data[0].node.label).count("") == 2
    node = figure.data[0].node
    left = [y for x, y in zip(node.x, node.y, strict=True) if x < 0.5]
    assert left == sorted(left)
    assert all(0 < y < 1 for y in node.y)
    assert (node.color[0], node.color[3]) == (CATEGORY_COLOURS[GREEN], OUTSIDE_COLOUR)
    assert figure.data[0].link.color[0] == "rgba(42,157,143,0.42)"
    assert figure.data[0].link.customdata[1] == "1 pupil: ▲ Amber to Left"


def test_movement_of_nobody_is_an_empty_figure_and_said_so():
    nobody = category_movement([], [])
    assert ribbons(movement_figure(nobody, "Spring", "Summer")) == []
    assert movement_in_words(nobody, "Spring", "Summer") == "Pupils by category in Spring and in Summer: nobody."


def test_movement_is_said_in_words():
    assert movement_in_words(MOVED, "Spring", "Summer") == (
        "Pupils by category in Spring and in Summer: "
        "2 from green to amber; 1 from amber to left; 1 from red to green; 1 from new to red."
    )


def test_for_the_back_wall_everything_in_a_figure_grows():
    points = [Point("Summer", 9, 10, is_school=True)]
    usual, large = attendance_figure(points), for_the_back_wall(attendance_figure(points))
    assert large.layout.height == 1.3 * usual.layout.height
    assert large.layout.font.size == 1.3 * 18
    assert large.data[0].textfont.size == 1.3 * 20
    assert large.layout.margin.b == 1.3 * usual.layout.margin.b
