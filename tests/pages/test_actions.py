"""Actions on the Meeting page: agreed, done, changed, there at the next visit."""

from datetime import timedelta

import pytest

from analysis.records.actions import load_actions
from tests.pages.pages import dropped, on, opened, totals_of, with_sample, words
from ui.clock import today
from ui.loading import records

SPRING = totals_of("Spring", ("Best", 130, 120))
SUMMER = totals_of("Summer", ("Best", 120, 119))


def agreed(app, text, owner="Mrs Reed", place=0, **fields):
    app.text_input(key=f"action_text_{place}").set_value(text)
    app.text_input(key=f"action_owner_{place}").set_value(owner)
    if "due" in fields:
        app.date_input(key=f"action_due_{place}").set_value(fields["due"])
    if "about" in fields:
        app.selectbox(key=f"action_about_{place}").select_index(fields["about"])
    return app.button(key="action_add").click().run()


@pytest.fixture
def spring():
    return on(dropped(opened(), "spring.csv", SPRING), "meeting")


def pressed(app, key):
    return app.button(key=key).click().run()


def test_an_action_is_typed_in_the_meeting_and_kept(spring):
    app = agreed(spring, "Call home about Mondays", about=0)
    assert "1 action agreed so far." in words(app)
    assert "Call home about Mondays (Best, Ada, 3A)" in words(app)
    (kept,) = load_actions(records()).values()
    assert (kept.task.owner, kept.task.due, kept.pupil) == ("Mrs Reed", today() + timedelta(days=14), 1)
    assert app.text_input(key="action_text_1").value == ""


@pytest.mark.parametrize(("text", "owner"), [("", "Mrs Reed"), ("Call home", "  ")])
def test_an_action_without_words_or_owner_is_asked_for_and_nothing_is_lost(spring, text, owner):
    app = agreed(spring, text, owner)
    assert "Say what is to be done and who does it." in words(app)
    assert app.text_input(key="action_text_0").value == text
    assert not load_actions(records())


def test_open_actions_of_the_last_meeting_come_first_overdue_ones_marked_and_done_in_one_press(spring):
    app = agreed(spring, "Open the club", due=today() + timedelta(days=3))
    agreed(app, "Call *home*", place=1, due=today() - timedelta(days=1))
    app = on(dropped(opened(), "summer.csv", SUMMER), "meeting")
    text = words(app)
    assert "2 actions of earlier meetings are open, 1 of them overdue." in text
    assert text.index("Call *home*") < text.index("Open the club")
    assert text.count("overdue") == 2
    app = pressed(app, "action_done_2")
    assert "1 action of earlier meetings is open, and not overdue." in words(app)
    assert "Call *home*" not in words(app)


def test_an_action_done_by_mistake_is_opened_again(spring):
    app = pressed(agreed(spring, "Call home"), "action_done_1")
    assert "Mrs Reed, done" in words(app)
    app = pressed(app, "action_reopen_1")
    assert "Mrs Reed, by" in words(app)


def test_an_action_is_changed_or_withdrawn(spring):
    app = agreed(spring, "Call home")
    app.text_input(key="change_owner_1").set_value("Mr Cole")
    app = pressed(app, "change_keep_1")
    assert "Mr Cole, by" in words(app)
    app = pressed(app, "action_withdraw_1")
    assert "No action agreed so far." in words(app)


def test_an_action_about_a_pupil_who_left_still_says_which(spring):
    agreed(spring, "Call home", about=0)
    for_others = totals_of("Summer", ("Cole", 120, 119))
    app = on(dropped(opened(), "summer.csv", for_others), "meeting")
    assert "Call home (Best, Ada, 3A)" in words(app)


def test_the_sample_schools_actions_are_kept_for_the_visit_only():
    app = agreed(on(with_sample(), "meeting"), "Call home", about=0)
    assert "1 action agreed so far." in words(app)
    for key, said in (("action_done_1", "done"), ("action_reopen_1", "by ")):
        app = pressed(app, key)
        assert f"Mrs Reed, {said}" in words(app)
    app.text_input(key="change_owner_1").set_value("Mr Cole")
    app = pressed(app, "change_keep_1")
    assert "Mr Cole, by" in words(on(on(app, "upload"), "meeting"))
    assert not load_actions(records())


def test_what_the_records_hold_and_what_goes_with_a_pupil_count_the_actions(spring):
    agreed(spring, "Call home", about=0)
    assert "Meetings agreed 1 action, of which 1 to be done." in words(on(opened(), "keeping"))
