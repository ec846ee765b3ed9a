"""Letters and packs as files: every text comes through whole, the same input gives the same bytes."""

import io
import re
from collections import Counter

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analysis.letters.context import letter_context
from analysis.letters.details import KINDS
from analysis.letters.fields import FIELDS, FieldKind
from analysis.letters.templates import read_template
from analysis.letters.word_text import printable
from tests.letters.letters_of import DECIDED_ON, SCHOOL, details_of, letter_of, template_of
from tests.letters.packages import parts_of, saved, template_with
from tests.letters.reading import lines_of, opened, text_of

NAMES = [
    "O'Connor-Núñez",
    "Smith & Jones <x>",
    "=Evans",
    "Łukasiewicz",
    "Zoë 🌻",
    "עדה לאבלייס",
    "أدا",
    '"Quoted" {{ child }} {% if %}',
    "]]>&amp;",
]
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
"""Any characters at all: control characters and half surrogate pairs too."""


def section_breaks(letter: bytes) -> int:
    return len(opened(letter).sections)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_through_whole(name: str) -> None:
    letter = letter_of(details_of("concern_amber", forename=name, surname=name, salutation=f"Mrs {name}"))
    assert f"Dear Mrs {name}" in lines_of(letter)
    assert f"Attendance this term: {name} {name}, 3H" in lines_of(letter)


def test_control_characters_go_and_the_rest_stays() -> None:
    letter = letter_of(details_of("concern_amber", salutation="Mrs\x00 Love\x1b\ud800\ufffflace"))
    assert "Dear Mrs Lovelace" in lines_of(letter)


def test_lines_and_tabs_are_words_own() -> None:
    template = read_template(template_with("{{ child }}"))
    letter = template.render({"child": "one\r\ntwo\rthree\nfour\tfive"})
    assert opened(letter).paragraphs[0].text == "one\ntwo\nthree\nfour\tfive"
    text = parts_of(letter)["word/document.xml"]
    assert text.count(b"<w:br/>") == 3
    assert text.count(b"<w:tab/>") == 1


TEXT_FIELDS = [field.name for field in FIELDS if field.kind is FieldKind.TEXT]


@settings(max_examples=50)
@given(words=st.lists(ANY_TEXT, min_size=len(TEXT_FIELDS), max_size=len(TEXT_FIELDS)))
def test_any_text_in_any_field_comes_through_whole(words: list[str]) -> None:
    context = dict(zip(TEXT_FIELDS, words, strict=True))
    template = read_template(template_with(*(f"{{{{ {name} }}}}" for name in TEXT_FIELDS)))
    paragraphs = [paragraph.text for paragraph in opened(template.render(context)).paragraphs]
    assert paragraphs == [printable(word) for word in words]


@settings(max_examples=50)
@given(data=st.data(), letter=st.sampled_from(KINDS))
def test_any_text_gives_a_letter_that_opens(data: st.DataObject, letter: str) -> None:
    values = {
        FieldKind.TEXT: ANY_TEXT,
        FieldKind.YES_NO: st.booleans(),
        FieldKind.LIST: st.lists(ANY_TEXT, max_size=3),
        FieldKind.ROWS: st.lists(st.fixed_dictionaries({"words": ANY_TEXT, "half_days": ANY_TEXT}), max_size=3),
    }
    context = {field.name: data.draw(values[field.kind]) for field in FIELDS}
    letters = template_of(letter).render_pack([context, context])
    assert section_breaks(letters) == 2
    assert f"Dear {printable(context['salutation'])}" in [paragraph.text for paragraph in opened(letters).paragraphs]


@pytest.mark.parametrize("letter", KINDS)
@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_pack_has_as_many_letters_as_contexts(letter: str, count: int) -> None:
    contexts = [
        letter_context(details_of(letter, forename=f"Ada{number}"), SCHOOL, DECIDED_ON) for number in range(count)
    ]
    pack = template_of(letter).render_pack(iter(contexts))
    assert section_breaks(pack) == count
    assert [line for line in lines_of(pack) if line.startswith("Dear ")] == ["Dear Mrs Lovelace"] * count
    assert lines_of(pack) == [line for context in contexts for line in lines_of(template_of(letter).render(context))]


