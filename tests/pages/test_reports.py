"""Reports: what can be taken away from this meeting, and who may read it?"""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.letters.reading import text_of
from tests.pages.pages import buttons, dropped, on, opened, totals_of, words
from tests.reports.test_governors import png
from ui import governors
from ui.governors import NO_ANSWER, NO_BROWSER


@pytest.fixture
def app(monkeypatch):
    monkeypatch.setattr(governors, "chart_browser", lambda: "browser")
    monkeypatch.setattr(governors, "drawn", lambda figures, *_, **__: [png()] * len(figures))
    monkeypatch.setattr(governors, "office_program", lambda: None)
    pupils = [(f"Surname{n}", 100, 98 if n % 2 else 80) for n in range(12)]
    return on(dropped(opened(), "autumn.csv", totals_of("Autumn", *pupils)), "reports")


def prepared(app):
    return app.button(key="prepare_governors").click().run()


def report_in(app):
    return app.session_state["kept_governors"][1]


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "reports"))


def test_the_governors_report_is_prepared_on_a_press_with_its_charts_and_as_pdf(app, monkeypatch):
    assert "governors_docx" not in buttons(app)
    asked = []
    monkeypatch.setattr(governors, "drawn", lambda figures, *_, **__: asked.append(figures) or [png()] * len(figures))
    monkeypatch.setattr(governors, "office_program", lambda: "soffice")
    monkeypatch.setattr(governors, "pdfs_of", lambda files, *_, **__: [b"pdf of " + files[0][:2]])
    app = prepared(app)
    assert buttons(app)["governors_docx"] == "Governors' report (Word)"
    assert buttons(app)["governors_pdf"] == "Governors' report (PDF)"
    assert report_in(app).pdf == b"pdf of PK"
    assert asked[0][1].data[-1].name == "● Green"
    assert "12 pupils" in text_of(report_in(app).docx)
    assert "Charts stand" not in words(app)
    monkeypatch.setattr(governors, "pdfs_of", lambda *_, **__: None)
    app = prepared(app)
    assert "LibreOffice did not answer" in words(app)
    assert "governors_pdf" not in buttons(app)


def test_without_a_browser_or_libreoffice_tables_and_word_stand_and_the_page_and_the_report_say_so(app, monkeypatch):
    monkeypatch.setattr(governors, "drawn", lambda *_, **__: None)
    app = prepared(app)
    assert NO_ANSWER in words(app)
    assert NO_ANSWER in text_of(report_in(app).docx)
    monkeypatch.setattr(governors, "chart_browser", lambda: None)
    app = prepared(app)
    assert NO_BROWSER in words(app)
    assert NO_BROWSER in text_of(report_in(app).docx)
    assert "For a PDF open the file in Word" in words(app)


def test_the_minutes_can_be_taken_away_and_name_nobody_unasked(app):
    assert buttons(app)["minutes"] == "Minutes of this meeting (Word)"
    assert not app.checkbox(key="minutes_named").value


def test_the_workbook_is_prepared_on_a_press_and_says_that_it_names_children(app):
    assert "names children" in words(app)
    app = app.button(key="prepare_workbook").click().run()
    assert buttons(app)["workbook"] == "Termly workbook (Excel)"
    book = load_workbook(BytesIO(app.session_state["kept_workbook"][1]))
    assert book["Persistent"]["A2"].value == "Surname0, Ada"
    book.close()
