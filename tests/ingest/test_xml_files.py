"""L9: what SIMS, the common transfer file and the school census write as XML."""

import pytest

from analysis.ingest.contacts import read_contacts
from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import read_export
from tests.ingest.files import messages

FIGURES = ["possible", "attended", "authorised", "unauthorised"]


def read_xml(text: str) -> Export:
    export = read_export(f'<?xml version="1.0" encoding="iso-8859-1"?>\n{text}'.encode("cp1252"), "export.xml")
    assert export.layout == "L9"
    return export


def figures(export: Export) -> list[list[object]]:
    return export.totals[FIGURES].astype(object).values.tolist()


def records(*fields: str) -> str:
    return f"<SuperStarReport>{''.join(f'<Record>{one}</Record>' for one in fields)}</SuperStarReport>"


ZOE = (
    "<Adno>001234</Adno><Legal_x0020_Surname>O'Connor</Legal_x0020_Surname><Forename>Zoë</Forename>"
    "<DOB>2019-05-31T00:00:00+01:00</DOB><Possible_marks>72</Possible_marks>"
    "<Present_x0020_marks>70</Present_x0020_marks>"
    "<Authorised_x0020_absences>2</Authorised_x0020_absences>"
    "<Unauthorised_x0020_absences>0</Unauthorised_x0020_absences>"
)
MARKS = "<Adno>001234</Adno><Date>2026-09-0{}T00:00:00</Date><Session_x0020_Name>AM</Session_x0020_Name><Mark>/</Mark>"


def test_a_command_reporter_file_is_read_by_its_fields():
    export = read_xml(records(ZOE, "<Adno>001235</Adno><Possible_marks>10</Possible_marks>"))
    assert figures(export)[0] == [72, 70, 2, 0]
    pupil = export.pupils.iloc[0]
    assert (pupil["mis_id"], pupil["name"], f"{pupil['date_of_birth']:%d/%m/%Y}") == (
        "001234",
        "O'Connor, Zoë",
        "31/05/2019",
    )


def test_fields_that_a_record_leaves_out_are_empty():
    export = read_xml(records("<Adno>1</Adno>", ZOE))
    assert len(export.pupils) == 2
    assert export.totals["possible"].isna().tolist() == [True, False]


def test_a_field_that_stands_twice_in_a_record_is_read_once():
    assert figures(read_xml(records(f"{ZOE}<Possible_marks>99</Possible_marks>")))[0] == [72, 70, 2, 0]


def test_marks_may_stand_in_records_too():
    export = read_xml(records(MARKS.format(7), MARKS.format(8)))
    assert [f"{day:%d/%m/%Y}" for day in export.marks["day"]] == ["07/09/2026", "08/09/2026"]


def test_too_many_cells_of_records_are_refused(monkeypatch):
    monkeypatch.setattr("analysis.ingest.xml_parts.MAX_CELLS", 3)
    with pytest.raises(UnusableFileError, match="too big"):
        read_xml(records(ZOE))


# PupilAnalysisByAMPM


def half(name: str, *numbers: object) -> str:
    fields = (
        "Possible",
        "Present",
        "AEA",
        "AuthorisedAbsences",
        "UnauthorisedAbsences",
        "MissingMarks",
        "PercAttended",
    )
    inner = "".join(f"<{field}>{value}</{field}>" for field, value in zip(fields, numbers, strict=False))
    return f"<{name}>{inner}</{name}>"


def session_report(morning: tuple[object, ...], *afternoon: tuple[object, ...]) -> str:
    halves = half("PupilAMMarks", *morning) + "".join(half("PupilPMMarks", *one) for one in afternoon)
    return (
        "<report><Header>Analysis</Header><Parameters><Period><Start>2026-09-07T00:00:00</Start>"
        "<End>2026-10-23T00:00:00</End></Period></Parameters><Groups><Group><GroupName>3RB</GroupName>"
        "<TotalMissingMarks>9</TotalMissingMarks><PupilInformation><FullName>O'CONNOR, Zoë Ann</FullName>"
        f"<YearReg>3 3RB</YearReg>{halves}</PupilInformation></Group></Groups></report>"
    )


