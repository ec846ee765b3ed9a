"""Reads what SIMS's CommandReporter writes: a SuperStarReport with one Record a row, empty fields left out."""

from lxml import etree

from analysis.ingest.markup import local_name, text_of
from analysis.ingest.tables import Table
from analysis.ingest.xml_parts import children, table_of


def read_records(root: etree._Element) -> tuple[Table, ...]:
    """Write each record as a row. Raises UnusableFileError when they are too many."""
    return (table_of("records", [_fields(record) for record in children(root, "Record")]),)


def _fields(record: etree._Element) -> dict[str, str]:
    fields: dict[str, str] = {}
    for child in record.iterchildren("{*}*"):
        fields.setdefault(local_name(child), text_of(child))
    return fields
