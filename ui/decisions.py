"""What people decided about the proposals: released and held, in the school's records, each at once and for good.

In the sample school the same is kept for the visit only.
"""

from collections.abc import Iterable
from datetime import date

from analysis.decisions import PupilDecision
from analysis.meeting.lasting import Hold, filed_as, load_holds, load_releases, plain_record, term_key
from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter, Release, plan_letters, release
from analysis.records import decisions as recorded
from analysis.rules.decision import Letter
from ui.clock import now
from ui.loading import records, templates
from ui.meeting_state import decision_date
from ui.state import StateKey, load, store


def releases(meeting: Meeting) -> dict[int, Release]:
    """The letters released in the term on screen, by person. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return dict(load(StateKey.RELEASES, {}).get(term_key(meeting.analysis), {}))
    return load_releases(records(), term_key(meeting.analysis), meeting.joins)


def holds(meeting: Meeting) -> dict[int, Hold]:
    """The proposals held in the term on screen, by person. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return dict(load(StateKey.HOLDS, {}).get(term_key(meeting.analysis), {}))
    return load_holds(records(), term_key(meeting.analysis), meeting.joins)


def releaser() -> str:
    """The name of the person who decides, blank until given."""
    return str(load(StateKey.RELEASED_BY, "")).strip()


def record_releases(meeting: Meeting, decisions: Iterable[PupilDecision], letter: Letter | None = None) -> int:
    """Record that letters are released, the proposed ones or another; how many were not released before."""
    versions = {kind: template.version for kind, template in templates().items()}
    known = releases(meeting)
    new = {
        one.person: release(one, meeting.analysis, releaser(), decision_date(), versions, letter)
        for one in decisions
        if one.person not in known
    }
    if not load(StateKey.IS_SAMPLE):
        plain = {filed_as(meeting.analysis, person): plain_record(one) for person, one in new.items()}
        return len(recorded.record_releases(records(), term_key(meeting.analysis), plain, releaser(), now()))
    _keep(meeting, StateKey.RELEASES, known | new)
    _keep(meeting, StateKey.HOLDS, {person: one for person, one in holds(meeting).items() if person not in new})
    return len(new)


def record_hold(meeting: Meeting, decision: PupilDecision, review_on: date) -> None:
    """Record that a proposal waits until a day."""
    hold = Hold(decision.person, releaser(), decision_date(), review_on)
    if load(StateKey.IS_SAMPLE):
        _keep(meeting, StateKey.HOLDS, holds(meeting) | {decision.person: hold})
    else:
        term = term_key(meeting.analysis)
        number = filed_as(meeting.analysis, decision.person)
        recorded.record_hold(records(), term, number, plain_record(hold), releaser(), now())


def _keep(meeting: Meeting, key: StateKey, kept: object) -> None:
    store(key, load(key, {}) | {term_key(meeting.analysis): kept})


def planned_letters(meeting: Meeting, letter: Letter | None = None) -> tuple[PlannedLetter, ...]:
    """The letters that the releases call for, of one type where named."""
    wanted = [one for one in releases(meeting).values() if letter in (None, one.letter)]
    return plan_letters(wanted, meeting.analysis, meeting.records)
