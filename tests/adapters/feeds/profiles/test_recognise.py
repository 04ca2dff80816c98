"""Headers are recognised whatever their case, spaces and signs."""

import pytest

from adapters.feeds.columns import key_of
from adapters.feeds.feed_of import feed_of
from adapters.feeds.fields import FIELDS
from adapters.feeds.profiles.profile_file import known_profiles
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedProduct, FeedSkip
from domain.model.catalog.product import Product
from tests.fakes.table import StatedTable


def product_of(**cells: object) -> Product:
    (row,) = feed_of(StatedTable([cells]))
    assert isinstance(row, FeedProduct), row
    return row.product


@pytest.mark.parametrize(
    "name", ["g:Sale_Price", "sale price", "SALE-PRICE", " salePrice ", "\uff53ale_price"]
)
def test_names_that_people_take_for_the_same_have_one_key(name: str) -> None:
    assert key_of(name) == "saleprice"


def test_profiles_speak_of_fields_there_are_and_no_column_is_two_fields() -> None:
    for profile in known_profiles():
        assert set(profile.columns) <= set(FIELDS)
        keys = [key_of(name) for names in profile.columns.values() for name in names]
        assert len(keys) == len(set(keys)), profile.name


@pytest.mark.parametrize(
    ("columns", "profile"),
    [
        (["Title", "URL handle", "Description", "Vendor", "Price"], "Shopify"),
        (["Handle", "Title", "Variant Price"], "Shopify"),
        (["ID", "Type", "SKU", "Name", "Published", "Regular price"], "WooCommerce"),
        (["g:id", "g:title", "g:link", "g:price", "g:brand"], "Google Merchant"),
        (["id", "title", "description", "fb_product_category"], "Meta catalogue"),
        (["handle", "title", "text"], "table"),
    ],
)
def test_a_header_shows_whose_export_it_is(columns: list[str], profile: str) -> None:
    assert feed_of(StatedTable([], columns)).recognised.profile == profile


def test_german_names() -> None:
    product = product_of(
        Artikelnummer="7", Titel="Kanne", Beschreibung="Aus Stahl.", Marke="Acme",
        Kategorie="Küche", Preis="24,90", Währung="EUR", Farbe="blau",
        Größe="1 l", Bewertung="4,5", Bewertungen="12",
    )  # fmt: skip
    assert (product.id, product.title, product.brand, product.category) == (
        "7", "Kanne", "Acme", "Küche",
    )  # fmt: skip
    assert (str(product.price), product.currency) == ("24.90", "EUR")
    assert (product.attributes.color, product.attributes.size) == ("blau", "1 l")
    assert (product.rating, product.rating_count) == (4.5, 12)


def test_a_blank_cell_gives_way_to_the_next_column_of_its_kind() -> None:
    assert product_of(title=" ", name="Mug").title == "Mug"


def test_a_header_without_a_title_is_refused_with_what_it_has() -> None:
    with pytest.raises(FeedUnreadable, match=r"shop\.csv: .*: a, b; name the columns in a mapping"):
        feed_of(StatedTable([], ["a", "b"]), source="shop.csv")


def test_what_was_recognised_is_told() -> None:
    told = feed_of(StatedTable([{"Name": "Mug", "stock": 4, "Preis": "5"}])).recognised
    assert (told.profile, told.form, told.encoding) == ("table", "rows of a test", "UTF-8")
    assert told.columns == {"title": "Name", "price": "Preis"}
    assert told.ignored == ("stock",)
    assert told.notes == ("No column holds descriptions.",)


def test_the_newer_export_of_shopify() -> None:
    rows = [
        {"Title": "Mug", "URL handle": "mug", "Description": "<p>Clay.</p>", "Vendor": "Acme",
         "Product category": "Home > Mugs", "Type": "Mugs", "Status": "Active", "Price": "5",
         "Published on online store": "TRUE", "Option1 name": "Size", "Option1 value": "Large",
         "Compare-at price": "6"},
        {"Title": "Cup", "URL handle": "cup", "Status": "Active",
         "Published on online store": "FALSE", "Price": "5"},
    ]  # fmt: skip
    mug, cup = feed_of(StatedTable(rows))
    assert isinstance(mug, FeedProduct)
    assert (mug.product.id, mug.product.category) == ("mug", "Home > Mugs")
    assert (str(mug.product.price), str(mug.product.sale_price)) == ("6", "5")
    assert mug.product.attributes.size == "Large"
    assert cup == FeedSkip(line=3, reason="Published on online store is FALSE")


def test_a_category_that_is_a_number_of_a_taxonomy_gives_way() -> None:
    cells = {"id": "1", "title": "Mug", "link": "https://shop.example.com", "image_link": ""}
    product = product_of(**cells, google_product_category="2169", product_type="Home > Mugs")
    assert product.category == "Home > Mugs"


def test_the_deepest_of_several_categories_is_taken() -> None:
    cells = {"Name": "Lamp", "Regular price": "5", "SKU": "1"}
    product = product_of(**cells, Categories="Sale, Home > Lighting, Oak\\, Ash")
    assert product.category == "Home > Lighting"


@pytest.mark.parametrize(("cell", "pack"), [("6", None), (6, None), ("Set of 6", "Set of 6")])
def test_a_pack_is_said_in_words(cell: object, pack: str | None) -> None:
    assert product_of(title="Mug", multipack=cell).attributes.pack == pack


def test_escaped_line_breaks_of_woocommerce() -> None:
    cells = {"Name": "Lamp", "Regular price": "5", "Categories": "Lamps"}
    product = product_of(**cells, Description=r"Oak.\nDims in C:\\new steps.")
    assert product.description == "Oak.\nDims in C:\\\\new steps."
    assert product_of(title="Lamp", description=r"C:\new").description == r"C:\new"


def test_the_short_description_counts_where_it_says_enough() -> None:
    cells = {"Name": "Lamp", "Regular price": "5"}
    short = "Dims in five steps from warm to cool, and remembers the last one you chose."
    both = product_of(**cells, **{"Short description": short, "Description": "Size chart"})
    assert both.description == short
    brief = product_of(**cells, **{"Short description": "A lamp.", "Description": "Oak. Dims."})
    assert brief.description == "Oak. Dims."
    built = product_of(
        **cells, **{"Short description": "A lamp.", "Description": "[vc_row][vc_column]Oak"}
    )
    assert built.description == "A lamp."
