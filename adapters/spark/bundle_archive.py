"""Files that every executor gets once, as an archive that is unpacked there."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

_PROBES_PER_CORE = 4
_FAULTS = pa.schema({"fault": pa.list_(pa.string())})

Fault = tuple[str, ...]
"""What an error is made of."""


def ship(session: SparkSession, archive: Path, files: Mapping[str, Path]) -> None:
    """Pack files under names, and send them to each executor that is there or comes.

    Args:
        archive: to write, with the ending .zip; its name is what ``unpacked`` takes.
    """
    with ZipFile(archive, "w", ZIP_STORED) as packed:  # a model packs to nine tenths
        for name, path in files.items():
            packed.write(path, name)
    session.sparkContext.addArchive(str(archive))


def unpacked(name: str) -> Path:
    """Where an archive lies, in a worker."""
    return Path(SparkFiles.get(name))


def faults_in_workers(session: SparkSession, check: Callable[[], Fault | None]) -> list[Fault]:
    """What a check finds in the workers, more than one on each core that is there now."""
    probes = _PROBES_PER_CORE * session.sparkContext.defaultParallelism

    def checked(batches: Iterator[Any]) -> Iterator[Any]:
        deque(batches, maxlen=0)
        fault = check()
        yield pa.RecordBatch.from_pydict({"fault": [fault]}, schema=_FAULTS)

    # Not as an RDD, whose workers are others than those of tables: what they build stays with them.
    found = session.range(probes, numPartitions=probes)
    rows = found.mapInArrow(checked, from_arrow_schema(_FAULTS)).where("fault is not null")
    return [tuple(row.fault) for row in rows.collect()]
