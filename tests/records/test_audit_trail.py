import pytest
from sqlalchemy import text

from analysis.records.audit import AuditEntry, load_audit_trail, record_action
from analysis.records.errors import RecordsError
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY


@pytest.fixture
def trail(store: Store) -> Store:
    with store.writing() as connection:
        record_action(connection, "imported", "Ada", MONDAY, import_number=4, details={"kind": "attendance"})
        record_action(connection, "held", "Ben", TUESDAY, pupil=17)
    return store


def test_the_trail_says_who_did_what_and_when(trail: Store) -> None:
    assert load_audit_trail(trail) == (
        AuditEntry(1, "Ada", MONDAY, "imported", 4, None, {"kind": "attendance"}),
        AuditEntry(2, "Ben", TUESDAY, "held", None, 17, {}),
    )


def test_the_trail_of_one_import_leaves_out_the_rest(trail: Store) -> None:
    assert [entry.number for entry in load_audit_trail(trail, import_number=4)] == [1]


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE audit_trail SET what = 'nothing' WHERE number = 1",
        "UPDATE audit_trail SET number = 3 WHERE number = 1",
        "DELETE FROM audit_trail WHERE number = 1",
        "DELETE FROM audit_trail",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_line(trail: Store, attempt: str) -> None:
    before = load_audit_trail(trail)
    with pytest.raises(RecordsError), trail.writing() as connection:
        connection.execute(text(attempt))
    assert load_audit_trail(trail) == before


def test_a_line_cannot_be_replaced_in_the_file_either(file_store: Store) -> None:
    with file_store.writing() as connection:
        record_action(connection, "imported", "Ada", MONDAY)
    replace = "REPLACE INTO audit_trail (number, what, by, at, details) VALUES (1, 'nothing', 'x', '2026-07-20', '{}')"
    with pytest.raises(RecordsError), file_store.writing() as connection:
        connection.execute(text(replace))
    assert [entry.what for entry in load_audit_trail(file_store)] == ["imported"]


@pytest.mark.database
@pytest.mark.parametrize("place", ["PostgreSQL"], indirect=True)
def test_a_server_cannot_be_told_to_empty_the_trail(trail: Store) -> None:
    with pytest.raises(RecordsError), trail.writing() as connection:
        connection.execute(text("TRUNCATE audit_trail"))
    assert len(load_audit_trail(trail)) == 2
