"""What one letter needs to know, as plain values that a caller fills in."""

from dataclasses import dataclass
from datetime import date

from analysis.rules.decision import LETTER_NAMES, Letter

LETTERS = (
    "concern_amber",
    "concern_red",
    "thanks_improved_category",
    "thanks_still_concerned",
    "meeting_invitation",
)
"""The standard letters. Each has a template of its name in `letter_templates/`."""

ILLNESS_VARIANTS = {"concern_amber": "concern_amber_illness", "concern_red": "concern_red_illness"}
"""Concern letters have a second template, for a child whose absence this term was all authorised illness."""

CORRECTION = "correction"
"""The letter that puts a wrong one right. No rule proposes it: a person releases it about a letter that went."""

KINDS = (*LETTERS, CORRECTION)
"""Every kind of letter that is written."""

TEMPLATES = (*KINDS, *ILLNESS_VARIANTS.values())
"""Every template by its name."""


def letter_of(template: str) -> str:
    """Name the letter that a template is of; a variant is of the letter that it varies."""
    return next((letter for letter, variant in ILLNESS_VARIANTS.items() if variant == template), template)


def template_title(template: str) -> str:
    """Name a template for the screen."""
    if template == CORRECTION:
        return "Correction"
    return LETTER_NAMES[Letter(letter_of(template))] + (", all illness" if template not in LETTERS else "")


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """Half-days absent of one kind, in a parent's words: "illness", 6."""

    words: str
    sessions: int
    decided_by_school: bool = False
    """True for C, C2 and E: the school agreed to the absence or decided it itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """What a wrong letter said: its date and its sessions, last term's too where it rested on them.

    `not_needed`: by the right figures no letter was due; `invited`: it invited to a meeting that was not due.
    """

    on: date
    attended: int
    possible: int
    before_attended: int | None = None
    before_possible: int | None = None
    not_needed: bool = False
    invited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDetails:
    """One pupil, one addressee, one term, in whole sessions. Reasons and circumstances have no place here.

    Raises ValueError for a letter that does not exist, and for figures that no letter can be written from.
    """

    letter: str
    attended: int
    possible: int
    as_at: date
    forename: str = ""
    surname: str = ""
    name: str = ""
    """The full name as the file prints it, used when forename or surname is unknown."""
    class_name: str = ""
    year_group: str = ""
    addressee_lines: tuple[str, ...] = ()
    address_lines: tuple[str, ...] = ()
    salutation: str = ""
    term_name: str = ""
    term_start: date | None = None
    term_end: date | None = None
    late: int | None = None
    absences: tuple[AbsenceLine, ...] = ()
    """Empty when only totals are known; then `authorised` and `unauthorised` speak."""
    authorised: int | None = None
    unauthorised: int | None = None
    absent_dates: tuple[tuple[date, str], ...] | None = None
    """Each with "AM", "PM" or "all day"; None when no marks are loaded."""
    before_attended: int | None = None
    before_possible: int | None = None
    before_term_name: str | None = None
    still_below_target: bool = False
    target_text: str = "97%"
    meeting_when: str = ""
    """A time kept free for the meeting, in words: "Tuesday 6 October at 3.30 pm". Blank: the family chooses."""

    wrote: Wrote | None = None
    """What the letter said that a correction puts right; None in every other letter."""

    def __post_init__(self) -> None:
        if self.letter not in KINDS:
            raise ValueError(f"{self.letter!r} is not one of the letters: {', '.join(KINDS)}.")
        if (self.letter == CORRECTION) is not (self.wrote is not None):
            raise ValueError("A correction, and no other letter, says what was written before.")
        if not 0 <= self.attended <= self.possible or self.possible == 0:
            raise ValueError(f"No letter can be written from {self.attended} of {self.possible} sessions.")

    @property
    def missed(self) -> int:
        """Half-days absent."""
        return self.possible - self.attended
