"""What Amazon's moderation of Sponsored Brands refuses, beyond what law asks of all."""

from domain.model.creative.policy.capitals import excessive_capitals
from domain.model.creative.policy.claims import BEST, BEST_SELLING, TOP
from domain.model.creative.policy.copy_rule import CopyRule, Severity, matches_of
from domain.model.creative.policy.typography import phone_numbers, repeated_marks

_MODERATION = "https://advertising.amazon.com/help/GJB8YEKP7UJYKSR2"
_AMAZON = frozenset({"amazon_sb"})

UNSUPPORTED = CopyRule(
    id="amazon.unsupported",
    platforms=_AMAZON,
    severity=Severity.ERROR,
    message="Amazon refuses this claim without proof on the product page: say what the product is",
    source=_MODERATION,
    triggers=frozenset({"best", "bestseller", "bestsellers", "bestselling", "top"}),
    find=matches_of(BEST, BEST_SELLING, TOP),
)
PRESSURE = CopyRule(
    id="amazon.pressure",
    platforms=_AMAZON,
    severity=Severity.ERROR,
    message="Amazon refuses words that press or could stand in any ad: name what people find",
    source=_MODERATION,
    triggers=frozenset({"last", "miss", "hurry", "click"}),
    find=matches_of(
        r"\blast chance\b|\bhurry\b|\bclick (?:here|now)\b",
        r"\bdo(?:n['’]?| no)t miss (?:out|it|this)\b",
    ),
)
CAPITALS = CopyRule(
    id="amazon.capitals",
    platforms=_AMAZON,
    severity=Severity.WARNING,
    message="Amazon may refuse words in capitals: write them in small letters, acronyms aside",
    source=_MODERATION,
    find=excessive_capitals,
)
PUNCTUATION = CopyRule(
    id="amazon.punctuation",
    platforms=_AMAZON,
    severity=Severity.WARNING,
    message="Amazon may refuse repeated punctuation: one sign is enough",
    source=_MODERATION,
    find=repeated_marks,
)
PHONE = CopyRule(
    id="amazon.phone-number",
    platforms=_AMAZON,
    severity=Severity.WARNING,
    message="Amazon may refuse contact details: leave the phone number out",
    source="https://advertising.amazon.com/resources/ad-policy/creative-acceptance",
    find=phone_numbers,
)
AMAZON = (UNSUPPORTED, PRESSURE, CAPITALS, PUNCTUATION, PHONE)
