"""The checks behind the flags that look at sessions and marks.

Each gives a reason for staff, None where nothing stands against the letter, or NotRun with why. Where part of a check
could not run, what could run decides first.
"""

from analysis.rules.case import TOTALS_ONLY, Case, NotRun
from analysis.rules.categories import BELOW_TARGET, is_severely_absent
from analysis.rules.decision import propose_letter, with_sessions
from analysis.rules.facts import TermFacts
from analysis.rules.standing import categories_in
from analysis.rules.wording import plural

UNKNOWN = "sessions are not known for certain"


def agreed_absence(case: Case) -> str | NotRun | None:
    """A part-time timetable or suspension, or leave whose removal would change the category or the letter."""
    terms = case.terms_that_count
    if any(term.part_time_or_suspended for term in terms):
        return "Some absence is a part-time timetable (C2) or a suspension (E), which the school decided."
    if _agreed_leave_matters(case):
        return "Without leave and appointments the school agreed to, the category or the letter would differ."
    known = all(None not in (term.part_time_or_suspended, term.leave_agreed_by_school) for term in terms)
    return None if known else NotRun(TOTALS_ONLY)


def _agreed_leave_matters(case: Case) -> bool:
    """Ask with the leave that is known; an unknown count takes nothing away."""
    before, now = (term and _without_agreed_leave(term) for term in (case.before, case.now))
    return propose_letter(before, now, case.policy).letter != case.letter or any(
        categories_in(_without_agreed_leave(term), case.policy) != categories_in(term, case.policy)
        for term in case.terms_that_count
    )


def _without_agreed_leave(term: TermFacts) -> TermFacts:
    return with_sessions(term, attended=term.attended, possible=term.possible - (term.leave_agreed_by_school or 0))


def one_illness(case: Case) -> str | NotRun | None:
    """Below target, and every session missed is one unbroken stretch of illness or medical absence."""
    if not categories_in(case.now, case.policy) & BELOW_TARGET:
        return None
    if case.now.one_illness is None:
        return NotRun(TOTALS_ONLY)
    missed = plural(case.now.absent, "session")
    return f"All {missed} missed are one stretch of illness." if case.now.one_illness else None


def long_illness(case: Case) -> str | NotRun | None:
    """Fifteen or more school days with code I in the school year so far."""
    days = case.now.illness_days_this_year
    if days is not None and days >= case.policy.long_illness_days:
        return f"Ill on {plural(days, 'school day')} this school year."
    if days is None:
        return NotRun(TOTALS_ONLY)
    return (
        None if case.now.illness_days_are_complete else NotRun("not every term of the school year is loaded as marks")
    )


def severe_absence(case: Case) -> str | NotRun | None:
    """Missed half of possible sessions or more, this term or this year to date."""
    if is_severely_absent(case.now.attended, case.now.possible):
        return "Missed half of possible sessions or more this term."
    if case.now.severe_this_year is None:
        only_this_term = "not every term of the school year is loaded, so only this term was checked"
        return NotRun(only_this_term if case.now.figures_known else UNKNOWN)
    return "Missed half of possible sessions or more this school year." if case.now.severe_this_year else None


def few_sessions(case: Case) -> str | NotRun | None:
    """Fewer possible sessions than the policy's number in a term that counts."""
    terms = case.terms_that_count
    fewest = min((term.possible for term in terms if term.figures_known), default=case.policy.few_sessions)
    if fewest < case.policy.few_sessions:
        return f"Only {plural(fewest, 'possible session')}."
    return None if all(term.figures_known for term in terms) else NotRun(UNKNOWN)


def unresolved_reason(case: Case) -> str | NotRun | None:
    """Any N of this term."""
    if case.now.open_reasons is None:
        return NotRun(TOTALS_ONLY)
    still_open = plural(case.now.open_reasons, "session")
    return f"The reason for {still_open} is not yet known (N)." if case.now.open_reasons else None


def missing_marks(case: Case) -> str | NotRun | None:
    """The letter would differ if every missing mark were present, or every one absent."""
    terms = [term for term in (case.before, case.now) if term is not None]
    either_way = {
        propose_letter(_filled(case.before, present), _filled(case.now, present), case.policy).letter
        for present in (True, False)
    }
    if either_way != {case.letter}:
        return f"{plural(sum(map(_uncounted, terms)), 'mark')} missing or not understood could change the letter."
    return NotRun("the file does not count missing marks") if any(term.missing is None for term in terms) else None


def _uncounted(term: TermFacts) -> int:
    return (term.missing or 0) + term.unread


def _filled(term: TermFacts | None, present: bool) -> TermFacts | None:
    if term is None:
        return None
    extra = _uncounted(term)
    return with_sessions(term, attended=term.attended + extra * present, possible=term.possible + extra)


def boundary_unclear(case: Case) -> str | None:
    """A term's figures contradict one another or are a bare percentage, so category or improvement is uncertain."""
    for which, term in (("This", case.now), ("Last", case.before)):
        if term is not None and not term.figures_known:
            return f"{which} term's {_what_is_known(term)}"
    return None


def _what_is_known(term: TermFacts) -> str:
    if term.percentage is not None:
        return f"attendance is known as {term.percentage}% only, without sessions."
    return "sessions are not known: the figures disagree with one another, or are not given."
