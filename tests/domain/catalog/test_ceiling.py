"""The stated ceiling is what the optimal reader reaches on generated products, and no more."""

from collections.abc import Sequence

import pytest

from domain.model.catalog.ceiling import BayesReader, Tiers, bayes_reader
from domain.model.catalog.generation import generate_products
from domain.model.catalog.product import Product
from domain.model.catalog.vocabulary import ADJECTIVE_TIERS, EXPERIENCE_TIERS, FINISH_TIERS
from domain.model.data.labelling import Label, label_of

Row = tuple[Tiers, float]


def tier_of(text: str, tiers: Sequence[Sequence[str]]) -> int:
    [found] = [i for i, tier in enumerate(tiers) if any(phrase in text for phrase in tier)]
    return found


def read(product: Product) -> Tiers:
    return (
        next(i for i, tier in enumerate(ADJECTIVE_TIERS) if product.title.split(" ")[0] in tier),
        tier_of(product.description, FINISH_TIERS),
        tier_of(product.description, EXPERIENCE_TIERS),
    )


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    products = [p for seed in (11, 12) for p in generate_products(count=10_000, seed=seed)]
    return [(read(product), product.rating) for product in products]


def accuracy(says_good: dict[Tiers, bool], rows: Sequence[Row], threshold: float) -> float:
    right = [says_good[tiers] is (label_of(r, threshold) is Label.GOOD) for tiers, r in rows]
    return sum(right) / len(right)


def standard_error(share: float, rows: Sequence[Row]) -> float:
    return max(share * (1 - share) / len(rows), 1e-18) ** 0.5  # a share of 1 is exact but rounded


def best_reader_in_hindsight(rows: Sequence[Row], threshold: float) -> dict[Tiers, bool]:
    votes: dict[Tiers, int] = dict.fromkeys(bayes_reader(threshold).says_good, 0)
    for tiers, rating in rows:
        votes[tiers] += 1 if rating >= threshold else -1
    return {tiers: vote > 0 for tiers, vote in votes.items()}


def test_the_default_ceiling_is_the_one_that_is_stated() -> None:
    assert bayes_reader(3.5).ceiling == pytest.approx(0.890, abs=5e-4)


# 3.45 and 3.5 ask for the same ratings; every rating reaches 2.0 and less.
@pytest.mark.parametrize("threshold", [1.5, 2.0, 2.1, 3.0, 3.45, 3.5, 4.2, 5.0])
def test_the_optimal_reader_reaches_its_ceiling(rows: list[Row], threshold: float) -> None:
    reader = bayes_reader(threshold)
    reached = accuracy(reader.says_good, rows, threshold)
    assert abs(reached - reader.ceiling) <= 4 * standard_error(reader.ceiling, rows)
    good = sum(rating >= threshold for _, rating in rows) / len(rows)
    assert abs(good - reader.good_share) <= 4 * standard_error(reader.good_share, rows)


def test_no_reader_does_better_on_fresh_products(rows: list[Row]) -> None:
    fitted = best_reader_in_hindsight(rows[:10_000], 3.5)
    ceiling = bayes_reader(3.5).ceiling
    error = standard_error(ceiling, rows[10_000:])
    assert accuracy(fitted, rows[10_000:], 3.5) <= ceiling + 4 * error
    assert accuracy(fitted, rows[10_000:], 3.5) >= ceiling - 4 * error


def test_the_text_tells_more_than_the_majority_does() -> None:
    reader = bayes_reader(3.5)
    assert reader.ceiling > max(reader.good_share, 1 - reader.good_share) + 0.25


def test_better_tiers_never_speak_against_a_product() -> None:
    reader: BayesReader = bayes_reader(3.5)
    assert not reader.says_good[0, 0, 0]
    assert reader.says_good[3, 4, 4]
    for (a, f, e), good in reader.says_good.items():
        better = [(a + 1, f, e), (a, f + 1, e), (a, f, e + 1)]
        assert not good or all(reader.says_good.get(tiers, True) for tiers in better)
