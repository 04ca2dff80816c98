"""The words of a text, normalised for rules about claims."""

import string

_KEPT = (string.ascii_lowercase + string.digits).encode()
_BREAKS = bytes(byte if byte in _KEPT else ord(" ") for byte in range(256))


def word_set(text: str) -> frozenset[str]:
    """For tables of words: those that stand in the text."""
    return frozenset(text.split())


def words_of(text: str) -> list[str]:
    """Case folded, parted at everything but the letters of English and digits."""
    folded = text.casefold().encode("utf-8", "surrogatepass")
    return folded.translate(_BREAKS).decode("ascii").split()
