"""Rules about what copy may claim: law and the platforms' own words."""

import re

from domain.model.creative.policy.rule import Rule, Severity, matches_of

_ENDORSEMENTS = "https://www.ecfr.gov/current/title-16/part-255"
_REVIEWS = "https://www.ecfr.gov/current/title-16/part-465"
_FORMER_PRICE = "https://www.ecfr.gov/current/title-16/section-233.1"
_SCARCITY = "https://www.ecfr.gov/current/title-16/section-233.5"
_AMAZON = (
    "https://advertising.amazon.com/resources/ad-policy/creative-acceptance (GJB8YEKP7UJYKSR2)"
)
_META = "https://transparency.meta.com/policies/ad-standards/objectionable-content/privacy-violations-personal-attributes"
_META_PLATFORMS = frozenset({"facebook", "instagram"})

_SIGN = r"(?:[$€£¥₹]|(?:USD|EUR|GBP|US\$)\s?)"
_AMOUNT = r"\d(?:[\d.,]*\d)?"
_GROUPS = (
    "asian|atheist|autistic|bisexual|black|blind|buddhist|catholic|christian|deaf|depressed|diabetic"
    "|disabled|divorced|elderly|gay|hindu|hispanic|immigrant|jewish|latino|lesbian|muslim|obese"
    "|overweight|pregnant|senior|single|teenager|trans|transgender|veteran|widowed"
)
_CONDITIONS = (
    "acne|addiction|alcoholism|anxiety|arthritis|bankruptcy|cancer|credit score|debts?|depression"
    "|diabetes|disability|divorce|faith|hair loss|illness|income|obesity|religion|salary|wrinkles"
)

