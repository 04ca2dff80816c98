"""Any text a product accepts comes back exactly as it was."""

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.catalog.product import MAX_DESCRIPTION_LENGTH, MAX_PRICE, Product
from tests.fakes.collections import NOW, make_collection, make_product, now

ALPHABET = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('\n\r\t", 0')
TEXTS = st.text(ALPHABET, min_size=1, max_size=40).filter(str.strip)
PRODUCTS = st.builds(
    Product,
    id=st.uuids().map(str),
    title=TEXTS,
    category=TEXTS,
    description=TEXTS,
    price=st.decimals(0, MAX_PRICE, places=2),
    rating=st.integers(10, 50).map(lambda tenths: tenths / 10),
    timestamp=st.just(NOW),
)


def check_round_trip(*products: Product) -> None:
    with tempfile.TemporaryDirectory() as directory:
        store = CsvDatasetStore(Path(directory), lock_timeout=10, clock=now)
        store.stage(make_collection(*products), run_key="a")
        store.commit("a")
        dataset = store.load()
    assert dataset.ids == [product.id for product in products]
    assert dataset.titles == [product.title for product in products]
    assert dataset.categories == [product.category for product in products]
    assert dataset.descriptions == [product.description for product in products]
    assert [Decimal(str(price)) for price in dataset.prices] == [p.price for p in products]
    assert dataset.ratings == [product.rating for product in products]


@settings(deadline=None)
@given(st.lists(PRODUCTS, min_size=1, max_size=5, unique_by=lambda product: product.id))
def test_products_come_back(products: list[Product]) -> None:
    check_round_trip(*products)


@settings(deadline=None)
@given(TEXTS)
@example("NA")
@example("null")
@example("nan")
@example("1e5")
@example("007")
@example("true")
@example("2026-01-01")
@example(" both ends ")
@example('"quoted"')
@example('a"b')
@example('""')
@example("a,b")
@example("a\r\nb")
@example("\ra\r")
@example("\na\n")
@example("\ta\t")
@example("\N{ZERO WIDTH NO-BREAK SPACE}a")
@example("line\N{LINE SEPARATOR}separator")
@example("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-6}")
def test_titles_come_back(title: str) -> None:
    check_round_trip(make_product(1, title=title), make_product(2))


def test_the_longest_descriptions_come_back() -> None:
    longest = '"' * MAX_DESCRIPTION_LENGTH
    product = make_product(1)
    fields = {name: getattr(product, name) for name in ("id", "title", "category", "timestamp")}
    long = Product(**fields, description=longest, price=product.price, rating=product.rating)
    check_round_trip(long, make_product(2))


def test_many_rows_cross_the_readers_blocks() -> None:
    check_round_trip(*(make_product(number, title="a\n" * 100) for number in range(20_000)))
