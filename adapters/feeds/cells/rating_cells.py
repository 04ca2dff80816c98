"""Stars and the number of reviews, as cells have them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from adapters.feeds.cells.text import text_of
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import (
    HIGHEST_RATING,
    LOWEST_RATING,
    MAX_RATING_COUNT,
    rounded_rating,
)

_STARS = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:(?:/|out of|of|von)\s*5(?:[.,]0)?)?\s*"
    r"(?:stars?|sternen?|★|⭐)?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\(?\s*(\d+|\d{1,3}(?:[., ]\d{3})+)\s*\)?(?:\s*[^\W\d]+)?")
_RATES = ("rate", "rating", "value", "average", "averageRating", "ratingValue", "stars", "score")
_COUNTS = (
    "count",
    "reviews",
    "reviewCount",
    "ratingCount",
    "rating_count",
    "review_count",
    "total",
)
_BEST = ("best", "bestRating", "max", "scale", "out_of")


@dataclass(frozen=True, slots=True)
class Stars:
    """A rating; both are None where there is none.

    Attributes:
        is_unknown: there is one, but not of five stars.
    """

    rating: float | None = None
    count: int | None = None
    is_unknown: bool = False


def read_stars(cell: object) -> Stars:
    """The rating of a cell: of five stars, never converted from another scale."""
    if isinstance(cell, Mapping):
        return _of_object(cell)
    if isinstance(cell, list | tuple | bytes):
        return Stars(is_unknown=True)
    return _in_text(text_of(cell, "rating"))


def _in_text(text: str) -> Stars:
    if not any(map(str.isdecimal, text)):  # "N/A", "no rating yet"
        return Stars()
    found = _STARS.fullmatch(text)
    if found is None:
        return Stars(is_unknown=True)
    stars = Decimal(found[1].replace(",", "."))
    if stars == 0:
        return Stars()
    if not Decimal(str(LOWEST_RATING)) <= stars <= Decimal(str(HIGHEST_RATING)):
        return Stars(is_unknown=True)
    return Stars(rounded_rating(float(stars)))


def is_above_five(cell: object) -> bool:
    """Whether a number of a cell shows that the column is not of five stars."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | Decimal):
        return False
    try:
        found = _STARS.fullmatch(text_of(cell, "rating"))
    except InvalidProduct:  # a number of many digits
        return True
    return found is not None and Decimal(found[1].replace(",", ".")) > Decimal(str(HIGHEST_RATING))


def read_count(cell: object) -> int | None:
    """The number of reviews; None where the cell says something else."""
    if isinstance(cell, list | tuple | Mapping | bytes):
        return None
    found = _COUNT.fullmatch(text_of(cell, "rating_count"))
    count = int(re.sub(r"\D", "", found[1])[:12]) if found else 0
    return count if 0 < count <= MAX_RATING_COUNT else None


def _of_object(cell: Mapping[object, object]) -> Stars:
    rate = next((cell[name] for name in _RATES if cell.get(name) is not None), None)
    best = next((cell[name] for name in _BEST if cell.get(name) is not None), None)
    count = next((cell[name] for name in _COUNTS if cell.get(name) is not None), None)
    is_of_five = best is None or str(best) in {"5", "5.0"}
    if isinstance(rate, Mapping) or not is_of_five:
        return Stars(is_unknown=True)
    found = read_stars(rate)
    return Stars(found.rating, read_count(count), found.is_unknown)
