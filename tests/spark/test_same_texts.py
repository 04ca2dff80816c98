"""The texts of a table are those that files and the service give."""

import csv
import json
from collections import Counter
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from adapters.spark.tables import SparkTables
from entrypoints.bootstrap.creative_files import build_creative_files
from entrypoints.bootstrap.inference import build_inference_parts
from entrypoints.bootstrap.spark import shipped_by
from entrypoints.creatives.batch import write_file
from entrypoints.inference_app.app import create_app, served_model
from entrypoints.settings.settings import Settings
from entrypoints.spark.job import write_table
from tests.e2e.service import eventually
from tests.fakes import creative_run
from tests.fakes.spark_runs import CAMPAIGN, DEFAULTS, counted, desks, order, write_parquet, written

SHOPIFY = [
    {"Handle": "mug", "Title": "Stone Mug", "Body (HTML)": "<p>Holds 300 ml.</p>", "Vendor": "Kiln",
     "Variant SKU": "M1", "Variant Price": "12.50", "Option1 Name": "Color",
     "Option1 Value": "Blue", "Status": "active"},
    {"Handle": "mug", "Variant SKU": "M2", "Variant Price": "12.50", "Option1 Value": "Green"},
    {"Handle": "bowl", "Title": "Stone Bowl", "Body (HTML)": "", "Vendor": "Kiln",
     "Variant SKU": "B1", "Variant Price": "19.00", "Status": "draft"},
    {"Handle": "jug", "Title": "Stone Jug", "Body (HTML)": "For 1,5 l of water.", "Vendor": "Kiln",
     "Variant SKU": "J1", "Variant Price": "1,299.00", "Status": "active"},
]  # fmt: skip
WOO = [
    {"ID": "11", "Type": "variation", "SKU": "S-1-R", "Parent": "S-1", "Name": "Shirt - Red",
     "Regular price": "20", "Attribute 1 name": "Color", "Attribute 1 value(s)": "Red"},
    {"ID": "10", "Type": "variable", "SKU": "S-1", "Name": "Linen Shirt", "Published": "1",
     "Description": "Airy linen.\\nFor warm days.", "Attribute 1 name": "Color",
     "Attribute 1 value(s)": "Red, Blue"},
    {"ID": "30", "Type": "simple", "SKU": "H-1", "Name": "Straw Hat", "Published": "1",
     "Description": "Made of straw.", "Regular price": "35"},
    {"ID": "12", "Type": "variation", "SKU": "S-1-B", "Parent": "S-1", "Name": "Shirt - Blue",
     "Regular price": "20", "Attribute 1 name": "Color", "Attribute 1 value(s)": "Blue"},
    {"ID": "41", "Type": "variation", "SKU": "X-1-B", "Parent": "id:99", "Name": "Of no product",
     "Regular price": "20"},
]  # fmt: skip


def write_csv(path: Path, rows: list[dict[str, str]]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(params=["parquet", "json lines", "shopify", "woocommerce", "decimal comma"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    match request.param:
        case "parquet":
            return write_parquet(tmp_path / "desks.parquet", desks(60, bad=[4, 31]))
        case "json lines":
            return write_lines(tmp_path / "desks.jsonl", desks(40, bad=[7]))
        case "shopify":
            return write_csv(tmp_path / "shopify.csv", SHOPIFY)
        case "woocommerce":
            return write_csv(tmp_path / "woocommerce.csv", WOO)
        case _:
            prices = ["1.234", "12,50", "9,99", "drei"]
            return write_csv(
                tmp_path / "preise.csv",
                [
                    {"title": f"Tisch {p}", "description": "Eiche.\n80 cm", "price": p}
                    for p in prices
                ],
            )


def test_a_table_gives_the_texts_of_a_file(
    tables: SparkTables, settings: Settings, source: Path, tmp_path: Path
) -> None:
    found = write_table(
        tables, shipped_by(settings), order(source, tmp_path / "out", rows_of_part=25)
    )

    file = tmp_path / "out.jsonl"
    expected = write_file(
        build_creative_files(settings),
        creative_run.order(source, file, name="long", campaign=CAMPAIGN, defaults=DEFAULTS),
        resume=False,
    )
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        del row["product"]  # a table has no order
    assert rows
    assert counted(written(tmp_path / "out")) == counted(rows)
    for name in ("written", "merged", "rejected", "texts", "to_review", "skipped"):
        assert found[name] == expected[name], name


def test_a_table_gives_the_texts_of_the_service(
    tables: SparkTables, settings: Settings, tmp_path: Path
) -> None:
    rows = [{"title": row["title"], "description": row["description"]} for row in desks(20)]
    source = write_parquet(tmp_path / "desks.parquet", rows)
    write_table(tables, shipped_by(settings), order(source, tmp_path / "out"))
    told = Counter(
        (row["title"], row["platform"], row["variant"], row["field"], row["text"])
        for row in written(tmp_path / "out")
    )

    parts = build_inference_parts(settings)
    app = create_app(settings.inference, copywriting=settings.copywriting, **parts)
    served_model(app).start()
    wanted = {"platforms": [each.id for each in CAMPAIGN.platforms], "variants": 2, "brand": "Acme"}
    answered: Counter[tuple[str, ...]] = Counter()
    with app.test_client() as client:
        eventually(lambda: client.get("/ready").status_code == HTTPStatus.OK)
        for row in rows:
            answer = client.post("/predict", json={**row, **wanted}).get_json()
            answered.update(
                (row["title"], copy["platform"], at, field["field"], field["text"])
                for copy in answer["platforms"]
                for at, variant in enumerate(copy["variants"], 1)
                for field in variant["fields"]
            )
    assert answered
    assert told == answered
