"""Sentences that say nothing of the product: notes, leftovers of shops, contact data."""

import re

from domain.model.creative.facts.german.notes import NOTE as _NOTE_IN_GERMAN

_NOTHING = re.compile(
    r"^\W*$|^(?:no|keine?|aucune|sin|nessuna)\b.{0,20}\b(?:description|beschreibung|descripci[oó]n"
    r"|descrizione)\b"
    r"|^(?:description|coming soon|lorem ipsum|tba|tbd|n/?a|null|none|test|todo)\b.{0,12}$"
    r"|^this is a (?:simple|variable|grouped) product|^(?:add|enter|your) .{0,20}description",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\b(?:please (?:note|allow|check|contact|see|read|refer)|nb|disclaimer|note that)\b|^note\b"
    r"|\b(?:colou?rs?|shades?|prints?)\b.{0,30}\b(?:may|might|can|could)\b.{0,15}\b(?:vary|differ)"
    r"|\b(?:farb\w*|abbildung\w*)\b.{0,40}\babweich|\bfor illustration\b|\bimages? (?:is|are|may)\b"
    r"|\bsatisfaction (?:is )?guaranteed\b|\bmoney[- ]back\b|\bcustomer (?:service|support|care)\b"
    r"|\b(?:call|phone|e-?mail|whatsapp|contact) us\b|\bfollow us\b|\bvisit our\b|\bsubscribe\b"
    r"|\bas (?:shown|pictured|seen) (?:in|on)\b|\ball rights reserved\b|\bclick (?:here|below)\b"
    r"|\b(?:sku|ean|gtin|upc|asin|item (?:no|number)|article (?:no|number)|art\.? ?nr)\b"
    r"|\b(?:check|measure)\b.{0,60}\bbefore (?:ordering|buying|you (?:order|buy))\b"
    r"|\bthank you\b|\bbuyers?\b.{0,20}\bmust\b|\bdelivery times?\b|\bterms (?:and|&) conditions\b"
    r"|\bbuy (?:it )?now\b|\border (?:now|today)\b|\bhurry\b|\bwhile (?:stocks?|supplies) lasts?\b"
    r"|\bdon['’]t miss\b|\badd to (?:cart|basket|bag)\b"
    r"|\bsee (?:description|details|below|photos?)\b"
    r"|\bwe (?:read|reply|answer|ship|offer|are|have|do|will|also|accept)\b",
    re.IGNORECASE,
)
# Copy never speaks of texts and lists.
_ABOUT_TEXT = re.compile(
    r"\b(?:descriptions?|details?|detailed|listing|the product|this product|this item|read more"
    r"|learn more|find out|look no further|must-have|click)\b",
    re.IGNORECASE,
)
# True, and no reason to buy.
_NEGATIVE = re.compile(
    r"\b(?:not included|smells? of|sold separately|not suitable|excluded|shrinks?|no charger"
    r"|sold out|out of stock|available separately|(?:should|must) not"
    r"|ausverkauft|separat erhältlich"
    r"|may (?:cause|contain)|keep (?:away|out of reach)|warning|caution|choking|does not include"
    r"|doesn['’]t include|contains (?:milk|nuts|gluten|soy|sulphites|sulfites)|enthält sulfite"
    r"|nicht enthalten|nicht geeignet)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"https?://|www\.|\S@\S+\.\w|(?:\+|\b00)\d[\d ()/-]{7,}|\b\d{3}[- .]\d{3}[- .]\d{4}\b"
)

_NO_FACTS = (_NOTHING, _NOTE, _NOTE_IN_GERMAN, _NEGATIVE, _CONTACT)


def is_nothing(text: str) -> bool:
    """Whether a whole description is a placeholder."""
    return _NOTHING.search(text.strip()) is not None


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence is about pictures, orders or the shop instead of the product."""
    return any(pattern.search(sentence) for pattern in _NO_FACTS)


def is_about_text(words: str) -> bool:
    """Whether the words speak of a text, or of the product as such."""
    return _ABOUT_TEXT.search(words) is not None
