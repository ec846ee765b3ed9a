"""A column that a school says is a group of its own is kept with its heading, where it makes groups and no more."""

import pytest

from analysis.ingest.column_mapping import ColumnMapping
from analysis.ingest.headings import heading_key
from analysis.ingest.own_groups import LONGEST_ENTRY, MOST_GROUPS
from analysis.ingest.reading import Said, read_export
from tests.ingest.files import csv_of, messages

ROLES = ("name", "possible", "attended", "authorised", "unauthorised")


def read_with(heading, cells, *, second=()):
    """Read a file whose further columns a person has said to be groups."""
    headings = ["Kind", "Soll", "Ist", "Entsch", "Unentsch", heading, *(["Bus"] if second else [])]
    rows = [(f'"Lovelace, Ada{place}"', "100", "90", "10", "0", cell, *second[place : place + 1])
            for place, cell in enumerate(cells)]  # fmt: skip
    roles = (*ROLES, "own_group_1", *(["own_group_2"] if second else []))
    mapping = ColumnMapping(tuple(heading_key(one) or one for one in headings), roles, 1, 1)
    return read_export(csv_of(*map(",".join, [headings, *rows])), "export.csv", said=Said(mappings=(mapping,)))


def test_the_entries_stand_with_the_heading_of_the_file_and_a_blank_is_not_known():
    export = read_with("House", ["Red", " Blue ", "", "Red"], second=["12", "7", "12", "7"])
    assert export.pupils["own_group_1"].tolist() == ["House: Red", "House: Blue", None, "House: Red"]
    assert export.pupils["own_group_2"].tolist() == ["Bus: 12", "Bus: 7", "Bus: 12", "Bus: 7"]


def test_a_file_without_such_a_column_has_none():
    pupils = read_with("House", ["", ""]).pupils
    assert pupils["own_group_1"].tolist() == pupils["own_group_2"].tolist() == [None, None]


@pytest.mark.parametrize(("many", "kept"), [(MOST_GROUPS, True), (MOST_GROUPS + 1, False)])
def test_a_column_with_an_entry_for_nearly_every_child_is_no_group(many, kept):
    export = read_with("Locker", [str(number) for number in range(many)])
    assert export.pupils["own_group_1"].notna().any() == kept
    assert ("Locker: not kept as a group" in messages(export)) is not kept


@pytest.mark.parametrize(("letters", "kept"), [(LONGEST_ENTRY, True), (LONGEST_ENTRY + 1, False)])
def test_free_text_is_no_group(letters, kept):
    assert read_with("Words", ["x" * letters]).pupils["own_group_1"].notna().all() == kept


@pytest.mark.parametrize("heading", ["Medical condition", "Religion", "Safeguarding", "Notes"])
def test_what_is_never_kept_is_not_kept_as_a_group_either(heading):
    export = read_with(heading, ["Asthma", "None"])
    assert export.pupils["own_group_1"].tolist() == [None, None]
    assert f"{heading}: not kept" in messages(export)


def test_a_heading_with_a_colon_does_not_end_early_and_one_without_letters_has_a_name():
    assert read_with("House: 2026", ["Red"]).pupils["own_group_1"].tolist() == ["House  2026: Red"]
    assert read_with(":", ["Red"]).pupils["own_group_1"].tolist() == ["Own group: Red"]
