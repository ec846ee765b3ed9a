"""Each test has a school of its own: an empty folder for its records."""

import sys
from functools import cache

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.meeting.box import read_any
from tests import plain_school as plain
from tests.plain_school import LETTERS
from ui.loading import daily_worker, records


@pytest.fixture(autouse=True, scope="session")
def sample_school_read_once():
    """Read the sample school once for all pages: reading has tests of its own, and takes half the time of these."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.sample.read_any", cache(read_any))
        yield


@pytest.fixture(autouse=True, scope="module")
def school_of_its_own_for_a_module(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATTENDANCE_HOME", str(tmp_path_factory.mktemp("records")))
        # Streamlit puts the page in the place of the main program, which programs that later tests start would run.
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])
        records.clear()
        yield
        records().close()
        records.clear()


@pytest.fixture(autouse=True)
def school_of_its_own(tmp_path, monkeypatch, school_of_its_own_for_a_module):
    records().close()
    monkeypatch.setenv("ATTENDANCE_HOME", str(tmp_path))
    records.clear()
    yield
    daily_worker().wait()
    daily_worker.clear()


@pytest.fixture
def downloads(monkeypatch):
    """Everything that a page offers to take away, by the name of its file."""
    taken: dict[str, bytes] = {}
    original = DeltaGenerator.download_button

    def offer(self, label, data, file_name=None, *more, **others):
        content = data() if callable(data) else data
        taken[f"{label}: {file_name}"] = content.encode() if isinstance(content, str) else content
        return original(self, label, data, file_name, *more, **others)

    monkeypatch.setattr(DeltaGenerator, "download_button", offer)
    monkeypatch.setattr(st, "download_button", offer.__get__(st.container.__self__))
    return taken


@pytest.fixture(scope="session")
def school():
    return plain.read_school()


@pytest.fixture(scope="session")
def on_roll(school):
    return [one for one in school if not one.left]


@pytest.fixture(scope="session")
def letters(on_roll):
    """By letter the children for whom it is proposed."""
    found = {letter: [] for letter in LETTERS}
    for one in on_roll:
        letter, _ = plain.decided(one)
        if letter:
            found[letter].append(one)
    return found
