"""What is due to go: files, circumstances and decisions whose last day, or term, is over for longer than is kept."""

from dataclasses import dataclass
from datetime import date

from analysis.keeping.contents import HeldFile, held_files
from analysis.records.retention import Over, count_decisions, what_is_over
from analysis.records.store import Store
from analysis.records.times import KeepTimes
from analysis.rules.school_calendar import school_year_end, school_year_of


@dataclass(frozen=True, slots=True)
class DueDecisions:
    """The decisions of one term: how many, and the last day that the term or its deciding can have had."""

    term: str
    count: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Due:
    """Everything that is due to go. `recorded`: circumstances, and holds of the safeguarding lead, kept like files."""

    files: tuple[HeldFile, ...]
    decisions: tuple[DueDecisions, ...]
    recorded: Over


def what_is_due(store: Store, times: KeepTimes, today: date) -> Due:
    """List what is due, files in the order of their last day. The school's settings are nobody's data and stay.

    Raises RecordsError.
    """
    files_before, decisions_before = (
        first_day_kept(today, years) for years in (times.file_years, times.decision_years)
    )
    files = [one for one in held_files(store) if one.kind != "settings" and one.last_day < files_before]
    decided = (
        DueDecisions(term, count, school_year_end(term) or last.date())
        for term, (count, last) in count_decisions(store).items()
    )
    return Due(
        files=tuple(sorted(files, key=lambda one: (one.last_day, one.number))),
        decisions=tuple(sorted((one for one in decided if one.last_day < decisions_before), key=lambda one: one.term)),
        recorded=_recorded(what_is_over(store), files_before),
    )


def _recorded(over: Over, before: date) -> Over:
    circumstances, holds = (
        {number: day for number, day in days.items() if day < before} for days in (over.circumstances, over.holds)
    )
    return Over(circumstances, holds)


def first_day_kept(today: date, years_before: int) -> date:
    """Give 1 August of the school year that is so many before today's."""
    return date(int(school_year_of(today)[:4]) - years_before, 8, 1)
