"""400 letters, as one document and as 400 files, against a loop of docxtpl renders joined with docxcompose."""

import io
from datetime import date, timedelta

from docx import Document
from docxcompose.composer import Composer
from docxtpl import DocxTemplate
from jinja2 import Environment

from analysis.letters.context import LetterContext, letter_context
from analysis.letters.details import AbsenceLine, LetterDetails
from analysis.letters.templates import read_template
from analysis.post.pack import TEMPLATES
from analysis.rules.school import School
from benchmarks.timing import compare, table

LETTERS = 400
TEMPLATE = TEMPLATES / "concern_red.docx"
DAY = date(2026, 7, 21)
SCHOOL = School("Benchmark Primary School", address="1 Test Lane, Testford, ZZ99 1AA", head="Mrs A. Head")


def contexts() -> list[LetterContext]:
    """Fill the fields of 400 different letters."""
    return [
        letter_context(
            LetterDetails(
                letter="concern_red",
                attended=100 + number % 15,
                possible=132,
                as_at=DAY,
                forename=f"Ada{number}",
                surname="O'Connor-Núñez & Sons",
                class_name="3RB",
                addressee_lines=(f"Ms Lovelace {number}",),
                address_lines=(f"{number} Mill Lane", "Testford", "ZZ99 1AB"),
                salutation=f"Ms Lovelace {number}",
                term_name="Summer 2026",
                term_start=date(2026, 4, 13),
                term_end=DAY,
                absences=(AbsenceLine("illness", 132 - 100 - number % 15),),
                absent_dates=tuple((date(2026, 5, 5) + timedelta(days=day), "all day") for day in range(10)),
            ),
            SCHOOL,
            DAY,
        )
        for number in range(LETTERS)
    ]


def by_docxtpl(context: LetterContext) -> bytes:
    """Render one letter as docxtpl's manual shows."""
    template = DocxTemplate(TEMPLATE)
    template.render(context, Environment(autoescape=True))
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def joined_by_docxcompose(letters: list[LetterContext]) -> bytes:
    """Render and join as docxcompose's manual shows, a page break between two letters."""
    first, *others = [Document(io.BytesIO(by_docxtpl(context))) for context in letters]
    pack = Composer(first)
    for letter in others:
        first.add_page_break()
        pack.append(letter)
    out = io.BytesIO()
    pack.save(out)
    return out.getvalue()


def main() -> None:
    """Measure and print both tables; reading and compiling the template counts for both sides."""
    letters = contexts()
    joined = {
        "render_pack": lambda: read_template(TEMPLATE.read_bytes()).render_pack(letters),
        "docxtpl and docxcompose": lambda: joined_by_docxcompose(letters),
    }
    print(table(f"{LETTERS} letters as one document", compare(joined, rounds=1), "render_pack"), end="\n\n")
    single = {
        "render": lambda: list(map(read_template(TEMPLATE.read_bytes()).render, letters)),
        "docxtpl": lambda: list(map(by_docxtpl, letters)),
    }
    print(table(f"{LETTERS} letters as files", compare(single, rounds=3), "render"), end="\n\n")
