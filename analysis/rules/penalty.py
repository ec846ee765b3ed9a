"""The national threshold at which a school must consider a penalty notice: counted with its working, never proposed.

Source: national framework for penalty notices, in force from 19 August 2024 (Working together to improve school
attendance): ten sessions of unauthorised absence, any mix of G, N, O and U, in a rolling period of ten school weeks; a
school week is any week with at least one session, and the window crosses terms and school years. Compulsory school age
only. Reaching it means that the school considers the case, support first; what follows is for people to decide.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from analysis.rules.school_calendar import monday_of
from analysis.rules.wording import plural

THRESHOLD_SESSIONS = 10
WINDOW_WEEKS = 10
COUNTED = frozenset({"G", "N", "O", "U"})
OPEN = "N"
"""No reason yet: it may still become another code."""
LONGEST_HOLIDAY = timedelta(days=30)
LONGEST_SUMMER = timedelta(days=60)
AUGUST = 8

Session = tuple[date, str, str]
"""Day, "AM" or "PM", mark."""


@dataclass(frozen=True, slots=True)
class Window:
    """Up to ten school weeks on end, by their Mondays, and the unauthorised sessions in them, in time.

    `gaps`: why the count may be too low, a sentence each; a window without any is complete.
    """

    weeks: tuple[date, ...]
    sessions: tuple[Session, ...]
    gaps: tuple[str, ...]

    @property
    def with_open(self) -> int:
        """Sessions with those whose reason is not known yet."""
        return len(self.sessions)

    @property
    def without_open(self) -> int:
        """Sessions without those whose reason is not known yet."""
        return sum(mark != OPEN for _, _, mark in self.sessions)


def reaches_threshold(sessions: int) -> bool:
    """Say whether so many sessions in ten school weeks reach the national threshold."""
    return sessions >= THRESHOLD_SESSIONS


def school_weeks(school_days: Collection[date]) -> tuple[date, ...]:
    """Give the Mondays of the weeks with at least one school day, in time."""
    return tuple(sorted({monday_of(day) for day in school_days}))


def counted_sessions(marks: Sequence[Session], compulsory_from: date | None) -> tuple[Session, ...]:
    """Keep the unauthorised sessions, in time; those from compulsory school age on, where the day is known."""
    kept = (one for one in marks if one[2] in COUNTED and (compulsory_from is None or one[0] >= compulsory_from))
    return tuple(sorted(kept, key=lambda one: one[:2]))


def windows(
    weeks: Sequence[date],
    sessions: Sequence[Session],
    on_roll_from: date | None = None,
    unmarked: Sequence[date] = (),
) -> list[Window]:
    """Give every window of ten school weeks, in time; one short window where fewer weeks are loaded.

    `on_roll_from`: the admission date, before which other registers hold the child's sessions. `unmarked`: the days of
    sessions of the child without a mark, one entry a session.
    """
    starts = range(max(1, len(weeks) - WINDOW_WEEKS + 1)) if weeks else ()
    return [_window(weeks[start : start + WINDOW_WEEKS], sessions, on_roll_from, unmarked) for start in starts]


def fullest(found: Sequence[Window]) -> Window | None:
    """Give the window with the most sessions, the latest of equals; None without any."""
    return max(found, key=lambda one: (one.with_open, one.weeks), default=None)


def _window(
    weeks: Sequence[date], sessions: Sequence[Session], on_roll_from: date | None, unmarked: Sequence[date]
) -> Window:
    inside = tuple(one for one in sessions if monday_of(one[0]) in weeks)
    return Window(tuple(weeks), inside, tuple(_gaps(weeks, on_roll_from, unmarked)))


def _gaps(weeks: Sequence[date], on_roll_from: date | None, unmarked: Sequence[date]) -> list[str]:
    gaps = []
    if len(weeks) < WINDOW_WEEKS:
        gaps.append(f"Marks are loaded for {len(weeks)} of {WINDOW_WEEKS} school weeks.")
    if any(is_lacking_between(one, other) for one, other in pairwise(weeks)):
        gaps.append("School weeks inside the window are not loaded as marks.")
    if on_roll_from is not None and monday_of(on_roll_from) > weeks[0]:
        gaps.append("The child was not on roll here for all of it: ask the school before.")
    if blank := sum(monday_of(day) in weeks for day in unmarked):
        gaps.append(f"{plural(blank, 'session')} without a mark may hide an absence.")
    return gaps


def is_lacking_between(week: date, next_week: date) -> bool:
    """Say whether school weeks must lie between two weeks: no holiday is so long, but for the summer."""
    apart = next_week - week - timedelta(days=7)
    august = date(week.year, AUGUST, 1)
    summer = week < august and next_week > august + timedelta(days=27)
    return apart > (LONGEST_SUMMER if summer else LONGEST_HOLIDAY)
