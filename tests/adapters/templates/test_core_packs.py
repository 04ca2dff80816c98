"""The core packs: enough for every field, tone and kind of shop, and nothing in them promises."""

import re
from collections import Counter
from collections.abc import Mapping

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
from domain.model.creative.templating.slots import SLOTS
from domain.model.creative.templating.template_index import TemplateIndex

TEMPLATES = TomlTemplatePacks().load()
INDEX = TemplateIndex(TEMPLATES)
ALL = {**PLATFORMS, "shop": SHOP}
PLACES = {
    f"{platform.id}.{field.name}": field for platform in ALL.values() for field in platform.fields
}
SLOT_OR_BRACKET = re.compile(r"\{[^{}]*\}|[\[\]]")
# Copy sells the product; it never speaks of texts, of reading them, or of pictures and films.
ABOUT_THE_TEXT = frozenset(
    {"description", "descriptions", "detail", "details", "read", "reading", "decide", "deciding"}
    | {"compare", "comparing", "list", "lists", "listing", "page", "video", "photo", "picture"}
    | {"comment", "comments", "post", "look", "looking"}
)
SHORT = {
    "product": "Acme Mug", "name": "Mug", "brand": "Acme", "type": "mug", "types": "mugs",
    "noun": "mug", "nouns": "mugs", "category": "mugs", "color": "blue", "size": "L",
    "material": "clay", "pack": "set of 2", "capacity": "300 ml", "model": "M1",
    "gender": "unisex", "title": "Mug", "description": "Keeps tea hot", "full_title": "Acme Mug",
    "extras": "Blue", "price": "$5", "was": "$9", "rating": "4.5", "reviews": "12",
    "offer": "free returns", "url": "https://acme.example/mug", "keyword": "tea mug",
    "audience": "walkers", "cta": "Order online", "hook": "Tea time?", "list": "thick rim, lid",
    "lines": "✔️ Thick rim\n✔️ Lid", "it_does": "it keeps tea hot", "facts": "Thick rim",
}  # fmt: skip
OF_FACTS = {
    "fact": "thick rim", "feature": "round handle", "does": "keeps tea hot", "act": "drink tea",
    "use": "for tea", "for": "for camps", "with": "a lid", "state": "made of clay",
    "line": "safe in ovens",
}  # fmt: skip
VALUES = SHORT | {
    f"{name}{number}": f"{text} {number}".strip()
    for name, text in OF_FACTS.items()
    for number in ("", "2", "3", "4")
}


def fixed(template: CopyTemplate) -> str:
    """Its own words; a slot is a mark that no rule knows."""
    return SLOT_OR_BRACKET.sub(lambda found: "◦" if found[0][0] == "{" else "", template.text)


def written(template: CopyTemplate, without: frozenset[str] = frozenset()) -> str | None:
    values: Mapping[str, str] = {each: VALUES[each] for each in VALUES if each not in without}
    text = template.render(values.get)
    return None if text is None else text.strip()


def test_the_values_of_these_tests_are_those_of_all_slots() -> None:
    assert VALUES.keys() == SLOTS


def test_an_id_is_given_once() -> None:
    assert max(Counter(each.id for each in TEMPLATES).values()) == 1


def test_a_text_stands_once_in_a_field() -> None:
    seen = Counter(
        (each.language, place, each.role, tone, kind, each.text)
        for each in TEMPLATES
        for place in each.fields or ("",)
        for tone in each.tones or Tone
        for kind in each.kinds or Kind
    )
    assert {(key[1], key[-1]) for key, times in seen.items() if times > 1} == set()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", sorted(INDEX.languages | {"any"}))
def test_every_field_that_is_asked_for_has_templates_in_every_language(
    language: str, place: str
) -> None:
    field = PLACES[place]
    roles = [role for role, _ in field.recipe] or ["text"]
    found = [
        each
        for role in roles
        for each in INDEX.suiting(
            place, role, language=language, tone=None, kind=Kind.UNKNOWN, is_good=False
        )
    ]
    assert found or not field.least


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", sorted(INDEX.languages))
def test_every_kind_of_shop_has_a_call_to_action_in_every_tone(
    language: str, kind: Kind, tone: Tone
) -> None:
    for is_good in (True, False):
        found = INDEX.suiting("", "cta", language=language, tone=tone, kind=kind, is_good=is_good)
        assert any(not each.slots for each in found)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_the_words_of_a_template_make_no_claim(template: CopyTemplate) -> None:
    text = fixed(template)
    broken = {
        rule.id: text[start:end] for rule in (*CLAIMS, *HEALTH) for start, end in rule.find(text)
    }
    assert broken == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_a_template_never_speaks_of_the_text(template: CopyTemplate) -> None:
    assert ABOUT_THE_TEXT.isdisjoint(words_of(fixed(template)))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_the_only_figure_of_a_template_is_the_most_stars_there_are(template: CopyTemplate) -> None:
    figures = [word for word in words_of(fixed(template)) if any(map(str.isdigit, word))]
    assert set(figures) <= {"5"}
    assert not figures or "{rating}" in template.text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
@pytest.mark.parametrize("without", [frozenset(), frozenset({"price", "was", "url", "reviews"})])
def test_a_template_fits_its_fields_and_breaks_no_rule(
    template: CopyTemplate, without: frozenset[str]
) -> None:
    text = written(template, without)
    if text is None:
        assert without
        return
    assert "  " not in text
    assert not set("{}[]<>") & set(text)
    for place in template.fields:
        platform = ALL[place.split(".")[0]]
        field = platform.field(place.split(".")[1])
        assert lint(text, platform, field, carried="was $9 free returns") == ()


@pytest.mark.parametrize(
    "template", [each for each in TEMPLATES if each.role == "cta"], ids=lambda each: each.id
)
def test_a_call_to_action_ends_without_a_mark(template: CopyTemplate) -> None:
    text = written(template) or ""
    if template.fields:
        assert not text.endswith("!")
    else:
        assert text[-1].isalnum()


@pytest.mark.parametrize(
    "template", [each for each in TEMPLATES if each.role == "hook"], ids=lambda each: each.id
)
def test_a_hook_is_a_sentence(template: CopyTemplate) -> None:
    assert (written(template) or "")[-1] in ".?!"


def test_language_neutral_templates_have_no_words() -> None:
    words = {word for each in TEMPLATES if each.language == "any" for word in each.words}
    assert words == set()


def test_parts_of_other_texts_stand_in_no_field() -> None:
    assert {each.role for each in TEMPLATES if not each.fields} == PHRASES
