from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.api.types import is_object_dtype

from analysis.records.errors import DAMAGED, RecordsError
from analysis.records.frames import UnstorableFrameError, pack_frame, unpack_frame
from tests.records.records_of import marks_frame, pupils_frame, totals_frame

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1))  # noqa: DTZ001
WHOLE = st.integers(-(2**63), 2**63 - 1)


def objects(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[str, st.SearchStrategy[object]]]:
    return st.just(("object", st.none() | values))


KINDS = st.one_of(
    objects(WORDS),
    objects(DAYS),
    objects(st.booleans()),
    objects(WHOLE),
    objects(st.nothing()),
    st.just(("Int64", st.none() | WHOLE)),
    st.just(("int64", WHOLE)),
    st.just(("boolean", st.none() | st.booleans())),
    st.just(("bool", st.booleans())),
    st.just(("str", st.none() | WORDS)),
    st.just(("float64", st.none() | st.floats(allow_nan=False))),
    st.sampled_from(["us", "ns", "ms"]).map(lambda unit: (f"datetime64[{unit}]", st.none() | MOMENTS)),
)


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    rows = draw(st.integers(0, 6))
    names = draw(st.lists(WORDS.filter(bool), unique=True, min_size=1, max_size=5))
    columns = {}
    for name in names:
        kind, values = draw(KINDS)
        columns[name] = pd.Series(draw(st.lists(values, min_size=rows, max_size=rows)), dtype=kind)
    return pd.DataFrame(columns, index=pd.RangeIndex(rows))


@given(frames())
def test_a_frame_reads_back_equal_in_values_and_kinds(frame: pd.DataFrame) -> None:
    back = unpack_frame(pack_frame(frame))
    pd.testing.assert_frame_equal(back, frame, check_exact=True)
    for name in frame.columns[[is_object_dtype(kind) for kind in frame.dtypes]]:
        assert list(map(type, back[name])) == list(map(type, frame[name]))


@pytest.mark.parametrize("frame", [pupils_frame(), marks_frame(), totals_frame(), pupils_frame().iloc[:0]])
def test_what_a_reader_hands_on_reads_back_equal(frame: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(unpack_frame(pack_frame(frame)), frame, check_exact=True)


@pytest.mark.parametrize(
    "values",
    [["Vane", 7], [True, 1], [date(2026, 1, 5), datetime(2026, 1, 5, tzinfo=UTC)], ["Vane", float("nan")], [2**70]],
)
def test_a_column_that_would_not_read_back_equal_is_refused_by_its_name(values: list[object]) -> None:
    with pytest.raises(UnstorableFrameError, match=r'^The column "surname" holds') as refusal:
        pack_frame(pd.DataFrame({"surname": pd.Series(values, dtype=object)}))
    assert "Vane" not in str(refusal.value)
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


def test_a_kind_of_column_that_would_come_back_as_another_is_refused() -> None:
    with pytest.raises(UnstorableFrameError, match=r'^The column "class_name" is of a kind'):
        pack_frame(pd.DataFrame({"class_name": pd.Series(["5TG"], dtype="category")}))


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"a": [1, 2]}, index=[4, 5]),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
    ],
)
def test_rows_and_columns_must_be_told_apart(frame: pd.DataFrame) -> None:
    with pytest.raises(UnstorableFrameError, match="numbered from 0"):
        pack_frame(frame)


@pytest.mark.parametrize("damage", [b"", b"no Parquet at all", pack_frame(marks_frame())[:-30]])
def test_a_damaged_value_is_said_to_be_damaged(damage: bytes) -> None:
    with pytest.raises(RecordsError) as refusal:
        unpack_frame(damage)
    assert str(refusal.value) == DAMAGED
