"""`pack` as the contract has it: files, columns, statuses, figures, and the same bytes twice."""

import csv
from datetime import date
from pathlib import Path

from analysis import command_line
from analysis.command_line import main
from tests.commands.school_files import (
    Packed,
    child,
    circumstances_file,
    contacts_file,
    figures,
    marks_file,
    pack,
    totals_file,
)

VECTORS = list(
    csv.DictReader((Path(__file__).parents[1] / "rules" / "decision_table.csv").read_text("utf-8").splitlines())
)
DECISIONS = (
    "upn,mis_id,surname,forename,year_group,class_name,attended_before,possible_before,category_before,attended,"
    "possible,authorised,unauthorised,late,missing,category,movement,persistent_absentee,severely_absent,"
    "proposed_letter,rule,flags,status"
)
ADA, BEN, CY = child(1, "Ash"), child(2, "Birch"), child(3, "Cedar")
NOW = totals_file(ADA | figures(64, 66), BEN | figures(66, 66), CY | figures(30, 66))
BEFORE = totals_file(ADA | figures(60, 66), BEN | figures(66, 66), CY | figures(66, 66))


def first_line(run, name):
    return (run.out / name).read_bytes().decode("utf-8-sig").splitlines()[0]


def test_a_pack_has_exactly_the_files_and_columns_of_the_contract(tmp_path, capsys):
    run = pack(tmp_path, NOW, BEFORE)
    assert run.status == 0
    assert sorted(run.files) == [
        *("decisions.csv", "letters.csv", "letters/001.docx"),
        *("pack-thanks_still_concerned.docx", "problems.csv", "release.csv"),
    ]
    assert first_line(run, "decisions.csv") == DECISIONS
    assert first_line(run, "letters.csv") == "upn,mis_id,letter,addressee,file"
    for name in ("decisions", "letters", "release", "problems"):
        assert run.files[f"{name}.csv"].startswith(b"\xef\xbb\xbf")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"This term is compared with Last term. 1 letter written to {run.out}; 1 pupil waits for a person.\n"
    )


def test_statuses_are_none_ready_and_review(tmp_path):
    found = pack(tmp_path, NOW, BEFORE).decisions
    assert [found[name]["status"] for name in ("Ash", "Birch", "Cedar")] == ["ready", "none", "review"]
    assert found["Cedar"]["flags"] == "severe_absence"
    assert (found["Cedar"]["proposed_letter"], found["Cedar"]["rule"]) == ("concern_red", "first_red")
    assert (found["Birch"]["proposed_letter"], found["Birch"]["rule"]) == ("", "green")
    assert [found["Cedar"][name] for name in ("persistent_absentee", "severely_absent")] == ["true", "true"]


def test_a_pupil_to_review_gets_no_letter(tmp_path):
    run = pack(tmp_path, NOW, BEFORE)
    assert [row["upn"] for row in run.table("letters.csv")] == [ADA["upn"]]
    assert [row["upn"] for row in run.table("release.csv")] == [ADA["upn"]]


def test_a_release_says_who_when_the_rule_the_numbers_and_the_versions(tmp_path):
    (row,) = pack(tmp_path, NOW, BEFORE).table("release.csv")
    assert (row["released_by"], row["released_on"], row["rule"]) == ("A. Head", "2026-07-21", "improved_same_category")
    figures_ = [row[name] for name in ("attended_before", "possible_before", "attended", "possible")]
    assert figures_ == ["60", "66", "64", "66"]
    assert row["policy_version"].startswith("policy-")
    assert row["template_version"]
    assert (row["letter"], row["file"]) == ("thanks_still_concerned", "001.docx")


def test_who_releases_is_by_default_the_systems_user(tmp_path, monkeypatch):
    monkeypatch.setattr(command_line.getpass, "getuser", lambda: "office")
    run = pack(tmp_path, NOW, BEFORE, "--by", "")
    assert {row["released_by"] for row in run.table("release.csv")} == {"office"}


def test_64_of_66_is_amber_and_exactly_ninety_is_amber_and_persistent(tmp_path):
    found = pack(tmp_path, totals_file(ADA | figures(64, 66), BEN | figures(117, 130))).decisions
    assert (found["Ash"]["category"], found["Ash"]["persistent_absentee"]) == ("amber", "false")
    assert (found["Birch"]["category"], found["Birch"]["persistent_absentee"]) == ("amber", "true")
    assert {row["movement"] for row in found.values()} == {"none"}


