"""A child, a family, and how a school names classes and numbers pupils."""

from dataclasses import dataclass, field
from datetime import date

from .names import Community
from .stories import Story

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The UPN alphabet: no I, O or S."""
ESTABLISHMENT = "8230000"
"""No school has establishment number 0000, so no real child can have one of these UPNs.

The authority must be one that exists (python-stdnum checks it); 823 is that of the example exports.
"""

CLASSES = {
    -1: ("Nursery", "Nursery"),
    0: ("RKL", "RMT"),
    1: ("1HS", "1OB"),
    2: ("2DW", "2PN"),
    3: ("3RB", "3AJ"),
    4: ("4CC", "4FM"),
    5: ("5TG", "5LS"),
    6: ("6EA", "6VH"),
}
"""Class names by year group: the initials of the teacher."""
MOST_CHILDREN = 3
LONGEST_GAP = 3


@dataclass(slots=True)
class Household:
    """A family at one address. `disposition` is the part of absence that its children share."""

    surname: str
    community: Community
    address: str
    postcode: str
    fsm: bool
    eal: bool
    disposition: float
    takes_siblings: bool = True
    cohorts: list[int] = field(default_factory=list)

    def can_have_a_child_in(self, cohort: int) -> bool:
        """Say whether a child one to three years after the last fits this family."""
        gap = cohort - max(self.cohorts)
        return self.takes_siblings and len(self.cohorts) < MOST_CHILDREN and 1 <= gap <= LONGEST_GAP


@dataclass(slots=True)
class Pupil:
    """A child on roll at any time. `cohort` is the year of the September in which the child begins Reception."""

    surname: str
    forename: str
    sex: str
    born: date
    cohort: int
    stream: int
    household: Household
    joined: date
    left: date | None = None
    ever_6: bool = False
    sen: str = "N"
    disposition: float = 0.0
    looked_after: bool = False
    fsm: bool = False
    story: Story | None = None
    upn: str = ""
    admission_number: str = ""

    @property
    def key(self) -> str:
        """Name the story that the child stands for, or nothing."""
        return self.story.key if self.story else ""

    @property
    def pupil_premium(self) -> bool:
        """Say whether the school has pupil premium for the child."""
        return self.fsm or self.ever_6 or self.looked_after

    def year_in(self, school_year: int) -> int:
        """Give the year group in a school year: -1 nursery, 0 Reception, then Year 1 and so on."""
        return school_year - self.cohort

    def class_in(self, school_year: int) -> str:
        """Give the class in a school year."""
        return CLASSES[self.year_in(school_year)][self.stream]

    def is_on_roll(self, first: date, last: date) -> bool:
        """Say whether the child is on roll on any day between two days."""
        return self.joined <= last and (self.left is None or self.left >= first)


def year_words(year: int) -> str:
    """Write a year group as schools do."""
    return {-1: "Nursery", 0: "Reception"}.get(year, f"Year {year}")


def upn_of(year: int, serial: int) -> str:
    """Make a unique pupil number with its check letter."""
    digits = f"{ESTABLISHMENT}{year % 100:02d}{serial:03d}"
    weighted = sum(weight * int(digit) for weight, digit in enumerate(digits, 2))
    return CHECK_LETTERS[weighted % len(CHECK_LETTERS)] + digits
