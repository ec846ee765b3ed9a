"""The note of a circumstance is in the records and in what is gathered on its child, and in nothing else made here."""

import io
import logging
import os
import zipfile
from datetime import date
from pathlib import Path

from sqlalchemy import select

from analysis.keeping.gathering import gather
from analysis.records.schema import CIRCUMSTANCES, FRAMES, ORIGINALS, TABLES
from tests.commands.school_files import child, circumstances_file, figures, pack, totals_file
from tests.pages.pages import csv_of, dropped, on, opened, reviewing, totals_of
from tests.pages.test_circumstances import added, list_of, loaded, row
from ui.loading import records

BY_PAGE, BY_LIST, BY_BOX = MARKERS = ("Zqxpage", "Zqxlist", "Zqxbox")
SCHOOL = ("Able", "Baker", "Cole")
PAGES = (
    "upload",
    "meeting",
    "review",
    "pupil",
    "letters",
    "same_child",
    "families",
    "templates",
    "settings",
    "keeping",
)


def in_bytes(data: bytes, marker: str = "Zqx") -> bool:
    """Search bytes, and every file inside them where they are a ZIP or a Word file, names and properties too."""
    lower = data.lower()
    if any(marker.casefold().encode(code) in lower for code in ("utf-8", "utf-16-le", "utf-16-be")):
        return True
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(
            in_bytes(name.encode(), marker) or in_bytes(archive.read(name), marker) for name in archive.namelist()
        )


def shown(app) -> bytes:
    """Everything that a page sends to the browser."""
    parts = [node.proto.SerializeToString() for node in app.main if getattr(node, "proto", None) is not None]
    return b"".join(parts)


def school_with_notes():
    """Three children with an amber letter, each with a note that came another way."""
    contacts = csv_of(
        ("Surname", "Forename", "Reg", "Priority", "Contact Surname", "Parental Responsibility", "Address"),
        [(name, "Ada", "3A", 1, name, "Yes", f"{name} Road") for name in SCHOOL],
    )
    app = dropped(opened(), "summer.csv", totals_of("Summer", *((name, 60, 57) for name in SCHOOL)))
    app = dropped(app, "contacts.csv", contacts)
    app = dropped(app, "circumstances.csv", list_of(row("Cole", seen_by="office", note=BY_BOX)))
    app = on(app, "circumstances")
    app = added(app, 1, note=BY_PAGE)
    return loaded(app, list_of(row("Baker", seen_by="office", note=BY_LIST)))


def all_released(app):
    """Release the letters of all three one by one, since each waits for a person."""
    app = reviewing(app)
    for place in range(len(SCHOOL)):
        app.session_state["list_concern_amber"] = {"selection": {"rows": [place], "columns": [], "cells": []}}
        app = app.run()
        (key,) = [one.key for one in app.button if (one.key or "").startswith("release_one_")]
        app = app.button(key=key).click().run()
    return app


def test_the_search_finds_a_note_wherever_it_hides():
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", "<dc:title>zqxPAGE</dc:title>" * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("letters/001.docx", inner.getvalue())
    assert in_bytes(outer.getvalue())
    assert in_bytes("a Zqxbox".encode("utf-16-le"))
    assert not in_bytes(b"nothing")


def test_no_note_is_in_anything_that_is_made_shown_named_or_logged(downloads, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    app = all_released(school_with_notes())
    app = on(app, "letters").button(key="prepare_zip").click().run()
    app.selectbox(key="single").select_index(0).run()
    for page in PAGES:
        app = on(app, page)
        assert not in_bytes(shown(app)), page
    assert {label.partition(":")[0] for label in downloads} >= {
        "Amber letter",
        "This letter",
        "Download the ZIP",
        "Who released what (CSV)",
        "A list to fill in",
    }
    assert (
        len(
            [
                name
                for name in zipfile.ZipFile(io.BytesIO(downloads["Download the ZIP: letters.zip"])).namelist()
                if name.startswith("letters/")
            ]
        )
        == 3
    )
    assert [name for name, data in downloads.items() if in_bytes(name.encode()) or in_bytes(data)] == []
    assert not in_bytes(caplog.text.encode())
    assert not in_bytes("".join(capfd.readouterr()).encode())


def test_the_page_itself_shows_the_note_to_who_may_see_it():
    assert in_bytes(shown(school_with_notes()), BY_PAGE)


def test_the_notes_stand_in_two_places_of_the_database_and_in_no_other_file():
    all_released(school_with_notes())
    holding = {CIRCUMSTANCES, FRAMES, ORIGINALS}
    with records().reading() as connection:
        rest = [repr(connection.execute(select(table)).all()) for table in TABLES if table not in holding]
        notes = connection.scalars(select(CIRCUMSTANCES.c.note)).all()
    assert sorted(notes) == [BY_LIST, BY_PAGE]
    assert not any(in_bytes(text.encode()) for text in rest)
    files = [file for file in Path(os.environ["ATTENDANCE_HOME"]).rglob("*") if file.is_file()]
    assert not any(in_bytes(file.name.encode()) for file in files)
    outside = [file for file in files if "sqlite3" not in file.name and file.parent.name != "backups"]
    assert [file.name for file in outside if in_bytes(file.read_bytes())] == []


def test_a_note_is_gathered_for_its_own_child_and_for_no_other():
    school_with_notes()
    gathered = {pupil: gather(records(), pupil, date(2026, 11, 24)) for pupil in (1, 2, 3)}
    found = {pupil: [one for one in MARKERS if in_bytes(data, one)] for pupil, data in gathered.items()}
    assert found == {1: [BY_PAGE], 2: [BY_LIST], 3: [BY_BOX]}


def test_no_note_is_in_what_pack_writes_or_says(tmp_path, capfd, caplog):
    caplog.set_level(logging.DEBUG)
    ada = child(1, "Adeyemi", "Ada")
    others = [child(place, f"Other{place}", "Sam") | figures(64, 66) for place in range(2, 5)]
    note = {name: ada[name] for name in ("upn", "surname", "forename")}
    note |= {"kind": "bereavement", "start": "2019-01-01", "end": "2019-01-02", "seen_by": "office", "note": BY_BOX}
    packed = pack(
        tmp_path,
        totals_file(ada | figures(64, 66), *others),
        circumstances=circumstances_file(note, note | {"upn": "", "surname": "Nobody", "end": "x"}),
    )
    assert packed.status == 0
    files = [file for file in packed.out.rglob("*") if file.is_file()]
    assert len(files) > 4
    assert [file.name for file in files if in_bytes(file.name.encode()) or in_bytes(file.read_bytes())] == []
    assert not in_bytes("".join(capfd.readouterr()).encode())
    assert not in_bytes(caplog.text.encode())
