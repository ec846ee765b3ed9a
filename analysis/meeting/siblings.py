"""Who lives together in a meeting, and what people said of two children: kept in the records by their numbers."""

from collections.abc import Mapping
from datetime import datetime

from analysis.families import Household, Pair, households
from analysis.meeting.room import Meeting
from analysis.records.choices import load_choices, record_choice
from analysis.records.store import Store

_NAME = "siblings "


def households_in(meeting: Meeting) -> tuple[Household, ...]:
    """The children on roll this term who share an address; none where no contacts are loaded."""
    on_roll = {one.person: one.text("surname") or one.text("name") for one in meeting.analysis.decisions if one.now}
    return households(meeting.records.contacts or {}, on_roll)


def load_siblings(store: Store) -> dict[Pair, bool]:
    """Give what was said of every two children: true for siblings. Raises RecordsError."""
    said = {name.removeprefix(_NAME): value for name, value in load_choices(store).items() if name.startswith(_NAME)}
    return {_pair(name): bool(value) for name, value in said.items()}


def _pair(name: str) -> Pair:
    one, other = map(int, name.split())
    return one, other


def record_siblings(store: Store, answers: Mapping[Pair, bool | None], by: str, at: datetime) -> None:
    """Keep what a person says of every two children; None takes an answer back. Raises RecordsError."""
    for (one, other), answer in answers.items():
        record_choice(store, f"{_NAME}{one} {other}", answer, by, at)
