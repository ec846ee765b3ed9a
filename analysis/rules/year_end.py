"""What a pupil can still miss, or must attend, to be no persistent absentee: whole sessions, exact at the edge.

Source of the tenth and the half: DfE methodology of pupil absence statistics, as in `categories.py`. The arithmetic
follows from it alone.
"""

from dataclasses import dataclass

TENTH, HALF = 10, 2
"""Persistent absence is a tenth of possible sessions or more, severe absence a half."""


@dataclass(frozen=True, slots=True)
class YearEnd:
    """One pupil's way to the end of the school year. `spare`: sessions that can still be missed; below 0, too many."""

    to_come: int
    spare: int

    @property
    def is_possible(self) -> bool:
        """Say whether the year can still end under the threshold."""
        return self.spare >= 0

    @property
    def can_miss(self) -> int:
        """Sessions that can still be missed: never more than come, and 0 where it is too late."""
        return max(0, min(self.spare, self.to_come))

    @property
    def must_attend(self) -> int:
        """Sessions to come that must be attended; all of them where it is too late."""
        return self.to_come - self.can_miss


def year_end(attended: int, possible: int, to_come: int, part: int = TENTH) -> YearEnd:
    """Say what a pupil can still miss and end the year under one `part`, if all sessions to come are possible ones."""
    absent, in_all = possible - attended, possible + to_come
    # Under a tenth is 10 * missed < in_all, so the most that may be missed is the whole part of (in_all - 1) / 10.
    return YearEnd(to_come, (in_all - 1) // part - absent)


def sessions_to_leave(attended: int, possible: int, part: int = TENTH) -> int:
    """Count the next sessions to attend, missing none, until under one `part` is missed; 0 for whoever is under it."""
    return max(0, part * (possible - attended) - possible + 1) if possible else 0


def sessions_until(attended: int, possible: int, part: int = TENTH) -> int:
    """Count the next sessions to miss, all of them, until one `part` is missed; 0 for whoever has missed it."""
    short = possible - part * (possible - attended)
    return max(0, -(-short // (part - 1))) if possible else 1
