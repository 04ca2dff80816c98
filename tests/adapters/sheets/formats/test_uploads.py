"""Files for platforms: what they need, what they refuse, and text that is posted as it is."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import Product
from domain.model.creative.sheet import SheetNames
from tests.fakes.sheets_read_back import CHOOSE, file_of, rows_of, sheet_of
from tests.fakes.written import MUG, written

UPLOADS = {
    "google-ads": (".csv", "Comment", "Final URL", "Headline 1"),
    "merchant": (".tsv", "id", "link", "title"),
    "meta": (".csv", "id", "link", "title"),
    "meta-ads": (".csv", "Ad Name", "Link", "Title"),
    "pinterest": (".csv", "Product ID", "Link", "Title"),
}
FOR_FEEDS = ("merchant", "meta")


def rows(directory: Path, name: str, product: Product, start: str = "") -> list[dict[str, object]]:
    ending = UPLOADS[name][0]
    platforms = CHOOSE(name, f"out{ending}").platforms
    return rows_of(file_of(directory, name, ending, [written(product, platforms, start=start)]))


@pytest.mark.parametrize("name", UPLOADS)
def test_a_row_has_the_products_id_and_link(tmp_path: Path, name: str) -> None:
    _, identity, link, _ = UPLOADS[name]
    [row] = rows(tmp_path, name, MUG)
    assert str(row[identity]).removesuffix(" variant 1") == MUG.id
    assert row[link] == MUG.url


@pytest.mark.parametrize("name", UPLOADS)
def test_what_is_posted_has_no_apostrophe(tmp_path: Path, name: str) -> None:
    [row] = rows(tmp_path, name, MUG, start="=")
    assert str(row[UPLOADS[name][3]]).startswith("=")


@pytest.mark.parametrize("name", ["google-ads", "meta-ads"])
def test_an_ad_leads_to_a_page(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidProduct, match="--url") as caught:
        rows(tmp_path, name, replace(MUG, url=None))
    assert caught.value.field == "url"


@pytest.mark.parametrize("name", FOR_FEEDS)
@pytest.mark.parametrize("identity", ["", "x" * 101])
def test_a_feed_is_joined_by_an_id(tmp_path: Path, name: str, identity: str) -> None:
    with pytest.raises(InvalidProduct) as caught:
        rows(tmp_path, name, replace(MUG, id=identity))
    assert caught.value.field == "id"


@pytest.mark.parametrize("name", FOR_FEEDS)
def test_the_shops_address_is_no_products_link(tmp_path: Path, name: str) -> None:
    platforms = CHOOSE(name, f"out{UPLOADS[name][0]}").platforms
    product = written(replace(MUG, url=None), platforms)
    shop = replace(product, brief=replace(product.brief, url="https://shop.example"))
    [row] = rows_of(file_of(tmp_path, name, UPLOADS[name][0], [shop]))
    assert row["link"] == ""


@pytest.mark.parametrize("name", UPLOADS)
def test_a_product_without_copy_is_rejected(name: str) -> None:
    kind = CHOOSE(name, f"out{UPLOADS[name][0]}")
    product = written(MUG, kind.platforms, without=kind.platforms)
    with pytest.raises(InvalidProduct, match="gives 2"):
        sheet_of(name, "out", product.brief.campaign).part(product)


def test_a_pins_description_is_short_enough_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidProduct, match="500"):
        rows(tmp_path, "pinterest", MUG, start="x" * 500)


def test_highlights_are_the_sellers_own_then_facts_but_no_offers(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "merchant", replace(MUG, highlights=("Dishwasher-safe",)))
    [highlights] = csv.reader([str(row["product_highlight"])])
    assert highlights == ["Dishwasher-safe", "Wide, warm handle", "Keeps tea hot"]


def test_one_highlight_is_none(tmp_path: Path) -> None:
    product = written(MUG, CHOOSE("merchant", "x.tsv").platforms)
    copy = replace(product.creative.copy, sources=product.creative.copy.sources[:2])
    bare = replace(product, creative=replace(product.creative, copy=copy))
    [row] = rows_of(file_of(tmp_path, "merchant", ".tsv", [bare]))
    assert row["product_highlight"] == ""


def test_names_are_made_of_the_product() -> None:
    product = written(MUG, CHOOSE("google-ads", "x.csv").platforms)
    names = SheetNames(campaign="{brand} {category}", ad_group="{id}: {title}")
    sheet = CHOOSE("google-ads", "x.csv").sheet(product.brief.campaign, names)
    assert sheet.part(product).decode().startswith("Acme Mugs,SKU-1: Blue Mug,")


def test_a_long_title_leaves_room_for_the_id_that_tells_ad_groups_apart(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "google-ads", replace(MUG, title="Mug " * 75, id="SKU-9"))
    group = str(row["Ad Group"])
    assert len(group) <= 255
    assert group.endswith("Mug (SKU-9)")


def test_names_and_highlights_are_of_the_cleaned_product() -> None:
    raw = replace(MUG, title="<b>Mug</b>", category="<i>Home</i>", highlights=("<p>One</p>",) * 2)
    kind = CHOOSE("google-ads", "x.csv")
    product = written(MUG, kind.platforms)
    read = replace(product, product=raw, brief=replace(product.brief, title=raw.title))
    sheet = kind.sheet(product.brief.campaign, SheetNames())
    assert sheet.part(read).decode().startswith("Mugs,Blue Mug (SKU-1),")
