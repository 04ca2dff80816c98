"""The linter: each rule finds its violations, and leaves alone what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.model.creative.platforms import (
    AMAZON_SB,
    FACEBOOK,
    GOOGLE_RSA,
    INSTAGRAM,
    LINKEDIN_ADS,
    PLATFORMS,
    TIKTOK_ADS,
    YOUTUBE,
    X,
)
from domain.model.creative.policy.lint import RULES, lint, lint_ad
from domain.model.creative.policy.repair import cleaned

HEADLINE, DESCRIPTION = GOOGLE_RSA.field("headline"), GOOGLE_RSA.field("description")
CLEAN = "Blue mug that holds tea"


def found(text: str, platform: object = GOOGLE_RSA, **more: object) -> dict[str, str]:
    """The rules that a text breaks, each with what stands there."""
    field = DESCRIPTION if platform is GOOGLE_RSA else None
    findings = lint(text, platform, field, **more)  # type: ignore[arg-type]
    return {finding.rule: text[finding.start : finding.end] for finding in findings}


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        ("Buy FLOWERS here", "google.capitals", "FLOWERS"),
        ("Buy FlOwErS here", "google.capitals", "FlOwErS"),
        ("Buy F.L.O.W.E.R.S here", "google.capitals", "F.L.O.W.E.R.S"),
        ("BEAUTIFUL mug", "google.capitals", "BEAUTIFUL"),
        ("Buy MUG NOW", "google.capitals", "MUG NOW"),
        ("A mug!!", "google.punctuation", "!!"),
        ("A mug??", "google.punctuation", "??"),
        ("A mug,, blue", "google.punctuation", ",,"),
        ("Buy f1owers here", "google.symbols-for-letters", "f1owers"),
        ("Buy fl@wers here", "google.symbols-for-letters", "fl@wers"),
        ("Sale,buy a mug", "google.spacing", ","),
        ("A  mug", "google.spacing", "  "),
        ("Buy f l o w e r s now", "google.spacing", "f l o w e r s"),
        ("Mug mug for tea", "google.repetition", "Mug mug"),
        ("Click here for a mug", "google.click-here", "Click here"),
        ("• a mug", "google.lists", "• "),
        ("1. a mug", "google.lists", "1. "),
        ("A mug that…", "google.cut-off", "…"),
        ("A mug that...", "google.cut-off", "..."),
        ("Call +1 555 123 4567", "google.phone-number", "+1 555 123 4567"),
        ("Call (555) 123-4567", "google.phone-number", "(555) 123-4567"),
        ("A mug ☕️ for tea", "too-many-emoji", "☕️"),
        ("The best mug", "claim.superlative", "best"),
        ("The #1 mug", "claim.superlative", "#1"),
        ("Guaranteed to please", "claim.superlative", "Guaranteed"),
        ("Loved by tea drinkers", "claim.testimonial", "Loved by"),
        ("Was $20, now less", "claim.former-price", "Was $20"),
        ("50% off a mug", "claim.former-price", "50% off"),
        ("Only 3 left of it", "claim.scarcity", "Only 3 left"),
        ("Your last chance today", "claim.scarcity", "last chance"),
    ],
)
def test_a_violation_is_found_where_it_stands(text: str, rule: str, at: str) -> None:
    assert found(text)[rule] == at


@pytest.mark.parametrize(
    "text",
    [
        "USB-C hub with HDMI LED display and 4K",
        "MP3, H2O, 3D, A4 and 5G in one",
        "Headphones WH-1000XM4 for the iPhone",
        "Sizes S M L XL XXL",
        "Prices from $1,299.00 to $2,000.50",
        "Cable of 1.5 m, 20 x 30 x 40 cm",
        "Made in the U.S.A. for tea",
        "The house had a mug, a mug",
        "Only the mug is left out",
        "She was 20 cm away",
        "Code SAVE20 holds",
        "At 7 p.m. or later",
        "Well-known, well-made",
    ],
)
def test_what_only_looks_like_a_violation_is_left_alone(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    "text",
    ["Are you diabetic?", "As a Christian you know", "Meet other Muslims", "Pay your debt now"],
)
def test_meta_hears_nothing_of_the_readers_person(text: str) -> None:
    assert "meta.personal-attributes" in found(text, FACEBOOK)
    assert "meta.personal-attributes" not in found(text, X)
    assert found("You will like your mug", FACEBOOK) == {}


def test_a_claim_that_the_product_carries_is_supported() -> None:
    assert found("The best mug", carried="Best mug in town") == {}
    assert found("The cheapest mug", carried="Best mug in town") != {}


def test_amazon_refuses_what_others_only_doubt() -> None:
    severities = {finding.rule: finding.severity for finding in lint("Best mug", AMAZON_SB)}
    assert severities == {"amazon.unsupported": "error", "claim.superlative": "warning"}


@pytest.mark.parametrize(
    ("platform", "text", "rule"),
    [
        (TIKTOK_ADS, "Mug #tea", "forbidden-character"),
        (TIKTOK_ADS, "Mug {tea}", "forbidden-character"),
        (TIKTOK_ADS, "Mug 🍵", "too-many-emoji"),
        (YOUTUBE, "Mug <tea>", "forbidden-character"),
        (INSTAGRAM, "#a1 #b1 #c1 #d1 #e1 #f1", "too-many-hashtags"),
        (INSTAGRAM, "#tea #Tea", "repeated-hashtag"),
        (LINKEDIN_ADS, "🍵 🍵 🍵 🍵 🍵", "too-many-emoji"),
        (X, "a " * 141, "length"),
        (FACEBOOK, "a " * 70, "length"),
    ],
)
def test_what_a_platform_counts_is_counted(platform: object, text: str, rule: str) -> None:
    assert rule in found(text, platform)


def test_an_exclamation_mark_is_kept_out_of_headlines_and_to_one_in_an_ad() -> None:
    assert [finding.rule for finding in lint("A mug!", GOOGLE_RSA, HEADLINE)] == [
        "google.exclamation-in-headline"
    ]
    ad = [("A mug!", DESCRIPTION), ("Tea!", DESCRIPTION), ("a MUG!", DESCRIPTION)]
    rules = [(place, finding.rule) for place, finding in lint_ad(ad, GOOGLE_RSA)]
    assert rules == [(1, "google.one-exclamation"), (2, "google.one-exclamation"), (2, "unique")]


def test_every_rule_says_what_to_do_and_where_it_is_from() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.source.startswith("https://")
        assert ": " in rule.message


@given(st.integers(0, len(CLEAN.split())), st.sampled_from(["FLOWERS", "f1owers", "best", "hurry"]))
def test_a_violation_is_found_at_any_place(place: int, violation: str) -> None:
    words = CLEAN.split()
    assert found(CLEAN) == {}
    text = " ".join([*words[:place], violation, *words[place:]])
    assert found(text) != {}


REPAIRED = {
    "google.capitals",
    "google.punctuation",
    "google.exclamation-in-headline",
    "google.spacing",
    "google.lists",
    "google.cut-off",
    "too-many-emoji",
    "forbidden-character",
}
SIGNS = st.lists(
    st.sampled_from(
        [*"aB1 .,!?-#{}<>•…é東", "  ", "👍🏽", "SALE", "F.L.O.W", "☕️", "x y z w", "\n1. "]
    ),
    max_size=15,
).map("".join)


@given(SIGNS | st.text(max_size=40), st.sampled_from(list(PLATFORMS.values())))
@settings(max_examples=300)
def test_a_cleaned_value_has_nothing_that_could_be_cleaned(value: str, platform: object) -> None:
    text = cleaned(value, platform)  # type: ignore[arg-type]
    assert cleaned(text, platform) == text  # type: ignore[arg-type]
    assert REPAIRED.isdisjoint(finding.rule for finding in lint(text, platform))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("SUPER Blue Mug!!! ☕️", "Super Blue Mug."),
        ("BEAUTIFUL mug,blue", "Beautiful mug, blue"),
        ("F.L.O.W.E.R.S", "Flowers"),
        ("USB HDMI hub", "USB HDMI hub"),
        ("A mug that...", "A mug that."),
    ],
)
def test_a_value_keeps_its_meaning(value: str, text: str) -> None:
    assert cleaned(value, GOOGLE_RSA) == text
    assert cleaned(value, X) == value


def test_a_hashtag_that_comes_again_is_a_word() -> None:
    assert cleaned("#Tea and #tea and #mug", X) == "#Tea and tea and #mug"
