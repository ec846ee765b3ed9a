"""What was decided is there at the next visit, for the right child."""

from datetime import date

from analysis.joins import Joins
from analysis.meeting.lasting import load_releases
from tests.pages.pages import dropped, on, opened, totals_of, words
from ui.loading import records

AUTUMN = totals_of("Autumn", ("Abel", 140, 140), ("Cole", 140, 140))
SPRING = totals_of("Spring", ("Best", 130, 120), ("Abel", 130, 129), ("Cole", 60, 50))
WHO = "Mrs H. Ferncastle"


def letters_of_own_school():
    dropped(dropped(opened(), "a.csv", AUTUMN), "s.csv", SPRING)
    return on(opened(), "letters").text_input(key="decider").set_value(WHO).run()


def released(app):
    return [box.options for box in app.selectbox if box.key == "single_concern_amber"]


def test_a_released_letter_is_there_at_the_next_visit_and_cannot_be_released_again():
    letters_of_own_school().button(key="release_concern_amber").click().run()
    later = on(opened(), "letters")
    assert [options[0].split(",")[0] for options in released(later)] == ["Best"]
    assert not [button for button in later.button if button.key == "release_concern_amber"]


def test_of_two_people_at_once_the_second_releases_nothing():
    first, second = letters_of_own_school(), on(opened(), "letters").text_input(key="decider").set_value("Mr D").run()
    first.button(key="release_concern_amber").click().run()
    second.button(key="release_concern_amber").click().run()
    (record,) = load_releases(records(), "2025/26 Spring", Joins()).values()
    assert record.released_by == WHO


def test_a_held_letter_is_there_at_the_next_visit():
    app = letters_of_own_school()
    app = app.segmented_control(key="letter_type").set_value("concern_red").run()
    person = app.selectbox(key="decide_concern_red").value.person
    app = app.date_input(key=f"review_{person}").set_value(date(2026, 12, 1)).run()
    app.button(key=f"hold_{person}").click().run()
    later = on(opened(), "letters").segmented_control(key="letter_type").set_value("concern_red").run()
    assert f"Held by {WHO} until 1 Dec 2026." in words(later)


def test_a_child_keeps_its_release_when_files_come_in_another_order():
    letters_of_own_school().button(key="release_concern_amber").click().run()
    app = opened()
    for start in ("remove_", "delete_"):  # the autumn file goes, and comes back behind the spring file
        button = next(one for one in app.button if one.key.startswith(start))
        app = app.button(key=button.key).click().run()
    dropped(app, "again.csv", AUTUMN)
    later = on(opened(), "letters")
    assert [options[0].split(",")[0] for options in released(later)] == ["Best"]
