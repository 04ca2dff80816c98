"""Rules about how text is written: each form is found where it stands, near misses are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.platforms.all_platforms import (
    AMAZON_SB,
    GOOGLE_DISPLAY,
    GOOGLE_MERCHANT,
    GOOGLE_RSA,
    X,
)
from domain.model.creative.platforms.platform import Platform
from tests.fakes.findings import found

DESCRIPTION = GOOGLE_RSA.field("description")
CLEAN = "Blue mug that holds tea for long evenings at home"

CAPITALS = [
    ("Buy FLOWERS here", "FLOWERS"),
    ("Buy FlOwErS here", "FlOwErS"),
    ("Buy fLoWeRs here", "fLoWeRs"),
    ("Buy F.L.O.W.E.R.S here", "F.L.O.W.E.R.S"),
    ("Buy F-L-O-W-E-R-S here", "F-L-O-W-E-R-S"),
    ("A mug on SALE", "SALE"),
    ("FREE tea", "FREE"),
    ("FrEe tea", "FrEe"),
    ("Buy MUG NOW", "MUG NOW"),
    ("THE BLUE MUG, home", "THE BLUE MUG"),
    ("RED OAK ELM desk", "RED OAK ELM"),
    ("BLUE MUG", "BLUE MUG"),
    ("DON'T SHOUT at mugs", "DON'T SHOUT"),
    ("SAMSUNG mug", "SAMSUNG"),
    ("GRÖSSERE Tasse", "GRÖSSERE"),
]
PUNCTUATION = [
    ("A mug!!", "!!"),
    ("A mug??", "??"),
    ("A mug?!", "?!"),
    ("A mug,, blue", ",,"),
    ("A mug.. blue", ".."),
    ("*** a mug", "***"),
    ("$$ for a mug", "$$"),
    ("A mug！！", "！！"),
]
SYMBOLS = [
    ("Buy f1owers here", "f1owers"),
    ("Buy fl0wers here", "fl0wers"),
    ("Buy fl@wers here", "fl@wers"),
    ("Get Ca$h for a mug", "Ca$h"),
    ("A $ale of mugs", "$ale"),
    ("Buy *flowers* here", "*flowers*"),
    ("Buy ᶠˡᵒʷᵉʳˢ here", "ᶠˡᵒʷᵉʳˢ"),
    ("Buy 𝗳𝗹𝗼𝘄𝗲𝗿𝘀 here", "𝗳𝗹𝗼𝘄𝗲𝗿𝘀"),
    ("Buy ＦＬＯＷＥＲＳ here", "ＦＬＯＷＥＲＳ"),
]
SPACES = [
    ("Sale,buy a mug", ","),
    ("A mug;tea", ";"),
    ("A mug.Buy tea", "."),
    ("Tea?Buy a mug", "?"),
    ("A  mug", "  "),
    ("A\u00a0 mug", "\u00a0 "),
    ("Buy f l o w e r s now", "f l o w e r s"),
    ("S A L E of mugs", "S A L E"),
    ("Müsli,Schüssel", ","),
]
REPETITIONS = [
    ("Mug mug for tea", "Mug mug"),
    ("Very very blue", "Very very"),
    ("Sale, sale on mugs", "Sale, sale"),
    ("Sale. Sale. Sale.", "Sale. Sale. Sale"),
    ("Buy now buy now", "Buy now buy now"),
    ("Get it now. Get it now.", "Get it now. Get it now"),
    ("Für für Tee", "Für für"),
]
LISTS = [
    ("• a mug", "• "),
    ("A mug • a cup", "• "),
    ("✓ a mug", "✓ "),
    ("- a mug", "- "),
    ("1. a mug", "1. "),
    ("12) a mug", "12) "),
    ("Tea\n2. a mug", "2. "),
    ("For 1) mugs 2) cups", "1) "),
]
CUT_OFFS = [
    ("A mug that…", "…"),
    ("A mug that ... ", "..."),
    ("A mug,", ","),
    ("A mug -", "-"),
    ("A mug for:", ":"),
]
PHONES = [
    ("Call +1 555 123 4567", "+1 555 123 4567"),
    ("Call +49 (0)30 1234567", "+49 (0)30 1234567"),
    ("Call (555) 123-4567", "(555) 123-4567"),
    ("Call 1-555-123-4567", "1-555-123-4567"),
    ("Call 555.123.4567", "555.123.4567"),
    ("Call 020 7946 0958", "020 7946 0958"),
    ("Call 030/1234567", "030/1234567"),
    ("Call 01 23 45 67 89", "01 23 45 67 89"),
    ("Call 1-800-FLOWERS", "1-800-FLOWERS"),
]
CLICKS = [
    ("Click here for a mug", "Click here"),
    ("Tap below for tea", "Tap below"),
    ("To buy, click now", "click now"),
]
VIOLATIONS = [
    *(("google.capitals", *each) for each in CAPITALS),
    *(("google.punctuation", *each) for each in PUNCTUATION),
    *(("google.symbols-for-letters", *each) for each in SYMBOLS),
    *(("google.spacing", *each) for each in SPACES),
    *(("google.repetition", *each) for each in REPETITIONS),
    *(("google.lists", *each) for each in LISTS),
    *(("google.cut-off", *each) for each in CUT_OFFS),
    *(("google.phone-number", *each) for each in PHONES),
    *(("google.click-here", *each) for each in CLICKS),
    ("too-many-emoji", "A mug ☕️ for tea", "☕️"),
]
NEED_THEIR_PLACE = {"google.lists", "google.cut-off", "google.spacing"}
NEAR_MISSES = [
    # capitals
    "USB-C hub with HDMI, LED display and AMOLED screen",
    "Headphones WH-1000XM4 for the iPhone and the MacBook",
    "A GoPro, WiFi, LaTeX and eBay",
    "Sizes S M L XL XXL and A B C D",
    "Made in the U.S.A. for R.E.M. and M.A.",
    "Louis XVIII and Ramses XXVIII",
    "Code WELCOME and voucher: SPRING",
    "Coupon SAVE20 and AAA batteries",
    "ASUS ROG laptop, HTTPS and an ON/OFF switch",
    "BLACK+DECKER drill and AT&T phone",
    # marks and signs
    "Prices from $1,299.00 to $2,000.50?",
    "A 5* hotel, 3:1 odds, 24/7",
    "MP3, H2O, 3D, A4, 4K and 5G in one mp3player",
    "Ask at me@shop.example.com or @mug",
    "For m² and cm³",
    "Yes! One mark is enough.",
    # spaces
    "At 7 p.m. or later, e.g. with Dr.Oetker",
    "Node.js, 1,000 and shop.example.com",
    "Plan B: a T shirt, I say",
    # repetition
    "A trip to Bora Bora with a pom pom",
    "Keep it simple. Simple works.",
    "Piece by piece, day in and day out",
    "The house had a mug, a muggy one",
    # lists
    "A set of 2) is no list - is it",
    "4.5 out of 5. Read on",
    "3 mugs and 12 cups",
    # ends
    "A mug - and tea.",
    "Is it a mug?",
    "From 9 to 5",
    # numbers
    "Cable of 1.5 m, 20 x 30 x 40 cm",
    "EAN 4006381333931, ISBN 978-3-16-148410-0",
    "Over +10 000 000 pixels and 2024-12-24",
    "From 100-240 V at 50-60 Hz in 2000-2024",
    # calls
    "The lid shuts with a click. Here it is",
    "One click, now closed",
    "A tap for water below the sink",
    "Now™ with ©",
]


@pytest.mark.parametrize(("rule", "text", "at"), VIOLATIONS)
@pytest.mark.parametrize("platform", [GOOGLE_RSA, GOOGLE_DISPLAY], ids=lambda each: each.id)
def test_a_violation_is_found_where_it_stands(
    rule: str, text: str, at: str, platform: Platform
) -> None:
    assert found(text, platform, platform.field("description"))[rule] == at


@pytest.mark.parametrize("text", NEAR_MISSES)
@pytest.mark.parametrize(
    "platform", [GOOGLE_RSA, GOOGLE_MERCHANT, AMAZON_SB], ids=lambda each: each.id
)
def test_what_only_looks_like_a_violation_is_left_alone(text: str, platform: Platform) -> None:
    rules = set(found(text, platform, platform.fields[1])) - {"length"}
    assert rules == set()


@pytest.mark.parametrize(("rule", "text", "at"), VIOLATIONS)
def test_other_platforms_let_people_write_as_they_like(rule: str, text: str, at: str) -> None:
    assert found(text, X) == {}


def test_a_headline_has_no_exclamation_mark() -> None:
    headline = GOOGLE_RSA.field("headline")
    assert found("A mug!", GOOGLE_RSA, headline) == {"google.exclamation-in-headline": "!"}
    assert found("A mug！", GOOGLE_RSA, headline) == {"google.exclamation-in-headline": "！"}
    assert found("A mug!", GOOGLE_RSA, DESCRIPTION) == {}


def test_words_that_the_product_repeats_are_its_name() -> None:
    carried = found("The Mug Mug for tea", GOOGLE_RSA, DESCRIPTION, carried="Mug Mug, blue")
    assert carried == {"google.repetition": "Mug Mug"}


@given(
    st.integers(0, len(CLEAN.split())),
    st.sampled_from([each for each in VIOLATIONS if each[0] not in NEED_THEIR_PLACE]),
)
def test_a_violation_is_found_at_any_place(place: int, violation: tuple[str, str, str]) -> None:
    rule, _, at = violation
    words = CLEAN.split()
    text = " ".join([*words[:place], at, *words[place:]])
    if at != "BLUE MUG":  # shouts where nothing stands beside it
        assert at in found(text, GOOGLE_RSA, DESCRIPTION)[rule]
