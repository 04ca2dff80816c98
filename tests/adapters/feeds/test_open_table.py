"""Each small feed is the table that it is for people."""

import pytest

from adapters.feeds.feed_of import feed_of
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault, FeedProduct
from tests.fakes.small_feeds import FILES, small_table

REFUSED = {"dup_price.csv"}
COMMA, SEMICOLON, TAB = ("CSV, delimiter comma", "CSV, delimiter ;", "CSV, delimiter tab")


@pytest.mark.parametrize(
    ("name", "form", "encoding", "rows"),
    [
        ("semi.csv", SEMICOLON, "UTF-8", 1),
        ("semicolon_decimal_comma.csv", SEMICOLON, "UTF-8", 1),
        ("sep_line.csv", COMMA, "UTF-8", 1),
        ("tab.tsv", TAB, "UTF-8", 1),
        ("merchant_full.tsv", TAB, "UTF-8", 3),
        ("cp1252.csv", COMMA, "Windows-1252", 1),
        ("utf16.csv", COMMA, "UTF-16", 1),
        ("bom.csv", COMMA, "UTF-8", 1),
        ("cr_only.csv", COMMA, "UTF-8", 1),
        ("ls_unquoted.csv", COMMA, "UTF-8", 2),
        ("nel_unquoted.csv", COMMA, "UTF-8", 1),
        ("quoted_newline.csv", COMMA, "UTF-8", 1),
        ("meta_catalogue.csv", COMMA, "UTF-8", 1),
        ("products.jsonl", "JSON Lines", "UTF-8", 2),
        ("items.json", "JSON, the list under items", "UTF-8", 1),
        ("data.json", "JSON, the list under data", "UTF-8", 1),
        ("rating_obj.json", "JSON", "UTF-8", 1),
        ("merchant.xml", "XML, elements item", "UTF-8", 1),
    ],
)
def test_form_and_encoding_are_recognised(name: str, form: str, encoding: str, rows: int) -> None:
    table = small_table(name)
    assert (table.form, table.encoding) == (form, encoding)
    assert sum(isinstance(row, TableRow) for row in table.rows()) == rows
    is_told = any("UTF-8" in note for note in table.notes)
    assert is_told == (encoding != "UTF-8")


def test_line_ends_that_are_odd_are_told() -> None:
    assert small_table("cr_only.csv").notes == ("Its lines end with CR alone.",)


@pytest.mark.parametrize("name", sorted(each.name for each in FILES.iterdir()))
def test_every_small_feed_gives_a_product_or_names_the_line(name: str) -> None:
    if name in REFUSED:
        with pytest.raises(FeedUnreadable, match="at line 1"):
            small_table(name)
        return
    if name == "own_labels.csv":  # its columns need a mapping
        assert small_table(name).columns[0] == "sku"
        return
    assert any(
        isinstance(row, FeedProduct) or (isinstance(row, FeedFault) and row.line >= 2)
        for row in feed_of(small_table(name))
    )


def test_a_row_that_is_too_long_is_a_fault_with_its_line() -> None:
    (fault,) = feed_of(small_table("long_row.csv"))
    assert isinstance(fault, FeedFault)
    assert (fault.line, fault.field) == (2, "row")


def test_merchant_xml_is_what_merchant_text_is() -> None:
    (of_xml,) = feed_of(small_table("merchant.xml"))
    (of_text,) = feed_of(small_table("merchant.tsv"))
    assert isinstance(of_xml, FeedProduct)
    assert isinstance(of_text, FeedProduct)
    assert (of_xml.product.id, of_xml.product.price, of_xml.product.url) == (
        of_text.product.id,
        of_text.product.price,
        of_text.product.url,
    )