def test_mornings_and_afternoons_are_added():
    export = read_xml(session_report((36, 34, 1, 1, 0, 1), (36, 33, 0, 2, 1, 0)))
    assert figures(export) == [[72, 68, 3, 1]]
    assert export.totals["missing"].tolist() == [1]
    assert export.pupils[["class_name", "year_group", "forename"]].values.tolist() == [["3RB", "Year 3", "Zoë Ann"]]
    assert [f"{day:%d/%m/%Y}" for day in export.period] == ["07/09/2026", "23/10/2026"]


@pytest.mark.parametrize(("afternoon", "shown"), [("97.2", "97.2"), ("94.4", None)])
def test_percentages_of_mornings_and_afternoons_are_never_added(afternoon, shown):
    export = read_xml(session_report((100.0, 90, 0, 5, 5, 0, "97.2"), (100.0, 90, 0, 5, 5, 0, afternoon)))
    assert export.totals["percentage"].tolist() == [shown]
    assert export.totals["possible"].isna().all()
    assert "cannot be joined" in messages(export)


def test_a_report_without_a_period_or_an_afternoon_is_read():
    text = session_report((36, 34, 1, 1, 0)).replace("Start>", "Begin>")
    export = read_xml(text)
    assert figures(export) == [[36, 35, 1, 0]]
    assert export.period is None


def test_what_is_no_number_is_reported():
    good = session_report((36, 36, 0, 0, 0), (36, 36, 0, 0, 0))
    bad = session_report(("x", 36, 0, 0, 0), (36, 36, 0, 0, 0)).replace("Zoë Ann", "Q")
    both = good.replace("</Groups>", bad[bad.index("<Group>") : bad.index("</Groups>")] + "</Groups>")
    export = read_xml(both)
    assert '"x and 36" is not a number' in messages(export)
    assert export.rows_left_out == 1


# Common transfer file

YEAR = (
    "<YearData><Year>2025</Year><SchoolName>Elsewhere</SchoolName><SessionsPossible>380</SessionsPossible>"
    "<SessionsAuthorised>10</SessionsAuthorised><SessionsAttended>360</SessionsAttended>"
    "<SessionsUnauthorised>10</SessionsUnauthorised><AttendSessions><AttendanceMarks>/\\##</AttendanceMarks>"
    "</AttendSessions></YearData>"
)
HOME = (
    "<Address><BS7666Address><PAON>1</PAON><Street>Example Road</Street></BS7666Address><PostCode>ZZ99 3WZ</PostCode>"
    "</Address>"
)
CONTACT = (
    "<Contacts><Contact><Order>1</Order><Title>Ms</Title><Surname>Núñez</Surname><Forename>Maeve</Forename>"
    "<Relationship>MOT</Relationship><Responsibility>true</Responsibility>{}<Phones><Phone><PhoneNo>07700 900001"
    "</PhoneNo></Phone></Phones><Email>m@example.org</Email></Contact></Contacts>"
)


def transfer(*pupils: str) -> str:
    return (
        '<CTfile xmlns="urn:ctf"><Header><DocumentName>Common Transfer File</DocumentName></Header><CTFpupilData>'
        f"{''.join(f'<Pupil>{one}</Pupil>' for one in pupils)}</CTFpupilData></CTfile>"
    )


WHO = "<UPN>B823000122001</UPN><Surname>O'Connor</Surname><Forename>Zoë</Forename><DOB>2019-05-31</DOB><Sex>F</Sex>"


def test_a_transfer_file_gives_each_school_year():
    export = read_xml(
        transfer(f"{CONTACT.format('')}{WHO}<Attendance>{YEAR}{YEAR.replace('2025', '2024')}</Attendance>")
    )
    assert figures(export) == [[380, 360, 10, 10]] * 2
    assert export.totals["term"].tolist() == ["2025/26", "2024/25"]
    assert export.pupils[["surname", "sex"]].values.tolist() == [["O'Connor", "F"]]
    assert export.schools == ()


