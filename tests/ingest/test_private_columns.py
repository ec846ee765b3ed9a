"""Free text, health, belief and consent are dropped on reading: nothing of them reaches the records."""

import hashlib

import pytest

from analysis.ingest.heading_table import FIELD_HEADINGS
from analysis.ingest.headings import field_of
from analysis.ingest.private_headings import is_private
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.memory import record_of
from analysis.records.frames import pack_frame
from tests.ingest.files import csv_of

SECRET = "SECRET-epilepsy"
PRIVATE = (
    *("Medical", "Medical notes", "Medical Conditions", "Health notes", "Allergies", "Dietary needs", "GP name"),
    *("Doctor", "Comments", "Comment", "Session notes", "Notes", "Note", "Notes for staff", "Reason text"),
    *("Behaviour", "Sanctions", "Religion", "Faith", "Photo consent", "Consent: trips", "Nationality"),
    *("Country of birth", "Asylum status", "Disability", "Safeguarding notes", "NHS number", "Teacher's remarks"),
)
LISTS = {
    "totals": ("UPN,Surname,Possible,Attended,Authorised,Unauthorised", "B823000122001,A,10,9,1,0"),
    "marks": ("UPN,Surname,Date,Session,Mark", "B823000122001,A,07/09/2026,AM,/"),
    "contacts": ("UPN,Surname,Contact Surname,Address", "B823000122001,A,Smith,1 Oak Road"),
}


@pytest.mark.parametrize("heading", PRIVATE)
def test_columns_of_free_text_health_belief_and_consent_are_private(heading):
    assert is_private(heading)


@pytest.mark.parametrize("heading", [one for headings in FIELD_HEADINGS.values() for one in headings])
def test_no_column_that_is_read_is_private(heading):
    assert field_of(heading)
    assert not is_private(heading)


@pytest.mark.parametrize("heading", PRIVATE)
@pytest.mark.parametrize("kind", LISTS)
def test_nothing_of_a_private_column_is_stored_and_the_page_says_that_it_was_dropped(kind, heading):
    headings, row = LISTS[kind]
    data = csv_of(f"{headings},{heading}", f"{row},{SECRET}")
    content = read_any(data, "file.csv")
    stored = record_of(ReadFile("file.csv", hashlib.sha256(data).hexdigest(), content), data)
    assert SECRET not in repr(stored.details)
    assert stored.frames
    for frame in stored.frames.values():
        assert SECRET not in frame.to_csv()
        assert SECRET.encode() not in pack_frame(frame)
    assert (f"{heading}: not kept, this program does not need it.", heading) in [
        (one.message, one.column) for one in content.problems
    ]


def test_what_stands_under_a_restriction_is_not_stored():
    data = csv_of("UPN,Contact Surname,Address,Court order notes", f"B823000122001,Smith,1 Oak Road,{SECRET}")
    stored = record_of(ReadFile("file.csv", "0" * 64, read_any(data, "file.csv")), data)
    assert SECRET not in repr(stored.details)
    assert SECRET not in stored.frames["frame"].to_csv()
