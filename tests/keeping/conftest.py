import pytest

from analysis.records.places import Place
from analysis.records.store import open_store


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "home")


@pytest.fixture
def store(place):
    with open_store(place) as opened:
        yield opened
