"""How much each child is away in a year, and for which reasons: a deck of rates dealt by risk, quotas of reasons.

The shares are the school's own, tuned so that Years 1 to 6 come out at the national primary figures of
DfE, Pupil absence in schools in England. A deck instead of free draws keeps them there for any seed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from .pupil import Pupil


@dataclass(frozen=True, slots=True)
class Band:
    """A share of pupils with yearly absence between two rates; `bend` over 1 crowds them at the lower end."""

    share: float
    low: float
    high: float
    bend: float = 1.0


BANDS = (
    Band(0.040, 0.000, 0.000),
    Band(0.600, 0.005, 0.049, 1.25),
    Band(0.230, 0.050, 0.095, 1.35),
    Band(0.090, 0.103, 0.149, 2.0),
    Band(0.019, 0.152, 0.195),
    Band(0.0128, 0.200, 0.320, 1.50),
    Band(0.0082, 0.515, 0.600),
)
"""The national shape (primary 2022/23: 56% of pupils under 5%, 28% to 10%, 9% to 15% ...), a little better."""

RISK_OF_FSM = 0.85
RISK_OF_SEN = {"N": 0.0, "K": 0.55, "E": 1.1}
RISK_OF_YEAR = {1: 0.40, 2: 0.1, 6: 0.05}
"""Chosen so that persistent absence has the national gaps: FSM 29 against 11, any SEN 26 against 14, Year 1 worst."""

SHARED = (0.55, 0.60, 0.58)
"""Weights of the family, the child and the year in a child's standing; their squares add up to 1."""

HIGHEST_RATE = 0.9
EARLY_YEARS_FACTOR = 1.25
"""Reception and nursery children are away more than older ones; they stand outside the DfE cohort."""


def deck_of_rates(size: int) -> list[float]:
    """Make so many yearly absence rates, from the lowest to the highest, in the shape of the bands."""
    return [rate_at((place + 0.5) / size) for place in range(size)]


def rate_at(quantile: float) -> float:
    """Read one rate off the bands."""
    for band in BANDS:
        if quantile <= band.share or band is BANDS[-1]:
            return float(band.low + (band.high - band.low) * min(1.0, quantile / band.share) ** band.bend)
        quantile -= band.share
    raise AssertionError("the last band takes every quantile")


def standing_of(rng: Random, pupil: Pupil, year_group: int) -> float:
    """Draw how much absence to expect of a child beside the others."""
    family, child, year = SHARED
    chance = family * pupil.household.disposition + child * pupil.disposition + year * rng.gauss(0, 1)
    if pupil.story is not None and pupil.story.standing is not None:
        return pupil.story.standing + chance / 100
    risk = RISK_OF_FSM * pupil.fsm + RISK_OF_SEN[pupil.sen]
    return chance + risk + RISK_OF_YEAR.get(year_group, 0.0)


def deal_rates(standings: Sequence[float]) -> list[float]:
    """Give each child a yearly rate: the deck in the order of the standings."""
    order = sorted(range(len(standings)), key=lambda n: standings[n])
    rates = [0.0] * len(standings)
    for rate, n in zip(deck_of_rates(len(standings)), order, strict=True):
        rates[n] = rate
    return rates


@dataclass(frozen=True, slots=True)
class Reason:
    """Absence of one code: its share of possible sessions and how it falls.

    `lengths` are half-days with their weights; `lean` is how strongly it keeps to children with high rates;
    `most` is the largest part of one child's absence that it may be; `months` are its weights from January on. A
    family's brothers and sisters go together `by_family`; `whole_weeks` begin on Mondays; `at_the_end` of a term there
    is more of it.
    """

    mark: str
    share: float
    lengths: tuple[tuple[int, float], ...]
    lean: float
    most: float
    months: tuple[float, ...] = (1.0,) * 12
    by_family: bool = False
    whole_weeks: bool = False
    mornings: bool = False
    at_the_end: bool = False


HOLIDAY_MONTHS = (0.4, 1.0, 1.0, 0.9, 1.5, 1.7, 1.9, 0.0, 1.3, 1.0, 0.5, 1.1)
REASONS = (
    Reason("G", 0.0053, ((10, 7), (6, 1.5), (4, 1.5)), 0.0, 1.0, HOLIDAY_MONTHS, by_family=True, whole_weeks=True),
    Reason("O", 0.0079, ((2, 5), (1, 3), (4, 2), (6, 1)), 1.7, 0.6),
    Reason("C", 0.0037, ((2, 5), (4, 3), (6, 2), (10, 1)), 0.3, 0.8, by_family=True),
    Reason("U", 0.0017, ((1, 1),), 1.3, 0.35, mornings=True),
    Reason("N", 0.0005, ((1, 1), (2, 2)), 0.8, 0.4, at_the_end=True),
    Reason("M", 0.0027, ((1, 4), (2, 1)), 0.2, 1.0),
)
"""National primary 2025/26 by reason. Illness (I, 2.79) is whatever a child's absence has left after these."""
MONDAY_FACTOR, OTHER_DAY_FACTOR = 4.0, 0.6
LAST_DAYS, LAST_DAYS_FACTOR = 5, 8.0
"""Absence of the last school week is often still unexplained when the file is made."""

ILLNESS_MONTHS = (1.1, 1.05, 0.95, 0.9, 0.9, 0.9, 0.9, 0.0, 0.8, 0.85, 1.05, 1.2)
ILLNESS_DAYS = ((1, 44.0), (2, 27.0), (3, 15.0), (4, 7.0), (5, 7.0))
"""Length of an illness in school days, with weights."""
FLU, FLU_FACTOR = (date(2026, 1, 19), date(2026, 1, 30)), 1.9
"""The bad fortnight of the winter."""
SHORT, FRIDAY_FACTORS = 2, {"AM": 1.4, "PM": 4.0}
"""Absences of up to a day gather on Fridays (FFT, autumn 2022: Friday afternoons 1.4 points over Wednesday's)."""
HALF_DAY_SHORT = 0.35
"""How many illnesses begin at midday: a child sent home, or kept at home after lunch."""
TERM_SPREAD = 0.4
"""Spread (of the logarithm) of one child's luck from term to term: it makes the movements of the meeting."""
