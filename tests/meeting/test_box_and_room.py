"""Whatever is dropped in the box, told apart by content, and the meeting that follows from it."""

from datetime import date
from pathlib import Path

import pytest

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.meeting.box import ReadFile, first_line, looks_like_settings, read_any
from analysis.meeting.room import FileNotes, exports_in, prepare_meeting, settings_in, terms_in, undated_in
from analysis.sample_school import FILES, FOLDER, MEETING_DAY
from analysis.settings import Settings
from analysis.terms.refusals import RefusedError
from tests.commands.school_files import child, circumstances_file, contacts_file, figures, marks_file, totals_file

EXPORTS = Path(__file__).parents[1] / "exports"
ADA, BEN = child(1), child(2)
SPRING, SUMMER = date(2026, 1, 5), date(2026, 4, 13)
CONTACT = ADA | {"priority": 1, "contact_surname": "Other", "address": "1 Oak Road", "responsibility": "Yes"}
CIRCUMSTANCE = {"upn": ADA["upn"], "kind": "bereavement", "start": "2026-04-20"}
TERMS = b'[[term]]\nname = "Term one"\nstart = 2026-01-05\nend = 2026-03-27\n'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (marks_file((ADA, "//")), Export),
        (totals_file(ADA | figures(9, 10)), Export),
        (contacts_file(CONTACT), Contacts),
        (circumstances_file(CIRCUMSTANCE), Circumstances),
        (b"\xef\xbb\xbf" + circumstances_file(CIRCUMSTANCE), Circumstances),
        (TERMS, Settings),
        (b"[school]\nname = 'A'", Settings),
        (b"[calendar]\ninset_days = []", Settings),
        ((EXPORTS / "27_contacts_for_letters.csv").read_bytes(), Contacts),
        ((EXPORTS / "08_sims_nextgen_two_row_header_grid.xlsx").read_bytes(), Export),
    ],
)
def test_a_file_is_taken_for_what_it_is(data, kind):
    assert isinstance(read_any(data, "whatever.bin"), kind)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 x", "PDF"),
        (b"[policy]\ngreen = 1", "unknown key: policy.green"),
        (circumstances_file(CIRCUMSTANCE | {"kind": "holiday"}), 'kind "holiday"'),
        (b"a,b\n1,2\n", "."),
    ],
)
def test_a_file_that_is_nothing_of_ours_is_refused_with_one_sentence(data, says):
    with pytest.raises(UnusableFileError) as refused:
        read_any(data, "whatever.bin")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_first_line_is_compared_without_mark_blanks_quotes_and_case():
    assert first_line(b'\xef\xbb\xbf"UPN", mis_id\r\n1,2') == "upn,mis_id"


def test_settings_are_small_text_with_a_table_of_theirs():
    assert looks_like_settings(b"# ours\n [policy] \n")
    assert not looks_like_settings(b"[policy]\x00")
    assert not looks_like_settings(b"[policy]\n" + b"#" * 100_001)
    assert not looks_like_settings(b"upn,[policy]\n")


def test_a_comment_behind_a_table_makes_it_no_other_file():
    assert isinstance(read_any(b"[policy] # ours\ntarget = 96\n", "school.toml"), Settings)


def box(**files):
    return [ReadFile(name, str(len(data)), read_any(data, name)) for name, data in files.items()]


def test_the_box_is_sorted_into_terms_by_the_schools_own_calendar():
    files = box(marks=marks_file((ADA, "//"), start=SPRING), settings=TERMS)
    terms = terms_in(files, FileNotes())
    assert [sheet.name for sheet in terms.sheets] == ["Term one"]
    assert len(terms.roll) == 1
    assert settings_in(files).terms[0].name == "Term one"
    assert settings_in([]) == Settings()


def test_totals_without_a_term_wait_until_a_person_names_it():
    files = box(totals=totals_file(ADA | figures(9, 10)), marks=marks_file((ADA, "//")))
    named = {"totals": ("Spring", "2025/26")}
    assert [sheet.name for sheet in terms_in(files, FileNotes()).sheets] == ["Summer 2026"]
    assert [sheet.name for sheet in terms_in(files, FileNotes(named)).sheets] == ["Spring", "Summer 2026"]
    assert [file.name for file in undated_in(files)] == ["totals"]
    assert (len(exports_in(files, {})), len(exports_in(files, named))) == (1, 2)


def test_files_of_several_schools_are_refused_with_their_names():
    schools = [ADA | {"school": name, "term": "Spring"} | figures(9, 10) for name in ("Weir Lane", "Oak Road")]
    with pytest.raises(RefusedError, match=r"several schools \(Oak Road, Weir Lane\)"):
        terms_in(box(one=totals_file(*schools)), FileNotes())


def meeting_of(files, now=-1, before=-2):
    terms = terms_in(files, FileNotes())
    return prepare_meeting(
        files, terms, terms.sheets[now], None if before is None else terms.sheets[before], date(2026, 7, 21), None
    )


def test_a_meeting_has_everything_that_the_box_held():
    files = box(
        spring=marks_file((ADA, "/" * 58 + "II"), (BEN, "/" * 60), start=SPRING),
        summer=marks_file((ADA, "/" * 56 + "IIII"), (BEN, "/" * 60)),
        contacts=contacts_file(CONTACT),
        circumstances=circumstances_file(CIRCUMSTANCE),
        school=b"[school]\nname = 'Weir Lane'\ntop_year = 4",
    )
    meeting = meeting_of(files)
    assert meeting.settings.school.name == "Weir Lane"
    assert meeting.records.top_year == 4
    ada = meeting.analysis.decisions[0]
    assert (ada.proposal.letter, ada.status) == ("meeting_invitation", "review")
    assert {"mitigating", "no_earlier_letter"} <= {raised.flag for raised in ada.flags}
    assert "check not run" in {problem.done for problem in meeting.problems}
    assert meeting_of(files, before=None).analysis.before is None


def test_a_pair_that_would_mislead_is_refused_in_the_meeting_too():
    files = box(spring=marks_file((ADA, "//I/"), start=SPRING), summer=marks_file((ADA, "//II")))
    with pytest.raises(RefusedError, match="is later than"):
        meeting_of(files, now=0, before=1)


def test_the_sample_school_is_a_box_like_any_other():
    kinds = [type(read_any((FOLDER / name).read_bytes(), name)) for name in FILES]
    assert kinds == [Export, Export, Export, Contacts, Circumstances, Settings]
    assert date(2026, 7, 21) == MEETING_DAY
