"""How was this file read? A person corrects it once, and the next file with the same headings is read the same way."""

from datetime import date

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.choices import load_choices, record_choice
from tests.pages.pages import csv_of, dropped, on, opened, totals_of, with_sample, words
from tests.pages.test_own_files import with_password, workbook_of
from ui.clock import now
from ui.loading import records
from ui.state import StateKey

HEADINGS = ("Kind", "Gruppe", "Soll", "Ist", "Entsch", "Unentsch", "Von", "Bis")
SAID = ("name", "class_name", "possible", "attended", "authorised", "unauthorised", "start", "end")


def term(start, end, *rows):
    return csv_of(
        HEADINGS, [(name, "3A", possible, here, possible - here, 0, start, end) for name, possible, here in rows]
    )


AUTUMN = term("01/09/2025", "19/12/2025", ("Lovelace, Ada", 140, 138), ("Hopper, Bea", 140, 120))
SPRING = term("05/01/2026", "27/03/2026", ("Lovelace, Ada", 110, 104), ("Hopper, Bea", 110, 106))


def picker(app, place):
    return next(one for one in app.selectbox if one.key.startswith("column_") and one.key.endswith(f"_{place}"))


def picked(app, roles):
    for place, role in enumerate(roles):
        app.selectbox(key=picker(app, place).key).set_value(role)
    return app.run()


def pressed(app, key):
    return app.button(key=key).click().run()


def refused(data=AUTUMN, name="herbst.csv"):
    return pressed(dropped(opened(), name, data), "say_columns")


def loaded():
    return pressed(pressed(picked(refused(), SAID), "read_this_way"), "keep_mapping")


def test_a_file_with_unknown_headings_leads_to_the_page_where_they_are_explained():
    app = refused()
    assert app.title[0].value == "How was this file read?"
    assert "No attendance was found" in words(app)
    assert [picker(app, place).value for place in range(8)] == ["not_used"] * 8
    assert "such as Lovelace, Ada, Hopper, Bea" in words(app)


def test_what_comes_of_it_is_shown_before_anything_is_kept():
    app = pressed(picked(refused(), SAID), "read_this_way")
    assert "2 pupils; all 2 rows about pupils used" in words(app)
    assert "1 September 2025 to 19 December 2025" in words(app)
    assert "Two exports are enough" in words(on(app, "upload"))


def test_it_is_loaded_then_and_says_who_said_so():
    app = loaded()
    assert not app.error
    assert "The columns were read as" in words(app)
    upload = words(on(app, "upload"))
    assert "Ready: Autumn 2025." in upload
    assert "The columns were read as" in upload
    assert "herbst.csv" in upload


def test_next_terms_file_is_read_without_a_word():
    app = dropped(on(loaded(), "upload"), "fruehling.csv", SPRING)
    assert not app.error
    assert "Ready: Spring 2026 compared with Autumn 2025." in words(app)
    assert words(app).count("The columns were read as") == 2


def test_another_visit_reads_it_the_same_way():
    loaded()
    assert "Ready: Spring 2026 compared with" in words(dropped(opened(), "fruehling.csv", SPRING))


def test_it_stands_in_the_audit_trail_and_names_no_child():
    loaded()
    names = [one.details["name"] for one in load_audit_trail(records()) if one.what == "chosen"]
    assert [name.startswith("columns of ") for name in names] == [True]
    assert "Lovelace" not in str(load_choices(records()))


def test_back_to_how_the_program_reads_it_takes_out_what_it_cannot_read_and_holds_it():
    app = pressed(loaded(), "back_to_program")
    assert "cannot read herbst.csv, so it was taken out" in words(app)
    assert "No attendance was found" in words(app)
    assert "Two exports are enough" in words(on(app, "upload"))
    assert load_choices(records()) == {}
    assert [picker(on(app, "columns"), place).value for place in range(8)] == ["not_used"] * 8


