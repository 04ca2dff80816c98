"""Rules about claims: law for all platforms, Amazon's and Meta's own."""

import pytest

from domain.model.creative.platforms.all_platforms import (
    AMAZON_SB,
    FACEBOOK,
    INSTAGRAM,
    PLATFORMS,
    X,
)
from domain.model.creative.policy.copy_rule import Severity
from domain.model.creative.policy.lint import lint
from tests.fakes.findings import found

SUPERLATIVES = [
    ("The best mug", "best"),
    ("Our bestselling mug", "bestselling"),
    ("A best-seller in tea", "best-seller"),
    ("The #1 mug", "#1"),
    ("The number one mug", "number one"),
    ("The No. 1 for tea", "No. 1"),
    ("A top-rated mug", "top-rated"),
    ("Top quality clay", "Top quality"),
    ("The world's mug", "world's"),
    ("A world-class mug", "world-class"),
    ("An industry-leading kiln", "industry-leading"),
    ("Unbeatable warmth", "Unbeatable"),
    ("The greatest mug", "greatest"),
    ("The finest clay", "finest"),
    ("The cheapest mug", "cheapest"),
    ("At the lowest price", "lowest price"),
    ("Guaranteed to please", "Guaranteed"),
    ("A risk-free purchase", "risk-free"),
    ("An award-winning mug", "award-winning"),
    ("A 100% safe glaze", "100% safe"),
    ("Clinically proven to warm", "Clinically proven"),
    ("A doctor-recommended mug", "doctor-recommended"),
    ("FDA approved glaze", "FDA approved"),
    ("A “best” mug", "best"),
]
TESTIMONIALS = [
    ("“It changed my mornings” - Anna", "“It changed my mornings” - Anna"),
    ('"Holds tea so well" says Bo', '"Holds tea so well" says Bo'),
    ("Customers love this mug", "Customers love"),
    ("Everyone recommends it", "Everyone recommends"),
    ("Loved by tea drinkers", "Loved by"),
    ("As seen on television", "As seen on"),
    ("Rave reviews for a mug", "Rave reviews"),
    ("With five-star reviews", "five-star reviews"),
    ("Thousands of happy customers", "happy customers"),
]
FORMER_PRICES = [
    ("Was $20, now less", "Was $20"),
    ("It was only 19.99 before", "was only 19.99"),
    ("Was 20 €, now 15", "Was 20 €"),
    ("Instead of EUR 30", "Instead of EUR 30"),
    ("RRP: $40", "RRP: $40"),
    ("Regular price $50 today", "Regular price $50"),
    ("50% off a mug", "50% off"),
    ("Now 20 percent off", "20 percent off"),
    ("$5 off a mug", "$5 off"),
    ("Save $10 on it", "Save $10"),
    ("Save up to 30%", "Save up to 30%"),
    ("A mug at half price", "half price"),
    ("Huge discounts on mugs", "Huge discounts"),
]
SCARCITIES = [
    ("Only 3 left of it", "Only 3 left"),
    ("Only a few left", "Only a few left"),
    ("2 left in stock", "2 left in stock"),
    ("Your last chance at tea", "last chance"),
    ("Hurry and buy a mug", "Hurry"),
    ("It is selling out", "selling out"),
    ("This mug sells fast", "sells fast"),
    ("Almost gone", "Almost gone"),
    ("While stocks last", "While stocks last"),
    ("While supplies last", "While supplies last"),
    ("The offer ends tonight", "ends tonight"),
    ("Ends on Sunday", "Ends on Sunday"),
    ("Today only in the shop", "Today only"),
    ("A limited-time mug", "limited-time"),
    ("Limited stock of mugs", "Limited stock"),
    ("Before it’s gone", "Before it’s gone"),
    ("Don't miss out on tea", "Don't miss out"),
    ("Do not miss this mug", "Do not miss this"),
    ("Act now for a mug", "Act now"),
    ("The final hours of tea", "final hours"),
]
VIOLATIONS = [
    *(("claim.superlative", *each) for each in SUPERLATIVES),
    *(("claim.testimonial", *each) for each in TESTIMONIALS),
    *(("claim.former-price", *each) for each in FORMER_PRICES),
    *(("claim.scarcity", *each) for each in SCARCITIES),
]
NEAR_MISSES = [
    "Best before May, best kept dry",
    "Tea at its best with your best friend",
    "100% cotton and 100 % wool",
    "Size #10 for one person",
    "On the lowest setting at the top of the world map",
    "A mug with a tested handle, number 12",
    'Monitor of 27" beside one of 24" - black',
    'A "mug" and its handle',
    "People drink tea with friends",
    "A review of 5 stars of the sky",
    "She was 20 cm away and was 3 then",
    "Takes 10 seconds to switch off",
    "Save time and save 2 trips",
    "Half of the clay",
    "Only the mug is left out",
    "The last piece of the set",
    "A limited edition of blue",
    "Ends in a handle, stocks two sizes",
    "A hot mug sold today",
]
PERSONAL = [
    ("Are you diabetic?", "Are you diabetic"),
    ("Are you a Christian?", "Are you a Christian"),
    ("Are you lonely?", "Are you lonely?"),
    ("If you're pregnant, drink tea", "you're pregnant"),
    ("Meet other Muslims", "other Muslims"),
    ("Meet other black singles here", "other black singles"),
    ("As a veteran, drink tea", "As a veteran"),
    ("Tea for teenagers like you", "teenagers like you"),
    ("Pay your debt now", "your debt"),
    ("Treat your anxiety with tea", "your anxiety"),
    ("Do you have diabetes?", "Do you have diabetes"),
    ("Depression getting you down?", "Depression getting you down"),
    ("Are you over 40?", "Are you over 40"),
    ("You just turned 62, so drink", "You just turned 62"),
    ("Broke? Drink tea", "Broke?"),
    ("Are you registered to vote?", "Are you registered to vote"),
]
NOT_PERSONAL = [
    "You will like your mug",
    "Are you looking for a black mug?",
    "A black tea for single malt lovers",
    "As a single piece or as a black set",
    "Find the mug for seniors and for other tea drinkers",
    "You are 10 minutes away from 20 cups",
    "Your race bike bottle and your income tax folder",
    "Meet the white mug",
    "Fat free and blind stitched",
]


