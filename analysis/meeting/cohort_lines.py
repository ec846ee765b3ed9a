"""Groups of pupils in short: attendance, persistent absence and the change since last term."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.decisions import PupilDecision
from analysis.meeting.pupil_groups import groups_by
from analysis.rules.facts import TermFacts


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One group on roll this term. Sessions are pooled over its pupils, last term's over those who were here then.

    `counted`: pupils with known sessions this term, of whom `persistent` missed 10% or more.
    """

    group: str
    pupils: int
    counted: int
    attended: int
    possible: int
    persistent: int
    attended_before: int
    possible_before: int


def cohort_lines(decisions: Sequence[PupilDecision], column: str) -> tuple[CohortLine, ...]:
    """Measure each group by a column of the pupils (`year_group`, `class_name`, …), groups under five put together."""
    return tuple(_line(name, members) for name, members in groups_by(decisions, column).items())


def _line(name: str, members: Sequence[PupilDecision]) -> CohortLine:
    now, before = (_known([one.now for one in members]), _known([one.before for one in members]))
    return CohortLine(
        group=name,
        pupils=len(members),
        counted=len(now),
        attended=sum(term.attended for term in now),
        possible=sum(term.possible for term in now),
        persistent=sum(one.persistent_absentee for one in members),
        attended_before=sum(term.attended for term in before),
        possible_before=sum(term.possible for term in before),
    )


def _known(terms: Sequence[TermFacts | None]) -> list[TermFacts]:
    return [term for term in terms if term is not None and term.figures_known and term.possible > 0]
