"""What was decided is there at the next visit, for the right child."""

from datetime import date

from analysis.joins import Joins
from analysis.meeting.lasting import load_releases
from tests.pages.pages import dropped, on, opened, reviewing, totals_of, words
from ui.loading import records

AUTUMN = totals_of("Autumn", ("Abel", 140, 140), ("Cole", 140, 140))
SPRING = totals_of("Spring", ("Best", 130, 120), ("Abel", 130, 129), ("Cole", 60, 50))
WHO = "Mrs H. Ferncastle"


def own_school():
    dropped(dropped(opened(), "a.csv", AUTUMN), "s.csv", SPRING)
    return reviewing(opened(), WHO)


def with_type(app, letter):
    return app.segmented_control(key="letter_type").set_value(letter).run()


def states(app):
    return dict(next(frame.value for frame in app.dataframe if "State" in frame.value)[["Pupil", "State"]].to_numpy())


def test_a_released_letter_is_there_at_the_next_visit_and_cannot_be_released_again():
    own_school().button(key="release_concern_amber").click().run()
    later = reviewing(opened(), "Mr D")
    assert states(later) == {"Best, Ada": f"✓ Released by {WHO}"}
    assert not [button for button in later.button if button.key == "release_concern_amber"]


def test_of_two_people_at_once_the_second_releases_nothing_and_is_told():
    first, second = own_school(), reviewing(opened(), "Mr D")
    assert "somebody else" not in words(first.button(key="release_concern_amber").click().run())
    second = second.button(key="release_concern_amber").click().run()
    assert "Since you last looked, somebody else decided about 1 pupil; the list says who." in words(second)
    assert "somebody else" not in words(second.run())
    (record,) = load_releases(records(), "2025/26 Spring", Joins()).values()
    assert record.released_by == WHO


def test_a_release_is_not_held_by_somebody_who_saw_the_page_before_it():
    first, second = with_type(own_school(), "concern_red"), with_type(reviewing(opened(), "Mr D"), "concern_red")
    person = next(int(button.key[12:]) for button in first.button if button.key.startswith("release_one_"))
    first.button(key=f"release_one_{person}").click().run()
    second = second.button(key=f"hold_{person}").click().run()
    assert "Since you last looked, somebody else decided about 1 pupil; the list says who." in words(second)
    assert states(second) == {"Cole, Ada": f"✓ Released by {WHO}"}


def test_a_colleagues_newer_decision_is_not_taken_back_by_somebody_who_did_not_see_it():
    app = with_type(own_school(), "concern_red")
    person = next(int(button.key[12:]) for button in app.button if button.key.startswith("release_one_"))
    app = app.button(key=f"hold_{person}").click().run()
    later = with_type(reviewing(opened(), "Mr D"), "concern_red")
    later.button(key=f"release_one_{person}").click().run()
    app = app.button(key=f"take_back_{person}").click().run()
    assert "Somebody else decided about this pupil since you looked, so nothing was taken back." in words(app)
    assert "Red letter released by Mr D" in words(app)
    assert "nothing was taken back" not in words(app.button(key=f"take_back_{person}").click().run())
    assert load_releases(records(), "2025/26 Spring", Joins()) == {}


def test_a_held_letter_is_there_at_the_next_visit_until_the_hold_is_ended():
    app = with_type(own_school(), "concern_red")
    person = next(int(button.key[5:]) for button in app.button if button.key.startswith("hold_"))
    app = app.date_input(key=f"review_{person}").set_value(date(2026, 12, 1)).run()
    app.button(key=f"hold_{person}").click().run()
    later = with_type(reviewing(opened(), WHO), "concern_red")
    assert f"Held by {WHO} until 1 Dec 2026." in words(later)
    later = later.button(key=f"take_back_{person}").click().run()
    assert "2025/26 Spring: taken back by" not in words(later)
    assert f"2025/26 Spring: held by {WHO}" in words(later)


def test_a_card_says_what_was_decided_in_earlier_terms():
    app = own_school()
    app.button(key="release_concern_amber").click().run()
    summer = totals_of("Summer", ("Best", 120, 110), ("Abel", 120, 119))
    app = with_type(reviewing(dropped(opened(), "u.csv", summer), WHO), "meeting_invitation")
    assert f"2025/26 Spring: Amber letter released by {WHO}" in words(app)
    assert "(120 of 130)" in words(app)


def test_a_child_keeps_its_release_when_files_come_in_another_order():
    own_school().button(key="release_concern_amber").click().run()
    app = opened()
    for start in ("remove_", "delete_"):  # the autumn file goes, and comes back behind the spring file
        button = next(one for one in app.button if one.key.startswith(start))
        app = app.button(key=button.key).click().run()
    dropped(app, "again.csv", AUTUMN)
    assert states(on(opened(), "review")) == {"Best, Ada": f"✓ Released by {WHO}"}


def test_a_family_that_had_a_letter_last_term_a_short_while_ago_waits_for_a_person():
    app = reviewing(dropped(opened(), "a.csv", totals_of("Autumn", ("Best", 140, 130))), WHO)
    app = app.button(key="release_concern_amber").click().run()
    app = dropped(on(app, "upload"), "s.csv", totals_of("Spring", ("Best", 130, 123)))
    app = with_type(on(app, "review"), "thanks_still_concerned")
    assert "A letter went to this family 0 school days ago." in words(app)
