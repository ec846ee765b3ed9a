"""After the letters: what this term brought, by last term's letter, beside what regression to the mean alone gives.

A pupil who gets a letter was low, and who was low is on average less low next term, whatever anybody does. How much
less is read from the same pupils backwards: this term takes the place of the term before last, the policy says whom it
would then have written to, and the term before last is what "came after". No letter works backwards in time, so what is
seen there is regression to the mean and no more. The method and what it assumes are in docs/rules.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

import numpy as np

from analysis.measures.flips import Numbers, Reading, change_and_chance
from analysis.rules.categories import RANK, Category, category_of, is_persistent_absentee
from analysis.rules.decision import Letter, propose_letter
from analysis.rules.facts import TermFacts
from analysis.rules.policy import SHORT_STAY_PERCENT, Policy
from analysis.rules.small_groups import SMALLEST_GROUP

FALSE_ALARM_STATED = 0.05
"""At most this share of schools whose letters change nothing is told of a difference, all letters together."""
LEVEL = 0.02
"""The level of the test, under what is stated, because the assumptions hold only roughly: tests simulate schools."""
SAME_LETTERS_PERCENT = 80
"""Letters that went must be, to this share, those that the policy gives; else reading it backwards says nothing."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A pupil with known sessions last term and this: the letter sent last term, and the term before it if known."""

    first: TermFacts | None
    last: TermFacts
    now: TermFacts
    letter: Letter | None


class Verdict(StrEnum):
    """What stands beside a letter's outcome. No word of it says why."""

    NO_EVIDENCE = "no evidence of a difference"
    ROSE_MORE = "attendance came out higher than regression to the mean alone would give"
    ROSE_LESS = "attendance came out lower than regression to the mean alone would give"
    TOO_FEW = "too few pupils to compare"
    OTHER_LETTERS = "not compared: many of the letters that went are not those that today's policy gives"
    NOT_THREE_TERMS = "not compared: it needs the term before last, about as long as this one"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a term brought a group of pupils. `change`: the median, in percentage points."""

    pupils: int
    better: int
    same: int
    worse: int
    change: float
    persistent_before: int
    persistent_after: int


@dataclass(frozen=True, slots=True)
class AfterLetter:
    """One letter of last term: what came, what regression alone gives, and the verdict. None: under five pupils."""

    letter: Letter
    pupils: int
    came: Outcome | None
    expected: Outcome | None
    verdict: Verdict


def after_letters(pupils: Sequence[Followed], policy: Policy) -> tuple[AfterLetter, ...]:
    """Say what came after each letter that was sent; a difference is seen by chance in one school of twenty at most."""
    three = [one for one in pupils if one.first is not None]
    backwards = _read_backwards(three, policy) if _can_be_read_backwards(three, policy) else None
    sent = [letter for letter in Letter if any(one.letter is letter for one in pupils)]
    return tuple(_after(letter, pupils, three, backwards, policy, len(sent)) for letter in sent)


def _can_be_read_backwards(pupils: Sequence[Followed], policy: Policy) -> bool:
    """Say whether the outer terms can change places: neither much shorter, with absence of pupils who were green."""
    sessions = [sum(term.possible for term in terms) for terms in _outer_terms(pupils)]
    green = [one for one, was in zip(pupils, _were_green(pupils, policy), strict=True) if was]
    missed = [sum(term.absent for term in terms) for terms in _outer_terms(green)]
    return min(missed) > 0 and 100 * min(sessions) >= SHORT_STAY_PERCENT * max(sessions)


def _were_green(pupils: Sequence[Followed], policy: Policy) -> list[bool]:
    """Say who was green last term: whom no letter asked for better attendance, so they tell what the season did."""
    return [category_of(one.last.attended, one.last.possible, policy) is Category.GREEN for one in pupils]


def _level(pupils: Sequence[Followed]) -> float:
    """Give this term's absence over that of the term before last, over all pupils who were here in the three terms."""
    first, now = map(_absence, _outer_terms(pupils))
    return now / first


def _outer_terms(pupils: Sequence[Followed]) -> tuple[list[TermFacts], list[TermFacts]]:
    return [one.first for one in pupils if one.first is not None], [one.now for one in pupils]


