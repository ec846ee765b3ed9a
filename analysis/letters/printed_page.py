"""The pages of a PDF as pictures, to be looked at before anything is printed."""

import threading
from io import BytesIO

import pypdfium2

WIDTH = 1000
"""Pixels across a page: sharp on a laptop's screen, 150 KB."""
MOST_PAGES = 4
"""A letter is one page; of one that went wrong the first few tell enough."""

_ONE_AT_A_TIME = threading.Lock()
"""PDFium serves one thread at a time, and each visit is a thread."""


def page_count(pdf: bytes) -> int | None:
    """Count the pages; None for what is no PDF."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return None
        with document:
            return len(document)


def page_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """Draw the first pages of a PDF, each as a PNG. Raises ValueError for what is no PDF."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("LibreOffice made no PDF.") from error
        with document:
            return tuple(_picture(document[number]) for number in range(min(len(document), MOST_PAGES)))


def _picture(page: pypdfium2.PdfPage) -> bytes:
    out = BytesIO()
    page.render(scale=WIDTH / page.get_width()).to_pil().save(out, "PNG")
    return out.getvalue()
