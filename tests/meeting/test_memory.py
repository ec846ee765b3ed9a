"""What was read comes back from the records equal, whatever it was."""

import hashlib
from datetime import UTC, datetime

import pandas as pd
import pytest

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.memory import file_of, record_of
from analysis.records.imports import load_imports, record_import
from analysis.records.places import Place
from analysis.records.store import open_store
from analysis.sample_school import FILES, FOLDER

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TOTALS = "autumn_2026_first_half_totals.csv"
PLAIN = ("layout", "file_name", "period", "schools", "columns", "problems", "rows_read", "rows_left_out", "checks")
FRAMES = ("pupils", "marks", "totals", "frame")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(Place(tmp_path_factory.mktemp("records"))) as opened:
        yield opened


@pytest.mark.parametrize("name", [*FILES, TOTALS])
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


def test_settings_are_read_anew_from_their_own_words(store):
    data = (FOLDER / "school.toml").read_bytes()
    file = ReadFile("school.toml", hashlib.sha256(data).hexdigest(), read_any(data, "school.toml"))
    number = record_import(store, record_of(file, data), "A. Head", AT)
    assert file_of(*load_imports(store, [number])).content == file.content
