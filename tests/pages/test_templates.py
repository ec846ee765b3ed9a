"""Templates: which Word template is each letter written with, since when, and by whom."""

import csv
import io
import zipfile

import pytest

from analysis.post.pack import standard_file
from analysis.records.templates import load_template_file
from analysis.rules.addressees import Addressee
from analysis.rules.decision import Letter
from tests.letters.packages import template_with
from tests.letters.reading import lines_of
from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.clock import today
from ui.loading import records

WHO = "Mrs H. Ferncastle"
OWN = (
    "{{ letter_date }}",
    "Dear {{ salutation }}",
    "Our own words about {{ child }}: {{ attendance_figure }}.",
)


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch):
    monkeypatch.setattr("ui.template_upload.office_program", lambda: None)


def loaded(app, data, letter="concern_amber", name="ours.docx"):
    key = next(one.key for one in app.get("file_uploader") if one.key.startswith(f"template_file_{letter}_"))
    return app.file_uploader(key=key).upload(name, data, "application/octet-stream").run()


def with_own_template(app=None, name="ours.docx", extra=""):
    app = loaded(on(app or opened(), "templates"), template_with(*OWN, extra), name=name)
    return app.button(key="use_template_concern_amber").click().run()


def table(app):
    return app.dataframe[0].value.to_dict("records")


def released(app):
    """Release the amber letters of two terms of a small school."""
    before, now = (totals_of("Autumn", ("Amber", 100, 98)), totals_of("Spring", ("Amber", 100, 95)))
    app = dropped(dropped(on(app, "upload"), "before.csv", before), "now.csv", now)
    return reviewing(app, WHO).button(key="release_concern_amber").click().run()


def letters_in_zip(app):
    app = on(app, "letters").button(key="prepare_zip").click().run()
    with zipfile.ZipFile(io.BytesIO(app.session_state["kept_zip"][1])) as everything:
        record = list(csv.DictReader(io.StringIO(everything.read("release.csv").decode("utf-8-sig"))))
        return lines_of(everything.read("letters/001.docx")), record[0]["template_version"]


def test_at_first_every_letter_is_written_with_the_standard_template():
    app = on(opened(), "templates")
    assert "Every letter is written with the standard template" in words(app)
    assert [row["Template"] for row in table(app)] == ["standard"] * 8
    assert not app.exception


def test_the_fields_are_listed_with_what_they_mean_and_which_letters_have_them():
    fields = on(opened(), "templates").dataframe[-1].value.set_index("Write")
    assert fields.loc["{{ child }}", "Filled in"] == "every letter"
    assert fields.loc["{{ meeting_when }}", "Filled in"] == "Invitation to a meeting"
    assert fields.loc["{{ days_missed }}", "Example"] == "4½ days"


def test_a_file_that_cannot_be_used_says_why_and_offers_no_button():
    app = loaded(on(opened(), "templates"), template_with("Dear {{ salutaton }}"))
    assert "did you mean {{\N{NO-BREAK SPACE}salutation\N{NO-BREAK SPACE}}}?" in words(app)
    assert "use_template_concern_amber" not in [button.key for button in app.button]
    app = loaded(app, b"no Word file", name="x.docx")
    assert "This is not a Word document" in words(app)


def test_a_good_template_is_shown_as_a_letter_and_changes_nothing_until_somebody_says_so():
    app = loaded(on(opened(), "templates"), template_with(*OWN))
    assert "Our own words about Ada: 57 of 66 sessions" in "".join(html.proto.body for html in app.get("html"))
    assert "Please look at this" in words(app)
    assert "Not checked whether the letter stays on one page: LibreOffice is not installed." in words(app)
    assert [row["Template"] for row in table(app)] == ["standard"] * 8


def test_a_template_taken_into_use_says_since_when_and_by_whom():
    app = with_own_template()
    assert "1 of 8 templates is the school's own." in words(app)
    row = table(app)[0]
    assert (row["Letter"], row["Template"]) == ("Amber letter", "ours.docx")
    assert row["By"]
    assert str(today().year) in row["Since"]
    assert "ours.docx" in words(on(opened(), "templates"))


def test_earlier_templates_are_put_back_and_the_standard_one_too():
    app = with_own_template(with_own_template(), "second.docx", "And more.")
    assert table(app)[0]["Template"] == "second.docx"
    app = app.button(key="put_back_1").click().run()
    assert table(app)[0]["Template"] == "ours.docx"
    app = app.button(key="standard_concern_amber").click().run()
    assert table(app)[0]["Template"] == "standard"
    assert "The standard template: " in words(app)
    app = app.button(key="put_back_2").click().run()
    assert table(app)[0]["Template"] == "second.docx"


