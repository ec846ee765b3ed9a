"""A letter edited in Word is kept as it is, or refused with one sentence; the program never opens it for anybody."""

import os

import pytest

from analysis.letters.sent_file import MOST_BYTES_SENT, check_sent_file
from analysis.letters.template_error import TemplateError
from tests.letters.packages import (
    packed,
    parts_of,
    template_with,
    with_body,
    with_parts,
    with_relationship,
    with_text_replaced,
)

LETTER = template_with("Dear Mrs Lovelace", "We had Ada's sessions wrong.")
CUSTOM = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x.example/customXml" Target="http://x.example/a" TargetMode="External"/>'
    b"</Relationships>"
)
DDE = "<w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p>"


def test_an_ordinary_letter_is_kept():
    check_sent_file(LETTER)


def test_tracked_changes_and_comments_are_what_went_and_are_kept():
    check_sent_file(with_body("<w:p><w:ins><w:r><w:t>here</w:t></w:r></w:ins></w:p>"))


def test_a_web_link_is_kept():
    check_sent_file(with_relationship(LETTER, "hyperlink", "https://school.example"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Dear Mrs Lovelace", "not a Word document"),
        (b"", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old .doc"),
        (LETTER[:-200], "damaged"),
        (with_parts(LETTER, **{"word/vbaProject.bin": b"x"}), "macros"),
        (with_parts(LETTER, **{"word/embeddings/x.bin": b"x"}), "embedded object"),
        (with_body("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object"),
        (with_body(DDE), "the Word field DDEAUTO"),
        (with_relationship(LETTER, "attachedTemplate", "http://x.example/a.dotm"), "something outside itself"),
        (with_relationship(LETTER, "image", "file:///c:/x.png"), "something outside itself"),
        (with_parts(LETTER, **{"customXml/_rels/item1.xml.rels": CUSTOM}), "something outside itself"),
        (with_parts(LETTER, **{"word/glossary/document.xml": b"<!DOCTYPE a><a/>"}), "document type"),
        (packed({"word/document.xml": b"<a/>"}), "missing"),
        (template_with("", " "), "no text"),
    ],
)
def test_what_is_no_letter_or_not_safe_is_refused(data, why):
    with pytest.raises(TemplateError, match=why):
        check_sent_file(data)


def test_a_letter_of_five_megabytes_is_kept_and_a_larger_one_refused():
    parts = parts_of(LETTER)
    largest = packed(parts | {"word/media/photo.png": os.urandom(MOST_BYTES_SENT - len(LETTER) - 5000)})
    assert len(largest) <= MOST_BYTES_SENT
    check_sent_file(largest)
    with pytest.raises(TemplateError, match="at most 5 MB"):
        check_sent_file(packed(parts | {"word/media/photo.png": os.urandom(MOST_BYTES_SENT)}))


def test_foreign_content_anywhere_in_the_file_is_found():
    header = with_text_replaced(template_with("{{ child }}"), "word/document.xml", "{{ child }}", "Ada")
    bad = b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:altChunk/></w:hdr>'
    with pytest.raises(TemplateError, match="embedded object"):
        check_sent_file(with_parts(header, **{"word/unused.xml": bad}))
