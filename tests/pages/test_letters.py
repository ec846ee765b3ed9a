"""Letters: which letters go, who decided so, and where are they."""

import csv
import io
import zipfile
from datetime import date

import pytest

from analysis.rules.decision import Letter
from tests.pages.pages import dropped, on, opened, totals_of, with_sample, words

WHO = "Mrs H. Ferncastle"


def letters_page():
    app = on(with_sample(), "letters")
    return app.text_input(key="decider").set_value(WHO).run()


def downloads(app):
    return [button.proto.label for button in app.get("download_button")]


def kept(app, name):
    return next(iter(app.session_state[f"kept_{name}"].values()))


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "letters"))


def test_nothing_is_released_without_a_name():
    app = on(with_sample(), "letters")
    assert app.button(key="release_concern_amber").disabled
    assert "Write your name above first" in words(app)


def test_nothing_unreleased_can_be_downloaded():
    app = letters_page()
    assert downloads(app) == []
    assert "nothing to download" in words(app)


def test_the_ready_letters_of_a_type_are_released_in_one_press_and_recorded():
    app = letters_page().button(key="release_concern_amber").click().run()
    records = kept(app, "releases")
    assert len(records) == 47
    record = next(iter(records.values()))
    assert (record.letter, record.rule, record.released_by) == (Letter.CONCERN_AMBER, "first_amber", WHO)
    assert record.released_on == date(2026, 7, 21)
    assert record.possible >= record.attended > 0
    assert record.policy_version.startswith("policy-")
    assert len(record.template_version) == 12


def test_released_letters_are_offered_as_one_file_one_by_one_and_with_their_record():
    app = letters_page().button(key="release_concern_amber").click().run()
    assert downloads(app) == ["One Word file with 53 letters", "This letter", "Who released what (CSV)"]


def test_everything_released_comes_as_a_zip():
    app = letters_page().button(key="release_concern_amber").click().run().button(key="prepare_zip").click().run()
    with zipfile.ZipFile(io.BytesIO(app.session_state["kept_zip"][1])) as everything:
        names = everything.namelist()
        listed = list(csv.DictReader(io.StringIO(everything.read("letters.csv").decode("utf-8-sig"))))
    assert {"decisions.csv", "letters.csv", "release.csv", "problems.csv", "pack-concern_amber.docx"} <= set(names)
    assert [f"letters/{row['file']}" for row in listed] == [name for name in names if name.startswith("letters/")]
    assert len(listed) == 53


def test_a_flagged_letter_is_decided_alone_and_may_be_another():
    app = letters_page()
    person = app.selectbox(key="decide_concern_amber").value.person
    app = app.selectbox(key=f"letter_for_{person}").set_value(Letter.THANKS_STILL_CONCERNED).run()
    app = app.button(key=f"release_one_{person}").click().run()
    record = kept(app, "releases")[person]
    assert (record.letter, record.proposed_letter) == (Letter.THANKS_STILL_CONCERNED, Letter.CONCERN_AMBER)
    assert record.flags


def test_a_held_letter_waits_with_its_day_and_who_held_it():
    app = letters_page()
    person = app.selectbox(key="decide_concern_amber").value.person
    app = app.date_input(key=f"review_{person}").set_value(date(2026, 9, 14)).run()
    app = app.button(key=f"hold_{person}").click().run()
    assert f"Held by {WHO} until 14 Sep 2026." in words(app)
    assert kept(app, "holds")[person].review_on == date(2026, 9, 14)
    assert downloads(app) == []


def test_a_held_letter_is_looked_at_again_on_a_school_day():
    app = letters_page()
    person = app.selectbox(key="decide_concern_amber").value.person
    # Two weeks after the meeting of 21 July lie in the summer holiday; term begins on 3 September.
    assert app.date_input(key=f"review_{person}").value == date(2026, 9, 3)


def test_a_card_says_why_a_person_must_look():
    text = words(letters_page())
    assert "Below the target this term and not last term: the amber letter." in text
    assert "**Long illness this school year.** Ill on 15 school days this school year." in text


def test_a_letter_is_read_before_it_is_released():
    app = letters_page()
    app = app.selectbox(key="preview_concern_amber").select_index(0).run()
    assert "A preview: this letter is not released yet." in words(app)
    html = next(one.proto.body for one in app.get("html") if "paper" in one.proto.body and "Dear" in one.proto.body)
    assert "Harrowmere Primary School" in html


def test_leaving_the_page_loses_no_decision():
    app = letters_page().button(key="release_concern_amber").click().run()
    app = on(on(app, "meeting"), "letters")
    assert downloads(app)[0] == "One Word file with 53 letters"


def test_a_half_term_beside_a_full_term_needs_a_person_to_say_so():
    before, now = totals_of("Autumn", ("A", 140, 130)), totals_of("Spring 1", ("A", 60, 50))
    app = on(dropped(dropped(opened(), "a.csv", before), "s.csv", now), "letters")
    assert "a half term is compared with a full term" in words(app)
    assert not app.text_input
    app = app.checkbox(key="half_term_confirmed_box").check().run()
    assert app.text_input(key="decider")


@pytest.mark.parametrize("name", ["<b>3A</b>", "**3A**", ":material/home:", "$x$"])
def test_what_stands_on_a_card_is_text_and_never_markup(name):
    spring = totals_of("Spring", ("Smith", 30, 29), class_name=name)
    app = on(dropped(opened(), "s.csv", spring), "letters")
    card = next(element.value for element in app.markdown if element.value.startswith("#### Ada Smith"))
    assert name not in card
    assert name in card.replace("\\", "")
