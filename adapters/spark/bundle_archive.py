"""Files that every executor gets once, as an archive that is unpacked there."""

from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from pyspark import SparkFiles
from pyspark.sql import SparkSession

_PROBES_PER_CORE = 4

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
    context = session.sparkContext
    probes = _PROBES_PER_CORE * context.defaultParallelism
    found = context.parallelize(range(probes), probes).map(lambda _: check()).collect()
    return [fault for fault in found if fault is not None]
