"""An answer proves its copy: what each text says, where it stands, what is missing, and why."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from tests.entrypoints.inference_app.conftest import _run
from tests.entrypoints.live_server import Client
from tests.fakes.served_bundle import FakeScorer, bundle

JACKET = {
    "title": "Rain Jacket, Women's, Two-Layer",
    "description": "<p>Waterproof to 10,000&nbsp;mm, with taped seams.</p>"
    "<p>Packs into its pocket.</p>",
    "category": "Clothing > Outerwear",
    "brand": "Fjordline",
    "price": 120,
    "sale_price": "95.00 EUR",
    "rating": 4.6,
    "rating_count": 259,
    "url": "https://shop.example.com/rain-jacket",
    "attributes": {"color": "Sea Blue", "size": "M", "highlights": ["Weighs 320 g"]},
    "keywords": ["hiking coat", "waterproof coat"],
    "audience": "people who walk to work",
    "offers": ["Free delivery to Germany"],
    "call_to_action": "Find your size",
    "variants": 3,
}
LAMP = {"title": "Desk Lamp, Brass", "description": "Dims in five steps. Made of solid brass."}
SHOES = {
    "title": "Chaussures de randonnée imperméables",
    "description": "Semelle adhérente et tige en cuir pleine fleur. Idéales pour la montagne.",
}


def texts(creative: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for copy in creative["platforms"]:
        for variant in copy["variants"]:
            yield from variant["fields"]


def at(request: dict[str, Any], path: str) -> Any:
    """What stands at a path such as ``attributes.highlights.0``."""
    value: Any = request
    for part in path.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def predict(client: Client, request: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/predict", request)
    assert answer.status == 200, answer.body
    creative: dict[str, Any] = answer.json()
    return creative


@pytest.fixture(scope="module")
def doubting() -> Iterator[Client]:
    """A service whose model calls every product poor."""
    with _run() as service:
        service.load.scorer = FakeScorer(lambda texts: [0.25] * len(texts))
        service.reader.published = bundle()
        service.model.look()
        yield service.client


@pytest.mark.parametrize("product", [JACKET, SHOES, LAMP], ids=lambda product: product["title"])
def test_a_fact_is_the_very_text_at_its_place(roomy: Client, product: dict[str, Any]) -> None:
    creative = predict(roomy, product)
    facts = creative["facts"]
    assert [fact["id"] for fact in facts] == list(range(len(facts)))
    for fact in facts:
        whole = at(product | creative["input"], fact["field"])
        if fact["start"] is None:
            assert fact["end"] is None
        else:
            assert whole[fact["start"] : fact["end"]] == fact["text"]


def test_every_fact_that_a_text_names_exists_and_every_wish_is_a_fact(roomy: Client) -> None:
    creative = predict(roomy, JACKET)
    known = {fact["id"]: fact for fact in creative["facts"]}
    used = [text["facts"] for text in texts(creative)]
    assert all(set(ids) <= known.keys() and ids == sorted(set(ids)) for ids in used)
    named = {known[each]["field"] for ids in used for each in ids}
    assert {
        "title", "description", "price", "sale_price", "rating", "rating_count", "url",
        "attributes.highlights.0", "keywords.0", "offers.0", "call_to_action",
    } <= named  # fmt: skip


def test_a_text_has_the_words_of_the_facts_it_names(roomy: Client) -> None:
    creative = predict(roomy, JACKET | {"platforms": ["x", "google_rsa", "google_merchant"]})
    known = {fact["id"]: fact for fact in creative["facts"]}
    for text in texts(creative):
        for fact in (known[each] for each in text["facts"]):
            if fact["field"] in {"keywords.0", "keywords.1", "offers.0", "call_to_action", "url"}:
                assert fact["text"].casefold() in text["text"].casefold()


def test_a_description_of_a_feed_names_the_facts_it_has(roomy: Client) -> None:
    creative = predict(roomy, LAMP | {"platforms": ["google_merchant"]})
    [description] = [text for text in texts(creative) if text["field"] == "description"]
    known = {fact["id"]: fact["text"] for fact in creative["facts"]}
    said = {known[each] for each in description["facts"]}
    assert {"Dims in five steps", "Made of solid brass"} <= said


def test_the_input_is_shown_as_it_was_read(roomy: Client) -> None:
    assert predict(roomy, JACKET)["input"] == {
        "title": JACKET["title"],
        "description": "Waterproof to 10,000 mm, with taped seams.\nPacks into its pocket.",
        "category": JACKET["category"],
        "brand": JACKET["brand"],
        "highlights": ["Weighs 320 g"],
    }


@pytest.mark.parametrize("tone", Tone)
def test_a_poor_product_has_the_tone_asked_for_and_a_review(doubting: Client, tone: Tone) -> None:
    creative = predict(doubting, LAMP | {"tone": tone.value, "variants": 2})
    assert (creative["quality"], creative["needs_review"]) == ("poor", True)
    assert creative["confidence"] == 0.75
    tones = {each["tone"] for copy in creative["platforms"] for each in copy["variants"]}
    assert tones == {tone.value}


def test_a_poor_product_has_no_template_that_asks_for_a_good_one(doubting: Client) -> None:
    listed = doubting.get("/templates").json()["templates"]
    demanding = {each["id"] for each in listed if each["quality"] == "good"}
    creative = predict(doubting, LAMP | {"variants": 10})
    assert not demanding & {text["template_id"] for text in texts(creative)}


@pytest.mark.parametrize("description", ["-", "No description available.", "N/A", "Desk Lamp"])
def test_a_placeholder_gives_no_fact_and_says_what_to_add(client: Client, description: str) -> None:
    creative = predict(client, {"title": "Desk Lamp", "description": description})
    assert all(fact["field"] == "title" for fact in creative["facts"])
    assert any(each.startswith("description:") for each in creative["missing"])
    assert {"brand", "price"} <= set(creative["missing"])
    assert creative["notes"] == []
    assert creative["caption"].startswith("Desk Lamp")
    assert "available" not in json.dumps([creative["caption"], creative["ad_copy"]])


def test_a_language_without_a_pack_has_its_own_words_and_a_note(client: Client) -> None:
    creative = predict(client, SHOES | {"platforms": ["x"], "tone": "playful"})
    assert creative["language"] == "fr"
    [language, tone] = creative["notes"]
    assert "no templates in the language of this product (fr)" in language
    assert "tone 'playful' cannot be given" in tone
    own = SHOES["title"] + SHOES["description"]
    for text in texts(creative):
        assert all(part in own for part in text["text"].rstrip(".").split(". "))


def test_nothing_is_noted_where_all_was_given(client: Client) -> None:
    creative = predict(client, LAMP | {"tone": "friendly", "brand": "Lumo", "price": 95})
    assert (creative["language"], creative["notes"], creative["missing"]) == ("en", [], [])


def test_urgency_without_a_reason_is_noted(client: Client) -> None:
    [note] = predict(client, LAMP | {"tone": "urgent"})["notes"]
    assert note.startswith("No offer, sale price or date was given")
    assert predict(client, LAMP | {"tone": "urgent", "offers": ["Free delivery"]})["notes"] == []


def test_templates_are_listed_with_role_tones_kinds_and_language(client: Client) -> None:
    templates = client.get("/templates").json()["templates"]
    asked = {"language", "fields", "role", "tones", "kinds", "needs", "quality", "weight", "text"}
    assert all(set(each) == asked | {"id"} for each in templates)
    assert {"en", "de", "any"} <= {each["language"] for each in templates}
    assert {tone for each in templates for tone in each["tones"]} <= set(Tone)
    places = {f"{each.id}.{field.name}" for each in PLATFORMS.values() for field in each.fields}
    named = {place for each in templates for place in each["fields"]}
    assert named <= places | {"shop.caption", "shop.ad_copy"}
    without = {each["role"] for each in templates if not each["fields"]}
    assert without <= {"cta", "hook"}
    assert any("[" in each["text"] for each in templates)
    assert not any("<" in each["text"] for each in templates), "a snippet was not filled in"
