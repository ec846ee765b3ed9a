"""Whom a person chose to write to about a child in care: kept in the records by the child's number."""

from datetime import datetime

from analysis.decisions import PupilDecision
from analysis.joins import Joins
from analysis.meeting.answers import load_answers, record_answers
from analysis.meeting.room import Meeting
from analysis.records.store import Store

_QUESTION = "written to about"


def children_in_care(meeting: Meeting) -> tuple[PupilDecision, ...]:
    """The children in care who are on roll this term, those without an answer first."""
    in_care = [one for one in meeting.analysis.decisions if one.now and one.now.looked_after and not one.now.left]
    return tuple(sorted(in_care, key=lambda one: not one.waits_for_addressee))


def load_in_care_to(store: Store, joins: Joins) -> dict[int, tuple[str, ...]]:
    """Give the keys of the contacts chosen, by child as joined. Raises RecordsError."""
    return {child: tuple(keys) for (child,), keys in load_answers(store, _QUESTION, joins).items()}


def record_in_care_to(
    store: Store, child: int, keys: tuple[str, ...] | None, by: str, at: datetime, joins: Joins
) -> None:
    """Keep whom a person chose, nobody where the letter is handed over; None takes the choice back.

    Raises RecordsError.
    """
    record_answers(store, _QUESTION, [((child,), None if keys is None else list(keys))], by, at, joins)
