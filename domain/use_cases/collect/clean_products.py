"""Clean the texts of collected products, so that a model learns from what people read."""

from dataclasses import replace

from domain.errors.catalog import InvalidProduct, RowFault
from domain.model.catalog.product import Product
from domain.model.data.dataset import Collection
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.clean_product import clean_product


def clean_products(collection: Collection, clean: TextCleaner) -> Collection:
    """The collection with clean texts; a product that has no text left is a refused row."""
    products: list[Product] = []
    refused = list(collection.refused)
    for row, product in collection.numbered():
        try:
            products.append(clean_product(product, clean))
        except InvalidProduct as error:
            refused.append(RowFault(row, error.field, error.requirement))
    refused.sort(key=lambda fault: fault.row)
    return replace(collection, products=tuple(products), refused=tuple(refused))
