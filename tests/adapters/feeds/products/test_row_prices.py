"""Prices of rows: the column decides what a cell leaves open, and nothing is misread."""

from decimal import Decimal

import pytest

from adapters.feeds.feed_of import feed_of
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow
from tests.fakes.table import StatedTable


def rows_of(*prices: object, **more: object) -> list[FeedRow]:
    return list(feed_of(StatedTable([{"title": "Mug", "price": each, **more} for each in prices])))


def read(row: FeedRow) -> tuple[Decimal | None, Decimal | None, str | None]:
    assert isinstance(row, FeedProduct), row
    return row.product.price, row.product.sale_price, row.product.currency


@pytest.mark.parametrize(
    ("cell", "price", "currency"),
    [
        ("24.90 EUR", "24.90", "EUR"),
        ("$24.50", "24.50", "USD"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("1,234.56", "1234.56", None),
        ("Rs. 999", "999", "INR"),
        ("24,90", "24.90", None),
        ("1'234.50", "1234.50", None),
        ("12.500 KWD", None, None),
        ("0.500 KWD", "0.500", "KWD"),
        ("12,34,567.00", "1234567.00", None),
        ("\u0662\u0664\u066b\u0665\u0660", "24.50", None),
        ("24,- €", "24", "EUR"),
        ("$.75", None, None),
        ("1,234", None, None),
        ("12.345", None, None),
        ("(5.00)", None, None),
        ("5.00-", None, None),
        ("-5.00", None, None),
        ("5 EUR / kg", None, None),
        ("24.90 EUR 5", None, None),
        ("24.90 XYZ", None, None),
        ("9" * 200, None, None),
        (24.9, "24.9", None),
        (24.900000000000002, "24.9", None),
        (Decimal("24.90"), "24.90", None),
        (25, "25", None),
        (10.125, None, None),
        ({"amount": "24.90", "currency": "EUR"}, "24.90", "EUR"),
        ({"amount": "1.234", "currencyCode": "EUR"}, None, None),
        ({"from": 3}, None, None),
        (["1"], None, None),
    ],
)
def test_a_cell_is_read_where_it_is_certain(
    cell: object, price: str | None, currency: str | None
) -> None:
    (row,) = rows_of(cell)
    if price is None:
        assert isinstance(row, FeedFault)
        assert (row.line, row.field) == (2, "price")
        assert row.value
    else:
        assert read(row) == (Decimal(price), None, currency)


@pytest.mark.parametrize("cell", ["0", "0.00", "0,00", 0, 0.0, "", None, "n/a", " "])
def test_nothing_and_0_are_no_price(cell: object) -> None:
    assert read(rows_of(cell)[0]) == (None, None, None)


@pytest.mark.parametrize("cell", ["19.99 - 24.99", "19.99–24.99 EUR", "from $19", "ab 19,99 €"])
def test_a_range_is_no_price_and_a_note_says_so(cell: str) -> None:
    (row,) = rows_of(cell)
    assert read(row) == (None, None, None)
    assert isinstance(row, FeedProduct)
    assert any("from" in note for note in row.notes)


def test_the_whole_column_decides_between_two_readings() -> None:
    assert [read(row)[0] for row in rows_of("1.234", "1.299,00", "24,90")] == [
        Decimal(1234), Decimal("1299.00"), Decimal("24.90"),
    ]  # fmt: skip
    first, *_ = rows_of("1,234", "24.90")
    assert read(first)[0] == Decimal(1234)


def test_what_the_column_shows_to_have_three_places_is_refused() -> None:
    first, _ = rows_of("10.125", "24.90")
    assert isinstance(first, FeedFault)
    assert "two decimal places" in first.reason


def test_a_column_with_both_signs_decides_nothing() -> None:
    first, *others = rows_of("1.234", "24,90", "24.90")
    assert isinstance(first, FeedFault)
    assert "two ways" in first.reason
    assert [read(row)[0] for row in others] == [Decimal("24.90"), Decimal("24.90")]


def test_what_is_no_price_decides_nothing() -> None:
    first, *_ = rows_of("1,234", "5.5 kg")
    assert isinstance(first, FeedFault)
    assert "a mapping can say which sign" in first.reason


def test_the_column_is_read_again_only_where_a_cell_is_open() -> None:
    certain = StatedTable([{"title": "Mug", "price": "24.90"}] * 3)
    list(feed_of(certain))
    opened = StatedTable([{"title": "Mug", "price": "1,234"}] * 3)
    list(feed_of(opened))
    assert (certain.readings, opened.readings) == (1, 2)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"price": "5", "sale_price": "4"}, ("5", "4")),
        ({"price": "5", "sale_price": "5"}, ("5", None)),
        ({"price": "5", "sale_price": "6"}, ("5", None)),
        ({"price": "", "sale_price": "4"}, ("4", None)),
        ({"price": "4", "original price": "5"}, ("5", "4")),
        ({"price": "4", "original price": "3"}, ("4", None)),
        ({"regular_price": "5", "sale_price": "4"}, ("5", "4")),
        ({"price": "5", "sale_price": "4", "sale_price_effective_date": "2020-01-01"}, ("5", None)),
    ],
)
def test_the_price_before_and_now_are_told_apart(
    cells: dict[str, object], expected: tuple[str, str | None]
) -> None:
    (row,) = feed_of(StatedTable([{"title": "Mug", **cells}]))
    price, sale, _ = read(row)
    assert (str(price), sale and str(sale)) == expected


def test_a_row_has_one_currency() -> None:
    assert read(rows_of("24.90", currency="eur")[0])[2] == "EUR"
    assert read(rows_of("$24.90", currency="CAD")[0])[2] == "CAD"
    for row in (*rows_of("24.90 EUR", currency="USD"), *rows_of("24.90", currency="XYZ")):
        assert isinstance(row, FeedFault)


@pytest.mark.parametrize(
    ("column", "currency"),
    [("price_eur", "EUR"), ("Price (€)", "EUR"), ("Preis in EUR", "EUR"), ("Price £", "GBP")],
)
def test_a_column_states_the_currency(column: str, currency: str) -> None:
    (row,) = feed_of(StatedTable([{"title": "Mug", column: "24.90"}]))
    assert read(row) == (Decimal("24.90"), None, currency)


def test_of_prices_in_several_currencies_the_shops_is_taken() -> None:
    table = StatedTable([{"title": "Mug", "price_usd": "5", "price_eur": "4", "price_gbp": "3"}])
    assert read(next(iter(feed_of(table, currency="EUR")))) == (Decimal(4), None, "EUR")
    assert read(next(iter(feed_of(table, currency="SEK")))) == (Decimal(5), None, "USD")


def test_variants_of_different_prices_have_none() -> None:
    rows = [
        {"Handle": "mug", "Title": "Mug", "Variant Price": "4"},
        {"Handle": "mug", "Title": "", "Variant Price": "5"},
    ]
    (row,) = feed_of(StatedTable(rows))
    assert read(row) == (None, None, None)
    assert isinstance(row, FeedProduct)
    assert row.merged == 1
    assert any("different prices" in note for note in row.notes)
