"""A whole brief over HTTP, and the proof of what was written."""

import pytest

from tests.entrypoints.inference_app.conftest import Client

JACKET = {
    "title": "Rain Jacket, Women's, Two-Layer",
    "description": "<p>Waterproof to 10,000 mm, with taped seams.</p>"
    "<p>Packs into its own pocket.</p>",
    "category": "Clothing > Outerwear",
    "brand": "Fjordline",
    "price": "120.00 EUR",
    "sale_price": 95,
    "rating": 4.96,
    "rating_count": 259,
    "url": "https://shop.example.com/rain-jacket",
    "attributes": {"color": "Sea Blue", "size": "M", "highlights": ["Weighs 320 g"]},
    "keywords": ["waterproof hiking coat"],
    "offers": ["Free delivery to Germany"],
    "must_say": ["Made in Bergen"],
    "never_say": ["cheap"],
    "call_to_action": "Find your size",
    "hashtags": ["RainyDays"],
}


def texts(creative: dict, platform: str) -> list[dict]:  # type: ignore[type-arg]
    [copy] = [each for each in creative["platforms"] if each["platform"] == platform]
    return [text for variant in copy["variants"] for text in variant["fields"]]


def test_everything_that_a_campaign_may_add_is_taken(client: Client) -> None:
    answer = client.post("/predict", JACKET)
    assert answer.status == 200
    [post] = texts(answer.json(), "x")
    assert "now 95.00 EUR" in post["text"]
    assert "was 120.00 EUR" in post["text"]
    assert "Made in Bergen" in post["text"]
    assert "#RainyDays" in post["text"]


def test_a_rating_is_rounded_and_never_up_to_the_best(client: Client) -> None:
    [description] = [
        text["text"]
        for text in texts(client.post("/predict", JACKET).json(), "youtube")
        if text["field"] == "description"
    ]
    assert "5 out of 5" not in description
    assert client.post("/predict", JACKET | {"rating": 3.333}).status == 200


def test_every_fact_is_where_the_answer_says(client: Client) -> None:
    creative = client.post("/predict", JACKET).json()
    assert "<p>" not in creative["input"]["description"]
    ids = {fact["id"] for fact in creative["facts"]}
    for fact in creative["facts"]:
        if fact["field"] in creative["input"] and fact["start"] is not None:
            whole = creative["input"][fact["field"]]
            assert whole[fact["start"] : fact["end"]].casefold() == fact["text"].casefold()
    for platform in creative["platforms"]:
        for text in texts(creative, platform["platform"]):
            assert set(text["facts"]) <= ids


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", "1,234 EUR"),
        ("price", "24.90"),
        ("attributes", {"colour": "red"}),
        ("attributes", {"color": "red\x07"}),
        ("keywords", ["a"] * 31),
        ("audience", ""),
        ("offers", "free delivery"),
        ("rating_count", -1),
        ("color", "red"),
    ],
)
def test_what_is_wrong_is_named(client: Client, field: str, value: object) -> None:
    answer = client.post("/predict", JACKET | {field: value})
    assert answer.status == 422
    assert any(each["field"].split(".")[0] == field for each in answer.json()["errors"])


def test_two_currencies_are_refused(client: Client) -> None:
    assert client.post("/predict", JACKET | {"currency": "USD"}).status == 422


def test_too_little_to_write_from_says_what_to_add(client: Client) -> None:
    creative = client.post("/predict", {"title": "T-Shirt", "description": "-"}).json()
    assert creative["missing"]
    assert creative["caption"]
