"""What is said of one group of pupils, in whole numbers, and of groups side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis.meeting.group_pupils import Counted
from analysis.meeting.same_pupils import SamePupils
from analysis.rules.categories import Category
from analysis.rules.group_benchmarks import NationalOfGroup

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group's pupils, and the range of their share in per cent."""

    pupils: int
    range: Range


@dataclass(frozen=True, slots=True)
class Reasons:
    """Sessions missed: by kind, of pupils whose marks account for every absence, with those pupils' possible sessions.

    `authorised`, `unauthorised`: of the whole group, None where not known of everybody.
    """

    kinds: Mapping[str, int]
    possible: int
    authorised: int | None
    unauthorised: int | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group, in pupils and whole sessions. `others_*`: of all other pupils counted, 0 where there are none.

    `gap_range`: of own less others' rate in percentage points, None where none can be given.
    """

    names: tuple[str, ...]
    pupils: int
    attended: int
    possible: int
    others_attended: int
    others_possible: int
    gap_range: Range | None
    categories: Mapping[Category, int]
    persistent: Share
    severe: Share
    same: SamePupils
    reasons: Reasons
    national: NationalOfGroup

    @property
    def gap(self) -> Fraction | None:
        """Own rate less that of all other pupils; None where there are no others."""
        if not self.others_possible:
            return None
        return Fraction(self.attended, self.possible) - Fraction(self.others_attended, self.others_possible)

    @property
    def worth(self) -> Fraction | None:
        """How many of the group's pupils the gap amounts to, as if away all the time more than others; under 0 less."""
        return None if self.gap is None else -self.gap * self.pupils

    @property
    def is_more_than_chance(self) -> bool:
        """Say whether the range leaves out a gap of none."""
        return self.gap_range is not None and not self.gap_range[0] <= 0 <= self.gap_range[1]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Groups side by side by one or two columns of the pupils, and `whole`: everybody counted, None for nobody.

    `labels`: what each column is called. `merged`: groups under five are put together, as in everything that may leave
    the room.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    merged: bool
    counted: Counted
    lines: tuple[GroupLine, ...]
    whole: GroupLine | None
