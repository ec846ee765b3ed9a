"""National figures of one group of pupils, each with its series and window, to set the same group of a school beside.

Source: DfE, Pupil absence in schools in England, full year 2022/23 (school census), and the
DfE's file of absence by SEN for the autumn term 2025/26; state-funded primary schools, rates computed from those files,
as gathered in November 2026. Pupils aged 5 to 15, so Years 1 to 6.

No figure of a whole year stands beside a term, and no persistent rate beside anything shorter than a year: that rate
falls as the window lengthens.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.rules.benchmarks import Benchmark

FULL_YEAR_SESSIONS = 342
"""Nine tenths of the 380 sessions that a school year has at the least: from here a year to date is a whole year.

Source: 380 sessions, DfE; nine tenths, default of this program."""
ABSENCE, PERSISTENT = "absence", "persistent absentees"
_YEAR = ("England, state-funded primaries, full year 2022/23 (school census)", "England, primaries, full year 2022/23")
_AUTUMN = ("England, state-funded primaries, autumn term 2025/26 (DfE)", "England, primaries, autumn term 2025/26")


@dataclass(frozen=True, slots=True)
class NationalOfGroup:
    """What is known nationally of a group: its absence, its persistent absentees, or neither."""

    absence: Benchmark | None = None
    persistent: Benchmark | None = None


def _absence(hundredths: int) -> Benchmark:
    return Benchmark(ABSENCE, hundredths, *_AUTUMN)


def _persistent(hundredths: int) -> Benchmark:
    return Benchmark(PERSISTENT, hundredths, *_YEAR)


NATIONAL_OF_GROUPS: Mapping[tuple[str, object], NationalOfGroup] = {
    ("year_group", "Year 1"): NationalOfGroup(persistent=_persistent(1917)),
    ("year_group", "Year 2"): NationalOfGroup(persistent=_persistent(1627)),
    ("year_group", "Year 3"): NationalOfGroup(persistent=_persistent(1522)),
    ("year_group", "Year 4"): NationalOfGroup(persistent=_persistent(1527)),
    ("year_group", "Year 5"): NationalOfGroup(persistent=_persistent(1567)),
    ("year_group", "Year 6"): NationalOfGroup(persistent=_persistent(1569)),
    ("sex", "F"): NationalOfGroup(persistent=_persistent(1572)),
    ("sex", "M"): NationalOfGroup(persistent=_persistent(1668)),
    ("fsm", True): NationalOfGroup(persistent=_persistent(2940)),
    ("fsm", False): NationalOfGroup(persistent=_persistent(1120)),
    ("sen", "N"): NationalOfGroup(absence=_absence(452), persistent=_persistent(1391)),
    ("sen", "K"): NationalOfGroup(absence=_absence(716)),
    ("sen", "E"): NationalOfGroup(absence=_absence(1069)),
}
"""By column of the pupils and its value. Figures exist of these groups only."""


def national_of(column: str, value: object) -> NationalOfGroup:
    """Give what is known nationally of the pupils with a value in a column; of two groups at once nothing is."""
    return NATIONAL_OF_GROUPS.get((column, value), NationalOfGroup())


def is_full_year(usual_possible: int) -> bool:
    """Say whether sessions to date are a whole school year's, by the commonest number of possible sessions."""
    return usual_possible >= FULL_YEAR_SESSIONS
