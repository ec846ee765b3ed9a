"""Letters: siblings in one envelope, where the school says so."""

import csv
import io
import zipfile

from tests.pages.pages import on, opened, reviewing, words
from tests.pages.test_families import families_of


def log_of(app):
    app = app.button(key="prepare_zip").click().run()
    with zipfile.ZipFile(io.BytesIO(app.session_state["kept_zip"][1])) as archive:
        return list(csv.DictReader(io.StringIO(archive.read("letters.csv").decode("utf-8-sig"))))


def test_siblings_share_an_envelope_once_the_school_says_so_and_the_list_numbers_it():
    # The same contact for each of the three, the middle one elsewhere.
    app = families_of(("Able", "1 Oak Road"), ("Baker", "2 Elm Road"), ("Cole", "1 Oak Road"), parent="Grey")
    app = app.button(key="siblings_1_3").click().run()
    app = reviewing(app).button(key="release_concern_amber").click().run()
    app = on(app, "letters")
    assert not app.checkbox(key="one_envelope").value
    assert "envelope" not in log_of(app)[0]
    app = app.checkbox(key="one_envelope").check().run()
    assert "3 letters in 2 envelopes." in words(app)
    assert [row["envelope"] for row in log_of(app)] == ["1", "1", "2"]
    assert on(opened(), "letters").checkbox(key="one_envelope").value
    assert not on(app, "letters").checkbox(key="one_envelope").uncheck().run().checkbox(key="one_envelope").value


def test_in_the_sample_school_the_choice_is_kept_for_the_visit():
    app = reviewing(opened().button(key="open_sample").click().run())
    app = app.button(key="release_concern_amber").click().run()
    app = on(on(app, "letters").checkbox(key="one_envelope").check().run(), "letters")
    assert app.checkbox(key="one_envelope").value
    assert "envelopes." in words(app)
