"""Attendance of year groups and classes, term after term: always of the children who are in the group now.

Population: pupils on roll this term in year groups that get letters. A term counts those of them whose sessions in it
are known and on their path, and has no figure where they are fewer than five. The change since last term is of those
who count in both terms, so that whoever joined makes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.meeting.pupil_groups import NOT_KNOWN
from analysis.meeting.same_pupils import Sessions, pooled, same_pupils, with_sessions
from analysis.meeting.term_paths import PupilPath, TermPaths
from analysis.rules.facts import TermFacts
from analysis.rules.small_groups import SMALLEST_GROUP, merge_small_groups


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group's sessions in each term, None where fewer than five pupils count; `pupils` on roll this term.

    `same`: last term's and this term's sessions of those who count in both; None where they are fewer than five.
    """

    group: str
    pupils: int
    terms: tuple[Sessions | None, ...]
    same: tuple[Sessions, Sessions] | None

    @property
    def change(self) -> Fraction | None:
        """This term's rate less last term's, of the same pupils; None without one of them."""
        if self.same is None:
            return None
        before, now = self.same
        return Fraction(*now) - Fraction(*before)


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
    same = same_pupils((one.facts[-2], one.facts[-1]) for one in members)
    change = (same.before, same.now) if same.pupils >= SMALLEST_GROUP else None
    return GroupLine(name, len(members), tuple(map(_added, terms)), change)


def _added(term: Sequence[TermFacts | None]) -> Sessions | None:
    return pooled(term) if len(with_sessions(term)) >= SMALLEST_GROUP else None
