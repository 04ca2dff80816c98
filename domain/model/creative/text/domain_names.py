"""Top-level domains at a place in a text, as twitter-text takes them."""

import re
from functools import cache

from domain.model.creative.text.tables.top_level_domains import TLDS

_ALPHANUMERIC = re.compile("[0-9A-Za-z]*")
_PUNYCODE = re.compile("[Xx][Nn]--[-0-9A-Za-z]+")
_OTHER_DOTS = re.compile("[\u3002\uff0e\uff61]")
_LONGEST_LABEL = 63
_STUCK = re.compile("[0-9A-Za-z@+-]")  # a name goes on, or it is the address of a mailbox


def top_level_end(text: str, start: int) -> int | None:
    """Where the top-level domain that starts there ends; None where there is none."""
    ascii_names, other_names, longest = _names()
    plain = _ALPHANUMERIC.match(text, start)
    end = plain.end() if plain else start
    if text[start:end].lower() in ascii_names and not _STUCK.match(text, end):
        return end
    if text[end : end + 1] > "\x7f":
        for length in range(min(longest, len(text) - start), 1, -1):
            name = text[start : start + length].lower()
            if name in other_names and not _STUCK.match(text, start + length):
                return start + length
    encoded = _PUNYCODE.match(text, start)
    return encoded.end() if encoded else None


@cache
def _names() -> tuple[frozenset[str], frozenset[str], int]:
    names = [_in_unicode(name) for name in TLDS.split()]
    other = frozenset(name for name in names if not name.isascii())
    return frozenset(names) - other, other, max(map(len, other))


def _in_unicode(name: str) -> str:
    return name[4:].encode().decode("punycode") if name.startswith("xn--") else name


def has_valid_labels(domain: str) -> bool:
    """Each part has 1 to 63 characters in the form that the name service knows (RFC 3490)."""
    return all(_is_valid_label(label) for label in domain.split("."))


def _is_valid_label(label: str) -> bool:
    if len(label) > _LONGEST_LABEL:  # encoding only lengthens, and slowly
        return False
    encoded = ".".join(map(_encoded, _OTHER_DOTS.split(label)))
    return 0 < len(encoded) <= _LONGEST_LABEL


def _encoded(label: str) -> str:
    if label.isascii() and label.isprintable():
        return label
    return f"xn--{label.encode('punycode').decode()}"
