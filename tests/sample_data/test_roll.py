"""Who is at the sample school, and that nobody in it could be real."""

import re
from datetime import datetime

import pytest

from tests.sample_data.conftest import FOLDER, read_csv

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
FIRST_BIRTHDAYS = {"Nursery": 2021, "Reception": 2020, **{f"Year {n}": 2020 - n for n in range(1, 7)}}


def day(text):
    return datetime.strptime(text, "%d/%m/%Y")  # noqa: DTZ007


def names(rows):
    return {row.child[0] for row in rows}


def find(rows, name):
    return next(row for row in rows if row.child[0] == name)


def test_the_school_has_two_classes_a_year_and_a_nursery(summer):
    sizes = {}
    for row in summer:
        sizes[row.class_name] = sizes.get(row.class_name, 0) + 1
    assert sizes.pop("Nursery") == 26
    assert len(sizes) == 14
    assert all(26 <= size <= 31 for size in sizes.values())
    assert 405 <= sum(sizes.values()) <= 425


def test_upns_have_the_right_check_letter_and_an_establishment_that_does_not_exist(autumn, summer, totals):
    upns = {row.about["UPN"] for row in (*autumn, *summer)} | {row["UPN"] for row in totals}
    assert "" in upns  # some of the newest have none yet
    for upn in upns - {""}:
        weighted = sum(int(digit) * weight for digit, weight in zip(upn[1:], range(2, 14), strict=True))
        assert upn[0] == ALPHABET[weighted % 23]
        assert upn[1:8] == "8230000"


def test_numbers_belong_to_one_child(autumn, summer):
    owners = {}
    for row in (*autumn, *summer):
        assert owners.setdefault(row.about["Adm No"], row.child) == row.child
        assert owners.setdefault(row.about["UPN"] or row.child, row.child) == row.child
        assert re.fullmatch(r"00\d{4}", row.about["Adm No"])


def test_everybody_is_of_the_age_of_the_year_group(autumn, summer):
    for row in (*autumn, *summer):
        first = FIRST_BIRTHDAYS[row.year]
        assert datetime(first, 9, 1) <= day(row.about["DOB"]) <= datetime(first + 1, 8, 31)  # noqa: DTZ001


@pytest.mark.parametrize(
    "name",
    ["O'Connor-Núñez, Zoë", "Smith & Jones, Adaeze", "=Evans, Tomos", "Łukasiewicz, Michał", "D’Arcy, Siân"],
)
def test_difficult_names_are_written_plainly_in_every_file(name, autumn, spring, summer, totals):
    for rows in (autumn, spring, summer):
        assert name in names(rows)
    assert name in {f"{row['Surname']}, {row['Forename']}" for row in totals}


def test_two_children_share_a_name_and_two_a_birthday(summer):
    taylors = [row for row in summer if row.child[0] == "Taylor, Olivia"]
    assert len({row.class_name for row in taylors}) == len({row.child for row in taylors}) == 2
    twins = [row for row in summer if row.about["Surname"] == "Achterberg" and row.year == "Year 2"]
    assert len(twins) == 2
    assert len({row.about["DOB"] for row in twins}) == 1


def test_nobody_else_shares_a_name(summer):
    assert len(names(summer)) == len(summer) - 1


def test_joiners_have_z_before_their_first_day(summer):
    joined = [row for row in summer if day(row.about["Admission Date"]) > day("13/04/2026")]
    assert len(joined) >= 3
    for row in joined:
        first = day(row.about["Admission Date"])
        assert {mark == "Z" for (d, _), mark in row.marks.items() if day(d) < first} == {True}
        assert "Z" not in [mark for (d, _), mark in row.marks.items() if day(d) >= first]


def test_leavers_have_blanks_after_their_last_day_and_are_not_in_the_next_file(autumn, spring, summer):
    left = [row for row in summer if row.about["Leaving Date"]]
    assert len(left) >= 2
    for row in left:
        assert {mark for (d, _), mark in row.marks.items() if day(d) > day(row.about["Leaving Date"])} == {""}
    gone = {row.child for row in autumn if row.about["Leaving Date"]}
    assert gone
    assert not gone & {row.child for row in spring}
    assert {row.child for row in spring} - {row.child for row in summer}