@pytest.mark.parametrize(("rule", "text", "at"), VIOLATIONS)
def test_a_claim_is_found_on_every_platform(rule: str, text: str, at: str) -> None:
    for platform in PLATFORMS.values():
        assert found(text, platform)[rule] == at


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_sounds_like_a_claim_is_left_alone(text: str) -> None:
    assert [rule for rule in found(text, X) if rule.startswith("claim.")] == []
    assert [rule for rule in found(text, AMAZON_SB) if rule.startswith("claim.")] == []


@pytest.mark.parametrize(("rule", "text", "at"), VIOLATIONS)
def test_a_claim_that_the_product_carries_is_supported(rule: str, text: str, at: str) -> None:
    assert rule not in found(text, X, carried=f"Tea. {at.upper()}\nand more")
    assert rule in found(text, X, carried=f"x{at}x and the tea")


@pytest.mark.parametrize(("text", "at"), PERSONAL)
@pytest.mark.parametrize("platform", [FACEBOOK, INSTAGRAM], ids=lambda platform: platform.id)
def test_meta_hears_nothing_of_the_readers_person(text: str, at: str, platform: object) -> None:
    assert found(text, platform)["meta.personal-attributes"] == at
    assert "meta.personal-attributes" not in found(text, X)


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_meta_may_hear_of_the_product_and_of_you(text: str) -> None:
    assert "meta.personal-attributes" not in found(text, FACEBOOK)


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("Best mug", "amazon.unsupported", Severity.ERROR),
        ("A top-selling mug", "amazon.unsupported", Severity.ERROR),
        ("Last chance for tea", "amazon.pressure", Severity.ERROR),
        ("Don’t miss out", "amazon.pressure", Severity.ERROR),
        ("Click here for tea", "amazon.pressure", Severity.ERROR),
        ("FLOWERS and tea", "amazon.capitals", Severity.WARNING),
        ("Tea!!", "amazon.punctuation", Severity.WARNING),
    ],
)
def test_amazon_refuses_what_others_only_doubt(text: str, rule: str, severity: Severity) -> None:
    assert {each.rule: each.severity for each in lint(text, AMAZON_SB)}[rule] is severity
    assert rule not in found(text, X)


@pytest.mark.parametrize(
    "text", ["Best before May", "The last mug you miss", "Click the lid shut", "USB mug warmer"]
)
def test_amazon_takes_what_only_sounds_so(text: str) -> None:
    assert [rule for rule in found(text, AMAZON_SB) if rule.startswith("amazon.")] == []


def test_what_presses_stays_refused_whoever_says_it() -> None:
    assert "amazon.pressure" in found("Last chance", AMAZON_SB, carried="Last chance")
    assert "amazon.unsupported" in found("Best mug", AMAZON_SB, carried="Best mug")
    assert "claim.superlative" not in found("Best mug", AMAZON_SB, carried="Best mug")
