"""Every refusal of the contract: exit status 2, one plain sentence on standard error, nothing written."""

import re
import runpy
import sys
from datetime import date
from pathlib import Path

import pytest

from analysis import command_line
from analysis.command_line import main
from tests.commands.school_files import (
    child,
    circumstances_file,
    contacts_file,
    figures,
    marks_file,
    pack,
    totals_file,
    upn,
    written,
)

EXPORTS = Path(__file__).parents[1] / "exports"
ADA, BEN = child(1), child(2)
NOW = totals_file(ADA | figures(64, 66), BEN | figures(60, 66))
BEFORE = totals_file(ADA | figures(60, 66), BEN | figures(66, 66))
SUMMER = marks_file((ADA, "/" * 40), (BEN, "I" + "/" * 39))
SPRING = marks_file((ADA, "II" + "/" * 38), (BEN, "/" * 40), start=date(2026, 1, 5))


def refused(capsys, status, says, out):
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    sentence = said.err.removesuffix("\n")
    assert re.search(says, sentence), sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert not out.exists()


def packed(*arguments):
    """Run `pack`; argparse ends with SystemExit where the words themselves are wrong."""
    try:
        return main(["pack", *arguments])
    except SystemExit as end:
        return end.code


@pytest.mark.parametrize(
    ("now", "before", "says"),
    [
        (b"", BEFORE, "this_term.csv.* empty"),
        (b"%PDF-1.7\n%", BEFORE, "this_term.csv.*PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 90, BEFORE, "this_term.csv"),
        (b"Name,Colour\nAda,red\n", BEFORE, "this_term.csv"),
        (NOW, b"", "last_term.csv.* empty"),
        (NOW, NOW, "same figures"),
        (SUMMER, SUMMER, "same figures|overlap"),
        (SUMMER, marks_file((ADA, "/" * 10), start=date(2026, 4, 20)), "overlap"),
        (SPRING, SUMMER, "^Summer 2026 is later than Spring 2026: give the earlier term as last term"),
        (totals_file(ADA | figures(64, 70), BEN | figures(70, 72)), BEFORE, "looks like a year-to-date export"),
        (
            totals_file(ADA | {"school": "Weir Lane"} | figures(64, 66), BEN | {"school": "Oak"} | figures(60, 66)),
            None,
            r"Oak, Weir Lane",
        ),
    ],
)
def test_files_that_would_mislead_are_refused(tmp_path, capsys, now, before, says):
    run = pack(tmp_path, now, before)
    refused(capsys, run.status, says, run.out)


def test_the_same_file_twice_is_refused_by_its_path_too(tmp_path, capsys):
    (path,) = written(tmp_path, "a.csv", NOW)
    out = tmp_path / "out"
    status = packed("--now", path, "--before", path, "--decision-date", "2026-07-21", "--out", str(out))
    refused(capsys, status, "same figures", out)


def test_two_schools_in_two_files_are_refused(tmp_path, capsys):
    one, other = (totals_file(ADA | {"school": name} | figures(9, 10)) for name in ("Weir Lane", "Oak Road"))
    run = pack(tmp_path, one, other)
    refused(capsys, run.status, "Oak Road, Weir Lane", run.out)


@pytest.mark.parametrize("option", ["--now", "--before", "--contacts", "--circumstances", "--settings"])
def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path, capsys, option):
    (path,) = written(tmp_path, "a.csv", NOW)
    arguments = ["--now", path] if option != "--now" else []
    out = tmp_path / "out"
    missing = str(tmp_path / "gone.csv")
    status = packed(*arguments, option, missing, "--decision-date", "2026-07-21", "--out", str(out))
    refused(capsys, status, r"gone\.csv does not exist", out)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "folder.csv").mkdir()
    out = tmp_path / "out"
    status = packed("--now", str(tmp_path / "folder.csv"), "--decision-date", "2026-07-21", "--out", str(out))
    refused(capsys, status, r"folder\.csv cannot be opened", out)


