"""National figures to set a school beside, each with its series and window.

Source: DfE, Pupil absence in schools in England, 2024/25 (school census, full year, state-funded primary schools).
A full-year figure is never shown beside a term without its label, and no national persistent-absence rate stands beside
a term at all: that rate falls as the window lengthens.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A national figure in hundredths of a per cent of possible sessions (520 is 5.20%), or of pupils."""

    measure: str
    hundredths: int
    label: str
    short_label: str = "England, primaries, full year 2024/25"


_CENSUS_2024_25 = "England, state-funded primaries, full year 2024/25 (school census)"

NATIONAL_PRIMARY_ABSENCE = Benchmark("absence", 520, _CENSUS_2024_25)
NATIONAL_PRIMARY_PERSISTENT = Benchmark("persistent absentees", 1299, _CENSUS_2024_25)
NATIONAL_PRIMARY_SEVERE = Benchmark("severe absentees", 93, _CENSUS_2024_25)
