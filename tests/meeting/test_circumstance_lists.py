"""A list of circumstances to be recorded: its rows find their children, and what is not used is told by number."""

from datetime import date

import pytest

from analysis.ingest.problems import UnusableFileError
from analysis.meeting.circumstance_lists import ListedRow, empty_list, read_list
from analysis.pupils import Identity, Roll
from analysis.rules.circumstances import Circumstance
from tests.commands.school_files import child, circumstances_file

ADA, BEN = child(1, "Adeyemi", "Ada"), child(2, "Bell", "Ben")
ROLL = Roll({one: [Identity(f"{who['surname']}, {who['forename']}", who["upn"])] for one, who in ((1, ADA), (2, BEN))})


def about(pupil, **more):
    own = {name: pupil[name] for name in ("upn", "surname", "forename")}
    return own | {"kind": "bereavement", "start": "2026-06-01"} | more


def read(*rows, here=(1, 2)):
    return read_list(circumstances_file(*rows), "list.csv", ROLL, here)


def test_a_row_is_recorded_for_its_child_with_where_it_is_recorded():
    found = read(about(BEN, seen_by=" SLT ", note="Folder"))
    assert found.rows == (ListedRow(2, 2, Circumstance("bereavement", date(2026, 6, 1), seen_by="slt"), "Folder"),)
    assert found.sentences == ()


@pytest.mark.parametrize("said", ["", "everybody"])
def test_where_it_is_not_said_who_may_see_it_the_safeguarding_lead_alone_may(said):
    assert read(about(ADA, seen_by=said)).rows[0].circumstance.seen_by == "dsl"


def test_a_row_about_nobody_here_is_not_used_and_told_by_its_number():
    found = read(about(ADA), about(BEN), about(child(9, "Nobody", "Nic")), here=(1,))
    assert [(row.row, row.person) for row in found.rows] == [(2, 1)]
    away, nobody = found.sentences
    assert away.startswith("Row 3: Bell, Ben is in neither of the terms compared.")
    assert nobody.startswith("Row 4: Nobody, Nic is nobody in the attendance loaded.")
    assert nobody.endswith("(not used)")


def test_what_was_not_understood_is_told_with_its_row():
    (sentence,) = read(about(ADA, end="soon")).sentences
    assert sentence == 'Row 2: "soon" is not a date; it was read as blank.'


def test_the_list_to_fill_in_can_be_read_and_holds_nobody():
    assert read_list(empty_list(), "circumstances.csv", ROLL, (1, 2)).rows == ()


def test_child_protection_is_refused():
    with pytest.raises(UnusableFileError, match="Row 2 of this list is about child protection"):
        read(about(ADA, kind="child in need or protection plan"))
