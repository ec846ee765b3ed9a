"""Contacts loaded after a release: the letter is stopped, listed, and goes on when a person has looked."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from analysis.post.correspondence import plan_letters
from analysis.post.letter_log import letter_log
from analysis.post.release import release
from analysis.post.stopped import COLUMNS, stopped_csv, stopped_letter, with_addressees
from analysis.rules.school import School
from analysis.rules.stops import CAME_BACK, IN_FILES, WHAT_TO_DO, WHAT_TO_DO_WITH_CORRECTION, Stop
from tests.commands.school_files import figures, totals_file
from tests.test_known_and_correspondence import ADA, AMBER, DAY, FATHER, VERSIONS, contact, meeting_of

BARRED = {"court_order": "Yes"}
MOVED = {"address": "2 New Road"}


def loaded(*contacts, data=AMBER):
    """What is known of Ada with some contacts: her decision, the records, and a release made now."""
    analysis, records = meeting_of(data, *contacts)
    (one,) = analysis.decisions
    written = release(replace(one, waits_for_addressee=False), analysis, "A. Head", DAY, VERSIONS)
    return one, records, with_addressees(written, one, records), analysis


def stopped_by(before, now, **more):
    """Release with some contacts and judge with others."""
    _, _, released, _ = loaded(*before)
    one, records, _, _ = loaded(*now)
    return stopped_letter(released, one, records, **more)


def test_a_letter_goes_while_the_same_contacts_are_loaded():
    assert stopped_by([contact()], [contact()]) is None
    assert stopped_by([], []) is None


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        ([contact()], [contact(**BARRED)], Stop.COURT_ORDER),
        ([contact(), FATHER], [contact(), FATHER | BARRED], Stop.COURT_ORDER),
        ([], [contact(**BARRED)], Stop.COURT_ORDER),
        ([contact()], [contact(responsibility="No")], Stop.NOT_ENTITLED),
        ([contact()], [contact(**MOVED)], Stop.CHANGED),
        ([], [contact()], Stop.CHANGED),
        ([contact()], [], Stop.CHANGED),
    ],
)
def test_contacts_loaded_after_a_release_stop_its_letter(before, now, why):
    assert stopped_by(before, now).stop is why


def test_a_hold_of_the_safeguarding_lead_stops_a_letter_and_a_release_made_under_it_goes():
    one, records, released, _ = loaded(contact())
    held = replace(records, held=frozenset({one.person}))
    assert stopped_letter(released, one, held).stop is Stop.HELD
    knowing = with_addressees(released, one, held)
    assert knowing.flags == ("dsl_review",)
    assert with_addressees(knowing, one, held).flags == ("dsl_review",)
    assert stopped_letter(knowing, one, held) is None


def test_a_child_in_care_is_written_about_to_those_chosen_only():
    in_care = totals_file(ADA | figures(64, 66) | {"looked_after": "Yes"})
    one, records, _, _ = loaded(contact(Relationship="Foster carer"), data=in_care)
    _, _, before, _ = loaded(contact(Relationship="Foster carer"))
    assert stopped_letter(before, one, records).stop is Stop.IN_CARE
    chosen = replace(records, in_care_to={one.person: ("maeve other, foster carer",)})
    assert stopped_letter(before, one, chosen) is None


def test_a_letter_is_written_for_whom_it_was_released_whatever_is_loaded_since():
    _, _, released, _ = loaded(contact())
    one, records, _, analysis = loaded(contact(**MOVED))
    (as_released,) = plan_letters([released], analysis, records)
    assert as_released.addressee.address_lines == ("1 Oak Road", "ZZ99 1AA")
    looked_at = replace(released, addressed=stopped_letter(released, one, records).addressed)
    (confirmed,) = plan_letters([looked_at], analysis, records)
    assert confirmed.addressee.address_lines == ("2 New Road", "ZZ99 1AA")
    assert stopped_letter(looked_at, one, records) is None


def test_what_to_do_depends_on_what_became_of_the_letter():
    barred, moved = ([contact()], [contact(**BARRED)]), ([contact()], [contact(**MOVED)])
    assert stopped_by(*barred).what_to_do == WHAT_TO_DO[Stop.COURT_ORDER]
    assert stopped_by(*barred, came_back=True).what_to_do == CAME_BACK
    assert stopped_by(*barred, is_correction=True).what_to_do == WHAT_TO_DO_WITH_CORRECTION[Stop.COURT_ORDER]
    assert stopped_by(*moved, came_back=True).what_to_do == WHAT_TO_DO[Stop.CHANGED]


def test_lists_that_are_passed_round_say_that_a_letter_is_stopped_and_nothing_of_an_order():
    stopped = [stopped_by([contact()], [contact(**BARRED)]), stopped_by([contact()], [contact(**MOVED)])]
    heading, barred, moved = csv.reader(io.StringIO(stopped_csv(stopped).decode("utf-8-sig")))
    assert tuple(heading) == COLUMNS
    assert barred[2:5] == ["O'Connor-Núñez", "Ada", "4A"]
    assert barred[-1] == IN_FILES
    assert moved[-1] == Stop.CHANGED
    assert b"order" not in stopped_csv(stopped)
    book = load_workbook(io.BytesIO(letter_log([], School("Three Trees"), "Summer", stopped)))
    assert [row[-1] for row in book["Stopped"].values] == ["Stopped", IN_FILES, Stop.CHANGED]
    assert ("Stopped", "2 more released letters, not to be sent: see the sheet.") in list(book["Notes"].values)
    assert "Stopped" not in load_workbook(io.BytesIO(letter_log([], School("Three Trees"), "Summer"))).sheetnames
