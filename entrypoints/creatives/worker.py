"""What one process does: creatives for the products of a chunk, as rows of the file."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import parent_process
from threading import Thread

from domain.errors.catalog import InvalidProduct
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.sheet import WrittenProduct
from domain.ports.creative_sheet import CreativeSheet
from entrypoints.bootstrap.creative_files import Writer
from entrypoints.creatives.chunks import NumberedProduct
from entrypoints.creatives.order import Defaults
from entrypoints.creatives.writing import Fault, Writing, fault_of


@dataclass(slots=True)
class Rows:
    """What the products of a chunk give.

    Attributes:
        faults: products that cannot be written for, with their places in the chunk.
    """

    parts: list[bytes] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Writes the rows of products."""

    writing: Writing
    sheet: CreativeSheet

    def rows(self, products: Sequence[NumberedProduct]) -> Rows:
        """The rows of all products that can be written for, in order, and why of the others."""
        rows = Rows()
        for each, written in self.writing(products, rows.faults):
            self._add(rows, each, written)
        return rows

    def _add(self, rows: Rows, each: NumberedProduct, written: WrittenProduct) -> None:
        try:
            rows.parts.append(self.sheet.part(written))
        except InvalidProduct as error:
            rows.faults.append(fault_of(each, error.field, error.requirement, error.value))
            return
        copies = written.creative.platforms
        rows.counts.update(
            written=1,
            to_review=written.creative.needs_review,
            texts=sum(len(one.texts) for copy in copies for one in copy.variants),
            platforms_without_copy=sum(copy.problem is not None for copy in copies),
        )


BuildDesk = Callable[[], Desk]
"""Takes a second: it loads the model and the templates."""
_desk: list[Desk] = []


def build_desk(
    build_writer: Callable[[], Writer],
    sheet: CreativeSheet,
    campaign: Campaign,
    defaults: Defaults,
) -> Desk:
    writing = Writing(write=build_writer(), campaign=campaign, defaults=defaults)
    return Desk(writing=writing, sheet=sheet)


def start(build: BuildDesk) -> None:
    """Make a process ready that shares the work."""
    Thread(target=_end_with_parent, daemon=True).start()
    _desk[:] = [build()]


def rows_of(products: Sequence[NumberedProduct]) -> Rows:
    """The rows of a chunk's products, in a process that was made ready."""
    return _desk[0].rows(products)


def _end_with_parent() -> None:
    """End when the parent was killed, which tells its children nothing."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
