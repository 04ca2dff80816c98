"""What a platform may show: cleaned for it, with a small letter inside a sentence."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.composing.sayable import Sayable
from domain.model.creative.composing.shown import Shown
from domain.model.creative.composing.values import values_of
from domain.model.creative.facts.product_facts import understand
from domain.model.creative.platforms.all_platforms import GOOGLE_RSA, INSTAGRAM, YOUTUBE
from domain.model.creative.platforms.platform import Platform


def sayable(
    description: str, title: str = "Trail Jacket", platform: Platform = INSTAGRAM
) -> Sayable:
    brief = Brief(title=title, description=description)
    known = understand(brief)
    values = values_of(brief, known, money=str, number=str)
    return Shown(brief, known, values, language="en", is_good=True).on(platform)


def inline(description: str) -> list[str]:
    return [fact.text for fact in sayable(description).facts]


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("Packs into its own pocket.", "packs into its own pocket"),
        ("Waterproof to 10,000 mm.", "waterproof to 10,000 mm"),
        ("Perfect for camping trips.", "perfect for camping trips"),
        ("Two zipped hand pockets.", "two zipped hand pockets"),
        ("OLED screen with 120 Hz.", "OLED screen with 120 Hz"),
        ("Koroneiki olive oil.", "Koroneiki olive oil"),
        ("USB-C charging in an hour.", "USB-C charging in an hour"),
    ],
)
def test_a_common_word_begins_small_and_a_name_keeps_its_capital(
    description: str, text: str
) -> None:
    assert text in inline(description)


def test_the_article_of_the_source_comes_along() -> None:
    by_text = {fact.text: fact.with_article for fact in sayable("It has a soft collar.").facts}
    assert by_text["soft collar"] == "a soft collar"


def test_a_plural_has_no_article_and_a_doubtful_noun_none_at_all() -> None:
    by_text = {
        fact.text: fact.with_article for fact in sayable("Taped seams. Recycled fleece.").facts
    }
    assert by_text["taped seams"] == "taped seams"
    assert by_text["recycled fleece"] is None


def test_part_of_a_longer_fact_is_known_as_one() -> None:
    parts = {fact.text: fact.is_part for fact in sayable("A light and quiet motor.").facts}
    assert parts == {"light and quiet motor": False, "quiet motor": True}


def test_signs_that_a_platform_refuses_are_not_shown() -> None:
    text = "Weighs < 900 g in size M."
    assert not any("<" in fact.text for fact in sayable(text, platform=YOUTUBE).facts)


def test_emoji_are_shown_only_where_the_platform_takes_them() -> None:
    assert sayable("Warm.").emoji
    assert not sayable("Warm.", platform=GOOGLE_RSA).emoji


def test_the_description_has_no_boilerplate() -> None:
    text = "Warm fleece. Please note: colours may vary. Two pockets."
    assert sayable(text).description == "Warm fleece. Two pockets"
    assert sayable("No description available.").description == ""


def test_all_sources_are_listed_once() -> None:
    brief = Brief(title="Trail Jacket", description="Taped seams. Packs small.")
    known = understand(brief)
    values = values_of(brief, known, money=str, number=str)
    sources = Shown(brief, known, values, language="en", is_good=True).sources()
    assert len(sources) == len(set(sources))
    assert {"Taped seams", "Packs small"} <= {source.text for source in sources}
