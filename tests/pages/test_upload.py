"""Upload: what is loaded, how was it read, and which term is which."""

import io
from datetime import date, timedelta

import openpyxl
import pytest

from tests.commands.school_files import child, marks_file
from tests.pages.pages import SAMPLE, csv_of, dropped, on, opened, totals_of, with_sample, words
from ui.clock import today

AUTUMN = totals_of("Autumn", ("Lovelace", 140, 138), ("Hopper", 140, 130))
SPRING = totals_of("Spring", ("Lovelace", 130, 120), ("Hopper", 130, 122))
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def workbook_without_attendance() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Shopping", "Price"])
    book.active.append(["Milk", 2])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_empty_box_says_what_to_do():
    assert "Two exports are enough" in words(opened())


def test_the_sample_school_is_ready_for_its_meeting():
    app = with_sample()
    assert "Ready: Summer 2026 compared with Spring 2026." in words(app)
    assert not app.error


def test_every_file_says_how_it_was_read():
    app = words(with_sample())
    assert "Attendance, one column for each date and session: 441 pupils, 13 April 2026 to 21 July 2026" in app
    assert "Settings of Harrowmere Primary School." in app
    assert "Circumstances: 8 rows." in app


def test_two_exports_make_a_meeting_in_any_order():
    app = dropped(dropped(opened(), "b.csv", SPRING), "a.csv", AUTUMN)
    assert "Ready: Spring 2025/26 compared with Autumn 2025/26." in words(app)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 attendance", "PDF"),
        (PNG, "picture"),
        (workbook_without_attendance(), "No attendance was found"),
        ((SAMPLE.parent / "tests/exports/21_password_protected.xlsx").read_bytes(), "password"),
    ],
    ids=["empty", "a PDF", "a photo", "no attendance", "password"],
)
def test_a_file_that_cannot_be_used_says_so_in_one_sentence_and_changes_nothing(data, says):
    app = dropped(dropped(opened(), "autumn.csv", AUTUMN), "wrong.xlsx", data)
    assert len(app.error) == 1
    assert says in app.error[0].value
    assert "Ready: Autumn 2025/26." in words(app)


def test_the_same_file_twice_changes_nothing_and_says_so():
    app = dropped(dropped(opened(), "autumn.csv", AUTUMN), "again.csv", AUTUMN)
    assert "loaded already" in app.error[0].value.replace("\\", "")
    assert words(app).count("one row for each pupil and term") == 1


def test_two_exports_of_one_name_are_both_kept():
    app = dropped(dropped(opened(), "export.csv", AUTUMN), "export.csv", SPRING)
    assert "export.csv (2)" in words(app)
    assert "Spring 2025/26 compared with Autumn 2025/26" in words(app)


def test_the_same_term_chosen_twice_is_no_comparison():
    app = dropped(
        dropped(opened(), "a.csv", AUTUMN), "b.csv", totals_of("Spring", ("Lovelace", 140, 138), ("Hopper", 140, 130))
    )
    assert "same export was given twice" in app.error[0].value
    for page in ("meeting", "review", "letters"):
        shown = on(app, page)
        assert "same export was given twice" in shown.error[0].value


def test_totals_without_a_term_wait_until_a_person_names_it():
    headings = ("UPN", "Surname", "Forename", "Reg", "Possible", "Attended", "Authorised", "Unauthorised")
    app = dropped(opened(), "totals.csv", csv_of(headings, [("", "Lovelace", "Ada", "3A", 140, 130, 10, 0)]))
    assert "Say below which term each file is about." in words(app)
    choice = next(box for box in app.selectbox if box.key.startswith("undated_"))
    app = app.selectbox(key=choice.key).select_index(0).run()
    assert "Ready: " in words(app)


def pressed(app, start):
    button = next(one for one in app.button if one.key.startswith(start))
    return app.button(key=button.key).click().run()


def test_what_was_loaded_is_there_at_the_next_visit():
    dropped(opened(), "autumn.csv", AUTUMN)
    later = dropped(opened(), "spring.csv", SPRING)
    assert "Ready: Spring 2025/26 compared with Autumn 2025/26." in words(later)


def test_a_file_taken_out_no_longer_counts_and_can_be_put_back():
    app = dropped(dropped(opened(), "autumn.csv", AUTUMN), "spring.csv", SPRING)
    app = pressed(app, "remove_")
    assert "compared with" not in words(app)
    assert "Taken out: 1 file" in [expander.label for expander in app.expander]
    app = pressed(app, "put_back_")
    assert "Ready: Spring 2025/26 compared with Autumn 2025/26." in words(app)


def test_a_file_deleted_for_good_is_gone():
    app = pressed(pressed(dropped(opened(), "autumn.csv", AUTUMN), "remove_"), "delete_")
    assert "Two exports are enough" in words(app)
    assert not [expander for expander in app.expander if expander.label.startswith("Taken out")]


def test_the_sample_school_never_mixes_with_the_schools_own():
    app = with_sample()
    assert not app.get("file_uploader")
    assert "Two exports are enough" in words(opened())
    app = app.button(key="close_sample").click().run()
    assert "Two exports are enough" in words(app)


def test_the_term_of_a_file_is_asked_once():
    headings = ("UPN", "Surname", "Forename", "Reg", "Possible", "Attended", "Authorised", "Unauthorised")
    app = dropped(opened(), "totals.csv", csv_of(headings, [("", "Lovelace", "Ada", "3A", 140, 130, 10, 0)]))
    choice = next(box for box in app.selectbox if box.key.startswith("undated_"))
    app.selectbox(key=choice.key).select_index(0).run()
    assert "Ready: " in words(opened())


def test_no_name_in_a_file_is_read_as_markup():
    app = dropped(opened(), "**bold** :material/home:.csv", AUTUMN)
    card = next(element.value for element in app.markdown if "one row for each pupil" in element.value)
    assert r"\*\*bold\*\* \:material/home\:\.csv" in card


def test_a_school_does_not_inherit_the_answers_of_the_sample():
    app = with_sample().button(key="close_sample").click().run()
    app = dropped(app, "autumn.csv", AUTUMN)
    assert app.radio[0].value is None


def test_the_sample_school_never_takes_the_place_of_what_is_loaded():
    app = dropped(opened(), "autumn.csv", AUTUMN)
    assert not [button for button in app.button if button.key == "open_sample"]


def marks_of(start: date, pupils: int = 2) -> bytes:
    return marks_file(*[(child(number), "/" * 40) for number in range(pupils)], start=start)


def test_a_term_to_come_is_not_this_term():
    app = dropped(opened(), "now.csv", marks_of(today() - timedelta(days=60)))
    assert "All marks" not in words(dropped(app, "then.csv", marks_of(today() + timedelta(days=120))))
    assert not app.error


def test_files_of_days_to_come_wait_for_a_later_day_of_the_decision():
    start = today() + timedelta(days=7 - today().weekday())
    app = dropped(opened(), "ahead.csv", marks_of(start))
    assert "All marks in these files are after the day of the decision" in words(app)
    day = next(one for one in app.date_input if one.key.startswith("decision_day_"))
    app = app.date_input(key=day.key).set_value(start + timedelta(days=40)).run()
    assert "Ready" in words(app)
