"""Figures draw what they are given, in an order and with signs that need no colour."""

from itertools import pairwise

import pytest

from analysis.charts.attendance import Point, attendance_figure, attendance_in_words
from analysis.charts.movement import alluvial_figure, alluvial_in_words, movement_figure, movement_in_words
from analysis.charts.term_lines import TermLine, term_lines_figure, term_lines_in_words
from analysis.charts.theme import (
    CATEGORY_COLOURS,
    OUTSIDE_COLOUR,
    category_label,
    for_the_back_wall,
    picture_button,
)
from analysis.measures.category_paths import category_steps
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


def test_several_terms_stand_side_by_side_each_with_its_pupils():
    names = ["Autumn 2025", "Spring 2026", "Summer 2026"]
    steps = category_steps([(GREEN, AMBER, RED), (GREEN, GREEN, "not here"), ("not here", GREEN, GREEN)])
    figure = alluvial_figure(steps, names)
    assert ribbons(figure)[3:] == [
        ("● Green  2", "● Green  1", 1),
        ("● Green  2", "Not here  1", 1),
        ("▲ Amber  1", "■ Red  1", 1),
    ]
    assert list(figure.data[0].node.x) == [0.001] * 2 + [0.5] * 2 + [0.999] * 3
    assert [(note.text, note.xanchor) for note in figure.layout.annotations] == [
        ("<b>Autumn 2025</b>", "left"),
        ("<b>Spring 2026</b>", "center"),
        ("<b>Summer 2026</b>", "right"),
        ("Not here  1", "left"),
        ("Not here  1", "right"),
    ]
    said = alluvial_in_words(steps, names)
    assert said.endswith(
        "Spring 2026 and in Summer 2026: 1 from green to green; 1 from green to not here; 1 from amber to red."
    )


@pytest.mark.parametrize(
    ("terms", "last", "size", "labels"),
    [
        (3, "<b>First half of summer 3</b>", 20, ["● Green  1", "● Green  1"]),
        (4, "<b>First half<br>of summer<br>4</b>", 20, ["● Green  1", "● Green  1"]),
        (5, "<b>First half<br>of summer<br>5</b>", 16, ["● Green  1", "● 1"]),
    ],
)
def test_many_terms_have_names_in_lines_and_then_smaller_text_and_shorter_labels(terms, last, size, labels):
    steps = category_steps([(GREEN,) * terms, ("not here",) * (terms - 1) + (RED,)])
    figure = alluvial_figure(steps, [f"First half of summer {place + 1}" for place in range(terms)])
    (sankey,) = figure.data
    assert (figure.layout.annotations[terms - 1].text, sankey.textfont.size) == (last, size)
    assert [sankey.node.label[0], sankey.node.label[2]] == labels
    outside = [note.text for note in figure.layout.annotations[terms:]]
    assert outside[:2] == ["Not here  1", "1" if size == 16 else "Not here  1"]
    assert set(sankey.node.customdata) == {"● Green  1", "Not here  1", "■ Red  1"}


def test_for_the_back_wall_everything_in_a_figure_grows():
    points = [Point("Summer", 9, 10, is_school=True)]
    usual, large = attendance_figure(points), for_the_back_wall(attendance_figure(points))
    assert large.layout.height == 1.3 * usual.layout.height
    assert large.layout.font.size == 1.3 * 18
    assert large.data[0].textfont.size == 1.3 * 20
    assert large.layout.margin.b == 1.3 * usual.layout.margin.b


def test_a_figure_is_saved_as_a_sharp_picture_under_its_name():
    bar = picture_button("movement")
    assert bar["modeBarButtons"] == [["toImage"]]
    assert bar["toImageButtonOptions"] == {"format": "png", "filename": "movement", "scale": 3}


def test_a_figure_without_a_name_has_no_tool_bar():
    assert picture_button(None) == {"displayModeBar": False}


TWO_TERMS = ["Spring 2026", "Summer 2026"]


def lines_of(*ends):
    return [TermLine(f"Year {place + 1}", ((90, 100), end)) for place, end in enumerate(ends)]


def test_a_line_is_named_at_its_end_with_a_dash_and_a_mark_of_its_own():
    figure = term_lines_figure(lines_of((95, 100), (80, 100)), TWO_TERMS)
    assert [(list(one.y), one.line.dash, one.marker.symbol) for one in figure.data] == [
        ([90.0, 95.0], "solid", "circle"),
        ([90.0, 80.0], "dash", "square"),
    ]
    assert [note.text for note in figure.layout.annotations] == ["<b>Year 1</b> 95.0%", "<b>Year 2</b> 80.0%"]
    assert figure.data[0].customdata[1] == "Year 1, Summer 2026: 95.0% (95 of 100)"
    assert list(figure.layout.xaxis.ticktext) == TWO_TERMS
    four = term_lines_figure([TermLine("Year 1", ((9, 10),) * 4)], ["Autumn 2025"] * 4)
    assert four.layout.xaxis.ticktext[0] == "Autumn<br>2025"


def test_a_figure_has_four_lines_at_most_and_none_without_a_figure_for_the_latest_term():
    assert len(term_lines_figure(lines_of(*[(95, 100)] * 5), TWO_TERMS).data) == 4
    assert len(term_lines_figure(lines_of((95, 100), None), TWO_TERMS).data) == 1
    assert term_lines_figure([], TWO_TERMS).layout.annotations == ()


def test_the_names_of_lines_that_end_alike_stand_apart_inside_the_figure():
    alike = term_lines_figure(lines_of(*[(95, 100)] * 4), TWO_TERMS).layout.annotations
    heights = [note.y for note in alike]
    assert all(above - below >= 0.0749 for below, above in pairwise(heights))
    assert max(heights) <= 1.0001
    crowded = [TermLine("A", ((10, 100), (99, 100))), *(TermLine(name, ((99, 100), (99, 100))) for name in "BCD")]
    assert max(note.y for note in term_lines_figure(crowded, TWO_TERMS).layout.annotations) <= 1.0001


def test_lines_are_said_in_words():
    lines = [TermLine("Year 1", (None, (95, 100)))]
    assert term_lines_in_words(lines, TWO_TERMS) == (
        "Attendance by term. Year 1: no figure in Spring 2026, 95.0% in Summer 2026."
    )
    assert term_lines_figure(lines, TWO_TERMS).data[0].customdata[0] == "Year 1, Spring 2026: no figure"
    assert term_lines_in_words([], TWO_TERMS) == "Attendance by term. Nobody."
