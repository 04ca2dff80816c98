"""What a worker of Spark does: records for the rows of a partition."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, FeedSkip
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.sheet import WrittenProduct
from entrypoints.bootstrap.creative_files import Writer
from entrypoints.bootstrap.spark import (
    PRODUCT,
    Cells,
    Record,
    Rejected,
    TableReading,
    copy_rows,
)
from entrypoints.creatives.chunks import NumberedProduct
from entrypoints.creatives.order import Defaults
from entrypoints.creatives.writing import Writing

_ROWS = 32  # that are scored together
_MOST_KEPT = 10_000  # rows of one product


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionTask:
    """Reads rows and writes their creatives; goes to the workers.

    Attributes:
        build_writer: is called in the worker.
    """

    reading: TableReading
    build_writer: Callable[[], Writer]
    campaign: Campaign
    defaults: Defaults

    def __call__(self, rows: Iterator[Cells]) -> Iterator[Record]:
        writing = Writing(write=self.build_writer(), campaign=self.campaign, defaults=self.defaults)
        kept = KeptCells(rows)
        products = self.reading.products(kept)
        while chunk := list(islice(products, _ROWS)):
            yield from _records(chunk, writing, kept)
            kept.forget(chunk[-1].line)


@dataclass(slots=True)
class KeptCells:
    """Passes rows on and keeps them until it is known whether they are rejected."""

    rows: Iterator[Cells]
    cells: dict[int, Cells] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Cells]:
        for line, cells in enumerate(self.rows, 1):
            self.cells[line] = cells
            if len(self.cells) > _MOST_KEPT:
                del self.cells[next(iter(self.cells))]
            yield cells

    def forget(self, line: int) -> None:
        """All rows to this one, whose fate is known."""
        for known in [each for each in self.cells if each <= line]:
            del self.cells[known]

    def as_json(self, line: int) -> str:
        cells = {name: cell for name, cell in self.cells.get(line, {}).items() if name != PRODUCT}
        return json.dumps(cells, ensure_ascii=False, default=str)


def _records(chunk: Sequence[FeedRow], writing: Writing, kept: KeptCells) -> Iterator[Record]:
    products = [
        NumberedProduct(number=row.line, place=place, row=row)
        for place, row in enumerate(chunk)
        if isinstance(row, FeedProduct)
    ]
    refused: list[tuple[int, FeedFault]] = []
    written = {each.place: creative for each, creative in writing(products, refused)}
    faults = dict(refused)
    for place, row in enumerate(chunk):
        match row:
            case FeedSkip():
                yield Record(skipped=row.reason)
            case FeedProduct() if place in written:
                yield _of_product(row, written[place])
            case _:
                fault = row if isinstance(row, FeedFault) else faults[place]
                yield Record(rejected=_rejected(fault, kept))


def _of_product(row: FeedProduct, written: WrittenProduct) -> Record:
    return Record(
        copies=copy_rows(written), merged=row.merged, to_review=written.creative.needs_review
    )


def _rejected(fault: FeedFault, kept: KeptCells) -> Rejected:
    return Rejected(
        field=fault.field, reason=fault.reason, value=fault.value, row=kept.as_json(fault.line)
    )
