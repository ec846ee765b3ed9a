"""The minutes of the Meeting page: what is in them, and whom they name."""

import pytest

from analysis.rules.decision import LETTER_NAMES
from tests.pages.pages import on, with_sample
from ui import minutes


@pytest.fixture
def said(monkeypatch):
    """Keep what each run of the page would put in the minutes."""
    kept, gather = [], minutes.minutes_of
    monkeypatch.setattr(minutes, "minutes_of", lambda *what, **how: kept.append(gather(*what, **how)) or kept[-1])
    return kept


@pytest.fixture
def app(said):
    app = on(with_sample(), "meeting")
    app.text_input(key="action_text_0").set_value("Call home")
    app.text_input(key="action_owner_0").set_value("Mrs Reed")
    app.selectbox(key="action_about_0").select_index(3)
    return app.button(key="action_add").click().run()


def test_the_minutes_say_the_meetings_sentences_decisions_and_actions(app, said):
    assert said[-1].title == "Summer 2026 compared with Spring 2026"
    assert said[-1].sentences[1].startswith("285 letters proposed")
    assert [row[0] for row in said[-1].decisions] == list(LETTER_NAMES.values())
    assert said[-1].decisions[0][1:] == ("80", "0", "0")
    assert not said[-1].earlier


def test_pupils_are_named_only_where_somebody_ticks_it(app, said):
    surname = app.session_state["kept_meeting"][1].analysis.decisions[3].text("surname")
    assert said[-1].agreed[0].text == "An action about one pupil"
    app = app.checkbox(key="minutes_named").check().run()
    assert said[-1].agreed[0].text.startswith(f"Call home ({surname}, ")
    app = app.button(key="present").click().run()
    assert said[-1].agreed[0].text == "An action about one pupil"


def test_what_is_done_is_said_to_be_done(app, said):
    assert said[-1].agreed[0].by_when != "done"
    app.button(key="action_done_1").click().run()
    assert said[-1].agreed[0].by_when == "done"