def test_a_reading_of_the_program_can_be_corrected_and_put_back():
    app = on(dropped(opened(), "autumn.csv", totals_of("Autumn", ("Lovelace", 140, 138))), "columns")
    assert "1 pupil; all 1 row about pupils used" in words(app)
    assert picker(app, 4).value == "class_name"
    app = app.selectbox(key=picker(app, 4).key).set_value("not_used").run()
    app = pressed(pressed(app, "read_this_way"), "keep_mapping")
    assert picker(app, 4).value == "not_used"
    app = pressed(app, "back_to_program")
    assert picker(app, 4).value == "class_name"
    assert "The columns were read as" not in words(app)
    assert "Ready: Autumn 2025/26." in words(on(app, "upload"))


def test_a_child_keeps_its_number_and_so_its_letters_when_its_only_file_is_read_anew():
    app = on(loaded(), "upload")
    before = app.session_state[StateKey.NUMBERS]["herbst.csv"]
    app = picked(pressed(on(app, "columns"), "back_to_program"), SAID)
    app = on(pressed(pressed(app, "read_this_way"), "keep_mapping"), "upload")
    assert app.session_state[StateKey.NUMBERS]["herbst.csv"] == before


def test_a_file_that_disagrees_with_what_is_loaded_is_asked_about_before_it_counts():
    other = term("01/09/2025", "19/12/2025", ("Lovelace, Ada", 140, 110), ("Hopper, Bea", 140, 120))
    app = dropped(on(loaded(), "upload"), "autumn.csv", other.replace(b"Kind", b"Name des Kindes"))
    app = picked(on(app, "columns"), SAID)
    app = pressed(pressed(app, "read_this_way"), "keep_mapping")
    assert "autumn.csv disagrees with what is loaded: say on the Upload page what shall count." in words(app)
    upload = on(app, "upload")
    assert "autumn.csv disagrees with what is loaded" in words(upload)
    assert "What shall count?" in words(upload)


def test_a_protected_file_is_to_be_dropped_again_with_its_password():
    headings = ("Pupil Name", "Class", "Possible", "Attended", "Authorised", "Unauthorised", "From", "To")
    row = ("Lovelace, Ada", "3A", 9, 9, 0, 0, "01/09/2025", "19/12/2025")
    book = with_password(workbook_of(csv_of(headings, [row])), "x")
    app = opened()
    box = next(one for one in app.text_input if one.key.startswith("password_"))
    app = dropped(app.text_input(key=box.key).set_value("x").run(), "a.xlsx", book)
    assert "password" in words(on(app, "columns"))


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        (("not_used",), "No column says who the pupil is"),
        (("name", "name"), "Columns A and B are all taken as"),
        (("name", "class_name"), "not enough to know attendance"),
        (("name", "class_name", "attended", "possible", "authorised", "unauthorised"), "add up"),
    ],
    ids=["nobody", "twice", "not enough", "the wrong way round"],
)
def test_what_is_wrong_is_said_and_nothing_can_be_kept(roles, says):
    app = pressed(picked(refused(), roles), "read_this_way")
    assert any(says in one.value.replace("\\", "") for one in app.error)
    assert not [one for one in app.button if one.key == "keep_mapping"]


def test_what_was_tried_is_gone_when_another_choice_is_made():
    app = picked(pressed(picked(refused(), SAID), "read_this_way"), (*SAID[:7], "not_used"))
    assert not [one for one in app.button if one.key == "keep_mapping"]


def test_the_row_of_the_headings_can_be_chosen():
    data = csv_of(("Ein", "sehr", "langer", "Titel", "ueber", "der", "Tabelle", "hier"), [HEADINGS])
    app = refused(data + AUTUMN.partition(b"\n")[2])
    row = next(one for one in app.number_input if one.key.startswith("heading_row_"))
    app = row.set_value(2).run()
    assert "A Kind" in [one.label.replace("*", "") for one in app.selectbox]
    app = pressed(picked(app, SAID), "read_this_way")
    assert "2 pupils; all 2 rows about pupils used" in words(app)


def test_a_file_without_headings_is_kept_for_itself_alone():
    app = refused(AUTUMN.partition(b"\n")[2])
    count = next(one for one in app.selectbox if one.key.startswith("heading_count_"))
    app = pressed(picked(app.selectbox(key=count.key).set_value(0).run(), SAID), "read_this_way")
    assert app.button(key="keep_mapping").label == "Keep for this file"
    app = dropped(on(pressed(app, "keep_mapping"), "upload"), "fruehling.csv", SPRING.partition(b"\n")[2])
    assert "No attendance was found" in words(app)
    assert "Ready: Autumn 2025." in words(app)


