"""Pictures as parts of a Word file: kept once beside the text, however many letters show them."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

from analysis.letters.word_archive import CONTENT_TYPES
from analysis.letters.word_files import PackedParts, packed_parts
from analysis.letters.word_relationships import relationships_name
from analysis.letters.word_xml import parse_xml, xml_bytes

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def link_to(name: str) -> str:
    """Name the link by which the text shows a picture."""
    return f"school-{name}"


def pack_with_pictures(packed: PackedParts, pictures: Mapping[str, bytes]) -> PackedParts:
    """Pack the parts anew with PNG pictures, by name, and their links from the text."""
    with zipfile.ZipFile(io.BytesIO(packed.archive)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links = relationships_name(packed.document)
    types, relationships = (parse_xml(parts[name], name) for name in (CONTENT_TYPES, links))
    for name, data in sorted(pictures.items()):
        target = f"media/{link_to(name)}.png"
        part = posixpath.join(posixpath.dirname(packed.document), target)
        relationships.append(
            relationships.makeelement(_RELATIONSHIP, {"Id": link_to(name), "Type": _KIND, "Target": target})
        )
        types.append(types.makeelement(_OVERRIDE, {"PartName": f"/{part}", "ContentType": "image/png"}))
        parts[part] = data
    return packed_parts({**parts, CONTENT_TYPES: xml_bytes(types), links: xml_bytes(relationships)}, packed.document)
