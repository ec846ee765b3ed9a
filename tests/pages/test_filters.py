"""Filters: a year group or class chosen on one page stays on the others, is said, and releases nothing unseen."""

import pytest

from tests.pages.pages import TOTALS, csv_of, dropped, on, opened, reviewing, words
from ui.filters import Filter


class Pupil:
    """As much of a decision as a filter asks for."""

    def __init__(self, year_group, class_name):
        self.said = {"year_group": year_group, "class_name": class_name}

    def text(self, column):
        return self.said[column]


@pytest.mark.parametrize(
    ("chosen", "is_on", "said", "shown"),
    [
        (Filter(), False, "", [True, True, True]),
        (Filter(("Year 4",)), True, "Year 4", [False, True, True]),
        (Filter((), ("4B",)), True, "class 4B", [False, False, True]),
        (Filter(("Year 3", "Year 4"), ("3A", "4B")), True, "Year 3, Year 4 · classes 3A, 4B", [True, False, True]),
    ],
)
def test_a_filter_shows_pupils_of_any_chosen_year_group_in_any_chosen_class(chosen, is_on, said, shown):
    pupils = [Pupil("Year 3", "3A"), Pupil("Year 4", "4A"), Pupil("Year 4", "4B")]
    assert (chosen.is_on, chosen.in_words(), [chosen.shows(one) for one in pupils]) == (is_on, said, shown)


TWO_CLASSES = (
    (*TOTALS, "Term", "Academic Year"),
    [
        ("", surname, "Ada", year, class_name, 100, 92, 8, 0, "Spring", "2025/26")
        for surname, year, class_name in (("Able", "Year 3", "3A"), ("Bee", "Year 4", "4A"), ("Cole", "Year 4", "4B"))
    ],
)


def two_classes():
    return dropped(opened(), "spring.csv", csv_of(*TWO_CLASSES))


def shown_on_review(app):
    return app.dataframe[0].value["Pupil"].tolist()


def test_what_is_chosen_on_one_page_stays_on_the_next_until_it_is_cleared():
    app = reviewing(two_classes())
    assert shown_on_review(app) == ["Able, Ada", "Bee, Ada", "Cole, Ada"]
    app = app.multiselect(key="filter_year_group_0").set_value(["Year 4"]).run()
    assert app.multiselect(key="filter_class_name_0").options == ["4A", "4B"]
    app = app.multiselect(key="filter_class_name_0").set_value(["4B"]).run()
    assert shown_on_review(app) == ["Cole, Ada"]
    app = on(app, "persistent")
    assert "Only Year 4 · class 4B" in words(app)
    assert app.multiselect(key="filter_class_name_0").value == ["4B"]
    app = on(app.multiselect(key="filter_class_name_0").set_value([]).run(), "review")
    assert shown_on_review(app) == ["Bee, Ada", "Cole, Ada"]
    app = app.button(key="clear_filter").click().run()
    assert shown_on_review(app) == ["Able, Ada", "Bee, Ada", "Cole, Ada"]
    assert "Only " not in words(app)


def test_a_press_on_review_says_how_many_ready_letters_are_not_shown_and_leaves_them():
    app = reviewing(two_classes()).multiselect(key="filter_year_group_0").set_value(["Year 4"]).run()
    press = next(one for one in app.button if one.key.startswith("release_"))
    assert press.label == "Release the letters of 2 pupils; 1 other is ready and not shown"
    app = press.click().run()
    assert "Nothing of this type is waiting to be released together; 1 other is ready and not shown." in words(app)
