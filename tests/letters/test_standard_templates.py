"""The five files in letter_templates/: made by their script, ordinary in Word, one page each."""

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfReader

from analysis.letters.context import letter_context
from analysis.letters.details import ILLNESS_VARIANTS
from analysis.letters.details import TEMPLATES as NAMES
from analysis.letters.details import letter_of as letter_named
from analysis.letters.sample_letters import example_details
from analysis.letters.templates import join_letters, read_template
from tests.letters.letters_of import (
    DECIDED_ON,
    SCHOOL,
    TEMPLATES,
    details_of,
    letter_of,
    template_of,
    worst_details_of,
)
from tests.letters.packages import parts_of, saved
from tests.letters.reading import lines_of, opened, plain, text_of

CASES = {
    "ordinary": details_of,
    "worst": worst_details_of,
    "worst-in-a-table": lambda letter: worst_details_of(
        letter,
        attended=138,
        absences=worst_details_of(letter).absences[:4] + worst_details_of(letter).absences[5:6][:1],
    ),
}


def script():
    """Load the script that makes the templates."""
    spec = importlib.util.spec_from_file_location("make_templates", TEMPLATES / "make_templates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_is_one_template_for_each_letter() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.docx")} == set(NAMES)


@pytest.mark.parametrize("letter", NAMES)
def test_the_files_are_what_their_script_makes(letter: str) -> None:
    make = script().make_template
    assert make(letter) == make(letter)
    assert parts_of(make(letter)) == parts_of((TEMPLATES / f"{letter}.docx").read_bytes())


@pytest.mark.parametrize("letter", NAMES)
def test_a_template_is_an_a4_page_in_arial_and_british_english(letter: str) -> None:
    document = opened((TEMPLATES / f"{letter}.docx").read_bytes())
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin)
    assert [round(size.mm, 1) for size in sizes] == [210, 297, 20]
    assert (document.styles["Normal"].font.name, document.styles["Letter text"].font.size) == ("Arial", Pt(11))
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


@pytest.mark.parametrize("letter", NAMES)
def test_the_address_stands_in_the_window_of_an_envelope(letter: str) -> None:
    document = opened((TEMPLATES / f"{letter}.docx").read_bytes())
    _, with_logo, _, without, _, window = document.tables[0].rows
    for head in (with_logo, without):
        assert abs(head.height + document.sections[0].top_margin - Mm(50)) < Mm(0.1)
    assert "{{ line }}" in [paragraph.text for paragraph in window.cells[0].paragraphs]


def pages_of(files: dict[str, bytes], folder: Path, soffice: str) -> dict[str, int]:
    """Turn Word files into PDF with LibreOffice, all at once, and count their pages."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: _pages(folder / f"{name}.pdf") for name in files}


def _pages(pdf: Path) -> int:
    with PdfReader(pdf) as reader:
        return len(reader.pages)


@pytest.mark.office
def test_every_letter_is_one_page_and_a_pack_one_page_a_letter(tmp_path: Path, needs_libreoffice: str) -> None:
    files = {
        f"{name}-{case}": letter_of(details(letter_named(name)), template=name)
        for name in NAMES
        for case, details in CASES.items()
    }
    for letter in NAMES:
        kind = letter_named(letter)
        both = [letter_context(details(kind), SCHOOL, DECIDED_ON) for details in (details_of, worst_details_of)]
        files[f"{letter}-pack"] = template_of(letter).render_pack(both * 3)
    expected = {name: 6 if name.endswith("-pack") else 1 for name in files}
    assert pages_of(files, tmp_path, needs_libreoffice) == expected


@pytest.mark.parametrize(("letter", "variant"), ILLNESS_VARIANTS.items())
def test_a_letter_and_its_variant_fit_one_document_and_two_letterheads_do_not(letter: str, variant: str) -> None:
    context = letter_context(details_of(letter), SCHOOL, DECIDED_ON)
    pack = join_letters([(template_of(letter), context), (template_of(variant), context)])
    kept_away = [line for line in lines_of(pack) if line.startswith("We are sorry that illness")]
    assert len(kept_away) == 1
    assert len(opened(pack).sections) == 2
    with pytest.raises(ValueError, match="fit one document"):
        join_letters([(template_of(letter), context), *other(context)])


def other(context):
    """Give a letter of a template with styles of its own."""
    document = Document()
    document.add_paragraph("{{ child }}")
    return [(read_template(saved(document)), context)]


@pytest.mark.parametrize("variant", ILLNESS_VARIANTS.values())
def test_a_variant_blames_nobody_asks_for_nothing_and_offers_help(variant: str) -> None:
    text = plain(text_of(letter_of(example_details(variant), template=variant)))
    assert "Illness | 9" in text
    assert "you do not need to explain again" in text
    assert "57 of 66 sessions" in text
    assert "come in and talk" in text or "meet you" in text
    assert not re.search(r"\b(should|must|need to improve|concern\w*|odd days|miss(?:es|ing) no more)\b", text)
