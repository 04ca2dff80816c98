"""How platforms measure the length of a text."""

from enum import StrEnum


class Counting(StrEnum):
    """A way to count; all count the text in its composed form (NFC)."""

    X_WEIGHTED = "x-weighted"
    UTF16 = "utf-16-units"
    CODE_POINTS = "code-points"
    UTF8 = "utf-8-bytes"
    WIDTH = "east-asian-width"
    GRAPHEMES = "graphemes"
