"""Packs, labels and lists on the Letters page: what is offered, what is said, and what is never left over."""

import pytest

from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words


def with_letters(app=None):
    app = reviewing(app or with_sample()).button(key="release_concern_amber").click().run()
    return on(app, "letters")


def of_one(name):
    """Release the letter of one pupil about whose family nothing is known."""
    return with_letters(dropped(opened(), "s.csv", totals_of("Spring", (name, 130, 120))))


def labels_of(app):
    return [button.proto.label for button in app.get("download_button")]


def test_labels_gone_are_asked_for_where_a_sheet_has_several():
    app = with_letters()
    assert app.number_input(key="used_labels").max == 20
    app = app.selectbox(key="stationery").set_value("DL envelopes, 220 × 110 mm").run()
    assert not [one for one in app.number_input if one.key == "used_labels"]


def test_the_order_of_labels_is_a_choice():
    app = with_letters()
    app = app.radio(key="label_order").set_value("the classes, whatever the letter").run()
    assert not app.exception
    assert "53 addresses as one Word file" in labels_of(app)


def test_a_choice_of_fewer_labels_keeps_the_page():
    app = with_letters()
    app = app.number_input(key="used_labels").set_value(20).run()
    app = app.selectbox(key="stationery").set_value("14 labels a sheet, 99.1 × 38.1 mm (L7163)").run()
    assert not app.exception
    assert app.number_input(key="used_labels").value <= 13


@pytest.mark.parametrize("name", ["Smith", "<b>Smith</b>", "**Smith**"])
def test_letters_without_an_address_are_named(name):
    app = of_one(name)
    assert "1 letter without an address: the class stands on the envelope" in words(app)
    assert f"Ada, 3A: Parent/carer of Ada {name}" in words(app)
    assert name == "Smith" or not [one for one in app.markdown if name in one.value]


@pytest.mark.parametrize(("words_in_name", "said"), [(1, False), (40, True)])
def test_an_address_too_long_for_the_labels_is_named(words_in_name, said):
    name = " ".join(["Featherstonehaugh"] * words_in_name)
    assert ("Too long for these labels" in words(of_one(name))) is said
