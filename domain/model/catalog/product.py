"""A product as its seller describes it, with the invariants every other part relies on."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.attributes import Attributes
from domain.model.catalog.readable_text import fault_in

MAX_TITLE_LENGTH = 300
MAX_DESCRIPTION_LENGTH = 5_000
MAX_CATEGORY_LENGTH = 100
MAX_ID_LENGTH = 200
MAX_BRAND_LENGTH = 80
MAX_URL_LENGTH = 500
MAX_HIGHLIGHTS, MAX_HIGHLIGHT_LENGTH = 100, 150
MAX_RATING_COUNT = 10**9
MAX_COUNTED = 10**15
ADDRESS = r"^https?://[!-~]+$"
CENT = Decimal("0.01")
MAX_PRICE = Decimal(1_000_000_000)
LOWEST_RATING, HIGHEST_RATING = 1.0, 5.0
_TEXT_LIMITS = {
    "id": MAX_ID_LENGTH,
    "title": MAX_TITLE_LENGTH,
    "description": MAX_DESCRIPTION_LENGTH,
    "category": MAX_CATEGORY_LENGTH,
    "brand": MAX_BRAND_LENGTH,
    "url": MAX_URL_LENGTH,
}
_MAY_BE_EMPTY = ("id", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product, as its seller describes it; what is unknown stays None or empty.

    Attributes:
        id: the seller's own, any text; empty where there is none.
        description: empty where the seller has none.
        price: at most two places; 0 is no price that copy names.
        sale_price: what it costs now, below ``price``.
        currency: of both, as ISO 4217 has it.
        rating: stars, 1.0 to 5.0, one decimal.
        rating_count: of reviews behind it.
        url: where it is sold.
        highlights: what the seller calls its main points.
        label: what its seller says of its text: True is good.
        impressions: how often it was shown; with clicks and orders it shows what people do.
        timestamp: when this was true of it, UTC.

    Raises:
        InvalidProduct: a field breaks its rule; the error names the field and the rule.
    """

    id: str = ""
    title: str
    description: str = ""
    category: str | None = None
    brand: str | None = None
    price: Decimal | None = None
    sale_price: Decimal | None = None
    currency: str | None = None
    rating: float | None = None
    rating_count: int | None = None
    url: str | None = None
    attributes: Attributes = field(default_factory=Attributes)
    highlights: tuple[str, ...] = ()
    label: bool | None = None
    impressions: int | None = None
    clicks: int | None = None
    orders: int | None = None
    timestamp: datetime | None = None

    def __post_init__(self) -> None:
        for name, limit in _TEXT_LIMITS.items():
            text: str | None = getattr(self, name)
            if text is None or (not text and name in _MAY_BE_EMPTY):
                continue
            check_text(name, text, limit)
        if self.price is not None:
            check_price(self.price)
        if self.sale_price is not None:
            check_price(self.sale_price, "sale_price")
        if self.rating is not None:
            check_rating(self.rating)
        for name in ("impressions", "clicks", "orders"):
            check_count(name, getattr(self, name))
        if self.clicks is not None and self.impressions is not None:
            check_share("clicks", self.clicks, "impressions", self.impressions)
        if self.timestamp is not None:
            self._check_time(self.timestamp)

    def _check_time(self, time: datetime) -> None:
        if time.utcoffset() != timedelta(0):
            raise InvalidProduct("timestamp", time, "a time with the UTC time zone")
        if time.tzinfo is not UTC:
            object.__setattr__(self, "timestamp", time.astimezone(UTC))


def check_text(field: str, text: str, limit: int) -> None:
    """Accept text that people can read.

    Raises:
        InvalidProduct: it is blank, too long, or has control characters.
    """
    if fault := fault_in(text, limit):
        raise InvalidProduct(field, *fault)


def check_count(field: str, count: int | None) -> None:
    """Accept how often something happened."""
    if count is not None and not 0 <= count <= MAX_COUNTED:
        raise InvalidProduct(field, count, f"from 0 to {MAX_COUNTED:,}")


def check_share(field: str, count: int, whole: str, most: int) -> None:
    """Accept a count that is a part of another."""
    if count > most:
        raise InvalidProduct(field, count, f"no more than the {most:,} {whole}")


def check_price(price: Decimal, field: str = "price") -> None:
    """Accept an amount of money with at most two places."""
    if not price.is_finite() or not 0 <= price <= MAX_PRICE:
        raise InvalidProduct(field, price, f"an amount from 0 to {MAX_PRICE:,}")
    if price != price.quantize(CENT):
        raise InvalidProduct(field, price, "at most two decimal places")


def rounded_rating(rating: float) -> float:
    """One decimal, as ratings are shown; 4.96 never becomes 5 stars, nor 3.96 4 stars."""
    rounded = round(rating, 1)
    is_star_more = rounded.is_integer() and rating < rounded
    return round(rounded - 0.1, 1) if is_star_more else rounded


def check_rating(rating: float) -> None:
    """Accept stars with one decimal."""
    if not LOWEST_RATING <= rating <= HIGHEST_RATING:  # false for NaN too
        raise InvalidProduct("rating", rating, f"from {LOWEST_RATING} to {HIGHEST_RATING}")
    if rating != round(rating, 1):
        raise InvalidProduct("rating", rating, "one decimal place")
