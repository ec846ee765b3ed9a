"""Groups of pupils in short: attendance, persistent absence and the change since last term."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from analysis.decisions import PupilDecision
from analysis.meeting.pupil_groups import groups_by
from analysis.rules.facts import TermFacts


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One group on roll this term. Sessions are pooled over its pupils.

    `counted`: pupils with known sessions this term, of whom `persistent` missed 10% or more. The change since last term
    is of those with known sessions in both terms: `attended_both` of `possible_both` this term, the others last term.
    """

    group: str
    pupils: int
    counted: int
    attended: int
    possible: int
    persistent: int
    attended_before: int
    possible_before: int
    attended_both: int
    possible_both: int


def cohort_lines(decisions: Sequence[PupilDecision], column: str) -> tuple[CohortLine, ...]:
    """Measure each group by a column of the pupils (`year_group`, `class_name`, …), groups under five put together."""
    return tuple(_line(name, members) for name, members in groups_by(decisions, column).items())


def _line(name: str, members: Sequence[PupilDecision]) -> CohortLine:
    now = _known([one.now for one in members])
    # Whoever joined changed nothing: a class is set beside itself, without them.
    both = [(one.before, one.now) for one in members if _is_known(one.before) and _is_known(one.now)]
    return CohortLine(
        group=name,
        pupils=len(members),
        counted=len(now),
        attended=sum(term.attended for term in now),
        possible=sum(term.possible for term in now),
        persistent=sum(one.persistent_absentee for one in members),
        attended_before=sum(before.attended for before, _ in both),
        possible_before=sum(before.possible for before, _ in both),
        attended_both=sum(now.attended for _, now in both),
        possible_both=sum(now.possible for _, now in both),
    )


def _known(terms: Sequence[TermFacts | None]) -> list[TermFacts]:
    return [term for term in terms if _is_known(term)]


def _is_known(term: TermFacts | None) -> TypeGuard[TermFacts]:
    return term is not None and term.figures_known and term.possible > 0
