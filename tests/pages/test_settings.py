"""Settings: in whose name, by which numbers and in which terms are letters proposed."""

import re
from datetime import date, timedelta

import pytest

from analysis.records.settings import load_settings
from tests.pages.pages import csv_of, dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.clock import today
from ui.loading import records

AUTUMN = totals_of("Autumn", ("Abel", 140, 140), ("Cole", 140, 140))
SPRING = totals_of("Spring", ("Best", 130, 120), ("Abel", 130, 125), ("Cole", 60, 50))


def settings_page():
    return on(opened(), "settings")


def keyed(app, kind, name):
    """Find a widget whose key changes whenever something was saved."""
    return next(one for one in app.get(kind) if one.key.rpartition("_")[0] == f"set_{name}")


def typed(app, kind, name, value):
    return keyed(app, kind, name).set_value(value).run()


def saved(app):
    return app.button(key="save_settings").click().run()


def test_before_anything_is_saved_the_page_shows_the_defaults():
    app = settings_page()
    assert not app.exception
    assert "Target 97%, red below 90%. Dates of terms are taken from the marks." in words(app)
    assert "No settings are saved yet. What you see are the defaults." in words(app)
    assert "save_settings" not in {button.key for button in app.button}


def test_a_school_name_typed_here_stands_in_the_letters():
    app = dropped(dropped(opened(), "a.csv", AUTUMN), "s.csv", SPRING)
    app = saved(typed(on(app, "settings"), "text_input", "name", "St Mary’s"))
    assert "Letters of **St Mary’s**" in words(app)
    app = on(app, "review")
    assert any("St Mary’s" in one.proto.body for one in app.get("html"))
    assert "St Mary’s" in words(settings_page())


def test_red_that_is_not_under_the_target_is_refused_before_anything_is_saved():
    app = typed(settings_page(), "number_input", "red_below", 97.0)
    assert "Red below must be lower than the target" in app.error[0].value
    assert "save_settings" not in {button.key for button in app.button}
    app = typed(app, "number_input", "red_below", 96.9)
    assert not app.error
    assert "Red below: 96.9%, was 90%" in words(app)


