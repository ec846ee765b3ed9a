"""A school in any layout: the card of its file says in words how it was read."""

import pytest

from analysis.ingest.reading import read_export
from analysis.meeting.box import ReadFile
from tests.ingest.files import EXPORTS
from tests.ingest.invented_school import LAYOUTS, percentages, school
from tests.ingest.test_every_layout import XML_FILES
from tests.ingest.written_files import text
from tests.pages.pages import dropped, on, opened, words
from ui.files import LAYOUT_WORDS, summary_of

PUPILS = school()
AS_TEXT = {name: text(layout(PUPILS)) for name, layout in LAYOUTS.items()} | {"L8": text(percentages(PUPILS))}
AS_XML = {name: f"<?xml version='1.0'?>{made(PUPILS)}".encode() for name, made in XML_FILES.items()}
FILES = AS_TEXT | AS_XML


@pytest.mark.parametrize("name", FILES)
def test_the_card_of_a_file_says_how_it_was_read(name):
    export = read_export(FILES[name], "export")
    words = summary_of(ReadFile("export", "0", export))
    assert LAYOUT_WORDS[export.layout] in words
    assert f"{len(export.pupils)} pupils" in words


ONE_OF_EACH = {read_export(data, "export").layout: name for name, data in FILES.items()}.values()


@pytest.mark.parametrize("name", list(ONE_OF_EACH))
def test_a_file_of_any_layout_is_taken_in_and_leads_to_a_page_not_an_error(name):
    app = dropped(opened(), "export", FILES[name])
    assert not app.error
    assert "export" in words(app)
    for page in ("meeting", "review", "letters"):
        assert not on(app, page).exception


def test_a_damaged_example_is_refused_in_one_sentence_and_nothing_is_loaded():
    app = dropped(opened(), "export.xlsx", (EXPORTS / "19_wide_date_session_columns.csv").read_bytes()[:20])
    assert [one.value for one in app.error]
    assert "every row used" not in words(app)
