"""`inspect` as the contract has it: one JSON object on standard output, nothing else there."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.commands.school_files import child, figures, inspect, marks_file, totals_file

EXPORTS = Path(__file__).parents[1] / "exports"
ADA = child(1, "=Evans", "Łucja")
KEYS = [
    *("name", "surname", "forename", "upn", "mis_id", "class_name", "year_group", "term"),
    *("possible", "attended", "authorised", "unauthorised", "late", "missing", "percentage"),
]


def inspected(tmp_path, capsys, data):
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    return inspect(path, capsys)


def test_an_export_of_totals_is_described(tmp_path, capsys):
    said = inspected(tmp_path, capsys, totals_file(ADA | figures(64, 66) | {"percentage": "96.97"}))
    assert list(said) == ["layout", "period", "pupils", "problems"]
    assert (said["layout"], said["period"]) == ("L1", None)
    (pupil,) = said["pupils"]
    assert list(pupil) == KEYS
    assert pupil == {
        "name": pupil["name"],
        **{name: ADA[name] for name in ("surname", "forename", "upn", "mis_id", "class_name", "year_group")},
        "term": None,
        "possible": 66,
        "attended": 64,
        "authorised": 2,
        "unauthorised": 0,
        "late": 0,
        "missing": 0,
        "percentage": "96.97",
    }
    assert pupil["mis_id"] == "000001"


def test_an_export_of_marks_is_counted(tmp_path, capsys):
    said = inspected(tmp_path, capsys, marks_file((ADA, "/LIU-/"), (child(2), "//////")))
    assert said["period"] == {"start": "2026-04-13", "end": "2026-04-15"}
    pupil = next(one for one in said["pupils"] if one["surname"] == "=Evans")
    assert [pupil[name] for name in KEYS[8:]] == [5, 3, 1, 1, 1, 1, None]
    assert pupil["term"] is None


def test_marks_of_two_terms_are_one_entry_a_pupil_and_term(tmp_path, capsys):
    said = inspected(tmp_path, capsys, marks_file((ADA, "/" * 10 + "//"), start=date(2026, 3, 30)))
    assert [(one["term"], one["possible"]) for one in said["pupils"]] == [("Spring 2026", 10), ("Summer 2026", 2)]


def test_named_terms_are_one_entry_a_pupil_and_term_with_their_percentages(tmp_path, capsys):
    rows = [
        ADA | {"term": term} | figures(64, 66) | {"percentage": rate}
        for term, rate in (("Spring", "97"), ("Autumn", "96.9"))
    ]
    said = inspected(tmp_path, capsys, totals_file(*rows))
    assert [(one["term"], one["percentage"]) for one in said["pupils"]] == [("Autumn", "96.9"), ("Spring", "97")]


def test_a_school_years_term_is_the_year(tmp_path, capsys):
    rows = [ADA | {"school_year": year} | figures(300, 380) for year in ("2024/25", "2025/2026")]
    said = inspected(tmp_path, capsys, totals_file(*rows))
    assert [one["term"] for one in said["pupils"]] == ["2024/25", "2025/26"]


def test_the_same_term_of_two_years_has_each_years_percentage(tmp_path, capsys):
    rows = [
        ADA | {"term": "Autumn", "school_year": year} | figures(attended, 100) | {"percentage": str(attended)}
        for year, attended in (("2024/25", 91), ("2025/26", 95))
    ]
    said = inspected(tmp_path, capsys, totals_file(*rows))
    assert [(one["attended"], one["percentage"]) for one in said["pupils"]] == [(91, "91"), (95, "95")]


def test_what_was_not_understood_is_listed_with_its_place(tmp_path, capsys):
    said = inspected(tmp_path, capsys, marks_file((ADA, "//%/"), (child(2), "////")))
    (problem,) = said["problems"]
    assert list(problem) == ["row", "column", "message", "severity"]
    assert (problem["row"], problem["column"], problem["severity"]) == (2, None, "warning")
    assert problem["message"].startswith('"%" stands once')


@pytest.mark.parametrize("name", sorted(path.name for path in EXPORTS.glob("[013]*.csv")))
def test_every_example_export_gives_json_only(capsys, name):
    assert inspect(EXPORTS / name, capsys)["pupils"]


PROMISED = ("01", "02", "05", "06", "08", "09", "12", "19", "30")
EXPECTED = {
    name: rows
    for name, rows in json.loads((EXPORTS / "expected.json").read_text("utf-8")).items()
    if name.startswith(PROMISED)
}


def test_all_promised_examples_are_there():
    assert sorted(name[:2] for name in EXPECTED) == list(PROMISED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_example_exports_give_their_figures(capsys, name):
    names = ("possible", "attended", "authorised", "unauthorised", "missing")
    found = [[pupil[one] for one in names] for pupil in inspect(EXPORTS / name, capsys)["pupils"]]
    assert sorted(found) == sorted([row[one] for one in names] for row in EXPECTED[name])
