"""Reading a Word file from outside: the parts that its letters need, and nothing else.

A .docx is a ZIP of XML parts that name one another by relationships. Only what can be reached from the text is kept, so
that the template's author, comments' authors, thumbnails and custom data never travel with a letter.
"""

from dataclasses import dataclass

from analysis.letters.template_error import TemplateError
from analysis.letters.word_archive import CONTENT_TYPES, read_archive
from analysis.letters.word_files import METADATA_PARTS, METADATA_TYPES, package_relationships
from analysis.letters.word_relationships import read_relationships, relationships_name
from analysis.letters.word_xml import parse_xml, xml_bytes

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PACKAGE = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a Word file, name to bytes in the order they are written, and which of them is the text."""

    parts: dict[str, bytes]
    document: str


def read_package(data: bytes) -> WordPackage:
    """Read a .docx, keep what its text reaches, and give it neutral metadata. Raises TemplateError when not safe."""
    parts = read_archive(data)
    document = _document_name(parts)
    reached = _reachable(parts, document)
    types = _content_types(parts, reached | METADATA_PARTS, document)
    package = {CONTENT_TYPES: types, _PACKAGE: package_relationships(document), **METADATA_PARTS}
    return WordPackage(package | reached, document)


def _document_name(parts: dict[str, bytes]) -> str:
    found, _ = read_relationships(_part(parts, _PACKAGE), "")
    for relationship in found:
        if relationship.kind.endswith("/officedocument"):
            return relationship.target
    raise TemplateError("This is not a Word document (.docx): it holds no text.")


def _part(parts: dict[str, bytes], name: str) -> bytes:
    if name not in parts:
        raise TemplateError(f"This is not a Word document (.docx), or it is damaged: its part {name} is missing.")
    return parts[name]


def _reachable(parts: dict[str, bytes], document: str) -> dict[str, bytes]:
    """Walk the relationships from the text. Every part met is checked; the text itself comes last."""
    kept: dict[str, bytes] = {}
    waiting = [document]
    while waiting:
        name = waiting.pop()
        if name in kept:
            continue
        kept[name] = _part(parts, name)
        if name.lower().endswith(".xml"):
            parse_xml(kept[name], name)
        links = relationships_name(name)
        if links in parts:
            found, kept[links] = read_relationships(parts[links], name)
            waiting += [relationship.target for relationship in found if relationship.target]
    return dict(sorted(kept.items(), key=lambda item: (item[0] == document, item[0])))


def _content_types(parts: dict[str, bytes], kept: dict[str, bytes], document: str) -> bytes:
    root = parse_xml(_part(parts, CONTENT_TYPES), CONTENT_TYPES)
    for element in list(root):
        name = element.get("PartName", "").lstrip("/")
        if name == document and element.get("ContentType") != _DOCUMENT_TYPE:
            raise TemplateError("This is not an ordinary Word document; save it as a Word document (.docx).")
        if element.tag == f"{_TYPES}Override" and (name not in kept or name in METADATA_TYPES):
            root.remove(element)
    for name, kind in METADATA_TYPES.items():
        element = root.makeelement(f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": kind})
        root.append(element)
    return xml_bytes(root)
