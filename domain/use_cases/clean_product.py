"""Clean the texts of products, so that models learn from, and copy is made of, what people read."""

from dataclasses import fields, replace
from typing import TypeVar

from domain.model.catalog.product import Product
from domain.ports.text_cleaner import TextCleaner

P = TypeVar("P", bound=Product)


def clean_product(product: P, clean: TextCleaner) -> P:
    """The product with clean texts; a description may become empty, a category unknown.

    Raises:
        InvalidProduct: the title has nothing to read once it is cleaned.
    """
    attributes = {
        each.name: clean.title(value)
        for each in fields(product.attributes)
        if (value := getattr(product.attributes, each.name))
    }
    return replace(
        product,
        title=clean.title(product.title),
        description=clean(product.description),
        category=None if product.category is None else clean.title(product.category) or None,
        brand=None if product.brand is None else _name(product.brand, clean),
        attributes=replace(product.attributes, **attributes),
        highlights=tuple(text for each in product.highlights if (text := clean.title(each))),
    )


def _name(brand: str, clean: TextCleaner) -> str | None:
    """The brand without markup; its capitals are its own."""
    cleaned = clean.title(brand)
    return brand if cleaned.casefold() == brand.casefold() else cleaned or None
