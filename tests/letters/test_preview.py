"""A letter on the screen: its text, and never somebody's markup."""

import re

import pytest

from analysis.letters.preview import letter_html
from tests.letters.letters_of import details_of, letter_of

TAGS = {"h1", "h2", "p", "table", "tr", "td", "th", "strong", "em", "br", "tbody", "thead", "ul", "ol", "li", "img"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
        ("=cmd|' /C calc'!A0", "=cmd|"),
        ("شرح\u202eabc", "شرح\u202eabc"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("W" * 300, "W" * 300),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
    ],
)
def test_a_hostile_name_is_text(name: str, shown: str) -> None:
    html = letter_html(letter_of(details_of("concern_red", surname=name, salutation=name)))
    assert shown in html
    assert {tag.casefold() for tag in re.findall(r"<(\w+)", html)} <= TAGS
