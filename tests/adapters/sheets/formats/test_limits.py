"""Files of real copy keep the limits that the platforms' own forms have."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Field
from domain.model.creative.sheet import WrittenProduct
from domain.model.creative.text.counting import count
from domain.use_cases.write.write_creatives import WriteCreatives
from tests.fakes.copywriting import core_copywriter
from tests.fakes.exported import UNSEALED
from tests.fakes.quality_scorer import FakeScorer
from tests.fakes.sheets_read_back import file_of, rows_of
from tests.fakes.text_cleaner import FakeTextCleaner

CATALOGUE = Path(__file__).parents[3] / "creatives" / "products_60.json"
# Format -> first word of a column -> platform and field.
FIELDS = {
    "google-ads": {
        "Headline": ("google_rsa", "headline"),
        "Description": ("google_rsa", "description"),
        "Path": ("google_rsa", "path"),
    },
    "merchant": {
        "title": ("google_merchant", "title"),
        "description": ("google_merchant", "description"),
    },
    "meta-ads": {
        "Title": ("facebook", "headline"),
        "Body": ("facebook", "primary_text"),
        "Link Description": ("facebook", "description"),
    },
    "pinterest": {"Title": ("pinterest", "title"), "Description": ("pinterest", "description")},
}


@cache
def products() -> list[WrittenProduct]:
    """The first of the 60 products, written for all platforms at once."""
    document: Any = json.loads(CATALOGUE.read_bytes())
    records = document["products"] if isinstance(document, dict) else document
    campaign = Campaign(platforms=tuple(PLATFORMS.values()))
    briefs = [
        Brief(
            id=str(number),
            title=record["title"],
            description=record.get("description") or "",
            brand=record.get("brand"),
            url=f"https://shop.example/{number}",
            campaign=campaign,
        )
        for number, record in enumerate(records[:20], 1)
    ]
    write = WriteCreatives(
        scorer=FakeScorer([""]),
        manifest=UNSEALED,
        clock=lambda: datetime(2026, 1, 2, tzinfo=UTC),
        write_copy=core_copywriter(),
        clean=FakeTextCleaner(),
    )
    return [
        WrittenProduct(number=number, product=brief, brief=brief, creative=creative)
        for number, (brief, creative) in enumerate(zip(briefs, write(briefs), strict=True), 1)
    ]


def texts(name: str, row: dict[str, object]) -> Iterator[tuple[Field, str]]:
    for column, cell in row.items():
        word = column if column in FIELDS[name] else column.split()[0]
        if word in FIELDS[name]:
            platform, field = FIELDS[name][word]
            yield PLATFORMS[platform].field(field), str(cell)


@pytest.mark.parametrize("name", FIELDS)
def test_every_text_is_within_its_limit_and_the_needed_ones_are_there(
    tmp_path: Path, name: str
) -> None:
    ending = ".tsv" if name == "merchant" else ".csv"
    can = [each for each in products() if not _problems(each, name)]
    assert len(can) > 15
    rows = rows_of(file_of(tmp_path, name, ending, can))
    assert len(rows) == len(can)
    for row in rows:
        there: dict[str, int] = {}
        for field, text in texts(name, row):
            assert count(text, field.counting) <= field.limit, (field.name, text)
            there[field.name] = there.get(field.name, 0) + bool(text)
        fields = {PLATFORMS[platform].field(field) for platform, field in FIELDS[name].values()}
        assert all(there[field.name] >= field.least for field in fields), row


def test_highlights_are_two_to_ten_of_at_most_150_characters(tmp_path: Path) -> None:
    rows = rows_of(file_of(tmp_path, "merchant", ".tsv", products()))
    listed = [next(csv.reader([str(row["product_highlight"])]), []) for row in rows]
    assert {len(each) for each in listed} - {0} <= set(range(2, 11))
    assert sum(map(bool, listed)) > 10
    assert all(len(text) <= 150 for each in listed for text in each)
    assert all(len({text.casefold() for text in each}) == len(each) for each in listed)


def test_a_wide_row_has_every_text(tmp_path: Path) -> None:
    one = next(each for each in products() if not _problems(each, "google-ads"))
    [row] = rows_of(file_of(tmp_path, "wide", ".xlsx", [one]))
    cells = [str(cell) for cell in row.values()]
    for copy in one.creative.platforms:
        for variant in copy.variants:
            assert all(text.text in cells for text in variant.texts)


def _problems(written: WrittenProduct, name: str) -> bool:
    wanted = {platform for platform, _ in FIELDS[name].values()}
    return any(
        copy.problem is not None
        for copy in written.creative.platforms
        if copy.platform.id in wanted
    )
