"""The letters of a pack: whole names, the right order, as many files and pages as the tables say."""

import csv
import io
import re
import zipfile

import pytest

from analysis.post.pack import zipped
from analysis.sample_school import FOLDER
from tests.commands.school_files import Packed, child, contacts_file, figures, main, pack, totals_file
from tests.letters.reading import plain, text_of

NAMES = ["O'Connor-Núñez", "Smith & Jones", "=Evans", "Łukasiewicz"]


def contact(pupil, priority, surname, address):
    keep = {name: pupil[name] for name in ("upn", "mis_id", "surname", "forename", "class_name")}
    who = {"priority": priority, "title": "Ms", "contact_forename": "Ada", "contact_surname": surname}
    return keep | who | {"responsibility": "Yes", "address": address, "postcode": "ZZ99 1AA"}


def ambers(*pupils):
    return totals_file(*(one | figures(64, 66) for one in pupils))


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    pupils = [child(number, name, "Zoë") for number, name in enumerate(NAMES, 1)]
    contacts = [contact(one, 1, one["surname"], "1 Oak Road") for one in pupils]
    return pack(tmp_path_factory.mktemp("named"), ambers(*pupils), contacts=contacts_file(*contacts))


def test_names_come_through_whole_in_letters(named):
    texts = [plain(text_of(path.read_bytes())) for path in named.letters]
    for text, name in zip(texts, ["=Evans", "Łukasiewicz", "O'Connor-Núñez", "Smith & Jones"], strict=True):
        assert f"Zoë {name}" in text
        assert f"Ms Ada {name}" in text
        assert f"Dear Ms {name}" in text
    joined = plain(text_of((named.out / "pack-concern_amber.docx").read_bytes()))
    assert all(f"Zoë {name}" in joined for name in NAMES)


def test_names_stand_in_csv_behind_one_apostrophe_where_excel_would_run_them(named):
    assert list(named.decisions) == ["'=Evans", "Łukasiewicz", "O'Connor-Núñez", "Smith & Jones"]
    assert named.table("letters.csv")[0]["addressee"] == "Ms Ada =Evans"


def test_a_file_name_and_a_files_particulars_say_nothing_about_a_child(named):
    assert [path.name for path in named.letters] == ["001.docx", "002.docx", "003.docx", "004.docx"]
    for path in named.letters:
        with zipfile.ZipFile(path) as archive:
            others = [name for name in archive.namelist() if not name.startswith("word/")]
            assert not any(b"Zo" in archive.read(name) for name in others)


def test_letters_stand_in_class_then_surname_order(tmp_path):
    where = [("Zeal", "4A"), ("Able", "4B"), ("Baker", "4A"), ("Alder", "10C")]
    pupils = [
        child(number, surname, class_name=room, year_group=f"Year {room[:-1]}")
        for number, (surname, room) in enumerate(where, 1)
    ]
    run = pack(tmp_path, ambers(*pupils))
    order = {pupil["upn"]: pupil["surname"] for pupil in pupils}
    rows = run.table("letters.csv")
    assert [order[row["upn"]] for row in rows] == ["Baker", "Zeal", "Able", "Alder"]
    for row in rows:
        assert f"Test {order[row['upn']]}" in plain(text_of((run.out / "letters" / row["file"]).read_bytes()))


def test_two_homes_get_two_letters_of_one_release(tmp_path):
    ada = child(1, "Ash")
    homes = [contact(ada, 1, "Here", "1 Oak Road"), contact(ada, 2, "There", "2 Elm Road")]
    run = pack(tmp_path, ambers(ada), contacts=contacts_file(*homes))
    assert [row["addressee"] for row in run.table("letters.csv")] == ["Ms Ada Here", "Ms Ada There"]
    first, second = (plain(text_of(path.read_bytes())) for path in run.letters)
    assert ("There" in first, "Here" in second) == (False, False)
    assert [row["file"] for row in run.table("release.csv")] == ["001.docx", "002.docx"]


