"""Claims of cures, on Meta and Google, also where the product's own text makes them."""

import pytest

from domain.model.creative.platforms.all_platforms import (
    FACEBOOK,
    GOOGLE_DISPLAY,
    GOOGLE_MERCHANT,
    GOOGLE_RSA,
    INSTAGRAM,
    X,
)
from domain.model.creative.platforms.platform import Platform
from tests.fakes.findings import found

WHERE = [(FACEBOOK, "meta"), (INSTAGRAM, "meta")] + [
    (platform, "google") for platform in (GOOGLE_RSA, GOOGLE_DISPLAY, GOOGLE_MERCHANT)
]
CURES = [
    ("This tea cures cancer", "cures cancer"),
    ("Cures your chronic back pain", "Cures your chronic back pain"),
    ("It heals dry skin", "heals dry skin"),
    ("Heals the body", "Heals the body"),
    ("A miracle cure in a cup", "miracle cure"),
    ("The natural cure for diabetes", "The natural cure for diabetes"),
    ("A cure-all tea", "cure-all"),
    ("Reverses type 2 diabetes", "Reverses type 2 diabetes"),
    ("Lose weight fast with tea", "Lose weight fast"),
    ("Lose 10 pounds in a week", "Lose 10 pounds in a week"),
    ("Tea for rapid weight loss", "rapid weight loss"),
    ("Burns fat overnight", "Burns fat overnight"),
]
TREATMENTS = [
    ("Treats acne", "Treats acne"),
    ("Prevents hair loss", "Prevents hair loss"),
    ("Relieves joint pain", "Relieves joint pain"),
    ("A remedy for migraines", "remedy for migraines"),
]
FINE = [
    "Cures in 60 seconds under UV light",
    "Dry-cured ham and a cured resin",
    "Dog treats for all dogs, a treat for you",
    "A self-healing cutting mat, self-healing screen",
    "Prevents scratches and spills",
    "Treated wood, a heat treatment",
    "A weight of 5 kg; lose the cable",
    "Stress relief ball and a relief print",
    "Weight loss journal",
    "A miracle of a mug",
]


@pytest.mark.parametrize(("platform", "where"), WHERE)
@pytest.mark.parametrize(
    ("kind", "text", "at"),
    [("cure", *each) for each in CURES] + [("treatment", *each) for each in TREATMENTS],
)
def test_a_health_claim_is_found_whoever_makes_it(
    platform: Platform, where: str, kind: str, text: str, at: str
) -> None:
    rule = f"{where}.health-{kind}"
    assert found(text, platform)[rule] == at
    assert found(text, platform, carried=text)[rule] == at
    assert rule not in found(text, X)


@pytest.mark.parametrize("text", FINE)
@pytest.mark.parametrize("platform", [FACEBOOK, GOOGLE_RSA], ids=lambda platform: platform.id)
def test_what_only_sounds_like_one_is_left_alone(text: str, platform: Platform) -> None:
    assert [rule for rule in found(text, platform) if "health" in rule] == []
