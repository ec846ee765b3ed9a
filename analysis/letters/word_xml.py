"""XML of a Word file: parsing it safely, and its names."""

from typing import Any

from lxml import etree

from analysis.letters.template_error import TemplateError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Element = Any
"""An lxml element; lxml has no type hints of its own."""


def parse_xml(data: bytes, name: str) -> Element:
    """Parse a part from outside without entities, DTDs or network. Raises TemplateError naming the part."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"The Word file is damaged: its part {name} cannot be read.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError(f"The Word file is not safe to use: its part {name} declares a document type.")
    return root


def xml_bytes(root: Element) -> bytes:
    """Write a part as Word does."""
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def text_of(element: Element) -> str:
    """Join all text that stands below an element, whatever runs Word split it into."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs_of(root: Element) -> list[str]:
    """Give the text of each paragraph below an element, line ends and tabs as spaces; blank ones are left out."""
    texts = ("".join(map(_printed, paragraph.iter(*_PRINTED))) for paragraph in root.iter(f"{W}p"))
    return [text for text in (" ".join(text.split()) for text in texts) if text]


_PRINTED = (f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")


def _printed(element: Element) -> str:
    return element.text or "" if element.tag == f"{W}t" else " "
