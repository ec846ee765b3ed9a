"""What crosses from the measures to the rules: plain values of one pupil and term, and what the school has recorded.

None always means "could not be known from what was loaded", never "no".
"""

from dataclasses import dataclass
from datetime import date

from analysis.rules.addressees import Contact
from analysis.rules.circumstances import Circumstance
from analysis.rules.roles import WITHOUT_SIGN_IN, Role


@dataclass(frozen=True, slots=True)
class TermFacts:
    """One pupil in one term. Counts in sessions unless the name says days.

    `start`, `end`: the days that the files cover; `first_day`: the term's own, by the school's calendar, where known.
    `returned_after`: the leaving date of a pupil who has come back since.
    Where `figures_known` is false, attended and possible say nothing; `percentage`, in per cent as printed, may be all
    there is.
    """

    attended: int = 0
    possible: int = 0
    figures_known: bool = True
    percentage: str | None = None
    year_group: str | None = None
    left: bool = False
    authorised: int | None = None
    unauthorised: int | None = None
    late: int | None = None
    missing: int | None = None
    unread: int = 0
    start: date | None = None
    end: date | None = None
    first_day: date | None = None
    school_year: str | None = None
    school_days: tuple[date, ...] | None = None
    date_of_birth: date | None = None
    admission_date: date | None = None
    returned_after: date | None = None
    usual_possible: int | None = None
    dual_status: bool | None = None
    looked_after: bool | None = None
    open_reasons: int | None = None
    leave_agreed_by_school: int | None = None
    part_time_or_suspended: int | None = None
    dual_sessions: int | None = None
    one_illness: bool | None = None
    only_illness: bool | None = None
    illness_days_this_year: int | None = None
    illness_days_are_complete: bool = False
    severe_this_year: bool | None = None
    marked_recently: bool | None = None

    @property
    def has_sessions(self) -> bool:
        """Its sessions are known, and there are some: it has a rate."""
        return self.figures_known and self.possible > 0

    @property
    def absent(self) -> int:
        """Possible sessions missed."""
        return self.possible - self.attended


@dataclass(frozen=True, slots=True)
class Known:
    """What the school has recorded about one pupil, and the day the decision is made.

    `letters_sent_before`: True, False, or None where nobody has said. `had_letter_before`: a letter about this child is
    on record for last term; None where nothing of that term is on record. `letter_days_ago`: school days since the last
    letter to this family, None where no letters are on record. `held_by_dsl`: the safeguarding lead holds this child, a
    sibling or somebody at the same address; None where holds are not recorded. `addressee_chosen`: a person chose whom
    a letter about this child in care goes to. `read_by`: whom the reasons are for.
    """

    decision_date: date
    circumstances: tuple[Circumstance, ...] | None = None
    contacts: tuple[Contact, ...] | None = None
    parents_are_marked: bool = True
    letters_sent_before: bool | None = None
    had_letter_before: bool | None = None
    letter_days_ago: int | None = None
    letters_are_recorded: bool = False
    held_by_dsl: bool | None = None
    top_year: int = 6
    read_by: Role = WITHOUT_SIGN_IN
    addressee_chosen: bool = False
