"""Parquet, where PyArrow is there, and where it is not."""

import datetime as dt
import io
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from tests.fakes.opened_tables import read_or_refused, rows_of, table_of

pa = pytest.importorskip("pyarrow", reason="comes with the extra train")
pq = pytest.importorskip("pyarrow.parquet", reason="comes with the extra train")


def written(columns: dict[str, Any], **settings: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **settings)
    return file.getvalue()


def test_cells_have_their_kind() -> None:
    day = dt.date(2026, 1, 2)
    table = table_of(
        written(
            {
                "title": ["x", None],
                "price": [Decimal("24.90"), None],
                "day": [day, day],
                "tags": [["a"], []],
                "brand": pa.array(["A", "A"]).dictionary_encode(),
            }
        )
    )
    assert (table.form, table.columns) == ("Parquet", ("title", "price", "day", "tags", "brand"))
    first: dict[str, object] = {"title": "x", "price": Decimal("24.90"), "day": "2026-01-02"}
    first |= {"tags": ["a"], "brand": "A"}
    last = first | {"title": None, "price": None, "tags": []}
    assert list(table.rows()) == [TableRow(1, first), TableRow(2, last)]


def test_rows_are_counted_over_groups() -> None:
    rows = rows_of(written({"a": range(5_000)}, row_group_size=700))
    assert [row.line for row in rows] == list(range(1, 5_001))


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(FeedUnreadable, match="needs PyArrow; install the extra train"):
        table_of(b"PAR1")


def test_a_name_that_stands_twice_is_refused() -> None:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["a", "A"]), file)
    with pytest.raises(FeedUnreadable, match="names 'A' twice"):
        table_of(file.getvalue())


VALID = written({"a": ["x", "yy"], "b": [1, 2]})


@given(st.integers(4, len(VALID)), st.binary(max_size=4), st.integers(0, 4))
def test_a_changed_file_is_read_or_refused(place: int, new: bytes, removed: int) -> None:
    read_or_refused(VALID[:place] + new + VALID[place + removed :])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    read_or_refused(b"PAR1" + data)
    read_or_refused(b"PAR1" + data + b"\4\0\0\0PAR1")
