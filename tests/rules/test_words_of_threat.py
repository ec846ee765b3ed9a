"""The list of words that a first letter may not hold."""

import re
from datetime import date

import pytest

from analysis.rules.words_of_threat import WORDS_OF_THREAT, words_of_threat_in


def found(text):
    return [(written, word.may_be_meant_well) for written, word in words_of_threat_in(text)]


@pytest.mark.parametrize(
    "text",
    ["penalty", "Penalties", "fined", "fines", "a fine of £160", "£160", "prosecution", "legal action", "magistrates",
     "taken to court", "court order", "a criminal offence", "imprisonment", "a parenting order", "Notice to Improve"],
)  # fmt: skip
def test_a_clear_threat_is_found(text):
    assert False in [meant_well for _, meant_well in found(text)]


@pytest.mark.parametrize(
    "text", ["a fine day", "the police visited", "by law", "social services", "failed to", "an offence"]
)
def test_a_word_with_another_meaning_is_found_as_such(text):
    assert [meant_well for _, meant_well in found(text)] == [True]


@pytest.mark.parametrize(
    "text", ["refined", "Courtney", "tennis court", "define", "Lawson", "fine.", "12 pounds", "Finley"]
)
def test_an_innocent_word_is_not(text):
    assert found(text) == []


def test_one_place_is_told_once():
    assert found("a criminal offence") == [("criminal offence", False)]


@pytest.mark.parametrize("word", WORDS_OF_THREAT, ids=lambda word: word.pattern)
def test_every_word_has_a_reason_and_a_day(word):
    assert re.compile(word.pattern)
    assert word.why
    assert word.since <= date(2026, 11, 24)
