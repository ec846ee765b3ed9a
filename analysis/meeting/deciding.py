"""What people decide about a meeting's proposals, kept in the records under the numbers of the term's files.

Whoever comes second is told by what these give back: a letter is released once, and a release is never held.
"""

from collections.abc import Mapping
from datetime import datetime

from analysis.meeting.lasting import Hold, filed_as, plain_record
from analysis.meeting.recorded_term import record_days, recorded_term
from analysis.meeting.room import Meeting
from analysis.post.release import Release
from analysis.records import decisions
from analysis.records.store import Store


def keep_releases(
    store: Store, meeting: Meeting, releases: Mapping[int, Release], by: str, at: datetime
) -> tuple[int, ...]:
    """Keep releases by person; give the persons whose letter was not released already. Raises RecordsError."""
    person_of = {filed_as(meeting.analysis.now, person): person for person in releases}
    plain = {number: plain_record(releases[person]) for number, person in person_of.items()}
    recorded = decisions.record_releases(store, _term(store, meeting, by, at), plain, by, at)
    return tuple(person_of[number] for number in recorded)


def keep_hold(store: Store, meeting: Meeting, hold: Hold, by: str, at: datetime) -> bool:
    """Keep that a proposal waits; False, and nothing changed, where its letter is released. Raises RecordsError."""
    number = filed_as(meeting.analysis.now, hold.person)
    return decisions.record_hold(store, _term(store, meeting, by, at), number, plain_record(hold), by, at)


def undo_decision(store: Store, meeting: Meeting, person: int, by: str, at: datetime, seen: int | None = None) -> bool:
    """Take back what stands for a pupil; False where nothing, or not the decision `seen`. Raises RecordsError."""
    number = filed_as(meeting.analysis.now, person)
    return decisions.take_back(store, _term(store, meeting, by, at), number, by, at, seen)


def decision_seen(store: Store, meeting: Meeting, person: int) -> int | None:
    """Give the number of the decision that stands for a pupil, None without one. Raises RecordsError."""
    term = recorded_term(store, meeting.analysis.now)
    standing = decisions.load_decisions(store, term).get(filed_as(meeting.analysis.now, person))
    return standing.number if standing else None


def _term(store: Store, meeting: Meeting, by: str, at: datetime) -> str:
    record_days(store, meeting.analysis.now, by, at)
    return recorded_term(store, meeting.analysis.now)