def test_what_is_unknown_or_of_a_term_not_on_roll_is_blank(tmp_path):
    now = totals_file(ADA | {"possible": 66, "attended": 64})
    run = pack(tmp_path, now, totals_file(BEN | figures(60, 66)))
    joiner, leaver = run.decisions["Ash"], run.decisions["Birch"]
    unknown = ("attended_before", "possible_before", "category_before", "authorised", "unauthorised", "late", "missing")
    assert {joiner[name] for name in unknown} == {""}
    assert (joiner["movement"], leaver["movement"], leaver["rule"], leaver["status"]) == (
        *("joiner", "leaver", "leaver"),
        "none",
    )
    assert {leaver[name] for name in ("attended", "possible", "category", "proposed_letter")} == {""}
    assert (leaver["persistent_absentee"], leaver["attended_before"]) == ("false", "60")


def vector_files():
    """The decision table as two exports. A case that is not in last term's file is a new starter."""
    rows = [(child(number + 1, row["case"]), row) for number, row in enumerate(VECTORS)]
    before = [
        pupil | figures(int(row["attended_before"]), int(row["possible_before"]))
        for pupil, row in rows
        if row["possible_before"]
    ]
    now = [pupil | figures(int(row["attended_now"]), int(row["possible_now"])) for pupil, row in rows]
    return totals_file(*now), totals_file(*before)


def test_the_whole_decision_table_gives_its_letters(tmp_path):
    found = pack(tmp_path, *vector_files()).decisions
    for row in VECTORS:
        one = found[row["case"]]
        assert one["proposed_letter"] == row["letter"].replace("none", ""), row["case"]
        assert (one["category_before"], one["category"]) == (row["category_before"], row["category_now"])
        assert (one["attended_before"], one["possible"]) == (row["attended_before"], row["possible_now"])
    assert len(found) == len(VECTORS) == 27


def test_last_terms_letters_went_only_where_that_is_said(tmp_path):
    now, before = totals_file(ADA | figures(60, 66)), totals_file(ADA | figures(62, 66))
    for number, (more, flags) in enumerate([((), "no_earlier_letter"), (("no",), "no_earlier_letter"), (("yes",), "")]):
        folder = tmp_path / str(number)
        folder.mkdir()
        said = ("--letters-sent-before", *more) if more else ()
        row = pack(folder, now, before, *said).decisions["Ash"]
        assert (row["proposed_letter"], row["flags"]) == ("meeting_invitation", flags)


def test_two_runs_give_the_same_bytes_in_every_file(tmp_path):
    runs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        runs.append(pack(tmp_path / name, *vector_files()).files)
    assert runs[0] == runs[1]
    assert len(runs[0]) > 12


def test_a_note_of_a_circumstance_is_in_no_produced_byte(tmp_path):
    row = {"upn": ADA["upn"], "kind": "bereavement", "start": "2026-04-20", "seen_by": "dsl", "note": "QUIETLY-HELD"}
    stranger = row | {"upn": "", "surname": "Stranger", "note": "ALSO-HELD"}
    run = pack(tmp_path, NOW, BEFORE, circumstances=circumstances_file(row, stranger))
    assert run.decisions["Ash"]["status"] == "review"
    assert "mitigating" in run.decisions["Ash"]["flags"]
    for data in run.files.values():
        assert b"QUIETLY" not in data
        assert b"ALSO-HELD" not in data
    (line,) = [one for one in run.table("problems.csv") if "nobody in the attendance" in one["message"]]
    assert (line["file"], line["row"], line["severity"]) == ("circumstances.csv", "3", "warning")


def test_a_contact_with_another_childs_number_reaches_neither_and_is_listed(tmp_path):
    home = {"priority": 1, "contact_surname": "Else", "address": "9 Elm Road", "postcode": "ZZ99 1AA"}
    wrong = {**ADA, "forename": "Ben", "surname": "Quill"} | home
    run = pack(tmp_path, NOW, BEFORE, contacts=contacts_file(wrong))
    assert "9 Elm Road" not in str(run.files.values())
    (line,) = [one for one in run.table("problems.csv") if "stands beside Quill, Ben" in one["message"]]
    assert (line["file"], line["row"], line["done"]) == ("contacts.csv", "2", "not used")


