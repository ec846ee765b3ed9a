import pytest
from sqlalchemy import delete

from analysis.records.audit import load_audit_trail
from analysis.records.errors import RecordsError
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.same_child import Answer, load_pairs, record_pair
from analysis.records.schema import PUPILS
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record


@pytest.fixture(autouse=True)
def three_pupils(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, lambda _: [(None, {"name": name}) for name in ("Ash", "Birch", "Cedar")], MONDAY)


def answers(store: Store) -> dict[tuple[int, int], str]:
    return {pair: said.answer.value for pair, said in load_pairs(store).items()}


def trail(store: Store) -> list[tuple[str, int | None, object]]:
    return [(line.what, line.pupil, line.details) for line in load_audit_trail(store) if line.pupil]


def test_an_answer_stands_for_the_pair_in_either_order_with_who_gave_it(store: Store) -> None:
    record_pair(store, (2, 1), Answer.SAME, "Ada", MONDAY)
    said = load_pairs(store)[1, 2]
    assert (said.answer, said.by, said.at) == (Answer.SAME, "Ada", MONDAY)


def test_a_later_answer_takes_an_earlier_ones_place_and_undone_none_stands(store: Store) -> None:
    record_pair(store, (1, 2), Answer.SAME, "Ada", MONDAY)
    record_pair(store, (1, 3), Answer.TWO, "Ada", MONDAY)
    record_pair(store, (1, 2), Answer.TWO, "Ben", TUESDAY)
    assert answers(store) == {(1, 2): "two children", (1, 3): "two children"}
    record_pair(store, (1, 2), Answer.OPEN, "Ben", TUESDAY)
    assert answers(store) == {(1, 3): "two children"}


def test_every_answer_is_in_the_audit_trail_by_numbers_and_the_same_again_is_not(store: Store) -> None:
    record_pair(store, (1, 2), Answer.OPEN, "Ada", MONDAY)
    record_pair(store, (1, 2), Answer.SAME, "Ada", MONDAY)
    record_pair(store, (1, 2), Answer.SAME, "Ben", TUESDAY)
    record_pair(store, (1, 2), Answer.OPEN, "Ben", TUESDAY)
    assert trail(store) == [("same child", 2, {"beside": 1}), ("asked again", 2, {"beside": 1})]


def test_a_number_that_was_never_given_is_refused(store: Store) -> None:
    with pytest.raises(RecordsError):
        record_pair(store, (1, 9), Answer.SAME, "Ada", MONDAY)


def test_an_answer_goes_with_the_pupil(store: Store) -> None:
    record_pair(store, (1, 3), Answer.SAME, "Ada", MONDAY)
    record_pair(store, (1, 2), Answer.SAME, "Ada", MONDAY)
    with store.writing() as connection:
        connection.execute(delete(PUPILS).where(PUPILS.c.number == 3))
    assert answers(store) == {(1, 2): "same child"}
