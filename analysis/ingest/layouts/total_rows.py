"""One row of totals of a pupil, and what to make of a pupil's several rows."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from analysis.ingest.layouts.figures import Figures
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.row_lists import rows_text


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row of the file: whose it is, for which term and dates, and its figures. `number` is its row there."""

    pupil: int
    number: int
    figures: Figures
    percentage: str | None = None
    term: str | None = None
    school_year: str | None = None
    start: date | None = None
    end: date | None = None
    class_name: str | None = None

    @property
    def about(self) -> tuple[int, str | None, str | None]:
        """The pupil and term that the row is about."""
        return self.pupil, self.term, self.school_year

    @property
    def has_no_sessions(self) -> bool:
        """Whether the row has a percentage alone, which cannot be added to anything."""
        return self.figures.possible is None and self.percentage is not None

    def says_the_same_as(self, other: "TotalRow") -> bool:
        """Whether two rows of one pupil and term differ in nothing but their place."""
        mine = (self.figures, self.percentage, self.start, self.end, self.class_name)
        return mine == (other.figures, other.percentage, other.start, other.end, other.class_name)


def settle_repeats(rows: Sequence[TotalRow]) -> tuple[list[TotalRow], list[Problem], bool]:
    """Bring the rows to one a pupil and term: repeats count once, separate dates or classes add, the rest is asked.

    The last value says whether any pupil had more than one row that was no mere repeat.
    """
    by_pupil: dict[tuple[int, str | None, str | None], list[TotalRow]] = {}
    repeated: list[int] = []
    for row in rows:
        others = by_pupil.setdefault(row.about, [])
        if any(row.says_the_same_as(other) for other in others):
            repeated.append(row.number)
        else:
            others.append(row)
    settled = [_one_of(several) for several in by_pupil.values()]
    problems = [_repeated(repeated)] if repeated else []
    problems += [_conflict(several) for several in by_pupil.values() if not _can_be_added(several)]
    return [row for row in settled if row], problems, len(by_pupil) < len(rows) - len(repeated)


def _one_of(rows: Sequence[TotalRow]) -> TotalRow | None:
    if len(rows) == 1:
        return rows[0]
    return _added(rows) if _can_be_added(rows) else None


def _can_be_added(rows: Sequence[TotalRow]) -> bool:
    return all(_are_separate(one, other) for place, one in enumerate(rows) for other in rows[place + 1 :])


def _are_separate(one: TotalRow, other: TotalRow) -> bool:
    if one.has_no_sessions or other.has_no_sessions:
        return False
    if one.start and one.end and other.start and other.end and (one.end < other.start or other.end < one.start):
        return True
    if not one.class_name or not other.class_name or one.class_name == other.class_name:
        return False
    # The same figures under two classes are one pupil listed twice, not a pupil who moved.
    return one.figures != other.figures or not one.figures.possible


def _added(rows: Sequence[TotalRow]) -> TotalRow:
    starts = [row.start for row in rows if row.start]
    ends = [row.end for row in rows if row.end]
    sums = {}
    for field in fields(Figures):
        values = [getattr(row.figures, field.name) for row in rows]
        sums[field.name] = None if None in values else sum(values)
    first = rows[0]
    return TotalRow(
        pupil=first.pupil,
        number=first.number,
        figures=Figures(**sums),
        term=first.term,
        school_year=first.school_year,
        start=min(starts, default=None),
        end=max(ends, default=None),
    )


def _repeated(numbers: Sequence[int]) -> Problem:
    one = len(numbers) == 1
    message = (
        f"{rows_text(numbers).capitalize()} {'repeats an earlier row' if one else 'repeat earlier rows'} exactly and "
        f"{'was' if one else 'were'} not counted again."
    )
    return Problem(message, Severity.NOTE, row=min(numbers))


def _conflict(rows: Sequence[TotalRow]) -> Problem:
    if any(row.has_no_sessions for row in rows):
        return _several_percentages(rows)
    figures = " and ".join(f"{row.figures.attended} of {row.figures.possible}" for row in rows)
    message = (
        f"One pupil has different figures for the same period ({rows_text(row.number for row in rows)}: attended "
        f"{figures}); none of them was counted. Please correct the file or remove the wrong row."
    )
    return Problem(message, Severity.ERROR, row=min(row.number for row in rows))


def _several_percentages(rows: Sequence[TotalRow]) -> Problem:
    message = (
        f"One pupil has several percentages ({rows_text(row.number for row in rows)}), which cannot be added; none of "
        "them was used. Please load a file with one row for each pupil and term."
    )
    return Problem(message, Severity.ERROR, row=min(row.number for row in rows))