def test_a_name_of_markup_is_shown_as_text():
    app = with_own_template(name="**bold** [x](http://evil.example).docx")
    assert any("\\*\\*bold" in element.value for element in app.markdown)


def test_letters_are_written_with_the_template_of_their_release():
    app = released(with_own_template())
    lines, version = letters_in_zip(app)
    assert any(line.startswith("Our own words about Ada: 95 of 100 sessions") for line in lines)
    app = on(app, "templates").button(key="standard_concern_amber").click().run()
    assert letters_in_zip(app) == (lines, version)


def test_a_release_keeps_the_standard_template_too():
    app = released(opened())
    lines, version = letters_in_zip(app)
    assert load_template_file(records(), version) == standard_file(Letter.CONCERN_AMBER)
    app = with_own_template(app)
    assert letters_in_zip(app) == (lines, version)


def test_a_letter_whose_template_was_not_kept_is_written_with_the_one_in_force_and_says_so(monkeypatch):
    monkeypatch.setattr("ui.decisions.template_versions", lambda: dict.fromkeys(Letter, "0123456789ab"))
    app = with_own_template(released(opened()))
    assert "Our own words about Ada" in "\n".join(letters_in_zip(app)[0])
    app = on(app, "review")
    app.session_state["list_concern_amber"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app = app.run()
    assert "The template it was released with was not kept" in words(app)


def test_a_home_language_has_a_template_of_its_own_and_english_stays():
    app = on(opened(), "templates").text_input(key="template_language").set_value("polish").run()
    assert "There is none in Polish yet" in words(app)
    app = with_polish(app)
    assert [(row["Language"], row["Template"]) for row in table(app)][:2] == [
        ("English", "standard"),
        ("Polish", "po polsku.docx"),
    ]
    assert "Words of threat and the reading age are checked in English only" not in words(app)
    app = app.button(key="standard_concern_amber").click().run()
    assert len(table(app)) == 8
    assert "None, so in English: " in words(app)


def with_polish(app):
    app = loaded(app, template_with(*OWN, "Dzień dobry"), name="po polsku.docx")
    assert "are checked in English only" in words(app)
    return app.button(key="use_template_concern_amber").click().run()


def test_a_home_that_speaks_it_gets_its_language_and_another_falls_back_to_english_and_says_so(monkeypatch):
    app = with_polish(on(opened(), "templates").text_input(key="template_language").set_value("Polish").run())
    monkeypatch.setattr(
        "analysis.post.correspondence.addressees",
        lambda *_: (Addressee("A", "A", language="POLISH"), Addressee("B", "B", language="Urdu"), Addressee("C", "C")),
    )
    app = on(released(app), "letters")
    assert "1 letter in English: the home speaks Urdu, and there is no such template." in words(app)
    assert "speaks Polish" not in words(app)
    app = app.button(key="prepare_zip").click().run()
    with zipfile.ZipFile(io.BytesIO(app.session_state["kept_zip"][1])) as everything:
        letters = [lines_of(everything.read(f"letters/00{number}.docx")) for number in (1, 2, 3)]
        assert {"pack-concern_amber.docx", "pack-concern_amber-2.docx"} <= set(everything.namelist())
    assert ["Dzień dobry" in lines for lines in letters] == [True, False, False]
    assert "Dear B" in letters[1]


def test_the_sample_school_uses_the_standard_templates():
    with_own_template()
    app = on(with_sample(), "templates")
    assert [row["Template"] for row in table(app)] == ["standard"] * 8
    assert "The sample school uses the standard templates" in words(app)
    assert app.get("file_uploader") == []


def test_in_the_sample_school_children_who_were_only_ill_get_the_softer_letter():
    app = reviewing(with_sample(), WHO).button(key="release_concern_amber").click().run()
    (released_now,) = app.session_state["kept_releases"].values()
    softer = {one.template_version for one in released_now.values() if one.all_illness}
    ordinary = {one.template_version for one in released_now.values() if not one.all_illness}
    assert len(softer) == len(ordinary) == 1
    assert softer.isdisjoint(ordinary)
    packs = [one.proto.label for one in on(app, "letters").get("download_button")]
    assert "Amber letter: one Word file with 53 letters" in packs
