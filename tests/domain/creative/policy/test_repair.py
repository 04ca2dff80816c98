"""Values of a product, made acceptable: nothing is left that could be repaired, meaning is kept."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.model.catalog.generation import generate_products
from domain.model.creative.platforms.all_platforms import (
    AMAZON_SB,
    GOOGLE_RSA,
    INSTAGRAM,
    LINKEDIN_ADS,
    PLATFORMS,
    TIKTOK_ADS,
    YOUTUBE,
    X,
)
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import lint
from domain.model.creative.policy.repair import cleaned

PLACES = [(platform, field) for platform in PLATFORMS.values() for field in platform.fields]
REPAIRED = {
    "amazon.capitals",
    "amazon.punctuation",
    "forbidden-character",
    "google.capitals",
    "google.cut-off",
    "google.exclamation-in-headline",
    "google.lists",
    "google.punctuation",
    "google.spacing",
    "meta.capitals",
    "repeated-hashtag",
    "too-many-emoji",
}
PIECES = [
    *"aB1 .,!?-#{}<>•…é東:;*~=$@'’|^–",
    *(
        "  ",
        "👍🏽",
        "SALE",
        "F.L.O.W.E",
        "☕️",
        "x y z w",
        "\n1. ",
        "\u0301",
        "FrEeE",
        "e.g.",
        "#tea",
    ),
    *(
        "BLUE MUG",
        "DON'T",
        "usb",
        "𝗳𝗹",
        "ＦＬ",
        "...",
        "?!",
        "code WELCOME",
        "1) a 2) b",
        "S A L E",
    ),
    *("\x07", "\u200d", "！", "SUPER-", "-A-B-C-D", "Dr", "\u00a0"),
]
VALUES = st.lists(st.sampled_from(PIECES), max_size=15).map("".join) | st.text(max_size=40)


@given(VALUES, st.sampled_from(PLACES))
@settings(max_examples=500)
def test_a_cleaned_value_has_nothing_that_could_be_cleaned(
    value: str, place: tuple[Platform, Field]
) -> None:
    platform, field = place
    text = cleaned(value, platform)
    assert REPAIRED.isdisjoint(finding.rule for finding in lint(text, platform, field))


@given(VALUES, st.sampled_from(list(PLATFORMS.values())))
@settings(max_examples=500)
def test_cleaning_again_changes_nothing(value: str, platform: Platform) -> None:
    text = cleaned(value, platform)
    assert cleaned(text, platform) == text
    assert unicodedata.is_normalized("NFC", text)
    assert text == " ".join(text.split())


@given(VALUES, st.sampled_from(list(PLATFORMS.values())))
def test_letters_and_digits_stay_in_their_order(value: str, platform: Platform) -> None:
    brought = iter(_letters(value))
    assert all(sign in brought for sign in _letters(cleaned(value, platform)))


def _letters(text: str) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum()
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Super Blue Mug!!! ☕️", "Super Blue Mug."),
        ("BEAUTIFUL mug,blue", "Beautiful mug, blue"),
        ("BLUE MUG", "Blue Mug"),
        ("FREE USB LAMP", "Free USB Lamp"),
        ("F.L.O.W.E.R.S", "Flowers"),
        ("FlOwErS for s a l e", "Flowers for sale"),
        ("USB HDMI hub, 4K", "USB HDMI hub, 4K"),
        ("A mug that...", "A mug that."),
        ("Soft… and warm", "Soft, and warm"),
        ("Really?!", "Really?"),
        ("Mug,", "Mug"),
        ("- Mug •  blue", "Mug blue"),
        ("1. Mug", "Mug"),
        ("𝗕𝗹𝘂𝗲 mug", "Blue mug"),
        ("Mug™ for 3.5 € (5*)", "Mug™ for 3.5 € (5*)"),
    ],
)
def test_a_value_keeps_its_meaning(value: str, text: str) -> None:
    assert cleaned(value, GOOGLE_RSA) == text
    assert cleaned(value, AMAZON_SB) == text
    assert cleaned(value, TIKTOK_ADS) == text


@pytest.mark.parametrize(
    ("value", "platform", "text"),
    [
        ("SALE!!! Mug ☕️ <b>", X, "SALE!!! Mug ☕️ <b>"),
        ("SALE!!! Mug ☕️ <b>", YOUTUBE, "SALE!!! Mug ☕️ b"),
        ("Mug {blue} #tea", TIKTOK_ADS, "Mug blue tea"),
        ("Mug \x00 and\n\ttea", INSTAGRAM, "Mug and tea"),
        ("☕️☕️☕️☕️☕️ mug", LINKEDIN_ADS, "☕️☕️☕️☕️ mug"),
        ("#Tea and #tea and #mug", X, "#Tea and tea and #mug"),
        ("Cafe\u0301", X, "Café"),
    ],
)
def test_other_platforms_drop_what_they_refuse_alone(
    value: str, platform: Platform, text: str
) -> None:
    assert cleaned(value, platform) == text


def test_the_generated_shop_needs_no_repair() -> None:
    for product in generate_products(count=600, seed=5):
        for platform in PLATFORMS.values():
            assert cleaned(product.title, platform) == product.title
            assert cleaned(product.description, platform) == product.description


def test_a_repeated_hashtag_with_two_signs_becomes_a_word() -> None:
    assert cleaned("#tea ##tea", X) == "#tea tea"
