"""A visit from beginning to end: nothing decided is lost or given to another child, and nothing closed lingers."""

import csv
import io
import zipfile
from datetime import date

from analysis.sample_school import MEETING_DAY
from tests.pages.pages import csv_of, dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.state import StateKey

WHO = "Mrs H. Ferncastle"
AUTUMN = totals_of("Autumn", ("Lovelace", 140, 138), ("Hopper", 140, 139))
SPRING = totals_of("Spring", ("Hopper", 130, 129), ("Lovelace", 130, 120))
SUMMER = totals_of("Summer", ("Lovelace", 120, 119), ("Hopper", 120, 113))
CONTACTS = csv_of(
    ("Surname", "Forename", "Reg", "Priority", "Title", "Contact Surname", "Address Block", "Postcode"),
    [("Lovelace", "Ada", "3A", 1, "Ms", "Byron", "1 Oak Road", "ZZ99 1AA")],
)
UNDATED = ("Surname", "Forename", "Reg", "Possible", "Attended", "Authorised", "Unauthorised")


def loaded(*exports):
    app = opened()
    for number, data in enumerate(exports):
        app = dropped(app, f"export-{number}.csv", data)
    return app


def pressed(app, start):
    return app.button(key=next(button.key for button in app.button if button.key.startswith(start))).click().run()


def deleted(app):
    """Delete the first file of the box for good."""
    return pressed(pressed(on(app, "upload"), "remove_"), "delete_")


def comparing(app, now, before):
    app = on(app, "upload")
    app = app.selectbox(key=app.selectbox[0].key).set_value(now).run()
    return app.selectbox(key=app.selectbox[1].key).set_value(before).run()


def released(app):
    return on(reviewing(app, WHO).button(key="release_concern_amber").click().run(), "letters")


def zipped(app):
    return app.button(key="prepare_zip").click().run()


def zip_on_offer(app):
    """Give the tables of the ZIP that the page offers; None where it offers none."""
    if "Download the ZIP" not in [button.proto.label for button in app.get("download_button")]:
        return None
    with zipfile.ZipFile(io.BytesIO(app.session_state[StateKey.ZIP][1])) as everything:
        tables = {name: everything.read(name).decode("utf-8-sig") for name in everything.namelist() if ".csv" in name}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in tables.items()}


def offered_for(app):
    return next((box.options for box in app.selectbox if box.key == "single"), [])


def test_a_release_says_in_the_zip_who_when_by_which_rule_and_on_which_numbers():
    tables = zip_on_offer(zipped(released(loaded(AUTUMN, SPRING))))
    (row,) = tables["release.csv"]
    assert (row["released_by"], row["letter"], row["rule"]) == (WHO, "concern_amber", "first_amber")
    assert (row["attended"], row["possible"], row["attended_before"]) == ("120", "130", "138")
    assert row["released_on"]
    assert row["policy_version"]
    assert row["template_version"]


def test_a_release_stays_with_its_terms_and_comes_back_with_them():
    app = released(comparing(loaded(AUTUMN, SPRING, SUMMER), "Spring 2025/26", "Autumn 2025/26"))
    assert [one.partition(",")[0] for one in offered_for(app)] == ["Lovelace"]
    app = on(comparing(app, "Summer 2025/26", "Spring 2025/26"), "letters")
    assert offered_for(app) == []
    app = on(comparing(app, "Spring 2025/26", "Autumn 2025/26"), "letters")
    assert [one.partition(",")[0] for one in offered_for(app)] == ["Lovelace"]


def test_the_zip_of_other_terms_is_not_offered():
    app = zipped(released(comparing(loaded(AUTUMN, SPRING, SUMMER), "Spring 2025/26", "Autumn 2025/26")))
    app = released(comparing(app, "Summer 2025/26", "Spring 2025/26"))
    tables = zip_on_offer(app)
    assert tables is None or tables["release.csv"][0]["possible"] == "120"


def test_a_zip_prepared_before_contacts_came_is_not_offered_after_them():
    app = on(zipped(released(loaded(AUTUMN, SPRING))), "upload")
    tables = zip_on_offer(on(dropped(app, "contacts.csv", CONTACTS), "letters"))
    assert tables is None or "Byron" in tables["letters.csv"][0]["addressee"]


def test_another_file_of_the_same_name_is_asked_anew_which_term_it_is():
    app = dropped(opened(), "totals.csv", csv_of(UNDATED, [("Lovelace", "Ada", "3A", 140, 130, 10, 0)]))
    app = app.selectbox(key=app.selectbox[0].key).select_index(0).run()
    app = dropped(deleted(app), "totals.csv", csv_of(UNDATED, [("Lovelace", "Ada", "3A", 120, 118, 2, 0)]))
    assert "Ready: " not in words(app)


def test_nothing_of_the_sample_school_clings_to_a_schools_own_files():
    app = zipped(released(with_sample()))
    app = dropped(pressed(on(app, "upload"), "close_sample"), "autumn.csv", AUTUMN)
    assert app.date_input[0].value != MEETING_DAY
    assert app.radio[0].value is None
    assert StateKey.IS_SAMPLE not in app.session_state
    assert on(app, "review").text_input(key="decider").value == ""
    assert not app.get("download_button")


def test_choosing_an_earlier_term_compares_it_with_the_one_before_it():
    app = with_sample()
    app = app.selectbox(key=app.selectbox[0].key).set_value("Spring 2026").run()
    assert "Ready: Spring 2026 compared with Autumn 2025." in words(app)


def test_an_old_error_is_gone_when_the_page_is_opened_again():
    app = dropped(dropped(opened(), "autumn.csv", AUTUMN), "wrong.xlsx", b"")
    assert len(app.error) == 1
    assert not on(on(app, "meeting"), "upload").error


def test_choices_on_the_upload_page_outlast_a_change_of_page():
    app = comparing(with_sample(), "Spring 2026", "Autumn 2025")
    app = app.date_input(key=app.date_input[0].key).set_value(date(2026, 3, 27)).run()
    app = on(on(on(app, "letters"), "meeting"), "upload")
    assert [box.value for box in app.selectbox] == ["Spring 2026", "Autumn 2025"]
    assert app.date_input[0].value == date(2026, 3, 27)
