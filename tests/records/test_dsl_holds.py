from datetime import date

import pytest
from sqlalchemy import delete, update

from analysis.records.audit import load_audit_trail
from analysis.records.dsl_holds import load_dsl_hold_history, load_dsl_holds, record_dsl_hold
from analysis.records.errors import RecordsError
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.schema import DSL_HOLDS, PUPILS
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def two_pupils(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, lambda _: [(None, {"name": name}) for name in ("Ash", "Birch")], MONDAY)


def held(store: Store) -> dict[int, date | None]:
    return {pupil: one.review for pupil, one in load_dsl_holds(store).items()}


def trail(store: Store) -> list[tuple[str, int | None, object]]:
    return [(line.what, line.pupil, line.details) for line in load_audit_trail(store) if line.pupil]


def test_a_hold_stands_with_its_review_date_until_it_is_ended(store: Store) -> None:
    record_dsl_hold(store, 1, MAY, "Ada", MONDAY)
    record_dsl_hold(store, 2, JUNE, "Ada", MONDAY)
    record_dsl_hold(store, 1, JUNE, "Ben", TUESDAY)
    assert held(store) == {1: JUNE, 2: JUNE}
    assert (load_dsl_holds(store)[1].by, load_dsl_holds(store)[1].at) == ("Ben", TUESDAY)
    record_dsl_hold(store, 1, None, "Ben", TUESDAY)
    assert held(store) == {2: JUNE}
    assert [one.review for one in load_dsl_hold_history(store, 1)] == [MAY, JUNE, None]


def test_each_hold_is_in_the_audit_trail_by_number_and_the_same_again_is_not(store: Store) -> None:
    record_dsl_hold(store, 1, None, "Ada", MONDAY)
    record_dsl_hold(store, 1, MAY, "Ada", MONDAY)
    record_dsl_hold(store, 1, MAY, "Ben", TUESDAY)
    record_dsl_hold(store, 1, None, "Ben", TUESDAY)
    assert trail(store) == [("dsl_review set", 1, {}), ("dsl_review ended", 1, {})]


def test_a_number_that_was_never_given_is_refused(store: Store) -> None:
    with pytest.raises(RecordsError):
        record_dsl_hold(store, 9, MAY, "Ada", MONDAY)


def test_the_database_itself_refuses_to_rewrite_a_hold(store: Store) -> None:
    record_dsl_hold(store, 1, MAY, "Ada", MONDAY)
    with pytest.raises(RecordsError), store.writing() as connection:
        connection.execute(update(DSL_HOLDS).values(review=JUNE))


def test_a_hold_goes_with_the_pupil(store: Store) -> None:
    record_dsl_hold(store, 1, MAY, "Ada", MONDAY)
    record_dsl_hold(store, 2, MAY, "Ada", MONDAY)
    with store.writing() as connection:
        connection.execute(delete(PUPILS).where(PUPILS.c.number == 1))
    assert held(store) == {2: MAY}
