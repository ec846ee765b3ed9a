"""Under which name decisions of a term are recorded, so that a term renamed in the settings keeps what was decided."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from analysis.measures.term_sheet import TermSheet
from analysis.meeting.lasting import term_key
from analysis.records.choices import load_choices, record_choice
from analysis.records.store import Store

DAYS_OF = "days of "


def recorded_term(store: Store, sheet: TermSheet) -> str:
    """Name the term that covers the same days in the records, else this one by its own name. Raises RecordsError."""
    own, days = term_key(sheet), _days(sheet)
    if days is None:
        return own
    known = _known(load_choices(store))
    return next((name for name, its_days in known.items() if are_one_term(its_days, days)), own)


def record_days(store: Store, sheet: TermSheet, by: str, at: datetime) -> None:
    """Keep which days the term of a decision has, before the first decision about it. Raises RecordsError."""
    days, name = _days(sheet), recorded_term(store, sheet)
    if days is not None and name not in _known(load_choices(store)):
        record_choice(store, f"{DAYS_OF}{name}", [day.isoformat() for day in days], by, at)


def are_one_term(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Say whether two stretches share more than half of the longer, so that a day moved at an edge parts nothing."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    longer = max((last - first).days + 1 for first, last in (one, other))
    return 2 * shared > longer


def _known(choices: Mapping[str, Any]) -> dict[str, tuple[date, date]]:
    return {
        name.removeprefix(DAYS_OF): (date.fromisoformat(value[0]), date.fromisoformat(value[1]))
        for name, value in choices.items()
        if name.startswith(DAYS_OF)
    }


def _days(sheet: TermSheet) -> tuple[date, date] | None:
    start, end = sheet.start, sheet.end
    return (start, end) if start and end else None
