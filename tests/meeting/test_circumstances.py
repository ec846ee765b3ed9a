"""What the records say of children comes into the meeting once, by the number as joined, and as it may be read."""

from datetime import UTC, date, datetime

import pytest

from analysis.ingest.problems import UnusableFileError
from analysis.joins import Joins
from analysis.known import Records
from analysis.meeting.box import read_any
from analysis.meeting.circumstances import FOR_ANOTHER, Kept, circumstances_told, load_kept, with_kept
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from analysis.records.circumstances import record_circumstances, remove_circumstance
from analysis.records.dsl_holds import record_dsl_hold
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.pupils import number_pupils
from analysis.records.store import open_store
from analysis.rules.addressees import Contact
from analysis.rules.circumstances import Circumstance
from analysis.rules.roles import Role
from tests.commands.school_files import child, circumstances_file, marks_file
from tests.meeting.test_box_and_room import box
from tests.records.records_of import a_record

AT, DAY = datetime(2026, 7, 20, 9, 0, tzinfo=UTC), date(2026, 7, 21)
ILL = Circumstance("long_term_illness", date(2026, 1, 12), seen_by="slt")
ENDED = Circumstance("long_term_illness", date(2026, 1, 12), date(2026, 3, 1), seen_by="slt")
LOSS = Circumstance("bereavement", date(2026, 3, 3), seen_by="slt")
SECRET = Circumstance("housing_or_refuge", date(2026, 3, 3), seen_by="dsl")


def test_the_same_circumstance_of_records_and_files_is_there_once_and_the_records_have_the_word():
    records = with_kept(Records(circumstances={1: (ILL, LOSS), 2: (ILL, ILL)}), Kept(((1, ENDED),)), Joins())
    assert records.circumstances == {1: (ENDED, LOSS), 2: (ILL,)}


def test_another_child_or_another_day_is_another_circumstance():
    later = Circumstance("long_term_illness", date(2026, 1, 13))
    records = with_kept(Records(circumstances={1: (later,)}), Kept(((1, ILL), (2, ILL))), Joins())
    assert records.circumstances == {1: (ILL, later), 2: (ILL,)}


def test_without_lists_and_records_the_check_of_circumstances_cannot_run_and_that_of_holds_can():
    records = with_kept(Records(), Kept(), Joins())
    known = records.known_of(1, DAY)
    assert (known.circumstances, known.held_by_dsl) == (None, False)
    assert with_kept(Records(circumstances={}), Kept(), Joins()).circumstances == {}
    assert with_kept(Records(), Kept(((1, ILL),)), Joins()).known_of(2, DAY).circumstances == ()


def test_what_stands_under_a_joined_number_is_about_the_child():
    kept = Kept(((4, ILL),), frozenset({4}), {(2, 7): True})
    records = with_kept(Records(circumstances={2: (ILL,)}), kept, Joins([(2, 4)]))
    assert records.circumstances == {2: (ILL,)}
    assert records.held == {2}
    assert records.covered_by_hold == {2, 7}


@pytest.mark.parametrize(
    ("siblings", "other_home", "covered"),
    [
        ({}, "2 Elm Road", {1}),
        ({(1, 2): True}, "2 Elm Road", {1, 2}),
        ({(1, 2): False}, "2 Elm Road", {1}),
        ({(1, 2): False}, "1 Oak Road", {1, 2}),  # the letter would still arrive at that door
        ({}, "1 Oak Road", {1, 2}),
    ],
)
def test_a_hold_covers_confirmed_siblings_and_the_same_address(siblings, other_home, covered):
    homes = {1: (Contact(address="1 Oak Road"),), 2: (Contact(address=other_home),)}
    records = with_kept(Records(contacts=homes), Kept(held=frozenset({1}), siblings=siblings), Joins())
    assert {person for person in (1, 2) if records.known_of(person, DAY).held_by_dsl} == covered


