"""Which rows of several files are one child."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.names import comparable_name
from analysis.pupils import Identity, Roll

BORN, BORN_LATER = date(2016, 5, 4), date(2017, 5, 4)


def numbers(*files):
    """Match files, each a list of identities, against one roll."""
    roll = Roll()
    return [roll.match(list(file)) for file in files]


def are_one(first, second):
    (before,), (now,) = numbers([first], [second])
    return before == now


def ivy(name="Vane, Ivy", **more):
    return Identity(name, **more)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (ivy(upn="A1"), ivy(upn="A1"), True),
        (ivy(upn="A1", class_name="4A"), ivy("Vane, Ivy", upn="A1", class_name="5B"), True),
        (ivy(upn="A1"), ivy("Married, Ivy", upn="A1"), True),
        (ivy("Hill, Sam", upn="A1"), ivy("Hill, Samuel", upn="A1"), True),
        (ivy("Hill, William", upn="A1"), ivy("Hill, Bill", upn="A1"), True),
        (ivy("Hill, Sam", upn="A1"), ivy("Byron, Samuel", upn="A1"), True),
        (ivy(upn="A1"), Identity("", upn="A1"), True),
        (ivy(upn="A1"), Identity("Hill, Sam", upn="A1"), False),
        (ivy(upn="A1", class_name="4A"), Identity("Hill, Sam", upn="A1", class_name="4A"), False),
        (ivy(upn="A1", date_of_birth=BORN), ivy("Vane, Ned", upn="A1", date_of_birth=BORN_LATER), False),
        (ivy(upn="A1", date_of_birth=BORN), ivy("Vane, Ned", upn="A1", date_of_birth=BORN), True),
        (ivy(upn="A1", date_of_birth=BORN), ivy(upn="A1", date_of_birth=BORN_LATER), True),
        (ivy(upn="A1", mis_id="7"), ivy(upn="B2", mis_id="7"), False),
        (ivy(upn="A1", class_name="4A"), ivy(upn="B2", class_name="4A"), False),
        (ivy(upn="A1Z", class_name="4A"), ivy(upn="B2", class_name="4A"), True),
        (ivy(upn="A1", date_of_birth=BORN), ivy(upn="B2Z", date_of_birth=BORN), True),
        (ivy(upn="A1Z", mis_id="7"), ivy(upn="B2", mis_id="7"), True),
        (ivy(upn="A1Z", class_name="4A"), ivy(upn="B2", class_name="5B"), False),
        (ivy(upn="A1", class_name="4A", date_of_birth=BORN), ivy(upn="B2", class_name="4A", date_of_birth=BORN), False),
        (ivy(mis_id="7"), ivy("Ivy Vane", mis_id="7"), True),
        (ivy(mis_id="7"), Identity("Quill, Ned", mis_id="7"), False),
        (ivy(mis_id="7"), ivy("Married, Ivy", mis_id="7"), True),
        (ivy(mis_id="7"), ivy("Vane, Ned", mis_id="7"), False),
        (ivy(mis_id="7", date_of_birth=BORN), ivy(mis_id="7", date_of_birth=BORN_LATER), False),
        (ivy(mis_id="1234"), ivy(mis_id="001234"), True),
        (ivy(mis_id="1234"), ivy("Vane, Ned", mis_id="001234"), False),
        (ivy(mis_id="1234"), Identity("", mis_id="001234"), False),
        (ivy(mis_id="7"), Identity("", mis_id="7"), True),
        (Identity("", mis_id="7"), ivy(mis_id="7"), True),
        (ivy(date_of_birth=BORN), ivy("IVY VANE", date_of_birth=BORN), True),
        (ivy(date_of_birth=BORN, class_name="4A"), ivy(date_of_birth=BORN, class_name="5B"), True),
        (ivy(date_of_birth=BORN), ivy(date_of_birth=BORN_LATER), False),
        (ivy(class_name="4A"), ivy(class_name="4a"), True),
        (ivy(class_name="4A"), ivy(class_name="5B"), False),
        (ivy(), ivy(), False),
        (ivy(upn="A1", class_name="4A"), ivy(class_name="4A"), True),
        (ivy(class_name="4A"), Identity("Vane, Iris", class_name="4A"), False),
    ],
)
def test_two_rows_are_one_child_or_two(first, second, same):
    assert are_one(first, second) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Connor-Núñez, Zoë", "O’Connor‑Nunez, Zoe"),
        ("Łukasiewicz, Ewa", "LUKASIEWICZ EWA"),
        ("D`Arcy, Siân", "d'arcy sian"),
        ("Vane,Ivy", "vane  ivy"),
    ],
)
def test_accents_apostrophes_hyphens_and_case_make_no_two_children(one, other):
    assert are_one(Identity(one, class_name="4A"), Identity(other, class_name="4A"))


def test_a_comparable_name_keeps_every_word():
    assert comparable_name("Smith & Jones, Adaeze") == "smith & jones adaeze"


LISTED = [ivy(upn="A1", mis_id="007", class_name="4A"), Identity("Vane, Ned", upn="B2", class_name="4A"), ivy(upn="C3")]


@pytest.mark.parametrize(
    ("row", "number"),
    [
        (ivy(upn="A1"), 0),
        (ivy("Married, Ivy", upn="A1"), 0),
        (Identity("", upn="A1"), 0),
        (ivy("Vane, Ned", upn="A1"), None),
        (ivy("Hill, Sam", upn="A1"), None),
        (ivy(mis_id="7"), 0),
        (Identity("", mis_id="7"), None),
        (ivy("Vane, Ned", mis_id="007"), None),
        (ivy(class_name="4A"), 0),
        (ivy(upn="D4", class_name="4A"), None),
        (ivy(), None),
    ],
)
def test_a_row_of_a_list_is_about_a_child_whose_forename_agrees(row, number):
    roll = Roll()
    roll.match(LISTED)
    assert roll.find(row) == number
    assert len(roll) == len(LISTED)


def test_a_list_of_pupils_is_guarded_like_a_row_of_a_list_and_puts_nobody_on_the_roll():
    roll = Roll()
    roll.match(LISTED)
    rows = [
        ivy(upn="A1", mis_id="99"),
        ivy("Vane, Kit", upn="B2"),
        ivy("New, Kit", upn="Z9"),
        ivy("Vane, Ned", upn="B2"),
    ]
    assert roll.match_list(rows) == [0, None, None, 1]
    assert len(roll) == len(LISTED)
    assert roll.find(ivy(mis_id="99")) == 0


def test_the_roll_knows_who_has_a_name_and_who_an_identifier():
    roll = Roll()
    roll.match(LISTED)
    roll.match([Identity("", upn="A1")])
    assert (roll.called(ivy("ivy vane")), roll.called(Identity(""))) == ([0, 2], [])
    assert (roll.holders(ivy(upn="A1"), "upn"), roll.holders(ivy(mis_id="7"), "mis_id")) == (["Vane, Ivy"],) * 2
    assert (roll.holders(ivy(), "upn"), roll.name_of(1)) == ([], "Vane, Ned")


def test_rows_of_one_file_are_never_merged():
    twice = [ivy(upn="A1", mis_id="7", class_name="4A")] * 2
    assert numbers(twice) == [[0, 1]]


def test_two_of_one_name_and_class_match_nobody_without_more():
    assert numbers([ivy(class_name="4A"), ivy(class_name="4A")], [ivy(class_name="4A")]) == [[0, 1], [2]]


def test_the_upn_comes_before_the_mis_id():
    first = [ivy(upn="A1", mis_id="7"), Identity("Vane, Ada", upn="B2", mis_id="8")]
    assert numbers(first, [ivy(upn="A1", mis_id="8")]) == [[0, 1], [0]]


def test_the_mis_id_comes_before_the_class():
    first = [ivy(mis_id="7", class_name="5B"), ivy(mis_id="8", class_name="4A")]
    assert numbers(first, [ivy(mis_id="7", class_name="4A")]) == [[0, 1], [0]]


@pytest.mark.parametrize("sure", [{"upn": "A1"}, {"mis_id": "7"}])
def test_a_surer_key_of_a_later_row_comes_before_a_weaker_key_of_an_earlier_one(sure):
    first = [ivy(class_name="4A", **sure)]
    assert numbers(first, [ivy(class_name="4A"), ivy(class_name="4A", **sure)])[1][1] == 0


def test_everything_a_child_was_known_by_is_remembered():
    files = [[ivy(upn="A1")], [ivy(upn="A1", mis_id="7")], [ivy(mis_id="7", class_name="4A")], [ivy(class_name="4A")]]
    assert numbers(*files) == [[0]] * 4


def test_the_roll_knows_how_many_children_it_has():
    roll = Roll()
    assert len(roll) == 0
    roll.match([ivy(upn="A1"), ivy(upn="B2")])
    assert len(roll) == 2


identities = st.builds(
    Identity,
    name=st.sampled_from(["Vane, Ivy", "Ivy Vane", "Quill, Ned", ""]),
    upn=st.sampled_from(["", "A1", "B2", "T1X", "T2X"]),
    mis_id=st.sampled_from(["", "7", "8"]),
    class_name=st.sampled_from(["", "4A", "5B"]),
    date_of_birth=st.sampled_from([None, BORN, BORN_LATER]),
)


@given(st.lists(st.lists(identities, max_size=4), min_size=1, max_size=3))
def test_no_file_is_merged_in_itself_and_no_two_upns_ever_are(files):
    roll = Roll()
    upns = {}
    for file in files:
        found = roll.match(file)
        assert len(set(found)) == len(file)
        for identity, number in zip(file, found, strict=True):
            upns.setdefault(number, set()).update({identity.upn} & {"A1", "B2"})
    assert all(len(known) <= 1 for known in upns.values())
    assert sorted(upns) == list(range(len(roll)))
