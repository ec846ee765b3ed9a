"""Reading letters back in tests, with python-docx, as Word would read them."""

import io
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def opened(letter: bytes) -> DocumentObject:
    """Open a letter."""
    return Document(io.BytesIO(letter))


def lines_of(letter: bytes) -> list[str]:
    """Give a letter's text paragraph by paragraph, a table row as one line, blank lines left out."""
    lines: list[str] = []
    for element in opened(letter).element.body.iter(qn("w:tr"), qn("w:p")):
        row = element if element.tag == qn("w:tr") else next(element.iterancestors(qn("w:tr")), None)
        if row is element and _is_one_line(row):
            lines.append(" | ".join(_text(paragraph) for paragraph in row.iter(qn("w:p"))))
        elif row is not element and not (row is not None and _is_one_line(row)):
            lines.append(_text(element))
    return [line for line in lines if line.strip(" |")]


def _is_one_line(row: Any) -> bool:
    return all(len(cell.findall(qn("w:p"))) == 1 for cell in row.findall(qn("w:tc")))


def _text(paragraph: Any) -> str:
    return Paragraph(paragraph, None).text


def text_of(letter: bytes) -> str:
    """Give a letter's text as one string, a line a paragraph."""
    return "\n".join(lines_of(letter))


def plain(text: str) -> str:
    """Write no-break spaces as spaces, so that a golden text can be read and typed."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