def test_each_letter_of_a_pack_starts_a_page_and_counts_its_own_pages() -> None:
    contexts = [letter_context(details_of("concern_amber"), SCHOOL, DECIDED_ON)] * 3
    sections = opened(template_of("concern_amber").render_pack(contexts)).sections
    assert [section.start_type for section in sections] == [WD_SECTION.NEW_PAGE] * 3
    assert [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in sections] == ["1"] * 3
    assert {section.page_width for section in sections} == {
        opened(letter_of(details_of("concern_amber"))).sections[0].page_width
    }


def test_an_empty_pack_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        template_of("concern_amber").render_pack([])


def test_progress_is_told_letter_by_letter() -> None:
    told: list[tuple[int, int]] = []
    contexts = [letter_context(details_of("concern_amber"), SCHOOL, DECIDED_ON)] * 3
    template_of("concern_amber").render_pack(contexts, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_of(details_of("concern_red")) == letter_of(details_of("concern_red"))


def test_every_part_of_a_letter_is_declared_and_well_formed() -> None:
    parts = parts_of(letter_of(details_of("concern_red")))
    assert next(iter(parts)) == "[Content_Types].xml"
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)


def picture() -> io.BytesIO:
    """Give the smallest PNG, one grey dot."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x80")) + chunk(b"IEND", b"")
    )


def test_a_schools_logo_is_in_every_letter_with_a_number_of_its_own() -> None:
    document = Document()
    document.add_picture(picture(), width=Mm(20))
    document.add_paragraph("Dear {{ salutation }}")
    pack = read_template(saved(document)).render_pack([{"salutation": name} for name in "abc"])
    text = parts_of(pack)["word/document.xml"].decode()
    numbers = Counter(re.findall(r'<wp:docPr id="(\d+)"', text))
    assert len(numbers) == 3
    assert set(numbers.values()) == {1}
    assert sum(name.startswith("word/media/") for name in parts_of(pack)) == 1


@pytest.mark.parametrize("last", ["table", "endif", "section", "nothing"])
def test_a_letter_may_end_in_anything(last: str) -> None:
    document = Document()
    if last != "nothing":
        document.add_paragraph("Dear {{ salutation }}")
    if last == "table":
        document.add_table(rows=1, cols=1).cell(0, 0).text = "the end"
    if last == "endif":
        for words in ("{%p if salutation %}", "the end", "{%p endif %}"):
            document.add_paragraph(words)
    if last == "section":
        document.add_section(WD_SECTION.CONTINUOUS)
    own = section_breaks(saved(document))
    pack = read_template(saved(document)).render_pack([{"salutation": "a"}, {"salutation": "b"}])
    assert section_breaks(pack) == 2 * own
    assert opened(pack).sections[own].start_type == WD_SECTION.NEW_PAGE
    assert text_of(pack).count("Dear ") == (0 if last == "nothing" else 2)


def test_a_file_without_page_settings_gets_some() -> None:
    document = Document()
    document.add_paragraph("Hello")
    body = document.element.body
    body.remove(body.sectPr)
    assert section_breaks(read_template(saved(document)).render_pack([{}, {}])) == 2


def test_page_numbers_of_the_template_start_again_in_each_letter() -> None:
    document = Document()
    document.add_paragraph("Hello")
    settings_of_page = document.sections[0]._sectPr
    for tag in ("w:pgNumType", "w:type"):
        settings_of_page.append(settings_of_page.makeelement(qn(tag), {qn("w:start"): "7"}))
    for element in settings_of_page.findall(qn("w:cols")) + settings_of_page.findall(qn("w:docGrid")):
        settings_of_page.remove(element)
    section = opened(read_template(saved(document)).render({})).sections[0]._sectPr
    assert [number.get(qn("w:start")) for number in section.findall(qn("w:pgNumType"))] == ["1"]
