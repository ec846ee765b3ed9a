"""What tests need of the machine, and what happens where it is missing: a skip with a sentence, a failure under CI."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
LIBREOFFICE = ("soffice", "libreoffice")
AXE = Path(__file__).parent / "browser/node_modules/axe-core/axe.min.js"

# Time limits on one example fail on a busy machine and say nothing about the program.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def first_found(*names: str) -> str | None:
    """Give the path of the first of these programs that the machine has."""
    return next((path for path in map(shutil.which, names) if path), None)


def postgres_server() -> str | None:
    """Give the path of the database server, which Debian keeps off the PATH."""
    on_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return first_found("postgres") or (str(on_debian[-1]) if on_debian else None)


def page_maker() -> str | None:
    """Give the path of LibreOffice, where the program that looks at its pages is there too."""
    return first_found(*LIBREOFFICE) if first_found("pdftoppm") else None


NEEDS: dict[str, tuple[Callable[[], str | None], str]] = {
    "browser": (lambda: first_found(*CHROMIUM), "This test needs Chromium (Debian: chromium)."),
    "office": (
        page_maker,
        "This test needs LibreOffice and Poppler (Debian: libreoffice-writer, poppler-utils).",
    ),
    "axe": (lambda: str(AXE) if AXE.exists() else None, "This test needs axe-core: npm ci --prefix tests/browser."),
    "database": (postgres_server, "This test needs a PostgreSQL server (Debian: postgresql)."),
}


def do_without(sentence: str) -> NoReturn:
    """Skip the test with a sentence; under CI, where everything is to be there, fail instead."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def path_of(need: str) -> str:
    """Give the path of what a test needs, or do without the test."""
    find, sentence = NEEDS[need]
    return find() or do_without(sentence)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for what a marked test needs before any of its fixtures start."""
    for need in NEEDS:
        if item.get_closest_marker(need):
            path_of(need)


@pytest.fixture(scope="session")
def needs_chromium() -> str:
    """Give the path of the machine's Chromium."""
    return path_of("browser")


@pytest.fixture(scope="session")
def axe_core() -> str:
    """Give the text of axe-core, which npm puts beside the browser tests."""
    return Path(path_of("axe")).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def needs_libreoffice() -> str:
    """Give the path of the machine's LibreOffice."""
    return path_of("office")


@pytest.fixture(scope="session")
def needs_database() -> str:
    """Give the path of the machine's database server."""
    return path_of("database")


@pytest.fixture(name="do_without", scope="session")
def do_without_() -> Callable[[str], NoReturn]:
    """Give tests that find out by trying the same way to stop."""
    return do_without


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Path]]:
    """Give a way to list what lies in the folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return lambda: list(folder.iterdir())
