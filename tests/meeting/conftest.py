"""The sample school, read once for all tests of a run that only look at it."""

import pytest

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from analysis.sample_school import FILES, FOLDER, MEETING_DAY


@pytest.fixture(scope="session")
def sample_files():
    return [ReadFile(name, name, read_any((FOLDER / name).read_bytes(), name)) for name in FILES]


@pytest.fixture(scope="session")
def sample(sample_files):
    """The sample school on the day of its meeting."""
    terms = terms_in(sample_files, FileNotes(), MEETING_DAY)
    return prepare_meeting(sample_files, terms, terms.sheets[-1], terms.sheets[-2], MEETING_DAY, True)
