"""Each field of a brief over HTTP: taken within its bounds, refused beyond, by its own name."""

from typing import Any

import pytest

from domain.model.catalog.product import (
    MAX_BRAND_LENGTH,
    MAX_HIGHLIGHT_LENGTH,
    MAX_HIGHLIGHTS,
    MAX_RATING_COUNT,
    MAX_URL_LENGTH,
)
from domain.model.creative.brief.campaign import MAX_WISH_LENGTH, MAX_WISHES
from entrypoints.inference_app.schemas.prices import MAX_PRICE_TEXT
from entrypoints.inference_app.schemas.requests import AttributesRequest
from tests.entrypoints.live_server import Client, assert_problem

LAMP = {"title": "Desk Lamp, Brass", "description": "Dims in five steps. Made of solid brass."}
URL = "https://shop.example.com/"
LISTS = ("keywords", "offers", "must_say", "never_say", "hashtags")
TEXTS = ("audience", "call_to_action")
ATTRIBUTES = tuple(name for name in AttributesRequest.model_fields if name != "highlights")


def ask(client: Client, fields: dict[str, Any]) -> dict[str, Any]:
    """The answer for one platform, which keeps it short."""
    answer = client.post("/predict", LAMP | {"platforms": ["x"]} | fields)
    assert answer.status == 200, answer.body
    written: dict[str, Any] = answer.json()
    return written


def refused(client: Client, fields: dict[str, Any], path: str) -> str:
    """What is said of the one field at fault."""
    document = assert_problem(client.post("/predict", LAMP | fields), 422, path)
    message: str = document["errors"][0]["message"]
    return message


@pytest.mark.parametrize(
    "fields",
    [
        {"sale_price": 0, "price": 0.01},
        {"sale_price": "20.00 EUR", "price": "24.90 EUR"},
        {"price": "9.99 EUR".rjust(MAX_PRICE_TEXT)},
        {"rating_count": 0},
        {"rating_count": MAX_RATING_COUNT},
        {"rating_count": 7.0},
        {"brand": "b" * MAX_BRAND_LENGTH},
        {"url": URL + "a" * (MAX_URL_LENGTH - len(URL))},
        {"attributes": {}},
        {"attributes": {"highlights": []}},
        {"attributes": dict.fromkeys(ATTRIBUTES, "w" * MAX_HIGHLIGHT_LENGTH)},
        {"attributes": dict.fromkeys(ATTRIBUTES)},
        {"attributes": {"highlights": [f"Part {number}" for number in range(MAX_HIGHLIGHTS)]}},
        *[{name: []} for name in LISTS],
        *[{name: [f"word {number}" for number in range(MAX_WISHES)]} for name in LISTS],
        *[{name: ["w" * MAX_WISH_LENGTH]} for name in LISTS],
        *[{name: "w" * MAX_WISH_LENGTH} for name in TEXTS],
        *[{name: f" {'w' * MAX_WISH_LENGTH}\n"} for name in TEXTS],
    ],
    ids=lambda fields: ",".join(fields)[:60],
)
def test_what_is_within_its_bounds_is_taken(roomy: Client, fields: dict[str, Any]) -> None:
    assert ask(roomy, fields)["caption"]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"sale_price": -1}, "sale_price"),
        ({"sale_price": 1.234}, "sale_price"),
        ({"sale_price": True}, "sale_price"),
        ({"sale_price": [1]}, "sale_price"),
        ({"sale_price": "1,234 EUR"}, "sale_price"),
        ({"sale_price": "9" * 11 + " EUR"}, "sale_price"),
        ({"price": ""}, "price"),
        ({"price": "\x07 9.99 EUR"}, "price"),
        ({"price": "9.99 EUR".rjust(MAX_PRICE_TEXT + 1)}, "price"),
        ({"rating_count": -1}, "rating_count"),
        ({"rating_count": 1.5}, "rating_count"),
        ({"rating_count": MAX_RATING_COUNT + 1}, "rating_count"),
        ({"brand": "b" * (MAX_BRAND_LENGTH + 1)}, "brand"),
        ({"brand": "b\x00"}, "brand"),
        ({"url": URL + "a" * MAX_URL_LENGTH}, "url"),
        ({"url": URL + "\n"}, "url"),
        ({"attributes": []}, "attributes"),
        ({"attributes": "red"}, "attributes"),
        ({"attributes": {"colour": "red"}}, "attributes.colour"),
        *[({"attributes": {name: ""}}, f"attributes.{name}") for name in ATTRIBUTES],
        *[({"attributes": {name: "w\x1b"}}, f"attributes.{name}") for name in ATTRIBUTES],
        *[
            ({"attributes": {name: "w" * (MAX_HIGHLIGHT_LENGTH + 1)}}, f"attributes.{name}")
            for name in ATTRIBUTES
        ],
        ({"attributes": {"highlights": "one"}}, "attributes.highlights"),
        ({"attributes": {"highlights": ["one", " "]}}, "attributes.highlights.1"),
        ({"attributes": {"highlights": ["w"] * (MAX_HIGHLIGHTS + 1)}}, "attributes.highlights"),
        *[({name: "word"}, name) for name in LISTS],
        *[({name: ["word"] * (MAX_WISHES + 1)}, name) for name in LISTS],
        *[({name: ["word", "w\x00"]}, f"{name}.1") for name in LISTS],
        *[({name: ["w" * (MAX_WISH_LENGTH + 1)]}, f"{name}.0") for name in LISTS],
        *[({name: [" "]}, f"{name}.0") for name in LISTS],
        *[({name: bad}, name) for name in TEXTS for bad in ("", " ", "w\x9f", ["word"])],
        *[({name: "w" * (MAX_WISH_LENGTH + 1)}, name) for name in TEXTS],
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_beyond_its_bounds_is_named(
    client: Client, fields: dict[str, Any], path: str
) -> None:
    refused(client, fields, path)


