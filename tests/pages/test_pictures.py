"""Settings, pictures in letters: a logo and a signature dropped in, looked at, used, and taken away."""

import io
import zipfile

import pytest

from analysis.post.pack import standard_file
from analysis.records.audit import load_audit_trail
from tests.letters.packages import parts_of
from tests.letters.pictures_of import BLUE, picture
from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.loading import records

WHO = "Mrs H. Ferncastle"


def settings_page(app=None):
    return on(app or opened(), "settings")


def put_in(app, name, data):
    key = next(one.key for one in app.get("file_uploader") if one.key.startswith(f"picture_{name}_"))
    return app.file_uploader(key=key).upload("p.png", data, "image/png").run()


def used(app, name, data):
    return put_in(app, name, data).button(key=f"use_{name}").click().run()


def released(app):
    before, now = (totals_of("Autumn", ("Amber", 100, 98)), totals_of("Spring", ("Amber", 100, 95)))
    app = dropped(dropped(on(app, "upload"), "before.csv", before), "now.csv", now)
    return reviewing(app, WHO).button(key="release_concern_amber").click().run()


def letters_in_zip(app):
    app = on(app, "letters").button(key="prepare_zip").click().run()
    with zipfile.ZipFile(io.BytesIO(app.session_state["kept_zip"][1])) as everything:
        return everything.read("letters/001.docx")


def media(letter):
    return sorted(name for name in parts_of(letter) if "media/school-" in name)


def previews(app):
    return "".join(one.proto.body for one in app.get("html"))


def buttons(app):
    return {button.key for button in app.button}


def test_at_first_there_is_no_picture():
    app = settings_page()
    assert not app.exception
    assert "A letter that is released keeps those of its release." in words(app)
    assert not buttons(app) & {"use_logo", "drop_logo", "use_signature", "drop_signature"}


@pytest.mark.parametrize("name", ["logo", "signature"])
def test_a_picture_is_looked_at_before_it_is_used_and_can_be_taken_away(name):
    app = put_in(settings_page(), name, picture())
    assert not load_audit_trail(records())
    app = app.button(key=f"use_{name}").click().run()
    assert not app.exception
    assert f"use_{name}" not in buttons(app)
    assert "since" in words(app)
    app = settings_page().button(key=f"drop_{name}").click().run()
    assert f"drop_{name}" not in buttons(app)
    assert [one.what for one in load_audit_trail(records())] == ["picture taken into use", "picture given up"]


def test_what_is_no_picture_is_refused_in_one_sentence():
    app = put_in(settings_page(), "logo", b"GIF89a")
    assert "This is not a PNG or JPEG picture, or it is damaged: save it as PNG and load it again." in words(app)
    assert len(app.error) == 1
    assert "use_logo" not in buttons(app)


def test_the_page_says_above_whose_name_a_signature_is_printed():
    assert "Printed above the name Our school" in words(used(settings_page(), "signature", picture(ink=BLUE)))


def test_letters_show_the_pictures_and_a_released_letter_keeps_those_of_its_release():
    app = used(used(settings_page(), "logo", picture()), "signature", picture(ink=BLUE))
    app = released(app)
    first = letters_in_zip(app)
    assert media(first) == ["word/media/school-logo.png", "word/media/school-signature.png"]
    app = used(settings_page(app), "logo", picture(ink=BLUE))
    app = app.button(key="drop_signature").click().run()
    assert letters_in_zip(app) == first
    assert letters_in_zip(on(opened(), "letters")) == first


def test_a_letter_released_without_pictures_stays_without():
    app = released(opened())
    assert media(letters_in_zip(app)) == []
    app = used(settings_page(app), "logo", picture())
    assert media(letters_in_zip(app)) == []


def test_the_sample_school_shows_pictures_and_keeps_them_for_the_visit_only():
    app = settings_page(with_sample())
    assert "kept for this visit only" in words(app)
    app = used(app, "logo", picture())
    assert "drop_logo" in buttons(app)
    assert "data:image/png;base64," in previews(on(app, "review"))
    app = settings_page(app).button(key="drop_logo").click().run()
    assert "drop_logo" not in buttons(app)
    assert not load_audit_trail(records())
    assert "drop_logo" not in buttons(settings_page())


def test_a_template_that_is_checked_is_shown_with_the_pictures(monkeypatch):
    monkeypatch.setattr("ui.template_upload.office_program", lambda: None)
    app = on(used(settings_page(), "logo", picture()), "templates")
    key = next(one.key for one in app.get("file_uploader") if one.key.startswith("template_file_concern_amber_"))
    app = app.file_uploader(key=key).upload("x.docx", standard_file("concern_amber"), "application/x").run()
    assert "data:image/png;base64," in previews(app)
