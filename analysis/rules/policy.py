"""The school's policy: every threshold once, with the day it holds from and where it comes from.

Percentages are kept as whole thousandths (97% is 970), so that no comparison ever meets a rounded number.
"""

import hashlib
import re
from dataclasses import dataclass, fields
from datetime import date

SCHOOL_POLICY = "the school's attendance policy, one page"
PROGRAM_DEFAULT = "default of this program where the policy is silent; the school may change it"


class PolicyError(ValueError):
    """A setting that cannot be used. Its text says which, and why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One number of the policy: its name in a settings file and to people, default, first day, source and meaning."""

    name: str
    label: str
    default: str
    since: date
    source: str
    meaning: str


SETTINGS = (
    Setting("target", "Target", "97", date(2024, 9, 1), SCHOOL_POLICY, "the school's aspirational target in per cent"),
    Setting(
        "la_target",
        "Local authority's target",
        "96",
        date(2024, 9, 1),
        SCHOOL_POLICY,
        "the local authority's target: a line, never an edge",
    ),
    Setting(
        "red_below",
        "Red below",
        "90",
        date(2024, 9, 1),
        SCHOOL_POLICY,
        "below this per cent a pupil is in the red category",
    ),
    Setting(
        "smallest_improvement",
        "Smallest improvement",
        "0",
        date(2024, 9, 1),
        PROGRAM_DEFAULT,
        "percentage points a rate must rise by to count as improved within one category",
    ),
    Setting(
        "few_sessions",
        "Few sessions",
        "40",
        date(2024, 9, 1),
        PROGRAM_DEFAULT,
        "fewer possible sessions than this are few",
    ),
    Setting(
        "long_illness_days",
        "Long illness",
        "15",
        date(2024, 8, 19),
        "Working together to improve school attendance (statutory guidance, August 2024): sickness return",
        "school days with code I in a school year that make a long illness",
    ),
    Setting(
        "cool_down_school_days",
        "Cool-down",
        "15",
        date(2024, 9, 1),
        PROGRAM_DEFAULT,
        "school days after a letter within which a further one waits for a person",
    ),
)

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}

SHORT_STAY_PERCENT = 85
"""Possible sessions under this share of the year group's commonest figure mean a pupil was here for part of it."""

CHANCE_LEVEL = 0.05
"""A difference that chance alone makes as often as this, or more often, "could be chance"."""

HALF_TERM_SHARE = 65
"""A term whose commonest possible count is under this per cent of the other's is a half term beside a full one."""

MANY_LEAVERS_PERCENT = 25
"""Where more of last term's pupils are gone, some classes may be lacking; a leaving year is a seventh of a school."""

RECENT_SCHOOL_DAYS = 10
"""A pupil without a mark in the last ten school days of the period may have left."""


def thousandths(text: str, name: str) -> int:
    """Read per cent with at most one decimal as whole thousandths: "97.5" is 975. Raises PolicyError."""
    match = re.fullmatch(r"([0-9]{1,3})(?:\.([0-9]))?", str(text).strip())
    value = int(match[1]) * 10 + int(match[2] or 0) if match else -1
    if not 0 <= value <= 1000:
        raise PolicyError(f"{name} must be a number from 0 to 100 with at most one decimal, not {text!r}.")
    return value


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy in force. Rates in whole thousandths, the rest in sessions, school days or names."""

    target: int = thousandths(_DEFAULTS["target"], "target")
    la_target: int = thousandths(_DEFAULTS["la_target"], "la_target")
    red_below: int = thousandths(_DEFAULTS["red_below"], "red_below")
    smallest_improvement: int = thousandths(_DEFAULTS["smallest_improvement"], "smallest_improvement")
    few_sessions: int = int(_DEFAULTS["few_sessions"])
    long_illness_days: int = int(_DEFAULTS["long_illness_days"])
    cool_down_school_days: int = int(_DEFAULTS["cool_down_school_days"])
    period: str = "term"
    without_letters: tuple[str, ...] = ("Nursery",)
    outside_headline: tuple[str, ...] = ("Nursery", "Reception")

    def __post_init__(self) -> None:
        if self.red_below >= self.target:
            raise PolicyError(
                f"red_below ({per_cent(self.red_below)}) must be lower than target ({per_cent(self.target)})."
            )
        if self.period not in ("term", "half_term"):
            raise PolicyError(f'period must be "term" or "half_term", not {self.period!r}.')

    @property
    def version(self) -> str:
        """Name these very settings, so that a decision can say under which policy it was made."""
        settings = "|".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
        return "policy-" + hashlib.sha256(settings.encode()).hexdigest()[:10]


def per_cent(thousandths_: int) -> str:
    """Write whole thousandths as people do: 970 is "97%", 975 is "97.5%"."""
    return f"{tenths_text(thousandths_)}%"


def tenths_text(thousandths_: int) -> str:
    """Write whole thousandths as a settings file does: 970 is "97", 975 is "97.5"."""
    whole, tenth = divmod(thousandths_, 10)
    return f"{whole}.{tenth}" if tenth else f"{whole}"
