"""What one process does: creatives for the products of a chunk, as rows of the file."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import parent_process
from threading import Thread

from domain.errors.base import InvalidValue
from domain.errors.catalog import InvalidProduct, ProductsInvalid
from domain.model.catalog.feed import FeedFault
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.creative import Creative
from domain.model.creative.sheet import WrittenProduct
from domain.ports.creative_sheet import CreativeSheet
from entrypoints.bootstrap.creative_files import Writer
from entrypoints.creatives.chunks import NumberedProduct
from entrypoints.creatives.order import Defaults


@dataclass(slots=True)
class Rows:
    """What the products of a chunk give.

    Attributes:
        faults: products that cannot be written for, with their places in the chunk.
    """

    parts: list[bytes] = field(default_factory=list)
    faults: list[tuple[int, FeedFault]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Writes the rows of products."""

    write: Writer
    sheet: CreativeSheet
    campaign: Campaign
    defaults: Defaults

    def rows(self, products: Sequence[NumberedProduct]) -> Rows:
        """The rows of all products that can be written for, in order, and why of the others."""
        rows = Rows()
        briefs: list[tuple[NumberedProduct, Brief]] = []
        for each in products:
            try:
                briefs.append((each, self.defaults.brief(each.row.product, self.campaign)))
            except InvalidValue as error:
                rows.faults.append(_fault(each, error.name, error.requirement, error.value))
        for each, brief, creative in self._written(briefs, rows):
            self._add(rows, each, brief, creative)
        return rows

    def _written(
        self, briefs: Sequence[tuple[NumberedProduct, Brief]], rows: Rows
    ) -> Sequence[tuple[NumberedProduct, Brief, Creative]]:
        """All that have something to read once they are cleaned."""
        try:
            creatives = self.write([brief for _, brief in briefs])
        except ProductsInvalid as error:
            refused = {fault.row - 1: fault for fault in error.faults}
            for at, fault in refused.items():
                each, brief = briefs[at]
                value = getattr(brief, fault.field, "")
                rows.faults.append(_fault(each, fault.field, fault.requirement, value))
            left = [pair for at, pair in enumerate(briefs) if at not in refused]
            return self._written(left, rows)
        return [(*pair, creative) for pair, creative in zip(briefs, creatives, strict=True)]

    def _add(self, rows: Rows, each: NumberedProduct, brief: Brief, creative: Creative) -> None:
        written = WrittenProduct(
            number=each.number, product=each.row.product, brief=brief, creative=creative
        )
        try:
            rows.parts.append(self.sheet.part(written))
        except InvalidProduct as error:
            rows.faults.append(_fault(each, error.field, error.requirement, error.value))
            return
        copies = creative.platforms
        rows.counts.update(
            written=1,
            to_review=creative.needs_review,
            texts=sum(len(one.texts) for copy in copies for one in copy.variants),
            platforms_without_copy=sum(copy.problem is not None for copy in copies),
        )


def _fault(
    each: NumberedProduct, name: str, requirement: str, value: object
) -> tuple[int, FeedFault]:
    return each.place, FeedFault(
        line=each.row.line, field=name, reason=f"must be {requirement}", value=str(value or "")
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
    return Desk(write=build_writer(), sheet=sheet, campaign=campaign, defaults=defaults)


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
