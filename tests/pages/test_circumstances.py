"""Circumstances: what should we know before we write?"""

import re
from datetime import date

import pytest

from analysis.records.circumstances import load_circumstances
from analysis.records.dsl_holds import load_dsl_holds
from tests.pages.pages import ROOT, buttons, csv_of, dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.loading import records

COLUMNS = ("upn", "mis_id", "surname", "forename", "class_name", "kind", "start", "end", "review", "seen_by", "note")
SCHOOL = ("Able", "Baker", "Cole")
AMBER = (60, 57)


def row(surname, kind="bereavement", start="2026-06-01", **more):
    said = {"surname": surname, "forename": "Ada", "class_name": "3A", "kind": kind, "start": start} | more
    return [said.get(name, "") for name in COLUMNS]


def list_of(*rows):
    return csv_of(COLUMNS, rows)


def school():
    """Three pupils with an amber letter each, on the Circumstances page."""
    app = dropped(opened(), "summer.csv", totals_of("Summer", *((name, *AMBER) for name in SCHOOL)))
    return on(app, "circumstances")


def loaded(app, data, name="list.csv"):
    box = next(one for one in app.get("file_uploader") if one.key.startswith("circumstance_box_"))
    return app.file_uploader(key=box.key).upload(name, data, "text/csv").run()


def added(app, pupil, seen_by="slt", note="Blue folder", **more):
    app.selectbox(key="circumstance_pupil").set_value(pupil)
    app.selectbox(key="seen_by_new").set_value(seen_by)
    for name, day in more.items():
        app.date_input(key=f"{name}_new").set_value(day)
    app.text_input(key="note_new").set_value(note)
    return app.button(key="add_circumstance_button").click().run()


def held(app, pupil, review=None):
    app = app.selectbox(key="held_pupil").set_value(pupil).run()
    app = app.checkbox(key=f"dsl_{pupil}").check().run()
    if review:
        app = app.date_input(key=f"dsl_review_{pupil}").set_value(review).run()
    return app.button(key=f"dsl_keep_{pupil}").click().run()


def standing():
    return [one.circumstance for one in load_circumstances(records()).values()]


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "circumstances"))


def test_the_first_line_answers_and_nothing_recorded_is_said():
    assert "Nothing is recorded of any child." in words(school())
    app = added(school(), 1)
    text = words(app)
    assert "Recorded for Able, Ada, 3A." in text
    assert "Something is recorded of 1 child; nothing is past review." in text
    assert "Recorded in: Blue folder." in text


def test_what_is_added_stays_for_the_next_visit_and_makes_the_letter_wait():
    added(school(), 1)
    app = reviewing(on(opened(), "review"))
    (table,) = app.dataframe
    states = dict(zip(table.value["Pupil"], table.value["State"], strict=True))
    assert "A circumstance is recorded" in states["Able, Ada"]
    assert "A circumstance is recorded" not in states["Baker, Ada"]
    assert "What is recorded (1)" in [one.label for one in app.expander]


def test_past_review_comes_first_and_counts_from_the_day_after():
    app = added(school(), 2, start=date(2026, 1, 5), look_again=date(2026, 11, 23))
    app = added(app, 1, start=date(2026, 1, 5), look_again=date(2027, 1, 5))
    assert [one.value for one in app.subheader][:2] == ["Past review (1)", "Goes on (1)"]
    assert "Something is recorded of 2 children; 1 past review." in words(app)


def test_a_pupil_must_be_chosen_and_the_days_be_in_order():
    app = school()
    app = app.button(key="add_circumstance_button").click().run()
    assert "Please choose the pupil." in words(app)
    app = added(app, 1, start=date(2026, 5, 2), end=date(2026, 5, 1))
    assert "The last day lies before the first" in words(app)
    assert standing() == []


def test_the_same_is_not_recorded_twice():
    app = added(added(school(), 1, start=date(2026, 5, 1)), 1, start=date(2026, 5, 1))
    assert "This was recorded before, from the same day" in words(app)
    assert len(standing()) == 1


def test_a_circumstance_is_changed_ended_and_removed():
    app = added(school(), 1, start=date(2026, 5, 1))
    app.selectbox(key="kind_1").set_value("bereavement")
    app = app.button(key="change_button_1").click().run()
    assert "Changed." in words(app)
    assert standing()[0].kind == "bereavement"
    app = app.button(key="end_today_1").click().run()
    assert standing()[0].end is not None
    assert "end_today_1" not in buttons(app)
    app = app.button(key="remove_circumstance_1").click().run()
    assert "Removed." in words(app)
    assert standing() == []
    assert "Nothing is recorded of any child." in words(app)


def test_a_change_that_turns_the_days_round_is_refused():
    app = added(school(), 1, start=date(2026, 5, 1))
    app.date_input(key="end_1").set_value(date(2026, 4, 30))
    app = app.button(key="change_button_1").click().run()
    assert "The last day lies before the first" in words(app)
    assert standing()[0].end is None


