"""Batches of every schema that was ever written stay readable, beside each other."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.catalog.attributes import Attributes
from domain.model.catalog.product import Product
from domain.model.data.label_rule import Evidence
from tests.fakes.collections import make_collection, make_product, now

# As release 1.0 wrote them: never to be changed.
OLD_BATCH = (
    b"id,title,category,description,price,rating,timestamp\r\n"
    b"5f0e7a52-0000-4000-8000-000000000001,Blue Mug,Kitchen,Holds tea.,9.90,4.5,"
    b"2025-06-01T12:00:00+00:00\r\n"
    b'5f0e7a52-0000-4000-8000-000000000002,"Pot, ""big""",Kitchen,"Two\r\nlines.",24.00,2.0,'
    b"2025-06-02T12:00:00+00:00\r\n"
)
OLD_NAME = "2c26b46b68ffc68ff99b453c.csv"
OLD_MANIFEST = (
    b'{"number":1,"run_key":"foo","batch":"2c26b46b68ffc68ff99b453c.csv",'
    b'"batch_sha256":"%(sha256)b","batch_rows":2,"total_rows":2,"digest":"%(digest)b",'
    b'"seed":7,"created_at":"2026-03-01T12:00:00Z"}\n'
)
FULL = Product(
    id="SKU 7 \xe4",
    title="Red Mug",
    description="",
    brand="Acme",
    price=Decimal("12.00"),
    sale_price=Decimal("9.00"),
    currency="EUR",
    rating_count=12,
    url="https://shop.example/mug",
    attributes=Attributes(color='red, "warm"', material="stoneware"),
    highlights=("Keeps warm", "Dishwasher\nsafe"),
    label=False,
    impressions=2_000,
    clicks=30,
    orders=0,
    timestamp=datetime(2026, 1, 2, tzinfo=UTC),
)


def old_store(directory: Path) -> CsvDatasetStore:
    sha256 = hashlib.sha256(OLD_BATCH).hexdigest()
    digest = hashlib.sha256(sha256.encode()).hexdigest()
    (directory / "batches").mkdir(parents=True)
    (directory / "batches" / OLD_NAME).write_bytes(OLD_BATCH)
    manifest = OLD_MANIFEST % {b"sha256": sha256.encode(), b"digest": digest.encode()}
    (directory / "manifest.jsonl").write_bytes(manifest)
    return CsvDatasetStore(directory, lock_timeout=10, clock=now)


def add(store: CsvDatasetStore, key: str, *products: Product) -> Path:
    store.stage(make_collection(*products), run_key=key)
    return store._batches / store.commit(key).batch


def test_a_batch_of_the_first_schema_is_read(tmp_path: Path) -> None:
    dataset = old_store(tmp_path).load()
    assert list(dataset.titles) == ["Blue Mug", 'Pot, "big"']
    assert list(dataset.descriptions) == ["Holds tea.", "Two\r\nlines."]
    assert list(dataset.categories) == ["Kitchen", "Kitchen"]
    assert (list(dataset.prices), list(dataset.ratings)) == ([9.9, 24.0], [4.5, 2.0])
    assert list(dataset.evidence()) == [Evidence(rating=4.5), Evidence(rating=2.0)]


def test_plain_products_are_written_as_they_always_were(tmp_path: Path) -> None:
    path = add(old_store(tmp_path), "second", make_product(1))
    assert path.read_bytes().split(b"\r\n")[0] == OLD_BATCH.split(b"\r\n")[0]


def test_batches_of_both_schemas_make_one_version(tmp_path: Path) -> None:
    """Also in turns, and where news of an old product has more than the old row."""
    store = old_store(tmp_path)
    add(store, "second", FULL)
    add(store, "third", make_product(1))
    add(store, "fourth", Product(id=FULL.id, title="Red Mug", label=True))
    dataset = store.load()
    assert dataset.titles == ["Blue Mug", 'Pot, "big"', "Mug", "Red Mug"]
    assert [each.rating for each in dataset.evidence()] == [4.5, 2.0, 4.0, None]
    assert [each.label for each in dataset.evidence()] == [None, None, None, True]
    assert (dataset.categories[3], dataset.prices[3]) == (None, None)
    before = store.load(2)
    assert list(before.evidence())[2] == Evidence(
        label=False, impressions=2_000, clicks=30, orders=0
    )
    assert list(store.load(3, window=1).evidence()) == [Evidence(rating=4.0)]


def test_a_batch_carries_what_there_is(tmp_path: Path) -> None:
    path = add(old_store(tmp_path), "second", FULL, make_product(1))
    full, plain = csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))
    assert json.loads(full.pop("attributes")) == {"color": 'red, "warm"', "material": "stoneware"}
    assert json.loads(full.pop("highlights")) == ["Keeps warm", "Dishwasher\nsafe"]
    assert full == {
        "id": "SKU 7 \xe4",
        "title": "Red Mug",
        "category": "",
        "description": "",
        "price": "12.00",
        "rating": "",
        "timestamp": "2026-01-02T00:00:00+00:00",
        "brand": "Acme",
        "sale_price": "9.00",
        "currency": "EUR",
        "rating_count": "12",
        "url": "https://shop.example/mug",
        "label": "0",
        "impressions": "2000",
        "clicks": "30",
        "orders": "0",
    }
    unknown = {name for name, cell in plain.items() if cell == ""}
    assert unknown == set(plain) - set(OLD_BATCH.decode().split("\r\n")[0].split(","))
