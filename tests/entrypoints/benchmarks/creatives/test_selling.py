"""Selling is measured over whatever products a file has."""

import json
from pathlib import Path

import pytest

from domain.errors.catalog import ProductFileUnreadable
from entrypoints.benchmarks.creatives.figures import Figure
from entrypoints.benchmarks.creatives.selling import measure_selling
from entrypoints.benchmarks.creatives.writing import read_brief, read_records
from entrypoints.settings.sections import CopywritingSettings
from entrypoints.settings.settings import Settings

LAMP = {"title": "Desk Lamp", "description": "Bright, warm light. Steel arm.", "price": 49.9}


def test_every_figure_is_measured_and_what_is_refused_is_told() -> None:
    records = [LAMP, LAMP | {"currency": "doubloons"}]
    measured = measure_selling(Settings(), records, variants=1, misses=1)
    figures = measured["figures"]
    assert isinstance(figures, dict)
    assert figures[Figure.ANSWERED.value]["share"] == 0.5
    assert "doubloons" in figures[Figure.ANSWERED.value]["misses"][0]
    assert {Figure.RSA_FACT.value, Figure.TONE.value, Figure.LINK.value} <= set(figures)


@pytest.mark.parametrize("form", ["a list", "an object"])
def test_products_are_a_list_or_under_products(form: str, tmp_path: Path) -> None:
    path = tmp_path / "products.json"
    path.write_text(json.dumps([LAMP] if form == "a list" else {"products": [LAMP]}))
    assert read_records(path) == [LAMP]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"description": "-"}]'])
def test_a_file_without_products_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "products.json"
    path.write_text(text)
    with pytest.raises(ProductFileUnreadable, match=r"products\.json"):
        read_records(path)


def test_a_rating_is_cut_to_one_decimal_because_4_96_is_not_5() -> None:
    record = LAMP | {"rating": 4.96, "unknown": "left out"}
    assert read_brief(record, CopywritingSettings()).rating == 4.9