@pytest.mark.parametrize("field", [*LISTS, *TEXTS, "attributes", "sale_price", "rating_count"])
def test_null_is_the_same_as_not_given(client: Client, field: str) -> None:
    assert ask(client, {field: None}) == ask(client, {})


@pytest.mark.parametrize("field", [*LISTS, *TEXTS])
def test_a_wish_alone_asks_for_all_platforms(client: Client, field: str) -> None:
    wish = "people who read at night"
    answer = client.post("/predict", LAMP | {field: [wish] if field in LISTS else wish})
    assert answer.status == 200
    assert answer.json()["platforms"]


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        ("24.90 EUR", "24.90 EUR"),
        ("$24.50", "24.50 USD"),
        ("1.234,56 €", "1234.56 EUR"),
        ("£1,299.00", "1299.00 GBP"),
        (24.9, "24.90 USD"),
    ],
)
def test_a_price_is_shown_with_its_currency(client: Client, price: str | float, shown: str) -> None:
    assert shown in ask(client, {"price": price})["caption"]


@pytest.mark.parametrize("price", ["1,234", "1,234 EUR", "1.234 €"])
def test_a_price_that_can_be_read_in_two_ways_says_what_to_write(
    client: Client, price: str
) -> None:
    message = refused(client, {"price": price}, "price")
    assert "such as 24.90 EUR" in message
    assert "can be read in two ways" in message


@pytest.mark.parametrize(
    ("fields", "path", "named"),
    [
        ({"price": "24.90 EUR", "currency": "USD"}, "price", "EUR and USD"),
        ({"price": "24.90 EUR", "sale_price": "20 USD"}, "sale_price", "EUR and USD"),
        ({"price": 24.9, "sale_price": "20 GBP", "currency": "CHF"}, "sale_price", "CHF and GBP"),
    ],
)
def test_two_currencies_are_named(
    client: Client, fields: dict[str, Any], path: str, named: str
) -> None:
    assert refused(client, fields, path) == f"must be in one currency, not {named}"


def test_the_currency_of_one_price_is_that_of_the_other(client: Client) -> None:
    caption = ask(client, {"price": 24.9, "sale_price": "20 GBP"})["caption"]
    assert "now 20.00 GBP (was 24.90 GBP)" in caption


def test_a_fault_of_a_price_in_a_batch_has_its_place(client: Client) -> None:
    items = {"items": [LAMP, LAMP | {"sale_price": "1,234 EUR"}], "strict": True}
    assert_problem(client.post("/batch_predict", items), 422, "items.1.sale_price")


@pytest.mark.parametrize(("price", "sale_price"), [(95, 95), (95, 120)])
def test_a_sale_price_that_is_none_is_left_out_with_a_reason(
    client: Client, price: float, sale_price: float
) -> None:
    written = ask(client, {"price": price, "sale_price": sale_price})
    assert f"{price}.00 USD" in written["caption"]
    assert "was" not in written["caption"]
    assert any("sale price is not below the price" in note for note in written["notes"])


@pytest.mark.parametrize(
    ("rating", "shown"),
    [(4.96, "4.9"), (4.949, "4.9"), (4.04, "4.0"), (5, "5.0"), (4.55, "4.5"), (4.65, "4.7")],
)
def test_a_rating_is_shown_with_one_decimal(client: Client, rating: float, shown: str) -> None:
    written = ask(client, {"rating": rating, "platforms": ["google_rsa"]})
    texts = [field["text"] for field in written["platforms"][0]["variants"][0]["fields"]]
    assert any(shown in text for text in texts)
    assert [fact["text"] for fact in written["facts"] if fact["kind"] == "rating"] == [shown]


@pytest.mark.parametrize("rating", [1, 3.0, 3.9, 3.94, 3.96, 3.999_999])
def test_a_rating_below_four_is_never_shown(client: Client, rating: float) -> None:
    fields = {"rating": rating, "rating_count": 259, "platforms": ["google_rsa", "youtube"]}
    written = ask(client, fields)
    assert all(fact["kind"] != "rating" for fact in written["facts"])
    for copy in written["platforms"]:
        for text in (field["text"] for each in copy["variants"] for field in each["fields"]):
            assert "259" not in text
            assert "3.9" not in text
            assert "4.0" not in text
