"""400 letters, as one document and as 400 files, against a loop of docxtpl renders joined with docxcompose."""

import io
from collections.abc import Callable
from datetime import date, timedelta

from docx import Document
from docxcompose.composer import Composer
from docxtpl import DocxTemplate
from jinja2 import Environment

from analysis.decisions import PupilDecision
from analysis.letters.context import LetterContext, letter_context
from analysis.letters.details import AbsenceLine, LetterDetails
from analysis.letters.office import office_program
from analysis.letters.templates import read_template
from analysis.post.correspondence import PlannedLetter
from analysis.post.labels import STATIONERY, label_sheets
from analysis.post.letter_log import letter_log
from analysis.post.mail_merge import mail_merge_csv
from analysis.post.pack import FOLDER, by_version, pack_files, zipped
from analysis.post.pack_pdf import pdf_packs
from analysis.post.release import Release
from analysis.rules.addressees import Addressee
from analysis.rules.decision import Letter, Movement, Proposal, Rule
from analysis.rules.school import School
from benchmarks.timing import compare, table

LETTERS = 400
TEMPLATE = FOLDER / "concern_red.docx"
DAY = date(2026, 7, 21)
SCHOOL = School("Benchmark Primary School", address="1 Test Lane, Testford, ZZ99 1AA", head="Mrs A. Head")


def details() -> list[LetterDetails]:
    """Say what 400 different letters say."""
    return [
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
        )
        for number in range(LETTERS)
    ]


def planned(version: str) -> list[PlannedLetter]:
    """Release 400 letters, each of a pupil of its own."""
    return [_planned(number, one, version) for number, one in enumerate(details())]


def _planned(number: int, one: LetterDetails, version: str) -> PlannedLetter:
    pupil = {"upn": f"A{number:012}", "mis_id": str(number), "name": one.forename, "class_name": one.class_name}
    pupil |= {"surname": one.surname, "forename": one.forename, "year_group": "Year 3"}
    proposal = Proposal(Letter.CONCERN_RED, Rule.FIRST_RED)
    decision = PupilDecision(number, pupil, None, None, None, None, Movement.NONE, proposal, (), ())
    numbers = (None, None, one.attended, one.possible)
    release = Release(
        number, proposal.letter, proposal.letter, proposal.rule, (), "A. Head", DAY, *numbers, "", version
    )
    return PlannedLetter(release, decision, Addressee(one.salutation, one.salutation, one.address_lines), one)


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
    letters = [letter_context(one, SCHOOL, DAY) for one in details()]
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
    print(table(f"{LETTERS} released letters", compare(outputs(), rounds=3), "letters.zip"), end="\n\n")


def outputs() -> dict[str, Callable[[], object]]:
    """Name everything that the Letters page makes of released letters; PDF only where LibreOffice is."""
    template = read_template(TEMPLATE.read_bytes())
    released, templates = planned(template.version), by_version([template])
    program = office_program()
    made: dict[str, Callable[[], object]] = {
        "letters.zip": lambda: zipped(pack_files([], released, [], templates, SCHOOL)),
        "labels.docx": lambda: label_sheets(released, next(iter(STATIONERY.values()))),
        "mail-merge.csv": lambda: mail_merge_csv(released),
        "letter-log.xlsx": lambda: letter_log(released, SCHOOL, ""),
    }
    return made | ({"PDF by LibreOffice": lambda: pdf_packs(released, templates, SCHOOL, program)} if program else {})
