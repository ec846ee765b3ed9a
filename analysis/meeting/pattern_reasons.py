"""Reasons and lates on the page Patterns, with the sentences that say them first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measures.reasons import Lates, Missed, lates_by, missed_by_reason, monday_by_day
from analysis.measures.weekday_pattern import WEEKDAYS
from analysis.meeting.patterns import SchoolMarks
from analysis.rules.absence_kinds import Reason
from analysis.rules.wording import percentage, plural, short_date


@dataclass(frozen=True, slots=True)
class Reasons:
    """What was missed and why by school week and by term (its number), lates by school week and by half day.

    `half_days`: by weekday, 0 for Monday, and "AM" or "PM", those with possible sessions.
    """

    weeks: tuple[Missed, ...]
    terms: tuple[Missed, ...]
    late_weeks: tuple[Lates, ...]
    half_days: tuple[Lates, ...]


def reasons_and_lates(school: SchoolMarks, marks: pd.DataFrame) -> Reasons:
    """Count the reasons and lates of some pupils."""
    weeks = monday_by_day(marks)
    starts = np.array([sheet.start for sheet in school.sheets], dtype="datetime64[us]")
    days = marks["day"].to_numpy(dtype="datetime64[us]")
    terms = pd.Series(np.searchsorted(starts, days, side="right") - 1, index=marks.index)
    slots = marks["day"].dt.day_of_week * 2 + (marks["session"] == "PM")
    return Reasons(
        missed_by_reason(marks, weeks), missed_by_reason(marks, terms), lates_by(marks, weeks), lates_by(marks, slots)
    )


def reasons_in_words(found: Reasons) -> str:
    """Say which reason stands for most of what was missed, and in which week it was highest."""
    totals = {reason: sum(week.of(reason) for week in found.weeks) for reason in Reason}
    missed = sum(totals.values())
    if not missed:
        return "Nothing was missed."
    most = max(totals, key=totals.__getitem__)
    week = max(found.weeks, key=lambda one: one.of(most) / one.possible)
    return (
        f"{most.capitalize()} is {percentage(totals[most], missed)} of what was missed, and was highest in the week of "
        f"{short_date(week.place)}: {percentage(week.of(most), week.possible)} of sessions."
    )


def lates_in_words(found: Reasons) -> str:
    """Say how many came late before and after the register closed, and on which weekday most."""
    before, after = (sum(getattr(week, name) for week in found.late_weeks) for name in ("before", "after"))
    if not before + after:
        return "Nobody came late."
    said = f"{plural(before, 'session')} late before the register closed (L) and {after:,} after it (U)"
    most = max(by_weekday(found.half_days), key=lambda one: one.lates / one.possible, default=None)
    if most is None:
        return f"{said}."
    return f"{said}, most on {most.place}s: {percentage(most.lates, most.possible)} of sessions."


def by_weekday(half_days: Sequence[Lates]) -> tuple[Lates, ...]:
    """Put the two half days of each weekday together, named, Monday to Friday; a Saturday is left out."""
    days = []
    for number, name in enumerate(WEEKDAYS):
        both = [one for one in half_days if one.place // 2 == number]
        if both:
            sums = (
                sum(getattr(one, what) for one in both)
                for what in ("before", "after", "possible", "minutes", "with_minutes")
            )
            days.append(Lates(name, *sums))
    return tuple(days)


def minutes_in_words(lates: Sequence[Lates]) -> str:
    """Say of how many lates the minutes are known, and how many they are on average."""
    known, all_lates = sum(one.with_minutes for one in lates), sum(one.lates for one in lates)
    if not known:
        return "The files do not give minutes."
    minutes = sum(one.minutes for one in lates)
    of = f"{known:,} of {plural(all_lates, 'late')}"
    return f"Minutes are known of {of}: {minutes:,} in all, {average_minutes(minutes, known)}."


def average_minutes(minutes: int, lates: int) -> str:
    """Write the mean of some lates in whole minutes, rounded; blank without any."""
    return f"{(2 * minutes + lates) // (2 * lates)} on average" if lates else ""
