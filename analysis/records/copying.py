"""Copies all of the records from one database into another, of the same kind or not."""

from sqlalchemy import Connection, Table, func, insert, select, text

from analysis.records.schema import AUDIT_TRAIL, IMPORTS, PUPILS, TABLES

# Enough to be quick with small rows, and few enough for the memory with a whole file in each.
_ROWS_AT_ONCE = 20


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row into empty tables, and go on counting where the source would."""
    for table in TABLES:
        rows = source.execute(select(table).execution_options(yield_per=_ROWS_AT_ONCE)).mappings()
        for some in rows.partitions():
            target.execute(insert(table), [dict(row) for row in some])
    for table in TABLES:
        if "number" in table.c:
            _go_on_counting(target, table)


def _go_on_counting(connection: Connection, table: Table) -> None:
    # What was deleted lives on in the trail, whose numbers must never come to mean something else.
    told = {IMPORTS.name: AUDIT_TRAIL.c.import_number, PUPILS.name: AUDIT_TRAIL.c.pupil}.get(table.name)
    highest = [table.c.number] if told is None else [table.c.number, told]
    number = max(connection.scalar(select(func.coalesce(func.max(column), 0))) or 0 for column in highest)
    if number and connection.dialect.name == "postgresql":
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "number"), number)))
    elif number:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table.name})
        counted = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :number)")
        connection.execute(counted, {"table": table.name, "number": number})
