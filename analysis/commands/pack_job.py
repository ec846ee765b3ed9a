"""The job behind `pack`: files in, one folder out, nobody asked on the way."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from analysis.commands.reading import (
    read_circumstances_file,
    read_contacts_file,
    read_file,
    read_settings_file,
    refuse_several_schools,
    shown_names,
)
from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.known import Records, records_from
from analysis.measures.term_sheet import TermSheet, people_in
from analysis.post.correspondence import PlannedLetter, plan_letters
from analysis.post.not_posted import not_posted, not_posted_problems
from analysis.post.pack import by_version, pack_files, standard_templates
from analysis.post.release import release
from analysis.post.writing import refuse_used_folder, write_folder
from analysis.problem_lines import LoggedProblem
from analysis.problem_log import everything_to_know
from analysis.pupils import Roll
from analysis.rules.wording import plural, short_period
from analysis.settings import Settings
from analysis.termly import TermlyAnalysis, analyse_term
from analysis.terms.choice import choose_terms
from analysis.terms.refusals import RefusedError, check_terms
from analysis.terms.sorting import LAST_TERM, THIS_TERM, sort_into_terms, without_marks_after

Period = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackJob:
    """Everything `pack` is told. The clock, the person and the folder are arguments."""

    now: list[Path]
    out: Path
    decision_date: date
    by: str
    before: list[Path] = field(default_factory=list)
    now_period: Period | None = None
    before_period: Period | None = None
    term: str | None = None
    contacts: list[Path] = field(default_factory=list)
    circumstances: Path | None = None
    letters_sent_before: bool = False
    half_term_confirmed: bool = False
    settings: Path | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """The files of one job as read."""

    now: list[Export]
    before: list[Export]
    contacts: list[Contacts]
    circumstances: Circumstances | None
    settings: Settings


def run_pack(job: PackJob) -> str:
    """Do the job and say in a sentence what was written. Raises the refusals that `command_line` knows."""
    refuse_used_folder(job.out)
    loaded = _load(job)
    analysis, records = _analyse(job, loaded)
    if analysis.half_term_against_full and not job.half_term_confirmed:
        raise RefusedError(
            f"{analysis.half_term_against_full.removesuffix('.')}; pass --half-term-confirmed to do so all the same."
        )
    templates = standard_templates()
    versions = {letter: template.version for letter, template in templates.items()}
    ready = [one for one in analysis.decisions if one.status == "ready"]
    releases = [release(one, analysis, job.by, job.decision_date, versions) for one in ready]
    planned = plan_letters(releases, analysis, records)
    problems = [*_problems(job, loaded, analysis, records), *not_posted_problems(not_posted(analysis, records))]
    at_hand, school = by_version(templates.values()), loaded.settings.school
    write_folder(job.out, pack_files(analysis.decisions, planned, problems, at_hand, school))
    return _summary(analysis, planned, job.out)


def _load(job: PackJob) -> Loaded:
    shown = shown_names([*job.now, *job.before])
    loaded = Loaded(
        now=[read_file(path, job.password, shown[path]) for path in job.now],
        before=[read_file(path, job.password, shown[path]) for path in job.before],
        contacts=[read_contacts_file(path) for path in job.contacts],
        circumstances=read_circumstances_file(job.circumstances) if job.circumstances else None,
        settings=read_settings_file(job.settings),
    )
    refuse_several_schools([*loaded.now, *loaded.before])
    return loaded


def _analyse(job: PackJob, loaded: Loaded) -> tuple[TermlyAnalysis, Records]:
    roll, terms = Roll(), loaded.settings.terms
    until = job.decision_date
    before_files, now_files = (
        [without_marks_after(one, until) for one in files] for files in (loaded.before, loaded.now)
    )
    earlier = sort_into_terms(before_files, roll, terms, job.before_period, LAST_TERM)
    later = sort_into_terms(now_files, roll, terms, job.now_period, THIS_TERM)
    now, before = choose_terms(later, earlier, job.term, until)
    everything = (*earlier, *later)
    check_terms(now, before, terms, everything)
    records = records_from(
        loaded.contacts,
        [loaded.circumstances] if loaded.circumstances else [],
        roll,
        people_in(now, before),
        job.letters_sent_before,
        loaded.settings.school.top_year,
    )
    analysis = analyse_term(
        now, before, records, loaded.settings.policy, job.decision_date, loaded=everything, own_terms=terms
    )
    return analysis, records


def _problems(job: PackJob, loaded: Loaded, analysis: TermlyAnalysis, records: Records) -> list[LoggedProblem]:
    beside = [(path.name, file.problems) for path, file in zip(job.contacts, loaded.contacts, strict=True)]
    if job.circumstances and loaded.circumstances:
        beside.append((job.circumstances.name, loaded.circumstances.problems))
    exports = [(file, job.before_period) for file in loaded.before] + [(file, job.now_period) for file in loaded.now]
    files = [(file.file_name, file.problems) for file, _ in exports] + beside
    return [
        *everything_to_know(analysis, records, files, exports, loaded.settings.terms),
        LoggedProblem("", compared(analysis), "compared as given", "note"),
    ]


def compared(analysis: TermlyAnalysis) -> str:
    """Say which terms were taken for this term and last term."""
    terms = " is compared with ".join(_with_dates(sheet) for sheet in (analysis.now, analysis.before) if sheet)
    return f"{terms}." if analysis.before else f"{terms} is compared with no earlier term."


def _with_dates(sheet: TermSheet) -> str:
    dates = f" ({short_period(sheet.start, sheet.end)})" if sheet.start and sheet.end else ""
    return f"{sheet.full_name}{dates}"


def _summary(analysis: TermlyAnalysis, planned: tuple[PlannedLetter, ...], out: Path) -> str:
    waiting = sum(one.status == "review" for one in analysis.decisions)
    first = f"{analysis.half_term_against_full} " if analysis.half_term_against_full else ""
    return (
        f"{first}{compared(analysis)} {plural(len(planned), 'letter')} written to {out}; "
        f"{plural(waiting, 'pupil waits', 'pupils wait')} for a person."
    )
