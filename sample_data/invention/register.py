"""One child's register: a mark for each session of a school year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .pupil import Pupil
from .school_days import TRAINING_DAYS, Session

PRESENT = {"AM": "/", "PM": "\\"}
ATTENDED = frozenset("/\\LVPK")
AUTHORISED = frozenset({"C", "C2", "E", "I", "M", "R"})
UNAUTHORISED = frozenset("GNOU")
ABSENT = AUTHORISED | UNAUTHORISED
POSSIBLE = ATTENDED | ABSENT
MISSING, NOT_ON_ROLL_YET, NOT_REQUIRED, TRAINING = "", "Z", "X", "#"
"""The codes that Harrowmere uses, by the 2024 regulations."""


@dataclass
class Register:
    """The marks, how much of the year the child will miss (`rate`) and the half-days of absence still to be placed.

    `luck` weighs the terms for this child; nothing more is written in a closed term.
    """

    pupil: Pupil
    school_year: int
    sessions: Sequence[Session]
    marks: list[str]
    rate: float = 0.0
    left_over: int = 0
    luck: dict[str, float] = field(default_factory=dict)
    closed_terms: set[str] = field(default_factory=set)

    @property
    def year(self) -> int:
        """Give the child's year group: -1 nursery, 0 Reception."""
        return self.pupil.year_in(self.school_year)

    @property
    def class_name(self) -> str:
        """Give the child's class."""
        return self.pupil.class_in(self.school_year)

    def is_free(self, n: int) -> bool:
        """Say whether the child is plainly present in a session that nothing has fixed."""
        session = self.sessions[n]
        return self.marks[n] == PRESENT[session.half] and session.term not in self.closed_terms

    def count(self, marks: frozenset[str]) -> int:
        """Count the sessions with one of some marks."""
        return sum(mark in marks for mark in self.marks)

    def write(self, mark: str, chosen: Callable[[Session], bool]) -> None:
        """Write one mark over the free sessions that are chosen."""
        for n, session in enumerate(self.sessions):
            if self.is_free(n) and chosen(session):
                self.marks[n] = mark

    def place(self, start: int, length: int, mark: str) -> int:
        """Write one spell from a session on, within its term and what is left; say how many half-days it took."""
        length, placed = min(length, self.left_over), 0
        for n in range(start, len(self.marks)):
            if placed == length or self.sessions[n].term != self.sessions[start].term:
                break
            if self.is_free(n):
                self.marks[n] = mark
                placed += 1
        self.left_over -= placed
        return placed


def open_register(
    pupil: Pupil, school_year: int, sessions: Sequence[Session], mornings_only: Callable[[int, Session], bool]
) -> Register:
    """Open a register of full attendance: Z before joining, blank after leaving, # on training days, X if not due."""
    year = pupil.year_in(school_year)
    marks = [mark_if_never_away(pupil, s, s.half == "PM" and mornings_only(year, s)) for s in sessions]
    return Register(pupil, school_year, sessions, marks)


def mark_if_never_away(pupil: Pupil, session: Session, not_due: bool) -> str:
    """Give the mark of a child who is never away."""
    if session.day < pupil.joined:
        return NOT_ON_ROLL_YET
    if pupil.left is not None and session.day > pupil.left:
        return MISSING
    if session.day in TRAINING_DAYS:
        return TRAINING
    return NOT_REQUIRED if not_due else PRESENT[session.half]
