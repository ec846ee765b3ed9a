"""Small exports written in tests, and `pack` and `inspect` run on them in this process."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdnum.gb import upn as upn_number

from analysis.command_line import main
from tests.measures.registers import MONDAY, school_day

ABOUT = {
    "upn": "UPN",
    "mis_id": "Adno",
    "surname": "Surname",
    "forename": "Forename",
    "year_group": "Year",
    "class_name": "Reg",
    "date_of_birth": "DOB",
    "admission_date": "Admission Date",
    "leaving_date": "Leaving Date",
    "enrolment_status": "Enrolment Status",
    "looked_after": "Looked After",
    "school": "School Name",
    "term": "Term",
    "school_year": "Academic Year",
    "start": "From",
    "end": "To",
}
FIGURES = {
    "possible": "Possible marks",
    "attended": "Attended",
    "authorised": "Authorised absences",
    "unauthorised": "Unauthorised absences",
    "late": "Late before reg",
    "missing": "Missing marks",
    "percentage": "% Attendance",
}
CONTACTS = {
    "upn": "UPN",
    "mis_id": "Adno",
    "surname": "Surname",
    "forename": "Forename",
    "class_name": "Reg",
    "priority": "Priority",
    "title": "Contact Title",
    "contact_forename": "Contact Forename",
    "contact_surname": "Contact Surname",
    "responsibility": "Parental Responsibility",
    "court_order": "Court Order",
    "address": "Address",
    "postcode": "Postcode",
}
CIRCUMSTANCES = {
    name: name
    for name in (
        *("upn", "mis_id", "surname", "forename", "class_name", "kind"),
        *("start", "end", "review", "seen_by", "note"),
    )
}
Row = Mapping[str, object]


def upn(number: int) -> str:
    """A sound UPN."""
    digits = f"82300002{number:04d}"
    return upn_number.calc_check_digit(digits) + digits


def child(number: int, surname: str | None = None, forename: str = "Test", **more: object) -> dict[str, object]:
    """A pupil of Year 4 and class 4A with a UPN and an admission number."""
    usual = {"upn": upn(number), "mis_id": f"{number:06d}", "surname": surname or f"Child{number:03d}"}
    return usual | {"forename": forename, "year_group": "Year 4", "class_name": "4A"} | more


def table(rows: Sequence[Row], headings: Mapping[str, str]) -> bytes:
    """Write a CSV with a column for each field that some row has; fields without a heading are printed as they are."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([headings.get(field, field) for field in fields])
    writer.writerows([row.get(field, "") for field in fields] for row in rows)
    return out.getvalue().encode()


def totals_file(*rows: Row) -> bytes:
    return table(rows, ABOUT | FIGURES)


def figures(attended: int, possible: int, unauthorised: int = 0, **more: object) -> dict[str, object]:
    """Totals that add up; the absence is authorised unless the call says otherwise."""
    authorised = possible - attended - unauthorised
    counts = {"possible": possible, "attended": attended, "authorised": authorised, "unauthorised": unauthorised}
    return counts | {"late": 0, "missing": 0} | more


def marks_file(*registers: tuple[Row, Sequence[str]], start: date = MONDAY) -> bytes:
    """One column for each session, as `tests.measures.registers` writes registers."""
    rows = [
        {**pupil, **{_slot(place, start): "" if mark in "-." else mark for place, mark in enumerate(register)}}
        for pupil, register in registers
    ]
    return table(rows, ABOUT)


def _slot(place: int, start: date) -> str:
    return f"{school_day(place // 2, start):%d/%m/%Y} {'AM' if place % 2 == 0 else 'PM'}"


def contacts_file(*rows: Row) -> bytes:
    return table(rows, CONTACTS)


def circumstances_file(*rows: Row) -> bytes:
    return table([dict.fromkeys(CIRCUMSTANCES, "") | dict(row) for row in rows], CIRCUMSTANCES)


@dataclass(frozen=True)
class Packed:
    """What a run of `pack` left behind."""

    status: int
    out: Path

    def table(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((self.out / name).read_bytes().decode("utf-8-sig"), newline="")))

    @property
    def decisions(self) -> dict[str, dict[str, str]]:
        return {row["surname"]: row for row in self.table("decisions.csv")}

    @property
    def letters(self) -> list[Path]:
        return sorted((self.out / "letters").glob("*"))

    @property
    def files(self) -> dict[str, bytes]:
        return {str(path.relative_to(self.out)): path.read_bytes() for path in self.out.rglob("*") if path.is_file()}


def written(folder: Path, name: str, content: bytes | Iterable[bytes]) -> list[str]:
    """Put content on disk and give its paths as a command line has them."""
    contents = [content] if isinstance(content, bytes) else list(content)
    paths = [folder / (name if number == 0 else f"{number}_{name}") for number in range(len(contents))]
    for path, data in zip(paths, contents, strict=True):
        path.write_bytes(data)
    return [str(path) for path in paths]


def pack(folder: Path, now: bytes | list[bytes], before: bytes | list[bytes] | None = None, *more: str, **files: bytes):
    """Run `pack`; `files`: contacts, circumstances, settings."""
    arguments = ["pack", "--now", *written(folder, "this_term.csv", now)]
    if before is not None:
        arguments += ["--before", *written(folder, "last_term.csv", before)]
    for option, data in files.items():
        name = "school.toml" if option == "settings" else f"{option}.csv"
        arguments += [f"--{option}", *written(folder, name, data)]
    if "--decision-date" not in more:
        more = (*more, "--decision-date", "2026-07-21")
    status = main([*arguments, "--by", "A. Head", *more, "--out", str(folder / "out")])
    return Packed(status, folder / "out")


def inspect(path: Path, capsys, *more: str):
    """Run `inspect` and read its JSON."""
    assert main(["inspect", str(path), *more, "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)
