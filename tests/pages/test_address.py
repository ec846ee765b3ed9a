"""Addresses: a link brings its year group, class and view with it, waits for files, and says nothing about a child."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.pages import ROOT, csv_of, dropped, on, words
from tests.pages.test_filters import TWO_CLASSES
from ui.address import CameTo, where_it_works
from ui.state import StateKey


def opened_at(**choices):
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in choices.items():
        app.query_params[name] = value
    return app.run()


def test_a_link_shows_what_it_asks_for_once_files_are_loaded_and_drops_what_they_do_not_have():
    app = on(opened_at(year="Year 4", **{"class": "9Z"}), "review")
    assert "No attendance is loaded yet" in words(app)
    app = on(dropped(on(app, "upload"), "spring.csv", csv_of(*TWO_CLASSES)), "review")
    assert app.dataframe[0].value["Pupil"].tolist() == ["Bee, Ada", "Cole, Ada"]
    assert app.query_params == {"year": "Year 4", "letter": "concern_amber"}
    app = on(app.button(key="clear_filter").click().run(), "persistent")
    assert "year" not in app.query_params


def test_upload_leads_on_to_the_page_that_a_link_asked_for():
    app = opened_at()
    app.session_state[StateKey.CAME_TO] = CameTo("pages/review.py", "Review", {})
    app = dropped(on(on(app, "review"), "upload"), "spring.csv", csv_of(*TWO_CLASSES))
    assert "Go on to Review" in [one.proto.label for one in app.get("page_link")]
    app = on(on(app, "review"), "upload")
    assert "Go on to Review" not in [one.proto.label for one in app.get("page_link")]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:8501/review", "It works on this computer"),
        ("http://localhost:8501/review", "It works on this computer"),
        ("https://attendance.school.example/review", "It works wherever this program can be reached"),
    ],
)
def test_who_can_open_a_link_is_said_as_it_is(url, said):
    assert where_it_works(url).startswith(said)
