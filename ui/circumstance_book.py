"""The circumstances and the safeguarding lead's holds of the school's records; the sample school's for this visit only.

The only place of the pages that reads or writes them; `is_visible` says what the person at the desk may see.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from analysis.joins import Joins
from analysis.meeting.circumstances import Kept, load_kept
from analysis.records.circumstances import (
    Change,
    Version,
    amend_circumstance,
    load_circumstances,
    record_circumstances,
    remove_circumstance,
)
from analysis.records.dsl_holds import load_dsl_holds, record_dsl_hold
from analysis.rules.circumstances import Circumstance
from analysis.rules.roles import may_see
from ui.access import person_at_the_desk, role_at_the_desk
from ui.care import in_care_to
from ui.clock import now
from ui.families import sibling_answers
from ui.loading import records
from ui.state import StateKey, load, store

About = tuple[int, Circumstance, str]
"""A pupil's number, the circumstance, and where it is recorded."""


def kept(joins: Joins) -> Kept:
    """What is kept beside the files, for the meeting. Raises RecordsError."""
    role, siblings, in_care = role_at_the_desk(), sibling_answers(joins), in_care_to(joins)
    if not load(StateKey.IS_SAMPLE):
        return load_kept(records(), siblings, in_care, role)
    circumstances = tuple((one.pupil, one.circumstance) for one in _versions().values())
    return Kept(circumstances, frozenset(_holds()), siblings, in_care, read_by=role)


def entries(joins: Joins) -> list[Version]:
    """The circumstances that stand, by pupil as joined; see `is_visible`. Raises RecordsError."""
    return [replace(one, pupil=joins.number(one.pupil)) for one in _versions().values()]


def is_visible(one: Circumstance) -> bool:
    """Say whether the person at the desk may see what is recorded."""
    return may_see(role_at_the_desk(), one)


def add(about: Sequence[About]) -> tuple[bool, ...]:
    """Record circumstances; say of each whether it was new. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return record_circumstances(records(), about, person_at_the_desk(), now())
    return tuple(_add_to_sample(*one) for one in about)


def _add_to_sample(pupil: int, circumstance: Circumstance, note: str) -> bool:
    known = _versions()
    same = (pupil, circumstance.kind, circumstance.start)
    if any((one.pupil, one.circumstance.kind, one.circumstance.start) == same for one in known.values()):
        return False
    number = max(known, default=0) + 1
    _keep(known, Version(number, pupil, Change.ADDED, circumstance, note, person_at_the_desk(), now()))
    return True


def amend(number: int, circumstance: Circumstance, note: str) -> None:
    """Put another version of a circumstance in place. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        amend_circumstance(records(), number, circumstance, note, person_at_the_desk(), now())
    elif number in _versions():
        _keep(_versions(), replace(_versions()[number], circumstance=circumstance, note=note))


def remove(number: int) -> None:
    """Let a circumstance that was recorded by mistake count no more. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        remove_circumstance(records(), number, person_at_the_desk(), now())
    else:
        store(StateKey.CIRCUMSTANCES, {other: one for other, one in _versions().items() if other != number})


def holds(joins: Joins) -> dict[int, date]:
    """The review date of each hold, by pupil as joined, the earliest of two. Raises RecordsError."""
    found: dict[int, date] = {}
    for number, review in _holds().items():
        person = joins.number(number)
        found[person] = min(review, found.get(person, review))
    return found


def hold(pupil: int, review: date) -> None:
    """Ask for no letter about a pupil without the safeguarding lead. Raises RecordsError."""
    _set_hold(pupil, review)


def end_hold(person: int, joins: Joins) -> None:
    """End the hold of a pupil, under whichever of the joined numbers it stands. Raises RecordsError."""
    for number in list(_holds()):
        if joins.number(number) == person:
            _set_hold(number, None)


def _set_hold(pupil: int, review: date | None) -> None:
    if not load(StateKey.IS_SAMPLE):
        record_dsl_hold(records(), pupil, review, person_at_the_desk(), now())
        return
    store(StateKey.DSL_HOLDS, {number: day for number, day in {**_holds(), pupil: review}.items() if day})


def _versions() -> Mapping[int, Version]:
    if load(StateKey.IS_SAMPLE):
        sample: Mapping[int, Version] = load(StateKey.CIRCUMSTANCES, {})
        return sample
    return load_circumstances(records())


def _holds() -> dict[int, date]:
    if load(StateKey.IS_SAMPLE):
        return dict(load(StateKey.DSL_HOLDS, {}))
    return {pupil: one.review for pupil, one in load_dsl_holds(records()).items() if one.review}


def _keep(known: Mapping[int, Version], version: Version) -> None:
    store(StateKey.CIRCUMSTANCES, {**known, version.number: version})
