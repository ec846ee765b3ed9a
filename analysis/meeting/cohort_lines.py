"""Groups of pupils in short: attendance, persistent absence and the change since last term."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.decisions import PupilDecision
from analysis.meeting.pupil_groups import groups_by
from analysis.meeting.same_pupils import pooled, same_pupils, with_sessions


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One group on roll this term, its sessions pooled over its pupils.

    `counted`: pupils with known sessions this term, of whom `persistent` missed 10% or more. `before` and `since`:
    attended and possible sessions last term and this, of the children whose sessions are known in both.
    """

    group: str
    pupils: int
    counted: int
    attended: int
    possible: int
    persistent: int
    before: tuple[int, int]
    since: tuple[int, int]


def cohort_lines(decisions: Sequence[PupilDecision], column: str) -> tuple[CohortLine, ...]:
    """Measure each group by a column of the pupils (`year_group`, `class_name`, …), groups under five put together."""
    return tuple(_line(name, members) for name, members in groups_by(decisions, column).items())


def _line(name: str, members: Sequence[PupilDecision]) -> CohortLine:
    attended, possible = pooled(one.now for one in members)
    same = same_pupils((one.before, one.now) for one in members)
    return CohortLine(
        group=name,
        pupils=len(members),
        counted=len(with_sessions(one.now for one in members)),
        attended=attended,
        possible=possible,
        persistent=sum(one.persistent_absentee for one in members),
        before=same.before,
        since=same.now,
    )
