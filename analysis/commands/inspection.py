"""What one export holds, as plain values for `inspect` and for a person who wants to check the reading."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.ingest.export import Export
from analysis.measures.term_sheet import TermSheet
from analysis.pupils import Roll
from analysis.terms.sorting import sort_into_terms

NAMED = ("name", "surname", "forename", "upn", "mis_id", "class_name", "year_group")
FIGURES = ("possible", "attended", "authorised", "unauthorised", "late", "missing")


def inspection_of(export: Export) -> dict[str, Any]:
    """Describe an export: layout, period, one entry for each pupil (and term, where the file has several), problems."""
    sheets = sort_into_terms([export], Roll())
    names_its_terms = export.totals is not None and export.totals["term"].notna().any()
    percentages = _percentages(export)
    return {
        "layout": export.layout,
        "period": _period(export, sheets),
        "pupils": [
            entry
            for sheet in sheets
            for entry in _entries(sheet, sheet.name if names_its_terms or len(sheets) > 1 else None, percentages)
        ],
        "problems": [
            {"row": one.row, "column": one.column, "message": one.message, "severity": str(one.severity)}
            for one in export.problems
        ],
    }


def _period(export: Export, sheets: tuple[TermSheet, ...]) -> dict[str, str] | None:
    if export.period:
        return {"start": export.period[0].isoformat(), "end": export.period[1].isoformat()}
    days: list[date] = [day for sheet in sheets for day in (sheet.start, sheet.end) if day]
    return {"start": min(days).isoformat(), "end": max(days).isoformat()} if days else None


def _percentages(export: Export) -> dict[tuple[int, str | None], str]:
    """Give the percentage a file of totals prints, by row and term; a Roll of one file numbers its rows in order."""
    if export.totals is None:
        return {}
    rows = export.totals[["pupil", "term", "percentage"]].dropna(subset=["percentage"]).to_dict("records")
    return {(row["pupil"], None if pd.isna(row["term"]) else row["term"]): row["percentage"] for row in rows}


def _entries(
    sheet: TermSheet, term: str | None, percentages: dict[tuple[int, str | None], str]
) -> list[dict[str, Any]]:
    return [
        {name: pupil[name] or None for name in NAMED}
        | {"term": term}
        | _figures(figures)
        | {"percentage": percentages.get((int(str(person)), term))}
        for person, pupil, figures in zip(
            sheet.pupils.index, sheet.pupils.to_dict("records"), sheet.totals.to_dict("records"), strict=True
        )
    ]


def _figures(totals: Mapping[Any, Any]) -> dict[str, int | None]:
    figures = {name: None if pd.isna(totals[name]) else int(totals[name]) for name in FIGURES}
    # An export of totals that has no column of missing marks reports none.
    return figures | {"missing": 0} if figures["missing"] is None and figures["possible"] is not None else figures