def _read_backwards(pupils: Sequence[Followed], policy: Policy) -> list[Followed]:
    """Let the outer terms change places, each at the whole school's level of the other, and propose letters anew."""
    first, now = _outer_terms(pupils)
    level = _level(pupils)
    turned = [
        Followed(_at_level(one_now, 1 / level), one.last, _at_level(one_first, level), None)
        for one, one_first, one_now in zip(pupils, first, now, strict=True)
    ]
    return [replace(one, letter=propose_letter(one.first, one.last, policy).letter) for one in turned]


def _absence(terms: Sequence[TermFacts]) -> float:
    return sum(term.absent for term in terms) / sum(term.possible for term in terms)


def _at_level(term: TermFacts, level: float) -> TermFacts:
    """Scale a term's absence, so that a winter full of colds counts for nobody; whole sessions, as the rules need."""
    return TermFacts(attended=max(0, term.possible - round(term.absent * level)), possible=term.possible)


def _after(
    letter: Letter,
    pupils: Sequence[Followed],
    three: Sequence[Followed],
    backwards: Sequence[Followed] | None,
    policy: Policy,
    letters: int,
) -> AfterLetter:
    sent = [one for one in pupils if one.letter is letter]
    came = outcome_of(sent, policy)
    if came is None:
        return AfterLetter(letter, len(sent), None, None, Verdict.TOO_FEW)
    if backwards is None:
        return AfterLetter(letter, len(sent), came, None, Verdict.NOT_THREE_TERMS)
    expected = outcome_of([one for one in backwards if one.letter is letter], policy)
    compared = sum(one.letter is letter for one in three)
    if expected is None or compared < SMALLEST_GROUP:
        return AfterLetter(letter, len(sent), came, None, Verdict.TOO_FEW)
    if not _are_the_policys(letter, three, policy):
        return AfterLetter(letter, len(sent), came, None, Verdict.OTHER_LETTERS)
    verdict = _verdict(_reading(three, letter, policy), _reading(backwards, letter, policy), letters)
    return AfterLetter(letter, len(sent), came, expected, verdict)


def _are_the_policys(letter: Letter, pupils: Sequence[Followed], policy: Policy) -> bool:
    """Say whether the letters that went are, but for a few, those that the policy gives."""
    pairs = [(one.letter is letter, propose_letter(one.first, one.last, policy).letter is letter) for one in pupils]
    both, either = sum(all(pair) for pair in pairs), sum(any(pair) for pair in pairs)
    return 100 * both >= SAME_LETTERS_PERCENT * either


def _reading(pupils: Sequence[Followed], letter: Letter, policy: Policy) -> Reading:
    group = [one.letter is letter for one in pupils]
    last, now = [one.last for one in pupils], [one.now for one in pupils]
    return Reading(_sessions(last, group), _sessions(now, group), _sessions(now, _were_green(pupils, policy)))


def _sessions(terms: Sequence[TermFacts], counted: Sequence[bool]) -> tuple[Numbers, Numbers]:
    among = np.array(counted, dtype=float)
    return np.array([one.absent for one in terms]) * among, np.array([one.possible for one in terms]) * among


def _verdict(forward: Reading, backward: Reading, letters: int) -> Verdict:
    absence, chance = change_and_chance(forward, backward)
    if chance >= LEVEL / letters:
        return Verdict.NO_EVIDENCE
    return Verdict.ROSE_MORE if absence < 0 else Verdict.ROSE_LESS


def _change(one: Followed) -> float:
    gain = one.now.attended * one.last.possible - one.last.attended * one.now.possible
    return 100 * gain / (one.now.possible * one.last.possible)


def outcome_of(pupils: Sequence[Followed], policy: Policy) -> Outcome | None:
    """Say what this term brought a group; None for fewer than five pupils."""
    if len(pupils) < SMALLEST_GROUP:
        return None
    steps = [_step(one, policy) for one in pupils]
    return Outcome(
        pupils=len(pupils),
        better=sum(step > 0 for step in steps),
        same=steps.count(0),
        worse=sum(step < 0 for step in steps),
        change=median(map(_change, pupils)),
        persistent_before=sum(is_persistent_absentee(one.last.attended, one.last.possible) for one in pupils),
        persistent_after=sum(is_persistent_absentee(one.now.attended, one.now.possible) for one in pupils),
    )


def _step(one: Followed, policy: Policy) -> int:
    """Say by how many categories a pupil moved up; both terms have sessions."""
    was, is_ = (category_of(term.attended, term.possible, policy) for term in (one.last, one.now))
    return RANK[is_] - RANK[was] if was and is_ else 0
