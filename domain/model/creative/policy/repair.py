"""A product's words as a platform may show them, with their meaning kept."""

import re
import unicodedata

from domain.model.creative.emoji import emoji_spans
from domain.model.creative.hashtag_grammar import extract_hashtags
from domain.model.creative.platform import Platform
from domain.model.creative.policy.writing import (
    BULLETS,
    MIXED_CASE,
    NO_SPACE_AFTER,
    REPEATED_MARKS,
    SPELLED_OUT,
    SUSPICIOUS,
    WORD_OF_CAPITALS,
    shouted,
)

_STRICT = frozenset({"google_rsa", "google_display", "google_merchant", "tiktok_ads", "amazon_sb"})
_ELLIPSIS = re.compile(r"…|\.{2,}")
_BEFORE_MARK = re.compile(r"\s+([.,;:])")
_ROUNDS = 4  # what one repair makes may be another's; nothing real needs more than two


def cleaned(value: str, platform: Platform) -> str:
    """Without what the platform refuses; may be empty. Idempotent, one line, NFC."""
    text = unicodedata.normalize("NFC", value)
    for sign in platform.forbidden:
        text = text.replace(sign, " ")
    if "#" in text or "＃" in text:
        text = _with_each_hashtag_once(text)
    if platform.id in _STRICT and SUSPICIOUS.search(text):
        for _ in range(_ROUNDS):
            before, text = text, _edited(text)
            if text == before:
                break
    return " ".join(text.split())


def _with_each_hashtag_once(text: str) -> str:
    """A hashtag that comes again is a word."""
    seen: set[str] = set()
    repeated: list[int] = []
    for tag in extract_hashtags(text):
        if tag.tag.casefold() in seen:
            repeated.append(tag.start)
        seen.add(tag.tag.casefold())
    for start in reversed(repeated):
        text = text[:start] + text[start + 1 :]
    return text


def _edited(text: str) -> str:
    text = _without_emoji(text)
    text = BULLETS.sub(" ", text)
    text = _ELLIPSIS.sub(".", text)
    text = REPEATED_MARKS.sub(lambda match: match[0][0], text)
    text = text.replace("!", ".")
    text = SPELLED_OUT.sub(lambda match: re.sub(r"[\W_]", "", match[0]).capitalize(), text)
    text = MIXED_CASE.sub(lambda match: match[0].capitalize(), text)
    text = _calmed(text)
    text = NO_SPACE_AFTER.sub(lambda match: f"{match[0]} ", text)
    return _BEFORE_MARK.sub(r"\1", " ".join(text.split()))


def _calmed(text: str) -> str:
    """Shouted words with one capital each."""
    for start, end in sorted(shouted(text), reverse=True):
        calm = WORD_OF_CAPITALS.sub(lambda match: match[0].capitalize(), text[start:end])
        text = text[:start] + calm + text[end:]
    return text


def _without_emoji(text: str) -> str:
    if text.isascii():
        return text
    for start, end in reversed(emoji_spans(text)):
        text = f"{text[:start]} {text[end:]}"
    return text
