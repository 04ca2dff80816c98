"""Rules about how text is written: capitals, signs, spaces, lists (Google's editorial policy)."""

import itertools
import re
from collections.abc import Iterable

from domain.model.creative.policy.rule import Rule, Severity, Span, matches_of

_EDITORIAL = "https://support.google.com/adspolicy/answer/14848295"
_SYMBOLS = "https://support.google.com/adspolicy/answer/14847994"
_SPACING = "https://support.google.com/adspolicy/answer/14848500"
_UNCLEAR = "https://support.google.com/adspolicy/answer/14848297"
_ADS = frozenset({"google_rsa", "google_display"})
_GOOGLE = _ADS | {"google_merchant"}

# Longer words than these are no acronyms. Codes have digits and are not words.
LONGEST_ACRONYM = 5
_ACRONYMS = frozenset(
    [
        "ABS",
        "BMW",
        "BPA",
        "CPU",
        "DAB",
        "DIY",
        "DVD",
        "EVA",
        "FHD",
        "GPS",
        "GPU",
        "HDD",
        "HDMI",
        "HDR",
        "IPX",
        "LCD",
        "LED",
        "MDF",
        "NASA",
        "NFC",
        "OLED",
        "PVC",
        "QLED",
        "RAM",
        "RFID",
        "RGB",
        "RPM",
        "SD",
        "SSD",
        "SPF",
        "TPU",
        "TV",
        "UHD",
        "UK",
        "USA",
        "USB",
        "UVA",
        "UVB",
        "VGA",
        "VIP",
        "WLAN",
        "XL",
        "XXL",
        "XXXL",
    ]
)
WORD_OF_CAPITALS = re.compile(r"(?<![\w&])[^\W\d_a-z]{2,}(?:['’][^\W\d_a-z]+)?(?![\w&-])")
MIXED_CASE = re.compile(r"\b(?:[A-Z][a-z]){3,}[A-Z]?\b|\b(?:[a-z][A-Z]){3,}[a-z]?\b")
SPELLED_OUT = re.compile(
    r"\b(?:[^\W\d_][.*·_-]){3,}[^\W\d_]\b\.?|(?<!\w)(?:[^\W\d_] ){3,}[^\W\d_](?!\w)"
)
REPEATED_MARKS = re.compile(r"[!?]{2,}|([.,;:*~])\1+")
NO_SPACE_AFTER = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[a-z])[.!?](?=[A-Z][a-z])")
BULLETS = re.compile(r"[•▪◦‣●■✓✔➤➜]\s*|^\s*[-*–]\s+|^\s*\d{1,2}[.)]\s+(?=\S)", re.MULTILINE)
# Without any of these no rule here is broken, but for a repeated word: capitals near each other,
# marks that stand together or at a letter, doubled spaces, lists, digits in words, long numbers,
# and what is neither ASCII nor a dash, an apostrophe, a hard space or the sign of a currency.
SUSPICIOUS = re.compile(
    r"[^\x00-\x7f–’\u00a0\u202f€£¥]|[A-Z]\W?[A-Z]|[a-z][A-Z][a-z]|[!*~]|\?\?|[.,;:][^\s\d]|  "
    r"|[@$][a-z]|[a-z][@$0-9]|\n\s*[-*–\d]|[\d+(][\d ().-]{7}|\b[A-Za-z] [A-Za-z] |\A\s*[-–\d]"
)
_REPEATED_WORD = re.compile(r"\b([^\W\d_]{2,})(?:[\s!,]+\1)+\b", re.IGNORECASE)


def shouted(text: str) -> Iterable[Span]:
    """Words in capitals that are no acronyms, or several in a row."""
    words = [match for match in WORD_OF_CAPITALS.finditer(text) if match[0].isupper()]
    spans = [word.span() for word in words if len(word[0]) > LONGEST_ACRONYM]
    plain = [word for word in words if len(word[0]) > 2 and word[0] not in _ACRONYMS]  # noqa: PLR2004 - two letters name units
    for one, other in itertools.pairwise(plain):
        if text[one.end() : other.start()] == " ":
            spans.append((one.start(), other.end()))
    return [
        *spans,
        *(match.span() for match in MIXED_CASE.finditer(text)),
        *(match.span() for match in SPELLED_OUT.finditer(text) if "." in match[0]),
    ]


