"""The core packs: something for every field, role and tone, and nothing in them breaks a rule."""

from collections import Counter

import pytest

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS, SHOP
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.claims import CLAIMS
from domain.model.creative.templating.copy_template import CopyTemplate

TEMPLATES = TomlTemplatePacks().load()
PLACES = [
    (platform, field) for platform in (*PLATFORMS.values(), SHOP) for field in platform.fields
]
LANGUAGES = sorted({each.language for each in TEMPLATES})


def templates_of(platform: Platform, field: Field, language: str) -> list[CopyTemplate]:
    place = f"{platform.id}.{field.name}"
    return [each for each in TEMPLATES if place in each.fields and each.language == language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("platform", "field"), PLACES, ids=[f"{platform.id}.{field.name}" for platform, field in PLACES]
)
def test_every_field_can_be_written_in_every_language(
    platform: Platform, field: Field, language: str
) -> None:
    found = templates_of(platform, field, language)
    assert found
    if field.recipe and language != "any":
        roles = {role for role, _ in field.recipe}
        assert roles <= {each.role for each in found} | {"offer", "proof"}


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "any"])
@pytest.mark.parametrize("platform", PLATFORMS.values(), ids=lambda platform: platform.id)
def test_every_tone_speaks_on_every_platform(platform: Platform, language: str, tone: Tone) -> None:
    for field in platform.fields:
        if field.least:
            found = templates_of(platform, field, language)
            assert any(not each.tones or tone in each.tones for each in found), field.name


def test_an_id_is_given_once() -> None:
    assert max(Counter(each.id for each in TEMPLATES).values()) == 1


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_no_template_makes_a_claim(template: CopyTemplate) -> None:
    """``was`` and ``rated`` stand beside what the seller gave."""
    text = template.render(lambda slot: f"<{slot}>")
    assert (
        text is None
        or [rule.id for rule in CLAIMS if list(rule.find(text.replace("<was>", "")))] == []
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_nobody_writes_about_the_text(template: CopyTemplate) -> None:
    forbidden = {"description", "details", "read", "decide", "compare", "looking", "listing"}
    assert not template.words & forbidden
