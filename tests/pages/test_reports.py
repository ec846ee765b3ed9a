"""Reports: what can be taken away from this meeting, and who may read it?"""

import pytest

from analysis.reports import chart_pictures
from tests.letters.reading import text_of
from tests.pages.pages import buttons, dropped, on, opened, totals_of, words
from tests.reports.test_governors import png
from ui import governors
from ui.governors import NO_ANSWER, NO_BROWSER


@pytest.fixture
def app():
    pupils = [(f"Surname{n}", 100, 98 if n % 2 else 80) for n in range(12)]
    return on(dropped(opened(), "autumn.csv", totals_of("Autumn", *pupils)), "reports")


def report_in(app):
    return app.session_state["kept_governors"][1]


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "reports"))


def test_the_governors_report_is_prepared_on_a_press_with_its_charts(app, monkeypatch):
    assert "governors_docx" not in buttons(app)
    asked = []
    monkeypatch.setattr(governors, "chart_browser", lambda: "browser")
    monkeypatch.setattr(governors, "drawn", lambda figures, *_, **__: asked.append(figures) or [png()] * len(figures))
    app = app.button(key="prepare_governors").click().run()
    assert buttons(app)["governors_docx"] == "Governors' report (Word)"
    assert asked[0][1].data[0].name == "● Green"
    assert "12 pupils" in text_of(report_in(app).docx)
    assert "Charts stand" not in words(app)


@pytest.mark.parametrize(("browser", "said"), [(None, NO_BROWSER), ("browser", NO_ANSWER)])
def test_without_a_browser_that_draws_tables_stand_and_the_page_and_the_report_say_so(app, monkeypatch, browser, said):
    monkeypatch.setattr(governors, "chart_browser", lambda: browser)
    monkeypatch.setattr(governors, "drawn", lambda *_, **__: None)
    app = app.button(key="prepare_governors").click().run()
    assert said in words(app)
    assert said in text_of(report_in(app).docx)
    assert chart_pictures.SECONDS == 30
