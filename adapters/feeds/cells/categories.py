"""Categories: paths, lists of paths, and numbers of a taxonomy."""

import re

from adapters.feeds.cells.text import is_nothing, text_of
from domain.model.catalog.product import MAX_CATEGORY_LENGTH

_NONE = frozenset({"uncategorized", "uncategorised", "unkategorisiert", "default category"})
_STEP = re.compile(r"\s*(?:>|&gt;|\u00bb|\u203a|/(?=\s)|\|)\s*")


def read_category(cell: object, *, apart: str | None = None) -> str | None:
    """The path, or its leaf where it is too long; None for nothing and for numbers of a taxonomy.

    Args:
        apart: what stands between several paths in one cell; the deepest is taken.
    """
    if isinstance(cell, list | tuple):
        cell = " > ".join(text for each in cell if (text := text_of(each, "category")))
    path = text_of(cell, "category")
    if apart is not None:
        paths = [each.strip() for each in re.split(rf"(?<!\\){re.escape(apart)}", path)]
        path = max(paths, key=lambda each: len(_STEP.findall(each))).replace(f"\\{apart}", apart)
    if is_nothing(path) or path.isdecimal() or path.casefold() in _NONE:
        return None
    if len(path) <= MAX_CATEGORY_LENGTH:
        return path
    leaf = _STEP.split(path.rstrip(" >/|"))[-1]
    return leaf if 0 < len(leaf) <= MAX_CATEGORY_LENGTH else None
