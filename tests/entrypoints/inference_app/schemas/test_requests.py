"""The OpenAPI document states the rules of the domain, not weaker ones."""

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.prices.price_text import read_price
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.attributes import Attributes
from domain.model.catalog.money import CURRENCIES, LOCALES
from domain.model.catalog.product import MAX_HIGHLIGHT_LENGTH, MAX_PRICE, check_text
from domain.model.creative.brief.campaign import MAX_WISH_LENGTH, MAX_WISHES
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from entrypoints.inference_app.schemas.prices import MAX_PRICE_TEXT, PRICE_TEXT
from entrypoints.inference_app.schemas.requests import AttributesRequest, predict_model
from entrypoints.settings.sections import InferenceSettings

SINGLE = predict_model(InferenceSettings())
FIELDS = SINGLE.model_json_schema()["properties"]
# The edges of what Unicode calls control characters and Python calls white space.
EDGES = (
    "\0\x08\t\n\x0b\x0c\r\x0e\x1b\x1c\x1f !~\x7f\x80\x85\x9f\xa0\xa1\u1680\u180e\u2000\u200a\u200b"
)
EDGES += "\u200d\u2028\u2029\u202f\u205f\u3000\ufeff\u0301"
# Lone surrogates, which are refused too, are no characters to an expression of JSON Schema.
TEXT = st.text(st.sampled_from(EDGES) | st.characters(codec="utf-8"), max_size=8)


def _obeys(text: str) -> bool:
    try:
        check_text("title", text, 300)
    except InvalidProduct:
        return False
    return True


@given(text=TEXT)
def test_the_pattern_of_a_text_is_its_rule(text: str) -> None:
    assert bool(re.search(FIELDS["title"]["pattern"], text)) == _obeys(text)


@pytest.mark.parametrize("character", EDGES)
def test_the_pattern_of_a_text_is_its_rule_at_every_edge(character: str) -> None:
    for text in (character, f"a{character}", f" {character}"):
        assert bool(re.search(FIELDS["title"]["pattern"], text)) == _obeys(text)


def test_all_texts_have_the_pattern_and_numbers_their_places() -> None:
    pattern = FIELDS["title"]["pattern"]
    assert FIELDS["description"]["pattern"] == pattern
    assert FIELDS["category"]["anyOf"][0]["pattern"] == pattern
    assert FIELDS["price"]["anyOf"][0]["multipleOf"] == 0.01
    rating = FIELDS["rating"]["anyOf"][0]
    assert (rating["minimum"], rating["maximum"]) == (1, 5)
    assert "multipleOf" not in rating


def test_every_text_of_a_brief_has_the_pattern_and_its_limit() -> None:
    pattern = FIELDS["title"]["pattern"]
    wish = FIELDS["audience"]["anyOf"][0]
    assert (wish["pattern"], wish["maxLength"]) == (pattern, MAX_WISH_LENGTH)
    assert FIELDS["call_to_action"]["anyOf"][0] == wish
    for name in ("keywords", "offers", "must_say", "never_say", "hashtags"):
        several = FIELDS[name]["anyOf"][0]
        assert (several["items"], several["maxItems"]) == (wish, MAX_WISHES)
    attributes = SINGLE.model_json_schema()["$defs"]["AttributesRequest"]
    assert attributes["additionalProperties"] is False
    for name, field in attributes["properties"].items():
        text = field["items"] if name == "highlights" else field["anyOf"][0]
        assert (text["pattern"], text["maxLength"]) == (pattern, MAX_HIGHLIGHT_LENGTH)


def test_the_attributes_of_a_request_are_those_of_a_brief() -> None:
    known = {each.name for each in fields(Attributes)}
    assert AttributesRequest.model_fields.keys() == known | {"highlights"}


def test_what_can_be_named_is_listed_once_for_all() -> None:
    names = {
        "platforms": list(PLATFORMS),
        "tone": [each.value for each in Tone],
        "currency": list(CURRENCIES),
        "locale": list(LOCALES),
    }
    for name, known in names.items():
        shown = FIELDS[name]["anyOf"][0]
        assert shown.get("items", shown)["enum"] == known
        assert len(set(known)) == len(known)


@pytest.mark.parametrize("field", ["price", "sale_price"])
def test_a_price_is_a_number_or_text(field: str) -> None:
    number, text, nothing = FIELDS[field]["anyOf"]
    assert (number["type"], text["type"], nothing["type"]) == ("number", "string", "null")
    assert (text["pattern"], text["maxLength"]) == (PRICE_TEXT, MAX_PRICE_TEXT)


@given(text=st.from_regex(PRICE_TEXT, fullmatch=True), shop=st.sampled_from(CURRENCIES))
def test_every_text_of_the_pattern_of_a_price_is_read(text: str, shop: str) -> None:
    amount, currency = read_price(text, shop)
    assert 0 <= amount <= MAX_PRICE
    assert currency in CURRENCIES
