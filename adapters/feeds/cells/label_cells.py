"""A seller's own labels, and how often people did something, as cells have them."""

import re

from adapters.feeds.cells.text import is_nothing, text_of
from domain.errors.catalog import InvalidProduct

_GOOD = frozenset({"good", "approved", "yes", "true", "1", "gut", "ja"})
_POOR = frozenset({"poor", "bad", "rejected", "no", "false", "0", "schlecht", "nein"})
_WHOLE = re.compile(r"\d{1,15}(?:\.0)?|\d{1,3}(?:[., ]\d{3}){1,4}")


def read_label(cell: object) -> bool | None:
    """True is good; None where neither is said, as in ``pending``: such a product has no label."""
    low = text_of(cell, "label").strip().casefold().removesuffix(".0")  # as pandas writes them
    return low in _GOOD if low in _GOOD | _POOR else None


def read_times(cell: object, field: str) -> int | None:
    """How often; None where nothing stands.

    Raises:
        InvalidProduct: it is no whole number.
    """
    text = text_of(cell, field).strip()
    if is_nothing(text):
        return None
    if not _WHOLE.fullmatch(text):
        raise InvalidProduct(field, text, "a whole number")
    return int(re.sub(r"\D", "", text.removesuffix(".0")))
