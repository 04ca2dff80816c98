"""A product as the shop describes it, with the invariants every other part relies on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.readable_text import fault_in
from domain.model.catalog.visible_text import check_visible

MAX_TITLE_LENGTH = 300
MAX_DESCRIPTION_LENGTH = 5_000
MAX_CATEGORY_LENGTH = 100
CENT = Decimal("0.01")
MAX_PRICE = Decimal(1_000_000_000)
LOWEST_RATING, HIGHEST_RATING = 1.0, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product of the catalogue.

    Prices are in the shop's currency with two places, ratings are stars from 1.0 to 5.0 with one
    decimal, timestamps are UTC.

    Raises:
        InvalidProduct: a field breaks its rule; the error names the field and the rule.
    """

    id: UUID
    title: str
    category: str
    description: str
    price: Decimal
    rating: float
    timestamp: datetime

    def __post_init__(self) -> None:
        check_text("title", self.title, MAX_TITLE_LENGTH)
        check_text("category", self.category, MAX_CATEGORY_LENGTH)
        check_text("description", self.description, MAX_DESCRIPTION_LENGTH)
        for field in ("title", "category", "description"):
            check_visible(field, getattr(self, field))
        check_price(self.price)
        check_rating(self.rating)
        if self.timestamp.utcoffset() != timedelta(0):
            raise InvalidProduct("timestamp", self.timestamp, "a time with the UTC time zone")
        if self.timestamp.tzinfo is not UTC:
            object.__setattr__(self, "timestamp", self.timestamp.astimezone(UTC))


def check_text(field: str, text: str, limit: int) -> None:
    """Accept text that people can read.

    Raises:
        InvalidProduct: it is blank, too long, or has control characters.
    """
    if fault := fault_in(text, limit):
        raise InvalidProduct(field, *fault)


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
