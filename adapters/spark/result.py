"""The tables of a run: creatives by platform, and the rows that were rejected beside them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import cast

from pyspark.sql import DataFrame, SparkSession

from adapters.files.file_locks import LOCK_FILE, locked
from adapters.spark.counts import counts_of, skipped_of
from adapters.spark.parts import Parts
from adapters.spark.places import Places
from adapters.spark.records import Rejected
from domain.errors.cluster import TargetInSource, TargetTaken

_MARK = "_creatives.json"  # Spark passes over names that begin so
_IDENTITY = "identity.json"
Identity = Mapping[str, str | int]
Summary = Mapping[str, object]


class ResultTables:
    """Grows in a directory beside its target, part by part; both are replaced in the end.

    Attributes:
        target: with its scheme.
        parts: records of products.
        summary: of a run that has written the same before; None where there is work.
    """

    def __init__(self, session: SparkSession, target: str, identity: Identity) -> None:
        self._session, self._places = session, Places(session)
        self._identity = dict(identity)
        self.target = self._places.whole(target)
        self._folder = _unfinished_beside(self.target)
        self._rejected = _rejected_beside(self.target)
        self.parts = Parts(session, f"{self._folder}/parts")
        self.summary = self._begin()

    def first_rejected(self, part: int) -> tuple[int, Rejected] | None:
        """How many of a part were rejected, and one of them; None where none was."""
        rejected = self.parts.records(range(part, part + 1)).selectExpr("rejected.*")
        rejected = rejected.where("field is not null")
        first = rejected.first()
        if first is None:
            return None
        return rejected.count(), cast(Rejected, first.asDict())

    def discard(self) -> None:
        self._places.remove(self._folder)

    def finish(self, parts: int) -> Summary:
        """Put both tables into their places; safe to repeat after a kill at any moment."""
        records = self.parts.records(range(parts))
        counts = counts_of(records)
        summary = {**counts, "skipped": skipped_of(records), "output": self.target}
        if counts["rejected"]:
            summary["rejected_rows"] = self._rejected
            self._write("rejected", summary, records.where("rejected is not null"))
        self._write("creatives", summary, records)
        self._replace("rejected", self._rejected)
        self._replace("creatives", self.target)
        self.discard()
        return summary

    def _begin(self) -> Summary | None:
        finished = json.loads(self._places.read(f"{self.target}/{_MARK}") or "{}")
        if finished.get("identity") == self._identity:
            self.discard()  # of a run that was killed at its very end
            summary: Summary = finished["summary"]
            return summary
        begun = self._places.read(f"{self._folder}/{_IDENTITY}")
        if begun is None or json.loads(begun) != self._identity:
            self._empty()
            self._places.write(f"{self._folder}/{_IDENTITY}", json.dumps(self._identity))
        return None

    def _empty(self) -> None:
        for name in self._places.names(self._folder):
            if name != LOCK_FILE:
                self._places.remove(f"{self._folder}/{name}")

    def _write(self, name: str, summary: Summary, records: DataFrame) -> None:
        mark = json.dumps({"identity": self._identity, "summary": summary})

        def write(place: str) -> None:
            _write_rows(name, records, place)
            self._places.write(f"{place}/{_MARK}", mark)

        if not self._places.exists(f"{self._folder}/{name}"):
            self.parts.put(f"{self._folder}/{name}", write)

    def _replace(self, name: str, place: str) -> None:
        """Put a new table in place of an old one, which is there until then."""
        new, old = f"{self._folder}/{name}", f"{self._folder}/{name}.replaced"
        if self._places.exists(place):
            self._places.remove(old)
            self._places.move(place, old)
        if self._places.exists(new):
            self._places.move(new, place)


def _write_rows(name: str, records: DataFrame, place: str) -> None:
    if name == "rejected":
        records.selectExpr("rejected.*").write.parquet(place)
        return
    copies = records.selectExpr("explode(copies) copy").selectExpr("copy.*")
    if copies.isEmpty():  # without any platform there would be no file, and no schema
        copies.coalesce(1).write.parquet(place)
    else:
        copies.write.partitionBy("platform").parquet(place)


@contextmanager
def open_result(session: SparkSession, target: str, identity: Identity) -> Iterator[ResultTables]:
    """The tables of a run; those of one that was killed are gone on with.

    Args:
        identity: is the same for runs that write the same.

    Raises:
        TargetTaken: something else is at the target.
        StoreBusy: another run on this machine writes there.
    """
    places, target = Places(session), target.rstrip("/")
    for place in (target, _rejected_beside(target)):
        if places.names(place) and places.read(f"{place}/{_MARK}") is None:
            raise TargetTaken(place)
    with ExitStack() as stack:
        if (local := places.local(_unfinished_beside(target))) is not None:
            stack.enter_context(locked(local, target, timeout=0))
        yield ResultTables(session, target, identity)


def check_apart(session: SparkSession, source: str, target: str) -> None:
    """Raises TargetInSource."""
    places = Places(session)
    if places.exists(source) and places.whole(target).startswith(f"{places.whole(source)}/"):
        raise TargetInSource(source, target)


def _unfinished_beside(target: str) -> str:
    return f"{target}.unfinished"


def _rejected_beside(target: str) -> str:
    return f"{target}.rejected"
