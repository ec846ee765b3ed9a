"""Between the box of files and the school's records: a file as read becomes an import, and an import such a file."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import ColumnUse, Export, TotalCheck
from analysis.ingest.problems import Problem, Severity
from analysis.meeting.box import Content, ReadFile
from analysis.records.import_record import ImportRecord, StoredImport
from analysis.settings import Settings, read_settings

KINDS: dict[type, str] = {
    Export: "attendance",
    Contacts: "contacts",
    Circumstances: "circumstances",
    Settings: "settings",
}
EXPORT_FRAMES = ("pupils", "marks", "totals")


def record_of(file: ReadFile, original: bytes) -> ImportRecord:
    """Turn a file as read into what the records keep. The settings file is kept as it is: it is read anew each time."""
    content = file.content
    details, frames = _parts(content)
    if isinstance(content, Settings):
        details = {"toml": original.decode("utf-8-sig")}
    return ImportRecord(KINDS[type(content)], file.name, file.fingerprint, details, frames, original)


def _parts(content: Content) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    if isinstance(content, Export):
        frames = {name: getattr(content, name) for name in EXPORT_FRAMES if getattr(content, name) is not None}
        return _export_details(content), frames
    if isinstance(content, Settings):
        return {}, {}
    return {"problems": _plain(content.problems)}, {"frame": content.frame}


def _export_details(export: Export) -> dict[str, Any]:
    return {
        "layout": export.layout,
        "period": [day.isoformat() for day in export.period] if export.period else None,
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
    if kind == KINDS[Settings]:
        return read_settings(str(details["toml"]).encode())
    problems = tuple(Problem(**one | {"severity": Severity(one["severity"])}) for one in details["problems"])
    if kind == KINDS[Export]:
        return _export(stored, problems)
    made = Contacts if kind == KINDS[Contacts] else Circumstances
    return made(file_name=stored.heading.file_name, frame=stored.frames["frame"], problems=problems)


def _export(stored: StoredImport, problems: tuple[Problem, ...]) -> Export:
    details = stored.heading.details
    days = [date.fromisoformat(day) for day in details["period"] or ()]
    return Export(
        layout=details["layout"],
        file_name=stored.heading.file_name,
        pupils=stored.frames["pupils"],
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