def test_a_family_without_a_contact_to_write_to_waits_for_a_person(tmp_path):
    ada, ben = child(1, "Ash"), child(2, "Birch")
    run = pack(tmp_path, ambers(ada, ben), contacts=contacts_file(contact(ben, 1, "Birch", "1 Oak Road")))
    assert (run.decisions["Ash"]["status"], run.decisions["Ash"]["flags"]) == ("review", "no_contact")
    assert len(run.letters) == 1


def test_without_a_proposal_there_are_no_letters_and_empty_tables(tmp_path):
    run = pack(tmp_path, totals_file(child(1) | figures(66, 66)))
    assert sorted(run.files) == ["decisions.csv", "letters.csv", "problems.csv", "release.csv"]
    assert run.table("letters.csv") == run.table("release.csv") == []


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    out = tmp_path_factory.mktemp("sample") / "out"
    arguments = ["--now", FOLDER / "summer_2026_marks.csv", "--before", FOLDER / "spring_2026_marks.xlsx"]
    beside = {name: FOLDER / f"{name}.csv" for name in ("contacts", "circumstances")} | {
        "settings": FOLDER / "school.toml"
    }
    arguments += [part for name, path in beside.items() for part in (f"--{name}", path)]
    arguments += ["--letters-sent-before", "yes", "--decision-date", "2026-07-21", "--by", "Head", "--out", out]
    return Packed(main(["pack", *map(str, arguments)]), out)


def test_the_sample_schools_tables_and_letters_agree(sample):
    assert sample.status == 0
    rows, released = sample.table("letters.csv"), sample.table("release.csv")
    assert [row["file"] for row in rows] == [path.name for path in sample.letters]
    assert [row["file"] for row in released] == [row["file"] for row in rows]
    ready = {(row["upn"], row["mis_id"]) for row in sample.table("decisions.csv") if row["status"] == "ready"}
    assert {(row["upn"], row["mis_id"]) for row in rows} == ready
    assert len(ready) > 100


def test_a_joined_pack_has_as_many_letters_as_the_table_says(sample):
    rows = sample.table("letters.csv")
    assert {path.stem for path in sample.out.glob("pack-*")} == {f"pack-{row['letter']}" for row in rows}
    for letter in {row["letter"] for row in rows}:
        text = plain(text_of((sample.out / f"pack-{letter}.docx").read_bytes()))
        dear = len(re.findall(r"^Dear ", text, flags=re.MULTILINE))
        assert dear == sum(row["letter"] == letter for row in rows), letter


def test_the_sample_schools_decisions_keep_the_contracts_words(sample):
    rows = sample.table("decisions.csv")
    for row in rows:
        assert row["status"] == ("none" if not row["proposed_letter"] else "review" if row["flags"] else "ready")
        assert {row["persistent_absentee"], row["severely_absent"]} <= {"true", "false"}
        possible, attended = row["possible"] or "0", row["attended"] or "0"
        assert (row["persistent_absentee"] == "true") is (10 * (int(possible) - int(attended)) >= int(possible) > 0)
        if row["possible"]:
            assert int(row["possible"]) == int(row["attended"]) + int(row["authorised"]) + int(row["unauthorised"])
    sam = next(row for row in rows if row["surname"] == "Fernhill" and row["forename"] == "Sam")
    assert (sam["attended"], sam["possible"], sam["category"]) == ("128", "132", "amber")


def test_no_note_of_the_sample_school_is_in_any_file(sample):
    notes = [row["note"] for row in csv.DictReader((FOLDER / "circumstances.csv").read_text("utf-8-sig").splitlines())]
    texts = [data for name, data in sample.files.items() if name.endswith(".csv")]
    texts += [text_of(data).encode() for name, data in sample.files.items() if name.startswith("pack-")]
    assert not any(note.encode() in text for note in notes if note for text in texts)


def test_a_zip_of_the_same_files_is_the_same_bytes():
    files = [("decisions.csv", b"1" * 99), ("letters/001.docx", b"2" * 99)]
    assert zipped(files) == zipped(files)
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == files
