"""The best accuracy any reader of the generated texts can reach: the Bayes ceiling.

A text shows three tiers (adjective, finish, experience). Given the latent quality q they and the
rating are independent, so for every combination of tiers t

    P(t, good) = ∫ φ(q) · ∏ P(tᵢ | q) · P(good | q) dq

and the Bayes-optimal reader is right with probability Σ_t max(P(t, good), P(t, poor)).
"""

from dataclasses import dataclass
from itertools import pairwise, product
from math import ceil, prod
from statistics import NormalDist

from domain.model.catalog.generation import (
    ADJECTIVE_NOISE,
    EXPERIENCE_NOISE,
    FINISH_NOISE,
    RATING_CENTRE,
    RATING_NOISE,
    RATING_SPREAD,
    tier_edges,
)
from domain.model.catalog.vocabulary import (
    ADJECTIVE_TIERS,
    EXPERIENCE_TIERS,
    FINISH_TIERS,
    LOWEST_SHOP_RATING,
)

Tiers = tuple[int, int, int]

_QUALITY_LIMIT = 5.0  # beyond five standard deviations lies less than one product in a million
_STEPS = 200
_STANDARD = NormalDist()


@dataclass(frozen=True, slots=True)
class BayesReader:
    """The optimal reader of the generated texts for one label threshold.

    Attributes:
        ceiling: the highest accuracy any classifier can reach, 0 to 1.
        good_share: the share of products with the label good, 0 to 1.
        says_good: for every combination of tiers, whether good is the likelier label.
    """

    ceiling: float
    good_share: float
    says_good: dict[Tiers, bool]


def bayes_reader(threshold: float) -> BayesReader:
    """Integrate over the latent quality of ``generate_products`` (trapezoidal rule)."""
    joint: dict[Tiers, tuple[float, float]] = {}
    grid = [_QUALITY_LIMIT * (2 * step / _STEPS - 1) for step in range(_STEPS + 1)]
    weights = [_STANDARD.pdf(q) for q in grid]
    total = sum(weights)
    good = [_good_probability(q, threshold) for q in grid]
    traits = [
        _tier_probabilities(grid, len(tiers), noise)
        for tiers, noise in (
            (ADJECTIVE_TIERS, ADJECTIVE_NOISE),
            (FINISH_TIERS, FINISH_NOISE),
            (EXPERIENCE_TIERS, EXPERIENCE_NOISE),
        )
    ]
    for a, f, e in product(*(range(len(trait)) for trait in traits)):
        columns = zip(traits[0][a], traits[1][f], traits[2][e], weights, strict=True)
        mass = [prod(column) / total for column in columns]
        with_good = sum(m * g for m, g in zip(mass, good, strict=True))
        joint[a, f, e] = (with_good, sum(mass) - with_good)
    return BayesReader(
        ceiling=sum(max(pair) for pair in joint.values()),
        good_share=sum(with_good for with_good, _ in joint.values()),
        says_good={tiers: pair[0] > pair[1] for tiers, pair in joint.items()},
    )


def _good_probability(quality: float, threshold: float) -> float:
    """P(rating ≥ threshold | quality) of ratings cut to their range and rounded to one decimal."""
    lowest_good = ceil(round(10 * threshold, 6)) / 10
    if lowest_good <= LOWEST_SHOP_RATING:
        return 1.0
    mean = RATING_CENTRE + RATING_SPREAD * quality
    return 1.0 - NormalDist(mean, RATING_NOISE).cdf(lowest_good - 0.05)


def _tier_probabilities(grid: list[float], tiers: int, noise: float) -> list[list[float]]:
    """P(tier | quality) for every tier (rows) and every quality of the grid (columns)."""
    edges = tier_edges(tiers, noise)
    below = [[NormalDist(q, noise).cdf(edge) for q in grid] for edge in edges]
    padded = [[0.0] * len(grid), *below, [1.0] * len(grid)]
    return [
        [high - low for low, high in zip(lower, upper, strict=True)]
        for lower, upper in pairwise(padded)
    ]
