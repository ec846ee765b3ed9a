"""Attendance of year groups and classes, term after term: always of the children who are in the group now.

Population: pupils on roll this term in year groups that get letters. A term counts those of them whose sessions in it
are known and on their path, and has no figure where they are fewer than five.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.meeting.pupil_groups import NOT_KNOWN
from analysis.meeting.term_paths import PupilPath, TermPaths
from analysis.rules.small_groups import SMALLEST_GROUP, merge_small_groups

Sessions = tuple[int, int]
"""Attended and possible."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group's sessions in each term, None where fewer than five pupils count; `pupils` on roll this term."""

    group: str
    pupils: int
    terms: tuple[Sessions | None, ...]

    @property
    def change(self) -> Fraction | None:
        """This term's rate less last term's; None without one of them."""
        before, now = self.terms[-2:]
        return None if before is None or now is None else Fraction(*now) - Fraction(*before)


def on_roll(paths: TermPaths) -> tuple[PupilPath, ...]:
    """Keep the pupils who are here this term."""
    return tuple(one for one in paths.pupils if one.facts[-1] is not None)


def path_groups(pupils: Sequence[PupilPath], column: str) -> dict[str, list[PupilPath]]:
    """Group pupils by a column, groups under five put together."""
    groups: dict[str, list[PupilPath]] = {}
    for one in pupils:
        groups.setdefault(one.text(column) or NOT_KNOWN, []).append(one)
    return merge_small_groups(groups)


def group_lines(paths: TermPaths, column: str) -> tuple[GroupLine, ...]:
    """Measure each group by a column of the pupils in every term. There are two terms at least."""
    return tuple(line_of(name, members) for name, members in path_groups(on_roll(paths), column).items())


def line_of(name: str, members: Sequence[PupilPath]) -> GroupLine:
    """Measure some pupils in every term."""
    terms = zip(*(one.facts for one in members), strict=True)
    counted = [[one for one in term if one and one.figures_known and one.possible > 0] for term in terms]
    return GroupLine(
        name,
        len(members),
        tuple(
            (sum(one.attended for one in term), sum(one.possible for one in term))
            if len(term) >= SMALLEST_GROUP
            else None
            for term in counted
        ),
    )
