"""What single cells say: text, stars, categories, main points, descriptions."""

from decimal import Decimal

import pytest

from adapters.feeds.cells.categories import read_category
from adapters.feeds.cells.descriptions import within_limit
from adapters.feeds.cells.highlights import read_highlights
from adapters.feeds.cells.rating_cells import Stars, read_count, read_stars
from adapters.feeds.cells.text import text_of
from adapters.feeds.feed_of import feed_of
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.feed import FeedFault, FeedProduct
from domain.model.catalog.product import MAX_DESCRIPTION_LENGTH
from tests.fakes.table import StatedTable


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Mug ", "Mug"),
        (None, ""),
        (4006381333931.0, "4006381333931"),
        (24.9, "24.9"),
        (float("nan"), ""),
        (Decimal("24.90"), "24.90"),
        (True, "true"),
        ("a\x00b\x07\ud800", "ab"),
        ("a\u2028b\x85c\x0bd\r\ne", "a\nb\nc\nd\ne"),
        ("It\x92s", "It’s"),
        ("a_x000D_\nb", "a\nb"),
    ],
)
def test_text_of_a_cell(cell: object, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize("cell", [{}, [], b"", 10**60, Decimal("1e99")])
def test_what_is_no_text(cell: object) -> None:
    with pytest.raises(InvalidProduct):
        text_of(cell)


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        ("4.1", 4.1),
        ("4,5", 4.5),
        ("4.96", 4.9),
        (4.96, 4.9),
        ("4.5 out of 5", 4.5),
        ("4,5 von 5 Sternen", 4.5),
        ("4.5/5", 4.5),
        ("5 stars", 5.0),
        ({"ratingValue": "4.4", "bestRating": 5}, 4.4),
        ("N/A", None),
        ("No rating yet", None),
        ("0", None),
        (0, None),
        ("", None),
        (None, None),
        ({}, None),
    ],
)
def test_stars(cell: object, stars: float | None) -> None:
    assert read_stars(cell) == Stars(stars)


def test_an_object_has_stars_and_reviews() -> None:
    assert read_stars({"rate": 4.1, "count": 259}) == Stars(4.1, 259)


@pytest.mark.parametrize("cell", ["8.7", "87", 0.4, {"rate": 4, "bestRating": 10}])
def test_another_scale_is_not_converted(cell: object) -> None:
    assert read_stars(cell) == Stars(is_unknown=True)


@pytest.mark.parametrize("cell", ["4.5/10", "-4", "4.5.1", ["4"], {"rate": {}}])
def test_what_is_no_rating_of_five_stars_is_unknown(cell: object) -> None:
    assert read_stars(cell) == Stars(is_unknown=True)


def test_a_rating_that_cannot_be_read_is_left_out_and_noted() -> None:
    (row,) = feed_of(StatedTable([{"title": "Mug", "rating": "4.5/10"}]))
    assert isinstance(row, FeedProduct)
    assert row.product.rating is None
    assert row.notes == ("a rating that is not of 1 to 5 stars is left out",)


@pytest.mark.parametrize("cell", [10**60, 9, "9"])
def test_what_is_above_five_is_of_another_scale(cell: object) -> None:
    feed = feed_of(StatedTable([{"title": "Mug", "rating": cell}]))
    assert any("ratings above 5" in note for note in feed.recognised.notes)


def test_a_column_with_another_scale_gives_no_ratings_and_says_so() -> None:
    feed = feed_of(StatedTable([{"title": "Mug", "rating": "4"}, {"title": "Cup", "rating": "9"}]))
    assert [row.product.rating for row in feed if isinstance(row, FeedProduct)] == [None, None]
    assert any("ratings above 5" in note for note in feed.recognised.notes)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("259", 259),
        (259, 259),
        ("1,234", 1234),
        ("1.234 Bewertungen", 1234),
        ("(12)", 12),
        ("12 reviews", 12),
        ("0", None),
        ("many", None),
        ("9" * 30, None),
        ([{"stars": 5}], None),
    ],
)
def test_the_number_of_reviews(cell: object, count: int | None) -> None:
    assert read_count(cell) == count


LONG = "Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Aprons & Protective Wear"


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        ("Home > Lighting", "Home > Lighting"),
        (f"{LONG} > Linen Aprons", "Linen Aprons"),
        (f"{LONG} > {'x' * 101}", None),
        ("499972", None),
        (["Home", "Lighting"], "Home > Lighting"),
        ("", None),
        ("Uncategorized", None),
    ],
)
def test_a_path_stays_one_unless_it_is_too_long(cell: object, category: str | None) -> None:
    assert read_category(cell) == category


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("Waterproof to 10,000 mm", ("Waterproof to 10,000 mm",)),
        ('"Waterproof, to 10,000 mm","Light"', ("Waterproof, to 10,000 mm", "Light")),
        ("Light | Warm", ("Light", "Warm")),
        ("Light\nWarm\nLight", ("Light", "Warm")),
        (["Light", None, "x" * 151], ("Light",)),
        (None, ()),
    ],
)
def test_main_points(cell: object, points: tuple[str, ...]) -> None:
    assert read_highlights(cell) == points


def test_a_long_description_ends_with_its_last_sentence_that_fits() -> None:
    text, is_cut = within_limit("Oak and brass. " * 400)
    assert is_cut
    assert MAX_DESCRIPTION_LENGTH - 15 < len(text) <= MAX_DESCRIPTION_LENGTH
    assert text.endswith("brass.")


def test_markup_does_not_count() -> None:
    markup = f"<p {'data-start=1 ' * 500}>Oak and brass.</p>"
    assert within_limit(markup) == ("Oak and brass.", False)


def test_a_long_text_without_a_sentence_ends_with_a_word() -> None:
    text, is_cut = within_limit("oak " * 2_000)
    assert is_cut
    assert text.endswith("oak")


def test_what_is_too_long_is_left_out_and_noted_and_a_title_is_a_fault() -> None:
    row: dict[str, object] = {
        "title": "Mug", "brand": "x" * 81, "link": "https://a.example/" + "x" * 500,
        "color": "x" * 151, "description": "Oak. " * 2_000,
    }  # fmt: skip
    product, other, fault = feed_of(
        StatedTable([row, {**row, "link": "/mug"}, {**row, "title": "x" * 301}])
    )
    assert isinstance(product, FeedProduct)
    assert (product.product.brand, product.product.url) == (None, None)
    assert len(product.notes) == 4
    assert isinstance(other, FeedProduct)
    assert "a link that does not begin with https:// is left out" in other.notes
    assert isinstance(fault, FeedFault)
    assert (fault.field, fault.reason) == ("title", "must be at most 300 characters")
