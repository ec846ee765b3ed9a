"""Same child: pairs offered, decided by a person, undone."""

import pytest

from analysis.records.audit import load_audit_trail
from tests.pages.pages import csv_of, dropped, on, opened, reviewing, with_sample, words
from ui.loading import records

HEADINGS = ("Surname", "Forename", "Year", "Reg", "DOB", "Possible", "Attended", "Authorised", "Unauthorised")
WHO = "Mrs H. Ferncastle"


def term(name, *pupils):
    rows = [
        (surname, "Ada", "Year 3", "3A", born, possible, attended, possible - attended, 0, name, "2025/26")
        for surname, born, possible, attended in pupils
    ]
    return csv_of((*HEADINGS, "Term", "Academic Year"), rows)


SPRING = term("Spring", ("Byron", "04/05/2017", 130, 120), ("*Hill*", "01/01/2018", 130, 129))
SUMMER = term("Summer", ("King", "04/05/2017", 120, 100), ("*Hill*", "01/01/2018", 120, 119))


@pytest.fixture
def app():
    return dropped(dropped(opened(), "spring.csv", SPRING), "summer.csv", SUMMER)


def pressed(app, start):
    return app.button(key=next(button.key for button in app.button if button.key.startswith(start))).click().run()


def links(app):
    return [one.proto.label for one in app.get("page_link")]


def proposals(app):
    frame = next(one.value for one in on(app, "meeting").dataframe if "Letter" in one.value.columns)
    return dict(zip(frame["Pupil"], frame["Letter"], strict=True))


def test_the_upload_page_says_that_a_pair_waits(app):
    assert "1 pair may be one child. Look at them" in links(app)


def test_a_pair_stands_side_by_side_with_what_it_has_in_common(app):
    text = words(on(app, "same_child"))
    assert "1 pair may be one child." in text
    assert "Same forename and date of birth, other surname" in text
    assert "Byron, Ada, 3A, Year 3" in text
    assert "Spring 2025/26: 120 of 130 sessions attended" in text
    assert "Summer 2025/26: 100 of 120 sessions attended" in text


def test_joined_by_a_person_both_terms_are_compared_and_undone_all_is_as_before(app):
    before = proposals(app)
    assert before["King, Ada"] == "Red letter"
    app = pressed(on(app, "same_child"), "same_")
    assert "No two children here look like one." in words(app)
    assert "Byron, Ada (3A) and King, Ada (3A). Said by" in words(app)
    assert proposals(app)["King, Ada"] == "Invitation to a meeting"
    app = pressed(on(app, "same_child"), "undo_")
    assert "1 pair may be one child." in words(app)
    assert proposals(app) == before
    assert [line.what for line in load_audit_trail(records())][-2:] == ["same child", "asked again"]


def test_two_children_are_remembered_and_not_asked_again(app):
    app = pressed(on(app, "same_child"), "two_")
    assert "No two children here look like one." in words(app)
    assert [title.value for title in app.subheader] == ["Two children"]
    assert links(on(opened(), "upload")) == []


def released(app):
    return [line.what for line in load_audit_trail(records())].count("released")


def to_take_away(app):
    return [box.options for box in app.selectbox if box.key == "single"]


def test_a_letter_released_before_a_join_is_the_childs_after_it_and_after_an_undo(app):
    app = reviewing(app, WHO)
    app = app.segmented_control(key="letter_type").set_value("concern_red").run()
    app = pressed(app, "release_")
    assert released(app) == 1
    (before,) = to_take_away(on(app, "letters"))
    for press in ("same_", "undo_"):
        app = pressed(on(app, "same_child"), press)
        app = on(app, "letters")
        assert to_take_away(app) == [before]
    assert not app.exception


def test_a_letter_released_while_joined_is_still_released_after_an_undo(app):
    app = pressed(on(app, "same_child"), "same_")
    app = reviewing(app, WHO)
    app = app.segmented_control(key="letter_type").set_value("meeting_invitation").run()
    app = pressed(app, "release_")
    assert released(app) == 1
    app = pressed(on(app, "same_child"), "undo_")
    app = reviewing(app, WHO).segmented_control(key="letter_type").set_value("concern_red").run()
    assert not [button for button in app.button if button.key == "release_concern_red"]


def test_the_sample_school_has_no_pairs():
    assert "No two children here look like one." in words(on(with_sample(), "same_child"))


def test_files_that_cannot_be_read_together_say_so():
    schools = [
        csv_of((*HEADINGS, "School Name", "Term"), [("Byron", "Ada", "Year 3", "3A", "", 9, 9, 0, 0, school, "Spring")])
        for school in ("Oak Road", "Weir Lane")
    ]
    app = pressed(dropped(opened(), "a.csv", schools[0]), "remove_")
    app = pressed(dropped(app, "b.csv", schools[1]), "put_back_")
    assert "several schools" in on(app, "same_child").error[0].value
