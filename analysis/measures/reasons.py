"""Why sessions were missed, and who came late, week by week, term by term or by half day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analysis.rules.absence_kinds import Reason, reason_of

LATE_AFTER = "U"
"""After the register closed: an unauthorised absence. L, before it closed, is attendance."""


REASONS = tuple(Reason)


@dataclass(frozen=True, slots=True)
class Missed:
    """What was missed of possible sessions in one week or term, by reason."""

    place: Any
    possible: int
    sessions: Mapping[Reason, int]

    def of(self, *reasons: Reason) -> int:
        """Add the sessions of some reasons."""
        return sum(self.sessions.get(reason, 0) for reason in reasons)


@dataclass(frozen=True, slots=True)
class Lates:
    """Who came late in one week or on one half day: sessions before and after the register closed, and possible ones.

    `minutes`: added over the `with_minutes` lates of which a file gives them.
    """

    place: Any
    before: int
    after: int
    possible: int
    minutes: int
    with_minutes: int

    @property
    def lates(self) -> int:
        """All of them."""
        return self.before + self.after


def monday_by_day(marks: pd.DataFrame) -> pd.Series:
    """Give each mark's Monday."""
    days = marks["day"]
    mondays: pd.Series = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return mondays


def missed_by_reason(marks: pd.DataFrame, by: pd.Series) -> tuple[Missed, ...]:
    """Count absence by reason at each place that has possible sessions. `by`: the place of each mark, in its order."""
    number, places = pd.factorize(by, sort=True)
    possible = np.bincount(number, marks["possible"], len(places))
    is_absent = (marks["absent"] == 1).to_numpy()
    absent = marks.loc[is_absent, ["mark", "day"]]
    distinct = absent.drop_duplicates()
    whys = [
        REASONS.index(reason_of(mark, day.date())) for mark, day in zip(distinct["mark"], distinct["day"], strict=True)
    ]
    why = absent.merge(distinct.assign(why=whys), how="left")["why"].to_numpy(dtype=int)
    cells = number[is_absent] * len(REASONS) + why
    counts = np.bincount(cells, minlength=len(places) * len(REASONS)).reshape(-1, len(REASONS))
    return tuple(
        Missed(_plain(place), int(many), {reason: int(one) for reason, one in zip(REASONS, row, strict=True) if one})
        for place, many, row in zip(places, possible, counts, strict=True)
        if many
    )


def lates_by(marks: pd.DataFrame, by: pd.Series) -> tuple[Lates, ...]:
    """Count lates at each place that has possible sessions. `marks` may have a column `minutes_late`."""
    number, places = pd.factorize(by, sort=True)
    possible = np.bincount(number, marks["possible"], len(places))
    in_question = ((marks["late"] == 1) | (marks["absent"] == 1)).to_numpy()
    some, at = marks[in_question], number[in_question]
    before, after = (some["late"] == 1).to_numpy(), (some["mark"] == LATE_AFTER).to_numpy()
    known = some["minutes_late"] if "minutes_late" in some else pd.Series(None, index=some.index, dtype="Float64")
    with_minutes = known.notna().to_numpy() & (before | after)
    minutes = known.fillna(0).to_numpy(dtype=int) * with_minutes
    columns = (before, after, minutes, with_minutes)
    sums = np.stack([np.bincount(at, one, len(places)) for one in columns], axis=1).astype(int)
    return tuple(
        Lates(_plain(place), int(row[0]), int(row[1]), int(many), int(row[2]), int(row[3]))
        for place, many, row in zip(places, possible, sums, strict=True)
        if many
    )


def _plain(place: Any) -> Any:  # noqa: ANN401 - a day, a number or a name
    return place.date() if isinstance(place, pd.Timestamp) else place


def week_of(place: date) -> str:
    """Say which week a Monday begins."""
    return f"week of {place.day} {place:%b %Y}"
