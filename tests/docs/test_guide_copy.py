"""The guide says of copy what is so: the limits of a brief, the language of templates, examples."""

import json
import re
from typing import Any

import pytest
from flask_openapi import OpenAPI

from adapters.templates.pack_file import (
    MAX_BYTES,
    MAX_TEMPLATES,
    MAX_TEXT_LENGTH,
    Pack,
    PackTemplate,
)
from domain.model.catalog.product import (
    MAX_BRAND_LENGTH,
    MAX_CATEGORY_LENGTH,
    MAX_HIGHLIGHT_LENGTH,
    MAX_HIGHLIGHTS,
    MAX_RATING_COUNT,
    MAX_URL_LENGTH,
)
from domain.model.creative.brief.campaign import MAX_VARIANTS, MAX_WISH_LENGTH, MAX_WISHES
from domain.model.creative.brief.tone import Tone
from domain.model.creative.templating.copy_template import ROLES
from domain.model.creative.templating.filters import FILTERS
from domain.model.creative.templating.slots import SLOTS
from entrypoints.inference_app.schemas.requests import AttributesRequest
from entrypoints.settings.sections import InferenceSettings
from tests.docs.page import README, blocks, code, rows, section

PORT = InferenceSettings().port
BRIEF = {code(row[0])[0]: row[2] for row in rows(section("`POST /predict`"))}
PACK = section("A pack of your own")
KEYS = [row for row in rows(PACK) if len(row) == 3]
SLOT_ROWS = [row for row in rows(PACK) if len(row) == 2]
FROM_THE_MODEL = {"confidence", "generated_at", "model_version", "dataset_version"}


@pytest.mark.parametrize(
    ("field", "figures"),
    [
        ("category", [MAX_CATEGORY_LENGTH]),
        ("brand", [MAX_BRAND_LENGTH]),
        ("url", [MAX_URL_LENGTH]),
        ("variants", [MAX_VARIANTS]),
        ("rating_count", [MAX_RATING_COUNT]),
        ("attributes", [MAX_HIGHLIGHTS, MAX_HIGHLIGHT_LENGTH]),
    ],
)
def test_a_field_has_its_limits(field: str, figures: list[int]) -> None:
    named = {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", BRIEF[field])}
    assert set(figures) <= named


def test_the_limits_of_lists_are_said() -> None:
    text = section("`POST /predict`")
    assert f"at most {MAX_WISHES} texts of {MAX_WISH_LENGTH} characters" in text


def test_what_can_be_named_is_named() -> None:
    assert code(BRIEF["tone"]) == [tone.value for tone in Tone]
    assert set(AttributesRequest.model_fields) <= set(code(BRIEF["attributes"]))


def test_every_key_of_a_pack_is_documented_with_whether_it_is_required() -> None:
    fields = Pack.model_fields | PackTemplate.model_fields
    del fields["template"]
    required = {name: "yes" if each.is_required() else "no" for name, each in fields.items()}
    documented = {code(row[0])[0]: row[1] for row in KEYS}
    assert documented == required | {"fields": "yes"}  # all but phrases name one


def test_every_role_and_its_phrases_are_documented() -> None:
    named = {word for row in KEYS for word in code(row[2])}
    assert set(ROLES) <= named


def test_every_slot_is_documented_and_every_documented_one_exists() -> None:
    named = {word.rstrip("0123456789") for row in SLOT_ROWS for word in code(row[0])}
    assert named == {slot.rstrip("0123456789") for slot in SLOTS}


def test_every_filter_is_documented() -> None:
    assert set(FILTERS["en"]) <= set(code(PACK))


def test_the_limits_of_a_pack_are_said() -> None:
    assert MAX_BYTES == 1 << 20
    limits = f"at most 1 MB and {MAX_TEMPLATES:,} templates, a text {MAX_TEXT_LENGTH:,} characters"
    assert limits in PACK.replace("\n", " ")


def shown(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first request of a text, and the answer under it."""
    asked = re.search(r" -d '([^']*)'", text)
    assert asked
    return json.loads(asked[1]), json.loads(blocks("json", text)[0])


EXAMPLES = {
    "readme": ("/predict", README.read_text(encoding="utf-8")),
    "predict": ("/predict", section("`POST /predict`")),
    "batch": ("/batch_predict", section("`POST /batch_predict`")),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_copy_of_an_example_is_what_is_written(apps: dict[int, OpenAPI], example: str) -> None:
    path, text = EXAMPLES[example]
    asked, answer = shown(text)
    written = apps[PORT].test_client().post(path, json=asked).get_json()
    for shown_copy, copy in zip(*map(_creatives, (answer, written)), strict=True):
        facts = shown_copy.pop("facts")
        assert facts
        assert all(fact in copy["facts"] for fact in facts)
        same = set(shown_copy) - FROM_THE_MODEL
        assert {name: shown_copy[name] for name in same} == {name: copy[name] for name in same}


def test_the_copy_for_a_platform_is_what_is_written(apps: dict[int, OpenAPI]) -> None:
    asked, _ = shown(section("`POST /batch_predict`"))
    product = asked["items"][0] | {"platforms": ["x"]}
    written = apps[PORT].test_client().post("/predict", json=product).get_json()
    [example, *_] = blocks("text", section("Copy for platforms"))
    assert written["platforms"] == [json.loads(example)]


def _creatives(answer: dict[str, Any]) -> list[dict[str, Any]]:
    creatives: list[dict[str, Any]] = answer.get("creatives", [answer])
    return creatives