def _spelled_with_spaces(text: str) -> Iterable[Span]:
    found = [match.span() for match in SPELLED_OUT.finditer(text) if "." not in match[0]]
    found += [match.span() for match in NO_SPACE_AFTER.finditer(text)]
    return found + [match.span() for match in re.finditer(r"(?<=\S) {2,}(?=\S)", text)]


CAPITALS = Rule(
    id="google.capitals",
    platforms=_GOOGLE,
    severity=Severity.ERROR,
    message="excessive capitals: write words in small letters, acronyms and codes aside",
    source=_EDITORIAL,
    find=shouted,
)
PUNCTUATION = Rule(
    id="google.punctuation",
    platforms=_GOOGLE,
    severity=Severity.ERROR,
    message="repeated punctuation: one sign is enough",
    source=_SYMBOLS,
    find=lambda text: [match.span() for match in REPEATED_MARKS.finditer(text)],
)
EXCLAMATION = Rule(
    id="google.exclamation-in-headline",
    platforms=_ADS,
    fields=frozenset({"headline", "long_headline", "path"}),
    severity=Severity.ERROR,
    message="no exclamation mark in a headline: end it without",
    source=_SYMBOLS,
    find=matches_of("!"),
)
SYMBOLS = Rule(
    id="google.symbols-for-letters",
    platforms=_GOOGLE,
    severity=Severity.ERROR,
    message="digits or signs in place of letters: spell the word",
    source=_SYMBOLS,
    find=matches_of(
        r"(?<![\w@$.])[A-Za-z]?[a-z]+(?:[013457]{1,2}|[@$€])[a-z]{2,}(?![\w@$]|\.\w)"
        r"|(?<![\w@$.])\$[a-z]{3,}\b"
    ),
)
SPACES = Rule(
    id="google.spacing",
    platforms=_GOOGLE,
    severity=Severity.ERROR,
    message="missing or doubled spaces: one space after a mark, none inside a word",
    source=_SPACING,
    find=_spelled_with_spaces,
)
REPETITION = Rule(
    id="google.repetition",
    platforms=_ADS,
    severity=Severity.ERROR,
    message="the same word twice in a row: say it once",
    source=_SPACING,
    yields=True,
    find=lambda text: [match.span() for match in _REPEATED_WORD.finditer(text)],
)
LISTS = Rule(
    id="google.lists",
    platforms=_ADS,
    severity=Severity.ERROR,
    message="no bullets and no numbered lists: write a sentence",
    source=_UNCLEAR,
    find=lambda text: [match.span() for match in BULLETS.finditer(text)],
)
CUT_OFF = Rule(
    id="google.cut-off",
    platforms=_ADS,
    severity=Severity.ERROR,
    message="the text looks cut off: end the sentence",
    source=_UNCLEAR,
    find=matches_of(r"(?:…|\.{3,})\s*\Z"),
)
PHONE = Rule(
    id="google.phone-number",
    platforms=_ADS,
    severity=Severity.ERROR,
    message="no phone number in the text: use a call asset",
    source="https://support.google.com/google-ads/answer/1206870",
    find=matches_of(
        r"(?<![\w.,#-])(?:\+\d{1,3}[ ().-]{0,2}(?:\d[ ().-]{0,2}){6,13}\d"
        r"|\(\d{3,5}\) ?\d{3,4}[ .-]?\d{3,4}|\d{3}[ .-]\d{3}[ .-]\d{4}|0\d{2,4}[ /-]\d{5,8})(?!\w)"
    ),
)
CLICK_HERE = Rule(
    id="google.click-here",
    platforms=_ADS,
    severity=Severity.ERROR,
    message="'click here' says nothing: name what people find",
    source=_UNCLEAR,
    triggers=frozenset({"click"}),
    find=matches_of(r"\bclick (?:here|below|now)\b", re.IGNORECASE),
)
WRITING = (
    CAPITALS,
    PUNCTUATION,
    EXCLAMATION,
    SYMBOLS,
    SPACES,
    REPETITION,
    LISTS,
    CUT_OFF,
    PHONE,
    CLICK_HERE,
)
