"""One sheet of rows, written in every kind of file that can be read. No library of ours writes .xls or .xlsb."""

import csv
import html
import io
import struct
import zipfile
from collections.abc import Callable, Sequence

import msoffcrypto.format.ooxml

from tests.ingest.files import workbook_of

Rows = Sequence[Sequence[str | int]]
PASSWORD = "Greenlane"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(encoding)


def xlsx(rows: Rows) -> bytes:
    return workbook_of(*rows)


def xlsm(rows: Rows) -> bytes:
    target = io.BytesIO(xlsx(rows))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")
    return target.getvalue()


def protected(rows: Rows) -> bytes:
    target = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(xlsx(rows))).encrypt(PASSWORD, target)
    return target.getvalue()


def web_page(rows: Rows) -> bytes:
    lines = ("".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) for row in rows)
    return f"<html><body><table><tr>{'</tr><tr>'.join(lines)}</tr></table></body></html>".encode()


def spreadsheet_xml(rows: Rows) -> bytes:
    def cell(value: str | int) -> str:
        kind = "Number" if isinstance(value, int) else "String"
        return f'<Cell><Data ss:Type="{kind}">{html.escape(str(value))}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in rows)
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sheet1"><Table>'
        f"{lines}</Table></Worksheet></Workbook>"
    ).encode()


def ods(rows: Rows, body: str | None = None) -> bytes:
    def cell(value: str | int) -> str:
        if value == "":
            return "<table:table-cell/>"
        kind = f'"float" office:value="{value}"' if isinstance(value, int) else '"string"'
        shown = html.escape(str(value))
        return f"<table:table-cell office:value-type={kind}><text:p>{shown}</text:p></table:table-cell>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{lines if body is None else body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive_of({"mimetype": ODS.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": b"<m/>"})


def archive_of(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def zipped(rows: Rows) -> bytes:
    return archive_of({"C:\\exports\\register.csv": text(rows), "__MACOSX/._register.csv": b"x"})


def xlsb(rows: Rows, sheet: bytes | None = None, strings: bytes | None = None) -> bytes:
    book = _part(131) + _part(143) + _part(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Sheet1"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    parts = {
        "xl/workbook.bin": book + _part(144) + _part(132),
        "xl/_rels/workbook.bin.rels": relations.encode(),
        "xl/worksheets/sheet1.bin": _binary_sheet(rows) if sheet is None else sheet,
    }
    return archive_of(parts | ({"xl/sharedStrings.bin": strings} if strings else {}))


def _binary_sheet(rows: Rows) -> bytes:
    width = max(map(len, rows))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)
    return _part(129) + _part(148, size) + _part(145) + b"".join(map(binary_row, range(len(rows)), rows)) + _part(146)


def binary_row(number: int, row: Sequence[str | int], first: int = 0) -> bytes:
    cells = b""
    for column, value in enumerate(row, start=first):
        place = struct.pack("<II", column, 0)
        is_number = isinstance(value, int)
        cells += _part(5, place + struct.pack("<d", value)) if is_number else _part(6, place + _wide(str(value)))
    return _part(0, struct.pack("<I", number) + bytes(13)) + cells


def _part(number: int, content: bytes = b"") -> bytes:
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    size, length = b"", len(content)
    while length > 127:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return head + size + bytes([length]) + content


def _wide(value: str) -> bytes:
    return struct.pack("<I", len(value.encode("utf-16-le")) // 2) + value.encode("utf-16-le")


def xls(rows: Rows, extra: bytes = b"", before: bytes = b"") -> bytes:
    name = "Sheet1".encode("utf-16-le")
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, struct.pack("<H", 1200)) + before
    offset = len(begin) + 4 + 8 + len(name) + 4
    globals_ = begin + record(0x85, struct.pack("<IBBBB", offset, 0, 0, 6, 1) + name) + record(0x0A)
    cells = b"".join(old_cell(row, column, value) for row, line in enumerate(rows) for column, value in enumerate(line))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + extra + record(0x0A)
    return ole("Workbook", globals_ + sheet)


def old_cell(row: int, column: int, value: str | int) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int):
        return record(0x203, place + struct.pack("<d", value))
    wide = value.encode("utf-16-le")
    return record(0x204, place + struct.pack("<HB", len(wide) // 2, 1) + wide)


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def ole(name: str, stream: bytes) -> bytes:
    """A file system of one stream: header, tables of sectors, one directory sector, the stream."""
    size = max(len(stream), 4096)
    count = -(-size // 512)
    tables = next(number for number in range(1, 99) if number * 128 >= number + 1 + count)
    chain = [0xFFFFFFFD] * tables + [0xFFFFFFFE] + [*range(tables + 2, tables + 1 + count), 0xFFFFFFFE]
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    nothing = 0xFFFFFFFE
    numbers = (62, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096, nothing, 0, nothing, 0, 0)
    head = struct.pack("<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", *numbers)
    head += struct.pack("<108I", *range(1, tables), *[0xFFFFFFFF] * (109 - tables))
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + _entry(name, 2, tables + 1, size, 0xFFFFFFFF) + bytes(256)
    return head + struct.pack(f"<{len(chain)}I", *chain) + directory + stream.ljust(count * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    wide = name.encode("utf-16-le")
    nobody = 0xFFFFFFFF
    places = struct.pack("<HBBIII", len(wide) + 2, kind, 1, nobody, nobody, child)
    return wide.ljust(64, b"\0") + places + bytes(36) + struct.pack("<IQ", start, size)


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "comma": text,
    "semicolon in cp1252": lambda rows: text(rows, ";", "cp1252"),
    "bar": lambda rows: text(rows, "|"),
    "tab in UTF-16": lambda rows: text(rows, "\t", "utf-16"),
    "tab in UTF-8 with mark": lambda rows: text(rows, "\t", "utf-8-sig"),
    "xlsx": xlsx,
    "xlsm": xlsm,
    "xlsx with password": protected,
    "xlsb": xlsb,
    "xls": xls,
    "ods": ods,
    "web page": web_page,
    "spreadsheet XML": spreadsheet_xml,
    "zip": zipped,
}
