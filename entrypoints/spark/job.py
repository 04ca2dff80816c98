"""A table of creatives, written part by part on Spark."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from domain.errors.cluster import TableRowsRejected
from domain.errors.promotion import BundleDamaged
from domain.model.creative.brief.campaign import Campaign
from entrypoints.bootstrap.creative_files import Writer
from entrypoints.bootstrap.spark import (
    ResultTables,
    Shipped,
    SparkTables,
    damage,
    read_table,
    with_products,
    writer_in_worker,
)
from entrypoints.creatives.order import Defaults
from entrypoints.spark.worker import PartitionTask

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """A table of creatives that is wanted.

    Attributes:
        source: path or name of the products' table.
        form: of the source; None recognises it.
        reader_options: of Spark's reader of that form.
        mapping: which column is what.
        rows_of_part: that are written before any of them is safe from a kill.
        is_strict: whether a rejected row ends the run.
    """

    source: str
    form: str | None
    reader_options: Mapping[str, str]
    mapping: Path | None
    target: str
    campaign: Campaign
    defaults: Defaults
    rows_of_part: int
    is_strict: bool = False

    @property
    def options(self) -> str:
        """The same for orders that give the same copy of the same table."""
        mapping = self.mapping.read_bytes() if self.mapping else b""
        said = (
            self.campaign,
            self.defaults,
            sha256(mapping).hexdigest(),
            self.rows_of_part,
            self.is_strict,
        )
        return sha256(repr(said).encode()).hexdigest()


def write_table(tables: SparkTables, shipped: Shipped, order: TableOrder) -> dict[str, object]:
    """Write the creatives of a table; what a killed run has finished is not done again.

    Raises:
        FeedUnreadable, MappingInvalid: the source is no table of products.
        TargetInSource: the table would be read with the source from then on.
        TargetTaken, StoreBusy: as ``open_result``.
        BundleDamaged: the model did not arrive whole; nothing was written.
        TableRowsRejected: rows are no products, and the order is strict.
        SparkJobFailed: as ``open_tables``.
    """
    tables.check_apart(order.source, order.target)
    table = tables.open(order.source, order.form, order.reader_options)
    reading = read_table(
        table, source=order.source, mapping=order.mapping, currency=order.defaults.currency
    )
    content = table.content()
    parts = max(1, -(-content.rows // order.rows_of_part))
    identity: dict[str, str | int] = {
        "source": order.source,
        "rows": content.rows,
        "content": content.digest,
        "options": order.options,
        "model or templates": shipped.digest,
    }
    with tables.result(order.target, identity) as result:
        if (summary := result.summary) is not None:
            _log.info("it is written already", target=result.target)
        else:
            with _shipped(tables, shipped) as build_writer:
                task = PartitionTask(
                    reading=reading,
                    build_writer=build_writer,
                    campaign=order.campaign,
                    defaults=order.defaults,
                )
                named, together = with_products(table, reading)
                for number in named.write_parts(result, parts, task, together=together):
                    _log.info("part is written", part=number + 1, parts=parts)
                    if order.is_strict:
                        _refuse_rejected(order, result, number)
            summary = result.finish(parts)
    return {"read": content.rows, **summary}


@contextmanager
def _shipped(tables: SparkTables, shipped: Shipped) -> Iterator[Callable[[], Writer]]:
    """What builds a writer in a worker, where all that it needs has arrived whole."""
    with TemporaryDirectory(prefix="creatives-spark-") as aside:
        tables.ship(Path(aside, shipped.archive), shipped.files)
        for fault in tables.faults_in_workers(partial(damage, shipped.archive)):
            raise BundleDamaged(*fault)
        yield partial(writer_in_worker, shipped.archive)


def _refuse_rejected(order: TableOrder, result: ResultTables, part: int) -> None:
    if (found := result.first_rejected(part)) is not None:
        count, first = found
        result.discard()
        raise TableRowsRejected(order.source, count, first["field"], first["reason"], first["row"])
