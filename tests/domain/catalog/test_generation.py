"""The generated shop: what it draws, and that a seed decides everything."""

import random
from collections import Counter
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bounds import MAX_SEED
from domain.errors.base import InvalidValue
from domain.model.catalog.generation import MAX_COUNT, check_draw, generate_products
from domain.model.catalog.product import Product
from domain.model.catalog.vocabulary import ADJECTIVES, CATEGORIES, PRODUCT_TYPES

SEEDS = st.integers(0, MAX_SEED)
KINDS = {kind.name: kind for kind in PRODUCT_TYPES}


@pytest.fixture(scope="module")
def many() -> list[Product]:
    return generate_products(count=3_000, seed=7)


def kind_in(title: str) -> str:
    return next(name for name in KINDS if f" {name}, " in title)


def adjective_in(title: str) -> str:
    return next(adjective for adjective in ADJECTIVES if title.startswith(f"{adjective} "))


def test_prices_and_ratings_keep_their_ranges(many: list[Product]) -> None:
    assert all(Decimal(10) <= product.price <= Decimal(500) for product in many)
    assert all(2.0 <= product.rating <= 5.0 for product in many)
    assert {product.rating for product in many} >= {2.0, 5.0}
    assert {product.timestamp.year for product in many} == {2025}


def test_prices_are_plausible_for_their_type(many: list[Product]) -> None:
    for product in many:
        low, high = KINDS[kind_in(product.title)].price_range
        assert low <= product.price <= high


def test_all_categories_adjectives_and_types_appear(many: list[Product]) -> None:
    categories = Counter(product.category for product in many)
    adjectives = Counter(adjective_in(product.title) for product in many)
    kinds = Counter(kind_in(product.title) for product in many)
    assert (len(categories), len(adjectives), len(kinds)) == (8, 12, 20)
    assert set(categories) == set(CATEGORIES)
    assert set(adjectives) == set(ADJECTIVES)


def test_a_type_stays_in_its_category(many: list[Product]) -> None:
    assert all(KINDS[kind_in(p.title)].category == p.category for p in many)


def test_the_types_fit_the_catalogue() -> None:
    for kind in PRODUCT_TYPES:
        assert kind.category in CATEGORIES
        assert Decimal(10) <= kind.price_range[0] < kind.price_range[1] <= Decimal(500)
        assert kind.variants
        assert kind.features


def test_better_adjectives_go_with_better_ratings(many: list[Product]) -> None:
    def mean(words: tuple[str, ...]) -> float:
        ratings = [p.rating for p in many if adjective_in(p.title) in words]
        return sum(ratings) / len(ratings)

    assert mean(ADJECTIVES[:3]) < mean(ADJECTIVES[3:6]) < mean(ADJECTIVES[6:9])
    assert mean(ADJECTIVES[6:9]) < mean(ADJECTIVES[9:])


def test_ids_are_random_uuids_and_unique(many: list[Product]) -> None:
    assert len({product.id for product in many}) == len(many)
    assert {UUID(product.id).version for product in many} == {4}


@given(seed=SEEDS, short=st.integers(1, 10), more=st.integers(0, 10))
def test_a_shorter_draw_is_the_beginning_of_a_longer_one(seed: int, short: int, more: int) -> None:
    longer = generate_products(count=short + more, seed=seed)
    assert len(longer) == short + more
    assert generate_products(count=short, seed=seed) == longer[:short]


@given(seeds=st.lists(SEEDS, min_size=2, max_size=2, unique=True))
def test_different_seeds_draw_different_products(seeds: list[int]) -> None:
    first, second = (generate_products(count=3, seed=seed) for seed in seeds)
    assert {p.id for p in first}.isdisjoint(p.id for p in second)


def test_a_seed_means_the_same_in_every_release() -> None:
    [product] = generate_products(count=1, seed=1)
    assert product.id == "c2ce6f44-7ed4-457b-9e2f-eb89414c343c"
    assert product.title == "Basic Bluetooth Speaker, Red"
    assert (product.price, product.rating) == (Decimal("34.28"), 2.4)


def test_the_global_random_state_is_neither_read_nor_moved() -> None:
    random.seed(1)
    before = random.getstate()
    first = generate_products(count=5, seed=3)
    assert random.getstate() == before
    random.seed(2)
    assert generate_products(count=5, seed=3) == first


@pytest.mark.parametrize("count", [0, -1, MAX_COUNT + 1])
def test_a_count_out_of_range_is_refused(count: int) -> None:
    with pytest.raises(InvalidValue, match="count"):
        generate_products(count=count, seed=0)


@pytest.mark.parametrize("seed", [-1, MAX_SEED + 1])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(InvalidValue, match="seed"):
        generate_products(count=1, seed=seed)


def test_the_largest_draw_and_a_seed_yet_to_be_chosen_are_accepted() -> None:
    check_draw(count=MAX_COUNT, seed=None)
    check_draw(count=1, seed=MAX_SEED)
