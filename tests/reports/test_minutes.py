"""The minutes as Word reads them."""

from dataclasses import replace

import pytest

from analysis.reports.minutes import ActionLine, Minutes, minutes_document
from tests.letters.reading import lines_of, opened

SAID = Minutes(
    school="Smith & Sons <Primary>",
    title="Summer 2026 compared with Spring 2026",
    basis="Summer 2026: 13 April 2026 to 17 July 2026.",
    sentences=["98 letters proposed.", "34 pupils moved to a better category."],
    decisions=[("Amber letter", "80", "47", "2")],
    earlier=[ActionLine("Open the club", "Mr Cole", "1 Sep 2026")],
    agreed=[ActionLine("Call home", "Mrs Núñez", "done"), ActionLine("Write\tto all", "Mr Cole", "8 Dec 2026")],
)


def test_the_minutes_say_what_was_seen_decided_and_agreed_in_that_order():
    assert lines_of(minutes_document(SAID)) == [
        "Smith & Sons <Primary>",
        "Minutes of the attendance meeting",
        "Summer 2026 compared with Spring 2026",
        "Summer 2026: 13 April 2026 to 17 July 2026.",
        "Present:",
        "Apologies:",
        "Next meeting:",
        "What we saw",
        "98 letters proposed.",
        "34 pupils moved to a better category.",
        "Decisions",
        "Letter | Proposed | Released | Held",
        "Amber letter | 80 | 47 | 2",
        "Open actions of earlier meetings",
        "What | Who | By when",
        "Open the club | Mr Cole | 1 Sep 2026",
        "Actions of this meeting",
        "What | Who | By when",
        "Call home | Mrs Núñez | done",
        "Write to all | Mr Cole | 8 Dec 2026",
    ]


def test_without_actions_the_minutes_say_so():
    lines = lines_of(minutes_document(replace(SAID, earlier=[], agreed=[])))
    assert lines[-4:] == [
        "Open actions of earlier meetings",
        "None is open.",
        "Actions of this meeting",
        "None was agreed.",
    ]


def test_the_same_minutes_are_the_same_bytes_and_other_ones_are_not():
    assert minutes_document(SAID) == minutes_document(replace(SAID))
    assert minutes_document(SAID) != minutes_document(replace(SAID, school="Ash"))


def test_the_minutes_are_a4_and_their_properties_name_nobody():
    document = opened(minutes_document(SAID))
    assert (round(document.sections[0].page_width.cm), round(document.sections[0].left_margin.cm)) == (21, 2)
    said = document.core_properties
    assert (said.title, said.author) == ("Minutes of the attendance meeting", "")


@pytest.mark.office
def test_the_minutes_are_one_page(needs_libreoffice):
    from analysis.letters.office import pdf_of
    from analysis.letters.printed_page import page_pictures

    assert len(page_pictures(pdf_of(minutes_document(SAID), needs_libreoffice))) == 1
