"""One pupil's sessions in each term, put together as for the whole school."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.ingest.export import Export
from analysis.keeping.one_pupil import FileOnPupil, plain_lines
from analysis.pupils import Roll
from analysis.terms.sorting import sort_into_terms


def totals_by_term(files: Iterable[FileOnPupil], pupil: int) -> list[dict[str, Any]]:
    """Give a line a term, earliest first: its name, first and last day where known, and the sessions."""
    exports = [_only(file.content, file.parts["pupils"].rows[0]) for file in files if isinstance(file.content, Export)]
    numbered = {export.file_name: [pupil] for export in exports}
    sheets = sort_into_terms(exports, Roll(), numbered=numbered)
    return [
        {"term": sheet.full_name, "start": sheet.start, "end": sheet.end} | line
        for sheet in sheets
        for line in plain_lines(sheet.totals)
    ]


def _only(export: Export, row: int) -> Export:
    """Keep of an export what is about the pupil of a row, which is then the first."""
    pupils = export.pupils.iloc[[row]].reset_index(drop=True)
    return replace(export, pupils=pupils, marks=_rows(export.marks, row), totals=_rows(export.totals, row))


def _rows(frame: pd.DataFrame | None, row: int) -> pd.DataFrame | None:
    return None if frame is None else frame[frame["pupil"] == row].assign(pupil=0).reset_index(drop=True)
