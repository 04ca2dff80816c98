"""A product and the campaign that copy is written for."""

import hashlib
from dataclasses import dataclass, field, fields

from domain.errors.base import InvalidValue
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.money import CURRENCIES, DEFAULT_CURRENCY
from domain.model.catalog.product import Product
from domain.model.creative.brief.campaign import Campaign

_SEED_BYTES = 6  # 48 bits: exact in every JSON reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Product):
    """A product, and what is wanted for it.

    Attributes:
        seed: chooses among templates; None lets the product's own text choose.
        campaign: copy that is wanted for platforms.

    Raises:
        InvalidProduct: a field breaks its rule.
        InvalidValue: the currency is not supported.
    """

    currency: str = DEFAULT_CURRENCY
    seed: int | None = None
    campaign: Campaign = field(default_factory=Campaign)

    def __post_init__(self) -> None:
        Product.__post_init__(self)  # super() does not know a class that slots made anew
        if self.seed is not None and self.seed < 0:
            raise InvalidProduct("seed", self.seed, "zero or more")
        if self.currency not in CURRENCIES:
            raise InvalidValue("currency", self.currency, "an ISO 4217 code in use, such as EUR")


def brief_of(product: Product, campaign: Campaign, *, currency: str, seed: int | None) -> Brief:
    """The brief of a product.

    Args:
        currency: of a product that names none.

    Raises:
        InvalidValue: the product's currency is not supported.
    """
    known = {each.name: getattr(product, each.name) for each in fields(Product)}
    return Brief(
        **{**known, "currency": product.currency or currency}, campaign=campaign, seed=seed
    )


def seed_of(brief: Brief) -> int:
    """The seed a brief has when it names none: a digest of its text, stable in every process."""
    if brief.seed is not None:
        return brief.seed
    text = f"{brief.title}\n{brief.description}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:_SEED_BYTES])
