"""Files and directories where Spark's Hadoop client sees them: disks, HDFS, object stores."""

import re
from pathlib import Path
from typing import Any, cast

from pyspark.sql import SparkSession

from domain.errors.catalog import ResultNotWritten

_SIGNS_OF_PATTERNS = re.compile(r"[\\*?\[\]{}]")
_OVERWRITING = _WITH_ALL_INSIDE = True  # Java takes no names


def literally(path: str) -> str:
    """The path as readers of Spark take it, which would read its brackets as a pattern."""
    return _SIGNS_OF_PATTERNS.sub(r"\\\g<0>", path)


class Places:
    """Paths are texts, with or without a scheme; those without are the cluster's default."""

    def __init__(self, session: SparkSession) -> None:
        context = session.sparkContext
        # PySpark offers no file system of its own; this is how its own code reaches Hadoop's.
        self._jvm: Any = context._jvm  # noqa: SLF001
        self._configuration: Any = context._jsc.hadoopConfiguration()  # noqa: SLF001

    def whole(self, path: str) -> str:
        """With scheme, and from the root."""
        files, place = self._at(path)
        return str(files.makeQualified(place).toString())

    def local(self, path: str) -> Path | None:
        """On the disk of this machine; None where it lies elsewhere."""
        files, place = self._at(path)
        if files.getUri().getScheme() != "file":
            return None
        return Path(str(files.makeQualified(place).toUri().getPath()))

    def exists(self, path: str) -> bool:
        files, place = self._at(path)
        return bool(files.exists(place))

    def names(self, directory: str) -> list[str]:
        """What lies in a directory; nothing where there is none."""
        files, place = self._at(directory)
        if not files.exists(place):
            return []
        return sorted(str(each.getPath().getName()) for each in files.listStatus(place))

    def remove(self, path: str) -> None:
        """With all that lies in it; nothing where there is none."""
        files, place = self._at(path)
        files.delete(place, _WITH_ALL_INSIDE)

    def move(self, path: str, to: str) -> None:
        """Rename, where there must be nothing.

        Raises:
            ResultNotWritten: the file system refuses.
        """
        files, place = self._at(path)
        _, there = self._at(to)
        if files.exists(there) or not files.rename(place, there):
            raise ResultNotWritten(to, f"{path} cannot be renamed to it")

    def read(self, path: str) -> str | None:
        """The text of a small file; None where there is none."""
        files, place = self._at(path)
        if not files.exists(place):
            return None
        stream = files.open(place)
        try:
            return cast(str, self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, path: str, text: str) -> None:
        """Write a small file, which is there whole or not at all."""
        files, aside = self._at(f"{path}.tmp")
        stream = files.create(aside, _OVERWRITING)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()
        self.remove(path)
        self.move(f"{path}.tmp", path)

    def _at(self, path: str) -> tuple[Any, Any]:
        place = self._jvm.org.apache.hadoop.fs.Path(path)
        return place.getFileSystem(self._configuration), place
