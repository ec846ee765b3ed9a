"""From the files in the box to one meeting: terms found, two chosen, everybody decided."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.ingest.pupil_lists import PupilList
from analysis.joins import Joins, Pair, joins_in_force
from analysis.known import Records, records_from
from analysis.measures.term_sheet import TermSheet, people_in, renumbered
from analysis.meeting.box import ReadFile
from analysis.meeting.calendar import calendar_of, closed_days_with_marks, without_closed_days_of
from analysis.meeting.last_letters import with_letters_of_families
from analysis.problem_lines import LoggedProblem
from analysis.problem_log import everything_to_know
from analysis.pupils import Identity, Roll
from analysis.rules.school_days import SchoolCalendar
from analysis.rules.wording import plural
from analysis.settings import Settings
from analysis.termly import TermlyAnalysis, analyse_term
from analysis.terms.particulars import with_pupil_lists
from analysis.terms.refusals import RefusedError, check_terms
from analysis.terms.sorting import is_undated, named_term, sort_into_terms, without_marks_after


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that the files in the box hold, earliest first, with the roll that numbers their pupils.

    `strangers`: how many of the lists of pupils are on roll in no term. `joins`: the numbers that people have said are
    one child.
    """

    sheets: tuple[TermSheet, ...]
    roll: Roll
    strangers: int = 0
    joins: Joins = field(default_factory=Joins)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything a page needs: the analysis, what the school has recorded, settings, days, and what was not used."""

    analysis: TermlyAnalysis
    records: Records
    settings: Settings
    problems: tuple[LoggedProblem, ...]
    calendar: SchoolCalendar
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


def terms_in(files: Sequence[ReadFile], notes: FileNotes, until: date | None = None) -> Terms:
    """Sort the attendance in the box into terms, up to a day where one is given.

    Raises RefusedError where the files are of several schools.
    """
    exports = [one if until is None else without_marks_after(one, until) for one in exports_in(files, notes.named)]
    schools = sorted({school for export in exports for school in export.schools})
    if len(schools) > 1:
        raise RefusedError(f"The files name several schools ({', '.join(schools)}): load one school at a time.")
    roll = Roll(notes.people)
    settings = settings_in(files)
    exports = without_closed_days_of(settings, exports)
    sheets = sort_into_terms(exports, roll, settings.terms, numbered=notes.numbered, corrections=notes.corrections)
    joins = joins_in_force(notes.joined, [people_in(sheet) for sheet in sheets])
    if joins.pairs:
        sheets = tuple(renumbered(sheet, joins.number) for sheet in sheets)
        roll = Roll(joins.people(roll.people))
    return Terms(*with_pupil_lists(sheets, _lists_in(files), roll, [file.name for file in files]), joins)


def _lists_in(files: Sequence[ReadFile]) -> list[PupilList]:
    lists = []
    for content in (file.content for file in files):
        if isinstance(content, PupilList):
            lists.append(content)
        elif isinstance(content, Contacts) and content.pupils is not None:
            lists.append(PupilList(content.file_name, content.pupils, beside_contacts=True))
    return lists


def prepare_meeting(  # noqa: PLR0913 - what the records keep of children comes by keyword
    files: Sequence[ReadFile],
    terms: Terms,
    now: TermSheet,
    before: TermSheet | None,
    decision_date: date,
    letters_sent_before: bool | None,
    *,
    last_letters: Mapping[int, date] | None = None,
    in_care_to: Mapping[int, tuple[str, ...]] | None = None,
) -> Meeting:
    """Decide for everybody in the two terms chosen. Raises RefusedError where they cannot be compared.

    `last_letters`: the day of the last letter about each child that was released for another term. `in_care_to`: whom a
    person chose to write to about a child in care.
    """
    settings = settings_in(files)
    check_terms(now, before, settings.terms, terms.sheets)
    records = records_from(
        # A newer list of contacts takes the place of an older one: a family that moved is not written to twice.
        [file.content for file in files if isinstance(file.content, Contacts)][-1:],
        [file.content for file in files if isinstance(file.content, Circumstances)],
        terms.roll,
        people_in(now, before),
        letters_sent_before,
        settings.school.top_year,
    )
    records = replace(records, in_care_to=in_care_to or {})
    calendar = calendar_of(settings, terms.sheets, decision_date)
    records = with_letters_of_families(records, last_letters or {}, calendar, decision_date)
    analysis = analyse_term(
        now, before, records, settings.policy, decision_date, loaded=terms.sheets, own_terms=settings.terms
    )
    problems = tuple(_problems(files, settings, analysis, records, terms.strangers))
    return Meeting(analysis, records, settings, problems, calendar, terms.joins)


def _problems(
    files: Sequence[ReadFile], settings: Settings, analysis: TermlyAnalysis, records: Records, strangers: int
) -> list[LoggedProblem]:
    read = [(file.name, file.content.problems) for file in files if not isinstance(file.content, Settings)]
    exports = [(file.content, None) for file in files if isinstance(file.content, Export)]
    return [
        *everything_to_know(analysis, records, read, exports, settings.terms),
        *_not_on_roll(strangers),
        *closed_days_with_marks(settings, analysis.year),
    ]


def _not_on_roll(strangers: int) -> list[LoggedProblem]:
    if not strangers:
        return []
    text = f"{plural(strangers, 'child', 'children')} in a list of pupils match nobody in the attendance."
    return [LoggedProblem("", text, "not put on roll", "note")]
