"""A table in parts, each written once, whole, whatever is killed on the way."""

from collections.abc import Callable, Iterator
from uuid import uuid4

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - as in Spark's documents

from adapters.spark.places import Places, literally
from adapters.spark.records import WriteRows, written
from adapters.spark.survey import row_hash

_ORDER, _HASH = "__creatives_order", "__creatives_hash"
_TASKS_PER_CORE = 4  # so that a slow one delays the end little


class Parts:
    """Directories of records below one directory.

    A part is written beside its place, and renamed to it by this process: what another one that
    was killed still writes ends nowhere.
    """

    def __init__(self, session: SparkSession, directory: str) -> None:
        self._session, self._directory = session, directory
        self._places, self._attempt = Places(session), uuid4().hex[:12]

    def write(
        self, table: DataFrame, count: int, write: WriteRows, *, together: Column | None
    ) -> Iterator[int]:
        """Write all parts that are not there yet; gives the number of each once it is there.

        Args:
            together: equal for rows of one product, which stay together and in their order.
        """
        done = set(self._places.names(self._directory))
        hashed = _hashed(table, together)
        for number in range(count):
            if self._name(number) not in done:
                rows = hashed.where(F.pmod(F.col(_HASH), F.lit(count)) == number)
                self._write_part(number, written(self._spread(rows, together), write))
            yield number

    def records(self, numbers: Iterator[int] | range) -> DataFrame:
        """What was written, of some parts."""
        paths = [literally(f"{self._directory}/{self._name(number)}") for number in numbers]
        return self._session.read.parquet(*paths)

    def _write_part(self, number: int, records: DataFrame) -> None:
        name = self._name(number)
        self.put(f"{self._directory}/{name}", records.write.parquet)

    def put(self, place: str, write: Callable[[str], None]) -> None:
        """Write aside, then rename."""
        parent, _, name = place.rpartition("/")
        aside = f"{parent}/.{name}.{self._attempt}"
        self._places.remove(aside)
        write(aside)
        self._places.move(aside, place)

    def _spread(self, rows: DataFrame, together: Column | None) -> DataFrame:
        """Over all cores: a table of few bytes would be one task, and its copy an hour's work."""
        tasks = _TASKS_PER_CORE * self._session.sparkContext.defaultParallelism
        spread = rows.repartition(tasks, F.col(_HASH))
        if together is not None:
            spread = spread.sortWithinPartitions(_HASH, _ORDER)
        return spread.drop(_ORDER, _HASH)

    @staticmethod
    def _name(number: int) -> str:
        return f"{number:05}"


def _hashed(table: DataFrame, together: Column | None) -> DataFrame:
    """With what assigns each row to a part."""
    own = row_hash(table)
    if together is None:
        return table.withColumn(_HASH, own)
    product = F.when(together.isNotNull(), F.xxhash64(together)).otherwise(own)
    return table.withColumn(_HASH, product).withColumn(_ORDER, F.monotonically_increasing_id())
