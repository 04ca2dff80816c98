"""The product that copy is written for."""

from dataclasses import dataclass
from decimal import Decimal

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import (
    MAX_CATEGORY_LENGTH,
    MAX_DESCRIPTION_LENGTH,
    MAX_TITLE_LENGTH,
    check_price,
    check_rating,
    check_text,
)
from domain.model.creative.brief.campaign import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A product as it is described for copywriting; what is unknown stays None.

    Attributes:
        description: empty where nothing but markup was given.
        price: in the shop's currency, at most two places.
        rating: stars, 1.0 to 5.0, one decimal.
        seed: chooses among templates; None lets the product's own text choose.
        campaign: copy that is wanted for platforms; None: caption, hashtags and ad copy alone.

    Raises:
        InvalidProduct: a field breaks its rule.
    """

    title: str
    description: str
    category: str | None = None
    price: Decimal | None = None
    rating: float | None = None
    seed: int | None = None
    campaign: Campaign | None = None

    def __post_init__(self) -> None:
        check_text("title", self.title, MAX_TITLE_LENGTH)
        if self.description:
            check_text("description", self.description, MAX_DESCRIPTION_LENGTH)
        if self.category is not None:
            check_text("category", self.category, MAX_CATEGORY_LENGTH)
        if self.price is not None:
            check_price(self.price)
        if self.rating is not None:
            check_rating(self.rating)
        if self.seed is not None and self.seed < 0:
            raise InvalidProduct("seed", self.seed, "zero or more")
