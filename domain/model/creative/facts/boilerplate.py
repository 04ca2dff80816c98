"""Sentences that say nothing of the product: notes, leftovers of shops, contact data."""

import re

from domain.model.creative.facts.german.notes import NOTE as _NOTE_IN_GERMAN

# All are for texts in small letters, and their alternatives begin with one: for both ``re`` passes
# over the places where none can begin ten times as fast.
_NOTHING = re.compile(
    r"^\W*$|^(?:no|keine?|aucune|sin|nessuna)\b.{0,20}\b(?:description|beschreibung|descripci[oó]n"
    r"|descrizione)\b"
    r"|^(?:description|coming soon|lorem ipsum|tba|tbd|n/?a|null|none|test|todo)\b.{0,12}$"
    r"|^this is a (?:simple|variable|grouped) product|^(?:add|enter|your) .{0,20}description"
)
_NOTE = re.compile(
    r"^note\b|\b(?:please (?:note|allow|check|contact|see|read|refer)\b|nb\b|disclaimer\b"
    r"|note that\b|colou?rs?\b.{0,30}\b(?:may|might|can|could)\b.{0,15}\b(?:vary|differ)"
    r"|shades?\b.{0,30}\b(?:may|might|can|could)\b.{0,15}\b(?:vary|differ)"
    r"|prints?\b.{0,30}\b(?:may|might|can|could)\b.{0,15}\b(?:vary|differ)"
    r"|farb\w*\b.{0,40}\babweich|abbildung\w*\b.{0,40}\babweich|for illustration\b"
    r"|images? (?:is|are|may)\b|satisfaction (?:is )?guaranteed\b|money[- ]back\b"
    r"|customer (?:service|support|care)\b|call us\b|phone us\b|e-?mail us\b|whatsapp us\b"
    r"|contact us\b|follow us\b|visit our\b|subscribe\b|as (?:shown|pictured|seen) (?:in|on)\b"
    r"|all rights reserved\b|click (?:here|below)\b|sku\b|ean\b|gtin\b|upc\b|asin\b"
    r"|item (?:no|number)\b|article (?:no|number)\b|art\.? ?nr\b"
    r"|check\b.{0,60}\bbefore (?:ordering|buying|you (?:order|buy))\b"
    r"|measure\b.{0,60}\bbefore (?:ordering|buying|you (?:order|buy))\b"
    r"|thank you\b|buyers?\b.{0,20}\bmust\b|delivery times?\b|terms (?:and|&) conditions\b"
    r"|buy (?:it )?now\b|order (?:now|today)\b|hurry\b|while (?:stocks?|supplies) lasts?\b"
    r"|don['’]t miss\b|add to (?:cart|basket|bag)\b|see (?:description|details|below|photos?)\b"
    r"|we (?:read|reply|answer|ship|offer|are|have|do|will|also|accept)\b)"
)
# Copy never speaks of texts and lists.
_ABOUT_TEXT = re.compile(
    r"\b(?:descriptions?|details?|detailed|listing|the product|this product|this item|read more"
    r"|learn more|find out|look no further|must-have|click)\b"
)
# True, and no reason to buy.
_NEGATIVE = re.compile(
    r"\b(?:not included|smells? of|sold separately|not suitable|excluded|shrinks?|no charger"
    r"|sold out|out of stock|available separately|(?:should|must) not"
    r"|ausverkauft|separat erhältlich"
    r"|may (?:cause|contain)|keep (?:away|out of reach)|warning|caution|choking|does not include"
    r"|doesn['’]t include|contains (?:milk|nuts|gluten|soy|sulphites|sulfites)|enthält sulfite"
    r"|nicht enthalten|nicht geeignet)\b"
)
_CONTACT = re.compile(
    r"https?://|www\.|\S@\S+\.\w|(?:\+|\b00)\d[\d ()/-]{7,}|\b\d{3}[- .]\d{3}[- .]\d{4}\b"
)

_NO_FACTS = (_NOTHING, _NOTE, _NOTE_IN_GERMAN, _NEGATIVE, _CONTACT)


def is_nothing(text: str) -> bool:
    """Whether a whole description is a placeholder."""
    return _NOTHING.search(text.strip().lower()) is not None


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence is about pictures, orders or the shop instead of the product."""
    low = sentence.lower()
    return any(pattern.search(low) for pattern in _NO_FACTS)


def is_about_text(words: str) -> bool:
    """Whether the words speak of a text, or of the product as such."""
    return _ABOUT_TEXT.search(words.lower()) is not None
