"""Home languages are named in one way."""

import pytest

from analysis.letters.languages import language_of


@pytest.mark.parametrize("text", ["", " ", "English", "ENG", "en-GB", "Unknown"])
def test_english_and_nothing_said_are_blank(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize("text", ["Polish", "polish", " POLISH  "])
def test_a_language_has_one_name(text: str) -> None:
    assert language_of(text) == "Polish"
    assert language_of("welsh") != language_of("polish")
