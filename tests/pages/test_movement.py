"""Movement: how did pupils move between the categories, term after term?"""

import json

import pytest

from tests.pages.pages import dropped, on, opened, totals_of, with_sample, words


@pytest.fixture(scope="module")
def sample():
    return on(with_sample(), "movement")


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "movement"))


def test_the_answer_comes_first_with_dates_and_pupils(sample):
    text = words(sample)
    assert "Below the 97% target: 186 of 414 pupils (44.9%) in Autumn 2025, 219 of 413 pupils (53.0%) in Summer" in text
    assert "Autumn 2025: 3 September 2025 to 19 December 2025; Spring 2026" in text
    assert "pupils on roll in one of these terms, in all year groups but Nursery" in text


def test_the_figure_has_every_term_and_words_for_those_who_cannot_see_it(sample):
    (figure, *_) = sample.get("plotly_chart")
    labels = json.loads(figure.proto.spec)["data"][0]["node"]["customdata"]
    assert [label for label in labels if "Green" in label] == ["● Green  228", "● Green  222", "● Green  194"]
    assert "Pupils by category in Autumn 2025 and in Spring 2026: 148 from green to green;" in figure.proto.alt


def test_a_person_chooses_the_first_term(sample):
    app = sample.selectbox(key="movement_from").select_index(1).run()
    assert "in Spring 2026, 219 of 413" in words(app)


def test_one_term_alone_has_no_movement():
    app = dropped(opened(), "spring.csv", totals_of("Spring", ("Able", 100, 99)))
    assert "Only one term is open." in words(on(app, "movement"))
