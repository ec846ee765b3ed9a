"""What only a real browser can tell: a name that is a script stays a name, and a sample is never taken for a school."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ODD = "<img src=x onerror=alert(1)>"
HEADINGS = ("Surname", "Forename", "Year", "Reg", "Possible", "Attended", "Authorised", "Unauthorised")


def export_of(term: str, attended: int) -> dict[str, object]:
    """Make an export whose pupil, class, term and file are all called like a script."""
    out = io.StringIO()
    row = (ODD, "Ada", "Year 3", ODD, 130, attended, 130 - attended, 0, term, "2025/26")
    csv.writer(out).writerows([(*HEADINGS, "Term", "Academic Year"), row])
    return {"name": f"{term} {ODD}.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}


def test_a_name_that_is_a_script_is_read_and_never_run(page, address):
    alerts, broken = [], []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: broken.append(request.url) if request.url.endswith("/x") else None)
    page.goto(address)
    page.locator("input[type=file]").set_input_files([export_of("Autumn", 129), export_of("Spring", 120)])
    expect(page.get_by_text("Ready: Spring 2025/26 compared with Autumn 2025/26.")).to_be_visible()
    expect(page.get_by_text(f"Spring {ODD}.csv").first).to_be_visible()
    page.get_by_role("link", name="Meeting", exact=True).click()
    expect(page.get_by_role("heading", name="Proposed letters")).to_be_visible()
    page.get_by_role("link", name="Review", exact=True).click()
    page.get_by_text("What the family will read").click()
    expect(page.get_by_text(f"Attendance this term: Ada {ODD}, {ODD}")).to_be_visible()
    assert (alerts, broken, page.locator(".stApp img[src=x]").count()) == ([], [], 0)


def test_the_sample_school_says_on_every_page_that_it_is_one_until_it_is_closed(page, address):
    banner = page.get_by_text(re.compile("^Sample school"))
    page.goto(address)
    page.get_by_role("button", name="Open the sample school").click()
    for name in ("Meeting", "Review", "Letters", "Upload"):
        expect(banner).to_be_visible()
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Close the sample school").click()
    expect(page.get_by_text("Two exports are enough")).to_be_visible()
    expect(banner).to_have_count(0)


def test_on_a_small_screen_every_page_is_in_the_bar_or_in_a_menu_with_a_name(chromium, address):
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    page = context.new_page()
    page.goto(address)
    for menu, name, path in (
        ("Pupils", "Families", "families"),
        ("Look further", "What if", "what_if"),
        ("School", "What we keep", "keeping"),
    ):
        page.locator("header").get_by_text(menu, exact=True).click()
        page.get_by_role("menuitem", name=name).click()
        expect(page).to_have_url(re.compile(f"/{path}$"))
    expect(page.locator("header").get_by_text(re.compile(r"^\d+ more$"))).to_have_count(0)
    context.close()


def test_a_cell_of_the_movement_table_opens_its_pupils(page, address):
    page.goto(address)
    page.get_by_role("button", name="Open the sample school").click()
    page.get_by_role("button", name="Go to the meeting").click()
    expect(page.get_by_role("heading", name="Proposed letters")).to_be_visible()
    matrix = page.get_by_test_id("stDataFrame").first
    matrix.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)  # figures above are drawn after the text, and move the table
    matrix.scroll_into_view_if_needed()
    box = matrix.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.35, box["y"] + box["height"] * 0.75)
    expect(page.get_by_text(re.compile(r"last term, .* now: \d+ pupils?"))).to_be_visible()


def test_a_page_opened_by_its_address_has_its_menu_and_search_and_leads_on_to_what_the_address_asks(page, address):
    page.goto(f"{address}/review?year=Year+4&letter=concern_red")  # before anybody opened the program otherwise
    expect(page.get_by_text("No attendance is loaded yet")).to_be_visible()
    expect(page.get_by_role("link", name="Meeting", exact=True)).to_be_visible()
    page.get_by_role("link", name="Load attendance, or open the sample school").click()
    page.get_by_role("button", name="Open the sample school").click()
    page.get_by_role("link", name="Go on to Review").click()
    expect(page.get_by_text("Only Year 4")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/review\?letter=concern_red&year=Year\+4$"))
    search = page.get_by_placeholder("Find a pupil: name or UPN")
    search.focus()
    page.keyboard.type("umar ahm")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Umar Ahmed, 3RB:").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/pupil$"))
    expect(page).to_have_title("Attendance on One Page")
