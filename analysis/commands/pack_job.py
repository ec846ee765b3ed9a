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
)
from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.known import Records, records_from
from analysis.measures.term_sheet import people_in
from analysis.post.correspondence import PlannedLetter, plan_letters, release
from analysis.post.pack import pack_files, standard_templates
from analysis.post.writing import refuse_used_folder, write_folder
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
from analysis.pupils import Roll
from analysis.rules.wording import plural
from analysis.settings import Settings
from analysis.termly import TermlyAnalysis, analyse_term
from analysis.terms.choice import choose_terms
from analysis.terms.sorting import LAST_TERM, THIS_TERM, sort_into_terms

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
    templates = standard_templates()
    versions = {letter: template.version for letter, template in templates.items()}
    ready = [one for one in analysis.decisions if one.status == "ready"]
    releases = [release(one, analysis, job.by, job.decision_date, versions) for one in ready]
    planned = plan_letters(releases, analysis, records)
    problems = _problems(job, loaded, analysis, records)
    write_folder(job.out, pack_files(analysis.decisions, planned, problems, templates, loaded.settings.school))
    return _summary(analysis, planned, job.out)


def _load(job: PackJob) -> Loaded:
    loaded = Loaded(
        now=[read_file(path, job.password, job.decision_date) for path in job.now],
        before=[read_file(path, job.password, job.decision_date) for path in job.before],
        contacts=[read_contacts_file(path) for path in job.contacts],
        circumstances=read_circumstances_file(job.circumstances) if job.circumstances else None,
        settings=read_settings_file(job.settings),
    )
    refuse_several_schools([*loaded.now, *loaded.before])
    return loaded


def _analyse(job: PackJob, loaded: Loaded) -> tuple[TermlyAnalysis, Records]:
    roll, terms = Roll(), loaded.settings.terms
    earlier = sort_into_terms(loaded.before, roll, terms, job.before_period, LAST_TERM)
    later = sort_into_terms(loaded.now, roll, terms, job.now_period, THIS_TERM)
    now, before = choose_terms(later, earlier, job.term)
    records = records_from(
        loaded.contacts,
        [loaded.circumstances] if loaded.circumstances else [],
        roll,
        people_in(now, before),
        job.letters_sent_before,
        loaded.settings.school.top_year,
    )
    everything = (*earlier, *later)
    analysis = analyse_term(
        now, before, records, loaded.settings.policy, job.decision_date, loaded=everything, own_terms=terms
    )
    return analysis, records


def _problems(job: PackJob, loaded: Loaded, analysis: TermlyAnalysis, records: Records) -> list[LoggedProblem]:
    terms = loaded.settings.terms
    beside = [(path.name, file.problems) for path, file in zip(job.contacts, loaded.contacts, strict=True)]
    if job.circumstances and loaded.circumstances:
        beside.append((job.circumstances.name, loaded.circumstances.problems))
    return [
        *comparison_problems(analysis, records),
        *file_problems([(file.file_name, file.problems) for file in (*loaded.before, *loaded.now)] + beside),
        *left_out_problems(loaded.before, terms, job.before_period),
        *left_out_problems(loaded.now, terms, job.now_period),
        *contradictions_in(analysis),
        *shared_upns(analysis),
        *register_problems(analysis.now),
        *checks_not_run(analysis.decisions),
    ]


def _summary(analysis: TermlyAnalysis, planned: tuple[PlannedLetter, ...], out: Path) -> str:
    waiting = sum(one.status == "review" for one in analysis.decisions)
    first = f"{analysis.half_term_against_full} " if analysis.half_term_against_full else ""
    return (
        f"{first}{plural(len(planned), 'letter')} written to {out}; "
        f"{plural(waiting, 'pupil waits', 'pupils wait')} for a person."
    )
