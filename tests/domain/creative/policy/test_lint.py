"""The linter as a whole: what it counts, and that it misses nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.model.catalog.generation import generate_products
from domain.model.creative.platforms.all_platforms import (
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
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.copy_rule import Severity
from domain.model.creative.policy.lint import RULES, lint
from tests.fakes.findings import found

HEADLINE, DESCRIPTION = GOOGLE_RSA.field("headline"), GOOGLE_RSA.field("description")
PLACES = [(platform, field) for platform in PLATFORMS.values() for field in platform.fields]
# Pieces that break a rule by themselves or beside one another, in any order.
PIECES = """
the best mug #1 SALE FrEe F.L.O.W.E.R.S f1owers fl@wers Ca$h *tea* $ale now, very very buy
only 3 left was $20 50% off save “Tea is so good” - Anna loved by you are diabetic other
Christians your debt don't miss out click here last chance ... … ! !! ? , . - – • 1. 2)
+1 555 123 4567 (555) 123-4567 for für Über é 東京 ☕️ 𝗳𝗹𝗼 ᶠˡᵒ ’ guaranteed 100% safe half
price S A L E hurry while stocks last 020 7946 0958 62 people recommend it ends tonight no.
number one customers love a b c d iPhone USB-C AND Über,alles  ！ as seen on
<b> </p> &amp; &#39; [vc_row] [b] [/b] **b** __b__ [a](https://b.de) {{x}} {name} %s NaN null : for
undefined Ã© â€™ \ufffd Â£ ðŸ free shipping sale deals best https://a.de/b www.a.de a.de/b heals
cures treats cancer acne your skin lose weight fast miracle cure relief from today's offers
"""
TEXTS = st.builds(
    lambda gap, pieces: gap.join(pieces),
    st.sampled_from([" ", "", "  "]),
    st.lists(st.sampled_from([*PIECES.split(), "\u00a0", "\u202f"]), min_size=1, max_size=8),
)


@given(TEXTS | st.text(max_size=60), st.sampled_from(PLACES))
@settings(max_examples=500)
def test_the_quick_look_hides_no_finding(text: str, place: tuple[Platform, Field]) -> None:
    platform, field = place
    rules = [rule for rule in RULES if rule.holds_for(platform.id)]
    expected = {
        (rule.id, start, end)
        for rule in rules
        if rule.fields is None or field.name in rule.fields
        for start, end in rule.find(text)
    }
    ids = {rule.id for rule in rules}
    findings = lint(text, platform, field)
    assert {(each.rule, each.start, each.end) for each in findings if each.rule in ids} == expected


@given(TEXTS, st.sampled_from(PLACES))
def test_findings_come_in_order_and_lie_within_the_text(
    text: str, place: tuple[Platform, Field]
) -> None:
    places = [(each.start, each.end) for each in lint(text, *place)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_to_do_and_where_it_is_from(rule: object) -> None:
    assert rule.source.startswith("https://")
    assert ": " in rule.message
    assert rule.platforms is None or rule.platforms <= PLATFORMS.keys()


def test_no_two_rules_have_one_name() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("platform", "text", "rule", "at"),
    [
        (TIKTOK_ADS, "Mug #tea", "forbidden-character", "#"),
        (TIKTOK_ADS, "Mug {tea", "forbidden-character", "{"),
        (TIKTOK_ADS, "Mug 🍵", "too-many-emoji", "🍵"),
        (AMAZON_SB, "Mug 🍵", "too-many-emoji", "🍵"),
        (YOUTUBE, "Mug <tea", "forbidden-character", "<"),
        (INSTAGRAM, "#a1 #b1 #c1 #d1 #e1 #f1", "too-many-hashtags", "#f1"),
        (INSTAGRAM, "#tea and #Tea", "repeated-hashtag", "#Tea"),
        (LINKEDIN_ADS, "🍵 🍵 🍵 🍵 👍🏽", "too-many-emoji", "👍🏽"),
        (X, "a " * 141, "length", "a " * 141),
    ],
)
def test_what_a_platform_counts_is_counted(
    platform: Platform, text: str, rule: str, at: str
) -> None:
    assert found(text, platform)[rule] == at


@pytest.mark.parametrize(
    ("platform", "text"),
    [
        (TIKTOK_ADS, "Mug [tea] © ™"),
        (LINKEDIN_ADS, "🍵 🍵 🍵 🍵"),
        (YOUTUBE, "Mug ‹tea› #1tea"),
        (INSTAGRAM, "#a1 #b1 #c1 #d1 #e1"),
        (X, "a " * 140),
        (X, "#tea and #teas"),
    ],
)
def test_what_is_within_its_number_is_left_alone(platform: Platform, text: str) -> None:
    assert found(text, platform) == {}


def test_what_is_over_a_hard_limit_is_refused_and_over_an_advised_one_doubted() -> None:
    [refused] = lint("a " * 141, X)
    [doubted] = lint("a " * 21, FACEBOOK, FACEBOOK.field("headline"))
    assert lint("a " * 70, FACEBOOK) == ()  # the rest of a post is folded, and shown on request
    assert (refused.severity, doubted.severity) == (Severity.ERROR, Severity.WARNING)
    assert lint("a " * 70, INSTAGRAM) == ()  # a soft limit beside a hard one is shown, not judged


def test_the_generated_shop_writes_nothing_that_is_refused() -> None:
    for product in generate_products(count=600, seed=5):
        for text in (product.title, product.description):
            for platform, field in PLACES:
                refused = {
                    finding.rule
                    for finding in lint(text, platform, field)
                    if finding.severity is Severity.ERROR
                }
                assert refused <= {"length"}


@pytest.mark.parametrize("text", ["number1 mug", "“für für” tea", "für\u00a0für", "undefinednow"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0].id}.{place[1].name}")
def test_the_quick_look_reads_words_as_the_rules_do(
    text: str, place: tuple[Platform, Field]
) -> None:
    platform, field = place
    expected = {
        rule.id
        for rule in RULES
        if rule.holds_for(platform.id)
        and (rule.fields is None or field.name in rule.fields)
        and list(rule.find(text))
    }
    assert expected <= {each.rule for each in lint(text, platform, field)}
