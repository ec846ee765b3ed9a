"""A school of three children in every kind of file, loaded as the office would."""

import csv
import hashlib
import io
from dataclasses import replace
from datetime import date, timedelta

from analysis.ingest.circumstances import CIRCUMSTANCE_COLUMNS
from analysis.ingest.export import Export
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.lasting import number_file
from analysis.meeting.memory import record_of
from analysis.records.actions import Task, add_action
from analysis.records.circumstances import record_circumstances
from analysis.records.decisions import record_hold, record_releases
from analysis.records.dsl_holds import record_dsl_hold
from analysis.records.imports import record_import
from analysis.records.settings import record_settings
from analysis.records.store import Store
from analysis.rules.circumstances import Circumstance
from tests.records.records_of import MONDAY

ADA, BEN, ZOE = 1, 2, 3
CHILDREN = (("A823000025001", "Adeyemi", "Àdá"), ("Z823000025002", "Okafor", "Ben"), ("", "Zając", "Zoë"))
TERM = "2025/26 Summer"
RELEASE = {"person": ADA, "letter": "concern_red", "attended": 50, "possible": 60, "flags": ["mitigating"]}
RELEASE |= {"addressed": {"addressees": [{"names": "Ms Parent0", "address_lines": ["1 Oak Road", "ZZ99 1AA"]}]}}


def csv_of(headings, rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode()


def marks_file(children=CHILDREN, start=date(2026, 4, 13)) -> bytes:
    days = [f"{start + timedelta(days=day):%d/%m/%Y} {half}" for day in range(3) for half in ("AM", "PM")]
    rows = [(*child, "Year 3", "3A", *"/\\IIU/") for child in children]
    return csv_of(("UPN", "Surname", "Forename", "Year", "Class", *days), rows)


def totals_file(children=CHILDREN) -> bytes:
    rows = [(*child, "Year 3", "3A", 100 + place, 90, 10 + place, 0) for place, child in enumerate(children)]
    headings = ("UPN", "Surname", "Forename", "Year", "Class", "Possible", "Attended", "Authorised", "Unauthorised")
    return csv_of((*headings, "Term", "Academic Year"), [(*row, "Spring", "2025/26") for row in rows])


def contacts_file() -> bytes:
    headings = ("UPN", "Surname", "Forename", "Reg", "Priority", "Contact Surname", "Address Block", "Postcode")
    homes = ("1 Oak Road", "1 Oak Road", "2 Elm Road")
    rows = [
        (*child, "3A", 1, f"Parent{place}", home, "ZZ99 1AA")
        for place, (child, home) in enumerate(zip(CHILDREN, homes, strict=True))
    ]
    return csv_of(headings, [*rows, (*CHILDREN[0], "3A", 2, "=cmd", "", "")])


def pupil_list(children=CHILDREN) -> bytes:
    rows = [(*child, "3A", "2018-01-02", "Y") for child in children]
    return csv_of(("UPN", "Surname", "Forename", "Class", "DOB", "FSM"), rows)


def contacts_with_particulars(children=CHILDREN) -> bytes:
    headings = ("UPN", "Surname", "Forename", "Class", "DOB", "Priority", "Contact Surname", "Address Block")
    return csv_of(headings, [(*child, "3A", "2018-01-02", 1, "Guardian", "3 Ash Road") for child in children])


def circumstances_file() -> bytes:
    headings = CIRCUMSTANCE_COLUMNS
    rows = [
        (upn, "", surname, forename, "3A", "bereavement", "2026-04-13", "", "", "", f"file note {surname}")
        for upn, surname, forename in CHILDREN[:2]
    ]
    return csv_of(headings, rows)


def load(store: Store, name: str, data: bytes, *notes: str) -> int:
    content = read_any(data, name, None, date(2026, 11, 24))
    file = ReadFile(name, hashlib.sha256(data).hexdigest(), content)
    record = record_of(file, data)
    if notes:
        problems = [{"message": note, "severity": "note", "row": None, "column": None} for note in notes]
        record = replace(record, details={**record.details, "problems": problems})
    number = record_import(store, record, "Ada Office", MONDAY)
    if isinstance(content, Export):
        number_file(store, number, content, MONDAY)
    return number


def fill(store: Store) -> None:
    load(store, "summer.csv", marks_file())
    load(store, "spring.csv", totals_file())
    load(store, "contacts.csv", contacts_file())
    load(store, "circumstances.csv", circumstances_file())
    record_settings(store, '[school]\nname = "Three Trees"\n', MONDAY.date(), "Ada Office", MONDAY)
    record_releases(store, TERM, {ADA: RELEASE, BEN: RELEASE | {"person": BEN}}, "Mrs Head", MONDAY)
    record_hold(store, "2025/26 Autumn", ADA, {"person": ADA, "review_on": "2026-09-14"}, "Mrs Head", MONDAY)
    about = [(ADA, "page note Adeyemi"), (BEN, "page note Okafor")]
    ill = Circumstance("medical_condition", date(2026, 4, 13))
    record_circumstances(store, [(pupil, ill, note) for pupil, note in about], "Mrs Head", MONDAY)
    record_dsl_hold(store, ADA, date(2026, 9, 14), "Mrs Head", MONDAY)
    for pupil, surname in ((ADA, "Adeyemi"), (BEN, "Okafor")):
        add_action(store, TERM, Task(f"call {surname}", "Mrs Reed", date(2026, 9, 7)), pupil, "Mrs Head", MONDAY)
