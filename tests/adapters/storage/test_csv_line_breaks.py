"""Texts with line breaks survive wherever the parser cuts a large file into blocks."""

from dataclasses import replace
from pathlib import Path

from adapters.storage.csv_batch import _BLOCK_BYTES
from adapters.storage.csv_dataset_store import CsvDatasetStore
from tests.fakes.collections import make_collection, make_product, now


def test_line_breaks_in_texts_survive_the_cuts_between_blocks(tmp_path: Path) -> None:
    text = "\r\n".join(["a line", 'with "quotes", commas', "\n\n", "and\rmore"] * 40)
    products = [replace(make_product(number), description=text) for number in range(5_000)]
    assert len(text) * len(products) > 2 * _BLOCK_BYTES
    store = CsvDatasetStore(tmp_path, lock_timeout=5, clock=now)
    store.stage(make_collection(*products), run_key="a run")
    store.commit("a run")
    dataset = store.load()
    assert list(dataset.ids) == [str(each.id) for each in products]
    assert set(dataset.descriptions) == {text}
