"""The record of what people decided about the proposals: released and held, kept for this visit.

Until the school has its records, this log lives in the browser's state and in every download. It is kept by the terms
and files it is about, so that loading something else and coming back loses nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysis.decisions import PupilDecision
from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter, Release, plan_letters, release
from analysis.rules.decision import Letter
from ui.loading import templates
from ui.meeting_state import attendance_key, decision_date
from ui.state import StateKey, load, store


@dataclass(frozen=True, slots=True)
class Hold:
    """A proposal that waits: who held it, when, and when it is looked at again."""

    person: int
    held_by: str
    held_on: date
    review_on: date


def releases() -> dict[int, Release]:
    """The releases of the terms on screen, by person."""
    found: dict[int, Release] = load(StateKey.RELEASES, {}).get(attendance_key(), {})
    return found


def holds() -> dict[int, Hold]:
    """The holds of the terms on screen, by person."""
    found: dict[int, Hold] = load(StateKey.HOLDS, {}).get(attendance_key(), {})
    return found


def releaser() -> str:
    """The name of the person who decides, blank until given."""
    return str(load(StateKey.RELEASED_BY, "")).strip()


def record_releases(meeting: Meeting, decisions: Iterable[PupilDecision], letter: Letter | None = None) -> int:
    """Record that letters are released, the proposed ones or another; how many were new."""
    versions = {kind: template.version for kind, template in templates().items()}
    known = releases()
    new = {
        one.person: release(one, meeting.analysis, releaser(), decision_date(), versions, letter)
        for one in decisions
        if one.person not in known
    }
    _keep(StateKey.RELEASES, known | new)
    _keep(StateKey.HOLDS, {person: hold for person, hold in holds().items() if person not in new})
    return len(new)


def record_hold(decision: PupilDecision, review_on: date) -> None:
    """Record that a proposal waits until a day."""
    hold = Hold(decision.person, releaser(), decision_date(), review_on)
    _keep(StateKey.HOLDS, holds() | {decision.person: hold})


def _keep(key: StateKey, records: object) -> None:
    store(key, load(key, {}) | {attendance_key(): records})


def planned_letters(meeting: Meeting, letter: Letter | None = None) -> tuple[PlannedLetter, ...]:
    """The letters that the releases call for, of one type where named."""
    wanted = [one for one in releases().values() if letter in (None, one.letter)]
    return plan_letters(wanted, meeting.analysis, meeting.records)
