"""A product's texts edited so that they keep a platform's rules and their meaning."""

import re
import unicodedata

from domain.model.creative.platforms.platform import Platform
from domain.model.creative.policy.capitals import (
    excessive_capitals,
    loud_capitals,
    without_capitals,
)
from domain.model.creative.policy.suspicion import is_suspicious
from domain.model.creative.policy.typography import (
    NO_SPACE_AFTER,
    REPEATED_MARKS,
    SPACED_OUT,
    STYLED,
    cut_off_end,
    is_sequence,
    list_items,
)
from domain.model.creative.text.emoji import emoji_spans
from domain.model.creative.text.hashtag_grammar import extract_hashtags

_STRICT = frozenset({"google_rsa", "google_display", "google_merchant", "tiktok_ads", "amazon_sb"})
_META = frozenset({"facebook", "instagram"})
_PAUSE = re.compile(r"(?:…|(?<!\.)\.{3,}+)(?=\s*+[a-z])")
_ELLIPSIS = re.compile(r"…|\.{2,}")
_BEFORE_MARK = re.compile(r"\s+([.,;:?])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ROUNDS = 6  # what one repair makes may be another's; nothing real needs more than two


def cleaned(value: str, platform: Platform) -> str:
    """Without what the platform refuses; may be empty. Idempotent, one line, NFC."""
    text = _CONTROL.sub(" ", unicodedata.normalize("NFC", value))
    for sign in platform.forbidden:
        text = text.replace(sign, " ")
    if "#" in text or "＃" in text:
        text = _with_each_hashtag_once(text)
    if platform.emoji is not None:
        text = _with_few_emoji(text, platform.emoji.value)
    text = " ".join(text.split())
    if platform.id in _STRICT and is_suspicious(text):
        for _ in range(_ROUNDS):
            before, text = text, _edited(text)
            if text == before:
                break
    if platform.id in _META and is_suspicious(text):
        text = without_capitals(text, loud_capitals(text))
    return text


def _with_few_emoji(text: str, most: int) -> str:
    if text.isascii():
        return text
    for start, end in reversed(emoji_spans(text)[most:]):
        text = f"{text[:start]} {text[end:]}"
    return text


def _with_each_hashtag_once(text: str) -> str:
    """A hashtag that comes again is a word; of ``##tea``, too, nothing but the word stays."""
    seen: set[str] = set()
    repeated: list[int] = []
    for tag in extract_hashtags(text):
        if tag.tag.casefold() in seen:
            repeated.append(tag.start)
        seen.add(tag.tag.casefold())
    for start in reversed(repeated):
        text = text[:start].rstrip("#＃") + text[start + 1 :]
    return text


def _edited(text: str) -> str:
    for start, end in sorted(list_items(text), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    text = STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _ELLIPSIS.sub(".", _PAUSE.sub(",", text))
    text = REPEATED_MARKS.sub(_one_mark, text).replace("!", ".").replace("！", ".")
    text = SPACED_OUT.sub(_closed, text)
    text = without_capitals(text, excessive_capitals(text))
    text = NO_SPACE_AFTER.sub(lambda match: f"{match[0]} ", text)
    text = _BEFORE_MARK.sub(r"\1", " ".join(text.split()))
    for start, _ in cut_off_end(text):
        text = text[:start].rstrip()
    return unicodedata.normalize("NFC", text)


def _one_mark(match: re.Match[str]) -> str:
    return "?" if "?" in match[0] else match[0][0]


def _closed(match: re.Match[str]) -> str:
    if is_sequence(match[0]):
        return match[0]
    return match[0][0] + match[0][1:].replace(" ", "").casefold()