@pytest.mark.parametrize(
    ("kind", "name", "value", "says"),
    [
        ("text_input", "name", " ", "The school needs a name"),
        ("text_input", "contact_email", "office", "office is not an email address: it has no @."),
        ("radio", "period", "half_term", "type the dates of each half term under Calendar first"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(kind, name, value, says):
    app = typed(settings_page(), kind, name, value)
    assert [says in error.value.replace("\\", "") for error in app.error] == [True]
    assert load_settings(records()) == ()


def test_what_a_change_would_do_is_said_before_it_is_saved_in_the_sample_school_too():
    app = typed(on(with_sample(), "settings"), "number_input", "target", 96.0)
    text = words(app)
    assert "Target: 96%, was 97%" in text
    assert "fewer letters (" in text
    assert "Nothing here is saved." in text
    assert load_settings(records()) == ()


def test_the_sample_school_keeps_its_own_settings():
    app = typed(settings_page(), "text_input", "name", "St Mary’s")
    saved(app)
    assert "Letters of **Harrowmere Primary School** are signed by Mrs H. Ferncastle, Headteacher." in words(
        on(with_sample(), "settings")
    )


def test_a_version_says_who_changed_what_and_an_old_one_can_be_put_back():
    app = saved(typed(settings_page(), "number_input", "target", 96.0))
    app = saved(typed(app, "number_input", "target", 95.0))
    assert "Target: 95%, was 96%" in words(app)
    first, second = load_settings(records())
    assert (second.since, second.by) == (today(), first.by)
    app = app.button(key=f"put_back_settings_{first.number}").click().run()
    assert "Target 96%" in words(app)
    assert len(load_settings(records())) == 3


def test_a_change_from_a_later_day_waits_for_it():
    app = typed(settings_page(), "number_input", "target", 96.0)
    since = next(one for one in app.date_input if one.key.startswith("settings_since"))
    app = saved(app.date_input(key=since.key).set_value(today() + timedelta(days=1)).run())
    assert "Target 97%" in words(app)


def test_changes_can_be_dropped():
    app = typed(settings_page(), "number_input", "target", 96.0)
    app = app.button(key="drop_settings").click().run()
    assert keyed(app, "number_input", "target").value == 97.0
    assert "Not saved yet" not in words(app)


def test_a_settings_file_in_the_box_becomes_a_version_from_today():
    app = dropped(dropped(opened(), "a.csv", AUTUMN), "school.toml", b"[school]\nname = 'Oak Road'\n")
    assert "Settings of Oak Road" in words(app)
    (version,) = load_settings(records())
    assert version.since == today()
    assert "Letters of **Oak Road**" in words(on(app, "settings"))


def test_a_settings_file_alone_leaves_the_box_empty_and_says_where_it_went():
    text = words(dropped(opened(), "school.toml", b"[school]\nname = 'Oak Road'\n"))
    assert "Two exports are enough" in text
    assert "Settings of Oak Road" in text


def test_terms_that_are_typed_are_shown_and_otherwise_taken_from_the_marks():
    text = words(on(with_sample(), "settings"))
    assert "Summer 2026: 13 April 2026 to 21 July 2026" in text
    assert "taken from the marks" not in text
    app = on(dropped(opened(), "marks.csv", register(Lovelace="/" * 10)), "settings")
    assert "- Summer 2026: first 13 April 2026, last 17 April 2026" in words(app)


def test_an_inset_day_on_which_the_register_has_marks_is_told():
    app = dropped(opened(), "marks.csv", register(Lovelace="/" * 10))
    app = dropped(app, "school.toml", b"[calendar]\ninset_days = [2026-04-14, 2026-09-01]\n")
    told = "14 April 2026 is an INSET day, and its register has marks: check the date in Settings."
    assert [one.value.replace("\\", "") for one in on(app, "settings").warning] == [told]
    listed = [line for frame in on(app, "meeting").dataframe if "What" in frame.value for line in frame.value["What"]]
    assert told in listed


def register(**marks):
    """Marks from 13 April 2026 on, one column a day; every pupil is in class 3A."""
    days = [day for day in (date(2026, 4, 13) + timedelta(n) for n in range(60)) if day.weekday() < 5]
    headings = ("Surname", "Forename", "Year", "Class", *(f"{day:%d/%m/%Y} {half}" for day in days for half in HALVES))
    length = len(next(iter(marks.values())))
    rows = [(name, "Ada", "Year 3", "3A", *line) for name, line in marks.items()]
    return csv_of(headings[: 4 + length], rows)


HALVES = ("AM", "PM")
TERM_FILE = '[policy]\ntarget = "{target}"\n[[term]]\nname = "{name}"\nstart = 2026-04-{day}\nend = 2026-07-21\n'


def released_letters(app):
    """Give what the letters page offers of released letters, and what the first of them says on its card."""
    (options,) = [box.options for box in on(app, "letters").selectbox if box.key == "single"]
    warnings = [one.value for one in app.warning]
    app = on(app, "review")
    return options, next(one.proto.body for one in app.get("html") if "Dear" in one.proto.body), app, warnings


@pytest.fixture
def with_a_release():
    app = dropped(opened(), "marks.csv", register(Lovelace="/" * 56 + "IICU", Hopper="/" * 60))
    app = reviewing(app, "Mrs F")
    return app.button(key="release_concern_amber").click().run()


@pytest.mark.parametrize(
    ("target", "name", "day"),
    [("95", "Summer 2026", 13), ("97", "Trinity", 13), ("97", "Summer term", "08"), ("95", "Trinity", "08")],
)
def test_a_changed_setting_parts_no_release_from_its_figures(with_a_release, target, name, day):
    options, letter, *_ = released_letters(with_a_release)
    settings = TERM_FILE.format(target=target, name=name, day=day).encode()
    app = dropped(on(with_a_release, "upload"), "school.toml", settings)
    options_after, letter_after, app, _ = released_letters(app)
    assert (options_after, "As released." in words(app)) == (options, True)
    assert "97%" in letter_after
    assert figures_of(letter_after) == figures_of(letter)
    assert not [button for button in app.button if button.key == "release_concern_amber"]


def figures_of(letter):
    return re.findall(r"[0-9.]+%|[0-9]+ of [0-9]+|[0-9]+ half-days?", letter)


def test_another_day_of_decision_parts_no_release_from_its_figures(with_a_release):
    _, letter, *_ = released_letters(with_a_release)
    app = on(with_a_release, "upload")
    day = next(one.key for one in app.date_input if one.key.startswith("decision_day_"))
    _, letter_after, *_ = released_letters(app.date_input(key=day).set_value(date(2026, 7, 1)).run())
    assert letter_after == letter


def test_a_file_that_changes_the_figures_is_told_and_changes_no_released_letter(with_a_release):
    _, letter, *_ = released_letters(with_a_release)
    app = on(with_a_release, "upload")
    remove = next(one.key for one in app.button if one.key.startswith("remove_"))
    app = app.button(key=remove).click().run()
    app = dropped(app, "again.csv", register(Lovelace="/" * 57 + "ICU", Hopper="/" * 60))
    _, letter_after, _, warnings = released_letters(app)
    assert "1 letter went out on other figures" in warnings[0]
    assert figures_of(letter_after)[:2] == figures_of(letter)[:2]
