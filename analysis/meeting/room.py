"""From the files in the box to one meeting: terms found, two chosen, everybody decided."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.joins import Joins, Pair, joins_in_force
from analysis.known import Records, records_from
from analysis.measures.term_sheet import TermSheet, people_in, renumbered
from analysis.meeting.box import ReadFile
from analysis.problem_log import (
    LoggedProblem,
    checks_not_run,
    comparison_problems,
    contradictions_in,
    file_problems,
    left_out_problems,
    register_problems,
    shared_upns,
)
from analysis.pupils import Identity, Roll
from analysis.settings import Settings
from analysis.termly import TermlyAnalysis, analyse_term
from analysis.terms.choice import RefusedError, check_pair
from analysis.terms.sorting import is_undated, named_term, sort_into_terms


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that the files in the box hold, earliest first, with the roll that numbers their pupils.

    `joins`: the numbers that people have said are one child.
    """

    sheets: tuple[TermSheet, ...]
    roll: Roll
    joins: Joins


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything a page needs: the analysis, what the school has recorded, its settings, and what was not used."""

    analysis: TermlyAnalysis
    records: Records
    settings: Settings
    problems: tuple[LoggedProblem, ...]
    joins: Joins


@dataclass(frozen=True, slots=True)
class FileNotes:
    """What is known of the files in the box beyond their bytes.

    `named`: term and school year of files that do not say, by file name. `people`: the children that the school's
    records have numbered, with what files said of each. `numbered`: the numbers of each file's rows, by file name.
    `corrections`: names of the files that count where they differ from files before them. `joined`: the pairs of
    numbers that people have said are one child.
    """

    named: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    people: Mapping[int, Sequence[Identity]] = field(default_factory=dict)
    numbered: Mapping[str, Sequence[int]] = field(default_factory=dict)
    corrections: Set[str] = frozenset()
    joined: Collection[Pair] = ()


def exports_in(files: Sequence[ReadFile], named: Mapping[str, tuple[str, str]]) -> list[Export]:
    """Take the attendance out of the box; `named` gives term and school year to files that do not say, by file name.

    A file whose term nobody has named yet is left out: see `undated_in`.
    """
    exports = [file.content for file in files if isinstance(file.content, Export)]
    called = [named_term(one, *named[one.file_name]) if one.file_name in named else one for one in exports]
    return [one for one in called if not is_undated(one)]


def undated_in(files: Sequence[ReadFile]) -> list[ReadFile]:
    """List the files of totals that do not say which term they are about."""
    return [file for file in files if isinstance(file.content, Export) and is_undated(file.content)]


def settings_in(files: Sequence[ReadFile]) -> Settings:
    """Take the school's settings out of the box, the last where several are there, else the defaults."""
    found = [file.content for file in files if isinstance(file.content, Settings)]
    return found[-1] if found else Settings()


def terms_in(files: Sequence[ReadFile], notes: FileNotes) -> Terms:
    """Sort the attendance in the box into terms. Raises RefusedError where the files are of several schools."""
    exports = exports_in(files, notes.named)
    schools = sorted({school for export in exports for school in export.schools})
    if len(schools) > 1:
        raise RefusedError(f"The files name several schools ({', '.join(schools)}): load one school at a time.")
    roll = Roll(notes.people)
    own_terms, corrections = settings_in(files).terms, notes.corrections
    sheets = sort_into_terms(exports, roll, own_terms, numbered=notes.numbered, corrections=corrections)
    joins = joins_in_force(notes.joined, [people_in(sheet) for sheet in sheets])
    together = tuple(renumbered(sheet, joins.number) for sheet in sheets)
    return Terms(together, Roll(joins.people(roll.people)) if joins.pairs else roll, joins)


def prepare_meeting(
    files: Sequence[ReadFile],
    terms: Terms,
    now: TermSheet,
    before: TermSheet | None,
    decision_date: date,
    letters_sent_before: bool | None,
) -> Meeting:
    """Decide for everybody in the two terms chosen. Raises RefusedError where they cannot be compared."""
    if before is not None:
        check_pair(now, before)
    settings = settings_in(files)
    records = records_from(
        # A newer list of contacts takes the place of an older one: a family that moved is not written to twice.
        [file.content for file in files if isinstance(file.content, Contacts)][-1:],
        [file.content for file in files if isinstance(file.content, Circumstances)],
        terms.roll,
        people_in(now, before),
        letters_sent_before,
        settings.school.top_year,
    )
    analysis = analyse_term(
        now, before, records, settings.policy, decision_date, loaded=terms.sheets, own_terms=settings.terms
    )
    problems = tuple(_problems(files, settings, analysis, records))
    return Meeting(analysis, records, settings, problems, terms.joins)


def _problems(
    files: Sequence[ReadFile], settings: Settings, analysis: TermlyAnalysis, records: Records
) -> list[LoggedProblem]:
    read = [(file.name, file.content.problems) for file in files if not isinstance(file.content, Settings)]
    exports = [file.content for file in files if isinstance(file.content, Export)]
    return [
        *comparison_problems(analysis, records),
        *file_problems(read),
        *left_out_problems(exports, settings.terms, None),
        *contradictions_in(analysis),
        *shared_upns(analysis),
        *register_problems(analysis.now),
        *checks_not_run(analysis.decisions),
    ]
