"""Creatives for products of a feed, and why there are none for some."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors.base import InvalidValue
from domain.errors.catalog import ProductsInvalid
from domain.model.catalog.feed import FeedFault
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.creative import Creative
from domain.model.creative.sheet import WrittenProduct
from entrypoints.bootstrap.creative_files import Writer
from entrypoints.creatives.chunks import NumberedProduct
from entrypoints.creatives.order import Defaults

Fault = tuple[int, FeedFault]
"""A product that cannot be written for, with its place in the chunk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Writes for products, for one campaign."""

    write: Writer
    campaign: Campaign
    defaults: Defaults

    def __call__(
        self, products: Sequence[NumberedProduct], faults: list[Fault]
    ) -> list[tuple[NumberedProduct, WrittenProduct]]:
        """All that can be written for, in order.

        Args:
            faults: where the others are told.
        """
        briefs: list[tuple[NumberedProduct, Brief]] = []
        for each in products:
            try:
                briefs.append((each, self.defaults.brief(each.row.product, self.campaign)))
            except InvalidValue as error:
                faults.append(fault_of(each, error.name, error.requirement, error.value))
        return [
            (
                each,
                WrittenProduct(
                    number=each.number, product=each.row.product, brief=brief, creative=creative
                ),
            )
            for each, brief, creative in self._written(briefs, faults)
        ]

    def _written(
        self, briefs: Sequence[tuple[NumberedProduct, Brief]], faults: list[Fault]
    ) -> Sequence[tuple[NumberedProduct, Brief, Creative]]:
        """All that have something to read once they are cleaned."""
        try:
            creatives = self.write([brief for _, brief in briefs])
        except ProductsInvalid as error:
            refused = {fault.row - 1: fault for fault in error.faults}
            for at, fault in refused.items():
                each, brief = briefs[at]
                value = getattr(brief, fault.field, "")
                faults.append(fault_of(each, fault.field, fault.requirement, value))
            left = [pair for at, pair in enumerate(briefs) if at not in refused]
            return self._written(left, faults)
        return [(*pair, creative) for pair, creative in zip(briefs, creatives, strict=True)]


def fault_of(each: NumberedProduct, name: str, requirement: str, value: object) -> Fault:
    return each.place, FeedFault(
        line=each.row.line, field=name, reason=f"must be {requirement}", value=str(value or "")
    )
