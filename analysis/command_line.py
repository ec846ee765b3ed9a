"""What the program does without a screen: letters, and backups. `run.py` sets up and hands over to this module."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from analysis.commands.backups import back_up, restore
from analysis.commands.inspection import inspection_of
from analysis.commands.pack_job import PackJob, run_pack
from analysis.commands.reading import read_file
from analysis.ingest.problems import UnusableFileError
from analysis.letters.template_error import TemplateError
from analysis.post.writing import OutputFolderError
from analysis.records.errors import RecordsError
from analysis.records.places import Place, place_of
from analysis.settings import SettingsError
from analysis.terms.refusals import RefusedError

REFUSALS = (UnusableFileError, RefusedError, SettingsError, OutputFolderError, TemplateError, RecordsError)


def main(arguments: Sequence[str]) -> int:
    """Run one command. Exit status 0 when done, 2 with one sentence on standard error when it cannot be."""
    options = parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
    except REFUSALS as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def inspect(options: argparse.Namespace) -> None:
    """Print how one export is read, as one JSON object."""
    export = read_file(options.file, options.password)
    print(json.dumps(inspection_of(export), ensure_ascii=False, indent=2))


def pack(options: argparse.Namespace) -> None:
    """Write the decisions, the letters of ready pupils and what stands beside them into a new folder."""
    if options.decision_date is None:
        raise RefusedError("The day of the decision is required; run.py gives today.")
    job = PackJob(
        now=options.now,
        before=options.before,
        now_period=options.now_period,
        before_period=options.before_period,
        term=options.term,
        contacts=options.contacts,
        circumstances=options.circumstances,
        half_term_confirmed=options.half_term_confirmed,
        letters_sent_before=options.letters_sent_before == "yes",
        settings=options.settings,
        decision_date=options.decision_date,
        by=options.by or current_user(),
        password=options.password,
        out=options.out,
    )
    print(run_pack(job), file=sys.stderr)


def backup(options: argparse.Namespace) -> None:
    """Write the school's records into one file."""
    print(back_up(_place(), options.file, options.by or current_user(), options.at), file=sys.stderr)


def restoring(options: argparse.Namespace) -> None:
    """Put a backup in place of the school's records."""
    print(restore(_place(), options.file, options.by or current_user(), options.at), file=sys.stderr)


def _place() -> Place:
    return place_of(os.environ, sys.platform, Path.home())


class OneSentenceParser(argparse.ArgumentParser):
    """A parser that refuses in one sentence, without the usage lines above it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, and stop with status 2."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}; {self.prog} --help says what can be given.\n")


def current_user() -> str:
    """Name the operating system's user, for the record of releases."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "not known"


def parser() -> argparse.ArgumentParser:
    """Describe the commands and their options, as the contract has them."""
    top = OneSentenceParser(prog="run.py", description="Attendance on One Page, without a screen.")
    commands = top.add_subparsers(required=True, metavar="pack|inspect|backup|restore")
    one = commands.add_parser("inspect", help="show how one export is read, as JSON")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--password", metavar="P", help="of an encrypted workbook; it is not kept")
    one.add_argument("--json", action="store_true", help="print JSON (the only form there is)")
    one.set_defaults(command=inspect)
    _add_pack(commands.add_parser("pack", help="decide for every pupil and write the letters that are ready"))
    _add_backup(commands.add_parser("backup", help="write the school's records into one file"), backup)
    _add_backup(commands.add_parser("restore", help="put a backup in place of the school's records"), restoring)
    return top


def _add_backup(job: argparse.ArgumentParser, command: Callable[[argparse.Namespace], None]) -> None:
    job.add_argument("file", type=Path, metavar="FILE")
    job.add_argument("--by", metavar="NAME", help="who does it, for the audit trail")
    job.add_argument("--at", type=datetime.fromisoformat, required=True, metavar="MOMENT", help="run.py gives now")
    job.set_defaults(command=command)


def _add_pack(job: argparse.ArgumentParser) -> None:
    job.add_argument("--now", type=Path, nargs="+", required=True, metavar="FILE", help="this term's export")
    job.add_argument("--before", type=Path, nargs="+", default=[], metavar="FILE", help="last term's export")
    job.add_argument("--now-period", type=_period, metavar="START..END", help="as 2026-04-13..2026-07-21")
    job.add_argument("--before-period", type=_period, metavar="START..END")
    job.add_argument("--term", metavar="NAME", help="which term of a file that holds several is this term")
    job.add_argument("--contacts", type=Path, nargs="+", default=[], metavar="FILE")
    job.add_argument("--half-term-confirmed", action="store_true", help="compare a half term with a full term")
    job.add_argument("--circumstances", type=Path, metavar="FILE")
    job.add_argument("--letters-sent-before", choices=("yes", "no"), default="no", help="last term's letters went out")
    job.add_argument("--settings", type=Path, metavar="FILE.toml")
    job.add_argument("--decision-date", type=_day, metavar="DATE", help="today by default")
    job.add_argument("--by", metavar="NAME", help="who releases the letters")
    job.add_argument("--password", metavar="P", help="of an encrypted workbook; it is not kept")
    job.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist or is empty")
    job.set_defaults(command=pack)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-07-17") from error


def _period(text: str) -> tuple[date, date]:
    start, dots, end = text.partition("..")
    if not dots or _day(start) > _day(end):
        raise argparse.ArgumentTypeError(f"{text!r} is not a period like 2026-04-13..2026-07-21")
    return _day(start), _day(end)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
