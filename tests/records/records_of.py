"""Imports and moments as the tests of the records write them."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from analysis.records.import_record import ImportRecord, StoredImport

MONDAY = datetime(2026, 7, 20, 9, 30, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


def pupils_frame() -> pd.DataFrame:
    columns = {
        "upn": ["A823000025001", None],
        "surname": ["Adeyemi", "O’Neill"],
        "date_of_birth": [date(2019, 5, 4), None],
        "fsm": [True, None],
        "eal": [False, True],
        "sen": [None, None],
    }
    return pd.DataFrame(columns, dtype=object)


def marks_frame(pupils: int = 2, days: int = 3) -> pd.DataFrame:
    rows = [
        (pupil, pd.Timestamp("2026-04-13") + pd.Timedelta(days=day), session, "/\\IU"[(pupil + day) % 4])
        for pupil in range(pupils)
        for day in range(days)
        for session in ("AM", "PM")
    ]
    frame = pd.DataFrame(rows, columns=["pupil", "day", "session", "mark"])
    return frame.assign(day=frame["day"].astype("datetime64[us]"))


def totals_frame() -> pd.DataFrame:
    whole = pd.array([380, None], dtype="Int64")
    return pd.DataFrame({"pupil": [0, 1], "possible": whole, "percentage": pd.array(["96.1", None], dtype=object)})


def a_record(name: str = "spring.csv", **changes: object) -> ImportRecord:
    original = f"the bytes of {name}".encode()
    record = ImportRecord(
        kind="attendance",
        file_name=name,
        fingerprint=hashlib.sha256(original).hexdigest(),
        details={
            "layout": "L4",
            "period": ["2026-04-13", "2026-07-21"],
            "problems": [{"row": 3, "message": "No mark."}],
        },
        frames={"pupils": pupils_frame(), "marks": marks_frame(), "totals": totals_frame()},
        original=original,
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def assert_same(stored: StoredImport, record: ImportRecord) -> None:
    assert stored.heading.details == record.details
    assert stored.frames.keys() == record.frames.keys()
    for name, frame in record.frames.items():
        pd.testing.assert_frame_equal(stored.frames[name], frame, check_exact=True)