@pytest.mark.parametrize("password", [[], ["--password", "wrong"]])
def test_a_workbook_without_its_password_is_refused(tmp_path, capsys, password):
    out = tmp_path / "out"
    book = str(EXPORTS / "21_password_protected.xlsx")
    status = packed("--now", book, *password, "--decision-date", "2026-07-21", "--out", str(out))
    refused(capsys, status, "password", out)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"settings": b"[school]\nmotto = 'x'"}, r"school\.motto"),
        ({"settings": b"[policy]\nred_below = 97"}, "red_below .* must be lower than target"),
        ({"settings": b"[policy]\nperiod = 'half_term'"}, "half_term"),
        ({"circumstances": circumstances_file({"upn": upn(1), "kind": "holiday", "start": "2026-07-01"})}, '"holiday"'),
        ({"circumstances": circumstances_file({"upn": upn(1), "kind": "other", "start": "soon"})}, "not a date"),
        ({"contacts": b"a,b\n1,2"}, "No contacts were found"),
    ],
)
def test_what_stands_beside_the_exports_is_refused_by_its_name(tmp_path, capsys, files, says):
    run = pack(tmp_path, NOW, BEFORE, **files)
    refused(capsys, run.status, says, run.out)


def test_an_unknown_term_and_a_period_without_marks_are_refused(tmp_path, capsys):
    run = pack(tmp_path, SUMMER, SPRING, "--term", "Easter")
    refused(capsys, run.status, "^No term is called Easter; the file holds Summer 2026", run.out)
    run = pack(tmp_path, SUMMER, SPRING, "--now-period", "2027-01-01..2027-02-01")
    refused(capsys, run.status, "holds no marks or totals in the period", run.out)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--decision-date", "21/07/2026"], "'21/07/2026' is not a date"),
        (["--decision-date", "2026-02-30"], "'2026-02-30' is not a date"),
        (["--now-period", "2026-04-13"], "is not a period"),
        (["--now-period", "2026-04-13..x"], "'x' is not a date"),
        (["--before-period", "2026-04-13..2026-04-12"], "is not a period"),
        (["--letters-sent-before", "maybe"], "maybe"),
        (["--colour", "red"], "--colour"),
    ],
)
def test_words_that_cannot_be_used_are_refused(tmp_path, capsys, more, says):
    (path,) = written(tmp_path, "a.csv", NOW)
    out = tmp_path / "out"
    status = packed("--now", path, "--decision-date", "2026-07-21", *more, "--out", str(out))
    refused(capsys, status, says, out)


@pytest.mark.parametrize("arguments", [[], ["--now", "a.csv"]])
def test_words_that_are_lacking_are_refused(tmp_path, capsys, arguments):
    refused(capsys, packed(*arguments), "required", tmp_path / "out")


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path, capsys):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    run = pack(tmp_path, NOW, BEFORE)
    said = capsys.readouterr()
    assert (run.status, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert "is not empty" in said.err
    assert run.files == {"mine.txt": b"mine"}


@pytest.mark.parametrize("name", ["gone.csv", "empty.csv"])
def test_inspect_refuses_in_one_sentence_too(tmp_path, capsys, name):
    written(tmp_path, "empty.csv", b"")
    refused(capsys, main(["inspect", str(tmp_path / name), "--json"]), name, tmp_path / "out")


def test_a_user_whom_the_system_does_not_know_is_recorded_as_not_known(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(command_line.getpass, "getuser", nobody)
    assert command_line.current_user() == "not known"


def test_contacts_of_this_school_are_no_attendance(tmp_path, capsys):
    run = pack(tmp_path, contacts_file(ADA | {"priority": 1, "contact_surname": "A", "address": "1 Road"}))
    refused(capsys, run.status, "this_term.csv", run.out)


def test_the_module_is_a_program_that_ends_with_the_status(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sys, "argv", ["command_line", "inspect", str(tmp_path / "gone.csv")])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(command_line.__file__, run_name="__main__")
    refused(capsys, end.value.code, "does not exist", tmp_path / "out")


def test_the_help_says_that_the_day_of_the_decision_may_be_left_out(capsys):
    with pytest.raises(SystemExit):
        main(["pack", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "[--decision-date DATE]" in said
    assert "today by default" in said


def test_without_run_py_the_day_of_the_decision_is_asked_for(tmp_path, capsys):
    (path,) = written(tmp_path, "a.csv", NOW)
    out = tmp_path / "out"
    refused(capsys, packed("--now", path, "--out", str(out)), "day of the decision is required", out)