def test_what_stands_in_the_records_is_read_without_the_note(tmp_path):
    with open_store(Place(tmp_path)) as store:
        number = record_import(store, a_record(), "Mrs F", AT)
        number_pupils(store, number, lambda _: [(None, {"upn": upn}) for upn in "AB"], AT)
        record_circumstances(store, [(1, ILL, "folder"), (2, LOSS, "folder")], "Mrs F", AT)
        remove_circumstance(store, 2, "Mrs F", AT)
        record_dsl_hold(store, 2, DAY, "Mrs F", AT)
        record_dsl_hold(store, 1, DAY, "Mrs F", AT)
        record_dsl_hold(store, 1, None, "Mrs F", AT)
        kept = load_kept(store, {(1, 2): True}, {2: ()}, Role.SLT)
    assert kept == Kept(((1, ILL),), frozenset({2}), {(1, 2): True}, {2: ()})
    assert "folder" not in repr(kept)


def told(*circumstances, role=Role.SLT):
    records = Records(circumstances={1: circumstances}, read_by=role)
    return circumstances_told(records, 1, DAY)


def test_a_circumstance_is_told_with_its_days_and_a_review_that_is_past():
    late = Circumstance("bereavement", date(2026, 3, 3), review=date(2026, 7, 20), seen_by="slt")
    today = Circumstance("bereavement", date(2026, 3, 3), review=DAY, seen_by="slt")
    assert told(ENDED, late, today) == (
        "Long-term illness, from 12 Jan 2026 to 1 Mar 2026.",
        "Bereavement, from 3 Mar 2026. Its review of 20 Jul 2026 is past.",
        "Bereavement, from 3 Mar 2026.",
    )
    assert circumstances_told(Records(), 1, DAY) == ()


def test_what_only_the_safeguarding_lead_may_see_is_said_to_be_there_and_not_what_it_is():
    assert told(SECRET, ILL, SECRET) == ("Long-term illness, from 12 Jan 2026.", FOR_ANOTHER)
    assert told(SECRET, role=Role.DSL) == ("Housing or refuge, from 3 Mar 2026.",)


ADA, BEN = child(1, "Adeyemi", "Ada"), child(2, "Bell", "Ben")


def decisions_with(kept):
    files = box(summer=marks_file((ADA, "/" * 56 + "IIII"), (BEN, "/" * 56 + "IIII")))
    terms = terms_in(files, FileNotes())
    meeting = prepare_meeting(files, terms, terms.sheets[-1], None, DAY, True, kept=kept)
    return {one.person: one for one in meeting.analysis.decisions}


def flags(decision):
    return {raised.flag for raised in decision.flags}


def test_a_hold_makes_a_letter_wait_under_the_name_that_the_reader_may_see():
    (ada, ben) = decisions_with(Kept())
    held = decisions_with(Kept(held=frozenset({ada}), read_by=Role.SLT))
    assert "dsl_review" in flags(held[ada])
    assert "sensitive" not in flags(held[ada])
    assert held[ada].status == "review"
    assert "dsl_review" not in flags(held[ben])
    assert "sensitive" in flags(decisions_with(Kept(held=frozenset({ada}), read_by=Role.DSL))[ada])
    assert "sensitive" not in {one.flag for one in held[ben].unchecked}


def test_a_circumstance_makes_a_letter_wait_and_changes_neither_figures_nor_letter():
    before = decisions_with(Kept())
    ada = min(before)
    after = decisions_with(Kept(((ada, ILL),)))
    assert flags(after[ada]) - flags(before[ada]) == {"mitigating"}
    assert (after[ada].now, after[ada].proposal) == (before[ada].now, before[ada].proposal)


def test_a_list_with_child_protection_is_refused_with_its_rows_and_what_to_do_instead():
    row = {"upn": ADA["upn"], "kind": "child_in_need_or_protection_plan", "start": "2026-01-05"}
    with pytest.raises(UnusableFileError) as refused:
        read_any(circumstances_file({**row, "kind": "bereavement"}, row), "circumstances.csv")
    assert str(refused.value).startswith(
        "Row 3 of this list is about child protection, which this program does not keep"
    )
    with pytest.raises(UnusableFileError, match="Rows 2 and 3 of this list are about"):
        read_any(circumstances_file(row, row), "circumstances.csv")
