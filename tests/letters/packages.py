"""Word files made for tests: small templates, and good files with one thing changed."""

import io
import zipfile

from docx import Document

from tests.letters.letters_of import TEMPLATES


def template_with(*paragraphs: str) -> bytes:
    """Make a Word file with these paragraphs, each one run."""
    document = Document(str(TEMPLATES / "concern_amber.docx"))  # python-docx's own has half a megabyte of styles
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    """Save a python-docx document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Unpack a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack parts into a file, whatever they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_parts(data: bytes, **changes: bytes) -> bytes:
    """Give the file with parts added or replaced."""
    return packed(parts_of(data) | changes)


def with_text_replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """Give the file with one passage of one part replaced; the passage must be there."""
    text = parts_of(data)[part].decode()
    assert old in text
    return with_parts(data, **{part: text.replace(old, new).encode()})


def with_body(xml: str) -> bytes:
    """Give a Word file whose first paragraph is replaced by this XML."""
    marker = "<w:r><w:t>here</w:t></w:r>"
    return with_text_replaced(template_with("here"), "word/document.xml", f"<w:p>{marker}</w:p>", xml)


def with_relationship(data: bytes, kind: str, target: str, mode: str = "External", part: str = "document") -> bytes:
    """Give the file with one more relationship of a part."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{namespace}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return with_text_replaced(data, f"word/_rels/{part}.xml.rels", "</Relationships>", f"{link}</Relationships>")
