"""Copy: what the product says, in the tone asked for, within every limit, with its proof."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.policy.lint import lint
from domain.model.creative.text.counting import count
from domain.model.creative.variants.variant import FieldText
from domain.model.data.labelling import Label
from tests.fakes.copywriting import core_copywriter

ALL = tuple(PLATFORMS.values())
URL = "https://shop.example.com/rain-jacket"
JACKET = Brief(
    title="Rain Jacket, Women's, Two-Layer",
    description="Waterproof to 10,000 mm with taped seams. Packs into its own pocket."
    " Pit zips let heat out.",
    category="Clothing > Outerwear",
    brand="Fjordline",
    price=Decimal(120),
    sale_price=Decimal(95),
    currency="EUR",
    rating=4.8,
    rating_count=259,
    url=URL,
    attributes=Attributes(color="Sea Blue", size="M", material="Recycled polyamide"),
    campaign=Campaign(platforms=ALL, variants=5, offers=("Free delivery to Germany",)),
)
READABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120).filter(
    lambda text: bool(text.strip())
)


def write(brief: Brief = JACKET, quality: Label = Label.GOOD, seed: int = 1) -> Copy:
    return core_copywriter()(brief, quality, seed)


def wanted(brief: Brief = JACKET, **wishes: object) -> Copy:
    return write(replace(brief, campaign=replace(brief.campaign, **wishes)))  # type: ignore[arg-type]


def texts(copy: Copy, platform: str = "", field: str = "") -> list[str]:
    return [each.text for each in fields(copy, platform, field)]


def fields(copy: Copy, platform: str = "", field: str = "") -> list[FieldText]:
    return [
        text
        for each in copy.platforms
        if platform in {"", each.platform.id}
        for variant in each.variants
        for text in variant.texts
        if field in {"", text.field.name}
    ]


def catalogue() -> list[Brief]:
    path = Path(__file__).parents[2] / "creatives" / "products_60.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Brief(
            title=re.sub(r"<[^>]+>|&amp;", " ", row["title"]).strip(),
            description=re.sub(r"<[^>]+>|&\w+;|\*\*|_x000D_", " ", row["description"]),
            category=row.get("category"),
            brand=row.get("brand"),
            price=Decimal(str(row["price"])) if isinstance(row.get("price"), int | float) else None,
            url=URL,
            campaign=Campaign(platforms=ALL, variants=2),
        )
        for row in rows
    ]


@cache
def catalogue_copies() -> tuple[tuple[Brief, Copy], ...]:
    return tuple((brief, write(brief)) for brief in catalogue())


def test_every_limit_is_kept_and_no_rule_is_broken() -> None:
    for brief, copy in (*catalogue_copies(), (JACKET, write())):
        carried = f"{brief.title}\n{brief.description}\nwas 120.00 EUR\n{brief.campaign.offers}"
        for each in copy.platforms:
            for variant in each.variants:
                for text in variant.texts:
                    assert text.length == count(text.text, text.field.counting)
                    assert text.length <= text.field.limit
                    assert lint(text.text, each.platform, text.field, carried=carried) == ()


def test_a_tone_that_is_asked_for_is_given() -> None:
    for tone in Tone:
        copy = wanted(tone=tone)
        assert {v.tone for each in copy.platforms for v in each.variants} == {tone}
        assert all(each.variants for each in copy.platforms)


def test_poor_products_have_the_tone_that_is_asked_for_too() -> None:
    brief = replace(JACKET, campaign=replace(JACKET.campaign, tone=Tone.PLAYFUL))
    copy = write(brief, Label.POOR)
    assert {v.tone for each in copy.platforms for v in each.variants} == {Tone.PLAYFUL}


def test_the_link_is_in_every_post_that_can_carry_one() -> None:
    for platform in ("x", "linkedin", "pinterest", "youtube", "facebook"):
        main = PLATFORMS[platform].fields[0 if platform not in {"pinterest", "youtube"} else 1]
        assert all(URL in text for text in texts(write(), platform, main.name))


def test_a_search_ad_is_full_and_says_nothing_twice() -> None:
    for each in next(p for p in write().platforms if p.platform.id == "google_rsa").variants:
        headlines = [text.text for text in each.texts if text.field.name == "headline"]
        descriptions = [text.text for text in each.texts if text.field.name == "description"]
        assert 12 <= len(headlines) <= 15
        assert len({text.casefold() for text in headlines}) == len(headlines)
        assert any("Jacket" in text for text in headlines)
        assert len(descriptions) == 4
        assert sum("EUR" in text for text in headlines) == 1


def test_headline_and_description_of_an_ad_differ() -> None:
    facebook = next(each for each in write().platforms if each.platform.id == "facebook")
    for variant in facebook.variants:
        by_name = {text.field.name: text.text for text in variant.texts}
        assert by_name["headline"] != by_name["description"]


def test_a_merchant_title_has_brand_type_and_attributes() -> None:
    [title, *_] = texts(write(), "google_merchant", "title")
    assert title == "Fjordline Women's Two-Layer Rain Jacket, Recycled polyamide, Sea Blue, M"


def test_the_price_is_now_and_was_where_both_are_given() -> None:
    whole = "\n".join(texts(write()))
    assert "95.00 EUR" in whole
    assert "was 120.00 EUR" in whole


def test_a_rating_below_four_is_no_proof_and_a_price_of_zero_is_not_said() -> None:
    whole = "\n".join(texts(write(replace(JACKET, rating=3.9, price=Decimal(0), sale_price=None))))
    assert "out of 5" not in whole
    assert "EUR" not in whole


def test_offers_stand_only_where_they_are_given() -> None:
    assert "Free delivery" in "\n".join(texts(write()))
    assert "delivery" not in "\n".join(texts(wanted(offers=()))).casefold()


def test_keywords_stand_in_headlines_word_for_word() -> None:
    headlines = texts(wanted(keywords=("waterproof hiking coat",)), "google_rsa", "headline")
    assert "waterproof hiking coat" in headlines


def test_what_must_be_said_is_and_what_must_not_is_not() -> None:
    copy = wanted(must_say=("Made in Bergen",), never_say=("pocket",))
    assert all("Made in Bergen" in text for text in texts(copy, "x") + texts(copy, "instagram"))
    assert not any("pocket" in text.casefold() for text in texts(copy))


def test_an_own_call_to_action_replaces_those_of_the_templates() -> None:
    captions = texts(wanted(call_to_action="Try it on in Bergen"), "instagram")
    assert all("Try it on in Bergen" in text for text in captions)


def test_the_same_seed_gives_the_same_copy() -> None:
    assert write(seed=7) == write(seed=7)


def test_a_language_without_a_pack_has_its_own_words_and_is_told_so() -> None:
    copy = write(
        Brief(
            title="Moulin à poivre",
            description="Moulin en bois de hêtre avec un mécanisme en céramique.",
            campaign=Campaign(platforms=ALL),
        )
    )
    assert copy.language == "fr"
    assert copy.notes
    assert not any(
        re.search(r"\b(order|shop|buy|your)\b", text, re.IGNORECASE) for text in texts(copy)
    )


def test_too_little_to_write_from_gives_less_and_says_what_to_add() -> None:
    copy = write(Brief(title="T-Shirt", description="-", campaign=Campaign(platforms=ALL)))
    assert copy.missing
    assert texts(copy, "x")


def _said(text: str) -> set[str]:
    return {
        word.replace("’", "'").casefold()
        for word in re.findall(r"[^\W\d_]{3,}(?:['’][^\W_]+)?", text)
    }


def _stems(words: set[str]) -> set[str]:
    """The words, and their singular and plural."""
    plurals = {f"{word}s" for word in words} | {f"{word}es" for word in words}
    plurals |= {f"{word[:-1]}ies" for word in words if word.endswith("y")}
    return words | plurals | {word.removesuffix("s") for word in words}


def test_every_word_is_the_products_or_a_templates() -> None:
    own = {each.id: each.words for each in core_copywriter().templates}
    phrases = set().union(*(each.words for each in core_copywriter().templates if not each.fields))
    for brief, copy in catalogue_copies():
        given = _stems(
            _said(f"USD {brief.title} {brief.description} {brief.category} {brief.brand}")
        )
        for text in fields(copy):
            bare = re.sub(r"https?://\S+|[#＃]\S+", " ", text.text)
            template = {word.replace("’", "'") for word in own[text.template_id] | phrases}
            assert _said(bare) <= given | template, (text.text, _said(bare) - given - template)


def test_a_source_is_where_it_says_it_is() -> None:
    for brief, copy in catalogue_copies():
        whole = {"title": brief.title, "description": brief.description, "brand": brief.brand or ""}
        for text in fields(copy):
            assert set(text.sources) <= set(copy.sources)
            for source in text.sources:
                if source.start is not None and source.field in whole:
                    place = whole[source.field][source.start : source.end]
                    assert place == source.text


@given(title=READABLE, description=READABLE, tone=st.none() | st.sampled_from(Tone))
def test_any_text_gives_copy_within_the_limits(
    title: str, description: str, tone: Tone | None
) -> None:
    campaign = Campaign(platforms=ALL, tone=tone)
    for text in fields(write(Brief(title=title, description=description, campaign=campaign))):
        assert 0 < text.length <= text.field.limit


@pytest.mark.parametrize("quality", Label)
def test_the_default_answer_names_the_product_and_its_price(quality: Label) -> None:
    copy = write(JACKET, quality)
    assert copy.caption is not None
    assert copy.ad_copy is not None
    assert "Jacket" in copy.caption.text
    assert "95.00 EUR" in copy.caption.text
    assert copy.ad_copy.length <= 90
