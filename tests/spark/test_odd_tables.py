"""Columns, moments and places that other programs write, and that Spark stumbles over."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from adapters.spark.tables import SparkTables
from domain.errors.cluster import TargetInSource
from entrypoints.bootstrap.spark import shipped_by
from entrypoints.settings.settings import Settings
from entrypoints.spark.job import write_table
from tests.fakes.spark_runs import desks, order, write_parquet, written


def test_columns_may_have_any_name_and_be_mapped_by_it(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('title = "name`of it"\nprice = "price.amount"\n')
    rows: list[dict[str, object]] = [
        {"name`of it": "Oak Desk", "price.amount": "5,50", "`": "a", 'a "b" (c)': "d"},
        {"name`of it": None, "price.amount": "6,50", "`": "a", 'a "b" (c)': "d"},
    ]
    source = write_parquet(tmp_path / "desks.parquet", rows)
    write_table(tables, shipped_by(settings), order(source, tmp_path / "out", mapping=mapping))
    assert any("$5.50" in row["text"] for row in written(tmp_path / "out"))
    [rejected] = written(tmp_path / "out.rejected")
    assert json.loads(rejected["row"]) == rows[1]


def test_moments_of_any_kind_and_year_are_cells_like_others(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    moment = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    table = pa.table(
        {
            "title": pa.array([None], pa.string()),
            "seen": pa.array([moment], pa.timestamp("us", "UTC")),
            "seen_all": pa.array([[moment]], pa.list_(pa.timestamp("us", "UTC"))),
            "by_pandas": pa.array([moment], pa.timestamp("ns")),
            "day_of_typo": pa.array([3_000_000], pa.date32()),
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "desks.parquet")
    wanted = order(tmp_path / "desks.parquet", tmp_path / "out")
    assert write_table(tables, shipped_by(settings), wanted)["rejected"] == 1
    [rejected] = written(tmp_path / "out.rejected")
    cells = json.loads(rejected["row"])
    assert datetime.fromisoformat(cells["seen"]) == moment
    assert cells["by_pandas"] == moment.timestamp() * 1_000_000_000
    assert cells["day_of_typo"] == "10183-09-21"


def test_brackets_in_paths_are_no_patterns_where_such_a_path_is_there(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = write_parquet(tmp_path / "desks [1].parquet", desks(3, bad=[1]))
    wanted = order(source, tmp_path / "{a} [b] *")
    first = write_table(tables, shipped_by(settings), wanted)
    assert (first["written"], first["rejected"]) == (2, 1)
    assert len({row["title"] for row in written(tmp_path / "{a} [b] *")}) == 2


def test_nothing_is_written_into_the_directory_that_is_read(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    source = tmp_path / "desks"
    source.mkdir()
    write_parquet(source / "0.parquet", desks(3))
    with pytest.raises(TargetInSource, match="name a target outside"):
        write_table(tables, shipped_by(settings), order(source, source / "out", form="parquet"))
    assert [path.name for path in source.iterdir()] == ["0.parquet"]
