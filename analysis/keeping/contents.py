"""What the records hold, file by file: which terms, how many pupils, and how recent it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.records.actions import load_actions
from analysis.records.choices import TERM_OF, load_choices
from analysis.records.circumstances import load_circumstances
from analysis.records.dsl_holds import load_dsl_holds
from analysis.records.import_record import ImportHeading
from analysis.records.imports import list_imports, load_imports
from analysis.records.store import Store
from analysis.rules.school_calendar import census_term_of, school_year_end

ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class HeldFile:
    """One file: its terms by name, its last day, and how many pupils it has, or rows where it is not attendance.

    `rows`: all that was read from it, pupils, marks and totals.

    The last day is that of its marks or totals; where it says none, the end of its school year; else the day on which
    it was loaded.
    """

    number: int
    kind: str
    file_name: str
    counts: bool
    loaded_on: date
    terms: tuple[str, ...]
    last_day: date
    pupils: int
    rows: int


def held_files(store: Store) -> tuple[HeldFile, ...]:
    """List every file that the records hold, those taken out too. Raises RecordsError."""
    headings = list_imports(store)
    named = load_choices(store)
    undated = [one.number for one in headings if one.kind == ATTENDANCE and not one.details["period"]]
    totals = {one.heading.number: one.frames.get("totals") for one in load_imports(store, undated)} if undated else {}
    return tuple(_held(one, named.get(f"{TERM_OF}{one.fingerprint}"), totals.get(one.number)) for one in headings)


def recorded_counts(store: Store) -> tuple[int, int]:
    """Count the circumstances, and the holds of the safeguarding lead, that stand. Raises RecordsError."""
    return len(load_circumstances(store)), len(load_dsl_holds(store))


def count_actions_kept(store: Store) -> tuple[int, int]:
    """Count the actions of meetings, and how many of them are still to be done. Raises RecordsError."""
    kept = load_actions(store).values()
    return len(kept), sum(one.is_open for one in kept)


def _held(heading: ImportHeading, named: Sequence[str] | None, totals: pd.DataFrame | None) -> HeldFile:
    loaded_on = heading.at.date()
    terms: tuple[str, ...] = ()
    last_day: date | None = None
    if heading.kind == ATTENDANCE:
        terms, last_day = _terms_and_last_day(heading, named, totals)
    return HeldFile(
        number=heading.number,
        kind=heading.kind,
        file_name=heading.file_name,
        counts=heading.counts,
        loaded_on=loaded_on,
        terms=terms,
        last_day=last_day or loaded_on,
        pupils=heading.rows.get("pupils") or heading.rows.get("frame") or 0,
        rows=sum(heading.rows.values()),
    )


def _terms_and_last_day(
    heading: ImportHeading, named: Sequence[str] | None, totals: pd.DataFrame | None
) -> tuple[tuple[str, ...], date | None]:
    if heading.details["period"]:
        start, end = map(date.fromisoformat, heading.details["period"])
        return _terms_between(start, end), end
    said = [(named[0], named[1])] if named else _terms_in(totals)
    days = [] if totals is None else list(totals["end"].dropna())
    ends = days or [day for _, year in said if (day := school_year_end(year))]
    names = (term if year in term else f"{term} {year}" for term, year in said)
    return tuple(dict.fromkeys(names)), max(ends, default=None)


def _terms_in(totals: pd.DataFrame | None) -> list[tuple[str, str]]:
    if totals is None or not {"term", "school_year"} <= set(totals.columns):
        return []
    rows = totals[["term", "school_year"]].drop_duplicates().dropna(subset=["term"])
    return [(str(row.term), str(row.school_year or "")) for row in rows.itertuples()]


def _terms_between(start: date, end: date) -> tuple[str, ...]:
    weeks = range((end - start).days // 7 + 1)
    days: Iterable[date] = (*(start + timedelta(weeks=week) for week in weeks), end)
    return tuple(dict.fromkeys(census_term_of(day).name for day in days))
