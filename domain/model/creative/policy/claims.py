"""Rules about what copy may claim, wherever it stands: consumer law of the United States."""

from domain.model.creative.policy.copy_rule import CopyRule, Severity, matches_of
from domain.model.creative.policy.words import word_set

_ECFR = "https://www.ecfr.gov/current/title-16/"
_SUBSTANTIATION = (
    "https://www.ftc.gov/legal-library/browse/ftc-policy-statement-regarding-"
    "advertising-substantiation"
)

# "Best before", "at its best", "your best friend" and the like compare nothing.
BEST = (
    r"(?<!\bat )(?<!\bits )(?<!\btheir )(?<!\byour )(?<!\bthe very )\bbest\b"
    r"(?!-?\s?(?:sell|before|by\b|kept|stored|served|used|suited|suits|enjoyed|friend|man\b|wishes"
    r"|practice|of both|of luck|fit for))"
)
BEST_SELLING = r"\bbest[ -]?sell(?:ing|ers?)\b"
TOP = r"\btop[ -](?:rated|selling|sellers?|quality|notch|ranked)\b"

_CURRENCY = r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CAD|AUD|CHF|US\$)\s?)"
_NUMBER = r"\d(?:[\d.,]*\d)?"
_PRICE = rf"(?:{_CURRENCY}\s?{_NUMBER}|{_NUMBER}\s?(?:[€$£¥₹]|USD\b|EUR\b|GBP\b|dollars\b|euros\b))"
_PERCENT = r"\d+\s?(?:%|percent\b)"
_FEW = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|few)"
_WHEN = (
    r"(?:today|tonight|tomorrow|soon|at midnight|this week(?:end)?"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)

SUPERLATIVE = CopyRule(
    id="claim.superlative",
    platforms=None,
    severity=Severity.WARNING,
    message="a superlative or promise needs evidence: say what the product is, or bring proof",
    source=_SUBSTANTIATION,
    yields=True,
    signs="#",
    triggers=word_set(
        """
        best bestseller bestsellers bestselling number number1 numberone no top world unbeatable
        unrivalled unrivaled unmatched unsurpassed cheapest lowest guarantee guarantees guaranteed
        100 proven award miracle recommended approved tested risk ultimate greatest finest
        revolutionary leading
        """
    ),
    find=matches_of(
        BEST,
        BEST_SELLING,
        TOP,
        r"#\s?1\b",
        r"\bn(?:o\.|umber)\s?(?:1|one)\b",
        r"\bworld(?:['’]s\b|[ -](?:class|leading|famous)\b)|\b(?:market|industry)[ -]leading\b",
        r"\bun(?:beatable|rivall?ed|matched|surpassed)\b|\b(?:ultimate|revolutionary|miracle)\b",
        r"\b(?:greatest|finest|cheapest)\b|\blowest[ -](?:prices?|priced|costs?)\b",
        r"\bguarantee[ds]?\b|\brisk[ -]free\b|\baward[ -]winning\b",
        r"\b100\s?(?:%|percent) (?:safe|natural|effective|satisfaction|pure|organic)\b",
        r"\b(?:clinically|scientifically|medically) (?:proven|tested)\b|\bFDA[ -]approved\b",
        r"\b(?:doctor|expert|dermatologist|dentist|vet)s?[ -](?:recommended|approved|tested)\b",
    ),
)
TESTIMONIAL = CopyRule(
    id="claim.testimonial",
    platforms=None,
    severity=Severity.WARNING,
    message="a quote or a word about other customers must be real and provable: leave it out",
    source=f"{_ECFR}part-465",
    yields=True,
    triggers=word_set(
        """
        customer customers people users buyers everyone everybody loved trusted adored seen
        review reviews star stars says said
        """
    ),
    signs='"“„«',
    find=matches_of(
        r"(?<!\d)[\"“„«][^\"“”„«»]{8,}[\"”“»]\s*(?:[-–—~(]\s*|says |said )\w+",
        r"\b(?:customers|people|users|buyers|everyone|everybody)"
        r" (?:say|said|loves?|adores?|raves?|agrees?|recommends?|swears? by)\b",
        r"\b(?:loved|trusted|adored) by\b|\bas seen (?:on|in)\b|\brave reviews?\b",
        r"\breviews? (?:say|says|said|agrees?)\b|\b(?:5|five)[ -]stars? (?:review|rating)s?\b",
        r"\b(?:happy|satisfied|delighted) (?:customer|user|buyer)s?\b",
    ),
)
FORMER_PRICE = CopyRule(
    id="claim.former-price",
    platforms=None,
    severity=Severity.WARNING,
    message="a former price or a saving needs a real former price: state today's price alone",
    source=f"{_ECFR}section-233.1",
    yields=True,
    triggers=word_set(
        """
        was were formerly originally previously instead rrp msrp regular list usual off save half
        reduced discount discounts discounted
        """
    ),
    find=matches_of(
        r"\b(?:was|were|formerly|originally|previously|instead of|rrp:?|msrp:?|reduced from"
        rf"|(?:regular|list|usual) price:?)\s(?:only |just )?(?:{_PRICE}|\d+[.,]\d\d\b)",
        rf"\b{_PERCENT} (?:off|discount)\b|{_PRICE} off\b",
        rf"\bsave (?:up to )?(?:{_PRICE}|{_PERCENT})",
        r"\bhalf(?:[ -]price| off)\b|\b(?:huge|big|massive) discounts?\b|\bdiscounted\b",
    ),
)
SCARCITY = CopyRule(
    id="claim.scarcity",
    platforms=None,
    severity=Severity.WARNING,
    message="pressure by time or stock must be true: give a reason that always holds",
    source=f"{_ECFR}section-233.5",
    yields=True,
    triggers=word_set(
        """
        only last left selling sells gone sold stocks stock supplies they ends end limited hurry
        miss going today final act never late expires
        """
    ),
    find=matches_of(
        rf"\bonly {_FEW} (?:left|remaining|in stock)\b|\b{_FEW} left in stock\b|\bhurry\b",
        r"\blast (?:chance|call)\b|\bfinal (?:hours|days|call)\b|\b(?:last|few) (?:ones?|items?"
        r"|pieces?) left\b",
        r"\bsell(?:ing|s) (?:out|fast)\b|\b(?:almost|nearly) (?:gone|sold out)\b|\bgoing fast\b",
        r"\bwhile (?:stocks?|supplies|they) lasts?\b|\bbefore (?:it|they)(?:['’]s|['’]re| is| are)"
        r" (?:gone|too late)\b",
        rf"\b(?:ends?|expires?) {_WHEN}\b|\btoday only\b|\bnow or never\b|\bact (?:now|fast)\b",
        r"\blimited[ -](?:time|stock|supply|quantit(?:y|ies)|availability)\b",
        r"\bdo(?:n['’]?| no)t miss (?:out|it|this)\b",
    ),
)
CLAIMS = (SUPERLATIVE, TESTIMONIAL, FORMER_PRICE, SCARCITY)
