"""Flags: what sends a proposal to a person first. A flag never changes the proposed letter.

Source: the school's policy ("we take into consideration any mitigating factors such as long-term illness and/or medical
conditions which impact on a child's attendance") and the complaint parents repeat: the letter ignored a reason the
school already knew. A check that the loaded data cannot support is reported as not run, never as not raised.
"""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.rules import checks_of_absence, checks_of_pupils
from analysis.rules.case import Case, NotRun
from analysis.rules.facts import Known, TermFacts
from analysis.rules.policy import Policy
from analysis.rules.roles import DSL_REVIEW, Role, flag_to


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: its name in files, what it means in a few words, and the check that raises it."""

    name: str
    meaning: str
    check: Callable[[Case], str | NotRun | None]


FLAGS = (
    Flag("mitigating", "A circumstance is recorded", checks_of_pupils.recorded_circumstance),
    Flag("agreed_absence", "Absence the school agreed to or decided", checks_of_absence.agreed_absence),
    Flag("one_illness", "All absence is one illness", checks_of_absence.one_illness),
    Flag("long_illness", "Long illness this school year", checks_of_absence.long_illness),
    Flag("severe_absence", "Missed half of sessions or more", checks_of_absence.severe_absence),
    Flag("few_sessions", "Few possible sessions", checks_of_absence.few_sessions),
    Flag("new_this_term", "New this term, or here for part of it", checks_of_pupils.new_this_term),
    Flag("dual_registered", "Registered at two schools", checks_of_pupils.dual_registered),
    Flag("looked_after", "In care", checks_of_pupils.looked_after),
    Flag("unresolved_reason", "A reason for absence is still open (N)", checks_of_absence.unresolved_reason),
    Flag("missing_marks", "Missing marks could change the letter", checks_of_absence.missing_marks),
    Flag("boundary_unclear", "Sessions are not known for certain", checks_of_absence.boundary_unclear),
    Flag(
        "no_earlier_letter",
        "A meeting is proposed and no earlier letter is on record",
        checks_of_pupils.no_earlier_letter,
    ),
    Flag("open_case", "A case is open or a meeting was offered", checks_of_pupils.open_case),
    Flag("recently_written", "The family had a letter a short while ago", checks_of_pupils.recently_written),
    Flag("no_contact", "Nobody can be written to", checks_of_pupils.no_contact),
    Flag("sensitive", "Held by the safeguarding lead", checks_of_pupils.held_by_safeguarding_lead),
    Flag("below_school_age", "Below compulsory school age", checks_of_pupils.below_school_age),
    Flag("above_school_age", "Above compulsory school age", checks_of_pupils.above_school_age),
    Flag("may_have_left", "May have left the school", checks_of_pupils.may_have_left),
)


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag that was raised and the reason, in a sentence for staff."""

    flag: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A flag that could not be checked for this pupil, and why not."""

    flag: str
    why: str


def raise_flags(
    before: TermFacts | None, now: TermFacts | None, known: Known, policy: Policy
) -> tuple[tuple[Raised, ...], tuple[Unchecked, ...]]:
    """Run every check on one pupil: the flags raised, and the checks that could not run; none for one not on roll."""
    if now is None:
        return (), ()
    case = Case(before, now, known, policy)
    answers = [(flag.name, flag.check(case)) for flag in FLAGS]
    raised = tuple(Raised(flag_to(known.read_by, name), answer) for name, answer in answers if isinstance(answer, str))
    unchecked = tuple(Unchecked(name, answer.why) for name, answer in answers if isinstance(answer, NotRun))
    return raised, unchecked


FLAG_MEANINGS = {flag.name: flag.meaning for flag in FLAGS} | {DSL_REVIEW: "The safeguarding lead is asked first"}


def flags_read_by(role: Role) -> list[str]:
    """List every flag by the name under which a role reads it."""
    return [flag_to(role, flag.name) for flag in FLAGS]
