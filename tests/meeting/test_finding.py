"""A pupil found by the beginnings of a name, by class, or by UPN."""

import pytest

from analysis.meeting.finding import Found, find_pupils
from tests.measures.registers import sheet_of
from tests.meeting.test_pupil import SUMMER, meeting_of

PUPILS = [
    {"name": "Smith-Jones, Zoë", "class_name": "3A", "upn": "A123456789012"},
    {"name": "O’Brien, Ada", "class_name": "4B", "upn": "B123456789012"},
    {"name": "Brown, Adam", "class_name": "4B", "upn": "A923456789012"},
    {"name": "Brown, Adam", "class_name": "4B", "upn": None},
    {"name": "Brown, Adam", "class_name": "5C", "upn": "C123456789012"},
]
MEETING = meeting_of(
    sheet_of(name="Summer 2026", year="2025/26", pupils=PUPILS, a="//", b="//", c="//", d="//", e="//", start=SUMMER)
)


@pytest.mark.parametrize(
    ("typed", "persons"),
    [
        ("zoe", [0]),
        ("Jones", [0]),
        ("smith jones", [0]),
        ("SMITH-JONES", [0]),
        ("obrien", [1]),
        ("O'Brien", [1]),
        ("ada", [2, 3, 4, 1]),
        ("adam brown", [2, 3, 4]),
        ("Brown, Adam 5c", [4]),
        ("b123", [1]),
        ("b12", []),  # three signs are no UPN
        ("A1 2345", [0]),
        ("A12345678901234", []),
        ("rown", []),  # a word is found from its beginning
        ("(", []),
        ("   ", []),
    ],
)
def test_every_word_begins_a_word_of_name_or_class_or_all_of_it_the_upn(typed, persons):
    assert [one.person for one in find_pupils(MEETING, typed)] == persons


def test_two_of_one_name_are_told_apart_by_class_and_within_a_class_by_upn():
    assert find_pupils(MEETING, "brown") == (
        Found(2, "Brown, Adam, 4B, UPN A923456789012"),
        Found(3, "Brown, Adam, 4B"),
        Found(4, "Brown, Adam, 5C"),
    )
