"""Short words in which the tests of the rules are written: a term, what the school knows, what a flag answers."""

from datetime import date

from hypothesis import strategies as st

from analysis.rules.facts import Known, TermFacts
from analysis.rules.flags import Raised, Unchecked, raise_flags
from analysis.rules.policy import Policy, thousandths

RAISED, NOT_RAISED, NOT_RUN = "raised", "not raised", "not run"
POLICY = Policy()
START, END = date(2026, 1, 5), date(2026, 3, 27)
DECISION_DAY = date(2026, 3, 30)


def term(attended=130, possible=130, **facts):
    """One pupil's term; whatever a test does not name is not known."""
    return TermFacts(attended=attended, possible=possible, **facts)


def dated(attended=130, possible=130, **facts):
    """The same with the dates of spring 2026."""
    return term(attended, possible, **{"start": START, "end": END} | facts)


def flags_of(now, before=None, policy=POLICY, **recorded):
    """Every flag with its reason or with why it could not be checked."""
    raised, unchecked = raise_flags(before, now, Known(**{"decision_date": DECISION_DAY} | recorded), policy)
    return {one.flag: one for one in (*raised, *unchecked)}


def answer(flag, now, before=None, policy=POLICY, **recorded):
    """What one flag answers: raised, not raised, or not run."""
    found = flags_of(now, before, policy, **recorded).get(flag)
    return {Raised: RAISED, Unchecked: NOT_RUN, type(None): NOT_RAISED}[type(found)]


def reason(flag, now, before=None, policy=POLICY, **recorded):
    """The sentence for staff behind a raised flag, or why a check could not run."""
    found = flags_of(now, before, policy, **recorded)[flag]
    return found.reason if isinstance(found, Raised) else found.why


TARGETS = [("97", "90"), ("97.5", "92.3"), ("100", "99.9"), ("0.1", "0"), ("96", "90"), ("50", "33.3")]
edges = st.sampled_from(TARGETS)


@st.composite
def sessions(draw, least=1, most=800):
    """Attended and possible, often within one session of a line."""
    possible = draw(st.integers(least, most))
    near_an_edge = draw(st.sampled_from([None, 0.97, 0.9, 0.975, 0.923, 0.5]))
    if near_an_edge is None:
        return draw(st.integers(0, possible)), possible
    return min(possible, max(0, round(possible * near_an_edge) + draw(st.integers(-1, 1)))), possible


def policy_with(target, red_below, smallest="0"):
    """A policy from the texts of a settings file."""
    return Policy(
        target=thousandths(target, "target"),
        red_below=thousandths(red_below, "red_below"),
        smallest_improvement=thousandths(smallest, "smallest_improvement"),
    )
