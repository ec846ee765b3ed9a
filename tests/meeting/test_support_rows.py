"""Who stands on the sheet for the support meeting; what is for the safeguarding lead alone never does."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.known import Records
from analysis.meeting.absentees import absentees
from analysis.meeting.on_record import Entry
from analysis.meeting.support_rows import support_rows
from analysis.meeting.what_if import Basis
from analysis.rules.circumstances import Circumstance
from analysis.rules.decision import Letter
from analysis.rules.roles import Role
from tests.meeting.test_absentees import meeting_of

DAY = date(2026, 3, 27)
PUPILS = [{"name": "Able, Ada", "upn": "A1", "class_name": "3A"}, {"name": "Bee, Ben"}, {"name": "Cole, Cy"}]


def rows(*circumstances, on_record=None, with_circumstances=True, **records):
    known = Records(circumstances={0: circumstances}, **records)
    meeting = replace(meeting_of([(40, 100), (80, 100), (95, 100)], pupils=PUPILS), records=known)
    found = absentees(meeting, Basis.TERM)
    return support_rows(meeting, found, on_record or {}, with_circumstances=with_circumstances)


def test_the_severely_absent_come_first_and_everybody_once():
    severe, others = rows()
    assert [(one.name, one.absent, one.possible, one.authorised) for one in severe] == [("Able, Ada", 60, 100, 60)]
    assert [(one.name, one.year_group) for one in others] == [("Bee, Ben", "Year 3")]


def test_letters_are_contacts_and_holds_are_not():
    entries = (Entry(DAY, Letter.CONCERN_RED), Entry(DAY, None))
    severe, others = rows(on_record={0: entries})
    assert (severe[0].contacts, others[0].contacts) == (("Red letter, released 27 Mar 2026",), ())


@pytest.mark.parametrize(
    ("circumstance", "barriers"),
    [
        (Circumstance("bereavement", DAY, seen_by="slt"), ("bereavement",)),
        (Circumstance("young_carer", DAY, seen_by="office"), ("young carer",)),
        (Circumstance("bereavement", DAY, seen_by="dsl"), ()),
        (Circumstance("bereavement", DAY, seen_by=""), ()),
        (Circumstance("child_in_need_or_protection_plan", DAY, seen_by="office"), ()),
        (Circumstance("bereavement", date(2026, 3, 28), seen_by="slt"), ()),  # after the day of the decision
        (Circumstance("bereavement", date(2025, 9, 1), date(2026, 1, 4), seen_by="slt"), ()),  # over before the term
        (Circumstance("bereavement", date(2025, 9, 1), date(2026, 1, 5), seen_by="slt"), ("bereavement",)),
    ],
)
def test_barriers_are_circumstances_of_the_days_counted_that_are_not_for_the_dsl_alone(circumstance, barriers):
    for role in Role:
        assert rows(circumstance, read_by=role)[0][0].barriers == barriers


def test_two_of_a_kind_are_one_barrier():
    one = Circumstance("bereavement", DAY, seen_by="slt")
    assert rows(one, one)[0][0].barriers == ("bereavement",)


def test_without_being_asked_no_circumstance_stands_on_the_sheet():
    assert rows(Circumstance("bereavement", DAY, seen_by="office"), with_circumstances=False)[0][0].barriers == ()


def test_a_hold_of_the_safeguarding_lead_changes_nothing_on_the_sheet():
    assert rows(held=frozenset({0})) == rows()


def test_without_any_list_of_circumstances_there_are_no_barriers():
    meeting = meeting_of([(40, 100)])
    severe, _ = support_rows(meeting, absentees(meeting, Basis.TERM), {}, with_circumstances=True)
    assert severe[0].barriers == ()
