"""Whether English writes a or an before a word: by its sound, None where that is uncertain."""

import re
import unicodedata

_LETTERS = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"[0-9]+")
_VOWEL_NAMES = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel's sound
# Spelled out, although they can be read as words that take the other article.
_SPELLED = frozenset({"FAQ", "HDMI", "LED", "RFID", "SUV", "UHD", "UPS", "URL", "UV", "UVA", "UVB"})
_SILENT_H = ("heir", "honest", "honor", "honour", "hour")
_EITHER = ("herb",)  # American and British English differ
_CONSONANT_SOUND = (
    "eu", "ewe", "once", "one", "ouija", "ubi", "uk", "uni", "ura", "uri", "uro", "us", "ut", "uv",
)  # fmt: skip
_YET_A_VOWEL = ("oner", "unide", "unim", "unin", "usher", "utmost", "utter")


def takes_an(word: str) -> bool | None:
    """True: an; False: a; None: people say it one way or the other."""
    plain = unicodedata.normalize("NFKD", word)
    if number := _NUMBER.match(plain):
        return _number_takes_an(number[0])
    if not (letters := _LETTERS.match(plain)):
        return None
    start = letters[0]
    if len(start) == 1 and len(plain) > 1:  # X-ray, A4: the letter's name is said
        return start.upper() in _VOWEL_NAMES
    if len(start) > 1 and start.isupper():
        return _acronym_takes_an(start)
    return _word_takes_an(start.casefold())


def _number_takes_an(digits: str) -> bool | None:
    if digits.startswith("8"):
        return True
    if digits[:2] not in {"11", "18"}:
        return False
    if len(digits) == 4:  # noqa: PLR2004 - 1100: "eleven hundred", or "one thousand one hundred"
        return None
    return len(digits) % 3 == 2  # noqa: PLR2004 - 11, 18, 11000: "eleven", "eighteen" come first


def _acronym_takes_an(word: str) -> bool | None:
    """Spelled out as USB, or read as a word as LEGO; that matters where the articles differ."""
    spelled, read = word[0] in _VOWEL_NAMES, _word_takes_an(word.casefold())
    is_spelled = word in _SPELLED or not set(word) & set("AEIOU")
    return spelled if is_spelled or spelled == read else None


def _word_takes_an(word: str) -> bool | None:
    if word.startswith(_EITHER):
        return None
    if word.startswith(_SILENT_H + _YET_A_VOWEL):
        return True
    return word[0] in "aeiou" and not word.startswith(_CONSONANT_SOUND)
