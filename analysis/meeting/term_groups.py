"""Attendance of year groups and classes, term after term: always of the children who are in the group now.

Population: pupils on roll this term in year groups that get letters. A term counts those of them whose sessions in it
are known and on their path, and has no figure where they are fewer than five.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.meeting.pupil_groups import NOT_KNOWN
from analysis.meeting.term_paths import PupilPath, TermPaths
from analysis.rules.facts import TermFacts
from analysis.rules.small_groups import SMALLEST_GROUP, merge_small_groups

Sessions = tuple[int, int]
"""Attended and possible."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group's sessions in each term, None where fewer than five pupils count; `pupils` on roll this term.

    `same`: the sessions of last term and this one of the children whose sessions are known in both, as on the Meeting
    page, so that who joined changes no figure; None where they are fewer than five.
    """

    group: str
    pupils: int
    terms: tuple[Sessions | None, ...]
    same: tuple[Sessions, Sessions] | None

    @property
    def change(self) -> Fraction | None:
        """This term's rate less last term's, of the same children; None without one of them."""
        return None if self.same is None else Fraction(*self.same[1]) - Fraction(*self.same[0])


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
    """Measure some pupils in every term. There are two terms at least."""
    terms = [[_known(one) for one in term] for term in zip(*(one.facts for one in members), strict=True)]
    both = [(before, now) for before, now in zip(*terms[-2:], strict=True) if before and now]
    before, now = (_pooled([pair[side] for pair in both]) for side in (0, 1))
    return GroupLine(
        name,
        len(members),
        tuple(_pooled([one for one in term if one]) for term in terms),
        (before, now) if before and now else None,
    )


def _known(one: TermFacts | None) -> Sessions | None:
    return (one.attended, one.possible) if one and one.figures_known and one.possible > 0 else None


def _pooled(counted: Sequence[Sessions]) -> Sessions | None:
    """Add the sessions of some pupils; None where they are fewer than five."""
    if len(counted) < SMALLEST_GROUP:
        return None
    return sum(attended for attended, _ in counted), sum(possible for _, possible in counted)
