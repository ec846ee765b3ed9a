"""Templates come from outside: what is refused, in which words, and what is left behind."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analysis.letters import template_source, word_archive
from analysis.letters.template_error import TemplateError
from analysis.letters.templates import read_template
from analysis.letters.word_xml import W
from tests.letters.packages import (
    packed,
    parts_of,
    saved,
    template_with,
    with_body,
    with_parts,
    with_relationship,
    with_text_replaced,
)
from tests.letters.reading import lines_of

GOOD = template_with("Dear {{ salutation }}")
DOCUMENT = "word/document.xml"
OFFICE = "openxmlformats-officedocument.wordprocessingml"
TYPES = "[Content_Types].xml"


def refusal(data: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        read_template(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def without(data: bytes, part: str) -> bytes:
    return packed({name: content for name, content in parts_of(data).items() if name != part})


def with_word_field(code: str) -> bytes:
    return with_body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:4]}</w:instrText></w:r><w:r><w:instrText>{code[4:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def with_entities() -> bytes:
    text = parts_of(GOOD)[DOCUMENT].decode()
    declared = text.replace("<w:document ", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document ', 1)
    return with_parts(GOOD, **{DOCUMENT: declared.replace("Dear", "&e;").encode()})


def with_a_lying_archive() -> bytes:
    # One byte of the compressed text is turned over, so that it cannot be unpacked to what it promises.
    data = bytearray(GOOD)
    start = data.rindex(b"word/document.xml", 0, data.index(b"PK\x01\x02"))
    data[start + 60] ^= 0xFF
    return bytes(data)


def with_twice_the_same_part() -> bytes:
    return with_parts(GOOD, **{"WORD/Document.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a Word document"),
        (b"%PDF-1.7", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old .doc"),
        (packed({"a.xml": b"<a/>"}), "is missing"),
        (packed({}), "is missing"),
        (with_a_lying_archive(), "damaged"),
        (GOOD[: len(GOOD) // 2], "not a Word document"),
        (with_parts(GOOD, **{DOCUMENT: b"<w:document"}), "cannot be read"),
        (with_entities(), "declares a document type"),
        (with_parts(GOOD, **{"word/vbaProject.bin": b"x"}), "macros"),
        (with_text_replaced(GOOD, TYPES, f"{OFFICE}.document.main", "ms-word.document.macroEnabled.main"), "macros"),
        (with_text_replaced(GOOD, TYPES, f"{OFFICE}.document.main", f"{OFFICE}.template.main"), "ordinary"),
        (with_parts(GOOD, **{"word/embeddings/oleObject1.bin": b"x"}), "embedded object"),
        (with_parts(GOOD, **{"word/activeX/activeX1.bin": b"x"}), "embedded object"),
        (with_parts(GOOD, **{"../evil.xml": b"<x/>"}), "path"),
        (with_parts(GOOD, **{"word/../../evil.xml": b"<x/>"}), "path"),
        (with_parts(GOOD, **{"/etc/evil.xml": b"<x/>"}), "path"),
        (with_parts(GOOD, **{"C:evil.xml": b"<x/>"}), "path"),
        (with_twice_the_same_part(), "twice"),
        (with_parts(GOOD, **{"word/media/image.png": bytes(word_archive.MOST_BYTES)}), "too large"),
        (packed({f"{number}.xml": b"" for number in range(word_archive.MOST_PARTS + 1)}), "too large"),
        (with_relationship(GOOD, "image", "https://evil.example/x.png"), "outside itself"),
        (with_relationship(GOOD, "attachedTemplate", "https://evil.example/x.dotm"), "outside itself"),
        (with_relationship(GOOD, "hyperlink", "file://server/share"), "outside itself"),
        (with_relationship(GOOD, "hyperlink", "mailto:{{ contact_email }}"), "holds a field"),
        (with_relationship(GOOD, "hyperlink", "mailto:%7B%7B contact_email"), "holds a field"),
        (with_relationship(GOOD, "image", "../../etc/passwd", "Internal"), "outside itself"),
        (with_relationship(GOOD, "image", "file:///etc/passwd", "Internal"), "outside itself"),
        (with_relationship(GOOD, "image", "media/missing.png", "Internal"), "is missing"),
        (with_text_replaced(GOOD, "_rels/.rels", "/officeDocument\"", "/other\""), "holds no text"),
        (without(GOOD, TYPES), "is missing"),
        (with_text_replaced(GOOD, DOCUMENT, "w:body>", "w:other>"), "has no text"),
        (with_parts(GOOD, **{DOCUMENT: f'<d:document xmlns:d="{W[1:-1]}"><d:body/></d:document>'.encode()}), "unusual"),
        (with_body("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"), "tracked changes"),
        (with_body("<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>"), "tracked changes"),
        (with_body('<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'), "comments"),
        (with_body("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object"),
        (with_body("<w:altChunk/>"), "embedded object"),
        (with_word_field("DDEAUTO c:\\\\windows"), "the Word field DDEAUTO"),
        (with_word_field("INCLUDEPICTURE http://evil.example"), "the Word field INCLUDEPICTURE"),
        (with_word_field("MERGEFIELD name"), "the Word field MERGEFIELD"),
        (with_body('<w:p><w:fldSimple w:instr="DATE"/></w:p>'), "the Word field DATE"),
        (with_body("<w:p><w:r><w:instrText>QUOTE 68</w:instrText></w:r></w:p>"), "the Word field QUOTE"),
        (with_body('<w:p><w:fldSimple w:instr=" "/></w:p>'), "the Word field ?"),
        (with_body("<w:p><w:r><w:t>" + "long " * (template_source.MOST_TEXT // 5) + "</w:t></w:r></w:p>"), "too long"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_trusted_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1  # says that the first part is encrypted
    assert "not a Word document" in refusal(bytes(data))


@pytest.mark.parametrize("place", ["header", "footer"])
def test_a_field_in_a_header_would_print_one_pupil_on_every_letter_and_is_refused(place: str) -> None:
    document = Document()
    getattr(document.sections[0], place).paragraphs[0].text = "About {{ child }}"
    assert refusal(saved(document)).startswith("“About {{ child }}” stands in a header")


def test_a_header_without_fields_stays() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Oak Lane"
    document.add_paragraph("Hello")
    letter = Document(io.BytesIO(read_template(saved(document)).render({})))
    assert letter.sections[0].header.paragraphs[0].text == "Oak Lane"


def test_a_page_number_and_a_web_link_are_welcome() -> None:
    assert read_template(with_word_field("PAGE  \\* MERGEFORMAT")).fields == frozenset()
    assert read_template(with_relationship(GOOD, "hyperlink", "https://school.example")).fields == {"salutation"}


def test_who_wrote_the_template_never_travels_with_a_letter() -> None:
    document = Document()
    document.core_properties.author = "Secret Author"
    document.add_paragraph("Hello")
    data = with_parts(saved(document), **{"word/people.xml": b"<people>Secret Author</people>"})
    data = with_relationship(data, "people", "people.xml", "Internal")
    parts = parts_of(read_template(data).render({}))
    assert not any(b"Secret" in content for content in parts.values())
    assert not any("people" in name or "customXml" in name or "thumbnail" in name for name in parts)


def test_a_part_that_nothing_names_is_left_behind() -> None:
    data = with_parts(GOOD, **{"word/stray.xml": b"<stray/>", "word/printerSettings/printerSettings1.bin": b"x"})
    assert not any(
        "stray" in name or "printer" in name for name in parts_of(read_template(data).render({"salutation": ""}))
    )


def test_a_part_named_from_the_root_of_the_file_is_found() -> None:
    data = with_text_replaced(GOOD, "word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="/word/styles.xml"')
    assert "word/styles.xml" in parts_of(read_template(data).render({"salutation": ""}))


def test_a_part_named_twice_is_kept_once() -> None:
    data = with_relationship(GOOD, "styles", "styles.xml", "Internal")
    assert lines_of(read_template(data).render({"salutation": "you"})) == ["Dear you"]


def test_folders_in_the_archive_do_no_harm() -> None:
    data = io.BytesIO(GOOD)
    with zipfile.ZipFile(data, "a") as archive:
        archive.mkdir("word/media")
    assert read_template(data.getvalue()).fields == {"salutation"}


def test_what_word_leaves_behind_is_cleared_away() -> None:
    document = Document()
    paragraph = document.add_paragraph("Hello")
    paragraph._p.set(qn("w:rsidR"), "00112233")
    for name in ("w:bookmarkStart", "w:proofErr"):
        paragraph._p.append(OxmlElement(name))
    text = parts_of(read_template(saved(document)).render({}))[DOCUMENT]
    assert not any(word in text for word in (b"rsidR", b"bookmarkStart", b"proofErr"))
