"""One page or more: told by LibreOffice, and never guessed."""

import os
from pathlib import Path

import pytest

from analysis.letters.findings import Weight
from analysis.letters.page_count import check_pages
from analysis.letters.templates import read_template
from tests.letters.letters_of import SCHOOL, template_of
from tests.letters.packages import template_with
from tests.letters.stand_in import pdf_with, stand_in

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line.")


def test_without_libreoffice_nobody_checks_and_it_says_so() -> None:
    finding = check_pages(template_of("concern_red"), "concern_red", SCHOOL, None)
    assert finding.weight is Weight.NOTE
    assert finding.sentence.startswith("Not checked")


@needs_scripts
@pytest.mark.parametrize(("count", "weight", "words"), [(1, "note", "On one page"), (2, "warning", "fills 2 pages")])
def test_a_letter_of_two_pages_is_warned_of(tmp_path: Path, count: int, weight: str, words: str) -> None:
    made = stand_in(tmp_path, f"out.write_bytes({pdf_with(count)!r})")
    finding = check_pages(template_of("concern_red"), "concern_red", SCHOOL, made)
    assert finding.weight == weight
    assert words in finding.sentence


@needs_scripts
@pytest.mark.parametrize("line", ["sys.exit(1)", "pass", "out.write_bytes(b'no pages')"])
def test_a_program_that_fails_has_not_checked(tmp_path: Path, line: str) -> None:
    finding = check_pages(template_of("concern_red"), "concern_red", SCHOOL, stand_in(tmp_path, line))
    assert finding.sentence.endswith("LibreOffice did not answer.")


@pytest.mark.office
def test_the_real_program_tells_one_page_from_three(needs_libreoffice: str) -> None:
    standard = check_pages(template_of("concern_red"), "concern_red", SCHOOL, needs_libreoffice)
    long = check_pages(read_template(template_with(*["Word"] * 150)), "concern_red", SCHOOL, needs_libreoffice)
    assert (standard.weight, long.weight) == (Weight.NOTE, Weight.WARNING)
    assert "fills 3 pages" in long.sentence or "fills 4 pages" in long.sentence
