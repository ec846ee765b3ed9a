"""Writes rows of totals as the frame that Export describes."""

from collections.abc import Sequence

import pandas as pd

from analysis.ingest.export import TOTAL_COLUMNS
from analysis.ingest.layouts.total_rows import TotalRow

_COUNTS = ("possible", "attended", "authorised", "unauthorised", "late", "missing", "unexplained")


def totals_frame(rows: Sequence[TotalRow]) -> pd.DataFrame:
    """One row a pupil, or a pupil and term: TOTAL_COLUMNS and `school_year`, in the order of the pupils."""
    ordered = sorted(rows, key=lambda row: row.pupil)
    names = _term_names(ordered)
    columns: dict[str, object] = {
        "pupil": pd.array([row.pupil for row in ordered], dtype="int64"),
        "term": pd.Series([names[row.term, row.school_year] for row in ordered], dtype=object),
        "start": pd.Series([row.start for row in ordered], dtype=object),
        "end": pd.Series([row.end for row in ordered], dtype=object),
    }
    for count in _COUNTS:
        columns[count] = pd.array([getattr(row.figures, count) for row in ordered], dtype="Int64")
    columns["percentage"] = pd.Series([row.percentage for row in ordered], dtype=object)
    columns["school_year"] = pd.Series([row.school_year for row in ordered], dtype=object)
    return pd.DataFrame(columns, columns=[*TOTAL_COLUMNS, "school_year"])


def _term_names(rows: Sequence[TotalRow]) -> dict[tuple[str | None, str | None], str | None]:
    """A term is called as the file calls it; its school year is added where the file has that name in several."""
    years: dict[str | None, set[str | None]] = {}
    for row in rows:
        years.setdefault(row.term, set()).add(row.school_year)
    return {
        (row.term, row.school_year): f"{row.term} {row.school_year}"
        if row.term and row.school_year and len(years[row.term]) > 1
        else row.term
        for row in rows
    }
