"""Spending each child's absence: the reasons by quota, then illness spell by spell."""

from collections.abc import Sequence
from random import Random

from .absence import (
    FLU,
    FLU_FACTOR,
    FRIDAY_FACTORS,
    HALF_DAY_SHORT,
    HIGHEST_RATE,
    ILLNESS_DAYS,
    ILLNESS_MONTHS,
    LAST_DAYS,
    LAST_DAYS_FACTOR,
    MONDAY_FACTOR,
    OTHER_DAY_FACTOR,
    REASONS,
    SHORT,
    TERM_SPREAD,
    Reason,
    deal_rates,
    standing_of,
)
from .register import ABSENT, POSSIBLE, Register
from .school_days import FRIDAY, HALVES, MONDAY, Session


def write_absence(rng: Random, books: Sequence[Register], factor: float) -> None:
    """Deal the yearly rates, spend the quotas of reasons, leave the rest to illness. `factor` multiplies both."""
    rates = deal_rates([standing_of(rng, book.pupil, book.year) for book in books])
    for book, rate in zip(books, rates, strict=True):
        plan_year(rng, book, min(HIGHEST_RATE, rate * factor))
    possible = sum(book.count(POSSIBLE) for book in books)
    for reason in REASONS:
        already = sum(book.count(frozenset({reason.mark})) for book in books)
        spend_reason(rng, books, reason, round(reason.share * factor * possible) - already)
    for book in books:
        fall_ill(rng, book)


def plan_year(rng: Random, book: Register, rate: float) -> None:
    """Turn a child's rate into half-days of absence still to be placed."""
    book.rate = rate
    pin_terms(rng, book)
    book.luck = {session.term: rng.lognormvariate(0, TERM_SPREAD) for session in book.sessions}
    book.left_over = max(0, round(rate * book.count(POSSIBLE)) - book.count(ABSENT))


def pin_terms(rng: Random, book: Register) -> None:
    """Give the terms that a story pins their exact number of half-days, as illness, and close them."""
    pinned = book.pupil.story.pinned if book.pupil.story else {}
    terms = {session.term for session in book.sessions}
    for term in (name for name in pinned if name in terms):
        book.luck = {session.term: float(session.term == term) for session in book.sessions}
        book.left_over = pinned[term]
        fall_ill(rng, book)
        book.closed_terms.add(term)


def spend_reason(rng: Random, books: Sequence[Register], reason: Reason, quota: int) -> None:
    """Hand out half-days of one reason until its quota is spent or nobody can take more."""
    room = {id(book): round(reason.most * book.left_over) for book in books}
    seasons = [weight_of(books[0].sessions, n, reason) for n in range(len(books[0].sessions))]
    while quota > 0:
        length = draw(rng, reason.lengths)
        able = [book for book in books if min(book.left_over, room[id(book)]) >= length]
        if not able:
            return
        first = rng.choices(able, [book.rate**reason.lean for book in able])[0]
        start = choose_start(rng, first, seasons, length)
        for book in away_together(able, first, reason):
            placed = book.place(start, length, reason.mark)
            room[id(book)] -= placed or room[id(book)]
            quota -= placed


def away_together(able: Sequence[Register], first: Register, reason: Reason) -> list[Register]:
    """Choose who goes: the child, and on a family's leave the brothers and sisters too."""
    return [b for b in able if b is first or (reason.by_family and b.pupil.household is first.pupil.household)]


def draw(rng: Random, table: Sequence[tuple[int, float]]) -> int:
    """Draw a number from a table of numbers and weights."""
    return rng.choices([number for number, _ in table], [weight for _, weight in table])[0]


def weight_of(sessions: Sequence[Session], n: int, reason: Reason) -> float:
    """Weigh one session as the beginning of a spell."""
    session = sessions[n]
    weight = reason.months[session.day.month - 1]
    if reason.whole_weeks:
        return weight * (MONDAY_FACTOR if session.day.weekday() == MONDAY else OTHER_DAY_FACTOR)
    if reason.mornings and session.half != "AM":
        return 0.0
    return weight * (LAST_DAYS_FACTOR if reason.at_the_end and is_near_the_end(sessions, n) else 1.0)


def is_near_the_end(sessions: Sequence[Session], n: int) -> bool:
    """Say whether a session lies in the last school days of its term."""
    later = n + LAST_DAYS * len(HALVES)
    return later >= len(sessions) or sessions[later].term != sessions[n].term


def choose_start(rng: Random, book: Register, seasons: Sequence[float], length: int) -> int:
    """Choose where a spell begins among the free sessions; where none is free, the last session of all."""
    weights = [start_weight(book, n, length) * season for n, season in enumerate(seasons)]
    if not any(weights):
        return len(weights) - 1
    return rng.choices(range(len(weights)), weights)[0]


def start_weight(book: Register, n: int, length: int) -> float:
    """Weigh a session for one child: whole days begin in the morning, short absences gather on Fridays."""
    session = book.sessions[n]
    if not book.is_free(n) or (length % 2 == 0 and session.half == "PM"):
        return 0.0
    friday = session.day.weekday() == FRIDAY and length <= SHORT
    return book.luck.get(session.term, 1.0) * (FRIDAY_FACTORS[session.half] if friday else 1.0)


def fall_ill(rng: Random, book: Register) -> None:
    """Spend the rest of a child's absence on illness, spell by spell."""
    seasons = [
        ILLNESS_MONTHS[s.day.month - 1] * (FLU_FACTOR if FLU[0] <= s.day <= FLU[1] else 1.0) for s in book.sessions
    ]
    while book.left_over > 0:
        length = min(book.left_over, draw_illness(rng, book.year))
        if book.place(choose_start(rng, book, seasons, length), length, "I") == 0:
            return


def draw_illness(rng: Random, year: int) -> int:
    """Draw the half-days of one illness; the nursery has one session a day."""
    days = draw(rng, ILLNESS_DAYS)
    return days if year == -1 else len(HALVES) * days - (rng.random() < HALF_DAY_SHORT)
