"""Which tables are read, and what is said of those that are not."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from adapters.spark.tables import SparkTables
from domain.errors.catalog import FeedUnreadable
from tests.fakes.spark_runs import desks, write_parquet


def rows_of(tables: SparkTables, source: Path | str, **options: str) -> int:
    return tables.open(str(source), None, options).content().rows


def test_files_and_directories_are_known_by_their_names(
    tables: SparkTables, tmp_path: Path
) -> None:
    (tmp_path / "parts").mkdir()
    for number in range(2):
        write_parquet(tmp_path / "parts" / f"{number}.parquet", desks(3))
    (tmp_path / "parts" / "_SUCCESS").touch()
    (tmp_path / "parts").rename(tmp_path / "parts [1]")
    assert rows_of(tables, tmp_path / "parts [1]") == 6
    (tmp_path / "parts [1]").rename(tmp_path / "parts")
    (tmp_path / "a.tsv").write_text("title\tprice\nOak Desk\t5\nPine Desk\t6\n")
    (tmp_path / "a.ndjson").write_text('{"title": "Oak Desk", "price": 12.50}\n')
    assert rows_of(tables, tmp_path / "parts") == 6
    assert rows_of(tables, f"{tmp_path}/parts/*.parquet") == 6
    assert rows_of(tables, tmp_path / "a.tsv") == 2
    [cells] = tables.open(str(tmp_path / "a.ndjson"), None, {}).first_rows(["title", "price"], 5)
    assert cells == {"title": "Oak Desk", "price": "12.50"}  # as it stands there


def test_a_table_of_the_catalogue_is_read_by_its_name(tables: SparkTables, tmp_path: Path) -> None:
    source = write_parquet(tmp_path / "desks.parquet", desks(4))
    session = SparkSession.getActiveSession()
    assert session is not None
    session.read.parquet(str(source)).createOrReplaceTempView("desks_of_a_test")
    assert rows_of(tables, "desks_of_a_test") == 4


@pytest.mark.parametrize(
    ("name", "content", "form", "said"),
    [
        ("none.parquet", None, None, "no such path or table"),
        ("no_table", None, None, "no such path or table"),
        ("products.dat", b"title\n", None, "--source-format"),
        ("broken.parquet", b"PAR1 but not for long", None, "Spark says"),
        ("desks.csv", b"title\nOak Desk\n", "delta", "Spark says"),
        ("utf16.csv", "title;price\nOak Desk;5\n".encode("utf-16"), None, "are not UTF-8"),
        ("list.json", b'[\n{"title":\n"Oak Desk"}\n]\n', None, "multiLine=true"),
        ("cp1252.csv", "title\nCafé Mug\n".encode("cp1252"), None, "encoding=windows-1252"),
    ],
)
def test_what_cannot_be_read_is_said(
    tables: SparkTables,
    tmp_path: Path,
    name: str,
    content: bytes | None,
    form: str | None,
    said: str,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FeedUnreadable, match=said):
        tables.open(str(path), form, {})


def test_a_list_over_several_lines_can_be_said(tables: SparkTables, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text('[\n{"title":\n"Oak Desk"},\n{"title": "Stool"}]\n')
    assert rows_of(tables, tmp_path / "list.json", multiLine="true") == 2


@pytest.mark.parametrize("options", [{"encoding": "windows-1252"}])
def test_an_encoding_can_be_said(
    tables: SparkTables, tmp_path: Path, options: Mapping[str, str]
) -> None:
    path = tmp_path / "cp1252.csv"
    path.write_bytes("title\nCafé Mug\n".encode("cp1252"))
    [cells] = tables.open(str(path), None, options).first_rows(["title"], 5)
    assert cells == {"title": "Café Mug"}
