"""One school in every layout and every kind of file reads back as the same figures of the same pupils."""

from collections import defaultdict
from xml.sax.saxutils import escape

import pytest

from analysis.ingest.export import Export
from analysis.ingest.problems import Severity
from analysis.ingest.reading import read_export
from tests.ingest.invented_school import LAYOUTS, Pupil, percentages, school
from tests.ingest.test_example_exports import counted_from_marks
from tests.ingest.written_files import PASSWORD, WRITERS, Rows

PUPILS = school()
NAMES = ("possible", "attended", "authorised", "unauthorised", "missing")


def figures_by_upn(export: Export) -> dict[str, list[int]]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(NAMES))
    if export.totals is None:
        for pupil, tally in counted_from_marks(export).items():
            sums[export.pupils.loc[pupil, "upn"]] = [tally[name] for name in NAMES]
        return sums
    for row in export.totals.itertuples():
        upn = export.pupils.loc[row.pupil, "upn"]
        sums[upn] = [done + int(getattr(row, name)) for done, name in zip(sums[upn], NAMES, strict=True)]
    return sums


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_in_every_kind_of_file_gives_the_same_figures(layout, kind):
    export = read_export(WRITERS[kind](LAYOUTS[layout](PUPILS)), "export.xls", PASSWORD)
    assert export.layout == layout[:2]
    assert dict(figures_by_upn(export)) == {one.upn: one.sums() for one in PUPILS}
    assert [one.message for one in export.problems if one.severity is not Severity.NOTE] == []
    assert export.rows_left_out == 0


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_name_and_class_comes_through_as_it_was_written(layout, kind):
    export = read_export(WRITERS[kind](LAYOUTS[layout](PUPILS)), "export.xls", PASSWORD)
    assert sorted(export.pupils["name"]) == sorted(one.name for one in PUPILS)
    if layout != "L3 one mark a row":
        assert dict(zip(export.pupils["upn"], export.pupils["class_name"], strict=True)) == {
            one.upn: one.class_name for one in PUPILS
        }


@pytest.mark.parametrize("kind", WRITERS)
def test_percentages_come_through_as_they_were_printed(kind):
    rows = percentages(PUPILS)
    export = read_export(WRITERS[kind](rows), "export.xls", PASSWORD)
    expected = [None if row[-1] == "-" else str(row[-1]).removesuffix("%") for row in rows[1:]]
    assert export.totals["percentage"].tolist() == expected
    assert export.totals["possible"].isna().all()


# XML has no rows and columns; each file holds what its kind can say.


def command_reporter(rows: Rows) -> str:
    # A record leaves out what is empty, and a space in a name is written as its code.
    headings = [str(heading).replace(" ", "_x0020_") for heading in rows[0]]
    records = [
        "".join(
            f"<{heading}>{escape(str(cell))}</{heading}>"
            for heading, cell in zip(headings, row, strict=True)
            if cell != ""
        )
        for row in rows[1:]
    ]
    return f"<SuperStarReport>{''.join(f'<Record>{one}</Record>' for one in records)}</SuperStarReport>"


def transfer(pupils: list[Pupil]) -> str:
    def year(one: Pupil) -> str:
        possible, attended, authorised, unauthorised, _ = one.sums()
        return (
            f"<YearData><Year>2026</Year><SessionsPossible>{possible}</SessionsPossible>"
            f"<SessionsAuthorised>{authorised}</SessionsAuthorised><SessionsAttended>{attended}</SessionsAttended>"
            f"<SessionsUnauthorised>{unauthorised}</SessionsUnauthorised></YearData>"
        )

    inner = "".join(f"<Pupil>{who(one)}<Attendance>{year(one)}</Attendance></Pupil>" for one in pupils)
    return f"<CTfile><Header/><CTFpupilData>{inner}</CTFpupilData></CTfile>"


def who(one: Pupil) -> str:
    return f"<UPN>{one.upn}</UPN><Surname>{escape(one.surname)}</Surname><Forename>{one.forename}</Forename>"


def census(pupils: list[Pupil]) -> str:
    def detail(one: Pupil) -> str:
        reasons = {mark: one.marks.count(mark) for mark in "IMGOUN" if mark in one.marks}
        return "".join(
            f"<SessionDetail><AttendanceReason>{reason}</AttendanceReason><AbsenceSessions>{count}</AbsenceSessions>"
            "</SessionDetail>"
            for reason, count in reasons.items()
        )

    inner = "".join(
        f"<PupilOnRoll>{who(one)}<TermlyAttendance><SessionsPossible>{one.sums()[0]}</SessionsPossible>"
        f"{detail(one)}<SessionsAuthorised>0</SessionsAuthorised><SessionsUnauthorised>0</SessionsUnauthorised>"
        "</TermlyAttendance></PupilOnRoll>"
        for one in pupils
    )
    return f"<Message><Pupils><PupilsOnRoll>{inner}</PupilsOnRoll></Pupils></Message>"


def mornings_and_afternoons(pupils: list[Pupil]) -> str:
    def half(one: Pupil, name: str, sessions: slice) -> str:
        fields = ("Possible", "Present", "AuthorisedAbsences", "UnauthorisedAbsences", "MissingMarks")
        inner = "".join(f"<{field}>{count}</{field}>" for field, count in zip(fields, one.sums(sessions), strict=True))
        return f"<{name}>{inner}</{name}>"

    inner = "".join(
        f"<PupilInformation><FullName>{escape(one.name)}</FullName><YearReg>{one.class_name}</YearReg>"
        f"{half(one, 'PupilAMMarks', slice(0, None, 2))}{half(one, 'PupilPMMarks', slice(1, None, 2))}"
        "</PupilInformation>"
        for one in pupils
    )
    return f"<report><Groups><Group>{inner}</Group></Groups></report>"


XML_FILES = {
    "totals in records": lambda pupils: command_reporter(LAYOUTS["L1 totals"](pupils)[2:-1]),
    "marks in records": lambda pupils: command_reporter(LAYOUTS["L3 one mark a row"](pupils)),
    "transfer file": transfer,
    "census": census,
}


@pytest.mark.parametrize("kind", XML_FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_every_kind_of_xml_gives_the_same_figures(kind, encoding):
    export = read_export(f"<?xml version='1.0'?>{XML_FILES[kind](PUPILS)}".encode(encoding), "export.xml")
    assert export.layout == "L9"
    assert sorted(export.pupils["name"]) == sorted(one.name for one in PUPILS)
    sums = {
        export.pupils.loc[row.pupil, "upn"]: [row.possible, row.attended, row.authorised, row.unauthorised]
        for row in (export.totals.itertuples() if export.totals is not None else ())
    } or {upn: sums[:4] for upn, sums in figures_by_upn(export).items()}
    assert sums == {one.upn: one.sums()[:4] for one in PUPILS}


def test_mornings_and_afternoons_add_up_to_the_same_figures():
    export = read_export(mornings_and_afternoons(PUPILS).encode(), "export.xml")
    found = {
        (export.pupils.loc[row.pupil, "name"], export.pupils.loc[row.pupil, "class_name"]): [
            int(getattr(row, name)) for name in NAMES
        ]
        for row in export.totals.itertuples()
    }
    assert found == {(one.name, one.class_name): one.sums() for one in PUPILS}
