"""One pupil's data is gathered for the data protection lead, and erased when that must be."""

import io
import zipfile

from analysis.records.audit import load_audit_trail
from tests.pages.pages import csv_of, dropped, on, opened, totals_of, words
from ui.clock import today
from ui.loading import records
from ui.state import StateKey

AUTUMN = totals_of("Autumn", ("Abel", 140, 140), ("Cole", 140, 140))
SPRING = totals_of("Spring", ("Abel", 130, 120), ("Cole", 130, 110))
ABEL = 1


def school():
    return dropped(dropped(opened(), "a.csv", AUTUMN), "s.csv", SPRING)


def chosen(app, pupil=ABEL):
    return on(app, "keeping").selectbox(key="keep_pupil").set_value(pupil).run()


def erased(app, pupil=ABEL):
    app = chosen(app, pupil).checkbox(key=f"erase_wanted_{pupil}").check().run()
    app = app.text_input(key=f"erase_word_{pupil}").set_value(f"Erase {pupil}").run()
    return app.button(key="erase").click().run()


def names_on(app):
    return [name for name in ("Abel", "Cole") if any(name in frame.value.to_csv() for frame in app.dataframe)]


def test_records_without_pupils_have_nobody_to_choose():
    app = on(opened(), "keeping")
    assert "The records hold no pupil yet." in words(app)
    assert not [box for box in app.selectbox if box.key == "keep_pupil"]


def test_a_pupil_is_chosen_by_name_and_gathered_for_the_data_protection_lead():
    app = on(school(), "keeping")
    assert app.selectbox(key="keep_pupil").options == ["Abel, Ada (3A), number 1", "Cole, Ada (3A), number 2"]
    app = chosen(app).button(key="gather").click().run()
    assert "For the school's data protection lead, not for a parent." in words(app)
    (offer,) = [one.proto for one in app.get("download_button") if one.proto.label == "Download what is held"]
    assert offer.label
    pupil, data = app.session_state[StateKey.GATHERED]
    assert pupil == ABEL
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("pupil/who the files say it is.csv").decode()
    assert "Abel" in text
    assert "Cole" not in text
    assert not [one for one in chosen(app, 2).get("download_button") if one.proto.label == "Download what is held"]


def test_what_goes_is_shown_and_nothing_goes_before_the_word_is_typed():
    app = chosen(school()).checkbox(key=f"erase_wanted_{ABEL}").check().run()
    assert "the pupil out of 2 files, and 0 decisions" in words(app)
    (table,) = [frame.value for frame in app.dataframe if "What goes" in frame.value]
    assert table["What goes"].tolist() == ["2 rows", "2 rows"]
    assert table["What stays"].tolist() == ["1 other pupil"] * 2
    assert app.button(key="erase").disabled
    assert app.text_input(key=f"erase_word_{ABEL}").set_value("erase 11").run().button(key="erase").disabled


def test_an_erased_pupil_is_gone_from_every_page_and_open_window():
    app, other = school(), opened()
    assert names_on(on(other, "meeting")) == ["Abel", "Cole"]
    app = erased(app)
    assert "Erased pupil number 1." in words(app)
    assert names_on(on(other, "meeting")) == ["Cole"]
    assert app.selectbox(key="keep_pupil").options == ["Cole, Ada (3A), number 2"]
    assert (load_audit_trail(records())[-1].what, load_audit_trail(records())[-1].pupil) == ("pupil erased", ABEL)


def test_the_others_keep_their_numbers_in_a_window_that_was_open_already():
    app, other = school(), on(opened(), "meeting")
    erased(app)
    other = on(other, "keeping")  # which asks for the numbers before anything else
    assert set(other.session_state[StateKey.NUMBERS].values()) == {(2,)}
    assert names_on(on(other, "meeting")) == ["Cole"]


def test_copies_that_still_hold_the_pupil_are_listed_with_their_last_day():
    app = on(school(), "keeping").button(key="make_copy").click().run()
    app = chosen(app).checkbox(key=f"erase_wanted_{ABEL}").check().run()
    assert "What still holds the pupil" in words(app)
    (table,) = [frame.value for frame in app.dataframe if list(frame.value) == ["Copy", "Kept until"]]
    assert table["Copy"].tolist() == [f"attendance backup {today().isoformat()}.zip"]
    assert "Copies that somebody made, and may have taken away" in words(app)
    app = erased(app)
    assert "1 copy of the records still holds the pupil, until" in words(app)


def test_a_copy_that_brings_an_erased_pupil_back_says_so(tmp_path):
    app = on(school(), "keeping").button(key="make_copy").click().run()
    (copy,) = (tmp_path / "backups").iterdir()
    app = erased(app).file_uploader(key="backup_file").upload("copy.zip", copy.read_bytes(), "application/zip").run()
    assert "back with it: pupil number 1. Erase again" in words(app)
    app = app.button(key="restore").click().run()
    assert len(app.selectbox(key="keep_pupil").options) == 2


def test_the_same_file_loaded_anew_brings_the_pupil_back_and_the_page_says_so():
    app = on(erased(school()), "upload")
    app = dropped(app, "a.csv", AUTUMN)
    assert "this very file is loaded already" in words(app)
    app = dropped(app.button(key="remove_1").click().run(), "a.csv", AUTUMN)
    assert "a.csv names a pupil who was erased from it, and who comes back with it" in words(app)
    assert len(on(app, "keeping").selectbox(key="keep_pupil").options) == 2


def test_a_name_that_is_markup_is_text():
    odd = csv_of(
        ("Surname", "Forename", "Reg", "Possible", "Attended", "Authorised", "Unauthorised", "Term", "Academic Year"),
        [("**bold**", ":red[x]", "3A", 140, 130, 10, 0, "Autumn", "2025/26")],
    )
    app = chosen(dropped(opened(), "**a**.csv", odd), 1).checkbox(key="erase_wanted_1").check().run()
    shown = [element.value for kind in (app.markdown, app.caption, app.success) for element in kind]
    assert not [text for text in shown if "**bold**" in text or ":red[x]" in text]
    assert "What stays" in next(frame.value for frame in app.dataframe if "What goes" in frame.value)
