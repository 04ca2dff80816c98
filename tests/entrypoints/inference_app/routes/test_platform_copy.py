"""Copy for platforms over HTTP: what is asked for is what comes, counted and ready to paste."""

from typing import Any

import pytest

from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.text.counting import Counting, count
from tests.entrypoints.live_server import Client, assert_problem

MAT = {
    "title": "Premium Yoga Mat, 6 mm",
    "description": "Non-slip on wood. Rolls up small.",
    "category": "Sports & Outdoors",
    "price": 39.9,
    "rating": 4.5,
}


def test_without_a_wish_the_answer_is_as_it_was(client: Client) -> None:
    assert "platforms" not in client.post("/predict", MAT).json()


def test_each_platform_has_its_fields_counted_and_within_their_limits(client: Client) -> None:
    wish = {**MAT, "platforms": ["x", "google_rsa"], "variants": 3, "seed": 5}
    answer = client.post("/predict", wish).json()
    assert [copy["platform"] for copy in answer["platforms"]] == ["x", "google_rsa"]
    for copy in answer["platforms"]:
        assert len(copy["variants"]) == 3
        for field in _fields(copy):
            assert field["count"] == count(field["text"], Counting(field["counting"]))
            assert field["count"] <= field["limit"]
            assert field["findings"] == []
            assert field["template_id"]
    assert client.post("/predict", wish).json()["platforms"] == answer["platforms"]


def _fields(copy: dict[str, Any]) -> list[dict[str, Any]]:
    return [field for variant in copy["variants"] for field in variant["fields"]]


@pytest.mark.parametrize(
    "wish", [{"variants": 1}, {"tone": "plain"}, {"currency": "EUR"}, {"brand": "Acme"}]
)
def test_any_wish_alone_asks_for_all_platforms(client: Client, wish: dict[str, Any]) -> None:
    answer = client.post("/predict", {**MAT, **wish}).json()
    assert [copy["platform"] for copy in answer["platforms"]] == list(PLATFORMS)


def test_a_batch_may_wish_for_each_item(client: Client) -> None:
    items = [MAT, {**MAT, "platforms": ["tiktok"]}]
    plain, wishing = client.post("/batch_predict", {"items": items}).json()["creatives"]
    assert "platforms" not in plain
    assert [copy["platform"] for copy in wishing["platforms"]] == ["tiktok"]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"platforms": ["myspace"]}, "platforms.0"),
        ({"platforms": []}, "platforms"),
        ({"tone": "shouting"}, "tone"),
        ({"variants": 11}, "variants"),
        ({"variants": 0}, "variants"),
        ({"currency": "XXX"}, "currency"),
        ({"locale": "tlh"}, "locale"),
        ({"url": "ftp://shop.example.com"}, "url"),
        ({"brand": " "}, "brand"),
    ],
)
def test_a_wish_that_cannot_be_is_named(client: Client, wish: dict[str, Any], field: str) -> None:
    assert_problem(client.post("/predict", {**MAT, **wish}), 422, field)


def test_a_text_is_counted_and_checked(client: Client) -> None:
    body = {"text": "BEST mug EVER!!! #mug", "platform": "google_rsa", "field": "headline"}
    answer = client.post("/lint", body).json()
    assert (answer["count"], answer["limit"], answer["counting"]) == (21, 30, "east-asian-width")
    assert answer["hashtags"] == ["#mug"]
    found = {finding["rule"]: finding for finding in answer["findings"]}
    assert found["google.punctuation"]["text"] == "!!!"
    for finding in answer["findings"]:
        assert answer["text"][finding["start"] : finding["end"]] == finding["text"]
        assert finding["source"].startswith("https://")


def test_a_text_without_a_field_is_checked_for_the_main_one(client: Client) -> None:
    assert client.post("/lint", {"text": "Mug", "platform": "x"}).json()["field"] == "post"


def test_a_field_that_the_platform_lacks_is_named(client: Client) -> None:
    body = {"text": "Mug", "platform": "x", "field": "headline"}
    assert_problem(client.post("/lint", body), 422, "field")
    assert_problem(client.post("/lint", {**body, "platform": "y"}), 422, "platform")


def test_what_can_be_asked_for_is_told(client: Client) -> None:
    answer = client.get("/platforms").json()
    assert [platform["id"] for platform in answer["platforms"]] == list(PLATFORMS)
    [x] = [platform for platform in answer["platforms"] if platform["id"] == "x"]
    assert x["fields"][0]["limit"] == 280
    assert {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES"} <= set(answer["locales"])
    assert {"USD", "EUR", "GBP"} <= set(answer["currencies"])
    assert len(answer["tones"]) == 6


def test_the_templates_that_copy_names_are_told(client: Client) -> None:
    known = {template["id"] for template in client.get("/templates").json()["templates"]}
    answer = client.post("/predict", {**MAT, "variants": 2}).json()
    named = {field["template_id"] for copy in answer["platforms"] for field in _fields(copy)}
    assert named <= known


def test_a_platform_without_copy_says_why_and_the_others_have_theirs(client: Client) -> None:
    endless = {"title": "https://shop.example.com/" + "a" * 25, "description": "Blue."}
    wish = {**endless, "platforms": ["google_display", "pinterest", "x"]}
    answer = client.post("/predict", wish)
    assert answer.status == 200
    for copy in answer.json()["platforms"]:
        assert bool(copy["variants"]) != bool(copy.get("problem"))
