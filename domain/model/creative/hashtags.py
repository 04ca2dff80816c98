"""Hashtags made of the product's own words."""

import unicodedata

from domain.model.catalog.vocabulary import ADJECTIVES
from domain.model.creative.brief.brief import Brief

MAX_HASHTAGS = 5
MAX_LENGTH = 50  # characters; longer ones are not read or searched for
_ADJECTIVES = frozenset(adjective.casefold() for adjective in ADJECTIVES)
_WORD_CATEGORIES = ("L", "M", "Nd")
_CACHED_BELOW = 0x3000  # code points of common scripts; caching all would fill the memory


class _Separators(dict[int, str]):
    """For ``str.translate``: a space for what separates words, cached for common scripts."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_of_word = unicodedata.category(character).startswith(_WORD_CATEGORIES)
        found = character if is_of_word else " "
        if code < _CACHED_BELOW:
            self[code] = found
        return found


_SEPARATORS = _Separators()


def hashtags(brief: Brief) -> tuple[str, ...]:
    """From specific to broad: the whole title, its type, the category, single words.

    The type is what remains of the title's words without an adjective before them.

    Each is camel case, of letters, marks and digits with at least one letter (the grammar all
    platforms share), and unique whatever its case.
    """
    head = _words(brief.title.split(",")[0])
    kind = head[1:] if head and head[0].casefold() in _ADJECTIVES else []
    phrases = [head, kind, _words(brief.category or ""), *([word] for word in reversed(head))]
    found: dict[str, str] = {}
    for phrase in phrases:
        tag = "".join(word[:1].upper() + word[1:] for word in phrase)
        if len(tag) <= MAX_LENGTH and any(unicodedata.category(c).startswith("L") for c in tag):
            found.setdefault(tag.casefold(), f"#{tag}")
    return tuple(found.values())[:MAX_HASHTAGS]


def _words(text: str) -> list[str]:
    """Runs of letters, marks and digits; everything else separates."""
    return unicodedata.normalize("NFC", text).translate(_SEPARATORS).split()
