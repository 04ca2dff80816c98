"""Tables that Spark reads: files, directories of files, and tables of its catalogue."""

import re
from collections.abc import Mapping
from functools import reduce
from pathlib import PurePath

from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - as in Spark's documents
from pyspark.sql.pandas.types import to_arrow_type
from pyspark.sql.types import DataType, StringType

from adapters.spark.columns import column_of, quoted
from adapters.spark.failures import FAILURES, failures_explained, reason_of
from adapters.spark.places import Places, literally
from domain.errors.catalog import FeedUnreadable

FORMS = ("parquet", "csv", "json", "orc", "delta", "table")
_BY_ENDING = {
    ".parquet": "parquet", ".csv": "csv", ".tsv": "csv", ".json": "json", ".jsonl": "json",
    ".ndjson": "json", ".orc": "orc",
}  # fmt: skip
_ENCODING = frozenset({"encoding", "charset"})
_PATTERN = re.compile(r"[*?\[{]")
_PACKED = frozenset({".gz", ".bz2", ".zst", ".snappy", ".lz4"})
# As people's files are: a header, cells with line breaks, quotes doubled; numbers as they stand.
_DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "csv": {"header": "true", "multiLine": "true", "escape": '"'},
    "json": {"primitivesAsString": "true"},
}


def read_source(
    session: SparkSession, source: str, form: str | None, options: Mapping[str, str]
) -> DataFrame:
    """A table whose rows are not read yet.

    Args:
        source: path of a file or a directory, or name of a table.
        form: one of ``FORMS``; None recognises it.
        options: of Spark's reader, such as ``sep``.

    Raises:
        FeedUnreadable: there is none, or Spark cannot read it.
    """
    with failures_explained():
        chosen = form or _form_of(session, source)
    try:
        table = _for_workers(_read(session, source, chosen, options))
        if chosen in _DEFAULTS:
            _check_text(table, source, options)
    except FAILURES as error:
        remedy = f"check the path, and --source-format, one of {', '.join(FORMS)}"
        raise FeedUnreadable(source, f"Spark says: {reason_of(error)}", remedy) from error
    return table


def _read(session: SparkSession, source: str, form: str, options: Mapping[str, str]) -> DataFrame:
    if form == "table":
        return session.table(source)
    separator = {"sep": "\t"} if PurePath(source).suffix == ".tsv" else {}
    known = {**_DEFAULTS.get(form, {}), **separator, **options}
    named = literally(source) if Places(session).exists(source) else source
    return session.read.format(form).options(**known).load(named)


def _check_text(table: DataFrame, source: str, options: Mapping[str, str]) -> None:
    """Raises FeedUnreadable: what was read is not what the file says."""
    if table.columns == ["_corrupt_record"]:
        remedy = "a list over several lines is read with --option multiLine=true"
        raise FeedUnreadable(source, "its lines are no JSON objects", remedy)
    if _ENCODING & {name.lower() for name in options}:
        return
    texts = [field.name for field in table.schema if isinstance(field.dataType, StringType)]
    unread = [F.col(quoted(name)).contains("\ufffd") for name in texts]
    is_unread = any("\ufffd" in name or "\0" in name for name in table.columns)
    if is_unread or (unread and not table.where(reduce(Column.__or__, unread)).isEmpty()):
        raise FeedUnreadable(
            source,
            "there are characters in it that are not UTF-8",
            "say its encoding, such as --option encoding=windows-1252",
        )


def _form_of(session: SparkSession, source: str) -> str:
    places = Places(session)
    if not places.exists(source) and not _PATTERN.search(source):
        if "/" not in source and session.catalog.tableExists(source):
            return "table"
        raise FeedUnreadable(source, "there is no such path or table", "check its name")
    names = places.names(source)
    if "_delta_log" in names:
        return "delta"
    for name in (source, *(each for each in names if not each.startswith(("_", ".")))):
        if found := _BY_ENDING.get(_ending(name)):
            return found
    remedy = f"say it by --source-format, one of {', '.join(FORMS)}"
    raise FeedUnreadable(source, "its form is not known by its name", remedy)


def _ending(name: str) -> str:
    path = PurePath(name.casefold())
    return PurePath(path.stem).suffix if path.suffix in _PACKED else path.suffix


def _for_workers(table: DataFrame) -> DataFrame:
    """With columns of kinds that go to no worker, such as intervals, as text."""
    return table.select(
        *(
            column if _goes_to_workers(field.dataType) else column.cast("string").alias(field.name)
            for field in table.schema
            for column in (column_of(table, field.name),)
        )
    )


def _goes_to_workers(kind: DataType) -> bool:
    try:
        to_arrow_type(kind, timezone="UTC")  # any will do; there must be one
    except PySparkException:
        return False
    return True
