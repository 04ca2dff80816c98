"""What products of one's own have is stored, and what they lack stays unknown."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from adapters.storage.csv_batch import encode_products
from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.catalog.attributes import Attributes
from domain.model.catalog.product import Product
from domain.model.data.label_rule import Evidence
from tests.fakes.collections import make_collection, make_product, now

BARE = Product(id="SKU-0007", title="Mug")
FULL = Product(
    id="A 1/é",
    title='A "blue" mug',
    description="Two\nlines, with commas.",
    brand="Acme",
    price=Decimal("12.50"),
    sale_price=Decimal("9.90"),
    currency="EUR",
    rating=4.5,
    rating_count=12,
    url="https://shop.example.com/mug",
    attributes=Attributes(color="blue", size="M"),
    highlights=("Holds 300 ml", "Dishwasher, microwave"),
    label=False,
    impressions=2_000,
    clicks=31,
    timestamp=datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC),
)
# As every release before this one wrote a batch.
OLD_BATCH = (
    b"id,title,category,description,price,rating,timestamp\r\n"
    b"3f2b8c1e-0000-4000-8000-000000000001,Blue Mug,Kitchen,Holds 300 ml.,12.50,4.5,"
    b"2026-03-01T12:00:00+00:00\r\n"
)


def store_in(directory: Path) -> CsvDatasetStore:
    return CsvDatasetStore(directory, lock_timeout=10, clock=now)


def add(store: CsvDatasetStore, key: str, *products: Product, cursor: str = "") -> None:
    store.stage(replace(make_collection(*products), cursor=cursor), run_key=key)
    store.commit(key)


def test_labels_and_counts_come_back_and_nothing_is_filled_in(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    add(store, "one", BARE, FULL)
    dataset = store.load()
    assert list(dataset.ids) == ["SKU-0007", "A 1/é"]
    assert list(dataset.categories) == [None, None]
    assert list(dataset.prices) == [None, 12.5]
    assert list(dataset.descriptions) == ["", FULL.description]
    assert dataset.evidence() == [Evidence(), Evidence(4.5, False, 2_000, 31, None)]  # noqa: FBT003


def test_everything_that_is_known_of_a_product_is_in_its_batch() -> None:
    written = encode_products([FULL]).decode()
    attributes = json.dumps({"color": "blue", "size": "M"}).replace('"', '""')
    for part in ("Acme", "9.90", "EUR", "12", FULL.url or "", attributes, "Holds 300 ml"):
        assert part in written


def test_old_and_new_batches_are_one_version(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    add(store, "plain", make_product(1), make_product(2))
    add(store, "own", FULL)
    add(store, "plain again", make_product(3))
    dataset = store.load()
    assert len(dataset) == 4
    assert [row.clicks for row in dataset.evidence()] == [None, None, 31, None]
    assert [row.rating for row in dataset.evidence()] == [4.0, 4.0, 4.5, 4.0]


def test_news_of_an_old_product_count_whatever_schema_they_have(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    add(store, "plain", make_product(1), make_product(2))
    add(store, "own", replace(FULL, id=make_product(1).id), FULL)
    add(store, "plain again", replace(make_product(3), id=FULL.id))
    assert [(row.rating, row.clicks) for row in store.load().evidence()] == [
        (4.0, None),
        (4.5, 31),
        (4.0, None),
    ]
    assert [row.clicks for row in store.load(2, window=1).evidence()] == [31, 31]


def test_products_without_more_are_written_as_they_always_were() -> None:
    product = replace(
        make_product(1), id="3f2b8c1e-0000-4000-8000-000000000001", title="Blue Mug",
        category="Kitchen", description="Holds 300 ml.", rating=4.5,
    )  # fmt: skip
    assert encode_products([product]) == OLD_BATCH


def test_a_dataset_of_an_earlier_release_is_read(tmp_path: Path) -> None:
    digest = hashlib.sha256(OLD_BATCH).hexdigest()
    (tmp_path / "batches").mkdir()
    (tmp_path / "batches" / "0123456789abcdef01234567.csv").write_bytes(OLD_BATCH)
    line = {
        "number": 1, "run_key": "one", "batch": "0123456789abcdef01234567.csv",
        "batch_sha256": digest, "batch_rows": 1, "total_rows": 1,
        "digest": hashlib.sha256(digest.encode()).hexdigest(), "seed": 7,
        "created_at": "2026-03-01T12:00:00Z",
    }  # fmt: skip
    (tmp_path / "manifest.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    store = store_in(tmp_path)
    latest = store.latest()
    assert latest is not None
    assert latest.cursor == ""
    assert list(store.load().titles) == ["Blue Mug"]


def test_the_cursor_moves_with_the_version_and_not_before(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.stage(replace(make_collection(BARE), cursor="feed:1"), run_key="one")
    assert store.latest() is None
    assert store.commit("one").cursor == "feed:1"
    store.stage(replace(make_collection(FULL), cursor="feed:2"), run_key="two")
    latest = store_in(tmp_path).latest()
    assert latest is not None
    assert latest.cursor == "feed:1"
