"""Everything held on one child is in the ZIP, and what touches others is apart."""

import csv
import io
import zipfile
from datetime import date

import pytest

from analysis.keeping.gathering import gather
from analysis.keeping.one_pupil import pupils_by_name
from analysis.records.choices import record_choice
from analysis.records.dsl_holds import record_dsl_hold
from analysis.records.imports import undo_import
from analysis.records.originals import keep_originals_for
from tests.keeping.school_of_three import (
    ADA,
    BEN,
    CHILDREN,
    ZOE,
    contacts_with_particulars,
    fill,
    load,
    marks_file,
    pupil_list,
)
from tests.records.records_of import MONDAY

DAY = date(2026, 11, 24)


@pytest.fixture
def school(store):
    fill(store)
    return store


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def tables(store, pupil) -> dict[str, list[dict[str, str]]]:
    texts = unzipped(gather(store, pupil, DAY))
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items() if name.endswith(".csv")}


def test_each_file_says_who_the_child_is_in_its_own_words(school):
    lines = tables(school, ADA)["pupil/who the files say it is.csv"]
    assert [(line["file"], line["upn"], line["surname"]) for line in lines] == [
        ("summer.csv", "A823000025001", "Adeyemi"),
        ("spring.csv", "A823000025001", "Adeyemi"),
    ]


@pytest.mark.parametrize("make", [pupil_list, contacts_with_particulars])
def test_particulars_of_a_list_are_the_pupils_own(school, make):
    load(school, "list.csv", make())
    line = tables(school, ADA)["pupil/who the files say it is.csv"][-1]
    assert (line["file"], line["surname"], line["date of birth"]) == ("list.csv", "Adeyemi", "2018-01-02")


def test_every_mark_and_every_total_of_the_child_is_there_and_of_no_other(school):
    found = tables(school, BEN)
    assert [line["mark"] for line in found["pupil/marks.csv"]] == list("/\\IIU/")
    assert found["pupil/marks.csv"][2]["meaning"] == "illness"
    (total,) = found["pupil/totals.csv"]
    assert (total["possible"], total["term"]) == ("101", "Spring")
    terms = [(line["term"], line["attended"], line["possible"]) for line in found["pupil/attendance by term.csv"]]
    assert terms == [("Spring 2025/26", "90", "101"), ("Summer 2026", "3", "6")]


def test_marks_that_are_no_codes_are_said_to_be_none(school):
    days = marks_file(CHILDREN[:1], date(2026, 6, 1)).replace(b"/,\\,I", b"?,,I")
    load(school, "june.csv", days)
    meanings = [line["meaning"] for line in tables(school, ADA)["pupil/marks.csv"][6:9]]
    assert meanings == ["not a code", "no mark was made", "illness"]


def test_decisions_are_there_with_their_figures_and_what_was_held_is_to_be_reviewed(school):
    found = tables(school, ADA)
    (decision,) = found["pupil/decisions.csv"]
    assert (decision["letter"], decision["attended"], decision["possible"]) == ("concern_red", "50", "60")
    assert not {"flags", "addressed"} & decision.keys()
    (went_to,) = found["to review/whom letters went to.csv"]
    assert (went_to["to"], went_to["address"]) == ("Ms Parent0", "1 Oak Road, ZZ99 1AA")
    assert [line["review on"] for line in found["to review/holds.csv"]] == ["2026-09-14"]
    assert [line["reason"] for line in found["to review/reasons to look first.csv"]] == ["mitigating"]
    assert [line["what"] for line in found["pupil/audit trail.csv"]] == ["released", "held", "action added"]


def test_what_touches_others_is_to_be_reviewed(school):
    found = tables(school, ADA)
    assert [line["contact surname"] for line in found["to review/contacts.csv"]] == ["Parent0", "'=cmd"]
    assert [line["note"] for line in found["to review/circumstances.csv"]] == ["file note Adeyemi"]
    assert [line["note"] for line in found["to review/circumstances on the page.csv"]] == ["page note Adeyemi"]
    assert [(line["text"], line["due"]) for line in found["to review/actions.csv"]] == [("call Adeyemi", "2026-09-07")]
    assert [line["review on"] for line in found["to review/safeguarding lead.csv"]] == ["2026-09-14"]
    assert [line["surname"] for line in found["to review/other children.csv"]] == ["Okafor"]


def test_the_pupils_own_trail_does_not_tell_that_the_safeguarding_lead_asked(school):
    assert not any("dsl" in line["what"] for line in tables(school, ADA)["pupil/audit trail.csv"])
    record_dsl_hold(school, ADA, None, "Mrs Head", MONDAY)
    lines = tables(school, ADA)["to review/safeguarding lead.csv"]
    assert [(line["held"], line["review on"]) for line in lines] == [("yes", "2026-09-14"), ("no", "")]


def test_what_was_said_of_siblings_is_to_be_reviewed(school):
    record_choice(school, f"siblings {ADA} {BEN}", True, "Mrs Head", MONDAY)
    (line,) = tables(school, ADA)["to review/answers.csv"]
    assert (line["question"], line["answer"], line["by"]) == ("siblings 1 2", "true", "Mrs Head")
    assert "nothing is held" in unzipped(gather(school, ZOE, DAY))["to review/answers.csv"]


def test_the_pupils_own_folder_names_no_other_child_and_no_adult_at_home(school):
    own = {name: text for name, text in unzipped(gather(school, ADA, DAY)).items() if name.startswith("pupil/")}
    assert len(own) == 7
    assert not [name for name, text in own.items() if any(word in text for word in ("Okafor", "Parent0", "Oak Road"))]


def test_a_note_on_a_file_that_names_the_child_is_to_be_reviewed(school):
    data = marks_file(start=date(2026, 6, 8))
    load(school, "june.csv", data, "ADEYEMI has two UPNs.", "Okafor has none.", "Adeyemis are not named.")
    assert tables(school, ADA)["to review/notes on the files.csv"] == [
        {"file": "june.csv", "note": "ADEYEMI has two UPNs."}
    ]


def test_the_manifest_lists_every_table_and_no_name_tells_the_child(school):
    found = tables(school, ADA)
    listed = {line["file"]: int(line["lines"]) for line in found["manifest.csv"]}
    texts = unzipped(gather(school, ADA, DAY))
    assert set(texts) == {"README.txt", "manifest.csv", *listed}
    assert not any("Adeyemi" in name or "A823" in name for name in texts)
    assert listed["pupil/marks.csv"] == 6
    assert "For the school's data protection lead, not for a parent." in texts["README.txt"]
    assert "4 untouched files with the pupil among others are kept until 19 Aug 2026" in texts["README.txt"]


def test_nothing_held_is_said(school):
    keep_originals_for(school, 0, MONDAY)
    found = unzipped(gather(school, ZOE, DAY))
    assert found["to review/circumstances.csv"].strip() == "nothing is held"
    assert "No untouched file that names the pupil is kept any more." in found["README.txt"]


def test_a_file_that_was_taken_out_is_gathered_too(school):
    undo_import(school, 2, "Ada Office", MONDAY)
    assert len(tables(school, ADA)["pupil/who the files say it is.csv"]) == 2


def test_pupils_are_found_by_name(school):
    assert pupils_by_name(school) == {
        ADA: "Adeyemi, Àdá (3A), number 1",
        BEN: "Okafor, Ben (3A), number 2",
        ZOE: "Zając, Zoë (3A), number 3",
    }
