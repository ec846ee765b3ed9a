"""One page or more: told by LibreOffice, and never guessed."""

import os
import sys
import time
from pathlib import Path

import pytest

from analysis.letters.findings import Weight
from analysis.letters.page_count import check_pages, office_program, pages_of
from analysis.letters.templates import read_template
from tests.letters.letters_of import SCHOOL, template_of
from tests.letters.packages import template_with

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line.")


def program(folder: Path, *lines: str) -> str:
    """Make a program that stands in for LibreOffice: `out` is the PDF that it is asked for."""
    file = folder / "soffice"
    first = (f"#!{sys.executable}", "import pathlib, sys", "out = pathlib.Path(sys.argv[-1]).with_suffix('.pdf')")
    file.write_text("\n".join((*first, *lines)), encoding="utf-8")
    file.chmod(0o700)
    return str(file)


def test_libreoffice_is_found_by_its_names_or_not_at_all() -> None:
    assert office_program(lambda name: f"/bin/{name}" if name == "libreoffice" else None) == "/bin/libreoffice"
    assert office_program(lambda _: None) is None


def test_without_libreoffice_nobody_checks_and_it_says_so() -> None:
    finding = check_pages(template_of("concern_red"), "concern_red", SCHOOL, None)
    assert finding.weight is Weight.NOTE
    assert finding.sentence.startswith("Not checked")


@needs_scripts
@pytest.mark.parametrize(("count", "weight", "words"), [(1, "note", "On one page"), (2, "warning", "fills 2 pages")])
def test_the_pages_are_the_root_count_of_the_pdf(tmp_path: Path, count: int, weight: str, words: str) -> None:
    made = program(tmp_path, f"out.write_bytes(b'<</Type/Pages/Kids[1 0 R]/Count 1>> <</Type /Pages /Count {count}>>')")
    finding = check_pages(template_of("concern_red"), "concern_red", SCHOOL, made)
    assert finding.weight == weight
    assert words in finding.sentence


@needs_scripts
@pytest.mark.parametrize("line", ["sys.exit(1)", "pass", "out.write_bytes(b'no pages')"])
def test_a_program_that_fails_has_not_checked(tmp_path: Path, line: str) -> None:
    finding = check_pages(template_of("concern_red"), "concern_red", SCHOOL, program(tmp_path, line))
    assert finding.sentence.endswith("LibreOffice did not answer.")


@needs_scripts
def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(1.5); pathlib.Path({str(alive)!r}).touch()"
    lines = ("import subprocess, time", f"subprocess.Popen([sys.executable, '-c', {child!r}])", "time.sleep(60)")
    start = time.monotonic()
    assert pages_of(b"", program(tmp_path, *lines), seconds=0.5) is None
    assert time.monotonic() - start < 10
    time.sleep(2)
    assert not alive.exists()


def test_a_program_that_is_not_there_has_not_checked() -> None:
    assert pages_of(b"", "/nonesuch/soffice") is None


@pytest.mark.office
def test_the_real_program_tells_one_page_from_three(needs_libreoffice: str) -> None:
    standard = check_pages(template_of("concern_red"), "concern_red", SCHOOL, needs_libreoffice)
    long = check_pages(read_template(template_with(*["Word"] * 150)), "concern_red", SCHOOL, needs_libreoffice)
    assert (standard.weight, long.weight) == (Weight.NOTE, Weight.WARNING)
    assert "fills 3 pages" in long.sentence or "fills 4 pages" in long.sentence
