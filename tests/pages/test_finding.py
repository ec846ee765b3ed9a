"""Find a pupil from any page: typed, found or not, never while presenting, and never in address or title."""

from tests.pages.pages import with_sample, words
from ui.state import StateKey


def framed(app):
    """Run app.py, which a test of a single page leaves out."""
    app._page_hash = app._finished_page_script_hash = ""
    return app.run()


def sought(app, typed):
    app = framed(app)
    app.text_input(key="find_typed").set_value(typed)
    app.button(key="find_press").click()
    return framed(app)


def test_a_name_or_a_upn_leads_to_the_pupil_and_from_there_to_another():
    app = sought(with_sample(), "umar ahmed")
    assert "Umar Ahmed, 3RB: 89.7% (340 of 379)" in words(app)
    assert app.text_input(key="find_typed").value == ""
    meeting = app.session_state[StateKey.MEETING][1]
    yara = next(one for one in meeting.analysis.decisions if one.listed_name == "Haddon, Yara")
    app = sought(app, yara.text("upn"))
    assert "Yara Haddon, " in words(app)
    assert "Umar Ahmed, 3RB:" not in words(app)
    assert not app.query_params


def test_several_are_offered_with_their_classes_and_nobody_is_said_to_be_nobody():
    app = sought(with_sample(), "ahmed")
    offered = [one for one in app.button if one.key.startswith("found_") and one.key != "found_close"]
    assert len(offered) > 1
    assert all(", " in one.label for one in offered)
    app = sought(app, "Nemo *")
    assert "Nobody in the loaded terms is called Nemo *" in words(app)
    app = sought(app, "ahmed")
    app.button(key=offered[0].key).click()
    app = framed(app)
    surname, forename, _ = offered[0].label.replace("\\", "").split(", ")
    assert f"{forename} {surname}, " in words(app)
