"""The year group of a child whose file of a term does not say it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.measures.term_sheet import TermSheet, order_in_time
from analysis.rules.school_calendar import school_year_of
from analysis.rules.year_groups import YEAR_GROUPS, moved_up, school_years_between, year_group_born


def with_year_groups(sheet: TermSheet, loaded: Sequence[TermSheet], decision_date: date) -> TermSheet:
    """Fill the year groups that a term's file leaves out: from the nearest other term, else from the date of birth.

    A year group moves up by the school years between; where a school year is not known it is taken as it stands. Next
    year a child of the nursery is in Reception or in the nursery again, which the date of birth tells where known.
    """
    lacking = sheet.pupils.index[sheet.pupils["year_group"].isna()]
    if lacking.empty:
        return sheet
    others = _nearest_first(sheet, loaded)
    in_year = sheet.school_year or school_year_of(decision_date)
    groups = sheet.pupils["year_group"].copy()
    for person in lacking:
        born = _first_known("date_of_birth", person, (sheet, *others))
        by_birth = year_group_born(born, in_year) if isinstance(born, date) else None
        groups[person] = _from_terms(person, sheet, others, by_birth) or by_birth
    return replace(sheet, pupils=sheet.pupils.assign(year_group=groups))


def _nearest_first(sheet: TermSheet, loaded: Sequence[TermSheet]) -> list[TermSheet]:
    """Order the other terms: earlier ones back in time, then later ones."""
    others = (one for one in loaded if one.key != sheet.key)
    ordered = sorted(others, key=order_in_time)
    earlier = [one for one in ordered if order_in_time(one) <= order_in_time(sheet)]
    return [*reversed(earlier), *ordered[len(earlier) :]]


def _first_known(column: str, person: Any, sheets: Sequence[TermSheet]) -> Any:  # noqa: ANN401 - a label and a cell
    values: list[Any] = [sheet.pupils.at[person, column] for sheet in sheets if person in sheet.pupils.index]
    return next((value for value in values if not pd.isna(value)), None)


def _from_terms(person: Any, sheet: TermSheet, others: Sequence[TermSheet], by_birth: str | None) -> str | None:  # noqa: ANN401
    for other in others:
        known = _first_known("year_group", person, [other])
        years = school_years_between(other.school_year, sheet.school_year)
        if known is not None:
            again = known == YEAR_GROUPS[0] and years > 0 and by_birth is not None
            return by_birth if again else moved_up(known, years)
    return None
