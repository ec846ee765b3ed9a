"""Sent: which letters went, one press for a type, one child, and the Word file that went."""

from pathlib import Path

import pytest

from tests.pages.pages import buttons, dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.loading import records

ROOT = Path(__file__).parents[2]
LETTER = (ROOT / "letter_templates/concern_amber.docx").read_bytes()


def of_own_school():
    app = opened()
    before = totals_of("Spring", ("Hill", 100, 99), ("Wood", 100, 98), ("Lake", 100, 99))
    app = dropped(app, "spring.csv", before)
    now = totals_of("Summer", ("Hill", 100, 95), ("Wood", 100, 94), ("Lake", 100, 80))
    return dropped(app, "summer.csv", now)


def releasing(app, *keys):
    app = reviewing(app)
    for letter in keys:
        app = app.segmented_control(key="letter_type").set_value(letter).run()
        app = app.button(key=f"release_{letter}").click().run()
    return on(app, "sent")


def in_table(app, column="State"):
    return list(app.dataframe[0].value[column])


def choosing(app, row):
    app.session_state["sent_list"] = {"selection": {"rows": [row], "columns": []}}
    return app.run()


def pressed(app, start):
    key = next(key for key in buttons(app) if key and key.startswith(start))
    return app.button(key=key).click().run()


def test_without_a_release_the_page_says_what_to_do():
    app = on(with_sample(), "sent")
    assert "No letter is released yet" in words(app)
    assert app.button(key="go_to_review").click().run().title[0].value == "Review"


@pytest.fixture
def sample():
    return releasing(with_sample(), "concern_red", "concern_amber")


def test_the_letters_of_a_type_go_in_one_press(sample):
    count = len(in_table(sample))
    assert f"Letters about {count} pupils released: 0 sent, 0 came back, {count} not sent yet." in words(sample)
    sample = sample.selectbox(key="sent_type").set_value("concern_red").run()
    red = list(in_table(sample, "Letter")).count("Red letter")
    assert buttons(sample)["sent_all"].startswith(f"Red letter: all {red} went by post on ")
    sample = sample.button(key="sent_all").click().run()
    assert f"{red} sent, 0 came back, {count - red} not sent yet." in words(sample)
    assert sum(state.startswith("Sent by post on ") for state in in_table(sample)) == red


def test_the_sample_school_writes_nothing_into_the_records(sample):
    sample.button(key="sent_all").click().run()
    from analysis.records.postings import load_posting_history

    assert load_posting_history(records()) == ()


def test_when_all_went_the_press_is_gone(sample):
    sample = sample.button(key="sent_all").click().run().button(key="sent_all").click().run()
    assert "No letter waits to be sent." in words(sample)
    assert "sent_all" not in buttons(sample)


@pytest.mark.parametrize("school", ["sample", "own"])
def test_one_letter_goes_comes_back_and_goes_again(school):
    app = of_own_school() if school == "own" else with_sample()
    app = choosing(releasing(app, "concern_amber"), 0)
    app = pressed(app, "send_")
    assert in_table(app)[0].startswith("Sent by post on ")
    key = next(one.key for one in app.text_input if one.key.startswith("why_"))
    app = pressed(app.text_input(key=key).set_value("gone_away").run(), "return_")
    assert in_table(app)[0].endswith(": gone_away")
    app = pressed(app, "send_")
    assert in_table(app)[0].startswith("Sent by post on ")
    app = pressed(pressed(pressed(app, "unsend_"), "unsend_"), "unsend_")
    assert in_table(app)[0] == "Released, not sent yet"


@pytest.mark.parametrize("school", ["sample", "own"])
def test_a_letter_edited_in_word_is_kept_as_the_one_sent(school):
    app = of_own_school() if school == "own" else with_sample()
    app = choosing(releasing(app, "concern_amber"), 0)
    assert in_table(app, "Words")[0] == "as proposed"
    assert "The letter as proposed" in buttons(app).values()
    box = app.get("file_uploader")[0].key
    app = app.file_uploader(key=box).upload("x.docx", LETTER[:500], "application/x").run()
    assert "This file cannot be kept." in words(app)
    app = app.file_uploader(key=box).upload("x.docx", LETTER, "application/x").run()
    app = pressed(app, "keep_")
    assert in_table(app, "Words")[0] == "as edited"
    assert "The letter as it was sent" in buttons(app).values()
    app = pressed(app, "as_proposed_")
    assert in_table(app, "Words")[0] == "as proposed"


