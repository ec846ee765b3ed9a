"""Review: who gets which letter, and why. Letters: which went, who decided so, and where are they."""

import csv
import io
import zipfile
from datetime import date

import pytest

from analysis.rules.decision import Letter
from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words

WHO = "Mrs H. Ferncastle"


def review_page():
    return reviewing(with_sample())


def downloads(app):
    return [button.proto.label for button in app.get("download_button")]


def kept(app, name):
    return next(iter(app.session_state[f"kept_{name}"].values()))


def of_type(app, letter):
    return app.segmented_control(key="letter_type").set_value(letter).run()


def with_row(app, row, letter="concern_amber"):
    app.session_state[f"list_{letter}"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return app.run()


def on_card(app):
    """Give the person on the card."""
    return next(int(key.removeprefix("release_one_")) for key in keys(app) if key.startswith("release_one_"))


def keys(app):
    return [button.key for button in app.button if button.key]


def listed(app):
    return next(frame.value for frame in app.dataframe if "State" in frame.value)


@pytest.mark.parametrize("page", ["review", "letters"])
def test_without_attendance_the_page_says_what_to_do(page):
    assert "No attendance is loaded yet" in words(on(opened(), page))


def test_nothing_is_released_without_a_name():
    app = on(with_sample(), "review").checkbox(key="checks_seen_box").check().run()
    assert app.button(key="release_concern_amber").disabled
    assert "Write your name above first" in words(app)


def test_nothing_is_released_before_it_is_seen_which_checks_could_not_run():
    app = on(with_sample(), "review").text_input(key="decider").set_value(WHO).run()
    assert app.button(key="release_concern_amber").disabled
    assert "3 checks could not run with these files" in [one.label for one in app.expander]
    assert not app.checkbox(key="checks_seen_box").check().run().button(key="release_concern_amber").disabled


def test_nothing_unreleased_can_be_downloaded():
    app = on(review_page(), "letters")
    assert downloads(app) == []
    assert "nothing to print or download" in words(app)


def test_the_ready_letters_of_a_type_are_released_in_one_press_and_recorded():
    app = review_page().button(key="release_concern_amber").click().run()
    records = kept(app, "releases")
    assert len(records) == 47
    record = next(iter(records.values()))
    assert (record.letter, record.rule, record.released_by) == (Letter.CONCERN_AMBER, "first_amber", WHO)
    assert record.released_on == date(2026, 7, 21)
    assert record.possible >= record.attended > 0
    assert record.policy_version.startswith("policy-")
    assert len(record.template_version) == 12
    assert list(listed(app)["State"]).count(f"✓ Released by {WHO}") == 47
    assert "release_concern_amber" not in keys(app)


def test_a_narrowed_list_releases_only_what_it_shows():
    app = review_page().multiselect(key="filter_class_name_0").set_value(["RKL"]).run()
    assert set(listed(app)["Class"]) == {"RKL"}
    label = app.button(key="release_concern_amber").label
    count = int(label.split()[4])
    assert label.endswith(f"; {47 - count} others are ready and not shown")
    app = app.button(key="release_concern_amber").click().run()
    assert len(kept(app, "releases")) == count < 47


@pytest.mark.parametrize(
    ("key", "choice"),
    [("filter_year_group_0", "Year 3"), ("only_Look at first", "long_illness"), ("only_Movement", "joiner")],
)
def test_the_list_is_narrowed_by_what_a_person_chooses(key, choice):
    app = review_page()
    everybody = len(listed(app))
    found = listed(app.multiselect(key=key).set_value([choice]).run())
    assert 0 < len(found) < everybody
    assert key != "only_Look at first" or all("Long illness" in state for state in found["State"])
    assert key != "filter_year_group_0" or all(name.startswith("3") for name in found["Class"])


def test_invitations_are_released_up_to_the_meetings_that_can_be_held_lowest_attendance_first():
    app = of_type(review_page(), Letter.MEETING_INVITATION).number_input(key="meeting_slots").set_value(3).run()
    assert "Waiting, listed for the next meetings:" in words(app)
    app = app.button(key="release_meeting_invitation").click().run()
    released = kept(app, "releases")
    ready = [one for one in listed(app)["State"] if one == "Ready"]
    assert (len(released), len(ready)) == (3, 8)
    worst = max(one.attended / one.possible for one in released.values())
    waiting = [row["This term"] for _, row in listed(app).iterrows() if row["State"] == "Ready"]
    assert all(float(figure[2:].partition("%")[0]) >= 100 * worst - 0.1 for figure in waiting)


def test_released_letters_are_offered_as_one_file_one_by_one_and_with_their_record():
    app = on(review_page().button(key="release_concern_amber").click().run(), "letters")
    assert downloads(app) == [
        "Amber letter: one Word file with 53 letters",
        "53 addresses as one Word file",
        "Letter log (Excel)",
        "Mail merge (CSV)",
        "Who released what (CSV)",
    ]
    assert "53 letters about 47 pupils released" in words(app)
    app = app.selectbox(key="single").select_index(0).run()
    assert "This letter" in downloads(app)


def test_everything_released_comes_as_a_zip():
    app = on(review_page().button(key="release_concern_amber").click().run(), "letters")
    app = app.button(key="prepare_zip").click().run()
    with zipfile.ZipFile(io.BytesIO(app.session_state["kept_zip"][1])) as everything:
        names = everything.namelist()
        rows = list(csv.DictReader(io.StringIO(everything.read("letters.csv").decode("utf-8-sig"))))
    assert {"decisions.csv", "letters.csv", "release.csv", "problems.csv", "pack-concern_amber.docx"} <= set(names)
    assert names[-3:] == ["mail-merge.csv", "letter-log.xlsx", "not_by_post.csv"]
    assert [f"letters/{row['file']}" for row in rows] == [name for name in names if name.startswith("letters/")]
    assert len(rows) == 53


def test_a_flagged_letter_is_decided_alone_and_may_be_another():
    app = review_page()
    person = on_card(app)
    app = app.selectbox(key=f"letter_for_{person}").set_value(Letter.THANKS_STILL_CONCERNED).run()
    app = app.button(key=f"release_one_{person}").click().run()
    record = kept(app, "releases")[person]
    assert (record.letter, record.proposed_letter) == (Letter.THANKS_STILL_CONCERNED, Letter.CONCERN_AMBER)
    assert record.flags
    assert f"✓ Released Thank you, still a concern by {WHO}" in set(listed(app)["State"])


def test_after_a_decision_the_next_pupil_to_decide_is_on_the_card():
    app = review_page()
    first = on_card(app)
    app = app.button(key=f"hold_{first}").click().run()
    assert on_card(app) != first


def test_a_held_letter_waits_with_its_day_and_who_held_it():
    app = review_page()
    person = on_card(app)
    app = app.date_input(key=f"review_{person}").set_value(date(2026, 9, 14)).run()
    app = app.button(key=f"hold_{person}").click().run()
    assert f"Held until 14 Sep 2026 by {WHO}" in set(listed(app)["State"])
    assert kept(app, "holds")[person].review_on == date(2026, 9, 14)
    assert downloads(on(app, "letters")) == []


def test_a_held_letter_is_looked_at_again_on_a_school_day():
    app = review_page()
    # Two weeks after the meeting of 21 July lie in the summer holiday; 3 September is an INSET day.
    assert app.date_input(key=f"review_{on_card(app)}").value == date(2026, 9, 4)


@pytest.mark.parametrize("decide", ["release_one_", "hold_"])
def test_a_decision_can_be_taken_back_and_made_anew(decide):
    app = with_row(review_page(), 0)
    person, state = on_card(app), listed(app)["State"][0]
    app = with_row(app.button(key=f"{decide}{person}").click().run(), 0)
    assert listed(app)["State"][0] != state
    app = with_row(app.button(key=f"take_back_{person}").click().run(), 0)
    assert (listed(app)["State"][0], on_card(app)) == (state, person)


def test_a_card_says_why_a_person_must_look():
    text = words(review_page())
    assert "Below the target this term and not last term: the amber letter." in text
    assert "The target is 97%; red is under 90%." in text
    assert "**Long illness this school year.** Ill on 15 school days this school year." in text


def test_a_card_says_what_was_missed_why_not_another_letter_and_how_fair_the_movement_is():
    text = words(review_page())
    assert "illness: 5 sessions" in text
    assert "14 Jul 2026 to 15 Jul 2026, 3 sessions, illness (I)" in text
    assert "**Red letter.** This term is amber, not red." in text
    assert "Without one spell this term, 14 Jul 2026 to 15 Jul 2026, 3 sessions, illness (I), there is no fall." in text
    assert "The terms differ in length for this pupil: 105 and 132 possible sessions." in text
    assert "A change of this size could be chance." in text


def test_a_letter_is_read_before_it_is_released():
    app = review_page()
    assert "A preview: this letter is not released yet." in words(app)
    html = next(one.proto.body for one in app.get("html") if "paper" in one.proto.body and "Dear" in one.proto.body)
    assert "Harrowmere Primary School" in html


def test_leaving_the_page_loses_no_decision():
    app = review_page().button(key="release_concern_amber").click().run()
    app = on(on(app, "meeting"), "letters")
    assert downloads(app)[0] == "Amber letter: one Word file with 53 letters"


def test_a_half_term_beside_a_full_term_needs_a_person_to_say_so():
    before, now = totals_of("Autumn", ("A", 140, 130)), totals_of("Spring 1", ("A", 60, 50))
    app = on(dropped(dropped(opened(), "a.csv", before), "s.csv", now), "review")
    assert "a half term is compared with a full term" in words(app)
    assert not app.text_input
    app = app.checkbox(key="half_term_confirmed_box").check().run()
    assert app.text_input(key="decider")


@pytest.mark.parametrize("name", ["<b>3A</b>", "**3A**", ":material/home:", "$x$"])
def test_what_stands_on_a_card_is_text_and_never_markup(name):
    spring = totals_of("Spring", ("Smith", 30, 29), class_name=name)
    app = on(dropped(opened(), "s.csv", spring), "review")
    card = next(element.value for element in app.markdown if element.value.startswith("#### Ada Smith"))
    assert name not in card
    assert name in card.replace("\\", "")


def test_a_file_of_totals_says_that_reasons_and_dates_are_not_known():
    app = on(dropped(opened(), "s.csv", totals_of("Spring", ("Smith", 130, 120))), "review")
    assert "The file has totals only: neither reasons nor dates are known." in words(app)


def test_a_type_without_proposals_shows_nobody():
    app = on(dropped(opened(), "s.csv", totals_of("Spring", ("Smith", 130, 120))), "review")
    app = of_type(app, Letter.CONCERN_RED)
    assert "Nobody." in words(app)
