"""One person's way through the real program in Chromium: from opening it to letters in Word."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from docx import Document
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[2] / "sample_data"


def open_sample(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Open the sample school").click()
    page.get_by_role("button", name="Go to the meeting").click()
    expect(page.get_by_role("heading", name="Proposed letters")).to_be_visible()


def go_to_review(page: Page, who: str) -> None:
    page.get_by_role("link", name="Review", exact=True).click()
    page.get_by_label("Who is deciding?").fill(who)
    page.keyboard.press("Enter")
    page.get_by_text("We know which checks could not run").click()


def release_ready(page: Page) -> int:
    button = page.get_by_role("button", name=re.compile(r"^Release the letters of \d+ pupils?$")).first
    expect(button).to_be_enabled()
    count = int(re.search(r"\d+", button.inner_text())[0])
    button.click()
    expect(page.get_by_text(re.compile(f"Letters of {count} pupils? released."))).to_be_visible()
    return count


def downloaded(page: Page, name: str | re.Pattern[str]) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_a_head_reads_a_known_figure_on_the_meeting_page(page, address):
    open_sample(page, address)
    expect(page.get_by_role("heading", name="Summer 2026 compared with Spring 2026")).to_be_visible()
    expect(page.get_by_text("285 letters proposed: for 64.9% of the 439 pupils on roll, to 227")).to_be_visible()
    expect(
        page.get_by_text("Years 1 to 6: 94.9%, below the 97% target, up 0.4 points since Spring 2026.")
    ).to_be_visible()


def test_released_letters_are_downloaded_as_one_word_file_and_as_a_zip(page, address):
    open_sample(page, address)
    go_to_review(page, "Mrs H. Ferncastle")
    released = release_ready(page)
    page.get_by_role("link", name="Letters", exact=True).click()
    pack = Document(BytesIO(downloaded(page, re.compile("one Word file with"))))
    letters = sum(paragraph.text.startswith("Dear ") for paragraph in pack.paragraphs)
    assert letters >= released
    page.get_by_role("button", name=f"Prepare a ZIP of {released} releases").click()
    with zipfile.ZipFile(BytesIO(downloaded(page, "Download the ZIP"))) as everything:
        names = everything.namelist()
        assert {"decisions.csv", "letters.csv", "release.csv", "problems.csv", "pack-concern_amber.docx"} <= set(names)
        assert sum(name.startswith("letters/") for name in names) == letters
        record = everything.read("release.csv").decode("utf-8-sig").splitlines()
        assert len(record) == letters + 1
        assert all("Mrs H. Ferncastle" in row for row in record[1:])


def test_nothing_can_be_downloaded_before_it_is_released(page, address):
    open_sample(page, address)
    page.get_by_role("link", name="Letters", exact=True).click()
    expect(page.get_by_text("No letter is released yet")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Word file|ZIP|This letter"))).to_have_count(0)
    page.get_by_role("button", name="Decide and release letters").click()
    expect(page.get_by_role("button", name=re.compile(r"^Release the letters of \d+ pupils?$"))).to_be_disabled()


def test_two_exports_dropped_in_the_box_lead_to_the_meeting(page, address):
    page.goto(address)
    page.locator("input[type=file]").set_input_files(
        [SAMPLE / "spring_2026_marks.xlsx", SAMPLE / "summer_2026_marks.csv"]
    )
    expect(page.get_by_text("Ready: Summer 2026 compared with Spring 2026.")).to_be_visible()
    page.reload()  # a new visit, to a program that remembers
    expect(page.get_by_text("Ready: Summer 2026 compared with Spring 2026.")).to_be_visible()


def test_nothing_leaves_the_computer_and_no_error_reaches_the_console(page, address):
    asked, complaints = set(), []
    page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_sample(page, address)
    go_to_review(page, "Mrs H. Ferncastle")
    assert asked - {None, ""} == {"127.0.0.1"}
    assert complaints == []
