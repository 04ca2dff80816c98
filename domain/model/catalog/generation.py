"""The generated shop: a model of a shop in which text predicts rating, imperfectly.

Every product draws a latent quality from a standard normal distribution. Its adjective, two
sentences of its description and its rating each depend on that quality plus noise of their own. So
the text alone does not determine the rating, and the best possible accuracy can be calculated
(``domain.model.catalog.ceiling``).
"""

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from statistics import NormalDist
from uuid import UUID

from domain.bounds import MAX_SEED
from domain.errors.base import InvalidValue
from domain.model.catalog.product import CENT, Product
from domain.model.catalog.vocabulary import (
    ADJECTIVE_TIERS,
    EXPERIENCE_TIERS,
    FINISH_TIERS,
    HIGHEST_SHOP_RATING,
    LOWEST_SHOP_RATING,
    PRODUCT_TYPES,
    ProductType,
)

MAX_COUNT = 10_000

# Standard deviations of the noise that is added to the latent quality for each trait.
ADJECTIVE_NOISE = 0.7
FINISH_NOISE = 0.35
EXPERIENCE_NOISE = 0.35
RATING_CENTRE, RATING_SPREAD, RATING_NOISE = 3.6, 0.8, 0.2

_CATALOGUE_OPENED = datetime(2025, 1, 1, tzinfo=UTC)
_CATALOGUE_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedProduct(Product):
    """A product of the generated shop, of which all of this is known."""

    category: str
    price: Decimal
    rating: float
    timestamp: datetime


def generate_products(*, count: int, seed: int) -> list[GeneratedProduct]:
    """Draw products of the generated shop; the same seed gives the same products.

    The first products of a longer draw are those of a shorter one with the same seed.

    Args:
        count: how many, 1 to 10,000.
        seed: 0 to 2**53 - 1.

    Raises:
        InvalidValue: count or seed is out of range.
    """
    check_draw(count=count, seed=seed)
    rng = random.Random(seed)
    return [_draw_product(rng) for _ in range(count)]


def check_draw(*, count: int, seed: int | None) -> None:
    """Accept what can be drawn; None stands for a seed still to be chosen.

    Raises:
        InvalidValue: count or seed is out of range.
    """
    if not 1 <= count <= MAX_COUNT:
        raise InvalidValue("count", count, f"a whole number from 1 to {MAX_COUNT:,}")
    if seed is not None and not 0 <= seed <= MAX_SEED:
        raise InvalidValue("seed", seed, f"a whole number from 0 to {MAX_SEED}")


def tier_edges(tiers: int, noise: float) -> list[float]:
    """Edges that cut quality plus noise, N(0, 1 + noise²), into tiers of equal probability."""
    observed = NormalDist(0.0, (1.0 + noise**2) ** 0.5)
    return [observed.inv_cdf(step / tiers) for step in range(1, tiers)]


def _draw_product(rng: random.Random) -> GeneratedProduct:
    kind = rng.choice(PRODUCT_TYPES)
    quality = rng.gauss(0.0, 1.0)
    adjective = _draw_phrase(rng, quality, ADJECTIVE_TIERS, ADJECTIVE_NOISE)
    return GeneratedProduct(
        id=str(UUID(int=rng.getrandbits(128), version=4)),
        title=f"{adjective} {kind.name}, {rng.choice(kind.variants)}",
        category=kind.category,
        description=_describe(rng, kind, quality),
        price=_draw_price(rng, kind),
        rating=_draw_rating(rng, quality),
        timestamp=_CATALOGUE_OPENED + timedelta(seconds=rng.randrange(_CATALOGUE_SECONDS)),
    )


def _describe(rng: random.Random, kind: ProductType, quality: float) -> str:
    finish = _draw_phrase(rng, quality, FINISH_TIERS, FINISH_NOISE)
    experience = _draw_phrase(rng, quality, EXPERIENCE_TIERS, EXPERIENCE_NOISE)
    return f"{rng.choice(kind.features)} {finish} {experience}"


def _draw_phrase(
    rng: random.Random, quality: float, tiers: Sequence[Sequence[str]], noise: float
) -> str:
    observed = quality + rng.gauss(0.0, noise)
    return rng.choice(tiers[bisect_right(tier_edges(len(tiers), noise), observed)])


def _draw_price(rng: random.Random, kind: ProductType) -> Decimal:
    low, high = (int(bound / CENT) for bound in kind.price_range)
    return Decimal(rng.randint(low, high)) * CENT


def _draw_rating(rng: random.Random, quality: float) -> float:
    stars = RATING_CENTRE + RATING_SPREAD * quality + rng.gauss(0.0, RATING_NOISE)
    return round(min(HIGHEST_SHOP_RATING, max(LOWEST_SHOP_RATING, stars)), 1)
