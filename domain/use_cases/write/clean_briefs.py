"""Clean the texts of briefs, so that the classifier and the copy see what people read."""

from collections.abc import Sequence

from domain.errors.catalog import InvalidProduct, ProductsInvalid, RowFault
from domain.model.creative.brief.brief import Brief
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.clean_product import clean_product


def clean_briefs(briefs: Sequence[Brief], clean: TextCleaner) -> list[Brief]:
    """The briefs with clean texts; a description may become empty, a category unknown.

    Raises:
        ProductsInvalid: names each brief whose title has nothing to read.
    """
    cleaned: list[Brief] = []
    faults: list[RowFault] = []
    for row, brief in enumerate(briefs, 1):
        try:
            cleaned.append(clean_product(brief, clean))
        except InvalidProduct as error:
            faults.append(RowFault(row, error.field, error.requirement))
    if faults:
        raise ProductsInvalid(faults)
    return cleaned
