"""Between the box of files and the school's records: a file as read becomes an import, and an import such a file."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import PUPIL_COLUMNS, ColumnUse, Export, TotalCheck
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.pupil_lists import PupilList
from analysis.meeting.box import Content, ReadFile
from analysis.meeting.school_years import school_years_of
from analysis.records.import_record import ImportRecord, StoredImport
from analysis.settings import Settings

KINDS: dict[type, str] = {
    Export: "attendance",
    Contacts: "contacts",
    PupilList: "pupils",
    Circumstances: "circumstances",
}
EXPORT_FRAMES = ("pupils", "marks", "totals")


def record_of(file: ReadFile, original: bytes) -> ImportRecord:
    """Turn a file as read into what the records keep. Raises ValueError for settings, which are kept as versions."""
    content = file.content
    if isinstance(content, Settings):
        raise ValueError("Settings are kept as dated versions, never as an import.")
    details, frames = _parts(content)
    return ImportRecord(KINDS[type(content)], file.name, file.fingerprint, details, frames, original)


def _parts(content: Export | Contacts | PupilList | Circumstances) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    if isinstance(content, Export):
        frames = {name: getattr(content, name) for name in EXPORT_FRAMES if getattr(content, name) is not None}
        return _export_details(content), frames
    frames = {} if isinstance(content, PupilList) else {"frame": content.frame}
    if not isinstance(content, Circumstances) and content.pupils is not None:
        frames["pupils"] = content.pupils
    return {"problems": _plain(content.problems)}, frames


def _export_details(export: Export) -> dict[str, Any]:
    return {
        "layout": export.layout,
        "period": [day.isoformat() for day in export.period] if export.period else None,
        "school_years": list(school_years_of(export)),
        "schools": list(export.schools),
        "columns": [asdict(column) for column in export.columns],
        "problems": _plain(export.problems),
        "rows_read": export.rows_read,
        "rows_left_out": export.rows_left_out,
        "checks": [asdict(check) for check in export.checks],
    }


def _plain(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [asdict(problem) | {"severity": str(problem.severity)} for problem in problems]


def reads_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two readings of one file took its columns alike, and did the same of what people said."""
    return _understood(one) == _understood(other)


def _understood(details: Mapping[str, Any]) -> tuple[Any, ...]:
    said = [problem["message"] for problem in details.get("problems", ()) if problem.get("said_by")]
    return details.get("layout"), details.get("columns"), said


def file_of(stored: StoredImport) -> ReadFile:
    """Turn an import of the records into a file of the box, equal to what was read."""
    heading = stored.heading
    return ReadFile(heading.file_name, heading.fingerprint, _content(stored))


def _content(stored: StoredImport) -> Content:
    details, kind = stored.heading.details, stored.heading.kind
    problems = tuple(Problem(**one | {"severity": Severity(one["severity"])}) for one in details["problems"])
    if kind == KINDS[Export]:
        return _export(stored, problems)
    if kind == KINDS[PupilList]:
        return PupilList(stored.heading.file_name, _with_all_columns(stored.frames["pupils"]), problems)
    name, frame, pupils = stored.heading.file_name, stored.frames["frame"], stored.frames.get("pupils")
    if kind == KINDS[Contacts]:
        return Contacts(name, frame, problems, None if pupils is None else _with_all_columns(pupils))
    return Circumstances(name, frame, problems)


def _export(stored: StoredImport, problems: tuple[Problem, ...]) -> Export:
    details = stored.heading.details
    days = [date.fromisoformat(day) for day in details["period"] or ()]
    return Export(
        layout=details["layout"],
        file_name=stored.heading.file_name,
        pupils=_with_all_columns(stored.frames["pupils"]),
        marks=stored.frames.get("marks"),
        totals=stored.frames.get("totals"),
        period=(days[0], days[1]) if days else None,
        schools=tuple(details["schools"]),
        columns=tuple(ColumnUse(**column) for column in details["columns"]),
        problems=problems,
        rows_read=details["rows_read"],
        rows_left_out=details["rows_left_out"],
        # Files of an earlier release were kept without.
        checks=tuple(TotalCheck(**check) for check in details.get("checks", ())),
    )


def _with_all_columns(pupils: pd.DataFrame) -> pd.DataFrame:
    """A file that was read before the program knew a column does not say what stands in it."""
    return pupils.assign(**{name: None for name in PUPIL_COLUMNS if name not in pupils})[list(PUPIL_COLUMNS)]
