"""A Word file without a template: its body is given, everything else is as plain as Word allows."""

from collections.abc import Mapping
from functools import cache

from analysis.letters.word_archive import CONTENT_TYPES
from analysis.letters.word_files import (
    METADATA_TYPES,
    PackedParts,
    metadata_parts,
    package_relationships,
    packed_parts,
    word_file,
)
from analysis.letters.word_pictures import pack_with_pictures

_DOCUMENT = "word/document.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_STYLES = (
    f'{_XML}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"'
    ' w:eastAsia="Arial" w:cs="Arial"/><w:noProof/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_SETTINGS = (
    f'{_XML}<w:settings {_WORD}><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_TYPES = {
    _DOCUMENT: f"{_KINDS}.document.main+xml",
    "word/styles.xml": f"{_KINDS}.styles+xml",
    "word/settings.xml": f"{_KINDS}.settings+xml",
    **METADATA_TYPES,
}
_OVERRIDES = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())

_PARTS: dict[str, bytes] = {
    CONTENT_TYPES: (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{_OVERRIDES}</Types>'
    ).encode(),
    "_rels/.rels": package_relationships(_DOCUMENT),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_LINKS}/settings" Target="settings.xml"/></Relationships>'
    ).encode(),
    "word/styles.xml": _STYLES.encode(),
    "word/settings.xml": _SETTINGS.encode(),
}


@cache
def _packed(title: str) -> PackedParts:
    return packed_parts({**_PARTS, **metadata_parts(title)}, _DOCUMENT)


def plain_document(body: str, title: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Write a .docx around the inside of its `w:body`; the same body, title and pictures give the same bytes.

    `pictures`: PNG files by the name under which the body shows them.
    """
    packed = pack_with_pictures(_packed(title), pictures) if pictures else _packed(title)
    return word_file(packed, f"{_XML}<w:document {_WORD}><w:body>{body}</w:body></w:document>".encode())
