"""Lists of pupils joined to the terms: what they say of children on roll; nobody is put on roll by them."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.ingest.export import PUPIL_COLUMNS
from analysis.ingest.pupil_lists import WHO, PupilList
from analysis.measures.term_sheet import TermSheet, people_in
from analysis.pupils import Identity, Roll
from analysis.terms.sorting import identities_in

OF_NOW = ("class_name", "year_group", "leaving_date", "enrolment_status")
"""Particulars that a list says of today: they belong to the latest term only."""


def with_pupil_lists(
    sheets: Sequence[TermSheet], lists: Sequence[PupilList], roll: Roll, file_names: Sequence[str]
) -> tuple[tuple[TermSheet, ...], Roll, int]:
    """Join lists to the terms, latest term last; give them with the roll and how many listed are in no term.

    `file_names`: every file, the newest last: a list newer than a term's files counts before them, an older one fills
    what they leave out.
    """
    place = {name: number for number, name in enumerate(file_names)}
    joined = list(sheets)
    on_roll = people_in(*sheets)
    strangers: set[Identity] = set()
    for one in sorted(lists, key=lambda one: place[one.file_name]):
        identities = identities_in(one)
        people = roll.match_list(identities)
        said = one.pupils[[person is not None for person in people]]
        said = said.set_axis(
            pd.Index([person for person in people if person is not None], name="person", dtype="int64")
        )
        if not one.beside_contacts:
            rows = zip(identities, people, strict=True)
            strangers |= {identity for identity, person in rows if person not in on_roll}
        for number, sheet in enumerate(joined):
            is_newer = all(place[name] < place[one.file_name] for name in sheet.files)
            joined[number] = _with_list(sheet, said, is_newer=is_newer, is_latest=number == len(joined) - 1)
    return tuple(joined), roll, len(strangers)


def _with_list(sheet: TermSheet, said: pd.DataFrame, *, is_newer: bool, is_latest: bool) -> TermSheet:
    columns = {}
    for name in PUPIL_COLUMNS:
        if name in OF_NOW and not is_latest:
            continue
        of_file, of_list = sheet.pupils[name], said[name].reindex(sheet.pupils.index)
        # Who a child is stays as the attendance says it; a list only fills what is lacking.
        first, second = (of_list, of_file) if is_newer and name not in WHO else (of_file, of_list)
        columns[name] = first.where(first.notna(), second).where(lambda cells: cells.notna(), None)
    return replace(sheet, pupils=sheet.pupils.assign(**columns))
