"""The page of a letter as it prints, before and after it is released."""

import os

import pytest

from tests.letters.stand_in import pdf_with, stand_in
from tests.pages.pages import on, reviewing, with_sample, words

BUTTON = "Show the page as it prints"
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line.")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Give a way to put a program in the place of LibreOffice."""
    return lambda *lines: monkeypatch.setattr("ui.printed_page.office_program", lambda: stand_in(tmp_path, *lines))


def page_button(app):
    return next(one for one in app.button if one.label == BUTTON)


def pictures(app):
    return len(app.get("image") or app.get("imgs"))


def test_without_libreoffice_it_says_how_to_see_the_page(monkeypatch):
    monkeypatch.setattr("ui.printed_page.office_program", lambda: None)
    app = reviewing(with_sample())
    assert "For the page as it prints, download the letter" in words(app)
    assert BUTTON not in [one.label for one in app.button]


@needs_scripts
@pytest.mark.parametrize(("pages", "said"), [(1, False), (2, True)])
def test_the_page_is_drawn_on_a_press_and_two_pages_are_warned_of(program, pages, said):
    program(f"out.write_bytes({pdf_with(pages)!r})")
    app = reviewing(with_sample())
    assert pictures(app) == 0
    app = page_button(app).click().run()
    assert pictures(app) == pages
    assert ("This letter fills 2 pages" in words(app)) is said


@needs_scripts
def test_a_page_is_never_shown_beside_another_letter(program):
    program(f"out.write_bytes({pdf_with(1)!r})")
    app = page_button(reviewing(with_sample())).click().run()
    app.session_state["list_concern_amber"] = {"selection": {"rows": [5], "columns": [], "cells": []}}
    app = app.run()
    assert BUTTON in [one.label for one in app.button]
    assert pictures(app) == 0


@needs_scripts
def test_a_program_that_fails_is_said_to(program):
    program("sys.exit(1)")
    app = page_button(reviewing(with_sample())).click().run()
    assert "LibreOffice did not answer" in words(app)


@pytest.mark.office
def test_a_released_letter_is_shown_by_the_real_program(needs_libreoffice):
    app = on(reviewing(with_sample()).button(key="release_concern_amber").click().run(), "letters")
    app = app.selectbox(key="single").select_index(0).run().button(key="page_single").click().run()
    assert pictures(app) == 1
