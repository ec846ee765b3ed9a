"""From a Word file to the Jinja source of its text, ready to be compiled once.

docxtpl does the Word part: it joins fields that Word has cut into runs, and lifts {%p …%} and {%tr …%} out of their
paragraphs and rows.
"""

import io
import re
from dataclasses import dataclass

from docxtpl import DocxTemplate
from lxml import etree

from analysis.letters.template_content import check_content, check_no_fields, check_own_lines
from analysis.letters.template_error import TemplateError
from analysis.letters.word_package import WordPackage
from analysis.letters.word_xml import Element, W, parse_xml, text_of

MOST_TEXT = 1_000_000
"""Bytes of XML. A full page is under 60,000."""
MOST_WORK = 100_000_000
"""Braces times letters of XML, under 10 million in a full page: docxtpl's patterns look from each brace to the end."""

SECTION_END = '<w:sectPr w:rsidR="0000E0D5"/>'
"""Marks where a letter's own section ends in a pack. No text of a letter can contain it: text has no "<"."""

_NOISE = (
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "lastRenderedPageBreak",
    "printerSettings",
    "permStart",
    "permEnd",
)
"""What Word leaves behind; bookmarks would stand in a pack many times."""
_AFTER_PAGE_NUMBERS = (
    "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """The text of a template: what stands before a letter, the letter's Jinja source, and its page settings."""

    head: str
    letter: str
    section: str
    tail: str


def template_source(package: WordPackage) -> TemplateSource:
    """Turn the text of a Word file into Jinja source. Raises TemplateError for what cannot stand in a letter."""
    for name, data in package.parts.items():
        if name.endswith(".xml") and name != package.document:
            root = parse_xml(data, name)
            check_content(root, name)
            check_no_fields(root, name)
    if len(package.parts[package.document]) > MOST_TEXT:
        raise TemplateError("The template's text is too long for a letter.")
    root = parse_xml(package.parts[package.document], package.document)
    check_content(root, package.document)
    body = root.find(f"{W}body")
    if body is None:
        raise TemplateError("The Word file has no text.")
    check_own_lines(body)
    _strip_noise(root)
    _prepare_sections(body)
    xml = etree.tostring(root, encoding="unicode")
    if xml.count("{") * len(xml) > MOST_WORK:
        raise TemplateError("The template holds too many fields for a letter.")
    return _split(xml)


def _strip_noise(root: Element) -> None:
    etree.strip_elements(root, *(f"{W}{tag}" for tag in _NOISE), with_tail=False)
    for element in root.iter("*"):
        for attribute in list(element.attrib):
            # Revision and paragraph marks must differ within one file, and in a pack they would not.
            if "}rsid" in attribute or attribute.endswith(("}paraId", "}textId")):
                del element.attrib[attribute]


def _prepare_sections(body: Element) -> None:
    """Make the letter a section that starts on a new page, counts its own pages, and can be followed by another."""
    if len(body) == 0 or body[-1].tag != f"{W}sectPr":
        etree.SubElement(body, f"{W}sectPr")
    first = next(body.iter(f"{W}sectPr"))
    for kind in first.findall(f"{W}type"):
        first.remove(kind)
    for numbers in first.findall(f"{W}pgNumType"):
        first.remove(numbers)
    place = next((child for child in first if child.tag.removeprefix(W) in _AFTER_PAGE_NUMBERS), None)
    numbers = etree.Element(f"{W}pgNumType", {f"{W}start": "1"})
    first.insert(len(first) if place is None else first.index(place), numbers)
    _mark_section_end(body)


def _mark_section_end(body: Element) -> None:
    """Mark the last paragraph as the one that will carry the section's end; add a paragraph when it cannot."""
    last = body[-2] if len(body) > 1 else None
    if last is None or last.tag != f"{W}p" or "{%" in text_of(last) or last.find(f"{W}pPr/{W}sectPr") is not None:
        last = etree.Element(f"{W}p")
        body.insert(len(body) - 1, last)
    settings = last.find(f"{W}pPr")
    if settings is None:
        settings = etree.Element(f"{W}pPr")
        last.insert(0, settings)
    etree.SubElement(settings, f"{W}sectPr", {f"{W}rsidR": "0000E0D5"})


def _split(xml: str) -> TemplateSource:
    head, _, rest = xml.partition("<w:body>")
    body, end, tail = rest.rpartition("</w:body>")
    start = body.rfind("<w:sectPr")
    if start < 0 or SECTION_END not in body:
        raise TemplateError("The Word file is written in an unusual way; open it in Word and save it again.")
    patched = DocxTemplate(io.BytesIO()).patch_xml(body[:start])
    # One paragraph a line, so that an error can name the words around it.
    letter = re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)
    return TemplateSource(f"{head}<w:body>", letter, body[start:], end + tail)
