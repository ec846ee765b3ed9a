"""The files of the sample school: made from a seed, small, and what the README says."""

import csv
import os
import subprocess
import sys
import tomllib
from random import Random

import pytest

from sample_data.invention.school import MADE_FILES, SEED, make_school
from tests.sample_data.conftest import ROOT, read_csv, sheet_of

SCRIPT = ROOT / "sample_data" / "make_sample_school.py"
MOST_BYTES = 4_000_000


@pytest.mark.parametrize("name", MADE_FILES)
def test_a_file_on_disk_is_what_the_script_makes(name, folder, made):
    if name.endswith(".xlsx"):
        assert sheet_of(folder / name) == sheet_of(made / name)
    else:
        assert (folder / name).read_bytes() == (made / name).read_bytes()


def test_another_process_makes_the_same_files(tmp_path, made):
    subprocess.run(
        [sys.executable, SCRIPT, "--seed", str(SEED), "--out", tmp_path / "again"],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "11"},
    )
    for name in MADE_FILES:
        assert (tmp_path / "again" / name).read_bytes() == (made / name).read_bytes()


def test_another_seed_makes_another_school(tmp_path, made):
    make_school(Random(SEED + 1), tmp_path)
    assert (tmp_path / "summer_2026_marks.csv").read_bytes() != (made / "summer_2026_marks.csv").read_bytes()


def test_the_folder_is_under_four_megabytes(folder):
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts) < MOST_BYTES


def test_the_readme_names_every_file_and_no_other(folder):
    readme = (folder / "README.md").read_text(encoding="utf-8")
    named = {line.split("`")[1] for line in readme.splitlines() if line.startswith("| `")}
    assert named == set(MADE_FILES)
    assert {p.name for p in folder.iterdir() if p.suffix in {".csv", ".xlsx", ".toml"}} == named


def test_the_grid_has_merged_dates_and_summaries_that_agree_with_the_pupils(folder, spring):
    cells = sheet_of(folder / "spring_2026_marks.xlsx")
    foot = {row[0]: [n for n in row[1:] if n is not None] for row in cells[-4:]}
    sessions = list(spring[0].marks)
    kinds = {
        "Total Unrecorded": {""},
        "Total Present + AEA": set("/\\LVPK"),
        "Total Authorised Absence": {"C", "C2", "E", "I", "M", "R"},
        "Total Unauthorised Absence": {"G", "N", "O", "U"},
    }
    for label, kind in kinds.items():
        assert foot[label] == [sum(row.marks[s] in kind for row in spring) for s in sessions], label


def test_the_rows_of_the_class_agree_with_the_summer_file(summer):
    rows = read_csv("one_class_dfe_codes.csv")
    counts = {}
    for row in rows:
        counts.setdefault(row["Full Name"], []).append(row["Attendance code"])
    one_class = [row for row in summer if row.class_name == "4CC"]
    assert counts == {row.child[0]: [mark or "--" for mark in row.marks.values()] for row in one_class}
    assert rows[0]["Session date"] == "Monday, 13 April 2026"
    assert {row["Period Attendance Code"] for row in rows} == {"Morning attendance", "Afternoon attendance"}


def test_totals_add_up(totals):
    for row in totals:
        possible, attended, authorised, unauthorised = (
            int(row[h]) for h in ("Possible marks", "Present plus AEA", "Authorised absences", "Unauthorised absences")
        )
        assert possible == attended + authorised + unauthorised
        assert attended == int(row["Present marks"]) + int(row["Approved ed activity"])
        assert int(row["Late both"]) == int(row["Late before reg"]) + int(row["Late after reg"])
        assert int(row["Unexplained absences"]) <= unauthorised


def test_every_mark_is_a_code_of_its_day(autumn, spring, summer):
    known = {"/", "\\", *"LVPKCEIMRGNOUDXZ#", "C2", "Y3", "Y4", ""}
    assert {mark for row in (*autumn, *spring, *summer) for mark in row.marks.values()} == known


def test_the_settings_are_those_of_the_contract(folder):
    settings = tomllib.loads((folder / "school.toml").read_text(encoding="utf-8"))
    assert list(settings) == ["school", "policy", "groups", "calendar", "term"]
    assert settings["policy"]["target"] == "97"
    assert settings["policy"]["red_below"] == "90"
    assert settings["school"]["top_year"] == 6
    names = ["Autumn 2025", "Spring 2026", "Summer 2026", "Autumn 2026 first half"]
    assert [term["name"] for term in settings["term"]] == names


def test_circumstances_have_the_contract_s_columns_and_kinds(folder):
    from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, SEEN_BY

    with (folder / "circumstances.csv").open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    assert ",".join(headings) == "upn,mis_id,surname,forename,class_name,kind,start,end,review,seen_by,note"
    assert len(rows) == 8
    assert {row[5] for row in rows} <= set(CIRCUMSTANCE_KINDS)
    assert {row[9] for row in rows} == set(SEEN_BY)