def test_what_has_not_begun_ends_on_its_first_day():
    app = added(school(), 1, start=date(2027, 5, 1))
    app.button(key="end_today_1").click().run()
    assert standing()[0].end == date(2027, 5, 1)


def test_one_pupil_can_be_chosen():
    app = added(added(school(), 1), 2)
    app = app.selectbox(key="circumstances_of").set_value(2).run()
    text = words(app)
    assert "**Baker, Ada, 3A**" in text
    assert "**Able, Ada, 3A**" not in text


def test_what_is_for_the_safeguarding_lead_is_there_but_not_what_it_is():
    app = added(school(), 1, "dsl")
    text = words(app)
    assert "Recorded for the safeguarding lead: ask before a letter goes." in text
    assert "Long-term illness" not in text
    assert "Blue folder" not in text
    assert "remove_circumstance_1" in buttons(app)
    assert "change_button_1" not in buttons(app)


def test_child_protection_is_no_kind_to_choose():
    kinds = school().selectbox(key="kind_new").options
    assert "Child in need or protection plan" not in kinds
    assert len(kinds) == 11


def test_a_list_is_recorded_and_rows_that_are_not_used_are_told_by_number():
    app = loaded(
        school(), list_of(row("Able", review="soon"), row("Nobody"), row("Cole", seen_by="SLT", note="Folder"))
    )
    text = words(app)
    assert "2 circumstances recorded." in text
    assert 'Row 2: "soon" is not a date; it was read as blank.' in text
    assert "Row 3: Nobody, Ada is nobody in the attendance loaded." in text
    assert "(not used)" in text
    assert [one.seen_by for one in standing()] == ["dsl", "slt"]
    assert "recorded." not in words(on(app, "circumstances")).split("Load")[0].partition("past review")[2]


def test_the_same_list_again_changes_nothing():
    data = list_of(row("Able"), row("Cole"))
    app = loaded(loaded(school(), data), data)
    assert "0 circumstances recorded. 2 rows said what was recorded before." in words(app)
    assert len(standing()) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (list_of(row("Able", "child_in_need_or_protection_plan")), "Row 2 of this list is about child protection"),
        (list_of(row("Able", "a cold")), 'The kind "a cold" in row 2 is not known'),
        (b"\x00\x01", "list.csv: "),
    ],
)
def test_a_list_that_cannot_be_used_changes_nothing_and_says_why(data, says):
    assert says in words(loaded(school(), data))
    assert standing() == []


def test_what_stands_in_a_list_of_the_upload_box_is_there_once_and_a_change_is_recorded():
    app = dropped(opened(), "summer.csv", totals_of("Summer", *((name, *AMBER) for name in SCHOOL)))
    app = on(dropped(app, "circumstances.csv", list_of(row("Able", seen_by="slt"))), "circumstances")
    assert "From a loaded list." in words(app)
    assert "Something is recorded of 1 child" in words(app)
    app = app.button(key="end_today_1_bereavement_2026-06-01").click().run()
    assert "From a loaded list." not in words(app)
    assert standing()[0].end is not None
    assert standing()[0].kind == "bereavement"


def test_child_protection_in_a_list_that_an_earlier_version_kept_is_not_named_and_not_recorded(monkeypatch):
    app = dropped(opened(), "summer.csv", totals_of("Summer", *((name, *AMBER) for name in SCHOOL)))
    with monkeypatch.context() as patch:
        patch.setattr("analysis.meeting.box.without_child_protection", lambda read: read)
        listed = list_of(row("Able", "child_in_need_or_protection_plan", seen_by="office"))
        app = on(dropped(app, "circumstances.csv", listed), "circumstances")
    text = words(app)
    assert "Recorded for the safeguarding lead: ask before a letter goes." in text
    assert "Nothing of child protection is kept here" in text
    assert "protection plan" not in text
    assert not [key for key in buttons(app) if key.startswith(("end_today", "change_button"))]


def test_the_safeguarding_lead_asks_and_the_letter_waits_with_those_of_the_family():
    contacts = csv_of(
        ("Surname", "Forename", "Reg", "Priority", "Contact Surname", "Parental Responsibility", "Address"),
        [
            (name, "Ada", "3A", 1, name, "Yes", home)
            for name, home in zip(SCHOOL, ("1 Oak Road", "1 Oak Rd", "2 Elm Road"), strict=True)
        ],
    )
    app = dropped(opened(), "summer.csv", totals_of("Summer", *((name, *AMBER) for name in SCHOOL)))
    app = held(on(dropped(app, "contacts.csv", contacts), "circumstances"), 1, date(2026, 12, 1))
    text = words(app)
    assert "no letter without the DSL" in text
    assert "No letter without asking for 1 child, and 1 more child with them." in text
    assert "look again on 1 Dec 2026" in text
    assert "Ask the safeguarding lead before a letter goes here." in words(on(app, "families"))
    app = reviewing(app)
    (table,) = app.dataframe
    waiting = [
        name for name, state in zip(table.value["Pupil"], table.value["State"], strict=True) if "safeguarding" in state
    ]
    assert waiting == ["Able, Ada", "Baker, Ada"]
    assert "sensitive" not in words(app)