def test_a_column_of_one_day_is_asked_for_its_day():
    app = refused(csv_of(("Kind", "Gruppe", "Tag"), [("Lovelace, Ada", "3A", "/")]))
    app = picked(app, ("name", "class_name", "of one day"))
    assert "of one day" not in [one.value for one in app.error]
    app = pressed(app, "read_this_way")
    assert "What column C holds is not known" in words(app)
    app = app.date_input[0].set_value(date(2025, 9, 1)).run()
    half = next(one for one in app.selectbox if one.key.startswith("half_"))
    app = pressed(app.selectbox(key=half.key).set_value("am").run(), "read_this_way")
    assert "1 September 2025 to 1 September 2025" in words(app)


# What the page says of a file.


def test_rows_not_used_and_totals_that_differ_are_said_with_their_numbers():
    rows = [
        ("Lovelace, Ada", "3A", 140, 138, 2, 0),
        ("Hopper, Bea", "3A", 140, 10, 2, 0),
        ("Total for 3A", "", 280, 148, 4, 0),
        ("Grand Total", "", 281, 148, 4, 0),
    ]
    headings = ("Name", "Class", "Possible", "Attended", "Authorised", "Unauthorised")
    app = on(dropped(opened(), "totals.csv", csv_of(headings, rows)), "columns")
    assert "2 pupils; 1 row not used" in words(app)
    assert "Row 3, “Possible”: The figures of this row do not add up" in words(app)
    assert "1 of 2 rows of totals agree (8 figures compared)" in words(app)
    assert "is 281 in the file, but the pupils above it add up to 280" in words(app)


def test_a_file_with_very_many_rows_not_used_lists_them_in_a_table():
    headings = ("Name", "Class", "Possible", "Attended", "Authorised", "Unauthorised")
    rows = [("Lovelace, Ada", "3A", 140, 138, 2, 0), *[(f"Hopper, B{n}", "3A", 140, 10, 2, 0) for n in range(9)]]
    app = on(dropped(opened(), "totals.csv", csv_of(headings, rows)), "columns")
    assert app.dataframe[0].value["Row"].tolist() == list(range(3, 12))


def test_what_is_being_said_of_one_file_is_not_said_of_another():
    app = dropped(on(loaded(), "upload"), "marks.csv", register("/", "12/01/2026"))
    app = app.button(key=[one.key for one in app.button if one.key.startswith("columns_")][1]).click().run()
    assert [picker(app, place).value for place in range(5)] == ["name", "class_name", "day", "session", "mark"]


def test_the_sample_school_shows_how_it_was_read_and_keeps_nothing():
    app = pressed(on(with_sample(), "columns"), "read_this_way")
    assert "nothing said here is kept" in words(app)
    assert not [one for one in app.button if one.key in {"keep_mapping", "back_to_program"}]


def test_without_a_file_the_page_leads_to_the_box():
    assert "No attendance is loaded yet." in words(on(opened(), "columns"))


def test_a_file_that_is_not_kept_any_more_shows_how_it_was_read_and_asks_for_it():
    app = dropped(opened(), "autumn.csv", totals_of("Autumn", ("Lovelace", 140, 138)))
    with records().writing() as connection:
        connection.exec_driver_sql("DELETE FROM originals")
    app = on(app, "columns")
    assert "drop it again on the Upload page" in words(app)
    assert "surname" in app.dataframe[-1].value["Taken as"].tolist()


def test_a_file_dropped_again_is_read_as_was_said_in_between():
    autumn, spring = (totals_of(term, ("Lovelace", 140, here)) for term, here in (("Autumn", 138), ("Spring", 130)))
    app = dropped(opened(), "autumn.csv", autumn)
    with records().writing() as connection:
        connection.exec_driver_sql("DELETE FROM originals")
    app = on(dropped(app, "spring.csv", spring), "columns")
    app = app.selectbox(key=app.selectbox[0].key).select_index(1).run()
    app = app.selectbox(key=picker(app, 4).key).set_value("not_used").run()
    upload = on(pressed(pressed(app, "read_this_way"), "keep_mapping"), "upload")
    assert words(upload).count("The columns were read as") == 1
    upload = dropped(upload, "autumn.csv", autumn)
    assert words(upload).count("The columns were read as") == 2
    assert "loaded already" in words(dropped(upload, "autumn.csv", autumn))


