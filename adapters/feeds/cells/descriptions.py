"""Descriptions: the better of two, and those that are too long."""

import re

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from domain.model.catalog.product import MAX_DESCRIPTION_LENGTH

_MARKUP = re.compile(r"<[^<>]*>|\s+")
_BUILDER = re.compile(r"\[/?[a-z]+_[a-z_]+[^\]]*\]")  # shortcodes of page builders: [vc_row]
_LEAST_LENGTH = 60  # of a text that says more than a name does, in visible characters
_LONGEST_READ = 200_000  # characters of markup
_SENTENCE_END = re.compile(r"[.!?\u3002\uff01\uff1f](?=\s|$)|\n")
_CLEAN = PlainTextCleaner()


def better_text(long: str, short: str) -> str:
    """The short description where the long one is missing, is a page builder's, or says less.

    The short text of a shop is written to sell; the long one often holds size charts and delivery.
    """
    if not short or not long:
        return long or short
    is_text = len(_MARKUP.sub(" ", short)) >= _LEAST_LENGTH
    return short if is_text or _BUILDER.search(long) else long


def within_limit(description: str) -> tuple[str, bool]:
    """The description without markup up to the last sentence that fits, and whether it was cut."""
    if len(description) <= MAX_DESCRIPTION_LENGTH:
        return description, False
    text = _CLEAN(description[:_LONGEST_READ])
    if len(text) <= MAX_DESCRIPTION_LENGTH:
        return text, len(description) > _LONGEST_READ
    kept = text[:MAX_DESCRIPTION_LENGTH]
    ends = [found.end() for found in _SENTENCE_END.finditer(text[: MAX_DESCRIPTION_LENGTH + 1])]
    end = max((each for each in ends if each <= MAX_DESCRIPTION_LENGTH), default=0)
    return (kept[:end] if end else kept.rsplit(None, 1)[0]).strip(), True
