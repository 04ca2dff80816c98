"""Spark, as the entrypoints see it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - as in Spark's documents

from adapters.spark.bundle_archive import Fault, faults_in_workers, ship
from adapters.spark.columns import column_of
from adapters.spark.failures import failures_explained
from adapters.spark.products import naming_products
from adapters.spark.records import Cells, Rejected, WriteRows
from adapters.spark.result import Identity, ResultTables, Summary, check_apart, open_result
from adapters.spark.session import open_session
from adapters.spark.sources import read_source
from adapters.spark.survey import Content, Look, content_of, first_rows, found_in


class SparkTable:
    """A table that is to be written for."""

    def __init__(self, frame: DataFrame) -> None:
        self._frame = frame

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self._frame.columns)

    def content(self) -> Content:
        return content_of(self._frame)

    def found_in(self, columns: Sequence[str], look: Look) -> set[tuple[str, str]]:
        return found_in(self._frame, columns, look)

    def first_rows(self, columns: Sequence[str], count: int) -> list[Cells]:
        return first_rows(self._frame, columns, count)

    def naming_products(
        self, column: str, keys: Sequence[tuple[str, str]], name: str
    ) -> "SparkTable":
        """With one more column, in which all rows of a product have the same.

        Args:
            column: in which further rows name their product.
            keys: columns by which they name it, with what stands before the name there.
            name: of the new column.
        """
        return SparkTable(naming_products(self._frame, column, keys, name))

    def write_parts(
        self, result: ResultTables, count: int, write: WriteRows, *, together: str | None
    ) -> Iterator[int]:
        """As ``Parts.write``.

        Args:
            together: column that is equal for rows of one product.
        """
        column = None if together is None else F.trim(column_of(self._frame, together))
        return result.parts.write(self._frame, count, write, together=column)


class SparkTables:
    """One session; errors of its jobs are explained by ``open_tables``."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def open(self, source: str, form: str | None, options: Mapping[str, str]) -> SparkTable:
        return SparkTable(read_source(self._session, source, form, options))

    def check_apart(self, source: str, target: str) -> None:
        """Raises TargetInSource."""
        check_apart(self._session, source, target)

    def result(self, target: str, identity: Identity) -> AbstractContextManager[ResultTables]:
        return open_result(self._session, target, identity)

    def ship(self, archive: Path, files: Mapping[str, Path]) -> None:
        ship(self._session, archive, files)

    def faults_in_workers(self, check: Callable[[], Fault | None]) -> list[Fault]:
        return faults_in_workers(self._session, check)


@contextmanager
def open_tables(name: str, *, cores: int) -> Iterator[SparkTables]:
    """A session of Spark.

    Args:
        cores: of this machine, where no master is set.

    Raises:
        SparkUnavailable: there is no Java, or no cluster.
        SparkJobFailed: a job that is run meanwhile failed.
    """
    with open_session(name, cores=cores) as session, failures_explained():
        yield SparkTables(session)


__all__ = ["Rejected", "ResultTables", "SparkTable", "SparkTables", "Summary", "open_tables"]
