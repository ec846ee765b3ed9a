"""Who lives together in a meeting, and what people said of two children: kept in the records by their numbers."""

from collections.abc import Mapping
from datetime import datetime

from analysis.families import Household, Pair, households
from analysis.joins import Joins
from analysis.meeting.answers import load_answers, record_answers
from analysis.meeting.room import Meeting
from analysis.records.store import Store

_QUESTION = "siblings"


def households_in(meeting: Meeting) -> tuple[Household, ...]:
    """The children on roll who share an address, without leavers; none where no contacts are loaded."""
    here = [one for one in meeting.analysis.decisions if one.now and not one.now.left]
    on_roll = {one.person: one.text("surname") or one.text("name") for one in here}
    return households(meeting.records.contacts or {}, on_roll)


def load_siblings(store: Store, joins: Joins) -> dict[Pair, bool]:
    """Give what was said of every two children, by number as joined; true for siblings. Raises RecordsError."""
    said = load_answers(store, _QUESTION, joins).items()
    return {(one, other): bool(answer) for (one, other), answer in said}


def record_siblings(store: Store, answers: Mapping[Pair, bool | None], by: str, at: datetime, joins: Joins) -> None:
    """Keep what a person says of every two children; None takes an answer back. Raises RecordsError."""
    record_answers(store, _QUESTION, answers.items(), by, at, joins)
