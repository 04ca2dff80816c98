"""Each figure counts one text and not the other."""

from collections.abc import Callable

import pytest

from entrypoints.benchmarks.creatives import figures
from entrypoints.benchmarks.creatives.product_words import product_words

JACKET = product_words(
    {
        "title": "Rain Jackets, Women's",
        "description": "<p>Waterproof to 10,000&nbsp;mm.</p><ul><li>Taped seams</li></ul> Light.",
        "category": "Outerwear",
        "brand": "Tarnfell",
        "price": 120.0,
        "rating": 4.63,
        "attributes": {"material": "Polyamide", "highlights": ["Pit zips"]},
    }
)


@pytest.mark.parametrize(
    ("text", "counts"),
    [("Shop Women’s Jackets", True), ("Taped Seams", False), ("Look before you buy", False)],
)
def test_a_headline_that_names_the_product_has_a_word_of_the_title(
    text: str, *, counts: bool
) -> None:
    assert figures.names_product(text, JACKET) is counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A jacket for everyone", True),
        ("Tarnfell since ever", True),
        ("Pit Zips", True),
        ("Now $120", True),
        ("Rated 4.6", True),
        ("Now $12", False),
        ("Take your time to decide", False),
    ],
)
def test_a_headline_of_the_product_has_a_word_a_fact_or_the_price(
    text: str, *, counts: bool
) -> None:
    assert figures.is_of_product(text, JACKET) is counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [("To 1,000", False), ("To 10,000 mm", True), ("Polyamide", True), ("Rain Jacket", False)],
)
def test_a_fact_is_what_description_or_attributes_add_to_the_title(
    text: str, *, counts: bool
) -> None:
    assert figures.has_fact(text, JACKET) is counts


@pytest.mark.parametrize(
    ("text", "counts"), [("Rain jacket with taped seams.", True), ("A light rain jacket.", False)]
)
def test_a_description_states_a_fact_with_two_words(text: str, *, counts: bool) -> None:
    assert figures.states_fact(text, JACKET) is counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Order Yours Online", True),
        ("Taped seams. 👉 Shop the jacket", True),
        ("Find your size: https://shop.example.com", True),
        ("Book your repair: link in bio", True),
        ("Jetzt online bestellen", True),
        ("Entdecke die Leine", True),
        ("Books in order of size", False),
        ("Get wet? No.", False),
        ("Playful and orderly", False),
        ("#ShopSmall", False),
    ],
)
def test_a_call_to_action_opens_a_sentence(text: str, *, counts: bool) -> None:
    assert figures.calls_to_action(text) is counts


def test_a_link_is_carried_whole() -> None:
    link = "https://shop.example.com/p/1"
    assert figures.carries_link(f"Rain jacket: {link} #Rain", link)
    assert not figures.carries_link("Rain jacket: https://shop.example.com", link)


def test_a_headline_is_repeated_whatever_its_case_and_punctuation() -> None:
    assert figures.headline_is_repeated(["Rain Jacket"], ["Now $120", "rain jacket."])
    assert not figures.headline_is_repeated(["Rain Jacket"], ["Rain jacket, $120"])


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("<p>Soft", True),
        ("Salt &amp; Pepper", True),
        ("[vc_row] Soft", True),
        ("**Soft**", True),
        ("{title}", True),
        ("Size: NaN", True),
        ("Soft_x000D_", True),
        ("CafÃ©", True),
        ("Salt & Pepper, 2 < 3 [sic!] Nana", False),
        ("Café https://shop.example.com/?a=1&amp;b=2", False),
    ],
)
def test_markup_is_what_no_shop_shows(text: str, *, counts: bool) -> None:
    assert figures.has_markup(text) is counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Read the description", True),
        ("Here is the jacket", True),
        ("Decide in your own time", True),
        ("A rain jacket with taped seams", False),
    ],
)
def test_a_text_is_about_the_text_by_its_words(text: str, *, counts: bool) -> None:
    assert figures.is_about_the_text(text, JACKET) is counts


def test_a_text_is_not_about_the_text_with_words_of_the_product() -> None:
    lamp = product_words({"title": "Reading Lamp", "description": "Brass details."})
    assert not figures.is_about_the_text("A reading lamp with brass details", lamp)


@pytest.mark.parametrize(
    ("tag", "counts"),
    [
        ("#S", True),
        ("#Only", True),
        ("#250g", True),
        ("#2024", True),
        ("#WomenSShoes", True),
        ("#ApparelAccessoriesClothingOuterwear", True),
        ("#RunningShoes", False),
        ("#WomensShoes", False),
        ("＃折りたたみ傘", False),
    ],
)
def test_a_hashtag_is_junk_if_nobody_searches_it(tag: str, *, counts: bool) -> None:
    assert figures.is_junk(tag) is counts


def test_a_text_at_its_limit_fits() -> None:
    assert figures.fits(30, 30)
    assert not figures.fits(31, 30)


def _products_with(text: Callable[[int], str]) -> list[str]:
    return figures.common_texts(
        [
            (product_words({"title": f"Lamp{'abcdefgh'[at]}"}), [text(at), "Order yours online"])
            for at in range(8)
        ]
    )


def test_a_text_on_many_products_is_common_unless_it_calls_or_names_them() -> None:
    assert _products_with(lambda _: "Look before you buy!") == ["look before you buy"]
    assert _products_with(lambda at: "Look before you buy!" if at < 2 else "") == []
    assert _products_with(lambda at: f"Lamp{'abcdefgh'[at]}") == []
    assert _products_with(lambda _: "Buy now") == []
