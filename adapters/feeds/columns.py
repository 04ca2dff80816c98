"""Names of columns, whatever their case, spaces and signs."""

import re
import unicodedata
from collections.abc import Iterable

_NAMESPACE = re.compile(r"^(?:\{[^}]*\}|g:)", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


def key_of(name: str) -> str:
    """What ``g:Sale_Price`` and ``sale price`` have in common."""
    plain = unicodedata.normalize("NFKC", _NAMESPACE.sub("", name.strip()))
    return _SIGNS.sub("", plain.casefold())


def by_key(columns: Iterable[str]) -> dict[str, str]:
    """Key -> the first column that has it."""
    found: dict[str, str] = {}
    for column in columns:
        found.setdefault(key_of(column), column)
    return found
