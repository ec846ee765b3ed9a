"""Every test of the records runs on SQLite and on a real PostgreSQL server."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.records.places import Place
from analysis.records.store import Store, open_store
from tests.records.database_server import new_database, running_server


@pytest.fixture(scope="session")
def database_server(needs_database: str) -> Iterator[str]:
    # The last server to ask may have closed its connection with the server itself.
    with running_server(Path(needs_database)) as address:
        yield address


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.database)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    home = tmp_path / "home"
    if request.param == "SQLite":
        return Place(home)
    server: str = request.getfixturevalue("database_server")
    return Place(home, new_database(server, f"school_{uuid.uuid4().hex}"))


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """Records in a file, for what only SQLite does."""
    with open_store(Place(tmp_path / "home")) as opened:
        yield opened
