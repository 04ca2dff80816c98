"""Main points of a product: lists, and cells that hold several."""

import csv
import re

from adapters.feeds.cells.text import is_nothing, text_of
from domain.model.catalog.product import MAX_HIGHLIGHT_LENGTH, MAX_HIGHLIGHTS

# Commas stand inside of points: "Waterproof to 10,000 mm". Quotation marks tell them apart.
_APART = re.compile(r"\s*(?:\n|\s\|\s|;\s|•)\s*")


def read_highlights(cell: object) -> tuple[str, ...]:
    """Each point; those that are too long are left out."""
    if isinstance(cell, list | tuple):
        points = [text_of(each, "highlights") for each in cell]
    else:
        text = text_of(cell, "highlights")
        points = _quoted(text) if text.startswith('"') else _APART.split(text)
    kept = [point.strip() for point in points if not is_nothing(point)]
    return tuple(dict.fromkeys(each for each in kept if len(each) <= MAX_HIGHLIGHT_LENGTH))[
        :MAX_HIGHLIGHTS
    ]


def _quoted(text: str) -> list[str]:
    try:
        return next(csv.reader([text], skipinitialspace=True))
    except (csv.Error, StopIteration):
        return [text.strip('"')]
