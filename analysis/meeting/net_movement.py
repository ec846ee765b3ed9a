"""Net movement since last term against what chance alone moves: of all pupils, of year groups and of classes.

Population: pupils of year groups that get letters, with known sessions in both terms.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from analysis.decisions import PupilDecision
from analysis.families import families
from analysis.measures.sign_test import can_be_told, chance_of_net
from analysis.meeting.figures import MovementCounts, movement_counts
from analysis.meeting.pupil_groups import groups_by
from analysis.meeting.room import Meeting
from analysis.meeting.siblings import households_in
from analysis.rules.decision import Movement
from analysis.rules.policy import CHANCE_LEVEL

WAYS = {Movement.IMPROVED: 1, Movement.DECLINED: -1}


class Reading(Enum):
    """What a net movement says beside chance; `ALONE`: rare by itself, and not among as many groups as are compared."""

    TOO_FEW = "too few moved to tell"
    CHANCE = "chance alone does as much"
    ALONE = "rare by itself, not among so many groups"
    RARE = "chance alone seldom does as much"


@dataclass(frozen=True, slots=True)
class NetMovement:
    """Pupils of one group by the way they moved. `chance`: how often chance alone makes as large a difference.

    `told`: enough homes moved for any result to be rare.
    """

    group: str
    counts: MovementCounts
    chance: float
    told: bool

    @property
    def pupils(self) -> int:
        """Pupils with a category in both terms."""
        return self.counts.improved + self.counts.same + self.counts.declined

    @property
    def net(self) -> int:
        """Pupils who moved up less pupils who moved down."""
        return self.counts.improved - self.counts.declined

    def reading(self, compared: int = 1) -> Reading:
        """Say what it means, where so many groups are compared at once."""
        if not self.told:
            return Reading.TOO_FEW
        if self.chance >= CHANCE_LEVEL:
            return Reading.CHANCE
        return Reading.RARE if compared * self.chance < CHANCE_LEVEL else Reading.ALONE


def homes_in(meeting: Meeting) -> dict[int, int]:
    """Give each child who shares a home the lowest number of those in it: confirmed siblings, and one address.

    Children of one address of whom somebody said that they are no siblings are apart, and so is everybody at an address
    with more children than one family has.
    """
    offered = (one for one in households_in(meeting) if one.is_offered)
    together = {pair: True for one in offered for pair in one.pairs} | dict(meeting.records.siblings)
    return {child: home[0] for home in families(together) for child in home}


def net_movement(group: str, decisions: Sequence[PupilDecision], homes: Mapping[int, int]) -> NetMovement:
    """Set the movement of some pupils against chance. `homes`: as `homes_in` gives them; others live alone."""
    nets: Counter[int] = Counter()
    for one in decisions:
        nets[homes.get(one.person, one.person)] += WAYS.get(one.movement, 0)
    by_home = list(nets.values())
    return NetMovement(group, movement_counts(decisions), chance_of_net(by_home), can_be_told(by_home, CHANCE_LEVEL))


def net_by(decisions: Sequence[PupilDecision], column: str, homes: Mapping[int, int]) -> tuple[NetMovement, ...]:
    """Set each group by a column of the pupils against chance, groups under five put together."""
    return tuple(net_movement(name, members, homes) for name, members in groups_by(decisions, column).items())