def test_a_hold_never_stands_under_the_ready_ones():
    def ready(app):
        labels = [label for key, label in buttons(reviewing(app)).items() if key == "release_concern_amber"]
        return labels or ["nobody"]

    sample = with_sample()
    (before,) = ready(sample)
    app = on(sample, "review")
    (table,) = app.dataframe
    name = next(
        name for name, state in zip(table.value["Pupil"], table.value["State"], strict=True) if state == "Ready"
    )
    app = on(app, "circumstances")
    options = app.selectbox(key="held_pupil").options
    place = next(place for place, one in enumerate(options) if one.startswith(name))
    app = app.selectbox(key="held_pupil").select_index(place).run()
    person = app.selectbox(key="held_pupil").value
    app = app.checkbox(key=f"dsl_{person}").check().run()
    app = app.button(key=f"dsl_keep_{person}").click().run()
    (after,) = ready(app)
    count = [int(label.split()[4]) for label in (before, after)]
    assert count[1] < count[0]


def test_a_letter_released_before_the_hold_is_stopped_and_said_until_it_is_decided_again():
    app = reviewing(school())
    app = app.button(key="release_concern_amber").click().run()
    app = held(on(app, "circumstances"), 1, date(2026, 12, 1))
    app = on(app, "letters")
    (stop,) = [one.value for one in app.error]
    assert stop.startswith("**Stop 1 released letter.**")
    assert "**Able, Ada, 3A.** The safeguarding lead asks to be asked first." in stop
    assert "2 letters about 2 pupils released" in words(app)
    assert "Able" not in str(app.dataframe[0].value)
    assert "Prepare a ZIP of 2 releases" in buttons(app).values()
    app = on(app, "sent")
    assert "Stop 1 released letter" in words(app)
    assert "all 2 went" in buttons(app)["sent_all"]
    app = on(app.button(key="sent_all").click().run(), "sent")
    assert "Letters about 3 pupils released: 2 sent, 0 came back, 1 not sent yet." in words(app)
    assert "No letter waits to be sent." in words(app)
    app = reviewing(app)
    app = app.button(key="take_back_1").click().run()
    assert "Stop" not in words(on(app, "letters"))
    app = reviewing(app).button(key="release_one_1").click().run()
    app = on(app, "letters")
    assert "Stop" not in words(app)
    assert "3 letters about 3 pupils released" in words(app)


def test_where_every_released_letter_is_stopped_the_page_says_so():
    app = dropped(opened(), "summer.csv", totals_of("Summer", ("Able", *AMBER)))
    app = reviewing(app).button(key="release_concern_amber").click().run()
    app = on(held(on(app, "circumstances"), 1, date(2026, 12, 1)), "letters")
    assert "Every released letter is stopped, so there is nothing to print or download." in words(app)


def test_a_hold_past_its_review_still_counts_and_is_listed_and_it_can_be_ended():
    app = held(school(), 1, date(2026, 11, 1))
    assert "Its review is past: 1 Nov 2026" in words(app)
    assert "Something is recorded of 1 child; 1 past review." in words(app)
    assert list(load_dsl_holds(records())) == [1]
    app = app.selectbox(key="held_pupil").set_value(1).run()
    app = app.checkbox(key="dsl_1").uncheck().run()
    app = app.button(key="dsl_keep_1").click().run()
    assert "no hold any more" in words(app)
    assert list(load_dsl_holds(records())) == []


def test_the_sample_school_shows_everything_for_the_visit_only():
    app = on(with_sample(), "circumstances")
    assert "Something is recorded of 6 children; 1 past review." in words(app)
    app = added(app, 3)
    app = added(app, 3)
    assert "This was recorded before" in words(app)
    app = app.button(key="end_today_1").click().run()
    app = held(app, 3)
    assert "No letter without asking for 1 child" in words(app)
    app = held(app, 5)
    app = app.selectbox(key="held_pupil").set_value(5).run()
    app = app.checkbox(key="dsl_5").uncheck().run()
    app = app.button(key="dsl_keep_5").click().run()
    assert "no hold any more" in words(app)
    app = app.button(key="remove_circumstance_1").click().run()
    assert "Removed." in words(app)
    assert standing() == []
    assert list(load_dsl_holds(records())) == []


def test_what_is_kept_is_counted_under_what_we_keep():
    app = held(added(school(), 1), 2)
    assert "On the Circumstances page stand 1 circumstance and 1 hold of the safeguarding lead." in words(
        on(app, "keeping")
    )


def test_no_page_reads_what_is_recorded_past_the_one_place_that_asks_for_the_role():
    reads = re.compile(r"records\.circumstances|records\.dsl_holds|records\.held")
    files = [*(ROOT / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py")]
    found = {file.name for file in files if reads.search(file.read_text(encoding="utf-8"))}
    assert found == {"circumstance_lines.py", "circumstance_book.py"}