def test_the_nursery_comes_in_the_mornings(summer):
    nursery = [row for row in summer if row.class_name == "Nursery"]
    assert {mark for row in nursery for (_, half), mark in row.marks.items() if half == "PM"} == {"X"}
    assert all(mark != "X" for row in nursery for (_, half), mark in row.marks.items() if half == "AM")


def test_in_september_everybody_moves_up_and_year_6_has_left(summer, totals):
    after = {(f"{row['Surname']}, {row['Forename']}", row["DOB"]): row["Year"] for row in totals}
    order = ["Nursery", "Reception", *(f"Year  {n}" for n in range(1, 7))]
    for row in summer:
        if row.year == "Year 6":
            assert row.child not in after
        elif row.child in after:
            assert order.index(after[row.child]) == order.index(row.year.replace(" ", "  ")) + 1
    assert sum(row["Year"] == "Reception" for row in totals) == 60


def test_the_named_cases_are_there(autumn, spring, summer):
    def marks(rows, name):
        return set(find(rows, name).marks.values())

    assert "D" in marks(summer, "Oakapple, Pip")
    assert "C2" in marks(autumn, "Quill, Ned")
    assert "E" in marks(summer, "Rookwood, Jaydon")
    assert "R" in {row.marks["20/03/2026", "AM"] for row in spring}
    assert sum(row.about["In care"] == "Y" for row in summer) == 2


def test_brothers_and_sisters_share_an_address(contacts):
    homes = {}
    for row in contacts:
        if row["Priority"] == "1" and row["Address Block"]:
            homes.setdefault((row["Address Block"], row["Postcode"]), set()).add(row["Adno"])
    assert sum(len(children) > 1 for children in homes.values()) > 60


def test_everybody_of_the_summer_has_a_contact(summer, contacts):
    assert {row.about["Adm No"] for row in summer} <= {row["Adno"] for row in contacts}


def test_contacts_show_the_cases_a_letter_must_mind(contacts):
    assert any(row["Court Order"] == "T" and row["Parental Responsibility"] == "T" for row in contacts)
    foster = [row for row in contacts if row["Relationship"] == "Foster Carer"]
    assert len(foster) == 2
    assert {row["Priority"] for row in contacts if row["Relationship"] == "Social Worker"} == {""}
    by_child = {}
    for row in contacts:
        by_child.setdefault(row["Adno"], []).append(row)
    parents = [[r for r in rows if r["Parental Responsibility"] == "T"] for rows in by_child.values()]
    assert sum(len({r["Postcode"] for r in rows}) > 1 for rows in parents) > 20
    assert any(not any(r["Address Block"] for r in rows) for rows in parents)


def test_nothing_could_belong_to_a_real_person(contacts):
    assert {row["Postcode"][:4] for row in contacts if row["Postcode"]} == {"ZZ99"}
    assert all(re.fullmatch(r"07700 900\d{3}", row["Mobile"]) for row in contacts)
    assert all(
        re.fullmatch(r"[a-z0-9.-]+@example\.org", row["Primary Email"]) for row in contacts if row["Primary Email"]
    )
    settings = (FOLDER / "school.toml").read_text(encoding="utf-8")
    assert re.findall(r"\b0\d{4} ?\d{6}\b", settings) == ["01632 960147"]
    assert re.findall(r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b", settings) == ["ZZ99 1AA"]


def test_a_mobile_number_belongs_to_one_person(contacts):
    owners = {}
    for row in contacts:
        person = (row["Contact Forename"], row["Contact Surname"])
        assert owners.setdefault(row["Mobile"], person) == person


def test_circumstances_belong_to_children_of_the_summer(summer):
    known = {(row.about["UPN"], row.about["Adm No"], row.class_name) for row in summer}
    assert {(row["upn"], row["mis_id"], row["class_name"]) for row in read_csv("circumstances.csv")} <= known
