"""Packs, labels and lists on the Letters page: what is offered, what is said, and what is never left over."""

import os

import pytest

from analysis.rules.decision import Letter
from tests.letters.stand_in import pdf_with, stand_in
from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line.")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Give a way to put a program in the place of LibreOffice."""
    return lambda *lines: monkeypatch.setattr("ui.pack_pdf.office_program", lambda: stand_in(tmp_path, *lines))


def with_letters(app=None):
    app = reviewing(app or with_sample()).button(key="release_concern_amber").click().run()
    return on(app, "letters")


def of_one(name):
    """Release the letter of one pupil about whose family nothing is known."""
    return with_letters(dropped(opened(), "s.csv", totals_of("Spring", (name, 130, 120))))


def labels_of(app):
    return [button.proto.label for button in app.get("download_button")]


def test_without_libreoffice_it_says_how_to_get_a_pdf(monkeypatch):
    monkeypatch.setattr("ui.pack_pdf.office_program", lambda: None)
    app = with_letters()
    assert "open the file in Word and choose File, Save As, PDF" in words(app)
    assert "prepare_pdfs" not in [one.key for one in app.button]


@needs_scripts
def test_packs_are_offered_as_pdf_once_they_are_all_made(program):
    program(f"for one in outs: one.write_bytes({pdf_with(1)!r})")
    app = with_letters()
    assert app.button(key="prepare_pdfs").label == "Prepare PDF files of 53 letters"
    app = app.button(key="prepare_pdfs").click().run()
    assert "Amber letter: one PDF file with 53 letters" in labels_of(app)
    assert not [one for one in app.button if one.label == "Stop"]


@needs_scripts
def test_a_pdf_of_other_letters_is_never_offered(program):
    program(f"for one in outs: one.write_bytes({pdf_with(1)!r})")
    app = with_letters().button(key="prepare_pdfs").click().run()
    app = on(app, "review").segmented_control(key="letter_type").set_value(Letter.CONCERN_RED).run()
    app = on(app.button(key="release_concern_red").click().run(), "letters")
    assert not [label for label in labels_of(app) if "PDF" in label]


@needs_scripts
def test_a_program_that_fails_is_said_to_and_offers_nothing(program):
    program("sys.exit(1)")
    app = with_letters().button(key="prepare_pdfs").click().run()
    assert "LibreOffice did not answer" in words(app)
    assert not [label for label in labels_of(app) if "PDF" in label]


def test_labels_gone_are_asked_for_where_a_sheet_has_several():
    app = with_letters()
    assert app.number_input(key="used_labels").max == 20
    app = app.selectbox(key="stationery").set_value("DL envelopes, 220 × 110 mm").run()
    assert not [one for one in app.number_input if one.key == "used_labels"]


def test_the_order_of_labels_is_a_choice():
    app = with_letters()
    app = app.radio(key="label_order").set_value("the classes, whatever the letter").run()
    assert not app.exception
    assert "53 addresses as one Word file" in labels_of(app)


def test_a_choice_of_fewer_labels_keeps_the_page():
    app = with_letters()
    app = app.number_input(key="used_labels").set_value(20).run()
    app = app.selectbox(key="stationery").set_value("14 labels a sheet, 99.1 × 38.1 mm (L7163)").run()
    assert not app.exception
    assert app.number_input(key="used_labels").value <= 13


@pytest.mark.parametrize("name", ["Smith", "<b>Smith</b>", "**Smith**"])
def test_letters_without_an_address_are_named(name):
    app = of_one(name)
    assert "1 letter without an address: the class stands on the envelope" in words(app)
    assert f"Ada, 3A: Parent/carer of Ada {name}" in words(app)
    assert name == "Smith" or not [one for one in app.markdown if name in one.value]


@pytest.mark.parametrize(("words_in_name", "said"), [(1, False), (40, True)])
def test_an_address_too_long_for_the_labels_is_named(words_in_name, said):
    name = " ".join(["Featherstonehaugh"] * words_in_name)
    assert ("Too long for these labels" in words(of_one(name))) is said


@pytest.mark.office
def test_the_real_program_makes_the_packs(needs_libreoffice):
    app = with_letters().button(key="prepare_pdfs").click().run()
    made = app.session_state["kept_pdfs"][1]
    assert list(made) == ["pack-concern_amber.pdf"]
    assert made["pack-concern_amber.pdf"].startswith(b"%PDF")
