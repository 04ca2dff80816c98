"""Creatives for a whole file: in its order, counted, each with its own brand or the seller's."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.sheets.creative_file import write_creative_file

from adapters.sheets.product_file import read_products
from domain.errors.catalog import RowsInvalid
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import AMAZON_SB, X
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.bootstrap.creative_files import CreativeFileParts
from entrypoints.creatives.batch import Defaults, write_file
from tests.fakes.copywriting import core_copywriter
from tests.fakes.exported import UNSEALED
from tests.fakes.quality_scorer import FakeScorer
from tests.fakes.text_cleaner import FakeTextCleaner

CAMPAIGN = Campaign(platforms=(X, AMAZON_SB), variants=2)
DEFAULTS = Defaults(seed=None, currency="USD", brand="Acme", url=None)


def desk(seen: list[Brief] | None = None) -> CreativeFileParts:
    write = WriteCreatives(
        scorer=FakeScorer(["Sturdy"]),
        manifest=UNSEALED,
        clock=lambda: datetime(2026, 1, 2, tzinfo=UTC),
        write_copy=core_copywriter(),
        clean=FakeTextCleaner(),
    )

    def noting(briefs: Sequence[Brief]) -> list:  # type: ignore[type-arg]
        if seen is not None:
            seen.extend(briefs)
        return write(briefs)

    return CreativeFileParts(read=read_products, write=noting, save=write_creative_file, threads=2)


def products(directory: Path, count: int) -> Path:
    rows = [
        {"title": f"Oak Desk {number}", "description": "Sturdy." if number % 2 else "Wobbly."}
        for number in range(count)
    ]
    rows[0]["brand"] = "Other"
    path = directory / "products.json"
    path.write_text(json.dumps(rows))
    return path


def test_every_product_has_its_rows_in_the_order_of_the_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    summary = write_file(desk(), products(tmp_path, 21), target, CAMPAIGN, DEFAULTS)
    rows = json.loads(target.read_bytes())
    assert [row["title"] for row in rows] == sorted(
        (row["title"] for row in rows), key=lambda title: int(title.split()[-1])
    )
    assert summary["products"] == 21
    assert summary["texts"] == len(rows)
    assert summary["to_review"] == 11
    assert {row["platform"] for row in rows} == {"x", "amazon_sb"}


def test_a_row_keeps_its_own_brand(tmp_path: Path) -> None:
    seen: list[Brief] = []
    write_file(
        desk(seen), products(tmp_path, 2), tmp_path / "out.csv", CAMPAIGN, replace(DEFAULTS, seed=3)
    )
    brands = {brief.title: brief.brand for brief in seen}
    assert brands == {"Oak Desk 0": "Other", "Oak Desk 1": "Acme"}
    assert {brief.seed for brief in seen} == {3}


def test_nothing_is_written_when_a_row_cannot_be(tmp_path: Path) -> None:
    source = tmp_path / "products.csv"
    source.write_text("title,description\n,Blue\n")
    with pytest.raises(RowsInvalid):
        write_file(desk(), source, tmp_path / "out.csv", CAMPAIGN, DEFAULTS)
    assert not (tmp_path / "out.csv").exists()


def test_a_title_of_markup_alone_is_named_with_its_row(tmp_path: Path) -> None:
    source = products(tmp_path, 12)
    rows = json.loads(source.read_text())
    rows[10]["title"] = "<p></p>"
    source.write_text(json.dumps(rows))
    with pytest.raises(RowsInvalid, match="row 11: title must be"):
        write_file(desk(), source, tmp_path / "out.json", CAMPAIGN, DEFAULTS)
