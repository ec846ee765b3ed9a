"""On the projector no pupil is named until somebody asks, and why a letter waits is never shown, not even sent."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from analysis.rules.circumstances import CIRCUMSTANCE_KINDS
from analysis.rules.flags import FLAG_MEANINGS, FLAGS
from tests.pages.pages import ROOT, dropped, on, opened, totals_of, with_sample, words
from ui import presenting as presenting_module


def pressed(app, key):
    return app.button(key=key).click().run()


def presenting(app):
    return pressed(on(app, "meeting"), "present")


def everything_sent(app) -> str:
    """Everything that the browser gets: labels, options, tables, alternatives, figures, in whatever element."""
    return "\n".join(node.proto.SerializeToString().decode("utf-8", "replace") for node in nodes(app._tree))


def nodes(block):
    for child in block.children.values():
        if getattr(child, "proto", None) is not None:
            yield child
        if hasattr(child, "children"):
            yield from nodes(child)


def found_in(text: str, wanted) -> set[str]:
    return {word for word in wanted if word and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)}


def pupils(app):
    return app.session_state["kept_meeting"][1].analysis.decisions


def names(app) -> set[str]:
    said = {word for one in pupils(app) for word in (one.text("surname"), one.full_name, one.listed_name)}
    return said - {"Green"}  # a category too; pupils of that surname are looked for by their names in full


REASONS = {
    *FLAG_MEANINGS.values(),
    *(flag.name for flag in FLAGS),
    *CIRCUMSTANCE_KINDS,
    "circumstance",
    "circumstances",
}
REASONS |= {"safeguarding", "DSL", "Ready, or why not yet", "to be decided by a person"}


@pytest.fixture(scope="module")
def desk():
    return everything_sent(on(with_sample(), "meeting"))


@pytest.fixture(scope="module")
def projector():
    app = on(with_sample(), "meeting")
    surname = pupils(app)[0].text("surname")
    app.text_input(key="action_text_0").set_value(f"Ask about {surname.upper()} and the bus")
    app.text_input(key="action_owner_0").set_value("Mr Cole")
    app = pressed(app, "action_add")
    app.text_input(key="action_text_1").set_value("Call home about the bereavement")
    app.text_input(key="action_owner_1").set_value("Mrs Reed")
    app.selectbox(key="action_about_1").select_index(3)
    app = pressed(app, "action_add")
    app.session_state["movement_matrix"] = {"selection": {"cells": [[2, "● Green"]]}}
    return presenting(app)


def test_the_desk_shows_names_and_reasons_so_that_their_absence_says_something(desk):
    app = on(with_sample(), "meeting")
    assert len(found_in(desk, names(app))) > 100
    assert len(found_in(desk, REASONS)) > 8


def test_no_name_is_sent_to_the_projector_and_no_reason(projector):
    sent = everything_sent(projector)
    assert found_in(sent, names(projector)) == set()
    assert found_in(sent, REASONS | {"bereavement"}) == set()
    assert "285 letters proposed" in sent


def test_nothing_stands_over_a_figure_on_the_projector(projector):
    bars = [json.loads(chart.proto.config) for chart in projector.get("plotly_chart")]
    assert len(bars) == 2
    assert all(bar.get("displayModeBar") is False for bar in bars)


def test_typed_words_lose_the_names_in_them_and_an_action_about_a_pupil_waits_for_names(projector):
    text = words(projector)
    assert "Ask about … and the bus" in text
    assert "An action about one pupil" in text


def test_movement_sends_no_name_until_somebody_asks_and_offers_the_way_back():
    app = presenting(with_sample())
    app.session_state["paths_table"] = {"selection": {"rows": [0]}}
    app = on(app, "movement")
    sent = everything_sent(app)
    assert found_in(sent, names(app)) == set()
    assert found_in(sent, REASONS) == set()
    assert "Of 407 pupils with a category in all 3 terms" in sent
    assert "Back to the Meeting page" in sent
    app.session_state["paths_table"] = {"selection": {"rows": [0]}}
    app = pressed(app, "show_names")
    assert [len(table.value) for table in app.dataframe if "Pupil" in table.value] == [88]


def test_names_come_when_somebody_asks_and_go_again_and_reasons_never_come():
    app = pressed(presenting(with_sample()), "show_names")
    sent = everything_sent(app)
    assert len(found_in(sent, names(app))) > 100
    assert found_in(sent, REASONS) == set()
    app = pressed(app, "show_names")
    assert found_in(everything_sent(app), names(app)) == set()


def test_presenting_begins_without_names_each_time():
    app = pressed(pressed(presenting(with_sample()), "show_names"), "stop_presenting")
    app = pressed(app, "present")
    assert found_in(everything_sent(app), names(app)) == set()


def test_the_escape_key_stops_and_everything_is_there_again(projector):
    assert projector.button(key="stop_presenting").proto.shortcut == "escape"
    app = pressed(presenting(with_sample()), "stop_presenting")
    assert found_in(everything_sent(app), REASONS)
    assert "present" in {one.key for one in app.button}


def titles() -> list[str]:
    return re.findall(r'title="([^"]+)", icon', (ROOT / "app.py").read_text(encoding="utf-8"))


def test_every_page_but_those_of_the_meeting_is_closed_while_a_person_presents(monkeypatch):
    for is_on in (True, False):
        monkeypatch.setattr(presenting_module, "presenting", lambda is_on=is_on: is_on)
        open_pages = [one for one in titles() if presenting_module.page_or_sentence(one, opened) is opened]
        assert open_pages == (["Meeting", "Movement", "Groups"] if is_on else titles())


def test_a_closed_page_says_so_and_offers_the_way_back():
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.session_state["kept_presenting"] = True
    app = app.run()  # only the first run of an AppTest goes through app.py
    assert "This page names pupils, so it is closed while you present." in words(app)
    assert not app.get("file_uploader")
    assert [one.key for one in app.button] == ["stop_presenting"]
    assert [one.proto.label for one in app.get("page_link")] == ["Back to the Meeting page"]


def test_a_warning_about_the_comparison_is_said_on_the_projector_too():
    before = totals_of("Autumn", ("A", 140, 130), ("B", 140, 130), ("C", 140, 130))
    app = dropped(dropped(opened(), "a.csv", before), "s.csv", totals_of("Spring", ("A", 130, 120)))
    assert "2 of last term's 3 pupils are not in this term's file" in words(presenting(app))
