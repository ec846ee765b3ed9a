"""Invented letters for the tests of this folder. One row a case; every pupil and address is made up."""

from dataclasses import replace
from pathlib import Path

from analysis.letters.context import letter_context
from analysis.letters.details import LetterDetails
from analysis.letters.sample_letters import SAMPLE_SCHOOL, WRITTEN_ON, ordinary_details, worst_details
from analysis.letters.templates import LetterTemplate, read_template
from analysis.rules.school import School

TEMPLATES = Path(__file__).parents[2] / "letter_templates"
DECIDED_ON = WRITTEN_ON

SCHOOL = SAMPLE_SCHOOL
SILENT_SCHOOL = School(name="Oak Lane Primary School")


def details_of(letter: str, **changes: object) -> LetterDetails:
    """Give Ada's letter with marks loaded: 9 half-days missed of 66, against 14 of 60 last term."""
    return replace(ordinary_details(letter), **changes)


def worst_details_of(letter: str, **changes: object) -> LetterDetails:
    """Give the letter that fills most of its page: long names, two households, eight kinds, too many dates."""
    return replace(worst_details(letter), **changes)


def template_of(letter: str) -> LetterTemplate:
    """Read a standard template."""
    return read_template((TEMPLATES / f"{letter}.docx").read_bytes())


def letter_of(details: LetterDetails, school: School = SCHOOL, template: str = "") -> bytes:
    """Print one letter from its standard template, or from another."""
    return template_of(template or details.letter).render(letter_context(details, school, DECIDED_ON))
