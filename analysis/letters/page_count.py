"""How many pages a letter fills, told by LibreOffice where the computer has it."""

from analysis.letters.details import letter_of
from analysis.letters.findings import Finding, Weight
from analysis.letters.office import SECONDS, pdf_of
from analysis.letters.printed_page import page_count
from analysis.letters.sample_letters import sample_context, worst_details
from analysis.letters.templates import LetterTemplate
from analysis.rules.school import School
from analysis.rules.wording import plural


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
    pdf = pdf_of(letter, program, seconds)
    return None if pdf is None else page_count(pdf)
