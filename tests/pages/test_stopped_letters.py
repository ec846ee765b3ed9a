"""Contacts loaded after a release: what may not go is stopped everywhere, what moved waits for a look."""

import io
import zipfile
from dataclasses import replace

import pytest

from analysis.records.decisions import load_decisions
from analysis.rules.flags import Raised
from analysis.rules.stops import IN_FILES, Stop
from tests.pages.pages import buttons, csv_of, dropped, on, opened, reviewing, totals_of, with_sample, words
from tests.pages.test_notes_stay_inside import in_bytes
from tests.pages.test_sent import choosing, pressed, wrongly_amber
from tests.post.test_stopped import loaded
from ui.loading import records
from ui.pupil_table import status_in_short
from ui.state import StateKey

CONTACT = ("Surname", "Forename", "Reg", "Priority", "Contact Surname", "Court Order", "Parental Responsibility")
NAMES = ("Able", "Baker", "Cole")


def contacts(moved=(), barred=(), names=NAMES):
    rows = []
    for name in names:
        address = "2 New Road" if name in moved else "1 Oak Road"
        rows.append((name, "Ada", "3A", 1, name, "Yes" if name in barred else "", "Yes", f"{name} House, {address}"))
    return csv_of((*CONTACT, "Address"), rows)


def released():
    """Three amber letters, released to the addresses of a first list of contacts."""
    app = dropped(opened(), "summer.csv", totals_of("Summer", *((name, 60, 57) for name in NAMES)))
    app = reviewing(dropped(app, "contacts.csv", contacts()))
    return app.button(key="release_concern_amber").click().run()


def loading(app, **changes):
    return on(dropped(on(app, "upload"), "new.csv", contacts(**changes)), "letters")


def test_an_order_stops_a_letter_and_a_new_address_waits_for_a_look():
    app = loading(released(), barred=["Able"], moved=["Baker"])
    text = words(app)
    assert "**Stop 2 released letters.**" in text
    assert "**Able, Ada, 3A.** Somebody it could reach is under a court order or another restriction." in text
    assert "**Baker, Ada, 3A.** The name or address changed since the release: look again." in text
    assert "1 letter about 1 pupil released" in text
    assert "Prepare a ZIP of 1 release" in buttons(app).values()
    (row,) = app.dataframe[0].value.to_dict("records")
    assert row["Released for"].endswith("Baker House, 1 Oak Road")
    assert row["By the contacts of today"].endswith("Baker House, 2 New Road")
    app = app.button(key="readdress").click().run()
    assert "**Stop 1 released letter.**" in words(app)
    assert "2 letters about 2 pupils released" in words(app)
    assert "readdress" not in buttons(app)
    (baker,) = [one for one in load_decisions(records(), "2025/26 Summer").values() if "2 New Road" in str(one.value)]
    assert baker.value["addressed"]["addressees"][0]["address_lines"] == ["Baker House", "2 New Road"]
    app = choosing(on(app, "sent"), 0)
    assert "all 2 went" in buttons(app)["sent_all"]
    assert "The letter as proposed" not in buttons(app).values()
    assert "Ask the safeguarding lead who may be written to." in words(app)
    app = on(app, "review")
    assert "Stopped. Somebody it could reach is under a court order" in words(app)
    app = pressed(app, "take_back_")
    app = pressed(app, "release_one_")
    assert "Stop" not in words(on(app, "letters"))


