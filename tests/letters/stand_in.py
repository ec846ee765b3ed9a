"""A program that stands in for LibreOffice, and PDFs for it to make."""

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2


def stand_in(folder: Path, *lines: str) -> str:
    """Make a program that stands in for LibreOffice: `outs` are the PDFs that it is asked for, `out` the last."""
    file = folder / "soffice"
    named = "outs = [pathlib.Path(one).with_suffix('.pdf') for one in sys.argv if one.endswith('.docx')]"
    first = (f"#!{sys.executable}", "import pathlib, sys, time", named, "out = outs[-1] if outs else None")
    file.write_text("\n".join((*first, *lines)), encoding="utf-8")
    file.chmod(0o700)
    return str(file)


def pdf_with(pages: int) -> bytes:
    """Make a PDF of empty A4 pages."""
    out = BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(595, 842).close()
        document.save(out)
    return out.getvalue()
