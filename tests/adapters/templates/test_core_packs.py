"""The core packs: enough for every field and voice, and nothing in them breaks a rule."""

from collections import Counter

import pytest

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import lint
from domain.model.creative.templating.copy_template import CopyTemplate

TEMPLATES = TomlTemplatePacks().load()
ALWAYS = {"title", "name", "description", "lead"}
SHORT = {
    "title": "Blue Mug, 300 ml",
    "name": "Blue Mug",
    "description": "Holds tea. Has a handle.",
    "lead": "Holds tea.",
    "detail": "Has a handle.",
    "category": "Kitchen",
    "price": "$5.00",
    "rating": "4.5",
    "brand": "Acme",
    "url": "https://shop.example.com/mug",
}
PLACES = [(platform, field) for platform in PLATFORMS.values() for field in platform.fields]


def templates_of(platform: Platform, field: Field) -> list[CopyTemplate]:
    return [each for each in TEMPLATES if (each.platform, each.field) == (platform.id, field.name)]


def test_there_are_more_than_150_templates() -> None:
    assert len({each.id for each in TEMPLATES}) >= 150


@pytest.mark.parametrize(
    ("platform", "field"),
    [(platform, field) for platform, field in PLACES if field.least],
    ids=lambda each: getattr(each, "id", ""),
)
def test_a_poor_product_of_which_little_is_known_has_ten_ways_to_be_told(
    platform: Platform, field: Field
) -> None:
    plain = {
        each.text
        for each in templates_of(platform, field)
        if each.tone is Tone.PLAIN and not each.needs_good and each.slots <= ALWAYS
    }
    assert len(plain) >= 10


def test_three_different_headlines_can_be_made_of_any_title() -> None:
    platform = PLATFORMS["google_rsa"]
    plain = [
        each
        for each in templates_of(platform, platform.field("headline"))
        if each.tone is Tone.PLAIN and not each.needs_good and each.min_rating is None
    ]
    assert len({each.text for each in plain if each.slots <= ALWAYS}) >= 12
    assert len({each.text for each in plain if not each.slots}) >= 4


@pytest.mark.parametrize(
    ("platform", "field"),
    [(platform, field) for platform, field in PLACES if not field.least],
    ids=lambda each: getattr(each, "id", getattr(each, "name", "")),
)
def test_an_optional_field_can_be_filled(platform: Platform, field: Field) -> None:
    assert templates_of(platform, field)


def test_an_id_is_given_once_to_a_field() -> None:
    seen = Counter((each.id, each.platform, each.field) for each in TEMPLATES)
    assert max(seen.values()) == 1


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("platform", PLATFORMS.values(), ids=lambda platform: platform.id)
def test_every_voice_speaks_on_every_platform(platform: Platform, tone: Tone) -> None:
    for field in platform.fields:
        if field.least:
            own = [each for each in templates_of(platform, field) if each.tone is tone]
            assert len(own) >= 3, field.name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: f"{each.id}@{each.platform}")
def test_a_template_fits_its_field_and_breaks_no_rule(template: CopyTemplate) -> None:
    platform = PLATFORMS[template.platform]
    assert template.applies(SHORT, rating=5.0, is_good=True)
    text = template.render(SHORT)
    assert lint(text, platform, platform.field(template.field)) == ()
    assert text == text.strip()
    assert "  " not in text


def test_a_text_stands_once_in_a_field() -> None:
    seen = Counter((each.platform, each.field, each.tone, each.text) for each in TEMPLATES)
    assert [place for place, times in seen.items() if times > 1] == []
