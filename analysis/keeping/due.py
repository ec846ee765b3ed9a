"""What is due to go: files, circumstances, decisions and actions that are over for longer than is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from analysis.keeping.contents import HeldFile, held_files
from analysis.records.retention import Over, count_actions, count_decisions, what_is_over
from analysis.records.store import Store
from analysis.records.times import KeepTimes
from analysis.rules.school_calendar import school_year_end, school_year_of


@dataclass(frozen=True, slots=True)
class DueTerm:
    """The decisions or actions of one term: how many lines, and the last day that the term or the last can have had."""

    term: str
    count: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Due:
    """Everything that is due to go. `recorded`: circumstances, and holds of the safeguarding lead, kept like files."""

    files: tuple[HeldFile, ...]
    decisions: tuple[DueTerm, ...]
    recorded: Over
    actions: tuple[DueTerm, ...]


def what_is_due(store: Store, times: KeepTimes, today: date) -> Due:
    """List what is due, files in the order of their last day. The school's settings are nobody's data and stay.

    Raises RecordsError.
    """
    files_before, decisions_before = (
        first_day_kept(today, years) for years in (times.file_years, times.decision_years)
    )
    files = [one for one in held_files(store) if one.kind != "settings" and one.last_day < files_before]
    return Due(
        files=tuple(sorted(files, key=lambda one: (one.last_day, one.number))),
        decisions=_terms_before(count_decisions(store), decisions_before),
        recorded=_recorded(what_is_over(store), files_before),
        actions=_terms_before(count_actions(store), decisions_before),
    )


def _terms_before(counted: Mapping[str, tuple[int, datetime]], before: date) -> tuple[DueTerm, ...]:
    terms = (DueTerm(term, count, school_year_end(term) or last.date()) for term, (count, last) in counted.items())
    return tuple(sorted((one for one in terms if one.last_day < before), key=lambda one: one.term))


def _recorded(over: Over, before: date) -> Over:
    circumstances, holds = (
        {number: day for number, day in days.items() if day < before} for days in (over.circumstances, over.holds)
    )
    return Over(circumstances, holds)


def first_day_kept(today: date, years_before: int) -> date:
    """Give 1 August of the school year that is so many before today's."""
    return date(int(school_year_of(today)[:4]) - years_before, 8, 1)
