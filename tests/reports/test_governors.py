"""The governors' report as Word reads it: one A4 page."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from analysis.letters.office import pdf_of
from analysis.letters.printed_page import page_count
from analysis.meeting.governors import CHARTS
from analysis.reports.governors import GovernorsReport, Picture, governors_document
from tests.letters.reading import lines_of, opened
from tests.meeting.governors_school import letter_of, report_of, school_of

SAID = GovernorsReport(
    school="Smith & Sons <Primary>",
    title="Attendance, Summer 2026",
    basis="Summer 2026: 13 April 2026 to 17 July 2026.",
    tiles=[("94.9%", "attendance"), ("Up 0.4", "points")],
    sentences=["90 pupils moved."],
    letters_said="Letters were released about 50 pupils.",
    attendance=[("", "Attendance", "Sessions"), ("Summer 2026", "94.9%", "95 of 100")],
    categories=[("", "Spring", "Summer"), ("Green", "9", "fewer than 5"), ("All", "20", "20")],
    absence=[("Pupils", "This term"), ("Missed half or more", "0")],
    letters=[("Letter", "Pupils"), ("Concern", "50")],
    year_groups=[("Year group", "Pupils", "Attendance", "Change"), ("Year 1", "9", "95.0%", "up 1.0")],
    notes=["No pupil is named."],
)


def png(width=1320, height=870):
    out = BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


PICTURES = {name: Picture(png(), f"The {name}\nin words") for name in CHARTS}


def test_the_page_says_everything_in_its_order():
    assert lines_of(governors_document(SAID)) == [
        "Smith & Sons <Primary> · Attendance report to governors",
        "Attendance, Summer 2026",
        "Summer 2026: 13 April 2026 to 17 July 2026.",
        *("94.9%", "attendance", "Up 0.4", "points"),
        "•\t90 pupils moved.",
        *("Attendance", " | Attendance | Sessions", "Summer 2026 | 94.9% | 95 of 100"),
        *("Pupils by category", " | Spring | Summer", "Green | 9 | fewer than 5", "All | 20 | 20"),
        *("Persistent and severe absence", "Pupils | This term", "Missed half or more | 0"),
        *("Letters home about attendance", "Letters were released about 50 pupils.", "Letter | Pupils", "Concern | 50"),
        *("Year groups", "Year group | Pupils | Attendance | Change", "Year 1 | 9 | 95.0% | up 1.0"),
        "No pupil is named.",
    ]


def test_charts_stand_in_the_place_of_their_tables_with_a_text_for_who_cannot_see_them():
    word_file = governors_document(replace(SAID, pictures=PICTURES))
    lines = lines_of(word_file)
    assert "Summer 2026 | 94.9% | 95 of 100" not in lines
    assert "Attendance is up" in lines_of(
        governors_document(replace(SAID, findings={"attendance": "Attendance is up"}))
    )
    shapes = opened(word_file).element.body.xpath(".//wp:docPr")
    assert [(one.get("name"), one.get("descr")) for one in shapes] == [
        ("attendance", "The attendance in words"),
        ("categories", "The categories in words"),
    ]
    with ZipFile(BytesIO(word_file)) as parts:
        assert parts.read("word/media/school-attendance.png") == PICTURES["attendance"].png


def test_what_there_is_nothing_of_has_no_heading():
    bare = GovernorsReport("School", "Title", "Basis", [], [], "")
    assert lines_of(governors_document(bare)) == ["School · Attendance report to governors", "Title", "Basis"]


def test_the_same_report_is_the_same_bytes_and_another_is_not():
    with_pictures = replace(SAID, pictures=PICTURES)
    assert governors_document(SAID) == governors_document(replace(SAID))
    assert governors_document(with_pictures) == governors_document(replace(with_pictures))
    assert governors_document(SAID) != governors_document(replace(SAID, basis="Other"))


def in_every_year_group():
    """A school of every year group there is, with every characteristic and long sentences."""
    kinds = [
        {"year_group": f"Year {n}", "sex": sex, "fsm": fsm, "sen": sen, "eal": eal}
        for n in range(1, 14)
        for sex, fsm, sen, eal in (("F", True, "E", True), ("M", False, "K", False), (None, None, "N", None))
    ]
    pupils = [one for one in kinds for _ in range(6)]
    many = len(pupils)
    school = school_of([98] * (many - 60) + [80] * 60, [93] * many, [98] * many, pupils=pupils)
    kinds = ["concern_red", "thanks_still_concerned", "meeting_invitation"]
    return report_of(school, [letter_of(kind) for kind in kinds for _ in range(30)])


@pytest.mark.office
@pytest.mark.parametrize("pictures", [PICTURES, {}], ids=["charts", "tables"])
def test_the_report_is_one_page(needs_libreoffice, pictures):
    twelve = report_of(school_of([98] * 6 + [93] * 4 + [80, 40], [98] * 5 + [93] * 6 + [80]))
    fullest = replace(
        in_every_year_group(), school="The Very Reverend Archdeacon Whittingham's Church of England Primary"
    )
    for report in (twelve, fullest):
        pdf = pdf_of(governors_document(replace(report, pictures=pictures)), needs_libreoffice)
        assert page_count(pdf) == 1
