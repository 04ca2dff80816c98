"""What a campaign wishes: said where it must be, nowhere else, with the link in every post."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.variants.variant import FieldText
from domain.model.data.labelling import Label
from tests.fakes.copywriting import core_copywriter

ALL = tuple(PLATFORMS.values())
URL = "https://shop.example.com/fleece"
FLEECE = Brief(
    title="Fleece Jacket, Men's, Full-Zip",
    description="Warm recycled fleece with a brushed inside. Two zipped hand pockets."
    " Flat seams sit well under a pack.",
    category="Clothing > Outerwear",
    brand="Tarnfell",
    price=Decimal(89),
    rating=4.6,
    url=URL,
    campaign=Campaign(platforms=ALL, variants=4),
)
SERVICE = Brief(
    title="Windscreen Chip Repair at Home",
    description="A technician comes to your home or work. Repairs chips up to 25 mm.",
    price=Decimal(65),
    url=URL,
    campaign=FLEECE.campaign,
)
BARE = Brief(title="T-Shirt", description="-", url=URL, campaign=FLEECE.campaign)
FRENCH = Brief(
    title="Moulin à poivre",
    description="Moulin en bois de hêtre, avec un mécanisme en céramique.",
    url=URL,
    campaign=FLEECE.campaign,
)
BRIEFS = {"goods": FLEECE, "service": SERVICE, "bare": BARE, "French": FRENCH}
WITH_LINK = {
    "x": "post", "linkedin": "post", "facebook": "primary_text", "pinterest": "description",
    "youtube": "description",
}  # fmt: skip
BODIES = WITH_LINK | {"instagram": "caption", "tiktok": "video_caption"}


def write(brief: Brief, quality: Label = Label.GOOD, **wishes: object) -> Copy:
    campaign = replace(brief.campaign, **wishes)  # type: ignore[arg-type]
    return core_copywriter()(replace(brief, campaign=campaign), quality, 2)


def texts(copy: Copy, platform: str | None = None) -> list[FieldText]:
    return [
        text
        for each in copy.platforms
        if platform in {None, each.platform.id}
        for variant in each.variants
        for text in variant.texts
    ]


@pytest.mark.parametrize("tone", [None, *Tone])
@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_the_link_is_in_every_post_that_can_carry_one(brief: Brief, tone: Tone | None) -> None:
    copy = write(brief, tone=tone)
    for platform, field in WITH_LINK.items():
        posts = [text.text for text in texts(copy, platform) if text.field.name == field]
        assert posts
        assert [text for text in posts if URL not in text] == []


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_without_a_link_nothing_stands_open(brief: Brief) -> None:
    for text in texts(write(replace(brief, url=None))):
        assert "http" not in text.text
        assert "link in bio" not in text.text
        assert not text.text.rstrip("）)").endswith(":")


@pytest.mark.parametrize("quality", Label)
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("brief", [FLEECE, SERVICE, BARE], ids=["goods", "service", "bare"])
def test_the_tone_asked_for_is_given(brief: Brief, tone: Tone, quality: Label) -> None:
    copy = write(brief, quality, tone=tone)
    for each in copy.platforms:
        assert each.variants, each.problem
        assert {variant.tone for variant in each.variants} == {tone}


def test_a_tone_that_cannot_be_given_has_its_reason() -> None:
    assert not write(FLEECE, tone=Tone.PREMIUM).notes
    assert any("premium" in note for note in write(FRENCH, tone=Tone.PREMIUM).notes)
    assert any("urgent" in note for note in write(FLEECE, tone=Tone.URGENT).notes)
    assert not write(FLEECE, tone=Tone.URGENT, offers=("Free returns until Sunday",)).notes


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
@pytest.mark.parametrize("platform", BODIES)
def test_what_must_be_said_is_in_every_post(platform: str, brief: Brief) -> None:
    copy = write(brief, must_say=("Made in Bergen", "Open on Sundays"))
    body = PLATFORMS[platform].field(BODIES[platform])
    posts = [text.text for text in texts(copy, platform) if text.field is body]
    assert posts
    for words in ("Made in Bergen", "Open on Sundays"):
        assert [text for text in posts if words not in text] == []


def test_titles_and_headlines_stay_one_line() -> None:
    copy = write(FLEECE, must_say=("Made in Bergen",), offers=("Free returns",))
    for text in texts(copy):
        if "title" in text.field.name or "headline" in text.field.name:
            assert "\n" not in text.text


def test_what_the_text_says_already_is_not_said_again() -> None:
    for text in texts(write(FLEECE, must_say=("Two zipped hand pockets",)), "instagram"):
        assert text.text.casefold().count("two zipped hand pockets") == 1


@pytest.mark.parametrize("word", ["pocket", "fleece", "recycled", "order", "your", "flat seams"])
def test_what_must_not_be_said_is_nowhere(word: str) -> None:
    copy = write(FLEECE, never_say=(word,))
    everything = [text.text for text in texts(copy)]
    everything += [each.text for each in (copy.caption, copy.ad_copy) if each]
    assert [text for text in everything if word in text.casefold().replace(URL, "")] == []


def test_an_own_call_to_action_is_the_only_one() -> None:
    calls = {
        each.text
        for each in core_copywriter().templates
        if each.role == "cta" and not each.fields and "{" not in each.text
    }
    copy = write(FLEECE, call_to_action="Try it on in Bergen")
    captions = [text.text for text in texts(copy, "instagram")]
    assert all("Try it on in Bergen" in text for text in captions)
    assert not any(call in text for text in captions for call in calls)


def test_own_hashtags_come_first() -> None:
    own = ("#GoOutside", "tarnfell days")
    copy = write(FLEECE, hashtags=own)
    assert copy.hashtags[:2] == ("#GoOutside", "#TarnfellDays")
    for platform in ("x", "instagram", "linkedin"):
        for text in texts(copy, platform):
            assert text.hashtags[0] == "#GoOutside"


def test_an_offer_is_said_as_it_was_given() -> None:
    copy = write(FLEECE, offers=("Free returns within 30 days",))
    with_offer = [text for text in texts(copy) if "free returns" in text.text.casefold()]
    assert with_offer
    assert all("within 30 days" in text.text.casefold() for text in with_offer)


@given(
    keywords=st.lists(st.sampled_from(["fleece men", "warm fleece", "zip fleece"]), unique=True),
    never=st.lists(st.sampled_from(["warm", "pockets", "tarnfell"]), unique=True),
    tone=st.none() | st.sampled_from(Tone),
    offers=st.lists(st.sampled_from(["Free returns", "Free pin with it"]), unique=True),
)
@settings(max_examples=20)
def test_wishes_of_all_kinds_keep_the_limits(
    keywords: list[str], never: list[str], tone: Tone | None, offers: list[str]
) -> None:
    copy = write(
        FLEECE,
        keywords=tuple(keywords),
        never_say=tuple(never),
        tone=tone,
        offers=tuple(offers),
    )
    for text in texts(copy):
        assert 0 < text.length <= text.field.limit
        assert not any(word in text.text.casefold() for word in never)


def test_words_that_a_platform_has_no_place_for_are_told() -> None:
    copy = write(FLEECE, must_say=("Made in Bergen",))
    [note] = [each for each in copy.notes if "Made in Bergen" in each]
    assert "Google responsive search ad" in note
    assert "Instagram" not in note


def test_must_say_words_and_own_tags_are_facts_of_the_texts_that_have_them() -> None:
    copy = write(FLEECE, must_say=("Made in Bergen",), hashtags=("BergenMade",))
    for text in texts(copy, "instagram"):
        fields = {source.field for source in text.sources}
        assert ("must_say.0" in fields) == ("Made in Bergen" in text.text)
        assert ("hashtags.0" in fields) == ("#BergenMade" in text.text)
    assert {"must_say.0", "hashtags.0"} <= {source.field for source in copy.sources}


def test_a_merchant_title_leaves_a_promotion_out_and_keeps_the_rest() -> None:
    copy = write(replace(FLEECE, title="Fleece Jacket, Men's, Free Shipping, Full-Zip"))
    titles = [text.text for text in texts(copy, "google_merchant") if text.field.name == "title"]
    assert titles
    for title in titles:
        assert "Free Shipping" not in title
        assert "Full-Zip" in title