def test_a_pupil_without_attendance_is_still_a_pupil():
    other = WHO.replace("B823000122001", "Q823000122002").replace("Zoë", "Ann")
    export = read_xml(transfer(f"{WHO}<Attendance>{YEAR}</Attendance>", other))
    assert export.pupils["upn"].tolist() == ["B823000122001", "Q823000122002"]
    assert export.totals["possible"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (HOME, "1\nExample Road"),
        ("<Address><AddressAsPupil>true</AddressAsPupil></Address>", "1\nExample Road"),
        ("", None),
    ],
)
def test_the_contacts_of_a_transfer_file_are_read_for_letters(address, lines):
    data = transfer(f"{WHO}{HOME}{CONTACT.format(address)}").encode()
    contacts = read_contacts(data, "x.xml").frame.iloc[0]
    assert contacts[["surname", "contact_surname", "contact_forename", "title"]].tolist() == [
        "O'Connor",
        "Núñez",
        "Maeve",
        "Ms",
    ]
    assert (contacts["priority"], contacts["parental_responsibility"]) == (1, True)
    assert (contacts["phone"], contacts["email"]) == ("07700 900001", "m@example.org")
    assert contacts["address"] == lines
    assert contacts["postcode"] == ("ZZ99 3WZ" if lines else None)


def test_a_contact_who_lives_with_a_pupil_without_an_address_has_none():
    address = "<Address><AddressAsPupil>1</AddressAsPupil></Address>"
    assert read_contacts(transfer(f"{WHO}{CONTACT.format(address)}").encode(), "x").frame["address"].tolist() == [None]


# School census


def census(*parts: str, leavers: str = "") -> str:
    pupils = "".join(f"<PupilOnRoll><PupilIdentifiers>{WHO}</PupilIdentifiers>{part}</PupilOnRoll>" for part in parts)
    return (
        f"<Message><Header/><Pupils><PupilsOnRoll>{pupils}</PupilsOnRoll>"
        f"<PupilsNoLongerOnRoll>{leavers}</PupilsNoLongerOnRoll></Pupils></Message>"
    )


def termly(*reasons: tuple[str, object], name: str = "TermlyAttendance") -> str:
    details = "".join(
        f"<SessionDetail><AttendanceReason>{reason}</AttendanceReason><AbsenceSessions>{sessions}</AbsenceSessions>"
        "</SessionDetail>"
        for reason, sessions in reasons
    )
    totals = "<SessionsAuthorised>1</SessionsAuthorised><SessionsUnauthorised>2</SessionsUnauthorised>"
    inner = f"<SessionDetails>{details}</SessionDetails>{totals if len(reasons) != 1 else ''}"
    return f"<Attendance><{name}><SessionsPossible>140</SessionsPossible>{inner}</{name}></Attendance>"


def test_the_reasons_of_a_census_beat_its_totals():
    export = read_xml(census(termly(("I", 4), ("M", 2), ("g", 10))))
    assert figures(export) == [[140, 124, 6, 10]]
    assert export.totals["term"].tolist() == [None]


def test_without_reasons_the_totals_of_a_census_are_used():
    assert figures(read_xml(census(termly()))) == [[140, 137, 1, 2]]


@pytest.mark.parametrize("reason", [("Q9", 4), ("/", 4), ("I", "many")])
def test_a_reason_that_is_no_absence_leaves_the_row_out_and_is_reported(reason):
    other = census(termly(("I", 4))).replace("B823000122001", "Q823000122002")
    row = other[other.index("<PupilOnRoll>") : other.index("</PupilsOnRoll>")]
    export = read_xml(census(termly(reason)).replace("<PupilsOnRoll>", f"<PupilsOnRoll>{row}"))
    assert f'"{reason[0]} {reason[1]}" is not a number' in messages(export)
    assert figures(export) == [[140, 136, 4, 0]]


def test_two_kinds_of_attendance_are_two_terms():
    export = read_xml(census(termly(("I", 4)) + termly(("I", 2), name="SummerHalfTerm2Attendance")))
    assert export.totals["term"].tolist() == ["Term", "Second half of the summer term"]


def test_leavers_and_pupils_without_attendance_are_pupils():
    leaver = (
        "<PupilNoLongerOnRoll><PupilIdentifiers><UPN>Q823000122002</UPN></PupilIdentifiers><PupilStatus><LeavingDate>"
        f"2026-10-01</LeavingDate></PupilStatus>{termly(('I', 4))}</PupilNoLongerOnRoll>"
    )
    export = read_xml(census("", leavers=leaver))
    assert export.pupils["upn"].tolist() == ["B823000122001", "Q823000122002"]
    assert f"{export.pupils['leaving_date'].iloc[1]:%d/%m/%Y}" == "01/10/2026"
