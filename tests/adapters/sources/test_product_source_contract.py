"""What every product source does, the fake and the one over HTTP."""

from datetime import timedelta

import pytest

from adapters.sources.http_product_source import HttpProductSource
from domain.bounds import MAX_SEED
from domain.errors.base import InvalidValue
from domain.model.catalog.generation import MAX_COUNT, generate_products
from domain.ports.product_source import ProductSource
from tests.adapters.sources.conftest import DataService
from tests.fakes.collections import as_sold
from tests.fakes.product_source import FakeProductSource


@pytest.fixture(params=["fake", "http"])
def source(request: pytest.FixtureRequest, data_service: DataService) -> ProductSource:
    if request.param == "fake":
        return FakeProductSource()
    return HttpProductSource(url=data_service.url, timeout=10, attempts=1, backoff=0)


def test_the_products_of_a_seed_arrive_unchanged(source: ProductSource) -> None:
    collection = source.fetch(count=50, seed=3)
    assert [as_sold(product) for product in collection.products] == [
        as_sold(p) for p in generate_products(count=50, seed=3)
    ]
    assert collection.seed == 3
    assert collection.schema_version == 1


def test_the_time_is_utc(source: ProductSource) -> None:
    assert source.fetch(count=1, seed=1).generated_at.utcoffset() == timedelta(0)


def test_without_a_seed_the_collection_tells_the_chosen_one(source: ProductSource) -> None:
    collection = source.fetch(count=5, seed=None)
    assert collection.seed is not None
    assert [as_sold(product) for product in collection.products] == [
        as_sold(product) for product in generate_products(count=5, seed=collection.seed)
    ]


@pytest.mark.parametrize("seed", [0, MAX_SEED])
def test_the_outermost_seeds_are_accepted(source: ProductSource, seed: int) -> None:
    assert source.fetch(count=1, seed=seed).seed == seed


@pytest.mark.parametrize(
    ("count", "seed", "name"),
    [
        (0, 1, "count"),
        (MAX_COUNT + 1, 1, "count"),
        (1, -1, "seed"),
        (1, MAX_SEED + 1, "seed"),
    ],
)
def test_values_out_of_range_are_refused_before_any_request(
    source: ProductSource, data_service: DataService, count: int, seed: int, name: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        source.fetch(count=count, seed=seed)
    assert caught.value.name == name
    assert data_service.requests == []
