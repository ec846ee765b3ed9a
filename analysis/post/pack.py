"""The pack: every file that goes with a set of released letters, by its name in the folder or ZIP.

Letters are written from releases only, so that none exists without a recorded decision.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from analysis.decisions import PupilDecision
from analysis.letters.context import LetterContext, letter_context
from analysis.letters.details import TEMPLATES
from analysis.letters.templates import LetterTemplate, join_letters, read_template
from analysis.post.correspondence import PlannedLetter
from analysis.post.csv_files import csv_bytes
from analysis.problem_lines import PROBLEM_COLUMNS, LoggedProblem
from analysis.rules.decision import Letter
from analysis.rules.facts import TermFacts
from analysis.rules.school import School

FOLDER = Path(__file__).parents[2] / "letter_templates"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

DECISION_COLUMNS = (
    *("upn", "mis_id", "surname", "forename", "year_group", "class_name"),
    *("attended_before", "possible_before", "category_before"),
    *("attended", "possible", "authorised", "unauthorised", "late", "missing", "category"),
    *("movement", "persistent_absentee", "severely_absent", "proposed_letter", "rule", "flags", "status"),
)
LETTER_COLUMNS = ("upn", "mis_id", "letter", "addressee", "file")
ENVELOPE_COLUMN = "envelope"
RELEASE_COLUMNS = (
    *("upn", "mis_id", "letter", "file", "released_by", "released_on", "proposed_letter", "rule", "flags"),
    *("attended_before", "possible_before", "attended", "possible", "policy_version", "template_version"),
)


Templates = Mapping[str, LetterTemplate]
"""Templates by the stationery of a letter: the version that a release names, and its pictures where it has any."""


def standard_file(template: str) -> bytes:
    """Read the Word file of a standard template."""
    return (FOLDER / f"{template}.docx").read_bytes()


def standard_templates() -> dict[str, LetterTemplate]:
    """Read and compile the Word templates by name, once for all letters: one for each letter, and the variants."""
    return {template: read_template(standard_file(template)) for template in TEMPLATES}


def by_version(templates: Iterable[LetterTemplate]) -> dict[str, LetterTemplate]:
    """Name templates by their versions."""
    return {template.version: template for template in templates}


def pack_files(
    decisions: Sequence[PupilDecision],
    planned: Sequence[PlannedLetter],
    problems: Sequence[LoggedProblem],
    templates: Templates,
    school: School,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    envelopes: Sequence[int] = (),
) -> Iterator[tuple[str, bytes]]:
    """Make each file of the pack in turn: (name, bytes). Calls `on_progress` with letters done and letters in all.

    `envelopes`: the number of each letter's envelope, where siblings share one.
    """
    names = letter_files(len(planned))
    yield "decisions.csv", decisions_csv(decisions)
    yield "problems.csv", csv_bytes(PROBLEM_COLUMNS, (problem.cells for problem in problems))
    yield "letters.csv", letters_csv(planned, names, envelopes)
    yield "release.csv", release_record(planned)
    for number, (one, name) in enumerate(zip(planned, names, strict=True), 1):
        yield f"letters/{name}", single_letter(one, templates, school)
        on_progress(number, len(planned))
    for name, members in packs_of(planned, templates).items():
        yield name, joined_pack(members, templates, school)


def letters_csv(planned: Sequence[PlannedLetter], names: Sequence[str], envelopes: Sequence[int] = ()) -> bytes:
    """Write one row for each written letter, with the number of its envelope where siblings share one."""
    rows = map(_letter_row, planned, names)
    if not envelopes:
        return csv_bytes(LETTER_COLUMNS, rows)
    numbered = ((*row, number) for row, number in zip(rows, envelopes, strict=True))
    return csv_bytes((*LETTER_COLUMNS, ENVELOPE_COLUMN), numbered)


def release_record(planned: Sequence[PlannedLetter]) -> bytes:
    """Write who released each letter, when, by which rule, on which numbers and versions."""
    return csv_bytes(RELEASE_COLUMNS, map(_release_row, planned, letter_files(len(planned))))


def packs_of(planned: Iterable[PlannedLetter], templates: Templates) -> dict[str, list[PlannedLetter]]:
    """Sort letters into joined packs, by file name: one for each type of letter.

    Two templates with styles or letterheads of their own cannot share a document, so letters of a type that were
    released with such another template get a second pack.
    """
    by_document: dict[tuple[Letter, object], list[PlannedLetter]] = {}
    for one in planned:
        parts = templates[one.stationery].shared_parts
        by_document.setdefault((one.release.letter, parts), []).append(one)
    packs: dict[str, list[PlannedLetter]] = {}
    for letter in Letter:
        several = [members for (kind, _), members in by_document.items() if kind is letter]
        for number, members in enumerate(several, 1):
            packs[f"pack-{letter}.docx" if number == 1 else f"pack-{letter}-{number}.docx"] = members
    return packs


def joined_pack(planned: Sequence[PlannedLetter], templates: Templates, school: School) -> bytes:
    """Join the letters of one pack into one Word document, each on its own page."""
    return join_letters([(templates[one.stationery], _context(one, school)) for one in planned])


def single_letter(one: PlannedLetter, templates: Templates, school: School) -> bytes:
    """Write one letter as a Word document."""
    return templates[one.stationery].render(_context(one, school))


def _context(one: PlannedLetter, school: School) -> LetterContext:
    return letter_context(one.details, school, one.release.released_on)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Put files into one ZIP; the same files give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            # Word files are compressed already.
            how = zipfile.ZIP_STORED if name.endswith(".docx") else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, compress_type=how)
    return out.getvalue()


def letter_files(count: int) -> list[str]:
    """Name letters 001.docx upwards: a file name says nothing about a child."""
    digits = max(3, len(str(count)))
    return [f"{number:0{digits}}.docx" for number in range(1, count + 1)]


def decisions_csv(decisions: Iterable[PupilDecision]) -> bytes:
    """Write one row for each pupil on roll in either term."""
    return csv_bytes(DECISION_COLUMNS, map(_decision_row, decisions))


def _decision_row(one: PupilDecision) -> tuple[object, ...]:
    pupil = [one.pupil[column] for column in DECISION_COLUMNS[:6]]
    before = [_figure(one.before, name) for name in ("attended", "possible")]
    now = [_figure(one.now, name) for name in DECISION_COLUMNS[9:15]]
    ends = (one.movement, one.persistent_absentee, one.severely_absent, one.proposal.letter, one.proposal.rule)
    flags = ";".join(raised.flag for raised in one.flags)
    return (*pupil, *before, one.category_before, *now, one.category, *ends, flags, one.status)


def _figure(term: TermFacts | None, name: str) -> int | None:
    if term is None or (name in ("attended", "possible") and not term.figures_known):
        return None
    figure: int | None = getattr(term, name)
    return figure


def _letter_row(one: PlannedLetter, file: str) -> tuple[object, ...]:
    return (one.decision.pupil["upn"], one.decision.pupil["mis_id"], one.release.letter, one.addressee.names, file)


def _release_row(one: PlannedLetter, file: str) -> tuple[object, ...]:
    record, pupil = one.release, one.decision.pupil
    who = (pupil["upn"], pupil["mis_id"], record.letter, file, record.released_by, record.released_on.isoformat())
    why = (record.proposed_letter, record.rule, ";".join(record.flags))
    figures = (record.attended_before, record.possible_before, record.attended, record.possible)
    return (*who, *why, *figures, record.policy_version, one.template_version)
