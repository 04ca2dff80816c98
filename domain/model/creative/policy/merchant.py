"""What Merchant Center, and Google's ads with it, take for no title or description of a product."""

import re

from domain.model.creative.policy.copy_rule import CopyRule, Severity, matches_of
from domain.model.creative.policy.words import word_set

_TITLE = "https://support.google.com/merchants/answer/6324415"
_DESCRIPTION = "https://support.google.com/merchants/answer/6324468"
_GOOGLE = frozenset({"google_rsa", "google_display", "google_merchant"})

PROMOTION = CopyRule(
    id="google.promotion-in-title",
    platforms=frozenset({"google_merchant"}),
    fields=frozenset({"title"}),
    severity=Severity.ERROR,
    message="no promotion in a product's title: say what the product is, offers have their fields",
    source=_TITLE,
    triggers=word_set(
        """
        free gratis kostenlos kostenlose kostenloser versandkostenfrei gratuite sale sales off price
        prices deal deals offer offers buy order shop purchase bogo clearance discount discounts
        discounted cheap cheapest delivery shipping dispatch value
        """
    ),
    find=matches_of(
        r"\bfree (?:(?:next[ -]day|express|standard|fast|worldwide|uk|us|eu) )?"
        r"(?:shipping|delivery|postage|returns?|gifts?)\b",
        r"\bsame[ -]day (?:shipping|delivery|dispatch)\b",
        r"\bgratis[ -]?versand\b|\bkostenlose?r? (?:versand|lieferung)\b|\bversandkostenfrei\b",
        r"\blivraison gratuite\b|\benv[ií]o gratis\b",
        r"(?<!\bpoint of )(?<!\bpoint-of-)(?<!\bgarage )(?<!\byard )\bsales?\b"
        r"(?!\s(?:signs?|stickers?|tags?|banners?|posters?|labels?)\b)",
        r"\b\d+\s?(?:%|percent) (?:off|discount)\b|[$€£]\s?\d[\d.,]*\soff\b",
        r"\b(?:best|lowest|great|special|amazing|unbeatable) (?:prices?|deals?|offers?|value)\b",
        r"\b(?:special|limited|exclusive|hot|today['’]s|daily)(?:[ -]time)? (?:offers?|deals?)\b",
        r"\b(?:buy|order|shop|purchase) (?:it |yours |one )?(?:now|today|online)\b",
        r"\bbuy (?:one|two|\d),? get (?:one|two|\d)\b|\bbogo\b",
        r"\bclearance (?:items?|prices?|offers?)\b",
        r"\bdiscount(?:s|ed)?\b|\bcheap(?:est)?\b",
    ),
)
ADDRESS = CopyRule(
    id="google.web-address",
    platforms=_GOOGLE,
    severity=Severity.ERROR,
    message="no web address in the text: it has a field of its own, describe the product",
    source=_DESCRIPTION,
    triggers=frozenset({"http", "https", "www"}),
    signs="/",
    find=matches_of(
        r"\bhttps?://[^\s]+|\bwww\.[^\s.]+\.[^\s]+|(?<![\w@.-])[a-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}/\S*"
    ),
)
MERCHANT = (PROMOTION, ADDRESS)

_SEPARATORS = r"[\s,;:|!()\[\]*–—-]"
_LEFT_OVER = re.compile(rf"{_SEPARATORS}*\0(?:{_SEPARATORS}|\0)*")


def without_promotion(title: str) -> str:
    """The title without its promotion, and without the marks that set it apart; may be empty."""
    for start, end in sorted(PROMOTION.find(title), reverse=True):
        title = f"{title[:start]}\0{title[end:]}"
    before, *parts = _LEFT_OVER.split(title)
    kept = [part for part in (before, *parts) if part.strip()]
    return ", ".join(kept).strip() if len(kept) > 1 else "".join(kept).strip()
