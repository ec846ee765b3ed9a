"""The checks behind the flags that look at the pupil, the family and what the school has recorded.

Each gives a reason for staff, None where nothing stands against the letter, or NotRun with why.
"""

from analysis.rules.case import TOTALS_ONLY, Case, NotRun
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, Circumstance
from analysis.rules.compulsory_age import is_of_compulsory_age
from analysis.rules.decision import Letter, last_term_for
from analysis.rules.facts import TermFacts
from analysis.rules.policy import RECENT_SCHOOL_DAYS, SHORT_STAY_PERCENT
from analysis.rules.reach import obstacle_of
from analysis.rules.roles import may_see
from analysis.rules.school_calendar import overlaps_school_day, school_year_of, weekdays
from analysis.rules.wording import plural, short_date

ABOVE_SCHOOL_AGE_FROM = 12


def recorded_circumstance(case: Case) -> str | NotRun | None:
    """A recorded circumstance overlaps a school day of a term that counts."""
    if case.known.circumstances is None:
        return NotRun("no circumstances are recorded or loaded")
    hits = [one for one in case.known.circumstances if any(_overlaps(one, term) for term in case.terms_that_count)]
    if not hits:
        return None
    # A reason is read by whoever reviews letters, so a kind that they may not see stays out.
    seen = [one for one in hits if may_see(case.known.read_by, one)]
    kinds = sorted({CIRCUMSTANCE_KINDS[one.kind] for one in seen})
    hidden = "ask the safeguarding lead" if len(seen) < len(hits) else ""
    return f"Recorded: {'; '.join(part for part in (', '.join(kinds), hidden) if part)}."


def _overlaps(circumstance: Circumstance, term: TermFacts) -> bool:
    days = term.school_days
    if days is None:
        if term.start is None or term.end is None:
            return True  # the term's dates are unknown, so a person must look
        days = weekdays(term.start, term.end)
    return overlaps_school_day(circumstance.start, circumstance.end, days)


def new_this_term(case: Case) -> str | NotRun | None:
    """Admitted inside the term, back after leaving, or far fewer possible sessions than the year group's commonest."""
    now = case.now
    sessions_known = bool(now.figures_known and now.usual_possible)
    if sessions_known and 100 * now.possible < SHORT_STAY_PERCENT * (now.usual_possible or 0):
        return f"{now.possible} possible sessions; most of the year group have {now.usual_possible}."
    if now.returned_after and last_term_for(case.before, now) is None:
        return f"Left on {short_date(now.returned_after)} and came back since."
    first_day = now.first_day or now.start
    if now.admission_date is None or first_day is None or now.end is None:
        return NotRun("admission dates or the term's dates are not known, so at most sessions were compared")
    if first_day <= now.admission_date <= now.end:
        return f"Joined on {short_date(now.admission_date)}."
    return None if sessions_known else NotRun("sessions or year group are not known, so only dates were compared")


def dual_registered(case: Case) -> str | NotRun | None:
    """Any D this term, or an enrolment status that says dual."""
    if case.now.dual_status:
        return "The enrolment status says registered at two schools."
    if case.now.dual_sessions:
        return f"Dual registered: {plural(case.now.dual_sessions, 'session')} at the other school."
    if case.now.dual_sessions is None:
        return NotRun(TOTALS_ONLY)
    return (
        NotRun("the file has no enrolment status, so only marks were checked") if case.now.dual_status is None else None
    )


def looked_after(case: Case) -> str | NotRun | None:
    """A child in care: never a birth parent by default."""
    if case.now.looked_after is None:
        return NotRun("the file does not say who is in care")
    if not case.now.looked_after:
        return None
    if case.known.addressee_chosen:
        return "In care: the letter goes to those chosen on the page Families."
    return "In care: choose the carer and social worker on the page Families before a letter goes."


def no_earlier_letter(case: Case) -> str | None:
    """A meeting is proposed and no letter to this family is recorded for last term."""
    on_record = case.known.had_letter_before
    went = case.known.letters_sent_before if on_record is None else on_record
    if case.letter is not Letter.MEETING_INVITATION or went:
        return None
    return "No letter for last term is on record. A concern letter of the present category could go first."


def open_case(_case: Case) -> NotRun:
    """A case is open, or a meeting was offered, held or missed since the last analysis."""
    return NotRun("cases and meetings are not recorded in this program yet")


def recently_written(case: Case) -> str | NotRun | None:
    """A letter went to this family within the cool-down."""
    if not case.known.letters_are_recorded:
        return NotRun("no letter of an earlier term is on record")
    days = case.known.letter_days_ago
    recent = days is not None and days <= case.policy.cool_down_school_days
    return f"A letter went to this family {plural(days or 0, 'school day')} ago." if recent else None


def no_contact(case: Case) -> str | NotRun | None:
    """Contacts are loaded and nobody on them may be written to."""
    if case.known.contacts is None:
        return NotRun('no contacts are loaded; letters go to "Parent/carer of …"')
    obstacle = obstacle_of(case.known.contacts, case.known.parents_are_marked)
    return None if obstacle is None else str(obstacle)


def held_by_safeguarding_lead(case: Case) -> str | NotRun | None:
    """A DSL hold on the child, a sibling or somebody at the same address; it never says which, nor why."""
    if case.known.held_by_dsl is None:
        return NotRun("holds by the safeguarding lead are not recorded in this program yet")
    return "Ask the safeguarding lead before any letter goes." if case.known.held_by_dsl else None


def below_school_age(case: Case) -> str | NotRun | None:
    """Not of compulsory school age on the term's first day; with no date of birth Reception counts as below."""
    now = case.now
    if now.date_of_birth and now.start:
        of_age = is_of_compulsory_age(now.date_of_birth, now.start)
        return None if of_age else f"Below compulsory school age on {short_date(now.start)}."
    if now.year_group is None:
        return NotRun("neither date of birth nor year group is known")
    below = now.year_group in ("Nursery", "Reception")
    return f"In {now.year_group} and the date of birth or the term's first day is not known." if below else None


def above_school_age(case: Case) -> str | NotRun | None:
    """Year 12 and over."""
    if case.now.year_group is None:
        return NotRun("the year group is not known")
    number = case.now.year_group.removeprefix("Year ")
    above = number.isdecimal() and int(number) >= ABOVE_SCHOOL_AGE_FROM
    return f"In {case.now.year_group}, above compulsory school age." if above else None


def may_have_left(case: Case) -> str | NotRun | None:
    """The top year group once the school year is over, or no mark in the period's last ten school days."""
    now = case.now
    year = school_year_of(now.end) if now.end else now.school_year
    over = year is not None and school_year_of(case.known.decision_date) > year
    if over and now.year_group == f"Year {case.known.top_year}":
        return f"Was in {now.year_group} and that school year is over."
    if now.marked_recently is False:
        return f"No mark in the last {RECENT_SCHOOL_DAYS} school days of the period."
    if now.marked_recently is None:
        return NotRun(TOTALS_ONLY)
    unknown = now.year_group is None or (year is None and now.year_group == f"Year {case.known.top_year}")
    return NotRun("the year group or the term's school year is not known") if unknown else None
