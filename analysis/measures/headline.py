"""The school's headline: pooled sessions, categories, persistent and severe absentees."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.measures.term_sheet import TermSheet
from analysis.rules.categories import Category, category_of, is_persistent_absentee, is_severely_absent
from analysis.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class Headline:
    """One population in one period, in whole sessions and pupils. `pupils` have possible sessions.

    `not_known`: pupils on roll whose sessions are not known, so that they are in none of the other figures.
    """

    attended: int
    possible: int
    pupils: int
    categories: dict[Category, int]
    persistent: int
    severe: int
    not_known: int


def headline(totals: pd.DataFrame, policy: Policy) -> Headline:
    """Pool sessions over pupils, never a mean of percentages.

    `totals`: index person, columns attended and possible; pupils without possible sessions are left out.
    """
    counted = totals[totals["possible"].fillna(0) > 0]
    columns = (counted[name].astype("int64").tolist() for name in ("attended", "possible"))
    rows: list[tuple[int, int]] = list(zip(*columns, strict=True))
    placed = [category_of(attended, possible, policy) for attended, possible in rows]
    return Headline(
        attended=sum(attended for attended, _ in rows),
        possible=sum(possible for _, possible in rows),
        pupils=len(rows),
        categories={category: placed.count(category) for category in Category},
        persistent=sum(is_persistent_absentee(*row) for row in rows),
        severe=sum(is_severely_absent(*row) for row in rows),
        not_known=int(totals["possible"].isna().sum()),
    )


def outside_year_groups(sheet: TermSheet, year_groups: Collection[str]) -> pd.DataFrame:
    """Keep the totals of pupils in all but some year groups."""
    return sheet.totals[~sheet.pupils["year_group"].isin(year_groups)]
