"""English copy of products as shops write them: what a copywriter sends back is not written."""

import re
from decimal import Decimal

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from tests.fakes.copywriting import core_copywriter

SOAP = (
    "Attiq Super Leaves Hand Soap",
    "Removes dirt without drying the skin. Vegan. Glass bottle.",
)
SCARF = ("Silk Scarf", "Hand-rolled edges. Printed in Como. Keeps its colour in the sun.")
BANK = (
    "Pocket Power Bank",
    (
        "Charge a laptop and two phones at once. Light: 2700-5000 K, 1800 lm. Weighs 420 g. "
        "LED display shows the remaining power. Charges a phone twice."
    ),
)
CLEANING = ("End of Tenancy Cleaning", "Our team brings all equipment. Oven and fridge included.")
LEMON = ("Lemon", "Zesty and tangy lemons. Grown in Sicily. Great for lemonade.")
TABLE = ("Bedside Table", "Convenient drawer. Solid oak legs. Holds a lamp and three books.")


def copy_of(product: tuple[str, str], platform: str, tone: Tone | None = None, **more: str) -> Copy:
    title, description = product
    campaign = Campaign(platforms=(PLATFORMS[platform],), tone=tone, variants=6)
    brief = Brief(
        title=title, description=description, price=Decimal(20), url="https://shop.example/p",
        campaign=campaign, **more,
    )  # type: ignore[arg-type]  # fmt: skip
    return core_copywriter()(brief, Label.GOOD, seed=1)


def texts(copy: Copy, field: str) -> list[str]:
    [platform] = copy.platforms
    assert platform.variants, platform.problem
    return [
        each.text for variant in platform.variants for each in variant.texts
        if each.field.name == field
    ]  # fmt: skip


def test_a_call_to_action_names_the_noun_without_its_adjectives() -> None:
    shown = "\n".join(texts(copy_of(SOAP, "linkedin", Tone.CONFIDENT), "post"))
    assert "rder your hand soap online" in shown
    assert "super leaves hand soap online" not in shown


@pytest.mark.parametrize("tone", Tone)
def test_what_has_no_sizes_asks_for_none(tone: Tone) -> None:
    assert not any("size" in text for text in texts(copy_of(SCARF, "instagram", tone), "caption"))


@pytest.mark.parametrize("field", ["video_caption", "photo_description"])
def test_no_specification_opens_a_post(field: str) -> None:
    for text in texts(copy_of(BANK, "tiktok", Tone.CONFIDENT), field):
        assert not text.startswith(("Light:", "Weighs"))


def test_a_post_on_linkedin_makes_its_point_then_gives_facts_then_the_price_and_the_link() -> None:
    for text in texts(copy_of(BANK, "linkedin", Tone.CONFIDENT), "post"):
        point, product, call, *_ = text.split("\n\n")
        assert "Power Bank" in product
        assert "$" not in point + product
        assert re.fullmatch(r".*20.*: https://shop\.example/p", call)


def test_hooks_say_what_people_want_or_what_the_product_does() -> None:
    shown = "\n".join(texts(copy_of(BANK, "youtube", Tone.CONFIDENT), "description"))
    assert "Want to charge a laptop and two phones at once?" in shown
    assert "A pocket power bank that charges a phone twice." in shown


def test_a_power_bank_is_no_bank() -> None:
    copy = copy_of(BANK, "instagram")
    assert "#PowerBank" in copy.hashtags
    assert "#Bank" not in copy.hashtags


def test_a_service_is_called_by_its_whole_name() -> None:
    assert not any(
        re.search(r"\byour end\b(?! of tenancy)", text)
        for text in texts(copy_of(CLEANING, "youtube"), "description")
    )


def test_a_noun_is_not_said_again_behind_its_colon() -> None:
    for text in texts(copy_of(LEMON, "linkedin", Tone.CONFIDENT), "post")[:2]:
        assert "Lemon: zesty and tangy lemons" not in text


def test_a_company_in_the_name_ends_no_sentence() -> None:
    for text in texts(copy_of(TABLE, "pinterest", brand="Furniture Co."), "title"):
        assert not text.endswith(".")


@pytest.mark.parametrize("tone", [Tone.PLAYFUL, Tone.URGENT])
def test_an_empty_line_stands_before_the_call_where_there_are_no_lines(tone: Tone) -> None:
    short = ("Zqx Lamp", "Brushed brass base. Linen shade.")
    for text in texts(copy_of(short, "instagram", tone), "caption"):
        assert re.search(r"\n\n[^\n]*ink in bio", text)


def test_headlines_are_twelve_and_no_call_is_one_of_them_again() -> None:
    copy = copy_of(
        ("Guitar Lesson", "For beginners. In Leeds. Guitars provided. Small group."), "google_rsa"
    )
    [platform] = copy.platforms
    for variant in platform.variants:
        headlines = [e.text.casefold() for e in variant.texts if e.field.name == "headline"]
        assert len(set(headlines)) == len(headlines)
