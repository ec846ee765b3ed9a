"""Groups of pupils in short: attendance, persistent absence and the change since last term."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.decisions import PupilDecision
from analysis.meeting.pupil_groups import groups_by
from analysis.rules.facts import TermFacts


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
    now = _known([one.now for one in members])
    both = [pair for pair in ((one.before, one.now) for one in members) if len(_known(pair)) == len(pair)]
    before, since = (_pooled(_known([pair[side] for pair in both])) for side in (0, 1))
    return CohortLine(
        group=name,
        pupils=len(members),
        counted=len(now),
        attended=sum(term.attended for term in now),
        possible=sum(term.possible for term in now),
        persistent=sum(one.persistent_absentee for one in members),
        before=before,
        since=since,
    )


def _pooled(terms: Sequence[TermFacts]) -> tuple[int, int]:
    return sum(term.attended for term in terms), sum(term.possible for term in terms)


def _known(terms: Sequence[TermFacts | None]) -> list[TermFacts]:
    return [term for term in terms if term is not None and term.figures_known and term.possible > 0]
