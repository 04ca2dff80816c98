"""What a run is to do, and what it has done."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from domain.model.catalog.product import Product
from domain.model.creative.brief.brief import Brief, brief_of
from domain.model.creative.brief.campaign import Campaign
from domain.ports.creative_sheet import CreativeSheet

_SKIPPED = "skipped: "
COUNTS = (
    "read", "written", "merged", "rejected", "texts", "to_review", "platforms_without_copy",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What products have in common; brand and address are those of products without.

    Attributes:
        seed: None lets each product's own text choose.
    """

    seed: int | None
    currency: str
    brand: str | None
    url: str | None

    def brief(self, product: Product, campaign: Campaign) -> Brief:
        """The brief of a product.

        Raises:
            InvalidValue: as ``brief_of``.
        """
        whole = replace(product, brand=product.brand or self.brand, url=product.url or self.url)
        return brief_of(whole, campaign, currency=self.currency, seed=self.seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file of creatives that is wanted.

    Attributes:
        source: path or address of the products.
        mapping: which column is what.
        is_strict: whether the first rejected row ends the run.
    """

    source: str
    mapping: Path | None
    target: Path
    sheet: CreativeSheet
    campaign: Campaign
    defaults: Defaults
    is_strict: bool = False


def skipped(reason: str) -> str:
    """The name that rows left out for a reason are counted under."""
    return f"{_SKIPPED}{reason}"


def summary(counts: Mapping[str, int], order: Order, rejected: Path | None) -> dict[str, object]:
    """What a run says of itself in the end."""
    left_out = Counter(
        {name.removeprefix(_SKIPPED): n for name, n in counts.items() if name.startswith(_SKIPPED)}
    )
    return {
        **{name: counts.get(name, 0) for name in COUNTS},
        "skipped": dict(left_out),
        "output": str(order.target),
        **({"rejected_rows": str(rejected)} if rejected else {}),
    }