def test_what_another_release_kept_is_dropped_with_a_sentence():
    loaded()
    name = next(iter(load_choices(records())))
    record_choice(records(), name, load_choices(records())[name] | {"columns": [["kind", "shoe_size"]]}, "jo", now())
    app = on(opened(), "columns")
    assert "kept by another release of this program" in words(app)
    assert not app.exception


# Hostile files.


def test_markup_in_headings_stays_text():
    headings = ("Kind <b>x</b>", "**fett** :material/home:", "[x](http://x)", "$$a$$", "`c`")
    app = refused(csv_of(headings, [("<script>", "![](x)", 1, 2, 3)]))
    assert r"Kind \<b\>x\</b\>" in picker(app, 0).label
    assert r"\*\*fett\*\* \:material/home\:" in picker(app, 1).label
    assert not app.exception


def test_five_hundred_columns_are_shown_a_few_at_a_time():
    app = refused(csv_of([f"Spalte {n}" for n in range(500)], [("Lovelace, Ada", *range(499))]))
    assert len([one for one in app.selectbox if one.key.startswith("column_")]) == 24
    app = picked(app, ("name", "attended", "possible"))
    shown = next(one for one in app.selectbox if one.key.startswith("columns_shown_"))
    app = app.selectbox(key=shown.key).set_value(480).run()
    assert picker(app, 480).value == "not_used"
    app = app.selectbox(key=shown.key).set_value(0).run()
    assert picker(app, 2).value == "possible"
    assert not app.exception


def test_headings_without_a_row_under_them_are_said_to_have_no_pupils():
    app = pressed(picked(refused(csv_of(HEADINGS, [])), SAID), "read_this_way")
    assert "There are no pupils under the headings" in words(app)


# Marks that are no code.


def register(mark, day="01/09/2025"):
    rows = [("Lovelace, Ada", "3A", day, half, one) for half, one in (("AM", mark), ("PM", "\\"))]
    return csv_of(("Pupil Name", "Class", "Date", "Session", "Mark"), rows)


def said_of_mark(app, code, since=None, until=None):
    box = {one.key.rpartition("_")[0]: one for one in (*app.selectbox, *app.date_input) if one.key.startswith("mark_")}
    app = box["mark_code"].set_value(code).run()
    for name, day in (("mark_since", since), ("mark_until", until)):
        if day:
            box = {one.key.rpartition("_")[0]: one for one in app.date_input}
            app = box[name].set_value(day).run()
    return pressed(app, "read_mark_so")


def test_an_unknown_mark_waits_for_a_meaning_and_is_read_so_from_then_on():
    app = on(dropped(opened(), "a.csv", register("H")), "columns")
    app = said_of_mark(app, "G", until=date(2026, 7, 31))
    assert "was read as G (holiday not agreed by the school)" in words(app)
    assert "H from 1 Sep 2025 to 31 Jul 2026: read as G, set by" in words(app)
    upload = dropped(on(app, "upload"), "b.csv", register("H", "12/01/2026"))
    assert words(upload).count("was read as G") == 2
    later = dropped(upload, "c.csv", register("H", "01/09/2026"))
    assert words(later).count("was read as G") == 2


def test_a_meaning_taken_back_leaves_the_mark_unread():
    app = said_of_mark(on(dropped(opened(), "a.csv", register("H")), "columns"), "G")
    app = pressed(app, "take_back_0")
    assert "was read as G" not in words(app)
    assert "They count neither as present nor as absent" in words(app)


def test_a_code_that_was_not_in_force_is_refused():
    app = on(dropped(opened(), "a.csv", register("@")), "columns")
    app = said_of_mark(app, "C1", since=date(2024, 8, 1))
    assert "C1 is no attendance code on 1 Aug 2024" in words(app)
