"""The German pack: everything that the English one has, in German, without a promise."""

import re

import pytest

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.platforms.all_platforms import PLATFORMS, SHOP
from domain.model.creative.policy.words import word_set
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex

TEMPLATES = TomlTemplatePacks().load()
GERMAN = [each for each in TEMPLATES if each.language == "de"]
ENGLISH = [each for each in TEMPLATES if each.language == "en"]
INDEX = TemplateIndex(TEMPLATES)
PLACES = [
    (f"{platform.id}.{field.name}", role)
    for platform in (*PLATFORMS.values(), SHOP)
    for field in platform.fields
    for role in ([role for role, _ in field.recipe] or ["text"])
]
# Forms that German makes by rules that templates do not have.
NO_SLOTS = {"types", "nouns", "act", "does", "it_does", "with", "for", "state"}
ENGLISH_WORDS = word_set(
    """
    the and for with your yours you now order buy shop get from rated out of add discover explore
    today book taste grab reviews yes
    """
)
PROMISES = re.compile(
    r"\b(?:kostenlos|gratis|sofort|nur noch|nur heute|garantiert|beste[nrsm]?|günstigst\w*"
    r"|einzigartig|perfekt|risikofrei|exklusiv|neu|exemplar sichern|solange)\b",
    re.IGNORECASE,
)
DETERMINER_BEFORE_SLOT = re.compile(
    r"\b(?:der|die|das|den|dem|ein|eine|einen|einem|einer|ihr|ihre|dein|deine|unser|unsere)"
    r" \{(?!price|rating|reviews|url)",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("place", "role"), PLACES)
def test_every_field_and_role_that_english_has_is_written(place: str, role: str) -> None:
    def has(templates: list[CopyTemplate]) -> bool:
        return any(place in each.fields and each.role == role for each in templates)

    assert has(GERMAN) == has(ENGLISH)


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", Kind)
def test_every_tone_and_kind_of_shop_has_a_call_to_action(tone: Tone, kind: Kind) -> None:
    found = INDEX.suiting("", "cta", language="de", tone=tone, kind=kind, is_good=True)
    own = [each for each in found if each.kinds] or list(found)
    assert any("{" not in each.text for each in own), "one that every product can have"


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize(("place", "role"), [each for each in PLACES if each[1] == "text"])
def test_every_tone_is_written_everywhere(place: str, role: str, tone: Tone) -> None:
    found = INDEX.suiting(place, role, language="de", tone=tone, kind=Kind.UNKNOWN, is_good=False)
    assert found


@pytest.mark.parametrize("template", GERMAN, ids=lambda each: each.id)
def test_a_template_is_german_and_promises_nothing(template: CopyTemplate) -> None:
    assert not template.words & ENGLISH_WORDS
    assert not PROMISES.search(template.text)


@pytest.mark.parametrize("template", GERMAN, ids=lambda each: each.id)
def test_a_template_is_right_for_every_noun(template: CopyTemplate) -> None:
    slots = set(re.findall(r"\{\??([a-z_]+)", template.text))
    assert not slots & NO_SLOTS
    assert not DETERMINER_BEFORE_SLOT.search(template.text)


def test_nobody_is_told_of_stars_without_their_number() -> None:
    proofs = [each.text for each in GERMAN if "rating" in each.text]
    assert proofs
    assert all("{rating} von 5" in text for text in proofs)
