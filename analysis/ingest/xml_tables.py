"""L9: turns the XML files that schools have into tables with the headings of a spreadsheet."""

from collections.abc import Callable

from lxml import etree

from analysis.ingest.markup import local_name, read_xml
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import Table
from analysis.ingest.xml_census import read_census
from analysis.ingest.xml_records import read_records
from analysis.ingest.xml_session_report import read_session_report
from analysis.ingest.xml_transfer import read_transfer

_READERS: dict[str, Callable[[etree._Element], tuple[Table, ...]]] = {
    "SuperStarReport": read_records,
    "report": read_session_report,
    "CTfile": read_transfer,
    "Message": read_census,
}
_UNKNOWN = (
    "This XML file is none that can be read (a SIMS report, a common transfer file or a school census); please export "
    "to Excel or CSV instead."
)


def read_xml_tables(text: str) -> tuple[Table, ...]:
    """Read a file of a known kind, told by its first element. Raises UnusableFileError for any other."""
    root = read_xml(text)
    reader = _READERS.get(local_name(root))
    if reader is None:
        raise UnusableFileError(_UNKNOWN)
    return reader(root)
