"""Rules about how text is written: capitals, signs, spaces, lists (Google's editorial policy)."""

from domain.model.creative.policy.capitals import excessive_capitals
from domain.model.creative.policy.copy_rule import CopyRule, Severity, matches_of
from domain.model.creative.policy.typography import (
    cut_off_end,
    list_items,
    phone_numbers,
    repeated_marks,
    repetitions,
    signs_for_letters,
    wrong_spaces,
)

_POLICY = "https://support.google.com/adspolicy/answer/"
_EDITORIAL, _CAPITALS, _SYMBOLS = f"{_POLICY}6021546", f"{_POLICY}14848295", f"{_POLICY}14847994"
_SPACING, _STYLE = f"{_POLICY}14848500", f"{_POLICY}14848297"
_EXCLAMATION = "https://support.google.com/adwordspolicy/answer/176095"
GOOGLE_ADS = frozenset({"google_rsa", "google_display"})
GOOGLE = GOOGLE_ADS | {"google_merchant"}

CAPITALS = CopyRule(
    id="google.capitals",
    platforms=GOOGLE,
    severity=Severity.ERROR,
    message="excessive capitals: write words in small letters, acronyms and codes aside",
    source=_CAPITALS,
    find=excessive_capitals,
)
PUNCTUATION = CopyRule(
    id="google.punctuation",
    platforms=GOOGLE,
    severity=Severity.ERROR,
    message="repeated punctuation: one sign is enough",
    source=_SYMBOLS,
    find=repeated_marks,
)
EXCLAMATION = CopyRule(
    id="google.exclamation-in-headline",
    platforms=GOOGLE_ADS,
    fields=frozenset({"headline", "long_headline", "path"}),
    severity=Severity.ERROR,
    message="no exclamation mark in a headline: end it without",
    source=_EXCLAMATION,
    find=matches_of("[!！]+"),
)
SYMBOLS = CopyRule(
    id="google.symbols-for-letters",
    platforms=GOOGLE,
    severity=Severity.ERROR,
    message="digits or signs in place of letters: spell the word",
    source=_SYMBOLS,
    find=signs_for_letters,
)
SPACES = CopyRule(
    id="google.spacing",
    platforms=GOOGLE,
    severity=Severity.ERROR,
    message="missing or doubled spaces: one space after a mark, none inside a word",
    source=_SPACING,
    find=wrong_spaces,
)
REPETITION = CopyRule(
    id="google.repetition",
    platforms=GOOGLE_ADS,
    severity=Severity.ERROR,
    message="the same words twice in a row: say them once",
    source=_EDITORIAL,
    find=repetitions,
)
LISTS = CopyRule(
    id="google.lists",
    platforms=GOOGLE_ADS,
    severity=Severity.ERROR,
    message="no bullets and no numbered lists: write a sentence",
    source=_STYLE,
    find=list_items,
)
CUT_OFF = CopyRule(
    id="google.cut-off",
    platforms=GOOGLE_ADS,
    severity=Severity.ERROR,
    message="the text looks cut off: end the sentence",
    source=_STYLE,
    find=cut_off_end,
)
PHONE = CopyRule(
    id="google.phone-number",
    platforms=GOOGLE,
    severity=Severity.ERROR,
    message="no phone number in the text: leave it out, an ad has a call asset for it",
    source=_EDITORIAL,
    find=phone_numbers,
)
CLICK_HERE = CopyRule(
    id="google.click-here",
    platforms=GOOGLE_ADS,
    severity=Severity.ERROR,
    message="'click here' says nothing: name what people find",
    source=_STYLE,
    triggers=frozenset({"click", "tap"}),
    find=matches_of(r"\b(?:click|tap) (?:here|below|now|this)\b"),
)
WRITING = (
    *(CAPITALS, PUNCTUATION, EXCLAMATION, SYMBOLS, SPACES),
    *(REPETITION, LISTS, CUT_OFF, PHONE, CLICK_HERE),
)