SUPERLATIVE = Rule(
    id="claim.superlative",
    platforms=None,
    severity=Severity.WARNING,
    message="a superlative or promise needs evidence: say what the product is, or bring proof",
    source=_ENDORSEMENTS,
    yields=True,
    triggers=frozenset(
        {"best", "bestseller", "bestsellers", "1", "one", "top", "world", "unbeatable", "cheapest"}
        | {"lowest", "guaranteed", "guarantee", "guarantees", "100", "proven", "award", "miracle"}
        | {"recommended", "risk", "ultimate", "unrivalled", "unrivaled", "unmatched", "greatest"}
        | {"finest", "revolutionary"}
    ),
    find=matches_of(
        r"\bbest(?:[ -]?sell(?:ing|ers?))?\b|#\s?1\b|\bn(?:o\.|umber)\s?(?:1|one)\b"
        r"|\btop[ -](?:rated|selling|quality|notch)\b|\bworld(?:['’]s|[ -](?:class|leading))"
        r"|\b(?:unbeatable|unrivall?ed|unmatched|ultimate|greatest|finest|revolutionary)\b"
        r"|\b(?:cheapest|lowest[ -]price[ds]?|lowest)\b|\bguarantee[ds]?\b|\bmiracle\b"
        r"|\b100\s?% (?:safe|natural|effective|satisfaction|pure|organic)\b"
        r"|\b(?:clinically|scientifically|medically) proven\b|\b(?:doctor|expert)[ -]recommended\b"
        r"|\baward[ -]winning\b|\brisk[ -]free\b",
        re.IGNORECASE,
    ),
)
TESTIMONIAL = Rule(
    id="claim.testimonial",
    platforms=None,
    severity=Severity.WARNING,
    message="a quote or a word about other customers must be real and provable: leave it out",
    source=_REVIEWS,
    yields=True,
    triggers=frozenset(
        {"customers", "customer", "everyone", "everybody", "loved", "people", "seen", "reviews"}
        | {"says", "say", "said", "users"}
    ),
    find=matches_of(
        r"[\"“][^\"“”]{8,}[\"”]\s*(?:[-–—~]\s*|says |said )\w+"
        r"|\b(?:customers|people|users|everyone|everybody) (?:say|said|love|adore|rave|agree)s?\b"
        r"|\b(?:loved|trusted|adored) by\b|\bas seen (?:on|in)\b|\breviews? (?:say|agree)s?\b",
        re.IGNORECASE,
    ),
)
FORMER_PRICE = Rule(
    id="claim.former-price",
    platforms=None,
    severity=Severity.WARNING,
    message="a former price or a saving needs a real former price: state today's price alone",
    source=_FORMER_PRICE,
    yields=True,
    triggers=frozenset(
        {"was", "were", "formerly", "originally", "instead", "rrp", "msrp", "off", "save", "half"}
        | {"reduced", "discount", "discounted", "previously"}
    ),
    find=matches_of(
        r"\b(?:was|were|formerly|originally|previously|instead of|rrp:?|msrp:?|reduced from)\s"
        rf"(?:only |just )?(?:{_SIGN}{_AMOUNT}|\d+[.,]\d\d\b)"
        rf"|\d+\s?% (?:off|discount)\b|{_SIGN}{_AMOUNT} off\b"
        rf"|\bsave (?:up to )?(?:{_SIGN}{_AMOUNT}|\d+\s?%)"
        r"|\bhalf[ -]price\b|\b(?:huge|big|massive) discounts?\b",
        re.IGNORECASE,
    ),
)
SCARCITY = Rule(
    id="claim.scarcity",
    platforms=None,
    severity=Severity.WARNING,
    message="pressure by time or stock must be true: give a reason that always holds",
    source=_SCARCITY,
    yields=True,
    triggers=frozenset(
        {"only", "last", "selling", "sells", "gone", "stocks", "supplies", "ends", "limited"}
        | {"hurry", "miss", "going", "left", "few"}
    ),
    find=matches_of(
        r"\bonly \d+ (?:left|remaining|in stock)\b|\b\d+ left in stock\b|\blast chance\b|\bhurry\b"
        r"|\bsell(?:ing|s) (?:out|fast)\b|\b(?:almost|nearly) (?:gone|sold out)\b"
        r"|\bwhile (?:stocks?|supplies) lasts?\b"
        r"|\bends? (?:today|tonight|tomorrow|soon|at midnight)\b"
        r"|\blimited[ -]time\b|\btoday only\b|\bbefore (?:it|they)(?:['’]s|['’]re| is| are) gone\b"
        r"|\bdon['’]?t miss (?:out|it|this)\b|\bgoing fast\b"
        r"|\b(?:last|few) (?:one|items?|pieces?) left\b|\bfinal (?:hours|days)\b",
        re.IGNORECASE,
    ),
)
AMAZON = Rule(
    id="amazon.unsupported",
    platforms=frozenset({"amazon_sb"}),
    severity=Severity.ERROR,
    message="Amazon refuses this phrase without proof on the product page: say what the product is",
    source=_AMAZON,
    yields=True,
    triggers=frozenset({"best", "top", "last", "miss", "click", "bestseller"}),
    find=matches_of(
        r"\bbest(?:[ -]?sell(?:ing|er))?\b|\btop[ -](?:selling|rated)\b|\blast chance\b"
        r"|\bdon['’]?t miss out\b|\bclick here\b",
        re.IGNORECASE,
    ),
)
PERSONAL = Rule(
    id="meta.personal-attributes",
    platforms=_META_PLATFORMS,
    severity=Severity.ERROR,
    message="this says something of the reader's person: speak of the product instead",
    source=_META,
    triggers=frozenset({"you", "your", "you're", "you’re", "other", "fellow", "meet", "re"}),
    find=matches_of(
        rf"\b(?:are you|you are|you['’]re|if you['’]re|as an?|being)\s+(?:an?\s+)?(?:{_GROUPS})\b"
        rf"|\b(?:other|fellow|meet|for) (?:{_GROUPS})s?\b(?! (?:tea|coffee|pepper|shoes|dress|mat))"
        rf"|\byour (?:{_CONDITIONS})\b|\b(?:are you|you['’]re) (?:over |under |aged )?\d\d\b"
        r"|\bare you (?:broke|bankrupt|in debt|unemployed|lonely|fat|bald|sick|ill)\b",
        re.IGNORECASE,
    ),
)
CLAIMS = (SUPERLATIVE, TESTIMONIAL, FORMER_PRICE, SCARCITY, AMAZON, PERSONAL)
