"""What a feed can say of a product, by the names that profiles and mappings use."""

from dataclasses import fields

from domain.model.catalog.attributes import Attributes

ATTRIBUTES = tuple(each.name for each in fields(Attributes))
PRICES = ("price", "sale_price", "price_before")
TIMES = ("impressions", "clicks", "orders")
LABELS = ("label", *TIMES)
FIELDS = (
    "id", "title", "description", "short_description", "highlights", "category", "brand",
    *PRICES, "sale_dates", "currency", "rating", "rating_count", "url", *ATTRIBUTES, *LABELS,
)  # fmt: skip
"""``price_before`` is what ``price`` was before, as shops name it that give the lower price first;
``sale_dates`` says when the sale price holds."""