def test_a_sent_letter_is_not_taken_back_on_the_card():
    app = releasing(of_own_school(), "concern_amber")
    app = app.button(key="sent_all").click().run()
    app = on(app, "review")
    app = app.segmented_control(key="letter_type").set_value("concern_amber").run()
    assert "This letter was sent, so its release is not taken back" in words(app)
    assert not [key for key in buttons(app) if key and key.startswith("take_back_")]


def test_only_some_are_shown(sample):
    sample = sample.button(key="sent_all").click().run()
    sent = sum(state.startswith("Sent") for state in in_table(sample))
    sample.session_state["sent_only"] = ["sent"]
    sample = sample.run()
    assert len(in_table(sample)) == sent
    sample.session_state["sent_only"] = ["came back"]
    assert "None." in words(sample.run())


def test_without_a_name_nothing_can_be_said(sample):
    sample = choosing(sample.text_input(key="decider").set_value(" ").run(), 0)
    assert sample.button(key="sent_all").disabled
    assert "Write your name above first" in words(sample)


def wrongly_amber():
    """Hill and Wood had amber letters that went; Hill's figures were wrong."""
    app = releasing(of_own_school(), "concern_amber").button(key="sent_all").click().run()
    assert "0 to correct" in words(app)
    assert "every letter would be the same today" in words(app)
    right = totals_of("Summer", ("Hill", 100, 98), ("Wood", 100, 94), ("Lake", 100, 80))
    return dropped(on(app, "upload"), "right.csv", right).button(key="take_as_correction").click().run()


def test_a_letter_that_was_wrong_is_put_right_by_a_correction_of_its_own():
    app = on(wrongly_amber(), "sent")
    assert "1 to correct" in words(app)
    assert "on 95 of 100 (last term 99 of 100); the files now give 98 of 100" in words(app)
    app = pressed(app, "correct_")
    assert "0 to correct" in words(app)
    assert "Correction released by Mrs H. Ferncastle" in words(app)
    assert "The correction letter" in buttons(app).values()
    app = pressed(pressed(app, "uncorrect_"), "correct_")
    app = pressed(app, "send_")
    assert "Sent by post on" in words(app)
    assert not [key for key in buttons(app) if key and key.startswith("uncorrect_")]
    app = pressed(app, "return_")
    assert "Came back on" in words(app)


def test_a_colleagues_newer_correction_is_not_taken_back_by_somebody_who_did_not_see_it():
    app = pressed(on(wrongly_amber(), "sent"), "correct_")
    other = reviewing(opened(), "Mr D")
    pressed(pressed(on(other, "sent"), "uncorrect_"), "correct_")
    app = pressed(app, "uncorrect_")
    assert "Somebody else decided about this correction since you looked, so nothing was taken back." in words(app)
    assert "Correction released by Mr D" in words(app)
    assert "nothing was taken back" not in words(pressed(app, "uncorrect_"))


def test_the_review_names_who_was_written_to_wrongly_and_the_card_says_why():
    app = releasing(of_own_school(), "concern_amber").button(key="sent_all").click().run()
    right = totals_of("Summer", ("Hill", 100, 85), ("Wood", 100, 94), ("Lake", 100, 80))
    app = dropped(on(app, "upload"), "right.csv", right).button(key="take_as_correction").click().run()
    app = on(app, "review")
    assert "1 letter to correct: Hill, Ada." in words(app)
    app = app.segmented_control(key="letter_type").set_value("concern_red").run()
    app.session_state["list_concern_red"] = {"selection": {"rows": [0], "columns": []}}
    assert "the files now give 85 of 100" in words(app.run())


def test_a_wrong_letter_that_never_went_is_simply_decided_anew():
    app = releasing(of_own_school(), "concern_amber")
    right = totals_of("Summer", ("Hill", 100, 98), ("Wood", 100, 94), ("Lake", 100, 80))
    app = dropped(on(app, "upload"), "right.csv", right).button(key="take_as_correction").click().run()
    assert "Nobody said that it went." in words(on(app, "sent"))


def test_nobody_is_in_and_out_of_concern_after_one_letter(sample):
    assert "Nobody had a third amber or red letter in the last six terms." in words(sample)
