"""The real program, served on loopback, and a real Chromium to look at it with."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
STARTS_WITHIN = 30
expect.set_options(timeout=20_000)  # other tests share this machine


@contextmanager
def _served(records: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        [*command, "--server.headless", "true"],
        cwd=ROOT,
        env=os.environ | {"ATTENDANCE_HOME": str(records)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it waits for an open window
            server.kill()
            server.wait()


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the program on a free port, with empty records, until the test is done."""
    with _served(tmp_path_factory.mktemp("records")) as address:
        yield address


@pytest.fixture(scope="module")
def address_for_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the program once for all the tests of a file, which only look."""
    with _served(tmp_path_factory.mktemp("records")) as address:
        yield address


def _wait_for(health: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(health).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The program did not start.", pytrace=False)


@pytest.fixture(scope="session")
def chromium(needs_chromium: str) -> Iterator[Browser]:
    """Start the machine's own Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs_chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[BrowserContext]:
    """Start a visit of its own, as a new person at a desk has it."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(visit: BrowserContext) -> Page:
    """Open an empty window."""
    return visit.new_page()
