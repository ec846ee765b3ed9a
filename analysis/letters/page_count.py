"""How many pages a letter fills, told by LibreOffice where the computer has it.

LibreOffice works in a folder of its own, with a profile of its own, and is ended with all that it started when its time
is over.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from analysis.letters.details import letter_of
from analysis.letters.findings import Finding, Weight
from analysis.letters.sample_letters import sample_context, worst_details
from analysis.letters.templates import LetterTemplate
from analysis.rules.school import School
from analysis.rules.wording import plural

PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
SECONDS = 60
"""A letter takes two seconds, the first after starting the computer ten."""


def office_program(find: Callable[[str], str | None] = shutil.which) -> str | None:
    """Find LibreOffice; None where the computer has none."""
    return next((path for path in map(find, PROGRAMS) if path), None)


def check_pages(
    template: LetterTemplate, letter: str, school: School, program: str | None, seconds: float = SECONDS
) -> Finding:
    """Say whether the fullest letter of a school stays on one page, or that nobody checked. Raises TemplateError."""
    if program is None:
        return Finding(Weight.NOTE, "Not checked whether the letter stays on one page: LibreOffice is not installed.")
    pages = pages_of(template.render(sample_context(worst_details(letter_of(letter)), school)), program, seconds)
    if pages is None:
        return Finding(Weight.NOTE, "Not checked whether the letter stays on one page: LibreOffice did not answer.")
    if pages > 1:
        return Finding(
            Weight.WARNING,
            f"With long names and many absences the letter fills {plural(pages, 'page')}: shorten it to stay on one.",
        )
    return Finding(Weight.NOTE, "On one page, even with long names and many absences.")


def pages_of(letter: bytes, program: str, seconds: float = SECONDS) -> int | None:
    """Count the pages of a Word file; None where LibreOffice fails or its time is over."""
    with tempfile.TemporaryDirectory(prefix="pages-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "letter.docx"
        file.write_bytes(letter)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, str(file)]
        pdf = file.with_suffix(".pdf")
        return _pages(pdf.read_bytes()) if _run(command, seconds) and pdf.is_file() else None


def _run(command: list[str], seconds: float) -> bool:
    nothing = subprocess.DEVNULL
    try:
        # A group of its own, because the program starts others that would outlive it.
        process = subprocess.Popen(  # noqa: S603 - a program by its full path
            command, start_new_session=True, stdin=nothing, stdout=nothing, stderr=nothing
        )
    except OSError:
        return False
    with process:
        try:
            return process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.poll()
    except AttributeError:  # pragma: no cover - Windows has no groups
        process.kill()


def _pages(pdf: bytes) -> int | None:
    """Read the number of pages, which the root of a PDF's tree of pages tells: the largest of its counts."""
    counts = [int(found) for found in re.findall(rb"/Type\s*/Pages\b[^>]{0,2000}?/Count\s+(\d+)", pdf)]
    return max(counts, default=None)
