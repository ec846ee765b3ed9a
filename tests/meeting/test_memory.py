"""What was read comes back from the records equal, whatever it was."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.memory import file_of, record_of
from analysis.records.imports import load_imports, record_import
from analysis.records.places import Place
from analysis.records.store import open_store
from analysis.sample_school import FILES, FOLDER
from analysis.settings import Settings

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TOTALS = "autumn_2026_first_half_totals.csv"
PLAIN = ("layout", "file_name", "period", "schools", "columns", "problems", "rows_read", "rows_left_out", "checks")
FRAMES = ("pupils", "marks", "totals", "frame")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(Place(tmp_path_factory.mktemp("records"))) as opened:
        yield opened


@pytest.mark.parametrize("name", [*(name for name in FILES if name != "school.toml"), TOTALS])
def test_a_file_comes_back_as_it_was_read(store, name):
    data = (FOLDER / name).read_bytes()
    file = ReadFile(name, hashlib.sha256(data).hexdigest(), read_any(data, name))
    number = record_import(store, record_of(file, data), "A. Head", AT)
    back = file_of(*load_imports(store, [number]))
    assert (back.name, back.fingerprint, type(back.content)) == (file.name, file.fingerprint, type(file.content))
    for part in PLAIN:
        assert getattr(back.content, part, None) == getattr(file.content, part, None)
    for frame in FRAMES:
        was = getattr(file.content, frame, None)
        if was is not None:
            pd.testing.assert_frame_equal(getattr(back.content, frame), was)


def test_settings_are_kept_as_versions_and_never_as_an_import():
    with pytest.raises(ValueError, match="versions"):
        record_of(ReadFile("school.toml", "0" * 64, Settings()), b"")


def test_pupils_read_before_a_column_was_known_do_not_say_what_stands_in_it(store):
    data = (FOLDER / TOTALS).read_bytes()
    content = read_any(data, TOTALS)
    older = replace(content, pupils=content.pupils.drop(columns=["young_carer", "service_child"]))
    number = record_import(store, record_of(ReadFile(TOTALS, "0" * 64, older), data), "A. Head", AT)
    back = file_of(*load_imports(store, [number])).content
    pd.testing.assert_frame_equal(back.pupils, content.pupils)


def test_a_list_of_pupils_comes_back_as_it_was_read(store):
    data = b"UPN,Surname,FSM,DOB\r\nB823000122001,Smith,Y,01/02/2018\r\n"
    file = ReadFile("pupils.csv", "1" * 64, read_any(data, "pupils.csv"))
    number = record_import(store, record_of(file, data), "A. Head", AT)
    back = file_of(*load_imports(store, [number])).content
    assert (type(back), back.problems) == (type(file.content), file.content.problems)
    pd.testing.assert_frame_equal(back.pupils, file.content.pupils)


@pytest.mark.parametrize("more", [",FSM", ""])
def test_a_list_of_contacts_comes_back_with_what_it_says_of_pupils(store, more):
    data = f"UPN,Contact Surname,Address{more}\r\nB823000122001,Smith,1 Road{more and ',Y'}\r\n".encode()
    file = ReadFile("contacts.csv", hashlib.sha256(data).hexdigest(), read_any(data, "contacts.csv"))
    back = file_of(*load_imports(store, [record_import(store, record_of(file, data), "A. Head", AT)])).content
    pd.testing.assert_frame_equal(back.frame, file.content.frame)
    assert (back.pupils is None) == (file.content.pupils is None) == (not more)
    if more:
        pd.testing.assert_frame_equal(back.pupils, file.content.pupils)
