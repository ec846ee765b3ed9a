"""Every page with nothing loaded: it stands, says where it is, and offers something to do."""

import pytest

from tests.pages.pages import ROOT, on, opened, words

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
WITHOUT_ATTENDANCE = {"upload", "settings", "templates", "keeping"}
"""Pages that do their work with nothing loaded."""


@pytest.fixture(scope="module")
def app():
    return opened()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_nothing_loaded_says_what_to_do_and_how(app, page):
    found = on(app, page)
    assert not found.exception
    assert not found.error
    if page in WITHOUT_ATTENDANCE:
        assert found.title
    else:
        assert "No attendance is loaded yet" in words(found)
        assert [one.proto.label for one in found.get("page_link")] == ["Load attendance, or open the sample school"]
    assert [*found.button, *found.get("page_link"), *found.get("file_uploader")]