def test_nothing_that_can_be_taken_away_has_a_letter_that_is_stopped(downloads):
    app = loading(released(), barred=["Able"], moved=["Baker"])
    app = app.selectbox(key="single").select_index(0).run()
    app.button(key="prepare_zip").click().run()
    assert {name for name in downloads if in_bytes(downloads[name], "Cole House")} == {
        "Amber letter: one Word file with 1 letter: pack-concern_amber.docx",
        "This letter: letter.docx",
        "1 address as one Word file: labels.docx",
        "Letter log (Excel): letter-log.xlsx",
        "Mail merge (CSV): mail-merge.csv",
        "Download the ZIP: letters.zip",
    }
    assert not [name for name in downloads for home in ("Able House", "Baker House") if in_bytes(downloads[name], home)]
    assert not in_bytes(downloads["Letter log (Excel): letter-log.xlsx"], "court order")
    with zipfile.ZipFile(io.BytesIO(downloads["Download the ZIP: letters.zip"])) as everything:
        stopped = everything.read("stopped.csv").decode("utf-8-sig").splitlines()
        assert [name for name in everything.namelist() if name.startswith("letters/")] == ["letters/001.docx"]
    assert [line.split(",") for line in stopped[1:]] == [
        ["", "", "Able", "Ada", "3A", "Amber letter", IN_FILES],
        ["", "", "Baker", "Ada", "3A", "Amber letter", str(Stop.CHANGED)],
    ]


def test_of_several_new_addresses_those_chosen_are_confirmed():
    app = loading(released(), moved=["Able", "Cole"])
    assert buttons(app)["readdress"] == "The new address is right for all 2"
    app.session_state["readdressed"] = {"selection": {"rows": [1], "columns": []}}
    app = app.run()
    assert buttons(app)["readdress"] == "The new address is right for the chosen 1"
    app = app.button(key="readdress").click().run()
    assert "**Able, Ada, 3A.** The name or address changed" in words(app)
    assert buttons(app)["readdress"] == "The new address is right"


def test_a_correction_is_stopped_and_readdressed_like_a_letter():
    app = pressed(on(wrongly_amber(), "sent"), "correct_")
    names = ("Hill", "Wood", "Lake")
    app = on(dropped(on(app, "upload"), "contacts.csv", contacts(names=names)), "sent")
    assert "Stopped. The name or address changed since the release: look again." in words(app)
    assert "Released for: Parent/carer of Ada Hill, no address. By the contacts of today: " in words(app)
    assert "The correction letter" not in buttons(app).values()
    app = pressed(app, "readdress_")
    assert "The correction letter" in buttons(app).values()
    app = on(dropped(on(app, "upload"), "more.csv", contacts(names=names, barred=["Hill"])), "sent")
    assert "Then take the correction back and release it again." in words(app)
    app = pressed(app, "uncorrect_")
    app = pressed(app, "correct_")
    assert "The correction letter" in buttons(app).values()
    app = pressed(app, "send_")
    assert "Stopped." not in words(app)


@pytest.fixture
def sample():
    return reviewing(with_sample()).button(key="release_concern_amber").click().run()


def test_in_the_sample_school_a_new_address_is_confirmed_for_the_visit(sample):
    released = sample.session_state[StateKey.RELEASES]
    ((term, letters),) = released.items()
    person, one = next(iter(letters.items()))
    (addressee, *others) = one.addressed.addressees
    elsewhere = replace(one.addressed, addressees=(replace(addressee, address_lines=("9 Old Road",)), *others))
    sample.session_state[StateKey.RELEASES] = {term: letters | {person: replace(one, addressed=elsewhere)}}
    app = on(sample, "letters")
    assert "**Stop 1 released letter.**" in words(app)
    app = app.button(key="readdress").click().run()
    assert "Stop 1" not in words(app)
    assert app.session_state[StateKey.RELEASES][term][person] == one


def test_a_narrow_state_names_two_reasons_a_hold_before_any_and_how_many_more():
    flags = tuple(Raised(flag, "") for flag in ("mitigating", "one_illness", "few_sessions", "dsl_review"))
    one = replace(loaded()[0], flags=flags)
    assert status_in_short(one) == "The safeguarding lead is asked first; A circumstance is recorded; and 2 more"
    assert status_in_short(replace(one, flags=flags[:2])) == "A circumstance is recorded; All absence is one illness"
    assert status_in_short(replace(one, flags=())) == "Ready"


def test_the_review_says_that_a_letter_is_stopped():
    app = on(loading(released(), barred=["Able"]), "review")
    states = dict(zip(*(app.dataframe[0].value[name] for name in ("Pupil", "State")), strict=True))
    assert states["Able, Ada"] == "Stopped after its release: the card says why"
    assert states["Cole, Ada"] == "✓ Released by Mrs H. Ferncastle"
