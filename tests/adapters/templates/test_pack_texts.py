"""Every template of the core packs, filled with short values, is a text that may be posted."""

import re
from collections import Counter

import pytest

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.platforms.all_platforms import PLATFORMS, SHOP
from domain.model.creative.policy.claims import CLAIMS
from domain.model.creative.policy.health import HEALTH
from domain.model.creative.policy.lint import lint
from domain.model.creative.policy.words import words_of
from domain.model.creative.templating.copy_template import PHRASES, CopyTemplate
from domain.model.creative.templating.slots import FACT_FORMS, SLOTS
from domain.model.creative.templating.template_index import TemplateIndex

TEMPLATES = TomlTemplatePacks().load()
INDEX = TemplateIndex(TEMPLATES)
ALL = {**PLATFORMS, "shop": SHOP}
SLOT_OR_BRACKET = re.compile(r"\{[^{}]*\}|[\[\]]")
# Copy sells the product; it never speaks of texts, of reading them, or of films and pictures.
ABOUT_THE_TEXT = frozenset(
    {"description", "descriptions", "detail", "details", "read", "reading", "decide", "deciding"}
    | {"compare", "comparing", "list", "lists", "listing", "page", "video", "photo", "picture"}
    | {"comment", "comments", "post", "look", "looking", "beschreibung"}
)
FACTS = ("thick rim", "wide base", "oval foot", "hand glaze")
VALUES = {
    "product": "Acme Mug", "name": "Mug", "brand": "Acme", "type": "mug", "types": "mugs",
    "noun": "mug", "nouns": "mugs", "category": "mugs", "color": "blue", "size": "L",
    "material": "clay", "pack": "set of 2", "capacity": "300 ml", "model": "M1",
    "gender": "unisex", "title": "Mug", "description": "Keeps tea hot", "full_title": "Acme Mug",
    "extras": "Blue", "price": "$5", "was": "$9", "rating": "4.5", "reviews": "12",
    "offer": "free returns", "url": "https://acme.example/mug", "keyword": "tea mug",
    "audience": "walkers", "cta": "Order online", "hook": "Tea time?", "list": "rim, lid",
    "lines": "✔️ Thick rim\n✔️ Lid", "it_does": "it keeps tea hot", "facts": "Thick rim",
} | {
    f"{name}{number}": text
    for name in FACT_FORMS
    for number, text in zip(("", "2", "3", "4"), FACTS, strict=True)
}  # fmt: skip
UNKNOWN = [
    frozenset(),
    frozenset({"price", "was", "url", "reviews"}),
    frozenset({"was", "brand", "fact2", "fact3", "fact4"}),
]


def written(template: CopyTemplate, unknown: frozenset[str] = frozenset()) -> str | None:
    text = template.render(lambda slot: None if slot in unknown else VALUES[slot])
    return None if text is None else text.strip()


def fixed(template: CopyTemplate) -> str:
    """Its own words; a slot is a mark that no rule knows."""
    return SLOT_OR_BRACKET.sub(lambda found: "◦" if found[0][0] == "{" else "", template.text)


def test_the_values_of_these_tests_are_those_of_all_slots() -> None:
    assert VALUES.keys() == SLOTS


def test_a_text_stands_once_in_a_field() -> None:
    seen = Counter(
        (each.language, place, each.role, each.tones, each.kinds, each.text)
        for each in TEMPLATES
        for place in each.fields or ("",)
    )
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("unknown", UNKNOWN, ids=["all known", "no price", "one fact"])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_a_template_fits_its_fields_and_breaks_no_rule(
    template: CopyTemplate, unknown: frozenset[str]
) -> None:
    text = written(template, unknown)
    if text is None:
        assert unknown
        return
    assert "  " not in text
    assert not set("{}[]<>") & set(text)
    for place in template.fields:
        platform_id, name = place.split(".")
        platform = ALL[platform_id]
        found = lint(text, platform, platform.field(name), carried="was $9 free returns")
        assert (text, found) == (text, ())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_its_own_words_make_no_claim_and_speak_of_no_text(template: CopyTemplate) -> None:
    text = fixed(template)
    broken = [rule.id for rule in (*CLAIMS, *HEALTH) if list(rule.find(text))]
    assert broken == []
    assert ABOUT_THE_TEXT.isdisjoint(words_of(text))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_its_only_figure_is_the_most_stars_there_are(template: CopyTemplate) -> None:
    figures = {word for word in words_of(fixed(template)) if any(map(str.isdigit, word))}
    assert figures <= {"5"}
    assert not figures or "{rating}" in template.text


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("language", sorted(INDEX.languages))
def test_every_kind_of_shop_has_a_call_to_action_that_needs_nothing(
    language: str, tone: Tone
) -> None:
    for kind in Kind:
        for is_good in (True, False):
            found = INDEX.suiting(
                "", "cta", language=language, tone=tone, kind=kind, is_good=is_good
            )
            assert any(not each.slots for each in found), kind


@pytest.mark.parametrize(
    "template",
    [each for each in TEMPLATES if each.role in PHRASES and not each.fields],
    ids=lambda each: each.id,
)
def test_a_call_ends_without_a_mark_and_a_hook_with_one(template: CopyTemplate) -> None:
    text = written(template) or ""
    assert text[-1].isalnum() if template.role == "cta" else text[-1] in ".?!"


def test_language_neutral_templates_have_no_words() -> None:
    assert {word for each in TEMPLATES if each.language == "any" for word in each.words} == set()


def test_what_stands_in_no_field_is_part_of_other_texts() -> None:
    assert {each.role for each in TEMPLATES if not each.fields} == PHRASES
