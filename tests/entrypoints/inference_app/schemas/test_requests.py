"""The OpenAPI document states the rules of the domain, not weaker ones."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import check_text
from entrypoints.inference_app.schemas.requests import request_models
from entrypoints.settings.sections import InferenceSettings

SINGLE, _ = request_models(InferenceSettings())
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
    assert (FIELDS["rating"]["anyOf"][0]["minimum"], FIELDS["rating"]["anyOf"][0]["maximum"]) == (
        1,
        5,
    )
