"""A session of Spark: that of spark-submit, or one on this machine."""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pyspark import SparkConf
from pyspark.errors import PySparkException, PySparkRuntimeError
from pyspark.sql import SparkSession

from domain.errors.cluster import SparkUnavailable

_ARROW_BATCH_ROWS = 1_000  # bounds the memory of a worker; 10,000 by default
# PySpark 4.3 says this of pandas 3, and none of what it names is used here.
warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")


@contextmanager
def open_session(name: str, *, cores: int) -> Iterator[SparkSession]:
    """A session, which is stopped in the end.

    Args:
        name: of the application.
        cores: of this machine that are used where no master is set, as by spark-submit.

    Raises:
        SparkUnavailable: there is no Java, or no cluster.
    """
    builder = SparkSession.builder.appName(name)
    if not SparkConf().contains("spark.master"):
        builder = _on_this_machine(builder, cores)
    try:
        session = builder.getOrCreate()
    except (PySparkRuntimeError, PySparkException, FileNotFoundError) as error:
        raise SparkUnavailable(" ".join(str(error).split())[:300]) from error
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_ARROW_BATCH_ROWS))
    session.conf.set("spark.sql.legacy.javaCharsets", "true")  # else no windows-1252, as Excel has
    # pandas writes times in nanoseconds, which Spark refuses with the whole file; so as numbers.
    session.conf.set("spark.sql.legacy.parquet.nanosAsLong", "true")
    try:
        yield session
    except BaseException:
        # A signal that ends a call leaves its answer unread, and PySpark takes it for that of this
        # one: the first error is the one to report. The JVM ends with this process.
        with suppress(Exception):
            session.stop()
        raise
    session.stop()


def _on_this_machine(builder: SparkSession.Builder, cores: int) -> SparkSession.Builder:
    """Reached from this machine alone, with workers of this Python."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    return (
        builder.master(f"local[{cores}]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
    )
