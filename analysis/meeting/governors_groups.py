"""Attendance of groups in the governors' report: of the headline's pupils, none of a group under five."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.decisions import PupilDecision
from analysis.meeting.pupil_groups import GROUPINGS, NOT_KNOWN, groups_of
from analysis.meeting.same_pupils import Sessions, pooled, with_sessions
from analysis.rules.small_groups import TOGETHER, merge_small_groups
from analysis.rules.small_numbers import SMALLEST_COUNT
from analysis.rules.year_groups import YEAR_GROUPS

CHARACTERISTICS = ("sex", "fsm", "sen", "eal")
"""Classes are left out: beside year groups, a class of under five could be told by subtraction."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group's pooled sessions this term, and last term's of those who were here then; None where under five.

    The change counts joiners, unlike elsewhere: without them it would tell, beside the group's rate, how they attended.
    """

    group: str
    pupils: int
    attended: int
    possible: int
    before: Sessions | None


def year_group_lines(decisions: Sequence[PupilDecision], people: Collection[int]) -> tuple[GroupLine, ...]:
    """Measure the year groups of some people; none where there is only one group to show."""
    return _lines(decisions, people, "year_group")


def characteristic_lines(decisions: Sequence[PupilDecision], people: Collection[int]) -> tuple[GroupLine, ...]:
    """Measure boys and girls, free school meals, SEN and first language, where the files name them."""
    return tuple(line for column in CHARACTERISTICS for line in _lines(decisions, people, column))


def _lines(decisions: Sequence[PupilDecision], people: Collection[int], column: str) -> tuple[GroupLine, ...]:
    groups = merge_small_groups(groups_of([one for one in decisions if one.person in people], column))
    if len(groups) < 2:
        return ()
    names = {name: f"{GROUPINGS[column]}: {name.lower()}" for name in (TOGETHER, NOT_KNOWN)}
    in_order = sorted(groups, key=lambda name: YEAR_GROUPS.index(name) if name in YEAR_GROUPS else len(YEAR_GROUPS))
    return tuple(_line(names.get(name, name), groups[name]) for name in in_order)


def _line(name: str, members: Sequence[PupilDecision]) -> GroupLine:
    here_then = with_sessions(one.before for one in members)
    before = pooled(here_then) if len(here_then) >= SMALLEST_COUNT else None
    return GroupLine(name, len(members), *pooled(one.now for one in members), before)
