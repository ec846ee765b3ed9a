"""Where a pupil's term stands against the policy: exact from sessions, or as far as a printed percentage tells.

A percentage is printed rounded or cut, of attendance or of absence, so that the true rate lies less than one unit of
its last place away on either side. What does not follow for certain stays open: every answer that could be true is
given, never one that is guessed. Source: default of this program, where the policy is silent.
"""

from decimal import Decimal
from fractions import Fraction

from analysis.rules.categories import Category, category_of, rate_rose
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy

UNKNOWN = (Fraction(0), Fraction(100))


def bounds_of(term: TermFacts) -> tuple[Fraction, Fraction]:
    """Give the per cent between which a term's rate lies: both alike from sessions, 0 and 100 where nothing is known.

    The bounds of a printed percentage are just outside of what it can mean.
    """
    if term.figures_known:
        exact = Fraction(100 * term.attended, term.possible)
        return exact, exact
    if term.percentage is None:
        return UNKNOWN
    printed = Decimal(term.percentage)
    unit = Fraction(10) ** min(int(printed.as_tuple().exponent), 0)
    return Fraction(printed) - unit, Fraction(printed) + unit


def has_no_sessions(term: TermFacts) -> bool:
    """Say whether a term is known to have had no possible sessions."""
    return term.figures_known and term.possible <= 0


def categories_in(term: TermFacts, policy: Policy) -> frozenset[Category]:
    """Give every category a term could be in: one from sessions, none without possible sessions."""
    if term.figures_known:
        category = category_of(term.attended, term.possible, policy)
        return frozenset({category} if category else ())
    (low, high), target, red = bounds_of(term), Fraction(policy.target, 10), Fraction(policy.red_below, 10)
    could_be = {
        Category.RED: low < red,
        Category.AMBER: low < target and high > red,
        Category.GREEN: high > target,
    }
    return frozenset(category for category, it_could in could_be.items() if it_could)


def category_in(term: TermFacts, policy: Policy) -> Category | None:
    """Give a term's category; None without possible sessions, and where it is not certain."""
    categories = categories_in(term, policy)
    return next(iter(categories)) if len(categories) == 1 else None


def could_have_risen(last: TermFacts, now: TermFacts, policy: Policy) -> frozenset[bool]:
    """Say whether the rate rose by the policy's smallest step: True, False, or both where that is not certain."""
    step = policy.smallest_improvement
    if last.figures_known and now.figures_known:
        return frozenset({rate_rose(last.attended, last.possible, now.attended, now.possible, step)})
    (last_low, last_high), (low, high), least = bounds_of(last), bounds_of(now), Fraction(step, 10)
    return frozenset({True} if high - last_low > least else ()) | frozenset({False} if low - last_high < least else ())
