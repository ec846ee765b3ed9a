"""Frames as one Parquet value each, read back equal in values and kinds of column."""

import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pandas.api.types import is_object_dtype

from analysis.records.errors import DAMAGED, RecordsError


class UnstorableFrameError(ValueError):
    """A frame that would not read back equal. Its text names the column and nothing that stands in it."""


def pack_frame(frame: pd.DataFrame) -> bytes:
    """Write a frame as Parquet (zstd, dictionaries).

    A frame has at least one column and rows numbered 0..n-1; a column of objects holds one kind of value (text, whole
    numbers, true and false, `date`) or None. Raises UnstorableFrameError for anything else.
    """
    if not frame.index.equals(pd.RangeIndex(len(frame))) or not frame.columns.is_unique:
        raise UnstorableFrameError("The rows of a stored frame are numbered from 0 and its columns differ in name.")
    for name in _object_columns(frame):
        _check(name, frame[name].tolist())
    # What kind a column comes back as does not depend on its rows, so it is tried without them.
    back = unpack_frame(_parquet(frame.head(0)))
    for column, kind, kind_back in zip(frame.columns, frame.dtypes, back.dtypes, strict=True):
        if kind != kind_back:
            raise UnstorableFrameError(f'The column "{column}" is of a kind that is not stored.')
    return _parquet(frame)


def _parquet(frame: pd.DataFrame) -> bytes:
    packed = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), packed, compression="zstd", use_dictionary=True)
    return bytes(packed.getvalue())


def unpack_frame(packed: bytes) -> pd.DataFrame:
    """Read a frame back. Raises RecordsError where the value is damaged."""
    try:
        table = pq.read_table(pa.BufferReader(packed))
    except (pa.ArrowException, OSError):
        raise RecordsError(DAMAGED) from None
    frame: pd.DataFrame = table.to_pandas()
    # pandas would make a column of objects without a gap into one of numbers or of true and false.
    values = {name: pd.Series(table[name].to_pylist(), dtype=object) for name in _were_objects(table)}
    return frame.assign(**values)


def _object_columns(frame: pd.DataFrame) -> list[str]:
    return [str(name) for name, kind in frame.dtypes.items() if is_object_dtype(kind)]


def _check(name: str, values: list[object]) -> None:
    try:
        back = pa.array(values).to_pylist()
    except (pa.ArrowException, OverflowError):
        back = []
    if back != values or list(map(type, back)) != list(map(type, values)):
        raise UnstorableFrameError(f'The column "{name}" holds more than one kind of value.')


def _were_objects(table: pa.Table) -> list[str]:
    columns = json.loads(table.schema.metadata[b"pandas"])["columns"]
    return [column["name"] for column in columns if column["numpy_type"] == "object"]