def test_one_file_with_several_terms_holds_now_and_before(tmp_path):
    register = "/" * 40 + "II" + "/" * 18 + ("." * 10) + "I" + "/" * 59
    run = pack(tmp_path, marks_file((ADA, register), start=date(2026, 2, 23)), None)
    assert [run.decisions["Ash"][name] for name in ("possible_before", "possible", "attended")] == ["60", "60", "59"]


def test_a_person_says_which_term_is_now(tmp_path):
    terms = [("Autumn", 64), ("Spring", 60), ("Summer", 50)]
    file = totals_file(*(ADA | {"term": term, "school_year": "2025/26"} | figures(one, 66) for term, one in terms))
    row = pack(tmp_path, file, None, "--term", "spring").decisions["Ash"]
    assert (row["attended_before"], row["attended"]) == ("64", "60")


def test_periods_cut_what_the_files_hold(tmp_path):
    file = marks_file((ADA, "/" * 100), start=date(2026, 1, 5))
    run = pack(
        tmp_path, file, file, "--now-period", "2026-02-02..2026-02-13", "--before-period", "2026-01-05..2026-01-23"
    )
    row = run.decisions["Ash"]
    assert (row["possible_before"], row["possible"]) == ("30", "20")
    assert "outside the terms or the period" in str(run.table("problems.csv"))


def test_a_term_in_both_files_counts_once_in_the_year(tmp_path):
    year = {"school_year": "2025/26"}
    autumn = ADA | year | {"term": "Autumn"} | figures(45, 100)
    spring = ADA | year | {"term": "Spring"} | figures(56, 100)
    row = pack(tmp_path, totals_file(autumn, spring), totals_file(autumn)).decisions["Ash"]
    assert (row["attended_before"], row["attended"]) == ("45", "56")
    assert "severe_absence" not in row["flags"]


HALF, FULL = totals_file(ADA | figures(32, 36)), totals_file(ADA | figures(60, 66))


def test_a_half_term_against_a_full_term_needs_a_persons_word(tmp_path, capsys):
    assert pack(tmp_path, HALF, FULL).status == 2
    assert capsys.readouterr().err == (
        "This term (36 possible sessions) is much shorter than Last term (66): a half term is compared with a full "
        "term; pass --half-term-confirmed to do so all the same.\n"
    )
    run = pack(tmp_path, HALF, FULL, "--half-term-confirmed")
    assert run.status == 0
    first = capsys.readouterr().err
    assert first.startswith("This term (36 possible sessions) is much shorter")
    assert "a half term is compared" in run.table("problems.csv")[0]["message"]


def test_the_terms_that_were_taken_are_said(tmp_path, capsys):
    summer = marks_file((ADA, "/" * 40), start=date(2025, 4, 28))
    spring = marks_file((ADA, "/" * 39 + "U"), start=date(2026, 1, 5))
    run = pack(tmp_path, [summer, spring], None, "--term", "Spring")
    says = "Spring 2026 (5 Jan 2026 to 30 Jan 2026) is compared with Summer 2025 (28 Apr 2025 to 23 May 2025)."
    assert capsys.readouterr().err.startswith(says)
    assert says in [row["message"] for row in run.table("problems.csv")]


def test_two_files_of_one_name_are_shown_with_their_folders(tmp_path):
    (tmp_path / "spring").mkdir()
    (tmp_path / "export.csv").write_bytes(totals_file(ADA | figures(60, 66), BEN | figures(9, 8)))
    (tmp_path / "spring" / "export.csv").write_bytes(totals_file(ADA | figures(64, 66)))
    now, before = tmp_path / "export.csv", tmp_path / "spring" / "export.csv"
    words = [
        "--now",
        str(now),
        "--before",
        str(before),
        "--decision-date",
        "2026-07-21",
        "--out",
        str(tmp_path / "out"),
    ]
    assert main(["pack", *words, "--decision-date", "2026-07-21"]) == 0
    assert str(now) in [row["file"] for row in Packed(0, tmp_path / "out").table("problems.csv")]
