"""In Chromium: the first words after `run.py` beside a bare Streamlit page, and every page of the sample school."""

import ast
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.timing import table

ROOT = Path(__file__).parents[1]
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
ROUNDS, CLICKS = 5, 3
HELLO = 'import streamlit as st\n\nst.title("Hello")\n'
GO = "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }"
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"
expect.set_options(timeout=60_000)


def main() -> None:
    """Measure and print, where there is a Chromium to look with."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        print("No Chromium here: first words and pages in the browser are not measured.", end="\n\n")
        return
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        print(_first_words(browser, Path(folder)), end="\n\n")
        print(_pages(browser, Path(folder, "sample")), end="\n\n")
        browser.close()


def _first_words(browser: Browser, folder: Path) -> str:
    """Time from the start of the process to the first heading on the screen, the two ways in turn."""
    hello = folder / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    ways = {
        "run.py": [str(ROOT / "run.py"), "--no-browser", "--port"],
        "a bare Streamlit page": ["-m", "streamlit", "run", str(hello), "--server.headless=true", "--server.port"],
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, command in ways.items():
            start = time.perf_counter()
            with _served(command, folder / "records") as (address, _), _window(browser) as page:
                page.goto(address)
                page.locator("h1").first.wait_for()
                taken[way].append(time.perf_counter() - start)
    return table(
        "From the start to the first words in Chromium", {way: median(all_) for way, all_ in taken.items()}, "run.py"
    )


def _pages(browser: Browser, records: Path) -> str:
    """Time each page of the sample school from the press to rest, charts not awaited, and the server's memory."""
    command = ["-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless=true", "--server.port"]
    with _served(command, records) as (address, memory), _window(browser) as page:
        page.goto(address)
        page.get_by_role("button", name="Open the sample school").click()
        expect(page.get_by_role("button", name="Go to the meeting")).to_be_visible()
        taken = {name: [_visit(page, name) for _ in range(CLICKS)] for name in _names()}
    lines = [f"{name:<16}{all_[0]:5.2f}   {median(all_[1:]):6.2f}" for name, all_ in taken.items()]
    head = ["Pages of the sample school in Chromium: seconds", f"{'page':<16}first   again, median"]
    return "\n".join([*head, *lines, f"The server took {memory[0]:,} MB at the most." if memory else ""])


def _names() -> list[str]:
    calls = [node for node in ast.walk(ast.parse((ROOT / "app.py").read_text("utf-8"))) if isinstance(node, ast.Call)]
    return [Path(call.args[0].value).stem for call in calls if getattr(call.func, "attr", "") == "Page"][1:]


def _visit(page: Page, name: str) -> float:
    """Go to a page from the first one; time until it has its heading and the server is at rest."""
    page.evaluate(GO, "/")
    expect(page.get_by_role("button", name="Go to the meeting")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    before = page.locator("h1").first.inner_text()
    start = time.perf_counter()
    page.evaluate(GO, f"/{name}")
    expect(page.locator("h1").first).not_to_have_text(before)
    expect(page.locator(AT_REST)).to_be_visible()
    return time.perf_counter() - start


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@contextmanager
def _served(command: list[str], records: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve on a free port; give the address, and after the end the most memory the server took, in megabytes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nothing, surroundings = subprocess.DEVNULL, os.environ | {"ATTENDANCE_HOME": str(records)}
    server = subprocess.Popen(
        [sys.executable, *command, str(port)], cwd=ROOT, env=surroundings, stdout=nothing, stderr=nothing
    )
    memory: list[int] = []
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}", memory
    finally:
        server.send_signal(signal.SIGTERM)
        if platform.system() == "Windows":
            server.wait()
        else:
            *_, used = os.wait4(server.pid, 0)
            server.returncode = 0
            memory.append(used.ru_maxrss // (1024 * 1024 if platform.system() == "Darwin" else 1024))


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("The server did not start.")
