"""Clean the texts of briefs, so that the classifier and the copy see what people read."""

from collections.abc import Sequence
from dataclasses import fields, replace

from domain.errors.catalog import InvalidProduct, ProductsInvalid, RowFault
from domain.model.creative.brief.brief import Brief
from domain.ports.text_cleaner import TextCleaner


def clean_briefs(briefs: Sequence[Brief], clean: TextCleaner) -> list[Brief]:
    """The briefs with clean texts; a description may become empty, a category unknown.

    Raises:
        ProductsInvalid: names each brief whose title has nothing to read.
    """
    cleaned: list[Brief] = []
    faults: list[RowFault] = []
    for row, brief in enumerate(briefs, 1):
        try:
            cleaned.append(_clean(brief, clean))
        except InvalidProduct as error:
            faults.append(RowFault(row, error.field, error.requirement))
    if faults:
        raise ProductsInvalid(faults)
    return cleaned


def _clean(brief: Brief, clean: TextCleaner) -> Brief:
    attributes = {
        each.name: clean.title(value)
        for each in fields(brief.attributes)
        if (value := getattr(brief.attributes, each.name))
    }
    return replace(
        brief,
        title=clean.title(brief.title),
        description=clean(brief.description),
        category=None if brief.category is None else clean.title(brief.category) or None,
        brand=None if brief.brand is None else _name(brief.brand, clean),
        attributes=replace(brief.attributes, **attributes),
        highlights=tuple(text for each in brief.highlights if (text := clean.title(each))),
    )


def _name(brand: str, clean: TextCleaner) -> str | None:
    """The brand without markup; its capitals are its own."""
    cleaned = clean.title(brand)
    return brand if cleaned.casefold() == brand.casefold() else cleaned or None
