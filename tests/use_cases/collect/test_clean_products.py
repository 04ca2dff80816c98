"""Products are cleaned when they are collected; one without text is a refused row."""

from dataclasses import replace

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.catalog import RowFault
from domain.model.catalog.generation import generate_products
from domain.use_cases.collect.clean_products import clean_products
from tests.fakes.product_source import FakeProductSource
from tests.fakes.text_cleaner import FakeTextCleaner
from tests.use_cases.collect.intake import Intake

clean = FakeTextCleaner()


def test_a_product_without_text_is_refused_with_its_row() -> None:
    source = FakeProductSource(count=3, seed=5)
    source.refused = (RowFault(2, "price", "an amount"),)
    source.change = lambda products: (
        replace(products[0], title="<b>Oak</b> Desk", description="<p>One.</p><p>Two.</p>"),
        replace(products[1], title="<p> </p>"),
        replace(products[2], description="<p> </p>"),
    )
    collection = clean_products(source.fetch(since=None), clean)
    assert collection.products[0].title == "Oak Desk"
    assert collection.products[0].description == "One.\nTwo."
    assert [(fault.row, fault.field) for fault in collection.refused] == [
        (2, "price"),
        (3, "title"),
    ]
    assert collection.products[1].description == ""
    assert [row for row, _ in collection.numbered()] == [1, 4]


def test_what_is_stored_is_clean(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.change = lambda products: tuple(
        replace(product, description=f"<p>{product.description}</p>") for product in products
    )
    intake.collect(run_key="one", count=200, seed=5)
    empty_store.commit("one")
    stored = empty_store.load()
    assert sorted(stored.descriptions) == sorted(
        product.description for product in generate_products(count=200, seed=5)
    )
