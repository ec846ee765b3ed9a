"""The sample school's packs on paper: LibreOffice prints as many pages as letters.csv has letters, and names them."""

import csv
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from analysis.command_line import main
from analysis.sample_school import FOLDER, MEETING_DAY

pytestmark = pytest.mark.office
APOSTROPHE = "'"  # before a name that Excel would run


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """Pack summer against spring as an office would."""
    out = tmp_path_factory.mktemp("packed") / "out"
    beside = [("--contacts", "contacts.csv"), ("--circumstances", "circumstances.csv"), ("--settings", "school.toml")]
    exports = [("--now", "summer_2026_marks.csv"), ("--before", "spring_2026_marks.xlsx")]
    files = [part for option, name in exports + beside for part in (option, str(FOLDER / name))]
    said = ["--letters-sent-before", "yes", "--decision-date", MEETING_DAY.isoformat(), "--by", "Head"]
    assert main(["pack", *files, *said, "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def printed(packed, tmp_path_factory, needs_libreoffice):
    """Give the text of each page of each pack by its letter."""
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [needs_libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, *sorted(packed.glob("pack-*.docx"))], check=True, capture_output=True, timeout=120)
    return {path.stem.removeprefix("pack-"): pages_of(path) for path in folder.glob("*.pdf")}


def pages_of(pdf: Path) -> list[str]:
    with PdfReader(pdf) as reader:
        return [page.extract_text() for page in reader.pages]


def rows_of(packed, name):
    with (packed / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_pack_has_as_many_pages_as_the_table_has_letters_of_its_type(packed, printed):
    assert {letter: len(pages) for letter, pages in printed.items()} == Counter(
        row["letter"] for row in rows_of(packed, "letters.csv")
    )


def test_every_page_is_the_letter_of_its_row_in_the_tables_order(packed, printed):
    decisions = rows_of(packed, "decisions.csv")
    children = {row["upn"]: f"{row['forename']} {row['surname'].removeprefix(APOSTROPHE)}" for row in decisions}
    for letter, pages in printed.items():
        rows = [row for row in rows_of(packed, "letters.csv") if row["letter"] == letter]
        for row, page in zip(rows, pages, strict=True):
            text = " ".join(page.split())
            assert children[row["upn"]] in text
            assert row["addressee"] in text
            assert "Dear " in text
