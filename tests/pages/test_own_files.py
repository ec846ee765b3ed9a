"""A school's own files, in each layout: what arrives on the pages is what a plain count of the file gives."""

import csv
import io
import struct
import zlib
from datetime import date, timedelta

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from tests.pages.pages import SAMPLE, csv_of, dropped, on, opened, totals_of, with_sample, words
from ui.state import StateKey

HERE, AWAY, GONE = set("/\\LVPKWB"), set("CIMRSTE") | {"C1", "C2", "J1"}, set("GNOU")
REGISTER = {"Lovelace": "//////////////////////////////II", "Hopper": "////////////////////////////IIOO"}
FIGURES = {"Lovelace": (30, 32), "Hopper": (28, 32)}
PAGES, REASONS = ("upload", "meeting", "review", "letters"), ("overlap", "year-to-date", "went wrong")
FIRST = date(2026, 1, 5)


def sessions(count):
    days = [day for day in (FIRST + timedelta(n) for n in range(count)) if day.weekday() < 5]
    return [(day, half) for day in days for half in ("AM", "PM")][:count]


def rows_of_totals():
    """L1: one row a pupil."""
    headings = (
        "Surname",
        "Forename",
        "Year",
        "Reg",
        "Possible",
        "Attended",
        "Authorised",
        "Unauthorised",
        "From",
        "To",
    )
    rows = [
        (name, "Ada", "Year 3", "3A", len(marks), marks.count("/"), marks.count("I"), marks.count("O"), FIRST, END)
        for name, marks in REGISTER.items()
    ]
    return csv_of(headings, rows)


def rows_of_marks():
    """L3: one row a mark."""
    rows = [
        (f"{name}, Ada", "Year 3", "3A", f"{day:%d/%m/%Y}", half, mark)
        for name, marks in REGISTER.items()
        for (day, half), mark in zip(sessions(32), marks, strict=True)
    ]
    return csv_of(("Pupil Name", "Year", "Class", "Date", "Session", "Mark"), rows)


def columns_of_marks():
    """L4: one column for each date and half day."""
    headings = ("Surname", "Forename", "Year", "Class", *(f"{day:%d/%m/%Y} {half}" for day, half in sessions(32)))
    return csv_of(headings, [(name, "Ada", "Year 3", "3A", *marks) for name, marks in REGISTER.items()])


END = sessions(32)[-1][0]


def workbook_of(data):
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(data.decode())):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_password(workbook, password):
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(workbook)).encrypt(password, out)
    return out.getvalue()


def photo():
    """Make a true picture of one dot."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def this_term(app):
    """Give what the Meeting page says of each pupil with a proposal this term."""
    table = next(frame.value for frame in on(app, "meeting").dataframe if "Why" in frame.value)
    return {
        row["Pupil"].partition(",")[0]: row["This term"].partition("(")[2].rstrip(")") for _, row in table.iterrows()
    }


EXPECTED = {name: f"{attended} of {possible}" for name, (attended, possible) in FIGURES.items()}


@pytest.mark.parametrize("make", [rows_of_totals, rows_of_marks, columns_of_marks], ids=["L1", "L3", "L4"])
@pytest.mark.parametrize("pack", [bytes, workbook_of], ids=["csv", "xlsx"])
def test_the_same_register_gives_the_same_figures_in_every_layout(make, pack):
    app = dropped(opened(), "export.dat", pack(make()))
    assert not app.error
    assert this_term(app) == EXPECTED


def test_the_headline_of_the_sample_school_is_what_a_plain_count_gives():
    with (SAMPLE / "summer_2026_marks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Year"] in {f"Year {n}" for n in range(1, 7)}]
    marks = [[mark for heading, mark in row.items() if heading.endswith((" AM", " PM"))] for row in rows]
    attended = [sum(mark in HERE for mark in one) for one in marks]
    possible = [sum(mark in HERE | AWAY | GONE for mark in one) for one in marks]
    persistent = sum(10 * (p - a) >= p > 0 for a, p in zip(attended, possible, strict=True))
    app = on(with_sample(), "meeting")
    assert f"{sum(attended):,} of {sum(possible):,} sessions" in words(app)
    assert next(one.value for one in app.metric if one.label == "Persistent absentees, this term") == str(persistent)


def test_a_photo_called_a_workbook_is_refused_in_one_sentence():
    app = dropped(dropped(opened(), "a.csv", rows_of_totals()), "register.xlsx", photo())
    assert [error.value.count("picture") for error in app.error] == [1]
    assert this_term(app) == EXPECTED


def test_a_workbook_opens_with_its_password_and_not_without_or_with_another():
    locked = with_password(workbook_of(columns_of_marks()), "Owl-7")
    app = dropped(opened(), "locked.xlsx", locked)
    assert "please type its password" in app.error[0].value
    app = dropped(
        app.text_input(key=next(one.key for one in app.text_input if one.key.startswith("password_")))
        .set_value("wrong")
        .run(),
        "locked.xlsx",
        locked,
    )
    assert "does not open it" in app.error[0].value
    app = dropped(
        app.text_input(key=next(one.key for one in app.text_input if one.key.startswith("password_")))
        .set_value("Owl-7")
        .run(),
        "locked.xlsx",
        locked,
    )
    assert not app.error
    assert this_term(app) == EXPECTED
    assert not any("Owl-7" in repr(app.session_state[key]) for key in StateKey if key in app.session_state)


def totals_with_dates(term, start, end, attended):
    figures = ("A", "Ada", "Year 3", "3A", 80, attended, 80 - attended, 0)
    headings = ("Surname", "Forename", "Year", "Reg", "Possible", "Attended", "Authorised", "Unauthorised")
    return csv_of((*headings, "Term", "Academic Year", "From", "To"), [(*figures, term, "2025/26", start, end)])


def refusals_of(first, second):
    """Give, page by page, the reasons for which two terms are refused."""
    app = dropped(dropped(opened(), "a.csv", first), "b.csv", second)
    errors = [[error.value.replace("\\", "") for error in on(app, page).error] for page in PAGES]
    return [[next((why for why in REASONS if why in error), error) for error in shown] for shown in errors]


def test_periods_that_overlap_are_refused_in_a_sentence_on_every_page():
    first = totals_with_dates("Spring", "05/01/2026", "27/03/2026", 70)
    second = totals_with_dates("Summer", "23/03/2026", "21/07/2026", 60)
    assert refusals_of(first, second) == [["overlap"]] * len(PAGES)


def test_a_year_to_date_export_is_refused_in_a_sentence_on_every_page():
    first, second = totals_of("Spring", ("A", 100, 90)), totals_of("Summer", ("A", 200, 185))
    assert refusals_of(first, second) == [["year-to-date"]] * len(PAGES)


def test_terms_the_wrong_way_round_are_refused_in_a_sentence_and_can_be_put_right():
    app = with_sample()
    now, before = (box.key for box in app.selectbox)
    app = app.selectbox(key=before).set_value("Autumn 2025").run().selectbox(key=now).set_value("Spring 2026").run()
    assert "Ready: Spring 2026 compared with Autumn 2025" in words(app)


def test_two_terms_in_one_file_are_compared_with_each_other():
    terms = [totals_of("Autumn", ("A", 140, 130)), totals_of("Spring", ("A", 130, 110))]
    both = b"\r\n".join(part.strip() for part in (terms[0], terms[1].split(b"\r\n", 1)[1]))
    assert "Ready: Spring 2025/26 compared with Autumn 2025/26." in words(dropped(opened(), "year.csv", both))
