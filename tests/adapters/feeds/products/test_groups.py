"""Rows of one product become one, those that stand apart are told, drafts are left out."""

from collections.abc import Mapping, Sequence

from adapters.feeds.feed_of import feed_of
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, FeedSkip
from tests.fakes.table import StatedTable

WOO = ("ID", "Type", "SKU", "Name", "Published", "Regular price", "Parent")


def woo(*rows: Sequence[str]) -> list[FeedRow]:
    named = [dict(zip(WOO, row, strict=True)) for row in rows]
    return list(feed_of(StatedTable(named)))


def shop(*rows: Mapping[str, str]) -> list[FeedRow]:
    columns = ("Handle", "Title", "Body (HTML)", "Variant Price", "Status")
    return list(feed_of(StatedTable(rows, columns)))


def merged(rows: Sequence[FeedRow]) -> list[tuple[str, int]]:
    return [(row.product.id, row.merged) for row in rows if isinstance(row, FeedProduct)]


def test_variations_become_part_of_their_parent_by_number_or_sku() -> None:
    rows = woo(
        ("1", "variable", "L", "Lamp", "1", "", ""),
        ("2", "variation", "L-B", "Lamp - Black", "1", "29.99", "id:1"),
        ("3", "variation", "L-W", "Lamp - White", "1", "29.99", "L"),
        ("4", "simple", "M", "Mug", "1", "5", ""),
    )
    assert merged(rows) == [("1", 2), ("4", 0)]
    lamp = rows[0]
    assert isinstance(lamp, FeedProduct)
    assert str(lamp.product.price) == "29.99"


def test_variations_may_stand_anywhere() -> None:
    rows = woo(
        ("2", "variation", "L-B", "Lamp - Black", "1", "29.99", "id:1"),
        ("1", "variable", "L", "Lamp", "1", "", ""),
        ("4", "simple", "M", "Mug", "1", "5", ""),
        ("3", "variation", "L-W", "Lamp - White", "1", "29.99", "L"),
    )
    assert merged(rows) == [("1", 2), ("4", 0)]
    lamp = rows[0]
    assert isinstance(lamp, FeedProduct)
    assert str(lamp.product.price) == "29.99"


def test_a_variation_of_no_product_and_one_that_is_a_draft_are_left_out() -> None:
    lamp, orphan, draft = woo(
        ("1", "variable", "L", "Lamp", "1", "5", ""),
        ("2", "variation", "M-B", "Mug - Black", "1", "6", "id:9"),
        ("3", "variation", "L-B", "Lamp - Black", "0", "6", "id:1"),
    )
    assert isinstance(lamp, FeedProduct)
    assert (str(lamp.product.price), lamp.merged) == ("5", 0)
    assert orphan == FeedSkip(line=3, reason="it is a variation of id:9, which is not in the feed")
    assert draft == FeedSkip(line=4, reason="Published is 0")


def test_a_fault_of_a_variation_is_one_of_its_product() -> None:
    (fault,) = woo(
        ("1", "variable", "L", "Lamp", "1", "", ""),
        ("2", "variation", "L-B", "Lamp - Black", "1", "five", "id:1"),
    )
    assert isinstance(fault, FeedFault)
    assert (fault.line, fault.value) == (2, "five")


def test_attributes_that_all_variations_share_are_the_products() -> None:
    more = ("Attribute 1 name", "Attribute 1 value(s)", "Attribute 2 name", "Attribute 2 value(s)")
    rows = [
        dict(zip((*WOO, *more), row, strict=True))
        for row in (
            (
                "1",
                "variable",
                "L",
                "Lamp",
                "1",
                "5",
                "",
                "Colour",
                "Black, White",
                "Material",
                "Oak",
            ),
            ("2", "variation", "", "", "1", "5", "L", "Colour", "Black", "", "Oak"),
            ("3", "variation", "", "", "1", "5", "L", "Colour", "White", "", ""),
        )
    ]
    (lamp,) = feed_of(StatedTable(rows))
    assert isinstance(lamp, FeedProduct)
    assert (lamp.product.attributes.color, lamp.product.attributes.material) == (None, "Oak")


def test_rows_of_a_handle_that_stand_apart_are_told() -> None:
    first, second, apart = shop(
        {"Handle": "mug", "Title": "Mug"}, {"Handle": "cup", "Title": "Cup"}, {"Handle": "mug"}
    )
    assert isinstance(first, FeedProduct)
    assert isinstance(second, FeedProduct)
    assert isinstance(apart, FeedFault)
    assert (apart.line, apart.field, apart.value) == (4, "Handle", "mug")


def test_all_rows_of_a_draft_are_left_out_as_one() -> None:
    assert shop({"Handle": "mug", "Title": "Mug", "Status": "draft"}, {"Handle": "mug"}) == [
        FeedSkip(line=2, reason="Status is draft")
    ]


def test_a_fault_of_a_row_is_one_of_its_product() -> None:
    fault, good = shop(
        {"Handle": "mug", "Title": "Mug", "Variant Price": "5"},
        {"Handle": "mug", "Variant Price": "five"},
        {"Handle": "cup", "Title": "Cup", "Variant Price": "5"},
    )
    assert isinstance(fault, FeedFault)
    assert (fault.line, fault.field, fault.value) == (2, "price", "five")
    assert isinstance(good, FeedProduct)


def test_faults_of_the_table_pass_and_the_rows_around_them_go_on() -> None:
    broken = FeedFault(line=3, field="row", reason="has more cells than the header")
    rows = list(feed_of(StatedTable([{"title": "Mug"}, broken, {"title": "Cup"}])))
    assert rows[1] == broken
    assert merged(rows) == [("", 0), ("", 0)]


def test_a_feed_can_be_read_twice() -> None:
    feed = feed_of(StatedTable([{"title": "Mug"}]))
    assert list(feed) == list(feed)
