"""Exports of shops become the products that are in them."""

from decimal import Decimal

import pytest

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.feeds.feed_of import feed_of
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, FeedSkip
from domain.model.catalog.product import Product
from domain.use_cases.clean_product import clean_product
from tests.fakes.small_feeds import FILES, small_table


def rows_of(name: str) -> list[FeedRow]:
    return list(feed_of(small_table(name)))


def products_of(name: str) -> list[Product]:
    """As use cases have them."""
    rows = rows_of(name)
    assert all(isinstance(row, FeedProduct | FeedSkip) for row in rows), rows
    found = [row.product for row in rows if isinstance(row, FeedProduct)]
    return [clean_product(product, PlainTextCleaner()) for product in found]


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("shopify.csv", "Shopify"),
        ("shopify_variants.csv", "Shopify"),
        ("woo.csv", "WooCommerce"),
        ("merchant.tsv", "Google Merchant"),
        ("merchant_full.tsv", "Google Merchant"),
        ("meta_catalogue.csv", "Meta catalogue"),
        ("ids.csv", "table"),
        ("caps.csv", "table"),
    ],
)
def test_a_profile_is_recognised(name: str, profile: str) -> None:
    assert feed_of(small_table(name)).recognised.profile == profile


def test_shopify_has_one_product_of_two_rows() -> None:
    (row,) = rows_of("shopify.csv")
    assert isinstance(row, FeedProduct)
    assert (row.line, row.merged) == (2, 1)
    product = row.product
    assert (product.price, product.sale_price) == (Decimal("59.90"), Decimal("49.90"))
    assert (product.id, product.brand) == ("leather-wallet", "Acme")
    assert product.attributes.color is None  # its variants differ in it
    (clean,) = products_of("shopify.csv")
    assert clean.description == "Holds eight cards, notes & coins.\nFull-grain leather"


def test_shopify_leaves_out_the_draft_and_merges_images() -> None:
    backpack, mill, draft = rows_of("shopify_variants.csv")
    assert isinstance(backpack, FeedProduct)
    assert isinstance(mill, FeedProduct)
    assert draft == FeedSkip(line=6, reason="Status is draft")
    assert (backpack.merged, mill.merged) == (2, 0)
    assert backpack.product.category is not None
    assert backpack.product.category.endswith("> Backpacks")
    _, clean = products_of("shopify_variants.csv")
    assert clean.title == "Salt & Pepper Mill"


def test_woocommerce() -> None:
    (product,) = products_of("woo.csv")
    assert (product.id, product.title, product.price) == ("11", "Desk Lamp", Decimal("29.99"))
    assert product.category == "Home > Lighting"
    assert product.description.startswith("Dims in five steps")


def test_merchant() -> None:
    (product,) = products_of("merchant.tsv")
    assert (product.id, product.price, product.currency) == ("A1", Decimal("24.90"), "EUR")
    assert product.url == "https://shop.example.com/a"


def test_merchant_with_all_columns() -> None:
    jacket, bank, can = products_of("merchant_full.tsv")
    assert (jacket.price, jacket.sale_price, jacket.currency) == (
        Decimal("120.00"), Decimal("95.00"), "EUR",
    )  # fmt: skip
    given = jacket.attributes
    assert (jacket.brand, given.color, given.size, given.material) == (
        "Fjordline", "Sea Blue", "M", "Recycled polyamide",
    )  # fmt: skip
    assert jacket.highlights == ("Waterproof to 10,000 mm",)
    assert "10,000 mAh" in bank.title
    assert "1,5 l" in can.title
    assert (can.price, can.category) == (Decimal("29.00"), "Küche > Kannen")


def test_meta_catalogue() -> None:
    (product,) = products_of("meta_catalogue.csv")
    assert (product.id, product.price, product.currency) == ("SM-4", Decimal("40.00"), "USD")
    assert "Set of 4" in product.title
    assert product.attributes.color == "Fog"


@pytest.mark.parametrize(
    ("name", "price", "currency"),
    [
        ("cur.csv", "24.90", "EUR"),
        ("price_eur.csv", "1234.56", "EUR"),
        ("price_sym.csv", "24.50", "USD"),
        ("price_comma_thousand.csv", "1234.56", None),
        ("price_arabic.csv", "24.50", None),
        ("caps.csv", "24.90", None),
    ],
)
def test_prices(name: str, price: str, currency: str | None) -> None:
    (product,) = products_of(name)
    assert (product.price, product.currency) == (Decimal(price), currency)


@pytest.mark.parametrize("name", ["price_range.csv", "zero_price.csv", "short_row.csv"])
def test_no_price_stays_none(name: str) -> None:
    (product,) = products_of(name)
    assert product.price is None


def test_a_price_of_two_readings_is_refused() -> None:
    (fault,) = rows_of("price_3dec.csv")
    assert isinstance(fault, FeedFault)
    assert (fault.line, fault.field, fault.value) == (2, "price", "10.125")


@pytest.mark.parametrize("name", ["rating_na.csv", "rating_zero.csv"])
def test_no_rating_stays_none(name: str) -> None:
    (product,) = products_of(name)
    assert (product.rating, product.rating_count) == (None, None)


def test_a_rating_that_is_an_object() -> None:
    (product,) = products_of("rating_obj.json")
    assert (product.rating, product.rating_count) == (4.1, 259)


def test_markup_is_no_text() -> None:
    (product,) = products_of("html.csv")
    assert product.description == "Long enough to wrap twice & warm."


def test_id_and_link_are_kept() -> None:
    (product,) = products_of("ids.csv")
    assert (product.id, product.url) == ("A1", "https://shop.example.com/a")


@pytest.mark.parametrize("name", ["onebad.csv", "variant_row.csv"])
def test_good_rows_go_on(name: str) -> None:
    good, bad = rows_of(name)
    assert isinstance(good, FeedProduct)
    assert bad == FeedFault(line=3, field="title", reason="must be given")


def test_empty_rows_are_left_out() -> None:
    kinds = [type(row) for row in rows_of("blank_lines.csv")]
    assert kinds[0] is FeedProduct
    assert set(kinds[1:]) <= {FeedSkip}


def test_the_leaf_of_a_long_path_is_the_category() -> None:
    (product,) = products_of("category_long.csv")
    assert product.category == "Linen Aprons"


@pytest.mark.parametrize("name", ["c1_mojibake.csv", "nel_unquoted.csv", "vt_excel.csv"])
def test_characters_that_nobody_reads_are_no_text(name: str) -> None:
    (product,) = products_of(name)
    assert product.description.isprintable() or "\n" in product.description
    assert "_x000" not in product.description


def test_mojibake_is_mended() -> None:
    (product,) = products_of("c1_mojibake.csv")
    assert product.description == "It’s light."


def test_all_files_that_are_here_are_known() -> None:
    assert len(list(FILES.iterdir())) >= 46
