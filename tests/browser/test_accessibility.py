"""Every page of the sample school, light and dark, at three sizes: axe-core finds no serious fault, nothing is cut."""

import ast
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.axe]
ROOT = Path(__file__).parents[2]
LAYOUT_FAULTS = Path(__file__).with_name("layout_faults.js").read_text(encoding="utf-8")
TABLET, PROJECTOR, LAPTOP = (820, 1180), (1920, 1080), (1366, 768)
SIZES = (TABLET, PROJECTOR, LAPTOP)
SIZES_OF_A_TAB = (TABLET, LAPTOP)  # the widest has room enough for what has room in these
GO = "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }"
WENT_WRONG = "Something in this page went wrong"
WITHIN = 5  # seconds for the charts to be drawn anew

# Colours are all that differs in the dark: the rest of axe-core's rules would say the same again.
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SERIOUS = ("serious", "critical")

# What is Streamlit's to mend: the rule, and what its elements hold.
OF_STREAMLIT = {
    "aria-dialog-name": 'data-testid="stToast"',  # the passing message is named by a title that it does not have
}


def pages_of_app() -> list[str]:
    """Read app.py's navigation, so that a new page is looked at without a word here."""
    calls = [node for node in ast.walk(ast.parse((ROOT / "app.py").read_text("utf-8"))) if isinstance(node, ast.Call)]
    return [Path(call.args[0].value).stem for call in calls if getattr(call.func, "attr", "") == "Page"]


@pytest.fixture(scope="module")
def office(chromium, address_for_all, axe_core) -> Iterator[Page]:
    """Open the sample school once and release some letters, so that no page of it is empty."""
    context = chromium.new_context(viewport=dict(zip(("width", "height"), LAPTOP, strict=True)))
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(address_for_all)
    page.get_by_role("button", name="Open the sample school").click()
    expect(page.get_by_role("button", name="Go to the meeting")).to_be_visible()
    go_to(page, "review")
    page.get_by_label("Who is deciding?").fill("Mrs H. Ferncastle")
    page.keyboard.press("Enter")
    page.get_by_text("We know which checks could not run").click()
    page.get_by_role("button", name=re.compile(r"^Release the letters of \d+ pupils?$")).first.click()
    expect(page.get_by_text(re.compile(r"Letters of \d+ pupils? released."))).to_be_visible()
    page.evaluate(axe_core)
    yield page
    context.close()


def go_to(page: Page, name: str) -> None:
    """Go to a page as the browser's Back does: the visit goes on, and no menu needs to be opened."""
    path = "/" if name == "upload" else f"/{name}"
    if urlsplit(page.url).path != path:
        before = next(iter(page.locator("h1").all_inner_texts()), "no heading")
        page.evaluate(GO, path)
        heading = page.locator("h1").filter(has_not_text=re.compile(f"^{re.escape(before)}$"))
        expect(heading.or_(page.get_by_text(WENT_WRONG)).first).to_be_visible()
        assert page.get_by_text(WENT_WRONG).all_inner_texts() == []
    let_it_settle(page)


def let_it_settle(page: Page) -> None:
    page.wait_for_timeout(100)  # for the answer to a click to begin
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    expect(page.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0)


def choose_a_pupil(page: Page) -> None:
    page.get_by_label("Pupil (type to search)").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Every term")).to_be_visible()
    let_it_settle(page)


def serious_faults(page: Page, options: dict[str, object]) -> list[str]:
    """Name each serious fault with the element and what is wrong with it."""
    found = page.evaluate("options => axe.run(document, options)", options | {"resultTypes": ["violations"]})
    return [
        f"{fault['id']}: {node['html'][:150]} {node['failureSummary']}"
        for fault in found["violations"]
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
        if OF_STREAMLIT.get(fault["id"], "nothing of it") not in node["html"]
    ]


def layout_faults(page: Page, size: tuple[int, int]) -> list[str]:
    """Make the window this large, wait until it is drawn so, and say what is cut or overlaps."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.wait_for_timeout(60)
    until = time.monotonic() + WITHIN
    while (faults := page.evaluate(LAYOUT_FAULTS)) and time.monotonic() < until:
        page.wait_for_timeout(150)
    return faults


def keep_picture(page: Page, name: str) -> None:
    """Take a picture into $SCREENSHOTS, where somebody wants to look at the pages too."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def all_faults(page: Page, where: str, sizes: tuple[tuple[int, int], ...] = SIZES) -> list[str]:
    """Look at what stands on the screen in every size and in both themes."""
    faults = []
    for size in sizes:
        faults += [f"{where}, {size[0]} wide: {one}" for one in layout_faults(page, size)]
        keep_picture(page, f"{where} {size[0]}")
    faults += [f"{where}, light: {one}" for one in serious_faults(page, {})]
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    page.wait_for_timeout(200)  # colours fade into one another
    faults += [f"{where}, dark: {one}" for one in serious_faults(page, OF_COLOURS)]
    keep_picture(page, f"{where} dark")
    page.emulate_media(color_scheme="light")
    return faults


def faults_of_page(page: Page, name: str) -> list[str]:
    """Look at a page, and at what lies behind each of its tabs."""
    faults = all_faults(page, name)
    for tab in page.get_by_role("tab", selected=False).all_inner_texts():
        page.get_by_role("tab", name=tab, exact=True).click()
        let_it_settle(page)
        faults += all_faults(page, f"{name}, {tab}", SIZES_OF_A_TAB)
    return faults


@pytest.mark.parametrize("name", pages_of_app())
def test_a_page_can_be_read_by_everybody_at_every_size(office, name):
    go_to(office, name)
    if name == "pupil":
        choose_a_pupil(office)
    faults = faults_of_page(office, name)
    assert faults == [], "\n".join(faults)


def test_the_meeting_on_a_projector_can_be_read_from_the_back_wall(office):
    go_to(office, "meeting")
    office.get_by_role("button", name="Present on a projector").click()
    expect(office.get_by_role("button", name="Stop presenting")).to_be_visible()
    let_it_settle(office)
    faults = all_faults(office, "presented")
    office.get_by_role("button", name="Stop presenting").click()
    expect(office.get_by_role("button", name="Present on a projector")).to_be_visible()
    assert faults == [], "\n".join(faults)


def test_what_only_a_schools_own_records_show_can_be_read_too(office):
    """Stands last, because it closes the sample school."""
    go_to(office, "upload")
    office.get_by_role("button", name="Close the sample school").click()
    expect(office.get_by_text("Two exports are enough")).to_be_visible()
    faults = all_faults(office, "empty upload")
    for name in ("keeping", "templates"):
        go_to(office, name)
        faults += faults_of_page(office, name)
    assert faults == [], "\n".join(faults)
