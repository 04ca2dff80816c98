"""The product that copy is written for."""

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from domain.errors.base import InvalidValue
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import (
    MAX_CATEGORY_LENGTH,
    MAX_DESCRIPTION_LENGTH,
    MAX_TITLE_LENGTH,
    check_price,
    check_rating,
    check_text,
)
from domain.model.creative.brief.attributes import Attributes
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.money import CURRENCIES, DEFAULT_CURRENCY

MAX_BRAND_LENGTH = 80
MAX_URL_LENGTH = 500
MAX_HIGHLIGHTS, MAX_HIGHLIGHT_LENGTH = 100, 150
MAX_RATING_COUNT = 10**9
_SEED_BYTES = 6  # 48 bits: exact in every JSON reader
ADDRESS = r"^https?://[!-~]+$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A product as it is described for copywriting; what is unknown stays None.

    Attributes:
        description: empty where the seller has none.
        price: at most two places; 0 is no price that copy names.
        sale_price: what it costs now, below ``price``.
        rating: stars, 1.0 to 5.0, one decimal.
        rating_count: of reviews behind it.
        url: where the product is sold.
        highlights: what the seller calls its main points.
        seed: chooses among templates; None lets the product's own text choose.
        campaign: copy that is wanted for platforms.

    Raises:
        InvalidProduct: a field breaks its rule.
        InvalidValue: the currency is not supported.
    """

    title: str
    description: str
    category: str | None = None
    brand: str | None = None
    price: Decimal | None = None
    sale_price: Decimal | None = None
    currency: str = DEFAULT_CURRENCY
    rating: float | None = None
    rating_count: int | None = None
    url: str | None = None
    attributes: Attributes = field(default_factory=Attributes)
    highlights: tuple[str, ...] = ()
    seed: int | None = None
    campaign: Campaign = field(default_factory=Campaign)

    def __post_init__(self) -> None:
        check_text("title", self.title, MAX_TITLE_LENGTH)
        if self.description:
            check_text("description", self.description, MAX_DESCRIPTION_LENGTH)
        if self.category is not None:
            check_text("category", self.category, MAX_CATEGORY_LENGTH)
        if self.price is not None:
            check_price(self.price)
        if self.sale_price is not None:
            check_price(self.sale_price, "sale_price")
        if self.rating is not None:
            check_rating(self.rating)
        if self.seed is not None and self.seed < 0:
            raise InvalidProduct("seed", self.seed, "zero or more")
        if self.currency not in CURRENCIES:
            raise InvalidValue("currency", self.currency, f"one of {', '.join(CURRENCIES)}")


def seed_of(brief: Brief) -> int:
    """The seed a brief has when it names none: a digest of its text, stable in every process."""
    if brief.seed is not None:
        return brief.seed
    text = f"{brief.title}\n{brief.description}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:_SEED_BYTES])
