"""Text that is markup: which kind, and its tree, read without a network, a DTD or entities."""

import re
from enum import StrEnum

from lxml import etree

from analysis.ingest.problems import UnusableFileError

MAX_MARKUP_BYTES = 64 * 1024 * 1024
"""A tree needs about ten times the memory of its text, and lxml measures no cells beforehand: the text is capped."""
_TOO_BIG = "This file is too big to read safely; please export a shorter period or fewer pupils."
_UNSAFE = "This XML file declares its own entities, which could mean harm; please export it again as .xlsx or CSV."
_DAMAGED = "This XML file is damaged or was only partly downloaded; please export it again."
_XML = re.compile(r"\s*<(?:\?xml|!--|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype html|html|table|body|head)\b", re.IGNORECASE)
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Markup(StrEnum):
    """The kinds of markup that a file can be."""

    HTML = "html"
    SPREADSHEET = "spreadsheet"
    XML = "xml"


def markup_of(text: str) -> Markup | None:
    """Tell whether a text is markup and of which kind; None for rows and columns."""
    head = text[:2000].lstrip("\ufeff \r\n\t")
    if not _XML.match(head) and not _HTML.match(head):
        return None
    if _SPREADSHEET in head:
        return Markup.SPREADSHEET
    return Markup.HTML if _HTML.search(head) else Markup.XML


def read_html(text: str) -> etree._Element:
    """Read a web page. Raises UnusableFileError when it is too big."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    return _read(text, parser)


def read_xml(text: str) -> etree._Element:
    """Read XML. Raises UnusableFileError when it is damaged, too big, too deep or declares entities."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnusableFileError(_UNSAFE)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return _read(_DECLARATION.sub("", text, count=1), parser)


def _read(text: str, parser: "etree.XMLParser | etree.HTMLParser") -> etree._Element:
    # The text was decoded by its bytes, so what it declares of its encoding no longer matters.
    data = text.lstrip("\ufeff \r\n\t").encode("utf-8", "replace")
    if len(data) > MAX_MARKUP_BYTES:
        raise UnusableFileError(_TOO_BIG)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnusableFileError(_DAMAGED) from error
    if root is None:
        raise UnusableFileError(_DAMAGED)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, with the signs that XML cannot have in a name."""
    name = str(element.tag).rpartition("}")[2]
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)


def text_of(element: etree._Element) -> str:
    """All text inside an element, without outer spaces."""
    return "".join(element.itertext()).strip()
